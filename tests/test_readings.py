"""Choose readings of what the letter leaves open: what changes, what is said, and what cannot be chosen."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from rulebook.check import check
from rulebook.cli import rulebook
from rulebook.errors import EditionError, UsageError
from rulebook.load.draft import parse_draft
from rulebook.load.edition import load_edition
from rulebook.model.edition import Edition
from tests.small import FILES, RULE_YAML, small_draft, write_edition

INTERPRETATION = """\
id: how-much
title: {nl: Hoeveel, en: How much}
cites:
  - locator: aanleiding.2.1
    quote: de hoeksteen van onze collectieve verdediging
    en: the cornerstone of our collective defence
question: {nl: Hoeveel is genoeg?, en: How much is enough?}
readings:
  - {id: some, says: {nl: Iets., en: Something.}}
  - {id: much, says: {nl: Veel., en: Much.}, forces: {TST-001: must}}
  - {id: all, says: {nl: Alles., en: All.}, offered: false}
takes: some
reason: {nl: Zo is het., en: So it is.}
rules: [TST-001]
"""
CHOICE = """\
    requires:
      reading: how-much
      gives:
        some: {value: item.money, more_than: 0}
        much: {value: item.years.first, at_least: 2030}
"""
RULE = RULE_YAML.replace("    requires: {value: item.money, at_least: 0}\n", CHOICE)
BOOK = {**FILES, "rules/one.yaml": RULE, "interpretations/how-much.yaml": INTERPRETATION}
MONEY = {"amount": "5", "currency": "EUR"}
DRAFT = small_draft(
    agreement={"kind": "treaty"},
    commitments=[
        {
            "id": "gift", "party": "nl", "kind": "financial", "money": MONEY, "years": {"first": 2026, "last": 2027},
            "evidence": [{"article": "art-1", "quote": "keeps the last word on its own units"}],
        }
    ],
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_edition(tmp_path / "edition", BOOK)


def outcome(edition: Edition) -> tuple[str, str]:
    draft = parse_draft(json.dumps(DRAFT).encode(), "draft.json")
    (found,) = check(draft, edition, as_of=datetime.date(2026, 1, 1)).outcomes
    return found.outcome, found.force


def test_the_reading_that_is_taken_decides_and_another_can_be_chosen(folder: Path) -> None:
    assert outcome(load_edition(folder)) == ("pass", "should")
    assert outcome(load_edition(folder, {"how-much": "some"})) == ("pass", "should")
    assert outcome(load_edition(folder, {"how-much": "much"})) == ("fail", "must")
    assert outcome(load_edition(folder)) == ("pass", "should"), "a choice stays with the edition it was made for"


def test_a_limb_is_in_force_only_under_its_reading(tmp_path: Path) -> None:
    limb = RULE.partition("limbs:\n")[2].partition("remedy:")[0]
    rule = RULE.replace(limb, limb.replace(CHOICE, "    under: {how-much: some}\n    requires: {said: item.money}\n")
                        + limb.replace("id: all", "id: more").replace(CHOICE, "    under: {how-much: much}\n    requires: {value: item.years.first, at_least: 2030}\n"))  # fmt: skip
    folder = write_edition(tmp_path / "edition", {**BOOK, "rules/one.yaml": rule})
    assert [limb.id for limb in load_edition(folder).rules[0].limbs] == ["all"]
    assert [limb.id for limb in load_edition(folder, {"how-much": "much"}).rules[0].limbs] == ["more"]
    assert outcome(load_edition(folder)) == ("pass", "should")
    assert outcome(load_edition(folder, {"how-much": "much"})) == ("fail", "must")


@pytest.mark.parametrize(
    ("written", "value"), [("7", 7), ("2.5", Decimal("2.5")), (0, 0), (Decimal("50.0"), Decimal(50))]
)
def test_a_parameter_can_be_chosen_within_its_bounds(folder: Path, written: Any, value: Any) -> None:
    assert load_edition(folder, {"tolerance": written}).about.values == {"tolerance": value}
    assert load_edition(folder).about.values == {"tolerance": 10}


@pytest.mark.parametrize(
    ("choices", "code"),
    [
        ({"how-mutch": "much"}, "reading.no_such_name_near"),
        ({"weather": "fair"}, "reading.no_such_name"),
        ({"how-much": "mutch"}, "reading.not_offered_near"),
        ({"how-much": "all"}, "reading.not_offered"),
        ({"how-much": "Much"}, "reading.not_offered_near"),
        ({"tolerance": "51"}, "reading.out_of_range"),
        ({"tolerance": "-1"}, "reading.out_of_range"),
        ({"tolerance": "ten"}, "reading.out_of_range"),
        ({"tolerance": "1e9"}, "reading.out_of_range"),
        ({"tolerance": "٧"}, "reading.out_of_range"),
        ({"tolerance": "NaN"}, "reading.out_of_range"),
    ],
)
def test_what_cannot_be_chosen_is_refused(folder: Path, choices: dict[str, str], code: str) -> None:
    with pytest.raises(UsageError) as refused:
        load_edition(folder, choices)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_all_that_cannot_be_chosen_is_named_at_once(folder: Path) -> None:
    with pytest.raises(UsageError) as refused:
        load_edition(folder, {"weather": "fair", "tolerance": "60", "how-much": "none"})
    assert len(refused.value.problems) == 3


WRONG = {
    "taken and not offered": ("takes: some", "takes: all", "reading.not_offered", "/takes"),
    "two of one name": ("{id: all,", "{id: much,", "reading.twice", "/readings/2/id"),
    "a parameter's name": ("id: how-much", "id: tolerance", "reading.name_taken", "/id"),
    "a rule of another edition": ("rules: [TST-001]", "rules: [TST-001, SPEC-201]", "reading.no_such_rule", "/rules/1"),
    "a force for what is no id": ("{TST-001: must}", "{tst-1: must}", "shape.pattern", "/readings/1/forces/tst-1"),
    "a force for no rule": ("{TST-001: must}", "{SPEC-201: must}", "reading.no_such_rule", "/readings/1/forces/SPEC-201"),
    "an unknown definition": ("rules:", "definitions: [cheep]\nrules:", "rule.no_such_definition_near", "/definitions/0"),
    "a wrong quote": ("de hoeksteen", "een hoeksteen", "rule.quote_not_in_letter", "/cites/0/quote"),
    "not the rule that depends": ("rules: [TST-001]", "rules: []", "reading.not_listed", "/readings/1/forces/TST-001"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_interpretation_is_refused_with_its_place(tmp_path: Path, name: str) -> None:
    old, new, code, pointer = WRONG[name]
    assert old in INTERPRETATION
    text = INTERPRETATION.replace(old, new)
    stem = "tolerance" if "id: tolerance" in text else "how-much"
    files = {file: part for file, part in BOOK.items() if not file.startswith("interpretations/")}
    with pytest.raises(EditionError) as refused:
        load_edition(write_edition(tmp_path / "edition", {**files, f"interpretations/{stem}.yaml": text}))
    found = [problem for problem in refused.value.problems if (problem.code, problem.pointer) == (code, pointer)]
    assert len(found) == 1
    assert (found[0].path or "").endswith(f"interpretations/{stem}.yaml")
    assert found[0].line


WRONG_RULES = {
    "a branch too few": (
        "        some: {value: item.money, more_than: 0}\n", "", "reading.branch_missing", "/limbs/0/requires/gives",
    ),
    "a branch too many": (
        "      gives:\n", "      gives:\n        all: {said: item.money}\n", "reading.not_offered", "/limbs/0/requires/gives",
    ),
    "an unknown interpretation": (
        "reading: how-much", "reading: how-munch", "reading.no_such_name_near", "/limbs/0/requires/reading",
    ),
    "a field that does not exist in a branch": (
        "item.years.first", "item.years.frist", "rule.no_such_field_near", "/limbs/0/requires/gives/much/value",
    ),
    "an example under a reading that is not offered": (
        "says: {nl: x, en: x},", "says: {nl: x, en: x}, readings: {how-much: all},", "reading.not_offered",
        "/examples/cases/0/readings/how-much",
    ),
    "an example with a parameter out of bounds": (
        "says: {nl: x, en: x},", "says: {nl: x, en: x}, readings: {tolerance: 77},", "reading.out_of_range",
        "/examples/cases/0/readings/tolerance",
    ),
    "a reading that leaves no limb": (
        "  - id: all\n", "  - id: all\n    under: {how-much: much}\n", "reading.no_limb_left", "/limbs",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG_RULES)
def test_a_rule_that_misuses_an_interpretation_is_refused_with_its_place(tmp_path: Path, name: str) -> None:
    old, new, code, pointer = WRONG_RULES[name]
    assert old in RULE
    with pytest.raises(EditionError) as refused:
        load_edition(write_edition(tmp_path / "edition", {**BOOK, "rules/one.yaml": RULE.replace(old, new)}))
    assert [(problem.code, problem.pointer) for problem in refused.value.problems] == [(code, pointer)]


def test_two_interpretations_cannot_both_set_a_rules_force(tmp_path: Path) -> None:
    other = INTERPRETATION.replace("id: how-much", "id: how-little")
    with pytest.raises(EditionError) as refused:
        load_edition(write_edition(tmp_path / "edition", {**BOOK, "interpretations/how-little.yaml": other}))
    assert {(p.code, p.params["name"], p.params["other"]) for p in refused.value.problems} == {
        ("reading.forces_twice", "how-much", "how-little"),
        ("reading.forces_twice", "how-little", "how-much"),
    }


def test_a_choice_that_changes_nothing_is_refused(tmp_path: Path) -> None:
    idle = INTERPRETATION.replace(", forces: {TST-001: must}", "")
    with pytest.raises(EditionError) as refused:
        load_edition(write_edition(tmp_path / "edition", {**BOOK, "rules/one.yaml": RULE_YAML, "interpretations/how-much.yaml": idle}))  # fmt: skip
    assert [problem.code for problem in refused.value.problems] == ["reading.changes_nothing"]


def test_a_parameter_of_the_edition_out_of_its_own_bounds_is_refused(tmp_path: Path) -> None:
    edition = FILES["edition.yaml"].replace("value: 10", "value: 60")
    with pytest.raises(EditionError) as refused:
        load_edition(write_edition(tmp_path / "edition", {**BOOK, "edition.yaml": edition}))
    found = [(problem.code, problem.pointer) for problem in refused.value.problems]
    assert found == [("reading.out_of_range", "/parameters/tolerance/value")]


def run(folder: Path, *args: str) -> Any:
    rule = folder / "rules" / "one.yaml"
    # The example of a rulebook that is to decide must hold.
    rule.write_text(
        rule.read_text(encoding="utf-8").replace("draft: {}", f"draft: {json.dumps(DRAFT)}"), encoding="utf-8"
    )
    draft = folder / "draft.json"
    draft.write_text(json.dumps(DRAFT))
    return CliRunner().invoke(
        rulebook, ["check", str(draft), "--rulebook", str(folder), "--as-of", "2026-01-01", *args]
    )


def test_every_report_says_which_readings_are_in_force(folder: Path) -> None:
    own = run(folder, "--format", "json")
    chosen = run(folder, "--format", "json", "--reading", "how-much=much", "--reading", "tolerance=5")
    assert json.loads(own.stdout)["rulebooks"][0]["readings"] == [
        {"name": "how-much", "value": "some", "title": "How much", "says": "Something.", "reason": "So it is.",
         "rules": ["TST-001"], "others": ["much"], "chosen": False}
    ]  # fmt: skip
    rulebook_view = json.loads(chosen.stdout)["rulebooks"][0]
    assert [(r["value"], r["others"], r["chosen"]) for r in rulebook_view["readings"]] == [("much", ["some"], True)]
    assert [(p["name"], p["value"], p["chosen"]) for p in rulebook_view["parameters"]] == [("tolerance", "5", True)]
    assert rulebook_view["digest"] == json.loads(own.stdout)["rulebooks"][0]["digest"]
    assert "how-much=some" in run(folder).stdout
    text = " ".join(run(folder, "--reading", "how-much=much", "--reading", "tolerance=5").stdout.split())
    assert "Chosen instead of the rulebook's own reading: how-much=much: Much." in text
    assert "margin = 5 (chosen: --reading tolerance)" in text


@pytest.mark.parametrize("pair", ["how-much", "=much", "how-much=", ""])
def test_a_reading_without_name_or_value_is_refused(folder: Path, pair: str) -> None:
    found = run(folder, "--reading", pair)
    assert (found.exit_code, "help: write NAME=VALUE" in found.stderr) == (0, True)


def test_two_readings_for_one_name_are_refused(folder: Path) -> None:
    found = run(folder, "--reading", "how-much=much", "--reading", "how-much=some")
    assert "two readings are chosen for `how-much`" in found.stderr


def test_a_reading_can_change_the_force_of_one_limb_and_of_no_other(tmp_path: Path) -> None:
    text = INTERPRETATION.replace("{TST-001: must}", "{TST-001/extra: may}")
    limb = RULE.partition("limbs:\n")[2].partition("remedy:")[0]
    rule = RULE.replace(limb, limb + limb.replace("id: all", "id: extra"))
    files = {**BOOK, "rules/one.yaml": rule, "interpretations/how-much.yaml": text}
    folder = write_edition(tmp_path / "edition", files)
    (changed,) = load_edition(folder, {"how-much": "much"}).rules
    assert [(limb.id, limb.force) for limb in changed.limbs] == [("all", None), ("extra", "may")]
    assert changed.force == "should"


@pytest.mark.parametrize(
    ("forces", "code"),
    [
        ("{TST-001/extra: may}", "reading.no_such_limb"),
        ("{TST-001/al: may}", "reading.no_such_limb_near"),
        ("{TST-001/all: must}", "rule.limb_stronger"),
    ],
)
def test_a_force_for_a_limb_that_cannot_have_it_is_refused(tmp_path: Path, forces: str, code: str) -> None:
    text = INTERPRETATION.replace("{TST-001: must}", forces)
    with pytest.raises(EditionError) as refused:
        load_edition(write_edition(tmp_path / "edition", {**BOOK, "interpretations/how-much.yaml": text}))
    pointer = f"/readings/1/forces/{forces[1:].partition(':')[0].replace('/', '~1')}"
    assert [(problem.code, problem.pointer) for problem in refused.value.problems] == [(code, pointer)]
    assert refused.value.problems[0].line


def test_a_rule_cannot_depend_on_words_that_offer_no_choice(tmp_path: Path) -> None:
    text = INTERPRETATION.replace("forces: {TST-001: must}", "offered: false")
    rule = RULE.replace("        much: {value: item.years.first, at_least: 2030}\n", "")
    files = {**BOOK, "rules/one.yaml": rule, "interpretations/how-much.yaml": text}
    with pytest.raises(EditionError) as refused:
        load_edition(write_edition(tmp_path / "edition", files))
    assert [(problem.code, problem.pointer) for problem in refused.value.problems] == [
        ("reading.no_such_name", "/limbs/0/requires/reading")
    ]
