"""Combine truths by strong Kleene logic: yes, no, and None for unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from rulebook.model.trace import Truth


def all_of(truths: Iterable[Truth]) -> Truth:
    """Return no if one is no, else unknown if one is unknown, else yes."""
    result: Truth = True
    for truth in truths:
        if truth is False:
            return False
        if truth is None:
            result = None
    return result


def any_of(truths: Iterable[Truth]) -> Truth:
    """Return yes if one is yes, else unknown if one is unknown, else no."""
    return negate(all_of(negate(truth) for truth in truths))


def all_hold(tests: Sequence[Callable[..., Truth]], *at: Any) -> Truth:
    """Test until one is no; unknown if one is unknown."""
    result: Truth = True
    for test in tests:
        truth = test(*at)
        if truth is False:
            return False
        if truth is None:
            result = None
    return result


def any_holds(tests: Sequence[Callable[..., Truth]], *at: Any) -> Truth:
    """Test until one is yes; unknown if one is unknown."""
    result: Truth = False
    for test in tests:
        truth = test(*at)
        if truth is True:
            return True
        if truth is None:
            result = None
    return result


def negate(truth: Truth) -> Truth:
    """Turn yes into no and no into yes; unknown stays unknown."""
    return None if truth is None else not truth
