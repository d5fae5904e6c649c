"""Hold the letter to its coverage: each sentence is cited, or listed with a reason."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import jsonschema_rs
import pytest

from rulebook.errors import EditionError
from rulebook.load.edition import load_edition
from rulebook.model.coverage import CoveredSentence
from rulebook.model.edition import Edition
from rulebook.model.rule import Bilingual
from rulebook.model.uncited import UncitedKind
from rulebook.render.pages import environment
from rulebook.render.schemas import schema
from rulebook.site.letter import letter_values
from rulebook.words import LANGS, Lang
from rulebook.words.uncited import KINDS, KINDS_SAY
from rulebook.workshop.coverage import coverage
from tests.small import FILES, write_edition
from tests.test_cli import run

LIST = """\
sentences:
  aanleiding.kop: {kind: heading}
  aanleiding.1.1:
    kind: reason
    why: {nl: Een reden., en: A reason.}
"""


def listed(folder: Path, text: str = LIST) -> Edition:
    return load_edition(write_edition(folder / "edition", {**FILES, "uncited.yaml": text}))


def sentences(edition: Edition) -> dict[str, CoveredSentence]:
    return {sentence.locator: sentence for part in coverage(edition).sections for sentence in part.sentences}


# The letter that ships


def test_each_sentence_of_the_letter_stands_in_its_coverage_once_and_in_its_order() -> None:
    edition = load_edition()
    found = [sentence for part in coverage(edition).sections for sentence in part.sentences]
    assert [(s.locator, s.text, s.lines) for s in found] == [
        (s.locator, s.text, list(s.lines)) for s in edition.letter.sentences
    ]


def test_each_sentence_of_the_letter_is_cited_or_has_a_reason() -> None:
    found = coverage(load_edition())
    assert found.open == []
    tally = found.tally
    assert tally.rule + tally.definition + tally.listed == len(list(load_edition().letter.sentences))


def test_a_sentence_that_orders_is_never_passed_over_without_a_word() -> None:
    """A sentence with `moet` asks something of somebody: where no rule cites it, the list says of whom."""
    orders = [s for s in sentences(load_edition()).values() if {"moet", "moeten"} & set(s.text.split())]
    silent = [s.locator for s in orders if s.state == "listed" and s.why is None]
    assert len(orders) > 10
    assert silent == []


def test_what_a_quote_over_two_sentences_touches_is_cited_both_times() -> None:
    edition = load_edition()
    covered = sentences(edition)
    for rule in edition.rules:
        for passage in edition.passages[rule.id]:
            assert all(rule.id in covered[locator].rules for locator in passage.locators)


def test_every_kind_has_a_name_and_says_what_it_means() -> None:
    assert set(KINDS) == set(KINDS_SAY) == set(get_args(UncitedKind))


# The readings of the letter


@pytest.mark.parametrize(
    ("name", "rule"), [("recognised-channel-force", "SPEC-202"), ("risk-and-budget-force", "SPEC-305")]
)
def test_who_reads_strictly_makes_a_hard_precondition_of_a_remark(name: str, rule: str) -> None:
    usual, strict = load_edition().rule(rule), load_edition(readings={name: "strict"}).rule(rule)
    assert usual is not None
    assert strict is not None
    assert (usual.force, strict.force) == ("should", "must")


def test_each_other_reading_that_cannot_be_chosen_is_told_all_the_same() -> None:
    for found in load_edition().interpretations:
        assert len(found.readings) > 1, found.id
        assert found.rules or found.definitions or found.id == "setting-aside", found.id


# The list


def test_a_listed_sentence_has_its_kind_and_its_reason(tmp_path: Path) -> None:
    covered = sentences(listed(tmp_path))
    heading, reason = covered["aanleiding.kop"], covered["aanleiding.1.1"]
    assert (heading.state, heading.kind, heading.why) == ("listed", "heading", None)
    assert (reason.state, reason.kind, reason.why) == ("listed", "reason", Bilingual(nl="Een reden.", en="A reason."))


def test_a_rulebook_in_the_making_loads_and_says_what_is_open(tmp_path: Path) -> None:
    found = coverage(load_edition(write_edition(tmp_path / "edition", FILES)))
    assert found.tally.listed == 0
    assert found.tally.open == len(found.open) > 100


def test_the_list_survives_being_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    first, second = listed(tmp_path), listed(tmp_path)
    assert "sentences" not in second.uncited.__dict__
    assert coverage(first) == coverage(second)


def test_a_changed_list_is_another_edition(tmp_path: Path) -> None:
    assert listed(tmp_path).digest != listed(tmp_path, LIST.replace("reason\n", "context\n")).digest


WRONG: dict[str, tuple[str, str, str, dict[str, Any]]] = {
    "an unknown sentence": ("aanleiding.1.1", "aanleidin.1.1", "uncited.no_such_sentence_near", {"name": "aanleidin.1.1"}),
    "one like no other": ("aanleiding.1.1", "zzz", "uncited.no_such_sentence", {"name": "zzz"}),
    "a sentence that is cited": ("aanleiding.1.1", "{cited}", "uncited.cited", {"by": "TST-001"}),
    "an unknown kind": ("reason\n", "reasom\n", "shape.not_one_of_near", {"near": "reason"}),
    "half a reason": (", en: A reason.", "", "shape.missing_key", {"key": "en"}),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_with_the_list_is_refused_with_its_place(tmp_path: Path, name: str) -> None:
    old, new, code, params = WRONG[name]
    whole = load_edition(write_edition(tmp_path / "whole", FILES))
    cited = whole.passages["TST-001"][0].locators[0]
    with pytest.raises(EditionError) as refused:
        listed(tmp_path, LIST.replace(old, new.replace("{cited}", cited)))
    (problem,) = refused.value.problems
    assert problem.code == code
    assert params.items() <= problem.params.items()
    assert (problem.path or "").endswith("uncited.yaml")
    assert (problem.pointer or "").startswith("/sentences/")
    assert problem.line in (3, 4, 5)


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(EditionError) as refused:
        listed(tmp_path, "sentences:\n  zzz: {kind: heading}\n  yyy: {kind: heading}\n")
    assert [(problem.code, problem.line) for problem in refused.value.problems] == [
        ("uncited.no_such_sentence", 2), ("uncited.no_such_sentence", 3),
    ]  # fmt: skip


# The command


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an edition whose every sentence is cited or listed; one reason has what a page must escape."""
    folder = tmp_path_factory.mktemp("whole") / "edition"
    reasons = dict.fromkeys(coverage(load_edition(write_edition(folder, FILES))).open, "{kind: context}")
    reasons["aanleiding.1.1"] = '{kind: aim, why: {nl: "<b>&", en: "<script>alert(1)</script>"}}'
    lines = "".join(f"  {name}: {reason}\n" for name, reason in reasons.items())
    return write_edition(folder, {**FILES, "uncited.yaml": f"sentences:\n{lines}"})


