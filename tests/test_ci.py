"""A CI server guards a repository of agreements: the snippets in seeds/ci are valid, and their lines do what they say."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests import checkers
from tests.samples import ROOT, SAMPLES
from tests.test_formats import CODE_QUALITY, commands, junit
from tests.test_versions import git

GITHUB, GITLAB = ROOT / "seeds/ci/github.yml", ROOT / "seeds/ci/gitlab-ci.yml"
DRAFT = "agreements/ontwerp één.json"
GOOD, BAD = SAMPLES / "be-nl-frigates-minehunters.json", SAMPLES / "be-nl-frigates-minehunters-second-draft.json"
with_linters = pytest.mark.skipif(checkers.no_linters() is not None, reason=checkers.no_linters() or "")
STORIES = [("compliant", 0), ("failing", 1), ("broken", 2)]


def steps() -> dict[str, dict[str, Any]]:
    """Return the steps of the workflow by their names."""
    job = yaml.safe_load(GITHUB.read_bytes())["jobs"]["check"]
    return {step.get("name", step.get("uses")): {"env": job["env"], **step} for step in job["steps"]}


def job() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(GITLAB.read_bytes())["rulebook"]
    return found


@dataclass
class Server:
    """Be a clone in which a CI server runs a branch that changes one draft, with the environment that it sets."""

    where: Path
    env: dict[str, str]

    def bash(self, lines: str, **env: str) -> subprocess.CompletedProcess[str]:
        """Run lines as both servers do."""
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", lines],
            cwd=self.where, env={**self.env, **env}, capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip

    def found(self, name: str) -> str:
        return (self.where / "found" / name).read_text(encoding="utf-8")


def server(folder: Path, story: str) -> Server:
    """Return a clone on a branch: the target branch has the good draft, and another one that came later."""
    origin, clone, tools = folder / "origin", folder / "clone", folder / "tools"
    (origin / "agreements").mkdir(parents=True)
    (origin / DRAFT).write_bytes(GOOD.read_bytes())
    (origin / "rulebook.toml").write_text('engine = "native"\n', encoding="utf-8")
    git(origin, "init", "--quiet", "--initial-branch=main")
    git(origin, "add", ".")
    git(origin, "commit", "--quiet", "-m", "first")
    git(origin, "switch", "--quiet", "--create", "change")
    text = (BAD if story == "failing" else GOOD).read_text(encoding="utf-8")
    (origin / DRAFT).write_text("{" + text if story == "broken" else text + "\n", encoding="utf-8")
    git(origin, "commit", "--quiet", "--all", "-m", story)
    git(origin, "switch", "--quiet", "main")
    (origin / "agreements/later.json").write_bytes((SAMPLES / "mrtt-pool.json").read_bytes())
    git(origin, "add", ".")
    git(origin, "commit", "--quiet", "-m", "later")
    git(folder, "clone", "--quiet", "--branch", "change", str(origin), str(clone))
    tools.mkdir()
    for name, does in {
        "rulebook": f'exec "{sys.executable}" -m rulebook "$@"',
        "gh": f'printf "%s\\n" "$@" >"{folder}/asked"; cat "${{@: -1}}" >"{folder}/comment"',
    }.items():
        (tools / name).write_text(f"#!/usr/bin/env bash\n{does}\n", encoding="utf-8")
        (tools / name).chmod(0o755)
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "CI_", "RULEBOOK_"))}
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    return Server(clone, {**clean, "PATH": path, "PYTHONPATH": str(ROOT), "DRAFTS": "agreements"})


def on_github(folder: Path, story: str) -> Server:
    made = server(folder, story)
    (folder / "temp").mkdir()
    made.env |= {
        "CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_BASE_REF": "main", "GITHUB_EVENT_NAME": "pull_request",
        "GITHUB_STEP_SUMMARY": str(folder / "summary"), "RUNNER_TEMP": str(folder / "temp"), "NUMBER": "7",
    }  # fmt: skip
    return made


@with_linters
def test_the_snippets_keep_to_the_schemas_of_both_services() -> None:
    for kind, file in (("github-workflows", GITHUB), ("gitlab-ci", GITLAB)):
        done = checkers.run("check-jsonschema", "--builtin-schema", f"vendor.{kind}", file)
        assert (done.returncode, done.stdout) == (0, "ok -- validation done\n")


@with_linters
def test_actionlint_and_shellcheck_find_nothing_and_notice_what_is_wrong(tmp_path: Path) -> None:
    # It is older than the image.
    assert [found for found in checkers.actionlint(GITHUB) if found[0] != "runner-label"] == []
    bad = tmp_path / "bad.yml"
    bad.write_text(
        GITHUB.read_text(encoding="utf-8").replace("github.event_name", "github.evnt_name"), encoding="utf-8"
    )
    assert [kind for kind, _, _ in checkers.actionlint(bad) if kind != "runner-label"] == ["expression"]
    scripts = [step["run"] for step in steps().values() if "run" in step] + ["\n".join(job()["script"])]
    for number, script in enumerate(scripts):
        file = tmp_path / f"{number}.sh"
        file.write_text(f"#!/usr/bin/env bash\n{script}\n", encoding="utf-8")
        assert checkers.run("shellcheck", file).stdout == ""
    (tmp_path / "bad.sh").write_text("#!/usr/bin/env bash\necho $1\n", encoding="utf-8")
    assert "SC2086" in checkers.run("shellcheck", tmp_path / "bad.sh").stdout


def test_the_workflow_may_do_little_runs_what_is_pinned_and_keeps_reports_whatever_they_say() -> None:
    whole, found = yaml.safe_load(GITHUB.read_bytes()), steps()
    assert whole["permissions"] == {}
    assert whole["jobs"]["check"]["permissions"] == {
        "contents": "read", "pull-requests": "write", "security-events": "write",
    }  # fmt: skip
    used = [step["uses"] for step in found.values() if "uses" in step]
    assert len(used) == 5
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", use) for use in used)
    # What others write, such as the title of a pull request, never becomes part of a script.
    assert not any("${{" in step.get("run", "") for step in found.values())
    names = list(found)
    after = [found[name].get("if", "") for name in names[names.index("Check") + 1 :]]
    assert len(after) == 4
    assert all("!cancelled()" in condition for condition in after)
    kept = job()["artifacts"]
    assert kept["when"] == "always"
    assert set(kept["reports"]) == {"codequality", "junit"}


@pytest.mark.parametrize(("story", "code"), STORIES)
def test_github_gets_annotations_a_summary_a_comment_and_reports(tmp_path: Path, story: str, code: int) -> None:
    on, found = on_github(tmp_path, story), steps()
    done = on.bash(found["Check"]["run"])
    assert (done.returncode, done.stderr) == (code, "")
    errors = {path for kind, path, *_ in commands(done.stdout) if kind == "error"}
    assert errors == (set() if code == 0 else {DRAFT})
    assert (tmp_path / "summary").read_text(encoding="utf-8") == on.found("summary.md")
    counts = junit(on.found("junit.xml"))
    assert (counts["failures"] > 0, counts["errors"] > 0) == (code == 1, code > 0)
    log = json.loads(on.found("code-scanning.sarif"))
    assert [run["invocations"][0]["exitCode"] for run in log["runs"]] == [code]
    if checkers.missing() is None:
        file = on.where / "found/code-scanning.sarif"
        assert checkers.run("check-jsonschema", "--schemafile", checkers.SARIF_SCHEMA, file).returncode == 0
    compared = on.bash(found["Compare with the target branch"]["run"])
    assert (compared.returncode, "later.json" in on.found("changes.md")) == (0, False)
    said = {"compliant": "Both versions say the same", "failing": "SPEC-401", "broken": "ontwerp één.json:"}
    assert said[story] in on.found("changes.md")
    assert on.bash(found["Comment"]["run"]).returncode == 0
    asked = (tmp_path / "asked").read_text(encoding="utf-8").split("\n")
    assert asked[:5] == ["pr", "comment", "7", "--edit-last", "--create-if-none"]
    assert (tmp_path / "comment").read_text(encoding="utf-8") == on.found("changes.md")


def test_github_is_told_where_nothing_could_be_reported_and_gets_no_more_than_it_takes(tmp_path: Path) -> None:
    on, found = on_github(tmp_path, "compliant"), steps()
    (on.where / "rulebook.toml").write_text("engin = 1\n", encoding="utf-8")
    done = on.bash(found["Check"]["run"])
    assert (done.returncode, "engin" in done.stderr) == (2, True)
    assert list((on.where / "found").iterdir()) == []
    assert (tmp_path / "summary").read_text(encoding="utf-8").startswith("Rulebook: exit code 2.")
    (on.where / "found/changes.md").write_text("x" * 70_000, encoding="utf-8")
    assert on.bash(found["Comment"]["run"]).returncode == 0
    assert (tmp_path / "comment").read_text(encoding="utf-8").startswith("What changed is too long for a comment")


@pytest.mark.parametrize(("story", "code"), STORIES)
def test_gitlab_gets_its_two_reports_and_what_changed(tmp_path: Path, story: str, code: int) -> None:
    on = server(tmp_path, story)
    install, *lines = job()["script"]
    assert install == 'python -m pip install --quiet "$RULEBOOK"'
    done = on.bash("\n".join(lines), CI="true", GITLAB_CI="true", CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main")
    assert done.returncode == code, done.stderr
    found = json.loads(on.found("code-quality.json"))
    Draft202012Validator(CODE_QUALITY).validate(found)
    worst = {each["severity"] for each in found} & {"critical", "blocker"}
    assert worst == {0: set(), 1: {"critical"}, 2: {"blocker"}}[code]
    counts = junit(on.found("junit.xml"))
    assert (counts["failures"] > 0, counts["errors"] > 0) == (code == 1, code > 0)
    assert "later.json" not in on.found("changes.md")
    assert ("SPEC-401" in on.found("changes.md")) == (story == "failing")


def test_gitlab_on_the_default_branch_compares_with_nothing(tmp_path: Path) -> None:
    on = server(tmp_path, "compliant")
    done = on.bash("\n".join(job()["script"][1:]))
    assert (done.returncode, (on.where / "found/changes.md").exists()) == (0, False)
