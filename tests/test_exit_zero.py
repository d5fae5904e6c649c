"""Soften the exit code by one flag, that says so itself, and never for what could not be checked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rulebook.cli import rulebook

ROOT = Path(__file__).parent.parent
STORIES = {
    "be-nl-frigates-minehunters.json": ("COMPLIANT", 0),
    "benelux-air-security.json": ("DEVIATING", 0),
    "be-nl-frigates-minehunters-second-draft.json": ("NON-COMPLIANT", 1),
    "be-nl-frigates-minehunters-first-draft.json": ("INCOMPLETE", 3),
}


def check(*arguments: str) -> Result:
    words = ["check", *arguments, "--as-of", "2026-01-01", "--engine", "native"]
    return CliRunner().invoke(rulebook, words, standalone_mode=False)


@pytest.mark.parametrize("name", STORIES)
def test_the_verdict_stays_and_the_last_line_says_what_the_code_would_have_been(name: str) -> None:
    verdict, code = STORIES[name]
    done = check(str(ROOT / "agreements" / name), "--exit-zero")
    said = f"{verdict} · exit code 0, with --exit-zero (without it: {code}) · more: --format text-full"
    assert (done.return_value, done.stdout.splitlines()[-1]) == (0, said)
    without = check(str(ROOT / "agreements" / name))
    assert (without.return_value, without.stdout.splitlines()[:-1]) == (code, done.stdout.splitlines()[:-1])


def test_what_could_not_be_checked_is_still_2_and_the_last_line_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    done = check(str(tmp_path), "--exit-zero", "--lang", "nl")
    said = "NIET GETOETST · exitcode 2, met --exit-zero (zonder: 2)"
    assert (done.return_value, done.stdout.splitlines()[-1]) == (2, said)
    assert check("--exit-zero", str(tmp_path / "gone.json")).return_value == 2
    assert check("--exit-zero", "--select", "NONE-1", str(ROOT / "agreements")).return_value == 2


def test_reports_that_other_programs_read_have_the_code_that_the_program_ends_in() -> None:
    draft = str(ROOT / "agreements" / "be-nl-frigates-minehunters-second-draft.json")
    report = json.loads(check(draft, "--exit-zero", "--format", "json").stdout)
    assert (report["verdict"], report["exit_code"], report["exit_zero"]) == ("non-compliant", 0, True)
    report = json.loads(check(draft, "--format", "json").stdout)
    assert (report["verdict"], report["exit_code"], report["exit_zero"]) == ("non-compliant", 1, False)
    invocation = json.loads(check(draft, "--exit-zero", "--format", "sarif").stdout)["runs"][0]["invocations"][0]
    assert invocation["exitCode"] == 0
    assert invocation["exitCodeDescription"] == "NON-COMPLIANT · exit code 0, with --exit-zero (without it: 1)"
    last = check(draft, "--exit-zero", "--format", "markdown").stdout.splitlines()[-1]
    assert last == "**NON-COMPLIANT** · exit code 0, with --exit-zero (without it: 1)"
