"""Show the examples of a rule: its draft with what matters marked, and each change as a difference."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from rulebook.model.rule import Edit, Example, Rule
from rulebook.workshop.trial import changed

WIDTH = 76
CONTEXT = 2
Kind = Literal["same", "matters", "added", "gone", "gap"]


@dataclass(frozen=True, slots=True)
class Row:
    """Be one line of JSON: how it is shown, and its text."""

    kind: Kind
    text: str


def rows(draft: dict[str, Any], evidence: Iterable[str] = ()) -> list[Row]:
    """Write a draft as JSON, marking the lines that hold what an outcome rests on."""
    wanted = set(evidence)
    return [Row("matters" if _rests(pointer, wanted) else "same", text) for pointer, text in _lines(draft)]


def difference(draft: dict[str, Any], change: Edit) -> list[Row]:
    """Write what a change does to a draft: lines taken away and put in, with some lines around them."""
    before, after = [text for _, text in _lines(draft)], [text for _, text in _lines(changed(draft, change))]
    shown: list[Row] = []
    for group in difflib.SequenceMatcher(None, before, after, autojunk=False).get_grouped_opcodes(CONTEXT):
        shown += [Row("gap", "…")] if shown else []
        for _, a, b, c, d in group:
            if before[a:b] == after[c:d]:
                shown += [Row("same", text) for text in before[a:b]]
            else:
                shown += [Row("gone", text) for text in before[a:b]]
                shown += [Row("added", text) for text in after[c:d]]
    return shown


def leading(rule: Rule) -> Example | None:
    """Return the example that shows the draft as it stands and passes, or the first that passes."""
    passing = [example for example in rule.examples.cases if example.expect.outcome == "pass"]
    unchanged = [example for example in passing if not example.change.set and not example.change.drop]
    return next(iter([*unchanged, *passing]), None)


def telling(cases: Sequence[Example]) -> list[Example]:
    """Return the few examples that tell most: the first two that must fail, and the first that says too little."""
    failing = [example for example in cases if example.expect.outcome == "fail"][:2]
    return failing + [example for example in cases if example.expect.outcome == "undetermined"][:1]


def excerpt(shown: Sequence[Row], most: int = 24) -> list[Row]:
    """Return the lines that an outcome rests on with some around them; all of a draft that is short or has none."""
    kept = {
        place + near
        for place, row in enumerate(shown)
        if row.kind == "matters"
        for near in range(-CONTEXT, CONTEXT + 1)
    }
    if len(shown) <= most or not kept:
        return list(shown)
    found: list[Row] = []
    for place, row in enumerate(shown):
        if place in kept:
            found.append(row)
        elif not found or found[-1].kind != "gap":
            found.append(Row("gap", "…"))
    return found


def _rests(pointer: str | None, wanted: set[str]) -> bool:
    if pointer is None:
        return False
    if any(found == pointer or found.startswith(f"{pointer}/") for found in wanted):
        return True
    # A value that was written over several lines: the lines within it.
    return any(pointer.startswith(f"{found}/") and found.count("/") > 1 for found in wanted)


def _lines(
    value: Any, key: str = "", pointer: str = "", depth: int = 0, comma: str = ""
) -> Iterator[tuple[str | None, str]]:
    """Yield pointer and text of each line; what fits on one line stays on one. Brackets have no pointer."""
    pad, flat = "  " * depth, _dump(value)
    if not isinstance(value, dict | list) or (pointer.count("/") > 1 and len(pad) + len(key) + len(flat) <= WIDTH):
        yield pointer, f"{pad}{key}{flat}{comma}"
        return
    opened, closed = ("{", "}") if isinstance(value, dict) else ("[", "]")
    if not value:
        yield pointer, f"{pad}{key}{opened}{closed}{comma}"
        return
    yield None, f"{pad}{key}{opened}"
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for count, (name, item) in enumerate(items, 1):
        label = f"{_dump(name)}: " if isinstance(value, dict) else ""
        step = str(name).replace("~", "~0").replace("/", "~1")
        yield from _lines(item, label, f"{pointer}/{step}", depth + 1, "," if count < len(value) else "")
    yield None, f"{pad}{closed}{comma}"


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_number)


def _number(value: object) -> int | float:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(type(value).__name__)
