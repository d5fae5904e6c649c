"""Say what a condition can come out as, by its form alone: yes, no or unknown.

Decidable because it looks at form only. Conditions are taken as independent of each other, except
where they are the same (bound names do not count) or speak of one field: then what one says holds for
the others. A field compared with fixed values is tried with each of these and one other. What a
definition means is not looked into. So what is called impossible here is impossible in every draft;
what is called possible may still never be.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any

from rulebook.workshop.effort import spend

YES, NO, OPEN = "yes", "no", "unknown"
Ways = frozenset[str]
Known = Mapping[str, Any]
"""The state of what several conditions share: of a field its value, of anything else how it came out."""

ALL: Ways = frozenset({YES, NO, OPEN})
_MOST = (4000, 60)
"""How many combinations are tried for a limb, and within a quantifier; beyond, less is found, but nothing wrong."""
_ORDER: dict[str, Any] = {
    "at_least": lambda a, b: a >= b, "at_most": lambda a, b: a <= b,
    "more_than": lambda a, b: a > b, "less_than": lambda a, b: a < b,
}  # fmt: skip
_TURNED = {YES: NO, NO: YES, OPEN: OPEN}
_SILENT, _OTHER = object(), "\0other"
_PATHS = ("value", "said", "given", "of")


def canonical(tree: Any, bound: Mapping[str, str] | None = None) -> Any:
    """Return a condition with its bound names numbered, so that the same condition is written in one way."""
    bound = bound or {}
    if isinstance(tree, list):
        return [canonical(part, bound) for part in tree]
    if not isinstance(tree, dict):
        return tree
    inner = {**bound, tree["as"]: f"#{len(bound)}"} if "in" in tree and "as" in tree else bound
    result = {}
    for key, part in tree.items():
        if key in _PATHS and isinstance(part, str):
            name, dot, rest = part.partition(".")
            result[key] = f"{inner.get(name, name)}{dot}{rest}"
        elif key == "as":
            result[key] = inner[part]
        else:
            result[key] = canonical(part, inner)
    return result


def text(tree: Any) -> str:
    """Return a canonical condition as a text to compare."""
    return json.dumps(tree, sort_keys=True, default=str)


def situations(trees: Iterable[tuple[Any, bool]], level: int, known: Known) -> Iterator[Known]:
    """Yield what the conditions may share, each combination once. Each comes with whether it helps the draft."""
    counts: Counter[str] = Counter()
    states: dict[str, list[Any]] = {}
    nodes = sum(_gather(tree, helps, level, counts, states) for tree, helps in trees)
    names = [name for name in states if counts[name] > 1 and name not in known]
    size, kept = 1, []
    for name in names:
        if size * len(states[name]) <= _MOST[level > 1]:
            size *= len(states[name])
            kept.append(name)
    for found in product(*(states[name] for name in kept)):
        spend(nodes)
        yield {**known, **dict(zip(kept, found, strict=True))}


def _gather(tree: Any, helps: bool, level: int, counts: Counter[str], states: dict[str, list[Any]]) -> int:
    """Count the conditions that speak of nothing bound at a deeper level; return how many there are of all."""
    if not isinstance(tree, dict):
        return 1
    name, found = _atom(tree, helps)
    if name and not _deeper(tree, name, level):
        counts[name] += 1
        states.setdefault(name, [])
        spend(len(found) * len(states[name]))
        states[name] += [state for state in found if state not in states[name]]
    return 1 + sum(_gather(part, side, level, counts, states) for part, side in _inside(tree, helps))


def _deeper(tree: dict[str, Any], name: str, level: int) -> bool:
    """Tell whether a condition speaks of something that is bound at this level or deeper, but not by itself."""
    node = tree.get("there_is") or tree.get("for_all")
    own = int(node["as"][1:]) if node else level + 12
    return any(f'"#{depth}.' in name for depth in range(level, own))


def _inside(tree: dict[str, Any], helps: bool) -> Iterator[tuple[Any, bool]]:
    for key, part in tree.items():
        if key in ("all_of", "any_of"):
            yield from ((one, helps) for one in part)
        elif key == "not":
            yield part, not helps
        elif key == "gives":
            yield from ((one, helps) for one in part.values())
        elif key in ("there_is", "for_all"):
            yield part.get("where"), helps is (key == "there_is")
            yield part.get("that"), helps


def _atom(tree: dict[str, Any], helps: bool) -> tuple[str, list[Any]]:
    """Return the name of what a condition rests on, and in which states that can be."""
    for key in ("said", "given"):
        if key in tree:
            return f'"{tree[key]}"', [_SILENT, _OTHER]
    if "is" in tree:
        return f"is {tree['is']} {helps}", [YES, NO, OPEN]
    for key in ("there_is", "for_all"):
        if key in tree:
            rest = {name: part for name, part in tree[key].items() if name not in ("if_none", "if_silent")}
            return f"{key} {text(rest)} {helps}", ["met", "unmet", "none", "silent", "open"]
    literal = _literal(tree)
    if literal is not None:
        values = literal[1] if isinstance(literal[1], list) else [literal[1]]
        near = [v + d for v in values if _number(v) for d in (-1, 1)]
        return f'"{tree["value"]}"', [_SILENT, _OTHER, *values, *near]
    if "value" in tree or "figure" in tree:
        return f"compare {text(tree)}", [YES, NO, OPEN]
    return "", []


def _literal(tree: dict[str, Any]) -> tuple[str, Any] | None:
    """Return operator and right side of a comparison of a field with something fixed."""
    if "value" not in tree:
        return None
    for operator in ("equals", "differs", "one_of", *_ORDER):
        right = tree.get(operator)
        if operator in tree and not isinstance(right, dict):
            return operator, right
    return None


def _number(value: Any) -> bool:
    return not isinstance(value, bool | str | list | dict)


def ways(tree: Any, known: Known, helps: bool, level: int) -> Ways:
    """Return what a canonical condition can come out as, with this known of what it shares with others."""
    if "all_of" in tree:
        return _all([ways(part, known, helps, level) for part in tree["all_of"]])
    if "any_of" in tree:
        return _turned(_all([_turned(ways(part, known, helps, level)) for part in tree["any_of"]]))
    if "not" in tree:
        return _turned(ways(tree["not"], known, not helps, level))
    if "gives" in tree:
        return frozenset().union(*(ways(part, known, helps, level) for part in tree["gives"].values()))
    name, _ = _atom(tree, helps)
    if "there_is" in tree or "for_all" in tree:
        return _of_records(tree, known, helps, level, known.get(name))
    if "said" in tree:
        return frozenset({YES, NO} if name not in known else {NO if known[name] is _SILENT else YES})
    if "given" in tree:
        return frozenset({YES, OPEN} if name not in known else {OPEN if known[name] is _SILENT else YES})
    literal = _literal(tree)
    if literal is not None:
        return _compared(*literal, known[name]) if name in known else ALL
    return frozenset({known[name]}) if name in known else ALL


def _turned(found: Ways) -> Ways:
    return frozenset(_TURNED[way] for way in found)


def _all(parts: list[Ways]) -> Ways:
    found = set()
    if all(YES in part for part in parts):
        found.add(YES)
    if any(NO in part for part in parts):
        found.add(NO)
    if any(OPEN in part for part in parts) and all(part & {YES, OPEN} for part in parts):
        found.add(OPEN)
    return frozenset(found)


def _compared(operator: str, right: Any, value: Any) -> Ways:
    if value is _SILENT:
        return frozenset({OPEN})
    if operator in _ORDER:
        if not _number(value):
            return ALL
        # An amount may be known in part only.
        return frozenset({YES if _ORDER[operator](value, right) else NO, OPEN})
    same = value in right if isinstance(right, list) else value == right
    # A number or a date may be known in part only; a word is known or silent.
    partly = set() if isinstance(right, str | list | bool) else {OPEN}
    return frozenset({YES if same is (operator != "differs") else NO, *partly})


def _of_records(tree: dict[str, Any], known: Known, helps: bool, level: int, state: str | None) -> Ways:
    kind = "there_is" if "there_is" in tree else "for_all"
    node = tree[kind]
    states = {"none", "silent", "open"}
    where, that = node.get("where"), node.get("that")
    sides = [(part, side) for part, side in ((where, helps is (kind == "there_is")), (that, helps)) if part]
    for found in situations(sides, level + 1, known):
        if where is not None and YES not in ways(where, found, helps is (kind == "there_is"), level + 1):
            continue
        met = ways(that, found, helps, level + 1) if that is not None else frozenset({YES})
        states |= {"met"} if YES in met else set()
        states |= {"unmet"} if NO in met else set()
    if state is not None:
        states &= {state}
    if_none = node.get("if_none") or "no"
    none = {"yes": {YES}, "unknown": {OPEN}, "text": {NO, OPEN}}.get(if_none, {NO})
    silent = none if if_none == "text" else {NO if node.get("if_silent") == "no" else OPEN}
    says = {"met": {YES}, "unmet": {NO}, "open": {OPEN}, "none": none, "silent": silent}
    return frozenset().union(*(says[one] for one in states))
