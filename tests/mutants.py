"""Break the rules on purpose, one change at a time, and see whether their own examples notice.

    python -m tests.mutants [SLUG...]

A mutant is caught when an example of its rule no longer gets the outcome, the records or the
evidence that it expects. Mutants that the loader refuses are not counted. What no example
notices is printed, with its place and the change.
"""

from __future__ import annotations

import argparse
import copy
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from rulebook.check import prepare
from rulebook.engine.conditions import Compiler
from rulebook.engine.evaluate import CompiledRule, compile_limb, evaluate
from rulebook.facts.records import records_of
from rulebook.load import nouns
from rulebook.load.grammar import Grammar
from rulebook.load.proving import rule_faults
from rulebook.model.condition import COMPARISONS
from rulebook.model.edition import Edition
from rulebook.model.noun import plain, replaced
from rulebook.model.outcome import RuleOutcome
from rulebook.model.quantities import DateSpan
from rulebook.model.record import Records
from rulebook.model.rule import Example, Rule
from rulebook.model.written import rule as written
from tests.examples import drafted, missed

OTHERS = {
    "equals": "differs", "differs": "equals",
    "at_least": "more_than", "more_than": "at_least", "at_most": "less_than", "less_than": "at_most",
    "before": "not_after", "not_after": "before", "after": "not_before", "not_before": "after",
    "all_of": "any_of", "any_of": "all_of", "there_is": "for_all", "for_all": "there_is",
    "said": "given", "given": "said",
}  # fmt: skip
SILENCES = {"if_none": ["yes", "no", "unknown", "text"], "if_silent": ["no", "unknown"], "claims": ["supported", "all"]}
NONES = ["not-applicable", "fail", "undetermined"]

Path = tuple[Any, ...]


@dataclass(frozen=True)
class Mutant:
    """Be a rule with one change in one limb."""

    limb: str
    place: Path
    change: str
    rule: Rule


def _nodes(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, element in items:
        if key not in ("messages", "title"):
            yield from _nodes(element, (*path, key))


def _at(tree: Any, path: Path) -> Any:
    for key in path:
        tree = tree[key]
    return tree


def _changes(node: Any) -> Iterator[tuple[str, Any]]:
    """Yield what can be changed in one node of the tree: words for it, and the new node."""
    if isinstance(node, int) and not isinstance(node, bool):
        yield f"{node} -> {node + 1}", node + 1
        yield f"{node} -> {node - 1}", node - 1
    if not isinstance(node, dict):
        return
    for key, value in node.items():
        rest = {name: element for name, element in node.items() if name != key}
        if key in OTHERS:
            yield f"{key} -> {OTHERS[key]}", {OTHERS[key]: value, **rest}
        if key in ("all_of", "any_of") and len(value) > 1:
            for index in range(len(value)):
                yield f"{key} without part {index}", {**rest, key: value[:index] + value[index + 1 :]}
        if key in ("one_of", "contains_all") and len(value) > 1:
            for word in value:
                yield f"{key} without {word}", {**rest, key: [other for other in value if other != word]}
        if key in ("where", "unless", "applies"):
            yield f"without {key}", rest
        if key in ("that", "requires", "applies", "where", "unless"):
            yield f"not {key}", {**rest, key: {"not": value}}
        if key in SILENCES:
            for other in SILENCES[key]:
                if other != value:
                    yield f"{key}: {value} -> {other}", {**rest, key: other}
        if key == "none":
            for other in NONES:
                if other != value:
                    yield f"none: {value} -> {other}", {**rest, key: other}


def mutants(rule: Rule) -> Iterator[Mutant | None]:
    """Yield the mutants of a rule; None for each that no rule file could hold."""
    for index, limb in enumerate(rule.limbs):
        tree = plain(limb)
        for place, node in list(_nodes(tree)):
            for change, new in _changes(node):
                broken: Any = copy.deepcopy(tree)
                if place:
                    _at(broken, place[:-1])[place[-1]] = new
                else:
                    broken = new
                try:
                    written.Limb.model_validate(broken)
                    other = nouns.limb(broken)
                except ValidationError:
                    yield None
                    continue
                limbs = [*rule.limbs[:index], other, *rule.limbs[index + 1 :]]
                yield Mutant(limb.id, place, change, replaced(rule, limbs=limbs))


class Examples:
    """Hold the drafts of a rule's examples as records, read once."""

    def __init__(self, rule: Rule, edition: Edition) -> None:
        judge = prepare(edition).judge
        self.edition = edition
        parameters = {name: found.value for name, found in edition.about.parameters.items()}
        self.compiler = Compiler(edition.definitions, parameters)
        self.cases: list[tuple[Example, Records, DateSpan]] = []
        for example in rule.examples.cases:
            draft, as_of = drafted(rule, example)
            self.cases.append((example, records_of(draft.data, judge, as_of), DateSpan.of(as_of.isoformat())))

    def catch(self, rule: Rule) -> bool:
        """Tell whether an example notices."""
        compiled = CompiledRule(rule, tuple(compile_limb(limb, self.compiler) for limb in rule.limbs))
        found: RuleOutcome
        for example, records, as_of in self.cases:
            (found,) = evaluate([compiled], records, as_of)
            if missed(rule, example, found):
                return True
        return False


@dataclass
class Count:
    """Count the mutants of one rule."""

    refused: int
    caught: int
    survivors: list[Mutant]

    @property
    def all(self) -> int:
        """Return how many there are."""
        return self.caught + len(self.survivors)


def tried(rule: Rule, edition: Edition) -> Count:
    """Try every mutant of a rule."""
    grammar, examples, count = (
        Grammar(dict(edition.definitions), edition.about),
        Examples(rule, edition),
        Count(0, 0, []),
    )
    for mutant in mutants(rule):
        if mutant is None or any(True for _ in rule_faults(mutant.rule, grammar, edition.letter)):
            count.refused += 1
        elif examples.catch(mutant.rule):
            count.caught += 1
        else:
            count.survivors.append(mutant)
    return count


def main() -> int:
    """Run from the command line."""
    from rulebook.load.edition import load_edition

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("slugs", nargs="*", metavar="SLUG")
    parser.add_argument("--at-least", type=float, default=97, help="how many of 100 must be caught")
    asked = parser.parse_args()
    edition, caught, total = load_edition(), 0, 0
    for rule in edition.rules:
        if asked.slugs and rule.slug not in asked.slugs:
            continue
        count = tried(rule, edition)
        caught, total = caught + count.caught, total + count.all
        print(f"{rule.id} {rule.slug:34} {count.caught:4} of {count.all:4} caught, {count.refused} refused", flush=True)
        for mutant in count.survivors:
            print(f"    {mutant.limb} {'/'.join(map(str, mutant.place))}: {mutant.change}")
    part = 100 * caught / max(total, 1)
    print(f"{caught} of {total} caught: {part:.1f} of 100")
    return 0 if part >= asked.at_least else 1


assert set(OTHERS) >= {name for name in COMPARISONS if name not in ("one_of", "contains", "contains_all")}

if __name__ == "__main__":
    sys.exit(main())
