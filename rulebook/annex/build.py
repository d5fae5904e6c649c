"""Build the annex of one draft from what was found about it, in one language or in two side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from rulebook.annex.chapters import CHAPTERS
from rulebook.annex.chapters.reasons import fitting
from rulebook.annex.document import Attachment, Block, Contents, Document, Heading, PageBreak, Run
from rulebook.annex.lengths import upright
from rulebook.annex.parts import composed
from rulebook.annex.style import Style
from rulebook.annex.subject import REPORT, Subject
from rulebook.model.view import DraftView, HeadView
from rulebook.words import Lang
from rulebook.words.annex import ANNEX
from rulebook.words.report import Both

Views = Mapping[Lang, tuple[HeadView, DraftView]]
"""The report and the draft in words, in each language of the document, its own first."""

NEW_PAGE = ("reasons", "rules", "cards")
"""Chapters that begin on a new page."""
LITTLE = 12
"""With no more lines than this, the reasons do not have the page to themselves."""


def annex(
    views: Views,
    report: bytes,
    *,
    marking: str | None = None,
    texts: Mapping[str, Both] | None = None,
    order: Sequence[str] = tuple(CHAPTERS),
    style: Style | None = None,
) -> Document:
    """Return the annex of a draft that could be checked.

    `report` is what programs read: it travels inside. `order` names every chapter, and `style` tells how much
    fits on the page of reasons. Raises ValueError for a draft that was not checked: there is nothing to attach.
    """
    about = subjects(views, texts, order)
    shown = fitting(about, upright(style))
    about = [replace(each, shown=shown) for each in about]
    return composed(about, partial(_blocks, order=order), "title", named, marking, (inside(report, about[0]),))


def subjects(views: Views, texts: Mapping[str, Both] | None, order: Sequence[str] = ()) -> list[Subject]:
    """Return the subject in each language. Raises ValueError if the draft was not checked."""
    numbers = {name: place for place, name in enumerate(order, 1)}
    said = {**ANNEX, **(texts or {})}
    found = [Subject(head, draft, lang, said, numbers) for lang, (head, draft) in views.items()]
    if found[0].draft.verdict == "error":
        raise ValueError(f"{found[0].draft.path} was not checked")
    return found


def inside(report: bytes, subject: Subject) -> Attachment:
    """Return what travels inside the document."""
    return Attachment(REPORT, "application/json", report, subject.say("account_says", name=REPORT))


def named(subject: Subject) -> str:
    """Return what a draft is called."""
    return subject.draft.title or subject.draft.path


def _is_little(subject: Subject) -> bool:
    return subject.shown is not None and subject.shown.lines <= LITTLE


def _blocks(subject: Subject, order: Sequence[str]) -> Iterator[Block]:
    for place, name in enumerate(order):
        if place == 1:
            # On a page of its own it is not torn, and the first page is the conclusion's.
            yield PageBreak()
            yield Contents((Run(subject.say("contents")),))
        if name in NEW_PAGE and not (place and order[place - 1] == "reasons" and _is_little(subject)):
            yield PageBreak()
        yield Heading(1, str(subject.numbers[name]), (Run(subject.say(name)),), name)
        yield from CHAPTERS[name](subject)
