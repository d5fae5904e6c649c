"""Take the conditions of rules apart, and see how each part comes out on drafts.

A part stands where the whole stood: under the same limb, for the same records, within the same
quantifiers. What is negated stays negated.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from rulebook.engine.conditions import Compiler
from rulebook.engine.evaluate import CompiledRule, compile_limb, evaluate
from rulebook.load import nouns
from rulebook.load.settling import settled
from rulebook.model.condition import AllOf, AnyOf, ForAll, Given, Not, Said, ThereIs
from rulebook.model.edition import Edition
from rulebook.model.noun import plain, replaced
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
    """Be a part of a limb: its condition, a rule that asks nothing else, one that asks nothing, and what it can be."""

    condition: Any
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
                found[rule.id, limb.id, there] = Part(part, compiled, nothing, possible(part))
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
    """Say which of the ways in which the parts of a rule can come out its examples reach, and which not.

    `readings` are those that were looked at: all that can be chosen of each interpretation that the rule
    names. What is missed is a limb, a place in it, and a truth.
    """

    rule: str
    can: int
    missed: tuple[tuple[str, str, str], ...]
    readings: Mapping[str, tuple[str, ...]]


_Whole = tuple[Name, str]
"""A part by its name and what stands there: two readings may give other conditions in one place."""


def reached(rule: Rule, edition: Edition) -> Reach:
    """Run a rule's examples and say what they make of each part, under every reading that the rule holds."""
    open_ = {
        found.id: tuple(found.offered)
        for found in edition.interpretations
        if rule.id in found.rules and len(found.offered) > 1
    }
    under: dict[_Whole, list[Mapping[str, str]]] = {}
    can_be: dict[_Whole, frozenset[str]] = {}
    for taken in product(*open_.values()):
        chosen = dict(zip(open_, taken, strict=True))
        for whole, part in _wholes(settled(edition, chosen), rule).items():
            under.setdefault(whole, []).append(chosen)
            can_be[whole] = part.can
    seen: set[tuple[_Whole, str]] = set()
    for case in mutants.cases(rule, edition):
        wholes = _wholes(case.edition, rule)
        apart = {whole[0]: part for whole, part in wholes.items()}
        came = came_out(apart, case.records, case.as_of)
        seen |= {(whole, truth) for whole in wholes for name, truth in came if name == whole[0]}
    can = [(whole, truth) for whole, truths in can_be.items() for truth in TRUTHS if truth in truths]
    missed = tuple(
        (whole[0][1], f"{whole[0][2]}{_only(open_, under[whole])}", truth)
        for whole, truth in can
        if (whole, truth) not in seen
    )
    return Reach(rule.id, len(can), missed, open_)


def _wholes(edition: Edition, rule: Rule) -> dict[_Whole, Part]:
    """Return the parts of a rule as the readings in force make it."""
    found = taken_apart(replace(edition, rules=tuple(one for one in edition.rules if one.id == rule.id)))
    return {(name, json.dumps(plain(part.condition), default=str)): part for name, part in found.items()}


def _only(open_: Mapping[str, tuple[str, ...]], under: Sequence[Mapping[str, str]]) -> str:
    """Say under which readings a part stands, where it does not stand under all."""
    found = {
        name: [one for one in offered if any(taken[name] == one for taken in under)] for name, offered in open_.items()
    }
    return "".join(f" [{name}={'|'.join(some)}]" for name, some in found.items() if len(some) < len(open_[name]))
