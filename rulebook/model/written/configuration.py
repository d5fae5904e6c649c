"""Say how a configuration is written. Its keys are those of `rulebook.model.configuration`; a test compares them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StrictBool, StrictFloat, StrictInt, StrictStr
from pydantic_core import PydanticCustomError

from rulebook.model.draft.values import Node

NAMED_PATTERN = r"^[^\x00-\x1f\x7f]*[^\x00-\x20\x7f][^\x00-\x1f\x7f]*$"
Named = Annotated[StrictStr, Field(pattern=NAMED_PATTERN, max_length=4096)]


def _pairs(value: Any) -> Any:
    if not isinstance(value, dict):
        raise PydanticCustomError("readings", "no pairs of a name and a value")
    return value


def _chosen(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise PydanticCustomError("reading", "no reading")
    return value


Names = Annotated[list[Named], Field(max_length=1000)]
Chosen = Annotated[Named | StrictInt | StrictFloat, BeforeValidator(_chosen)]


class ConfigurationFile(Node):
    """Choose what a check does where no flag says otherwise. Paths are relative to this file."""

    paths: Annotated[Names, Field(description="What `rulebook check` without PATH checks: files and folders.")] = []
    edition: Annotated[Names, Field(description="Rulebooks that ship: series, or editions by their exact name.")] = []
    rulebook: Annotated[Names, Field(description="Folders of rulebooks of your own.")] = []
    reading: Annotated[
        dict[str, Chosen],
        BeforeValidator(_pairs),
        Field(description="Readings of interpretations, and numbers that are the rulebook's: name and value."),
    ] = {}
    waivers: Annotated[Names, Field(description="Recorded decisions that do not stand beside the drafts.")] = []
    select: Annotated[Names, Field(description="Only these rules: id, slug or start of an id.")] = []
    ignore: Annotated[Names, Field(description="Not these rules. Every report lists what was left out.")] = []
    strict: Annotated[StrictBool, Field(description="Let remarks (should-rules) decide as well.")] = False
    engine: Annotated[
        Literal["native", "durable", "both"],
        Field(description="What decides. Left out: both, where durable_rules is installed."),
    ] = "both"
    lang: Annotated[Literal["nl", "en"], Field(description="Language of reports and errors.")] = "en"
    format: Annotated[
        Literal[
            "text", "text-brief", "text-full", "json", "sarif", "sarif-github", "oscal", "markdown", "junit", "github",
            "gitlab", "html",
        ],
        Field(description="Form of reports on standard output, of each command that has this form."),
    ] = "text"  # fmt: skip
