"""List the recorded decisions to deviate: who, when, in which document, why, until when."""

from __future__ import annotations

from collections.abc import Iterator

from rulebook.annex.document import Block, Facts, Paragraph, Run, Text
from rulebook.annex.subject import Subject, anchor
from rulebook.model.view import WaiverView


def write(subject: Subject) -> Iterator[Block]:
    """Yield each decision, also one without effect."""
    waivers = [(waiver, result) for result, _ in subject.results() for waiver in result.waivers]
    if not waivers:
        yield subject.paragraph("no_deviations")
    for waiver, result in waivers:
        known = {outcome.rule: outcome.title for outcome in result.outcomes}
        yield Paragraph((Run(waiver.title or waiver.id),), "label")
        yield _facts(waiver, known.get(waiver.rule), subject)


def _facts(waiver: WaiverView, title: str | None, subject: Subject) -> Facts:
    known, records = title is not None, ", ".join(waiver.records)
    named = f" {title}: {records}" if known else f": {records}"
    rule: Text = (Run(waiver.rule, to=anchor(waiver.rule) if known else None), Run(named))
    document = ", ".join(part for part in (waiver.title, waiver.reference) if part) or subject.say("not_stated")
    facts = [
        ("waiver_rule", rule),
        ("waiver_state", (Run(waiver.says, strong=True, mark="waived" if waiver.state == "used" else "fail"),)),
        ("waiver_by", (Run(waiver.decided_by),)),
        ("waiver_document", (Run(document),)),
        ("waiver_date", subject.text(waiver.date or subject.say("not_stated"))),
        ("waiver_until", subject.text(waiver.valid_until)),
        ("waiver_reason", subject.text(waiver.reason)),
        ("waiver_file", (Run(waiver.path, code=True),)),
    ]
    return Facts(tuple(((Run(subject.say(key)),), value) for key, value in facts))
