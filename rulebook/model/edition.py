"""Hold an edition: one dated, frozen set of rules read from one letter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from rulebook.model.letter import Letter, Passage
from rulebook.model.noun import Noun
from rulebook.model.rule import Bilingual, Definition, Force, Interpretation, Rule
from rulebook.model.uncited import Uncited

DEFAULT_EDITION = "kst-33279-36-2022"
"""The edition that ships and that commands take when none is named."""

Choice = str | int | Decimal
"""A reading by its id, or a parameter's value: a number, or written as one."""


class EchoSettings(Noun):
    """Say when a quote counts as the source repeated: runs of `run` words, over `most` of the quote."""

    run: int
    most: float


class Concern(Noun):
    """Say which drafts the source is about: where the definition does not hold, nothing can comply."""

    is_: str
    otherwise: Bilingual


class Setting(Noun):
    """Give a number that is the rulebook's and not the source's, and within which bounds another may be chosen."""

    value: int | Decimal
    least: int | Decimal
    most: int | Decimal
    title: Bilingual
    reason: Bilingual


class EditionFile(Noun):
    """Be what `edition.yaml` holds. `waiving` names the authorities that may waive rules of each force,
    and `authorities` says what these are called.

    `source` is what reports call the text that the rules are read from, with its article: "the
    letter"; `standing` is what they say of its weight.
    """

    id: str
    title: Bilingual
    valid_from: str
    source: Bilingual | None = None
    standing: Bilingual | None = None
    concerns: Concern | None = None
    parameters: dict[str, Setting]
    restating: EchoSettings
    waiving: dict[Force, list[str]]
    authorities: dict[str, Bilingual] | None = None

    @property
    def values(self) -> dict[str, Any]:
        """Return the parameters by name."""
        return {name: parameter.value for name, parameter in self.parameters.items()}

    def called(self, authority: str, lang: str) -> str:
        """Return what an authority is called: its id where it has no name."""
        named = (self.authorities or {}).get(authority)
        return named[lang] if named is not None else authority


_DATED = re.compile(r"-[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", re.ASCII)


def series_of(name: str) -> str:
    """Return the series of an edition: its name without the year or date that it ends in."""
    return _DATED.sub("", name)


@dataclass(frozen=True, slots=True)
class Edition:
    """Be a loaded edition: everything in it has been checked against the source and the vocabulary.

    `passages` gives, for each rule, where in the source its quotes stand; `digest` is the
    SHA-256 of all its files. Its rules are those of the readings in force; `choices` are the readings
    and parameters that somebody chose instead of the edition's own, and `written` is the
    edition as its files have it, with all readings (None: this is it). `uncited` lists the
    sentences that carry no rule, each with the reason.
    """

    about: EditionFile
    letter: Letter
    rules: tuple[Rule, ...]
    definitions: dict[str, Definition]
    passages: dict[str, tuple[Passage, ...]]
    digest: str
    interpretations: tuple[Interpretation, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)
    written: Edition | None = None
    uncited: Uncited = field(default_factory=lambda: Uncited(sentences={}))

    @property
    def key(self) -> tuple[str, ...]:
        """Return what the rules in force depend on: the files, and what was chosen."""
        return (self.digest, *sorted(f"{name}={value}" for name, value in self.choices.items()))

    @property
    def id(self) -> str:
        """Return the edition's name, which is its folder's."""
        return self.about.id

    @property
    def series(self) -> str:
        """Return the name of the series that the edition belongs to."""
        return series_of(self.id)

    def rule(self, name: str) -> Rule | None:
        """Find a rule by its id or slug."""
        return next((rule for rule in self.rules if name in (rule.id, rule.slug)), None)


class Keyed:
    """Let an edition be looked up by its key."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    def __hash__(self) -> int:
        return hash(self.edition.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Keyed) and self.edition.key == other.edition.key
