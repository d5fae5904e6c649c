"""Write the difference between two editions, and what it does to drafts, as text or JSON."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import rulebook
from rulebook.model.compared import Apart, Change, Difference, DraftDifference, RuleChange
from rulebook.model.difference import (
    DIFFERENCE_SCHEMA,
    ApartView,
    ChangeView,
    DifferenceView,
    DraftChangeView,
    RuleChangeView,
    SideView,
)
from rulebook.model.edition import Edition
from rulebook.model.outcome import RuleOutcome
from rulebook.model.report import DraftReport
from rulebook.model.view import ToolView
from rulebook.render.json import document
from rulebook.render.layout import Block, Text, drawn, hung, indented, on_screen, stacked
from rulebook.render.safe import safe
from rulebook.render.text import STYLES, error_text
from rulebook.render.view import error_view, outcome_view
from rulebook.words import Lang
from rulebook.words.difference import BECOMES, DIFFERENCE, PARTS
from rulebook.words.report import FORCES, OUTCOMES, VERDICTS


def difference_view(
    found: Difference, drafts: Iterable[DraftDifference], as_of: datetime.date, lang: Lang
) -> DifferenceView:
    """Put a difference into words."""
    listed = [_draft(draft, found, lang) for draft in drafts]
    broken = any("error" in (draft.first, draft.second) for draft in listed)
    differs = not found.same or any(draft.outcomes or draft.first != draft.second for draft in listed)
    return DifferenceView(
        schema_=DIFFERENCE_SCHEMA,
        tool=ToolView(name="rulebook", version=rulebook.__version__),
        first=_side(found.first, lang),
        second=_side(found.second, lang),
        lang=lang,
        as_of=as_of.isoformat(),
        whole=[_change(change, lang) for change in found.whole],
        rules=[_rule(rule, lang) for rule in found.rules],
        drafts=listed,
        exit_code=2 if broken else 1 if differs else 0,
    )


def _side(edition: Edition, lang: Lang) -> SideView:
    about = edition.about
    return SideView(edition=about.id, title=about.title[lang], valid_from=about.valid_from, digest=edition.digest)


def _change(change: Change, lang: Lang) -> ChangeView:
    part = PARTS[change.part][lang].format(name=change.name)
    first, second = (value or DIFFERENCE["absent"][lang] for value in (change.first, change.second))
    shown = change.first is not None or change.second is not None
    says = DIFFERENCE["part_shown" if shown else "part"][lang].format(part=part, first=first, second=second)
    return ChangeView(part=change.part, name=change.name, first=change.first, second=change.second, says=says)


def _rule(found: RuleChange, lang: Lang) -> RuleChangeView:
    rule, changes = found.rule, [_change(change, lang) for change in found.changes]
    return RuleChangeView(
        rule=rule.id, slug=rule.slug, title=rule.title[lang], becomes=found.becomes, changes=changes
    )  # fmt: skip


def _draft(draft: DraftDifference, found: Difference, lang: Lang) -> DraftChangeView:
    checked = draft.checked
    problems = [*checked.problems, *(problem for result in checked.results for problem in result.problems)]
    first, second = checked.results or (None, None)
    return DraftChangeView(
        path=checked.path,
        first=first.verdict if first is not None else "error",
        second=second.verdict if second is not None else "error",
        outcomes=[_apart(apart, found, checked.results, lang) for apart in draft.apart],
        errors=[error_view(problem, lang) for problem in problems],
    )


def _apart(apart: Apart, found: Difference, results: Sequence[DraftReport], lang: Lang) -> ApartView:
    return ApartView(
        rule=apart.rule.id,
        title=apart.rule.title[lang],
        **_outcome("first", apart.first, results[0], found.first, lang),
        **_outcome("second", apart.second, results[1], found.second, lang),
        why=_why(apart, found, lang),
    )


def _outcome(
    side: str, outcome: RuleOutcome | None, result: DraftReport, edition: Edition, lang: Lang
) -> dict[str, Any]:
    """Return the outcome, force and reason of one side, as fields of an ApartView."""
    if outcome is None:
        return {side: None, f"{side}_force": None, f"{side}_reason": None}
    said = outcome_view(outcome, result, edition, lang)
    return {side: outcome.outcome, f"{side}_force": outcome.force, f"{side}_reason": said.reason}


def _why(apart: Apart, found: Difference, lang: Lang) -> str:
    changes = apart.why.changes if apart.why is not None else found.whole
    parts = ", ".join(PARTS[change.part][lang].format(name=change.name) for change in changes)
    becomes = apart.why.becomes if apart.why is not None else "whole"
    return DIFFERENCE[f"why_{becomes}"][lang].format(parts=parts)


def difference_json(view: DifferenceView) -> bytes:
    """Return the difference as UTF-8 JSON, indented, ending in a newline."""
    return document(view)


def difference_text(view: DifferenceView, width: int, colour: bool) -> bytes:
    """Return the difference as text for a terminal."""
    return on_screen(_blocks(safe(view)), width, colour)


def _blocks(view: DifferenceView) -> Iterator[Block]:
    lang = view.lang
    yield Text(DIFFERENCE["from_to"][lang].format(first=view.first.edition, second=view.second.edition), "bold")
    for side in (view.first, view.second):
        yield Text(f"{side.edition} ({side.digest[:12]}): {side.title}", "dim")
    if not view.whole and not view.rules:
        yield Text(DIFFERENCE["same"][lang])
    if view.whole:
        yield from _headed("whole", [indented(Text(f"- {change.says}"), 2) for change in view.whole], lang)
    if view.rules:
        yield from _headed("rules", [_rule_block(rule, lang) for rule in view.rules], lang)
    if view.drafts:
        yield from _headed("drafts", [_draft_block(draft, lang) for draft in view.drafts], lang)
        yield Text()
        yield Text(DIFFERENCE["as_of"][lang].format(date=view.as_of), "dim")


def _headed(key: str, blocks: list[Block], lang: Lang) -> list[Block]:
    return [Text(), drawn("─", DIFFERENCE[key][lang]), *blocks]


def _rule_block(rule: RuleChangeView, lang: Lang) -> Block:
    title = Text(f"{BECOMES[rule.becomes][lang]}  {rule.title}")
    title.append(f"  ({rule.slug})", "dim")
    return hung(rule.rule, stacked([title, *(Text(f"- {change.says}") for change in rule.changes)]), 12, "bold")


def _draft_block(draft: DraftChangeView, lang: Lang) -> Block:
    head = Text(draft.path, "cyan")
    head.append(f"  {VERDICTS[draft.first][lang]}", STYLES[draft.first])
    head.append(f" -> {VERDICTS[draft.second][lang]}", STYLES[draft.second])
    rows: list[Block] = [error_text(error, draft.path, lang) for error in draft.errors]
    if not draft.outcomes and not draft.errors:
        rows.append(Text(DIFFERENCE["no_effect"][lang], "dim"))
    return stacked(
        [head, *(indented(row, 2) for row in [*rows, *(_apart_block(apart, lang) for apart in draft.outcomes)])]
    )


def _apart_block(apart: ApartView, lang: Lang) -> Block:
    one = _side_text(apart.first, apart.first_force, apart.first_reason, lang)
    other = _side_text(apart.second, apart.second_force, apart.second_reason, lang)
    why = Text(f"{DIFFERENCE['why'][lang]}: {apart.why}", "bold")
    return hung(apart.rule, stacked([Text(apart.title, "bold"), one, hung("->", other, 3), why]), 12, "bold")


def _side_text(outcome: str | None, force: str | None, reason: str | None, lang: Lang) -> Text:
    if outcome is None or force is None:
        return Text(DIFFERENCE["no_rule"][lang], "dim")
    return Text(f"{OUTCOMES[outcome][lang]} ({FORCES[force][lang]}): {reason}", STYLES[outcome])
