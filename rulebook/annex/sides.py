"""Set an annex in two languages side by side: block by block, for both are built from the same facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
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
from rulebook.annex.subject import Subject

Prose = Paragraph | Quote | Bullets
BETWEEN = Run(" / ")


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
            rows = tuple(Row(((one,), (_in(other, lang),))) for one, other in group)
            yield Table((*heads[0].head, BETWEEN, *heads[1].head), heads, rows, kind="sides")


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
            return Facts(tuple((_text(a[0], b[0], lang), _text(a[1], b[1], lang)) for a, b in items))
        case Card():
            return Card(tuple(_merged(one.blocks, other.blocks, heads, lang)), one.mark)
        case Table():
            return _table(one, other, lang)
    raise ValueError(f"no two languages of this: {type(one).__name__}")


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
    """Put the second language under the first. Words that both quote stand once, with where they stand in both."""
    there = {_words(block) for block in one if isinstance(block, Quote)}
    # The same words may stand in two articles: the first of one language goes with the first of the other.
    quoted = [block for block in other if isinstance(block, Quote) and _words(block) in there]
    first: list[Prose] = []
    for block in one:
        same = next((each for each in quoted if isinstance(block, Quote) and _words(each) == _words(block)), None)
        if same is not None and isinstance(block, Quote):
            quoted.remove(same)
            first.append(replace(block, source=_text(block.source, same.source, lang)))
        else:
            first.append(block)
    news = [each for each in other if each not in one and not (isinstance(each, Quote) and _words(each) in there)]
    return (*first, *(_in(block, lang) for block in news))


def _words(quote: Quote) -> str:
    return "".join(run.text for run in quote.text)


def _text(one: Text, other: Text, lang: str) -> Text:
    if one == other:
        return one
    return (*one, BETWEEN, *(replace(run, lang=run.lang or lang) for run in other))


def _in(block: Prose, lang: str) -> Prose:
    """Return a block that says its language. What leads somewhere in it leads there from the first language."""
    return replace(block, lang=lang)
