"""Draft the memo to parliament that goes with an annex: one page in each language, the main message first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain
from math import ceil
from typing import NamedTuple

from rulebook.annex.build import Views, inside, named, subjects
from rulebook.annex.chapters.reasons import more_like
from rulebook.annex.document import Bullets, Document, Facts, Heading, PageBreak, Paragraph, Run, Text
from rulebook.annex.lengths import LINE, POINTS, upright
from rulebook.annex.outline import plain
from rulebook.annex.parts import composed
from rulebook.annex.style import Style
from rulebook.annex.subject import Subject, deciding
from rulebook.model.view import OutcomeView, WaiverView
from rulebook.words import Count
from rulebook.words.report import Both

Part = Heading | Paragraph | Bullets | Facts
Listed = dict[str, list[Text]]
"""What each heading has below it: a line for each rule."""

MOST = {"wrong": 4, "open": 2, "waived": 2}
"""How many rules stand below each heading at most."""
LESS, FEWEST = ("waived", "open", "good", "wrong"), {"good": 0}
"""Where rules are left out first if the page is full, and how many stay: one, unless said otherwise."""
GOOD = 3
"""How many rules that the draft meets are named."""
LONGEST, NOTE = 240, 150
"""How many characters of a reason or of the draft's title fit on the page, and of what it says about itself."""
PAGE, TITLE, LETTERS = 1.17, 3, 0.97
"""How much of a page there is below its title, how many lines one more takes, and how much of a line has letters:
rather too few."""
LOGO = 11
"""How many millimetres stand empty below a logo."""

# A point before a figure ends no sentence: "Trb. 2015".
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_])")


class Room(NamedTuple):
    """Be the room for a memo on its page: lines, and letters on each."""

    lines: float
    letters: float

    @classmethod
    def of(cls, style: Style | None) -> Room:
        """Return the room that a style leaves: the default one, if none is given."""
        page = upright(style)
        logo = (style.logo_height + LOGO) * POINTS / (LINE * style.size) if style and style.logo else 0
        return cls((page.lines - logo) * PAGE, page.letters * LETTERS)


def memo(
    views: Views,
    report: bytes,
    *,
    marking: str | None = None,
    texts: Mapping[str, Both] | None = None,
    style: Style | None = None,
) -> Document:
    """Return the draft of a memo. What only people know stands there to be filled in. Raises ValueError, as `annex`."""
    first, *others = subjects(views, texts)
    room = Room.of(style)
    alone = composed([first], partial(_blocks, room=room), "memo", _title, marking, (inside(report, first),))
    if not others:
        return alone
    # Side by side, two languages take more than a page, and each is sent to readers of its own.
    room = room._replace(lines=room.lines - TITLE)
    blocks = chain(_page(first, room), *((PageBreak(), *_page(each, room, again=True)) for each in others))
    langs = tuple(each.lang for each in (first, *others))
    return replace(alone, title=_title(first), subtitle="", langs=langs, blocks=tuple(blocks))


def _page(subject: Subject, room: Room, again: bool = False) -> Iterator[Part]:
    """Yield the memo in one of several languages, with the draft's title `again`; each block says its language."""
    lang = subject.lang
    yield Heading(1, "", (Run(subject.say("memo")),), f"memo-{lang}", lang)
    if again:
        yield Paragraph((Run(_title(subject)),), lang=lang)
    for block in _blocks(subject, room):
        if isinstance(block, Heading):
            yield replace(block, level=2, id=f"{block.id}-{lang}", lang=lang)
        else:
            yield replace(block, lang=lang)


def _blocks(subject: Subject, room: Room) -> list[Part]:
    """Return the blocks of a memo, with as many rules below each heading as there is room for on its page."""
    listed = {key: lines for key, lines in _listed(subject).items() if lines}
    most = {**{key: min(len(lines), MOST[key]) for key, lines in listed.items()}, "good": GOOD}
    while True:
        blocks = list(_written(listed, most, subject))
        # What the draft does not meet is the last to go.
        less = next((key for key in LESS if most.get(key, 0) > FEWEST.get(key, 1)), None)
        if less is None or sum(_height(block, room.letters) for block in blocks) <= room.lines:
            return blocks
        most[less] = 0 if less == "good" else most[less] - 1


def _listed(subject: Subject) -> Listed:
    decide = subject.that_decide
    titles = {each.rule: each.title for each in subject.outcomes}
    waivers = [each for result, _ in subject.results() for each in result.waivers if each.state == "used"]
    return {
        "wrong": [_failed(each, subject) for each in decide if each.outcome == "fail"],
        "open": [_failed(each, subject) for each in decide if each.outcome == "undetermined"],
        "waived": [_waived(each, titles.get(each.rule, each.rule), subject) for each in waivers],
    }


