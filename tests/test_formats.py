"""Hold the formats of CI servers to what reads them: their schemas, a parser, and what the JSON report counts."""

from __future__ import annotations

import io
import json
import os
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from junitparser import JUnitXml

from rulebook.cli import rulebook
from rulebook.render.markup import markdown

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
SECOND = "agreements/be-nl-frigates-minehunters-second-draft.json"
SAMPLES = sorted(f"agreements/{path.name}" for path in (ROOT / "agreements").glob("*.json") if "." not in path.stem)
XSD = xmlschema.XMLSchema(str(Path(__file__).parent / "vendored" / "junit-10.xsd"))
# GitLab's own check asks for these: app/validators/json_schemas/codeclimate.json, and the documentation for the severities.
CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^./]"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
COMMAND = re.compile(r"::(error|warning|notice) file=([^,:\n]+),line=(\d+),col=(\d+),title=([^,:\n]+)::([^\n]+)")
HOSTILE = (
    "\x1b[31mred\x1b[0m\n::error::boo\r\n%0A </td><script>alert(1)</script> [a](http://evil) @team ]]> \ufffe & | # x"
)


def run(*arguments: str | Path, cwd: Path = ROOT) -> Result:
    before = Path.cwd()
    os.chdir(cwd)
    try:
        asked = ["check", "--as-of", "2026-01-01", "--engine", "native", *map(str, arguments)]
        return CliRunner().invoke(rulebook, asked, standalone_mode=False)
    finally:
        os.chdir(before)


@cache
def reports() -> dict[str, str]:
    """Return every format of one run on all samples."""
    forms = ("json", "junit", "github", "gitlab", "markdown")
    return {form: run("agreements", "--format", form).stdout for form in forms}


def drafts() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(reports()["json"])["drafts"]
    return found


def junit(text: str) -> Counter[str]:
    """Return how many tests have each result, as a consumer reads it; the dialect's schema must allow it."""
    XSD.validate(io.BytesIO(text.encode()))
    suites = JUnitXml.fromstring(text.encode())
    counts = Counter({"tests": 0, "failures": 0, "errors": 0, "skipped": 0})
    for suite in suites:
        found = Counter(type(result).__name__ for case in suite for result in case.result)
        assert (len(list(suite)), found["Failure"], found["Error"], found["Skipped"]) == (
            suite.tests, suite.failures, suite.errors, suite.skipped,
        )  # fmt: skip
        counts += Counter(tests=suite.tests, failures=suite.failures, errors=suite.errors, skipped=suite.skipped)
    return counts


def commands(text: str) -> list[Sequence[str]]:
    """Read workflow commands as GitHub's runner does: every line must be one."""
    found = []
    for line in text.splitlines():
        match = COMMAND.fullmatch(line)
        assert match is not None, line
        found.append(match.groups())
    return found


def outcomes(counted: str, forces: Sequence[str] = ("must", "should")) -> int:
    return sum(
        result["counts"][force][counted] for draft in drafts() for result in draft["results"] for force in forces
    )


def test_junit_has_a_test_for_every_rule_of_every_draft_and_counts_as_the_report_does() -> None:
    counts = junit(reports()["junit"])
    assert counts["failures"] == outcomes("fail")
    assert counts["errors"] == outcomes("undetermined")
    assert counts["skipped"] == outcomes("not-applicable", ("must", "should", "may"))
    ineffective = sum(w["state"] != "used" for d in drafts() for r in d["results"] for w in r["waivers"])
    assert counts["tests"] == sum(len(r["outcomes"]) for d in drafts() for r in d["results"]) + ineffective


def test_github_shows_each_finding_at_its_line() -> None:
    found = commands(reports()["github"])
    failing = [
        (draft["path"], str(record["line"]))
        for draft in drafts()
        for result in draft["results"]
        for outcome in result["outcomes"]
        for record in outcome["records"]
        if (record["outcome"], record["force"]) == ("fail", "must")
    ]
    assert sorted((path, line) for kind, path, line, *_ in found if kind == "error") == sorted(failing)


def test_gitlab_reads_what_is_written_and_no_finding_hides_another() -> None:
    found = json.loads(reports()["gitlab"])
    Draft202012Validator(CODE_QUALITY).validate(found)
    assert len({each["fingerprint"] for each in found}) == len(found) > 100


