"""Say in words what was found: the headline, why a rule applies, how many there are of what does not count."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from rulebook.check import check
from rulebook.load.draft import parse_draft
from rulebook.load.edition import load_edition
from rulebook.model.report import Report
from rulebook.model.trace import Quantified, Rested
from rulebook.model.view import ResultView
from rulebook.render import FORMATS
from rulebook.render.reasons import item
from rulebook.render.view import draft_view
from rulebook.words import Lang

ROOT = Path(__file__).parent.parent
AS_OF = datetime.date(2026, 1, 1)
DIALOGUE = "frysian-flag"
COMPLIANT = "be-nl-frigates-minehunters"
FAILING = "be-nl-frigates-minehunters-second-draft"
OPEN = "be-nl-frigates-minehunters-first-draft"


def reported(name: str, strict: bool = False) -> Report:
    edition = load_edition()
    draft = parse_draft((ROOT / "agreements" / f"{name}.json").read_bytes(), f"{name}.json")
    checked = check(draft, edition, as_of=AS_OF, strict=strict, engine="native")
    return Report.of(edition, ("native",), AS_OF, (checked,), strict=strict)


def result(name: str, lang: Lang = "en", strict: bool = False) -> ResultView:
    report = reported(name, strict)
    return draft_view(next(iter(report.drafts)), report, lang).results[0]


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        ("en", "None of the letter's hard preconditions applies to this draft, so there was nothing to meet: {apart} not "
        "applicable."),
        ("nl", "Geen van de harde randvoorwaarden van de brief geldt voor dit ontwerp, dus er was niets om aan te "
        "voldoen: {apart} niet van toepassing."),
    ],
)  # fmt: skip
def test_the_headline_says_plainly_that_no_hard_precondition_applied(lang: Lang, says: str) -> None:
    found = result(DIALOGUE, lang)
    assert found.verdict == "compliant"
    assert found.counts["must"]["pass"] == 0
    assert found.says == says.format(apart=found.counts["must"]["not-applicable"])


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        ("en", "The draft meets all hard preconditions of the letter that apply to it: {met} met, {apart} not applicable."),
        ("nl", "Het ontwerp voldoet aan alle harde randvoorwaarden van de brief die ervoor gelden: {met} voldaan, {apart} "
        "niet van toepassing."),
    ],
)  # fmt: skip
def test_the_headline_of_a_compliant_draft_counts_what_is_met_and_what_does_not_apply(lang: Lang, says: str) -> None:
    found = result(COMPLIANT, lang)
    must = found.counts["must"]
    assert must["pass"] > 0
    assert found.says == says.format(met=must["pass"], apart=must["not-applicable"])


@pytest.mark.parametrize("name", [COMPLIANT, FAILING, OPEN])
def test_the_headline_names_the_remarks_where_they_decide_as_well(name: str) -> None:
    assert "hard preconditions and remarks" in result(name, strict=True).says
    assert "remarks" not in result(name).says


def test_a_rule_says_in_one_line_which_key_value_and_article_made_it_apply() -> None:
    found = {outcome.rule: outcome for outcome in result(FAILING).outcomes}
    assert found["SPEC-105"].applies.startswith("Applies: party nl, state: NL")
    # Where that stands is no part of the sentence, which stays the same when lines move.
    (place,) = [fact for fact in found["SPEC-105"].scope if fact.says == "party nl, state: NL"]
    assert (place.pointer, place.line > 1) == ("/parties/0/state", True)
    assert "this is about track frigates [article 3.1; article 4.1]" in found["SPEC-401"].applies
    (place,) = [fact for fact in found["SPEC-401"].scope if fact.says == "this is about track frigates"]
    assert (place.pointer, place.line > 1) == ("/tracks/0", True)
    assert found["SPEC-104"].outcome == "not-applicable"
    draft = json.loads((ROOT / "agreements" / f"{FAILING}.json").read_text(encoding="utf-8"))
    roles, activities = sum(len(each["roles"]) for each in draft["capabilities"]), draft["activities"]
    divided = "how the work is done divided"
    without = sum(each["work"] != "divided" for each in activities)
    assert found["SPEC-104"].applies.startswith(
        f"Does not apply: reliance on a partner: none; roles in the draft: {roles}"
    )
    assert (
        f"activities together ({divided}): none; in the draft: {len(activities)}, of which {without} without “{divided}”"
        in found["SPEC-104"].applies
    )


@pytest.mark.parametrize("name", [COMPLIANT, FAILING, OPEN, DIALOGUE])
def test_what_makes_a_rule_apply_is_one_line_in_both_languages(name: str) -> None:
    starts = {
        "en": ("Applies", "May apply: ", "Does not apply: "),
        "nl": ("Geldt", "Geldt misschien: ", "Geldt niet: "),
    }
    for lang in ("en", "nl"):
        for outcome in result(name, lang).outcomes:  # type: ignore[arg-type]
            plain, _, never = starts[lang]
            assert "\n" not in outcome.applies
            assert outcome.applies.startswith(never) is (outcome.outcome == "not-applicable")
            assert outcome.applies.startswith(plain) or outcome.outcome == "not-applicable"


KINDS = (("kind", "financial"), ("stands_in", "operative"))


@pytest.mark.parametrize(
    ("fact", "en", "nl"),
    [
        (Quantified(False, "there_is", "commitments", (), none_found=True, base="commitments"),
         "commitments: none", "verplichtingen: geen"),
        (Quantified(False, "there_is", "commitments", (), none_found=True, base="commitments", there=2),
         "commitments: none that fits; in the draft: 2", "verplichtingen: geen die past; in het ontwerp: 2"),
        (Quantified(False, "there_is", "paid", (), none_found=True, base="commitments", title=("paid", "betaald"), there=1),
         "paid: none; commitments in the draft: 1", "betaald: geen; verplichtingen in het ontwerp: 1"),
        (Quantified(False, "there_is", "commitments", (), none_found=True, base="commitments", sought=KINDS, there=3,
                    without=(2, 0)),
         "commitments (kind financial, stands in operative provision): none; in the draft: 3, of which 2 without “kind financial”",
         "verplichtingen (soort financieel, staat in bepaling die verplicht): geen; in het ontwerp: 3, waarvan 2 zonder "
         "“soort financieel”"),
        (Quantified(False, "there_is", "shares", (), none_found=True, base="shares", sought=(("distribution.of", "cost"),),
                    there=4, without=(4,)),
         "shares (kind cost): none; in the draft: 4, of which 4 without “kind cost”", None),
        (Quantified(False, "there_is", "commitments", (), none_found=True, base="commitments",
                    sought=(("party.kind", "state"),), there=1, without=(0,)),
         "commitments (party: kind state): none; in the draft: 1",
         "verplichtingen (partij: soort staat): geen; in het ontwerp: 1"),
    ],
)  # fmt: skip
def test_where_none_counts_it_says_how_many_there_are_and_what_they_lack(
    fact: Quantified, en: str, nl: str | None
) -> None:
    part = Rested(fact, True, True)
    assert item(part, "en", "the letter").says == en
    if nl is not None:
        assert item(part, "nl", "de brief").says == nl


def test_what_more_there_is_counts_things_and_not_what_each_part_of_a_rule_says_of_them() -> None:
    report = reported("benelux-air-security")
    found = next(o for o in result("benelux-air-security").outcomes if o.rule == "SPEC-104")
    assert (len(found.records), len({record.pointer for record in found.records})) == (6, 3)
    shown = b"".join(FORMATS["text-full"](report, "en", 2000, False)).decode()
    said = shown.partition("SPEC-104  ")[2].partition("SPEC-105")[0]
    assert all(record.reason in said for record in found.records)
    assert "more like this" not in said


@pytest.mark.parametrize(
    ("rule", "lang", "says"),
    [
        ("SPEC-502", "en", "connection culture, status: left to later; needed: one of: no difference, addressed, planned"),
        ("SPEC-502", "nl", "aansluiting culture, status: voor later; nodig: een van: geen verschil, geregeld, gepland"),
        ("SPEC-304", "en", "the difference: 50; needed: at most 20 (worked out with the rulebook's number, not the letter's): "
         "30 too much"),
        ("SPEC-304", "nl", "het verschil: 50; nodig: ten hoogste 20 (berekend met het getal van het regelboek, niet van de "
         "brief): 30 te veel"),
    ],
)  # fmt: skip
def test_what_is_needed_is_said_once_and_with_whose_number_it_is(rule: str, lang: Lang, says: str) -> None:
    (found,) = [outcome for outcome in result(FAILING, lang).outcomes if outcome.rule == rule]
    facts = [fact.says for record in found.records for fact in record.evidence if fact.decides]
    assert [fact for fact in facts if fact.endswith(says)] == [next(fact for fact in facts if says in fact)]
    assert not [fact for fact in facts if "equal to" in fact or "gelijk aan" in fact]


def test_the_report_says_how_many_statements_on_one_thing_it_leaves_out() -> None:
    (found,) = [outcome for outcome in result("de-nl-army").outcomes if outcome.rule == "SPEC-503"]
    assert (found.outcome, len(found.records), len({record.pointer for record in found.records})) == (
        "undetermined",
        4,
        1,
    )
    shown = b"".join(FORMATS["text"](reported("de-nl-army"), "en", 2000, False)).decode()
    said = shown.partition("SPEC-503 cannot")[2].partition("What would make it pass")[0]
    assert [record.reason in said for record in found.records] == [True, True, True, False]
    assert "1 more: see --format text-full" in said