def _written(listed: Listed, most: Mapping[str, int], subject: Subject) -> Iterator[Part]:
    yield _facts(subject)
    yield _heading("message", subject)
    says = subject.say(
        "memo_says", date=subject.date(subject.head.as_of), source=_source(subject), says=subject.draft.says
    )
    yield Paragraph((Run(says),), "lead")
    if also := " ".join(_also(listed, subject)):
        yield Paragraph((Run(also),))
    if subject.draft.illustrative:
        yield Paragraph(subject.text(_cut(subject.draft.illustrative, NOTE)), "note")
    for key, lines in listed.items():
        yield _heading(key, subject)
        yield Bullets(tuple((Paragraph(line),) for line in lines[: most[key]]))
        if (more := len(lines) - most[key]) > 0:
            yield subject.paragraph("memo_more", n=more)
    if most["good"]:
        yield from _good(subject)
    yield _heading("how", subject)
    yield subject.paragraph("memo_how_says")


def _also(listed: Listed, subject: Subject) -> Iterator[str]:
    """Say what the verdict leaves unsaid: it names the worst only."""
    verdict = subject.draft.verdict
    unsaid = {"non-compliant": ("open", "waived"), "incomplete": ("waived",)}.get(verdict, ())
    for key in unsaid:
        if key in listed:
            # Two decisions may be about one rule.
            rules = {plain(line[:1]) for line in listed[key]}
            yield subject.say(f"memo_also_{key}", n=Count(len(rules)))
    if subject.remarks:
        yield subject.say("memo_also_remarks", n=Count(len(subject.remarks)))


def _facts(subject: Subject) -> Facts:
    fill = subject.say("memo_fill")
    about = subject.say("memo_about", source=_source(subject))
    facts = {"to": subject.say("memo_parliament"), "from": fill, "date": fill, "subject": about}
    return Facts(tuple(((Run(subject.say(f"memo_{key}")),), (Run(value),)) for key, value in facts.items()))


def _title(subject: Subject) -> str:
    return _cut(named(subject))


def _source(subject: Subject) -> str:
    return "; ".join(book.letter.citation for book in subject.head.rulebooks)


def _heading(key: str, subject: Subject) -> Heading:
    return Heading(1, "", (Run(subject.say(f"memo_{key}")),), f"memo-{key}")


def _failed(outcome: OutcomeView, subject: Subject) -> Text:
    records = deciding(outcome)
    first = _cut(records[0].reason if records else outcome.reason)
    return _line(outcome.title, f"{first}{more_like(records, subject)}", subject)


def _waived(waiver: WaiverView, title: str, subject: Subject) -> Text:
    by, reason, reference = _cut(waiver.decided_by), _cut(waiver.reason), _cut(waiver.reference)
    says = subject.say(
        "memo_waiver", by=by, date=waiver.date, reference=reference, until=waiver.valid_until, reason=reason
    )
    return _line(title, says, subject)


def _line(title: str, says: str, subject: Subject) -> Text:
    return (Run(f"{title}.", strong=True), Run(" "), *subject.text(says))


def _good(subject: Subject) -> Iterator[Part]:
    titles = [each.title for each in subject.that_decide if each.outcome == "pass"]
    if titles:
        yield _heading("good", subject)
        key = "memo_good_says" if len(titles) > GOOD else "memo_good_all"
        yield subject.paragraph(key, n=len(titles), titles="; ".join(titles[:GOOD]))


def _cut(text: str, most: int = LONGEST) -> str:
    """Return as many sentences of a text as fit; of one that is too long itself, as many words."""
    kept = ""
    for sentence in _SENTENCE.split(text):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > most:
            break
        kept = longer
    return kept or f"{text[:most].rpartition(' ')[0] or text[:most]} …"


def _height(block: Part, letters: float) -> float:
    """Return about how many lines a block takes."""
    match block:
        case Heading():
            return 2.5
        case Facts():
            return sum(_lines(what, letters * 0.6) + 0.4 for _, what in block.items)
        case Bullets():
            return sum(_lines(part.text, letters) + 0.4 for item in block.items for part in item)
        case Paragraph():
            return _lines(block.text, letters) * (1.3 if block.role == "lead" else 1) + 0.6


def _lines(text: Text, letters: float) -> int:
    return ceil(len(plain(text)) / letters)
