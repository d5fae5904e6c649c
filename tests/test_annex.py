"""The annex says what the report says: every rule, every reason, in one language or two, and nothing else."""

from __future__ import annotations

import base64
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import astuple, replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from rulebook.annex.build import annex
from rulebook.annex.chapters import CHAPTERS
from rulebook.annex.chapters.reasons import OPEN
from rulebook.annex.dates import lettered
from rulebook.annex.document import (
    Bullets,
    Card,
    Contents,
    Document,
    Facts,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Quote,
    Run,
    Table,
)
from rulebook.annex.html import html
from rulebook.annex.lengths import USUAL, Page
from rulebook.annex.memo import memo
from rulebook.annex.outline import plain
from rulebook.annex.style import Style, load
from rulebook.annex.subject import REPORT, anchor
from rulebook.annex.summary import Summarised, summary
from rulebook.check import check
from rulebook.cli import rulebook
from rulebook.load.draft import parse_draft
from rulebook.load.edition import load_edition
from rulebook.model.noun import replaced
from rulebook.model.report import DraftReport, Report
from rulebook.model.view import DraftView, HeadView
from rulebook.render.view import draft_view, head_view
from rulebook.words import Lang
from rulebook.words.annex import ANNEX
from tests.browser import missing, printed, violations
from tests.samples import AS_OF, SAMPLES, reports

SECOND = "be-nl-frigates-minehunters-second-draft.json"
MUCH = (SECOND, "be-fr-land-forces.json", "main-ground-combat-system.json", "de-nl-army.json")
"""Samples with much to look at."""
MARKS = {
    "pass": "#1b6b3a", "fail": "#b0271d", "undetermined": "#855300", "not-applicable": "#59626d", "waived": "#5d3f9c",
    "error": "#93205e", "compliant": "#1b6b3a", "deviating": "#5d3f9c", "non-compliant": "#b0271d",
    "incomplete": "#855300",
}  # fmt: skip
STYLE = Style(
    "Text",
    "Heading",
    "Code",
    (),
    10,
    "#1c2127",
    "#59626d",
    "#1f3f63",
    "#c9d0d8",
    "#f1f4f7",
    MARKS,  # type: ignore[arg-type]
)
BOTH: tuple[Lang, ...] = ("nl", "en")


def views(draft: DraftReport, *langs: Lang) -> dict[Lang, tuple[HeadView, DraftView]]:
    report = Report.of(load_edition(), ("native", "durable"), AS_OF, [draft])
    (checked,) = report.drafts
    return {lang: (head_view(report, lang), draft_view(checked, report, lang)) for lang in langs}


@lru_cache
def sample(name: str = SECOND) -> DraftReport:
    (found,) = [each for each in reports() if each.path == name]
    return found


def hostile(text: str) -> DraftReport:
    """Check the second stage of the main sample with other words in all its titles and headings."""
    data = json.loads((SAMPLES / SECOND).read_text(encoding="utf-8"))
    data["agreement"]["title"] = {"nl": text, "en": text}
    for article in data["articles"]:
        article["heading"] = {"nl": text, "en": text}
    draft = parse_draft(json.dumps(data).encode(), "hostile.json")
    return check(draft, load_edition(), as_of=AS_OF, engine="native")


def blocks(found: Any) -> Iterator[Any]:
    """Yield every block of a document, those within others included."""
    for block in found:
        yield block
        match block:
            case Card():
                yield from blocks(block.blocks)
            case Table():
                yield from blocks(part for row in block.rows for cell in row.cells for part in cell)
            case Bullets():
                yield from blocks(part for item in block.items for part in item)


def runs(block: Any) -> Iterator[Run]:
    match block:
        case Paragraph() | Heading():
            yield from block.text
        case Quote():
            yield from (*block.text, *block.source)
        case Facts():
            yield from (run for term, value in block.items for run in (*term, *value))
        case Table():
            yield from (run for text in (block.caption, *(column.head for column in block.columns)) for run in text)
        case Figure():
            yield from (*block.shows, *block.caption)
        case Contents():
            yield from block.title


