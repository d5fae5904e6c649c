"""Hold what becomes of each sentence of the letter. This is also what `rulebook coverage --format json` writes."""

from __future__ import annotations

from typing import Annotated, Literal

from rulebook.model.noun import Noun
from rulebook.model.rule import Bilingual
from rulebook.model.uncited import UncitedKind

State = Literal["rule", "definition", "listed", "open"]
STATES: tuple[State, ...] = ("rule", "definition", "listed", "open")
"""What becomes of a sentence: a rule cites it, only a definition does, it is listed with a reason, or none of these."""


class CoveredSentence(Noun):
    """Be one sentence, and what becomes of it."""

    locator: str
    text: str
    lines: Annotated[list[tuple[int, int]], "First and last line in the letter as received; several over a page break."]
    state: State
    rules: Annotated[list[str], "Ids of the rules that cite it."]
    definitions: Annotated[list[str], "Names of the definitions that cite it."]
    kind: Annotated[UncitedKind | None, "What kind of sentence it is, where it is listed."]
    why: Annotated[Bilingual | None, "Why it carries no rule, where the kind alone does not say so."]


class CoveredParagraph(Noun):
    """Be a paragraph; `label` is what it is called, if anything. A footnote is a paragraph, too."""

    slug: str
    label: str | None
    sentences: list[CoveredSentence]


class CoveredSection(Noun):
    """Be a section with its heading; the footnotes are the last section, which has none."""

    slug: str
    heading: CoveredSentence | None
    paragraphs: list[CoveredParagraph]
    footnotes: bool = False

    @property
    def sentences(self) -> list[CoveredSentence]:
        """Return the heading and all sentences."""
        head = [] if self.heading is None else [self.heading]
        return head + [sentence for paragraph in self.paragraphs for sentence in paragraph.sentences]


class Tally(Noun):
    """Count sentences by what becomes of them."""

    rule: int
    definition: int
    listed: int
    open: int


class Coverage(Noun):
    """Be the letter of an edition, sentence by sentence."""

    schema_: str
    edition: str
    digest: str
    letter: str
    tally: Tally
    open: Annotated[list[str], "Locators of the sentences that are neither cited nor listed."]
    sections: list[CoveredSection]
