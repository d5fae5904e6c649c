"""Apply recorded decisions to rules that fail. First everything is evaluated, then waived."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from rulebook.engine.evaluate import summarise
from rulebook.model.edition import Edition
from rulebook.model.outcome import RecordOutcome, RuleOutcome
from rulebook.model.quantities import DateSpan
from rulebook.model.report import WaiverNote, WaiverState
from rulebook.model.waiver import Waiver


def waive(
    outcomes: Sequence[RuleOutcome], waivers: Sequence[Waiver], draft: str, edition: Edition, as_of: datetime.date
) -> tuple[list[RuleOutcome], list[WaiverNote]]:
    """Return the outcomes with waived failures, and what became of each waiver; `draft` is the agreement's id.

    Where two waive the same, both are in force, and the first by its path is named with the record.
    """
    if not waivers:
        return list(outcomes), []
    by_rule = {outcome.rule.id: outcome for outcome in outcomes}
    notes = []
    for waiver in sorted(waivers, key=lambda each: each.path):
        rule = edition.rule(waiver.rule)
        found = by_rule.get(rule.id) if rule else None
        if waiver.draft != draft:
            notes.append(WaiverNote(waiver, "other-draft"))
        elif rule is None or found is None:
            notes.append(WaiverNote(waiver, "not-selected" if rule else "unknown-rule"))
        else:
            note = _note(waiver, found, edition, as_of)
            notes.append(note)
            if note.state == "used":
                by_rule[rule.id] = _waived(found, waiver)
    return [by_rule[outcome.rule.id] for outcome in outcomes], notes


def _note(waiver: Waiver, outcome: RuleOutcome, edition: Edition, as_of: datetime.date) -> WaiverNote:
    state = _without_effect(waiver, outcome, edition, as_of)
    if state is not None:
        return WaiverNote(waiver, state)
    failing = {record.record.id for record in outcome.records if record.outcome in ("fail", "waived")}
    idle = tuple(record for record in waiver.records if record not in failing)
    return WaiverNote(waiver, "unused" if len(idle) == len(waiver.records) else "used", idle)


def _without_effect(waiver: Waiver, outcome: RuleOutcome, edition: Edition, as_of: datetime.date) -> WaiverState | None:
    """Say why a waiver has no effect, if it has none."""
    if DateSpan.of(waiver.valid_until).last < as_of:
        return "expired"
    if waiver.authority not in edition.about.waiving.get(outcome.force, []):
        return "not-authorised"
    if not (waiver.reference and waiver.date):
        return "incomplete"
    return "not-yet" if DateSpan.of(waiver.date).first > as_of else None


def _waived(outcome: RuleOutcome, waiver: Waiver) -> RuleOutcome:
    def covered(record: RecordOutcome) -> bool:
        return record.outcome == "fail" and record.record.id in waiver.records

    records = tuple(
        replace(record, outcome="waived", waiver=waiver) if covered(record) else record for record in outcome.records
    )
    places = {limb.id: place for place, limb in enumerate(outcome.rule.limbs)}
    _, worst = summarise(outcome.rule, [(places[record.limb.id], record.outcome) for record in records])
    return outcome.waived(worst, records)