def said(found: Any) -> str:
    return " ".join("".join(run.text for run in runs(block)) for block in blocks(found))


def chapter(document: Document, name: str) -> list[Any]:
    """Return the blocks of a chapter."""
    starts = [place for place, block in enumerate(document.blocks) if isinstance(block, Heading) and block.level == 1]
    (start,) = [place for place in starts if document.blocks[place].id == name]  # type: ignore[union-attr]
    end = next((place for place in starts if place > start), len(document.blocks))
    return list(document.blocks[start + 1 : end])


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("report", reports(), ids=lambda report: report.path)
def test_every_rule_has_its_outcome_in_the_table_and_a_card_with_the_words_of_the_source(
    report: DraftReport, lang: Lang
) -> None:
    found = views(report, lang)
    ((_, draft),) = found.values()
    document = annex(found, b"{}")
    outcomes = {outcome.rule: outcome for outcome in draft.results[0].outcomes}
    (table,) = [block for block in chapter(document, "rules") if isinstance(block, Table)]
    told = {row.cells[0][0].text[0].text: row.cells[1][0].text[0].mark for row in table.rows if not row.heading}
    assert told == {rule: outcome.outcome for rule, outcome in outcomes.items()}
    cards = {card.blocks[0].id: card for card in chapter(document, "cards") if isinstance(card, Card)}
    assert {f"rule-{rule}" for rule in outcomes} == set(cards)
    for rule, outcome in outcomes.items():
        card = cards[f"rule-{rule}"]
        assert card.mark == outcome.outcome
        quotes = ["".join(run.text for run in block.text) for block in blocks([card]) if isinstance(block, Quote)]
        assert {f"“{cite.quote}”" for cite in outcome.cites} <= set(quotes)
        if outcome.outcome in ("fail", "undetermined", "waived"):
            assert lettered(outcome.remedy, lang) in said([card])


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("report", reports(), ids=lambda report: report.path)
def test_what_is_open_is_asked_and_nothing_else(report: DraftReport, lang: Lang) -> None:
    found = views(report, lang)
    ((_, draft),) = found.values()
    open_ = [each for each in draft.results[0].outcomes if each.outcome == "undetermined"]
    text = said(chapter(annex(found, b"{}"), "missing"))
    for outcome in open_:
        assert all(lettered(question, lang) in text for record in outcome.records for question in record.questions)
    assert (ANNEX["nothing_missing"][lang] in text) == (not open_)


def test_the_conclusion_has_the_verdict_first_and_leads_to_the_chapters_that_it_names() -> None:
    lead, facts, *_ = chapter(annex(views(sample(), "en"), b"{}"), "conclusion")
    assert "".join(run.text for run in lead.text) == (
        "NON-COMPLIANT. The draft does not meet 10 of the letter's hard preconditions. Of the 17 rules that decide: "
        "1 met, 10 not met, 2 cannot be determined, 3 not applicable, 1 waived; of the 20 others: 13 met, 2 not met, "
        "1 cannot be determined, 4 not applicable. Chapter\u00a02 says why, and chapter\u00a04 what would make it meet each rule."
    )
    assert [(run.text, run.to) for run in lead.text if run.to] == [("2", "reasons"), ("4", "cards")]
    assert lead.text[0] == Run("NON-COMPLIANT", strong=True, mark="non-compliant")
    told = {"".join(run.text for run in term): "".join(run.text for run in value) for term, value in facts.items}
    assert told["As-of date"] == "1\u00a0January\u00a02026"


