"""Estimate how many lines a block takes, to keep what is short on one page.

The typesetter could measure it, but then it sets every card twice. An estimate does: it counts
lines too many rather than too few, and what is called short is far from a whole page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Any

from rulebook.annex.style import Style

Data = dict[str, Any]
Words = list[str | Data]
"""A text as `handed.py` writes it: runs, of which those without looks are mere words."""

TEXTS = 16_384
"""So many texts are remembered: those of some ten annexes."""
POINTS = 72 / 25.4
A4 = (210 * POINTS, 297 * POINTS)
GUTTER = 16 * POINTS
"""As in annex.typ."""
LETTER, LINE = 0.5, 1.6
"""The width of a letter and the height of a line, in sizes of the text."""
WIDE = 1.9
"""So much wider is a capital at most, and a sign of East Asia."""
SHORT = 0.65
"""What takes less of a page than this is not torn."""
NARROW = 0.4
"""A column in which words stand side by side has at least this share of the page."""
TERMS = (42 * POINTS, 66 * POINTS)
"""How wide terms may be beside what they are, the usual first."""
TERM = 0.495
"""The width of a letter of a term, which is smaller and bold."""


_MAY_BE_WIDE = re.compile(r"[A-Z\x80-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Page:
    """Hold the room on a page: letters on a line, and lines; and the size of the text in points."""

    letters: float
    lines: float
    size: float

    @classmethod
    def of(cls, style: Style, landscape: bool) -> Page:
        """Return the room that a style leaves on A4."""
        width, height = A4[::-1] if landscape else A4
        top, right, bottom, left = (margin * POINTS for margin in style.margins)
        return cls(
            (width - left - right - GUTTER) / (LETTER * style.size),
            (height - top - bottom) / (LINE * style.size),
            style.size,
        )

    def is_short(self, lines: float) -> bool:
        """Say whether so many lines are to stay together."""
        return lines <= SHORT * self.lines


USUAL = Page(86.8, 44.3, 9.8)
"""The room that the default style leaves."""


def upright(style: Style | None) -> Page:
    """Return the room on an upright page: that of the default style, if none is given."""
    return Page.of(style, landscape=False) if style else USUAL


def room_of(terms: Iterable[str], size: float) -> float | None:
    """Return how wide a column of these terms is, in points; None where one is too long to have a column."""
    wide = max(map(_width, terms), default=0) * TERM * size
    return next((room for room in TERMS if wide <= room), None)


def lines_of(block: Data, letters: float) -> float:
    """Return about how many lines a block takes where so many letters stand on one."""
    match block["kind"]:
        case "Paragraph":
            return _wrapped(block["text"], letters) + 0.6
        case "Quote":
            return _wrapped(block["text"], letters * 0.9) + _wrapped(block["source"], letters) + 1.5
        case "Bullets":
            return sum(lines_of(each, letters * 0.9) for item in block["items"] for each in item) + 0.6
        case "Facts":
            return sum(_wrapped(term, letters) + _wrapped(what, letters * 0.6) for term, what in block["items"])
        case "Table":
            head = 3 + _wrapped(block["caption"], letters)
            return head + sum(lines_of_row(row, block["columns"], letters) for row in block["rows"])
        case "Card":
            return sum(lines_of(each, letters) for each in block["blocks"])
        case _:
            return 4.0


def lines_of_row(row: Data, columns: list[Data], letters: float) -> float:
    """Return about how many lines a row of a table takes: as many as its longest cell."""
    shares = [1.0] if row["heading"] else [column["share"] for column in columns]
    # In a narrow cell, more is lost at the ends of lines.
    tall = (
        sum(lines_of(each, letters * share * 0.85) for each in cell)
        for cell, share in zip(row["cells"], shares, strict=True)
    )
    return max(tall, default=0.0) + 0.8


def said(text: Words) -> str:
    """Return the words of a text."""
    return "".join([run if isinstance(run, str) else "".join(run["pieces"]) for run in text])


def _wrapped(text: Words, letters: float) -> float:
    letters = max(letters, 1)
    return sum(ceil(width / letters) or 1 for width in _widths(said(text)))


@lru_cache(maxsize=TEXTS)
def _widths(words: str) -> tuple[float, ...]:
    """Return how wide each line is that the words themselves make."""
    return tuple(map(_width, words.split("\n")))


def _width(line: str) -> float:
    wide = [sign for sign in _MAY_BE_WIDE.findall(line) if sign.isupper() or sign >= "\u1100"]
    return len(line) + (WIDE - 1) * len(wide)
