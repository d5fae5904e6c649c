"""Write looks as OpenDocument styles."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from rulebook.annex.locales import locale
from rulebook.annex.looks import Line, Look
from rulebook.annex.odt.xml import node

Properties = dict[str, str]


def points(length: float) -> str:
    """Return a length as the standard writes it."""
    return f"{round(length, 2):g}pt"


def style_name(name: str) -> str:
    """Return a style's name as the standard codes it: a space is `_20_`."""
    return name.replace(" ", "_20_")


def named(look: Look, family: str) -> Element:
    """Return a look as a named style of paragraphs or of words ("text")."""
    attributes = {"style:name": style_name(look.name), "style:display-name": look.name, "style:family": family}
    if look.parent:
        attributes["style:parent-style-name"] = style_name(look.parent)
    if look.then:
        attributes["style:next-style-name"] = style_name(look.then)
    if look.outline:
        # In no list: LibreOffice numbers headings by one, and indents them by it.
        attributes |= {"style:default-outline-level": str(look.outline), "style:list-style-name": ""}
    return node("style:style", attributes, *properties(look))


def properties(look: Look, paragraph: Properties | None = None, words: Properties | None = None) -> list[Element]:
    """Return what a look sets, and what is set beside it, as the elements that a style consists of."""
    outer, stops = {**_paragraph(look), **(paragraph or {})}, _stops(look)
    inner = {**_words(look), **(words or {})}
    made = [node("style:paragraph-properties", outer, *stops)] if outer or stops else []
    return [*made, node("style:text-properties", inner)] if inner else made


def _paragraph(look: Look) -> Properties:
    """Return what a look sets of a paragraph."""
    made: Properties = {}
    if look.leading is not None:
        made["style:line-height-at-least"] = points(look.leading)
    if look.before is not None:
        made["fo:margin-top"] = points(look.before)
    if look.after is not None:
        made["fo:margin-bottom"] = points(look.after)
    if look.left is not None:
        made |= {"fo:margin-left": points(_indent(look)), "fo:margin-right": "0pt"}
        made["fo:text-indent"] = points(-(look.hang or 0))
    if look.align:
        made["fo:text-align"] = look.align
    if look.keep_next is not None:
        made["fo:keep-with-next"] = "always" if look.keep_next else "auto"
    if look.keep_lines is not None:
        made["fo:keep-together"] = "always" if look.keep_lines else "auto"
    if look.fill:
        made["fo:background-color"] = look.fill
    for side, line in (("left", look.bar), ("top", look.over), ("bottom", look.under)):
        made |= _border(side, line) if line else {}
    return made


def _words(look: Look) -> Properties:
    """Return what a look sets of words, for all the scripts that office programs tell apart."""
    made: Properties = {}
    for suffix in ("", "-asian", "-complex"):
        prefix = "style" if suffix else "fo"
        if look.font:
            made[f"style:font-name{suffix}"] = look.font
        if look.size:
            made[f"{prefix}:font-size{suffix}"] = points(look.size)
        if look.bold is not None:
            made[f"{prefix}:font-weight{suffix}"] = "bold" if look.bold else "normal"
        if look.italic is not None:
            made[f"{prefix}:font-style{suffix}"] = "italic" if look.italic else "normal"
    if look.colour:
        made["fo:color"] = look.colour
    if look.underlined is not None:
        made["style:text-underline-style"] = "solid" if look.underlined else "none"
    if look.hyphenate is not None:
        made["fo:hyphenate"] = "true" if look.hyphenate else "false"
    return made


def language(tag: str) -> Properties:
    """Return the language of words, for left-to-right and right-to-left ones."""
    spoken, region = locale(tag)
    made = {"fo:language": spoken, "fo:country": region or "none"}
    return made | {"style:language-complex": spoken, "style:country-complex": region or "none"}


def _indent(look: Look) -> float:
    # A bar and its gap are inside the paragraph here; in a DOCX they hang outside of it.
    return max(0, (look.left or 0) - (look.bar.gap + look.bar.width if look.bar else 0))


def _border(side: str, line: Line) -> Properties:
    return {
        f"fo:border-{side}": f"{points(line.width)} solid {line.colour}",
        f"fo:padding-{side}": points(line.gap),
    }


def _stops(look: Look) -> list[Element]:
    # Counted from the indent here, and from the margin in a look.
    ways = ((look.tab, "left"), (look.end, "right"))
    stops = [
        node("style:tab-stop", {"style:position": points(at - _indent(look)), "style:type": way})
        for at, way in ways
        if at is not None
    ]
    return [node("style:tab-stops", None, *stops)] if stops else []