@pytest.mark.parametrize(
    ("name", "ends"),
    [
        (
            "chinook-support.json",
            ": 16 voldaan, 1 niet van toepassing. Van de 20 regels die niet beslissen: 16 voldaan, 4 niet van "
            "toepassing. Aan het ontwerp hoeft niets te veranderen; hoofdstuk\u00a03 laat zien waarop elk oordeel rust.",
        ),
        (
            "be-nl-frigates-minehunters.json",
            ": 14 voldaan, 3 niet van toepassing. Van de 20 regels die niet beslissen: 15 voldaan, 1 niet voldaan, "
            "4 niet van toepassing. Dit oordeel vraagt geen wijziging van het ontwerp; hoofdstuk\u00a02 noemt de opmerkingen "
            "die niet beslissen.",
        ),
        (
            "benelux-air-security.json",
            "geeft. Van de 17 regels die beslissen: 13 voldaan, 3 niet van toepassing, 1 met ontheffing; van de 20 "
            "andere: 10 voldaan, 1 niet voldaan, 1 niet vast te stellen, 8 niet van toepassing. Hoofdstuk\u00a06 zegt wie "
            "tot elke afwijking heeft besloten, wanneer en waarom.",
        ),
    ],
)
def test_what_decides_and_what_does_not_are_counted_apart(name: str, ends: str) -> None:
    lead = chapter(annex(views(sample(name), "nl"), b"{}"), "conclusion")[0]
    assert "".join(run.text for run in lead.text).endswith(ends)


def test_a_recorded_decision_is_told_with_authority_date_and_document() -> None:
    (facts,) = [each for each in chapter(annex(views(sample(), "nl"), b"{}"), "deviations") if isinstance(each, Facts)]
    told = {"".join(run.text for run in term): "".join(run.text for run in value) for term, value in facts.items}
    assert told["Regel en onderdelen"] == (
        "SPEC-203 Financiële verplichting over de jaren van de begroting verdeeld: nl-vessels"
    )
    assert told["Werking"] == "van kracht"
    assert told["Besloten door"] == "K.H. Ollongren (minister van Defensie)"
    assert told["Stuk"].endswith("BS2023009834")
    assert (told["Datum"], told["Tot en met"]) == ("30\u00a0maart\u00a02023", "31\u00a0december\u00a02026")
    assert told["Bestand"].endswith(".waiver.json")


def test_digests_readings_and_numbers_are_all_there() -> None:
    found = views(sample(), "en")
    ((head, draft),) = found.values()
    document = annex(found, b"{}")
    (book,) = head.rulebooks
    account, choices = said(chapter(document, "account")), said(chapter(document, "choices"))
    waivers = [waiver.sha256 for waiver in draft.results[0].waivers]
    assert len(waivers) == 1
    assert all(each in account for each in (draft.sha256, book.digest, book.letter.sha256, *waivers))
    assert "native, durable: independent of each other" in account
    assert all(f"{each.name} = {each.value}" in choices for each in (*book.readings, *book.parameters))
    assert (len(book.readings), len(book.settled)) == (8, 27)
    for reading in (*book.readings, *book.settled):
        assert f"{reading.says} Why: {reading.reason}" in choices
        for rule in reading.rules:
            (facts,) = [each for each in card(document, rule) if isinstance(each, Facts)]
            told = [plain(value) for term, value in facts.items if plain(term) == "Choice of the rulebook"]
            assert f"{reading.title}: {reading.says}" in told


def card(document: Document, rule: str) -> list[Any]:
    """Return the blocks of the card of a rule."""
    (found,) = [each for each in document.blocks if isinstance(each, Card) and each.blocks[0].id == f"rule-{rule}"]
    return list(found.blocks)


def test_a_rule_that_is_met_shows_its_figures_and_where_they_stand() -> None:
    document = annex(views(sample("be-nl-frigates-minehunters.json"), "nl"), b"{}")
    facts = [each for each in card(document, "SPEC-302") if isinstance(each, Bullets)][-1]
    assert [said(item) for item in facts.items] == [
        "Aandeel cost-frigates.be, percentage: 50, aandeel cost-frigates.nl, percentage: 50; samen: 100 "
        "(artikel 20.1; regelnummers 2691, 2690)",
        "Aandeel cost-offices.be, percentage: 50, aandeel cost-offices.nl, percentage: 50; samen: 100 "
        "(artikel 20.3; regelnummers 2745, 2744)",
        "Aandeel cost-support.be, percentage: 47,5, aandeel cost-support.nl, percentage: 52,5; samen: 100,0 "
        "(artikel 20.4; regelnummers 2772, 2771)",
    ]


