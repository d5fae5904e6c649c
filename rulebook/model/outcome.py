"""Hold what the engine found: an outcome per rule, and per record with its trace."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from rulebook.model.record import DraftRecord
from rulebook.model.rule import Force, Limb, Outcome, Rule
from rulebook.model.trace import Trace
from rulebook.model.waiver import Waiver


@dataclass(frozen=True, slots=True)
class RecordOutcome:
    """Be the outcome of one limb of a rule for one record.

    `explain` gives the traces of selection, requirement and derogation, worked out when
    somebody asks; the first `selections` of them only selected the record, the others decided.
    `unsupported` is set when the record would have passed had its own evidence held. `about`
    tells an outcome for a record from one for the draft: it cannot be told whether the limb
    applies (`scope`), which records there are (`silent`), or there are none (`none`).
    """

    limb: Limb
    record: DraftRecord
    outcome: Outcome
    explain: Callable[[], tuple[Trace, ...]]
    selections: int = 0
    unsupported: bool = False
    about: Literal["record", "scope", "silent", "none"] = "record"
    waiver: Waiver | None = None


@dataclass(frozen=True, slots=True)
class LimbScope:
    """Say whether a limb applies to the draft, and on demand why."""

    limb: Limb
    outcome: Outcome | None
    explain: Callable[[], Trace] | None


Reached = tuple[int, DraftRecord, Outcome]
"""What was reached for one record: the place of the limb in its rule, the record, and the outcome."""

Explained = tuple[tuple[LimbScope, ...], tuple[RecordOutcome, ...]]
"""Why: whether each limb applies, and the outcome of each record with its traces."""


class RuleOutcome:
    """Be the outcome of one rule for one draft, with the force it has there.

    `reached` is all that was decided; `scopes` and `records` say why, and are worked out by
    `explain` when somebody asks.
    """

    __slots__ = ("_explained", "error", "explain", "force", "outcome", "reached", "rule")

    def __init__(
        self,
        rule: Rule,
        force: Force,
        outcome: Outcome,
        reached: Sequence[Reached],
        explain: Callable[[], Explained],
        error: str | None = None,
    ) -> None:
        self.rule = rule
        self.force = force
        self.outcome = outcome
        self.reached = reached
        self.explain = explain
        self.error = error
        self._explained: Explained | None = None

    @property
    def scopes(self) -> tuple[LimbScope, ...]:
        """Return whether each limb applies to the draft, and why."""
        return self._why()[0]

    @property
    def records(self) -> tuple[RecordOutcome, ...]:
        """Return the outcome of each limb for each record, and why."""
        return self._why()[1]

    def _why(self) -> Explained:
        if self._explained is None:
            self._explained = self.explain()
        return self._explained

    def waived(self, outcome: Outcome, records: tuple[RecordOutcome, ...]) -> RuleOutcome:
        """Return the same with the outcomes that recorded decisions leave."""
        return RuleOutcome(self.rule, self.force, outcome, self.reached, lambda: (self.scopes, records), self.error)

    def neutral(self) -> tuple[object, ...]:
        """Return the outcome in the form that two engines are compared on."""
        limbs = self.rule.limbs
        listed = sorted((limbs[place].id, r.pointer, r.id, outcome) for place, r, outcome in self.reached)
        return (self.rule.id, self.force, self.outcome, tuple(listed))


def in_error(rule: Rule, error: str) -> RuleOutcome:
    """Return the outcome of a rule that could not be evaluated."""
    return RuleOutcome(rule, rule.force, "error", (), lambda: ((), ()), error)
