"""Write the blocks of an annex in order."""

from __future__ import annotations

from rulebook.annex.document import Block, Card, Contents, Document, Facts, Figure, Heading, PageBreak, Table
from rulebook.annex.docx.contents import contents
from rulebook.annex.docx.prose import facts, figure, prose
from rulebook.annex.docx.tables import table
from rulebook.annex.docx.text import Writing, heading
from rulebook.annex.docx.xml import Node
from rulebook.annex.looks import card_look


def blocks(writing: Writing, document: Document) -> list[Node]:
    """Return all blocks of a document as what its text consists of."""
    return [part for block in document.blocks for part in _block(writing, block, document)]


def _block(writing: Writing, block: Block, document: Document) -> list[Node]:
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


def _card(writing: Writing, card: Card, document: Document) -> list[list[Node]]:
    """Return the blocks of a card; the frame is what its heading looks like."""
    first, *rest = card.blocks
    if not isinstance(first, Heading):
        raise TypeError(f"a card begins with a heading, not with {type(first).__name__}")
    head = heading(writing, first, writing.lang, card_look(writing.style, card.mark))
    return [[head], *(_block(writing, block, document) for block in rest)]