def test_a_rule_that_does_not_apply_shows_all_that_keeps_it_from_applying() -> None:
    found = views(sample("be-nl-frigates-minehunters.json"), "nl")
    (outcome,) = [each for each in found["nl"][1].results[0].outcomes if each.rule == "SPEC-106"]
    (facts,) = [each for each in card(annex(found, b"{}"), "SPEC-106") if isinstance(each, Bullets)]
    assert len(facts.items) == len(outcome.scope) == 4
    assert said(facts.items[0]) == "Steunen op een partner: geen; rollen in het ontwerp: 4 (regelnummer 1361)"


def test_what_is_quoted_in_another_language_says_so() -> None:
    drawn = {lang: card(annex(views(sample("chinook-support.json"), lang), b"{}"), "SPEC-102") for lang in BOTH}
    found = [[plain(each.source) for each in blocks(drawn[lang]) if isinstance(each, Quote)] for lang in ("en", "nl")]
    principle = (
        "Kamerstuk 33 279, nr. 36, The Netherlands’ position and its preconditions, First principle, lines 276–279"
    )
    assert found == [
        [f"{principle}, in Dutch", "unofficial translation", "Article 3.1 Eigen taken, in Dutch"],
        [
            "Kamerstuk 33 279, nr. 36, Nederlandse inzet en randvoorwaarden, Eerste uitgangspunt, regelnummers 276–279",
            "Artikel 3.1 Eigen taken",
        ],
    ]


@pytest.mark.parametrize(
    ("options", "command"),
    [
        (
            ["--edition", "kst-33279-36-2022", "--engine", "both"],
            "rulebook check {name} --isolated --as-of 2026-01-01 --edition kst-33279-36-2022 --engine both",
        ),
        (
            ["--strict", "--reading", "tolerance=5", "--reading", "industry-framework=strict", "--engine", "native"],
            "rulebook check {name} --isolated --as-of 2026-01-01 --edition kst-33279-36-2022 --reading tolerance=5 "
            "--reading industry-framework=strict --strict --engine native",
        ),
    ],
)
def test_the_command_in_the_annex_does_the_same_check_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], command: str
) -> None:
    monkeypatch.chdir(SAMPLES)
    name, made = "chinook-support.json", tmp_path / "annex.html"
    call = ["annex", name, "--output", str(made), "--as-of", str(AS_OF), "--isolated", *options]
    assert CliRunner().invoke(rulebook, call).exit_code == 0
    page = made.read_text(encoding="utf-8")
    told = command.format(name=name)
    assert told in re.sub(r"<[^>]+>|\u200b", "", page)
    (content,) = re.findall(rf'download="{REPORT}" href="data:[^;]+;base64,([^"]+)"', page)
    inside = json.loads(base64.b64decode(content))["report"]
    again = json.loads(CliRunner().invoke(rulebook, [*told.split()[1:], "--format", "json"]).stdout)
    told_of = ("rulebooks", "engines", "as_of", "strict", "drafts", "verdict")
    assert {key: again[key] for key in told_of} == {key: inside[key] for key in told_of}
    proved = CliRunner().invoke(rulebook, ["verify", str(made), "--draft", name])
    assert proved.exit_code == 0, proved.output


def test_a_check_by_one_engine_says_that_no_second_one_confirmed_it() -> None:
    found = views(sample(), "nl")
    head, draft = found["nl"]
    told = said(chapter(annex({"nl": (replaced(head, engines=["native"]), draft)}, b"{}"), "account"))
    assert "alleen native: geen tweede heeft dit bevestigd" in told


