"""Let both engines decide generated drafts, and show where they differ.

    python -m tests.differential --drafts 100000 --seed 1

Prints how often each outcome of each rule was reached, the disagreements, and the drafts a
second. A draft that they disagree on is made as small as it can be and saved as a case in
`tests/disagreements/`, where the tests run it from then on.
"""

from __future__ import annotations

import argparse
import copy
import datetime
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rulebook.check import prepare
from rulebook.engine.durable import SecondEngine
from rulebook.engine.evaluate import evaluate
from rulebook.facts.records import records_of
from rulebook.load.edition import load_edition
from rulebook.model.quantities import DateSpan
from tests import generate

AS_OF = datetime.date(2026, 1, 1)
CASES = Path(__file__).parent / "disagreements"
OUTCOMES = ("pass", "fail", "undetermined", "not-applicable")
BATCH = 500


@dataclass
class Tally:
    """Count what was reached, by rule and outcome, and keep the numbers of drafts that the engines differ on."""

    reached: Counter[tuple[str, str]] = field(default_factory=Counter)
    apart: list[int] = field(default_factory=list)
    drafts: int = 0

    def add(self, other: Tally) -> None:
        """Add what another run counted."""
        self.reached += other.reached
        self.apart += other.apart
        self.drafts += other.drafts


class Engines:
    """Hold both engines, ready for draft after draft."""

    def __init__(self) -> None:
        self.edition = load_edition()
        self.ready = prepare(self.edition)
        self.second = SecondEngine(self.edition)
        self.ids = [rule.id for rule in self.edition.rules]

    def outcomes(self, data: generate.Data) -> tuple[list[Any], list[Any]] | None:
        """Return what each engine makes of a draft, or None when the draft cannot be read."""
        draft = generate.load(data)
        if draft is None:
            return None
        day = DateSpan.of(AS_OF.isoformat())
        records = records_of(draft.data, self.ready.judge, AS_OF)
        first = [outcome.neutral() for outcome in evaluate(self.ready.rules, records, day)]
        return first, self.second.decide(records, day, self.ids)[0]

    def differ(self, data: generate.Data) -> bool:
        """Tell whether the engines differ on a draft."""
        found = self.outcomes(data)
        return found is not None and found[0] != found[1]


def run(first: int, count: int) -> Tally:
    """Check a batch of drafts."""
    engines, tally = Engines(), Tally()
    try:
        for number, data in generate.drafts(count, first):
            found = engines.outcomes(data)
            if found is None:
                continue
            tally.drafts += 1
            tally.reached.update((outcome[0], outcome[2]) for outcome in found[0])
            if found[0] != found[1]:
                tally.apart.append(number)
    finally:
        engines.second.close()
    return tally


def smallest(data: generate.Data, still: Callable[[generate.Data], bool]) -> generate.Data:
    """Leave out of a draft whatever can be left out."""
    smaller = True
    while smaller:
        smaller = False
        for path in sorted(_paths(data), key=len):
            less = _without(data, path)
            if less is not None and still(less):
                data, smaller = less, True
                break
    return data


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, element in items:
        yield (*path, key)
        yield from _paths(element, (*path, key))


def _without(data: generate.Data, path: tuple[Any, ...]) -> generate.Data | None:
    result: Any = copy.deepcopy(data)
    owner = result
    for key in path[:-1]:
        owner = owner[key]
    del owner[path[-1]]
    return dict(result)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--drafts", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0, help="the number of the first draft, in millions")
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    first, started, total = asked.seed * 1_000_000, time.perf_counter(), Tally()
    starts = range(first, first + asked.drafts, BATCH)
    sizes = [min(BATCH, first + asked.drafts - start) for start in starts]
    with ProcessPoolExecutor(asked.jobs) as pool:
        for tally in pool.map(run, starts, sizes):
            total.add(tally)
            print(f"\r{total.drafts} drafts, {len(total.apart)} disagreements", end="", file=sys.stderr)
    print(file=sys.stderr)
    seconds = time.perf_counter() - started
    edition = load_edition()
    print(f"{'rule':34}" + "".join(f"{outcome:>16}" for outcome in OUTCOMES))
    for rule in edition.rules:
        counts = "".join(f"{total.reached[rule.id, outcome]:>16}" for outcome in OUTCOMES)
        print(f"{rule.id} {rule.slug:25.25}{counts}")
    print(
        f"{total.drafts} drafts, seed {asked.seed}, {len(total.apart)} disagreements, {total.drafts / seconds:.0f} a second"
    )
    if total.apart:
        _save(total.apart[:10])
    return 1 if total.apart else 0


def _save(numbers: list[int]) -> None:
    CASES.mkdir(exist_ok=True)
    engines = Engines()
    for number in numbers:
        data = smallest(generate.draft(number), engines.differ)
        path = CASES / f"{number}.json"
        path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"saved {path.relative_to(CASES.parent.parent)}")
    engines.second.close()


if __name__ == "__main__":
    sys.exit(main())
