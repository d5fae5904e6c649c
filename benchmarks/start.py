"""Table 3: cold start, each command in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys

from benchmarks.sample import ROOT, SAMPLE
from benchmarks.timing import Work, in_turn, show

MAIN = "from rulebook.cli import main; main()"
"""What the installed command `rulebook` runs."""


def measure(rounds: int = 15) -> dict[str, float]:
    """Print the table and return the ratios."""
    check = [MAIN, "check", str(SAMPLE), "--as-of", "2026-01-01"]
    least = in_turn(
        {
            "nothing": _process("pass"),
            "import click": _process("import click"),
            "import click, pydantic": _process("import click, pydantic"),
            "from pydantic import BaseModel": _process("import click; from pydantic import BaseModel"),
            "rulebook --help": _process(MAIN, "--help"),
            "rulebook check SAMPLE": _process(*check, "--engine", "native"),
            "rulebook check SAMPLE, all engines": _process(*check),
            "rulebook check SAMPLE --format json": _process(*check, "--engine", "native", "--format", "json"),
        },
        rounds,
    )
    click, both = least["import click"], least["import click, pydantic"]
    rows = [(name, seconds * 1000, seconds / click, seconds / both) for name, seconds in least.items()]
    show("3. Cold start", ("", "ms", "of click", "of click, pydantic"), rows)
    return {
        "start-check": least["rulebook check SAMPLE"] / both,
        "start-all": least["rulebook check SAMPLE, all engines"] / both,
        "start-help": least["rulebook --help"] / click,
    }


def _process(code: str, *arguments: str) -> Work:
    # An installed command is compiled once, not at every start.
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""}
    command = [sys.executable, "-c", code, *arguments]
    return lambda: subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
