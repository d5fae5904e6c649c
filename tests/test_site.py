"""Read the documentation site as its readers do: every link leads somewhere, nothing is shown as code."""

from __future__ import annotations

import html
import json
import posixpath
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from rulebook.check import check
from rulebook.cli import rulebook
from rulebook.cli.check import command as check_command
from rulebook.cli.guide import guide
from rulebook.cli.guide import site_of as site
from rulebook.load.draft import parse_draft
from rulebook.load.edition import load_edition
from rulebook.load.folders import MARK
from rulebook.model.noun import changed
from rulebook.model.report import EXIT_CODES
from rulebook.model.rule import Bilingual, Edit
from rulebook.model.vocabulary import vocabulary
from rulebook.render.pages import note_marks
from rulebook.site import examples, overview, reference
from rulebook.site.guide import AS_OF
from rulebook.site.plain import WHOLE, Line, Writer
from rulebook.words.descriptions import DESCRIPTIONS
from rulebook.words.headings import english
from rulebook.words.options import OPTIONS
from rulebook.words.report import FORCES, OUTCOMES, VERDICTS
from tests.browser import ROOT, missing, violations

EDITION = load_edition()
PAGES = {path: data.decode() for path, data in site(EDITION).items()}
HTML = {path: text for path, text in PAGES.items() if path.endswith(".html")}
STARTERS = {
    "exercising-together": "compliant",
    "buying-and-training-together": "compliant",
    "dividing-tasks": "compliant",
}
ALWAYS = {"style.css", "index.html", *(f"{name}.json" for name in STARTERS)}
VOID = {"meta", "link", "br"}