def test_a_template_can_change_texts_and_order_but_leave_no_chapter_out() -> None:
    order = ["account", *(name for name in CHAPTERS if name != "account")]
    texts: Any = {"conclusion": {"nl": "Slotsom", "en": "Upshot"}}
    document = annex(views(sample(), "nl"), b"{}", texts=texts, order=order)
    heads = [(b.number, b.text[0].text) for b in document.blocks if isinstance(b, Heading) and b.level == 1]
    assert heads[:2] == [("1", "Verantwoording"), ("2", "Slotsom")]
    lead = chapter(document, "conclusion")[0]
    assert [(run.text, run.to) for run in lead.text if run.to] == [("3", "reasons"), ("5", "cards")]


@pytest.mark.parametrize("report", reports(), ids=lambda report: report.path)
def test_two_languages_hold_the_words_of_each(report: DraftReport) -> None:
    both = annex(views(report, "nl", "en"), b"{}")
    told = said(both.blocks)
    assert both.langs == ("nl", "en")
    for lang in BOTH:
        alone = annex(views(report, lang), b"{}")
        # On the page of reasons there is room for fewer rules in two languages; the others are named.
        words = {run.text for block in blocks(alone.blocks) for run in runs(block)}
        words -= {run.text for block in blocks(chapter(alone, "reasons")) for run in runs(block) if not run.to}
        assert [word for word in words if word not in told] == []
        decide = re.findall(r"SPEC-\d+", said(chapter(alone, "reasons")))
        assert [rule for rule in decide if rule not in said(chapter(both, "reasons"))] == []


@pytest.mark.parametrize("langs", [("nl",), ("en",), BOTH], ids=",".join)
def test_the_reasons_stand_on_one_page_that_names_each_rule_to_look_at(langs: tuple[Lang, ...]) -> None:
    setting = pytest.importorskip("rulebook.annex.pdf", reason="the PDF is set by typst: pip install '.[annex]'")
    pypdf = pytest.importorskip("pypdf", reason="the tests read PDF with pypdf: pip install '.[test]'")
    for report in map(sample, MUCH):
        found = views(report, *langs)
        document = annex(found, b"{}")
        page = chapter(document, "reasons")
        rules = [each for result in found[langs[0]][1].results for each in result.outcomes]
        named = {run.to for block in blocks(page) for run in runs(block) if run.to}
        assert named == {anchor(each.rule) for each in rules if each.outcome in OPEN}
        heading = next(block for block in document.blocks if isinstance(block, Heading) and block.id == "reasons")
        cards = [Heading(2, "9", (Run(f"KAART {each.rule}"),), anchor(each.rule)) for each in rules]
        alone = replace(document, blocks=(PageBreak(), heading, *page, PageBreak(), *cards))
        pages = pypdf.PdfReader(io.BytesIO(setting.pdf(alone, load().style))).pages
        assert next(index for index, each in enumerate(pages) if "KAART" in each.extract_text()) == 2, report.path


def test_a_table_of_rules_begins_below_few_reasons_and_on_a_page_of_its_own_after_many() -> None:
    def before(name: str) -> str:
        document = annex(views(sample(name), "nl"), b"{}")
        (place,) = [n for n, each in enumerate(document.blocks) if isinstance(each, Heading) and each.id == "rules"]
        return type(document.blocks[place - 1]).__name__

    assert (before(SECOND), before("frysian-flag.json")) == ("PageBreak", "Bullets")


def test_what_fits_on_the_page_of_reasons_depends_on_the_style() -> None:
    usual = load().style
    assert astuple(Page.of(usual, landscape=False)) == pytest.approx(astuple(USUAL), rel=0.001)
    large = replace(usual, size=14.0)

    def written(style: Style | None) -> list[Any]:
        return chapter(annex(views(sample(), "nl"), b"{}", style=style), "reasons")

    assert written(None) == written(usual)
    assert len(said(written(large))) < 0.8 * len(said(written(usual)))


def test_the_second_language_says_so() -> None:
    both = annex(views(sample(), "nl", "en"), b"{}")
    (english,) = [b for b in blocks(both.blocks) if isinstance(b, Paragraph) and "An answer to" in said([b])]
    assert english.lang == "en"
    (heading,) = [block for block in both.blocks if isinstance(block, Heading) and block.id == "account"]
    assert [(run.text, run.lang) for run in heading.text] == [
        ("Verantwoording", None), (" / ", None), ("Accountability", "en"),
    ]  # fmt: skip


