"""Put every rule in one table, under the headings of the source."""

from __future__ import annotations

from collections.abc import Iterator

from rulebook.annex.chapters.reasons import why
from rulebook.annex.document import Block, Cell, Column, Paragraph, Row, Run, Table
from rulebook.annex.subject import Subject, anchor, articles, deciding, sections
from rulebook.model.view import OutcomeView
from rulebook.words.report import FORCES

MOST_ARTICLES = 4
HEADS = (("norm", 0.31), ("outcome", 0.15), ("where", 0.17), ("reason", 0.37))


def write(subject: Subject) -> Iterator[Block]:
    """Yield the table."""
    yield Table(
        caption=(Run(subject.say("rules_caption")),),
        columns=tuple(Column((Run(subject.say(key)),), share) for key, share in HEADS),
        rows=tuple(_rows(subject)),
        row_heads=True,
    )


def _rows(subject: Subject) -> Iterator[Row]:
    for result, rulebook in subject.results():
        for section, outcomes in sections(result):
            heading = (Run(f"{rulebook.title}: "),) if subject.several else ()
            yield Row(((Paragraph((*heading, subject.section(section))),),), heading=True)
            yield from (_row(outcome, subject) for outcome in outcomes)


def _row(outcome: OutcomeView, subject: Subject) -> Row:
    norm: Cell = (
        Paragraph((Run(outcome.rule, strong=True, to=anchor(outcome.rule)),)),
        Paragraph((Run(outcome.title),)),
        Paragraph((Run(FORCES[outcome.force][subject.lang]),), "note"),
    )
    return Row(
        (
            norm,
            (Paragraph((subject.outcome(outcome.outcome),)),),
            (Paragraph((Run(_where(outcome, subject)),)),),
            (Paragraph(subject.text(why(outcome, subject))),),
        )
    )


def _where(outcome: OutcomeView, subject: Subject) -> str:
    """Name the articles that an outcome rests on."""
    found = list(dict.fromkeys(each.number for each in articles(deciding(outcome))))
    if not found:
        return subject.say("no_article")
    named = subject.say("article", number=", ".join(found[:MOST_ARTICLES]))
    return f"{named} {subject.say('more', n=len(found) - MOST_ARTICLES)}" if len(found) > MOST_ARTICLES else named
