"""Run the examples in the rule files: each asserts an outcome and the facts it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from rulebook.check import check
from rulebook.load.edition import load_edition
from rulebook.model.noun import replaced
from rulebook.model.outcome import RuleOutcome
from rulebook.model.rule import Example, Rule
from tests import mutants
from tests.examples import drafted, missed

EDITION = load_edition()


def _all() -> Iterator[Any]:
    for rule in EDITION.rules:
        for example in rule.examples.cases:
            yield pytest.param(rule, example, id=f"{rule.slug}/{example.name}")


def outcome_of(rule: Rule, example: Example) -> RuleOutcome:
    """Check an example's draft against its rule alone."""
    draft, as_of = drafted(rule, example)
    report = check(draft, EDITION, as_of=as_of, rules={rule.id})
    return report.outcomes[0]


@pytest.mark.parametrize(("rule", "example"), list(_all()))
def test_each_example_gets_its_outcome_for_its_reason(rule: Rule, example: Example) -> None:
    assert missed(rule, example, outcome_of(rule, example)) == []


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
    assert whole.caught > 30
    assert len(mutants.tried(replaced(rule, examples=bare), EDITION).survivors) > len(whole.survivors)
