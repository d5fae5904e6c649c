"""Hold the engine to its laws, on generated drafts: see `generate.py`.

`RULEBOOK_DRAFTS` sets how many drafts each law is tried on; more find more.
"""

from __future__ import annotations

import copy
import datetime
import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from rulebook.check import check, prepare
from rulebook.engine.evaluate import evaluate
from rulebook.engine.evidence import facts, pointers, rested
from rulebook.engine.verdict import verdict
from rulebook.facts.records import records_of
from rulebook.load.edition import load_edition
from rulebook.load.waivers import parse_waiver
from rulebook.model.edition import Edition
from rulebook.model.outcome import RecordOutcome
from rulebook.model.quantities import DateSpan
from rulebook.model.record import DraftRecord, Lists, Records
from rulebook.model.report import DraftReport, Report
from rulebook.model.rule import Rule
from rulebook.model.trace import Quantified
from rulebook.model.vocabulary import vocabulary
from rulebook.model.waiver import Waiver
from rulebook.render.json import render_json
from tests import generate
from tests.generate import Data

MANY = int(os.environ.get("RULEBOOK_DRAFTS", "80"))
AS_OF = datetime.date(2026, 1, 1)
EDITION = load_edition()
MUST = [rule for rule in EDITION.rules if rule.force == "must"]


def checked(
    data: Data, edition: Edition = EDITION, rules: set[str] | None = None, recorded: Sequence[Waiver] = ()
) -> DraftReport | None:
    """Check a draft; None when it is not well-formed."""
    found = generate.load(data)
    return None if found is None else check(found, edition, as_of=AS_OF, waivers=recorded, rules=rules)


def report_of(result: DraftReport, edition: Edition = EDITION) -> bytes:
    """Write the JSON report on one draft."""
    return b"".join(render_json(Report.of(edition, ("native",), AS_OF, (result,)), "en"))


def seen(result: DraftReport, edition: Edition = EDITION) -> Any:
    """Return the report on one draft as plain values."""
    return json.loads(report_of(result, edition))["drafts"][0]["results"][0]


def without(value: Any, *keys: str) -> Any:
    """Return a report without some of its keys, at any depth."""
    if isinstance(value, dict):
        return {key: without(element, *keys) for key, element in value.items() if key not in keys}
    return [without(element, *keys) for element in value] if isinstance(value, list) else value


PLACE = ("pointer", "line", "column", "sha256")
LINE = ("line", "column", "sha256")


def apart(first: Any, second: Any, at: str = "") -> Iterator[str]:
    """Say where two reports differ."""
    if isinstance(first, dict) and isinstance(second, dict) and first.keys() == second.keys():
        for key in first:
            yield from apart(first[key], second[key], f"{at}/{key}")
    elif isinstance(first, list) and isinstance(second, list) and len(first) == len(second):
        for index, (one, other) in enumerate(zip(first, second, strict=True)):
            yield from apart(one, other, f"{at}/{index}")
    elif first != second:
        yield f"{at}: {str(first)[:200]} != {str(second)[:200]}"


def reports(first: int, count: int = MANY) -> Iterator[tuple[int, Data, DraftReport]]:
    """Yield drafts, none of them those that another law is tried on, with what was found."""
    for number, data in generate.drafts(count, first):
        result = checked(data)
        assert result is not None
        yield number, data, result


# --- The order of things and the names of things mean nothing.


def test_the_order_of_records_and_keys_changes_nothing_but_places() -> None:
    broken = []
    for number, data, result in reports(10_000):
        other = checked(generate.shuffled(data, Random(number)))
        assert other is not None
        broken += [f"{number} {where}" for where in apart(*(without(seen(r), *PLACE) for r in (result, other)))]
    assert broken[:5] == []


def test_the_order_of_rules_changes_nothing() -> None:
    turned = replace(EDITION, rules=EDITION.rules[::-1], digest="turned")
    one_by_one = [rule.id for rule in EDITION.rules]
    broken = []
    for number, data, result in reports(20_000):
        other = checked(data, turned)
        assert other is not None
        pairs = zip(seen(result)["outcomes"], reversed(seen(other, turned)["outcomes"]), strict=True)
        broken += [f"{number} {where}" for pair in pairs for where in apart(*pair)]
        alone = Random(number).choice(one_by_one)
        single = checked(data, rules={alone})
        assert single is not None
        together = seen(result)["outcomes"][one_by_one.index(alone)]
        broken += [f"{number} {where}" for where in apart(together, seen(single)["outcomes"][0])]
    assert broken[:5] == []


