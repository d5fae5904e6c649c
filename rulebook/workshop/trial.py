"""Run the examples of rules as tests: each says which outcome it must get, for which records, for which reasons."""

from __future__ import annotations

import copy
import datetime
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from rulebook.check import EngineChoice, check, prepare
from rulebook.engine.evidence import facts, pointers
from rulebook.errors import Problem, RulebookError
from rulebook.facts.records import records_of
from rulebook.load.draft import parse_draft
from rulebook.load.settling import settled
from rulebook.load.source import join_pointer
from rulebook.model.edition import Edition
from rulebook.model.loaded import Draft
from rulebook.model.outcome import RuleOutcome
from rulebook.model.report import DraftReport
from rulebook.model.rule import Edit, Example, Rule
from rulebook.workshop.effort import counted, spend
from rulebook.workshop.looks import looks

AS_OF = "2026-01-01"
"""The date of a check whose example names none."""


class ChangeError(Exception):
    """An example changes what its draft does not have; carries the JSON Pointer."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Be one example that was run. `problems` have pointers in the rule's file; without any the example holds."""

    rule: str
    example: str
    expected: str
    problems: tuple[Problem, ...]


def trials(edition: Edition, rule: Rule, engine: EngineChoice | None = None) -> Iterator[Trial]:
    """Run every example of a rule."""
    for place, example in enumerate(rule.examples.cases):
        found = _faults(edition, rule, example, f"/examples/cases/{place}", engine)
        yield Trial(rule.id, example.name, example.expect.outcome, tuple(found))


def checked(edition: Edition, rule: Rule, example: Example, engine: EngineChoice | None = None) -> DraftReport:
    """Check the draft of an example by its rule. Raises ChangeError, RulebookError and ValueError."""
    draft, as_of = drafted(rule, example)
    read = under(edition, example)
    if counted():
        spend(looks(rule, read.definitions, records_of(draft.data, prepare(read).judge, as_of)))
    return check(draft, read, as_of=as_of, rules={rule.id}, engine=engine)


def _faults(edition: Edition, rule: Rule, example: Example, at: str, engine: EngineChoice | None) -> Iterator[Problem]:
    try:
        report = checked(edition, rule, example, engine)
    except ChangeError as error:
        yield Problem("example.change", {"name": example.name, "place": str(error)}, pointer=f"{at}/change")
    except RulebookError as error:
        yield from _unreadable(error, rule, example, at)
    except ValueError:
        yield Problem("example.as_of", {"name": example.name, "found": str(example.as_of)}, pointer=f"{at}/as_of")
    else:
        yield from (replace(p, pointer=f"{at}{p.pointer}") for p in _missed_of(report, example))


def _missed_of(report: DraftReport, example: Example) -> list[Problem]:
    if report.problems:
        why = report.problems[0]
        params = {"name": example.name, "code": why.code, "why": " ".join(why.params.values())}
        return [Problem("example.engines", params, pointer="")]
    found = report.outcomes[0]
    return missed(found.rule, example, found)


def _unreadable(error: RulebookError, rule: Rule, example: Example, at: str) -> Iterator[Problem]:
    """Yield what keeps an example from being a draft: where it is written, in the draft or in the change to it."""
    common = _faults_before(rule)
    for found in error.problems:
        # Line and column are those of the draft as it was put together, which nobody sees.
        problem, pointer = Problem(found.code, found.params), found.pointer or ""
        if (problem.code, pointer) in common:
            yield replace(problem, pointer=f"/examples/draft{pointer}")
            continue
        place = next((one for one in example.change.set if f"{pointer}/".startswith(f"{one}/")), None)
        if place is not None:
            yield replace(problem, pointer=f"{at}{join_pointer('/change/set', place)}{pointer[len(place) :]}")
            continue
        yield Problem("example.draft", {"name": example.name, "place": pointer or "/"}, pointer=at)
        yield replace(problem, pointer=at)


def _faults_before(rule: Rule) -> set[tuple[str, str]]:
    """Return what is wrong with the draft of a rule's examples before anything in it is changed, by its pointer."""
    try:
        parse_draft(_written(rule.examples.draft), "example.json")
    except RulebookError as error:
        return {(problem.code, problem.pointer or "") for problem in error.problems}
    return set()


