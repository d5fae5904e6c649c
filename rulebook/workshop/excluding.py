"""Find definitions that can never hold or always do, and those that exclude each other where both are asked for.

Like `rulebook.workshop.possible` it looks at form only, but what a definition of the whole draft
means is looked into here. What stands within a quantifier is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rulebook.errors import Problem
from rulebook.model.edition import Edition
from rulebook.model.noun import plain
from rulebook.workshop.effort import TooMuchError, bounded, spend
from rulebook.workshop.possible import NO, YES, Ways, canonical, situations, ways

MOST = 50_000
"""How many steps may be taken for one condition; beyond, less is found, but nothing wrong."""


def excluding_findings(edition: Edition) -> Iterator[Problem]:
    """Yield what the definitions of an edition, as its files have it, can never be: alone and together."""
    meanings = Meanings(edition)
    for name, definition in edition.definitions.items():
        tree = plain(definition)
        yield from meanings.alone(name, *_placed(tree, "when"))
        yield from meanings.together(_placed(tree, "when")[0], f"definitions/{name}", "/when")
    for rule in edition.rules:
        for place, limb in enumerate(plain(rule.limbs)):
            for key in ("applies", "requires", "unless"):
                if key in limb:
                    yield from meanings.together(_placed(limb, key)[0], f"rules/{rule.slug}", f"/limbs/{place}/{key}")


def _placed(whole: Any, key: str) -> tuple[Any, int]:
    """Return a condition of a limb or definition in canonical form, and how many names are bound around it."""
    each = None if key == "applies" else whole.get("for_each")
    return canonical(whole[key], {each["as"]: "#0"} if each else {}), 1 if each else 0


class Meanings:
    """Know what the definitions of the whole draft mean, and which of them exclude each other."""

    def __init__(self, edition: Edition) -> None:
        trees = {name: plain(definition) for name, definition in edition.definitions.items()}
        self.whole = {name: tree["when"] for name, tree in trees.items() if "for_each" not in tree}
        self.known: dict[tuple[str, str], bool] = {}

    def alone(self, name: str, when: Any, level: int) -> Iterator[Problem]:
        """Yield whether a definition comes out as the same whatever a draft says."""
        can = self.can(when, level)
        for way, code in ((YES, "lint.definition_never"), (NO, "lint.definition_always")):
            if can is not None and way not in can:
                yield Problem(code, {"name": name}, f"definitions/{name}", pointer="/when")

    def together(self, tree: Any, path: str, at: str) -> Iterator[Problem]:
        """Yield the definitions that are asked for together, and that can each hold but never both."""
        names = [(place, part["is"]) for place, part in enumerate(tree.get("all_of", ())) if "is" in part]
        for index, (place, name) in enumerate(names):
            for _, other in names[:index]:
                if self.exclude(name, other):
                    params, there = {"name": name, "other": other}, f"{at}/all_of/{place}"
                    yield Problem("lint.definitions_conflict", params, path, pointer=there)
        for there, part in _parts(tree):
            yield from self.together(part, path, f"{at}{there}")

    def exclude(self, name: str, other: str) -> bool:
        """Tell whether two definitions can each hold, but never both."""
        if (name, other) not in self.known:
            can = [
                self.can({"all_of": [{"is": one} for one in asked]}, 0) for asked in ([name], [other], [name, other])
            ]
            self.known[name, other] = [found and YES in found for found in can] == [True, True, False]
        return self.known[name, other]

    def can(self, tree: Any, level: int) -> Ways | None:
        """Return what a condition can come out as, or None where that is too much to find out."""
        try:
            with bounded(MOST):
                opened = self.opened(tree, level)
                every = [ways(opened, known, True, level) for known in situations([(opened, True)], level, {})]
        except TooMuchError:
            return None
        return frozenset().union(*every)

    def opened(self, tree: Any, level: int) -> Any:
        """Return a canonical condition with what definitions mean in the place of their names. Raises TooMuchError."""
        spend(1)
        if tree.get("is") in self.whole:
            # What a definition binds is numbered after what is bound around it.
            return self.opened(canonical(self.whole[tree["is"]], {"": "#0"} if level else {}), level)
        return {key: self._inside(key, part, level) for key, part in tree.items()}

    def _inside(self, key: str, part: Any, level: int) -> Any:
        if key in ("all_of", "any_of"):
            return [self.opened(one, level) for one in part]
        if key == "gives":
            return {name: self.opened(one, level) for name, one in part.items()}
        return self.opened(part, level) if key == "not" else part


def _parts(tree: Any) -> Iterator[tuple[str, Any]]:
    """Yield the conditions that one combines, each with its place in it."""
    for key in ("all_of", "any_of"):
        yield from ((f"/{key}/{place}", part) for place, part in enumerate(tree.get(key, ())))
    yield from ((f"/gives/{name}", part) for name, part in tree.get("gives", {}).items())
    if "not" in tree:
        yield "/not", tree["not"]
