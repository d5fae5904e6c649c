"""Look through the records of one draft: few of them one by one, many by what they refer to."""

from __future__ import annotations

from typing import Any

import pytest

from rulebook.engine.scope import FEW, Look
from rulebook.model.record import DraftRecord
from tests.small import AS_OF, NL, records_in, small_draft, trace_of

TRACKS = [{"id": name, "kind": "procurement", "materiel": {"en": "ships"}} for name in ("t", "u", "v")]
REFERENCES: tuple[str | None, ...] = ("t", "u", None, "t")


def industry(many: int) -> dict[str, Any]:
    """Return a draft with so many arrangements: on `t`, on `u`, silent about it, on `t`, and so on."""
    found = [{"id": f"a{number:02}", "track": REFERENCES[number % 4]} for number in range(many)]
    return small_draft(tracks=TRACKS, industry=found)


@pytest.mark.parametrize("many", [1, FEW, FEW + 1, 4 * FEW])
@pytest.mark.parametrize("wanted", ["t", "u", "v", None])
def test_many_records_are_looked_up_and_those_that_are_silent_may_be_anybodys(many: int, wanted: str | None) -> None:
    look = Look(records_in(industry(many)), AS_OF)
    listed = [(record, True) for record in look.by_collection["industry"]]
    asked = []

    def own(at: Look, record: DraftRecord) -> tuple[Any, ...]:
        assert at is look
        asked.append(record.id)
        return (record.values.get("track"),)

    found = [look.near(("industry", True, ("track",)), listed, (wanted,), own) for _ in "ab"]
    looked_up = many > FEW and wanted is not None
    near = [(r, sure) for r, sure in listed if not looked_up or r.values.get("track") in (wanted, None)]
    assert found == [near, near]
    assert asked == ([record.id for record, _ in listed] if looked_up else [])


def test_what_was_looked_up_by_one_field_is_not_taken_for_another() -> None:
    look = Look(records_in(industry(2 * FEW)), AS_OF)
    listed = [(record, True) for record in look.by_collection["industry"]]
    found = [
        [
            r.id
            for r, _ in look.near(
                ("industry", True, names),
                listed,
                wanted,
                lambda _, r, names=names: tuple(r.values.get(name) for name in names),
            )
        ]
        for names, wanted in (
            (("track",), ("u",)),
            (("id",), ("a03",)),
            (("track",), ("v",)),
            (("track", "id"), ("u", "a05")),
        )
    ]
    assert found == [
        [f"a{number:02}" for number in range(2 * FEW) if REFERENCES[number % 4] in ("u", None)],
        ["a03"],
        [f"a{number:02}" for number in range(2 * FEW) if REFERENCES[number % 4] is None],
        [f"a{number:02}" for number in range(2 * FEW) if REFERENCES[number % 4] is None or number == 5],
    ]


# For each track: how many arrangements may be on it, and how many are.
@pytest.mark.parametrize("many", [3, FEW - 1, FEW, FEW + 1, 2 * FEW, 4 * FEW + 3])
def test_a_count_by_reference_is_the_same_for_few_records_and_for_many(many: int) -> None:
    references = [REFERENCES[number % 4] for number in range(many)]
    for track in ("t", "u", "v"):
        least, most = references.count(track), references.count(track) + references.count(None)
        count = "{count: {in: industry, as: a, claims: all, where: {value: a.track, equals: {value: t.id}}}}"
        where = f"where: {{value: t.id, equals: {track}}}"
        for operator, number, truth in (
            ("at_least", least, True),
            ("at_most", most, True),
            ("more_than", most, False),
            ("less_than", least, False),
            ("at_least", most, True if least == most else None),
        ):
            that = f"that: {{figure: {count}, {operator}: {number}}}"
            found = trace_of(f"{{there_is: {{in: tracks, as: t, claims: all, {where}, {that}}}}}", industry(many))
            assert (track, operator, found.truth) == (track, operator, truth)


@pytest.mark.parametrize("first", ["track", "id"])
def test_many_records_are_looked_up_by_two_fields_in_one_draft(first: str) -> None:
    data = industry(2 * FEW)
    data["industry"].append({"id": "t", "track": "u"})
    numbers = {"track": REFERENCES.count("t") * FEW // 2, "id": 1}
    fields = [first, *(set(numbers) - {first})]
    counts = [
        f"{{figure: {{count: {{in: industry, as: a, claims: all, where: {{all_of: [{{said: a.track}}, "
        f"{{value: a.{field}, equals: {{value: t.id}}}}]}}}}}}, equals: {numbers[field]}}}"
        for field in fields
    ]
    that = f"that: {{all_of: [{', '.join(counts)}]}}"
    found = trace_of(
        f"{{there_is: {{in: tracks, as: t, claims: all, where: {{value: t.id, equals: t}}, {that}}}}}", data
    )
    assert found.truth is True


@pytest.mark.parametrize(
    ("status", "final"), [("idea", False), ("draft", False), ("negotiated", True), ("signed", True), (None, None)]
)
def test_a_text_is_final_when_it_is_negotiated_or_signed(status: str | None, final: bool | None) -> None:
    look = Look(records_in(small_draft(status, parties=[NL])), AS_OF)
    assert (look.final, look.whole, look.agreement.id) == (final, (look.agreement,), "small")
