"""Write what stands in the text as well as in a cell: paragraphs, quotes and lists."""

from __future__ import annotations

from collections.abc import Mapping

from rulebook.annex.document import Bullets, Facts, Figure, Paragraph, Quote
from rulebook.annex.docx.text import Writing, paragraph, runs
from rulebook.annex.docx.xml import Node
from rulebook.annex.looks import NOTHING, STYLES, Look, facts_looks

LISTS = ("Bullets", "Numbers", "Table Bullets", "Table Numbers")
"""The kinds of lists; the numbers of the first of each are their places here, from 1."""


def prose(
    writing: Writing, block: Paragraph | Quote | Bullets, lang: str, styles: Mapping[str, str] = STYLES
) -> list[Node]:
    """Return a block in the styles of the place where it stands."""
    lang = block.lang or lang
    match block:
        case Paragraph():
            return [paragraph(writing, styles[block.role], block.text, lang)]
        case Quote():
            made = [paragraph(writing, styles["quote"], block.text, lang)]
            return [*made, paragraph(writing, styles["source"], block.source, lang)] if block.source else made
        case Bullets():
            return _list(writing, block, lang, styles)


def facts(writing: Writing, block: Facts, lang: str) -> list[Node]:
    """Return a list of terms, each in a paragraph with what it is."""
    lang = block.lang or lang
    between, looks = facts_looks(block, writing.style)
    made = []
    for (term, said), own in zip(block.items, looks, strict=True):
        name = runs(writing, term, lang, "Term")
        made.append(paragraph(writing, "Definition", (between, *said), lang, own, name))
    return made


def figure(writing: Writing, block: Figure, lang: str) -> list[Node]:
    """Return what a drawing shows, in words."""
    lang = block.lang or lang
    shown = paragraph(writing, STYLES["body"], block.shows, lang, Look("", keep_next=bool(block.caption)))
    return [shown, paragraph(writing, STYLES["note"], block.caption, lang)] if block.caption else [shown]


def _list(writing: Writing, block: Bullets, lang: str, styles: Mapping[str, str]) -> list[Node]:
    kind = "number" if block.numbered else "bullet"
    number = _numbered(writing, ("" if styles is STYLES else "Table ") + ("Numbers" if block.numbered else "Bullets"))
    made = []
    for item in block.items:
        for index, part in enumerate(item):
            usual = styles["continue" if index else kind]
            name = usual if part.role == "body" else styles[part.role]
            # A style that is not one of lists is indented like one.
            there = writing.looks[usual]
            own = NOTHING if name == usual else Look("", left=there.left, hang=there.hang)
            first = None if index else number
            made.append(paragraph(writing, name, part.text, part.lang or lang, own, list_=first))
    return made


def _numbered(writing: Writing, kind: str) -> int:
    """Return the number of a list of a kind; one that counts has a number of its own, and counts from one."""
    if kind.endswith("Numbers"):
        writing.lists.append(kind)
        return len(LISTS) + len(writing.lists)
    return LISTS.index(kind) + 1
