"""Let both engines decide generated drafts, and show where they differ.

    python -m tests.differential --drafts 100000 --seed 1 --jobs 2

Prints how often each outcome of each rule was reached, the disagreements, and the drafts a
second. A draft that they disagree on is made as small as it can be and saved as a case in
`tests/disagreements/`, where the tests run it from then on. Ctrl-C ends it early, with what it
has. Ends with 0 when all is well, 1 when the engines disagree, 3 when an outcome that a rule
can have was not reached, 130 when it was interrupted.
"""

from __future__ import annotations

import argparse
import datetime
import multiprocessing
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rulebook.check import prepare
from rulebook.engine.decide import decide, written
from rulebook.engine.durable import EngineError, SecondEngine
from rulebook.engine.evaluate import evaluate
from rulebook.engine.scope import Look
from rulebook.facts.evidence import Judge
from rulebook.facts.records import records_of
from rulebook.load.edition import load_edition
from rulebook.model.quantities import DateSpan
from rulebook.model.record import Records
from tests import edits, generate
from tests.reach import OUTCOMES, unreached
from tests.shrink import smallest
from tests.walk import Data
from tests.well_formed import well_formed

AS_OF = datetime.date.fromisoformat(edits.DAY)
CASES = Path(__file__).parent / "disagreements"
BATCH = 100
READ_EACH = 50
"""One draft in so many is written, read and judged as the first of a run is; the others are taken as they are made."""
MOST_CASES = 10

Apart = tuple[int, tuple[str, ...]]
"""The number of a draft, and the rules that the engines differ on."""


@dataclass
class Tally:
    """Count what was reached: outcomes by rule and by limb, and how claims are supported; keep what differs."""

    reached: Counter[tuple[str, str]] = field(default_factory=Counter)
    limbs: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    support: Counter[str] = field(default_factory=Counter)
    apart: list[Apart] = field(default_factory=list)
    drafts: int = 0

    def add(self, other: Tally) -> None:
        """Add what another run counted."""
        self.reached += other.reached
        self.limbs += other.limbs
        self.support += other.support
        self.apart += other.apart
        self.drafts += other.drafts

    def count(self, records: Records, outcomes: Iterable[Any]) -> None:
        """Count one draft: how its claims are supported, and what the first engine made of it."""
        self.drafts += 1
        self.support.update(record.support.code for record in records.all() if record.support is not None)
        for rule, _, outcome, found in outcomes:
            self.reached[rule, outcome] += 1
            self.limbs.update({(rule, limb, of_record) for limb, _, _, of_record in found})


CONCERN = "concern"
"""Whether the edition is about a draft, as if it were one more rule."""

Opinions = dict[str, list[Any]]
"""What each reading of the rules makes of a draft, in the form that engines are compared on."""


class Engines:
    """Hold all that reads rules, ready for draft after draft; the one place that calls them.

    Three readings: the evaluator that explains, the functions that are written for many drafts,
    and durable_rules.
    """

    def __init__(self) -> None:
        self.edition = load_edition()
        self.ready = prepare(self.edition)
        self.functions = written(self.edition)
        self.second = SecondEngine(self.edition)
        self.ids = [rule.id for rule in self.edition.rules]
        self.day = DateSpan.of(AS_OF.isoformat())

    def records(self, data: Data, judge: Judge | None = None) -> Records:
        """Return the records of a well-formed draft, its evidence judged by who remembers other drafts or by `judge`."""
        return records_of(data, judge or self.ready.judge, AS_OF)

    def outcomes(self, records: Records) -> list[Any]:
        """Return what the evaluator that explains makes of a draft."""
        return [outcome.neutral() for outcome in evaluate(self.ready.rules, records, self.day)]

    def opinions(self, records: Records, ids: Collection[str]) -> Opinions:
        """Return what each makes of a draft by some rules. An engine that fails makes nothing of it."""
        rules = [rule for rule in self.ready.rules if rule.rule.id in ids]
        look = Look(records, self.day)
        concern = self._concern(self.ready.concern is None or self.ready.concern.truth(look, look.whole) is True)
        found = {"native": [*(outcome.neutral() for outcome in evaluate(rules, records, self.day)), concern]}
        if self.functions is not None:
            found["written"] = [*(outcome.neutral() for outcome in decide(rules, self.functions, look)), concern]
        try:
            outcomes, concerned = self.second.decide(records, self.day, ids)
            found["durable"] = [*outcomes, self._concern(concerned)]
        except EngineError as error:
            found["durable"] = [
                (name, "", f"error: {error}", ()) for name in (*(rule.rule.id for rule in rules), CONCERN)
            ]
        return found

    @staticmethod
    def _concern(concerned: bool) -> Any:
        return CONCERN, "", "yes" if concerned else "no", ()

    def differing(self, data: Data, ids: Collection[str] | None = None) -> tuple[str, ...]:
        """Return the rules that the engines differ on; none for a draft that is not well-formed."""
        return differing(self.opinions(self.records(data), ids or self.ids)) if well_formed(data) else ()

    def close(self) -> None:
        """End the second engine's process."""
        self.second.close()


