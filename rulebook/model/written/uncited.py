"""Say how `uncited.yaml` is written."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from rulebook.model.uncited import UncitedKind
from rulebook.model.written.condition import Part
from rulebook.model.written.rule import Bilingual


class Reason(Part):
    """Say why a sentence carries no rule."""

    kind: UncitedKind
    why: Annotated[Bilingual, Field(description="Why, where the kind alone does not say so.")] | None = None


class UncitedFile(Part):
    """Be what `uncited.yaml` holds: the sentences that no rule and no definition cites, by locator."""

    sentences: dict[str, Reason]