def changed(draft: dict[str, Any], change: Edit) -> dict[str, Any]:
    """Return a copy of a draft with values set and dropped at JSON Pointers. Raises ChangeError."""
    result = copy.deepcopy(draft)
    for pointer, value in copy.deepcopy(change.set).items():
        owner, key = _owner(result, pointer)
        if isinstance(owner, list) and key == len(owner):
            owner.append(value)
        elif isinstance(owner, list) and key > len(owner):
            raise ChangeError(pointer)
        else:
            owner[key] = value
    for pointer in change.drop:
        owner, key = _owner(result, pointer)
        if key not in (range(len(owner)) if isinstance(owner, list) else owner):
            raise ChangeError(pointer)
        del owner[key]
    return result


def _owner(value: Any, pointer: str) -> tuple[Any, Any]:
    """Return what holds the value at a pointer, and under which key."""
    start, *path = [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")]
    if start or not path:
        raise ChangeError(pointer)
    try:
        for part in path[:-1]:
            value = value[_key(value, part)]
        return value, _key(value, path[-1])
    except (LookupError, TypeError, ValueError):
        raise ChangeError(pointer) from None


def _key(value: Any, part: str) -> Any:
    if isinstance(value, dict):
        return part
    if isinstance(value, list) and part.isascii() and part.isdecimal():
        return int(part)
    raise ValueError(part)


def drafted(rule: Rule, example: Example) -> tuple[Draft, datetime.date]:
    """Return an example's draft and its as-of date. Raises ChangeError, DraftError and ValueError."""
    data = _written(changed(rule.examples.draft, example.change))
    return parse_draft(data, "example.json"), datetime.date.fromisoformat(example.as_of or AS_OF)


def _written(draft: dict[str, Any]) -> bytes:
    return json.dumps(draft, default=float).encode()


def under(edition: Edition, example: Example) -> Edition:
    """Return the edition under the readings that an example is about."""
    return settled(edition, example.readings) if example.readings else edition


def missed(rule: Rule, example: Example, found: RuleOutcome) -> list[Problem]:
    """Return what an outcome has otherwise than its example expects: outcome, force, limbs, records and evidence.

    Pointers start at the example.
    """
    expect, problems = example.expect, []

    def say(code: str, key: str, got: object, wanted: object, **more: str) -> None:
        params = {"name": example.name, "found": _said(got), "expected": _said(wanted), **more}
        problems.append(Problem(code, params, pointer=f"/expect{key}"))

    if (found.outcome, found.error) != (expect.outcome, None):
        say("example.outcome", "/outcome", found.error or found.outcome, expect.outcome)
    if found.force != (expect.force or rule.force):
        say("example.force", "/force", found.force, expect.force or rule.force)
    limbs = list(dict.fromkeys(record.limb.id for record in found.records))
    if expect.limbs is not None and expect.limbs != limbs:
        say("example.limbs", "/limbs", limbs, expect.limbs)
    outcomes, evidence = _reached(rule, found, expect.evidence)
    for name, outcome in expect.records.items():
        if outcome not in outcomes.get(name, []):
            say("example.record", f"/records/{name}", outcomes.get(name, []), outcome, record=name)
    for name, places in expect.evidence.items():
        if sorted(evidence.get(name, ())) != sorted(places):
            say("example.evidence", f"/evidence/{name}", sorted(evidence.get(name, ())), sorted(places), record=name)
    return problems


def _reached(
    rule: Rule, found: RuleOutcome, wanted: Collection[str]
) -> tuple[Mapping[str, list[str]], Mapping[str, set[str]]]:
    """Return outcomes per record, and evidence of the records for which it is wanted, of the limbs that count."""
    outcomes: dict[str, list[str]] = {}
    evidence: dict[str, set[str]] = {}
    for record in found.records:
        if (record.limb.force or rule.force) == found.force:
            outcomes.setdefault(record.record.id, []).append(record.outcome)
            if record.record.id in wanted:
                evidence.setdefault(record.record.id, set()).update(p for f in facts(record) for p in pointers(f))
    return outcomes, evidence


def _said(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "-"
    return str(value)