def test_longer_ids_change_nothing_but_the_ids() -> None:
    mark = "zqx"
    broken = []
    for number, data, result in reports(30_000):
        other = checked(generate.renamed(data, lambda name: f"{mark}{name}"))
        if other is None:
            continue  # An id that was as long as ids can be.
        again = json.loads(json.dumps(without(seen(other), "sha256")).replace(mark, ""))
        broken += [f"{number} {where}" for where in apart(without(seen(result), "sha256"), again)]
    assert broken[:5] == []


def test_ids_in_another_order_change_nothing_but_the_ids_and_the_order() -> None:
    def neutral(result: DraftReport) -> list[Any]:
        return [
            (
                o.rule.id,
                o.force,
                o.outcome,
                sorted((r.limb.id, r.record.pointer, r.outcome, places(r)) for r in o.records),
            )
            for o in result.outcomes
        ]

    broken = []
    for number, data, result in reports(40_000):
        names: dict[str, str] = {}
        chance = Random(number)
        other = checked(
            generate.renamed(data, lambda name: names.setdefault(name, f"n{chance.randrange(10**9)}"))  # noqa: B023
        )
        assert other is not None
        broken += [f"{number} {where}" for where in apart(neutral(result), neutral(other))]
    assert broken[:5] == []


def places(record: RecordOutcome) -> list[str]:
    return sorted({pointer for fact in facts(record) for pointer in pointers(fact)})


# --- Support: a pass rests on every fact that it cites.


def deleted(data: Data, pointer: str) -> Data | None:
    """Return the draft without what stands at a pointer; None when nothing stands there."""
    result = copy.deepcopy(data)
    owner: Any = result
    *path, last = pointer.split("/")[1:]
    for part in path:
        owner = owner[int(part)] if isinstance(owner, list) else (owner or {}).get(part)
    if isinstance(owner, list):
        del owner[int(last)]
    elif isinstance(owner, dict) and owner.get(last) is not None:
        del owner[last]
    else:
        return None
    return result


def passes(outcome: Any) -> Any:
    """Return the records of an outcome that pass, with their evidence in words, by limb and id."""
    found = without(outcome["records"], *PLACE, "also")
    return {(r["limb"], r["id"]): (r["outcome"], r["evidence"]) for r in found if r["outcome"] == "pass"}


def deciding(record: RecordOutcome) -> list[tuple[str, ...]]:
    """Return the facts that decide, and do not only say which records were looked at: kind and places."""
    found = [item.fact for item in rested(record) if item.decides and not isinstance(item.fact, Quantified)]
    return sorted((type(fact).__name__, getattr(fact, "operator", ""), *pointers(fact)) for fact in found)


def test_a_pass_is_no_longer_the_same_when_a_fact_it_cites_is_deleted() -> None:
    broken, tried = [], 0
    for number, data, result in reports(50_000):
        before = seen(result)
        passing = [(o, r, p) for o in result.outcomes for r in o.records if r.outcome == "pass" for p in places(r)]
        for outcome, record, pointer in Random(number).sample(passing, min(8, len(passing))):
            less = deleted(data, pointer)
            after = checked(less, rules={outcome.rule.id}) if less is not None else None
            if after is None:
                continue
            tried += 1
            key = (record.limb.id, record.record.id)
            same = next(o for o in before["outcomes"] if o["rule"] == outcome.rule.id)
            if passes(same)[key] == passes(seen(after)["outcomes"][0]).get(key):
                broken.append((number, outcome.rule.id, key, pointer))
            if any(pointer in fact for fact in deciding(record)):
                still = [r for r in after.outcomes[0].records if (r.limb.id, r.record.id, r.outcome) == (*key, "pass")]
                broken += [(number, outcome.rule.id, *key, pointer) for r in still if deciding(r) == deciding(record)]
    assert broken[:5] == []
    assert tried > MANY


