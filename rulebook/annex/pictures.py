"""Tell whether a file is the picture that it says to be, whole and in itself, before any document shows it."""

from __future__ import annotations

import struct
import zlib
from xml.parsers import expat

from rulebook.errors import Problem

MOST_BYTES = 10_000_000
MOST_PIXELS = 50_000_000
"""Larger ones are no logo: three bytes a pixel, all in memory at once."""

PNG = b"\x89PNG\r\n\x1a\n"
_SPACE = "http://www.w3.org/2000/svg"


def fault(data: bytes, kind: str, name: str) -> Problem | None:
    """Return why a picture (".png" or ".svg") cannot be shown, or None."""
    return _in_png(data, name) if kind == ".png" else _in_svg(data, name)


def _in_png(data: bytes, name: str) -> Problem | None:
    """Go through the chunks (PNG 1.2, chapter 3): a file that was cut off or altered has one that is not right."""
    broken = Problem("template.logo_broken", {"found": name, "kind": "PNG"})
    if not data.startswith(PNG + struct.pack(">I4s", 13, b"IHDR")) or len(data) < len(PNG) + 12 + 13:
        return broken
    width, height = struct.unpack_from(">II", data, 16)
    at, kind = len(PNG), b""
    while kind != b"IEND":
        if at + 12 > len(data):
            return broken
        (size, kind) = struct.unpack_from(">I4s", data, at)
        end = at + 8 + size
        if data[end : end + 4] != struct.pack(">I", zlib.crc32(data[at + 4 : end])):
            return broken
        at = end + 4
    if width * height > MOST_PIXELS:
        return Problem("template.logo_large", {"found": name, "limit": f"{MOST_PIXELS:,}"})
    return broken if width * height == 0 else None


def _in_svg(data: bytes, name: str) -> Problem | None:
    """Read the elements. Whatever an entity stands for or a reference leads to is not in what is seen here."""
    root: list[str] = []
    outside: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(element: str, attributes: dict[str, str]) -> None:
        if not root:
            root.append(element)
        # What a link leads to is not shown; a picture, a style or a shape is.
        if element != f"{_SPACE} a":
            refers = (value.strip() for key, value in attributes.items() if key.rpartition(" ")[2] == "href")
            outside.extend(value for value in refers if not value.startswith(("#", "data:")))

    def refuse(*_: object) -> None:
        raise ValueError("entities are not allowed")

    parser.StartElementHandler = start
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError):
        root.clear()
    if root != [f"{_SPACE} svg"]:
        return Problem("template.logo_broken", {"found": name, "kind": "SVG"})
    if outside:
        return Problem("template.logo_refers", {"found": name, "to": outside[0][:200]})
    return None
