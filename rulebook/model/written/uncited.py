"""Say how `uncited.yaml` is written."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from rulebook.model.uncited import UncitedKind
from rulebook.model.written.condition import Part
from rulebook.model.written.rule import Bilingual


class Reason(Part):
    """Say why a sentence carries no rule."""

    kind: Annotated[UncitedKind, Field(description="What the sentence is, since it is no norm.")]
    why: Annotated[Bilingual | None, Field(description="Why, where the kind alone does not say so.")] = None


class UncitedFile(Part):
    """Be what `uncited.yaml` holds: the sentences that no rule and no definition cites, by locator."""

    sentences: Annotated[
        dict[str, Reason], Field(description="The sentences, by locator, each with why it carries no rule.")
    ]