# --- Locality: what a rule did not read does not touch it.


class Watched(Records):
    """Be records that remember what was read of them: the pointers of fields, and the names of collections."""

    def __init__(self, records: Records) -> None:
        self.pointers: set[str] = set()
        self.looked: set[str] = set()
        for record in records.all():
            record.values = _WatchedValues(record, record.values, self.pointers)
            record.item = _WatchedValues(record, record.item, self.pointers)
        super().__init__(_WatchedLists(records.by_collection, self.looked), records.empty)

    def knows(self, pointer: str) -> bool:
        """Tell whether something was read at, in or around a pointer, or worked out from what stands there."""
        found = (*self.pointers, "/agreement/status")
        if any(p == pointer or p.startswith(f"{pointer}/") or pointer.startswith(f"{p}/") for p in found):
            return True
        if pointer.startswith("/parties/") and pointer.endswith("/kind"):
            # An organisation is no state.
            return f"{pointer.removesuffix('kind')}state" in self.pointers
        shared = pointer.startswith("/distributions/") and ("shares" in self.looked or "weights" in self.looked)
        return shared and pointer.endswith(("/total", "/basis", "/percent", "/money", "/weight"))


class _WatchedLists(Lists):
    def __init__(self, lists: Lists, looked: set[str]) -> None:
        super().__init__(lists.__missing__)
        self.update(lists)
        self._looked = looked

    def __getitem__(self, name: str) -> list[DraftRecord]:
        self._looked.add(name)
        return super().__getitem__(name)


class _WatchedValues(dict[str, Any]):
    def __init__(self, record: DraftRecord, values: Mapping[str, Any], read: set[str]) -> None:
        super().__init__(values)
        self._record, self._read = record, read

    def get(self, name: str, default: Any = None) -> Any:
        self._read.add(self._record.pointer_to(name))
        return super().get(name, default)

    def __getitem__(self, name: str) -> Any:
        self._read.add(self._record.pointer_to(name))
        return super().__getitem__(name)


def watched(data: Data, rule: Rule) -> tuple[Watched, Any]:
    """Check a draft against one rule; return what was read, for the outcome and for the words, and the outcome."""
    draft = generate.load(data)
    assert draft is not None
    ready = prepare(EDITION)
    records = Watched(records_of(draft.data, ready.judge, AS_OF))
    outcomes = evaluate([r for r in ready.rules if r.rule.id == rule.id], records, DateSpan.of(AS_OF.isoformat()))
    result = DraftReport("draft.json", verdict(outcomes), draft, records, tuple(outcomes))
    return records, seen(result)["outcomes"][0]


def some_rules(number: int, count: int) -> Iterable[Rule]:
    return Random(number).sample(EDITION.rules, min(count, len(EDITION.rules)))


def told_apart(collection: str) -> tuple[str, ...]:
    return ("id", *vocabulary()[collection].key)


def test_another_value_that_a_rule_did_not_read_leaves_its_outcome_as_it_was_byte_for_byte() -> None:
    broken, tried = [], 0
    for number, data in generate.drafts(MANY, 60_000):
        quoted = {item["article"] for _, _, r in generate.records(data) for item in r.get("evidence") or []}
        for rule in some_rules(number, 3):
            read, before = watched(data, rule)
            chance = Random(f"{number} {rule.id}")
            other, count = copy.deepcopy(data), 0
            for collection, pointer, name, kind, record in generate.fields(other):
                value = generate.get(record, name)
                at = f"{pointer}/{name.replace('.', '/')}"
                if value is None or kind.kind == "id" or name in told_apart(collection.name) or read.knows(at):
                    continue
                if (collection.name == "articles" and quoted) or (collection.proof and name.startswith("document.")):
                    continue  # What claims rest on is read by the check of their evidence.
                changed = generate.another(kind, value, data, chance)
                if generate.written(changed).count(b"\n") == generate.written(value).count(b"\n"):
                    generate.put(record, name, changed)
                    count += changed != value
            if generate.load(other) is None:
                continue
            tried += count
            after = watched(other, rule)[1]
            broken += [f"{number} {rule.id} {where}" for where in apart(before, after)]
    assert broken[:5] == []
    assert tried > MANY


