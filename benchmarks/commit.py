"""Table 7: a commit that touches one draft in a repository of 2,000, with a real git and a real pre-commit."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.sample import ROOT, SAMPLE
from benchmarks.timing import show

DRAFT = "agreements/touched.json"
KEPT = ("rulebook", "setup.cfg", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
HOOKS = """
repos:
  - repo: {package}
    rev: {commit}
    hooks: [id: rulebook-check]
  - repo: local
    hooks:
      - {{id: nothing, name: nothing, language: system, entry: "true", files: ^agreements/, stages: [manual]}}
"""


def measure(drafts: int = 2000, rounds: int = 15) -> dict[str, float]:
    """Print the table and return the ratios; nothing where pre-commit cannot install the hook."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            most = _Repository(Path(folder), drafts)
        except (subprocess.CalledProcessError, FileNotFoundError) as error:
            print(f"7. skipped: the hook cannot be installed: {error}")
            return {}
        least = most.timed(rounds)
    check = least["rulebook check DRAFT"]
    hook = least["pre-commit run, the hook"] - least["pre-commit run, an empty hook"]
    rows = [(name, seconds * 1000, seconds / check) for name, seconds in [*least.items(), ("the hook itself", hook)]]
    show(f"7. A commit that touches one draft of {drafts:,}", ("", "ms", "of the check"), rows)
    return {
        "commit-hook": hook / check,
        "commit-whole": least["git commit, with the hook"] / check,
        "commit-many": check / least["rulebook check DRAFT, alone in a folder"],
    }


class _Repository:
    """Be a repository of drafts in which the hook is installed, with pre-commit's own cache."""

    def __init__(self, folder: Path, drafts: int) -> None:
        self.where, self.alone = folder / "drafts", folder / "alone"
        self.env = {**_clean(), "PRE_COMMIT_HOME": str(folder / "cache"), "XDG_CACHE_HOME": str(folder / "proved")}
        package = folder / "package"
        package.mkdir()
        for name in KEPT:
            ignore = shutil.ignore_patterns("__pycache__")
            source = ROOT / name
            shutil.copytree(source, package / name, ignore=ignore) if source.is_dir() else shutil.copy(source, package)
        self._new(package)
        commit = self._git(package, "rev-parse", "HEAD").strip()
        for place in (self.where, self.alone):
            (place / "agreements").mkdir(parents=True)
            (place / "rulebook.toml").write_text('engine = "native"\n', encoding="utf-8")
            self.touch(place, 0)
        first = self.where / "agreements/000000.json"
        shutil.copy(SAMPLE, first)
        for number in range(1, drafts - 1):  # Another name for the same file: this measures us, not the disk.
            os.link(first, first.with_name(f"{number:06}.json"))
        config = HOOKS.format(package=package, commit=commit)
        (self.where / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
        self._new(self.where)
        self._run(self.where, sys.executable, "-m", "pre_commit", "install", "--install-hooks")
        (self.program,) = (folder / "cache").glob("repo*/py_env*/bin/rulebook")

    def timed(self, rounds: int) -> dict[str, float]:
        """Return the least seconds of each, over rounds in which each has its turn; one round warms up."""
        check = [str(self.program), "check", "--format", "text-brief", DRAFT]
        pre_commit = [sys.executable, "-m", "pre_commit", "run"]
        commit = ["git", "commit", "--quiet", "--message", "one draft"]
        turns = {
            "rulebook check DRAFT": (self.where, check),
            "rulebook check DRAFT, alone in a folder": (self.alone, check),
            "pre-commit run, an empty hook": (self.where, [*pre_commit, "nothing", "--hook-stage", "manual"]),
            "pre-commit run, the hook": (self.where, [*pre_commit, "rulebook-check"]),
            "git commit, no hook": (self.where, [*commit, "--no-verify"]),
            "git commit, with the hook": (self.where, commit),
        }
        least = dict.fromkeys(turns, float("inf"))
        for number in range(1, rounds + 2):
            for turn, (name, (place, command)) in enumerate(turns.items()):
                self.touch(place, number * 100 + turn)
                if place == self.where:
                    self._git(place, "add", DRAFT)
                start = time.perf_counter()
                self._run(place, *command)
                if number > 1:
                    least[name] = min(least[name], time.perf_counter() - start)
        return least

    def touch(self, place: Path, number: int) -> None:
        """Write the draft with another title."""
        data = json.loads(SAMPLE.read_bytes())
        data["agreement"]["title"]["en"] = f"Version {number}"
        (place / DRAFT).write_text(json.dumps(data, indent=2, ensure_ascii=False), encoding="utf-8")

    def _new(self, where: Path) -> None:
        for arguments in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--message", "first")):
            self._git(where, *arguments)

    def _git(self, where: Path, *arguments: str) -> str:
        return self._run(where, "git", *arguments)

    def _run(self, where: Path, *command: str) -> str:
        return subprocess.run(command, cwd=where, env=self.env, check=True, capture_output=True, text=True).stdout


def _clean() -> dict[str, str]:
    left_out = ("GIT_", "PYTHONPATH", "RULEBOOK_", "PRE_COMMIT")
    named = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return {name: value for name, value in os.environ.items() if not name.startswith(left_out)} | named
