"""Write a card for each rule: the source and the draft side by side, facts, figures, what would help."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from rulebook.annex.chapters.reasons import OPEN
from rulebook.annex.document import (
    Block,
    Bullets,
    Card,
    Cell,
    Column,
    Facts,
    Heading,
    Paragraph,
    Quote,
    Row,
    Run,
    Table,
    Text,
)
from rulebook.annex.subject import Subject, anchor, articles, deciding, sections
from rulebook.model.view import ArticleView, CiteView, EvidenceView, OutcomeView, Place, RecordView, RulebookView
from rulebook.words.reasons import REASONS
from rulebook.words.report import FORCES

MOST_REASONS, MOST_ARTICLES, MOST_FACTS, FEW_FACTS = 12, 6, 24, 3
"""How much a card shows at most; of a rule that is met, few facts."""
TOLD = 2
"""How many facts the line that says whether a rule applies holds at most."""


def write(subject: Subject) -> Iterator[Block]:
    """Yield the cards under the headings of the source."""
    yield _how_to_read(subject)
    number = 0
    for result, rulebook in subject.results():
        for section, outcomes in sections(result):
            number += 1
            chapter = f"{subject.numbers['cards']}.{number}"
            before = (Run(f"{rulebook.title}: "),) if subject.several else ()
            yield Heading(2, chapter, (*before, subject.section(section)), f"cards-{number}")
            yield from (_card(outcome, rulebook, subject) for outcome in outcomes)


def _how_to_read(subject: Subject) -> Paragraph:
    """Say what the lines are lines of, and what the names stand for."""
    source = REASONS["source"][subject.lang] if subject.several else subject.head.rulebooks[0].source
    return subject.paragraph("cards_says", source=source, chapter=subject.numbers["account"])


def _card(outcome: OutcomeView, rulebook: RulebookView, subject: Subject) -> Card:
    records = deciding(outcome)
    # A rule is found by its own number: it needs no second one.
    heading = Heading(3, "", (Run(f"{outcome.rule} "), Run(outcome.title)), anchor(outcome.rule))
    parts = [
        _facts(outcome, rulebook, subject),
        *_reasons(outcome, records, subject),
        _sides(outcome, records, rulebook, subject),
        *_rests(outcome, records, subject),
    ]
    if outcome.outcome in OPEN:
        parts += [subject.label("remedy"), Paragraph(subject.text(outcome.remedy))]
    return Card((heading, *parts), outcome.outcome)


def _facts(outcome: OutcomeView, rulebook: RulebookView, subject: Subject) -> Facts:
    facts: list[tuple[str, Text]] = [
        ("outcome", (subject.outcome(outcome.outcome),)),
        ("force", (Run(FORCES[outcome.force][subject.lang]),)),
        ("applies", subject.text(outcome.applies)),
    ]
    # What the source leaves open was chosen by somebody else: each card says so where it counts.
    for reading in (*rulebook.readings, *rulebook.settled):
        if outcome.rule in reading.rules:
            facts.append(("reading", (Run(f"{reading.title}: {reading.says}"),)))
    return Facts(tuple(((Run(subject.say(key)),), value) for key, value in facts))


def _reasons(outcome: OutcomeView, records: list[RecordView], subject: Subject) -> Iterator[Paragraph | Bullets]:
    if not records:
        # Whether a rule applies stands just above; that it does not is all there is to say.
        return
    reasons = list(dict.fromkeys(record.reason for record in records))
    shown = tuple(Paragraph(subject.text(reason)) for reason in reasons[:MOST_REASONS])
    if len(shown) == 1:
        yield shown[0]
    else:
        yield Bullets(tuple((each,) for each in shown))
    if len(reasons) > MOST_REASONS:
        yield Paragraph((Run(subject.say("more_facts", n=len(reasons) - MOST_REASONS)),), "note")


def _sides(outcome: OutcomeView, records: list[RecordView], rulebook: RulebookView, subject: Subject) -> Table:
    """Set the words of the source beside those of the draft."""
    source = subject.say("source_says", source=rulebook.source[:1].upper() + rulebook.source[1:])
    left: Cell = tuple(chain.from_iterable(_cited(cite, rulebook, subject) for cite in outcome.cites))
    found = articles(records)
    right: Cell = tuple(_article(each, subject) for each in found[:MOST_ARTICLES])
    if not found:
        right = (Paragraph((Run(subject.say("says_nothing")),), "note"),)
    elif len(found) > MOST_ARTICLES:
        right += (Paragraph((Run(subject.say("more_facts", n=len(found) - MOST_ARTICLES)),), "note"),)
    return Table(
        caption=(Run(subject.say("sides_caption")),),
        columns=(Column((Run(source),), 0.5), Column((Run(subject.say("draft_says")),), 0.5)),
        rows=(Row((left, right)),),
        kind="sides",
    )


def _cited(cite: CiteView, rulebook: RulebookView, subject: Subject) -> Iterator[Quote]:
    lines = ", ".join(f"{first}–{last}" if first != last else str(first) for first, last in cite.lines)
    where = f", {subject.say('lines', lines=lines)}"
    lang = "nl" if subject.lang != "nl" else None
    source: Text = (
        Run(f"{rulebook.letter.citation}, "),
        subject.section(cite.section),
        Run(where + _language(lang, subject)),
    )
    yield Quote((Run(f"“{cite.quote}”", lang=lang),), source)
    if subject.lang == "en" and cite.en != cite.quote:
        yield Quote((Run(f"“{cite.en}”"),), (Run(subject.say("unofficial")),))


def _article(article: ArticleView, subject: Subject) -> Quote:
    lang = article.lang if article.lang != subject.lang else None
    name = " ".join(part for part in (subject.article(article), article.heading) if part)
    source = Run(name[:1].upper() + name[1:] + _language(lang, subject))
    return Quote((Run(f"“{article.quote}”", lang=lang),), (source,))


def _language(lang: str | None, subject: Subject) -> str:
    """Say in which language words are that are not in the document's own; nothing of one that has no name here."""
    return f", {subject.say(f'in_{lang}')}" if f"in_{lang}" in subject.texts else ""


