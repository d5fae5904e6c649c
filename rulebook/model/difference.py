"""Be the difference between two editions in words, as `schemas/difference.schema.json` publishes it."""

from __future__ import annotations

from typing import Annotated, Literal

from rulebook.model.noun import Noun
from rulebook.model.report import Verdict
from rulebook.model.rule import Force, Outcome
from rulebook.model.view import ErrorView, ToolView

DIFFERENCE_SCHEMA = "https://agreement-rulebook.example/schemas/difference.schema.json"


class SideView(Noun):
    """Identify one of the two editions."""

    edition: str
    title: str
    valid_from: str
    digest: str


class ChangeView(Noun):
    """Be one thing that changed."""

    part: str
    name: Annotated[str | None, "Of a definition, a parameter or a reading: its name."]
    first: Annotated[str | None, "What it was, where a few words can say that; null where it was not there."]
    second: Annotated[str | None, "What it is; null where it is not there any more."]
    says: str


class RuleChangeView(Noun):
    """Say what became of a rule."""

    rule: str
    slug: str
    title: str
    becomes: Literal["appeared", "disappeared", "changed"]
    changes: list[ChangeView]


class ApartView(Noun):
    """Be a rule with another outcome, and why. What belongs to an edition without the rule is null."""

    rule: str
    title: str
    first: Outcome | None
    first_force: Force | None
    first_reason: str | None
    second: Outcome | None
    second_force: Force | None
    second_reason: str | None
    why: str


class DraftChangeView(Noun):
    """Say what the difference does to one draft."""

    path: str
    first: Verdict
    second: Verdict
    outcomes: list[ApartView]
    errors: list[ErrorView]


class DifferenceView(Noun):
    """Be the difference between two editions."""

    schema_: str
    tool: ToolView
    first: SideView
    second: SideView
    lang: Literal["nl", "en"]
    as_of: Annotated[str, "The date that drafts were checked on."]
    whole: Annotated[list[ChangeView], "What changed of the edition as a whole."]
    rules: list[RuleChangeView]
    drafts: list[DraftChangeView]
    exit_code: Literal[0, 1, 2]
