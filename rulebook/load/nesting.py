"""Find definitions that rest on themselves, and conditions that rest on each other too deeply.

What is refused here would let a small rulebook keep a computer busy for ever: each selection
within another multiplies how many records are looked at, and each definition is a step deeper.
Every way is walked once, however many definitions share a part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rulebook.errors import Problem
from rulebook.model.condition import Is, Selection
from rulebook.model.noun import Noun, given
from rulebook.model.rule import Definition

MOST_WITHIN = 5
"""How many selections may stand within each other: of parties, within shares, within acts ..."""

MOST_STEPS = 40
"""How many definitions may rest on each other in a row."""

MOST_UNFOLDED = 20_000
"""How many conditions a rule may be made of, with every definition written out where it is used."""

Faults = Iterator[Problem]


def circles(known: Mapping[str, Definition]) -> Iterator[tuple[str, Problem]]:
    """Yield each definition that rests on itself, with the way back to it; and each that rests on too many."""
    used = {name: list(dict.fromkeys(uses(found))) for name, found in known.items()}
    groups = _groups(used)
    steps: dict[str, int] = {}
    unfolded: dict[str, int] = {}
    for group in groups:
        circle = len(group) > 1 or group[0] in used[group[0]]
        for name in sorted(group) if circle else ():
            way = _way(name, used, set(group))
            yield name, Problem("rule.cycle", {"name": name, "chain": " -> ".join(way)}, pointer="/when")
        # Groups come in the order in which they rest on each other: what is used was seen before.
        below = max((steps.get(one, 0) for name in group for one in used[name]), default=0)
        for name in group:
            unfolded[name] = 1 + sum(unfolded.get(one, 1) for one in uses(known[name]))
            if unfolded[name] > MOST_UNFOLDED:
                # Told once: what rests on it would be as large only because of it.
                unfolded[name] = 1
                yield name, Problem("rule.unfolded", {"name": name, "limit": f"{MOST_UNFOLDED:,}"}, pointer="/when")
            steps[name] = below + 1
            if below + 1 == MOST_STEPS + 1:
                yield name, Problem("rule.many_steps", {"name": name, "limit": str(MOST_STEPS)}, pointer="/when")


def _groups(used: Mapping[str, list[str]]) -> list[list[str]]:
    """Return the strongly connected parts, what is used before who uses it (Tarjan 1972, without recursion)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    open_: list[str] = []
    pending: set[str] = set()
    found: list[list[str]] = []
    for start in used:
        work = [(start, iter(used[start]))] if start not in order else []
        while work:
            name, rest = work[-1]
            if name not in order:
                order[name] = low[name] = len(order)
                open_.append(name)
                pending.add(name)
            step = next((one for one in rest if one in used and (one not in order or one in pending)), None)
            if step is None:
                work.pop()
                if low[name] == order[name]:
                    group = [open_.pop()]
                    while group[-1] != name:
                        group.append(open_.pop())
                    pending.difference_update(group)
                    found.append(group)
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[name])
            elif step in order:
                low[name] = min(low[name], order[step])
            else:
                work.append((step, iter(used[step])))
    return found


def _way(goal: str, used: Mapping[str, list[str]], group: set[str]) -> list[str]:
    """Return the shortest way from a definition back to itself, within its group."""
    ways = [[goal]]
    seen: set[str] = set()
    for way in ways:
        for one in used[way[-1]]:
            if one == goal:
                return [*way, goal]
            if one in group and one not in seen:
                seen.add(one)
                ways.append([*way, one])
    return [goal, goal]


def uses(node: object) -> Iterator[str]:
    """Yield every definition or collection that a condition names."""
    if isinstance(node, Noun):
        if isinstance(node, Selection):
            yield node.in_
        if isinstance(node, Is):
            yield node.is_
        for part in given(node).values():
            yield from uses(part)
    elif isinstance(node, list | dict):
        for part in node.values() if isinstance(node, dict) else node:
            yield from uses(part)


def too_deep(parts: Iterable[tuple[str, Any]]) -> Faults:
    """Yield the parts (pointer, condition) in which too many selections stand within each other."""
    for pointer, part in parts:
        if _within(part) > MOST_WITHIN:
            yield Problem("rule.too_deep", {"limit": str(MOST_WITHIN)}, pointer=pointer)


def _within(node: object) -> int:
    if isinstance(node, Noun):
        return isinstance(node, Selection) + max((_within(part) for part in given(node).values()), default=0)
    if isinstance(node, list | dict):
        return max((_within(part) for part in (node.values() if isinstance(node, dict) else node)), default=0)
    return 0
