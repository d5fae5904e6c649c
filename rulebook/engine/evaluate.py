"""Evaluate the rules of an edition on the records of a draft.

Per record: applies no -> not applicable; unknown -> undetermined; requires yes -> pass,
no -> fail, unknown -> undetermined. Per rule: any fail -> fail, else any undetermined ->
undetermined, else any pass -> pass, else what the rule says for "none".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rulebook.engine.conditions import Compiler, Test
from rulebook.engine.figures import SelectFrom
from rulebook.engine.scope import Look
from rulebook.model.condition import Is
from rulebook.model.edition import Edition
from rulebook.model.outcome import LimbScope, RecordOutcome, RuleOutcome
from rulebook.model.quantities import DateSpan
from rulebook.model.record import DraftRecord, Records
from rulebook.model.rule import FORCES, Force, Limb, Outcome, Rule
from rulebook.model.trace import Element, Quantified, Trace, Truth

_OUTCOME: dict[Truth, Outcome] = {True: "pass", False: "fail", None: "undetermined"}
WORST_FIRST: tuple[Outcome, ...] = ("error", "fail", "undetermined", "waived", "pass", "not-applicable")


@dataclass(frozen=True, slots=True)
class CompiledLimb:
    """Be a limb, ready to evaluate."""

    limb: Limb
    applies: Test | None
    select: SelectFrom | None
    requires: Test
    unless: Test | None


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """Be a rule, ready to evaluate."""

    rule: Rule
    limbs: tuple[CompiledLimb, ...]


def compile_rules(edition: Edition) -> tuple[CompiledRule, ...]:
    """Compile all rules of an edition, once."""
    parameters = {name: interpretation.value for name, interpretation in edition.about.parameters.items()}
    compiler = Compiler(edition.definitions, parameters)
    return tuple(
        CompiledRule(rule, tuple(compile_limb(limb, compiler) for limb in rule.limbs)) for rule in edition.rules
    )


def compile_limb(limb: Limb, compiler: Compiler) -> CompiledLimb:
    """Compile one limb of a rule."""
    whole = {"agreement": "agreement"}
    each = limb.for_each
    scope = {**whole, each.as_: compiler.base(each.in_)} if each else whole
    return CompiledLimb(
        limb,
        compiler.condition(limb.applies, whole, helps=False) if limb.applies is not None else None,
        compiler.selection(each, whole, helps=False) if each else None,
        compiler.condition(limb.requires, scope, helps=True),
        compiler.condition(limb.unless, scope, helps=True) if limb.unless is not None else None,
    )


def compile_concern(edition: Edition) -> Test | None:
    """Compile what an edition says its letter is about, if it says so."""
    if edition.about.concerns is None:
        return None
    compiler = Compiler(edition.definitions, {})
    return compiler.condition(Is(**{"is": edition.about.concerns.is_}), {"agreement": "agreement"}, helps=True)


def evaluate(rules: Iterable[CompiledRule], records: Records, as_of: DateSpan) -> list[RuleOutcome]:
    """Return the outcome of each rule. A rule that breaks is an error, never a pass."""
    look = Look(records, as_of)
    return [_rule(rule, look) for rule in rules]


def _rule(compiled: CompiledRule, look: Look) -> RuleOutcome:
    rule = compiled.rule
    try:
        limbs = [_limb(limb, look) for limb in compiled.limbs]
    except Exception as error:
        # Invariant: whatever goes wrong inside a rule, the rule is in error and the draft does not get through.
        return RuleOutcome(rule, rule.force, "error", (), (), f"{type(error).__name__}: {error}")
    scopes = tuple(scope for scope, _ in limbs)
    records = tuple(record for _, found in limbs for record in found)
    force = min((r.limb.force or rule.force for r in records), key=FORCES.index, default=rule.force)
    return RuleOutcome(rule, force, summarise(rule, force, records), scopes, records)


def summarise(rule: Rule, force: Force, records: Iterable[RecordOutcome]) -> Outcome:
    """Return the worst outcome among the records that the rule has this force for."""
    outcomes = {record.outcome for record in records if (record.limb.force or rule.force) == force}
    return next((outcome for outcome in WORST_FIRST if outcome in outcomes), "not-applicable")


def _limb(compiled: CompiledLimb, look: Look) -> tuple[LimbScope, list[RecordOutcome]]:
    limb, agreement = compiled.limb, look.records.agreement
    scope = compiled.applies(look, {"agreement": agreement}) if compiled.applies else None
    if scope is not None and scope.truth is False:
        return LimbScope(limb, "not-applicable", scope), []
    if scope is not None and scope.truth is None:
        return LimbScope(limb, "undetermined", scope), [
            RecordOutcome(limb, agreement, "undetermined", (scope,), about="scope")
        ]
    if compiled.select is None:
        return LimbScope(limb, None, scope), [_record(compiled, agreement, None, look)]
    elements, _ = compiled.select(look, {"agreement": agreement})
    if not elements and limb.none == "not-applicable":
        return LimbScope(limb, "not-applicable", _nothing(limb)), []
    if not elements:
        return LimbScope(limb, None, scope), [
            RecordOutcome(limb, agreement, limb.none or "undetermined", (_nothing(limb),), about="none")
        ]
    return LimbScope(limb, None, scope), [_record(compiled, e.record, e, look) for e in elements]


def _nothing(limb: Limb) -> Trace:
    """Say that there is no record that a limb speaks about."""
    name = limb.for_each.in_ if limb.for_each is not None else ""
    truth = None if limb.none == "undetermined" else False
    return Quantified(truth, "for_all", name, (), none_found=True, pointer="/agreement")


def _record(compiled: CompiledLimb, record: DraftRecord, element: Element | None, look: Look) -> RecordOutcome:
    limb, each = compiled.limb, compiled.limb.for_each
    selection = (element.selection,) if element is not None and element.selection is not None else ()
    if element is not None and element.selected is None:
        return RecordOutcome(limb, record, "undetermined", selection, about="silent" if record.ghost else "record")
    env = {"agreement": look.records.agreement}
    if each is not None:
        env[each.as_] = record
    requirement = compiled.requires(look, env)
    truth: Truth = requirement.truth
    deciding: tuple[Trace, ...] = (requirement,)
    if truth is not True and compiled.unless is not None:
        truth, deciding = _derogation(requirement, compiled.unless(look, env))
    outcome, unsupported = _OUTCOME[truth], False
    if outcome == "pass" and not record.supported:
        outcome, unsupported = "undetermined", True
    return RecordOutcome(limb, record, outcome, (*selection, *deciding), len(selection), unsupported)


def _derogation(requirement: Trace, unless: Trace) -> tuple[Truth, tuple[Trace, ...]]:
    """Let a derogation that holds make the record pass, and one that may hold leave it open."""
    if unless.truth is True:
        return True, (unless,)
    return requirement.truth if unless.truth is False else None, (requirement, unless)
