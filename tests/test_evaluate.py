"""Evaluate small rules: outcomes per record and per rule, forces, derogations, errors, verdicts, waivers."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from rulebook.check import check, prepare
from rulebook.engine.conditions import CompiledCondition
from rulebook.engine.decide import written as functions
from rulebook.engine.evaluate import CompiledLimb, evaluate
from rulebook.engine.evidence import facts, pointers, rested, scope
from rulebook.engine.verdict import verdict
from rulebook.errors import DisagreementError
from rulebook.load.draft import parse_draft
from rulebook.load.waivers import parse_waiver
from rulebook.model.edition import Concern, Edition
from rulebook.model.noun import replaced
from rulebook.model.outcome import RuleOutcome
from rulebook.model.report import DraftReport
from rulebook.model.rule import Bilingual
from rulebook.model.trace import Quantified, Rested
from tests.small import (
    AS_OF,
    BROKEN,
    PROVED,
    definition,
    places,
    records_in,
    rule_yaml,
    small_draft,
    small_edition,
    trace_of,
    written,
)

TODAY = datetime.date(2026, 1, 15)


def checked(edition: Edition, data: dict[str, Any], **options: Any) -> DraftReport:
    """Check a draft as the first of few and as one of many: explained at once, and decided first."""
    data = dict(data)
    recorded = [parse_waiver(written(one), f"{name}.waiver.json") for name, one in data.pop("waivers", {}).items()]
    draft, options = parse_draft(written(data), "small.json"), {"as_of": TODAY, "waivers": recorded, **options}
    ready = prepare(edition)
    ready.functions, ready.drafts = None, 0
    report = check(draft, edition, **options)
    ready.functions = functions(edition)
    assert ready.functions is not None
    again = check(draft, edition, **options)
    assert again.verdict == report.verdict
    assert [(o.neutral(), o.outcome, told(o)) for o in again.outcomes] == [
        (o.neutral(), o.outcome, told(o)) for o in report.outcomes
    ]
    return report


def told(outcome: RuleOutcome) -> list[tuple[str, str, str, list[str]]]:
    """Return limb, record, outcome and places of each record."""
    return [
        (r.limb.id, r.record.id, r.outcome, sorted({p for fact in facts(r) for p in pointers(fact)}))
        for r in outcome.records
    ]


def commitment(name: str, amount: Any = 5, **more: Any) -> dict[str, Any]:
    money = {} if amount is None else {"money": {"amount": amount, "currency": "EUR"}}
    return {"id": name, "party": "nl", "kind": "financial", "evidence": PROVED, **money, **more}


PAID = """
id: paid
    for_each: {in: commitments, as: item}
    none: NONE
    requires: {value: item.money, more_than: 0}
"""
TREATIES = """
id: treaties
    applies: {value: agreement.kind, equals: treaty}
    requires: {said: agreement.date}
"""
FREED = """
id: freed
    for_each: {in: commitments, as: item}
    none: not-applicable
    requires: {value: item.money, more_than: 0}
    unless: {value: item.kind, equals: policy}
"""
GUARANTEED = FREED.replace("freed", "guaranteed").replace(
    "{value: item.kind, equals: policy}", "{there_is: {in: guarantees, as: g}}"
)
UNHARMED = FREED.replace("freed", "unharmed").replace(
    "{value: item.kind, equals: policy}",
    "{not: {there_is: {in: guarantees, as: g, that: {value: g.effect, equals: impairs}}}}",
)
GUARANTEES = """
id: guarantees
    applies: {there_is: {in: guarantees, as: g}}
    requires: {said: agreement.date}
"""
LIMITED = """
id: limited
    for_each:
      in: parties
      as: party
      where: {there_is: {in: guarantees, as: g, where: {value: g.parties, contains: {value: party.id}}}}
    none: not-applicable
    requires: {said: party.nato}
"""
WEAK = {"id": "g", "kind": "recall", "effect": "secures", "parties": ["nl"], "evidence": BROKEN}
STRONG_AND_WEAK = """
id: strong
    applies: {value: agreement.kind, equals: treaty}
    requires: {said: agreement.date}

id: weak
    force: should
    applies: {not: {value: agreement.kind, equals: treaty}}
    requires: {said: agreement.date}
