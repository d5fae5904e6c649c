"""Write new rules as somebody would who has never seen one: with options, and asked on a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rulebook.load.edition import load_edition
from rulebook.model.vocabulary import vocabulary
from rulebook.render.fields import list_fields
from rulebook.words.skeleton import COMMENTS
from rulebook.workshop.lint import findings
from rulebook.workshop.scaffold import named_sentence, open_sentences, proposed_id, proposed_slug
from tests.books import SMALL, small
from tests.test_cli import ROOT, run

OPEN = {"uncited.yaml": {"/sentences/voorwaarden.1.3": None}}
"""Take from the list the sentence that the new rule is made for."""

GIVEN = (
    "--sentence",
    "kosten worden eerlijk",
    "--force",
    "should",
    "--title-nl",
    'Eerlijk: "ja"',
    "--title-en",
    "Fair costs",
)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_new_rule_loads_its_examples_pass_and_lint_says_what_is_left_to_do(tmp_path: Path, lang: str) -> None:
    book = small(tmp_path, OPEN)
    done = run("rules", "new", "--rulebook", "book", *GIVEN, "--lang", lang, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "book/rules/fair-costs.yaml" in done.stdout.decode()
    edition = load_edition(book)
    rule = edition.rule("fair-costs")
    assert rule is not None
    assert (rule.id, rule.force, rule.title.nl) == ("TEST-102", "should", 'Eerlijk: "ja"')
    assert [(cite.locator, cite.quote) for cite in rule.cites] == [("voorwaarden.1.3", "kosten worden eerlijk")]
    assert run("test", "book", "TEST-102", cwd=tmp_path).returncode == 0
    assert {problem.code for problem in findings(edition)} == {"lint.todo"}
    written = (book / "rules" / "fair-costs.yaml").read_text(encoding="utf-8")
    assert written.startswith("# yaml-language-server: $schema=../schemas/")
    assert all(comment[lang].splitlines()[0] in written for comment in COMMENTS.values())  # type: ignore[index]


def test_nothing_is_overwritten_and_nothing_is_written_that_does_not_load(tmp_path: Path) -> None:
    book = small(tmp_path, OPEN)
    before = {path: path.read_bytes() for path in book.rglob("*.yaml")}
    for more, says in (
        (("--slug", "told"), "there is a rule `told` already"),
        (("--id", "TEST-101"), "there is a rule `TEST-101` already"),
        (("--slug", "../outside"), "cannot be the name of a rule"),
        (("--id", "no-id"), "is not the id of a rule"),
        (("--sentence", "Wat er niet staat"), "the letter has no sentence"),
    ):
        done = run("rules", "new", "--rulebook", "book", *GIVEN, *more, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, b"")
        assert says in done.stderr.decode()
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")} == before
    (book / "rules" / "fair-costs.yaml").symlink_to(book / "edition.yaml")
    assert run("rules", "new", "--rulebook", "book", *GIVEN, cwd=tmp_path).returncode == 2


def test_without_a_terminal_all_that_is_missing_is_named_at_once() -> None:
    done = run("rules", "new", "--rulebook", SMALL.as_posix(), "--force", "must")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "--sentence, --title-nl, --title-en" in done.stderr.decode()


def test_on_a_terminal_it_shows_the_sentences_and_asks(tmp_path: Path) -> None:
    import pty

    book = small(tmp_path, OPEN)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "rulebook", "rules", "new", "--rulebook", book.as_posix()]
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    os.close(theirs)
    os.write(ours, b"voorwaarden.1.3\nmust\nEerlijk verdeeld\nShared fairly\n\n\n")
    shown = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
    assert process.wait(timeout=60) == 0, shown.decode()
    os.close(ours)
    assert "De partijen kopen samen." in shown.decode()
    assert load_edition(book).rule("shared-fairly") is not None


def test_the_sentences_that_no_rule_cites_and_that_are_not_listed_are_shown(tmp_path: Path) -> None:
    book = small(tmp_path, OPEN)
    shown = [sentence.locator for sentence in open_sentences(load_edition(book))]
    assert shown == ["voorwaarden.1.2", "voorwaarden.1.3"]
    assert [sentence.locator for sentence in open_sentences(load_edition(SMALL))] == ["voorwaarden.1.2"]
    assert "voorwaarden.1.3" in run("rules", "new", "--sentences", "--rulebook", book.as_posix()).stdout.decode()


def test_a_sentence_that_is_listed_as_carrying_no_rule_gets_none(tmp_path: Path) -> None:
    small(tmp_path)
    done = run("rules", "new", "--rulebook", "book", *GIVEN, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith("book/uncited.yaml:3:20: error: `voorwaarden.1.3` is listed as a sentence")
    assert not (tmp_path / "book" / "rules" / "fair-costs.yaml").exists()


def test_an_id_follows_the_rules_of_its_section_and_a_name_its_title() -> None:
    letter = load_edition()
    ids = {rule.id for rule in letter.rules}
    for rule in letter.rules:
        proposed = proposed_id(letter, rule.cites[0].locator)
        assert proposed not in ids
        assert proposed.startswith("SPEC-")
    assert proposed_id(letter, "aanleiding.9.9") not in ids
    assert proposed_slug("Geïnformeerd, vóór: één dag én nog meer woorden") == "geinformeerd-voor-een-dag-en-nog"
    assert named_sentence(letter.letter, "  ") is None


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_conditions_can_name_is_listed(lang: str) -> None:
    lists = run("rules", "fields", "--lang", lang)
    assert lists.returncode == 0
    assert [name for name in vocabulary() if f"\n{name} " not in f"\n{lists.stdout.decode()}"] == []
    for name, found in vocabulary().items():
        shown = list_fields(found, lang).decode()  # type: ignore[arg-type]
        assert [field for field in found.fields if f"{found.record}.{field} " not in shown] == [], name
    assert "tweede-kamer" in run("rules", "fields", "notices", "--lang", lang).stdout.decode()


def test_a_list_that_drafts_do_not_have_is_named_with_one_that_is_near() -> None:
    done = run("rules", "fields", "notice")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "did you mean `notices`?" in done.stderr.decode()