def test_a_draft_that_was_not_checked_has_no_annex() -> None:
    found = views(sample(), "en")
    head, draft = found["en"]
    broken = {"en": (head, replaced(draft, verdict="error"))}
    with pytest.raises(ValueError, match="was not checked"):
        annex(broken, b"{}")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "nl", "en"),
    [
        ("op 2023-04-03 of later", "op 3\u00a0april\u00a02023 of later", "op 3\u00a0April\u00a02023 of later"),
        ("BS2023-04-03 en x-2023-04-03", "BS2023-04-03 en x-2023-04-03", "BS2023-04-03 en x-2023-04-03"),
        ("2023-13-03", "2023-13-03", "2023-13-03"),
        ("998.000.000,00 EUR", "€\u00a0998.000.000", "€998.000.000,00"),
        ("998,000,000.00 EUR", "€\u00a0998,000,000.00", "€998,000,000"),
        ("12,50 EUR.", "€\u00a012,50.", "€12,50."),
        ("5 EUROS", "5 EUROS", "5 EUROS"),
    ],
)
def test_dates_and_amounts_are_written_as_in_a_letter(text: str, nl: str, en: str) -> None:
    assert (lettered(text, "nl"), lettered(text, "en")) == (nl, en)


@pytest.mark.parametrize("langs", [("nl",), ("en",), ("nl", "en")], ids="-".join)
@pytest.mark.parametrize("report", reports(), ids=lambda report: report.path)
def test_a_memo_is_short_and_says_the_verdict_first(report: DraftReport, langs: tuple[Lang, ...]) -> None:
    document = memo(views(report, *langs), b"{}")
    assert len([block for block in document.blocks if isinstance(block, PageBreak)]) == len(langs) - 1
    for lang in langs:
        message = "memo-message" if len(langs) == 1 else f"memo-message-{lang}"
        place = next(place for place, block in enumerate(document.blocks) if getattr(block, "id", None) == message)
        ((_, draft),) = views(report, lang).values()
        assert said(document.blocks[place + 1 : place + 2]).startswith(draft.says)
    assert len(said(document.blocks).split()) < 400 * len(langs)


def test_in_two_languages_a_memo_says_the_language_of_each_block() -> None:
    first, *rest = memo(views(sample(), "nl", "en"), b"{}").blocks
    both = [block.lang for block in (first, *rest) if not isinstance(block, PageBreak)]  # type: ignore[union-attr]
    assert [lang for lang, _ in groupby(both)] == ["nl", "en"]


def test_a_reason_in_a_memo_ends_with_a_sentence_and_a_rule_that_does_not_fit_is_counted() -> None:
    blocks = memo(views(sample(), "nl"), b"{}").blocks
    told = [said(item) for block in blocks if isinstance(block, Bullets) for item in block.items]
    assert [words for words in told if not words.endswith((".", ".)", " …"))] == []
    (wrong,) = [words for words in told if words.startswith("Wat Nederland altijd zelfstandig moet kunnen")]
    assert wrong.endswith("een partner nodig: Onderzeebootbestrijding met fregatten. (En nog 1 zoals deze.)")
    assert "En nog 7; zie de bijlage." in said(blocks)


def test_a_memo_does_not_let_parliament_take_a_deviation_for_compliance_or_an_example_for_an_agreement() -> None:
    told = said(memo(views(sample("benelux-air-security.json"), "en"), b"{}").blocks)
    assert (
        "The draft does not meet this. Minister van Defensie (Minister of Defence) decided on 30\u00a0September\u00a02025 "
        "(BS2025-021930) that it may deviate, until and including 31\u00a0December\u00a02026. Reason: "
    ) in told
    assert "2 remarks deserve attention as well; they do not decide." in told
    assert "It is not the text of a real treaty." in told


