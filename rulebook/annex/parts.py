"""Build a document from blocks that are made once for each language."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence

from rulebook.annex.document import Attachment, Block, Document
from rulebook.annex.sides import beside
from rulebook.annex.subject import Subject


def composed(
    subjects: Sequence[Subject],
    blocks: Callable[[Subject], Iterable[Block]],
    title: str,
    subtitle: Callable[[Subject], str],
    marking: str | None,
    attachments: tuple[Attachment, ...] = (),
    landscape: bool = False,
) -> Document:
    """Return a document with the blocks of each subject, side by side where there are two languages."""
    first, *others = subjects
    found = tuple(blocks(first))
    for other in others:
        found = beside(found, tuple(blocks(other)), (first, other))
    source = "; ".join(book.letter.citation for book in first.head.rulebooks)
    return Document(
        title=" / ".join(dict.fromkeys(subject.say(title) for subject in subjects)),
        subtitle=" / ".join(dict.fromkeys(map(subtitle, subjects))),
        langs=tuple(subject.lang for subject in subjects),
        date=datetime.date.fromisoformat(first.head.as_of),
        blocks=found,
        page=first.say("page", page="{page}", pages="{pages}"),
        marking=marking,
        subject=first.say("subject", source=source),
        keywords=tuple(book.edition for book in first.head.rulebooks),
        attachments=attachments,
        landscape=landscape,
    )
