"""Break rules and definitions on purpose, one change at a time, and see whether the examples notice.

A mutant of a rule is caught when an example of the rule no longer gets the outcome, the records
or the evidence that it expects; a mutant of a definition, when an example of a rule that uses it
does. Mutants that the loader refuses are not counted.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from rulebook.check import prepare
from rulebook.engine.conditions import Compiler
from rulebook.engine.evaluate import CompiledRule, compile_limb, evaluate
from rulebook.facts.records import records_of
from rulebook.load.grammar import Grammar
from rulebook.load.written import made
from rulebook.model.edition import Edition
from rulebook.model.noun import plain, replaced
from rulebook.model.quantities import DateSpan
from rulebook.model.record import Records
from rulebook.model.rule import Definition, Example, Limb, Rule
from rulebook.model.vocabulary import vocabulary
from rulebook.workshop.trial import drafted, missed

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
HELPS = ("requires", "unless", "when")

Path = tuple[Any, ...]
Part = Rule | Definition


@dataclass(frozen=True)
class Mutant:
    """Be a rule or a definition with one change."""

    limb: str
    place: Path
    change: str
    part: Part

    def __str__(self) -> str:
        return f"{self.limb} {'/'.join(map(str, self.place))}: {self.change}".strip()


class Changes:
    """Know what can be changed in a rule or definition of an edition."""

    def __init__(self, part: Part, edition: Edition) -> None:
        self.grammar = Grammar(dict(edition.definitions), edition.about)
        self.part = part
        self.tree: Any = None
        # A definition works on each side that something uses it on.
        self.sides = {True} if isinstance(part, Rule) else sides(part.name, edition)

    def mutants(self) -> Iterator[Mutant | None]:
        """Yield the mutants; None for each that no file could hold."""
        if isinstance(self.part, Definition):
            for place, change, broken in self._broken(self.part):
                yield broken and Mutant("", place, change, broken)
            return
        for index, limb in enumerate(self.part.limbs):
            for place, change, other in self._broken(limb):
                limbs = [*self.part.limbs[:index], other, *self.part.limbs[index + 1 :]]
                yield other and Mutant(limb.id, place, change, replaced(self.part, limbs=limbs))

    def _broken(self, whole: Any) -> Iterator[tuple[Path, str, Any]]:
        self.tree = tree = plain(whole)
        kind = type(whole)
        for place, node in list(_nodes(tree)):
            for change, new in self._changes(node, place):
                broken: Any = copy.deepcopy(tree)
                if place:
                    _at(broken, place[:-1])[place[-1]] = new
                other: Any = made(kind, broken if place else new)
                if other is None:
                    yield place, change, None
                    continue
                faults = self.grammar.limb(other, "") if isinstance(other, Limb) else self.grammar.definition(other)
                yield place, change, None if any(True for _ in faults) else other

    def _changes(self, node: Any, place: Path) -> Iterator[tuple[str, Any]]:
        """Yield what can be changed in one node of the tree: words for it, and the new node."""
        if isinstance(node, int | Decimal) and not isinstance(node, bool):
            step = Decimal(1).scaleb(int(node.as_tuple().exponent)) if isinstance(node, Decimal) else 1
            yield f"{node} -> {node + step}", node + step
            yield f"{node} -> {node - step}", node - step
        if not isinstance(node, dict):
            return
        if "in" in node:
            yield from self._evidence(node, place)
        for key, value in node.items():
            rest = {name: element for name, element in node.items() if name != key}
            for others in (EDGES, OPPOSITES):
                if key in others:
                    yield f"{key} -> {others[key]}", {others[key]: value, **rest}
            if key in ("there_is", "for_all"):
                yield from _quantifier(key, value)
            if key in ("all_of", "any_of") and len(value) > 1:
                for index in range(len(value)):
                    yield f"{key} without part {index}", {**rest, key: value[:index] + value[index + 1 :]}
            if key in LISTS:
                yield from self._list(node, key, place)
            if key in NEGATED:
                yield f"not {key}", {"not": node}
            if key == "not":
                yield "without not", value
            if key == "parameter":
                yield "parameter + 1", {"plus": [node, 1]}
                yield "parameter - 1", {"minus": [node, 1]}
            if key in ("where", "that", "unless", "applies"):
                yield f"without {key}", rest
            if key in CONDITIONS and "not" not in value:
                yield f"not {key}", {**rest, key: {"not": value}}
            for other in SILENCES.get(key, NONES if key == "none" else []):
                if other != value:
                    yield f"{key}: {value} -> {other}", {**rest, key: other}

    def _evidence(self, node: dict[str, Any], place: Path) -> Iterator[tuple[str, Any]]:
        """Let claims without evidence count where they do not, and the other way round."""
        base = self.grammar.base(node["in"])
        if base is None or vocabulary()[base].proof is None or (isinstance(self.part, Definition) and len(place) < 2):
            return
        supported = {helps((*place, "in"), side) for side in self.sides}
        if "claims" in node:
            supported = {node["claims"] == "supported"}
        for only in sorted(supported):
            yield f"claims: {'all' if only else 'supported'}", {**node, "claims": "all" if only else "supported"}

    def _list(self, node: dict[str, Any], key: str, place: Path) -> Iterator[tuple[str, Any]]:
        """Narrow a list by each word, and widen it by each other word of its vocabulary."""
        words = node[key]
        for word in words if len(words) > 1 else ():
            yield f"{key} without {word}", {**node, key: [other for other in words if other != word]}
        for word in self._vocabulary(node.get("value", ""), place):
            if word not in words:
                yield f"{key} with {word}", {**node, key: [*words, word]}

    def _vocabulary(self, path: str, place: Path) -> tuple[str, ...]:
        """Return the words that a field may hold; what is bound is read off the way to it."""
        bound = {"agreement": "agreement"}
        for node in [self.tree.get("for_each"), *(_at(self.tree, place[:depth]) for depth in range(len(place)))]:
            if isinstance(node, dict) and "in" in node:
                bound[node["as"]] = self.grammar.base(node["in"]) or ""
        kind, _ = self.grammar.path(path, bound, "")
        return kind.values if kind is not None else ()


def _nodes(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, element in items:
        if key not in ("messages", "title", "meaning", "cites"):
            yield from _nodes(element, (*path, key))


def _at(tree: Any, path: Path) -> Any:
    for key in path:
        tree = tree[key]
    return tree


def _quantifier(key: str, node: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Turn "there is" into "for all" and back, with the keys that the other one asks for."""
    if key == "for_all":
        rest = {name: value for name, value in node.items() if (name, value) != ("if_none", "yes")}
        yield "for_all -> there_is", {"there_is": rest}
    elif "that" in node:
        yield "there_is -> for_all", {"for_all": {"if_none": "no", **node}}
    elif "where" in node:
        rest = {name: value for name, value in node.items() if name != "where"}
        yield "there_is -> for_all", {"for_all": {"if_none": "no", **rest, "that": node["where"]}}


