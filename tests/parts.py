"""See how each part of the rules' conditions comes out on many generated drafts.

    python -m tests.parts --drafts 2000 --seed 5

Printed is what no draft made of a part, unless its form says that it cannot: there the drafts,
or the rule, miss something. How rules are taken apart: `rulebook.workshop.reach`.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from rulebook.workshop.reach import TRUTHS, Name, came_out, taken_apart
from tests import differential, generate


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--drafts", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0, help="the number of the first draft, in millions")
    asked = parser.parse_args()
    engines, counted = differential.Engines(), Counter[tuple[Name, str]]()
    found = taken_apart(engines.edition)
    for _, data in generate.drafts(asked.drafts, asked.seed * 1_000_000):
        counted.update(came_out(found, engines.records(data), engines.day))
    missed = [
        (name, truth) for name, part in found.items() for truth in TRUTHS if truth in part.can - _seen(counted, name)
    ]
    for name, truth in missed:
        print(*name, "never came out as", truth)
    can = sum(len(part.can) for part in found.values())
    print(
        f"{len(found)} parts, {can - len(missed)} of {can} ways to come out, {asked.drafts} drafts, seed {asked.seed}"
    )
    return 3 if missed else 0


def _seen(counted: Counter[tuple[Name, str]], name: Name) -> set[str]:
    return {truth for truth in TRUTHS if counted[name, truth]}


if __name__ == "__main__":
    sys.exit(main())
