"""Put one fault into a small rulebook, and see that it is found, in its place, and nothing else is."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

from rulebook import load_edition as load_tried
from rulebook.check import prepare
from rulebook.engine.evaluate import evaluate
from rulebook.errors import EditionError
from rulebook.load.edition import edition_folder, edition_names, load_edition
from rulebook.load.examining import examined
from rulebook.load.yamltext import read_yaml
from rulebook.model.condition import COMPARISONS
from rulebook.render.schemas import schema
from rulebook.words import problem_texts
from rulebook.words.lint import LINT
from rulebook.workshop import excluding
from rulebook.workshop.lint import findings, severity
from rulebook.workshop.logic import forms
from rulebook.workshop.mutants import cases
from rulebook.workshop.soundness import CONFLICTS
from tests.books import SMALL, put, small, written
from tests.test_cli import run

RULE, DEFINITION, WHO, EDITION = (
    "rules/told.yaml",
    "definitions/bought-together.yaml",
    "interpretations/who.yaml",
    "edition.yaml",
)
SENT = {"value": "notice.sent", "equals": True}
UNSENT = {"value": "notice.sent", "equals": False}
SAID = {"nl": "Er staat iets anders.", "en": "Something else is said."}
MESSAGES = {"pass": SAID, "fail": SAID, "undetermined": SAID}
LIMB = "/limbs/0"
TREATY = {"value": "agreement.kind", "equals": "treaty"}
OTHER = {
    "id": "other",
    "applies": {"is": "bought-together"},
    "for_each": {"in": "notices", "as": "another"},
    "none": "not-applicable",
    "messages": MESSAGES,
}

# What is wrong -> which file, what to change in it, and what is found where.
SEEDED: list[tuple[str, str, dict[str, Any], list[tuple[str, str]]]] = [
    ("an example with another outcome", RULE, {"/examples/cases/0/expect/outcome": "fail"},
     [("example.outcome", "/examples/cases/0/expect/outcome"), ("lint.no_example", "/examples/cases")]),
    ("an example that is missing", RULE, {"/examples/cases/1": None}, [("lint.no_example", "/examples/cases")]),
    ("a limb that can never pass", RULE, {f"{LIMB}/requires/all_of/2": UNSENT},
     [("example.outcome", "/examples/cases/0/expect/outcome"), ("example.record", "/examples/cases/0/expect/records/letter"),
      ("lint.never_pass", f"{LIMB}/messages/pass"), ("lint.rule_never_pass", "/limbs"), ("lint.unused_parameter", "/parameters/days")]),
    ("a rule that can never fail", RULE, {f"{LIMB}/unless": {"any_of": [SENT, {"not": SENT}, {"not": {"said": "notice.sent"}}]}},
     [("example.outcome", "/examples/cases/1/expect/outcome"), ("example.record", "/examples/cases/1/expect/records/letter"),
      ("example.outcome", "/examples/cases/2/expect/outcome"),
      ("lint.never_fail", f"{LIMB}/messages/fail"), ("lint.rule_never_fail", "/limbs")]),
    ("no message for what can be", RULE, {f"{LIMB}/messages/fail": {"nl": "-", "en": "-"}},
     [("lint.message_missing", f"{LIMB}/messages/fail")]),
    ("a derogation that can never hold", RULE, {f"{LIMB}/unless": {"not": {"any_of": [{"said": "notice.to"}, {"not": {"said": "notice.to"}}]}}},
     [("lint.unless_never", f"{LIMB}/unless")]),
    ("two derogations that conflict", RULE, {f"{LIMB}/unless": {"all_of": [{"said": "notice.channel"}, {"not": {"said": "notice.channel"}}]}},
     [("lint.derogations_conflict", f"{LIMB}/unless")]),
    ("two limbs that conflict", RULE, {"/limbs/1": {**OTHER, "requires": {"value": "another.sent", "equals": False}}},
     [("example.outcome", "/examples/cases/0/expect/outcome"), ("lint.limbs_conflict", "/limbs/1/requires")]),
    ("a limb that another shadows", RULE, {"/limbs/1": {**OTHER, "requires": {"value": "another.sent", "equals": True}}},
     [("lint.shadowed", "/limbs/1/requires")]),
    ("a remedy without a key", RULE, {"/remedy": {"nl": "Doe het beter.", "en": "Do better."}},
     [("lint.remedy_without_key", "/remedy")]),
    ("something left to do", RULE, {"/meaning/nl": "TODO: zeg het."}, [("lint.todo", "/meaning/nl")]),
    ("a text that is blank", RULE, {"/meaning/en": " "}, [("lint.blank", "/meaning/en")]),
    ("a text that is not translated", RULE, {"/meaning/en": "Elke melding is echt verstuurd.", "/meaning/nl": "Elke melding is echt verstuurd."},
     [("lint.same_in_both", "/meaning")]),
    ("two examples with the same title", RULE, {"/examples/cases/2/says": {"nl": "Het ontwerp zwijgt.", "en": "it  was sent."}},
     [("lint.same_title", "/examples/cases/2/says")]),
    ("a title that leans on another example", RULE, {"/examples/cases/2/says/nl": "Zoals not-sent, maar er staat niets."},
     [("lint.title_names_example", "/examples/cases/2/says")]),
    ("two examples whose titles are blank", RULE, {"/examples/cases/0/says/en": " ", "/examples/cases/2/says/en": " "},
     [("lint.blank", "/examples/cases/0/says/en"), ("lint.blank", "/examples/cases/2/says/en")]),
    ("two examples with the same draft", RULE, {"/examples/cases/2/change": {"set": {"/notices/0/sent": False}},
      "/examples/cases/2/expect/outcome": "fail"}, [("lint.same_example", "/examples/cases/2"), ("lint.no_example", "/examples/cases")]),
    ("a definition that can never hold", DEFINITION, {"/when": {"all_of": [TREATY, {"not": TREATY}]}},
     [*(("example.outcome", f"/examples/cases/{place}/expect/outcome") for place in range(3)),
      *(("example.record", f"/examples/cases/{place}/expect/records/letter") for place in range(2)),
      ("lint.definition_never", "/when")]),
    ("a definition that can never come out as no", DEFINITION, {"/when": {"any_of": [TREATY, {"not": TREATY}]}},
     [("example.outcome", "/examples/cases/3/expect/outcome"), ("lint.definition_always", "/when")]),
    ("a definition with the name of a list", DEFINITION, {"/name": "commitments"},
     [("rule.file_name", "/name"), ("rule.named_as_list", "/name"), ("rule.no_such_definition", f"{LIMB}/applies/is")]),
    ("a definition that nothing uses", RULE, {f"{LIMB}/applies": {"there_is": {"in": "tracks", "as": "track"}}},
     [("lint.unused_definition", "/name")]),
    (
        "a sentence that nothing accounts for",
        "uncited.yaml",
        {"/sentences/voorwaarden.1.3": None},
        [("lint.not_cited", "/sentences")],
    ),
    ("a parameter that nothing uses", RULE, {f"{LIMB}/requires/all_of/2/at_least": 1}, [("lint.unused_parameter", "/parameters/days")]),
    ("a quote that is not in the letter", RULE, {"/cites/0/quote": "De Kamer wordt nooit geïnformeerd."},
     [("rule.quote_not_in_letter", "/cites/0/quote")]),
    ("a field that does not exist", RULE, {f"{LIMB}/requires/all_of/0/value": "notice.snt"},
     [("rule.no_such_field_near", f"{LIMB}/requires/all_of/0/value")]),
    ("a key that does not exist", DEFINITION, {"/wen": {}}, [("shape.unknown_key_near", "/wen")]),
    ("a parameter that is out of range", EDITION, {"/parameters/days/value": 99},
     [("reading.out_of_range", "/parameters/days/value")]),
    ("a day that is not in the calendar", EDITION, {"/valid_from": "2026-02-30"}, [("edition.day", "/valid_from")]),
    ("a rule's id in another form", RULE, {"/id": "rule 101"}, [("rule.id", "/id")]),
    ("a reading that does not exist", WHO, {"/takes": "zzz"}, [("reading.not_offered", "/takes")]),
    ("an interpretation that names another rule than the one that uses it", WHO, {"/rules": ["TEST-999"]},
     [("reading.no_such_rule", "/rules/0"), ("reading.not_listed", f"{LIMB}/requires/all_of/1/reading")]),
    ("a rule of another edition", WHO, {"/rules/1": "SPEC-201"}, [("reading.no_such_rule", "/rules/1")]),
]  # fmt: skip


def found(book: Path) -> list[tuple[str, str]]:
    _, proof = examined(book)
    problems = [*proof.problems, *(findings(proof.edition) if proof.edition is not None else ())]
    return [(problem.code, problem.pointer or "") for problem in problems]


def test_the_small_rulebook_is_clean() -> None:
    assert found(SMALL) == []


@pytest.mark.parametrize(("file", "edits", "expected"), [case[1:] for case in SEEDED], ids=[case[0] for case in SEEDED])
def test_a_seeded_fault_is_found_and_nothing_else(
    tmp_path: Path, file: str, edits: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert sorted(found(small(tmp_path, {file: edits}))) == sorted(expected)


def test_a_derogation_that_cannot_hold_where_the_limb_applies_is_found(tmp_path: Path) -> None:
    edits = {f"{LIMB}/applies": {"all_of": [{"is": "bought-together"}, {"not": TREATY}]}, f"{LIMB}/unless": TREATY}
    assert found(small(tmp_path, {RULE: edits})) == [("lint.unless_against_applies", f"{LIMB}/unless")]


def defined(book: Path, **when: dict[str, Any]) -> Path:
    """Add definitions to a rulebook."""
    for name, condition in when.items():
        value = yaml.safe_load((book / DEFINITION).read_text(encoding="utf-8"))
        value |= {"name": name, "when": condition}
        (book / "definitions" / f"{name}.yaml").write_text(written(value), encoding="utf-8")
    return book


def test_definitions_that_exclude_each_other_are_found_where_both_are_asked_for(tmp_path: Path) -> None:
    both = {
        "all_of": [
            {"is": "bought-together"},
            {"any_of": [{"all_of": [{"is": "formal"}, {"is": "loose"}]}, {"is": "formal"}]},
        ]
    }
    loose = {"value": "agreement.kind", "equals": "letter-of-intent"}
    for name, conflicting in (("one", {"is": "treaty"}), ("two", TREATY)):
        book = small(
            tmp_path / name, {RULE: {f"{LIMB}/applies": both, "/examples/cases/3/change/drop": ["/agreement/kind"]}}
        )
        problems = examined(defined(book, formal=conflicting, treaty=TREATY, loose=loose))[1]
        assert problems.edition is not None
        conflicts = [p for p in findings(problems.edition) if p.code == "lint.definitions_conflict"]
        assert [(p.params, p.path, p.pointer) for p in conflicts] == [
            ({"name": "loose", "other": "formal"}, "rules/told", f"{LIMB}/applies/all_of/1/any_of/0/all_of/1")
        ]


def test_definitions_that_can_hold_together_or_are_needed_one_at_a_time_are_no_conflict(tmp_path: Path) -> None:
    asked = {
        "any_of": [
            {"all_of": [{"is": "bought-together"}, {"is": "told"}]},
            {"all_of": [{"is": "told"}, {"not": {"is": "formal"}}]},
        ]
    }
    told = {"there_is": {"in": "notices", "as": "notice", "where": {"value": "notice.sent", "equals": True}}}
    edition = examined(defined(small(tmp_path, {RULE: {f"{LIMB}/applies": asked}}), told=told, formal=TREATY))[
        1
    ].edition
    assert edition is not None
    assert [p.code for p in findings(edition) if p.code.startswith("lint.definition")] == []


def test_two_definitions_that_say_the_same_in_other_names_are_found(tmp_path: Path) -> None:
    bought = {"there_is": {"in": "tracks", "as": "purchase"}}
    edits = {f"{LIMB}/applies": {"any_of": [{"is": "bought-together"}, {"is": "purchased"}]}}
    assert found(defined(small(tmp_path, {RULE: edits}), purchased=bought)) == [("lint.same_definition", "/when")]


def test_a_definition_that_is_too_much_to_look_into_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = examined(small(tmp_path, {DEFINITION: {"/when": {"all_of": [TREATY, {"not": TREATY}]}}}))[1].part
    assert edition is not None
    assert [problem.code for problem in excluding.excluding_findings(edition)] == ["lint.definition_never"]
    monkeypatch.setattr(excluding, "MOST", 3)
    assert list(excluding.excluding_findings(edition)) == []


def test_an_interpretation_that_nothing_uses_and_names_that_nearly_meet_are_found(tmp_path: Path) -> None:
    book = small(tmp_path)
    for folder, name, new, key in (
        ("interpretations", "who", "what", "id"),
        ("definitions", "bought-together", "bought-togethers", "name"),
    ):
        value = yaml.safe_load((book / folder / f"{name}.yaml").read_text(encoding="utf-8"))
        put(value, f"/{key}", new)
        if folder == "interpretations":
            value["readings"] = value["readings"][:1]
            del value["rules"]
        (book / folder / f"{new}.yaml").write_text(written(value), encoding="utf-8")
    assert sorted(found(book)) == [
        ("lint.near_name", "/name"),
        ("lint.same_definition", "/when"),
        ("lint.unused_definition", "/name"),
        ("lint.unused_interpretation", "/id"),
    ]


@pytest.mark.parametrize("name", [*edition_names(), SMALL.as_posix()])
def test_no_example_has_an_outcome_that_is_called_impossible(name: str) -> None:
    edition = load_edition(name)
    can = {(one.rule.id, one.limb.id): one.outcomes for one in forms(edition.written or edition)}
    seen = set()
    for rule in edition.rules:
        for case in cases(rule, edition):
            compiled = next(one for one in prepare(case.edition).rules if one.rule.id == rule.id)
            (found,) = evaluate([compiled], case.records, case.as_of)
            seen |= {(rule.id, record.limb.id, record.outcome) for record in found.records}
    reached = {(rule, limb, outcome) for rule, limb, outcome in seen if outcome in ("pass", "fail")}
    assert reached
    assert [found for found in sorted(reached) if found[2] not in can[found[:2]]] == []


def test_a_file_that_cannot_be_read_hides_no_fault_of_the_others(tmp_path: Path) -> None:
    book = small(tmp_path, {RULE: {"/remedy": None}})
    (book / "rules" / "link.yaml").symlink_to("/etc/hostname")
    assert sorted(found(book)) == [("edition.outside", ""), ("shape.missing_key", "")]


def test_two_rules_with_one_id_are_one_fault(tmp_path: Path) -> None:
    book = small(tmp_path, {})
    other = (book / RULE).read_text(encoding="utf-8").replace("slug: told", "slug: again")
    (book / "rules" / "again.yaml").write_text(other.replace("reading: who", "reading: what"), encoding="utf-8")
    assert ("rule.twice", "/id") in found(book)
    assert "reading.changes_nothing" not in {code for code, _ in found(book)}


def test_every_kind_of_finding_is_seeded() -> None:
    seeded = {code for case in SEEDED for code, _ in case[3]}
    own = {"lint.unless_against_applies", "lint.unused_interpretation", "lint.near_name"}
    own |= {"lint.definitions_conflict", "lint.same_definition"}
    assert {code for code in seeded | own if code.startswith("lint.")} == set(LINT)
    assert set(CONFLICTS) <= set(LINT)


@pytest.mark.parametrize("fault", SEEDED, ids=[case[0] for case in SEEDED])
def test_lint_calls_an_error_what_a_check_refuses_and_nothing_else(tmp_path: Path, fault: Any) -> None:
    book = small(tmp_path, {fault[1]: fault[2]})
    report = json.loads(run("lint", book.as_posix(), "--format", "json").stdout)
    try:
        load_tried(book)
    except EditionError as refused:
        codes = sorted(problem.code for problem in refused.problems)
    else:
        codes = []
    assert codes == sorted(one["code"] for one in report["findings"] if one["severity"] == "error")
    assert report["errors"] == len(codes)


def test_what_conflicts_is_named_with_both_of_its_lines(tmp_path: Path) -> None:
    said = {"said": "notice.channel"}
    other = {**OTHER, "requires": {"value": "another.sent", "equals": False}}
    book = small(tmp_path, {RULE: {f"{LIMB}/unless": {"all_of": [said, {"not": said}]}, "/limbs/1": other}})
    report = json.loads(run("lint", book.as_posix(), "--format", "json", "--lang", "en").stdout)
    told = {one["code"]: one["message"] for one in report["findings"]}
    source = read_yaml((book / RULE).read_bytes(), (book / RULE).as_posix())

    def at(pointer: str) -> str:
        return f"{source.path}:{source.locate(pointer)[0]}"

    assert told["lint.derogations_conflict"] == (
        f"two derogations of the limb `all` conflict: {at(f'{LIMB}/unless/all_of/0')} and "
        f"{at(f'{LIMB}/unless/all_of/1')} never hold together"
    )
    assert told["lint.limbs_conflict"] == (
        f"`TEST-101 other` ({at('/limbs/1/requires')}) and `TEST-101 all` ({at(f'{LIMB}/requires')}) conflict: "
        "of the same record, no draft can meet both"
    )


@pytest.mark.parametrize(
    ("file", "pointer", "keys"),
    [
        (RULE, "/zzzz", "id, slug, title, force, cites, meaning, choices, limbs, remedy, examples"),
        (RULE, f"{LIMB}/for_each/zzzz", "in, as, where, claims"),
        (RULE, f"{LIMB}/requires/all_of/0/zzzz", f"value, figure, {', '.join(COMPARISONS)}"),
        (RULE, f"{LIMB}/requires/all_of/2/figure/count/zzzz", "in, as, where, claims"),
        (RULE, f"{LIMB}/requires/all_of/2/figure/zzzz", "count"),
        (EDITION, "/parameters/days/zzzz", "value, least, most, title, reason"),
    ],
)
def test_a_key_that_is_unknown_is_told_with_those_that_can_stand_there(
    tmp_path: Path, file: str, pointer: str, keys: str
) -> None:
    _, proof = examined(small(tmp_path, {file: {pointer: 1}}))
    (problem,) = proof.problems
    assert (problem.code, problem.pointer, problem.params["key"]) == ("shape.unknown_key", pointer, "zzzz")
    assert problem_texts(problem, "en")[1] == f"take it away, or write one of: {keys}"
    assert problem_texts(problem, "nl")[1] == f"haal hem weg, of schrijf een van: {keys}"


def test_an_editions_own_findings_are_only_warnings() -> None:
    for name in edition_names():
        _, proof = examined(edition_folder(name))
        assert proof.edition is not None
        assert [problem for problem in findings(proof.edition) if severity(problem) == "error"] == []


def test_the_command_says_where_what_and_what_to_do(tmp_path: Path) -> None:
    book = small(tmp_path, {RULE: {"/meaning/nl": "TODO: zeg het.", "/examples/cases/0/expect/force": "may"}})
    done = run("lint", "book", cwd=tmp_path, RULEBOOK_LANG="en")
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 2
    assert [line.split(": ")[1] for line in lines[:-1:2]] == ["warning", "error"]
    assert lines[0].startswith("book/rules/told.yaml:12:7: warning: something is left to do here")
    assert all(line.startswith("  help: ") for line in lines[1:-1:2])
    assert lines[-1] == "book: 1 error and 1 warning"
    assert os.path.isdir(book)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_json_has_the_form_that_is_published(tmp_path: Path, lang: str) -> None:
    book = small(tmp_path, {RULE: {"/meaning/nl": "TODO: zeg het."}, DEFINITION: {"/wen": 1}})
    done = run("lint", book.as_posix(), "--format", "json", "--lang", lang)
    report = json.loads(done.stdout)
    jsonschema_rs.validator_for(schema("lint")).validate(report)
    assert (done.returncode, report["loads"], report["errors"], report["warnings"]) == (2, False, 1, 0)
    assert report["findings"][0]["file"].endswith(DEFINITION)
    assert report["findings"][0]["pointer"] == "/wen"


def test_a_clean_rulebook_ends_in_0_and_one_that_is_not_there_in_2() -> None:
    clean = run("lint", SMALL.as_posix())
    assert (clean.returncode, clean.stderr) == (0, b"")
    assert "nothing found" in clean.stdout.decode()
    missing = run("lint", "./nowhere")
    assert (missing.returncode, missing.stdout) == (2, b"")
