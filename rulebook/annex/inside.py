"""Read what travels inside an annex, and what its words are, whatever form it has.

An annex may come from a stranger. Nothing is unpacked to a file, followed or executed; whatever is
larger than any annex, hides anything or stands there twice is refused.
"""

from __future__ import annotations

import base64
import json
import logging
import re
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Literal
from xml.parsers import expat

from rulebook.annex.subject import REPORT
from rulebook.errors import Problem, UsageError
from rulebook.words import LANGS

if TYPE_CHECKING:
    import pypdf

Form = Literal["pdf", "odt", "docx", "html"]

_NOWHERE = logging.NullHandler()

MOST_BYTES = 64_000_000
"""No annex is larger: the largest that was ever made had 5,000,000 bytes."""
MOST_REPORT = 32_000_000
MOST_PARTS = 1_000
MOST_UNPACKED = 128_000_000

_ODT = b"application/vnd.oasis.opendocument.text"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def form_of(data: bytes) -> Form:
    """Tell the form by the first bytes; the name of the file says nothing. Raises UsageError for anything else."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if re.match(rb"\s*<!doctype html", data[:1024], re.IGNORECASE):
        return "html"
    if data.startswith(b"PK\x03\x04"):
        parts = _parts(data)
        if parts.get("mimetype") == _ODT:
            return "odt"
        if "word/document.xml" in parts:
            return "docx"
    raise UsageError(Problem("verify.not_an_annex"))


def report_inside(data: bytes) -> bytes:
    """Return the machine-readable report in an annex. Raises UsageError where there is not exactly one."""
    form = form_of(data)
    # The same one may stand there for each language.
    found = list(dict.fromkeys(_in_pdf(data) if form == "pdf" else _in_html(data) if form == "html" else _in_zip(data)))
    if not found:
        raise UsageError(Problem("verify.no_report", {"name": REPORT}))
    if len(found) > 1:
        raise UsageError(Problem("verify.two_reports", {"name": REPORT, "n": str(len(found))}))
    if len(found[0]) > MOST_REPORT:
        raise UsageError(Problem("verify.too_large", {"limit": f"{MOST_REPORT:,}"}))
    return found[0]


def as_of_inside(data: bytes) -> str | None:
    """Return the as-of date that an annex says, or None where this is no annex."""
    try:
        day = json.loads(report_inside(data))["report"]["as_of"]
    except (UsageError, ValueError, KeyError, TypeError, RecursionError, ModuleNotFoundError):
        return None
    return day if isinstance(day, str) and _DATE.fullmatch(day) else None


def words_of(data: bytes) -> list[str]:
    """Return the words of an annex, line by line, in the order in which they stand. Raises UsageError."""
    form = form_of(data)
    lines = _lines_of_pdf(data) if form == "pdf" else _lines_of_html(data) if form == "html" else _lines_of_zip(data)
    return [words for line in lines if (words := " ".join(line.split()))]


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the files that an annex consists of, by name; a form that is one file has none. Raises UsageError."""
    return _parts(data) if form_of(data) in ("odt", "docx") else {}


def _broken(form: str, why: object) -> UsageError:
    return UsageError(Problem("verify.broken", {"form": form.upper(), "why": str(why)[:200] or type(why).__name__}))


@contextmanager
def _pdf(data: bytes) -> Iterator[pypdf.PdfReader]:
    # Imported late: the library is an extra.
    import pypdf

    # It warns of what it finds on standard error, in the words of the file. Only what comes of it is told here.
    logging.getLogger("pypdf").addHandler(_NOWHERE)
    try:
        yield pypdf.PdfReader(BytesIO(data), strict=False)
    except UsageError:
        raise
    except Exception as error:  # Invariant: whatever a library makes of a file made to mislead it, it is no crash.
        raise _broken("pdf", error) from None


def _in_pdf(data: bytes) -> list[bytes]:
    with _pdf(data) as reader:
        listed = list(islice(reader.attachment_list, MOST_PARTS + 1))
        if len(listed) > MOST_PARTS:
            raise UsageError(Problem("verify.too_many", {"limit": f"{MOST_PARTS:,}"}))
        named = [each for each in listed if REPORT in (each.name, each.alternative_name)]
        if len(named) > len(LANGS):
            # Each is unpacked as a whole: what is small in the file may be large, and many times there.
            raise UsageError(Problem("verify.two_reports", {"name": REPORT, "n": str(len(named))}))
        return [each.content for each in named]