def _rests(outcome: OutcomeView, records: list[RecordView], subject: Subject) -> Iterator[Table | Bullets | Paragraph]:
    """Say each fact that the outcome rests on, with its figures and its place."""
    found = [fact for record in records for fact in record.evidence if fact.decides]
    if not records and len(outcome.scope) > TOLD:
        found = outcome.scope
    # The places tell facts apart in every language alike.
    facts = list({(fact.says, fact.pointer, *(also.pointer for also in fact.also)): fact for fact in found}.values())
    if not facts:
        return
    most = FEW_FACTS if outcome.outcome == "pass" else MOST_FACTS
    if outcome.outcome in OPEN:
        yield _table(facts[:most], subject)
    else:
        # First what was worked out or compared: a sum, a share, a time limit.
        facts.sort(key=lambda fact: not fact.also)
        yield subject.label("facts")
        yield Bullets(tuple((_listed(fact, subject),) for fact in facts[:most]))
    if len(facts) > most:
        yield Paragraph((Run(subject.say("more_facts", n=len(facts) - most)),), "note")


def _table(facts: list[EvidenceView], subject: Subject) -> Table:
    return Table(
        caption=(Run(subject.say("facts")),),
        columns=(Column((Run(subject.say("fact")),), 0.7), Column((Run(subject.say("place")),), 0.3)),
        rows=tuple(
            Row(((Paragraph(_says(fact, subject)),), (Paragraph((Run(_places(fact, subject)),)),))) for fact in facts
        ),
    )


def _listed(fact: EvidenceView, subject: Subject) -> Paragraph:
    """Say a fact in one line: a table for each rule that asks nothing of anybody would fill a book."""
    return Paragraph((*_says(fact, subject), Run(f" ({_places(fact, subject)})")))


def _says(fact: EvidenceView, subject: Subject) -> Text:
    return subject.text(f"{fact.says[:1].upper()}{fact.says[1:]}")


def _places(fact: EvidenceView, subject: Subject) -> str:
    numbers = dict.fromkeys(subject.article(article) for article in fact.articles)
    return "; ".join([*numbers, *_lines((fact, *fact.also), subject)])


def _lines(places: Iterable[Place], subject: Subject) -> Iterator[str]:
    """Name the lines of the file; what is not there has none."""
    lines = list(dict.fromkeys(str(place.line) for place in places if (place.line, place.column) != (1, 1)))
    if lines:
        yield subject.say("line" if len(lines) == 1 else "lines", line=lines[0], lines=", ".join(lines))
    else:
        yield subject.say("not_there")
