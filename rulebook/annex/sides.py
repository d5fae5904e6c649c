"""Set an annex in two languages side by side: block by block, for both are built from the same facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, groupby, takewhile
from typing import Any

from rulebook.annex.document import (
    Block,
    Bullets,
    Card,
    Cell,
    Column,
    Contents,
    Facts,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Run,
    Table,
    Text,
)
from rulebook.annex.outline import plain
from rulebook.annex.subject import Subject

Prose = Paragraph | Quote | Bullets
Fact = tuple[Text, Text]
BETWEEN = Run(" / ")
LONG = 60
"""What is longer than this in both languages together is said in one after the other."""


def beside(first: tuple[Block, ...], second: tuple[Block, ...], subjects: tuple[Subject, Subject]) -> tuple[Block, ...]:
    """Return the blocks of both: prose in two columns, tables once with both languages in each cell.

    Raises ValueError if the two do not say the same things in the same order.
    """
    heads = tuple(Column((Run(each.say("language"), lang=each.lang),), 0.5) for each in subjects)
    return tuple(_merged(first, second, heads, subjects[1].lang))


def _merged(first: Iterable[Any], second: Iterable[Any], heads: tuple[Column, ...], lang: str) -> Iterator[Any]:
    pairs = list(zip(first, second, strict=True))
    if wrong := next((pair for pair in pairs if type(pair[0]) is not type(pair[1])), None):
        raise ValueError(f"two languages differ: {wrong}")
    for prose, group in groupby(pairs, key=lambda pair: isinstance(pair[0], Prose)):
        if prose:
            yield from _prose(list(group), heads, lang)
        else:
            yield from (_pair(one, other, heads, lang) for one, other in group)


def _prose(pairs: list[tuple[Prose, Prose]], heads: tuple[Column, ...], lang: str) -> Iterator[Prose | Table]:
    """Yield prose in two columns; what is the same in both stands once, over both."""
    for same, group in groupby(pairs, key=lambda pair: pair[0] == pair[1]):
        if same:
            yield from (one for one, _ in group)
        else:
            # Its heads say all that a caption could.
            yield Table((), heads, tuple(_rows(group, lang)), kind="sides")


def _rows(pairs: Iterable[tuple[Prose, Prose]], lang: str) -> Iterator[Row]:
    """Yield a row for each pair; what only names the next stands in one row with it."""
    cells: tuple[Cell, Cell] = ((), ())
    for one, other in chain.from_iterable(map(_items, pairs)):
        cells = (*cells[0], one), (*cells[1], _in(other, lang))
        if not (isinstance(one, Paragraph) and one.role == "label"):
            yield Row(cells)
            cells = ((), ())
    if cells[0]:
        yield Row(cells)


def _items(pair: tuple[Prose, Prose]) -> Iterator[tuple[Prose, Prose]]:
    """Yield each item of two lists with its like: both stand at one height, and no long cell is torn."""
    one, other = pair
    # What is the same in one language, and so stands once, may be two things in the other.
    if not (isinstance(one, Bullets) and isinstance(other, Bullets)) or len(one.items) != len(other.items):
        yield pair
        return
    for item, like in zip(one.items, other.items, strict=True):
        yield replace(one, items=(item,)), replace(other, items=(like,))


def _pair(one: Any, other: Any, heads: tuple[Column, ...], lang: str) -> Any:
    match one:
        case Heading():
            return replace(one, text=_text(one.text, other.text, lang))
        case Contents():
            return replace(one, title=_text(one.title, other.title, lang))
        case PageBreak():
            return one
        case Figure():
            shows, caption = _text(one.shows, other.shows, lang), _text(one.caption, other.caption, lang)
            return replace(one, shows=shows, caption=caption)
        case Facts():
            items = zip(one.items, other.items, strict=True)
            return Facts(tuple(chain.from_iterable(_fact(a, b, lang) for a, b in items)))
        case Card():
            return Card(tuple(_merged(one.blocks, other.blocks, heads, lang)), one.mark)
        case Table():
            return _table(one, other, lang)
    raise ValueError(f"no two languages of this: {type(one).__name__}")


def _fact(one: Fact, other: Fact, lang: str) -> Iterator[Fact]:
    """Yield a term in both languages, or twice where there is much to say."""
    if one[1] != other[1] and len(plain(one[1])) + len(plain(other[1])) > LONG:
        yield one
        yield _spoken(other[0], lang), _spoken(other[1], lang)
    else:
        yield _text(one[0], other[0], lang), _text(one[1], other[1], lang)


def _table(one: Table, other: Table, lang: str) -> Table:
    columns = zip(one.columns, other.columns, strict=True)
    rows = zip(one.rows, other.rows, strict=True)
    return replace(
        one,
        caption=_text(one.caption, other.caption, lang),
        columns=tuple(Column(_text(a.head, b.head, lang), a.share) for a, b in columns),
        rows=tuple(_row(a, b, lang) for a, b in rows),
    )


def _row(one: Row, other: Row, lang: str) -> Row:
    if one.heading:
        first, second = one.cells[0][0], other.cells[0][0]
        if isinstance(first, Paragraph) and isinstance(second, Paragraph):
            return replace(one, cells=((Paragraph(_text(first.text, second.text, lang)),),))
    return replace(one, cells=tuple(_cell(a, b, lang) for a, b in zip(one.cells, other.cells, strict=True)))


def _cell(one: Cell, other: Cell, lang: str) -> Cell:
    """Put the second language under the first, and what both end with once below both."""
    backwards = zip(reversed(one), reversed(other), strict=False)
    end = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], backwards))
    return (*_above(one[: len(one) - end], other[: len(other) - end], lang), *one[len(one) - end :])


def _above(one: Cell, other: Cell, lang: str) -> Cell:
    """Put one below the other. Words that both quote stand once, with where they stand in both."""
    there = {plain(block.text) for block in one if isinstance(block, Quote)}
    # The same words may stand in two articles: the first of one language goes with the first of the other.
    quoted = [block for block in other if isinstance(block, Quote) and plain(block.text) in there]
    first: list[Prose] = []
    for block in one:
        same = next((each for each in quoted if isinstance(block, Quote) and _quotes(each, block)), None)
        if same is not None and isinstance(block, Quote):
            quoted.remove(same)
            first.append(replace(block, source=_text(block.source, same.source, lang)))
        else:
            first.append(block)
    news = [each for each in other if each not in one and not (isinstance(each, Quote) and plain(each.text) in there)]
    return (*first, *(_in(block, lang) for block in news))


def _quotes(one: Quote, other: Quote) -> bool:
    return plain(one.text) == plain(other.text)


def _text(one: Text, other: Text, lang: str) -> Text:
    """Return both texts in one line; what both begin with stands once."""
    if one == other:
        return one
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    if same == min(len(one), len(other)):
        same = 0
    return (*one, BETWEEN, *_spoken(other[same:], lang))


def _spoken(text: Text, lang: str) -> Text:
    return tuple(replace(run, lang=run.lang or lang) for run in text)


def _in(block: Prose, lang: str) -> Prose:
    """Return a block that says its language. What leads somewhere in it leads there from the first language."""
    return replace(block, lang=lang)
