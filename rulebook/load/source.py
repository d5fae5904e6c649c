"""Know where everything in a file stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

Find = Callable[[str, bool], int | None]
"""Where a value stands, or the key of a member: JSON Pointer, whether the key is asked for -> offset in code points."""


def join_pointer(parent: str, token: str) -> str:
    """Return the JSON Pointer (RFC 6901) of a member or element."""
    return f"{parent}/{token.replace('~', '~0').replace('/', '~1')}"


def printable(text: str) -> str:
    """Return a text as problems show it: at most 60 characters, none of which a terminal would obey."""
    return "".join(ch if ch.isprintable() else "\N{REPLACEMENT CHARACTER}" for ch in text[:60])


@dataclass(frozen=True, slots=True)
class Lines:
    """Turn offsets in a text into lines and columns, both from 1, columns in code points."""

    starts: list[int]

    @classmethod
    def of(cls, text: str) -> Lines:
        """Find where the lines of a text start."""
        starts = [0]
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return cls(starts)

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


class Source:
    """Hold what a file says (`value`), and find the place of any part of it when it is asked for."""

    def __init__(self, path: str, text: str, value: Any, finder: Callable[[], Find]) -> None:
        self.path, self.text, self.value = path, text, value
        self._finder = finder

    @cached_property
    def _find(self) -> Find:
        return self._finder()

    @cached_property
    def _lines(self) -> Lines:
        return Lines.of(self.text)

    def locate(self, pointer: str) -> tuple[int, int]:
        """Return line and column of the value at a pointer, or of the nearest thing around it."""
        offset = self._find(pointer, False)
        while pointer and offset is None:
            pointer = pointer.rpartition("/")[0]
            offset = self._find(pointer, False)
        return self._lines.place(offset or 0)

    def locate_key(self, pointer: str) -> tuple[int, int]:
        """Return line and column of the key of a member."""
        offset = self._find(pointer, True)
        return self.locate(pointer) if offset is None else self._lines.place(offset)
