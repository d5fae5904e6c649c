"""Say on one page what decides the verdict: each rule, its first reason, and the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rulebook.annex.document import Block, Bullets, Paragraph, Run
from rulebook.annex.subject import Subject, anchor, deciding
from rulebook.model.view import OutcomeView, RecordView
from rulebook.render.groups import to_look_at

OPEN = ("fail", "undetermined", "waived")
MOST = 14
"""How many rules have their reason on this page; further ones are named."""


def write(subject: Subject) -> Iterator[Block]:
    """Yield what decides, then remarks that do not."""
    groups = [to_look_at(result, subject.head.strict) for result, _ in subject.results()]
    decide = [each for heading in ("fails", "open", "waived") for group in groups for each in group[heading]]
    remarks = sorted((each for group in groups for each in group["remarks"]), key=lambda each: OPEN.index(each.outcome))
    if decide:
        yield from _listed(decide, subject, reasons=True)
    else:
        yield subject.paragraph("nothing_decides")
    if remarks:
        yield subject.label("not_deciding")
        yield from _listed(remarks, subject, reasons=len(decide) + len(remarks) <= MOST)


def _listed(outcomes: Sequence[OutcomeView], subject: Subject, reasons: bool) -> Iterator[Block]:
    shown = outcomes[:MOST] if reasons else outcomes
    yield Bullets(tuple((_line(each, subject, reasons),) for each in shown))
    if rest := outcomes[len(shown) :]:
        yield subject.paragraph("also", rules=", ".join(each.rule for each in rest))


def _line(outcome: OutcomeView, subject: Subject, reason: bool) -> Paragraph:
    head = (
        Run(outcome.rule, strong=True, to=anchor(outcome.rule)), Run(f" {outcome.title}: "),
        subject.outcome(outcome.outcome), Run("."),
    )  # fmt: skip
    return Paragraph((*head, Run(" "), *subject.text(why(outcome, subject))) if reason else head)


def why(outcome: OutcomeView, subject: Subject) -> str:
    """Give the first reason for an outcome, and say of how many more things the like holds."""
    records = deciding(outcome)
    if not records:
        return outcome.reason
    return records[0].reason + more_like(records, subject)


def more_like(records: Sequence[RecordView], subject: Subject) -> str:
    """Say of how many more things the like of the first reason holds; nothing where there are none."""
    return f" {subject.say('more_like', n=len(records) - 1)}" if len(records) > 1 else ""
