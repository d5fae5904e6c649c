"""Compare editions: what appeared, disappeared and changed, and what that does to drafts."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from rulebook.check import check
from rulebook.cli import rulebook
from rulebook.load.edition import EDITIONS, load_edition
from rulebook.load.settling import settled
from rulebook.render.schemas import schema
from rulebook.workshop.difference import difference, outcomes_apart
from tests.test_rulebooks import TREATY, draft

AS_OF = datetime.date(2026, 1, 1)
FIRST = "rules/approved-before-bound.yaml"


def edited(folder: Path, name: str, *edits: tuple[str, str, str], edition: str = "rgbv-2010") -> Path:
    """Return a copy of an edition in which texts of files are replaced; each must be there."""
    copy = shutil.copytree(EDITIONS / edition, folder / name)
    for file, old, new in edits:
        text = (copy / file).read_text(encoding="utf-8")
        assert old in text
        (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy


def changes(first: Path, second: Path) -> dict[str, Any]:
    """Return what became of each rule that differs: how, and which parts of which names."""
    found = difference(load_edition(first), load_edition(second))
    return {
        each.rule.id: (each.becomes, [(c.part, c.name, c.first, c.second) for c in each.changes])
        for each in found.rules
    }


BEFORE = "there_is: {in: asked-approval, as: approval, that: {value: approval.approved, before: {value: act.date}}}"
EDITS: dict[str, tuple[tuple[str, str, str], Any]] = {
    "force": ((FIRST, "force: must", "force: should"), ("force", None, "must", "should")),
    "limb-force": (
        (FIRST, "    none: undetermined\n", "    none: undetermined\n    force: should\n"),
        ("force", None, "must", "must, all: should"),
    ),
    "quote": (
        (FIRST, " De goedkeuring is er dus eerder dan de dag waarop het verdrag in werking treedt.", ""),
        (
            "quote", None,
            "Voordat het Koninkrijk aan een verdrag vastzit, hebben beide Kamers het goedgekeurd. De goedkeuring is er dus eerder dan de dag waarop het verdrag in werking treedt.",
            "Voordat het Koninkrijk aan een verdrag vastzit, hebben beide Kamers het goedgekeurd.",
        ),
    ),
    "conditions": ((FIRST, BEFORE, BEFORE.replace("before", "not_after")), ("conditions", None, None, None)),
    "none": ((FIRST, "none: undetermined", "none: not-applicable"), ("conditions", None, None, None)),
    "messages": ((FIRST, "without having been approved before", "unapproved"), ("words", None, None, None)),
    "remedy": ((FIRST, "wait with its entry into force", "wait"), ("words", None, None, None)),
    "examples": ((FIRST, "The act comes well before", "The act comes before"), ("examples", None, None, None)),
    "definition": (
        ("definitions/asked-approval.yaml", "[express, tacit]", "[express]"),
        ("definition", "asked-approval", None, None),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_each_part_of_a_rule_that_changes_is_named_and_no_other(tmp_path: Path, name: str) -> None:
    edit, expected = EDITS[name]
    found = changes(EDITIONS / "rgbv-2010", edited(tmp_path, "rgbv-2010", edit))
    assert found["RGBV-101"] == ("changed", [expected])
    assert set(found) == ({"RGBV-101", "RGBV-202"} if name == "definition" else {"RGBV-101"})


def test_what_a_definition_says_in_words_changes_no_rule(tmp_path: Path) -> None:
    words = ("definitions/asked-approval.yaml", "not an exception", "no exception")
    later = edited(tmp_path, "rgbv-2010", words)
    assert changes(EDITIONS / "rgbv-2010", later) == {}
    done = run("rgbv-2010", str(later))
    assert (done.return_value, "files of the edition, but nothing of its rules" in done.stdout) == (1, True)


def test_a_definition_changes_every_rule_that_rests_on_it_through_another(tmp_path: Path) -> None:
    through = ("definitions/asked-approval.yaml", "when: {", "when: {all_of: [{is: treaty-of-the-kingdom}, {")
    closed = ("definitions/asked-approval.yaml", "[express, tacit]}", "[express, tacit]}]}")
    first = edited(tmp_path / "first", "rgbv-2010", through, closed)
    deep = ("definitions/treaty-of-the-kingdom.yaml", "equals: NL", "equals: BE")
    second = edited(tmp_path / "second", "rgbv-2010", through, closed, deep)
    found = changes(first, second)
    assert found["RGBV-202"] == ("changed", [("definition", "treaty-of-the-kingdom", None, None)])


def test_rules_that_appear_and_disappear_and_what_changed_of_the_whole_are_told() -> None:
    first, second = load_edition("rgbv-2010"), load_edition("rgbv-2017")
    there, back = difference(first, second), difference(second, first)
    assert [(each.rule.id, each.becomes) for each in there.rules] == [("RGBV-203", "appeared")]
    assert [(each.rule.id, each.becomes) for each in back.rules] == [("RGBV-203", "disappeared")]
    assert [(c.part, c.first) for c in there.whole][1] == ("valid-from", "2010-10-10")
    assert [c.part for c in there.whole] == ["title", "valid-from", "source"]
    assert difference(first, first).same


@pytest.mark.parametrize(
    ("part", "edit"),
    [
        ("restating", ("edition.yaml", "most: 0.6", "most: 0.7")),
        ("waiving", ("edition.yaml", "should: [minister-of-foreign-affairs]", "should: []")),
        ("valid-from", ("edition.yaml", "2010-10-10", "2010-10-11")),
        ("title", ("edition.yaml", "Approval and publication", "The approval and publication")),
    ],
)
def test_each_part_of_the_edition_that_changes_is_named(tmp_path: Path, part: str, edit: tuple[str, str, str]) -> None:
    found = difference(load_edition("rgbv-2010"), load_edition(edited(tmp_path, "rgbv-2010", edit)))
    assert ([change.part for change in found.whole], found.rules) == ([part], ())


def test_numbers_and_readings_are_named_at_the_rules_that_use_them() -> None:
    edition = load_edition()
    number = difference(edition, settled(edition, {"tolerance": 5}))
    expected = {rule.id for rule in edition.rules if '"tolerance"' in repr(rule).replace("'", '"')}
    assert {each.rule.id for each in number.rules} >= expected
    assert {(c.part, c.name, c.first, c.second) for each in number.rules for c in each.changes} == {
        ("parameter", "tolerance", "10", "5")
    }
    reading = next(found for found in edition.interpretations if len(found.offered) > 1)
    other = next(name for name in reading.offered if name != reading.takes)
    read = difference(edition, settled(edition, {reading.id: other}))
    assert {(c.part, c.name, c.first, c.second) for each in read.rules for c in each.changes} == {
        ("reading", reading.id, reading.takes, other)
    }
    assert {each.rule.id for each in read.rules} == set(reading.rules)


def test_a_draft_differs_for_the_rule_that_changed_with_the_reason_of_both_sides(tmp_path: Path) -> None:
    later = edited(tmp_path, "rgbv-2010", (FIRST, BEFORE, BEFORE.replace("before", "after")))
    first, second = load_edition("rgbv-2010"), load_edition(later)
    found = difference(first, second)
    results = [check(draft(), edition, as_of=AS_OF, engine="native") for edition in (first, second)]
    (apart,) = outcomes_apart(found, *results)
    assert apart.first is not None
    assert apart.second is not None
    assert (apart.rule.id, apart.first.outcome, apart.second.outcome) == ("RGBV-101", "pass", "fail")
    assert apart.why == found.of("RGBV-101")
    assert outcomes_apart(found, results[0], results[0]) == ()


def run(*args: str) -> Result:
    return CliRunner().invoke(rulebook, ["rules", "diff", *args, "--as-of", "2026-01-01"], standalone_mode=False)


def test_the_command_says_what_differs_and_why_in_text(tmp_path: Path) -> None:
    (tmp_path / "treaty.json").write_text(json.dumps(TREATY), encoding="utf-8")
    done = run("rgbv-2010", "rgbv-2017", "--draft", str(tmp_path))
    shown = " ".join(done.stdout.split())
    assert done.return_value == 1
    assert "RGBV-203 appeared Said what can bind everyone" in shown
    assert "COMPLIANT -> NON-COMPLIANT" in shown
    assert (
        "no such rule -> does not meet (hard precondition): The papers do not say which provisions can bind everyone. "
        "because: the rule appeared" in shown
    )
    dutch = " ".join(run("rgbv-2010", "rgbv-2017", "--lang", "nl").stdout.split())
    assert "RGBV-203 nieuw Gezegd wat iedereen kan binden" in dutch


def test_the_json_is_of_the_published_form_and_tells_the_same(tmp_path: Path) -> None:
    (tmp_path / "treaty.json").write_text(json.dumps(TREATY), encoding="utf-8")
    later = edited(tmp_path / "own", "rgbv-2010", (FIRST, BEFORE, BEFORE.replace("before", "after")))
    done = run("rgbv-2010", str(later), "--draft", str(tmp_path / "treaty.json"), "--format", "json")
    found = json.loads(done.stdout)
    jsonschema.validate(found, schema("difference"))
    assert [(r["rule"], r["becomes"], [c["says"] for c in r["changes"]]) for r in found["rules"]] == [
        ("RGBV-101", "changed", ["conditions"])
    ]
    (changed,) = found["drafts"]
    assert (changed["first"], changed["second"]) == ("compliant", "non-compliant")
    (apart,) = changed["outcomes"]
    assert apart == {
        "rule": "RGBV-101", "title": "Approved before the treaty binds",
        "first": "pass", "first_force": "must",
        "first_reason": "The treaty was approved before it enters into force (2024-10-01), or an exception holds.",
        "second": "fail", "second_force": "must",
        "second_reason": "The treaty enters into force on 2024-10-01 without having been approved before.",
        "why": "of the rule changed: conditions",
    }  # fmt: skip
    assert (found["exit_code"], done.return_value) == (1, 1)


def test_the_same_edition_is_0_and_what_cannot_be_compared_is_2_with_all_faults(tmp_path: Path) -> None:
    (tmp_path / "good.json").write_text(json.dumps(TREATY), encoding="utf-8")
    same = run("rgbv", "rgbv-2017", "--draft", str(tmp_path))
    assert (same.return_value, "The editions are the same." in same.stdout) == (0, True)
    assert "every rule has the same outcome" in same.stdout
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    broken = run("rgbv-2010", "rgbv-2017", "--draft", str(tmp_path))
    assert (broken.return_value, "bad.json" in broken.stdout, "RGBV-203" in broken.stdout) == (2, True, True)
    unknown = run("rgvb", "kst")
    assert (unknown.return_value, len(re.findall("(?m)^error:", unknown.stderr))) == (2, 2)


def test_an_outcome_that_differs_of_a_rule_that_does_not_is_put_down_to_the_edition(tmp_path: Path) -> None:
    """A quote counts as the source repeated under one edition and not under the other; the rule is the same."""
    rule = (FIRST, "before: {value: act.date}}}", "before: {value: act.date}}, claims: supported}")
    asks = (
        FIRST,
        "- there_is: {in: approvals,",
        "- there_is: {in: governance, as: body}\n        - there_is: {in: approvals,",
    )
    first = edited(tmp_path / "strict", "rgbv-2010", rule, asks)
    loose = ("edition.yaml", "most: 0.6", "most: 0.99")
    second = edited(tmp_path / "loose", "rgbv-2010", rule, asks, loose)
    text = "Voordat het Koninkrijk aan een verdrag vastzit hebben beide Kamers samen alles goedgekeurd."
    own = {
        "acts": TREATY["acts"], "approvals": [],
        "articles": [{"id": "a", "number": "1", "role": "operative", "text": {"nl": text}}],
        "governance": [{"id": "g", "kind": "joint-body", "evidence": [{"article": "a", "quote": text[:-1]}]}],
    }  # fmt: skip
    (tmp_path / "draft.json").write_text(json.dumps({**TREATY, **own}), encoding="utf-8")
    done = run(str(first), str(second), "--draft", str(tmp_path / "draft.json"), "--format", "json")
    (apart,) = json.loads(done.stdout)["drafts"][0]["outcomes"]
    assert (apart["rule"], apart["first"], apart["second"]) == ("RGBV-101", "fail", "pass")
    assert apart["why"] == "the rule is the same; of the edition changed: when a quote only repeats the source"
