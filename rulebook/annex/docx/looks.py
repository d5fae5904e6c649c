"""Write looks as Word styles."""

from __future__ import annotations

from docx.oxml.ns import qn

from rulebook.annex.docx.xml import Node, twips, w
from rulebook.annex.locales import locale
from rulebook.annex.looks import Line, Look

# What Word knows has its name for it: the navigation pane, the table of contents and screen readers go by it.
_KNOWN = {
    "Standard": "Normal",
    "Text Body": "Body Text",
    "Title": "Title",
    "Subtitle": "Subtitle",
    "Heading 1": "heading 1",
    "Heading 2": "heading 2",
    "Heading 3": "heading 3",
    "Quotation": "Quote",
    "List Bullet": "List Bullet",
    "List Number": "List Number",
    "List Continue": "List Continue",
    "Caption": "caption",
    "Contents Heading": "TOC Heading",
    "Contents 1": "toc 1",
    "Contents 2": "toc 2",
    "Contents 3": "toc 3",
    "Header": "header",
    "Footer": "footer",
    "Strong": "Strong",
    "Emphasis": "Emphasis",
    "Link": "Hyperlink",
}


def style_id(name: str) -> str:
    """Return the id of a style: its name, each word with a capital, nothing between them."""
    return "".join(word[:1].upper() + word[1:] for word in _KNOWN.get(name, name).split())


def named(look: Look, kind: str) -> Node:
    """Return a look as a style, of "paragraph" or of "character"."""
    made = w("style", w("name", val=_KNOWN.get(look.name, look.name)), type=kind, styleId=style_id(look.name))
    if look.name not in _KNOWN:
        made.set(qn("w:customStyle"), "1")
    if look.name == "Standard":
        made.set(qn("w:default"), "1")
    if look.parent:
        made.append(w("basedOn", val=style_id(look.parent)))
    if look.then:
        made.append(w("next", val=style_id(look.then)))
    made.append(w("qFormat"))
    if kind == "paragraph":
        made.append(w("pPr", *paragraph_properties(look)))
    made.append(w("rPr", *word_properties(look)))
    return made


def paragraph_properties(
    look: Look, style: str | None = None, list_: int | None = None, broken: bool = False, bidi: bool = False
) -> list[Node]:
    """Return what a look and the place of a paragraph set, in the order that the standard wants."""
    made = [
        w("pStyle", val=style_id(style)) if style else None,
        _switch("keepNext", look.keep_next),
        _switch("keepLines", look.keep_lines),
        w("pageBreakBefore") if broken else None,
        w("numPr", w("ilvl", val=0), w("numId", val=list_)) if list_ else None,
        _borders(look),
        w("shd", val="clear", color="auto", fill=look.fill.lstrip("#")) if look.fill else None,
        _stops(look),
        _switch("suppressAutoHyphens", None if look.hyphenate is None else not look.hyphenate),
        w("bidi") if bidi else None,
        _spacing(look),
        w("ind", left=twips(look.left), hanging=twips(look.hang or 0)) if look.left is not None else None,
        w("jc", val=look.align) if look.align else None,
        w("outlineLvl", val=look.outline - 1) if look.outline else None,
    ]
    return [each for each in made if each is not None]


def word_properties(look: Look, style: str | None = None, lang: str | None = None, rtl: bool = False) -> list[Node]:
    """Return what a look and the language of words set, in the order that the standard wants."""
    made = [w("rStyle", val=style_id(style))] if style else []
    if look.font:
        made.append(w("rFonts", ascii=look.font, hAnsi=look.font, eastAsia=look.font, cs=look.font))
    for name, on in (("b", look.bold), ("bCs", look.bold), ("i", look.italic), ("iCs", look.italic)):
        made += [each for each in [_switch(name, on)] if each is not None]
    if look.colour:
        made.append(w("color", val=look.colour.lstrip("#")))
    if look.size:
        half = round(look.size * 2)
        made += [w("sz", val=half), w("szCs", val=half)]
    if look.underlined is not None:
        made.append(w("u", val="single" if look.underlined else "none"))
    if rtl:
        made.append(w("rtl"))
    if lang:
        tag = language(lang)
        made.append(w("lang", val=tag, bidi=tag) if rtl else w("lang", val=tag))
    return made


def language(tag: str) -> str:
    """Return the tag of a language with its region."""
    return "-".join(part for part in locale(tag) if part)


def _switch(name: str, on: bool | None) -> Node | None:
    return None if on is None else w(name) if on else w(name, val="0")


def _spacing(look: Look) -> Node | None:
    values: dict[str, str | int] = {}
    if look.before is not None:
        values["before"] = twips(look.before)
    if look.after is not None:
        values["after"] = twips(look.after)
    if look.leading is not None:
        values |= {"line": twips(look.leading), "lineRule": "atLeast"}
    return w("spacing", **values) if values else None


def _borders(look: Look) -> Node | None:
    sides = (("top", look.over), ("left", look.bar), ("bottom", look.under))
    made = [_border(side, line) for side, line in sides if line]
    return w("pBdr", *made) if made else None


def _border(side: str, line: Line) -> Node:
    # The width is in eighths of a point, the gap in points, 31 at most.
    width, gap = round(line.width * 8), min(31, round(line.gap))
    return w(side, val="single", sz=width, space=gap, color=line.colour.lstrip("#"))


def _stops(look: Look) -> Node | None:
    ways = ((look.tab, "left"), (look.end, "right"))
    made = [w("tab", val=way, pos=twips(at)) for at, way in ways if at is not None]
    return w("tabs", *made) if made else None
