"""Read one table of a TOML file, and know where its keys and values stand.

The standard library reads TOML and tells no places. The libraries that keep comments and layout
(tomlkit) tell none either. So whoever asks where something stands has a text that was read already
cut into its signs; since it is valid, nothing needs to be judged a second time.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from typing import Any

from rulebook.errors import ConfigurationError, Problem
from rulebook.load.source import Source, join_pointer, printable

_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_LARGEST = 10**40
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|'
    r"'''.*?'{3,5}|"
    r'"(?:\\.|[^"\\\n])*"|'
    r"'[^'\n]*'|"
    r"#[^\n]*|"
    r"[\[\]{},=.]|"
    r"""[^\s\[\]{},=.#"']+""",
    re.S,
)


def read_toml(text: str, path: str, table: Sequence[str]) -> Source | None:
    """Return what the table says; None where there is none. Raises ConfigurationError."""
    try:
        value: Any = tomllib.loads(text, parse_float=str)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(_fault(str(error), text, path)) from None
    except (RecursionError, ValueError):
        # A ValueError of its own is a number with more digits than Python reads.
        raise ConfigurationError(Problem("configuration.deep", {}, path)) from None
    for name in table:
        if not isinstance(value, dict) or name not in value:
            return None
        value = value[name]
    return Source(path, text, _plain(value), lambda: _Places(text, table).find)


def _fault(why: str, text: str, path: str) -> Problem:
    found = _AT.search(why)
    line, column = (found[1], found[2]) if found is not None else (None, None)
    place = (int(line), int(column)) if line and column else (text.rstrip().count("\n") + 1, None)
    return Problem("configuration.toml", {"why": printable(_AT.sub("", why))}, path, *place)


def _plain(value: Any) -> Any:
    """Return a value with nothing in it but texts, whole numbers, switches, lists and tables."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, int) and abs(value) > _LARGEST:
        # Python reads numbers in hexadecimals that it does not write.
        return hex(value)[:40]
    return value if isinstance(value, str | int) else str(value)


class _Places:
    """Know where each key and value stands in a text that was read already: what is asked for is there."""

    def __init__(self, text: str, table: Sequence[str]) -> None:
        self._base = _pointer("", table)
        self._tokens = [found for found in _TOKEN.finditer(text) if found[0][0] != "#"]
        self._text, self._at = text, 0
        self._keys: dict[str, int] = {}
        self._values: dict[str, int] = {}
        above = ""
        while self._at < len(self._tokens):
            if self._sign() == "[":
                above = self._header()
            else:
                self._member(above)

    def find(self, pointer: str, key: bool) -> int | None:
        """Return the offset of a value or a key; None where nothing stands."""
        return (self._keys if key else self._values).get(self._base + pointer)

    def _sign(self) -> str:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else ""

    def _names(self, above: str, end: str) -> str:
        """Note the names of a dotted key; return the pointer that they lead to."""
        while self._sign() != end:
            token = self._tokens[self._at]
            if token[0] != ".":
                above = join_pointer(above, next(iter(tomllib.loads(f"{token[0]} = 0"))))
                self._keys.setdefault(above, token.start())
                if end == "]" or self._tokens[self._at + 1][0] != end:
                    self._values.setdefault(above, token.start())
            self._at += 1
        self._at += 1
        return above

    def _header(self) -> str:
        depth = 2 if self._tokens[self._at + 1][0] == "[" else 1
        self._at += depth
        above = self._names("", "]")
        self._at += depth - 1
        return above

    def _member(self, above: str) -> None:
        self._value(self._names(above, "="))

    def _value(self, pointer: str) -> None:
        self._values[pointer] = self._tokens[self._at].start()
        opened, count = self._sign(), 0
        if opened not in ("[", "{"):
            self._scalar()
            return
        self._at += 1
        while self._sign() not in ("]", "}"):
            if opened == "{":
                self._member(pointer)
            else:
                self._value(join_pointer(pointer, str(count)))
            count += 1
            self._at += self._sign() == ","
        self._at += 1

    def _scalar(self) -> None:
        """Pass over a value that may be several signs, as 2.5 is: to where its line or its place in a list ends."""
        self._at += 1
        while self._sign() not in ("", ",", "]", "}"):
            between = self._text[self._tokens[self._at - 1].end() : self._tokens[self._at].start()]
            if "\n" in between:
                return
            self._at += 1


def _pointer(above: str, names: Sequence[str]) -> str:
    for name in names:
        above = join_pointer(above, name)
    return above
