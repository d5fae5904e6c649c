"""Read JSON strictly: bytes to plain values, or a fault with its line and column.

Two readers. The fast one is the standard library's; what it refuses, and every question
where something stands, goes to the strict scanner, which never recurses and explains. What
the scanner refuses the fast one must never let through: a test compares the two.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

from rulebook.errors import DraftError, Problem
from rulebook.load.places import Places
from rulebook.load.scanner import MAX_DEPTH, Fault, NumberError, number, scan
from rulebook.load.source import Lines, Source, printable

MAX_BYTES = 5_000_000
_BOM = b"\xef\xbb\xbf"


def read_json(data: bytes, path: str, limit: int = MAX_BYTES) -> Source:
    """Return what a JSON file says. Raises DraftError with place and reason."""
    source = read_any_depth(data, path, limit)
    refuse_deep(source)
    return source


def refuse_deep(source: Source) -> None:
    """Raise DraftError, with the place, for what is nested deeper than anything we read."""
    if _deep(source.value):
        _explained(source.text, source.path)


def read_any_depth(data: bytes, path: str, limit: int = MAX_BYTES) -> Source:
    """Return what a JSON file says, for who asks of its depth in another way. Raises DraftError as well."""
    if len(data) > limit:
        raise DraftError(Problem("file.too_large", {"limit": f"{limit:,}"}, path))
    text = _decode(data, path)
    if not text.strip(" \t\r\n"):
        raise DraftError(Problem("file.empty", {}, path, 1, 1))
    try:
        value = _fast(text)
    except (ValueError, RecursionError):
        value = _explained(text, path)
    return Source(path, text, value, lambda: Places(text).find)


def _decode(data: bytes, path: str) -> str:
    if data.startswith(_BOM):
        raise DraftError(Problem("json.bom", {}, path, 1, 1))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:4]:
        raise DraftError(Problem("json.utf16", {}, path, 1, 1))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = Lines.of(before).place(len(before))
        raise DraftError(Problem("json.not_utf8", {"byte": f"{data[error.start]:02x}"}, path, line, column)) from None


def _explained(text: str, path: str) -> Any:
    """Read with the scanner, to say where and what the faults are."""
    found = scan(text)
    if found.faults:
        lines = Lines.of(text)
        raise DraftError(_problem(fault, lines, path) for fault in found.faults)
    return found.value


def _problem(fault: Fault, lines: Lines, path: str) -> Problem:
    params = {name: printable(text) for name, text in fault.params.items()}
    for name, offset in fault.places.items():
        line, column = lines.place(offset)
        params |= {name: str(line), f"{name}_column": str(column)}
    return Problem(fault.code, params, path, *lines.place(fault.offset), fault.pointer)


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("duplicate keys")
    return members


def _number(literal: str) -> int | Decimal:
    try:
        return number(literal)
    except NumberError as error:
        raise ValueError(error.code) from None


def _refuse(literal: str) -> Any:
    raise ValueError(literal)


_DECODER = json.JSONDecoder(object_pairs_hook=_members, parse_float=_number, parse_int=_number, parse_constant=_refuse)


def _fast(text: str) -> Any:
    """Read with the standard library. Raises ValueError for whatever the scanner must look at."""
    if "\\" in text and _SURROGATE.search(text):
        raise ValueError("surrogate")
    return _DECODER.decode(text)


# Half a character, escaped; unescaped it is no UTF-8.
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def _deep(value: Any) -> bool:
    """Tell whether anything is nested deeper than the limit, level by level."""
    level = [value] if isinstance(value, dict | list) else []
    for _ in range(MAX_DEPTH + 1):
        if not level:
            return False
        level = [
            child
            for item in level
            for child in (item.values() if type(item) is dict else item)
            if type(child) is dict or type(child) is list
        ]
    return True
