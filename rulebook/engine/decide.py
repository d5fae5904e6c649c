"""Decide many drafts: the outcomes now, by the functions that were written for the rules, reasons when asked for.

Invariant: whoever is told why gets the reasons for the outcome that was decided. The evaluator
that explains (`rulebook.engine.evaluate`) works the rule out once more by itself; where it
comes to anything else, nobody gets an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from rulebook.engine.evaluate import CompiledRule, evaluated, summarise
from rulebook.engine.generate import Decide, Writer
from rulebook.engine.scope import Look
from rulebook.errors import DisagreementError, Problem
from rulebook.model.edition import Edition
from rulebook.model.outcome import Explained, Reached, RuleOutcome, in_error
from rulebook.model.rule import Outcome


def written(edition: Edition) -> dict[str, Decide] | None:
    """Write the rules of an edition as functions, by rule id; None when they are nested too deep for that."""
    writer = Writer(edition.definitions, {name: found.value for name, found in edition.about.parameters.items()})
    try:
        functions = writer.rules(edition.rules).functions()
    except (RecursionError, MemoryError, SyntaxError):
        return None
    return dict(zip((rule.id for rule in edition.rules), functions, strict=True))


def decide(rules: Iterable[CompiledRule], functions: Mapping[str, Decide], look: Look) -> list[RuleOutcome]:
    """Return the outcome of each rule. A rule that breaks is an error, never a pass."""
    return [_decided(rule, functions[rule.rule.id], look) for rule in rules]


def _decided(compiled: CompiledRule, function: Decide, look: Look) -> RuleOutcome:
    rule = compiled.rule
    try:
        reached = function(look)
    except Exception as error:
        # Invariant: whatever goes wrong inside a rule, the rule is in error and the draft does not get through.
        return in_error(rule, f"{type(error).__name__}: {error}")
    if len(reached) == 1:
        ((place, _, outcome),) = reached
        force = rule.limbs[place].force or rule.force
    else:
        force, outcome = summarise(rule, [(place, found) for place, _, found in reached])
    return RuleOutcome(rule, force, outcome, reached, partial(_explained, compiled, look, outcome, reached))


def _explained(compiled: CompiledRule, look: Look, outcome: Outcome, reached: list[Reached]) -> Explained:
    """Work out why, and refuse to say why anything else."""
    again = evaluated(compiled, look)
    if (again.outcome, again.reached) != (outcome, reached):
        raise DisagreementError(Problem("engine.explain", {"rule": compiled.rule.id}))
    return again.explain()
