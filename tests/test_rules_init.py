"""Start rulebooks as somebody would who is no programmer: a copy of the one that ships, or one of a text."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
import yaml

from rulebook.errors import EditionError
from rulebook.load.edition import EDITIONS, edition_files, load_edition
from rulebook.model.written.edition import Setting
from rulebook.workshop.scaffold import open_sentences
from rulebook.workshop.splitting import sections_of
from tests.books import small
from tests.test_cli import run

TEXT = """Afspraken over munitie

Nederland koopt munitie samen, bijv. met België; zie art. 3 en o.a. nr. 4. De kosten worden eerlijk ver-
deeld. “Niemand betaalt alles.” Dat is de helft.1 De melding noemt:
- de reden;
- de datum.

Levering

1. Alles komt op tijd!
2. Of niet?
"""
TITLES = ("--title-nl", 'Brief: "munitie"', "--title-en", "Letter", "--date", "2026-01-15")
SENTENCES = {
    "afspraken-over-munitie.kop": "Afspraken over munitie",
    "afspraken-over-munitie.1.1": "Nederland koopt munitie samen, bijv. met België; zie art. 3 en o.a. nr. 4.",
    "afspraken-over-munitie.1.2": "De kosten worden eerlijk verdeeld.",
    "afspraken-over-munitie.1.3": "“Niemand betaalt alles.”",
    "afspraken-over-munitie.1.4": "Dat is de helft.1",
    "afspraken-over-munitie.1.5": "De melding noemt:",
    "afspraken-over-munitie.1.6": "- de reden;",
    "afspraken-over-munitie.1.7": "- de datum.",
    "levering.kop": "Levering",
    "levering.1.1": "1. Alles komt op tijd!",
    "levering.1.2": "2. Of niet?",
}


def test_a_copy_has_the_files_of_the_rulebook_that_ships_and_a_name_of_its_own(tmp_path: Path) -> None:
    done = run("rules", "init", "my-rules", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    ships = edition_files(EDITIONS / "kst-33279-36-2022")
    copy = edition_files(tmp_path / "my-rules")
    assert copy.keys() == ships.keys()
    assert [name for name in copy if copy[name] != ships[name]] == ["edition.yaml"]
    assert copy["edition.yaml"] == ships["edition.yaml"].replace(b"id: kst-33279-36-2022\n", b"id: my-rules-2022\n", 1)
    assert load_edition(tmp_path / "my-rules").id == "my-rules-2022"
    assert [path.name for path in tmp_path.iterdir()] == ["my-rules"]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_rulebook_of_a_text_loads_without_rules_and_takes_one(tmp_path: Path, lang: str) -> None:
    (tmp_path / "own.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    done = run("rules", "init", "deep/own", "--text", "own.txt", *TITLES, "--lang", lang, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    book = load_edition(tmp_path / "deep" / "own")
    assert (book.id, book.rules, book.about.title.nl, book.letter.language) == (
        "own-2026",
        (),
        'Brief: "munitie"',
        "nl",
    )
    assert {sentence.locator: sentence.text for sentence in book.letter.sentences} == SENTENCES
    assert list(book.uncited.sentences) == ["afspraken-over-munitie.kop", "levering.kop"]
    assert [s.locator for s in open_sentences(book)] == [name for name in SENTENCES if not name.endswith("kop")]
    assert (tmp_path / "deep" / "own" / "letter" / "received.txt").read_text(encoding="utf-8") == TEXT

    commands = [line.split("   ")[0].split()[1:] for line in done.stdout.decode().splitlines()[1:]]
    assert [command[:2] for command in commands] == [
        ["rules", "new"],
        ["rules", "new"],
        ["lint", "deep/own"],
        ["docs", "deep/own"],
    ]
    assert [run(*command, cwd=tmp_path).returncode for command in commands] == [0, 2, 1, 0]
    assert run("rules", "--rulebook", "deep/own", cwd=tmp_path).returncode == 0

    rule = ("--sentence", "levering.1.1", "--force", "must", "--title-nl", "Tijdig", "--title-en", "In time")
    new = run("rules", "new", "--rulebook", "deep/own", *rule, "--lang", lang, cwd=tmp_path)
    assert (new.returncode, new.stderr) == (0, b"")
    said = [line.split("   ")[0].split()[1:] for line in new.stdout.decode().splitlines()[1:]]
    assert [run(*command, cwd=tmp_path).returncode for command in said] == [1, 0, 0, 0]


def test_the_language_of_the_text_can_be_told(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("All is well. Nothing is not.")
    done = run("rules", "init", "own", "--text", "own.txt", *TITLES, "--text-lang", "en", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    letter = load_edition(tmp_path / "own").letter
    assert (letter.language, letter.title, letter.sections[0].heading) == ("en", "Letter", None)
    assert [sentence.text for sentence in letter.sentences] == ["All is well.", "Nothing is not."]


def test_a_text_in_english_is_not_translated_into_english(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("Rules\n\nThe costs are shared. Both pay half.\n", encoding="utf-8")
    started = ("init", "own", "--text", "text.txt", *TITLES, "--text-lang", "en")
    assert run("rules", *started, cwd=tmp_path).returncode == 0
    named = ("--sentence", "rules.1.1", "--force", "must", "--title-nl", "Gedeeld", "--title-en", "Shared")
    assert run("rules", "new", "--rulebook", "own", *named, cwd=tmp_path).returncode == 0
    (citation,) = load_edition(tmp_path / "own").rules[0].cites
    assert (citation.quote, citation.en) == ("The costs are shared.", "The costs are shared.")
    shown = run("rules", "shared", "--rulebook", "own", cwd=tmp_path).stdout.decode()
    assert shown.count("The costs are shared.") == 1
    assert "unofficial" not in shown
    assert "line 3, rules.1.1" in shown


def test_sections_with_the_same_heading_get_names_that_differ() -> None:
    sections = sections_of("Kop\n\nEen zin.\n\nKop\n\nNog een zin.\n\nLaatste regel zonder punt\n")
    assert [(one["slug"], [p["sentences"][0]["locator"] for p in one["paragraphs"]]) for one in sections] == [
        ("kop", ["kop.1.1"]),
        ("kop-2", ["kop-2.1.1", "kop-2.2.1"]),
    ]
    assert sections_of(" \n\n") == []


def test_what_cannot_be_started_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "word.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (tmp_path / "empty.txt").write_text("\n \n")
    (tmp_path / "there").mkdir()
    before = sorted(tmp_path.iterdir())
    for options, says in (
        (("there",), "there is something called `there` already"),
        (("new", "--from", "kst-33279"), "there is no edition `kst-33279`"),
        (("new", "--from", "rgbv-2010", "--text", "own.txt", *TITLES), "--text and --from each say"),
        (("new", "--title-nl", "x", "--text-lang", "nl"), "without --text these say nothing: --title-nl, --text-lang"),
        (("new", "--text", "own.txt", "--title-en", "x"), "--text also needs these: --title-nl, --date"),
        (("new", "--text", "word.doc", *TITLES), "this is no plain text in UTF-8"),
        (("new", "--text", "empty.txt", *TITLES), "there are no words in this file"),
        (("new", "--text", "none.txt", *TITLES), "none.txt"),
        (("own.txt/new",), "own.txt/new"),
    ):
        done = run("rules", "init", *options, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, b""), options
        assert says in done.stderr.decode()
    assert sorted(tmp_path.iterdir()) == before


def test_nothing_is_added_to_a_rulebook_that_ships(tmp_path: Path) -> None:
    given = ("--sentence", "lijn-1.3.1", "--force", "may", "--title-nl", "x", "--title-en", "y")
    before = edition_files(EDITIONS / "kst-33279-36-2022")
    for more in ((), ("--rulebook", "kst-33279-36-2022")):
        done = run("rules", "new", *given, *more, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, b"")
        assert "rulebook rules init my-rules" in done.stderr.decode()
    assert edition_files(EDITIONS / "kst-33279-36-2022") == before


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_definition_and_the_interpretation_of_the_page_on_adding_a_rule_have_the_right_form(
    tmp_path: Path, lang: str
) -> None:
    book = small(tmp_path, {"uncited.yaml": {"/sentences/voorwaarden.1.3": None}})
    assert run("docs", "book", "--output", "site", "--lang", lang, cwd=tmp_path).returncode == 0
    page = next((tmp_path / "site").rglob("adding.html")).read_text(encoding="utf-8")
    shown = [html.unescape(re.sub("<[^>]+>", "", part)) for part in re.findall("(?s)<pre>(.*?)</pre>", page)]
    cite = "{locator: voorwaarden.1.3, quote: kosten worden eerlijk, en: costs are fairly}"

    def _put(folder: str, key: str) -> None:
        text = re.sub(r"\{locator: .*\}", cite, next(part for part in shown if part.startswith(f"{key}: ")))
        (book / folder).mkdir(exist_ok=True)
        (book / folder / f"{text.split()[1]}.yaml").write_text(text, encoding="utf-8")

    numbers = yaml.safe_load(next(part for part in shown if part.startswith("parameters:")))["parameters"]
    assert Setting.model_validate(numbers["largest-share"]).most == 60
    _put("definitions", "name")
    assert load_edition(book).definitions["bought-together"].cites[0].locator == "voorwaarden.1.3"
    _put("interpretations", "id")
    with pytest.raises(EditionError) as caught:
        load_edition(book)
    assert [(p.code, p.params) for p in caught.value.problems] == [("reading.changes_nothing", {"name": "same-kind"})]
