"""Take the conditions of rules apart, and see how each part comes out on drafts.

A part stands where the whole stood: under the same limb, for the same records, within the same
quantifiers. What is negated stays negated.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from rulebook.engine.conditions import Compiler
from rulebook.engine.evaluate import CompiledRule, compile_limb, evaluate
from rulebook.load import nouns
from rulebook.model.condition import AllOf, AnyOf, ForAll, Given, Not, Said, ThereIs
from rulebook.model.edition import Edition
from rulebook.model.noun import replaced
from rulebook.model.quantities import DateSpan
from rulebook.model.record import Records
from rulebook.model.rule import Limb, Rule
from rulebook.workshop import mutants

YES, NO, OPEN = TRUTHS = ("yes", "no", "unknown")
OUTCOMES = {"pass": YES, "fail": NO, "undetermined": OPEN, "not-applicable": NO}
_HOLDS = nouns.condition({"figure": {"plus": [0, 0]}, "equals": 0})

Name = tuple[str, str, str]
"""Rule, limb, and where in it a part stands."""


@dataclass(frozen=True)
class Part:
    """Be a part of a limb: a rule that asks nothing else, one that asks nothing at all, and what it can come out as."""

    rule: CompiledRule
    nothing: CompiledRule
    can: frozenset[str]


def parts(condition: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the parts of a condition that are no combination of others."""
    match condition:
        case AllOf(all_of=inner) | AnyOf(any_of=inner):
            for place, part in enumerate(inner):
                yield from parts(part, f"{at}/{place}")
        case Not(not_=inner):
            for there, part in parts(inner, f"{at}/not"):
                yield there, Not(not_=part)
        case ThereIs(there_is=quantified) | ForAll(for_all=quantified) if quantified.that is not None:
            name = "there_is" if isinstance(condition, ThereIs) else "for_all"
            for there, part in parts(quantified.that, f"{at}/{quantified.as_}"):
                yield there, replaced(condition, **{name: replaced(quantified, that=part)})
        case _:
            yield at, condition


def possible(condition: Any) -> frozenset[str]:
    """Return what a part can come out as, by its form."""
    match condition:
        case Given():
            return frozenset({YES, OPEN})
        case Said():
            return frozenset({YES, NO})
        case Not(not_=inner):
            return frozenset({YES: NO, NO: YES}.get(truth, truth) for truth in possible(inner))
        case ThereIs(there_is=quantified) | ForAll(for_all=quantified):
            return _of_records(quantified)
    return frozenset(TRUTHS)


def _of_records(quantified: Any) -> frozenset[str]:
    none = {"yes": {YES}, "unknown": {OPEN}, "text": {NO, OPEN}}.get(quantified.if_none or "no", {NO})
    silent = none if quantified.if_none == "text" else {NO if quantified.if_silent == "no" else OPEN}
    met = {YES} if quantified.that is None else possible(quantified.that)
    # Whether a record is one that is asked for can be unknown.
    selected = set() if quantified.where is None else {OPEN}
    return frozenset({*none, *silent, *met, *selected})


def taken_apart(edition: Edition) -> dict[Name, Part]:
    """Return every part of every limb."""
    parameters = edition.about.values
    compiler = Compiler(edition.definitions, parameters)
    found = {}
    for rule in edition.rules:
        for limb in rule.limbs:
            whole = replaced(limb, requires=_HOLDS, unless=None)
            nothing = CompiledRule(rule, (compile_limb(whole, compiler),))
            for there, part, alone in _alone(limb):
                compiled = CompiledRule(rule, (compile_limb(alone, compiler),))
                found[rule.id, limb.id, there] = Part(compiled, nothing, possible(part))
    return found


def _alone(limb: Limb) -> Iterator[tuple[str, Any, Limb]]:
    """Yield the parts of a limb, and the limb with that part alone."""
    for there, part in parts(limb.applies) if limb.applies is not None else ():
        whole = {"applies": part, "for_each": None, "none": None, "requires": _HOLDS, "unless": None}
        yield f"applies{there}", part, replaced(limb, **whole)
    for name in ("requires", "unless"):
        condition = getattr(limb, name)
        for there, part in parts(condition) if condition is not None else ():
            yield f"{name}{there}", part, replaced(limb, requires=part, unless=None)


def came_out(found: dict[Name, Part], records: Records, day: DateSpan) -> set[tuple[Name, str]]:
    """Return how the parts come out on a draft, for one record or another that is surely asked about."""
    outcomes = evaluate([part.rule for part in found.values()], records, day)
    asked = {
        key: _passing(rule, records, day) for key, rule in {id(p.nothing): p.nothing for p in found.values()}.items()
    }
    seen = set()
    for (name, part), whole in zip(found.items(), outcomes, strict=True):
        if name[2].startswith("applies"):
            seen.add((name, OUTCOMES[whole.outcome]))
        else:
            sure = asked[id(part.nothing)]
            seen |= {(name, OUTCOMES[r.outcome]) for r in whole.records if (r.record.pointer, r.record.id) in sure}
    return seen


def _passing(rule: CompiledRule, records: Records, day: DateSpan) -> set[tuple[str, str]]:
    found = evaluate([rule], records, day)[0].records
    return {(r.record.pointer, r.record.id) for r in found if r.outcome == "pass"}


@dataclass(frozen=True, slots=True)
class Reach:
    """Say which of the ways in which the parts of a rule can come out its examples reach, and which not."""

    rule: str
    can: int
    missed: tuple[tuple[str, str, str], ...]


def reached(rule: Rule, edition: Edition) -> Reach:
    """Run a rule's examples and say what they make of each part: limb, place, and the truth that none reaches."""
    alone = replace(edition, rules=(rule,))
    found = taken_apart(alone)
    seen: set[tuple[Name, str]] = set()
    for case in mutants.cases(rule, edition):
        # What another reading gives is not among the parts that are looked at here.
        if case.example.readings:
            continue
        seen |= came_out(found, case.records, case.as_of)
    can = [(name, truth) for name, part in found.items() for truth in TRUTHS if truth in part.can]
    missed = tuple((name[1], name[2], truth) for name, truth in can if (name, truth) not in seen)
    return Reach(rule.id, len(can), missed)
