"""Define what an annex consists of, whatever form it is written in.

A document is a list of blocks. Every form shows the same blocks in the same order with the same
words: a writer adds nothing that is read as text but the numbers of pages, the table of contents
and the marking line, and leaves nothing out. Looks are the writer's and the template's business.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal, get_args

from rulebook.model.report import Verdict
from rulebook.model.rule import Outcome
from rulebook.words import Lang

Mark = Outcome | Verdict
"""What a word stands for, so that it may have a colour. The word is always there."""

MARKS: tuple[Mark, ...] = tuple(dict.fromkeys((*get_args(Outcome), *get_args(Verdict))))
"""Every mark once: "error" is an outcome and a verdict."""


@dataclass(frozen=True, slots=True)
class Run:
    """Be words of one look and one language.

    `lang` is an IETF tag ("nl", "en", "fr"), and None where the words are in the language of what
    they stand in. `code` is for what a person may have to copy: ids, digests, places, commands.
    `to` is the `id` of a heading that the words lead to; `file` is a file beside the document that they
    open, in the forms that are read in a browser.
    """

    text: str
    lang: str | None = None
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    mark: Mark | None = None
    to: str | None = None
    file: str | None = None


Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Be a heading: `level` 1 to 3, the number that it has ("4.2", "" for none), and an id unique in the document."""

    level: int
    number: str
    text: Text
    id: str
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Be a paragraph. "lead" is what must be read first, "label" names what follows, "note" is small print."""

    text: Text
    role: Literal["body", "lead", "label", "note"] = "body"
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Be the words of a source, and on a line of its own where they stand."""

    text: Text
    source: Text
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Bullets:
    """Be a list; an item is one or more paragraphs, the first of which has the bullet (or its number)."""

    items: tuple[tuple[Paragraph, ...], ...]
    numbered: bool = False
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Be a list of terms and what they are: (term, what it is), each on one line where there is room."""

    items: tuple[tuple[Text, Text], ...]
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """Be a column of a table: its head, and its share of the width (all shares of a table make 1)."""

    head: Text
    share: float


Cell = tuple["Paragraph | Quote | Bullets", ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Be a row of a table. `id` is what `Run.to` may lead to; a `heading` row has one cell, as wide as the table."""

    cells: tuple[Cell, ...]
    id: str | None = None
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Be a table with a caption and a head, which is repeated on each page.

    `kind` "sides" sets two texts side by side (the source and the draft, or two languages): no
    rules between its rows. `row_heads`: the first cell of each row is the head of the row.
    """

    caption: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    kind: Literal["grid", "sides"] = "grid"
    row_heads: bool = False
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """Be blocks that belong together, starting with a heading; `mark` is the outcome that they tell of."""

    blocks: tuple[Heading | Paragraph | Quote | Bullets | Facts | Table, ...]
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """Be a drawing (SVG, in points), with what it shows in words. Forms that cannot draw show the words."""

    svg: str
    shows: Text
    caption: Text
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """Stand where the table of contents comes: headings up to `depth`, each leading to its place."""

    title: Text
    depth: int = 2


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Begin a new page in the forms that have pages."""


Block = Heading | Paragraph | Quote | Bullets | Facts | Table | Card | Figure | Contents | PageBreak


@dataclass(frozen=True, slots=True)
class Attachment:
    """Be a file inside the document."""

    name: str
    media_type: str
    content: bytes
    description: str


@dataclass(frozen=True, slots=True)
class Document:
    """Be an annex.

    `langs` are the languages it is in; the first is the document's own. `date` is the as-of date:
    the only date that the file itself bears (created, modified), so that the same input gives the
    same bytes. `marking` is the classification that the user gave, shown at the head of each page.
    `page` is how a page says its number: "{page} van {pages}".
    """

    title: str
    subtitle: str
    langs: tuple[Lang, ...]
    date: datetime.date
    blocks: tuple[Block, ...]
    page: str
    marking: str | None = None
    subject: str = ""
    keywords: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    landscape: bool = False
