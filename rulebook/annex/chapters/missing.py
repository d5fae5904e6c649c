"""Ask for what the draft does not say yet."""

from __future__ import annotations

from collections.abc import Iterator

from rulebook.annex.document import Block, Bullets, Paragraph, Run
from rulebook.annex.subject import Subject, anchor
from rulebook.model.view import OutcomeView


def write(subject: Subject) -> Iterator[Block]:
    """Yield the questions of each rule that could not be determined."""
    open_ = [each for each in subject.outcomes if each.outcome == "undetermined"]
    yield subject.paragraph("missing_says" if open_ else "nothing_missing")
    for outcome in open_:
        title = (Run(outcome.rule, to=anchor(outcome.rule)), Run(f" {outcome.title}"))
        yield Paragraph(title, "label")
        yield Bullets(tuple(_questions(outcome, subject)))


def _questions(outcome: OutcomeView, subject: Subject) -> Iterator[tuple[Paragraph, ...]]:
    """Yield, for each reason, the questions that would settle it."""
    asked: set[tuple[str, tuple[str, ...]]] = set()
    for record in outcome.records:
        key = record.reason, tuple(record.questions)
        if record.questions and key not in asked:
            asked.add(key)
            yield (
                Paragraph(subject.text(record.reason)),
                *(Paragraph((Run(subject.date(question), emphasis=True),)) for question in record.questions),
            )
