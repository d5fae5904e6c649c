"""Compare values: dates of any precision against every day they can be, exact numbers, amounts, lists."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rulebook.engine.compare import Between, against, between, unlike
from rulebook.model.condition import COMPARISONS
from rulebook.model.quantities import DateSpan, Measure
from rulebook.model.trace import Truth

YES, NO, UNKNOWN = True, False, None

MEANINGS: dict[str, Any] = {
    "equals": lambda a, b: a == b,
    "differs": lambda a, b: a != b,
    "before": lambda a, b: a < b,
    "not_after": lambda a, b: a <= b,
    "after": lambda a, b: a > b,
    "not_before": lambda a, b: a >= b,
    "less_than": lambda a, b: a < b,
    "at_most": lambda a, b: a <= b,
    "more_than": lambda a, b: a > b,
    "at_least": lambda a, b: a >= b,
}

# Days at the edges of months and years, a leap day, and the spans around them.
SPANS = (
    "2019", "2020", "2021", "2019-12", "2020-01", "2020-02", "2020-03", "2019-12-31", "2020-01-01",
    "2020-02-01", "2020-02-28", "2020-02-29", "2020-03-01", "2020-12-31", "2021-01-01",
)  # fmt: skip


def compare(operator: str, left: Any, right: Any) -> Truth:
    """Compare in both ways that rules do: with a value that is always the same, and with one that is not."""
    found = against(operator, right)(left)
    if left is not None and right is not None:
        assert found is between(operator)(left, right)
    return found


def days(text: str) -> list[datetime.date]:
    """List every day that a date can be, without the engine's help."""
    start = datetime.date(2018, 12, 25)
    every = (start + datetime.timedelta(days=n) for n in range(1200))
    return [day for day in every if day.isoformat().startswith(text)]


def among(operator: str, left: list[Any], right: list[Any]) -> Truth:
    """Answer by brute force: yes or no when every choice agrees, else unknown."""
    answers = {MEANINGS[operator](a, b) for a, b in product(left, right)}
    return answers.pop() if len(answers) == 1 else UNKNOWN


@pytest.mark.parametrize("left", SPANS)
def test_a_date_is_every_day_that_it_can_be(left: str) -> None:
    span = DateSpan.of(left)
    assert (span.first, span.last, span.text) == (days(left)[0], days(left)[-1], left)
    assert span.exact == (len(days(left)) == 1)


@pytest.mark.parametrize("operator", ["equals", "differs", "before", "not_after", "after", "not_before"])
def test_dates_of_any_precision_compare_as_all_their_days_do(operator: str) -> None:
    edges = {day for text in SPANS for day in (days(text)[0], days(text)[-1])}
    # Days at no edge of any span compare as their neighbours do; one of them stands for the rest.
    telling = {text: [d for d in days(text) if d in edges or d.day == 15] for text in SPANS}
    wrong = []
    for left, right in product(SPANS, repeat=2):
        found = compare(operator, DateSpan.of(left), DateSpan.of(right))
        if found is not among(operator, telling[left], telling[right]):
            wrong.append((left, operator, right, found))
    assert wrong == []


