"""Say what has not come by the as-of date: a signature of a signed text, and records that a rule looks for."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

from rulebook.check import check
from rulebook.engine.evidence import rests_on
from rulebook.facts.signing import signatures_to_come
from rulebook.load.draft import parse_draft
from rulebook.load.edition import load_edition
from rulebook.model.report import Report
from rulebook.model.trace import Rested
from rulebook.render import FORMATS
from rulebook.render.reasons import item
from rulebook.words import Lang
from tests.small import records_in, small_draft, trace_of, written

TODAY = datetime.date(2026, 1, 1)
LATER = {"id": "signing", "kind": "signature", "date": "2026-01-02"}


def reported(data: dict[str, Any], form: str, lang: Lang = "en") -> str:
    """Return the report on a draft as of today."""
    edition = load_edition()
    draft = parse_draft(written(data), "small.json")
    result = check(draft, edition, as_of=TODAY, rules={"SPEC-802"}, engine="native")
    return b"".join(FORMATS[form](Report.of(edition, ("native",), TODAY, (result,)), lang, 200, False)).decode()


@pytest.mark.parametrize(
    ("status", "act", "found"),
    [
        ("signed", LATER, ["signing"]),
        ("signed", LATER | {"date": "2026-02"}, ["signing"]),
        ("signed", LATER | {"date": "2026-01-01"}, []),
        ("signed", LATER | {"date": "2026"}, []),
        ("signed", {"id": "signing", "kind": "signature"}, []),
        ("signed", LATER | {"kind": "entry-into-force"}, []),
        ("negotiated", LATER, []),
        (None, LATER, []),
    ],
)
def test_a_signature_is_to_come_where_a_signed_text_dates_it_later(
    status: str | None, act: dict[str, Any], found: list[str]
) -> None:
    records = records_in(small_draft(status, acts=[act]))
    assert [record.id for record in signatures_to_come(records, TODAY)] == found


def test_a_signed_text_without_a_list_of_acts_has_no_signature_to_come() -> None:
    assert signatures_to_come(records_in(small_draft("signed")), TODAY) == []


def test_the_report_notes_that_a_signed_text_is_to_be_signed_later() -> None:
    signed, negotiated = small_draft("signed", acts=[LATER]), small_draft("negotiated", acts=[LATER])
    (draft,) = json.loads(reported(signed, "json"))["drafts"]
    assert [(note["code"], note["pointer"], note["message"], note["help"]) for note in draft["notes"]] == [
        (
            "check.signed_later",
            "/acts/0/date",
            "the status of the agreement is `signed`, but the signature `signing` has a date after the as-of date "
            "2026-01-01: `2026-01-02`",
            "correct the status or the date, or check as of a later date",
        )
    ]
    assert "heeft een datum na de peildatum 2026-01-01: `2026-01-02`. Verbeter" in reported(signed, "text", "nl")
    assert json.loads(reported(negotiated, "json"))["drafts"][0]["notes"] == []
    assert "Please note" not in reported(negotiated, "text")


PLACES = "where: {all_of: [{value: act.kind, equals: signature}, {value: act.date, not_after: {as_of_date: true}}]}"
EITHER = "where: {any_of: [{not: {said: act.date}}, {value: act.date, not_after: {as_of_date: true}}]}"
WHATEVER = (
    "where: {all_of: [{value: act.kind, equals: contract}, {value: act.date, not_after: {value: agreement.date}}]}"
)


@pytest.mark.parametrize(
    ("where", "english", "dutch"),
    [
        (
            PLACES,
            "binding acts (kind signature): none that counts yet on the as-of date 2026-01-01",
            "bindende handelingen (soort ondertekening): op de peildatum 2026-01-01 nog geen die telt",
        ),
        (
            EITHER,
            "binding acts: none that counts yet on the as-of date 2026-01-01",
            "bindende handelingen: op de peildatum 2026-01-01 nog geen die telt",
        ),
        (
            WHATEVER,
            "binding acts (kind contract): none that counts",
            "bindende handelingen (soort contract): geen die telt",
        ),
    ],
)
def test_a_reason_says_not_yet_only_where_a_rule_looks_up_to_the_as_of_date(
    where: str, english: str, dutch: str
) -> None:
    trace = trace_of(f"there_is: {{in: acts, as: act, {where}, if_none: unknown}}", small_draft(acts=[LATER]))
    (fact,) = rests_on(trace)
    assert [item(Rested(fact, True, True), lang, "the letter").says for lang in ("en", "nl")] == [english, dutch]
