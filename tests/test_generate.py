"""Hold what makes drafts to what it promises: they load, and they reach what can go wrong."""

from __future__ import annotations

import datetime
from collections import Counter
from decimal import Decimal
from functools import cache
from itertools import combinations
from random import Random
from typing import get_args

import pytest

from rulebook.errors import DraftError
from rulebook.load.draft import parse_draft
from rulebook.model.quantities import DateSpan, Measure
from rulebook.model.record import Records, SupportCode
from rulebook.workshop import reach as parts
from tests import differential, edits, generate, reach, walk
from tests.walk import Data
from tests.well_formed import well_formed

MANY = 120 * len(generate.from_examples())
"""Each rule has as many drafts that start from its examples, however many rules there are."""


def read(data: Data) -> Data | None:
    try:
        return dict(parse_draft(generate.written(data), "draft.json").data)
    except DraftError:
        return None


@cache
def made() -> list[Data]:
    return [data for _, data in generate.drafts(MANY, 5_000_000)]


def test_a_draft_reads_as_the_very_values_that_were_made() -> None:
    # So that most drafts need not be written and read at all.
    assert [number for number, data in enumerate(made()[:500]) if repr(read(data)) != repr(data)] == []


def test_what_is_well_formed_is_what_loads() -> None:
    chance, found, apart = Random(1), Counter[bool](), []
    for data in made()[:500]:
        for change in (*edits.VALUES, *edits.FIGURES, *edits.RECORDS, *edits.EVIDENCE):
            other = change(data, chance) if chance.random() < 0.1 else None
            if other is not None:
                loads = read(other) is not None
                found[loads] += 1
                if well_formed(other) != loads:
                    apart.append(other)
    assert apart[:1] == []
    assert found[True] > 500
    assert found[False] > 50


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("agreement", "status"), "lost"),
        (("agreement", "id"), None),
        (("agreement", "other"), "key"),
        (("agreement", "title"), {}),
        (("agreement", "date"), "2025-02-30"),
        (("parties", 0, "kind"), "organisation"),
        (("parties", 1, "id"), "nl"),
        (("parties", 1, "state"), "XX"),
        (("articles", 0, "paragraphs"), None),
        (("articles", 1, "id"), "p-1"),
        (("tracks", 0, "participants"), ["nl", "nobody"]),
        (("tracks", 0, "decisions"), [{"id": "d", "kind": "award"}] * 2),
        (("distributions", 0, "shares"), [{"party": "nl", "percent": 101}]),
        (("distributions", 0, "shares"), [{"party": "nl", "percent": 1}] * 2),
        (("distributions", 0, "shares"), [{"party": "nl", "percent": 50, "money": {"amount": "1", "currency": "EUR"}}]),
        (("distributions", 0, "keys"), [{"basis": "use", "weights": [{"party": "none", "weight": 1}]}]),
        (("commitments", 0, "years"), {"first": 2030, "last": 2029}),
        (("commitments", 0, "evidence"), []),
        (("commitments", 0, "party"), "nobody"),
        (("acts", 0, "commitments"), ["nothing"]),
    ],
)
def test_a_fault_of_every_kind_is_not_well_formed(path: walk.Path, value: object) -> None:
    data: Data = {
        "agreement": {"id": "a", "title": {"en": "A"}},
        "parties": [
            {"id": "nl", "name": {"en": "N"}, "kind": "state", "state": "NL"},
            {"id": "be", "name": {"en": "B"}, "kind": "state"},
        ],
        "articles": [
            {"id": "one", "number": "1", "role": "operative",
             "paragraphs": [{"id": "p-1", "number": "1", "text": {"en": "P"}},
                            {"id": "p-2", "number": "2", "text": {"en": "P"}}]},
            {"id": "two", "number": "2", "role": "operative"},
        ],
        "tracks": [{"id": "t", "kind": "procurement", "materiel": {"en": "M"}}],
        "distributions": [{"id": "d", "of": "cost"}],
        "commitments": [{"id": "c", "party": "nl", "kind": "financial"}],
        "acts": [{"id": "s", "kind": "signature"}],
    }  # fmt: skip
    assert well_formed(data)
    assert not well_formed(walk.replaced(data, path, value))


def test_the_same_number_is_the_same_draft_and_nobody_else_s() -> None:
    one = generate.draft(7)
    other = generate.draft(7)
    assert repr(one) == repr(other)
    other["agreement"].clear()
    other["parties"].clear()
    assert repr(generate.draft(7)) == repr(one)


@cache
def found() -> tuple[differential.Tally, list[Records]]:
    engines, tally, records = differential.Engines(), differential.Tally(), []
    for data in made():
        records.append(engines.records(data))
        tally.count(records[-1], engines.outcomes(records[-1]))
    return tally, records


