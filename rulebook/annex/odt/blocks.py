"""Write the blocks of an annex in order."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from rulebook.annex.document import Block, Card, Contents, Document, Facts, Figure, Heading, PageBreak, Table
from rulebook.annex.looks import card_look
from rulebook.annex.odt.contents import contents
from rulebook.annex.odt.prose import facts, figure, prose
from rulebook.annex.odt.tables import table
from rulebook.annex.odt.text import Writing, heading


def blocks(writing: Writing, document: Document) -> list[Element]:
    """Return all blocks of a document as what its text consists of."""
    return [part for block in document.blocks for part in _block(writing, block, document)]


def _block(writing: Writing, block: Block, document: Document) -> list[Element]:
    match block:
        case PageBreak():
            writing.broken = True
            return []
        case Heading():
            return [heading(writing, block, writing.lang)]
        case Facts():
            return facts(writing, block, writing.lang)
        case Table():
            return table(writing, block, writing.lang)
        case Figure():
            return figure(writing, block, writing.lang)
        case Contents():
            return [contents(writing, block, document)]
        case Card():
            return [part for made in _card(writing, block, document) for part in made]
        case _:
            return prose(writing, block, writing.lang)


def _card(writing: Writing, card: Card, document: Document) -> list[list[Element]]:
    """Return the blocks of a card; the frame is what its heading looks like."""
    first, *rest = card.blocks
    if not isinstance(first, Heading):
        raise TypeError(f"a card begins with a heading, not with {type(first).__name__}")
    head = heading(writing, first, writing.lang, card_look(writing.style, card.mark))
    return [[head], *(_block(writing, block, document) for block in rest)]
