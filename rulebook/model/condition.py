"""Define the conditions of rules: a tree of typed data, never code.

Every condition is a mapping with one operator. Truth has three values (yes, no, unknown)
and follows strong Kleene logic; what is silent is unknown.

    all_of, any_of, not          other conditions
    is                           a definition about the whole draft holds
    said, given                  a field is filled in (silent: `said` is no, `given` is unknown)
    there_is, for_all            quantifiers over a collection or a definition of records
    value + one comparison       a field or a figure, compared
    reading + gives              a condition for each reading of an interpretation (`rulebook.load.settling`)

How they are written in rule files, and with which bounds: `rulebook.model.written.condition`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

from rulebook.model.noun import Noun


class Value(Noun):
    """Take the value of a field, following references: `cover.notice.date`."""

    value: str


class Parameter(Noun):
    """Take one of the edition's parameters: a number that is the rulebook's, not the source's."""

    parameter: str


class AsOfDate(Noun):
    """Take the as-of date of the check."""

    as_of_date: Literal[True]


class Selection(Noun):
    """Select the records of a collection (or of a definition) that a condition holds for.

    Unsupported claims count where they hurt and not where they help; `claims` says otherwise.
    """

    in_: str
    as_: str
    where: Condition | None = None
    claims: Literal["supported", "all"] | None = None


class Summed(Selection):
    """Select records and take a number of each."""

    of: str


class Sum(Noun):
    """Add up a field over records. Unknown as soon as one of them is."""

    sum: Summed


class Count(Noun):
    """Count records."""

    count: Selection


class Plus(Noun):
    """Add figures."""

    plus: list[Expression]


class Minus(Noun):
    """Subtract the second figure from the first."""

    minus: list[Expression]


class Times(Noun):
    """Multiply two figures."""

    times: list[Expression]


class Gap(Noun):
    """Take the distance between two figures, whichever is larger."""

    gap: list[Expression]


class AllOf(Noun):
    """Hold when every part holds."""

    all_of: list[Condition]


class AnyOf(Noun):
    """Hold when one part holds."""

    any_of: list[Condition]


class Not(Noun):
    """Hold when the part does not."""

    not_: Condition


class Is(Noun):
    """Hold when a definition about the whole draft holds."""

    is_: str


class Said(Noun):
    """Hold when a field is filled in; no when it is silent."""

    said: str


class Given(Noun):
    """Hold when a field is filled in; unknown when it is silent."""

    given: str


class Quantified(Selection):
    """Say what must hold for the selected records, and what it means when there are none.

    `if_none` counts when nothing was selected: `text` is for what must stand in the text
    itself (no in a final draft, unknown in a concept). `if_silent` counts when the draft does
    not have the list at all.
    """

    that: Condition | None = None
    if_none: Literal["yes", "no", "unknown", "text"] | None = None
    if_silent: Literal["no", "unknown"] = "unknown"


class ThereIs(Noun):
    """Hold when one selected record meets the condition."""

    there_is: Quantified


class ForAll(Noun):
    """Hold when every selected record meets the condition."""

    for_all: Quantified


COMPARISONS = (
    "equals", "differs", "one_of", "at_least", "at_most", "more_than", "less_than",
    "before", "not_after", "after", "not_before", "contains", "contains_all",
)  # fmt: skip


class Compare(Noun):
    """Compare a field (`value`) or a figure with one other: exactly one comparison is given."""

    value: str | None = None
    figure: Expression | None = None
    equals: Expression | None = None
    differs: Expression | None = None
    one_of: list[str] | None = None
    at_least: Expression | None = None
    at_most: Expression | None = None
    more_than: Expression | None = None
    less_than: Expression | None = None
    before: Expression | None = None
    not_after: Expression | None = None
    after: Expression | None = None
    not_before: Expression | None = None
    contains: Expression | None = None
    contains_all: list[str] | None = None

    @property
    def operator(self) -> str:
        """Return the comparison's name."""
        return next(name for name in COMPARISONS if name in self.__dict__)

    @property
    def left(self) -> Any:
        """Return the left side as an expression."""
        return Value(value=self.value) if self.value is not None else self.figure

    @property
    def right(self) -> Any:
        """Return the right side: an expression, a literal or a list of literals."""
        return getattr(self, self.operator)


class ByReading(Noun):
    """Hold what the chosen reading of an interpretation gives: a settled edition has none of these."""

    reading: str
    gives: dict[str, Condition]


Condition = AllOf | AnyOf | Not | Is | Said | Given | ThereIs | ForAll | Compare | ByReading
Expression = Value | Parameter | AsOfDate | Sum | Count | Plus | Minus | Times | Gap | str | bool | int | Decimal
