"""Find where a value stands in a JSON text that was read already, opening only what leads there.

A report names some hundred places of a draft. The scanner would go through all of the text for
them, sign by sign; the standard library passes over a whole value at once.
"""

from __future__ import annotations

import re
from json import JSONDecoder

from rulebook.load.source import join_pointer

_BLANK = re.compile(r"[ \t\n\r]*")
_value = JSONDecoder(parse_float=str, parse_int=str).raw_decode


class Places:
    """Know where the values and keys of a text stand, as far as somebody asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._values = {"": self._after(0)}
        self._keys: dict[str, int] = {}
        self._opened: set[str] = set()

    def find(self, pointer: str, key: bool) -> int | None:
        """Return the offset of the value at a JSON Pointer, or of its key; None where nothing stands."""
        if pointer and pointer not in self._values:
            parent = pointer.rpartition("/")[0]
            at = self.find(parent, False)
            if at is not None and parent not in self._opened:
                self._opened.add(parent)
                self._open(parent, at)
        return (self._keys if key else self._values).get(pointer)

    def _open(self, pointer: str, at: int) -> None:
        """Note where each member or element stands."""
        text, kind = self._text, self._text[at]
        if kind not in "{[":
            return
        at = self._after(at + 1)
        number = 0
        while text[at] not in "}]":
            token = str(number)
            if kind == "{":
                token, end = _value(text, at)
                child = join_pointer(pointer, token)
                self._keys[child] = at
                at = self._after(self._after(end) + 1)
            else:
                child = join_pointer(pointer, token)
            self._values[child] = at
            at = self._after(_value(text, at)[1])
            if text[at] == ",":
                at = self._after(at + 1)
            number += 1

    def _after(self, at: int) -> int:
        """Return where the next sign stands that is not blank."""
        found = _BLANK.match(self._text, at)
        return found.end() if found else at
