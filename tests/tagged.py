"""Read a tagged PDF as a screen reader does: the words in the order of its structure, each element's together.

What no structure element holds is page furniture (artifacts: the marking, the page number, the head of a table on
its next page) and is not read. `pdftotext` gives the order in which the pages are drawn, where a row that goes on
on the next page is torn between its columns; `pdfinfo -struct-text` gives this order, in minutes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pypdf
from pypdf.generic import ContentStream

INLINE = {"/Span", "/Link", "/Strong", "/Em", "/Code", "/Quote", "/Reference"}
"""Elements that stand among words; what is set apart by any other begins a new one."""
_MARK = re.compile(r"•|\d+\.")
_PAGE = re.compile(r"\s\d+\s*$")
_MAPPED = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s")


Said = dict[int, dict[int, str]]
"""The words of each piece of marked content, by the number of the page's object and its own."""


def words(data: bytes) -> list[str]:
    """Return the words, without hyphens at the ends of lines (which the file says are none), marks of lists, and
    the numbers of pages in the table of contents.
    """
    reader = pypdf.PdfReader(io.BytesIO(data))
    return words_in(reader.trailer["/Root"]["/StructTreeRoot"], said(reader))


def said(reader: pypdf.PdfReader) -> Said:
    """Return what is said on all pages."""
    return {page.indirect_reference.idnum: _marked(page, reader) for page in reader.pages if page.indirect_reference}


def words_in(element: Any, said: Said) -> list[str]:
    """Return the words of one element of the structure, likewise."""
    return "".join(_read(element, None, said)).replace("\u00ad", "").split()


def _read(element: Any, page: int | None, said: Said) -> Iterator[str]:
    """Yield the words of an element: those of the marked content that it holds, and of the elements in it."""
    if "/Pg" in element:
        page = element.raw_get("/Pg").idnum
    parts = element.get("/K", [])
    whole = []
    for part in parts if isinstance(parts, list) else [parts]:
        part = part.get_object()
        if isinstance(part, int):
            assert page is not None
            whole.append(said[page].get(part, ""))
        elif part.get("/Type") == "/MCR":
            whole.append(said[part.raw_get("/Pg").idnum].get(part["/MCID"], ""))
        elif part.get("/Type") != "/OBJR":
            whole += _read(part, page, said)
    if element.get("/S") == "/Lbl" and _MARK.fullmatch("".join(whole).strip()):
        return
    if element.get("/S") == "/TOCI":
        whole = [_PAGE.sub("", "".join(whole))]
    apart = element.get("/S") not in INLINE or _placed(element)
    yield from (" ", *whole, " ") if apart else whole


def _placed(element: Any) -> bool:
    """Tell whether an element is set apart as a block, whatever its kind."""
    looks = element.get("/A", [])
    listed = looks if isinstance(looks, list) else [looks]
    return any(look.get_object().get("/Placement") == "/Block" for look in listed)


def _marked(page: Any, reader: pypdf.PdfReader) -> dict[int, str]:
    """Return the words of each piece of marked content on a page, by its number."""
    found: dict[int, str] = {}
    fonts = page["/Resources"].get("/Font", {})
    # Each open piece: its number, and what is said in place of what is drawn.
    open_: list[tuple[int | None, str | None]] = []
    letters: dict[int, str] = {}
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in (b"BDC", b"BMC"):
            about = operands[1] if operator == b"BDC" else {}
            instead = about.get("/ActualText")
            open_.append((about.get("/MCID"), instead))
            if instead is not None:
                _say(found, open_, str(instead))
        elif operator == b"EMC":
            open_.pop()
        elif operator == b"Tf":
            letters = _letters(fonts[operands[0]].get_object()["/ToUnicode"].get_data())
        elif operator in (b"Tj", b"TJ") and all(instead is None for _, instead in open_):
            drawn = operands[0] if operator == b"TJ" else operands
            _say(found, open_, "".join(_spelled(each, letters) for each in drawn if not isinstance(each, (int, float))))
    return found


def _say(found: dict[int, str], open_: list[tuple[int | None, str | None]], words: str) -> None:
    numbers = [number for number, _ in open_ if number is not None]
    if numbers:
        found[numbers[-1]] = found.get(numbers[-1], "") + words


def _spelled(drawn: Any, letters: dict[int, str]) -> str:
    raw = drawn.original_bytes
    return "".join(letters[int.from_bytes(raw[at : at + 2])] for at in range(0, len(raw), 2))


@cache
def _letters(table: bytes) -> dict[int, str]:
    """Return what each code of a font spells (ISO 32000-1, 9.10.3), as typst writes it: one by one."""
    assert b"beginbfrange" not in table
    return {
        int(code, 16): bytes.fromhex(spelled).decode("utf-16-be")
        for block in re.findall(r"beginbfchar(.*?)endbfchar", table.decode("ascii"), re.S)
        for code, spelled in _MAPPED.findall(block)
    }
