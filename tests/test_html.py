"""Hold the page that a report can be to the JSON report, to what validates it, and to a browser."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from markupsafe import escape

from rulebook.model.report import Checked, Report
from rulebook.render.html import render_html
from rulebook.words import LANGS, Lang
from rulebook.words.report import OUTCOMES, VERDICTS
from tests import reports
from tests.browser import invalid, missing, missing_validator, used, violations
from tests.reports import FEW, all_waivers, broken, checked, hostile, of, read, rendered, samples, second_draft
from tests.test_formats import run

GOLDEN = Path(__file__).parent / "golden"
SIGNS = "\x1b\x07\u202e\u061c\u2066\ufffe\ufdd0\U0001ffff"


class Seen(HTMLParser):
    """Read a page: its elements with their attributes, and the cells of its tables."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[list[str]] = []
        self.within = False
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        if tag == "tr":
            self.cells.append([])
        if tag in ("th", "td"):
            self.cells[-1].append("")
            self.within = True

    def handle_endtag(self, tag: str) -> None:
        self.within = self.within and tag not in ("th", "td")

    def handle_data(self, data: str) -> None:
        if self.within:
            self.cells[-1][-1] += data.strip()

    def of(self, tag: str, name: str) -> list[dict[str, str | None]]:
        return [each for found, each in self.tags if found == tag and name in (each.get("class") or "").split()]


def page(report: Report, lang: Lang = "en") -> str:
    return rendered("html", report, lang).decode()


def second(rules: list[str] | None = None) -> Report:
    data = (reports.SAMPLES / "be-nl-frigates-minehunters-second-draft.json").read_bytes()
    return of([checked(data, "second.json", rules, [reports.recorded("second.waiver.json")])])


def test_every_rule_of_every_draft_is_there_once_with_its_outcome() -> None:
    found = [(e["data-outcome"], e["data-force"], e["id"]) for e in Seen(page(samples())).of("article", "rule")]
    drafts = read("json", samples())["drafts"]
    told = [
        (outcome["outcome"], outcome["force"], f"draft-{n}-{outcome['rule']}")
        for n, draft in enumerate(drafts, 1)
        for outcome in draft["results"][0]["outcomes"]
    ]
    assert len(drafts) > 15
    assert sorted(found) == sorted(told)


def test_the_counts_add_up_and_are_those_of_the_json_report() -> None:
    drafts = read("json", samples())["drafts"]
    columns = ("fail", "undetermined", "waived", "pass", "not-applicable", "error")
    tables = [draft["results"][0]["counts"] for draft in drafts]
    total = {force: Counter[str]() for force in tables[0]}
    for table in tables:
        for force, counts in table.items():
            total[force].update(counts)
    rows = [row for row in Seen(page(samples())).cells if row[-1].isdigit()]
    expected = []
    for table in [*tables, total]:
        numbers = [[table[force][name] for name in columns] for force in ("must", "should", "may")]
        numbers.append([sum(column) for column in zip(*numbers, strict=True)])
        expected += [[str(n) for n in (*row, sum(row))] for row in numbers]
    assert [row[1:] for row in rows] == expected


@pytest.mark.parametrize("lang", LANGS)
def test_the_verdict_of_each_draft_comes_first_and_leads_to_it(lang: Lang) -> None:
    text, drafts = page(samples(), lang), read("json", samples(), lang)["drafts"]
    overview = text[text.index('id="overview"') :]
    for n, draft in enumerate(drafts, 1):
        own = text[text.index(f'id="draft-{n}"') :]
        assert own.index(VERDICTS[draft["verdict"]][lang].capitalize()) < own.index("<table")
        assert f'<a href="#draft-{n}"' in overview
    assert 'slot="first"' in overview


def test_one_draft_has_no_overview_and_none_at_all_is_an_error() -> None:
    assert 'id="overview"' not in page(second(FEW))
    assert VERDICTS["error"]["en"].capitalize() in page(of([]))


