"""Read the records of a draft: which there are, where they stand, what they hold, and what they rest on."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from rulebook.model.quantities import DateSpan, Measure
from rulebook.model.record import DraftRecord
from rulebook.model.vocabulary import vocabulary
from tests.small import BE, BROKEN, NL, PROVED, records_in, small_draft

PREAMBLE = [{"article": "art-2", "quote": "Whereas each party values its units highly"}]
LETTER = {"reference": "A-1", "date": "2025-03"}
AGENCY = {"id": "nspa", "name": {"en": "NSPA"}, "kind": "organisation"}
MINES = {"id": "mines", "name": {"en": "Mine hunting"}}
EURO = {"amount": "12.50", "currency": "EUR"}


TRACK = {"id": "ships", "kind": "procurement", "materiel": {"en": "ships"}, "stands_in": "operative"}


def track(**more: Any) -> dict[str, Any]:
    return {**{key: value for key, value in TRACK.items() if key != "stands_in"}, "evidence": PROVED, **more}


def commitment(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "party": "nl", "kind": "financial", "evidence": PROVED, **more}


def distribution(**more: Any) -> dict[str, Any]:
    return {"id": "d", "of": "cost", "evidence": PROVED, **more}


def listed(data: dict[str, Any], name: str) -> list[DraftRecord]:
    return records_in(data).by_collection[name]


# What the draft says, a list, and of each record of it: id, pointer, whether it is a ghost, the id of its parent.
PLACES: list[tuple[str, dict[str, Any], str, list[tuple[str, str, bool, str | None]]]] = [
    ("the agreement is a list of one", {}, "agreement", [("small", "/agreement", False, None)]),
    (
        "records stand in the order of their ids",
        {"parties": [NL, BE]},
        "parties",
        [("be", "/parties/1", False, None), ("nl", "/parties/0", False, None)],
    ),
    ("a silent list holds a ghost", {}, "commitments", [("", "/commitments", True, None)]),
    ("an empty list holds nothing", {"commitments": []}, "commitments", []),
    (
        "a list within a record",
        {"commitments": [commitment("c", allocations=[{"year": 2027}, {"year": 2026}])]},
        "allocations",
        [
            ("c.2026", "/commitments/0/allocations/1", False, "c"),
            ("c.2027", "/commitments/0/allocations/0", False, "c"),
        ],
    ),
    (
        "a silent list within a record, after what is there",
        {"commitments": [commitment("a"), commitment("b", allocations=[{"year": 2026}])]},
        "allocations",
        [
            ("b.2026", "/commitments/1/allocations/0", False, "b"),
            ("a.", "/commitments/0/allocations", True, "a"),
        ],
    ),
    ("a silent list within a silent list", {}, "allocations", [(".", "/commitments", True, None)]),
    (
        "a record with two keys",
        {"capabilities": [{**MINES, "roles": [{"party": "nl", "role": "keeps"}]}]},
        "roles",
        [("mines.nl.keeps", "/capabilities/0/roles/0", False, "mines")],
    ),
    (
        "every year of a commitment",
        {"commitments": [commitment("c", years={"first": 2026, "last": 2027})]},
        "years",
        [("c.2026", "/commitments/0/years", False, "c"), ("c.2027", "/commitments/0/years", False, "c")],
    ),
    (
        "silent years of a commitment",
        {"commitments": [commitment("a"), commitment("b", years={"first": 2026, "last": 2026})]},
        "years",
        [("b.2026", "/commitments/1/years", False, "b"), ("a.", "/commitments/0/years", True, "a")],
    ),
    ("the years of silent commitments", {}, "years", [("", "/commitments", True, None)]),
    (
        "an equal key weighs every state",
        {"distributions": [distribution(keys=[{"basis": "equal"}])], "parties": [NL, BE, AGENCY]},
        "weights",
        [
            ("d.equal.be", "/distributions/0/keys/0/basis", False, "d.equal"),
            ("d.equal.nl", "/distributions/0/keys/0/basis", False, "d.equal"),
        ],
    ),
    (
        "an equal key that lists its weights keeps them",
        {"distributions": [distribution(keys=[{"basis": "equal", "weights": [{"party": "nl", "weight": 1}]}])]},
        "weights",
        [("d.equal.nl", "/distributions/0/keys/0/weights/0", False, "d.equal")],
    ),
]


@pytest.mark.parametrize(("says", "name", "expected"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES])
def test_a_list_holds_these_records(says: dict[str, Any], name: str, expected: list[Any]) -> None:
    found = listed(small_draft(**says), name)
    assert [(r.id, r.pointer, r.ghost, r.parent_id) for r in found] == expected
    assert all(r.collection == name and r.reader is found[0].reader for r in found)
    within = vocabulary()[name].parent
    assert all((r.parent and r.parent.collection) == within for r in found)
    assert all(r.parent is None or r.parent.id == (r.parent_id or "") for r in found)


# What the draft says, a list, and the values of its first record.
VALUES: list[tuple[str, dict[str, Any], str, dict[str, Any]]] = [
    (
        "words, truths and lists",
        {"agreement": {"kind": "treaty", "binding": {"legally": False}, "languages": ["nl", "en"], "form": None}},
        "agreement",
        {
            "id": "small",
            "title": {"en": "A small agreement"},
            "kind": "treaty",
            "status": "negotiated",
            "binding.legally": False,
            "languages": ("nl", "en"),
        },
    ),
    (
        "an amount of money, and the years",
        {"commitments": [commitment("c", money=EURO, years={"first": 2026, "last": 2027})]},
        "commitments",
        {
            "id": "c",
            "party": "nl",
            "kind": "financial",
            "money": Measure(Decimal("12.50"), "EUR"),
            "years.first": Decimal(2026),
            "years.last": Decimal(2027),
            "stands_in": "operative",
        },
    ),
    (
        "an amount of something else, in a record that belongs to another",
        {
            "capabilities": [
                {**MINES, "roles": [{"party": "nl", "role": "keeps", "available": {"amount": 3, "unit": "ships"}}]}
            ]
        },
        "roles",
        {"capability": "mines", "party": "nl", "role": "keeps", "available": Measure(Decimal(3), "ships")},
    ),
    (
        "a date known to the month",
        {"notices": [{"id": "n", "date": "2025-06"}]},
        "notices",
        {"id": "n", "date": DateSpan.of("2025-06")},
    ),
    (
        "a year that follows from its commitment",
        {"commitments": [commitment("c", years={"first": 2026, "last": 2026})]},
        "years",
        {"commitment": "c", "year": Decimal(2026)},
    ),
    (
        "a weight that follows from an equal key, and its part",
        {"distributions": [distribution(keys=[{"basis": "equal"}])]},
        "weights",
        {"key": "d.equal", "party": "be", "weight": Decimal(1), "portion": Fraction(50)},
    ),
    ("a ghost knows nothing", {}, "commitments", {}),
    ("a ghost within a record knows whose it is", {"commitments": [commitment("c")]}, "allocations", {"commitment": "c"}),
    ("a ghost within a ghost knows nothing either", {}, "allocations", {}),
    ("an organisation is no state", {"parties": [AGENCY]}, "parties", {**AGENCY, "state": "none"}),
    ("a claim in the preamble", {"guarantees": [{"id": "g", "kind": "recall", "effect": "secures", "evidence": PREAMBLE}]}, "guarantees", {"id": "g", "kind": "recall", "effect": "secures", "stands_in": "preamble"}),
    (
        "an object within a record that proves itself",
        {"tracks": [track(configuration={"common": True, "evidence": PREAMBLE})]},
        "tracks",
        {**TRACK, "configuration.common": True, "configuration.stands_in": "preamble"},
    ),
    (
        "an object within a record that does not prove itself stands nowhere",
        {"tracks": [track(configuration={"common": True, "evidence": BROKEN})]},
        "tracks",
        {**TRACK, "configuration.common": True},
    ),
    (
        "an object within a record that names no evidence stands nowhere",
        {"tracks": [track(configuration={"common": True})]},
        "tracks",
        {**TRACK, "configuration.common": True},
    ),
    (
        "what a document proves stands in no article",
        {"assessments": [{"id": "a", "kind": "readiness", "document": LETTER}]},
        "assessments",
        {"id": "a", "kind": "readiness", "document.date": DateSpan.of("2025-03"), "document.reference": "A-1"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("says", "name", "expected"), [row[1:] for row in VALUES], ids=[row[0] for row in VALUES])
def test_a_record_holds_typed_values_and_nothing_where_the_draft_is_silent(
    says: dict[str, Any], name: str, expected: dict[str, Any]
) -> None:
    values = listed(small_draft(**says), name)[0].values
    assert values == expected
    assert {key: type(value) for key, value in values.items()} == {key: type(value) for key, value in expected.items()}


def test_a_field_that_was_worked_out_says_which_field_it_came_from() -> None:
    shares = [{"party": "nl", "money": EURO}, {"party": "nspa", "percent": 60}]
    found = listed(small_draft(distributions=[distribution(shares=shares)], parties=[NL, AGENCY]), "shares")
    assert [(r.id, r.values.get("portion"), r.pointer_to("portion")) for r in found] == [
        ("d.nl", None, "/distributions/0/shares/0/money"),
        ("d.nspa", Decimal(60), "/distributions/0/shares/1/percent"),
    ]


GUARANTEE = {"id": "g", "kind": "recall", "effect": "secures"}
FOUND = ("quote-not-found", "/guarantees/0/evidence/0/quote")
# What the draft says, a list, and of its first record: whether it may help, why not, and where that stands.
SUPPORTED: list[tuple[str, dict[str, Any], str, bool, tuple[str, str] | None]] = [
    ("what claims nothing", {}, "parties", True, None),
    ("a ghost", {}, "guarantees", True, None),
    ("a claim that its article proves", {"guarantees": [{**GUARANTEE, "evidence": PROVED}]}, "guarantees", True, ("supported", "/guarantees/0/evidence")),
    ("a claim that nothing proves", {"guarantees": [GUARANTEE]}, "guarantees", False, ("no-evidence", "/guarantees/0")),
    ("words that stand nowhere", {"guarantees": [{**GUARANTEE, "evidence": BROKEN}]}, "guarantees", False, FOUND),
    ("a part of a claim is as good as the claim", {"guarantees": [{**GUARANTEE, "evidence": BROKEN, "limits": [{"kind": "season"}]}]}, "limits", False, FOUND),
    ("a document where a document proves it", {"assessments": [{"id": "a", "kind": "readiness", "document": LETTER}]}, "assessments", True, ("supported", "/assessments/0/document")),
    ("a document without a date", {"assessments": [{"id": "a", "kind": "readiness", "document": {"reference": "A-1"}}]}, "assessments", False, ("document-incomplete", "/assessments/0/document")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("says", "name", "supported", "why"), [row[1:] for row in SUPPORTED], ids=[row[0] for row in SUPPORTED]
)
def test_a_record_says_whether_it_may_help_and_why_not(
    says: dict[str, Any], name: str, supported: bool, why: tuple[str, str] | None
) -> None:
    record = listed(small_draft(**says), name)[0]
    assert record.supported is supported
    assert (record.support and (record.support.code, record.support.pointer)) == why
