"""Table 1: our row beside the peers, on their workload and in one run.

Every peer compiles its rules before timing starts and is timed on drafts that are parsed
already, in the shape that its rules are written for; putting a draft into its own working
form (asserting facts, building a context) is timed. So are we: the drafts are put into our
vocabulary and parsed beforehand, and timed is `check`: records, the evidence of every claim,
the rules, the verdict. The lines below ours say what parts of it cost and what more would.
What comes out is compared for every draft first. A wrong outcome of ours ends the run.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.timing import in_turn, show
from benchmarks.workload import EDITION, Plain, translated
from rulebook.check import check, prepare
from rulebook.engine.evidence import facts
from rulebook.engine.scope import Look
from rulebook.facts.records import records_of
from rulebook.load.draft import parse_draft
from rulebook.load.edition import load_edition
from rulebook.model.quantities import DateSpan
from rulebook.model.report import DraftReport

AS_OF = date(2026, 1, 1)
OURS = "Rulebook"
PEERS = ("python_floor", "cel_rust", "cel_python", "zen", "rule_engine", "json_logic", "clips", "durable")
TURN = 0.15
"""About how many seconds of work a peer gets in a turn."""

Run = Callable[[Any], Any]
Row = tuple[str, int, int, float]
"""Name, rules that it can express, drafts that it gets wrong, drafts a second."""


def measure(folder: Path, node: Path | None, count: int = 200, rounds: int = 9) -> dict[str, float]:
    """Print the table and return the ratios."""
    workload, peers = _load(folder, "workload"), _load(folder, "peers")
    drafts: list[Plain] = workload.corpus(count)
    want: list[list[bool]] = [workload.expected(d) for d in drafts]
    runs: dict[str, tuple[Run, list[Any]]] = {}
    for name in PEERS:
        try:
            runs[name] = getattr(peers, name)(), drafts
        except ImportError as error:
            print(f"{name}: skipped, {error.name or error} is not installed")
    runs |= _ours(drafts, want)
    right = {name: _right(run, items, want) for name, (run, items) in runs.items() if not name.startswith(OURS)}
    turns = {name: _turn(run, items) for name, (run, items) in runs.items()}
    least = in_turn({name: turn for name, (turn, _) in turns.items()}, rounds)
    rows: list[Row] = [(name, *right.get(name, (12, 0)), turns[name][1] / least[name]) for name in runs]
    rows += _node(folder, node, drafts)
    fastest = max(rate for name, *_, rate in rows if not name.startswith((OURS, "python")))
    show(
        "1. The same 12 rules on the same drafts",
        ("", "rules", "wrong", "drafts/s", "of the fastest peer"),
        [(*row, row[-1] / fastest) for row in rows],
    )
    rates = {name: rate for name, *_, rate in rows}
    return {"peers": rates[OURS] / fastest, "peers-rules-alone": rates[f"{OURS}: rules alone"] / fastest}


def _load(folder: Path, name: str) -> ModuleType:
    """Import a file of the shared benchmark, which is no package."""
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
    return importlib.import_module(name)


def _ours(drafts: list[Plain], want: list[list[bool]]) -> dict[str, tuple[Run, list[Any]]]:
    edition = load_edition(EDITION)
    written = [json.dumps(translated(d)).encode() for d in drafts]
    parsed = [parse_draft(data, "made.json") for data in written]
    ready, day = prepare(edition), DateSpan.of(AS_OF.isoformat())
    records = [records_of(draft.data, ready.judge, AS_OF) for draft in parsed]

    def explained(draft: Any) -> DraftReport:
        report = check(draft, edition, as_of=AS_OF, engine="native")
        for outcome in report.outcomes:
            for record in outcome.records:
                facts(record)
        return report

    for draft, truths in zip(parsed, want, strict=True):
        found = [outcome.outcome for outcome in check(draft, edition, as_of=AS_OF, engine="native").outcomes]
        if found != ["pass" if truth else "fail" for truth in truths]:
            raise SystemExit(f"wrong: {draft.model.agreement.id} gives {found}, expected is {truths}")
    return {
        OURS: (lambda draft: check(draft, edition, as_of=AS_OF, engine="native"), parsed),
        f"{OURS}: rules alone": (lambda found: ready.outcomes(ready.rules, Look(found, day)), records),
        f"{OURS}: and the facts behind": (explained, parsed),
        f"{OURS}: from bytes": (
            lambda data: check(parse_draft(data, "-"), edition, as_of=AS_OF, engine="native"),
            written,
        ),
    }


def _right(run: Run, drafts: list[Plain], want: list[list[bool]]) -> tuple[int, int]:
    """Return how many rules a peer can express, and for how many drafts one of them comes out wrong."""
    asked = [i for i, found in enumerate(run(drafts[0])) if found is not None]
    return len(asked), sum(any(got[i] != w[i] for i in asked) for got, w in zip(map(run, drafts), want, strict=True))


def _turn(run: Run, items: list[Any]) -> tuple[Callable[[], object], int]:
    """Return one turn of work, and how many drafts it is."""
    each = max(in_turn({"": lambda: run(items[0])}, 3)[""], 1e-6)
    wanted = max(3, int(TURN / each))
    chosen = (items * (wanted // len(items) + 1))[:wanted]

    def turn() -> None:
        for item in chosen:
            run(item)

    return turn, wanted


def _node(folder: Path, node: Path | None, drafts: list[Plain]) -> list[Row]:
    """Run the peer that needs node, in the folder where its library is installed."""
    name = "json-rules-engine (node)"
    if node is None:
        print(f"{name}: skipped, no --node FOLDER")
        return []
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson") as file:
        file.writelines(json.dumps(d) + "\n" for d in drafts)
        file.flush()
        script = [str((folder / "json-rules-engine.mjs").resolve()), file.name]
        done = subprocess.run(["node", *script], cwd=node, capture_output=True, text=True, check=False)
    rates = [float(line.split()[-2]) for line in done.stdout.splitlines()]
    if not rates:
        print(f"{name}: skipped, {(done.stderr.splitlines() or ['nothing came out'])[0][:100]}")
    return [(name, 7, 0, max(rates))] if rates else []