"""
MONEY = [f"/commitments/{index}/money" for index in range(3)]
KIND, DATE = "/agreement/kind", "/agreement/date"
TREATY = {"agreement": {"kind": "treaty"}}
MEMO = {"agreement": {"kind": "memorandum-of-understanding"}}

# limbs, what the draft says, outcome of the rule, of each record
OUTCOMES: dict[str, tuple[str, dict[str, Any], str, list[tuple[str, str, str, list[str]]]]] = {
    "every record passes": (
        PAID, {"commitments": [commitment("a"), commitment("b")]}, "pass",
        [("paid", "a", "pass", MONEY[:1]), ("paid", "b", "pass", MONEY[1:2])],
    ),
    "one record fails, one is open": (
        PAID, {"commitments": [commitment("a"), commitment("b", None), commitment("c", 0)]}, "fail",
        [("paid", "a", "pass", MONEY[:1]), ("paid", "b", "undetermined", MONEY[1:2]), ("paid", "c", "fail", MONEY[2:])],
    ),
    "one record is open": (
        PAID, {"commitments": [commitment("a"), commitment("b", None)]}, "undetermined",
        [("paid", "a", "pass", MONEY[:1]), ("paid", "b", "undetermined", MONEY[1:2])],
    ),
    "a record whose evidence does not hold cannot pass": (
        PAID, {"commitments": [commitment("a", evidence=BROKEN)]}, "undetermined",
        [("paid", "a", "undetermined", ["/commitments/0/evidence/0/quote", *MONEY[:1]])],
    ),
    "but it can fail": (
        PAID, {"commitments": [commitment("a", 0, evidence=BROKEN)]}, "fail",
        [("paid", "a", "fail", MONEY[:1])],
    ),
    "a silent list leaves it open": (
        PAID, {}, "undetermined", [("paid", "", "undetermined", ["/commitments"])],
    ),
    "a limb that does not apply": (TREATIES, MEMO, "not-applicable", []),
    "a limb that applies and passes": (
        TREATIES, {"agreement": {"kind": "treaty", "date": "2025"}}, "pass",
        [("treaties", "small", "pass", [DATE])],
    ),
    "a limb that applies and fails": (TREATIES, TREATY, "fail", [("treaties", "small", "fail", [DATE])]),
    "a limb of which nobody knows whether it applies": (
        TREATIES, {}, "undetermined", [("treaties", "small", "undetermined", [KIND])],
    ),
    "a derogation that holds": (
        FREED, {"commitments": [commitment("a", 0, kind="policy")]}, "pass",
        [("freed", "a", "pass", ["/commitments/0/kind"])],
    ),
    "a derogation that does not hold": (
        FREED, {"commitments": [commitment("a", 0)]}, "fail",
        [("freed", "a", "fail", ["/commitments/0/kind", "/commitments/0/money"])],
    ),
    "a derogation that is not needed": (
        FREED, {"commitments": [commitment("a", kind="policy")]}, "pass", [("freed", "a", "pass", MONEY[:1])],
    ),
    "a derogation that holds where the rest is open": (
        FREED, {"commitments": [commitment("a", None, kind="policy")]}, "pass",
        [("freed", "a", "pass", ["/commitments/0/kind"])],
    ),
    "a derogation that rests on a claim whose evidence does not hold": (
        GUARANTEED, {"commitments": [commitment("a", 0)], "guarantees": [WEAK]}, "fail",
        [("guaranteed", "a", "fail", ["/commitments/0/money", "/guarantees", "/guarantees/0/evidence/0/quote"])],
    ),
    "a derogation that a claim whose evidence does not hold takes away": (
        UNHARMED, {"commitments": [commitment("a", 0)], "guarantees": [{**WEAK, "effect": "impairs"}]}, "fail",
        [("unharmed", "a", "fail", ["/commitments/0/money", "/guarantees/0/effect"])],
    ),
    "a claim whose evidence does not hold can bring a rule into play": (
        GUARANTEES, {"guarantees": [WEAK]}, "fail", [("guarantees", "small", "fail", ["/agreement/date"])],
    ),
    "and records under it": (
        LIMITED, {"guarantees": [WEAK]}, "fail", [("limited", "nl", "fail", ["/guarantees/0/parties", "/parties/0/id", "/parties/0/nato"])],
    ),
    "a limb that speaks about supported claims alone": (
        PAID.replace("as: item}", "as: item, claims: supported}"),
        {"commitments": [commitment("a", 0, evidence=BROKEN), commitment("b")]}, "pass",
        [("paid", "b", "pass", MONEY[1:2])],
    ),
    "no record": (FREED, {"commitments": []}, "not-applicable", []),
}  # fmt: skip


@pytest.mark.parametrize(("limbs", "says", "outcome", "records"), OUTCOMES.values(), ids=OUTCOMES)
def test_a_rule_gets_the_worst_outcome_of_its_records(
    tmp_path: Path, limbs: str, says: dict[str, Any], outcome: str, records: list[Any]
) -> None:
    edition = small_edition(tmp_path, rule_yaml("one", limbs.replace("NONE", "not-applicable")))
    found = checked(edition, small_draft(**says)).outcomes[0]
    assert (found.outcome, found.force, found.error) == (outcome, "must", None)
    assert told(found) == records


# What an outcome rests on: the kind of fact, where it was read, the truth that would have helped, whether it decides.
Why = list[tuple[str, tuple[str, ...], bool, bool]]
NOT_GUARANTEED = """
id: nots
    applies: {any_of: [{value: agreement.kind, equals: treaty}, {not: {said: agreement.date}}]}
    for_each: {in: commitments, as: item, where: {value: item.kind, equals: financial}}
    none: NONE
    requires: {not: {there_is: {in: guarantees, as: g, where: {value: g.parties, contains: {value: item.party}}}}}
