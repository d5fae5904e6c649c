"""Write the blocks of an annex in order for office programs; what each kind of block becomes is the form's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from rulebook.annex.document import (
    Block,
    Bullets,
    Card,
    Contents,
    Document,
    Facts,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Quote,
    Table,
)
from rulebook.annex.looks import NOTHING, Look, card_look
from rulebook.annex.style import Style


class Gathers(Protocol):
    """Be what a form gathers while it writes; `broken` is whether the next paragraph begins a new page."""

    style: Style
    lang: str
    broken: bool


Writing = TypeVar("Writing", bound=Gathers)
Node = TypeVar("Node")


@dataclass(frozen=True, slots=True)
class Form(Generic[Writing, Node]):
    """Be what writes each kind of block in one form."""

    heading: Callable[[Writing, Heading, str, Look], Node]
    facts: Callable[[Writing, Facts, str], list[Node]]
    table: Callable[[Writing, Table, str], list[Node]]
    figure: Callable[[Writing, Figure, str], list[Node]]
    contents: Callable[[Writing, Contents, Document], Node]
    prose: Callable[[Writing, Paragraph | Quote | Bullets, str], list[Node]]


def blocks(form: Form[Writing, Node], writing: Writing, document: Document) -> list[Node]:
    """Return all blocks of a document as what its text consists of."""
    return [part for block in document.blocks for part in _block(form, writing, block, document)]


def _block(form: Form[Writing, Node], writing: Writing, block: Block, document: Document) -> list[Node]:
    match block:
        case PageBreak():
            writing.broken = True
            return []
        case Heading():
            return [form.heading(writing, block, writing.lang, NOTHING)]
        case Facts():
            return form.facts(writing, block, writing.lang)
        case Table():
            return form.table(writing, block, writing.lang)
        case Figure():
            return form.figure(writing, block, writing.lang)
        case Contents():
            return [form.contents(writing, block, document)]
        case Card():
            return list(_card(form, writing, block, document))
        case _:
            return form.prose(writing, block, writing.lang)


def _card(form: Form[Writing, Node], writing: Writing, card: Card, document: Document) -> Iterator[Node]:
    """Yield the blocks of a card; the frame is what its heading looks like."""
    first, *rest = card.blocks
    if not isinstance(first, Heading):
        raise TypeError(f"a card begins with a heading, not with {type(first).__name__}")
    yield form.heading(writing, first, writing.lang, card_look(writing.style, card.mark))
    for block in rest:
        yield from _block(form, writing, block, document)