def test_a_memo_says_what_the_verdict_leaves_unsaid() -> None:
    told = said(memo(views(sample(), "nl"), b"{}").blocks)
    assert (
        "Voor nog 2 regels die beslissen, zegt het ontwerp niet genoeg. Voor 1 regel staat een vastgelegd besluit toe "
        "dat het ontwerp afwijkt. Ook 3 opmerkingen vragen aandacht; die beslissen niet."
    ) in told


def test_a_folder_is_summed_up_in_a_matrix_and_a_table() -> None:
    drafts, heads = [], {}
    for report in reports():
        found = views(report, "nl")
        heads = {lang: head for lang, (head, _) in found.items()}
        drafts.append(Summarised.of({lang: draft for lang, (_, draft) in found.items()}, {"pdf": f"{report.path}.pdf"}))
    document = summary(heads, drafts, STYLE)
    assert document.landscape
    (figure,) = [block for block in document.blocks if isinstance(block, Figure)]
    many = [block for block in summary(heads, drafts * 3, STYLE).blocks if isinstance(block, Figure)]
    assert [plain(each.shows)[:24] for each in many] == [
        f"Een tabel van {n} ontwerpen"[:24] for n in (24, 26, 3 * len(drafts) - 50)
    ]
    drawing = ET.fromstring(figure.svg)
    texts = [element.text for element in drawing.iter("{http://www.w3.org/2000/svg}text")]
    assert {rule for draft in drafts for rule in draft.outcomes} <= set(texts)
    signs = [each for each in drawing.iter("{http://www.w3.org/2000/svg}path") if each.get("transform")]
    assert len(signs) == sum(len(draft.outcomes) for draft in drafts) + len(
        {o for d in drafts for o in d.outcomes.values()}
    )
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert f"{said(document.blocks[:1])} {said(document.blocks[-1:])}" == (
        "21 ontwerpen: VOLDOET NIET 10, ONVOLLEDIG 5, VOLDOET 4, WIJKT AF 2. Peildatum 1\u00a0januari\u00a02026, getoetst aan: "
        "Randvoorwaarden voor Europese defensiesamenwerking en specialisatie (brief van 22 december 2022), Kamerstuk "
        "33 279, nr. 36. De toets vergelijkt met beleid; het is geen juridisch advies."
    )
    looked = {draft.path: said(row.cells[2]) for draft, row in zip(drafts, table.rows, strict=True)}
    assert looked["benelux-air-security.json"] == "SPEC-203 Beslist niet: SPEC-602, SPEC-604"
    assert looked["chinook-support.json"] == "geen"
    assert [row.cells[3][0].text[0].file for row in table.rows] == [f"{report.path}.pdf" for report in reports()]
    page = html(document, STYLE).decode()
    assert f'href="{SECOND}.pdf"' in page


HOSTILE = '<script>alert(1)</script> "&amp; =cmd|x \u202eabc </style> {marking}'


def test_words_of_a_draft_stay_words() -> None:
    found = views(hostile(HOSTILE), "nl")
    for document in (annex(found, b"{}", marking="<b>GEHEIM</b>"), memo(found, b"{}")):
        page = html(document, STYLE).decode()
        assert "<script" not in page
        assert page.count("</style>") == 1
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
        assert "default-src 'none'" in page
    assert "&lt;b&gt;GEHEIM&lt;/b&gt;" in html(annex(found, b"{}", marking="<b>GEHEIM</b>"), STYLE).decode()


def test_the_html_asks_nothing_of_anybody_and_carries_the_report() -> None:
    document = annex(views(sample(), "nl"), b'{"a": "</script>"}')
    page = html(document, STYLE).decode()
    assert re.findall(r'(?:src|href|action|poster|srcset)="(?!#|data:)', page) == []
    assert not re.search(r"@import|url\(", page)
    ((kind, content),) = re.findall(rf'download="{REPORT}" href="data:([^;]+);base64,([^"]+)"', page)
    assert (kind, base64.b64decode(content)) == ("application/json", b'{"a": "</script>"}')
    assert html(document, STYLE) == html(document, STYLE)