"""
DATED = {"agreement": {"date": "2025", "kind": "treaty"}}
KINDS = [("Compared", (f"/commitments/{index}/kind",), True, False) for index in range(2)]
PLACE = ["/commitments/0/years/first", "/guarantees/0/parties", "/commitments/0/evidence/0/quote"]

# limbs; what the draft says; of each limb whether it applies, and why; of each record the outcome, what it is
# about, and why.
REASONS: dict[str, tuple[str, dict[str, Any], list[str | None], Why, list[tuple[str, str, str, Why]]]] = {
    "evidence that does not hold": (
        PAID, {"commitments": [commitment("a", evidence=BROKEN)]}, [None], [],
        [("a", "undetermined", "record", [("Unsupported", (PLACE[2],), True, True), ("Compared", (MONEY[0],), True, True)])],
    ),
    "a silent list": (
        PAID, {}, [None], [], [("", "undetermined", "silent", [("Exists", ("/commitments",), True, True)])],
    ),
    "no record, which means failure": (
        PAID.replace("NONE", "fail"), {"commitments": []}, [None], [],
        [("small", "fail", "none", [("Quantified", ("/agreement",), True, True)])],
    ),
    "no record, which leaves it open": (
        PAID.replace("NONE", "undetermined"), {"commitments": []}, [None], [],
        [("small", "undetermined", "none", [("Quantified", ("/agreement",), True, True)])],
    ),
    "a limb that may apply": (
        TREATIES, {}, ["undetermined"], [("Compared", (KIND,), True, True)],
        [("small", "undetermined", "scope", [("Compared", (KIND,), True, True)])],
    ),
    "a limb that applies": (
        TREATIES, TREATY, [None], [("Compared", (KIND,), True, True)],
        [("small", "fail", "record", [("Filled", (DATE,), True, True)])],
    ),
    "a limb that does not apply": (TREATIES, MEMO, ["not-applicable"], [("Compared", (KIND,), False, True)], []),
    "what selects, and what decides": (
        LIMITED, {"guarantees": [WEAK]}, [None], [],
        [("nl", "fail", "record", [
            ("Compared", (PLACE[1], "/parties/0/id"), True, False), ("Filled", ("/parties/0/nato",), True, True),
        ])],
    ),
    "what may select decides": (
        LIMITED, {"guarantees": [{**WEAK, "parties": None}]}, [None], [],
        [
            (party, "undetermined", "record", [("Compared", (PLACE[1], f"/parties/{index}/id"), True, True)])
            for party, index in (("be", 1), ("nl", 0))
        ],
    ),
    "a derogation that does not hold": (
        FREED, {"commitments": [commitment("a", 0)]}, [None], [],
        [("a", "fail", "record", [("Compared", (MONEY[0],), True, True), ("Compared", ("/commitments/0/kind",), True, True)])],
    ),
    "a derogation that may hold": (
        PAID.replace("none: NONE", "none: fail") + "    unless: {value: item.years.first, at_least: 2026}\n",
        {"commitments": [commitment("a", 0)]}, [None], [],
        [("a", "undetermined", "record", [("Compared", (PLACE[0],), True, True)])],
    ),
    "a yes that hurts": (
        NOT_GUARANTEED, {"commitments": [commitment("a"), commitment("b", party="be")], "guarantees": [{**WEAK, "evidence": PROVED}]},
        [None], [("Filled", (DATE,), False, True)],
        [
            ("a", "fail", "record", [KINDS[0], ("Compared", (PLACE[1], "/commitments/0/party"), True, True)]),
            ("b", "pass", "record", [KINDS[1], ("Quantified", ("/guarantees",), False, True)]),
        ],
    ),
    "one of two records": (
        NOT_GUARANTEED, {**TREATY, "commitments": [commitment("a"), commitment("b", kind="policy")]}, [None],
        [("Compared", (KIND,), True, True), ("Filled", (DATE,), False, True)],
        [("a", "undetermined", "record", [KINDS[0], ("Quantified", ("/guarantees",), False, True)])],
    ),
    "no record, so it does not apply": (
        NOT_GUARANTEED, {**DATED, "commitments": []}, ["not-applicable"], [("Quantified", ("/agreement",), False, True)], [],
    ),
    "a field that selects, and then decides": (
        """
id: asked
    for_each: {in: commitments, as: item, where: {said: item.money}}
    none: not-applicable
    requires: {said: item.money}
""", {"commitments": [commitment("a")]}, [None], [], [("a", "pass", "record", [("Filled", (MONEY[0],), True, True)])],
    ),
    "two questions about one field": (
        """
id: asked
    requires:
      all_of:
        - {value: agreement.kind, differs: letter-of-intent}
        - {value: agreement.kind, differs: memorandum-of-understanding}
        - {value: agreement.kind, differs: letter-of-intent}
        - {said: agreement.kind}