def test_the_drafts_reach_every_outcome_of_every_rule_several_times() -> None:
    tally, _ = found()
    rare = {cell: tally.reached[cell] for cell in CELLS if tally.reached[cell] < 10}
    assert rare.keys() == reach.RULES.keys()


CELLS = [(rule.id, outcome) for rule in differential.load_edition().rules for outcome in reach.OUTCOMES]


def test_they_reach_every_outcome_of_every_limb_but_those_that_cannot_be() -> None:
    tally, _ = found()
    assert reach.zeros(tally.limbs) == reach.LIMBS.keys()


def test_they_have_claims_that_are_unsupported_in_every_way() -> None:
    tally, _ = found()
    assert tally.support.keys() == {*get_args(SupportCode)}
    assert min(tally.support.values()) >= 20


def situations(data: Data, records: Records) -> set[str]:
    """Name what a draft has that lies on an edge."""
    listed = list(records.all())
    values = [value for record in listed for value in record.values.values()]
    dates = [value for value in values if isinstance(value, DateSpan)]
    days = {(abs((a.first - b.first).days)) for a, b in combinations(dates, 2) if a.exact and b.exact}
    amounts = [value for value in values if isinstance(value, Measure)]
    portions = {record.sources.get("portion") for record in listed if "portion" in record.values}
    today = datetime.date.fromisoformat(edits.DAY)
    return {
        name
        for name, holds in {
            "two dates on one day": 0 in days,
            "two dates a day apart": 1 in days,
            "a date on the as-of date": any(d.exact and d.first == today for d in dates),
            "a date the day after the as-of date": any(d.exact and (d.first - today).days == 1 for d in dates),
            "a date known to the month": any(len(d.text) == 7 for d in dates),
            "a date known to the year": any(len(d.text) == 4 for d in dates),
            "a month around a day": any(a.first <= b.first <= a.last for a in dates if not a.exact for b in dates if b.exact),
            "an amount of nought": any(not amount.number for amount in amounts),
            "amounts of two currencies": len({amount.unit for amount in amounts if len(amount.unit) == 3}) > 1,
            "two amounts that are the same": any(a == b and a.number for a, b in combinations(amounts, 2)),
            "two amounts a cent apart": any(
                a.unit == b.unit and abs(a.number - b.number) == Decimal("0.01") for a, b in combinations(amounts, 2)
            ),
            "a list that is silent": any(record.ghost and "/" not in record.pointer[1:] for record in listed),
            "a list that is empty": bool(records.empty),
            "a list within a record that is silent": any(r.ghost and r.pointer.count("/") > 1 for r in listed),
            "a list within a record that is empty": any(
                record.get(child) == [] for found, _, record in walk.spots(data) for child in found.children
            ),
            "an organisation as a party": any(party["kind"] == "organisation" for party in data.get("parties") or ()),
            "a claim by an organisation": any(
                party["kind"] == "organisation" and party["id"] in (record.values.get("party"), *(record.values.get("parties") or ()))
                for party in data.get("parties") or () for record in listed
            ),
            "no Netherlands": all(record.values.get("state") != "NL" for record in records.by_collection["parties"]),
            "a share worked out from an amount": "money" in portions,
            "a weight worked out": "weight" in portions,
            "an equal key without weights": any(r.collection == "weights" and r.derived for r in listed),
            "the years of a commitment": any(r.collection == "years" and r.derived for r in listed),
            "a commitment without years": any(r.collection == "years" and r.ghost and r.id for r in listed),
        }.items()
        if holds
    }  # fmt: skip


def test_they_reach_every_edge_that_values_have() -> None:
    _, records = found()
    seen: Counter[str] = Counter()
    for data, listed in zip(made(), records, strict=True):
        seen.update(situations(data, listed))
    assert len(seen) == 23
    assert {name: count for name, count in seen.items() if count < 20} == {}


# Parts of conditions.


def test_a_part_comes_out_only_as_its_form_lets_it_and_as_its_limb_where_it_is_all_of_it() -> None:
    _, records = found()
    engines = differential.Engines()
    taken = parts.taken_apart(engines.edition)
    wrong, apart, seen = [], [], Counter[tuple[parts.Name, str]]()
    whole = [name for name in taken if name[2] == "requires" and name[1] != "bridged"]
    for listed in records[:300]:
        came = parts.came_out(taken, listed, engines.day)
        seen.update(came)
        wrong += [(name, truth) for name, truth in came if truth not in taken[name].can]
        outcomes = engines.outcomes(listed)
        limbs = {(rule, limb, parts.OUTCOMES[o]) for rule, _, _, reached in outcomes for limb, _, _, o in reached}
        apart += [name for name, truth in came if name in whole and (*name[:2], truth) not in limbs]
    assert wrong == []
    assert apart == []
    assert len(whole) > 10
    can = sum(len(part.can) for part in taken.values())
    assert len(seen) > 0.85 * can