def test_filling_in_what_a_rule_did_not_read_never_turns_its_pass_into_anything_else() -> None:
    broken, tried = [], 0
    for number, data in generate.drafts(MANY, 70_000):
        for rule in some_rules(number, len(EDITION.rules)):
            read, before = watched(data, rule)
            if before["outcome"] != "pass":
                continue
            chance = Random(f"{number} {rule.id}")
            other = copy.deepcopy(data)
            for collection, pointer, name, kind, record in list(generate.fields(other)):
                at = f"{pointer}/{name.replace('.', '/')}"
                blocked = collection.name == "articles" or name.startswith("document.") or read.knows(at)
                if not blocked and generate.get(record, name) is None and chance.random() < 0.5:
                    fuller = copy.deepcopy(other)
                    generate.put(record, name, generate.another(kind, None, data, chance))
                    if generate.load(other) is None:
                        other = fuller
                        break
            for name, items in chance.choice(generate.seeds()).items():
                family = {name, *(vocabulary()[name].children if name in vocabulary() else ())}
                if name in vocabulary() and name != "articles" and other.get(name) is None and not family & read.looked:
                    fuller = {**other, name: copy.deepcopy(items)}
                    other = fuller if generate.load(fuller) is not None else other
            if other == data:
                continue
            tried += 1
            after = watched(other, rule)[1]
            broken += [f"{number} {rule.id} {where}" for where in apart(without(before, *LINE), without(after, *LINE))]
    assert broken[:5] == []
    assert tried > MANY // 10


# --- Evidence and waivers.

RANK = {"fail": 0, "undetermined": 1, "waived": 1, "pass": 2}


def test_a_claim_that_loses_its_evidence_never_makes_a_rule_pass() -> None:
    # It can turn a failure into something open: what does not count cannot be what fails.
    broken, tried = [], 0
    for number, data, result in reports(80_000):
        other = copy.deepcopy(data)
        claims = [r for _, _, r in generate.records(other) if r.get("evidence")]
        if not claims:
            continue
        Random(number).choice(claims)["evidence"][0]["quote"] = "words that stand nowhere"
        after = checked(other)
        assert after is not None
        for was, now in zip(result.outcomes, after.outcomes, strict=True):
            if was.outcome in RANK and now.outcome in RANK and was.force == now.force:
                tried += 1
                if now.outcome == "pass" != was.outcome:
                    broken.append((number, was.rule.id, was.outcome, now.outcome))
    assert broken[:5] == []
    assert tried >= MANY


def test_a_claim_whose_evidence_does_not_hold_is_worth_no_more_than_no_claim() -> None:
    broken, tried = [], 0
    for number, data in generate.drafts(MANY, 85_000):
        lists = [items for items in generate.lists(data) if len(items) > 1 and any(i.get("evidence") for i in items)]
        if not lists:
            continue
        chance = Random(number)
        items = chance.choice(lists)
        claim = chance.choice([item for item in items if item.get("evidence")])
        claim["evidence"][0]["quote"] = "words that stand nowhere"
        weak = checked(data)
        items.remove(claim)
        none = checked(data)
        if weak is None or none is None:
            continue
        for with_it, without_it in zip(weak.outcomes, none.outcomes, strict=True):
            if with_it.outcome in RANK and without_it.outcome in RANK and with_it.force == without_it.force:
                tried += 1
                if RANK[with_it.outcome] > RANK[without_it.outcome]:
                    broken.append((number, with_it.rule.id, claim["id"], with_it.outcome, without_it.outcome))
    assert broken[:5] == []
    assert tried > MANY // 4


def waivers(result: DraftReport, chance: Random, valid_until: str) -> list[Waiver]:
    """Return waivers for what fails, and for some that does not."""
    assert result.draft is not None
    found = [(o.rule.id, r.record.id) for o in result.outcomes for r in o.records if r.record.id.strip(".") != ""]
    found = [pair for pair in found if not pair[1].endswith(".")]
    chosen = chance.sample(found, min(6, len(found)))
    written = [
        {
            "draft": result.draft.id, "rule": rule, "records": [record], "name": "A. Minister",
            "reason": {"en": "Accepted."}, "authority": chance.choice(("minister-of-defence", "minister-of-defence", "mayor")),
            "document": {"reference": "bs-1", "date": "2025-12-01"}, "valid_until": valid_until,
        }
        for rule, record in chosen
    ]  # fmt: skip
    return [parse_waiver(json.dumps(data).encode(), f"w{index}.waiver.json") for index, data in enumerate(written)]


