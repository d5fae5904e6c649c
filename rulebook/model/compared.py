"""Hold what a comparison of two editions found. How they are compared: `rulebook.workshop.difference`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rulebook.model.edition import Edition
from rulebook.model.outcome import RuleOutcome
from rulebook.model.report import Checked
from rulebook.model.rule import Rule

Part = Literal[
    "force", "quote", "conditions", "words", "examples", "definition", "parameter", "reading",
    "source", "valid-from", "title", "concerns", "restating", "waiving", "files",
]  # fmt: skip
"""What can change: of a rule down to `reading`, after that of an edition as a whole."""
Becomes = Literal["appeared", "disappeared", "changed"]


@dataclass(frozen=True, slots=True)
class Change:
    """Be one thing that changed: of what name, and what it was and is, where that can be said in a few words."""

    part: Part
    name: str | None = None
    first: str | None = None
    second: str | None = None


@dataclass(frozen=True, slots=True)
class RuleChange:
    """Say what became of a rule; `changes` are for one that is in both editions."""

    rule: Rule
    becomes: Becomes
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """Be the difference between two editions: of the whole, and rule by rule in the order of their ids."""

    first: Edition
    second: Edition
    whole: tuple[Change, ...]
    rules: tuple[RuleChange, ...]

    @property
    def same(self) -> bool:
        """Tell whether nothing changed."""
        return not self.whole and not self.rules

    def of(self, rule: str) -> RuleChange | None:
        """Return what became of a rule."""
        return next((found for found in self.rules if found.rule.id == rule), None)


@dataclass(frozen=True, slots=True)
class Apart:
    """Be a rule that two editions do not have the same outcome of; `first` or `second` is None where it is not.

    `why` is what became of the rule. None where the rule is the same: then it is the edition as a whole.
    """

    rule: Rule
    first: RuleOutcome | None
    second: RuleOutcome | None
    why: RuleChange | None


@dataclass(frozen=True, slots=True)
class DraftDifference:
    """Be one draft under both editions; `apart` are the rules with another outcome."""

    checked: Checked
    apart: tuple[Apart, ...] = ()
