"""Hold that the SARIF report says what the report says, and that other programs can read it.

The golden file is the report on a few rules: RULEBOOK_UPDATE=1 python -m pytest tests/test_sarif.py
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from rulebook.check import check, check_against
from rulebook.load.edition import load_edition
from rulebook.model.report import Report, Rulebook
from rulebook.model.rule import FORCES
from rulebook.render.addresses import uri
from rulebook.render.statuses import WAIVER_STATUSES
from tests import checkers, generate
from tests.reports import (
    FEW,
    HOSTILE,
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
from tests.test_formats import junit

GOLDEN = ROOT / "tests/golden/second-draft.en.sarif"
with_checkers = pytest.mark.skipif(checkers.missing() is not None, reason=checkers.missing() or "")


def run_of(report: Report) -> Any:
    (run,) = read("sarif", report)["runs"]
    return run


@pytest.fixture(scope="module")
def on_samples() -> Any:
    return run_of(samples())


def test_the_report_is_the_one_that_was_reviewed() -> None:
    data = json.dumps(second_draft(), indent=2, ensure_ascii=False).encode()
    log = read("sarif", of([checked(data, "second draft.json", FEW, [recorded()])]))
    driver = log["runs"][0]["tool"]["driver"]
    kept = {result["ruleIndex"] for result in log["runs"][0]["results"]}
    driver["rules"] = {str(place): rule for place, rule in enumerate(driver["rules"]) if place in kept}
    found = settled(json.dumps(log, indent=1, ensure_ascii=False)) + "\n"
    if os.environ.get("RULEBOOK_UPDATE"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_same_report_has_the_same_bytes(lang: Any) -> None:
    assert rendered("sarif", samples(), lang) == rendered("sarif", samples(), lang)


def test_every_rule_of_every_sample_has_the_outcome_that_the_json_report_counts(on_samples: Any) -> None:
    counted = [draft["results"][0]["counts"] for draft in read("json", samples())["drafts"]]
    said: list[dict[str, tuple[str, str]]] = [{} for _ in counted]
    for result in on_samples["results"]:
        if "waiver" in result["properties"]:
            continue
        index = result["locations"][0]["physicalLocation"]["artifactLocation"]["index"]
        rule = result["properties"]["rule"]
        assert said[index].setdefault(result["ruleId"], (rule["force"], rule["outcome"])) == (
            rule["force"],
            rule["outcome"],
        )
    for counts, outcomes in zip(counted, said, strict=True):
        found = Counter(outcomes.values())
        assert counts == {force: {name: found[force, name] for name in counts[force]} for force in FORCES}
    assert [file["properties"]["results"][0]["counts"] for file in on_samples["artifacts"]] == counted


def test_every_record_is_a_result_of_the_kind_that_its_outcome_is(on_samples: Any) -> None:
    drafts = read("json", samples())["drafts"]
    expected = Counter(
        (draft["path"], outcome["rule"], record["outcome"], record["line"], record["column"], record["pointer"])
        for draft in drafts
        for outcome in draft["results"][0]["outcomes"]
        for record in outcome["records"] or [{**outcome, "line": 1, "column": 1, "pointer": ""}]
    )
    found: Counter[Any] = Counter()
    for result in on_samples["results"]:
        properties = result["properties"]
        if "waiver" in properties:
            continue
        kinds = {"undetermined": "open", "not-applicable": "notApplicable", "pass": "pass"}
        kind = "informational" if properties["force"] == "may" else "fail"
        if properties["force"] != "may" or properties["outcome"] in ("pass", "not-applicable", "undetermined"):
            kind = kinds.get(properties["outcome"], "fail")
        level = {"must": "error", "should": "warning"}.get(properties["force"]) if kind == "fail" else "none"
        assert (result["kind"], result["level"]) == (kind, level)
        assert ("suppressions" in result) == (properties["outcome"] == "waived")
        (location,) = result["locations"]
        physical, (logical, *_) = location["physicalLocation"], location.get("logicalLocations", [{}])
        region = physical["region"]
        found[
            physical["artifactLocation"]["uri"], result["ruleId"], properties["outcome"],
            region["startLine"], region["startColumn"], logical.get("fullyQualifiedName", ""),
        ] += 1  # fmt: skip
    assert found == expected


def test_rules_are_found_by_their_index_and_carry_the_words_of_the_letter(on_samples: Any) -> None:
    rules = on_samples["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in on_samples["results"])
    assert [rule["id"] for rule in rules] == [
        *(rule.id for rule in load_edition().rules),
        *(f"waiver-{state}" for state, status in WAIVER_STATUSES.items() if status is not None),
        "draft-note",
    ]
    for rule, written in zip(load_edition().rules, rules, strict=False):
        assert (written["name"], written["properties"]["force"]) == (rule.slug, rule.force)
        assert all(cite.quote in written["help"]["text"] for cite in rule.cites)


def test_a_recorded_decision_suppresses_what_it_waives_and_is_a_result_where_it_has_no_effect() -> None:
    run = run_of(of(all_waivers()))
    states = Counter(r["properties"]["waiver"]["state"] for r in run["results"] if "waiver" in r["properties"])
    assert states == {state: 1 for state, status in WAIVER_STATUSES.items() if status is not None}
    for result in run["results"]:
        if "waiver" in result["properties"]:
            state = result["properties"]["waiver"]["state"]
            file = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            assert (result["ruleId"], file) == (f"waiver-{state}", f"{state}.waiver.json")
            assert (result["kind"], result["level"]) == WAIVER_STATUSES[state].sarif  # type: ignore[union-attr]
    (suppressed,) = [result for result in run["results"] if "suppressions" in result]
    (suppression,) = suppressed["suppressions"]
    assert (suppressed["ruleId"], suppressed["kind"], suppressed["level"]) == ("SPEC-203", "fail", "error")
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    for part in ("K.H. Ollongren", "Minister of Defence", "BS2023009834", "2023-03-30", "2026-12-31"):
        assert part in suppression["justification"]


def test_what_could_not_be_checked_is_a_notification_and_no_result() -> None:
    run = run_of(broken())
    (invocation,) = run["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    unread, rule = invocation["toolExecutionNotifications"]
    place = unread["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%C3%A9%20%5Bx%5D%281%29%20%7B0%7D.json"
    assert place["region"] == {"startLine": 1, "startColumn": 15}
    assert rule["associatedRule"] == {"id": "SPEC-101", "index": 0}
    names = Counter(each["locations"][0]["physicalLocation"]["artifactLocation"]["index"] for each in run["results"])
    assert sorted(names) == [1, 2]
    assert not any(
        each["ruleId"] == "SPEC-101" and each["locations"][0]["physicalLocation"]["artifactLocation"]["index"] == 1
        for each in run["results"]
    )
    assert "hashes" not in run["artifacts"][0]


def test_a_good_run_is_successful_and_says_under_what_it_was_made() -> None:
    run = run_of(of([checked(json.dumps(second_draft()).encode(), "a.json", FEW)], strict=True))
    assert run["invocations"][0]["executionSuccessful"]
    assert run["invocations"][0]["exitCode"] == 1
    said = run["properties"]
    assert (said["verdict"], said["as_of"], said["strict"], said["engines"]) == (
        "non-compliant", "2026-01-01", True, ["native"],
    )  # fmt: skip
    (book,) = said["rulebooks"]
    assert {reading["name"] for reading in book["readings"]} >= {"both-needs", "industry-framework"}
    assert run["automationDetails"]["id"] == "rulebook/kst-33279-36-2022/2026-01-01"


def test_texts_of_a_draft_are_neither_links_nor_placeholders_nor_control_characters() -> None:
    log = read("sarif", hostile())
    messages = [result["message"]["text"] for result in log["runs"][0]["results"]]
    messages += [
        each["message"]["text"] for result in log["runs"][0]["results"] for each in result.get("relatedLocations", [])
    ]
    assert any("click" in message for message in messages)
    for message in messages:
        assert not re.search(r"(?<!\\)\]\(", message)
        assert not re.search(r"[{}]", message.replace("{{", "").replace("}}", ""))
    assert not {"\x1b", "\x07", "\u202e"} & set("".join(texts(log)))
    assert "\x1b" in HOSTILE


def test_fingerprints_stay_when_lines_move_and_files_are_renamed_and_no_two_are_alike() -> None:
    data = json.dumps(second_draft(), indent=1).encode()
    here, lower, renamed = (
        run_of(of([checked(text, path, FEW)]))["results"]
        for text, path in ((data, "a.json"), (b"\n\n" + data, "a.json"), (data, "b.json"))
    )
    assert all(
        a["locations"][0]["physicalLocation"]["region"] != b["locations"][0]["physicalLocation"]["region"]
        for a, b in zip(here, lower, strict=True)
        if a["locations"][0].get("logicalLocations")
    )
    for key in ("fingerprints", "partialFingerprints"):
        assert [result[key] for result in here] == [result[key] for result in lower]
    assert [r["partialFingerprints"] for r in here] == [r["partialFingerprints"] for r in renamed]
    marks = [r["fingerprints"]["rulebook/v1"] for r in (*here, *renamed)]
    assert len(set(marks)) == len(marks)


def test_no_two_results_on_all_samples_have_one_fingerprint(on_samples: Any) -> None:
    marks = [result["fingerprints"]["rulebook/v1"] for result in on_samples["results"]]
    assert len(set(marks)) == len(marks)


def test_for_github_only_what_somebody_must_look_at_is_left(on_samples: Any) -> None:
    (run,) = read("sarif-github", samples())["runs"]
    expected = [
        (result["fingerprints"], "note" if result["kind"] == "open" else result["level"])
        for result in on_samples["results"]
        if result["kind"] == "open" or (result["kind"] == "fail" and "suppressions" not in result)
    ]
    assert [(result["fingerprints"], result["level"]) for result in run["results"]] == expected
    assert {result["kind"] for result in run["results"]} == {"fail"}
    assert {level for _, level in expected} == {"error", "warning", "note"}
    said = {key: value for key, value in run.items() if key != "results"}
    assert said == {key: value for key, value in on_samples.items() if key != "results"}


def test_several_rulebooks_share_a_driver() -> None:
    books = [load_edition(), load_edition("rgbv-2017")]
    draft = reports()[0].draft
    assert draft is not None
    one = check_against(draft, books, as_of=AS_OF, engine="native")
    report = Report(tuple(Rulebook(book) for book in books), ("native",), AS_OF, [one])
    run = run_of(report)
    rules = {rule["id"]: rule["properties"].get("edition") for rule in run["tool"]["driver"]["rules"]}
    assert set(rules.values()) == {"kst-33279-36-2022", "rgbv-2017", None}
    assert {rules[result["ruleId"]] for result in run["results"]} >= {"kst-33279-36-2022", "rgbv-2017"}
    assert run["automationDetails"]["id"] == "rulebook/kst-33279-36-2022+rgbv-2017/2026-01-01"


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("drafts/é b.json", "drafts/%C3%A9%20b.json"),
        ("/tmp/a.json", "file:///tmp/a.json"),
        ("C:/a b.json", "file:///C:/a%20b.json"),
        ("../a.json", "../a.json"),
        ("a:b.json", "a%3Ab.json"),
        ("a%20b#c?.json", "a%2520b%23c%3F.json"),
        ("\udcff.json", "%FF.json"),
    ],
)
def test_a_path_is_written_as_an_address(path: str, address: str) -> None:
    assert uri(path) == address


def thousand() -> Report:
    """Return a report on 1,000 generated drafts and on runs that go wrong, by a few rules: the Multitool would take minutes for all."""
    book, rules = load_edition(), [rule.id for rule in load_edition().rules][::12]
    loaded = (generate.load(data) for _, data in generate.drafts(1100))
    drafts = (replace(draft, path=f"{n:04}.json") for n, draft in enumerate(d for d in loaded if d is not None))
    found = [check(draft, book, as_of=AS_OF, rules=rules, engine="native") for draft in islice(drafts, 1000)]
    return replace(of(()), drafts=[*broken().drafts, *of([*all_waivers(), *found]).drafts])


@with_checkers
def test_a_report_on_a_thousand_drafts_errors_and_decisions_is_read_in_full_also_as_junit(tmp_path: Path) -> None:
    file, report = tmp_path / "thousand.sarif", thousand()
    file.write_bytes(rendered("sarif", report))
    log = json.loads(file.read_bytes())
    (run,) = log["runs"]
    assert len(run["artifacts"]) == 3 + len(all_waivers()) + 1000
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == 2
    assert any("suppressions" in result for result in run["results"])
    failing = {
        (result["locations"][0]["physicalLocation"]["artifactLocation"]["index"], result["ruleId"])
        for result in run["results"]
        if result["kind"] == "fail" and "suppressions" not in result and "waiver" not in result["properties"]
    }
    assert junit(rendered("junit", report).decode())["failures"] == len(failing) > 100
    assert list(jsonschema_rs.validator_for(schema()).iter_errors(log)) == []
    assert summaries([file], tmp_path / "summaries") == [levels(log)]
    assert {rule for rule, _, _ in checkers.multitool([file], tmp_path)} <= set(EXPECTED)


def schema() -> Any:
    return json.loads(checkers.SARIF_SCHEMA.read_text(encoding="utf-8-sig"))


def levels(log: Any) -> dict[str, int]:
    found = Counter(result["level"] for result in log["runs"][0]["results"])
    return {level: found[level] for level in ("error", "warning", "note", "none")}


def summaries(files: list[Path], folder: Path) -> list[dict[str, int]]:
    """Return what sarif-tools counts in each file; one start of it reads all."""
    folder.mkdir()
    done = checkers.run("sarif", "summary", "--output", folder, *files)
    assert done.returncode == 0, done.stderr
    kind = "_summary" if len(files) > 1 else ""
    said = [(folder / f"{file.stem}{kind}.txt").read_text(encoding="utf-8") for file in files]
    return [
        {level: int(n) for level, n in re.findall(r"^(error|warning|note|none): (\d+)$", one, re.M)} for one in said
    ]


EXPECTED = {
    "SARIF2002": "a message is a sentence made for the draft, not a pattern with arguments",
    "SARIF2003": "what is under version control is not known to a pure function",
    "SARIF2005": "there is no address to send a reader to",
    "SARIF2006": "the schema's address is looked up, and there is no network",
    "SARIF2009": "our own rules have names, not numbers: waiver-expired",
    "SARIF2010": "a draft is not quoted by line: its articles are, in relatedLocations",
    "SARIF2011": "as above",
    "SARIF2012": "a slug is a name that our other commands know; there is no address for help",
    "SARIF2013": "a draft is not copied into the report",
}
"""What the Multitool would have otherwise, all as a note or about the tool, and why it is not."""


@with_checkers
def test_other_programs_read_the_report_on_every_sample_and_on_runs_that_go_wrong(tmp_path: Path) -> None:
    made = {reports_.path: of([reports_]) for reports_ in reports()}
    made |= {"waivers": of(all_waivers()), "broken": broken(), "hostile": hostile(), "noted": noted()}
    files = []
    for name, report in made.items():
        files.append(tmp_path / f"{Path(name).stem}.sarif")
        files[-1].write_bytes(rendered("sarif", report))
    counted = summaries(files, tmp_path / "summaries")
    for name, file, found in zip(made, files, counted, strict=True):
        assert found == levels(json.loads(file.read_bytes())), name
    files.append(tmp_path / "github.sarif")
    files[-1].write_bytes(rendered("sarif-github", of([*reports()[:4], *all_waivers()])))
    files.append(tmp_path / "github-noted.sarif")
    files[-1].write_bytes(rendered("sarif-github", noted()))
    done = checkers.run("check-jsonschema", "--schemafile", checkers.SARIF_SCHEMA, *files)
    assert done.returncode == 0, done.stdout[-3000:]
    noticed = checkers.multitool(files, tmp_path)
    assert {(rule, level) for rule, level, _ in noticed if rule not in EXPECTED or level == "error"} == set()
    assert {rule for rule, _, _ in noticed} == set(EXPECTED), "one that is no longer found needs no reason"


@with_checkers
def test_the_checkers_notice_a_broken_report(tmp_path: Path) -> None:
    log = read("sarif", of([checked(json.dumps(second_draft()).encode(), "a.json", FEW)]))
    log["runs"][0]["results"][0]["level"] = "fatal"
    file = tmp_path / "bad.sarif"
    file.write_text(json.dumps(log), encoding="utf-8")
    assert checkers.run("check-jsonschema", "--schemafile", checkers.SARIF_SCHEMA, file).returncode == 1
    # Of a level that does not exist the Multitool says nothing at all: hence both.
    log["runs"][0]["results"][0]["level"] = "none"
    del log["runs"][0]["results"][0]["message"]
    file.write_text(json.dumps(log), encoding="utf-8")
    assert any(rule not in EXPECTED for rule, _, _ in checkers.multitool([file], tmp_path))
