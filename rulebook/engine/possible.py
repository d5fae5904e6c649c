"""Hold truth as what is still possible, and compare ranges by their ends: the second engine's own logic.

A condition can be true, can be false, or both (unknown). A number, an amount or a day lies
somewhere between two ends. Nothing here is shared with `compare` and `truth`, on purpose.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple

CAN_BE_TRUE, CAN_BE_FALSE = 1, 2
OPEN = CAN_BE_TRUE | CAN_BE_FALSE

Exact = int | Fraction


def possible(true: bool, false: bool) -> int:
    """Return what is still possible."""
    return (CAN_BE_TRUE if true else 0) | (CAN_BE_FALSE if false else 0)


def sure(held: bool) -> int:
    """Return what is possible of what is known."""
    return CAN_BE_TRUE if held else CAN_BE_FALSE


def turned(one: int) -> int:
    """Swap what can be true with what can be false."""
    return possible(bool(one & CAN_BE_FALSE), bool(one & CAN_BE_TRUE))


def both(one: int, other: int) -> int:
    """Be true if both can be, false if one can be."""
    return (one & other & CAN_BE_TRUE) | ((one | other) & CAN_BE_FALSE)


def either(one: int, other: int) -> int:
    """Be true if one can be, false if both can be."""
    return ((one | other) & CAN_BE_TRUE) | (one & other & CAN_BE_FALSE)


class Span(NamedTuple):
    """Be a number, amount or day known to lie from `low` to `high` (None: no end)."""

    low: Exact
    high: Exact | None
    unit: str | None = None

    @property
    def exact(self) -> bool:
        """Tell whether there is one value that it can be."""
        return self.low == self.high


def below(left: Span, right: Span, or_equal: bool) -> int:
    """Say whether left can be less than right, and can be not: by the ends of the two spans."""
    if _apart(left, right):
        return OPEN
    if or_equal:
        surely = left.high is not None and left.high <= right.low
        never = right.high is not None and left.low > right.high
    else:
        surely = left.high is not None and left.high < right.low
        never = right.high is not None and left.low >= right.high
    return possible(not never, not surely)


def alike(left: Any, right: Any) -> int:
    """Say whether two spans, or two words, can be the same. Unlike kinds never are."""
    if not (isinstance(left, Span) and isinstance(right, Span)):
        return sure(type(left) is type(right) and left == right)
    if _apart(left, right):
        return OPEN
    overlap = (left.high is None or left.high >= right.low) and (right.high is None or right.high >= left.low)
    return possible(overlap, not (overlap and left.exact and right.exact))


def worked_out(name: str, left: Any, right: Any) -> Span | None:
    """Work with two exact numbers; nought needs no unit."""
    if not (isinstance(left, Span) and isinstance(right, Span) and left.exact and right.exact) or _apart(left, right):
        return None
    number = _WORK[name](left.low, right.low)
    unit = next((s.unit for s in (left, right) if s.unit is not None and s.low), left.unit or right.unit)
    return Span(number, number, unit)


_WORK: dict[str, Any] = {
    "plus": lambda a, b: a + b,
    "minus": lambda a, b: a - b,
    "times": lambda a, b: a * b,
    "gap": lambda a, b: abs(a - b),
}


def _apart(left: Span, right: Span) -> bool:
    """Tell whether two amounts have different units, and neither is nought."""
    return (
        left.unit is not None
        and right.unit is not None
        and left.unit != right.unit
        and bool(left.low)
        and bool(right.low)
    )
