"""Hold an edition: one dated, frozen set of rules read from one letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from rulebook.model.condition import Part
from rulebook.model.letter import Letter, Passage
from rulebook.model.rule import Bilingual, Definition, Force, Interpretation, Rule, Slug


class EchoSettings(Part):
    """Say when a quote counts as the letter repeated: runs of `run` words, over `most` of the quote."""

    run: Annotated[int, Field(ge=2, le=20)]
    most: Annotated[float, Field(gt=0, lt=1)]


class Concern(Part):
    """Say which drafts the letter is about: where the definition does not hold, nothing can comply."""

    is_: Annotated[str, Field(alias="is", description="A definition about the whole draft.")]
    otherwise: Annotated[Bilingual, Field(description="What to say of a draft that it does not hold for.")]


class EditionFile(Part):
    """Be what `edition.yaml` holds."""

    id: Slug
    title: Bilingual
    valid_from: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    concerns: Concern | None = None
    parameters: dict[str, Interpretation]
    restating: EchoSettings
    waiving: Annotated[
        dict[Force, list[Slug]],
        Field(description="Which authority may waive rules of which force, by a recorded decision."),
    ]


@dataclass(frozen=True, slots=True)
class Edition:
    """Be a loaded edition: everything in it has been checked against the letter and the vocabulary.

    `passages` gives, for each rule, where in the letter its quotes stand; `digest` is the
    SHA-256 of all its files.
    """

    about: EditionFile
    letter: Letter
    rules: tuple[Rule, ...]
    definitions: dict[str, Definition]
    passages: dict[str, tuple[Passage, ...]]
    digest: str

    @property
    def id(self) -> str:
        """Return the edition's name, which is its folder's."""
        return self.about.id

    def rule(self, name: str) -> Rule | None:
        """Find a rule by its id or slug."""
        return next((rule for rule in self.rules if name in (rule.id, rule.slug)), None)