class Page(HTMLParser):
    """Collect links and ids of a page, and what is not well formed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(text)
        self.faults += self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids += [values["id"]] if values.get("id") else []  # type: ignore[list-item]
        self.links += [str(values[key]) for key in ("href", "src") if key in values]
        self.faults += [f"<{tag}>"] if tag in ("script", "iframe", "object") else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.faults.append(f"</{tag}>")


READ = {path: Page(text) for path, text in HTML.items()}


@pytest.mark.parametrize("path", HTML)
def test_every_page_is_well_formed_and_has_each_id_once(path: str) -> None:
    page = READ[path]
    assert page.faults == []
    assert len(page.ids) == len(set(page.ids))
    assert HTML[path].count("<h1>") == HTML[path].count("</h1>") == 1


@pytest.mark.parametrize("path", HTML)
def test_every_link_leads_to_a_page_and_a_place_of_the_site(path: str) -> None:
    for link in READ[path].links:
        file, _, place = link.partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
        assert target in PAGES, link
        assert not place or place in READ[target].ids, link


def test_every_rule_and_definition_has_a_page_in_both_languages() -> None:
    wanted = {f"rules/{rule.slug}.html" for rule in EDITION.rules}
    wanted |= {f"definitions/{name}.html" for name in EDITION.definitions}
    wanted |= {f"{name}.html" for name in
               ("index", "draft", "definitions", "interpretations", "letter", "adding", "glossary")}  # fmt: skip
    assert set(PAGES) == ALWAYS | {f"{lang}/{page}" for lang in ("nl", "en") for page in wanted}


def test_a_site_in_one_language_has_no_link_to_the_other() -> None:
    alone = {path: data.decode() for path, data in site(EDITION, ["nl"]).items()}
    assert {path for path in PAGES if path.startswith("nl/")} | ALWAYS == set(alone)
    assert not any("../en/" in text or "In English" in text for text in alone.values())


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert site(load_edition()) == site(EDITION)


def test_the_page_of_a_rule_tells_all_that_its_file_tells() -> None:
    for rule in EDITION.rules:
        for lang in ("nl", "en"):
            text = _seen(HTML[f"{lang}/rules/{rule.slug}.html"])
            said: list[str] = [rule.title[lang], rule.id, rule.slug, *(cite.quote for cite in rule.cites)]
            said += [choice[lang] for choice in rule.choices] + [example.says[lang] for example in rule.examples.cases]
            said += [limb.messages.of(kind)[lang] for limb in rule.limbs for kind in ("pass", "fail", "undetermined")]
            assert [one for one in said if _flat(one) not in text and "{parameter." not in one] == []


def test_every_list_and_key_of_a_draft_is_explained() -> None:
    for lang in ("nl", "en"):
        ids = READ[f"{lang}/draft.html"].ids
        keys = [f"{name}.{key}" for name, collection in vocabulary().items() for key in collection.fields]
        assert [name for name in [*vocabulary(), *keys] if name not in ids] == []


def test_every_description_of_the_vocabulary_is_there_in_dutch() -> None:
    shown = [key.about for table in reference.tables("en") for key in table.keys]
    shown += [key.about for _, keys in reference.values("en") for key in keys]
    assert len(set(shown)) > 50
    assert {text for text in shown if text} - set(DESCRIPTIONS) == set()
    dutch = _seen(HTML["nl/draft.html"])
    assert [text for text in shown if text and _flat(DESCRIPTIONS[text]) not in dutch] == []


def test_what_a_key_is_read_by_includes_rules_that_read_it_through_a_definition() -> None:
    place = HTML["en/draft.html"].split('id="commitments.money"')[1].split('<div class="field"')[0]
    assert "SPEC-203" in place


def test_what_a_key_is_read_by_includes_rules_that_read_what_is_worked_out_from_it() -> None:
    place = HTML["nl/draft.html"].partition('id="shares.percent"')[2].partition('<div class="field"')[0]
    assert {"SPEC-301", "SPEC-303", "SPEC-304"} <= set(re.findall(r"SPEC-\d+", place))


def test_a_reader_is_told_where_to_begin_by_what_decides_which_rules_apply() -> None:
    for lang in ("nl", "en"):
        place = HTML[f"{lang}/draft.html"].partition('id="order"')[2].partition("<h2")[0]
        told = re.findall(r'<li><a href="#(\w+)"><code>', place)
        assert sorted(told) == ["activities", "capabilities", "commitments", "distributions", "industry", "notices",
                                "placements", "tracks"]  # fmt: skip
        counts = [int(n) for n in re.findall(r"\((\d+) (?:regels|rules)\)", place)]
        assert counts == sorted(counts, reverse=True)


def test_a_list_that_no_rule_looks_at_says_so_and_no_other_does() -> None:
    found = re.findall(r'<h2 id="(\w+)">[^\n]*\n\n?<p class="aside">No rule of this', HTML["en/draft.html"])
    assert found == ["approvals", "publications"]


def test_amounts_of_money_and_numbers_of_things_are_told_apart() -> None:
    for key, kind in {"commitments.money": "money", "roles.available": "quantity", "roles.frees": "money"}.items():
        place = HTML["nl/draft.html"].partition(f'id="{key}"')[2].partition("</p>")[0]
        assert f'href="#kind-{kind}"' in place


def test_a_key_within_a_value_is_needed_only_where_that_value_stands() -> None:
    place = HTML["en/draft.html"].partition('id="commitments.years.first"')[2].partition("</p>")[0]
    assert "needed where <code>years</code> stands" in place


def test_the_site_of_another_source_speaks_of_that_and_tells_how_a_check_applies_it() -> None:
    other = {
        path: data.decode() for path, data in site(load_edition("rgbv-2017"), applied="--edition rgbv-2017").items()
    }
    home = _seen(other["nl/index.html"])
    assert "één norm van de samenvatting vast" in home
    assert "zij is niet de tekst van de wet. Een toets is geen juridisch advies." in home
    assert "rulebook check exercising-together.json --edition rgbv-2017 --as-of" in home
    pages = {path: _seen(text) for path, text in other.items() if path.endswith(".html") and "adding" not in path}
    # What a key of a draft means, and what kind of sentence carries no rule, is the same for every source.
    ours = {path: text for path, text in pages.items() if not path.endswith(("draft.html", "letter.html"))}
    assert [path for path, text in ours.items() if re.search(r"\b(de brief|the letter)\b", text, re.I)] == []
    assert [path for path, text in pages.items() if re.search(r"\{([sS]ource|standing)\}", text)] == []


@pytest.mark.parametrize(
    ("asked", "applied"),
    [([], ""), (["rgbv-2017"], " --edition rgbv-2017"), (["my rules"], " --rulebook 'my rules'")],
)
def test_the_command_of_the_site_applies_the_rulebook_that_was_asked_for(
    asked: list[str], applied: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "rulebook/editions/rgbv-2017", tmp_path / "my rules")
    assert CliRunner().invoke(rulebook, ["docs", *asked, "--output", "made", "--lang", "en"]).exit_code == 0
    page = html.unescape(re.sub(r"<[^>]+>", "", (tmp_path / "made/en/draft.html").read_text(encoding="utf-8")))
    assert f"rulebook check exercising-together.json{applied} --as-of" in page


def test_who_may_waive_a_rule_is_told_by_the_name_that_is_written_and_what_it_is_called() -> None:
    told = _seen(HTML["nl/rules/strong-enough.html"]).partition("Wie ontheffing mag geven")[2]
    assert "minister van Defensie (minister-of-defence), ministerraad (council-of-ministers)." in told
    unnamed = replace(EDITION, about=changed(EDITION.about, authorities=None))
    page = site(unnamed)["nl/rules/strong-enough.html"].decode()
    assert ": minister-of-defence, council-of-ministers." in _seen(page)


def test_the_keys_of_a_rule_include_those_that_make_a_record_what_it_looks_at() -> None:
    for slug, key in {
        "targeted-capability": "capabilities.category",
        "secured-for-every-party": "limits.kind",
        "several-countries": "commitments.money",
    }.items():
        place = HTML[f"nl/rules/{slug}.html"].partition('<h2 id="keys">')[2].partition("<h2")[0]
        assert f'href="../draft.html#{key}"' in place


def test_no_text_of_a_rule_shows_the_name_of_a_number_instead_of_the_number() -> None:
    assert [path for path, text in HTML.items() if "{parameter." in _seen(text)] == []
    for lang in ("nl", "en"):
        named = [one.id for one in EDITION.rules if "{parameter." in one.meaning[lang] + one.remedy[lang]]
        shown = [CliRunner().invoke(rulebook, ["rules", one, "--lang", lang]).output for one in named]
        assert named
        assert [text for text in shown if "{parameter." in text] == []


def test_interpretations_stand_in_the_order_of_the_letter() -> None:
    order = [sentence.locator for sentence in EDITION.letter.sentences]
    first = {found.id: order.index(found.cites[0].locator) for found in EDITION.interpretations if found.cites}
    shown = [one for one in READ["nl/interpretations.html"].ids if one in first]
    assert sorted(shown) == sorted(first)
    assert [first[one] for one in shown] == sorted(first.values())


def test_the_page_of_a_rule_tells_each_way_in_which_its_words_can_be_read_and_why_this_one() -> None:
    for rule in EDITION.rules:
        for lang in ("nl", "en"):
            text = _seen(HTML[f"{lang}/rules/{rule.slug}.html"])
            found = [one for one in EDITION.interpretations if rule.id in one.rules]
            said = [text for one in found for text in (one.reason[lang], *(way.says[lang] for way in one.readings))]
            assert [one for one in said if _flat(one) not in text] == []


def test_a_condition_becomes_sentences_with_sentences_under_them() -> None:
    rule = EDITION.rule("SPEC-401")
    assert rule is not None
    writer = Writer(EDITION, "en")
    _, _, scope = writer.selection(rule.limbs[0].for_each)  # type: ignore[arg-type]
    said = [*_told(writer.lines(rule.limbs[0].requires, scope))]
    assert said == [
        (0, "for every decision (in tracks[].decisions) for which this holds:"),
        (1, "the decision stands under the track"),
        (1, "kind (kind) of the decision is one of: product, supplier, award"),
        (1, "at least one of these holds:"),
        (2, "date (date) of the decision is not filled in"),
        (2, "date (date) of the decision is not later than the as-of date of the check"),
        (1, "then this is required:"),
        (2, "document: reference (document.reference) of the decision is filled in (left out: cannot be determined)"),
        (2, "there is at least one industrial arrangement (in industry) for which this holds:"),
        (3, "track (track) of the industrial arrangement is the track"),
        (3, "and this holds as well:"),
        (4, "date (date) of the industrial arrangement is not later than date (date) of the decision"),
        (4, "refers to (refers_to) of the decision includes the industrial arrangement"),
        (1, "If there is none, it cannot be determined."),
    ]
    assert ("decisions", "document.reference") in writer.reads


def test_every_condition_of_the_rulebook_can_be_written_in_both_languages() -> None:
    written = EDITION.written or EDITION
    for lang in ("nl", "en"):
        for rule in written.rules:
            for limb in rule.limbs:
                writer = Writer(written, lang)
                scope = writer.selection(limb.for_each)[2] if limb.for_each is not None else WHOLE
                told = [text for _, text in _told(writer.lines(limb.requires, scope))]
                assert told
                assert not any("{" in text or "None" in text for text in told), told


def test_the_difference_of_an_example_shows_what_is_taken_away_and_put_in() -> None:
    draft = {"tracks": [{"id": "ships", "kind": "procurement"}], "acts": []}
    rows = examples.difference(draft, Edit(set={"/tracks/0/kind": "development"}, drop=["/acts"]))
    assert [(row.kind, row.text.strip()) for row in rows if row.kind in ("gone", "added")] == [
        ("gone", '{"id": "ships", "kind": "procurement"}'),
        ("gone", "],"),
        ("gone", '"acts": []'),
        ("added", '{"id": "ships", "kind": "development"}'),
        ("added", "]"),
    ]


def test_the_lines_that_an_outcome_rests_on_are_marked() -> None:
    draft = {"tracks": [{"id": "ships", "kind": "procurement"}, {"id": "radars"}]}
    marked = [row.text.strip() for row in examples.rows(draft, ["/tracks/0/kind"]) if row.kind == "matters"]
    assert marked == ['{"id": "ships", "kind": "procurement"},']


def test_nothing_that_a_rulebook_says_becomes_part_of_the_page() -> None:
    evil = Bilingual(nl="<script>alert(1)</script>{{ 7*7 }}", en='"><img src=x onerror=alert(1)>')
    rule, *others = EDITION.rules
    bad = changed(rule, title=evil, meaning=evil, remedy=evil, choices=[evil])
    definitions = {name: changed(found, title=evil, meaning=evil) for name, found in EDITION.definitions.items()}
    readings = tuple(changed(found, title=evil, question=evil, reason=evil) for found in EDITION.interpretations)
    book = replace(
        EDITION, about=changed(EDITION.about, title=evil), rules=(bad, *others), definitions=definitions,
        interpretations=readings, written=None,
    )  # fmt: skip
    pages = site(book)
    for path, data in pages.items():
        text = data.decode()
        assert "<script" not in text, path
        assert "<img" not in text, path
    page = pages[f"nl/rules/{rule.slug}.html"].decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}" in page


@pytest.mark.parametrize("name", STARTERS)
def test_a_draft_to_start_from_gets_the_verdict_that_its_page_tells(name: str) -> None:
    data = PAGES[f"{name}.json"]
    draft = parse_draft(data.encode(), f"{name}.json")
    report = check(draft, EDITION, as_of=AS_OF)
    assert report.verdict == STARTERS[name]
    for lang in ("nl", "en"):
        page = HTML[f"{lang}/draft.html"]
        place = page[page.index(f'id="start-{name}"') :].split("</section>")[0]
        assert html.unescape(re.findall(r'<pre class="starter">(.*?)</pre>', place, re.S)[0]) == data
        assert f'href="../{name}.json" download' in place
        said = _seen(place)
        assert f"{AS_OF}: {VERDICTS[report.verdict][lang].capitalize()}." in said
        for outcome in {one.outcome for one in report.outcomes}:
            ids = [one.rule.id for one in report.outcomes if one.outcome == outcome]
            # What needs no looking at has no force beside it.
            forces = {one.rule.id: FORCES[one.rule.force][lang] for one in report.outcomes}
            shown = [f"{id} ({forces[id]})" if outcome in ("fail", "undetermined") else id for id in ids]
            assert f"{OUTCOMES[outcome][lang]} ({len(ids)}): {', '.join(shown)}" in said


def test_the_starters_show_what_a_newcomer_needs() -> None:
    met = {
        one.rule.id for starter in guide(EDITION).starters for one in starter.report.outcomes if one.outcome == "pass"
    }
    # All that the letter demands, but for what the Netherlands must always have: no starter shares or gives up that.
    assert {rule.id for rule in EDITION.rules if rule.force == "must"} - met == {"SPEC-105"}
    assert {"SPEC-703"} <= met
    roles = [role for name in STARTERS for capability in json.loads(PAGES[f"{name}.json"])["capabilities"]
             for role in capability["roles"] if role["party"] == "nl"]  # fmt: skip
    assert [role["role"] for role in roles] == ["keeps", "keeps", "provides", "relies-on"]


def test_the_index_tells_every_option_and_exit_code_of_a_check() -> None:
    context = click.Context(check_command)
    options = [one for one in check_command.get_params(context) if isinstance(one, click.Option)]
    assert {"--as-of", "--strict", "--lang", "--help"} <= {name for one in options for name in one.opts}
    for lang in ("nl", "en"):
        said = _seen(HTML[f"{lang}/index.html"])
        for one in options:
            assert ", ".join(one.opts) in said
            assert _flat(str(one.help) if lang == "en" else OPTIONS[str(one.help)]) in said
        for verdict, code in EXIT_CODES.items():
            assert (
                f'<td>{code}</td><th scope="row">{VERDICTS[verdict][lang].capitalize()}</th>'
                in HTML[f"{lang}/index.html"]
            )
    readme = (ROOT / "README.md").read_text()
    assert all(
        part in readme for part in ("python3 -m venv .venv", "/bin/pip install", "--editable .", ". .venv/bin/activate")
    )


def test_which_rule_can_apply_to_which_cooperation_follows_from_its_conditions() -> None:
    kinds = overview.kinds(EDITION)
    assert sorted(kinds) == ["dividing", "joint-materiel", "joint-support", "sharing"]

    def row(name: str) -> list[str]:
        rule = EDITION.rule(name)
        assert rule is not None
        return [overview.applies(rule, kind, kinds, EDITION) for kind in sorted(kinds)]

    assert row("SPEC-106") == ["yes", "no", "no", "no"]
    assert row("SPEC-204") == ["yes", "yes", "yes", "yes"]
    # A purchase is one kind of joint materiel, so there it depends; elsewhere nothing excludes it.
    assert row("SPEC-402")[1] == "may"
    # No commitment of the Netherlands, nothing to ask.
    assert row("SPEC-203") == ["may", "may", "may", "may"]


def test_the_overview_never_denies_a_rule_that_applies_to_a_sample() -> None:
    kinds, samples = overview.kinds(EDITION), sorted((ROOT / "agreements").glob("[!.]*.json"))
    samples = [path for path in samples if "." not in path.stem]
    denied = []
    for path in samples:
        report = check(parse_draft(path.read_bytes(), path.name), EDITION, as_of=AS_OF, engine="native")
        assert report.draft is not None
        of = _kinds_of(report.draft.data)
        for one in report.outcomes:
            rule = EDITION.rule(one.rule.id)
            assert rule is not None
            can = {overview.applies(rule, kind, kinds, EDITION) for kind in of}
            if report.concerned and one.outcome in ("pass", "fail") and can == {"no"}:
                denied.append((path.stem, rule.id))
    assert len(samples) > 15
    assert denied == []


def test_the_page_of_the_letter_names_every_sentence_as_the_commands_ask_for_it() -> None:
    for lang in ("nl", "en"):
        page = HTML[f"{lang}/letter.html"]
        named = re.findall(r'<a class="locator" href="#([^"]+)"><code>([^<]+)</code></a>', page)
        assert [place for place, _ in named] == [name for _, name in named]
        assert {name for _, name in named} == {sentence.locator for sentence in EDITION.letter.sentences}


def test_definitions_stand_in_the_order_of_the_alphabet_in_each_language() -> None:
    for lang in ("nl", "en"):
        titles = re.findall(r"<dt><a [^>]*>([^<]+)</a></dt>", HTML[f"{lang}/definitions.html"])
        assert titles == sorted((found.title[lang] for found in EDITION.definitions.values()), key=str.lower)


def test_a_quote_stands_in_its_paragraph_as_the_letter_has_it() -> None:
    text = _seen(HTML["nl/rules/allocated-over-the-years.html"])
    assert "gealloceerd. Dit is bijvoorbeeld het geval" in text
    assert not re.findall(r"\w</mark> [.,;:]", "".join(HTML.values()))


def test_the_mark_of_a_footnote_is_raised_and_no_other_number_is() -> None:
    assert "strategic enablers<sup>2</sup> is" in HTML["nl/definitions/far-reaching.html"]
    letter = HTML["nl/letter.html"]
    marks = re.findall(r"<sup>(\d+)</sup>", letter)
    assert marks == [footnote.number for footnote in EDITION.letter.footnotes]
    assert str(note_marks("a < b.8", {"8"})) == "a &lt; b.<sup>8</sup>"
    assert str(note_marks("nr.54 en 8 schepen, F8", {"8"})) == "nr.54 en 8 schepen, F8"


def test_no_word_of_a_command_is_broken_in_two() -> None:
    for lang in ("nl", "en"):
        commands = re.findall(r"<pre>(rulebook .*?)</pre>", HTML[f"{lang}/adding.html"], re.S)
        assert len(commands) > 8
        loose = " ".join(re.sub(r'<span class="whole">.*?</span>', "", one) for one in commands)
        assert "--" not in loose
        assert any("--sentence" in _seen(one) for one in commands)


def test_every_heading_of_the_letter_has_an_english_one() -> None:
    headings = {passage.heading for found in EDITION.passages.values() for passage in found}
    headings |= {section.heading.text for section in EDITION.letter.sections if section.heading}
    assert [heading for heading in headings if english(heading) is None] == []
    assert english("Afwegingen bij specialisatie, Industrie") == "Considerations on specialisation, Industry"
    assert english("Afwegingen bij specialisatie, Iets anders") is None


def test_the_examples_of_a_rule_stand_after_what_it_asks_and_the_rest_is_folded() -> None:
    for rule in EDITION.rules:
        text = HTML[f"en/rules/{rule.slug}.html"]
        order = [
            text.index(f'<h2 id="{place}">') for place in ("letter", "meaning", "keys", "remedy", "examples", "exactly")
        ]
        assert order == sorted(order)
        folded = "".join(re.findall(r"<details>.*?</details>", text, re.S))
        open_ones = [one for one in rule.examples.cases
                     if f'id="example-{one.name}"' in text and f'id="example-{one.name}"' not in folded]  # fmt: skip
        assert len(open_ones) <= 3
        assert {"fail"} & {one.expect.outcome for one in rule.examples.cases} <= {
            one.expect.outcome for one in open_ones
        }


def run(*arguments: str) -> Any:
    return CliRunner().invoke(rulebook, ["docs", *arguments])


def test_the_command_writes_the_site_and_replaces_its_own_earlier_one(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    first = run("--output", str(folder), "--lang", "nl")
    assert (first.exit_code, (folder / "en").exists()) == (0, False)
    (folder / "nl/old.html").write_text("old")
    second = run("--output", str(folder))
    assert "pages written" in second.output
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert found == {**{path: text.encode() for path, text in PAGES.items()}, MARK: b""}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_with_other_files_is_left_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "thesis.txt").write_text("mine")
    done = CliRunner().invoke(rulebook, ["docs", "--output", str(folder)], standalone_mode=False)
    assert done.return_value == 2
    assert f"error: the folder `{folder}` holds other files, which are left as they are" in done.output
    assert [path.name for path in tmp_path.rglob("*")] == ["mine", "thesis.txt"]


def test_what_is_no_folder_or_cannot_be_written_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    for output, said in ((file, f"`{file}` is geen map"), (file / "site", "kan niet worden geschreven")):
        done = CliRunner().invoke(rulebook, ["docs", "--output", str(output), "--lang", "nl"], standalone_mode=False)
        assert done.return_value == 2
        assert said in done.output
    assert file.read_text() == "mine"


@pytest.mark.skipif(missing() is not None, reason=str(missing()))
def test_axe_finds_nothing_wrong_on_any_kind_of_page(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    for path, text in PAGES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
    kinds = ["index", "draft", "definitions", "interpretations", "letter", "adding", "glossary"]
    kinds += ["rules/industry-in-the-decision", "rules/cost-distribution", "definitions/hampered-guarantee"]
    files = [folder / "index.html", *(folder / lang / f"{kind}.html" for lang in ("nl", "en") for kind in kinds)]
    assert violations(files) == []


@pytest.mark.skipif(missing() is not None, reason=str(missing()))
def test_the_look_in_a_browser_notices_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_text('<!doctype html><html><body><img src="x.png"><p style="color:#bbb;background:#fff">pale</p>')
    assert {"image-alt", "html-has-lang", "color-contrast"} <= {found["rule"] for found in violations([page])}


def _kinds_of(draft: Any) -> list[str]:
    """Say what kinds of cooperation a draft is, by hand: the overview works them out from the definitions."""
    form = draft["agreement"].get("form", {})
    roles = {role["role"] for capability in draft.get("capabilities", []) for role in capability.get("roles", [])}
    doing = draft.get("activities", [])
    holds = {
        "dividing": roles & {"relies-on", "gives-up"} or "divided" in [one.get("work") for one in doing]
        or form.get("variant") in ("capability-group", "support", "traditional"),
        "sharing": roles & {"shares", "provides"},
        "joint-materiel": draft.get("tracks") or {"joint-development", "joint-procurement"} & {*form.get("rungs", [])},
        "joint-support": {"training", "maintenance", "support"} & {one["kind"] for one in doing}
        or "joint-training" in form.get("rungs", []),
    }  # fmt: skip
    return [kind for kind, held in holds.items() if held or kind in form.get("rungs", [])]


def _told(lines: Any, depth: int = 0) -> Iterator[tuple[int, str]]:
    for line in lines:
        assert isinstance(line, Line)
        yield depth, _seen(str(line.text))
        yield from _told(line.parts, depth + 1)


def _seen(text: str) -> str:
    """Return what a reader sees of a page, without white space that does not matter."""
    return _flat(html.unescape(re.sub(r"<[^>]*>", "", text)))


def _flat(text: str) -> str:
    return " ".join(text.split())
