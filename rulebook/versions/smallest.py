"""Find a smallest part of a list that still does something.

Delta debugging: A. Zeller and R. Hildebrandt, "Simplifying and Isolating Failure-Inducing
Input", IEEE Transactions on Software Engineering 28 (2), 2002, the algorithm `ddmin`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


def smallest(things: Sequence[Thing], does: Callable[[Sequence[Thing]], bool]) -> list[Thing]:
    """Return a part, in order, that does it, and would not if any single one were left out.

    All of them together must do it. There may be other such parts, and smaller ones.
    """
    left, parts = list(things), 2
    while len(left) > 1:
        size = -(-len(left) // parts)
        cuts = [left[start : start + size] for start in range(0, len(left), size)]
        chosen = next((cut for cut in cuts if len(cuts) > 1 and does(cut)), None)
        if chosen is not None:
            left, parts = chosen, 2
            continue
        rests = [[thing for other in cuts if other is not cut for thing in other] for cut in cuts]
        rest = next((rest for rest in rests if len(cuts) > 2 and does(rest)), None)
        if rest is not None:
            left, parts = rest, max(parts - 1, 2)
        elif parts >= len(left):
            break
        else:
            parts = min(len(left), 2 * parts)
    return left