def test_no_sign_in_a_marking_ends_the_string_or_the_sheet_that_prints_it() -> None:
    marking = 'a"} body{display:none} </style><script>alert(1)</script> \\ {page}\n'
    page = html(annex(views(sample(), "nl"), b"{}", marking=marking), STYLE).decode()
    ((look,),) = [re.findall(r"<style>(.*?)</style>", page, re.DOTALL)]
    assert "display:none}" not in look
    (said_,) = set(re.findall(r'@(?:top|bottom)-center\{content:"([^"]*)"', look))
    assert re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), said_) == marking


@pytest.mark.skipif(missing() is not None, reason=str(missing()))
def test_a_memo_is_printed_on_a_page_in_each_language_and_a_matrix_on_the_page_of_its_conclusion(
    tmp_path: Path,
) -> None:
    pypdf = pytest.importorskip("pypdf", reason="the tests read PDF with pypdf: pip install '.[test]'")
    found = views(sample(), *BOTH)
    drafts = [Summarised.of({lang: found[lang][1] for lang in BOTH}, {"pdf": "a.pdf"})] * 21
    made = {
        "memo": memo(found, b"{}", marking="ONGERUBRICEERD"),
        "summary": summary({lang: found[lang][0] for lang in BOTH}, drafts, STYLE),
    }
    pages = {}
    for name, document in made.items():
        (tmp_path / f"{name}.html").write_bytes(html(document, STYLE))
        pages[name] = pypdf.PdfReader(io.BytesIO(printed(tmp_path / f"{name}.html"))).pages
    texts = [page.extract_text() for page in pages["memo"]]
    marked = ["ONGERUBRICEERD" in text for text in texts]
    assert (marked, ["1 van 2" in texts[0], "2 van 2" in texts[1]]) == ([True, True], [True, True])
    assert [("Hoe is getoetst" in text, "How it was checked" in text) for text in texts] == [
        (True, False),
        (False, True),
    ]
    first = pages["summary"][0]
    assert "Elke regel van elk ontwerp" in first.extract_text()
    # The signs of the matrix are drawn: a page without it has a few lines.
    assert len(first.get_contents().get_data()) > 20_000


@pytest.mark.skipif(missing() is not None, reason=str(missing()))
def test_axe_finds_nothing_wrong_on_an_annex_a_memo_and_a_summary(tmp_path: Path) -> None:
    made: dict[str, Document] = {}
    for langs in (("nl",), ("en",), ("nl", "en")):
        found = views(sample(), *langs)  # type: ignore[arg-type]
        made["annex-" + "".join(langs)] = annex(found, b"{}", marking="ONGERUBRICEERD")
    made["memo"] = memo(views(sample(), "nl"), b"{}")
    found = views(sample(), "en")
    drafts = [Summarised.of({"en": found["en"][1]}, {"pdf": "a.pdf"})]
    made["summary"] = summary({"en": found["en"][0]}, drafts, STYLE)
    files = []
    for name, document in made.items():
        files.append(tmp_path / f"{name}.html")
        files[-1].write_bytes(html(document, STYLE))
    assert violations(files) == []


def test_a_folder_says_of_a_draft_that_was_not_checked_only_that() -> None:
    head, draft = views(sample(), "en")["en"]
    broken = replaced(draft, verdict="error", results=[], title=None, path="broken.json")
    document = summary({"en": head}, [Summarised.of({"en": broken}, {})], STYLE)
    assert said(document.blocks[:1]) == "1 draft: NOT CHECKED 1."
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert [said(cell) for cell in table.rows[0].cells] == [
        "broken.json", "NOT CHECKED", "could not be checked", "none",
    ]  # fmt: skip


def test_two_decisions_about_one_rule_are_one_rule_in_the_memo() -> None:
    head, draft = views(sample(), "nl")["nl"]
    (result,) = draft.results
    twice = replaced(draft, results=[replaced(result, waivers=[*result.waivers, *result.waivers])])
    told = said(memo({"nl": (head, twice)}, b"{}").blocks)
    assert "Voor 1 regel staat een vastgelegd besluit toe dat het ontwerp afwijkt." in told
