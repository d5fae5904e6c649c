"""Reach every fault that a well-written JSON file can have as a draft: its code, pointer and line."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest

from rulebook.errors import DraftError
from rulebook.load.draft import _dangling, _twice, parse_draft
from rulebook.load.jsontext import read_json
from rulebook.load.quick import sound
from rulebook.words import LANGS, problem_texts
from rulebook.words.problems import PROBLEMS
from tests.small import PROVED, small_draft

DRAFT = small_draft(
    capabilities=[{"id": "cap", "name": {"en": "Ships"}, "roles": [{"party": "nl", "role": "provides"}]}],
    commitments=[
        {
            "id": "c1", "party": "nl", "kind": "financial", "evidence": PROVED,
            "money": {"amount": "5.00", "currency": "EUR"}, "years": {"first": 2026, "last": 2027},
            "allocations": [{"year": 2026}],
        }
    ],
    acts=[{"id": "a1", "kind": "signature", "date": "2026-02-28", "commitments": ["c1"]}],
    distributions=[{"id": "d1", "of": "cost", "shares": [{"party": "nl", "percent": 50}, {"party": "be"}]}],
    activities=[{"id": "t1", "kind": "training", "consents": [{"party": "be", "given": True}]}],
)  # fmt: skip
MONEY, SHARE = "/commitments/0/money", "/distributions/0/shares/0"

# pointer -> value to set there, code, pointer of the fault (when it is another)
CASES: list[tuple[str, Any, str, str | None]] = [
    ("/zzz", 1, "shape.unknown_key", None),
    ("/guarantee", [], "shape.unknown_key_near", None),
    ("/agreement/titel", {"en": "x"}, "shape.unknown_key_near", None),
    ("/commitments/0/money/amont", 1, "shape.unknown_key_near", None),
    ("/agreement", {"title": {"en": "x"}}, "shape.missing_key", None),
    ("/agreement/status", "zzz", "shape.not_one_of", None),
    ("/agreement/status", "negotiate", "shape.not_one_of_near", None),
    ("/agreement/version", 3, "shape.expected_text", None),
    ("/agreement/version", "  ", "shape.blank", None),
    ("/agreement/version", "", "shape.blank", None),
    ("/agreement/id", "a" * 81, "shape.too_long", None),
    ("/agreement/id", "Two Words", "shape.id", None),
    ("/articles/0/id", "Article 4", "shape.dotted_id", None),
    (
        "/parties/0",
        {"id": "nl", "name": {"en": "x"}, "kind": "organisation", "state": "NL"},
        "shape.organisation_state",
        None,
    ),
    ("/agreement/id", None, "shape.expected_text", None),
    ("/agreement", "Title", "shape.expected_object", None),
    ("/agreement/title", "Title", "shape.expected_words", None),
    ("/commitments/0/money", 5, "shape.expected_money", None),
    ("/commitments/0/years", "2026", "shape.expected_years", None),
    ("/commitments/0/evidence/0", "art-1", "shape.expected_evidence", None),
    ("/commitments/0/allocations/0/source", "Budget", "shape.expected_document", None),
    ("/capabilities/0/roles/0/available", 4, "shape.expected_quantity", None),
    ("/agreement/title", {}, "shape.text_empty", None),
    ("/agreement/title", {"nl": None, "en": None}, "shape.text_empty", None),
    ("/activities/0/consents/0/given", "yes", "shape.expected_true_false", None),
    ("/activities/0/consents/0/given", 1, "shape.expected_true_false", None),
    ("/commitments/0/years/first", "2026", "shape.expected_whole_number", None),
    ("/commitments/0/years/first", 1066, "shape.other", None),
    ("/commitments/0/years/last", 2025, "shape.years", "/commitments/0/years"),
    ("/commitments/0/years/last", 2127, "shape.years", "/commitments/0/years"),
    ("/acts", {}, "shape.expected_list", None),
    ("/commitments/0/evidence", [], "shape.too_short", None),
    ("/acts/0/date", "2026-02-29", "shape.date", None),
    ("/acts/0/date", "2026-2-1", "shape.date", None),
    ("/acts/0/date", "28-02-2026", "shape.date", None),
    ("/parties/0/state", "NLD", "shape.state", None),
    ("/commitments/0/money/currency", "euro", "shape.currency", None),
    ("/commitments/0/money/amount", "5,00", "shape.amount", None),
    ("/commitments/0/money/amount", "1.00001", "shape.amount", None),
    ("/commitments/0/money/amount", -1, "shape.amount", None),
    ("/commitments/0/money/amount", True, "shape.amount", None),
    ("/commitments/0/money/amount", 10**15, "shape.amount", None),
    ("/distributions/0/shares/0/percent", 100.1, "shape.percentage", None),
    ("/distributions/0/shares/0/percent", "50", "shape.percentage", None),
    ("/distributions/0/shares/0/percent", -1, "shape.percentage", None),
    ("/parties/0/state", "CW", "shape.state", None),
    (
        "/distributions/0/shares/0/money",
        {"amount": 5, "currency": "EUR"},
        "draft.share_twice",
        "/distributions/0/shares/0",
    ),
    (
        "/distributions/0/keys",
        [{"basis": "equal", "weights": [{"party": "nl", "weight": 9}, {"party": "be", "weight": 1}]}],
        "draft.equal_weights",
        "/distributions/0/keys/0",
    ),
    ("/acts/1", {"id": "a1", "kind": "contract"}, "draft.same_id", None),
    ("/distributions/0/shares/1/party", "nl", "draft.same_id", "/distributions/0/shares/1"),
    ("/acts/0/commitments/0", "zzz", "draft.no_such_id", None),
    ("/commitments/0/party", "zzz", "draft.no_such_id", None),
    ("/acts/0/commitments/0", "c2", "draft.no_such_id", None),
    ("/capabilities/0/roles/0/on", ["nll"], "draft.no_such_id_near", "/capabilities/0/roles/0/on/0"),
]
# Codes that the keys of a draft cannot cause, and why.
NOT_HERE = {
    "draft.not_an_object": "a draft that is no object has no keys: its own test below",
    "shape.pattern": "every pattern of a draft has words of its own",
    "shape.territory": "its own test below",
    "draft.waivers": "tests/test_waivers.py",
    "shape.wildcard": "of a decision's file: tests/test_waivers.py",
    **dict.fromkeys(("shape.operator", "shape.one_side", "shape.one_comparison"), "only rule files have conditions"),
}


def put(data: dict[str, Any], pointer: str, value: Any) -> dict[str, Any]:
    """Return a copy of a draft with one value set."""
    result: Any = copy.deepcopy(data)
    *path, last = pointer.split("/")[1:]
    owner = result
    for part in path:
        owner = owner[int(part) if isinstance(owner, list) else part]
    if isinstance(owner, list):
        owner[int(last) :] = [value, *owner[int(last) + 1 :]]
    else:
        owner[last] = value
    return dict(result)


def line_of(text: str, data: dict[str, Any], pointer: str) -> int:
    """Find the line of a value by counting the lines that are written before it."""
    marked = json.dumps(put(data, pointer, "MARKED"), indent=1)
    return next(number for number, line in enumerate(marked.splitlines(), 1) if "MARKED" in line)


def test_the_draft_itself_has_no_fault() -> None:
    assert parse_draft(json.dumps(DRAFT).encode(), "draft.json").model.agreement.id == "small"


@pytest.mark.parametrize(("pointer", "value", "code", "at"), CASES)
def test_a_draft_with_one_fault_has_that_problem_at_that_place_and_no_other(
    pointer: str, value: Any, code: str, at: str | None
) -> None:
    data = put(DRAFT, pointer, value)
    text = json.dumps(data, indent=1)
    with pytest.raises(DraftError) as raised:
        parse_draft(text.encode(), "draft.json")
    where = at or pointer
    found = [(p.code, p.path, p.pointer, p.line) for p in raised.value.problems]
    assert found == [(code, "draft.json", where, line_of(text, data, where))]
    assert all(all(problem_texts(raised.value.problems[0], lang)) for lang in LANGS)


def test_what_is_written_as_parts_is_shown_as_it_should_be_written() -> None:
    with pytest.raises(DraftError) as raised:
        parse_draft(json.dumps(put(DRAFT, "/commitments/0/money", 250)).encode(), "draft.json")
    assert problem_texts(raised.value.problems[0], "nl") == (
        "gevonden `250`, verwacht een geldbedrag met de munt",
        'schrijf het als {"amount": "25000000.00", "currency": "EUR"}',
    )


def test_fixed_words_are_told_with_their_dutch_in_dutch_alone() -> None:
    with pytest.raises(DraftError) as raised:
        parse_draft(json.dumps(put(DRAFT, "/capabilities/0/roles/0/role", "deelt")).encode(), "draft.json")
    told = {lang: problem_texts(raised.value.problems[0], lang)[0] for lang in LANGS}
    assert told == {
        "nl": "gevonden `deelt`, verwacht een van: provides (stelt beschikbaar), shares (deelt), relies-on (steunt op), "
        "keeps (houdt), gives-up (geeft op)",
        "en": "found `deelt`, expected one of: provides, shares, relies-on, keeps, gives-up",
    }


def test_all_faults_of_a_draft_are_reported_together() -> None:
    data = put(put(put(DRAFT, "/agreement/status", "zzz"), "/acts/0/date", "soon"), "/zzz", 1)
    with pytest.raises(DraftError) as raised:
        parse_draft(json.dumps(data).encode(), "draft.json")
    assert sorted((p.code, p.pointer) for p in raised.value.problems) == [
        ("shape.date", "/acts/0/date"),
        ("shape.not_one_of", "/agreement/status"),
        ("shape.unknown_key", "/zzz"),
    ]


def test_ids_that_are_missing_and_ids_given_twice_are_reported_together() -> None:
    data = put(put(DRAFT, "/parties/1/id", "nl"), "/commitments/0/party", "zzz")
    with pytest.raises(DraftError) as raised:
        parse_draft(json.dumps(data).encode(), "draft.json")
    assert {(p.code, p.pointer) for p in raised.value.problems} >= {
        ("draft.same_id", "/parties/1"),
        ("draft.no_such_id", "/commitments/0/party"),
    }


def test_a_paragraph_cannot_have_the_id_of_an_article() -> None:
    piece = {"id": "art-1", "number": "1.1", "text": {"en": "Some words."}}
    data = put(DRAFT, "/articles/0/paragraphs", [piece])
    with pytest.raises(DraftError) as raised:
        parse_draft(json.dumps(data).encode(), "draft.json")
    assert [(p.code, p.pointer) for p in raised.value.problems] == [("draft.same_id", "/articles/0/paragraphs/0")]


def test_an_article_cannot_have_the_id_of_a_paragraph_before_it() -> None:
    article = DRAFT["articles"][0]
    first = {**article, "id": "first", "paragraphs": [{"id": "art-1", "number": "1.1", "text": {"en": "Some words."}}]}
    data = put(DRAFT, "/articles", [first, *DRAFT["articles"]])
    with pytest.raises(DraftError) as raised:
        parse_draft(json.dumps(data).encode(), "draft.json")
    assert [(p.code, p.pointer) for p in raised.value.problems] == [("draft.same_id", "/articles/1")]


@pytest.mark.parametrize("value", ["[]", "1", '"text"', "null"])
def test_a_draft_is_an_object(value: str) -> None:
    with pytest.raises(DraftError) as raised:
        parse_draft(value.encode(), "draft.json")
    assert [(p.code, p.pointer, p.line) for p in raised.value.problems] == [("draft.not_an_object", "", 1)]


def test_a_territory_has_a_form() -> None:
    guarantee = {"id": "g", "kind": "recall", "effect": "secures", "territories": ["Aruba"]}
    data = put(DRAFT, "/guarantees", [guarantee])
    with pytest.raises(DraftError) as raised:
        parse_draft(json.dumps(data).encode(), "draft.json")
    assert [(p.code, p.pointer) for p in raised.value.problems] == [("shape.territory", "/guarantees/0/territories/0")]


def test_every_problem_of_drafts_is_reached() -> None:
    ours = {code for code in PROBLEMS if code.startswith(("draft.", "shape."))}
    assert {case[2] for case in CASES} | set(NOT_HERE) == ours


def _spoilt(value: Any, pointer: str = "") -> Iterator[dict[str, Any]]:
    """Yield the draft with each text replaced, and with each element of a list there twice."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        at = f"{pointer}/{key}"
        if isinstance(part, str):
            yield put(DRAFT, at, "zzz")
            yield put(DRAFT, at, "nl")
        if isinstance(part, list) and part:
            yield put(DRAFT, at, [*part, part[0]])
        yield from _spoilt(part, at)


def test_ids_are_found_sound_quickly_exactly_when_no_problem_is_found() -> None:
    found = {True: 0, False: 0}
    for data in _spoilt(DRAFT):
        source = read_json(json.dumps(data).encode(), "draft.json")
        quickly = sound(data)
        assert quickly is ([*_twice(source), *_dangling(source)] == [])
        found[quickly] += 1
    assert min(found.values()) > 20
