"""Draft the memo to parliament that goes with an annex: one page, the main message first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rulebook.annex.build import Views, inside, named, subjects
from rulebook.annex.chapters.reasons import why
from rulebook.annex.document import Block, Bullets, Document, Facts, Heading, Paragraph, Run
from rulebook.annex.parts import composed
from rulebook.annex.subject import Subject
from rulebook.model.view import OutcomeView
from rulebook.words.report import Both

MOST = {"fail": 4, "undetermined": 2, "waived": 2, "pass": 3}
"""How many rules of each outcome fit on the page."""
LONGEST = 170
"""How many characters of a reason fit on the page."""


def memo(
    views: Views, report: bytes, *, marking: str | None = None, texts: Mapping[str, Both] | None = None
) -> Document:
    """Return the draft of a memo. What only people know stands there to be filled in. Raises ValueError, as `annex`."""
    about = subjects(views, texts)
    return composed(about, _blocks, "memo", named, marking, (inside(report, about[0]),))


def _blocks(subject: Subject) -> Iterator[Block]:
    yield _facts(subject)
    yield _heading("message", subject)
    says = subject.say(
        "memo_says", date=subject.date(subject.head.as_of), source=_source(subject), says=subject.draft.says
    )
    yield Paragraph((Run(says),), "lead")
    outcomes = [each for result, _ in subject.results() for each in result.outcomes if subject.decides(each)]
    for key, outcome in (("wrong", "fail"), ("open", "undetermined")):
        found = [each for each in outcomes if each.outcome == outcome]
        if found:
            yield _heading(key, subject)
            yield from _listed(found, MOST[outcome], subject)
    yield from _waived(subject)
    yield from _good([each for each in outcomes if each.outcome == "pass"], subject)
    yield _heading("how", subject)
    yield subject.paragraph("memo_how_says")


def _facts(subject: Subject) -> Facts:
    fill = subject.say("memo_fill")
    about = subject.say("memo_about", title=named(subject), source=_source(subject))
    facts = {"to": subject.say("memo_parliament"), "from": fill, "date": fill, "subject": about}
    return Facts(tuple(((Run(subject.say(f"memo_{key}")),), (Run(value),)) for key, value in facts.items()))


def _source(subject: Subject) -> str:
    return "; ".join(book.letter.citation for book in subject.head.rulebooks)


def _heading(key: str, subject: Subject) -> Heading:
    return Heading(1, "", (Run(subject.say(f"memo_{key}")),), f"memo-{key}")


def _listed(outcomes: list[OutcomeView], most: int, subject: Subject) -> Iterator[Block]:
    yield Bullets(tuple((_line(each, subject),) for each in outcomes[:most]))
    if (more := len(outcomes) - most) > 0:
        yield subject.paragraph("memo_more", n=more)


def _line(outcome: OutcomeView, subject: Subject) -> Paragraph:
    reason = why(outcome, subject)
    reason = reason if len(reason) <= LONGEST else f"{reason[:LONGEST].rpartition(' ')[0]} …"
    return Paragraph((Run(f"{outcome.title}.", strong=True), Run(" "), *subject.text(reason)))


def _waived(subject: Subject) -> Iterator[Block]:
    used = [waiver for result, _ in subject.results() for waiver in result.waivers if waiver.state == "used"]
    if not used:
        return
    yield _heading("waived", subject)
    shown = [
        subject.say(
            "memo_waiver", rule=each.rule, name=each.name, authority=each.authority, until=each.valid_until,
            reason=each.reason,
        )
        for each in used[: MOST["waived"]]
    ]  # fmt: skip
    yield Bullets(tuple((Paragraph(subject.text(each)),) for each in shown))
    if (more := len(used) - len(shown)) > 0:
        yield subject.paragraph("memo_more", n=more)


def _good(passes: list[OutcomeView], subject: Subject) -> Iterator[Block]:
    if not passes:
        return
    yield _heading("good", subject)
    titles = "; ".join(each.title for each in passes[: MOST["pass"]])
    yield subject.paragraph("memo_good_says", n=len(passes), titles=titles)
