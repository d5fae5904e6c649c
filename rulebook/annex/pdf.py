"""Write an annex as PDF: archivable (PDF/A), accessible (PDF/UA-1), and the same bytes each time.

typst sets it by `default/annex.typ` and refuses what the two norms forbid. It reads nothing but
that folder and the fonts; the words and the looks are handed over as data.

PDF/A-2 lets a file carry only files that are PDF/A themselves; PDF/A-3 is PDF/A-2 that may carry
any. So an annex with the machine-readable report inside is PDF/A-3a, and without it PDF/A-2a.

The heads of columns and of groups of rows are TH in the file, and each cell names those it is under. The heads of rows
are made so afterwards (`row_heads.py`): typst's Python package (0.15.2) has no way to ask for it.
"""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from threading import get_ident
from typing import TYPE_CHECKING, Any

from rulebook.annex.document import Document
from rulebook.annex.fonts import opened, ordered
from rulebook.annex.handed import handed
from rulebook.annex.row_heads import with_row_heads
from rulebook.annex.style import Style
from rulebook.errors import Problem, UsageError

if TYPE_CHECKING:
    import typst

LAYOUT = Path(__file__).parent / "default" / "annex.typ"


def pdf(document: Document, style: Style) -> bytes:
    """Return an annex as a PDF file. Raises ImportError without typst, UsageError for a style that cannot be."""
    families = ordered(style.fonts, (style.text_font, style.heading_font, style.code_font))
    compiler = _compiler(style.fonts, get_ident())
    from typst import TypstError

    # A name of a file and what is in it; typst's own types do not tell that it may be given.
    files: Any = {"main.typ": LAYOUT, "annex.json": _aside(handed(document, style, families))}
    try:
        made = compiler.compile(
            files,
            format="pdf",
            pdf_standards=["a-3a" if document.attachments else "a-2a", "ua-1"],
            timestamp=datetime.datetime.combine(document.date, datetime.time(), datetime.UTC),
        )
    except TypstError as error:
        raise UsageError(Problem("annex.not_set", {"found": " ".join(error.message.split())})) from error
    assert isinstance(made, bytes)
    return with_row_heads(made, document)


@cache
def _compiler(fonts: tuple[Path, ...], thread: int) -> typst.Compiler:
    """Return one typesetter for all annexes in the same fonts that a thread sets: it does one at a time."""
    import typst

    return typst.Compiler(root=LAYOUT.parent, font_paths=opened(fonts), ignore_system_fonts=True)


def _aside(data: str) -> bytes:
    """Make JSON (one line of ASCII) a comment: typst parses every file it is given as a text to set, too."""
    return f"//{data}".encode()
