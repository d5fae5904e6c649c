"""Make the head of each row in a PDF a head for who hears it: TH with the scope of its row.

typst can call a cell so (`pdf.header-cell`) only with its feature `a11y-extras` on, which its Python package has no
way to ask for. So three kinds of objects get a new version, as typst would have written them (ISO 32000-1, 14.8.5.7;
typst-pdf, `tags/context/table.rs`): the head, which gets a name; the other cells of its row, which name it among
their heads; and the tree of names (14.7.2, IDTree). THead and TBody stay, which typst would leave out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rulebook.annex.document import Block, Card, Document, Table
from rulebook.annex.update import Pdf, found, opened, unlike, updated

_CATALOG = re.compile(rb"<</Type/Catalog(?:/\w+ \d+ 0 R|/Lang\([\w-]+\))*?/StructTreeRoot (\d+) 0 R/")
_TREE = re.compile(
    rb"(<</Type/StructTreeRoot[^()\n]*/IDTree<</Names\[)((?:\(\w+\)\d+ 0 R)*)(\]>>/ParentTreeNextKey \d+>>)\nendobj\n"
)
_NAME = re.compile(rb"\((\w+)\)(\d+) 0 R")
_LANG = rb"(?:/Lang\([\w-]+\))?"


def _shape(kind: bytes) -> re.Pattern[bytes]:
    """Return how typst writes a part of a table: what it stands in, and what stands in it."""
    about = rb"%b(?:/A\[[^()\n]*\])?" % _LANG
    return re.compile(rb"<</Type/StructElem/S/%b/P (\d+) 0 R%b/K\[((?:\d+ 0 R ?)*)\]>>\nendobj\n" % (kind, about))


_TABLE, _GROUP, _ROW = _shape(b"Table"), _shape(b"T(?:Head|Body)"), _shape(b"TR")
_HEAD = re.compile(rb"<</Type/StructElem/S/TH/P (\d+) 0 R/ID\(\w+\)")
_PART = re.compile(rb"%b|<</Type/StructElem/S/Caption/" % _GROUP.pattern)
_CELL = re.compile(
    rb"<</Type/StructElem/S/TD(/P \d+ 0 R)(%b/A\[<</O/Table)(/Headers\[(?:\(\w+\))*)(\][^()\n]*>>)\nendobj\n" % _LANG
)


def with_row_heads(data: bytes, document: Document) -> bytes:
    """Return the PDF that typst made of a document with the heads of its rows named.

    Raises UsageError where the file is not what typst makes of this document.
    """
    tables = list(_tables(document.blocks))
    headed = [n for n, table in enumerate(tables, 1) if table.row_heads and not all(row.heading for row in table.rows)]
    if not headed:
        return data
    file = opened(data)
    root = int(found(file, file.root, _CATALOG)[1])
    tree = found(file, root, _TREE)
    names = {name: int(number) for name, number in _NAME.findall(tree[2])}
    # Invariant: the names of all heads of columns and groups are those that this document gives, so typst has
    # numbered its tables as we do.
    expected = {name for n, table in enumerate(tables, 1) for name in _heads(n, table)}
    if names.keys() != expected:
        raise unlike("/IDTree", b" ".join(sorted(names.keys() ^ expected)))
    changed: dict[int, bytes] = {}
    for n in headed:
        for name, (head, *others) in _rows(file, names, n, tables[n - 1]):
            names[name] = head
            changed[head] = _as_head(found(file, head, _CELL), name)
            changed |= {cell: _under(found(file, cell, _CELL), name) for cell in others}
    written = b"".join(b"(%b)%d 0 R" % each for each in sorted(names.items()))
    return updated(file, {**changed, root: tree[1] + written + tree[3]})


def _tables(blocks: Iterable[Block]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Card):
            yield from _tables(block.blocks)
        elif isinstance(block, Table):
            yield block


def _heads(n: int, table: Table) -> Iterator[bytes]:
    """Yield the names that typst gives to the heads of the columns of a table and of its groups of rows."""
    yield from (_name(n, column, 0) for column in range(len(table.columns)))
    yield from (_name(n, 0, y) for y, row in enumerate(table.rows, 1) if row.heading)


def _name(n: int, column: int, row: int) -> bytes:
    return b"U%dx%dy%d" % (n, column, row)


def _rows(file: Pdf, names: dict[bytes, int], n: int, table: Table) -> Iterator[tuple[bytes, list[int]]]:
    """Yield, for each row with a head, the name that it gets, and the numbers of its cells."""
    rows = _listed(file, names[_name(n, 0, 0)])
    if len(rows) != 1 + len(table.rows):
        raise unlike(f"table {n}", b"%d /TR" % len(rows))
    for y, (row, number) in enumerate(zip(table.rows, rows[1:], strict=True), 1):
        cells = _kids(found(file, number, _ROW))
        if row.heading:
            is_right = cells == [names[_name(n, 0, y)]]
        else:
            is_right = len(cells) == len(table.columns)
            yield _name(n, 0, y), cells
        if not is_right:
            raise unlike(f"{number} 0 obj", b"%d /TD" % len(cells))


def _listed(file: Pdf, head: int) -> list[int]:
    """Return the numbers of the rows of a table, its head first; `head` is its first cell."""
    row = found(file, int(found(file, head, _HEAD)[1]), _ROW)
    group = found(file, int(row[1]), _GROUP)
    parts = _kids(found(file, int(group[1]), _TABLE))
    return [row for part in parts for row in _kids(found(file, part, _PART))]


def _kids(element: re.Match[bytes]) -> list[int]:
    """Return the numbers of what stands in a part of a table; a caption has no cells."""
    return [int(number) for number in (element[2] or b"").replace(b" 0 R", b"").split()]


def _as_head(cell: re.Match[bytes], name: bytes) -> bytes:
    before, about, heads, after = cell.groups()
    return b"<</Type/StructElem/S/TH%b/ID(%b)%b/Scope/Row%b%b" % (before, name, about, heads, after)


def _under(cell: re.Match[bytes], name: bytes) -> bytes:
    before, about, heads, after = cell.groups()
    return b"<</Type/StructElem/S/TD%b%b%b(%b)%b" % (before, about, heads, name, after)