def test_a_fingerprint_stays_when_lines_move(tmp_path: Path) -> None:
    text = (ROOT / SECOND).read_text(encoding="utf-8")
    found = []
    for moved in (text, "\n\n\n" + text):
        (tmp_path / "draft.json").write_text(moved, encoding="utf-8")
        found.append(json.loads(run("draft.json", "--format", "gitlab", cwd=tmp_path).stdout))
    first, second = found
    assert [each["fingerprint"] for each in first] == [each["fingerprint"] for each in second]
    assert [each["location"] for each in first] != [each["location"] for each in second]


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(
    ("form", "suffix"), [("markdown", "md"), ("junit", "xml"), ("github", "github"), ("gitlab", "gitlab.json")]
)
def test_each_report_is_the_one_that_was_reviewed(form: str, suffix: str, lang: str) -> None:
    text = run(SECOND, "--format", form, "--lang", lang).stdout
    found = re.sub(r"\([0-9a-f]{12}\)", "(digest)", text)
    golden = GOLDEN / f"second-draft.{lang}.{suffix}"
    if os.environ.get("RULEBOOK_UPDATE"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Make a folder with a draft whose texts mean harm, one that cannot be read, and one whose name has signs."""
    draft = json.loads((ROOT / SECOND).read_bytes())
    draft["agreement"]["title"] = {"nl": HOSTILE, "en": HOSTILE}
    for part in (*draft["articles"], *draft["capabilities"], *draft["commitments"]):
        for key in ("heading", "name", "title"):
            if isinstance(part.get(key), dict):
                part[key] = {"nl": HOSTILE, "en": HOSTILE}
    (tmp_path / "hostile.json").write_text(json.dumps(draft), encoding="utf-8")
    (tmp_path / "broken.json").write_text('{"agreement": ', encoding="utf-8")
    (tmp_path / "a, b: 100% é.json").write_text(json.dumps(draft), encoding="utf-8")
    return tmp_path


def test_texts_of_a_draft_start_no_command_and_break_no_format(hostile: Path) -> None:
    found = {form: run(".", "--format", form, cwd=hostile) for form in ("junit", "github", "gitlab", "markdown")}
    assert {done.return_value for done in found.values()} == {2}
    junit(found["junit"].stdout)
    named = commands(found["github"].stdout)
    assert {path for _, path, *_ in named} == {"hostile.json", "broken.json", "a%2C b%3A 100%25 é.json"}
    Draft202012Validator(CODE_QUALITY).validate(json.loads(found["gitlab"].stdout))
    for done in found.values():
        assert "\x1b" not in done.stdout
    text = found["markdown"].stdout
    assert "<script" not in text
    assert not re.search(r"[^\\]\]\(", text)
    assert not re.search(r"@\w", text)


def test_a_draft_that_is_in_order_is_no_finding_and_one_that_cannot_be_read_is(tmp_path: Path) -> None:
    compliant = next(draft["path"] for draft in drafts() if draft["verdict"] == "compliant")
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    for form in ("github", "gitlab"):
        text = run(compliant, "--format", form).stdout
        kinds = (
            {kind for kind, *_ in commands(text)}
            if form == "github"
            else {each["severity"] for each in json.loads(text)}
        )
        assert kinds <= {"notice", "warning", "info", "major", "minor"}
    assert [kind for kind, *_ in commands(run("broken.json", "--format", "github", cwd=tmp_path).stdout)] == ["error"]
    assert [each["severity"] for each in json.loads(run("broken.json", "--format", "gitlab", cwd=tmp_path).stdout)] == [
        "blocker"
    ]
    assert junit(run("broken.json", "--format", "junit", cwd=tmp_path).stdout)["errors"] == 1


def test_markdown_names_each_rule_once_and_folds_what_is_in_order() -> None:
    text = run(SECOND, "--format", "markdown").stdout
    (draft,) = [draft for draft in drafts() if draft["path"] == SECOND]
    for outcome in draft["results"][0]["outcomes"]:
        shown = len(re.findall(rf"^(?:###|-) {outcome['rule']} ", text, re.MULTILINE))
        assert shown == 1, outcome["rule"]
    assert text.index("NON-COMPLIANT") < text.index("SPEC-102") < text.index("<details>")
    assert markdown(draft["says"]) in text
