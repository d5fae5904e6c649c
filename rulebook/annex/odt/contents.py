"""Write the table of contents, filled in."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from rulebook.annex.document import Contents, Document, Heading
from rulebook.annex.odt.looks import style_name
from rulebook.annex.odt.text import Writing, link, paragraph, styled, words
from rulebook.annex.odt.xml import node
from rulebook.annex.outline import headings, titled


def contents(writing: Writing, block: Contents, document: Document) -> Element:
    """Return the table: its entries stand in it, and a program can make them again from the headings.

    The number of a page is a reference, so that the program that sets the pages fills it in.
    """
    title = paragraph(writing, "Contents Heading", block.title, writing.lang)
    return node(
        "text:table-of-content",
        {"text:name": "Contents", "text:protected": "true"},
        node(
            "text:table-of-content-source",
            {"text:outline-level": str(block.depth), "text:use-index-marks": "false"},
            node("text:index-title-template", {"text:style-name": style_name("Contents Heading")}),
            *(_template(level) for level in range(1, block.depth + 1)),
        ),
        node(
            "text:index-body",
            None,
            node("text:index-title", {"text:name": "Contents_Head"}, title),
            *(_entry(writing, heading) for heading in headings(document, block.depth)),
        ),
    )


def _template(level: int) -> Element:
    name = style_name(f"Contents {level}")
    return node(
        "text:table-of-content-entry-template",
        {"text:outline-level": str(level), "text:style-name": name},
        node("text:index-entry-link-start"),
        node("text:index-entry-text"),
        node("text:index-entry-tab-stop", {"style:type": "right", "style:leader-char": " "}),
        node("text:index-entry-page-number"),
        node("text:index-entry-link-end"),
    )


def _entry(writing: Writing, heading: Heading) -> Element:
    text, lang = titled(heading), heading.lang or writing.lang
    page = node("text:bookmark-ref", {"text:reference-format": "page", "text:ref-name": heading.id})
    parts = [*words(writing, text, lang), node("text:tab"), page]
    name = styled(writing, f"Contents {heading.level}", text, lang)
    return node("text:p", {"text:style-name": name}, link(writing, heading.id, *parts, look="Place"))
