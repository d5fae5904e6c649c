"""Write what every DOCX of a house style has in common: styles, lists, settings."""

from __future__ import annotations

from docx.oxml.ns import qn

from rulebook.annex.document import Document
from rulebook.annex.docx.looks import language, named
from rulebook.annex.docx.prose import LISTS
from rulebook.annex.docx.xml import Node, twips, w
from rulebook.annex.looks import Look
from rulebook.annex.style import Style


def styles(document: Document, style: Style, paragraphs: list[Look], words: list[Look]) -> list[Node]:
    """Return all styles: those of the template that python-docx brings are not ours."""
    tag = language(document.langs[0])
    font = style.text_font
    fonts = w("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)
    defaults = w(
        "docDefaults",
        w("rPrDefault", w("rPr", fonts, w("lang", val=tag, eastAsia=tag, bidi="ar-SA"))),
        w("pPrDefault", w("pPr", w("widowControl"))),
    )
    default = w(
        "style",
        w("name", val="Default Paragraph Font"),
        w("uiPriority", val=1),
        w("semiHidden"),
        type="character",
        default=1,
        styleId="DefaultParagraphFont",
    )
    return [
        defaults,
        *(named(look, "paragraph") for look in paragraphs),
        default,
        *(named(look, "character") for look in words),
        _table("TableNormal", "Normal Table", style, base=True),
        _table("AnnexGrid", "Annex Grid", style, lines=True),
        _table("AnnexSides", "Annex Sides", style),
    ]


def numbering(style: Style, lists: list[str]) -> list[Node]:
    """Return the kinds of lists, and each list that counts for itself."""
    sizes = (1.3, 1.3, 1, 1.5)
    kinds = [_kind(at, name, style.size * size) for at, (name, size) in enumerate(zip(LISTS, sizes, strict=True))]
    first = [w("num", w("abstractNumId", val=at), numId=at + 1) for at in range(len(LISTS))]
    anew = [
        w(
            "num",
            w("abstractNumId", val=LISTS.index(kind)),
            w("lvlOverride", w("startOverride", val=1), ilvl=0),
            numId=number,
        )
        for number, kind in enumerate(lists, len(LISTS) + 1)
    ]
    return [*kinds, *first, *anew]


def settings(document: Document) -> list[Node]:
    """Return the settings: today's Word, words divided at the end of lines by the rules of their language."""
    uri = "http://schemas.microsoft.com/office/word"
    modern = w("compatSetting", name="compatibilityMode", uri=uri, val="15")
    return [
        w("zoom", percent=100),
        w("defaultTabStop", val=720),
        w("autoHyphenation"),
        w("consecutiveHyphenLimit", val=2),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", modern),
        w("themeFontLang", val=language(document.langs[0])),
        w("decimalSymbol", val="," if document.langs[0] == "nl" else "."),
        w("listSeparator", val=";" if document.langs[0] == "nl" else ","),
    ]


def _kind(number: int, name: str, indent: float) -> Node:
    counts = name.endswith("Numbers")
    level = w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="decimal" if counts else "bullet"),
        w("lvlText", val="%1." if counts else "•"),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=twips(indent), hanging=twips(indent))),
        ilvl=0,
    )
    return w("abstractNum", w("multiLevelType", val="singleLevel"), level, abstractNumId=number)


def _table(id_: str, name: str, style: Style, base: bool = False, lines: bool = False) -> Node:
    made = w("style", w("name", val=name), type="table", styleId=id_)
    margins = (("top", 0.35), ("left", 0.5), ("bottom", 0.35), ("right", 0.5))
    room = w("tblCellMar", *(w(side, w=0 if base else twips(style.size * part), type="dxa") for side, part in margins))
    if base:
        made.set(qn("w:default"), "1")
        indent = w("tblInd", w=0, type="dxa")
        made.extend([w("uiPriority", val=99), w("semiHidden"), w("unhideWhenUsed"), w("tblPr", indent, room)])
        return made
    made.extend([w("basedOn", val="TableNormal"), w("qFormat")])
    borders = [_line(side, 4, style.rule) for side in ("bottom", "insideH")] if lines else []
    made.append(w("tblPr", *([w("tblBorders", *borders)] if borders else []), room))
    head = w("tcPr", w("tcBorders", _line("bottom", 7, style.accent)))
    made.append(w("tblStylePr", head, type="firstRow"))
    return made


def _line(side: str, width: int, colour: str) -> Node:
    return w(side, val="single", sz=width, space=0, color=colour.lstrip("#"))
