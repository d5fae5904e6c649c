"""Compare the outcomes of two versions of a draft, worst first, and find the edits that changed each.

An outcome is changed by a smallest part of the edits that, made in the older version alone,
gives the outcome of the newer one. If the other edits give it as well, there is a second such
part, and so on.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from rulebook.check import prepare
from rulebook.engine.evaluate import CompiledRule, evaluated
from rulebook.engine.scope import Look
from rulebook.facts.records import records_of
from rulebook.load.quick import sound
from rulebook.model.compared_drafts import Data, Edit, OutcomeChange, RecordChange, Versions, Way
from rulebook.model.edition import Edition
from rulebook.model.outcome import RecordOutcome, RuleOutcome
from rulebook.model.quantities import DateSpan
from rulebook.model.record import DraftRecord
from rulebook.model.report import Checked, DraftReport
from rulebook.model.rule import Force, Outcome
from rulebook.versions.edits import applied, edits
from rulebook.versions.smallest import smallest

_WAYS: tuple[Way, ...] = ("worse", "better", "other")
MOST_WAYS = 3
"""So many parts of the edits are named that each change an outcome alone."""
MOST_LOOKS = 256
"""So many parts of the edits are kept in mind at once, each with the draft that it makes."""


def compared(old: Checked, new: Checked, editions: Sequence[Edition], as_of: datetime.date) -> Versions:
    """Compare two versions that were checked against the same editions. One that was not read has no changes."""
    if old.draft is None or new.draft is None:
        return Versions(old, new)
    found = edits(old.draft.data, new.draft.data)
    trials = [_Trial(old.draft.data, edition, as_of) for edition in editions]
    changes = (
        tuple(_changes(ours, theirs, found, trial))
        for ours, theirs, trial in zip(old.results, new.results, trials, strict=True)
    )
    return Versions(old, new, tuple(changes), found)


def severity(outcome: Outcome, force: Force) -> int:
    """Say how bad an outcome is, for the verdict first: 0 is nothing to mend. An aim is never bad."""
    if outcome == "error":
        return 7
    rank = {"waived": 1, "undetermined": 2, "fail": 3}.get(outcome, 0)
    return (rank + 3 if force == "must" else rank) if rank and force != "may" else 0


def _changes(old: DraftReport, new: DraftReport, found: Sequence[Edit], trial: _Trial) -> list[OutcomeChange]:
    ours = {outcome.rule.id: outcome for outcome in old.outcomes}
    theirs = {outcome.rule.id: outcome for outcome in new.outcomes}
    changes = [_change(ours[name], theirs[name], found, trial) for name in ours if name in theirs]
    return sorted((change for change in changes if change is not None), key=_badness)


def _badness(change: OutcomeChange) -> tuple[int, int, str]:
    worst = max(severity(side.outcome, side.force) for side in (change.old, change.new))
    return _WAYS.index(change.way), -worst, change.new.rule.id


def _change(old: RuleOutcome, new: RuleOutcome, found: Sequence[Edit], trial: _Trial) -> OutcomeChange | None:
    same = (old.outcome, old.force) == (new.outcome, new.force)
    records = tuple(_records(old, new, all_of_them=not same))
    if same and not records:
        return None
    return OutcomeChange(old, new, _way(old, new, records), records, tuple(trial.causes(new, records, found)))


def _way(old: RuleOutcome, new: RuleOutcome, records: Sequence[RecordChange]) -> Way:
    before, after = severity(old.outcome, old.force), severity(new.outcome, new.force)
    if before == after:
        before = sum(_severity(change.old, old) for change in records)
        after = sum(_severity(change.new, new) for change in records)
    return "worse" if after > before else "better" if after < before else "other"


def _severity(record: RecordOutcome | None, rule: RuleOutcome) -> int:
    return severity(record.outcome, record.limb.force or rule.rule.force) if record is not None else 0


Which = tuple[str, str, str, str | None, bool]
"""Which limb, for which record: the same in every version."""


def _which(outcome: RecordOutcome) -> Which:
    record: DraftRecord = outcome.record
    # An agreement that got another id is still the one agreement of its draft.
    name = "" if record.collection == "agreement" else record.id
    return (outcome.limb.id, record.collection, name, record.parent_id, record.ghost)


def _records(old: RuleOutcome, new: RuleOutcome, all_of_them: bool) -> Iterator[RecordChange]:
    """Yield the records whose outcome is not the same; those that came or went count where it is not good."""
    ours, theirs = ({_which(record): record for record in side.records} for side in (old, new))
    for which in dict.fromkeys([*theirs, *ours]):
        one, other = ours.get(which), theirs.get(which)
        before, after = (side.outcome if side is not None else None for side in (one, other))
        if before != after and (all_of_them or (one and other) or (before or after) not in ("pass", "not-applicable")):
            yield RecordChange(one, other)


class _Trial:
    """Try what a rule would say of the older version with some of the edits made."""

    def __init__(self, old: Data, edition: Edition, as_of: datetime.date) -> None:
        self.old, self.ready = old, prepare(edition)
        self.rules = {compiled.rule.id: compiled for compiled in self.ready.rules}
        self.as_of, self.day = as_of, DateSpan.of(as_of.isoformat())
        # Every rule begins with the same parts of the edits: what they make is read once for all.
        self.look = lru_cache(maxsize=MOST_LOOKS)(self._look)

    def causes(
        self, new: RuleOutcome, records: Sequence[RecordChange], found: Sequence[Edit]
    ) -> Iterator[tuple[Edit, ...]]:
        """Yield parts of the edits that each give the newer outcome alone; none where a waiver made the difference."""
        wanted = {_which(record): _unwaived(record.outcome) for change in records if (record := change.new)}
        gone = {_which(record) for change in records if change.new is None and (record := change.old)}
        rule = self.rules[new.rule.id]

        @cache
        def given(chosen: tuple[Edit, ...]) -> bool:
            outcome = self._outcome(rule, chosen)
            if outcome is None or (_unwaived(outcome.outcome), outcome.force) != (_unwaived(new.outcome), new.force):
                return False
            reached = {_which(record): record.outcome for record in outcome.records}
            return all(reached.get(which) == value for which, value in wanted.items()) and gone.isdisjoint(reached)

        def gives(chosen: Sequence[Edit]) -> bool:
            return given(tuple(chosen))

        left = list(found)
        for _ in range(MOST_WAYS):
            if gives(()) or not gives(left):
                return
            part = smallest(left, gives)
            yield tuple(part)
            left = [edit for edit in left if edit not in part]

    def _outcome(self, rule: CompiledRule, chosen: tuple[Edit, ...]) -> RuleOutcome | None:
        """Return what the rule says; None where the edits do not make a draft that could be read."""
        look = self.look(chosen)
        return evaluated(rule, look) if look is not None else None

    def _look(self, chosen: tuple[Edit, ...]) -> Look | None:
        data = applied(self.old, chosen)
        return Look(records_of(data, self.ready.judge, self.as_of), self.day) if sound(data) else None


def _unwaived(outcome: Outcome) -> Outcome:
    return "fail" if outcome == "waived" else outcome
