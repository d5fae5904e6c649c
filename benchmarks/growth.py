"""Table 5: what a rule, a record and an article cost when there are more of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from benchmarks.sample import AS_OF, SAMPLE
from benchmarks.timing import in_turn, show
from benchmarks.workload import EDITION, Plain, draft, translated
from rulebook.check import FIRST_FEW, Prepared, check, prepare
from rulebook.engine.scope import Look
from rulebook.facts.records import records_of
from rulebook.load.draft import parse_draft
from rulebook.load.edition import load_edition
from rulebook.model.edition import Edition
from rulebook.model.noun import replaced
from rulebook.model.quantities import DateSpan
from rulebook.model.vocabulary import vocabulary

TIMES = (1, 2, 4, 8)
KEPT = ("parties", "articles")


def measure(rounds: int = 7) -> dict[str, float]:
    """Print the tables and return the ratios of the largest size to the smallest."""
    small, whole = load_edition(EDITION), load_edition()
    sample, made = json.loads(SAMPLE.read_bytes()), translated(draft(0))
    ratios = {"growth-rules": _rules(small, made, rounds)}
    sizes: list[tuple[str, Edition, Plain, Callable[[Plain, int], Plain]]] = [
        ("records, main sample", whole, sample, with_records),
        ("records, workload", small, made, with_records),
        ("articles, main sample", whole, sample, with_articles),
        ("articles, workload", small, made, with_articles),
    ]
    for name, edition, data, grow in sizes:
        ratios[f"growth-{name.replace(', ', '-').replace(' ', '-')}"] = _size(name, edition, data, grow, rounds)
    return ratios


def _rules(edition: Edition, data: Plain, rounds: int) -> float:
    """Evaluate the rules once, ten and a hundred times over."""
    editions = {
        12 * times: replace(
            edition,
            digest=f"{edition.digest}-{times}",
            rules=tuple(replaced(r, id=f"{r.id}-{n}") for n in range(times) for r in edition.rules),
        )
        for times in (1, 10, 100)
    }
    ready = {count: prepare(grown) for count, grown in editions.items()}
    records, day = records_of(data, ready[12].judge, AS_OF), DateSpan.of(AS_OF.isoformat())

    def run(prepared: Prepared) -> None:
        for _ in range(1200 // len(prepared.rules)):
            prepared.outcomes(prepared.rules, Look(records, day))

    runs = {str(n): partial(run, prepared) for n, prepared in ready.items()}
    for turn in list(runs.values()) * FIRST_FEW:
        turn()
    least = in_turn(runs, rounds)
    rows = [(f"{int(n):,}", s / 1200 * 1e6, s / least["12"]) for n, s in least.items()]
    show("5. Growth: rules", ("rules", "us a rule", "of 12"), rows)
    return least["1200"] / least["12"]


def _size(name: str, edition: Edition, data: Plain, grow: Callable[[Plain, int], Plain], rounds: int) -> float:
    """Read and check ever larger drafts; return what one more costs in the largest, of that in twice the first."""
    written = {times: json.dumps(grow(data, times)).encode() for times in TIMES}
    drafts = {times: parse_draft(text, name) for times, text in written.items()}
    judge = prepare(edition).judge
    what = name.partition(",")[0]
    counts = {}
    for times, parsed in drafts.items():
        records = records_of(parsed.data, judge, AS_OF)
        counts[times] = len(records.by_collection["articles"]) if what == "articles" else sum(1 for _ in records.all())
    reading = in_turn({str(t): partial(parse_draft, text, name) for t, text in written.items()}, rounds)
    checking = in_turn(
        {str(t): partial(check, parsed, edition, as_of=AS_OF, engine="native") for t, parsed in drafts.items()}, rounds
    )

    def each(seconds: dict[str, float], times: int) -> float:
        """Return what one more costs, from half as many on, so that no cost of the whole hides a growing one."""
        half = times // 2
        done = (seconds[str(half)], counts[half]) if half else (0.0, 0)
        return (seconds[str(times)] - done[0]) / (counts[times] - done[1])

    rows = [
        (f"x{t}", counts[t], reading[str(t)] * 1e3, checking[str(t)] * 1e3, each(checking, t) * 1e6,
         each(checking, t) / each(checking, 2))
        for t in TIMES
    ]  # fmt: skip
    show(f"   Growth: {name}", ("", what, "reading ms", "checking ms", "us for one more", "of x2"), rows)
    return each(checking, TIMES[-1]) / each(checking, 2)


def with_records(data: Plain, times: int) -> Plain:
    """Return a draft with every record, but the parties and the text, that many times over."""
    names = {"id"}
    for collection in vocabulary().values():
        kinds = collection.fields.items()
        names |= {name for name, kind in kinds if kind.kind == "ref" and kind.collection not in KEPT}
    lists = [key for key, value in data.items() if isinstance(value, list) and key not in KEPT]
    return data | {key: _copies(data[key], times, names) for key in lists}


def with_articles(data: Plain, times: int) -> Plain:
    """Return a draft with every article that many times over."""
    return data | {"articles": _copies(data["articles"], times, {"id"})}


def _copies(items: list[Any], times: int, names: set[str]) -> list[Any]:
    return [_renamed(item, f"-x{n}" if n else "", names, False) for n in range(times) for item in items]


def _renamed(value: Any, suffix: str, names: set[str], is_name: bool) -> Any:
    """Return a copy in which every id, and every reference to one, ends in `suffix`."""
    if isinstance(value, dict):
        return {key: _renamed(inner, suffix, names, key in names) for key, inner in value.items()}
    if isinstance(value, list):
        return [_renamed(inner, suffix, names, is_name) for inner in value]
    return value + suffix if is_name and isinstance(value, str) else value
