"""Say of each sentence of the letter which rules and definitions cite it, or why none does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rulebook.model.coverage import Coverage, CoveredParagraph, CoveredSection, CoveredSentence, Tally
from rulebook.model.edition import Edition
from rulebook.model.letter import Letter, Sentence
from rulebook.model.rule import Definition, Rule
from rulebook.model.uncited import Reason, cited

SCHEMA = "https://agreement-rulebook.example/schemas/coverage.schema.json"
FOOTNOTES = "noot"
"""The slug of the section that the footnotes make: their locators start with it."""


def coverage(edition: Edition) -> Coverage:
    """Return the letter sentence by sentence, in its order, footnotes last."""
    rules: Mapping[str, Rule | Definition] = {rule.id: rule for rule in edition.rules}
    definitions: Mapping[str, Rule | Definition] = edition.definitions
    cites = _Cites(cited(edition.letter, rules), cited(edition.letter, definitions), edition.uncited.sentences)
    sections = list(_sections(edition.letter, cites))
    sentences = [sentence for section in sections for sentence in section.sentences]
    return Coverage(
        schema_=SCHEMA,
        edition=edition.id,
        digest=edition.digest,
        letter=edition.letter.citation,
        tally=tally(sentences),
        open=[sentence.locator for sentence in sentences if sentence.state == "open"],
        sections=sections,
    )


def tally(sentences: Sequence[CoveredSentence]) -> Tally:
    """Count sentences by what becomes of them."""
    states = [sentence.state for sentence in sentences]
    return Tally(
        rule=states.count("rule"),
        definition=states.count("definition"),
        listed=states.count("listed"),
        open=states.count("open"),
    )


@dataclass(frozen=True, slots=True)
class _Cites:
    """Keep what cites each sentence, and what is listed about it; all by locator."""

    rules: Mapping[str, list[str]]
    definitions: Mapping[str, list[str]]
    listed: Mapping[str, Reason]

    def of(self, sentence: Sentence) -> CoveredSentence:
        rules, definitions = self.rules.get(sentence.locator, []), self.definitions.get(sentence.locator, [])
        reason = self.listed.get(sentence.locator)
        return CoveredSentence(
            locator=sentence.locator,
            text=sentence.text,
            lines=list(sentence.lines),
            state="rule" if rules else "definition" if definitions else "listed" if reason else "open",
            rules=rules,
            definitions=definitions,
            kind=reason.kind if reason else None,
            why=reason.why if reason else None,
        )


def _sections(letter: Letter, cites: _Cites) -> Iterable[CoveredSection]:
    for section in letter.sections:
        yield CoveredSection(
            slug=section.slug,
            heading=None if section.heading is None else cites.of(section.heading),
            footnotes=False,
            paragraphs=[_paragraph(part.slug, part.label, part.sentences, cites) for part in section.paragraphs],
        )
    notes = [_paragraph(note.number, note.number, note.sentences, cites) for note in letter.footnotes]
    if notes:
        yield CoveredSection(slug=FOOTNOTES, heading=None, paragraphs=notes, footnotes=True)


def _paragraph(slug: str, label: str | None, sentences: Sequence[Sentence], cites: _Cites) -> CoveredParagraph:
    return CoveredParagraph(slug=slug, label=label, sentences=[cites.of(sentence) for sentence in sentences])
