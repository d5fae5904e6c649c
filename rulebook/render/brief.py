"""Say on one screen what a person must look at: the rule, where, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rulebook.model.view import OutcomeView, RecordView
from rulebook.render.layout import Block, Text, clipped, columns, hung, indented, stacked
from rulebook.words import Lang
from rulebook.words.report import HEADINGS, OUTCOMES

MOST_LINES = 3


def overview(outcomes: Sequence[OutcomeView], styles: dict[str, str], lang: Lang) -> Block:
    """Lay out one line for each finding: the rule, its outcome, its title and the lines that it is about."""
    width = max(columns(outcome.rule) for outcome in outcomes) + 2
    said = max(columns(OUTCOMES[outcome.outcome][lang]) for outcome in outcomes) + 2
    rows = []
    for outcome in outcomes:
        text = Text()
        text.append(OUTCOMES[outcome.outcome][lang].ljust(said), styles[outcome.outcome])
        text.append(_headline(outcome, lang))
        rows.append(hung(outcome.rule, clipped(text), width, "bold"))
    return stacked(rows)


def _headline(outcome: OutcomeView, lang: Lang) -> str:
    """Say where, then what: a title that is cut short is still known by its rule."""
    return f"{where} · {outcome.title}" if (where := _where(found(outcome), lang)) else outcome.title


def brief(outcomes: Sequence[OutcomeView], styles: dict[str, str], lang: Lang) -> Block:
    """Lay out findings in two lines each: the rule, where and what about; then why, once where it is the same.

    What to do about them is in the longer reports.
    """
    lines: list[Block] = []
    for why, same in groupby(outcomes, _why):
        run = list(same)
        for outcome in run:
            head = Text(f"{outcome.rule}  ", styles[outcome.outcome])
            head.append(_headline(outcome, lang), "bold")
            lines.append(clipped(head))
        said = why if len(run) == 1 else HEADINGS["each"][lang].format(n=len(run), why=why)
        lines.append(indented(clipped(Text(said)), 4))
    return stacked(lines)


def brief_remarks(outcomes: Sequence[OutcomeView], styles: dict[str, str], lang: Lang) -> Block:
    """Lay out what does not decide: a line for each finding, and together those on which the draft is silent."""
    told = [outcome for outcome in outcomes if outcome.outcome != "undetermined"]
    places: dict[str, list[str]] = {}
    for outcome in outcomes:
        if outcome.outcome == "undetermined":
            places.setdefault(_where(found(outcome), lang), []).append(outcome.rule)
    lines = [overview(told, styles, lang)] if told else []
    if places:
        said = [f"{', '.join(rules)}{f' ({where})' if where else ''}" for where, rules in places.items()]
        open_ = Text(f"{OUTCOMES['undetermined'][lang]}: ", styles["undetermined"])
        open_.append("; ".join(said))
        lines.append(hung("", open_, 0))
    return stacked(lines)


def _why(outcome: OutcomeView) -> str:
    records = found(outcome)
    return records[0].reason if records else outcome.reason


def found(outcome: OutcomeView) -> list[RecordView]:
    """Return the records that gave a rule its outcome."""
    return [r for r in outcome.records if r.outcome == outcome.outcome and r.force == outcome.force]


def distinct(records: Iterable[RecordView]) -> list[list[RecordView]]:
    """Sort records by the thing they are about: two limbs of a rule may speak of the same one."""
    things: dict[str, list[RecordView]] = {}
    for record in records:
        things.setdefault(record.pointer, []).append(record)
    return list(things.values())


def _where(records: Iterable[RecordView], lang: Lang) -> str:
    """Name the first lines that records stand on."""
    lines = sorted({record.line for record in records})
    if not lines:
        return ""
    shown = ", ".join(str(line) for line in lines[:MOST_LINES]) + (", …" if len(lines) > MOST_LINES else "")
    return HEADINGS["line" if len(lines) == 1 else "lines"][lang].format(lines=shown)
