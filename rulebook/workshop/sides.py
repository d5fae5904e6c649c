"""Say on which side the parts of rules and definitions work: for the draft where they hold, or against it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from rulebook.model.edition import Edition
from rulebook.model.noun import plain
from rulebook.model.rule import Definition, Rule

Part = Rule | Definition
Path = tuple[Any, ...]

HELPS = ("requires", "unless", "when")
TEXTS = ("messages", "title", "meaning", "cites", "under")
"""What stands in a limb or definition and is no condition."""


def nodes(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield everything in a limb or definition that may be a condition or a part of one, with its place.

    What names readings is left out: a reading may be called `not`.
    """
    yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, element in items:
        if key == "gives":
            for name, branch in element.items():
                yield from nodes(branch, (*path, key, name))
        elif key not in TEXTS:
            yield from nodes(element, (*path, key))


def helps(place: Path, side: bool = True) -> bool:
    """Tell whether what stands at a place helps the draft where it holds; `side` is the whole condition's."""
    keys = [key for before, key in pairwise(("", *place)) if "gives" not in (before, key)]
    turned = keys.count("not") + sum(one == "for_all" and two in ("in", "where") for one, two in pairwise(keys))
    return side is ((keys[0] in HELPS) is (turned % 2 == 0))


def used(part: Part) -> Iterator[tuple[str, bool]]:
    """Yield what a rule or definition names, and whether it works for the draft there."""
    for whole in part.limbs if isinstance(part, Rule) else [part]:
        for place, name in nodes(plain(whole)):
            if place and place[-1] in ("in", "is") and isinstance(name, str):
                yield name, helps(place) or (isinstance(part, Definition) and place[0] == "for_each")


def sides(name: str, edition: Edition) -> set[bool]:
    """Return on which sides the rules use a definition, themselves or through another."""
    found = {side for rule in edition.rules for one, side in used(rule) if one == name}
    for other in edition.definitions.values():
        for one, side in used(other):
            if one == name:
                found |= {side is above for above in sides(other.name, edition)}
    return found


def rests_on(part: Part, name: str, edition: Edition) -> bool:
    """Tell whether a rule uses a definition, itself or through another."""
    names = {one for one, _ in used(part)}
    return name in names or any(
        rests_on(edition.definitions[one], name, edition) for one in names & set(edition.definitions)
    )
