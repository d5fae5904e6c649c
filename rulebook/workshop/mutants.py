"""Break rules and definitions on purpose, one change at a time, and see whether the examples notice.

A mutant of a rule is caught when an example of the rule no longer gets the outcome, the records
or the evidence that it expects; a mutant of a definition, when an example of a rule that uses it
does. Each example is tried under the readings that it names; what only one reading gives
(`rulebook.workshop.changes`), on the examples under that reading. Mutants that the loader refuses
are not counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from rulebook.check import prepare
from rulebook.engine.conditions import Compiler
from rulebook.engine.evaluate import CompiledLimb, CompiledRule, compile_limb, evaluated
from rulebook.engine.scope import Look
from rulebook.facts.records import records_of
from rulebook.load.settling import Settling
from rulebook.model.edition import Edition
from rulebook.model.quantities import DateSpan
from rulebook.model.record import Records
from rulebook.model.rule import Definition, Example, Rule
from rulebook.workshop.changes import Changes, Mutant, Readings
from rulebook.workshop.sides import Part, rests_on
from rulebook.workshop.trial import drafted, missed, under


@dataclass(frozen=True, eq=False)
class Case:
    """Be an example with its draft as records, read once, and the edition under the readings that it names."""

    rule: Rule
    example: Example
    records: Records
    as_of: DateSpan
    edition: Edition

    @cached_property
    def look(self) -> Look:
        """Return one look at the draft for all changes of the rule: definitions come out alike under each."""
        return self.anew()

    def anew(self) -> Look:
        """Return a look that knows nothing yet, as where a definition is broken."""
        return Look(self.records, self.as_of)


def cases(rule: Rule, edition: Edition) -> tuple[Case, ...]:
    """Read the examples of a rule of a settled edition."""
    found = []
    for example in rule.examples.cases:
        draft, as_of = drafted(rule, example)
        day, read = DateSpan.of(as_of.isoformat()), under(edition, example)
        found.append(Case(rule, example, records_of(draft.data, prepare(read).judge, as_of), day, read))
    return tuple(found)


class Book:
    """Be a rulebook under the readings that some examples name, with one part of it broken at a time."""

    def __init__(self, edition: Edition) -> None:
        self.settle = Settling(edition.interpretations)
        self.definitions = edition.definitions
        self.parameters = edition.about.values
        self.compiler = Compiler(self.definitions, self.parameters)
        self.whole = {rule.id: rule for rule in edition.rules}
        self.kept: dict[str, list[CompiledLimb]] = {}

    def has(self, readings: Readings) -> bool:
        """Tell whether all of these readings are in force."""
        return readings.items() <= self.settle.taken.items()

    def breaking(self, part: Part) -> Callable[[Rule], CompiledRule]:
        """Return what compiles a rule with a broken part in its place, or in what it uses."""
        kept: dict[str, CompiledRule] = {}
        if isinstance(part, Definition):
            broken = Compiler({**self.definitions, part.name: self.settle.definition(part)}, self.parameters)

        def compiled(rule: Rule) -> CompiledRule:
            if rule.id not in kept:
                if isinstance(part, Rule):
                    kept[rule.id] = self._beside(self.settle.rule(part))
                else:
                    found = self.whole[rule.id]
                    kept[rule.id] = CompiledRule(found, tuple(compile_limb(limb, broken) for limb in found.limbs))
            return kept[rule.id]

        return compiled

    def _beside(self, rule: Rule) -> CompiledRule:
        """Compile what is broken in a rule; its other limbs were compiled before."""
        if rule.id not in self.kept:
            self.kept[rule.id] = [compile_limb(limb, self.compiler) for limb in self.whole[rule.id].limbs]
        limbs = []
        for limb in rule.limbs:
            same = next((one for one in self.kept[rule.id] if one.limb == limb), None)
            limbs.append(same or compile_limb(limb, self.compiler))
        return CompiledRule(rule, tuple(limbs))


class Examples:
    """Try mutants on examples: first those that noticed most lately, and outcomes before evidence."""

    def __init__(self, found: Iterable[Case]) -> None:
        self.cases = list(found)
        self.books = {case.edition.key: Book(case.edition) for case in self.cases}

    def catch(self, mutant: Mutant) -> bool:
        """Tell whether an example notices. Where a mutant does not differ there is nothing to notice."""
        breaking = {key: book.breaking(mutant.part) for key, book in self.books.items() if book.has(mutant.under)}
        outcomes = []
        for case in self.cases:
            if case.edition.key not in breaking:
                continue
            rule = breaking[case.edition.key](case.rule)
            found = evaluated(rule, case.anew() if isinstance(mutant.part, Definition) else case.look)
            if found.outcome != case.example.expect.outcome:
                return self._caught(case)
            outcomes.append((case, found))
        for case, found in outcomes:
            if missed(found.rule, case.example, found):
                return self._caught(case)
        return False

    def _caught(self, case: Case) -> bool:
        self.cases.remove(case)
        self.cases.insert(0, case)
        return True


@dataclass
class Tally:
    """Count changes: how many the examples noticed, and how many there are."""

    caught: int = 0
    all: int = 0

    def add(self, caught: bool) -> None:
        """Count one change."""
        self.caught += caught
        self.all += 1

    @property
    def rate(self) -> float:
        """Return how many of 100 were noticed (nothing to notice: 100)."""
        return 100 * self.caught / self.all if self.all else 100.0


@dataclass
class Count:
    """Count the mutants of one rule or definition, and of those those that only some readings have."""

    name: str
    refused: int = 0
    tally: Tally = field(default_factory=Tally)
    survivors: list[str] = field(default_factory=list)
    readings: dict[str, Tally] = field(default_factory=dict)

    def add(self, mutant: Mutant, caught: bool) -> None:
        """Count a mutant."""
        self.tally.add(caught)
        for name, reading in mutant.under.items():
            self.readings.setdefault(f"{name}={reading}", Tally()).add(caught)
        if not caught:
            self.survivors.append(str(mutant))


def total(tallies: Iterable[Tally]) -> Tally:
    """Add up tallies."""
    found = list(tallies)
    return Tally(sum(tally.caught for tally in found), sum(tally.all for tally in found))


def by_reading(counts: Iterable[Count]) -> dict[str, Tally]:
    """Add up per reading what only that reading has."""
    found = [pair for count in counts for pair in count.readings.items()]
    return {name: total(tally for other, tally in found if other == name) for name in sorted({one for one, _ in found})}


def tried(part: Part, edition: Edition) -> Count:
    """Try every mutant of a rule or definition, as the files have it: `edition` is settled, the part is not."""
    written = edition.written or edition
    if isinstance(part, Rule):
        count, read = Count(f"{part.id} {part.slug}"), cases(part, edition)
    else:
        rules = [rule for rule in written.rules if rests_on(rule, part.name, written)]
        count, read = Count(part.name), tuple(case for rule in rules for case in cases(rule, edition))
    examples = Examples(read)
    for mutant in Changes(part, written).mutants():
        if mutant is None:
            count.refused += 1
        else:
            count.add(mutant, examples.catch(mutant))
    return count