CASES: list[tuple[Any, str, Any, Truth]] = [
    # Dates.
    (DateSpan.of("2018-06-07"), "before", DateSpan.of("2018-06-08"), YES),
    (DateSpan.of("2018-06-08"), "before", DateSpan.of("2018-06-08"), NO),
    (DateSpan.of("2018-06"), "before", DateSpan.of("2018-07-01"), YES),
    (DateSpan.of("2018-06"), "before", DateSpan.of("2018-06-08"), UNKNOWN),
    (DateSpan.of("2018-06"), "before", DateSpan.of("2018-06-01"), NO),
    (DateSpan.of("2018-06"), "not_after", DateSpan.of("2018-06-30"), YES),
    (DateSpan.of("2018-06"), "equals", DateSpan.of("2018-06"), UNKNOWN),
    (DateSpan.of("2018-06"), "equals", DateSpan.of("2018-07"), NO),
    (DateSpan.of("2018-06-08"), "equals", DateSpan.of("2018-06-08"), YES),
    (DateSpan.of("2018"), "after", DateSpan.of("2017-12-31"), YES),
    # Numbers: exact, whatever kind they are.
    (Decimal("0.1") + Decimal("0.2"), "equals", Decimal("0.3"), YES),
    (Decimal("100.00"), "equals", 100, YES),
    (Fraction(100, 3) * 3, "equals", 100, YES),
    (Decimal("99.9999999999999999999999999999999999"), "equals", 100, NO),
    (Fraction(100, 3), "equals", Decimal("33.3333333333333333333333333333333333333333"), NO),
    (Fraction(100, 3), "more_than", Decimal("33.3333333333333333333333333333333333333333"), YES),
    (Decimal("199.99"), "at_least", 200, NO),
    (Decimal("200"), "at_least", 200, YES),
    (Decimal("0"), "more_than", 0, NO),
    # Amounts: one unit, exact; unlike units are never compared, nought needs none.
    (Measure(Decimal("200"), "EUR"), "equals", Measure(Decimal("200.00"), "EUR"), YES),
    (Measure(Decimal("200"), "EUR"), "equals", Measure(Decimal("200"), "USD"), UNKNOWN),
    (Measure(Decimal("200"), "EUR"), "differs", Measure(Decimal("200"), "USD"), UNKNOWN),
    (Measure(Decimal("200"), "EUR"), "at_most", Measure(Decimal("900"), "USD"), UNKNOWN),
    (Measure(Decimal("0"), "EUR"), "at_most", Measure(Decimal("900"), "USD"), YES),
    (Measure(Decimal("0"), "EUR"), "equals", Measure(Decimal("0.00"), "USD"), YES),
    (Measure(Decimal("900"), "USD"), "more_than", Measure(Decimal("0"), "EUR"), YES),
    (Measure(Decimal("0"), "EUR"), "at_most", 0, YES),
    (Measure(Decimal("0.0001"), "EUR"), "at_most", 0, NO),
    (DateSpan.of("2018-06-08"), "not_before", DateSpan.of("2018-06-08"), YES),
    (Measure(Fraction(1, 3), "ships"), "less_than", Measure(Decimal("0.34"), "ships"), YES),
    # Counts that are only bounded.
    (Between(0, None), "at_least", 0, YES),
    (Between(0, None), "at_least", 1, UNKNOWN),
    (Between(0, None), "equals", 0, UNKNOWN),
    (Between(2, None), "at_least", 2, YES),
    (Between(2, None), "at_most", 1, NO),
    (Between(2, None), "at_most", 99, UNKNOWN),
    (Between(1, 3), "less_than", 4, YES),
    (Between(1, 3), "less_than", 3, UNKNOWN),
    (Between(1, 3), "more_than", 3, NO),
    (Between(1, 3), "equals", 4, NO),
    (Between(1, 3), "differs", 4, YES),
    (Between(1, 3), "equals", 2, UNKNOWN),
    (Between(2, 2), "equals", 2, YES),
    (2, "at_most", Between(2, None), YES),
    (2, "equals", Between(1, 3), UNKNOWN),
    (4, "equals", Between(1, 3), NO),
    (0, "equals", Measure(Decimal("0.00"), "EUR"), YES),
    # A word or a truth is nothing of another kind.
    ("2018", "equals", DateSpan.of("2018"), NO),
    (DateSpan.of("2018"), "equals", "2018", NO),
    (Decimal(5), "equals", "5", NO),
    (True, "equals", DateSpan.of("2018"), NO),
    (DateSpan.of("2018"), "equals", True, NO),
    (DateSpan.of("2018"), "differs", "2018", YES),
    # Words, truths and lists.
    ("nl", "equals", "nl", YES),
    ("nl", "equals", "be", NO),
    ("nl", "differs", "be", YES),
    (True, "equals", True, YES),
    (False, "equals", True, NO),
    ("treaty", "one_of", ("treaty", "letter-of-intent"), YES),
    ("treaty", "one_of", ("letter-of-intent",), NO),
    (("nl", "be"), "contains", "be", YES),
    (("nl", "be"), "contains", "de", NO),
    ((), "contains", "de", NO),
    (("a", "b", "c"), "contains_all", ("c", "a"), YES),
    (("a", "b"), "contains_all", ("c", "a"), NO),
    (("a", "a"), "contains_all", ("a",), YES),
    ((), "contains_all", ("a",), NO),
]


@pytest.mark.parametrize(("left", "operator", "right", "expected"), CASES)
def test_like_things_compare_exactly(left: Any, operator: str, right: Any, expected: Truth) -> None:
    assert compare(operator, left, right) is expected


@pytest.mark.parametrize("operator", COMPARISONS)
def test_what_is_unknown_makes_every_comparison_unknown(operator: str) -> None:
    assert [compare(operator, None, "x"), compare(operator, "x", None), compare(operator, None, None)] == [UNKNOWN] * 3


def test_every_comparison_of_the_grammar_can_be_worked_out() -> None:
    assert set(COMPARISONS) == set(MEANINGS) | {"one_of", "contains", "contains_all"}
    assert {operator for _, operator, _, _ in CASES} == set(COMPARISONS)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (Measure(Decimal(1), "EUR"), Measure(Decimal(1), "USD"), True),
        (Measure(Decimal(1), "EUR"), Measure(Decimal(2), "EUR"), False),
        (Measure(Decimal(0), "EUR"), Measure(Decimal(2), "USD"), False),
        (Measure(Decimal(2), "EUR"), Measure(Decimal(0), "USD"), False),
        (Measure(Decimal(2), "EUR"), Decimal(2), False),
        (None, Measure(Decimal(2), "EUR"), False),
    ],
)
def test_amounts_are_unlike_when_their_units_differ_and_neither_is_nought(
    left: Any, right: Any, expected: bool
) -> None:
    assert unlike(left, right) is expected


NUMBERS = st.one_of(
    st.integers(-1000, 1000),
    st.decimals(-1000, 1000, places=4),
    st.fractions(-1000, 1000, max_denominator=60),
)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(NUMBERS, NUMBERS, st.sampled_from(sorted(MEANINGS)))
def test_numbers_of_any_kind_compare_as_fractions_do(left: Any, right: Any, operator: str) -> None:
    expected = MEANINGS[operator](Fraction(left), Fraction(right))
    assert compare(operator, left, right) is expected
    assert compare(operator, Measure(left, "EUR"), Measure(right, "EUR")) is expected


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.integers(0, 5), st.integers(0, 3), st.integers(0, 8), st.sampled_from(sorted(MEANINGS)))
def test_bounded_counts_compare_as_all_the_numbers_between_do(
    least: int, width: int, other: int, operator: str
) -> None:
    numbers = list(range(least, least + width + 1))
    found = compare(operator, Between(least, least + width), other)
    expected = among(operator, numbers, [other])
    assert found is expected


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.integers(0, 5), st.integers(0, 8), st.sampled_from(sorted(MEANINGS)))
def test_counts_without_an_upper_bound_compare_as_all_larger_numbers_do(least: int, other: int, operator: str) -> None:
    expected = among(operator, list(range(least, 30)), [other])
    assert compare(operator, Between(least, None), other) is expected
