"""Tell of a document as a whole: its headings, what may be led to, and which rows are short."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rulebook.annex.document import (
    Attachment,
    Block,
    Bullets,
    Card,
    Cell,
    Document,
    Heading,
    Paragraph,
    Quote,
    Row,
    Run,
    Table,
    Text,
)

# Less than half a page: a longer row may be torn, or it leaves a hole. And the letters of a line.
_SHORT = 24
_LINE = 100
# What may be the last part of a name in any container, without anything to escape.
_FILE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")


def blocks(document: Document) -> Iterator[Block]:
    """Yield every block in order; after a card, what is in it."""
    for block in document.blocks:
        yield block
        if isinstance(block, Card):
            yield from block.blocks


def headings(document: Document, depth: int = 3) -> list[Heading]:
    """Return the headings up to `depth`, in order."""
    return [block for block in blocks(document) if isinstance(block, Heading) and block.level <= depth]


def anchors(document: Document) -> list[str]:
    """Return every id that a run may lead to, in order."""
    rows = (row.id for table in blocks(document) if isinstance(table, Table) for row in table.rows)
    ids = [*(heading.id for heading in headings(document)), *(id_ for id_ in rows if id_)]
    if len(set(ids)) < len(ids):
        raise ValueError(f"an id stands twice: {sorted(id_ for id_ in set(ids) if ids.count(id_) > 1)}")
    return ids


def carried(document: Document) -> tuple[Attachment, ...]:
    """Return the files in a document; raise `ValueError` for a name that is no name of a file, or stands twice."""
    names = [each.name for each in document.attachments]
    wrong = [name for name in names if not _FILE.fullmatch(name) or names.count(name) > 1]
    if wrong:
        raise ValueError(f"no file in a document can be called {wrong}")
    return document.attachments


def plain(text: Text) -> str:
    """Return the words of a text, without their looks."""
    return "".join(run.text for run in text)


def titled(heading: Heading) -> Text:
    """Return the words of a heading, its number and a tab in front."""
    return (Run(f"{heading.number}\t"), *heading.text) if heading.number else heading.text


def short(row: Row, table: Table) -> bool:
    """Return whether a row is so short that it had better not be torn between two pages."""
    shares = [1.0] if row.heading else [column.share for column in table.columns]
    return all(_lines(cell, share) <= _SHORT for cell, share in zip(row.cells, shares, strict=True))


def _lines(cell: Cell, share: float) -> int:
    return sum(1 + int(len(words) / (_LINE * share)) for words in _said(cell))


def _said(cell: Cell) -> Iterator[str]:
    for block in cell:
        match block:
            case Paragraph():
                yield plain(block.text)
            case Quote():
                yield plain(block.text)
                yield plain(block.source)
            case Bullets():
                yield from (plain(part.text) for item in block.items for part in item)
