"""Say which numbers and readings are in force that are not the source's own."""

from __future__ import annotations

from collections.abc import Iterator

from rulebook.annex.document import Block, Bullets, Column, Paragraph, Row, Run, Table
from rulebook.annex.subject import Subject, anchor
from rulebook.model.view import ParameterView, ReadingView

HEADS = (("words", 0.28), ("taken", 0.5), ("concerns", 0.22))


def write(subject: Subject) -> Iterator[Block]:
    """Yield the choices of each rulebook."""
    for result, rulebook in subject.results():
        known = {outcome.rule for outcome in result.outcomes}
        rows = [
            *(_number(each, subject) for each in rulebook.parameters),
            *(_reading(each, known, subject) for each in rulebook.readings),
        ]
        if not rows and not rulebook.settled:
            yield subject.paragraph("no_choices")
            continue
        source = rulebook.source
        source = source if subject.lang == "nl" else source[:1].upper() + source[1:]
        yield subject.paragraph("choices_says", source=source)
        if rows:
            yield Table(
                caption=(Run(subject.say("choices_caption")),),
                columns=tuple(Column((Run(subject.say(key)),), share) for key, share in HEADS),
                rows=tuple(rows),
                row_heads=True,
            )
        if rulebook.settled:
            yield subject.label("settled")
            yield Bullets(tuple((_settled(each, known, subject),) for each in rulebook.settled))


def _settled(reading: ReadingView, known: set[str], subject: Subject) -> Paragraph:
    """Say a reading of which no other can be chosen, with the reason."""
    rules = (Run(" ("), *_rules(reading, known), Run(")")) if reading.rules else ()
    why = subject.say("choice_because", reason=reading.reason)
    return Paragraph((Run(reading.title, strong=True), *rules, Run(f": {reading.says} {why}")))


def _rules(reading: ReadingView, known: set[str]) -> Iterator[Run]:
    for place, rule in enumerate(reading.rules):
        yield from ([Run(", ")] if place else [])
        yield Run(rule, to=anchor(rule) if rule in known else None)


def _by(chosen: bool, subject: Subject) -> Paragraph:
    return Paragraph((Run(subject.say("by_user" if chosen else "by_rulebook"), strong=chosen),), "note")


def _number(number: ParameterView, subject: Subject) -> Row:
    name = Paragraph((Run(f"{number.name} = {number.value}", code=True),), "note")
    return Row(
        (
            (Paragraph((Run(number.title),)), name),
            (Paragraph((Run(number.value, strong=True), Run(f". {number.reason}"))), _by(number.chosen, subject)),
            (Paragraph((Run(subject.say("every_rule")),)),),
        )
    )


def _reading(reading: ReadingView, known: set[str], subject: Subject) -> Row:
    name = Paragraph((Run(f"{reading.name} = {reading.value}", code=True),), "note")
    why = [] if reading.reason is None else [Paragraph((Run(subject.say("choice_because", reason=reading.reason)),))]
    return Row(
        (
            (Paragraph((Run(reading.title),)), name),
            (Paragraph((Run(reading.says),)), *why, _by(reading.chosen, subject)),
            (Paragraph(tuple(_rules(reading, known))),),
        )
    )
