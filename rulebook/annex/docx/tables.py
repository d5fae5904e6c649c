"""Write tables: a caption, a head that every page repeats, and rows."""

from __future__ import annotations

from rulebook.annex.characters import visible
from rulebook.annex.document import Cell, Row, Table
from rulebook.annex.docx.prose import prose
from rulebook.annex.docx.text import Writing, bookmark, paragraph
from rulebook.annex.docx.xml import Node, twips, w
from rulebook.annex.looks import CELL_STYLES
from rulebook.annex.outline import plain, short


def table(writing: Writing, block: Table, lang: str) -> list[Node]:
    """Return the caption and the table."""
    lang = block.lang or lang
    # Without words between them, Word makes one table of two; and a table cannot begin a page.
    bare = not block.caption and (writing.gap or writing.broken)
    caption = [paragraph(writing, "Caption", block.caption, lang)] if block.caption or bare else []
    widths = [twips(writing.width * column.share) for column in block.columns]
    heads = [
        _cell(width, [paragraph(writing, "Table Head", column.head, lang)], bottom=True)
        for column, width in zip(block.columns, widths, strict=True)
    ]
    made = w(
        "tbl",
        _properties(block, sum(widths)),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *heads),
        *(_row(writing, block, row, widths, lang) for row in block.rows),
    )
    writing.gap = True
    return [*caption, made]


def _properties(block: Table, width: int) -> Node:
    look = {
        "firstRow": 1, "lastRow": 0, "firstColumn": int(block.row_heads), "lastColumn": 0, "noHBand": 1, "noVBand": 1,
        "val": "06A0" if block.row_heads else "0620",
    }  # fmt: skip
    called = visible(plain(block.caption))
    return w(
        "tblPr",
        w("tblStyle", val="AnnexGrid" if block.kind == "grid" else "AnnexSides"),
        w("tblW", w=width, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", **look),
        *([w("tblCaption", val=called)] if called else []),
    )


def _row(writing: Writing, block: Table, row: Row, widths: list[int], lang: str) -> Node:
    properties = [w("trPr", w("cantSplit"))] if short(row, block) else []
    if row.heading:
        said = _said(writing, row.cells[0], "Table Group", lang)
        cells = [_cell(sum(widths), said, span=len(widths), fill=writing.style.wash)]
    else:
        names = ["Table Row Head" if block.row_heads else "Table Text", *["Table Text"] * (len(row.cells) - 1)]
        cells = [
            _cell(width, _said(writing, cell, name, lang))
            for cell, name, width in zip(row.cells, names, widths, strict=True)
        ]
    if row.id:
        first = cells[0].find(f".//{w('p').tag}")
        # After its properties, which come first.
        for at, part in enumerate(bookmark(writing, row.id), 1):
            first.insert(at, part)
    return w("tr", *properties, *cells)


def _said(writing: Writing, cell: Cell, name: str, lang: str) -> list[Node]:
    styles = {**CELL_STYLES, "body": name}
    made = [part for block in cell for part in prose(writing, block, lang, styles)]
    return made or [paragraph(writing, name, (), lang)]


def _cell(width: int, parts: list[Node], span: int = 1, fill: str = "", bottom: bool = False) -> Node:
    properties = [w("tcW", w=width, type="dxa")]
    if span > 1:
        properties.append(w("gridSpan", val=span))
    if fill:
        properties.append(w("shd", val="clear", color="auto", fill=fill.lstrip("#")))
    if bottom:
        properties.append(w("vAlign", val="bottom"))
    return w("tc", w("tcPr", *properties), *parts)
