"""Hold an edition: one dated, frozen set of rules read from one letter."""

from __future__ import annotations

from dataclasses import dataclass

from rulebook.model.letter import Letter, Passage
from rulebook.model.noun import Noun
from rulebook.model.rule import Bilingual, Definition, Force, Interpretation, Rule


class EchoSettings(Noun):
    """Say when a quote counts as the letter repeated: runs of `run` words, over `most` of the quote."""

    run: int
    most: float


class Concern(Noun):
    """Say which drafts the letter is about: where the definition does not hold, nothing can comply."""

    is_: str
    otherwise: Bilingual


class EditionFile(Noun):
    """Be what `edition.yaml` holds. `waiving` names the authorities that may waive rules of each force."""

    id: str
    title: Bilingual
    valid_from: str
    concerns: Concern | None = None
    parameters: dict[str, Interpretation]
    restating: EchoSettings
    waiving: dict[Force, list[str]]


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
