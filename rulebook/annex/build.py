"""Build the annex of one draft from what was found about it, in one language or in two side by side."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from rulebook.annex.chapters import CHAPTERS
from rulebook.annex.document import Attachment, Block, Contents, Document, Heading, PageBreak, Run
from rulebook.annex.sides import beside
from rulebook.annex.subject import REPORT, Subject
from rulebook.model.view import DraftView, HeadView
from rulebook.words import Lang
from rulebook.words.annex import ANNEX
from rulebook.words.report import Both

NEW_PAGE = ("reasons", "rules", "cards")
"""Chapters that begin on a new page."""


def annex(
    views: Mapping[Lang, tuple[HeadView, DraftView]],
    report: bytes,
    *,
    marking: str | None = None,
    texts: Mapping[str, Both] | None = None,
    order: Sequence[str] = tuple(CHAPTERS),
) -> Document:
    """Return the annex of a draft that could be checked.

    `views` has the report and the draft in each language of the annex, the document's own first;
    `report` is what programs read: it travels inside. `order` names every chapter. Raises
    ValueError for a draft that was not checked: there is nothing to attach.
    """
    said = {**ANNEX, **(texts or {})}
    subjects = [_subject(head, draft, lang, said, order) for lang, (head, draft) in views.items()]
    first = subjects[0]
    if first.draft.verdict == "error":
        raise ValueError(f"{first.draft.path} was not checked")
    blocks = tuple(_blocks(first, order))
    for other in subjects[1:]:
        blocks = beside(blocks, tuple(_blocks(other, order)), (first, other))
    source = "; ".join(book.letter.citation for book in first.head.rulebooks)
    return Document(
        title=" / ".join(dict.fromkeys(subject.say("title") for subject in subjects)),
        subtitle=" / ".join(dict.fromkeys(subject.draft.title or subject.draft.path for subject in subjects)),
        langs=tuple(views),
        date=datetime.date.fromisoformat(first.head.as_of),
        blocks=blocks,
        page=first.say("page", page="{page}", pages="{pages}"),
        marking=marking,
        subject=first.say("subject", source=source),
        keywords=tuple(book.edition for book in first.head.rulebooks),
        attachments=(Attachment(REPORT, "application/json", report, first.say("account_says", name=REPORT)),),
    )


def _subject(head: HeadView, draft: DraftView, lang: Lang, texts: Mapping[str, Both], order: Sequence[str]) -> Subject:
    return Subject(head, draft, lang, texts, {name: place for place, name in enumerate(order, 1)})


def _blocks(subject: Subject, order: Sequence[str]) -> Iterator[Block]:
    for place, name in enumerate(order):
        if place == 1:
            yield Contents((Run(subject.say("contents")),))
        if name in NEW_PAGE:
            yield PageBreak()
        yield Heading(1, str(subject.numbers[name]), (Run(subject.say(name)),), name)
        yield from CHAPTERS[name](subject)
