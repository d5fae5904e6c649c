"""What is open is asked for, and quotes say their language."""

from __future__ import annotations

import datetime
import json
import re
from typing import Any

import pytest

from rulebook.check import check
from rulebook.load.draft import parse_draft
from rulebook.load.edition import load_edition
from rulebook.model.report import Report
from rulebook.model.view import DraftView
from rulebook.render.view import draft_view, head_view
from tests.samples import ROOT

FIRST = "be-nl-frigates-minehunters-first-draft"


def view(lang: Any, **changes: Any) -> DraftView:
    data = json.loads((ROOT / "agreements" / f"{FIRST}.json").read_text(encoding="utf-8"))
    data["agreement"].update(changes)
    draft = parse_draft(json.dumps(data).encode(), "draft.json")
    edition, day = load_edition(), datetime.date(2026, 1, 1)
    report = Report.of(edition, ("native",), day, [check(draft, edition, as_of=day, engine="native")])
    assert head_view(report, lang).lang == lang
    (checked,) = report.drafts
    return draft_view(checked, report, lang)


def asked(draft: DraftView, rule: str) -> list[str]:
    (outcome,) = [each for each in draft.results[0].outcomes if each.rule == rule]
    return list(dict.fromkeys(question for record in outcome.records for question in record.questions))


def test_what_is_open_is_asked_for_once_a_thing() -> None:
    draft = view("en")
    assert asked(draft, "SPEC-105") == [
        "What is to be said under “source: reference” of capability asw-frigates?",
        "What is to be said under “source: date” of capability asw-frigates?",
    ]
    assert asked(draft, "SPEC-202") == ["What does the draft say about this: notices to parliament?"]
    assert "On which words of article 13.1 will the parties agree?" in asked(draft, "SPEC-102")


def test_of_a_list_that_is_not_there_no_field_is_asked_for() -> None:
    draft = parse_draft((ROOT / "agreements" / "main-ground-combat-system.json").read_bytes(), "draft.json")
    edition, day = load_edition(), datetime.date(2026, 1, 1)
    report = Report.of(edition, ("native",), day, [check(draft, edition, as_of=day, engine="native")])
    (checked,) = report.drafts
    said = draft_view(checked, report, "en")
    questions = {
        each for outcome in said.results[0].outcomes for record in outcome.records for each in record.questions
    }
    assert "What does the draft say about this: commitments?" in questions
    nameless = re.compile(r"“”|of (track|commitment|share|connection|activity|role at a capability)\?")
    assert [each for each in questions if nameless.search(each)] == []


def test_what_is_sought_is_asked_for_by_its_place() -> None:
    assert asked(view("nl"), "SPEC-801") == [
        "Waar is dit vastgelegd, of waar komt het te staan: bestuur (soort rapportage aan het parlement)?"
    ]


def test_every_open_record_asks_something_and_no_other_does() -> None:
    for lang in ("nl", "en"):
        for outcome in view(lang).results[0].outcomes:
            for record in outcome.records:
                assert bool(record.questions) == (record.outcome == "undetermined"), (outcome.rule, record)
                assert all(question.endswith(("?", ".")) for question in record.questions)


@pytest.mark.parametrize(("languages", "found"), [(["nl"], {"nl"}), (["nl", "en"], {"nl"}), (None, {"nl"})])
def test_a_quote_says_in_which_language_the_draft_has_it(languages: list[str] | None, found: set[str]) -> None:
    changes = {} if languages is None else {"languages": languages}
    quotes = [
        article
        for outcome in view("en", **changes).results[0].outcomes
        for record in outcome.records
        for fact in record.evidence
        for article in fact.articles
    ]
    assert {article.lang for article in quotes} == found
