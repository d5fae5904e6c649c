"""Write what every ODT of a house style has in common: styles, the page, its header and footer."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from rulebook.annex.characters import visible
from rulebook.annex.document import Document
from rulebook.annex.lengths import POINTS
from rulebook.annex.looks import page, paragraph_looks, word_looks
from rulebook.annex.odt.looks import language, named, points
from rulebook.annex.odt.xml import node, root
from rulebook.annex.style import Style

# Where the header and the footer stand, of the margin that they stand in.
_EDGE = 0.5


def styles_part(document: Document, style: Style) -> bytes:
    """Return `styles.xml`."""
    return root(
        "office:document-styles",
        "office style text table draw fo svg xlink",
        fonts(style),
        node(
            "office:styles",
            None,
            _default(document),
            *(named(look, "paragraph") for look in paragraph_looks(document, style)),
            *(named(look, "text") for look in word_looks(style)),
            *(_list_style(*each) for each in _lists(style)),
        ),
        node("office:automatic-styles", None, _layout(document, style)),
        node("office:master-styles", None, _master(document)),
    )


def fonts(style: Style) -> Element:
    """Return the fonts that are named; none is in the file."""
    names = dict.fromkeys((style.text_font, style.heading_font, style.code_font))
    return node(
        "office:font-face-decls",
        None,
        *(node("style:font-face", {"style:name": name, "svg:font-family": f"'{name}'"}) for name in names),
    )


def table_styles(style: Style, width: float) -> list[Element]:
    """Return the styles of tables, rows, cells and the logo, which the standard wants beside the text."""
    line, strong = f"0.5pt solid {style.rule}", f"0.9pt solid {style.accent}"
    side, end = points(style.size * 0.5), points(style.size * 0.35)
    padding = {"fo:padding-left": side, "fo:padding-right": side, "fo:padding-top": end, "fo:padding-bottom": end}
    cells = {
        "Head": {"fo:border-bottom": strong, "style:vertical-align": "bottom"},
        "Cell": {"fo:border-bottom": line},
        "Group": {"fo:border-bottom": line, "fo:background-color": style.wash},
        "Side": {},
    }
    whole = {
        "style:width": points(width),
        "table:align": "left",
        "fo:margin-bottom": points(style.size),
        "style:may-break-between-rows": "true",
    }
    return [
        _of("Grid", "table", whole),
        _of("Grid_20_on_20_new_20_page", "table", {**whole, "fo:break-before": "page"}),
        _of("Picture", "graphic", {"style:vertical-pos": "top", "style:vertical-rel": "baseline"}),
        _of("Row", "table-row", {"fo:keep-together": "always"}),
        _of("Long_20_Row", "table-row", {"fo:keep-together": "auto"}),
        *(_of(name, "table-cell", {**padding, **own}) for name, own in cells.items()),
    ]


def _of(name: str, family: str, properties: dict[str, str]) -> Element:
    return node(
        "style:style", {"style:name": name, "style:family": family}, node(f"style:{family}-properties", properties)
    )


def _default(document: Document) -> Element:
    return node(
        "style:default-style",
        {"style:family": "paragraph"},
        node(
            "style:paragraph-properties",
            {
                "fo:orphans": "2",
                "fo:widows": "2",
                "style:writing-mode": "lr-tb",
                "fo:hyphenation-ladder-count": "2",
                "style:tab-stop-distance": "36pt",
            },
        ),
        node(
            "style:text-properties",
            {
                **language(document.langs[0]),
                "fo:hyphenation-remain-char-count": "3",
                "fo:hyphenation-push-char-count": "3",
            },
        ),
    )


def _lists(style: Style) -> list[tuple[str, bool, float]]:
    """Return the name of each style of lists, whether it counts, and how far it is indented."""
    text, cell = style.size * 1.3, style.size
    return [
        ("Bullets", False, text),
        ("Numbers", True, text),
        ("Table_20_Bullets", False, cell),
        ("Table_20_Numbers", True, cell * 1.5),
    ]


def _list_style(name: str, numbered: bool, indent: float) -> Element:
    label = {
        "text:label-followed-by": "listtab",
        "text:list-tab-stop-position": points(indent),
        "fo:margin-left": points(indent),
        "fo:text-indent": points(-indent),
    }
    mode = {"text:list-level-position-and-space-mode": "label-alignment"}
    place = node("style:list-level-properties", mode, node("style:list-level-label-alignment", label))
    level = (
        node(
            "text:list-level-style-number", {"text:level": "1", "style:num-format": "1", "style:num-suffix": "."}, place
        )
        if numbered
        else node("text:list-level-style-bullet", {"text:level": "1", "text:bullet-char": "•"}, place)
    )
    return node("text:list-style", {"style:name": name}, level)


def _layout(document: Document, style: Style) -> Element:
    top, right, bottom, left = (margin * POINTS for margin in style.margins)
    wide, high = page(document)
    sheet = {
        "fo:page-width": points(wide),
        "fo:page-height": points(high),
        "style:print-orientation": "landscape" if document.landscape else "portrait",
        "fo:margin-top": points(top * _EDGE if document.marking else top),
        "fo:margin-right": points(right),
        "fo:margin-bottom": points(bottom * _EDGE),
        "fo:margin-left": points(left),
    }

    # A header without words is none, and takes no room.
    def band(side: str, height: float, far: str) -> Element:
        properties = {"svg:height": points(height), f"fo:margin-{far}": "0pt", "style:dynamic-spacing": "false"}
        return node(f"style:{side}-style", None, node("style:header-footer-properties", properties))

    return node(
        "style:page-layout",
        {"style:name": "A4"},
        node("style:page-layout-properties", sheet),
        *([band("header", top * (1 - _EDGE), "bottom")] if document.marking else []),
        band("footer", bottom * (1 - _EDGE), "top"),
    )


def _master(document: Document) -> Element:
    marking = node("text:p", {"text:style-name": "Header"}, visible(document.marking or ""))
    return node(
        "style:master-page",
        {"style:name": "Standard", "style:page-layout-name": "A4"},
        *([node("style:header", None, marking)] if document.marking else []),
        node("style:footer", None, node("text:p", {"text:style-name": "Footer"}, *_page(document.page))),
    )


def _page(says: str) -> list[Element | str]:
    """Return how a page says its number, which the program that sets the pages fills in."""
    fields = {
        "{page}": node("text:page-number", {"text:select-page": "current"}, "1"),
        "{pages}": node("text:page-count", None, "1"),
    }
    return [fields.get(part, visible(part)) for part in re.split(r"(\{pages?\})", says) if part]
