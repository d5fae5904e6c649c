"""Table 4: many drafts in one call: peak memory, drafts a second, and when the first result comes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.sample import ROOT
from benchmarks.start import MAIN
from benchmarks.timing import show
from benchmarks.workload import EDITION, draft, translated

FEW, DISTINCT, FIRST = 500, 50, 8192

# A small process of its own: a child's peak counts from the size of the process that starts it.
WATCH = f"""
import json, resource, subprocess, sys, time
start = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE)
child.stdout.read({FIRST})
first = time.perf_counter() - start
while child.stdout.read(1 << 20):
    pass
code = child.wait()
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps(dict(code=code, first=first, total=time.perf_counter() - start, peak=peak)))
"""


def measure(many: int) -> dict[str, float]:
    """Print the table and return the ratios; the drafts are those of the workload."""
    found = {count: _run(count) for count in (1, FEW, many)}
    rows = [
        (f"{count:,}", f["peak"] / 1024, f["peak"] / found[FEW]["peak"], count / f["total"], f["first"] / f["total"])
        for count, f in found.items()
    ]
    title = f"4. Many drafts in one call (12 rules, JSON); the first result is the first {FIRST:,} bytes"
    show(title, ("drafts", "peak MB", f"of {FEW}", "drafts/s", "first result, of the time"), rows)
    few, most = found[FEW], found[many]
    return {"many-memory": most["peak"] / few["peak"], "many-first": most["first"] / most["total"]}


def _run(count: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            path = Path(folder) / f"{number:06}.json"
            if number < DISTINCT:
                path.write_text(json.dumps(translated(draft(number))), encoding="utf-8")
            else:  # Another name for the same file: this measures us, not the disk.
                os.link(Path(folder) / f"{number % DISTINCT:06}.json", path)
        command = [sys.executable, "-c", MAIN, "check", folder, "--edition", str(EDITION), "--format", "json"]
        done = subprocess.run(
            [sys.executable, "-c", WATCH, *command],
            env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True,
        )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout)
    if found["code"] != (0 if count == 1 else 1):
        raise SystemExit(f"wrong: exit code {found['code']} for {count} drafts: {done.stderr[:200]}")
    return found
