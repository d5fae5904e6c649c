"""Run the examples in the rule files: each asserts an outcome and the facts it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from rulebook.check import check, prepare
from rulebook.engine.decide import decide, written
from rulebook.engine.evaluate import compile_rules, evaluated
from rulebook.engine.scope import Look
from rulebook.facts.records import records_of
from rulebook.load.edition import load_edition
from rulebook.model.noun import replaced
from rulebook.model.outcome import RuleOutcome
from rulebook.model.quantities import DateSpan
from rulebook.model.rule import Example, Rule
from rulebook.workshop import mutants
from rulebook.workshop.trial import drafted, missed, under

EDITION = load_edition()


def _all() -> Iterator[Any]:
    for rule in EDITION.rules:
        for example in rule.examples.cases:
            yield pytest.param(rule, example, id=f"{rule.slug}/{example.name}")


def outcome_of(rule: Rule, example: Example) -> RuleOutcome:
    """Check an example's draft against its rule alone."""
    draft, as_of = drafted(rule, example)
    report = check(draft, under(EDITION, example), as_of=as_of, rules={rule.id})
    return report.outcomes[0]


@pytest.mark.parametrize(("rule", "example"), list(_all()))
def test_each_example_gets_its_outcome_for_its_reason(rule: Rule, example: Example) -> None:
    found = outcome_of(rule, example)
    assert missed(found.rule, example, found) == []


@pytest.mark.parametrize("rule", EDITION.rules, ids=lambda rule: rule.slug)
def test_a_rule_compiled_and_written_by_itself_gets_its_examples_right(rule: Rule) -> None:
    """Nothing is shared with another test: `prepare` compiles once for a whole process, and hides a compiler's bug."""
    alone = replace(EDITION, rules=(rule,), digest=rule.slug)
    (compiled,), functions = compile_rules(alone), written(alone)
    assert functions is not None
    wrong = []
    for example in rule.examples.cases:
        if example.readings:
            continue
        draft, as_of = drafted(rule, example)
        looks = [
            Look(records_of(draft.data, prepare(EDITION).judge, as_of), DateSpan.of(as_of.isoformat())) for _ in "ab"
        ]
        explained = evaluated(compiled, looks[0])
        (decided,) = decide([compiled], functions, looks[1])
        assert decided.neutral() == explained.neutral()
        wrong += [(example.name, fault) for found in (explained, decided) for fault in missed(rule, example, found)]
    assert wrong == []


@pytest.mark.parametrize("rule", EDITION.rules, ids=lambda rule: rule.slug)
def test_each_rule_has_examples_of_every_outcome_with_evidence(rule: Rule) -> None:
    outcomes = {example.expect.outcome for example in rule.examples.cases}
    assert {"pass", "fail", "undetermined"} <= outcomes
    assert all(example.expect.evidence for example in rule.examples.cases if example.expect.outcome != "not-applicable")


def test_an_example_notices_a_broken_rule_and_without_examples_nobody_does() -> None:
    rule = EDITION.rule("strong-enough")
    assert rule is not None
    whole = mutants.tried(rule, EDITION)
    bare = replaced(rule.examples, cases=rule.examples.cases[:1])
    assert whole.tally.caught > 30
    assert len(mutants.tried(replaced(rule, examples=bare), EDITION).survivors) > len(whole.survivors)
