"""Say how the files of rules and definitions are written."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StrictInt, StrictStr

from rulebook.model.draft.values import Amount
from rulebook.model.rule import Force, Outcome
from rulebook.model.written.condition import Condition, Part, Selection

RULE_ID_PATTERN = r"^[A-Z]{2,8}-[0-9]{3}$"
RuleId = Annotated[str, Field(pattern=RULE_ID_PATTERN)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Forced = Annotated[str, Field(pattern=r"^[A-Z]{2,8}-[0-9]{3}(/[a-z0-9]+(-[a-z0-9]+)*)?$")]
Sentence = Annotated[str, Field(min_length=1, max_length=2000)]


class Bilingual(Part):
    """Say something in Dutch and in English."""

    nl: Sentence
    en: Sentence


class Citation(Part):
    """Quote the source, word for word, from the sentence that `locator` names."""

    locator: str
    quote: Sentence
    en: Annotated[
        Sentence,
        Field(description="An unofficial English rendering of the quote; of an English source, the quote again."),
    ]


class Messages(Part):
    """Say what each outcome means for one record. `{commitment.id}` names a bound record's field."""

    pass_: Annotated[Bilingual, Field(alias="pass")]
    fail: Bilingual
    undetermined: Bilingual


class Limb(Part):
    """Be one part of a rule: when it applies, to which records, and what they must meet.

    A limb may have a weaker force than its rule: the source asks the same of other forms of
    cooperation, as a remark. `none` says what it means when there is no record to look at.
    """

    id: Slug = "all"
    title: Bilingual | None = None
    under: Annotated[
        dict[Slug, Slug],
        Field(description="Interpretations, each with the reading under which this limb is in force."),
    ] = {}
    force: Force | None = None
    applies: Condition | None = None
    for_each: Selection | None = None
    none: Literal["not-applicable", "fail", "undetermined"] | None = None
    requires: Condition
    unless: Condition | None = None
    messages: Messages


class Edit(Part):
    """Change an example's draft: set or drop what stands at a JSON Pointer."""

    set: dict[str, Any] = {}
    drop: list[str] = []


class Expectation(Part):
    """Say what a rule must make of an example: outcome, outcome per record, and the places it rests on."""

    outcome: Outcome
    force: Force | None = None
    limbs: Annotated[
        list[Slug] | None, Field(description="The limbs that apply, in the order of the rule: these and no others.")
    ] = None
    records: dict[str, Outcome] = {}
    evidence: Annotated[
        dict[str, list[str]],
        Field(description="Per record, exactly the JSON Pointers that its outcome rests on."),
    ] = {}


class Example(Part):
    """Be a small draft with the outcome it must get: the rule's own test."""

    name: Slug
    says: Bilingual
    change: Edit = Edit()
    as_of: str | None = None
    readings: Annotated[
        dict[Slug, StrictStr | StrictInt | Amount], Field(description="Readings and parameters to check it under.")
    ] = {}
    expect: Expectation


class Examples(Part):
    """Hold a draft that passes, and what each example changes in it."""

    draft: dict[str, Any]
    cases: Annotated[list[Example], Field(min_length=1)]


class Rule(Part):
    """Encode one norm of the source."""

    id: RuleId
    slug: Slug
    title: Bilingual
    force: Force
    cites: Annotated[list[Citation], Field(min_length=1)]
    meaning: Annotated[Bilingual, Field(description="What the rule tests, in plain words.")]
    choices: Annotated[list[Bilingual], Field(description="Choices that are the rulebook's, not the source's.")] = []
    limbs: Annotated[list[Limb], Field(min_length=1)]
    remedy: Bilingual
    examples: Examples


class Definition(Part):
    """Say when something counts as a legal notion: of the whole draft, or record by record."""

    name: Slug
    title: Bilingual
    meaning: Bilingual
    cites: list[Citation] = []
    for_each: Selection | None = None
    when: Condition


class Reading(Part):
    """Be one way to read the words. One that is not `offered` is told, and no rule encodes it."""

    id: Slug
    says: Bilingual
    offered: bool = True
    forces: Annotated[
        dict[Forced, Force],
        Field(description="Rules, or limbs of them (SPEC-201/all), whose force this reading changes."),
    ] = {}


class Interpretation(Part):
    """Say which words of the source can be read in more than one way, and how the rulebook reads them."""

    id: Slug
    title: Bilingual
    cites: Annotated[list[Citation], Field(min_length=1)]
    question: Annotated[Bilingual, Field(description="What is unclear, in plain words.")]
    readings: Annotated[list[Reading], Field(min_length=1)]
    takes: Annotated[Slug, Field(description="The reading that is in force unless somebody chooses another.")]
    reason: Annotated[Bilingual, Field(description="Why this reading.")]
    rules: Annotated[list[RuleId], Field(description="The rules that depend on it.")] = []
    definitions: Annotated[list[Slug], Field(description="The definitions that depend on it.")] = []
