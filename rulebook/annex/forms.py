"""Name the forms that an annex can have, each written by a function of its own, imported when it is used."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module

from rulebook.annex.document import Document
from rulebook.annex.style import Style

FORMS = ("pdf", "odt", "docx", "html")
"""The forms, and the ends of their files' names."""


def written(document: Document, form: str, style: Style) -> bytes:
    """Return a document in one of the forms. Raises ImportError where its library is not installed."""
    writer = getattr(import_module(f"rulebook.annex.{form}"), form)
    data: bytes = writer(document, style)
    return data


def ready(document: Document, form: str, style: Style) -> Callable[[], bytes]:
    """Return what writes a document, to be sent to another process. Raises ImportError as `written` does."""
    if form == "pdf":
        # What typst reads is less to send than the document.
        from rulebook.annex.pdf import ready

        return ready(document, style)
    return partial(written, document, form, style)
