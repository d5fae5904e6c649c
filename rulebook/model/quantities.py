"""Hold the values that rules compare: calendar dates of any precision, amounts with their unit."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache

Number = Decimal | Fraction | int

# More digits than numbers as they can be read need, added up over all that a draft can hold.
_EXACT = Context(prec=200)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Be a date known to the day, the month or the year: the first and last day it can be."""

    first: datetime.date
    last: datetime.date
    text: str

    @classmethod
    @lru_cache(10_000)
    def of(cls, text: str) -> DateSpan:
        """Read `2018`, `2018-06` or `2018-06-08`."""
        if len(text) == 10:
            day = datetime.date.fromisoformat(text)
            return cls(day, day, text)
        parts = [int(part) for part in text.split("-")]
        year, months = parts[0], parts[1:] or [1, 12]
        first, last = months[0], months[-1]
        return cls(datetime.date(year, first, 1), datetime.date(year, last, calendar.monthrange(year, last)[1]), text)

    @property
    def exact(self) -> bool:
        """Tell whether the date is known to the day."""
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Measure:
    """Be an exact number of some unit: a currency, or the unit of a quantity."""

    number: Number
    unit: str


def add(left: Number, right: Number) -> Number:
    """Add exactly, whatever kinds of number these are."""
    if type(left) is Fraction or type(right) is Fraction:
        return Fraction(left) + Fraction(right)
    return _EXACT.add(Decimal(left), Decimal(right))  # type: ignore[arg-type]


def subtract(left: Number, right: Number) -> Number:
    """Subtract exactly, whatever kinds of number these are."""
    if type(left) is Fraction or type(right) is Fraction:
        return Fraction(left) - Fraction(right)
    return _EXACT.subtract(Decimal(left), Decimal(right))  # type: ignore[arg-type]


def multiply(left: Number, right: Number) -> Number:
    """Multiply exactly: a product can have more digits than a decimal keeps."""
    return Fraction(left) * Fraction(right)
