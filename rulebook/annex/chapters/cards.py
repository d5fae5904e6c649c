"""Write a card for each rule: the source and the draft side by side, facts, figures, what would help."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

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
from rulebook.words.report import FORCES

MOST_REASONS, MOST_ARTICLES, MOST_FACTS = 12, 6, 24
OPEN = ("fail", "undetermined", "waived")


def write(subject: Subject) -> Iterator[Block]:
    """Yield the cards under the headings of the source."""
    number = 0
    for result, rulebook in subject.results():
        for section, outcomes in sections(result):
            number += 1
            chapter = f"{subject.numbers['cards']}.{number}"
            before = (Run(f"{rulebook.title}: "),) if subject.several else ()
            yield Heading(2, chapter, (*before, subject.section(section)), f"cards-{number}")
            yield from (_card(outcome, rulebook, subject) for outcome in outcomes)


def _card(outcome: OutcomeView, rulebook: RulebookView, subject: Subject) -> Card:
    records = deciding(outcome)
    # A rule is found by its own number: it needs no second one.
    heading = Heading(3, "", (Run(f"{outcome.rule} "), Run(outcome.title)), anchor(outcome.rule))
    parts = [
        _facts(outcome, subject),
        *_reasons(outcome, records, subject),
        _sides(outcome, records, rulebook, subject),
    ]
    if outcome.outcome in OPEN:
        parts += [*_rests(records, subject), subject.label("remedy"), Paragraph(subject.text(outcome.remedy))]
    return Card((heading, *parts), outcome.outcome)


def _facts(outcome: OutcomeView, subject: Subject) -> Facts:
    return Facts(
        (
            ((Run(subject.say("outcome")),), (subject.outcome(outcome.outcome),)),
            ((Run(subject.say("force")),), (Run(FORCES[outcome.force][subject.lang]),)),
            ((Run(subject.say("applies")),), subject.text(outcome.applies)),
        )
    )


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
    source: Text = (Run(f"{rulebook.letter.citation}, "), subject.section(cite.section), Run(where))
    yield Quote((Run(f"“{cite.quote}”", lang="nl" if subject.lang != "nl" else None),), source)
    if subject.lang == "en" and cite.en != cite.quote:
        yield Quote((Run(f"“{cite.en}”"),), (Run(subject.say("unofficial")),))


def _article(article: ArticleView, subject: Subject) -> Quote:
    lang = article.lang if article.lang != subject.lang else None
    name = " ".join(part for part in (subject.article(article), article.heading) if part)
    return Quote((Run(f"“{article.quote}”", lang=lang),), (Run(name[:1].upper() + name[1:]),))


def _rests(records: list[RecordView], subject: Subject) -> Iterator[Table | Paragraph]:
    """Say each fact that decides, with its figures and its place."""
    facts = {fact.says: fact for record in records for fact in record.evidence if fact.decides}
    shown = list(facts.values())[:MOST_FACTS]
    if shown:
        yield Table(
            caption=(Run(subject.say("facts")),),
            columns=(Column((Run(subject.say("fact")),), 0.7), Column((Run(subject.say("place")),), 0.3)),
            rows=tuple(_fact(fact, subject) for fact in shown),
        )
    if len(facts) > MOST_FACTS:
        yield Paragraph((Run(subject.say("more_facts", n=len(facts) - MOST_FACTS)),), "note")


def _fact(fact: EvidenceView, subject: Subject) -> Row:
    says = f"{fact.says[:1].upper()}{fact.says[1:]}"
    numbers = dict.fromkeys(subject.article(article) for article in fact.articles)
    places = [*numbers, *dict.fromkeys(_place(place, subject) for place in (fact, *fact.also))]
    return Row(((Paragraph(subject.text(says)),), (Paragraph((Run("; ".join(places)),)),)))


def _place(place: Place, subject: Subject) -> str:
    """Name the line of the file, or the key where there is none: what is not there has no line."""
    return place.pointer if (place.line, place.column) == (1, 1) else subject.say("line", line=place.line)
