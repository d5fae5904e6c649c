"""Say on one screen what a person must look at: the rule, where, what is wrong, what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rulebook.model.view import OutcomeView, RecordView
from rulebook.render.layout import Block, Text, clipped, columns, hung, stacked
from rulebook.words import Lang
from rulebook.words.report import HEADINGS, OUTCOMES

MOST_LINES = 3
_NEXT = re.compile(r"(?<=\.)\s+(?=[A-Z])")


def overview(outcomes: Sequence[OutcomeView], styles: dict[str, str], lang: Lang) -> Block:
    """Lay out one line for each finding: the rule, its outcome, its title and the lines that it is about."""
    width = max(columns(outcome.rule) for outcome in outcomes) + 2
    said = max(columns(OUTCOMES[outcome.outcome][lang]) for outcome in outcomes) + 2
    rows = []
    for outcome in outcomes:
        text = Text(OUTCOMES[outcome.outcome][lang].ljust(said), styles[outcome.outcome])
        text.append(_headline(outcome, lang))
        rows.append(hung(outcome.rule, clipped(text), width, "bold"))
    return stacked(rows)


def _headline(outcome: OutcomeView, lang: Lang) -> str:
    """Say where, then what: a title that is cut short is still known by its rule."""
    return f"{where} · {outcome.title}" if (where := _where(found(outcome), lang)) else outcome.title


def brief(outcome: OutcomeView, style: str, lang: Lang) -> Block:
    """Lay out a finding in a few lines: its title, where and why, and the first thing to do."""
    title = Text(f"{outcome.rule} ", "bold")
    title.append(OUTCOMES[outcome.outcome][lang], style)
    title.append(f"  {outcome.title}", "bold")
    records = found(outcome)
    why = Text(": ".join(part for part in (_where(records, lang), _why(outcome, records)) if part))
    if (more := len(distinct(records)) - 1) > 0:
        why.append(f" {HEADINGS['more_reasons'][lang].format(n=more)}", "dim")
    first, *rest = _NEXT.split(outcome.remedy)
    do = Text(first)
    do.append(" …" if rest else "", "dim")
    return stacked([title, _under(why), hung("  →", do, 4)])


def _under(block: Block) -> Block:
    return hung("", block, 4)


def found(outcome: OutcomeView) -> list[RecordView]:
    """Return the records that gave a rule its outcome."""
    return [r for r in outcome.records if r.outcome == outcome.outcome and r.force == outcome.force]


def distinct(records: Iterable[RecordView]) -> list[list[RecordView]]:
    """Sort records by the thing they are about: two limbs of a rule may speak of the same one."""
    things: dict[str, list[RecordView]] = {}
    for record in records:
        things.setdefault(record.pointer, []).append(record)
    return list(things.values())


def _why(outcome: OutcomeView, records: Sequence[RecordView]) -> str:
    return records[0].reason if records else outcome.reason


def _where(records: Iterable[RecordView], lang: Lang) -> str:
    """Name the first lines that records stand on."""
    lines = sorted({record.line for record in records})
    if not lines:
        return ""
    shown = ", ".join(str(line) for line in lines[:MOST_LINES]) + (", …" if len(lines) > MOST_LINES else "")
    return HEADINGS["line" if len(lines) == 1 else "lines"][lang].format(lines=shown)
