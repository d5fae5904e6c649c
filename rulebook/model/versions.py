"""Be two versions of a draft, compared, in words, as `schemas/versions.schema.json` publishes it."""

from __future__ import annotations

from typing import Annotated, Literal

from rulebook.model.compared_drafts import Way
from rulebook.model.noun import Noun
from rulebook.model.report import Verdict
from rulebook.model.rule import Force, Outcome
from rulebook.model.view import ConfigurationView, ErrorView, Place, ToolView

VERSIONS_SCHEMA = "https://agreement-rulebook.example/schemas/versions.schema.json"


class VersionView(Noun):
    """Identify one of the two versions. What a version that was not read does not tell is null."""

    name: Annotated[str, "The file, or revision:path."]
    commit: Annotated[str | None, "The commit that it was read from, if from one."]
    sha256: str | None
    id: str | None
    title: str | None
    errors: list[ErrorView]


class ArticleNameView(Noun):
    """Name an article of one of the two versions."""

    version: Literal["old", "new"]
    id: str
    number: str
    heading: str


class EditView(Noun):
    """Be one thing that is not the same in both versions."""

    says: str
    becomes: Literal["added", "removed", "changed"]
    record: Annotated[str, "The collection and the key of the record, as in distributions/human-risk/shares/nl."]
    field: Annotated[str, "The key of the record, dotted; empty where the whole record came or went."]
    was: Annotated[str | None, "What stood there, where a few words can say that."]
    becomes_value: Annotated[str | None, "What stands there, where a few words can say that."]
    old: Annotated[Place | None, "Where it stands in the older version."]
    new: Annotated[Place | None, "Where it stands in the newer version."]
    articles: Annotated[list[ArticleNameView], "The articles that it is, or rests on."]


class CauseView(Noun):
    """Be a smallest set of edits that changes an outcome alone."""

    edits: list[EditView]


class RecordChangeView(Noun):
    """Be the outcomes for one record; null where there is none."""

    id: str
    limb: str
    old: Outcome | None
    new: Outcome | None
    old_reason: str | None
    new_reason: str | None


class OutcomeChangeView(Noun):
    """Be a rule whose outcome changed, for the draft or for a record, and why."""

    rule: str
    slug: str
    title: str
    way: Way
    old: Outcome
    old_force: Force
    old_reason: str
    new: Outcome
    new_force: Force
    new_reason: str
    remedy: str
    records: list[RecordChangeView]
    causes: Annotated[list[CauseView], "Each changes the outcome alone; none where only a waiver differs."]


class ComparedView(Noun):
    """Be what changed under one rulebook."""

    rulebook: str
    digest: str
    old: Verdict
    new: Verdict
    way: Way
    outcomes: list[OutcomeChangeView]


class ArticleChangeView(Noun):
    """Be an article that is not the same, and the rules whose outcome that changed."""

    becomes: Literal["added", "removed", "changed"]
    id: str
    number: str
    heading: str
    rules: list[str]


class VersionsView(Noun):
    """Be two versions of a draft, compared."""

    schema_: str
    tool: ToolView
    as_of: str
    lang: Literal["nl", "en"]
    strict: bool
    configuration: Annotated[ConfigurationView | None, "Null where no configuration was found, or `--isolated`."]
    old: VersionView
    new: VersionView
    says: str
    results: list[ComparedView]
    articles: list[ArticleChangeView]
    edits: Annotated[int, "How many things are not the same."]
    exit_code: Literal[0, 1, 2]
