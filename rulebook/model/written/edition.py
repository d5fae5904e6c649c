"""Say how `edition.yaml` is written."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictInt

from rulebook.model.draft.values import DAY_PATTERN, Amount
from rulebook.model.rule import Force
from rulebook.model.written.condition import Part
from rulebook.model.written.rule import Bilingual, Slug


class EchoSettings(Part):
    """Say when a quote counts as the source repeated: runs of `run` words, over `most` of the quote."""

    run: Annotated[int, Field(ge=2, le=20)]
    most: Annotated[float, Field(gt=0, lt=1)]


class Concern(Part):
    """Say which drafts the source is about: where the definition does not hold, nothing can comply."""

    is_: Annotated[str, Field(alias="is", description="A definition about the whole draft.")]
    otherwise: Annotated[Bilingual, Field(description="What to say of a draft that it does not hold for.")]


class Setting(Part):
    """Give a number that is the rulebook's and not the source's, and the bounds within which another may be chosen."""

    value: StrictInt | Amount
    least: StrictInt | Amount
    most: StrictInt | Amount
    title: Bilingual
    reason: Bilingual


class EditionFile(Part):
    """Be what `edition.yaml` holds."""

    id: Slug
    title: Bilingual
    valid_from: Annotated[str, Field(pattern=DAY_PATTERN)]
    source: Annotated[
        Bilingual | None,
        Field(description="What reports call the source, with its article: the letter. Otherwise: the source."),
    ] = None
    standing: Annotated[
        Bilingual | None, Field(description="A sentence on what weight the source has; every report repeats it.")
    ] = None
    concerns: Concern | None = None
    parameters: dict[Slug, Setting]
    restating: EchoSettings
    waiving: Annotated[
        dict[Force, list[Slug]],
        Field(description="Which authority may waive rules of which force, by a recorded decision."),
    ]
    authorities: Annotated[
        dict[Slug, Bilingual] | None, Field(description="What these authorities are called, in Dutch and English.")
    ] = None
