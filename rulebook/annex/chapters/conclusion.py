"""Say in three sentences what was found, and of what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rulebook.annex.document import Block, Facts, Paragraph, Run
from rulebook.annex.subject import Subject
from rulebook.model.rule import Outcome
from rulebook.words import Count
from rulebook.words.report import OUTCOMES


def write(subject: Subject) -> Iterator[Block]:
    """Yield the conclusion."""
    draft = subject.draft
    says = f". {draft.says} {_counts(subject)} "
    yield Paragraph((subject.verdict(draft.verdict), Run(says), *subject.linked(_next(subject))), "lead")
    yield _what(subject)
    if draft.illustrative:
        yield subject.label("about")
        yield Paragraph(subject.text(draft.illustrative), "note")
    if draft.notes:
        yield subject.label("notes")
    for note in draft.notes:
        yield Paragraph(subject.text(" ".join(f"{part[:1].upper()}{part[1:]}." for part in (note.message, note.help))))


def _next(subject: Subject) -> str:
    """Name the sentence that leads on. A draft that meets all that decides can still have remarks."""
    verdict = subject.draft.verdict
    return "next_remarks" if verdict == "compliant" and subject.remarks else f"next_{verdict}"


def _counts(subject: Subject) -> str:
    """Count the outcomes, those that decide apart: a reader must not take a failed remark for a failed precondition."""
    decide = Counter(each.outcome for each in subject.that_decide)
    others = Counter(each.outcome for each in subject.outcomes) - decide
    told = subject.draft.verdict == "compliant" and not subject.several
    key = "counted" if not others else "counted_others" if told or not decide else "counted_both"
    return subject.say(
        key,
        n=Count(decide.total()),
        m=Count(others.total()),
        counts=_listed(decide, subject),
        others=_listed(others, subject),
    )


def _listed(found: Counter[Outcome], subject: Subject) -> str:
    return ", ".join(subject.say(f"count_{outcome}", n=found[outcome]) for outcome in sorted(found, key=_place))


def _place(outcome: Outcome) -> int:
    return list(OUTCOMES).index(outcome)


def _what(subject: Subject) -> Facts:
    """Say what was checked: its title stands above, and that preconditions decide in the first sentence."""
    head, draft, say = subject.head, subject.draft, subject.say
    against = "; ".join(f"{book.title}, {book.letter.citation}" for book in head.rulebooks)
    facts = [
        ("id", (Run(draft.id or "", code=True),)),
        ("as_of", subject.text(head.as_of)),
        ("against", (Run(against),)),
        *([("strict", (Run(say("strict_yes")),))] if head.strict else []),
    ]
    return Facts(tuple(((Run(say(key)),), value) for key, value in facts))
