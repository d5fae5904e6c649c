"""Hold what the engine found: an outcome per rule, and per record with its trace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from rulebook.model.draft.proof import Waiver
from rulebook.model.record import DraftRecord
from rulebook.model.rule import Force, Limb, Outcome, Rule
from rulebook.model.trace import Trace


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


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """Be the outcome of one rule for one draft, with the force it has there."""

    rule: Rule
    force: Force
    outcome: Outcome
    scopes: tuple[LimbScope, ...]
    records: tuple[RecordOutcome, ...]
    error: str | None = None

    def neutral(self) -> tuple[object, ...]:
        """Return the outcome in the form that two engines are compared on."""
        return (
            self.rule.id,
            self.force,
            self.outcome,
            tuple(sorted((r.limb.id, r.record.pointer, r.record.id, r.outcome) for r in self.records)),
        )