""", TREATY, [None], [],
        [("small", "pass", "record", [("Compared", (KIND,), True, True)] * 2 + [("Filled", (KIND,), True, True)])],
    ),
    "neither of two reasons to apply": (
        NOT_GUARANTEED, {"agreement": {**DATED["agreement"], **MEMO["agreement"]}, "commitments": []}, ["not-applicable"],
        [("Compared", (KIND,), False, True), ("Filled", (DATE,), True, True)], [],
    ),
    "a claim whose evidence does not hold brings a limb into play": (
        GUARANTEES, {"guarantees": [WEAK]}, [None], [("Exists", ("/guarantees/0",), True, True)],
        [("small", "fail", "record", [("Filled", (DATE,), True, True)])],
    ),
    "claims that it says there are none of": (
        GUARANTEES, {"guarantees": []}, ["not-applicable"], [("Quantified", ("/guarantees",), False, True)], [],
    ),
    "a derogation by a claim whose evidence does not hold": (
        GUARANTEED, {"commitments": [commitment("a", 0)], "guarantees": [WEAK]}, [None], [],
        [("a", "fail", "record", [
            ("Compared", (MONEY[0],), True, True), ("Quantified", ("/guarantees",), True, True),
            ("Unsupported", ("/guarantees/0/evidence/0/quote",), True, True),
        ])],
    ),
}  # fmt: skip


def why(found: tuple[Rested, ...]) -> Why:
    return [(type(item.fact).__name__, pointers(item.fact), item.wanted, item.decides) for item in found]


@pytest.mark.parametrize(("limbs", "says", "applies", "scoped", "records"), REASONS.values(), ids=REASONS)
def test_an_outcome_says_what_selected_it_what_decided_and_what_would_have_helped(
    tmp_path: Path, limbs: str, says: dict[str, Any], applies: list[str | None], scoped: Why, records: list[Any]
) -> None:
    edition = small_edition(tmp_path, rule_yaml("one", limbs.replace("NONE", "not-applicable")))
    found = checked(edition, small_draft(**says)).outcomes[0]
    assert ([limb.outcome for limb in found.scopes], why(scope(found))) == (applies, scoped)
    assert [limb.limb.id for limb in found.scopes] == [limb.id for limb in found.rule.limbs]
    assert [(r.record.id, r.outcome, r.about, why(rested(r))) for r in found.records] == records
    assert all(r.unsupported is (PLACE[2] in {p for f in facts(r) for p in pointers(f)}) for r in found.records)


@pytest.mark.parametrize("none", ["not-applicable", "fail", "undetermined"])
def test_a_rule_says_what_it_means_that_there_is_no_record(tmp_path: Path, none: str) -> None:
    edition = small_edition(tmp_path, rule_yaml("one", PAID.replace("NONE", none)))
    found = checked(edition, small_draft(commitments=[])).outcomes[0]
    expected = [] if none == "not-applicable" else [("paid", "small", none, ["/agreement"])]
    assert (found.outcome, told(found)) == (none, expected)
    truth = None if none == "undetermined" else False
    nothing = Quantified(truth, "for_all", "commitments", (), none_found=True, base="commitments", pointer="/agreement")
    explained = [trace for record in found.records for trace in record.explain()]
    assert explained == ([] if none == "not-applicable" else [nothing])
    applies = [(limb.limb.id, limb.outcome, limb.explain and limb.explain()) for limb in found.scopes]
    assert applies == [("paid", none, nothing) if none == "not-applicable" else ("paid", None, None)]


MAYBE = FREED.replace("{value: item.kind, equals: policy}", "{value: item.years.first, at_least: 2026}")


@pytest.mark.parametrize(
    ("says", "outcome", "places"),
    [
        ({"years": {"first": 2026, "last": 2026}}, "pass", ["/commitments/0/years/first"]),
        ({"years": {"first": 2025, "last": 2026}}, "fail", ["/commitments/0/money", "/commitments/0/years/first"]),
        ({}, "undetermined", ["/commitments/0/years/first"]),
    ],
)
def test_a_derogation_that_may_hold_leaves_a_failure_open(
    tmp_path: Path, says: dict[str, Any], outcome: str, places: list[str]
) -> None:
    edition = small_edition(tmp_path, rule_yaml("one", MAYBE))
    found = checked(edition, small_draft(commitments=[commitment("a", 0, **says)])).outcomes[0]
    assert told(found) == [("freed", "a", outcome, places)]


@pytest.mark.parametrize(
    ("kind", "force", "outcome", "expected"),
    [
        ("treaty", "must", "fail", "non-compliant"),
        ("letter-of-intent", "should", "fail", "compliant"),
        (None, "must", "undetermined", "incomplete"),
    ],
)
def test_a_limb_of_weaker_force_gives_a_remark_unless_a_stronger_one_speaks(
    tmp_path: Path, kind: str | None, force: str, outcome: str, expected: str
) -> None:
    edition = small_edition(tmp_path, rule_yaml("one", STRONG_AND_WEAK))
    report = checked(edition, small_draft(agreement={"kind": kind}))
    assert [(o.force, o.outcome) for o in report.outcomes] == [(force, outcome)]
    assert report.verdict == expected


def test_a_rule_that_breaks_is_an_error_and_never_lets_the_draft_through(tmp_path: Path) -> None:
    edition = small_edition(tmp_path, rule_yaml("one", TREATIES), rule_yaml("two", TREATIES, number=2))
    first, second = prepare(edition).rules

    def broken(*_: Any) -> Any:
        raise ZeroDivisionError("nought")

    limb = first.limbs[0]
    bad = replace(first, limbs=(CompiledLimb(limb.limb, None, None, CompiledCondition(broken, broken), None, broken),))
    found = evaluate([bad, second], records_in(small_draft(**MEMO)), AS_OF)
    assert [(o.outcome, o.records, o.error) for o in found] == [
        ("error", (), "ZeroDivisionError: nought"),
        ("not-applicable", (), None),
    ]
    assert (verdict(found), verdict(found, strict=True), verdict([])) == ("error", "error", "error")


# outcomes of must-rules, of should-rules, verdict, verdict when strict
VERDICTS = [
    ([], ["pass"], "compliant", "compliant"),
    (["pass", "not-applicable"], [], "compliant", "compliant"),
    (["not-applicable"], ["not-applicable"], "compliant", "compliant"),
    (["pass"], ["fail"], "compliant", "non-compliant"),
    (["pass"], ["undetermined"], "compliant", "incomplete"),
    (["pass"], ["waived"], "compliant", "deviating"),
    (["pass", "waived"], ["pass"], "deviating", "deviating"),
    (["waived"], ["fail"], "deviating", "non-compliant"),
    (["waived", "undetermined"], [], "incomplete", "incomplete"),
    (["pass", "undetermined"], ["fail"], "incomplete", "non-compliant"),
    (["pass", "fail"], [], "non-compliant", "non-compliant"),
    (["fail", "undetermined", "waived"], [], "non-compliant", "non-compliant"),
    (["fail", "error"], [], "error", "error"),
    (["pass"], ["error"], "error", "error"),
    ([], [], "error", "error"),
]


@pytest.mark.parametrize(("must", "should", "expected", "strict"), VERDICTS)
def test_the_verdict_follows_from_the_outcomes(
    tmp_path: Path, must: list[Any], should: list[Any], expected: str, strict: str
) -> None:
    rule = small_edition(tmp_path, rule_yaml("one", TREATIES)).rules[0]
    outcomes = [RuleOutcome(rule, "must", outcome, (), ()) for outcome in must]
    outcomes += [RuleOutcome(rule, "should", outcome, (), ()) for outcome in should]
    may = RuleOutcome(rule, "may", "fail", (), ())
    found = [verdict(outcomes), verdict(outcomes, strict=True)]
    assert found == [expected, strict]
    assert not outcomes or [verdict([*outcomes, may]), verdict([*outcomes, may], strict=True)] == found
    assert [verdict(reversed(outcomes)), verdict(reversed(outcomes), strict=True)] == found


def waiver(**more: Any) -> dict[str, Any]:
    return {
        "draft": "small", "rule": "TST-001", "records": ["a"], "authority": "minister", "name": "A. Minister",
        "reason": {"en": "Accepted."}, "document": {"reference": "bs-1", "date": "2025-12-01"},
        "valid_until": "2026-06-30", **more,
    }  # fmt: skip


def state(edition: Edition, *waivers: dict[str, Any], amounts: tuple[Any, ...] = (0,), **options: Any) -> Any:
    """Return verdict, outcome of each record, and what became of each waiver."""
    commitments = [commitment(name, amount) for name, amount in zip("abc", amounts, strict=False)]
    named = {f"w{n}": one for n, one in enumerate(waivers, 1)}
    report = checked(edition, small_draft(commitments=commitments, waivers=named), **options)
    records = [record.outcome for outcome in report.outcomes for record in outcome.records]
    return report.verdict, records, [note.state for note in report.waivers]


WAIVED = ("deviating", ["waived"], ["used"])
WAIVERS: dict[str, tuple[dict[str, Any], tuple[Any, ...], tuple[str, list[str], list[str]]]] = {
    "used": (waiver(), (0,), WAIVED),
    "by slug": (waiver(rule="one"), (0,), WAIVED),
    "the last day counts": (waiver(valid_until="2026-01-15"), (0,), WAIVED),
    "the day after does not": (waiver(valid_until="2026-01-14"), (0,), ("non-compliant", ["fail"], ["expired"])),
    "a month counts to its last day": (waiver(valid_until="2026-01"), (0,), WAIVED),
    "a year counts to its last day": (waiver(valid_until="2025"), (0,), ("non-compliant", ["fail"], ["expired"])),
    "not needed": (waiver(), (5,), ("compliant", ["pass"], ["unused"])),
    "for what is open": (waiver(), (None,), ("incomplete", ["undetermined"], ["unused"])),
    "for another record": (waiver(records=["b"]), (0, 5), ("non-compliant", ["fail", "pass"], ["unused"])),
    "for a record that does not exist": (waiver(records=["zzz"]), (0,), ("non-compliant", ["fail"], ["unused"])),
    "one of two failures": (waiver(), (0, 0), ("non-compliant", ["waived", "fail"], ["used"])),
    "a failure, while another is open": (waiver(), (0, None), ("incomplete", ["waived", "undetermined"], ["used"])),
    "by nobody who may": (waiver(authority="secretary"), (0,), ("non-compliant", ["fail"], ["not-authorised"])),
    "without a reference": (
        waiver(document={"date": "2025-12-01"}), (0,), ("non-compliant", ["fail"], ["incomplete"]),
    ),
    "without a date": (waiver(document={"reference": "bs-1"}), (0,), ("non-compliant", ["fail"], ["incomplete"])),
    "by a decision of tomorrow": (
        waiver(document={"reference": "bs-1", "date": "2150"}), (0,), ("non-compliant", ["fail"], ["not-yet"]),
    ),
    "by a decision of today": (waiver(document={"reference": "bs-1", "date": "2026-01-15"}), (0,), WAIVED),
    "by a decision of this month": (waiver(document={"reference": "bs-1", "date": "2026-01"}), (0,), WAIVED),
    "by a decision of the day after": (
        waiver(document={"reference": "bs-1", "date": "2026-01-16"}), (0,), ("non-compliant", ["fail"], ["not-yet"]),
    ),
    "for a rule that does not exist": (waiver(rule="TST-999"), (0,), ("non-compliant", ["fail"], ["unknown-rule"])),
    "for another draft": (waiver(draft="large"), (0,), ("non-compliant", ["fail"], ["other-draft"])),
    "several records": (waiver(records=["b", "a"]), (0, 0), ("deviating", ["waived", "waived"], ["used"])),
    "more records than fail": (waiver(records=["a", "b"]), (0, 5), ("deviating", ["waived", "pass"], ["used"])),
}  # fmt: skip


@pytest.mark.parametrize(("given", "amounts", "expected"), WAIVERS.values(), ids=WAIVERS)
def test_a_waiver_is_used_only_when_everything_about_it_is_right(
    tmp_path: Path, given: dict[str, Any], amounts: tuple[Any, ...], expected: Any
) -> None:
    edition = small_edition(tmp_path, rule_yaml("one", FREED))
    assert state(edition, given, amounts=amounts) == expected


def test_a_waived_must_rule_is_never_compliant_and_every_failure_can_be_waived(tmp_path: Path) -> None:
    edition = small_edition(tmp_path, rule_yaml("one", FREED))
    both = state(edition, waiver(), waiver(records=["b"]), amounts=(0, 0, 5))
    assert both == ("deviating", ["waived", "waived", "pass"], ["used", "used"])
    waived, failed, passed = (
        checked(
            edition,
            small_draft(
                commitments=[commitment(n, a) for n, a in (("a", 0), ("b", 0), ("c", 5))], waivers={"w1": waiver()}
            ),
        )
        .outcomes[0]
        .records
    )
    places = [["/commitments/0/kind", MONEY[0]], ["/commitments/1/kind", MONEY[1]], [MONEY[2]]]
    assert [sorted(p for f in facts(r) for p in pointers(f)) for r in (waived, failed, passed)] == places
    assert [r.outcome for r in (waived, failed, passed)] == ["waived", "fail", "pass"]
    assert [r.waiver and r.waiver.name for r in (waived, failed, passed)] == ["w1", None, None]
    twice = state(edition, waiver(), waiver())
    assert twice == ("deviating", ["waived"], ["used", "used"])


def test_a_waiver_for_a_rule_that_was_not_selected_changes_nothing(tmp_path: Path) -> None:
    edition = small_edition(tmp_path, rule_yaml("one", FREED), rule_yaml("two", TREATIES, number=2))
    found = state(edition, waiver(), rules={"TST-002"})
    assert found == ("incomplete", ["undetermined"], ["not-selected"])


@pytest.mark.parametrize(("strict", "expected"), [(False, "compliant"), (True, "deviating")])
def test_a_remark_can_be_waived_by_who_may_waive_remarks(tmp_path: Path, strict: bool, expected: str) -> None:
    edition = small_edition(tmp_path, rule_yaml("one", FREED, force="should"))
    assert state(edition, waiver(authority="secretary"), strict=strict) == (expected, ["waived"], ["used"])


@pytest.mark.parametrize(("strict", "expected"), [(False, "compliant"), (True, "non-compliant")])
def test_a_remark_changes_the_verdict_only_when_asked(tmp_path: Path, strict: bool, expected: str) -> None:
    edition = small_edition(tmp_path, rule_yaml("one", FREED, force="should"))
    assert state(edition, strict=strict) == (expected, ["fail"], [])


def test_nobody_can_waive_an_aim(tmp_path: Path) -> None:
    edition = small_edition(tmp_path, rule_yaml("one", FREED, force="may"))
    assert state(edition, waiver(), strict=True) == ("compliant", ["fail"], ["not-authorised"])


def test_the_whole_draft_is_waived_by_the_id_of_the_agreement(tmp_path: Path) -> None:
    edition = small_edition(tmp_path, rule_yaml("one", TREATIES))
    report = checked(edition, small_draft(agreement={"kind": "treaty"}, waivers={"w1": waiver(records=["small"])}))
    assert (report.verdict, [o.outcome for o in report.outcomes]) == ("deviating", ["waived"])


def test_selecting_no_rule_at_all_is_an_error(tmp_path: Path) -> None:
    edition = small_edition(tmp_path, rule_yaml("one", TREATIES))
    assert checked(edition, small_draft(), rules=set()).verdict == "error"


def test_the_order_of_waivers_changes_nothing_and_the_first_by_its_path_is_named(tmp_path: Path) -> None:
    edition = small_edition(tmp_path, rule_yaml("one", FREED), rule_yaml("two", TREATIES, number=2))
    recorded = {"w0": waiver(rule="zzz"), "w1": waiver(), "w2": waiver(), "w3": waiver(rule="two")}
    for order in (recorded, dict(reversed(recorded.items()))):
        data = small_draft(commitments=[commitment("a", 0)], waivers=order)
        report = checked(edition, data, rules={"TST-001"})
        states = {"w0": "unknown-rule", "w1": "used", "w2": "used", "w3": "not-selected"}
        assert [(note.waiver.name, note.state) for note in report.waivers] == list(states.items())
        assert [r.waiver.name for o in report.outcomes for r in o.records if r.waiver] == ["w1"]


def test_of_two_waivers_for_the_same_both_are_named_and_the_valid_one_counts(tmp_path: Path) -> None:
    edition = small_edition(tmp_path, rule_yaml("one", FREED))
    data = small_draft(commitments=[commitment("a", 0)], waivers={"w1": waiver(valid_until="2025"), "w2": waiver()})
    report = checked(edition, data)
    assert report.verdict == "deviating"
    assert [(note.waiver.name, note.state) for note in report.waivers] == [("w1", "expired"), ("w2", "used")]
    assert [r.waiver.name for o in report.outcomes for r in o.records if r.waiver] == ["w2"]


def test_the_records_for_which_the_rule_does_not_fail_are_named(tmp_path: Path) -> None:
    edition = small_edition(tmp_path, rule_yaml("one", FREED))
    several = {"w1": waiver(records=["a", "b", "zzz"]), "w2": waiver(records=["b"]), "w3": waiver(valid_until="2025")}
    data = small_draft(commitments=[commitment("a", 0), commitment("b", 5)], waivers=several)
    assert [(note.state, note.idle) for note in checked(edition, data).waivers] == [
        ("used", ("b", "zzz")), ("unused", ("b",)), ("expired", ()),
    ]  # fmt: skip


def test_where_an_edition_names_nobody_who_may_waive_nobody_may(tmp_path: Path) -> None:
    edition = small_edition(tmp_path, rule_yaml("one", FREED))
    silent = replace(edition, about=replaced(edition.about, waiving={}), digest="silent")
    assert state(silent, waiver()) == ("non-compliant", ["fail"], ["not-authorised"])


def test_an_outcome_is_never_explained_as_another(tmp_path: Path) -> None:
    edition = small_edition(tmp_path, rule_yaml("paid", PAID.replace("NONE", "fail")))
    draft = parse_draft(written(small_draft(commitments=[commitment("one")])), "small.json")
    ready = prepare(edition)
    ready.functions = {"TST-001": lambda look: [(0, look.by_collection["commitments"][0], "fail")]}
    ready.drafts = 1000
    (outcome,) = check(draft, edition, as_of=TODAY, engine="native").outcomes
    assert outcome.outcome == "fail"
    with pytest.raises(DisagreementError) as raised:
        told(outcome)
    assert [(p.code, p.params) for p in raised.value.problems] == [("engine.explain", {"rule": "TST-001"})]


def test_a_written_rule_that_breaks_is_an_error_and_never_lets_the_draft_through(tmp_path: Path) -> None:
    edition = small_edition(tmp_path, rule_yaml("one", TREATIES), rule_yaml("two", TREATIES, number=2))
    draft, ready = parse_draft(written(small_draft(**MEMO)), "small.json"), prepare(edition)

    def broken(_: Any) -> Any:
        raise ZeroDivisionError("nought")

    ready.functions, ready.drafts = {**(functions(edition) or {}), "TST-001": broken}, 1000
    report = check(draft, edition, as_of=TODAY, engine="native")
    assert [(o.rule.id, o.outcome, o.records, o.error) for o in report.outcomes] == [
        ("TST-001", "error", (), "ZeroDivisionError: nought"),
        ("TST-002", "not-applicable", (), None),
    ]
    assert (report.verdict, [p.code for p in report.problems]) == ("error", ["engine.rule"])


WITHIN = """
id: within
    for_each: {in: shares, as: item}
    none: fail
    requires: {value: item.percent, at_most: {parameter: tolerance}}
