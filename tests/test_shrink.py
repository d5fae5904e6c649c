"""Make drafts small: what shows is anything that can be asked of a draft."""

from __future__ import annotations

import pytest

from tests import generate, shrink, walk
from tests.walk import Data
from tests.well_formed import well_formed


@pytest.mark.parametrize("number", range(20))
def test_what_is_left_shows_it_and_is_well_formed(number: int) -> None:
    data = generate.draft(number)
    before = repr(data)
    some = walk.ids_of(data, "articles")[-1:] or walk.ids_of(data, "parties")[-1:]
    least = shrink.smallest(
        data, lambda less: walk.ids_of(less, "articles")[-1:] == some or walk.ids_of(less, "parties")[-1:] == some
    )
    assert well_formed(least)
    assert sum(map(len, (least.get("articles") or (), least.get("parties") or ()))) == len(some)
    assert least.keys() <= {"agreement", "articles", "parties"}
    assert least["agreement"].keys() == {"id", "title"}
    assert repr(data) == before


def test_what_many_records_refer_to_goes_with_the_references_to_it() -> None:
    data = next(
        d for _, d in generate.drafts(1000) if len(d.get("parties") or ()) > 1 and len(d.get("distributions") or ()) > 1
    )
    least = shrink.smallest(data, lambda less: bool(less.get("distributions")))
    assert walk.ids_of(least, "parties") == []
    assert [sorted(d) for d in least["distributions"]] == [["id", "of"]]


def test_it_asks_few_questions_of_a_large_draft() -> None:
    data = max(generate.from_samples(), key=lambda sample: len(generate.written(sample)))
    asked = 0

    def still(less: Data) -> bool:
        nonlocal asked
        asked += 1
        return any(a.get("kind") == "signature" for a in less.get("acts") or ())

    least = shrink.smallest(data, still)
    assert len(generate.written(least)) < 300
    assert asked < 300


def test_references_to_nothing_are_freed() -> None:
    data = {
        "agreement": {"id": "a", "title": {"en": "A"}},
        "parties": [{"id": "nl", "name": {"en": "N"}, "kind": "state"}],
        "commitments": [{"id": "c", "party": "gone", "kind": "policy"}, {"id": "d", "party": "nl", "kind": "policy"}],
        "acts": [{"id": "s", "kind": "signature", "commitments": ["c", "d"]}],
    }
    assert shrink.freed(data) == {
        **data,
        "commitments": [data["commitments"][1]],
        "acts": [{**data["acts"][0], "commitments": ["d"]}],
    }
