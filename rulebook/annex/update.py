"""Read a PDF that typst wrote, and change objects of it by an incremental update: its own bytes stay as they are.

ISO 32000-1, 7.5.4 and 7.5.6. An object is found where the file's own table says that it stands, never by what it looks
like: the report inside and the words of a draft may look like anything. What is not as typst writes it is refused.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from rulebook.errors import Problem, UsageError

_END = re.compile(
    rb"trailer\n<</Size (\d+)(/Root (\d+) 0 R(?:/Info \d+ 0 R)?/ID\[\([\w+/=]+\))\([\w+/=]+\)\]>>\n"
    rb"startxref\n(\d+)\n%%EOF\Z"
)
_MOST_END = 400
_ENTRY = re.compile(rb"(\d{10}) 00000 n\r\n")
_FREE = b"0000000000 65535 f\r\n"


@dataclass(frozen=True, slots=True)
class Pdf:
    """Be a PDF as typst wrote it.

    `table` and `entries` are where its table of objects begins and where the entry of object 0 stands; `root` is the
    number of the catalog, `kept` what the trailer says of the file up to the first half of its name (`/ID`).
    """

    data: bytes
    table: int
    entries: int
    size: int
    root: int
    kept: bytes


def opened(data: bytes) -> Pdf:
    """Read the trailer and find the table of objects. Raises UsageError."""
    end = _END.search(data, max(0, len(data) - _MOST_END))
    if end is None:
        raise unlike("trailer", data[-80:])
    size, kept, root, table = int(end[1]), end[2], int(end[3]), int(end[4])
    head = b"xref\n0 %d\n" % size
    entries = table + len(head)
    if not data.startswith(head + _FREE, table) or entries + len(_FREE) * size != end.start():
        raise unlike("xref", data[table : table + 40])
    return Pdf(data, table, entries, size, root, kept)


def found(file: Pdf, number: int, shape: re.Pattern[bytes]) -> re.Match[bytes]:
    """Return what an object consists of, which has exactly this shape. Raises UsageError."""
    data, place = file.data, None
    if 0 < number < file.size and (entry := _ENTRY.match(data, file.entries + len(_FREE) * number)):
        place = int(entry[1])
        head = b"%d 0 obj\n" % number
        if data.startswith(head, place) and (match := shape.match(data, place + len(head))):
            return match
    raise unlike(f"{number} 0 obj", b"" if place is None else data[place : place + 120].partition(b"endobj")[0])


def updated(file: Pdf, changed: Mapping[int, bytes]) -> bytes:
    """Return the file with new versions of these objects after its end."""
    start, added = len(file.data), bytearray(b"\n")
    entries = []
    for number in sorted(changed):
        entries.append((number, b"%010d 00000 n\r\n" % (start + len(added))))
        added += b"%d 0 obj\n%b\nendobj\n\n" % (number, changed[number])
    table = start + len(added)
    # The second half of a file's name is that of its contents at its last change (ISO 32000-1, 14.4).
    name = b64encode(sha256(file.kept + added).digest()[:16])
    added += b"xref\n0 1\n" + _FREE
    # Numbers that follow each other stand in one part of the table (7.5.4).
    for _, group in groupby(enumerate(entries), key=lambda each: each[1][0] - each[0]):
        part = [entry for _, entry in group]
        added += b"%d %d\n%b" % (part[0][0], len(part), b"".join(line for _, line in part))
    trailer = b"trailer\n<</Size %d%b(%b)]/Prev %d>>\nstartxref\n%d\n%%%%EOF"
    return file.data + added + trailer % (file.size, file.kept, name, file.table, table)


def unlike(place: str, stands: bytes) -> UsageError:
    """Return the error that something else stands at a place than typst writes there."""
    said = " ".join(stands.decode("ascii", "backslashreplace").split())
    return UsageError(Problem("annex.row_heads", {"place": place, "found": said}))
