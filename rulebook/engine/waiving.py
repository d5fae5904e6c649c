"""Apply recorded decisions to rules that fail. First everything is evaluated, then waived."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rulebook.engine.evaluate import summarise
from rulebook.model.edition import Edition
from rulebook.model.outcome import RecordOutcome, RuleOutcome
from rulebook.model.quantities import DateSpan
from rulebook.model.report import WaiverNote, WaiverState

if TYPE_CHECKING:
    from rulebook.model.draft.proof import Waiver


def waive(
    outcomes: Sequence[RuleOutcome], waivers: Sequence[Waiver], edition: Edition, as_of: datetime.date
) -> tuple[list[RuleOutcome], list[WaiverNote]]:
    """Return the outcomes with waived failures, and what became of each waiver."""
    if not waivers:
        return list(outcomes), []
    by_rule = {outcome.rule.id: outcome for outcome in outcomes}
    notes = []
    for index, waiver in sorted(enumerate(waivers), key=lambda item: item[1].id):
        rule = edition.rule(waiver.rule)
        found = by_rule.get(rule.id) if rule else None
        if rule is None or found is None:
            notes.append(WaiverNote(waiver, "not-selected" if rule else "unknown-rule", index))
            continue
        state = _state(waiver, found, edition, as_of)
        if state == "used":
            by_rule[rule.id] = _waived(found, waiver)
        notes.append(WaiverNote(waiver, state, index))
    return [by_rule[outcome.rule.id] for outcome in outcomes], notes


def _state(waiver: Waiver, outcome: RuleOutcome, edition: Edition, as_of: datetime.date) -> WaiverState:
    if DateSpan.of(waiver.valid_until).last < as_of:
        return "expired"
    if waiver.authority not in edition.about.waiving.get(outcome.force, []):
        return "not-authorised"
    if not (waiver.document.reference and waiver.document.date):
        return "incomplete"
    if DateSpan.of(waiver.document.date).first > as_of:
        return "not-yet"
    return "used" if any(_covers(waiver, record) for record in outcome.records) else "unused"


def _covers(waiver: Waiver, record: RecordOutcome) -> bool:
    return record.outcome in ("fail", "waived") and record.record.id == waiver.record


def _waived(outcome: RuleOutcome, waiver: Waiver) -> RuleOutcome:
    records = tuple(
        replace(record, outcome="waived", waiver=waiver) if _covers(waiver, record) else record
        for record in outcome.records
    )
    places = {limb.id: place for place, limb in enumerate(outcome.rule.limbs)}
    _, worst = summarise(outcome.rule, [(places[record.limb.id], record.outcome) for record in records])
    return outcome.waived(worst, records)
