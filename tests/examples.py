"""Run one example of a rule file: its draft, and what of its expectation is not met."""

from __future__ import annotations

import copy
import datetime
import json
from typing import Any

from rulebook.engine.evidence import facts, pointers
from rulebook.load.draft import parse_draft
from rulebook.load.settling import settled
from rulebook.model.edition import Edition
from rulebook.model.loaded import Draft
from rulebook.model.outcome import RuleOutcome
from rulebook.model.rule import Edit, Example, Rule


def changed(draft: dict[str, Any], change: Edit) -> dict[str, Any]:
    """Return a copy of a draft with values set and dropped at JSON Pointers."""
    result = copy.deepcopy(draft)
    for pointer, value in copy.deepcopy(change.set).items():
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


def drafted(rule: Rule, example: Example) -> tuple[Draft, datetime.date]:
    """Return an example's draft and its as-of date."""
    data = json.dumps(changed(rule.examples.draft, example.change), default=float).encode()
    return parse_draft(data, "example.json"), datetime.date.fromisoformat(example.as_of or "2026-01-01")


def under(edition: Edition, example: Example) -> Edition:
    """Return the edition under the readings that an example is about."""
    return settled(edition, example.readings) if example.readings else edition


def missed(rule: Rule, example: Example, found: RuleOutcome) -> list[str]:
    """Return what an outcome has otherwise than its example expects: outcome, force, limbs, records and evidence."""
    expect, faults = example.expect, []
    if (found.outcome, found.error) != (expect.outcome, None):
        faults.append(f"outcome: {found.outcome} {found.error or ''}, expected {expect.outcome}")
    if found.force != (expect.force or rule.force):
        faults.append(f"force: {found.force}")
    limbs = list(dict.fromkeys(record.limb.id for record in found.records))
    if expect.limbs is not None and expect.limbs != limbs:
        faults.append(f"limbs that apply: {limbs}")
    records: dict[str, list[str]] = {}
    evidence: dict[str, set[str]] = {}
    for record in found.records:
        if (record.limb.force or rule.force) == found.force:
            records.setdefault(record.record.id, []).append(record.outcome)
            evidence.setdefault(record.record.id, set()).update(p for f in facts(record) for p in pointers(f))
    faults += [f"{name}: {records.get(name)}" for name, o in expect.records.items() if o not in records.get(name, [])]
    for name, places in expect.evidence.items():
        if sorted(evidence.get(name, ())) != sorted(places):
            faults.append(f"evidence of {name}: {sorted(evidence.get(name, ()))}")
    return faults