def helps(place: Path, side: bool = True) -> bool:
    """Tell whether what stands at a place helps the draft where it holds; `side` is the whole condition's."""
    turned = place.count("not") + sum(one == "for_all" and two in ("in", "where") for one, two in pairwise(place))
    return side is ((place[0] in HELPS) is (turned % 2 == 0))


def used(part: Part) -> Iterator[tuple[str, bool]]:
    """Yield what a rule or definition names, and whether it works for the draft there."""
    for whole in part.limbs if isinstance(part, Rule) else [part]:
        for place, name in _nodes(plain(whole)):
            if place and place[-1] in ("in", "is"):
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


@dataclass(frozen=True)
class Case:
    """Be an example with its draft as records, read once."""

    rule: Rule
    example: Example
    records: Records
    as_of: DateSpan


def cases(rule: Rule, edition: Edition) -> tuple[Case, ...]:
    """Read the examples of a rule."""
    judge, found = prepare(edition).judge, []
    for example in rule.examples.cases:
        # What another reading gives is not in the rule that is broken here.
        if example.readings:
            continue
        draft, as_of = drafted(rule, example)
        day = DateSpan.of(as_of.isoformat())
        found.append(Case(rule, example, records_of(draft.data, judge, as_of), day))
    return tuple(found)


class Examples:
    """Try mutants on examples: first those that noticed most lately, and outcomes before evidence."""

    def __init__(self, found: Iterable[Case], edition: Edition) -> None:
        self.edition = edition
        self.parameters = {name: one.value for name, one in edition.about.parameters.items()}
        self.compiler = Compiler(edition.definitions, self.parameters)
        self.cases = list(found)

    def catch(self, part: Part) -> bool:
        """Tell whether an example notices."""
        compiler = self.compiler
        if isinstance(part, Definition):
            compiler = Compiler({**self.edition.definitions, part.name: part}, self.parameters)
        compiled: dict[str, CompiledRule] = {}
        outcomes = []
        for place, case in enumerate(self.cases):
            rule = part if isinstance(part, Rule) else case.rule
            if rule.id not in compiled:
                limbs = tuple(compile_limb(limb, compiler) for limb in rule.limbs)
                compiled[rule.id] = CompiledRule(rule, limbs)
            (found,) = evaluate([compiled[rule.id]], case.records, case.as_of)
            if found.outcome != case.example.expect.outcome:
                return self._caught(place)
            outcomes.append(found)
        for place, (case, found) in enumerate(zip(self.cases, outcomes, strict=True)):
            if missed(found.rule, case.example, found):
                return self._caught(place)
        return False

    def _caught(self, place: int) -> bool:
        self.cases.insert(0, self.cases.pop(place))
        return True


@dataclass
class Count:
    """Count the mutants of one rule or definition."""

    name: str
    refused: int = 0
    caught: int = 0
    survivors: tuple[str, ...] = ()

    @property
    def all(self) -> int:
        """Return how many there are."""
        return self.caught + len(self.survivors)


def rate(counts: Iterable[Count]) -> tuple[int, int, float]:
    """Return how many mutants were caught, of how many, and how many that is of 100 (nothing to catch: 100)."""
    found = list(counts)
    caught, total = sum(count.caught for count in found), sum(count.all for count in found)
    return caught, total, 100 * caught / total if total else 100.0


def tried(part: Part, edition: Edition) -> Count:
    """Try every mutant of a rule or definition."""
    if isinstance(part, Rule):
        count, read = Count(f"{part.id} {part.slug}"), cases(part, edition)
    else:
        rules = [rule for rule in edition.rules if rests_on(rule, part.name, edition)]
        count, read = Count(part.name), tuple(case for rule in rules for case in cases(rule, edition))
    examples = Examples(read, edition)
    for mutant in Changes(part, edition).mutants():
        if mutant is None:
            count.refused += 1
        elif examples.catch(mutant.part):
            count.caught += 1
        else:
            count.survivors += (str(mutant),)
    return count
