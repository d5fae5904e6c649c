"""Run the examples of a small rulebook, good and spoiled; break its rules; see what its examples reach."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from rulebook.errors import EditionError
from rulebook.load.edition import load_edition
from rulebook.model.condition import COMPARISONS
from rulebook.model.edition import Edition
from rulebook.workshop import changes, mutants
from rulebook.workshop.reach import reached
from rulebook.workshop.trial import ChangeError, changed, trials
from tests.books import SMALL, small
from tests.test_cli import run

TOLD = "rules/told.yaml"
CASE = "/examples/cases/0"


def faults(folder: Path) -> list[tuple[str, str]]:
    edition = load_edition(folder)
    return [(p.code, p.pointer or "") for trial in trials(edition, edition.rules[0]) for p in trial.problems]


def test_examples_that_the_rule_agrees_with_have_no_faults() -> None:
    assert faults(SMALL) == []


@pytest.mark.parametrize(
    ("edits", "found"),
    [
        ({f"{CASE}/expect/outcome": "fail"}, [("example.outcome", f"{CASE}/expect/outcome")]),
        ({f"{CASE}/expect/force": "should"}, [("example.force", f"{CASE}/expect/force")]),
        ({f"{CASE}/expect/limbs": []}, [("example.limbs", f"{CASE}/expect/limbs")]),
        ({f"{CASE}/expect/records": {"letter": "fail"}}, [("example.record", f"{CASE}/expect/records/letter")]),
        ({f"{CASE}/expect/evidence": {"letter": []}}, [("example.evidence", f"{CASE}/expect/evidence/letter")]),
        ({f"{CASE}/as_of": "2026-02-30"}, [("example.as_of", f"{CASE}/as_of")]),
        ({f"{CASE}/change": {"drop": ["/tracks/7"]}}, [("example.change", f"{CASE}/change")]),
        (
            {f"{CASE}/change": {"set": {"/tracks/0/kind": "gift"}}},
            [("shape.not_one_of", f"{CASE}/change/set/~1tracks~10~1kind")],
        ),
        (
            {f"{CASE}/change": {"set": {"/notices/0": {"id": "letter", "to": "nobody"}}}},
            [("shape.not_one_of", f"{CASE}/change/set/~1notices~10/to")],
        ),
        ({f"{CASE}/change": {"drop": ["/tracks/0/kind"]}}, [("example.draft", CASE), ("shape.missing_key", CASE)]),
    ],
)
def test_an_example_that_contradicts_the_rule_says_where_and_in_what(
    tmp_path: Path, edits: dict[str, Any], found: list[tuple[str, str]]
) -> None:
    assert faults(small(tmp_path, {TOLD: edits})) == found


@pytest.mark.parametrize(
    "pointer", ["", "tracks", "/nowhere/0", "/tracks/9", "/tracks/x", "/tracks/-1", "/agreement/id/0"]
)
def test_a_change_that_leads_nowhere_is_refused(pointer: str) -> None:
    edition = load_edition(SMALL)
    example = edition.rules[0].examples.cases[1]
    with pytest.raises(ChangeError):
        changed(edition.rules[0].examples.draft, type(example.change)(drop=[pointer]))


def test_the_command_says_where_an_example_goes_wrong_and_ends_in_2(tmp_path: Path) -> None:
    book = small(tmp_path, {TOLD: {f"{CASE}/expect/outcome": "fail"}})
    done = run("test", book.as_posix())
    assert done.returncode == 2
    assert "TEST-101  told: 3 of 4 examples" in done.stdout.decode()
    assert "told.yaml:" in done.stderr.decode()
    assert "the example `sent` gets `pass`, and expects `fail`" in done.stderr.decode()
    assert "help:" in done.stderr.decode()
    assert "4 examples of 1 rule get what they expect" in done.stdout.decode()


def test_a_fault_in_the_draft_of_all_examples_is_told_once_where_it_stands(tmp_path: Path) -> None:
    book = small(tmp_path, {TOLD: {"/examples/draft/tracks/0/kind": "gift"}})
    done, looked = run("test", book.as_posix()), run("lint", book.as_posix())
    assert (done.returncode, looked.returncode) == (2, 2)
    for said in (done.stderr.decode(), looked.stdout.decode()):
        (line,) = [line for line in said.splitlines() if ": error: " in line]
        where, found = line.split(": error: ")
        assert "kind: gift" in (book / TOLD).read_text(encoding="utf-8").splitlines()[int(where.split(":")[-2]) - 1]
        assert found.startswith("found `gift`, expected one of:")


@pytest.mark.parametrize(
    ("lang", "why"),
    [
        ("en", "  why: Applies: this is about track ship\n    letter: meets: Notice letter was sent."),
        ("nl", "  waarom: Geldt: het gaat om traject ship\n    letter: voldoet: De melding letter is verstuurd."),
    ],
)
def test_an_example_that_comes_out_otherwise_tells_why(tmp_path: Path, lang: str, why: str) -> None:
    book = small(tmp_path, {TOLD: {f"{CASE}/expect/outcome": "fail"}})
    told = run("test", book.as_posix(), "--lang", lang).stderr.decode()
    assert why in told
    assert "[/notices/0/sent]" in told


def test_the_command_tries_rules_by_name_breaks_them_and_says_what_is_reached() -> None:
    done = run("test", SMALL.as_posix(), "told", "--mutate", "--at-least", "100", "--coverage", "--jobs", "1")
    assert done.returncode == 1
    assert "not noticed:" in done.stdout.decode()
    assert "only under who=either: 0 of 7 changes noticed (0.0 of 100)" in done.stdout.decode()
    assert "TEST-101: the examples reach" in done.stdout.decode()
    assert run("test", SMALL.as_posix(), "told", "--mutate", "--at-least", "0").returncode == 0


def test_a_percentage_is_asked_of_a_whole_rulebook_and_of_one_rule_only_by_who_wants_it() -> None:
    one, whole = (run("test", SMALL.as_posix(), *names, "--mutate", "--jobs", "1") for names in (["told"], []))
    assert (one.returncode, whole.returncode) == (0, 1)
    assert one.stdout.decode().splitlines()[-1].startswith("Look at each change that is not noticed.")
    assert "Look at each" not in whole.stdout.decode()
    assert "That is not enough: at least 97 of 100 are asked" in whole.stdout.decode()
    less = run("test", SMALL.as_posix(), "--mutate", "--jobs", "1", "--at-least", "0.5")
    assert less.returncode == 0
    assert "That is enough: at least 0.5 of 100 are asked" in less.stdout.decode()


def test_a_rulebook_in_which_nothing_was_tested_has_not_passed(tmp_path: Path) -> None:
    source = tmp_path / "own.txt"
    source.write_text("Afspraken\n\nDe Kamer wordt geïnformeerd.\n", encoding="utf-8")
    titles = ("--title-nl", "Brief", "--title-en", "Letter", "--date", "2026-01-15")
    assert run("rules", "init", "own-rules", "--text", source.name, *titles, cwd=tmp_path).returncode == 0
    done = run("test", "./own-rules", "--mutate", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "`./own-rules` has no rule, so nothing was tested" in done.stderr.decode()
    assert "help: `rulebook rules new --rulebook ./own-rules` starts a rule" in done.stderr.decode()


@pytest.mark.parametrize("arguments", [("SPEC-999",), ("./nowhere",), ("--engine", "third")])
def test_what_cannot_be_tried_ends_in_2(arguments: tuple[str, ...]) -> None:
    done = run("test", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr


def test_every_comparison_is_broken_in_some_way() -> None:
    assert {*changes.EDGES, *changes.OPPOSITES, *changes.NEGATED} >= set(COMPARISONS)


def test_what_no_example_reaches_is_named() -> None:
    edition = load_edition(SMALL)
    rule = edition.rules[0]
    whole = reached(rule, edition)
    fewer = type(rule.examples)(draft=rule.examples.draft, cases=rule.examples.cases[:1])
    less = reached(type(rule)(**{**rule.__dict__, "examples": fewer}), edition)
    assert whole.can == less.can
    assert set(whole.missed) < set(less.missed)


def test_what_examples_reach_is_looked_at_under_every_reading() -> None:
    edition = load_edition(SMALL)
    found = reached(edition.rules[0], edition)
    assert found.readings == {"who": ("second", "either")}
    assert {place for _, place, _ in found.missed if "[" in place} == {
        "requires/1 [who=either]",
        "requires/1 [who=second]",
    }
    done = run("test", SMALL.as_posix(), "--coverage", "--jobs", "1")
    assert "    looked at under: who=second | either" in done.stdout.decode().splitlines()


def broken(edition: Edition) -> list[changes.Mutant]:
    """Return every mutant of the first rule as its file has it."""
    written = edition.written or edition
    return [mutant for mutant in changes.Changes(written.rules[0], written).mutants() if mutant is not None]


def test_what_one_reading_gives_is_broken_for_that_reading_and_what_all_have_in_common_once() -> None:
    found = {str(mutant): dict(mutant.under) for mutant in broken(load_edition(SMALL))}
    either = {name for name, under in found.items() if under == {"who": "either"}}
    assert either == {
        "all requires: all_of without part 1 [who=either]",
        "all requires/all_of/1: not either [who=either]",
        "all requires/all_of/1: either as second [who=either]",
        "all requires/all_of/1/gives/either: one_of without tweede-kamer [who=either]",
        "all requires/all_of/1/gives/either: one_of without eerste-kamer [who=either]",
        "all requires/all_of/1/gives/either: one_of with staten-generaal [who=either]",
        "all requires/all_of/1/gives/either: one_of with other-parliament [who=either]",
    }
    assert found["all requires/all_of/0: equals -> differs"] == {}
    assert "all requires/all_of/1: not second [who=second]" in found


def test_a_limb_of_one_reading_is_tried_in_force_under_the_other_one(tmp_path: Path) -> None:
    book = small(tmp_path, {TOLD: {"/limbs/0/under": {"who": "second"}}})
    with pytest.raises(EditionError):  # Under the other reading the rule would have no limb.
        load_edition(book)
    limb = {**yaml.safe_load((book / TOLD).read_text(encoding="utf-8"))["limbs"][0], "id": "more"}
    book = small(tmp_path / "two", {TOLD: {"/limbs/1": limb}})
    found = [mutant for mutant in broken(load_edition(book)) if mutant.limb == "more"]
    assert {tuple(mutant.under.items()) for mutant in found} >= {(("who", "second"),), (("who", "either"),)}
    assert "more : in force under who=either [who=either]" in map(str, found)


def test_no_change_is_made_twice() -> None:
    for mutant in (found := broken(load_edition(SMALL))):
        same = [other for other in found if (other.part, other.under) == (mutant.part, mutant.under)]
        assert same == [mutant]


def test_a_change_within_a_reading_is_noticed_by_an_example_that_names_it_and_by_no_other(tmp_path: Path) -> None:
    senate = {
        "name": "senate",
        "says": {"nl": "De Eerste Kamer is geïnformeerd.", "en": "The Senate was told."},
        "change": {"set": {"/notices/0/to": "eerste-kamer"}},
        "readings": {"who": "either"},
        "expect": {"outcome": "pass"},
    }
    tallies = []
    for place, cases in enumerate([{}, {"/examples/cases/4": senate}]):
        edition = load_edition(small(tmp_path / str(place), {TOLD: cases}))
        count = mutants.tried((edition.written or edition).rules[0], edition)
        tallies.append((count.readings["who=either"].caught, count.readings["who=second"].caught))
    assert tallies == [(0, 2), (3, 2)]