def test_what_is_needed_to_trust_a_finding_is_on_the_page() -> None:
    text, (draft,) = _flat(page(second())), read("json", second())["drafts"]
    for outcome in draft["results"][0]["outcomes"]:
        assert _escaped(outcome["title"]) in text
        assert _escaped(outcome["applies"]) in text
        for cite in outcome["cites"]:
            assert f'<blockquote lang="nl">“{_escaped(cite["quote"])}”' in text
            assert _escaped(cite["en"]) in text
        if outcome["outcome"] in ("fail", "undetermined", "waived"):
            assert _escaped(outcome["remedy"]) in text
        for record in outcome["records"]:
            assert _escaped(record["reason"]) in text
            assert all(_escaped(question) in text for question in record["questions"])
            assert f"second.json:{record['line']}:{record['column']}" in text
            for fact in record["evidence"]:
                assert not fact["decides"] or _escaped(fact["says"]) in text
                assert all(_escaped(article["quote"]) in text for article in fact["articles"])
    head = read("json", second())
    (book,) = head["rulebooks"]
    for said in (book["edition"], book["digest"], book["letter"]["sha256"], head["as_of"], head["tool"]["version"]):
        assert said in text
    assert all(f"{one['name']}={one['value']}" in text for one in book["readings"])
    assert all(_escaped(one["reason"]) in text for one in book["parameters"])


def test_every_outcome_has_an_icon_and_its_word() -> None:
    text = page(samples())
    for outcome in OUTCOMES:
        assert f'<symbol id="icon-{outcome}"' in text
    for status in re.findall(r'<span class="status [a-z-]+">(.*?)</span>', text):
        assert re.sub(r"<[^>]*>", "", status).strip() in {word["en"] for word in OUTCOMES.values()}


def test_words_of_the_draft_have_the_language_that_they_are_in() -> None:
    text = _flat(page(second(FEW)))
    assert '<blockquote lang="nl">“De Nederlandse Deelnemer leidt het fregattentraject.”' in text
    assert "<blockquote>“De Nederlandse Deelnemer leidt het fregattentraject.”" in _flat(page(second(FEW), "nl"))


def test_decisions_errors_and_notes_are_shown() -> None:
    text = _flat(page(of(all_waivers())))
    for draft in read("json", of(all_waivers()))["drafts"]:
        (waiver,) = draft["results"][0]["waivers"]
        assert _escaped(waiver["says"][:1].upper() + waiver["says"][1:]) in text
        assert waiver["sha256"] in text
    text = _flat(page(broken()))
    for draft in read("json", broken())["drafts"]:
        for error in (*draft["errors"], *(each for result in draft["results"] for each in result["errors"])):
            assert _escaped(error["message"]) in text
            assert _escaped(error["help"]) in text


def test_texts_of_a_draft_are_nothing_but_text() -> None:
    evil = f'</style><script>alert(1)</script><img src=x onerror="alert(1)">{{{{ 7*7 }}}} {SIGNS}'
    data = second_draft()
    titled = {**data, "agreement": {**data["agreement"], "title": {"nl": evil, "en": evil}}}
    mine = page(of([checked(json.dumps(titled).encode(), f"{SIGNS}.json")]))
    for text in (mine, page(hostile())):
        assert not set(SIGNS) & set(text)
        assert [tag for tag, _ in Seen(text).tags].count("script") == 1
        assert not {"img", "iframe"} & {tag for tag, _ in Seen(text).tags}
        assert not [name for _, each in Seen(text).tags for name in each if name.startswith("on") or name == "style"]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in mine
    assert "{{ 7*7 }}" in mine


def test_nothing_is_fetched_and_nothing_but_its_own_script_may_run() -> None:
    seen = Seen(page(samples()))
    links = [each for _, each in seen.tags for name in ("src", "href", "action", "data", "srcset") if each.get(name)]
    assert all((each.get("href") or "").startswith("#") for each in links)
    (policy,) = [e["content"] for t, e in seen.tags if e.get("http-equiv") == "Content-Security-Policy"]
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[\w+/]{43}='; script-src 'sha256-[\w+/]{43}='; "
        r"base-uri 'none'; form-action 'none'", policy or "",
    )  # fmt: skip


def test_each_draft_is_written_as_soon_as_it_is_checked_and_then_let_go() -> None:
    taken = []
    drafts = list(samples().drafts)

    def coming() -> Any:
        for draft in drafts:
            taken.append(draft.path)
            yield draft

    when: dict[str, int] = {}
    for part in render_html(replace(samples(), drafts=coming()), "en"):
        for n in re.findall(rb'<article class="draft" id="draft-([0-9]+)"', part):
            when[n.decode()] = len(taken)
    assert when == {str(n): n for n in range(1, len(drafts) + 1)}


