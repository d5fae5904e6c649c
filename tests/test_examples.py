"""Run the examples in the rule files: each asserts an outcome and the facts it rests on."""

from __future__ import annotations

import copy
import datetime
import json
from collections.abc import Iterator
from typing import Any

import pytest

from rulebook.check import check
from rulebook.engine.evidence import facts, pointers
from rulebook.load.draft import parse_draft
from rulebook.load.edition import load_edition
from rulebook.model.outcome import RuleOutcome
from rulebook.model.rule import Edit, Example, Rule

EDITION = load_edition()


def _all() -> Iterator[Any]:
    for rule in EDITION.rules:
        for example in rule.examples.cases:
            yield pytest.param(rule, example, id=f"{rule.slug}/{example.name}")


def changed(draft: dict[str, Any], change: Edit) -> dict[str, Any]:
    """Return a copy of a draft with values set and dropped at JSON Pointers."""
    result = copy.deepcopy(draft)
    for pointer, value in change.set.items():
        owner, key = _owner(result, pointer)
        if isinstance(owner, list) and key == len(owner):
            owner.append(value)
        else:
            owner[key] = value
    for pointer in change.drop:
        owner, key = _owner(result, pointer)
        del owner[key]
    return result


def _owner(value: Any, pointer: str) -> tuple[Any, Any]:
    *path, last = [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]
    for part in path:
        value = value[int(part) if isinstance(value, list) else part]
    return value, int(last) if isinstance(value, list) else last


def outcome_of(rule: Rule, example: Example) -> RuleOutcome:
    """Check an example's draft against its rule alone."""
    data = json.dumps(changed(rule.examples.draft, example.change), default=float).encode()
    as_of = datetime.date.fromisoformat(example.as_of or "2026-01-01")
    report = check(parse_draft(data, "example.json"), EDITION, as_of=as_of, rules={rule.id})
    return report.outcomes[0]


@pytest.mark.parametrize(("rule", "example"), list(_all()))
def test_each_example_gets_its_outcome_for_its_reason(rule: Rule, example: Example) -> None:
    found = outcome_of(rule, example)
    expect = example.expect
    assert (found.outcome, found.error) == (expect.outcome, None)
    assert found.force == (expect.force or rule.force)
    records = {}
    evidence = {}
    for record in found.records:
        if (record.limb.force or rule.force) == found.force:
            records.setdefault(record.record.id, []).append(record.outcome)
            evidence.setdefault(record.record.id, set()).update(p for f in facts(record) for p in pointers(f))
    for name, outcome in expect.records.items():
        assert outcome in records.get(name, []), (name, records)
    for name, places in expect.evidence.items():
        assert sorted(evidence[name]) == sorted(places)


@pytest.mark.parametrize("rule", EDITION.rules, ids=lambda rule: rule.slug)
def test_each_rule_has_examples_of_every_outcome_with_evidence(rule: Rule) -> None:
    outcomes = {example.expect.outcome for example in rule.examples.cases}
    assert {"pass", "fail", "undetermined"} <= outcomes
    assert all(example.expect.evidence for example in rule.examples.cases if example.expect.outcome != "not-applicable")
