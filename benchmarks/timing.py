"""Time things that take turns, so that a noisy moment of the machine hits them all; print tables."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping, Sequence

Work = Callable[[], object]
Row = Sequence[object]


def in_turn(work: Mapping[str, Work], rounds: int) -> dict[str, float]:
    """Return the least seconds that each took, over rounds in which each has its turn; one round warms up.

    What earlier tables left in memory is kept from the garbage collector, which would look at it again and again.
    """
    gc.collect()
    gc.freeze()
    least = dict.fromkeys(work, float("inf"))
    for number in range(rounds + 1):
        for name, run in work.items():
            start = time.perf_counter()
            run()
            if number:
                least[name] = min(least[name], time.perf_counter() - start)
    gc.unfreeze()
    return least


def show(title: str, head: Row, rows: Sequence[Row]) -> None:
    """Print a table: names to the left, figures to the right."""
    lines = [[_cell(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(head))]
    print(f"\n{title}")
    for line in lines:
        name, *figures = (
            cell.rjust(width) if i else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        print("  ".join(["", name, *figures]))


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
    return str(value)
