"""Hold the letter to its coverage: each sentence is cited, or listed with a reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest

from rulebook.errors import EditionError
from rulebook.load.edition import load_edition
from rulebook.model.coverage import CoveredSentence
from rulebook.model.edition import Edition
from rulebook.model.rule import Bilingual
from rulebook.model.uncited import UncitedKind
from rulebook.words.uncited import KINDS, KINDS_SAY
from rulebook.workshop.coverage import coverage
from tests.small import FILES, write_edition

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
    assert set(found.open) <= AWAITED
    tally = found.tally
    assert tally.rule + tally.definition + tally.listed + tally.open == len(list(load_edition().letter.sentences))


# Sentences of norms that are not rules yet.
AWAITED = {
    "aanleiding.2.5", "samen-sterker.1.2", "samen-sterker.2.3", "samen-sterker.3.3", "duiding.3.1",
    "afwegingen.afhankelijkheid.4", "afwegingen.industrie.3", "afwegingen.fragmentatie.2", "afwegingen.aansluiting.1",
    "randvoorwaarden.2.2", "randvoorwaarden.3.2", "lijn-1.2.5", "lijn-1.3.4", "lijn-1.3.5", "lijn-1.3.6", "lijn-1.4.7",
    "lijn-1.4.8", "lijn-2.1.3", "tot-slot.1.7", "noot.8.1",
}  # fmt: skip


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
