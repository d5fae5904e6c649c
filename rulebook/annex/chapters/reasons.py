"""Say on one page what decides the verdict: each rule, its first reason, and the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from rulebook.annex.document import Block, Bullets, Paragraph, Run
from rulebook.annex.outline import plain
from rulebook.annex.subject import Subject, anchor, deciding
from rulebook.model.view import OutcomeView, RecordView
from rulebook.render.groups import to_look_at

OPEN = ("fail", "undetermined", "waived")
ROOM, LETTERS, BETWEEN = 49, 84, 0.4
"""How many lines the page has for this chapter, letters on a line, and how far rules are apart, in lines."""
BESIDE = {True: 6.8, False: 3.4}
"""How many lines a rule takes in two languages, with its reason and without."""
ALSO = 2.5
"""How many lines rules take that have only their numbers."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Say of how many rules the reason stands on the page, and how many are named; the rest have their numbers."""

    why: int
    named: int


def write(subject: Subject) -> Iterator[Block]:
    """Yield what decides, then remarks that do not."""
    groups = [to_look_at(result, subject.head.strict) for result, _ in subject.results()]
    decide = [each for heading in ("fails", "open", "waived") for group in groups for each in group[heading]]
    remarks = sorted((each for group in groups for each in group["remarks"]), key=lambda each: OPEN.index(each.outcome))
    of_those, of_these = shown(_heights(decide, subject), _heights(remarks, subject))
    if decide:
        yield from _listed(decide, subject, of_those)
    else:
        yield subject.paragraph("nothing_decides")
    if remarks:
        yield subject.label("not_deciding")
        yield from _listed(remarks, subject, of_these)


Heights = Sequence[tuple[float, float]]
"""How many lines each rule takes, with its reason and without."""


def shown(decide: Heights, remarks: Heights) -> tuple[Shown, Shown]:
    """Return what of each is shown, so that all of it stands on one page: what decides has its reasons first."""
    why, named = sum(why for why, _ in decide), sum(named for _, named in decide)
    if why + sum(each for each, _ in remarks) <= ROOM:
        return Shown(len(decide), 0), Shown(len(remarks), 0)
    if why + sum(each for _, each in remarks) <= ROOM:
        return Shown(len(decide), 0), Shown(0, len(remarks))
    room, most = ROOM - ALSO * bool(remarks), len(decide)
    if named > room:
        fit = sum(height <= room - ALSO for height in accumulate(each for _, each in decide))
        return Shown(0, fit), Shown(0, 0)
    while most and sum(why for why, _ in decide[:most]) + sum(named for _, named in decide[most:]) > room:
        most -= 1
    return Shown(most, len(decide) - most), Shown(0, 0)


def _heights(outcomes: Sequence[OutcomeView], subject: Subject) -> Heights:
    if subject.beside:
        # By numbers and not by lengths: two languages must say the same of the same rules.
        return [(BESIDE[True], BESIDE[False])] * len(outcomes)
    return [(_height(_line(each, subject, True)), _height(_line(each, subject, False))) for each in outcomes]


def _height(line: Paragraph) -> float:
    return ceil(len(plain(line.text)) / LETTERS) + BETWEEN


def _listed(outcomes: Sequence[OutcomeView], subject: Subject, most: Shown) -> Iterator[Block]:
    listed = outcomes[: most.why + most.named]
    if listed:
        yield Bullets(tuple((_line(each, subject, place < most.why),) for place, each in enumerate(listed)))
    if rest := outcomes[len(listed) :]:
        yield subject.paragraph("also" if listed else "these", rules=", ".join(each.rule for each in rest))


def _line(outcome: OutcomeView, subject: Subject, reason: bool) -> Paragraph:
    head = (
        Run(outcome.rule, strong=True, to=anchor(outcome.rule)), Run(f" {outcome.title}: "),
        subject.outcome(outcome.outcome), Run("."),
    )  # fmt: skip
    return Paragraph((*head, Run(" "), *subject.text(why(outcome, subject))) if reason else head)


def why(outcome: OutcomeView, subject: Subject) -> str:
    """Give the first reason for an outcome, and say of how many more things the like holds."""
    records = deciding(outcome)
    if not records:
        return outcome.reason
    return records[0].reason + more_like(records, subject)


def more_like(records: Sequence[RecordView], subject: Subject) -> str:
    """Say of how many more things the like of the first reason holds; nothing where there are none."""
    return f" {subject.say('more_like', n=len(records) - 1)}" if len(records) > 1 else ""
