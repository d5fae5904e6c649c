"""Say how conditions are written in rule files, and within which bounds. What they mean: `rulebook.model.condition`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, StrictBool, StrictInt, StrictStr, Tag
from pydantic_core import PydanticCustomError

from rulebook.model.condition import COMPARISONS
from rulebook.model.draft.values import Amount


class Part(BaseModel):
    """Refuse unknown keys; never change."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, populate_by_name=False)


Path = Annotated[str, Field(pattern=r"^[a-z_]+(\.[a-z_]+)*$", description="A record's name and a field: notice.date.")]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Literals = Annotated[list[StrictStr], Field(min_length=1)]


class Value(Part):
    """Take the value of a field, following references: `cover.notice.date`."""

    value: Path


class Parameter(Part):
    """Take one of the edition's parameters: a number that is the rulebook's, not the source's."""

    parameter: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]


class AsOfDate(Part):
    """Take the as-of date of the check."""

    as_of_date: Literal[True]


class Selection(Part):
    """Select the records of a collection that a condition holds for.

    Unsupported claims count where they hurt and not where they help; `claims` says otherwise.
    """

    in_: Annotated[str, Field(alias="in", description="A collection, or a definition of records.")]
    as_: Annotated[Name, Field(alias="as", description="What one of them is called in the condition.")]
    where: Condition | None = None
    claims: Literal["supported", "all"] | None = None


class Summed(Selection):
    """Select records and take a number of each."""

    of: Path


class Sum(Part):
    """Add up a field over records. Unknown as soon as one of them is."""

    sum: Summed


class Count(Part):
    """Count records."""

    count: Selection


class Plus(Part):
    """Add figures."""

    plus: Annotated[list[Expression], Field(min_length=2)]


class Minus(Part):
    """Subtract the second figure from the first."""

    minus: Annotated[list[Expression], Field(min_length=2, max_length=2)]


class Times(Part):
    """Multiply two figures."""

    times: Annotated[list[Expression], Field(min_length=2, max_length=2)]


class Gap(Part):
    """Take the distance between two figures, whichever is larger."""

    gap: Annotated[list[Expression], Field(min_length=2, max_length=2)]


EXPRESSIONS: dict[str, type[Part]] = {
    "value": Value, "parameter": Parameter, "as_of_date": AsOfDate, "sum": Sum, "count": Count,
    "plus": Plus, "minus": Minus, "times": Times, "gap": Gap,
}  # fmt: skip


def _expression_tag(data: Any) -> str | None:
    if isinstance(data, dict):
        return next((key for key in data if key in EXPRESSIONS), None)
    if isinstance(data, BaseModel):
        return next((tag for tag, model in EXPRESSIONS.items() if type(data) is model), None)
    return "literal"


Expression = Annotated[
    Annotated[Value, Tag("value")]
    | Annotated[Parameter, Tag("parameter")]
    | Annotated[AsOfDate, Tag("as_of_date")]
    | Annotated[Sum, Tag("sum")]
    | Annotated[Count, Tag("count")]
    | Annotated[Plus, Tag("plus")]
    | Annotated[Minus, Tag("minus")]
    | Annotated[Times, Tag("times")]
    | Annotated[Gap, Tag("gap")]
    | Annotated[StrictStr | StrictBool | StrictInt | Amount, Tag("literal")],
    Discriminator(_expression_tag),
]


class AllOf(Part):
    """Hold when every part holds."""

    all_of: Annotated[list[Condition], Field(min_length=1)]


class AnyOf(Part):
    """Hold when one part holds."""

    any_of: Annotated[list[Condition], Field(min_length=1)]


class Not(Part):
    """Hold when the part does not."""

    not_: Annotated[Condition, Field(alias="not")]


class Is(Part):
    """Hold when a definition about the whole draft holds."""

    is_: Annotated[str, Field(alias="is")]


class Said(Part):
    """Hold when a field is filled in; no when it is silent."""

    said: Path


class Given(Part):
    """Hold when a field is filled in; unknown when it is silent."""

    given: Path


class Quantified(Selection):
    """Say what must hold for the selected records, and what it means when there are none.

    `if_none` counts when nothing was selected: `text` is for what must stand in the text
    itself (no in a final draft, unknown in a concept). `if_silent` counts when the draft does
    not have the list at all.
    """

    that: Condition | None = None
    if_none: Literal["yes", "no", "unknown", "text"] | None = None
    if_silent: Literal["no", "unknown"] = "unknown"


class ThereIs(Part):
    """Hold when one selected record meets the condition."""

    there_is: Quantified


class ForAll(Part):
    """Hold when every selected record meets the condition."""

    for_all: Quantified


class Compare(Part):
    """Compare a field or figure (`value`, or the key of an expression) with one other."""

    value: Path | None = None
    figure: Expression | None = None
    equals: Expression | None = None
    differs: Expression | None = None
    one_of: Literals | None = None
    at_least: Expression | None = None
    at_most: Expression | None = None
    more_than: Expression | None = None
    less_than: Expression | None = None
    before: Expression | None = None
    not_after: Expression | None = None
    after: Expression | None = None
    not_before: Expression | None = None
    contains: Expression | None = None
    contains_all: Literals | None = None

    def model_post_init(self, _context: object, /) -> None:
        """Refuse anything but one left side and one comparison."""
        if (self.value is None) == (self.figure is None):
            raise PydanticCustomError("one_side", "name either `value` or `figure`")
        if sum(name in self.model_fields_set for name in COMPARISONS) != 1:
            raise PydanticCustomError("one_comparison", "name exactly one comparison")


class ByReading(Part):
    """Hold what the reading in force gives: one condition for each reading that the interpretation offers."""

    reading: Annotated[str, Field(description="An interpretation of the edition.")]
    gives: Annotated[dict[str, Condition], Field(min_length=1, description="For each reading, a condition.")]


CONDITIONS: dict[str, type[Part]] = {
    "reading": ByReading, "all_of": AllOf, "any_of": AnyOf, "not": Not, "is": Is, "said": Said, "given": Given,
    "there_is": ThereIs, "for_all": ForAll, "value": Compare, "figure": Compare,
}  # fmt: skip


def _condition_tag(data: Any) -> str | None:
    if isinstance(data, dict):
        return next((key for key in CONDITIONS if key in data), None)
    tag = next((tag for tag, model in CONDITIONS.items() if type(data) is model), None)
    return "figure" if tag == "value" else tag


Condition = Annotated[
    Annotated[AllOf, Tag("all_of")]
    | Annotated[AnyOf, Tag("any_of")]
    | Annotated[Not, Tag("not")]
    | Annotated[Is, Tag("is")]
    | Annotated[Said, Tag("said")]
    | Annotated[Given, Tag("given")]
    | Annotated[ThereIs, Tag("there_is")]
    | Annotated[ForAll, Tag("for_all")]
    | Annotated[Compare, Tag("value")]
    | Annotated[Compare, Tag("figure")]
    | Annotated[ByReading, Tag("reading")],
    Discriminator(_condition_tag),
]
