"""Write the table of contents, filled in."""

from __future__ import annotations

from itertools import chain

from rulebook.annex.characters import visible
from rulebook.annex.document import Contents, Document, Heading
from rulebook.annex.docx.text import Writing, field_, paragraph, properties, runs
from rulebook.annex.docx.xml import Node, w
from rulebook.annex.outline import headings, plain, titled


def contents(writing: Writing, block: Contents, document: Document) -> Node:
    """Return the table: its entries stand in it, and Word can make them again from the headings.

    Each entry leads to its heading. The numbers of pages are references without a result: only the program that
    sets the pages knows them, and puts them there when it is asked to update the table. A number that may be
    wrong is worse than none. A file can ask for that when it is opened (`updateFields`: ISO/IEC 29500-1,
    17.15.1.90), but then Word first asks its reader whether to trust the fields, which may refer to other files.
    """
    title = paragraph(writing, "Contents Heading", block.title, writing.lang)
    entries = [_entry(writing, heading) for heading in headings(document, block.depth)]
    begin, instruction, middle, end = field_(f'TOC \\o "1-{block.depth}" \\h \\z \\u')
    if entries:
        # The field begins in the first entry and ends in the last: no paragraph stands there for it alone.
        for at, part in enumerate((begin, instruction, middle), 1):
            entries[0].insert(at, part)
        entries[-1].append(end)
    about = w(
        "sdtPr",
        w("alias", val=visible(plain(block.title))),
        w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique")),
    )
    return w("sdt", about, w("sdtContent", title, *entries))


def _entry(writing: Writing, heading: Heading) -> Node:
    text, lang, place = titled(heading), heading.lang or writing.lang, writing.anchors[heading.id]
    parts = chain(runs(writing, text, lang, "Place"), [w("r", w("tab"))], field_(f"PAGEREF {place} \\h"))
    link = w("hyperlink", *parts, anchor=place, history=1)
    return w("p", properties(writing, f"Contents {heading.level}", text), link)
