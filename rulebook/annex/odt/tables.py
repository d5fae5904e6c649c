"""Write tables: a caption, a head that every page repeats, and rows."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from rulebook.annex.document import Cell, Row, Table
from rulebook.annex.looks import CELL_STYLES
from rulebook.annex.odt.looks import points
from rulebook.annex.odt.prose import prose
from rulebook.annex.odt.text import Writing, paragraph
from rulebook.annex.odt.xml import node
from rulebook.annex.outline import short


def table(writing: Writing, block: Table, lang: str) -> list[Element]:
    """Return the caption and the table."""
    lang = block.lang or lang
    caption = [paragraph(writing, "Caption", block.caption, lang)] if block.caption else []
    writing.tables += 1
    name, look = f"Table{writing.tables}", _broken(writing)
    columns = [_column(writing, name, index, column.share) for index, column in enumerate(block.columns)]
    head = [_cell("Head", [paragraph(writing, "Table Head", column.head, lang)]) for column in block.columns]
    made = node(
        "table:table",
        {"table:name": name, "table:style-name": look},
        *([node("table:table-header-columns", None, columns[0]), *columns[1:]] if block.row_heads else columns),
        node("table:table-header-rows", None, node("table:table-row", {"table:style-name": "Row"}, *head)),
        *(_row(writing, block, row, lang) for row in block.rows),
    )
    return [*caption, made]


def _broken(writing: Writing) -> str:
    """Return the style of a table: one without a caption may have to begin a page itself."""
    if not writing.broken:
        return "Grid"
    writing.broken = False
    return "Grid_20_on_20_new_20_page"


def _column(writing: Writing, name: str, index: int, share: float) -> Element:
    style = f"{name}.{index + 1}"
    # No share beside it: LibreOffice 7.4 takes other widths from that.
    width = {"style:column-width": points(writing.width * share)}
    writing.made[style] = node(
        "style:style",
        {"style:name": style, "style:family": "table-column"},
        node("style:table-column-properties", width),
    )
    return node("table:table-column", {"table:style-name": style})


def _row(writing: Writing, block: Table, row: Row, lang: str) -> Element:
    whole = "Row" if short(row, block) else "Long_20_Row"
    bookmark = [node("text:bookmark", {"text:name": row.id})] if row.id else []
    if row.heading:
        spanned = {"table:number-columns-spanned": str(len(block.columns))}
        cells = [_cell("Group", _said(writing, row.cells[0], "Table Group", lang), spanned)]
        cells += [node("table:covered-table-cell") for _ in block.columns[1:]]
    else:
        names = ["Table Row Head" if block.row_heads else "Table Text", *["Table Text"] * (len(row.cells) - 1)]
        style = "Cell" if block.kind == "grid" else "Side"
        cells = [_cell(style, _said(writing, cell, name, lang)) for cell, name in zip(row.cells, names, strict=True)]
    if bookmark:
        _mark(cells[0], bookmark[0])
    return node("table:table-row", {"table:style-name": whole}, *cells)


def _said(writing: Writing, cell: Cell, name: str, lang: str) -> list[Element]:
    styles = {**CELL_STYLES, "body": name}
    return [part for block in cell for part in prose(writing, block, lang, styles)] or [
        paragraph(writing, name, (), lang)
    ]


def _cell(style: str, parts: list[Element], more: dict[str, str] | None = None) -> Element:
    return node("table:table-cell", {"table:style-name": style, "office:value-type": "string", **(more or {})}, *parts)


def _mark(cell: Element, bookmark: Element) -> None:
    """Put a bookmark in front of the first words of a cell."""
    first = next(part for part in cell.iter() if part.tag == "text:p")
    bookmark.tail, first.text = first.text, None
    first.insert(0, bookmark)
