"""Hold what the comparison of two versions of a draft found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from rulebook.model.outcome import RecordOutcome, RuleOutcome
from rulebook.model.report import Checked

Way = Literal["worse", "better", "other"]

Data = Mapping[str, Any]
Step = tuple[str, str | None]
"""A key of the JSON, and of a record in the list that stands there: what tells it apart."""

PIECES = ("paragraphs", "points")
"""The lists of an article's pieces."""

ABSENT: Any = object()
"""Stands for a field or a record that a version does not have."""


@dataclass(frozen=True, slots=True, eq=False)
class Edit:
    """Be one difference: where it is, what stood there, what stands there, and the pointer of each.

    One `of_many` is a word that a list of words has in one version only.
    """

    at: tuple[Step, ...]
    was: Any
    is_: Any
    old: str | None
    new: str | None
    of_many: bool = False

    @property
    def owner(self) -> tuple[Step, ...]:
        """Return where the record is that came, went, or has the field; of the draft itself, nothing."""
        if self.at[-1][1] is not None:
            return self.at
        kept = [place for place, (_, key) in enumerate(self.at) if key is not None]
        return self.at[: kept[-1] + 1] if kept else ()

    @property
    def field(self) -> str:
        """Return the field, dotted; nothing where the record itself came or went."""
        return ".".join(name for name, _ in self.at[len(self.owner) :])


@dataclass(frozen=True, slots=True)
class Version:
    """Be one version of a draft: what it is called, its bytes, and the commit it comes from, if from one."""

    name: str
    data: bytes
    commit: str | None = None


@dataclass(frozen=True, slots=True)
class RecordChange:
    """Be the outcomes of one limb of a rule for one record in the two versions; None where it has none."""

    old: RecordOutcome | None
    new: RecordOutcome | None


@dataclass(frozen=True, slots=True)
class OutcomeChange:
    """Be a rule with another outcome, or with another outcome for a record.

    `causes` are parts of the edits, each of which changes the outcome alone; there are none where
    the rule finds the same in both versions, and a waiver makes the difference.
    """

    old: RuleOutcome
    new: RuleOutcome
    way: Way
    records: tuple[RecordChange, ...]
    causes: tuple[tuple[Edit, ...], ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """Be two versions of a draft, checked against the same rulebooks, and what is not the same.

    `changes` has the changed outcomes of each rulebook, in their order; the worst come first.
    """

    old: Checked
    new: Checked
    changes: tuple[tuple[OutcomeChange, ...], ...] = ()
    edits: tuple[Edit, ...] = ()

    @property
    def worse(self) -> bool:
        """Tell whether something got worse: what decides, or a remark."""
        return any(change.way == "worse" for changes in self.changes for change in changes)
