"""A repository of agreements is guarded at every commit: tried with pre-commit itself, in a repository of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hooked import missing
from tests.samples import ROOT, SAMPLES
from tests.test_cli import run

pytestmark = pytest.mark.skipif(missing() is not None, reason=str(missing()))

GOOD, BAD = SAMPLES / "be-nl-frigates-minehunters.json", SAMPLES / "be-nl-frigates-minehunters-second-draft.json"
WAIVER = SAMPLES / "be-nl-frigates-minehunters-no-payment-in-2024.waiver.json"
IDS = ("rulebook-check", "rulebook-waivers", "rulebook-lint")


def git(where: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # No compiler can be had: what is installed must not need one.
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments],
        cwd=where, capture_output=True, text=True, check=False, timeout=400, env={**clean, "CC": "/bin/false"},
    )  # fmt: skip


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return a repository that offers the hooks, and its commit: what is in this folder now."""
    where = tmp_path_factory.mktemp("hooks")
    kept = ("rulebook", "setup.cfg", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
    for name in kept:
        source = ROOT / name
        ignore = shutil.ignore_patterns("__pycache__", "*.pyc")
        shutil.copytree(source, where / name, ignore=ignore) if source.is_dir() else shutil.copy(source, where)
    for arguments in (("init", "--quiet"), ("add", "--all", "--force"), ("commit", "--quiet", "-m", "all")):
        assert git(where, *arguments).returncode == 0
    return where, git(where, "rev-parse", "HEAD").stdout.strip()


@pytest.fixture(scope="module")
def guarded(hooks: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a repository in which the hooks are installed, with pre-commit's own cache for this module."""
    where, (theirs, commit) = tmp_path_factory.mktemp("guarded"), hooks
    os.environ["PRE_COMMIT_HOME"] = str(tmp_path_factory.mktemp("cache"))
    (where / "agreements").mkdir()
    listed = "".join(f"      - id: {name}\n" for name in IDS)
    (where / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {theirs}\n    rev: {commit}\n    hooks:\n{listed}", encoding="utf-8"
    )
    # The hook is installed without what needs a compiler.
    (where / "rulebook.toml").write_text('engine = "native"\n', encoding="utf-8")
    assert git(where, "init", "--quiet").returncode == 0
    assert pre_commit(where, "install").returncode == 0
    yield where
    del os.environ["PRE_COMMIT_HOME"]


def pre_commit(where: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments],
        cwd=where, capture_output=True, text=True, check=False, timeout=400, env={**os.environ, "CC": "/bin/false"},
    )  # fmt: skip


def commit(where: Path, message: str) -> subprocess.CompletedProcess[str]:
    git(where, "add", "--all")
    return git(where, "commit", "-m", message)


def test_the_manifest_is_valid() -> None:
    done = pre_commit(ROOT, "validate-manifest", ".pre-commit-hooks.yaml")
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_a_bad_draft_is_refused_with_its_place_and_the_repaired_one_is_committed(guarded: Path) -> None:
    draft = guarded / "agreements" / "ontwerp één.json"
    draft.write_bytes(BAD.read_bytes())
    refused = commit(guarded, "bad")
    assert refused.returncode == 1, refused.stderr
    told = refused.stdout + refused.stderr
    assert "agreements/ontwerp één.json" in told
    assert "SPEC-401" in told
    assert git(guarded, "log", "--oneline").stdout == ""
    draft.write_bytes(GOOD.read_bytes())
    accepted = commit(guarded, "good")
    assert accepted.returncode == 0, accepted.stdout + accepted.stderr
    assert git(guarded, "log", "--format=%s").stdout == "good\n"


def test_json_that_is_no_draft_elsewhere_does_not_get_in_the_way(guarded: Path) -> None:
    (guarded / "package.json").write_text("{}", encoding="utf-8")
    done = commit(guarded, "other")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_broken_decision_is_refused_though_no_draft_was_changed(guarded: Path) -> None:
    broken = json.loads(WAIVER.read_text(encoding="utf-8"))
    del broken["records"]
    file = guarded / "agreements" / WAIVER.name
    file.write_text(json.dumps(broken), encoding="utf-8")
    refused = commit(guarded, "broken")
    assert refused.returncode == 1
    assert WAIVER.name in refused.stdout + refused.stderr
    file.unlink()


@pytest.mark.parametrize(
    ("key", "slip", "says"),
    [
        ("rule", "SPEC-2O3", "the decision is about rule `SPEC-2O3`, which does not exist"),
        ("draft", "be-nl-frigates", "the decision is about draft `be-nl-frigates`, which is not here"),
    ],
)
def test_a_slip_in_a_decision_is_refused_with_its_place(guarded: Path, key: str, slip: str, says: str) -> None:
    file = guarded / "agreements" / WAIVER.name
    text = json.dumps({**json.loads(WAIVER.read_text(encoding="utf-8")), key: slip}, indent=2)
    file.write_text(text, encoding="utf-8")
    line = next(number for number, found in enumerate(text.splitlines(), 1) if slip in found)
    refused = commit(guarded, "slip")
    told = " ".join((refused.stdout + refused.stderr).split())
    assert refused.returncode == 1
    assert f"agreements/{WAIVER.name}:{line}:" in told
    assert says in told
    assert "exit code: 2" in told
    file.unlink()


def test_a_rulebook_of_ones_own_is_looked_at_once_however_many_files_are_committed(guarded: Path) -> None:
    folder = guarded / "rulebooks" / "own"
    assert run("rules", "init", str(folder)).returncode == 0
    rule = next((folder / "rules").glob("*.yaml"))
    whole = rule.read_text(encoding="utf-8")
    rule.write_text(whole + "nonsense: 1\n", encoding="utf-8")
    refused = commit(guarded, "broken rule")
    assert refused.returncode == 1
    assert "nonsense" in refused.stdout + refused.stderr


def test_lint_takes_a_file_for_its_rulebook_and_says_where_there_is_none(tmp_path: Path) -> None:
    folder = ROOT / "rulebook/editions/rgbv-2017"
    files = [str(path) for path in (*folder.glob("rules/*.yaml"), folder / "edition.yaml")]
    assert len(files) > 2
    one, whole = run("lint", *files), run("lint", str(folder))
    assert one.returncode == whole.returncode
    assert one.stdout.count(b"edition") <= whole.stdout.count(b"edition") + 1
    (tmp_path / "a.yaml").touch()
    lost = run("lint", str(tmp_path / "a.yaml"))
    assert lost.returncode == 2
    assert b"is in no rulebook" in lost.stderr
    several = run("lint", "rgbv-2010", "rgbv-2017", "--format", "json")
    assert (several.returncode, several.stdout) == (2, b"")