def test_a_covered_letter_ends_in_0_and_says_so(whole: Path) -> None:
    done = run("coverage", str(whole))
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Each of the 178 sentences is accounted for." in done.stdout.decode()
    assert "Open sentences" not in done.stdout.decode()
    dutch = run("coverage", str(whole), "--lang", "nl")
    assert "Van alle 178 zinnen is bekend wat ermee gebeurt." in dutch.stdout.decode()


def test_one_sentence_too_few_ends_in_1_and_is_named_with_its_text(whole: Path, tmp_path: Path) -> None:
    text = (whole / "uncited.yaml").read_text(encoding="utf-8").replace("  tot-slot.1.2: {kind: context}\n", "")
    folder = write_edition(tmp_path / "edition", {**FILES, "uncited.yaml": text})
    done = run("coverage", str(folder))
    assert (done.returncode, done.stderr) == (1, b"")
    said = done.stdout.decode()
    assert "Of 178 sentences, 1 is open" in said
    assert "  tot-slot.1.2\n    Het vergt een lange adem en grote inzet.\n" in said
    found = json.loads(run("coverage", str(folder), "--format", "json").stdout)
    assert found["open"] == ["tot-slot.1.2"]


def test_a_rulebook_that_cannot_be_read_ends_in_2(tmp_path: Path) -> None:
    done = run("coverage", str(tmp_path))
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"help: " in done.stderr


def test_json_has_the_form_that_is_published_and_nothing_is_lost() -> None:
    done = run("coverage", "--format", "json")
    found = json.loads(done.stdout)
    assert not list(jsonschema_rs.validator_for(schema("coverage")).iter_errors(found))
    assert done.returncode == (1 if found["open"] else 0)
    rows = []
    for part in found["sections"]:
        rows += [part["heading"]] if part["heading"] else []
        rows += [sentence for paragraph in part["paragraphs"] for sentence in paragraph["sentences"]]
    assert [row["locator"] for row in rows] == [sentence.locator for sentence in load_edition().letter.sentences]
    assert sum(found["tally"].values()) == len(rows)


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_shows_each_sentence_labelled_and_every_link_leads_somewhere(lang: Lang, tmp_path: Path) -> None:
    file = tmp_path / "letter.html"
    run("coverage", "--format", "html", "--lang", lang, "--output", str(file))
    page = file.read_text(encoding="utf-8")
    edition = load_edition()
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert {sentence.locator for sentence in edition.letter.sentences} <= set(ids)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert re.findall(r'(?:href|src)="(?!#)', page) == []
    assert "<script" not in page
    blocks = re.findall(r'class="sentence [a-z]+" id="[^"]+">.*?(?=class="sentence|</section>)', page, re.DOTALL)
    assert len(blocks) == len(list(edition.letter.sentences))
    assert all('class="label"' in block for block in blocks)


def test_the_page_escapes_what_a_rulebook_says(whole: Path) -> None:
    page = run("coverage", "--format", "html", str(whole)).stdout.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script" not in page
    assert "<b>" not in run("coverage", "--format", "html", "--lang", "nl", str(whole)).stdout.decode()


def test_links_can_lead_to_pages_of_the_site() -> None:
    edition = load_edition()
    values = letter_values(edition, coverage(edition), "en", "../rules/{id}.html", "../definitions/{id}.html")
    page = environment("rulebook.site").get_template("letter.html").render(values)
    assert 'href="../rules/SPEC-201.html"' in page
    assert 'href="../definitions/dividing.html"' in page


def test_only_the_page_needs_jinja() -> None:
    code = (
        "import sys; from rulebook.cli.coverage import command;"
        "command(['--format', 'text'], standalone_mode=False); print('jinja2' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.endswith(b"False\n")
