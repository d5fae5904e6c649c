"""Say how many conditions an example asks for at most: selections within selections multiply."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rulebook.load.nesting import uses
from rulebook.model.condition import Selection
from rulebook.model.noun import Noun, given
from rulebook.model.record import Records
from rulebook.model.rule import Definition, Rule


def looks(rule: Rule, definitions: Mapping[str, Definition], records: Records) -> int:
    """Return how often a condition is asked for at most; each definition is worked out once."""
    parts: list[Any] = [*rule.limbs]
    seen: set[str] = set()
    total = 0
    for part in parts:
        named = [name for name in uses(part) if name in definitions and name not in seen]
        parts += [definitions[name] for name in dict.fromkeys(named)]
        seen.update(named)
        total += _part(part, definitions, records)
    return total


def _part(part: Any, definitions: Mapping[str, Definition], records: Records) -> int:
    """Return how often a limb or definition asks: `applies` once, the rest for each of its records."""
    rest = [found for name, found in given(part).items() if name not in ("for_each", "applies")]
    once = _asked(getattr(part, "applies", None), definitions, records)
    each = sum(_asked(found, definitions, records) for found in rest)
    if part.for_each is None:
        return once + each
    size = 1 + _size(part.for_each.in_, definitions, records)
    return once + size * (1 + _asked(part.for_each.where, definitions, records) + each)


def _asked(node: object, definitions: Mapping[str, Definition], records: Records) -> int:
    if isinstance(node, Noun):
        inside = 1 + sum(_asked(found, definitions, records) for found in given(node).values())
        return inside * (1 + _size(node.in_, definitions, records)) if isinstance(node, Selection) else inside
    if isinstance(node, list | dict):
        found = node.values() if isinstance(node, dict) else node
        return sum(_asked(one, definitions, records) for one in found)
    return 0


def _size(name: str, definitions: Mapping[str, Definition], records: Records) -> int:
    """Return of how many records a collection or definition is at most."""
    while name in definitions:
        each = definitions[name].for_each
        if each is None:
            return 1
        name = each.in_
    return len(records.by_collection[name])
