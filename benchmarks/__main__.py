"""Run the benchmarks: `python -m benchmarks`."""

from __future__ import annotations

import argparse
import datetime
import json
import platform
import subprocess
from pathlib import Path

import rulebook
from benchmarks import annexes, beside, commit, growth, load, many, sample, start

HISTORY = Path(__file__).parent / "history.jsonl"
PEERS = sample.ROOT.parent / "shared" / "bench" / "peers"
TABLES = ("peers", "sample", "start", "many", "growth", "load", "commit", "annexes")


def main() -> None:
    """Print the tables, and keep the ratios when asked to."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Print tables with ratios, in one run.")
    parser.add_argument("tables", nargs="*", default=TABLES, metavar="TABLE", help=f"of {', '.join(TABLES)}")
    parser.add_argument("--peers", type=Path, default=PEERS, metavar="FOLDER", help="the shared benchmark of peers")
    parser.add_argument("--node", type=Path, metavar="FOLDER", help="where json-rules-engine is installed for node")
    parser.add_argument("--many", type=int, default=10_000, metavar="N", help="drafts in one call")
    parser.add_argument("--annexes", type=int, default=100, metavar="N", help="annexes in one call")
    parser.add_argument("--record", action="store_true", help=f"append the ratios to {HISTORY.name}")
    chosen = parser.parse_args()
    unknown = set(chosen.tables) - set(TABLES)
    if unknown:
        parser.error(f"no such table: {', '.join(sorted(unknown))}")
    ratios: dict[str, float] = {}
    if "peers" in chosen.tables and (chosen.peers / "peers.py").is_file():
        ratios |= beside.measure(chosen.peers, chosen.node)
    elif "peers" in chosen.tables:
        print("1. skipped: the benchmark of peers is not there; name its folder with --peers")
    if "sample" in chosen.tables:
        ratios |= sample.measure()
    if "start" in chosen.tables:
        ratios |= start.measure()
    if "many" in chosen.tables:
        ratios |= many.measure(chosen.many)
    if "growth" in chosen.tables:
        ratios |= growth.measure()
    if "load" in chosen.tables:
        ratios |= load.measure()
    if "commit" in chosen.tables:
        ratios |= commit.measure()
    if "annexes" in chosen.tables:
        ratios |= annexes.measure(chosen.annexes)
    if chosen.record:
        _record(ratios)


def _record(ratios: dict[str, float]) -> None:
    row = {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "version": rulebook.__version__,
        "commit": _commit(),
        "python": platform.python_version(),
        **{name: round(ratio, 4) for name, ratio in ratios.items()},
    }
    with HISTORY.open("a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")


def _commit() -> str:
    """Return the commit, with a + when files have changed since, or nothing outside a repository."""
    command = ["git", "describe", "--always", "--exclude=*", "--dirty=+"]
    done = subprocess.run(command, cwd=HISTORY.parent, capture_output=True, text=True, check=False)
    return done.stdout.strip()


if __name__ == "__main__":
    main()