def _lines_of_pdf(data: bytes) -> list[str]:
    with _pdf(data) as reader:
        if len(reader.pages) > MOST_PARTS * 10:
            raise UsageError(Problem("verify.too_many", {"limit": f"{MOST_PARTS * 10:,}"}))
        return [line for page in reader.pages for line in page.extract_text().splitlines()]


_LINK = re.compile(rb'<a download="%b" href="data:[a-z/+-]*;base64,([^"]*)"' % re.escape(REPORT.encode()))


def _in_html(data: bytes) -> Iterator[bytes]:
    for found in _LINK.finditer(data):
        try:
            yield base64.b64decode(found[1], validate=True)
        except ValueError as error:
            raise _broken("html", error) from None


_INLINE = {"a", "b", "code", "em", "i", "span", "strong", "sub", "sup", "abbr", "q", "small", "cite"}
_UNREAD = {"script", "style"}


class _Reader(HTMLParser):
    """Gather the words of a page; what is set apart begins a new line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a new line, unless the element stands among words; take its words for who cannot see it."""
        self.said.append("" if tag in _INLINE else "\n")
        self.said += [f"\n{value}\n" for name, value in attrs if name in ("alt", "title", "aria-label") and value]
        self.unread += tag in _UNREAD

    def handle_endtag(self, tag: str) -> None:
        """End the line."""
        self.said.append("" if tag in _INLINE else "\n")
        self.unread -= tag in _UNREAD and self.unread > 0

    def handle_data(self, data: str) -> None:
        """Take the words."""
        if not self.unread:
            self.said.append(re.sub(r"\s+", " ", data))


def _lines_of_html(data: bytes) -> Iterator[str]:
    reader = _Reader()
    try:
        reader.feed(data.decode("utf-8", "replace"))
        # What is left has a beginning and no end, and is words to whoever sees it. To be told that it ends here, the
        # reader would try again at each beginning, which takes the square of the time.
        reader.handle_data(reader.rawdata)
    except Exception as error:  # Invariant: as above.
        raise _broken("html", error) from None
    yield from "".join(reader.said).splitlines()


def _in_zip(data: bytes) -> Iterator[bytes]:
    yield from (content for name, content in _parts(data).items() if name.rpartition("/")[2] == REPORT)


def _parts(data: bytes) -> dict[str, bytes]:
    """Return the files in a container, none larger than it may be. Raises UsageError."""
    parts: dict[str, bytes] = {}
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(BytesIO(data)) as container:
            listed = container.infolist()
            if len(listed) > MOST_PARTS:
                raise UsageError(Problem("verify.too_many", {"limit": f"{MOST_PARTS:,}"}))
            for each in listed:
                kind = stat.S_IFMT(each.external_attr >> 16)
                if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
                    raise UsageError(Problem("verify.link", {"name": each.filename[:80]}))
                if each.filename in parts:
                    raise UsageError(Problem("verify.twice", {"name": each.filename[:80]}))
                if each.file_size > left:
                    raise UsageError(Problem("verify.too_large", {"limit": f"{MOST_UNPACKED:,}"}))
                # What the list says of a size may be a lie: no more than that is unpacked.
                with container.open(each) as file:
                    parts[each.filename] = file.read(each.file_size)
                left -= len(parts[each.filename])
    except UsageError:
        raise
    except Exception as error:  # Invariant: whatever a decompressor makes of it, a broken file is no crash.
        raise _broken("zip", error) from None
    return parts


_ENDS = {"p", "h", "tab", "line-break", "br", "title", "subject", "keyword", "description", "creator"}


def _lines_of_zip(data: bytes) -> Iterator[str]:
    for name, content in sorted(_parts(data).items()):
        if name.endswith(".xml"):
            yield from _text_of_xml(content).splitlines()


def _text_of_xml(data: bytes) -> str:
    """Return the words in an XML file, paragraph by paragraph. One that declares entities is refused."""
    said: list[str] = []
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise ValueError("document type declarations are not allowed")

    def end(name: str) -> None:
        if name.rpartition(":")[2] in _ENDS:
            said.append("\n")

    parser.StartDoctypeDeclHandler = refuse
    parser.CharacterDataHandler = said.append
    parser.EndElementHandler = end
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError) as error:
        raise _broken("xml", error) from None
    return "".join(said)
