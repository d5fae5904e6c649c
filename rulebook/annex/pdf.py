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
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rulebook.annex.document import Document
from rulebook.annex.fonts import opened, ordered
from rulebook.annex.handed import handed
from rulebook.annex.row_heads import Shape, shapes, with_row_heads
from rulebook.annex.style import Style
from rulebook.errors import Problem, UsageError

if TYPE_CHECKING:
    import typst

LAYOUT = Path(__file__).parent / "default" / "annex.typ"


def pdf(document: Document, style: Style) -> bytes:
    """Return an annex as a PDF file. Raises ImportError without typst, UsageError for a style that cannot be."""
    return ready(document, style)()


def ready(document: Document, style: Style) -> Callable[[], bytes]:
    """Return what writes an annex as a PDF file, with all that it needs in few bytes: another process may do it."""
    families = ordered(style.fonts, (style.text_font, style.heading_font, style.code_font))
    files = {"annex.json": _aside(handed(document, style, families).encode())}
    files |= {f"attached-{at}": _aside(each.content) for at, each in enumerate(document.attachments)}
    return partial(_set, files, bool(document.attachments), document.date, style.fonts, shapes(document))


def _set(
    files: dict[str, bytes], carries: bool, day: datetime.date, fonts: tuple[Path, ...], tables: Sequence[Shape]
) -> bytes:
    from typst import TypstError

    # A name of a file and what is in it; typst's own types do not tell that it may be given.
    given: Any = {"main.typ": LAYOUT, **files}
    try:
        made = _compiler(fonts).compile(
            given,
            format="pdf",
            pdf_standards=["a-3a" if carries else "a-2a", "ua-1"],
            timestamp=datetime.datetime.combine(day, datetime.time(), datetime.UTC),
        )
    except TypstError as error:
        raise UsageError(Problem("annex.not_set", {"found": " ".join(error.message.split())})) from error
    assert isinstance(made, bytes)
    return with_row_heads(made, tables)


@cache
def _compiler(fonts: tuple[Path, ...]) -> typst.Compiler:
    """Return one typesetter for all annexes in the same fonts."""
    import typst

    return typst.Compiler(root=LAYOUT.parent, font_paths=opened(fonts), ignore_system_fonts=True)


def _aside(data: bytes) -> bytes:
    """Make data of one line a comment: typst parses every file it is given as a text to set, too."""
    return b"//" + data
