"""Draw up the looks of an annex for an office program: one named style for each thing that a text can be.

ODT and DOCX have the same styles by the same names, so that they look alike and a reader who knows one
finds the way in the other. Lengths are points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from rulebook.annex.document import MARKS, Document, Facts, Mark, Run
from rulebook.annex.lengths import A4, POINTS, TERMS, room_of
from rulebook.annex.outline import headings, plain
from rulebook.annex.style import Style


@dataclass(frozen=True, slots=True)
class Line:
    """Be a line beside, above or below: how thick, which colour, and how far from the text."""

    width: float
    colour: str
    gap: float


@dataclass(frozen=True, slots=True)
class Look:
    """Be a named style of paragraphs, or of words; None means: as its parent.

    `leading` is how far its lines are apart at least: those with signs of another font may be higher. `hang`
    is how far the first line sticks out to the left of `left`, where its first tab leads to. `tab` is another
    stop, and `end` one to which words are set flush right; both are counted from the margin of the page.
    """

    name: str
    parent: str | None = None
    then: str | None = None
    outline: int | None = None
    font: str | None = None
    size: float | None = None
    leading: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    underlined: bool | None = None
    colour: str | None = None
    before: float | None = None
    after: float | None = None
    left: float | None = None
    hang: float | None = None
    align: Literal["start", "end"] | None = None
    keep_next: bool | None = None
    keep_lines: bool | None = None
    hyphenate: bool | None = None
    fill: str | None = None
    bar: Line | None = None
    over: Line | None = None
    under: Line | None = None
    tab: float | None = None
    end: float | None = None


NOTHING = Look("")
"""What a paragraph has of its own when it looks as its style says."""


def page(document: Document) -> tuple[float, float]:
    """Return how wide and how high a page is: A4."""
    wide, high = A4
    return (high, wide) if document.landscape else (wide, high)


def text_width(document: Document, style: Style) -> float:
    """Return how wide the text on a page is."""
    _, right, _, left = style.margins
    return page(document)[0] - (left + right) * POINTS


def paragraph_looks(document: Document, style: Style) -> list[Look]:
    """Return the styles of paragraphs; a parent comes before its children."""
    width = text_width(document, style)
    base, ink, soft, accent = style.size, style.ink, style.soft, style.accent
    item, number, bar = base * 1.3, base * 2.8, Line(1.5, style.rule, base * 0.8)
    # A text without chapters is a memo, which had better be one page.
    chapters = any(each.level == 1 and each.number for each in headings(document))
    # In several languages, each has a title and parts below it.
    titles = not chapters and any(each.level > 1 for each in headings(document))
    near, line = (1, 1.42) if chapters else (0.5, 1.32)
    head, whole = style.heading_font, {"keep_next": True, "keep_lines": True}

    def look(name: str, parent: str, size: float | None = None, leading: float = 1.42, **more: Any) -> Look:
        # Whatever has a size of its own has its own distance between lines.
        lines = None if size is None else base * size * leading
        return Look(name, parent, size=None if size is None else base * size, leading=lines, **more)

    def heading(level: int, size: float, above: float, below: float, colour: str, bold: bool) -> Look:
        return look(
            f"Heading {level}", "Heading", size, 1.25, then="Text Body", outline=level, bold=bold, colour=colour,
            before=base * above * near, after=base * below * near,
        )  # fmt: skip

    # A title in two languages is long.
    title = 2.3 if chapters and len(document.langs) == 1 else 1.2 if titles else 2 if chapters else 1.8
    if chapters:
        first = heading(1, 1.8, 2.4, 0.9, accent, bold=False)
    elif titles:
        first = heading(1, 1.5, 2, 0.6, accent, bold=True)
    else:
        first = heading(1, 1.15, 2, 0.6, ink, bold=True)
    return [
        Look("Standard", font=style.text_font, size=base, leading=base * line, colour=ink, before=0, after=0,
             hyphenate=False, align="start"),
        look("Text Body", "Standard", after=base * 0.65, hyphenate=True),
        look("Logo", "Standard", then="Title", after=16 * POINTS),
        look("Title", "Standard", title, 1.15, then="Subtitle", font=head,
             colour=accent, before=base * 1.2 * near, after=base * 0.5, **whole),
        look("Subtitle", "Standard", 1.3 if chapters else 1.15, 1.3, then="Text Body", font=head, colour=soft,
             after=base * 2.4 * near, under=Line(1, accent, base * 0.9 * near), keep_lines=True),
        look("Heading", "Standard", then="Text Body", font=head, left=number, hang=number, **whole),
        first,
        heading(2, 1.22 if chapters else 1.15, 2.1, 0.6, ink, bold=True),
        heading(3, 1.05, 1.5, 0.4, ink, bold=True),
        look("Lead", "Text Body", 1.15, line, after=base * 0.9 * near),
        look("Label", "Text Body", 0.9, bold=True, before=base * 0.8, after=base * 0.25, keep_next=True,
             hyphenate=False),
        look("Note", "Text Body", 0.88, 1.38, colour=soft),
        look("Quotation", "Text Body", then="Source", font=head, left=base, bar=bar, after=base * 0.3, keep_next=True),
        look("Source", "Text Body", 0.86, 1.35, colour=soft, left=base, bar=bar, hyphenate=False),
        look("Definition", "Text Body", left=TERMS[0], hang=TERMS[0], after=base * 0.3),
        look("List Bullet", "Text Body", left=item, hang=item, after=base * 0.35 * near),
        look("List Number", "Text Body", left=item, hang=item, after=base * 0.35 * near),
        look("List Continue", "Text Body", left=item, hang=0, after=base * 0.35),
        look("Caption", "Standard", 0.92, then="Text Body", colour=soft, before=base, after=base * 0.3, **whole),
        # Whatever is kept with the next paragraph keeps its whole row with the next row.
        look("Table Text", "Standard", 0.88, 1.35, after=base * 0.15, hyphenate=True),
        look("Table Head", "Table Text", bold=True, colour=accent, keep_next=True, hyphenate=False),
        look("Table Row Head", "Table Text", bold=True, hyphenate=False),
        look("Table Group", "Table Text", bold=True, keep_next=True, hyphenate=False),
        look("Table Lead", "Table Text", 1.08, 1.4, after=base * 0.4),
        look("Table Label", "Table Text", bold=True, hyphenate=False),
        look("Table Note", "Table Text", 0.8, 1.35, colour=soft),
        look("Table List Bullet", "Table Text", left=base, hang=base),
        look("Table List Number", "Table Text", left=base * 1.5, hang=base * 1.5),
        look("Table List Continue", "Table Text", left=base, hang=0),
        look("Table Quotation", "Table Text", 0.92, font=head, keep_lines=True),
        look("Table Source", "Table Text", 0.8, 1.35, colour=soft, after=base * 0.45, keep_lines=True, hyphenate=False),
        look("Contents Heading", "Standard", 1.22, 1.25, then="Text Body", font=head, bold=True, before=base * 0.6,
             after=base * 0.6, keep_next=True),
        look("Contents 1", "Standard", left=number, hang=number, end=width, before=base * 0.5, bold=True),
        look("Contents 2", "Standard", left=number, hang=number, end=width),
        look("Contents 3", "Standard", left=number * 2, hang=number, end=width, colour=soft),
        look("Header", "Standard", 0.85, bold=True),
        look("Footer", "Standard", 0.85, colour=soft, align="end"),
    ]  # fmt: skip


STYLES = {
    "body": "Text Body", "lead": "Lead", "label": "Label", "note": "Note", "quote": "Quotation", "source": "Source",
    "bullet": "List Bullet", "number": "List Number", "continue": "List Continue",
}  # fmt: skip
"""The style of what stands in the text, by what it is."""
CELL_STYLES = {
    "body": "Table Text", "lead": "Table Lead", "label": "Table Label", "note": "Table Note",
    "quote": "Table Quotation", "source": "Table Source", "bullet": "Table List Bullet",
    "number": "Table List Number", "continue": "Table List Continue",
}  # fmt: skip
"""The style of what stands in a cell of a table, by what it is."""


def word_looks(style: Style) -> list[Look]:
    """Return the styles of words."""
    return [
        Look("Strong", bold=True),
        Look("Emphasis", italic=True),
        Look("Code", font=style.code_font, size=style.size * 0.88),
        Look("Link", colour=style.accent, underlined=True),
        # A link in the table of contents, which is known for one.
        Look("Place", underlined=False),
        Look("Term", size=style.size * 0.92, colour=style.soft),
        *(Look(mark_name(mark), bold=True, colour=style.marks.get(mark, style.ink)) for mark in MARKS),
    ]


def mark_name(mark: Mark) -> str:
    """Return the name of the style of words that stand for an outcome or a verdict."""
    return f"Mark {mark}"


def facts_looks(facts: Facts, style: Style) -> tuple[Run, list[Look]]:
    """Return what stands between each term and what it is, and what the paragraph of each has of its own.

    What a term is stands beside it, or below each where one is too long for that. A long list may be torn, but
    not after its first lines or before its last.
    """
    room = room_of((plain(term) for term, _ in facts.items), style.size)
    place: dict[str, Any] = {} if room == TERMS[0] else {"left": room or 0, "hang": room or 0}
    last = len(facts.items) - 1
    kept = [Look("", keep_next=index < 2 or index == last - 1, **place) for index in range(last)]
    return Run("\n" if room is None else "\t"), [*kept, Look("", after=style.size * 0.65, **place)]


def card_look(style: Style, mark: Mark | None) -> Look:
    """Return what the heading of a card has beside its own style: a bar in the colour of its outcome, and a wash.

    The frame is no table: nothing stands between a screen reader and the heading.
    """
    colour = style.marks.get(mark, style.accent) if mark else style.accent
    bar, edge = Line(4.5, colour, style.size * 0.6), Line(3, style.wash, 0)
    left = bar.width + bar.gap
    # Not hanging: LibreOffice counts that from inside the bar.
    return Look("", fill=style.wash, bar=bar, over=edge, under=edge, left=left, hang=0, tab=left + style.size * 2.8)