"""
STARTED = """
id: started
    requires: {value: agreement.date, before: {as_of_date: true}}
"""


@pytest.mark.parametrize(("percent", "outcome"), [(10, "pass"), (10.01, "fail")])
def test_a_rule_compares_with_the_numbers_of_its_edition(tmp_path: Path, percent: float, outcome: str) -> None:
    edition = small_edition(tmp_path, rule_yaml("one", WITHIN))
    rest = float(100 - Decimal(str(percent)))
    shares = [{"party": "nl", "percent": percent}, {"party": "be", "percent": rest}]
    shared = {"id": "d", "of": "cost", "evidence": PROVED, "shares": shares}
    found = checked(edition, small_draft(distributions=[shared])).outcomes[0]
    assert told(found) == [
        ("within", "d.be", "fail", ["/distributions/0/shares/1/percent"]),
        ("within", "d.nl", outcome, ["/distributions/0/shares/0/percent"]),
    ]


@pytest.mark.parametrize(("date", "outcome"), [("2025-12-31", "pass"), ("2026-01-01", "fail"), ("2026", "fail")])
def test_a_rule_compares_with_the_day_as_of_which_it_is_asked(tmp_path: Path, date: str, outcome: str) -> None:
    edition = small_edition(tmp_path, rule_yaml("one", STARTED))
    (found,) = evaluate(prepare(edition).rules, records_in(small_draft(agreement={"date": date})), AS_OF)
    assert told(found) == [("started", "small", outcome, [DATE])]


def test_a_limb_that_may_hold_says_nothing_beside_one_that_must(tmp_path: Path) -> None:
    limbs = STRONG_AND_WEAK.replace("applies: {value: agreement.kind, equals: treaty}", "").replace(
        "force: should\n    applies: {not: {value: agreement.kind, equals: treaty}}", "force: may"
    )
    edition = small_edition(
        tmp_path, rule_yaml("one", limbs.replace("{said: agreement.date}", "{said: agreement.kind}", 1))
    )
    found = checked(edition, small_draft(**TREATY)).outcomes[0]
    assert (found.force, found.outcome) == ("must", "pass")
    assert told(found) == [("strong", "small", "pass", [KIND]), ("weak", "small", "fail", [DATE])]


@pytest.mark.parametrize(
    ("guarantees", "concerned", "expected"),
    [
        ([{**WEAK, "evidence": PROVED}], True, "compliant"),
        ([WEAK], False, "incomplete"),
        ([], False, "incomplete"),
        (None, False, "incomplete"),
    ],
)
def test_a_draft_that_the_letter_is_not_surely_about_is_never_compliant(
    tmp_path: Path, guarantees: list[dict[str, Any]] | None, concerned: bool, expected: str
) -> None:
    about = definition("guaranteed", "{there_is: {in: guarantees, as: g}}")
    concern = Concern(is_="guaranteed", otherwise=Bilingual(nl="x", en="x"))
    edition = small_edition(tmp_path, rule_yaml("one", FREED))
    edition = replace(
        edition,
        definitions={**edition.definitions, "guaranteed": about},
        about=replaced(edition.about, concerns=concern),
        digest=f"{edition.digest} about {guarantees}",
    )
    report = checked(edition, small_draft(commitments=[commitment("a")], guarantees=guarantees))
    assert (report.concerned, report.verdict, report.outcomes[0].outcome) == (concerned, expected, "pass")


def test_what_the_letter_is_about_may_be_said_with_a_number_of_the_edition(tmp_path: Path) -> None:
    about = definition("many", "{figure: {count: {in: parties, as: p}}, at_most: {parameter: tolerance}}")
    edition = small_edition(tmp_path, rule_yaml("one", FREED))
    concern = Concern(is_="many", otherwise=Bilingual(nl="x", en="x"))
    edition = replace(
        edition,
        definitions={**edition.definitions, "many": about},
        about=replaced(edition.about, concerns=concern),
        digest=f"{edition.digest} about many",
    )
    assert checked(edition, small_draft(commitments=[commitment("a")])).concerned


def test_where_one_record_decides_that_not_all_meet_it_a_claim_passed_over_is_no_reason() -> None:
    when = "{for_all: {in: guarantees, as: g, that: {value: g.effect, equals: secures}, if_none: no}}"
    claims = [
        {"id": "a", "kind": "recall", "effect": "secures", "evidence": BROKEN},
        {"id": "b", "kind": "recall", "effect": "impairs", "evidence": PROVED},
    ]
    found = trace_of(when, small_draft(guarantees=claims))
    assert (found.truth, places(found)) == (False, ["/guarantees/1/effect"])
    alone = trace_of(when, small_draft(guarantees=claims[:1]))
    assert (alone.truth, places(alone)) == (False, ["/guarantees", "/guarantees/0/evidence/0/quote"])
