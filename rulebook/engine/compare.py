"""Compare two values: yes, no, or unknown when one is unknown or they are unlike.

A date known to the month is every day of it; so `2018-06` is before `2018-07-01`, and
whether it is before `2018-06-08` is unknown. Amounts of different units are never compared;
nought needs no unit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from rulebook.model.quantities import DateSpan, Measure
from rulebook.model.trace import Truth


@dataclass(frozen=True, slots=True)
class Between:
    """Be a number known only to lie between two others; `most` None has no end."""

    least: int
    most: int | None


_NUMBERS = frozenset({int, Decimal, Fraction})
"""Kinds of numbers. Python compares any two of them exactly."""


def between(operator: str) -> Callable[[Any, Any], Truth]:
    """Return what compares two known values of like kinds."""
    return _OPERATORS[operator]


def against(operator: str, right: Any) -> Callable[[Any], Truth]:
    """Return what compares a value, or None for unknown, with one that is always the same."""
    test = _OPERATORS[operator]
    if right is None:
        return lambda left: None
    if operator == "equals" and isinstance(right, str | bool):
        return lambda left: None if left is None else bool(left == right)
    if operator == "one_of":
        right = frozenset(right)
    return lambda left: None if left is None else test(left, right)


def unlike(left: Any, right: Any) -> bool:
    """Tell whether two amounts have different units, and neither is nought."""
    return (
        isinstance(left, Measure)
        and isinstance(right, Measure)
        and left.unit != right.unit
        and bool(left.number)
        and bool(right.number)
    )


def _bounds(value: Any) -> tuple[Any, Any]:
    """Return the least and the most a value can be."""
    if isinstance(value, DateSpan):
        return value.first, value.last
    if isinstance(value, Between):
        return value.least, value.most
    return value, value


def _less(left: Any, right: Any) -> Truth:
    """Tell whether left is less than right."""
    kind, other = type(left), type(right)
    if kind is DateSpan and other is DateSpan:
        return True if left.last < right.first else False if left.first >= right.last else None
    if kind is Measure:
        if other is Measure and unlike(left, right):
            return None
        left = left.number
    if other is Measure:
        right = right.number
    if type(left) in _NUMBERS and type(right) in _NUMBERS:
        return bool(left < right)
    (low, high), (other_low, other_high) = _bounds(left), _bounds(right)
    if high is not None and high < other_low:
        return True
    if other_high is not None and low >= other_high:
        return False
    return None


def _equal(left: Any, right: Any) -> Truth:
    kind, other = type(left), type(right)
    if kind is str or other is str or kind is bool or other is bool or (kind in _NUMBERS and other in _NUMBERS):
        return bool(left == right)
    less, more = _less(left, right), _less(right, left)
    if less or more:
        return False
    return True if less is False and more is False else None


def _not(test: Callable[[Any, Any], Truth], left: Any, right: Any) -> Truth:
    truth = test(left, right)
    return None if truth is None else not truth


_OPERATORS: dict[str, Callable[[Any, Any], Truth]] = {
    "equals": _equal,
    "differs": lambda a, b: _not(_equal, a, b),
    "less_than": _less,
    "before": _less,
    "more_than": lambda a, b: _less(b, a),
    "after": lambda a, b: _less(b, a),
    "at_most": lambda a, b: _not(_less, b, a),
    "not_after": lambda a, b: _not(_less, b, a),
    "at_least": lambda a, b: _not(_less, a, b),
    "not_before": lambda a, b: _not(_less, a, b),
    "one_of": lambda a, b: a in b,
    "contains": lambda a, b: b in a,
    "contains_all": lambda a, b: set(b) <= set(a),
}