def test_the_same_report_gives_the_same_bytes() -> None:
    assert rendered("html", second(FEW)) == rendered("html", second(FEW))


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_is_the_one_that_was_reviewed(lang: Lang) -> None:
    (book,) = second(FEW).rulebooks
    text = page(second(FEW), lang).replace(book.edition.digest, "(digest)")
    text = re.sub(r"sha256-[\w+/=]+", "sha256-…", re.sub(r"<(style|script)>.*?</\1>", r"<\1>…</\1>", text, flags=re.S))
    golden = GOLDEN / f"second-draft.{lang}.html"
    if os.environ.get("RULEBOOK_UPDATE"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def _written(folder: Path) -> list[Path]:
    kinds = {"one": second(), "strict": replace(second(FEW), strict=True), "waivers": of(all_waivers()), "broken": broken(),
             "hostile": hostile(), "several": of([each for one in list(samples().drafts)[:2] for each in one.results])}  # fmt: skip
    for name, report in kinds.items():
        # A report may be read once.
        drafts: list[Checked] = list(report.drafts)
        for lang in LANGS:
            (folder / f"{name}.{lang}.html").write_bytes(rendered("html", replace(report, drafts=drafts), lang))
    for lang in LANGS:
        books = ("--edition", "kst-33279-36", "--edition", "rgbv-2010", "--strict")
        done = run("agreements/benelux-air-security.json", *books, "--format", "html", "--lang", lang)
        (folder / f"books.{lang}.html").write_text(done.stdout, encoding="utf-8")
    return sorted(folder.glob("*.html"))


@pytest.mark.skipif(missing_validator() is not None, reason=str(missing_validator()))
def test_the_page_is_valid_html(tmp_path: Path) -> None:
    assert invalid(_written(tmp_path)) == []
    bad = tmp_path / "bad.html"
    bad.write_text(page(second(FEW)).replace("</main>", "</main></section>"), encoding="utf-8")
    assert [each.partition(":")[0] for each in invalid([bad])] == ["error"]


@pytest.mark.skipif(missing() is not None, reason=str(missing()))
def test_axe_finds_nothing_wrong_with_the_page(tmp_path: Path) -> None:
    # The two languages have one structure: each kind of page in one of them, and the first in both.
    files = [file for file in _written(tmp_path) if file.name.endswith(".nl.html") or file.name == "one.en.html"]
    assert len(files) == 8
    assert violations(files) == []


@pytest.mark.skipif(missing() is not None, reason=str(missing()))
def test_axe_notices_a_page_that_is_wrong(tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    pale = page(second(FEW)).replace("--soft: #55595e", "--soft: #c0c0c0").replace('<html lang="en">', "<html>")
    # Another style than the policy knows would not be used at all.
    bad.write_text(pale.replace('http-equiv="Content-Security-Policy"', 'name="policy"'), encoding="utf-8")
    assert {"html-has-lang", "color-contrast"} <= {found["rule"] for found in violations([bad])}


@pytest.mark.skipif(missing() is not None, reason=str(missing()))
def test_the_filter_works_and_without_a_script_everything_is_there(tmp_path: Path) -> None:
    drafts = [each for one in list(samples().drafts)[:3] for each in one.results]
    file = tmp_path / "report.html"
    file.write_bytes(rendered("html", of(drafts), "nl"))
    rules = Seen(file.read_text(encoding="utf-8")).of("article", "rule")
    ids = [rule["id"] for rule in rules]
    seen = used(file)
    assert (seen["requests"], seen["wrong"]) == (["file:", "file:"], [])
    assert seen["bare"] == {"rules": ids, "filter": False, "says": "", "first": "overview"}
    n = len(ids)
    assert seen["all"] == {
        "rules": ids,
        "filter": True,
        "says": f"{n} van de {n} regels zijn te zien",
        "first": "overview",
    }
    fails = [rule["id"] for rule in rules if rule["data-outcome"] == "fail"]
    remarks = [rule["id"] for rule in rules if (rule["data-outcome"], rule["data-force"]) == ("fail", "should")]
    assert 0 < len(remarks) < len(fails) < n
    assert (seen["fails"]["rules"], seen["remarks"]["rules"]) == (fails, remarks)
    assert 0 < len(seen["words"]["rules"]) < n
    assert {one for one in seen["words"]["rules"] if one.endswith("SPEC-401")}
    assert seen["linked"]["rules"] == ids


def _escaped(text: str) -> str:
    return _flat(str(escape(text)))


def _flat(text: str) -> str:
    return " ".join(text.split())
