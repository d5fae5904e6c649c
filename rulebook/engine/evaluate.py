"""Evaluate the rules of an edition on the records of a draft.

Per record: applies no -> not applicable; unknown -> undetermined; requires yes -> pass,
no -> fail, unknown -> undetermined. Per rule: any fail -> fail, else any undetermined ->
undetermined, else any pass -> pass, else what the rule says for "none".
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cache, partial

from rulebook.engine.conditions import CompiledCondition, Compiler
from rulebook.engine.figures import Select
from rulebook.engine.scope import WHOLE, Look
from rulebook.model.condition import Is, Selection
from rulebook.model.edition import Edition
from rulebook.model.outcome import LimbScope, RecordOutcome, RuleOutcome, in_error
from rulebook.model.quantities import DateSpan
from rulebook.model.record import DraftRecord, Records
from rulebook.model.rule import FORCES, Force, Limb, Outcome, Rule
from rulebook.model.trace import Quantified, Trace, Truth

_OUTCOME: dict[Truth, Outcome] = {True: "pass", False: "fail", None: "undetermined"}
_SCOPE: dict[Truth, Outcome | None] = {True: None, False: "not-applicable", None: "undetermined"}
WORST_FIRST: tuple[Outcome, ...] = ("error", "fail", "undetermined", "waived", "pass", "not-applicable")


@dataclass(frozen=True, slots=True)
class CompiledLimb:
    """Be a limb, ready to evaluate."""

    limb: Limb
    applies: CompiledCondition | None
    select: Select | None
    requires: CompiledCondition
    unless: CompiledCondition | None
    nothing: Callable[[Look, Truth], Trace]


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """Be a rule, ready to evaluate."""

    rule: Rule
    limbs: tuple[CompiledLimb, ...]


def compile_rules(edition: Edition) -> tuple[CompiledRule, ...]:
    """Compile all rules of an edition, once."""
    compiler = Compiler(edition.definitions, edition.about.values)
    return tuple(
        CompiledRule(rule, tuple(compile_limb(limb, compiler) for limb in rule.limbs)) for rule in edition.rules
    )


def compile_limb(limb: Limb, compiler: Compiler) -> CompiledLimb:
    """Compile one limb of a rule."""
    each = limb.for_each
    scope = WHOLE.bind(each.as_, compiler.base(each.in_)) if each else WHOLE
    return CompiledLimb(
        limb,
        compiler.condition(limb.applies, WHOLE, helps=False) if limb.applies is not None else None,
        compiler.selection(each, WHOLE, helps=False) if each else None,
        compiler.condition(limb.requires, scope, helps=True),
        compiler.condition(limb.unless, scope, helps=True) if limb.unless is not None else None,
        partial(_nothing, each, compiler),
    )


def _nothing(each: Selection | None, compiler: Compiler, look: Look, truth: Truth) -> Trace:
    """Say that there is no record that a limb speaks about."""
    found = Quantified(truth, "for_all", each.in_ if each is not None else "", (), pointer="/agreement")
    return compiler.none_selected(each, WHOLE, found, look, look.whole) if each is not None else found


def compile_concern(edition: Edition) -> CompiledCondition | None:
    """Compile what an edition says its source is about, if it says so."""
    if edition.about.concerns is None:
        return None
    compiler = Compiler(edition.definitions, edition.about.values)
    return compiler.condition(Is(is_=edition.about.concerns.is_), WHOLE, helps=True)


def evaluate(rules: Iterable[CompiledRule], records: Records, as_of: DateSpan) -> list[RuleOutcome]:
    """Return the outcome of each rule. A rule that breaks is an error, never a pass."""
    look = Look(records, as_of)
    return [evaluated(rule, look) for rule in rules]


def evaluated(compiled: CompiledRule, look: Look) -> RuleOutcome:
    """Return the outcome of a rule, and why."""
    rule = compiled.rule
    try:
        limbs = [_limb(limb, look) for limb in compiled.limbs]
    except Exception as error:
        # Invariant: whatever goes wrong inside a rule, the rule is in error and the draft does not get through.
        return in_error(rule, f"{type(error).__name__}: {error}")
    scopes = tuple(scope for scope, _ in limbs)
    records = tuple(record for _, found in limbs for record in found)
    reached = [(place, r.record, r.outcome) for place, (_, found) in enumerate(limbs) for r in found]
    force, outcome = summarise(rule, [(place, outcome) for place, _, outcome in reached])
    return RuleOutcome(rule, force, outcome, reached, lambda: (scopes, records))


def summarise(rule: Rule, outcomes: Collection[tuple[int, Outcome]]) -> tuple[Force, Outcome]:
    """Return the force that a rule has for a draft, and the worst outcome among the limbs of that force.

    `outcomes` are those of its records, each with the place of its limb.
    """
    force = rule.force
    seen = {outcome for _, outcome in outcomes}
    if any(limb.force for limb in rule.limbs):
        forces = [limb.force or rule.force for limb in rule.limbs]
        force = min({forces[place] for place, _ in outcomes}, key=FORCES.index, default=rule.force)
        seen = {outcome for place, outcome in outcomes if forces[place] == force}
    for outcome in WORST_FIRST:
        if outcome in seen:
            return force, outcome
    return force, "not-applicable"


def _limb(compiled: CompiledLimb, look: Look) -> tuple[LimbScope, list[RecordOutcome]]:
    limb, agreement = compiled.limb, look.records.agreement
    scope = LimbScope(limb, None, None)
    if compiled.applies is not None:
        truth, explain = compiled.applies.truth(look, look.whole), compiled.applies.explain
        scope = LimbScope(limb, _SCOPE[truth], cache(lambda: explain(look, look.whole, truth)))
        if truth is False:
            return scope, []
        if truth is None:
            found = RecordOutcome(
                limb, agreement, "undetermined", lambda: (explain(look, look.whole, None),), about="scope"
            )
            return scope, [found]
    if compiled.select is None:
        return scope, [_record(compiled, agreement, True, look)]
    chosen = [(r, selected) for r, selected, counts in compiled.select.choose(look, look.whole) if counts]
    if not chosen and limb.none == "not-applicable":
        return LimbScope(limb, "not-applicable", cache(lambda: compiled.nothing(look, False))), []
    if not chosen:
        outcome = limb.none or "undetermined"
        truth = None if outcome == "undetermined" else False
        return scope, [RecordOutcome(limb, agreement, outcome, lambda: (compiled.nothing(look, truth),), about="none")]
    return scope, [_record(compiled, record, selected, look) for record, selected in chosen]


def _record(compiled: CompiledLimb, record: DraftRecord, selected: Truth, look: Look) -> RecordOutcome:
    limb, why = compiled.limb, compiled.select.why if compiled.select is not None else None
    env = look.whole if compiled.select is None else (*look.whole, record)

    def selection() -> tuple[Trace, ...]:
        return () if why is None else (why(look, look.whole, record),)

    if selected is None:
        return RecordOutcome(limb, record, "undetermined", selection, about="silent" if record.ghost else "record")
    truth: Truth = compiled.requires.truth(look, env)
    deciding: tuple[CompiledCondition, ...] = (compiled.requires,)
    if truth is not True and compiled.unless is not None:
        truth, deciding = _derogation(truth, compiled.unless.truth(look, env), compiled.requires, compiled.unless)
    outcome, unsupported = _OUTCOME[truth], False
    if outcome == "pass" and not record.supported:
        outcome, unsupported = "undetermined", True

    @cache
    def explain() -> tuple[Trace, ...]:
        return (*selection(), *(test.trace(look, env) for test in deciding))

    return RecordOutcome(limb, record, outcome, explain, 0 if why is None else 1, unsupported)


def _derogation(
    truth: Truth, derogated: Truth, requires: CompiledCondition, unless: CompiledCondition
) -> tuple[Truth, tuple[CompiledCondition, ...]]:
    """Let a derogation that holds make the record pass, and one that may hold leave it open."""
    if derogated is True:
        return True, (unless,)
    return truth if derogated is False else None, (requires, unless)
