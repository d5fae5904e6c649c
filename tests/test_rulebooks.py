"""Apply rulebooks from another source than the letter, several at once, each picked by its date."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from rulebook.check import check, check_against
from rulebook.cli import rulebook
from rulebook.errors import RulebookError, UsageError
from rulebook.load.choosing import choose_rulebooks
from rulebook.load.draft import parse_draft
from rulebook.load.edition import DEFAULT_EDITION, EDITIONS, edition_names, load_edition
from rulebook.load.waivers import parse_waiver
from rulebook.model.loaded import Draft
from rulebook.model.report import Checked
from rulebook.model.waiver import Waiver
from rulebook.words.reasons import REASONS, UNSUPPORTED
from rulebook.words.report import HEADINGS, VERDICT_SAYS
from rulebook.workshop.trial import drafted, missed

PACKAGE = EDITIONS.parent
AS_OF = datetime.date(2026, 1, 1)
OTHERS = [name for name in edition_names() if name != DEFAULT_EDITION]
WAIVER = {
    "authority": "minister-of-defence", "name": "A. Minister", "reason": {"en": "It is urgent."},
    "document": {"reference": "BS-1", "date": "2024-01-01"}, "valid_until": "2030-01-01",
}  # fmt: skip
TREATY: dict[str, Any] = {
    "agreement": {"id": "treaty", "title": {"en": "A treaty"}, "kind": "treaty", "status": "signed"},
    "parties": [{"id": "nl", "name": {"en": "the Kingdom"}, "kind": "state", "state": "NL"}],
    "acts": [{"id": "in-force", "kind": "entry-into-force", "date": "2024-10-01"}],
    "approvals": [
        {
            "id": "act", "route": "express", "approved": "2024-06-20", "parts": ["european-netherlands"],
            "says_what_binds_everyone": False, "document": {"reference": "Stb-1", "date": "2024-06-20"},
        }
    ],
    "publications": [
        {"id": "trb", "where": "tractatenblad", "acts": ["in-force"], "document": {"reference": "Trb-1", "date": "2024-11-01"}}
    ],
}  # fmt: skip


def draft(**more: Any) -> Draft:
    return parse_draft(json.dumps({**TREATY, **more}).encode(), "treaty.json")


def run(tmp_path: Path, *args: str, **more: Any) -> Result:
    path = tmp_path / "treaty.json"
    path.write_text(json.dumps({**TREATY, **more}), encoding="utf-8")
    return CliRunner().invoke(rulebook, ["check", str(path), "--engine", "native", *args], standalone_mode=False)


def chosen(*names: str, at: str = "2026-01-01", folders: tuple[str, ...] = ()) -> list[tuple[str, str | None]]:
    found = choose_rulebooks(names, folders, {}, datetime.date.fromisoformat(at))
    return [(each.edition.id, each.until.isoformat() if each.until else None) for each in found]


def codes(error: pytest.ExceptionInfo[RulebookError]) -> list[str]:
    return [problem.code for problem in error.value.problems]


def _examples() -> Iterator[Any]:
    for name in OTHERS:
        edition = load_edition(name)
        for rule in edition.rules:
            for example in rule.examples.cases:
                yield pytest.param(edition, rule, example, id=f"{name}/{rule.slug}/{example.name}")


@pytest.mark.parametrize(("edition", "rule", "example"), list(_examples()))
def test_both_engines_get_the_examples_of_the_other_rulebooks_right(edition: Any, rule: Any, example: Any) -> None:
    found, as_of = drafted(rule, example)
    report = check(found, edition, as_of=as_of, rules={rule.id}, engine="both")
    assert report.problems == ()
    assert missed(report.outcomes[0].rule, example, report.outcomes[0]) == []


@pytest.mark.parametrize("name", OTHERS)
def test_each_rule_of_the_other_rulebooks_has_examples_of_every_outcome(name: str) -> None:
    for rule in load_edition(name).rules:
        outcomes = {example.expect.outcome for example in rule.examples.cases}
        assert {"pass", "fail", "undetermined", "not-applicable"} <= outcomes, rule.id


def test_the_editions_of_a_series_really_differ() -> None:
    before, after = load_edition("rgbv-2010"), load_edition("rgbv-2017")
    assert {rule.id for rule in after.rules} - {rule.id for rule in before.rules} == {"RGBV-203"}
    found = [check(draft(), edition, as_of=AS_OF, engine="native").verdict for edition in (before, after)]
    assert found == ["compliant", "non-compliant"]


def test_the_summary_says_in_its_title_and_in_every_report_that_it_is_not_the_law(tmp_path: Path) -> None:
    for name in OTHERS:
        title = load_edition(name).about.title
        assert ("in eigen woorden, niet de wet" in title["nl"], "in our own words, not the law" in title["en"]) == (
            True,
            True,
        )
    shown = " ".join(run(tmp_path, "--edition", "rgbv", "--as-of", "2026-01-01").stdout.split())
    assert "it is not the text of the law. This check is no legal advice." in shown
    assert "The summary says" in shown
    assert "letter" not in shown


ENGINE = ("check.py", "engine", "facts", "load", "render", "model/edition.py", "model/report.py", "model/outcome.py")
OF_THE_LETTER = re.compile(
    r"(?i:netherlands|clingendael|kamer|kingdom|defen[cs]e|parliament)|SPEC-|RGBV|\bNL\b|\bSPEC\b"
)


@pytest.mark.parametrize("part", ENGINE)
def test_the_code_that_decides_and_reports_names_nothing_of_the_letter(part: str) -> None:
    paths = [PACKAGE / part] if part.endswith(".py") else sorted((PACKAGE / part).glob("*.py"))
    assert paths
    found = [
        f"{path.name}: {line.strip()}"
        for path in paths
        for line in path.read_text().splitlines()
        if OF_THE_LETTER.search(line)
    ]
    assert found == []
    named = [path.name for path in paths if DEFAULT_EDITION in path.read_text()]
    assert named == (["edition.py"] if part == "model/edition.py" else [])


def test_what_reports_say_names_the_source_as_its_edition_does() -> None:
    tables: list[Mapping[str, Mapping[Any, str]]] = [VERDICT_SAYS, HEADINGS, REASONS, UNSUPPORTED]
    texts = [text for table in tables for both in table.values() for text in both.values()]
    assert [text for text in texts if re.search(r"\b(letter|brief|wet|act)\b", text)] == []


@pytest.mark.parametrize(
    ("names", "at", "expected"),
    [
        ((), "2022-12-22", [(DEFAULT_EDITION, None)]),
        (("rgbv",), "2017-04-21", [("rgbv-2017", None)]),
        (("rgbv",), "2017-04-20", [("rgbv-2010", "2017-04-21")]),
        (("rgbv",), "2010-10-10", [("rgbv-2010", "2017-04-21")]),
        (("rgbv-2010",), "2026-01-01", [("rgbv-2010", "2017-04-21")]),
        (("rgbv-2017",), "2001-01-01", [("rgbv-2017", None)]),
        (("rgbv", "kst-33279-36", "rgbv-2017"), "2026-01-01", [("rgbv-2017", None), (DEFAULT_EDITION, None)]),
    ],
)  # fmt: skip
def test_the_date_picks_the_edition_in_force_and_a_name_takes_that_one(
    names: tuple[str, ...], at: str, expected: list[tuple[str, str | None]]
) -> None:
    assert chosen(*names, at=at) == expected


@pytest.mark.parametrize(
    ("names", "at", "code", "said"),
    [
        ((), "2022-12-21", "edition.none_in_force", f"{DEFAULT_EDITION} (2022-12-22)"),
        (("rgbv",), "2010-10-09", "edition.none_in_force", "rgbv-2010 (2010-10-10), rgbv-2017 (2017-04-21)"),
        (("rgvb",), "2026-01-01", "edition.not_found_near", "rgbv"),
        (("weather",), "2026-01-01", "edition.not_found", "kst-33279-36, rgbv"),
        ((str(PACKAGE),), "2026-01-01", "edition.is_a_folder", str(PACKAGE)),
    ],
)
def test_what_cannot_be_picked_is_an_error_that_says_what_can(
    names: tuple[str, ...], at: str, code: str, said: str
) -> None:
    with pytest.raises(UsageError) as error:
        chosen(*names, at=at)
    assert codes(error) == [code]
    assert any(said in value for value in error.value.problems[0].params.values())


def test_all_rulebooks_that_cannot_be_picked_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        chosen("rgvb", folders=(str(tmp_path),))
    assert codes(error) == ["edition.not_found_near", "edition.no_rulebook"]


def test_a_rulebook_of_ones_own_is_alone_or_beside_one_that_ships(tmp_path: Path) -> None:
    own = str(shutil.copytree(EDITIONS / "rgbv-2010", tmp_path / "rgbv-2010"))
    assert chosen(folders=(own,)) == [("rgbv-2010", None)]
    assert chosen("kst-33279-36", folders=(own,)) == [(DEFAULT_EDITION, None), ("rgbv-2010", None)]


def test_a_folder_of_the_editions_of_one_series_is_picked_from_by_date(tmp_path: Path) -> None:
    for name in OTHERS:
        shutil.copytree(EDITIONS / name, tmp_path / name)
    assert chosen(folders=(str(tmp_path),), at="2012-01-01") == [("rgbv-2010", "2017-04-21")]
    with pytest.raises(UsageError) as error:
        chosen(folders=(str(tmp_path),), at="2001-01-01")
    assert codes(error) == ["edition.none_in_force"]


def test_a_folder_of_two_series_or_of_two_editions_of_one_date_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        chosen(folders=(str(EDITIONS),))
    assert codes(error) == ["edition.several_series"]
    for name in OTHERS:
        about = shutil.copytree(EDITIONS / name, tmp_path / name) / "edition.yaml"
        about.write_text(re.sub(r"(?m)^valid_from: .*$", 'valid_from: "2011-01-01"', about.read_text()))
    with pytest.raises(UsageError) as error:
        chosen(folders=(str(tmp_path),))
    assert codes(error) == ["edition.same_date"]


def test_two_editions_with_the_same_rules_are_an_error_that_names_both(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        check_against(draft(), [load_edition("rgbv-2010"), load_edition("rgbv-2017")], as_of=AS_OF)
    (problem,) = error.value.problems
    assert (problem.code, problem.params["first"], problem.params["second"]) == (
        "usage.rule_in_both",
        "rgbv-2010",
        "rgbv-2017",
    )
    done = run(tmp_path, "--edition", "rgbv-2010", "--edition", "rgbv-2017")
    assert done.return_value == 2
    assert "rgbv-2010 and rgbv-2017 both have the rules RGBV-101, RGBV-102" in done.stderr


def both(waivers: Sequence[Waiver] = ()) -> Checked:
    editions = [load_edition(), load_edition("rgbv-2017")]
    return check_against(draft(), editions, as_of=AS_OF, waivers=waivers, engine="native")


def recorded(name: str, **more: str) -> Waiver:
    data = {"draft": "treaty", "records": ["act"], **WAIVER, **more}
    return parse_waiver(json.dumps(data).encode(), f"{name}.waiver.json")


def test_each_rulebook_gives_its_own_verdict_and_the_worst_one_counts() -> None:
    found = both()
    assert [result.verdict for result in found.results] == ["incomplete", "non-compliant"]
    assert found.verdict == "non-compliant"
    alone = [
        check(draft(), load_edition(name), as_of=AS_OF, engine="native") for name in (DEFAULT_EDITION, "rgbv-2017")
    ]
    assert [[(o.rule.id, o.outcome) for o in result.outcomes] for result in found.results] == [
        [(o.rule.id, o.outcome) for o in result.outcomes] for result in alone
    ]


def test_a_waiver_is_told_of_by_the_rulebook_that_has_its_rule_and_one_of_nobody_once() -> None:
    waivers = [
        {"name": "own", "rule": "RGBV-203"},
        {"name": "letter", "rule": "SPEC-203"},
        {"name": "nobody", "rule": "XX-999"},
        {"name": "other", "rule": "SPEC-203", "draft": "other"},
    ]
    found = both([recorded(**each) for each in waivers])
    notes = [[(note.waiver.name, note.state) for note in result.waivers] for result in found.results]
    assert notes == [
        [("letter", "unused"), ("nobody", "unknown-rule"), ("other", "other-draft")], [("own", "not-authorised")],
    ]  # fmt: skip


def test_a_reading_goes_to_the_rulebook_that_has_it_and_one_of_nobody_is_a_fault() -> None:
    first, second = choose_rulebooks(("kst-33279-36", "rgbv"), (), {"tolerance": "5"}, AS_OF)
    assert (first.edition.choices, second.edition.choices) == ({"tolerance": "5"}, {})
    with pytest.raises(UsageError) as error:
        choose_rulebooks(("kst-33279-36", "rgbv"), (), {"weather": "fair", "tolerance": "500"}, AS_OF)
    assert codes(error) == ["reading.no_such_name", "reading.out_of_range"]
    with pytest.raises(UsageError) as error:
        choose_rulebooks(("rgbv",), (), {"tolerance": "5"}, AS_OF)
    assert codes(error) == ["reading.nothing_to_choose"]


def test_the_json_report_has_each_rulebook_and_for_each_draft_a_result_of_each(tmp_path: Path) -> None:
    done = run(
        tmp_path, "--edition", "kst-33279-36", "--edition", "rgbv-2010", "--as-of", "2026-01-01", "--format", "json"
    )
    found = json.loads(done.stdout)
    assert [(r["edition"], r["series"], r["valid_until"], r["in_force"]) for r in found["rulebooks"]] == [
        (DEFAULT_EDITION, "kst-33279-36", None, True), ("rgbv-2010", "rgbv", "2017-04-21", False),
    ]  # fmt: skip
    (only,) = found["drafts"]
    assert [(r["rulebook"], r["verdict"]) for r in only["results"]] == [
        (DEFAULT_EDITION, "incomplete"), ("rgbv-2010", "compliant"),
    ]  # fmt: skip
    assert (only["verdict"], found["verdict"], found["exit_code"], done.return_value) == (
        "incomplete",
        "incomplete",
        3,
        3,
    )


def test_the_text_report_says_which_rulebook_each_part_is_about_and_which_is_not_in_force(tmp_path: Path) -> None:
    done = run(tmp_path, "--edition", "rgbv-2010", "--edition", "kst-33279-36", "--as-of", "2026-01-01")
    lines = done.stdout.splitlines()
    heads = [line.split()[0] for line in lines if line.endswith("══") and not line.startswith("═")]
    assert heads == ["rgbv-2010", DEFAULT_EDITION]
    shown = " ".join(done.stdout.split())
    assert f"the worst verdict counts: rgbv-2010: compliant, {DEFAULT_EDITION}: incomplete." in shown
    assert "Not in force on 2026-01-01: rgbv-2010 was in force until 2017-04-21." in shown
    early = " ".join(run(tmp_path, "--edition", DEFAULT_EDITION, "--as-of", "2018-01-01").stdout.split())
    assert f"Not in force on 2018-01-01: {DEFAULT_EDITION} is in force from 2022-12-22." in early


def test_a_selection_that_leaves_a_rulebook_nothing_to_check_is_an_error(tmp_path: Path) -> None:
    two = ("--edition", "rgbv", "--edition", "kst-33279-36", "--as-of", "2026-01-01")
    done = run(tmp_path, *two, "--select", "SPEC-201")
    assert done.return_value == 2
    assert "no rule of rgbv-2017 is left to check" in done.stderr
    found = json.loads(run(tmp_path, *two, "--select", "SPEC-201", "--select", "published", "--format", "json").stdout)
    assert [[o["rule"] for o in r["outcomes"]] for r in found["drafts"][0]["results"]] == [["RGBV-301"], ["SPEC-201"]]


def test_rules_lists_and_shows_the_rules_of_every_rulebook_that_is_asked_for() -> None:
    listed = CliRunner().invoke(rulebook, ["rules", "--edition", "rgbv", "--edition", "kst-33279-36"])
    assert ("RGBV-203" in listed.stdout, "SPEC-201" in listed.stdout) == (True, True)
    shown = CliRunner().invoke(rulebook, ["rules", "published", "--edition", "rgbv", "--lang", "nl"])
    assert "De samenvatting zegt" in shown.stdout
    past = CliRunner().invoke(rulebook, ["rules", "--edition", "rgbv", "--as-of", "2011-01-01"])
    assert "RGBV-203" not in past.stdout
