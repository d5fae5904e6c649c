"""Define the report in words: what every format shows, and what the JSON report publishes.

The keys never depend on verbosity, outcome or language; what there is none of is an empty
list or null. A text beside a type describes the key in the schema.
"""

from __future__ import annotations

from typing import Annotated, Literal

from rulebook.model.noun import Noun
from rulebook.model.report import Verdict, WaiverState
from rulebook.model.rule import Force, Outcome

REPORT_SCHEMA = "https://agreement-rulebook.example/schemas/report-2.schema.json"


class Place(Noun):
    """Say where something stands: JSON Pointer (RFC 6901), line and column (1-based, in code points)."""

    pointer: str
    line: int
    column: int


class ArticleView(Place):
    """Quote the article of the draft that a claim rests on."""

    id: str
    number: str
    heading: str
    quote: str
    lang: Annotated[str | None, "The language of the quote, where the draft has it in one of its languages only."]


class EvidenceView(Place):
    """Be one fact that an outcome rests on; `pointer` is the first place, `also` the others."""

    says: str
    decides: Annotated[bool, "False for what only selects the records that the rule looks at."]
    found: str | None
    expected: str | None
    also: list[Place]
    articles: list[ArticleView]


class RecordView(Place):
    """Be the outcome for one record of the draft."""

    id: str
    limb: str
    force: Force
    outcome: Outcome
    reason: str
    evidence: list[EvidenceView]
    questions: Annotated[
        list[str], "What the draft does not say yet, as questions; none if the outcome is no longer open."
    ]
    waiver: Annotated[str | None, "The `id` of the waiver that counts."]


class CiteView(Noun):
    """Quote the source: where it stands, and its lines in the source as received."""

    quote: str
    en: str
    locator: str
    section: str
    lines: list[tuple[int, int]]


class OutcomeView(Noun):
    """Be the outcome of one rule."""

    rule: str
    slug: str
    title: str
    force: Force
    outcome: Outcome
    reason: str
    remedy: str
    cites: list[CiteView]
    applies: Annotated[str, "In one line, what made the rule apply to the draft, or what was missing for that."]
    scope: Annotated[list[EvidenceView], "Why the rule does or does not apply to the draft."]
    records: list[RecordView]


class WaiverView(Place):
    """Say what became of a recorded decision."""

    id: Annotated[str, "The name of its file, as `waiver` of a record has it."]
    path: Annotated[str, "Its file, in which `pointer`, `line` and `column` say what decided its state."]
    sha256: str
    rule: str
    records: list[str]
    idle: Annotated[list[str], "Those of the records for which the rule does not fail."]
    authority: str
    name: str
    decided_by: Annotated[str, "The name, and what the rulebook calls the authority."]
    reason: str
    title: str
    reference: str
    date: str
    valid_until: str
    state: WaiverState
    says: str


class ErrorView(Noun):
    """Be one fault that kept the draft, or a rule, from being checked."""

    code: str
    message: str
    help: str
    path: str | None
    line: int | None
    column: int | None
    pointer: str | None


class ResultView(Noun):
    """Be the result for one draft and one rulebook."""

    rulebook: Annotated[str, "The edition, as in `rulebooks`."]
    verdict: Verdict
    says: str
    counts: dict[Force, dict[Outcome, int]]
    outcomes: list[OutcomeView]
    waivers: list[WaiverView]
    errors: Annotated[list[ErrorView], "What kept a rule, or this rulebook, from being applied."]


class DraftView(Noun):
    """Be the results for one draft."""

    path: str
    sha256: str | None
    id: str | None
    title: str | None
    illustrative: str | None
    verdict: Annotated[Verdict, "The worst of its results."]
    says: str
    results: Annotated[list[ResultView], "One for each rulebook; none if the draft could not be read."]
    errors: Annotated[list[ErrorView], "What kept the draft from being read."]
    notes: Annotated[list[ErrorView], "What cannot both hold on the as-of date; it changes no verdict."]


class LetterView(Noun):
    """Identify the source."""

    id: str
    citation: str
    title: str
    date: str
    sha256: str


class ParameterView(Noun):
    """Name a number that is the rulebook's and not the source's."""

    name: str
    value: str
    title: str
    reason: str
    chosen: Annotated[bool, "Whether somebody chose it instead of the rulebook's own."]


class ReadingView(Noun):
    """Name a reading that is in force of words that can be read in more than one way."""

    name: str
    value: str
    title: str
    says: str
    reason: Annotated[str | None, "Why the rulebook reads it so; null where somebody chose another reading."]
    rules: Annotated[list[str], "The rules that depend on it."]
    others: Annotated[list[str], "The readings that could have been chosen instead."]
    chosen: Annotated[bool, "Whether somebody chose it instead of the rulebook's own."]


class RulebookView(Noun):
    """Identify the rulebook."""

    edition: str
    series: str
    title: str
    valid_from: str
    valid_until: Annotated[str | None, "The day on which the next edition comes into force, if there is one."]
    in_force: Annotated[bool, "Whether it is in force on the as-of date."]
    source: Annotated[str, "What reports call the source."]
    standing: Annotated[str | None, "What weight the source has."]
    letter: LetterView
    digest: str
    parameters: list[ParameterView]
    readings: Annotated[list[ReadingView], "The readings in force, where there is more than one to choose from."]
    settled: Annotated[list[ReadingView], "The other readings in force: the rulebook offers no other."]
    left_out: Annotated[list[str], "Rules that were not selected."]


class ToolView(Noun):
    """Identify the program."""

    name: Literal["rulebook"]
    version: str


class ConfigurationView(Noun):
    """Identify the configuration that the call was under."""

    path: str
    sha256: str
    keys: Annotated[list[str], "What it chose: its keys that no flag and no environment variable replaced."]


class HeadView(Noun):
    """Be what is known before the first draft is checked."""

    schema_: str
    tool: ToolView
    rulebooks: Annotated[list[RulebookView], "What was applied: each on its own, the worst verdict counts."]
    engines: list[str]
    as_of: str
    lang: Literal["nl", "en"]
    strict: bool
    configuration: Annotated[ConfigurationView | None, "Null where no configuration was found, or `--isolated`."]
    exit_zero: Annotated[bool, "Whether `--exit-zero` makes the exit codes 1 and 3 to 0."]


class ReportView(HeadView):
    """Be the report of one call. The drafts come first: they are written as they are checked."""

    drafts: list[DraftView]
    verdict: Verdict
    exit_code: Literal[0, 1, 2, 3]