def test_a_waiver_never_creates_a_failure_and_an_expired_one_changes_nothing_but_the_remark_about_it() -> None:
    broken, used = [], 0
    severity = ["compliant", "deviating", "incomplete", "non-compliant"]
    for number, data, result in reports(90_000):
        chance = Random(number)
        for valid_until in ("2026-01-01", "2025-12-31"):
            recorded = waivers(result, chance, valid_until)
            after = checked(data, recorded=recorded)
            assert after is not None
            states = {note.state for note in after.waivers}
            used += "used" in states
            if valid_until < AS_OF.isoformat():
                assert states <= {"expired"}
                pair = (without(seen(r), "sha256", "waivers") for r in (result, after))
                broken += [f"{number} {where}" for where in apart(*pair)]
            if severity.index(after.verdict) > severity.index(result.verdict):
                broken.append(f"{number} {result.verdict} -> {after.verdict}")
            for was, now in zip(result.outcomes, after.outcomes, strict=True):
                fine = was.outcome == now.outcome or (
                    was.outcome == "fail" and now.outcome in ("waived", "undetermined")
                )
                broken += [] if fine else [f"{number} {was.rule.id} {was.outcome} -> {now.outcome}"]
            if any(o.outcome == "waived" and o.force == "must" for o in after.outcomes):
                assert after.verdict != "compliant"
    assert broken[:5] == []
    assert used > MANY // 10


# --- The same input gives the same bytes.

ELSEWHERE = """
import hashlib, sys
sys.path[:0] = sys.argv[1:2]
from tests.test_laws import checked, report_of
from tests.generate import drafts
print(hashlib.sha256(b"".join(report_of(checked(data)) for _, data in drafts(10, 100_000))).hexdigest())
"""


@pytest.mark.parametrize(
    "surroundings",
    [
        {"TZ": "Pacific/Kiritimati", "LANG": "nl_NL.UTF-8", "LC_ALL": "nl_NL.UTF-8", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Curacao", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "2"},
    ],
)
def test_the_same_input_gives_the_same_bytes_wherever_and_whenever(
    surroundings: dict[str, str], tmp_path: Path
) -> None:
    root = str(Path(__file__).parent.parent)
    found = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, root],
        cwd=tmp_path,
        env={**os.environ, **surroundings, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    both = [
        hashlib.sha256(b"".join(report_of(checked(data)) for _, data in generate.drafts(10, 100_000))).hexdigest()
        for _ in range(2)
    ]
    assert [found.stdout.strip()] * 2 == both


# --- The drafts reach every outcome of every must-rule.


def reachable(rule: Rule) -> set[str]:
    """Return the outcomes that a rule can have."""
    can_be_idle = all(limb.applies is not None or limb.none == "not-applicable" for limb in rule.limbs)
    return {"pass", "fail", "undetermined"} | ({"not-applicable"} if can_be_idle else set())


def test_the_drafts_reach_every_outcome_of_every_must_rule(capsys: pytest.CaptureFixture[str]) -> None:
    found: Counter[tuple[str, str]] = Counter()
    wanted = {(rule.id, name) for rule in MUST for name in reachable(rule)}
    for number, _, result in reports(0, 50 * MANY):
        found.update((o.rule.id, o.outcome) for o in result.outcomes if o.force == "must")
        assert result.verdict != "error"
        if number >= 5 * MANY and wanted <= found.keys():
            break
    names = ("pass", "fail", "undetermined", "not-applicable")
    with capsys.disabled():
        print(f"\n{number + 1} drafts".ljust(54), *(name.rjust(14) for name in names))
        for rule in MUST:
            print(f"{rule.id} {rule.slug}".ljust(53), *(str(found[rule.id, name]).rjust(14) for name in names))
    assert wanted - found.keys() == set()
