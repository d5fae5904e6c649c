"""Write out strong Kleene logic: yes, no and unknown (None), every row of every table."""

from __future__ import annotations

from itertools import permutations, product

import pytest

from rulebook.engine.truth import all_of, any_of, negate
from rulebook.model.trace import Truth

TRUTHS: tuple[Truth, ...] = (True, False, None)

NOT: list[tuple[Truth, Truth]] = [
    (True, False),
    (False, True),
    (None, None),
]
AND: list[tuple[Truth, Truth, Truth]] = [
    (True, True, True),
    (True, False, False),
    (True, None, None),
    (False, True, False),
    (False, False, False),
    (False, None, False),
    (None, True, None),
    (None, False, False),
    (None, None, None),
]
OR: list[tuple[Truth, Truth, Truth]] = [
    (True, True, True),
    (True, False, True),
    (True, None, True),
    (False, True, True),
    (False, False, False),
    (False, None, None),
    (None, True, True),
    (None, False, None),
    (None, None, None),
]


def test_the_tables_have_every_row() -> None:
    assert [row[0] for row in NOT] == list(TRUTHS)
    assert [row[:2] for row in AND] == [row[:2] for row in OR] == list(product(TRUTHS, repeat=2))


@pytest.mark.parametrize(("truth", "expected"), NOT)
def test_not_turns_yes_and_no_round_and_leaves_unknown(truth: Truth, expected: Truth) -> None:
    assert negate(truth) is expected


@pytest.mark.parametrize(("left", "right", "expected"), AND)
def test_and_is_no_when_one_is_no_and_unknown_when_one_is_unknown(left: Truth, right: Truth, expected: Truth) -> None:
    assert all_of((left, right)) is expected


@pytest.mark.parametrize(("left", "right", "expected"), OR)
def test_or_is_yes_when_one_is_yes_and_unknown_when_one_is_unknown(left: Truth, right: Truth, expected: Truth) -> None:
    assert any_of((left, right)) is expected


@pytest.mark.parametrize(("left", "right"), list(product(TRUTHS, repeat=2)))
def test_de_morgan_holds_both_ways(left: Truth, right: Truth) -> None:
    assert negate(all_of((left, right))) is any_of((negate(left), negate(right)))
    assert negate(any_of((left, right))) is all_of((negate(left), negate(right)))


@pytest.mark.parametrize("truths", list(product(TRUTHS, repeat=3)))
def test_three_truths_combine_as_two_by_two_in_any_order(truths: tuple[Truth, Truth, Truth]) -> None:
    first, second, third = truths
    together, either = all_of(truths), any_of(truths)
    assert together is all_of((all_of((first, second)), third))
    assert either is any_of((any_of((first, second)), third))
    assert {all_of(order) for order in permutations(truths)} == {together}
    assert {any_of(order) for order in permutations(truths)} == {either}


@pytest.mark.parametrize("truths", list(product(TRUTHS, repeat=2)))
def test_learning_what_was_unknown_never_turns_a_known_answer_round(truths: tuple[Truth, Truth]) -> None:
    learnt = [tuple(choice) for choice in product(*((True, False) if t is None else (t,) for t in truths))]
    for combine in (all_of, any_of):
        known = combine(truths)
        assert known is None or {combine(choice) for choice in learnt} == {known}
        assert known is not None or {combine(choice) for choice in learnt} == {True, False}


def test_nothing_at_all_is_yes_for_all_and_no_for_one() -> None:
    assert all_of(()) is True
    assert any_of(()) is False
