"""Hold a rule and a definition. How their files are written: `rulebook.model.written.rule`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

from rulebook.model.condition import Condition, Selection
from rulebook.model.noun import Noun

Force = Literal["must", "should", "may"]
Outcome = Literal["pass", "fail", "undetermined", "not-applicable", "waived", "error"]
FORCES: tuple[Force, ...] = ("must", "should", "may")


class Bilingual(Noun):
    """Say something in Dutch and in English."""

    nl: str
    en: str

    def __getitem__(self, lang: str) -> str:
        """Return the text in `lang`."""
        return self.nl if lang == "nl" else self.en


class Citation(Noun):
    """Quote the source, word for word, from the sentence that `locator` names; `en` is an unofficial rendering."""

    locator: str
    quote: str
    en: str


class Messages(Noun):
    """Say what each outcome means for one record. `{commitment.id}` names a bound record's field."""

    pass_: Bilingual
    fail: Bilingual
    undetermined: Bilingual

    def of(self, outcome: str) -> Bilingual:
        """Return the message of pass, fail or undetermined."""
        return {"pass": self.pass_, "fail": self.fail, "undetermined": self.undetermined}[outcome]


class Limb(Noun):
    """Be one part of a rule: when it applies, to which records, and what they must meet.

    A limb may have a weaker force than its rule: the source asks the same of other forms of
    cooperation, as a remark. `none` says what it means when there is no record to look at.
    `under` names interpretations, each with the reading under which the limb is in force.
    """

    id: str = "all"
    title: Bilingual | None = None
    under: dict[str, str] = {}
    force: Force | None = None
    applies: Condition | None = None
    for_each: Selection | None = None
    none: Literal["not-applicable", "fail", "undetermined"] | None = None
    requires: Condition
    unless: Condition | None = None
    messages: Messages


class Edit(Noun):
    """Change an example's draft: set or drop what stands at a JSON Pointer."""

    set: dict[str, Any] = {}
    drop: list[str] = []


class Expectation(Noun):
    """Say what a rule must make of an example: outcome, outcome per record, and the places it rests on.

    `limbs` are those that apply, in the order of the rule; `evidence` gives per record exactly
    the JSON Pointers that its outcome rests on.
    """

    outcome: Outcome
    force: Force | None = None
    limbs: list[str] | None = None
    records: dict[str, Outcome] = {}
    evidence: dict[str, list[str]] = {}


class Example(Noun):
    """Be a small draft with the outcome it must get: the rule's own test; `readings` are those to check it under."""

    name: str
    says: Bilingual
    change: Edit = Edit()
    as_of: str | None = None
    readings: dict[str, str | int | Decimal] = {}
    expect: Expectation


class Examples(Noun):
    """Hold a draft that passes, and what each example changes in it."""

    draft: dict[str, Any]
    cases: list[Example]


class Rule(Noun):
    """Encode one norm of the source. `choices` are the rulebook's, not the source's."""

    id: str
    slug: str
    title: Bilingual
    force: Force
    cites: list[Citation]
    meaning: Bilingual
    choices: list[Bilingual] = []
    limbs: list[Limb]
    remedy: Bilingual
    examples: Examples


class Definition(Noun):
    """Say when something counts as a legal notion: of the whole draft, or record by record."""

    name: str
    title: Bilingual
    meaning: Bilingual
    cites: list[Citation] = []
    for_each: Selection | None = None
    when: Condition


class Reading(Noun):
    """Be one way to read the words. One that is not `offered` is told, and no rule encodes it.

    `forces` gives rules (SPEC-202), or limbs of them (SPEC-201/without-money), another force.
    """

    id: str
    says: Bilingual
    offered: bool = True
    forces: dict[str, Force] = {}


class Interpretation(Noun):
    """Say which words of the source can be read in more than one way, and how they are read: `takes`.

    `rules` and `definitions` are those that depend on it.
    """

    id: str
    title: Bilingual
    cites: list[Citation]
    question: Bilingual
    readings: list[Reading]
    takes: str
    reason: Bilingual
    rules: list[str] = []
    definitions: list[str] = []

    @property
    def offered(self) -> list[str]:
        """Return the readings that can be chosen."""
        return [reading.id for reading in self.readings if reading.offered]

    @property
    def taken(self) -> Reading:
        """Return the reading in force."""
        return next(reading for reading in self.readings if reading.id == self.takes)
