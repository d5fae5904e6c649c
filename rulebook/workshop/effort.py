"""Bound how much work a rulebook may ask for before it is trusted: a stranger's could keep a computer busy for ever.

Steps are counted rather than seconds, so that a rulebook is refused everywhere or nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class TooMuchError(Exception):
    """More steps are needed than are allowed. `slug` and `pointer` say for which rule, and for what in it."""

    slug = ""
    pointer = ""


_LEFT: ContextVar[list[int] | None] = ContextVar("left", default=None)


@contextmanager
def bounded(steps: int) -> Iterator[None]:
    """Let what is done within take so many steps. It raises TooMuchError when they are used up."""
    token = _LEFT.set([steps])
    try:
        yield
    finally:
        _LEFT.reset(token)


@contextmanager
def spent_on(slug: str, pointer: str) -> Iterator[None]:
    """Say for what the steps are that are taken within."""
    try:
        yield
    except TooMuchError as error:
        error.slug, error.pointer = error.slug or slug, error.pointer or pointer
        raise


def counted() -> bool:
    """Tell whether steps are counted."""
    return _LEFT.get() is not None


def spend(steps: int) -> None:
    """Take steps from what is left, where a bound was set. Raises TooMuchError."""
    left = _LEFT.get()
    if left is not None:
        left[0] -= steps
        if left[0] < 0:
            raise TooMuchError
