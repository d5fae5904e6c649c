"""Table 8: annexes: one from a cold start, and many in one call, in each form."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.sample import ROOT, SAMPLE
from benchmarks.start import MAIN
from benchmarks.timing import show
from rulebook.annex.forms import FORMS

AS_OF = ("--as-of", "2026-01-01", "--engine", "native")
ROUNDS = 3


def measure(many: int) -> dict[str, float]:
    """Print the table and return the ratios: each annex beside a check of the same drafts in one call."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "drafts"
        folder.mkdir()
        _drafts(folder, many)
        checks = _least(["check", str(folder), *AS_OF, "--format", "json"], rounds=1)
        out = str(Path(made) / "annexes")
        cold = _least(["annex", str(SAMPLE), "-o", f"{out}.pdf", "--force", *AS_OF], ROUNDS)
        found = {
            form: _least(["annex", str(folder), "--out", out, "--form", form, "--force", *AS_OF], rounds=1)
            for form in FORMS
        }
    rows = [("one, pdf, cold start", cold[0] * 1000, cold[1] * 1000, "")]
    rows += [(form, took * 1000 / many, work * 1000 / many, work / checks[1]) for form, (took, work) in found.items()]
    show(f"8. Annexes: one, and {many:,} in one call", ("", "ms each", "ms of a core", "of a check"), rows)
    return {f"annex-{form}": work / checks[1] for form, (_, work) in found.items()}


def _drafts(folder: Path, many: int) -> None:
    """Write the samples until there are enough, each with a title of its own: no two annexes are the same."""
    samples = [path for path in sorted(SAMPLE.parent.glob("*.json")) if not path.name.endswith(".waiver.json")]
    for number in range(many):
        draft = json.loads(samples[number % len(samples)].read_bytes())
        draft["agreement"]["title"] = {lang: f"{said} ({number})" for lang, said in draft["agreement"]["title"].items()}
        (folder / f"{number:04}.json").write_text(json.dumps(draft), encoding="utf-8")


def _least(arguments: list[str], rounds: int) -> tuple[float, float]:
    """Return the least seconds that passed, and of a core, for a command in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""}
    least = (float("inf"), float("inf"))
    for _ in range(rounds):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        command = [sys.executable, "-c", MAIN, *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        took, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode not in (0, 1):
            raise SystemExit(f"wrong: exit code {done.returncode}: {done.stderr[:200].decode(errors='replace')}")
        work = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
        least = (min(least[0], took), min(least[1], work))
    return least
