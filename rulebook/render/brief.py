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
        text = Text()
        text.append(OUTCOMES[outcome.outcome][lang].ljust(said), styles[outcome.outcome])
        text.append(_headline(outcome, lang))
        rows.append(hung(outcome.rule, clipped(text), width, "bold"))
    return stacked(rows)


def _headline(outcome: OutcomeView, lang: Lang) -> str:
    """Say where, then what: a title that is cut short is still known by its rule."""
    return f"{where} · {outcome.title}" if (where := _where(found(outcome), lang)) else outcome.title


def brief(outcome: OutcomeView, style: str, lang: Lang) -> Block:
    """Lay out a finding in a few lines: the rule and where, what is wrong if anything is, and the first thing to do."""
    title, records = Text(), found(outcome)
    title.append(outcome.rule, style)
    title.append(f"  {outcome.title}", "bold")
    if where := _where(records, lang):
        title.append(f"  ({where})", "cyan")
    lines: list[Block] = [title]
    if outcome.outcome != "undetermined":
        lines.append(_under(_why(outcome, records, lang)))
    first, *rest = _NEXT.split(outcome.remedy)
    do = Text(first)
    do.append(" …" if rest else "", "dim")
    return stacked([*lines, hung("  →", do, 4)])


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


def _why(outcome: OutcomeView, records: Sequence[RecordView], lang: Lang) -> Text:
    """Give the first reason, and say of how many more things the like holds."""
    why = Text(records[0].reason if records else outcome.reason)
    if (more := len(distinct(records)) - 1) > 0:
        why.append(f" {HEADINGS['more_reasons'][lang].format(n=more)}", "dim")
    return why


def _where(records: Iterable[RecordView], lang: Lang) -> str:
    """Name the first lines that records stand on."""
    lines = sorted({record.line for record in records})
    if not lines:
        return ""
    shown = ", ".join(str(line) for line in lines[:MOST_LINES]) + (", …" if len(lines) > MOST_LINES else "")
    return HEADINGS["line" if len(lines) == 1 else "lines"][lang].format(lines=shown)
