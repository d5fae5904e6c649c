"""Write what stands in the text as well as in a cell: paragraphs, quotes and lists."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from rulebook.annex.document import Bullets, Facts, Figure, Paragraph, Quote
from rulebook.annex.looks import STYLES, Look, facts_looks
from rulebook.annex.odt.text import Writing, paragraph, words
from rulebook.annex.odt.xml import node


def prose(
    writing: Writing, block: Paragraph | Quote | Bullets, lang: str, styles: Mapping[str, str] = STYLES
) -> list[Element]:
    """Return a block in the styles of the place where it stands."""
    lang = block.lang or lang
    match block:
        case Paragraph():
            return [paragraph(writing, styles[block.role], block.text, lang)]
        case Quote():
            made = [paragraph(writing, styles["quote"], block.text, lang)]
            return [*made, paragraph(writing, styles["source"], block.source, lang)] if block.source else made
        case Bullets():
            return [_list(writing, block, lang, styles)] if block.items else []


def facts(writing: Writing, block: Facts, lang: str) -> list[Element]:
    """Return a list of terms, each in a paragraph with what it is."""
    lang = block.lang or lang
    between, looks = facts_looks(block, writing.style)
    made = []
    for (term, said), own in zip(block.items, looks, strict=True):
        name = node("text:span", {"text:style-name": "Term"}, *words(writing, term, lang))
        made.append(paragraph(writing, "Definition", (between, *said), lang, own, name))
    return made


def figure(writing: Writing, block: Figure, lang: str) -> list[Element]:
    """Return what a drawing shows, in words."""
    lang = block.lang or lang
    shown = paragraph(writing, STYLES["body"], block.shows, lang, Look("", keep_next=bool(block.caption)))
    return [shown, paragraph(writing, STYLES["note"], block.caption, lang)] if block.caption else [shown]


def _list(writing: Writing, block: Bullets, lang: str, styles: Mapping[str, str]) -> Element:
    kind = "number" if block.numbered else "bullet"
    # Each list that is begun anew counts from one: the standard's own rule.
    name = ("" if styles is STYLES else "Table_20_") + ("Numbers" if block.numbered else "Bullets")
    made = node("text:list", {"text:style-name": name})
    for item in block.items:
        parts: list[Element] = []
        for part in item:
            plain = styles["continue" if parts else kind]
            parts.append(
                paragraph(writing, plain if part.role == "body" else styles[part.role], part.text, part.lang or lang)
            )
        made.append(node("text:list-item", None, *parts))
    return made
