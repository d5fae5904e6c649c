"""Hold that a rulebook which contradicts itself decides nothing: it is refused with all its contradictions."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from rulebook import load_edition
from rulebook.errors import EditionError
from rulebook.load.choosing import choose_rulebooks
from rulebook.load.edition import EDITIONS, edition_names
from rulebook.load.edition import load_edition as load_untried
from rulebook.workshop import soundness
from rulebook.workshop.soundness import contradicting, contradictions
from tests.books import small
from tests.test_lint import LIMB, OTHER, RULE
from tests.test_trial import run

DRAFT = "agreements/mrtt-pool.json"
CONFLICTING: Mapping[str, Any] = {
    f"{LIMB}/unless": {"all_of": [{"said": "notice.channel"}, {"not": {"said": "notice.channel"}}]},
    "/limbs/1": {**OTHER, "requires": {"value": "another.sent", "equals": False}},
}
WRONG = {"/examples/cases/0/expect/outcome": "undetermined", "/examples/cases/1/expect/force": "may"}


def refused(book: Path) -> list[str]:
    with pytest.raises(EditionError) as raised:
        load_edition(book)
    assert all(
        problem.line and problem.column and (problem.path or "").endswith(".yaml") for problem in raised.value.problems
    )
    return sorted(problem.code for problem in raised.value.problems)


def test_no_edition_that_ships_contradicts_itself() -> None:
    for name in edition_names():
        assert list(contradictions(load_edition(name))) == []


def test_a_rulebook_whose_examples_contradict_it_is_refused_with_all_of_them(tmp_path: Path) -> None:
    assert refused(small(tmp_path, {RULE: WRONG})) == ["example.force", "example.outcome"]


def test_derogations_and_limbs_that_conflict_are_refused_and_both_are_named(tmp_path: Path) -> None:
    book = small(tmp_path, {RULE: dict(CONFLICTING)})
    codes = refused(book)
    assert {"lint.limbs_conflict", "lint.derogations_conflict"} <= set(codes)
    done = run("check", DRAFT, "--rulebook", book.as_posix(), "--lang", "en")
    assert (done.returncode, done.stdout) == (2, b"")
    said = done.stderr.decode()
    assert "two derogations of the limb" in said
    assert said.count("help: ") == len(codes)


def test_whatever_else_is_wrong_contradictions_are_told_with_it(tmp_path: Path) -> None:
    book = small(tmp_path, {RULE: {**WRONG, "/cites/0/quote": "words that stand nowhere"}})
    assert refused(book) == ["example.force", "example.outcome", "rule.quote_not_in_letter"]
    done = run("lint", book.as_posix())
    assert done.returncode == 2
    assert done.stdout.decode().count(": error: ") == 3


def test_where_what_rules_rest_on_is_wrong_no_example_is_blamed(tmp_path: Path) -> None:
    book = small(tmp_path, {RULE: WRONG})
    (book / "definitions").mkdir(exist_ok=True)
    (book / "definitions" / "broken.yaml").write_text("name: broken\n", encoding="utf-8")
    assert not [code for code in refused(book) if code.startswith("example.")]


@pytest.fixture
def tries(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Return the rulebooks that are tried, as it happens; the store is a new one."""
    monkeypatch.setenv("XDG_CACHE_HOME", (tmp_path / "cache").as_posix())
    seen: list[str] = []
    real = soundness.wrong_examples

    def wrong_examples(edition: Any) -> Any:
        seen.append(edition.digest)
        return real(edition)

    monkeypatch.setattr(soundness, "wrong_examples", wrong_examples)
    return seen


def test_a_rulebook_is_tried_once_and_again_when_anything_in_it_changes(tmp_path: Path, tries: list[str]) -> None:
    book = small(tmp_path)
    for _ in range(3):
        load_edition(book)
    assert len(tries) == 1
    with (book / RULE).open("a", encoding="utf-8") as file:
        file.write("# a remark\n")
    load_edition(book)
    assert len(set(tries)) == len(tries) == 2


def test_one_that_was_only_worked_on_is_tried_before_it_decides(tmp_path: Path, tries: list[str]) -> None:
    book = small(tmp_path, {RULE: WRONG})
    load_untried(book)
    assert tries == []
    for _ in range(2):
        assert refused(book) == ["example.force", "example.outcome"]
    assert len(tries) == 2


def test_a_program_that_decides_otherwise_tries_again(
    tmp_path: Path, tries: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from rulebook.load import store

    book = small(tmp_path)
    load_edition(book)
    real = store._program
    monkeypatch.setattr(store, "_program", lambda kind: "another" if kind == "tried" else real(kind))
    load_edition(book)
    assert len(tries) == 2


def test_what_ships_was_tried_before_it_shipped(tries: list[str]) -> None:
    load_edition()
    assert choose_rulebooks(["rgbv"], [], {}, datetime.date(2026, 1, 1), contradicting)
    assert tries == []
    assert load_edition(EDITIONS / "rgbv-2017").id == "rgbv-2017"
    assert tries == []


def test_trying_examples_cannot_be_made_endless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Another test may have proved the same rulebook.
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "store"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "store"))
    monkeypatch.setattr(soundness, "MOST_TRIED", 100)
    monkeypatch.setattr(soundness, "EARNED", 1)
    assert refused(small(tmp_path)) == ["example.too_much"]


def test_a_rulebook_is_not_refused_for_its_size_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    edition = load_edition(EDITIONS / "kst-33279-36-2022")
    # As if it were so large that nothing but what its own examples earn is left.
    monkeypatch.setattr(soundness, "MOST_TRIED", 0)
    assert soundness.wrong_examples(edition) == []
    monkeypatch.setattr(soundness, "EARNED", 1)
    (fault,) = soundness.wrong_examples(edition)
    assert (fault.code, fault.params) == ("example.too_much", {"limit": f"{soundness.most_tried(edition):,}"})
