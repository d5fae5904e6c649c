"""Write the words of an annex: paragraphs, headings, and the runs in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, tostring

from rulebook.annex.characters import pieces, right_to_left
from rulebook.annex.document import Heading, Run, Text
from rulebook.annex.looks import NOTHING, Look, mark_name
from rulebook.annex.odt.looks import Properties, language, properties, style_name
from rulebook.annex.odt.xml import node
from rulebook.annex.outline import plain, titled
from rulebook.annex.style import Style

# What a reader of XML takes for layout: more than one space.
_ROWS = re.compile("( {2,})")


@dataclass(slots=True)
class Writing:
    """Hold what is gathered while a text is written.

    `lang` is the document's language, `anchors` are the ids that a run may lead to, and `width` is that of the
    text. `made` are the unnamed styles by what they set; `broken` is whether the next paragraph begins a new page.
    """

    style: Style
    lang: str
    anchors: frozenset[str]
    width: float
    made: dict[str, Element] = field(default_factory=dict)
    tables: int = 0
    broken: bool = False


def paragraph(writing: Writing, name: str, text: Text, lang: str, own: Look = NOTHING, *first: Element) -> Element:
    """Return a paragraph in the named style, `first` in front of its words; it may look otherwise by itself (`own`)."""
    return node(
        "text:p", {"text:style-name": styled(writing, name, text, lang, own)}, *first, *words(writing, text, lang)
    )


def heading(writing: Writing, block: Heading, lang: str, own: Look = NOTHING) -> Element:
    """Return a heading: its number is among its words, and what leads to it finds its bookmark."""
    text, lang = titled(block), block.lang or lang
    if not block.number and own is NOTHING:
        own = Look("", left=0, hang=0)
    name = styled(writing, f"Heading {block.level}", text, lang, own)
    bookmark = node("text:bookmark", {"text:name": block.id})
    attributes = {"text:style-name": name, "text:outline-level": str(block.level)}
    return node("text:h", attributes, bookmark, *words(writing, text, lang))


def styled(writing: Writing, name: str, text: Text, lang: str, own: Look = NOTHING) -> str:
    """Return the style of a paragraph: the named one, or one with a language, a direction, a page break of its own."""
    made: Properties = {}
    if writing.broken:
        made["fo:break-before"], writing.broken = "page", False
    if right_to_left(plain(text)):
        # Not "start": LibreOffice takes that for the left.
        made |= {"fo:text-align": "right", "style:writing-mode": "rl-tb"}
    spoken = language(lang) if lang != writing.lang else {}
    return unnamed(writing, "paragraph", style_name(name), properties(own, made, spoken))


def words(writing: Writing, text: Text, lang: str) -> list[Element | str]:
    """Return the runs of a text, which stands in `lang`, as what a paragraph consists of."""
    return [part for run in text for part in _run(writing, run, lang)]


def unnamed(writing: Writing, family: str, parent: str, own: list[Element]) -> str:
    """Return the name of a style that has something of its own, or its parent's name where it has nothing."""
    if not own:
        return parent
    key = family + parent + b"".join(map(tostring, own)).decode()
    if key not in writing.made:
        name = f"{family[0].upper()}{len(writing.made) + 1}"
        attributes = {"style:name": name, "style:family": family}
        writing.made[key] = node(
            "style:style", attributes | ({"style:parent-style-name": parent} if parent else {}), *own
        )
    return str(writing.made[key].get("style:name"))


def spaced(text: str) -> list[Element | str]:
    """Return words with their tabs, line breaks and rows of spaces, which the standard writes as elements."""
    made: list[Element | str] = []
    for part in (part for piece in pieces(text) for part in _ROWS.split(piece) if part):
        if part == "\n":
            made.append(node("text:line-break"))
        elif part == "\t":
            made.append(node("text:tab"))
        elif part.isspace() and len(part) > 1:
            made.extend([" ", node("text:s", {"text:c": str(len(part) - 1)})])
        else:
            made.append(part)
    return made


def _run(writing: Writing, run: Run, lang: str) -> list[Element | str]:
    made = spaced(run.text)
    # A mark is bold by itself.
    looks = (("Emphasis", run.emphasis), ("Strong", run.strong and not run.mark), ("Code", run.code))
    styles = [style_name(name) for name, wanted in looks if wanted]
    if run.mark:
        styles.append(style_name(mark_name(run.mark)))
    if run.lang and run.lang != lang:
        styles.append(unnamed(writing, "text", "", [node("style:text-properties", language(run.lang))]))
    for name in styles:
        made = [node("text:span", {"text:style-name": name}, *made)]
    return [link(writing, run.to, *made)] if run.to else made


def link(writing: Writing, to: str, *parts: Element | str, look: str = "Link") -> Element:
    """Return a link to a place in the document; raise `KeyError` for a place that there is not."""
    if to not in writing.anchors:
        raise KeyError(to)
    place = {"xlink:type": "simple", "xlink:href": f"#{to}"}
    return node("text:a", {**place, "text:style-name": look, "text:visited-style-name": look}, *parts)
