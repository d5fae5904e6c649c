"""Say in three sentences what was found, and of what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rulebook.annex.document import Block, Facts, Paragraph, Run
from rulebook.annex.subject import Subject
from rulebook.words.report import OUTCOMES


def write(subject: Subject) -> Iterator[Block]:
    """Yield the conclusion."""
    draft = subject.draft
    says = f". {draft.says} {_counts(subject)} "
    yield Paragraph((subject.verdict(draft.verdict), Run(says), *subject.linked(f"next_{draft.verdict}")), "lead")
    yield _what(subject)
    if draft.illustrative:
        yield subject.label("about")
        yield Paragraph(subject.text(draft.illustrative), "note")
    if draft.notes:
        yield subject.label("notes")
    for note in draft.notes:
        yield Paragraph(subject.text(" ".join(f"{part[:1].upper()}{part[1:]}." for part in (note.message, note.help))))


def _counts(subject: Subject) -> str:
    found = Counter(outcome.outcome for result in subject.draft.results for outcome in result.outcomes)
    counts = [
        subject.say("count", outcome=OUTCOMES[outcome][subject.lang], n=found[outcome])
        for outcome in ("pass", "fail", "undetermined", "waived", "not-applicable")
        if found[outcome]
    ]
    return subject.say("counted", n=found.total(), counts=", ".join(counts))


def _what(subject: Subject) -> Facts:
    head, draft, say = subject.head, subject.draft, subject.say
    against = "; ".join(f"{book.title}, {book.letter.citation}" for book in head.rulebooks)
    facts = [
        ("draft", (Run(draft.title or draft.path),)),
        ("id", (Run(draft.id or "", code=True),)),
        ("as_of", subject.text(head.as_of)),
        ("against", (Run(against),)),
        ("strict", (Run(say("strict_yes" if head.strict else "strict_no")),)),
    ]
    return Facts(tuple(((Run(say(key)),), value) for key, value in facts))
