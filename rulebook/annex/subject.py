"""Hold what an annex is about, in one language, and say its fixed texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rulebook.annex.dates import lettered
from rulebook.annex.document import Paragraph, Run, Text
from rulebook.model.report import Verdict
from rulebook.model.rule import Force, Outcome
from rulebook.model.view import ArticleView, DraftView, HeadView, OutcomeView, RecordView, ResultView, RulebookView
from rulebook.render.brief import found
from rulebook.words import Lang
from rulebook.words.headings import english
from rulebook.words.report import OUTCOMES, VERDICTS, Both

REPORT = "rulebook-report.json"
"""The name under which the report for programs stands in the document."""

NO_BREAK = "\N{NO-BREAK SPACE}"
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Shown:
    """Say of how many rules that decide, and of how many remarks, the page of reasons has the reason or the title.

    The others are named there. `lines` is about how many lines all of it takes.
    """

    reasons: int
    titles: int
    remark_reasons: int
    remarks: int
    lines: float = 0


@dataclass(frozen=True, slots=True)
class Subject:
    """Be one draft and what was found, in words of one language; `numbers` are those of the chapters.

    `shown` is what there is room for on the page of reasons, in all languages of the document.
    """

    head: HeadView
    draft: DraftView
    lang: Lang
    texts: Mapping[str, Both]
    numbers: Mapping[str, int]
    shown: Shown | None = None

    def say(self, key: str, **params: object) -> str:
        """Return a fixed text."""
        return self.texts[key][self.lang].format(**params)

    def date(self, date: str) -> str:
        """Write a date as in a letter."""
        return lettered(date, self.lang)

    def text(self, words: str) -> Text:
        """Return a sentence of the report, with dates and amounts as in a letter."""
        return (Run(lettered(words, self.lang)),)

    def paragraph(self, key: str, **params: object) -> Paragraph:
        """Return a fixed text as a paragraph."""
        return Paragraph((Run(self.say(key, **params)),))

    def label(self, key: str) -> Paragraph:
        """Return a fixed text that names what follows."""
        return Paragraph((Run(self.say(key)),), "label")

    def linked(self, key: str) -> Text:
        """Return a fixed text in which the number of a chapter leads there."""
        runs, at, text = [], 0, self.texts[key][self.lang]
        for place in _PLACEHOLDER.finditer(text):
            # What a number is the number of stands on its line.
            before = re.sub(" $", NO_BREAK, text[at : place.start()])
            runs += [Run(before), Run(str(self.numbers[place[1]]), to=place[1])]
            at = place.end()
        return tuple(run for run in [*runs, Run(text[at:])] if run.text)

    def results(self) -> Iterator[tuple[ResultView, RulebookView]]:
        """Yield what each rulebook makes of the draft."""
        yield from zip(self.draft.results, self.head.rulebooks, strict=True)

    @property
    def outcomes(self) -> list[OutcomeView]:
        """Return the outcomes of every rulebook."""
        return [outcome for result in self.draft.results for outcome in result.outcomes]

    @property
    def that_decide(self) -> list[OutcomeView]:
        """Return the outcomes of the rules that decide."""
        return [each for each in self.outcomes if self.decides(each)]

    @property
    def remarks(self) -> list[OutcomeView]:
        """Return what is not met, or open, and does not decide."""
        others = (each for each in self.outcomes if not self.decides(each))
        return [each for each in others if each.outcome in ("fail", "undetermined")]

    @property
    def several(self) -> bool:
        """Tell whether the draft was checked against more than one rulebook."""
        return len(self.draft.results) > 1

    @property
    def forces(self) -> tuple[Force, ...]:
        """Return the forces that decide."""
        return ("must", "should") if self.head.strict else ("must",)

    def decides(self, outcome: OutcomeView) -> bool:
        """Tell whether the force of a rule is one that decides."""
        return outcome.force in self.forces

    def outcome(self, outcome: Outcome) -> Run:
        """Name an outcome."""
        return Run(OUTCOMES[outcome][self.lang], strong=True, mark=outcome)

    def verdict(self, verdict: Verdict) -> Run:
        """Name a verdict."""
        return Run(VERDICTS[verdict][self.lang], strong=True, mark=verdict)

    def section(self, section: str) -> Run:
        """Name a section of the source: in English where there is a translation of its heading."""
        if self.lang == "en":
            translated = english(section)
            return Run(_title(translated)) if translated is not None else Run(_title(section), lang="nl")
        return Run(_title(section))

    def article(self, article: ArticleView) -> str:
        """Name an article by its number."""
        return self.say("article", number=article.number)


def sections(result: ResultView) -> Iterator[tuple[str, list[OutcomeView]]]:
    """Yield the outcomes under the heading of the source that each quotes first, in the order of the source."""
    found: dict[str, list[OutcomeView]] = {}
    for outcome in sorted(result.outcomes, key=lambda each: (each.cites[0].lines, each.rule)):
        found.setdefault(outcome.cites[0].section, []).append(outcome)
    yield from found.items()


def deciding(outcome: OutcomeView) -> list[RecordView]:
    """Return the records that gave a rule its outcome, those that say the same of the same thing once."""
    return list({(record.pointer, record.reason): record for record in found(outcome)}.values())


def articles(records: list[RecordView]) -> list[ArticleView]:
    """Return the articles that records rest on, each quote once: of what decides first."""
    facts = [fact for record in records for fact in record.evidence]
    ordered = [*(fact for fact in facts if fact.decides), *(fact for fact in facts if not fact.decides)]
    found = {(each.pointer, each.quote): each for fact in ordered for each in fact.articles}
    return list(found.values())


def _title(heading: str) -> str:
    """Return a heading of the source as it stands among other words: without the point that ends it."""
    return heading[:1].upper() + heading[1:].removesuffix(".")


def anchor(rule: str) -> str:
    """Return the id of the card of a rule."""
    return f"rule-{rule}"
