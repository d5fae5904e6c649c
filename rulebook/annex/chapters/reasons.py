"""Say on one page what decides the verdict: each rule, its first reason, and the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from rulebook.annex.document import Block, Bullets, Paragraph, Run, Text
from rulebook.annex.lengths import Page
from rulebook.annex.outline import plain
from rulebook.annex.subject import Shown, Subject, anchor, deciding
from rulebook.model.view import OutcomeView, RecordView
from rulebook.render.groups import to_look_at

Heights = list[tuple[float, float]]
"""How many lines each rule takes with its reason, and with its title alone."""

OPEN = ("fail", "undetermined", "waived")
PAGE, LETTERS, BETWEEN = (1.15, 1.22), (0.92, 0.49), (0.2, 0.5)
"""How much of a page there is below the heading, and of a line; how many lines stand empty below a rule: in one
language, and in two. What is set smaller has more room."""
LABEL, NAME = 3, len("SPEC-101, ")
"""How many lines a heading takes, and how many letters a rule that is only named."""


def write(subject: Subject) -> Iterator[Block]:
    """Yield what decides, then remarks that do not, with reasons as far as there is room for them."""
    decide, remarks = _grouped(subject)
    shown = subject.shown
    assert shown is not None, "what fits on the page of reasons is known before it is written"
    if decide:
        yield from _listed(decide, subject, shown.reasons, shown.titles)
    else:
        yield subject.paragraph("nothing_decides")
    if remarks:
        yield subject.label("not_deciding")
        yield from _listed(remarks, subject, shown.remark_reasons, shown.remarks)


def fitting(subjects: Sequence[Subject], page: Page) -> Shown:
    """Return what fits on the page in each language: the reasons and titles of remarks give way first, from the end."""
    several = len(subjects) > 1
    letters, most = page.letters * LETTERS[several], page.lines * PAGE[several]
    decide, remarks = (_heights(found, subjects, letters) for found in zip(*map(_grouped, subjects), strict=True))
    for way in _ways(len(decide), len(remarks)):
        lines = _tall(decide, way.reasons, way.titles, letters) + _tall(
            remarks, way.remark_reasons, way.remarks, letters
        )
        if lines <= most:
            break
    return replace(way, lines=lines)


def _ways(decide: int, remarks: int) -> Iterator[Shown]:
    """Yield ways to show so many rules, each shorter than the one before."""
    yield Shown(decide, decide, remarks, remarks)
    yield from (Shown(decide, decide, 0, n) for n in range(remarks, -1, -1))
    yield from (Shown(n, decide, 0, 0) for n in range(decide - 1, -1, -1))
    yield from (Shown(0, n, 0, 0) for n in range(decide - 1, -1, -1))


def _heights(found: Sequence[Sequence[OutcomeView]], subjects: Sequence[Subject], letters: float) -> Heights:
    between = BETWEEN[len(subjects) > 1]

    def tall(reason: bool, same: Sequence[OutcomeView]) -> float:
        lines = (_line(each, subject, reason).text for each, subject in zip(same, subjects, strict=True))
        return max(ceil(len(plain(text)) / letters) for text in lines) + between

    return [(tall(True, same), tall(False, same)) for same in zip(*found, strict=True)]


def _tall(heights: Heights, reasons: int, titles: int, letters: float) -> float:
    """Return how many lines a group takes: so many rules with reasons, so many with titles, the others named."""
    if not heights:
        return 1
    listed = sum(long for long, _ in heights[:reasons]) + sum(short for _, short in heights[reasons:titles])
    return LABEL + listed + ceil(NAME * (len(heights) - titles) / letters)


def _grouped(subject: Subject) -> tuple[list[OutcomeView], list[OutcomeView]]:
    """Return what decides, and the remarks that do not, the worst first."""
    groups = [to_look_at(result, subject.head.strict) for result, _ in subject.results()]
    decide = [each for heading in ("fails", "open", "waived") for group in groups for each in group[heading]]
    remarks = (each for group in groups for each in group["remarks"])
    return decide, sorted(remarks, key=lambda each: OPEN.index(each.outcome))


def _listed(outcomes: Sequence[OutcomeView], subject: Subject, reasons: int, titles: int) -> Iterator[Block]:
    lines = (_line(each, subject, place < reasons) for place, each in enumerate(outcomes[:titles]))
    if titles:
        yield Bullets(tuple((line,) for line in lines))
    if rest := outcomes[titles:]:
        yield Paragraph(tuple(_named(rest, subject, "also" if titles else "only_named")))


def _line(outcome: OutcomeView, subject: Subject, reason: bool) -> Paragraph:
    head = (
        Run(outcome.rule, strong=True, to=anchor(outcome.rule)), Run(f" {outcome.title}: "),
        subject.outcome(outcome.outcome), Run("."),
    )  # fmt: skip
    return Paragraph((*head, Run(" "), *subject.text(why(outcome, subject))) if reason else head)


def _named(outcomes: Sequence[OutcomeView], subject: Subject, key: str) -> Text:
    """Name rules, each with a link to its card."""
    before, _, after = subject.texts[key][subject.lang].partition("{rules}")
    names = [run for each in outcomes for run in (Run(each.rule, to=anchor(each.rule)), Run(", "))]
    return tuple(run for run in (Run(before), *names[:-1], Run(after)) if run.text)


def why(outcome: OutcomeView, subject: Subject) -> str:
    """Give the first reason for an outcome, and say of how many more things the like holds."""
    records = deciding(outcome)
    if not records:
        return outcome.reason
    return records[0].reason + more_like(records, subject)


def more_like(records: Sequence[RecordView], subject: Subject) -> str:
    """Say of how many more things the like of the first reason holds; nothing where there are none."""
    return f" {subject.say('more_like', n=len(records) - 1)}" if len(records) > 1 else ""
