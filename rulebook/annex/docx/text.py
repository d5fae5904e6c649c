"""Write the words of an annex: paragraphs, headings, and the runs in them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from rulebook.annex.characters import pieces, right_to_left
from rulebook.annex.document import Heading, Run, Text
from rulebook.annex.docx.looks import paragraph_properties, word_properties
from rulebook.annex.docx.xml import Node, w, words
from rulebook.annex.looks import NOTHING, Look, mark_name
from rulebook.annex.outline import plain, titled
from rulebook.annex.style import Style


@dataclass(slots=True)
class Writing:
    """Hold what is gathered while a text is written.

    `lang` is the document's language, `anchors` are the ids that a run may lead to, each with the name of its
    bookmark, `looks` the styles by name, and `width` is that of the text. `lists` are the numbered lists:
    each counts anew. `broken` is whether the next paragraph begins a new page, `gap` whether it comes after a
    table, which has no distance of its own here.
    """

    style: Style
    lang: str
    anchors: dict[str, str]
    looks: dict[str, Look]
    width: float
    lists: list[str] = field(default_factory=list)
    marks: int = 0
    broken: bool = False
    gap: bool = False


def bookmarks(ids: list[str]) -> dict[str, str]:
    """Return the name of the bookmark of each id: at most 40 letters, digits and low lines, a letter first."""
    return {id_: f"place_{number}" for number, id_ in enumerate(ids, 1)}


def paragraph(
    writing: Writing, name: str, text: Text, lang: str, own: Look = NOTHING, first: list[Node] | None = None,
    list_: int | None = None,
) -> Node:  # fmt: skip
    """Return a paragraph in the named style, `first` in front of its words; it may look otherwise by itself (`own`)."""
    return w("p", properties(writing, name, text, own, list_), *(first or []), *runs(writing, text, lang))


def properties(writing: Writing, name: str, text: Text, own: Look = NOTHING, list_: int | None = None) -> Node:
    """Return the properties of a paragraph: its style, and what it has of its own."""
    if writing.gap and (_before(writing, name) < writing.style.size):
        own = replace(own, before=writing.style.size)
    rightward = right_to_left(plain(text))
    made = paragraph_properties(own, name, list_, writing.broken, rightward)
    writing.broken = writing.gap = False
    return w("pPr", *made)


def heading(writing: Writing, block: Heading, lang: str, own: Look = NOTHING) -> Node:
    """Return a heading: its number is among its words, and what leads to it finds its bookmark."""
    if not block.number and own is NOTHING:
        own = Look("", left=0, hang=0)
    name, lang = f"Heading {block.level}", block.lang or lang
    return paragraph(writing, name, titled(block), lang, own, bookmark(writing, block.id))


def bookmark(writing: Writing, id_: str) -> list[Node]:
    """Return a bookmark around nothing, for what leads to `id_`."""
    writing.marks += 1
    name = writing.anchors[id_]
    return [w("bookmarkStart", id=writing.marks, name=name), w("bookmarkEnd", id=writing.marks)]


def runs(writing: Writing, text: Text, lang: str, look: str | None = None) -> list[Node]:
    """Return the runs of a text, which stands in `lang`; each says its language where it is not the document's."""
    return [part for run in text for part in _run(writing, run, lang, look)]


def spoken(text: str) -> list[Node]:
    """Return words with their tabs and line breaks as elements."""
    return [w("br") if piece == "\n" else w("tab") if piece == "\t" else words(piece) for piece in pieces(text)]


def field_(instruction: str, *result: Node) -> list[Node]:
    """Return a field as runs: what is asked for, and what it was when it was written."""
    return [
        w("r", w("fldChar", fldCharType="begin")),
        w("r", words(f" {instruction} ", "instrText")),
        w("r", w("fldChar", fldCharType="separate")),
        *result,
        w("r", w("fldChar", fldCharType="end")),
    ]


def _run(writing: Writing, run: Run, lang: str, look: str | None) -> list[Node]:
    if not run.text:
        return []
    lang = run.lang or lang
    name, own = _looks(writing, run, look)
    values = word_properties(own, name, lang if lang != writing.lang else None, right_to_left(run.text))
    made = w("r", *([w("rPr", *values)] if values else []), *spoken(run.text))
    return [w("hyperlink", made, anchor=writing.anchors[run.to], history=1)] if run.to else [made]


def _looks(writing: Writing, run: Run, look: str | None) -> tuple[str | None, Look]:
    """Return the style of words, and what they have beside it: only one style can be named."""
    # A mark is bold by itself.
    found = (
        mark_name(run.mark) if run.mark else None,
        "Code" if run.code else None,
        "Link" if run.to else None,
        "Strong" if run.strong else None,
        "Emphasis" if run.emphasis else None,
        look,
    )
    names = [name for name in found if name]
    own = NOTHING
    for more in (writing.looks[name] for name in names[1:]):
        own = replace(own, bold=more.bold or own.bold, italic=more.italic or own.italic, font=more.font or own.font)
    return (names[0] if names else None), own


def _before(writing: Writing, name: str) -> float:
    look = writing.looks[name]
    if look.before is not None:
        return look.before
    return _before(writing, look.parent) if look.parent else 0
