"""Hold that the OSCAL report says what the report says, and that compliance-trestle reads it.

The golden file is the report on a few rules: RULEBOOK_UPDATE=1 python -m pytest tests/test_oscal.py
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from rulebook.check import check_against
from rulebook.load.edition import load_edition
from rulebook.model.report import Report, Rulebook
from rulebook.model.rule import FORCES
from tests import checkers
from tests.reports import (
    FEW,
    all_waivers,
    broken,
    checked,
    hostile,
    noted,
    of,
    read,
    recorded,
    rendered,
    samples,
    second_draft,
    settled,
    texts,
)
from tests.samples import AS_OF, ROOT, reports

GOLDEN = ROOT / "tests/golden/second-draft.nl.oscal.json"
with_checkers = pytest.mark.skipif(checkers.missing() is not None, reason=checkers.missing() or "")


def results_of(report: Report) -> Any:
    return read("oscal", report)["assessment-results"]["results"]


def said(thing: Any) -> dict[str, str]:
    """Return the properties of something by name."""
    return {each["name"]: each["value"] for each in thing.get("props", [])}


def few(strict: bool = False) -> Report:
    data = json.dumps(second_draft(), indent=2, ensure_ascii=False).encode()
    return of([checked(data, "second draft.json", FEW, [recorded()])], strict)


def test_the_report_is_the_one_that_was_reviewed() -> None:
    found = settled(json.dumps(read("oscal", few(), "nl"), indent=1, ensure_ascii=False)) + "\n"
    if os.environ.get("RULEBOOK_UPDATE"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_the_same_report_has_the_same_bytes_and_another_one_another_uuid() -> None:
    assert rendered("oscal", samples()) == rendered("oscal", samples())
    reports_ = [few(), few(strict=True), of([replace(reports()[0])]), of([replace(reports()[0], path="other.json")])]
    assert len({read("oscal", report)["assessment-results"]["uuid"] for report in reports_}) == 4


def test_every_rule_of_every_sample_has_the_outcome_that_the_json_report_counts() -> None:
    drafts = read("json", samples())["drafts"]
    for draft, result in zip(drafts, results_of(samples()), strict=True):
        outcomes: dict[str, tuple[str, str]] = {}
        for finding in result.get("findings", []):
            names = said(finding)
            outcomes[names["rule"]] = (names["force"], names["outcome"])
            expected = {"pass": ("satisfied", "pass"), "fail": ("not-satisfied", "fail")}
            status = finding["target"]["status"]
            assert (status["state"], status["reason"]) == expected.get(names["outcome"], ("not-satisfied", "other"))
            assert (finding["target"]["target-id"], bool(status.get("remarks"))) == (
                names["rule"],
                names["outcome"] != "pass",
            )
        forces = {rule.id: rule.force for rule in load_edition().rules}
        for each in result["props"]:
            if each["name"] == "not-applicable":
                outcomes[each["value"]] = (forces[each["value"]], "not-applicable")
        reviewed = {
            each["control-id"] for each in result["reviewed-controls"]["control-selections"][0]["include-controls"]
        }
        aims = reviewed - outcomes.keys()
        counts, found = draft["results"][0]["counts"], Counter(outcomes.values())
        unmet = {"fail": 0, "undetermined": 0, "waived": 0}
        for force in FORCES:
            plain = {name: n for name, n in counts[force].items() if force != "may" or name not in unmet}
            assert plain == {name: found[force, name] for name in plain}
        assert len(aims) == sum(counts["may"][name] for name in unmet)
        left_out = {rule for rule, (_, outcome) in outcomes.items() if outcome == "not-applicable"}
        assert sorted([*reviewed, *left_out]) == sorted(forces)
        assert said(result)["verdict"] == draft["verdict"]


def test_every_record_is_an_observation_with_its_evidence_by_pointer() -> None:
    drafts = read("json", samples())["drafts"]
    for draft, result in zip(drafts, results_of(samples()), strict=True):
        expected = Counter(
            (outcome["rule"], record["limb"], record["id"], record["outcome"], str(record["line"]))
            for outcome in draft["results"][0]["outcomes"]
            if outcome["outcome"] != "not-applicable"
            for record in outcome["records"]
        )
        found: Counter[Any] = Counter()
        pointers = {
            place["pointer"]
            for outcome in draft["results"][0]["outcomes"]
            for record in outcome["records"]
            for fact in record["evidence"]
            for place in (record, fact, *fact["also"], *fact["articles"])
        }
        for observation in result.get("observations", []):
            names = said(observation)
            if "waiver-state" not in names:
                found[names["rule"], names["limb"], names.get("record", ""), names["outcome"], names["line"]] += 1
                for evidence in observation["relevant-evidence"]:
                    path, _, pointer = evidence["href"].partition("#")
                    assert (unquote(path), unquote(pointer) in pointers) == (draft["path"], True)
        assert found == expected


def test_uuids_are_of_version_5_each_given_once_and_each_reference_leads_somewhere() -> None:
    report = read("oscal", of([*reports(), *all_waivers()]))
    given, used = Counter[str](), set[str]()

    def walk(value: Any) -> None:
        for key, part in (
            value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        ):
            if key == "uuid":
                given[part] += 1
            elif str(key).endswith("-uuid"):
                used.add(part)
            elif key == "href" and part.startswith("#"):
                used.add(part[1:])
            walk(part)

    walk(report)
    assert set(given.values()) == {1}
    assert all(
        re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", each) for each in given
    )
    assert used
    assert used <= set(given)


def test_a_recorded_decision_is_a_risk_with_a_deadline_and_one_without_effect_an_observation() -> None:
    results = {result["title"]: result for result in results_of(of(all_waivers()[:1]))}
    (result,) = results.values()
    (risk,) = result["risks"]
    assert (risk["status"], risk["deadline"]) == ("deviation-approved", "2026-12-31T23:59:59Z")
    assert said(risk)["reference"] == "BS2023009834"
    (finding,) = [each for each in result["findings"] if "related-risks" in each]
    assert finding["related-risks"] == [{"risk-uuid": risk["uuid"]}]
    assert (said(finding)["rule"], finding["target"]["status"]["state"]) == ("SPEC-203", "not-satisfied")
    for draft, other in zip(all_waivers()[1:], results_of(of(all_waivers()[1:])), strict=True):
        assert "risks" not in other
        states = [said(each)["waiver-state"] for each in other["observations"] if "waiver-state" in said(each)]
        assert states == [Path(draft.path).stem]


def test_what_could_not_be_checked_reviews_no_control_and_says_why() -> None:
    unread, rule, good = results_of(broken())
    (selection,) = unread["reviewed-controls"]["control-selections"]
    assert selection["include-all"] == {}
    assert {each["control-id"] for each in selection["exclude-controls"]} == {rule.id for rule in load_edition().rules}
    assert (said(unread)["verdict"], said(unread)["error-code"], "findings" in unread) == (
        "error", "shape.expected_object", False,
    )  # fmt: skip
    assert (said(rule)["verdict"], said(rule)["error"]) == ("error", "SPEC-101")
    assert not any(finding["target"]["target-id"] == "SPEC-101" for finding in rule["findings"])
    assert any(finding["target"]["target-id"] == "SPEC-101" for finding in good["findings"])


def test_texts_of_a_draft_are_no_markup_and_hold_no_control_characters() -> None:
    report = read("oscal", hostile())
    every = list(texts(report))
    assert not {"\x1b", "\x07", "\u202e"} & set("".join(every))
    spoiled = [text for text in every if "script" in text and "alert" in text]
    assert spoiled
    for text in spoiled:
        assert not re.search(r"(?<!\\)[\[\]<>`*{}]", text), text


def test_the_letter_and_every_draft_are_in_the_back_matter_with_their_hashes() -> None:
    resources = read("oscal", samples())["assessment-results"]["back-matter"]["resources"]
    letter = load_edition().letter
    (cited,) = [each for each in resources if "citation" in each]
    assert letter.citation in cited["citation"]["text"]
    assert said(cited)["sha256"] == letter.sha256
    links = [each["rlinks"][0] for each in resources if "rlinks" in each]
    assert [(unquote(each["href"]), each["hashes"][0]["value"]) for each in links] == [
        (each.path, each.draft.sha256) for each in reports() if each.draft is not None
    ]


def several() -> Report:
    """Return the report on a draft that was checked against two rulebooks."""
    books = [load_edition(), load_edition("rgbv-2017")]
    draft = reports()[0].draft
    assert draft is not None
    one = check_against(draft, books, as_of=AS_OF, engine="native")
    return Report(tuple(Rulebook(book) for book in books), ("native",), AS_OF, [one])


@with_checkers
def test_trestle_reads_back_what_was_written_on_every_sample_and_on_runs_that_go_wrong(tmp_path: Path) -> None:
    assert checkers.run("trestle", "init", cwd=tmp_path).returncode == 0
    runs = {"samples": samples(), "waivers": of(all_waivers()), "broken": broken(), "hostile": hostile()}
    runs |= {"several": several(), "noted": noted()}
    for name, report in runs.items():
        file = tmp_path.parent / f"{name}.json"
        file.write_bytes(rendered("oscal", report))
        done = checkers.run("trestle", "import", "-f", str(file), "-o", name, cwd=tmp_path)
        assert done.returncode == 0, f"{name}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
        valid = checkers.run("trestle", "validate", "-t", "assessment-results", "-n", name, cwd=tmp_path)
        assert (valid.returncode, "VALID" in valid.stdout) == (0, True), valid.stdout + valid.stderr
        back = json.loads((tmp_path / "assessment-results" / name / "assessment-results.json").read_bytes())
        ours, theirs = json.loads(file.read_bytes())["assessment-results"], back["assessment-results"]
        assert [_plain(each) for each in theirs["results"]] == [_plain(each) for each in ours["results"]]
        assert theirs["back-matter"] == ours["back-matter"]


def _plain(value: Any) -> Any:
    """Return a value with every instant in one form."""
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return re.sub(r"^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(Z|\+00:00)$", r"\1Z", value) if isinstance(value, str) else value


@with_checkers
def test_trestle_notices_a_broken_report(tmp_path: Path) -> None:
    checkers.run("trestle", "init", cwd=tmp_path)
    report = read("oscal", few())
    report["assessment-results"]["results"][0]["findings"][0]["target"]["status"]["state"] = "undetermined"
    file = tmp_path.parent / "bad.json"
    file.write_text(json.dumps(report), encoding="utf-8")
    assert checkers.run("trestle", "import", "-f", str(file), "-o", "bad", cwd=tmp_path).returncode != 0
