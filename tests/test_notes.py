"""Hold that every format tells of what cannot both hold in a draft, once, at its line, and that it decides nothing."""

from __future__ import annotations

import datetime
import io
import json
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft202012Validator
from junitparser import JUnitXml

from rulebook.check import check_against
from rulebook.render import FORMATS
from rulebook.render.statuses import NOTE
from rulebook.words import Lang
from tests.reports import noted, read, rendered
from tests.test_formats import CODE_QUALITY, XSD, commands

SAYS = (
    "The status of the agreement is `signed`, but the signature `signing` has a date after the as-of date 2026-01-01: "
    "`2026-01-02`. Correct the status or the date, or check as of a later date."
)
POINTER = "/acts/0/date"


def place() -> tuple[int, int]:
    """Return where the date stands, as the JSON report says."""
    (draft,) = read("json", noted())["drafts"]
    (note,) = draft["notes"]
    assert note["pointer"] == POINTER
    return note["line"], note["column"]


def test_in_sarif_it_is_a_result_that_informs() -> None:
    (run,) = read("sarif", noted())["runs"]
    (result,) = [each for each in run["results"] if each["ruleId"] == "draft-note"]
    assert (result["kind"], result["level"], result["properties"]) == (
        "informational", "none", {"note": "check.signed_later"},
    )  # fmt: skip
    assert result["message"]["text"] == SAYS
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "draft-note"
    (location,) = result["locations"]
    region = location["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == place()
    assert location["logicalLocations"] == [{"fullyQualifiedName": POINTER}]
    assert run["invocations"][0]["executionSuccessful"]
    assert run["invocations"][0]["toolExecutionNotifications"] == []


def test_for_github_it_has_the_level_of_a_note() -> None:
    (run,) = read("sarif-github", noted())["runs"]
    found = [(each["kind"], each["level"]) for each in run["results"] if each["ruleId"] == "draft-note"]
    assert found == [("fail", "note")]


def test_in_oscal_it_is_an_observation_with_its_place_and_no_finding() -> None:
    (result,) = read("oscal", noted())["assessment-results"]["results"]
    props = [{each["name"]: each["value"] for each in one["props"]} for one in result["observations"]]
    ((said, observation),) = [
        (names, one) for names, one in zip(props, result["observations"], strict=True) if "note" in names
    ]
    line, column = place()
    assert said == {"note": "check.signed_later", "line": str(line), "column": str(column)}
    assert observation["description"].replace("\\", "") == SAYS
    (evidence,) = observation["relevant-evidence"]
    assert unquote(evidence["href"]).endswith(f"signed too early.json#{POINTER}")
    related = {each["observation-uuid"] for one in result["findings"] for each in one.get("related-observations", [])}
    assert observation["uuid"] not in related


def test_in_junit_it_is_a_test_that_passes_and_says_so() -> None:
    data = rendered("junit", noted())
    XSD.validate(io.BytesIO(data))
    suites = list(JUnitXml.fromstring(data))
    cases = [(number, case) for number, suite in enumerate(suites) for case in suite if case.name.startswith("note")]
    ((number, case),) = cases
    line, column = place()
    assert (len(suites), number, case.name, case.is_passed) == (2, 0, "note check.signed_later", True)
    assert case.system_out == f"./signed too early.json:{line}:{column}: {SAYS}"


def test_on_github_it_is_a_notice_and_on_gitlab_information_at_its_line() -> None:
    line, column = place()
    found = [each for each in commands(rendered("github", noted()).decode()) if "check.signed_later" in each[4]]
    ((kind, path, *at, _, says),) = found
    assert (kind, path, at, says) == ("notice", "signed too early.json", [str(line), str(column)], SAYS)
    issues = read("gitlab", noted())
    Draft202012Validator(CODE_QUALITY).validate(issues)
    (issue,) = [each for each in issues if each["check_name"] == "check.signed_later"]
    assert (issue["severity"], issue["location"]["lines"]["begin"]) == ("info", line)


def test_a_fingerprint_is_the_same_on_another_day() -> None:
    marks: list[Any] = []
    report = noted()
    (checked,) = report.drafts
    draft = checked.results[0].draft
    assert draft is not None
    books = [book.edition for book in report.rulebooks]
    for day in (datetime.date(2025, 12, 31), datetime.date(2026, 1, 1)):
        again = check_against(draft, books, as_of=day, engine="native", rules=["SPEC-802", "RGBV-101"])
        issues = json.loads(b"".join(FORMATS["gitlab"](replace(report, as_of=day, drafts=[again]), "en", 100, False)))
        marks.append([each["fingerprint"] for each in issues if each["check_name"] == "check.signed_later"])
    assert marks[0] == marks[1] != []


@pytest.mark.parametrize(
    ("lang", "head", "says"),
    [
        ("en", "### Please note (this decides nothing)", "The status of the agreement is"),
        ("nl", "### Let op (dit beslist niets)", "De status van de afspraak is"),
    ],
)
def test_in_markdown_it_stands_in_a_list_of_its_own(lang: Lang, head: str, says: str) -> None:
    text = rendered("markdown", noted(), lang).decode()
    line, column = place()
    _, after = text.split(f"\n{head}\n\n")
    assert after.startswith(f"- \\./signed too early.json:{line}:{column} {says}")
    assert text.count(says) == 1


def test_it_is_a_finding_nowhere() -> None:
    assert (NOTE.sarif, NOTE.junit, NOTE.github, NOTE.gitlab, NOTE.oscal) == (
        ("informational", "none"), "passed", "notice", "info", None,
    )  # fmt: skip
