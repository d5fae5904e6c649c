"""Lay texts out for a terminal of a given width: wrapped, indented, side by side, with or without colour.

A block is a function of a width that gives lines; a line is pieces of text, each with its style:
words such as `bold` and `red`. Widths are in columns: a wide character takes two, a combining one none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

Line = list[tuple[str, str]]
Block = Callable[[int], Iterable[Line]]

CODES = {"bold": 1, "dim": 2, "italic": 3, "reverse": 7, "red": 31, "green": 32, "yellow": 33, "cyan": 36}
"""How a style is written (ECMA-48, 8.3.117)."""

_WORD = re.compile(r"\s*\S+\s*")


def on_screen(blocks: Iterable[Block], width: int, colour: bool) -> bytes:
    """Return what a terminal of `width` columns would show; no line ends in blanks."""
    lines = (line for block in blocks for line in block(width))
    return "".join(f"{_written(line, colour).rstrip()}\n" for line in lines).encode()


def _written(line: Line, colour: bool) -> str:
    if not colour:
        return "".join(text for text, _ in line)
    return "".join(_styled(text, style) for text, style in line)


def _styled(text: str, style: str) -> str:
    codes = sorted(CODES[word] for word in set(style.split()))
    return f"\x1b[{';'.join(map(str, codes))}m{text}\x1b[0m" if codes and text else text


class Text:
    """Be a text whose parts may have styles of their own; it wraps at the width that it is given."""

    def __init__(self, text: str = "", style: str = "") -> None:
        """Start with a text; its style is the style of all that follows as well."""
        self.style = style
        self.pieces: Line = [(text, style)]

    def append(self, text: str, style: str = "") -> None:
        """Go on with a text that has a style beside that of the whole."""
        self.pieces.append((text, f"{self.style} {style}"))

    def dimmed(self) -> Text:
        """Return the text dimmed."""
        found = Text()
        found.pieces = [(text, f"{style} dim") for text, style in self.pieces]
        return found

    def __call__(self, width: int) -> Iterator[Line]:
        """Yield the lines."""
        whole = "".join(text for text, _ in self.pieces)
        at = 0
        for line in whole.split("\n"):
            places = [at, *(at + place for place in _breaks(line, width)), at + len(line)]
            for start, end in pairwise(places):
                yield self._cut(start, end)
            at += len(line) + 1

    def _cut(self, start: int, end: int) -> Line:
        """Return the pieces from one place of the text to another, without blanks at the end."""
        line, at = [], 0
        for text, style in self.pieces:
            part = text[max(start - at, 0) : max(end - at, 0)]
            if part:
                line.append((part, style))
            at += len(text)
        while line and not line[-1][0].rstrip():
            line.pop()
        if line:
            line[-1] = (line[-1][0].rstrip(), line[-1][1])
        return line


def columns(text: str) -> int:
    """Return how many columns a text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@cache
def _columns(ch: str) -> int:
    if unicodedata.category(ch) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(ch) in "WF" else 1


def _breaks(text: str, width: int) -> list[int]:
    """Return the places before which a line is broken: between words, and within one that is wider than a line."""
    if len(text) <= width and text.isascii():
        return []
    places, used = [], 0
    for found in _WORD.finditer(text):
        word, start = found.group(), found.start()
        bare = columns(word.rstrip())
        if bare <= width - used:
            used += columns(word)
        elif bare <= width:
            places.append(start)
            used = columns(word)
        else:
            cuts = _folded(word, width)
            places += [start + cut for cut in cuts if start + cut]
            used = columns(word[cuts[-1] :])
    return places


def _folded(word: str, width: int) -> list[int]:
    """Return where the pieces of a word start that is wider than a line."""
    cuts, used = [0], 0
    for place, ch in enumerate(word):
        if used and used + _columns(ch) > width:
            cuts.append(place)
            used = 0
        used += _columns(ch)
    return cuts


def stacked(blocks: Iterable[Block]) -> Block:
    """Put blocks one below the other."""
    listed = list(blocks)
    return lambda width: [line for block in listed for line in block(width)]


def spaced(block: Block, left: int = 0) -> Block:
    """Indent a block, and leave a line empty after it."""
    return lambda width: [*([(" " * left, ""), *line] for line in block(width - left)), []]


def indented(block: Block, left: int) -> Block:
    """Indent a block."""
    return lambda width: [[(" " * left, ""), *line] for line in block(width - left)]


def drawn(ch: str, title: str = "") -> Block:
    """Draw a line over the whole width, after a title."""

    def block(width: int) -> Iterator[Line]:
        *lines, last = Text(f"{title} " if title else "", "bold")(width)
        yield from lines
        room = width - sum(columns(text) for text, _ in last) - bool(title)
        yield [*last, (" " * bool(title), ""), (ch * room, "dim")]

    return block


def clipped(text: Text) -> Block:
    """Show only the first line of a text; dots say that there is more."""

    def block(width: int) -> Iterator[Line]:
        lines = list(text(width))
        yield [*next(text(width - 2)), (" …", "dim")] if len(lines) > 1 else lines[0]

    return block


def hung(mark: str, block: Block, width: int, style: str = "") -> Block:
    """Hang a block beside a mark, which stands before its first line and takes `width` columns."""
    return _side_by_side([Text(mark, style), block], lambda whole: [width, whole - width])


def beside(heads: Sequence[str], blocks: Sequence[Block]) -> Block:
    """Put two blocks side by side under their heads, two parts to three of the width."""

    def widths(whole: int) -> list[int]:
        first = -(-2 * (whole - 1) // 5)
        return [first, whole - first]

    def block(width: int) -> Iterator[Line]:
        left, right = heads
        yield from _side_by_side([_inset(Text(left, "bold"), 1), _inset(Text(right, "bold"), 2)], widths)(width)
        yield [("─" * width, "")]
        yield from _side_by_side([_inset(blocks[0], 1), _inset(blocks[1], 2)], widths)(width)

    return block


def _inset(block: Block, left: int) -> Block:
    """Leave columns free on the left, and one on the right."""
    return lambda width: indented(block, left)(width - 1)


def _side_by_side(blocks: Sequence[Block], widths: Callable[[int], list[int]]) -> Block:
    """Put blocks side by side in columns of these widths."""

    def block(width: int) -> Iterator[Line]:
        wide = widths(width)
        cells = [list(block(room)) for block, room in zip(blocks, wide, strict=True)]
        for row in range(max(map(len, cells))):
            line: Line = []
            for lines, room in zip(cells, wide, strict=True):
                part = lines[row] if row < len(lines) else []
                line += part
                line.append((" " * (room - sum(columns(text) for text, _ in part)), ""))
            yield line

    return block