def differing(opinions: Opinions) -> tuple[str, ...]:
    """Return the rules that not all agree on."""
    together = zip(*opinions.values(), strict=True)
    return tuple(first[0] for first, *others in together if any(other != first for other in others))


def run(engines: Engines, first: int, count: int, stopped: Callable[[], bool] = lambda: False) -> Tally:
    """Check a batch of drafts, or as many of it as can be before it is stopped."""
    tally = Tally()
    for number, data in generate.drafts(count, first):
        if stopped():
            break
        read = number % READ_EACH == 0
        records = engines.records(_read(data), Judge(engines.ready.judge.echo)) if read else engines.records(data)
        found = engines.opinions(records, engines.ids)
        tally.count(records, found["native"])
        if rules := differing(found):
            tally.apart.append((number, rules))
    return tally


def _read(data: Data) -> Data:
    draft = generate.load(data)
    if draft is None or repr(draft.data) != repr(data):
        raise AssertionError("a generated draft is read as something else, or not at all")
    return dict(draft.data)


# Many batches, in one process or in several.

_mine: list[tuple[Engines, Callable[[], bool]]] = []


def _begin(stop: Any) -> None:
    """Start a process of the pool. Ctrl-C is for the process that asked."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _mine.append((Engines(), stop.is_set))


def _batch(first: int, count: int) -> Tally:
    engines, stopped = _mine[0]
    return run(engines, first, count, stopped)


def tallies(first: int, drafts: int, jobs: int) -> Iterator[Tally]:
    """Yield the tally of batch after batch."""
    starts = range(first, first + drafts, BATCH)
    sizes = [min(BATCH, first + drafts - start) for start in starts]
    if jobs == 1:
        engines = Engines()
        try:
            yield from (run(engines, start, size) for start, size in zip(starts, sizes, strict=True))
        finally:
            engines.close()
        return
    stop = multiprocessing.Event()
    pool = ProcessPoolExecutor(jobs, initializer=_begin, initargs=(stop,))
    try:
        yield from pool.map(_batch, starts, sizes)
    finally:
        stop.set()
        pool.shutdown(cancel_futures=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--drafts", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0, help="the number of the first draft, in millions")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes, each with both engines")
    parser.add_argument("--cases", type=Path, default=CASES, help="where a draft that they disagree on is saved")
    asked = parser.parse_args(arguments)
    started, total, interrupted = time.perf_counter(), Tally(), False
    running = tallies(asked.seed * 1_000_000, asked.drafts, asked.jobs)
    try:
        for tally in running:
            total.add(tally)
            _progress(total, asked.drafts, time.perf_counter() - started)
    except KeyboardInterrupt:
        interrupted = True
        running.close()
    print(file=sys.stderr)
    print("\n".join(table(total)))
    speed = total.drafts / (time.perf_counter() - started)
    print(f"{total.drafts} drafts, seed {asked.seed}, {len(total.apart)} disagreements, {speed:.0f} a second")
    if interrupted:
        print(f"Interrupted: {asked.drafts} drafts were asked for.")
    for rule, outcome in (missed := unreached(total.reached)):
        print(f"{rule} never came out as: {outcome}")
    if total.apart:
        print("\n".join(saved(total.apart, asked.cases)))
    return 1 if total.apart else 130 if interrupted else 3 if missed else 0


def _progress(total: Tally, drafts: int, seconds: float) -> None:
    speed = total.drafts / seconds
    left = f"{(drafts - total.drafts) / speed:.0f} s to go"
    line = f"{total.drafts} of {drafts} drafts, {len(total.apart)} disagreements, {speed:.0f} a second, {left}"
    print(f"\r{line:78}", end="", file=sys.stderr, flush=True)


def table(tally: Tally) -> Iterator[str]:
    """Yield the lines that say how often each outcome of each rule was reached."""
    yield f"{'rule':34}" + "".join(f"{outcome:>16}" for outcome in OUTCOMES)
    for rule in load_edition().rules:
        counts = "".join(f"{tally.reached[rule.id, outcome]:>16}" for outcome in OUTCOMES)
        yield f"{rule.id} {rule.slug:25.25}{counts}"


def saved(apart: Iterable[Apart], folder: Path) -> Iterator[str]:
    """Make drafts that the engines differ on small, one for each rule, and save them; yield what to say of each."""
    found: dict[str, int] = {}
    for number, rules in sorted(apart):
        for rule in rules:
            found.setdefault(rule, number)
    folder.mkdir(parents=True, exist_ok=True)
    engines = Engines()
    try:
        for rule, number in list(found.items())[:MOST_CASES]:
            data = smallest(generate.draft(number), lambda less: rule in engines.differing(less, [rule]))  # noqa: B023
            path = folder / f"{rule}-{number}.json"
            path.write_bytes(generate.written(data) + b"\n")
            said = ", ".join(
                f"{name} {found[0][2]}" for name, found in engines.opinions(engines.records(data), [rule]).items()
            )
            yield f"{path}: {rule} is {said}"
    finally:
        engines.close()


if __name__ == "__main__":
    sys.exit(main())
