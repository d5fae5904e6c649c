"""Read one table of a TOML file, and know where its keys and values stand.

The standard library reads TOML and tells no places. The libraries that keep comments and layout
(tomlkit) tell none either. So a place is looked for only when somebody asks: the file is read
once more, one statement at a time, by the same reader.
"""

from __future__ import annotations

import io
import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import Any

from rulebook.errors import ConfigurationError, Problem
from rulebook.load.source import Source, join_pointer, printable

_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_CLOSES = re.compile(r"[]}]|\"\"\"|'''")


def read_toml(text: str, path: str, table: Sequence[str]) -> Source | None:
    """Return what the table says; None where there is none. Raises ConfigurationError."""
    try:
        value: Any = tomllib.loads(text, parse_float=str)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(_fault(str(error), text, path)) from None
    except RecursionError:
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
    return value if isinstance(value, str | int) else str(value)


def _statements(text: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Yield where each statement starts, the statement, and what it says by itself."""
    start, statement = 0, ""
    for line in io.StringIO(text):
        statement += line
        # What goes on over several lines is a list or a long text: it ends where one of these stands.
        if statement == line or _CLOSES.search(line):
            try:
                said = tomllib.loads(statement, parse_float=str)
            except tomllib.TOMLDecodeError:
                continue
            yield start, statement, said
            start, statement = start + len(statement), ""


class _Places:
    """Know the offset of each key and value of a table."""

    def __init__(self, text: str, table: Sequence[str]) -> None:
        self.keys: dict[str, int] = {}
        self.values: dict[str, int] = {}
        at: tuple[str, ...] = ()
        for start, statement, said in _statements(text):
            bare = statement.lstrip()
            header = bare.startswith("[")
            if header:
                at = tuple(_headed(said))
            shared = min(len(at), len(table))
            if tuple(table[:shared]) != at[:shared]:
                continue
            start += len(statement) - len(bare)
            inside: Any = {} if header else said
            for name in table[shared:]:
                inside = inside.get(name) if isinstance(inside, dict) else None
            if inside is not None and bare and (not header or len(at) >= len(table)):
                pointer = ""
                for name in at[len(table) :]:
                    pointer = join_pointer(pointer, name)
                self._note(pointer, inside, bare, start, 0)

    def _note(self, pointer: str, value: Any, text: str, start: int, at: int) -> int:
        """Note where a value stands and what is in it, each after the one before; return where the search goes on."""
        self.values.setdefault(pointer, start + at)
        if isinstance(value, dict):
            for name, inner in value.items():
                child = join_pointer(pointer, name)
                at = max(text.find(name, at), at)
                self.keys.setdefault(child, start + at)
                after = re.compile(r"[^=]*=\s*").match(text, at + len(name))
                at = self._note(child, inner, text, start, after.end() if after else at)
        elif isinstance(value, list):
            for index, inner in enumerate(value):
                at = self._note(join_pointer(pointer, str(index)), inner, text, start, _element(inner, text, at)) + 1
        else:
            at += len(str(value))
        return at

    def find(self, pointer: str, key: bool) -> int | None:
        """Return the offset of a value or a key; None where nothing stands."""
        return (self.keys if key else self.values).get(pointer)


def _element(value: Any, text: str, at: int) -> int:
    """Return where an element of a list stands: as a text, if it is one, whatever a comment before it says."""
    ways = (f'"{value}"', f"'{value}'") if isinstance(value, str) else (str(value),)
    found = [place for way in ways if (place := text.find(way, at)) >= 0]
    return min(found) if found else max(text.find(str(value), at), at)


def _headed(said: Any) -> Iterator[str]:
    """Yield the names in a header that was read by itself: [tool.rulebook], [[list]]."""
    while said:
        if isinstance(said, list):
            said = said[-1]
            continue
        name, said = next(iter(said.items()))
        yield name
