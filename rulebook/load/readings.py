"""Check an edition's interpretations, and what its rules, definitions and examples make of them.

Everything that would let a chosen reading mean nothing, or leave a rule with nothing, is a
fault: an interpretation nobody uses, a branch that is missing, a rule without a limb.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from rulebook.errors import Problem
from rulebook.load.nearest import unknown
from rulebook.load.settling import choice_faults, limbs_left
from rulebook.model.condition import ByReading
from rulebook.model.edition import EditionFile
from rulebook.model.noun import Noun, given
from rulebook.model.rule import FORCES, Definition, Force, Interpretation, Rule

Faults = Iterator[Problem]


@dataclass(frozen=True, slots=True)
class Readings:
    """Know an edition's interpretations, and the rules and definitions that may depend on them."""

    about: EditionFile
    interpretations: Mapping[str, Interpretation]
    rules: Mapping[str, Rule]
    definitions: Mapping[str, Definition]

    def parameters(self) -> Faults:
        """Yield the parameters whose own value is not within their bounds."""
        for name, setting in self.about.parameters.items():
            for problem in choice_faults({name: setting.value}, self.about, ()):
                yield Problem(problem.code, problem.params, pointer=f"/parameters/{name}/value")

    def interpretation(self, found: Interpretation) -> Faults:
        """Yield the faults of an interpretation."""
        if found.id in self.about.parameters:
            yield Problem("reading.name_taken", {"name": found.id}, pointer="/id")
        ids = [reading.id for reading in found.readings]
        for index, name in enumerate(ids):
            if name in ids[:index]:
                yield Problem("reading.twice", {"name": name}, pointer=f"/readings/{index}/id")
        if found.takes not in found.offered:
            yield unknown("reading.not_offered", found.takes, found.offered, "/takes", of=found.id)
        for index, rule in enumerate(found.rules):
            if rule not in self.rules:
                yield unknown("reading.no_such_rule", rule, list(self.rules), f"/rules/{index}")
        for index, name in enumerate(found.definitions):
            if name not in self.definitions:
                yield unknown("rule.no_such_definition", name, list(self.definitions), f"/definitions/{index}")
        for index, reading in enumerate(found.readings):
            for rule in reading.forces:
                yield from self._force(
                    found, rule, reading.forces[rule], f"/readings/{index}/forces/{rule.replace('/', '~1')}"
                )
        if len(found.offered) > 1 and not self._used(found):
            yield Problem("reading.changes_nothing", {"name": found.id}, pointer="/readings")

    def _force(self, found: Interpretation, forced: str, force: Force, at: str) -> Faults:
        name, _, limb = forced.partition("/")
        rule = self.rules.get(name)
        if rule is None:
            yield unknown("reading.no_such_rule", name, list(self.rules), at)
            return
        if name not in found.rules:
            yield Problem("reading.not_listed", {"name": found.id, "by": name}, pointer=at)
        if limb and limb not in (known := [one.id for one in rule.limbs]):
            yield unknown("reading.no_such_limb", limb, known, at, rule=name)
        # A limb is never stronger than its rule.
        if FORCES.index(rule.force) > FORCES.index(force) if limb else _stronger(rule, force):
            yield Problem("rule.limb_stronger", {"name": force}, pointer=at)
        # Invariant: at most one interpretation says which force a rule or a limb has.
        other = next((o.id for o in self.interpretations.values() if o is not found and _forces(o, forced)), None)
        if other is not None:
            yield Problem("reading.forces_twice", {"rule": forced, "name": found.id, "other": other}, pointer=at)

    def _used(self, found: Interpretation) -> bool:
        listed: list[Rule | Definition] = [self.rules[name] for name in found.rules if name in self.rules]
        listed += [self.definitions[name] for name in found.definitions if name in self.definitions]
        # One that uses it and is not listed is a fault of its own.
        parts = chain(listed, self.rules.values(), self.definitions.values())
        return any(reading.forces for reading in found.readings) or any(found.id in _names(part) for part in parts)

    def rule(self, rule: Rule) -> Faults:
        """Yield what is wrong with the readings that a rule and its examples name."""
        for index, limb in enumerate(rule.limbs):
            at = f"/limbs/{index}"
            for name, reading in limb.under.items():
                yield from self._choice(name, [reading], f"{at}/under/{name}", rule.id)
            for node, there in _by_reading(limb, at):
                yield from self._branches(node, there, rule.id)
        if not limbs_left(rule.limbs, self.interpretations):
            yield Problem("reading.no_limb_left", {"name": rule.id}, pointer="/limbs")
        for index, example in enumerate(rule.examples.cases):
            for name in example.readings:
                one = {name: example.readings[name]}
                for problem in choice_faults(one, self.about, tuple(self.interpretations.values())):
                    yield Problem(problem.code, problem.params, pointer=f"/examples/cases/{index}/readings/{name}")

    def definition(self, definition: Definition) -> Faults:
        """Yield what is wrong with the readings that a definition names."""
        for node, there in _by_reading(definition, ""):
            yield from self._branches(node, there, definition.name)

    def _branches(self, node: ByReading, at: str, by: str) -> Faults:
        found = self.interpretations.get(node.reading)
        yield from self._choice(node.reading, list(node.gives), f"{at}/gives", by, f"{at}/reading")
        for name in found.offered if found is not None else ():
            if name not in node.gives:
                yield Problem("reading.branch_missing", {"name": name, "of": node.reading}, pointer=f"{at}/gives")

    def _choice(self, name: str, readings: list[str], at: str, by: str, named_at: str | None = None) -> Faults:
        """Yield what is wrong with naming these readings of an interpretation, in a rule or definition."""
        found = self.interpretations.get(name)
        if found is None or len(found.offered) < 2:
            known = [other.id for other in self.interpretations.values() if len(other.offered) > 1]
            yield unknown("reading.no_such_name", name, known, named_at or at)
            return
        if by not in (*found.rules, *found.definitions):
            yield Problem("reading.not_listed", {"name": name, "by": by}, pointer=named_at or at)
        for reading in readings:
            if reading not in found.offered:
                yield unknown("reading.not_offered", reading, found.offered, at, of=name)


def _forces(found: Interpretation, forced: str) -> bool:
    return any(forced in reading.forces for reading in found.readings)


def _stronger(rule: Rule, force: Force) -> bool:
    """Tell whether a limb would be stronger than its rule of this force."""
    return any(limb.force is not None and FORCES.index(limb.force) < FORCES.index(force) for limb in rule.limbs)


def _names(part: Rule | Definition) -> set[str]:
    """Return the interpretations that a rule or definition names."""
    under = {name for limb in part.limbs for name in limb.under} if isinstance(part, Rule) else set()
    body = part.limbs if isinstance(part, Rule) else part
    return under | {node.reading for node, _ in _by_reading(body, "")}


def _by_reading(node: Any, at: str) -> Iterator[tuple[ByReading, str]]:
    """Yield every choice between readings within a part, with its JSON Pointer."""
    if isinstance(node, ByReading):
        yield node, at
        for name, part in node.gives.items():
            yield from _by_reading(part, f"{at}/gives/{name}")
    elif isinstance(node, Noun):
        for name, part in given(node).items():
            yield from _by_reading(part, f"{at}/{name.removesuffix('_')}")
    elif isinstance(node, list):
        for index, part in enumerate(node):
            yield from _by_reading(part, f"{at}/{index}")
