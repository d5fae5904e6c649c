"""Say what can be changed in a rule or definition, one change at a time, in every reading that it holds.

A part that all readings have in common is changed once; what one of several readings gives, once
for that reading. What is taken out or turned as a whole, and is a choice between readings, is
taken out or turned in one of them at a time.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from rulebook.load.grammar import Grammar
from rulebook.load.written import made
from rulebook.model.edition import Edition
from rulebook.model.noun import plain, replaced
from rulebook.model.rule import Definition, Limb, Rule
from rulebook.model.vocabulary import vocabulary
from rulebook.workshop.sides import Part, Path, helps, nodes, sides

# The same comparison with its boundary moved by one: by a day for dates, by the least there is for amounts.
EDGES = {
    "at_least": "more_than", "more_than": "at_least", "at_most": "less_than", "less_than": "at_most",
    "before": "not_after", "not_after": "before", "after": "not_before", "not_before": "after",
    "said": "given", "given": "said",
}  # fmt: skip
# The other way round.
OPPOSITES = {
    "equals": "differs", "differs": "equals",
    "at_least": "less_than", "less_than": "at_least", "at_most": "more_than", "more_than": "at_most",
    "before": "not_before", "not_before": "before", "after": "not_after", "not_after": "after",
    "all_of": "any_of", "any_of": "all_of",
}  # fmt: skip
LISTS = ("one_of", "contains_all")
NEGATED = ("one_of", "contains", "contains_all", "is")
CONDITIONS = ("that", "requires", "applies", "where", "unless", "when")
SILENCES = {"if_none": ["yes", "no", "unknown", "text"], "if_silent": ["no", "unknown"]}
NONES = ["not-applicable", "fail", "undetermined"]

Readings = Mapping[str, str]
"""Interpretations, each with the one reading under which something is in force."""


@dataclass(frozen=True)
class Mutant:
    """Be a rule or a definition with one change. It differs only under these readings; empty: under all."""

    limb: str
    place: Path
    change: str
    part: Part
    under: Readings = field(default_factory=dict)

    def __str__(self) -> str:
        readings = "".join(f" [{name}={reading}]" for name, reading in self.under.items())
        return f"{self.limb} {'/'.join(map(str, self.place))}: {self.change}{readings}".strip()


@dataclass(frozen=True)
class Change:
    """Say how a part of a condition can be changed: in words, what it becomes, and where it is in which readings."""

    words: str
    new: Any
    under: Readings = field(default_factory=dict)


class Changes:
    """Know what can be changed in a rule or definition as the files of an edition have it."""

    def __init__(self, part: Part, edition: Edition) -> None:
        self.grammar = Grammar(dict(edition.definitions), edition.about)
        self.offered = {found.id: found.offered for found in edition.interpretations}
        self.part = part
        self.tree: Any = None
        # A definition works on each side that something uses it on.
        self.sides = {True} if isinstance(part, Rule) else sides(part.name, edition)

    def mutants(self) -> Iterator[Mutant | None]:
        """Yield the mutants; None for each that no file could hold."""
        if isinstance(self.part, Definition):
            for place, change, broken in self._broken(self.part):
                yield broken and Mutant("", place, change.words, broken, change.under)
            return
        for index, limb in enumerate(self.part.limbs):
            for place, change, other in self._broken(limb):
                limbs = [*self.part.limbs[:index], other, *self.part.limbs[index + 1 :]]
                yield other and Mutant(limb.id, place, change.words, replaced(self.part, limbs=limbs), change.under)

    def _broken(self, whole: Any) -> Iterator[tuple[Path, Change, Any]]:
        self.tree = tree = plain(whole)
        kind, seen = type(whole), set()
        for place, node in list(nodes(tree)):
            for change in self._changes(node, place):
                change = Change(change.words, change.new, {**self._above(place), **change.under})
                broken: Any = copy.deepcopy(tree)
                if place:
                    at(broken, place[:-1])[place[-1]] = change.new
                # Two ways of saying one change: "not applies", and "not is" where a definition is all that is asked.
                same = json.dumps([broken if place else change.new, change.under], sort_keys=True, default=str)
                if same in seen:
                    continue
                seen.add(same)
                other: Any = made(kind, broken if place else change.new)
                if other is None:
                    yield place, change, None
                    continue
                faults = self.grammar.limb(other, "") if isinstance(other, Limb) else self.grammar.definition(other)
                yield place, change, None if any(True for _ in faults) else other

    def _above(self, place: Path) -> Readings:
        """Return the readings under which what stands at a place is in force."""
        found = dict(self.tree.get("under", {}))
        for depth, key in enumerate(place[:-1]):
            if key == "gives" and "reading" in (node := at(self.tree, place[:depth])):
                found[node["reading"]] = place[depth + 1]
        return found

    def _changes(self, node: Any, place: Path) -> Iterator[Change]:
        """Yield what can be changed in one node of the tree."""
        if isinstance(node, int | Decimal) and not isinstance(node, bool):
            step = Decimal(1).scaleb(int(node.as_tuple().exponent)) if isinstance(node, Decimal) else 1
            yield Change(f"{node} -> {node + step}", node + step)
            yield Change(f"{node} -> {node - step}", node - step)
        if not isinstance(node, dict):
            return
        if "in" in node:
            yield from self._evidence(node, place)
        if "gives" in node:
            yield from _branches(node)
        for key, value in node.items():
            rest = {name: element for name, element in node.items() if name != key}
            for others in (EDGES, OPPOSITES):
                if key in others:
                    yield Change(f"{key} -> {others[key]}", {others[key]: value, **rest})
            if key in ("there_is", "for_all"):
                yield from _quantifier(key, value)
            if key in ("all_of", "any_of") and len(value) > 1:
                for index, part in enumerate(value):
                    fewer = {**rest, key: value[:index] + value[index + 1 :]}
                    yield from (Change(f"{key} without part {index}", fewer, under) for under in chosen(part))
            if key in LISTS:
                yield from self._list(node, key, place)
            if key in NEGATED:
                yield Change(f"not {key}", {"not": node})
            if key == "not":
                yield Change("without not", value)
            if key == "parameter":
                yield Change("parameter + 1", {"plus": [node, 1]})
                yield Change("parameter - 1", {"minus": [node, 1]})
            if key == "under":
                yield from self._more_readings(node)
            if key in ("where", "that", "unless", "applies"):
                yield from (Change(f"without {key}", rest, under) for under in chosen(value))
            if key in CONDITIONS and "not" not in value and "gives" not in value:
                yield Change(f"not {key}", {**rest, key: {"not": value}})
            for other in SILENCES.get(key, NONES if key == "none" else []):
                if other != value:
                    yield Change(f"{key}: {value} -> {other}", {**rest, key: other})

    def _more_readings(self, limb: dict[str, Any]) -> Iterator[Change]:
        """Let a limb be in force under one reading more."""
        for name, reading in limb["under"].items():
            under = {other: one for other, one in limb["under"].items() if other != name}
            for more in self.offered[name]:
                if more != reading:
                    yield Change(f"in force under {name}={more}", {**limb, "under": under}, {name: more})

    def _evidence(self, node: dict[str, Any], place: Path) -> Iterator[Change]:
        """Let claims without evidence count where they do not, and the other way round."""
        base = self.grammar.base(node["in"])
        if base is None or vocabulary()[base].proof is None or (isinstance(self.part, Definition) and len(place) < 2):
            return
        supported = {helps((*place, "in"), side) for side in self.sides}
        if "claims" in node:
            supported = {node["claims"] == "supported"}
        for only in sorted(supported):
            yield Change(
                f"claims: {'all' if only else 'supported'}", {**node, "claims": "all" if only else "supported"}
            )

    def _list(self, node: dict[str, Any], key: str, place: Path) -> Iterator[Change]:
        """Narrow a list by each word, and widen it by each other word of its vocabulary."""
        words = node[key]
        for word in words if len(words) > 1 else ():
            yield Change(f"{key} without {word}", {**node, key: [other for other in words if other != word]})
        for word in self._vocabulary(node.get("value", ""), place):
            if word not in words:
                yield Change(f"{key} with {word}", {**node, key: [*words, word]})

    def _vocabulary(self, path: str, place: Path) -> tuple[str, ...]:
        """Return the words that a field may hold; what is bound is read off the way to it."""
        bound = {"agreement": "agreement"}
        for node in [self.tree.get("for_each"), *(at(self.tree, place[:depth]) for depth in range(len(place)))]:
            if isinstance(node, dict) and "in" in node:
                bound[node["as"]] = self.grammar.base(node["in"]) or ""
        kind, _ = self.grammar.path(path, bound, "")
        return kind.values if kind is not None else ()


def at(tree: Any, path: Path) -> Any:
    """Return what stands at a place."""
    for key in path:
        tree = tree[key]
    return tree


def chosen(tree: Any) -> Iterator[Readings]:
    """Yield each way in which the readings make one condition of a part; once nothing where they leave it as it is."""
    if not (isinstance(tree, dict) and "gives" in tree):
        yield {}
        return
    for name, branch in tree["gives"].items():
        yield from ({**inner, tree["reading"]: name} for inner in chosen(branch))


def _branches(node: dict[str, Any]) -> Iterator[Change]:
    """Turn what a reading gives, and let it give what each other reading gives."""
    gives = node["gives"]
    for name, branch in gives.items():
        under = {node["reading"]: name}
        if "not" not in branch and "gives" not in branch:
            yield Change(f"not {name}", {**node, "gives": {**gives, name: {"not": branch}}}, under)
        for other, value in gives.items():
            if value != branch:
                yield Change(f"{name} as {other}", {**node, "gives": {**gives, name: value}}, under)


def _quantifier(key: str, node: dict[str, Any]) -> Iterator[Change]:
    """Turn "there is" into "for all" and back, with the keys that the other one asks for."""
    if key == "for_all":
        rest = {name: value for name, value in node.items() if (name, value) != ("if_none", "yes")}
        yield Change("for_all -> there_is", {"there_is": rest})
    elif "that" in node:
        yield Change("there_is -> for_all", {"for_all": {"if_none": "no", **node}})
    elif "where" in node:
        rest = {name: value for name, value in node.items() if name != "where"}
        yield Change("there_is -> for_all", {"for_all": {"if_none": "no", **rest, "that": node["where"]}})
