"""Keep decisions to deviate in files of their own: which are read, for which draft, and what is wrong with one."""

from __future__ import annotations

import datetime
import json
import os
import time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result

from rulebook.cli import rulebook
from rulebook.cli.options import day_of
from rulebook.errors import DraftError
from rulebook.load.waivers import parse_waiver
from tests.test_versions import git

ROOT = Path(__file__).parent.parent
SAMPLE = "north-sea-infrastructure"
DECISION: dict[str, Any] = json.loads(
    (ROOT / "agreements" / f"{SAMPLE}-norwegian-pipelines.waiver.json").read_text(encoding="utf-8")
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with one draft in which SPEC-303 fails for military-risk.no."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "d.json").write_bytes((ROOT / "agreements" / f"{SAMPLE}.json").read_bytes())
    return tmp_path


def write(path: str, **more: Any) -> None:
    Path(path).parent.mkdir(exist_ok=True)
    data = {key: value for key, value in {**DECISION, **more}.items() if value is not None}
    Path(path).write_text(json.dumps(data, indent=2), encoding="utf-8")


def run(*arguments: str) -> Result:
    words = ["check", *arguments, "--as-of", "2026-01-01", "--engine", "native", "--select", "SPEC-303"]
    return CliRunner().invoke(rulebook, words, standalone_mode=False)


def report(*arguments: str) -> Any:
    done = run(*arguments, "--format", "json")
    return {**json.loads(done.stdout), "code": done.return_value}


def waivers(*arguments: str) -> list[tuple[str, str]]:
    found = report(*arguments)
    return [
        (waiver["path"], waiver["state"])
        for draft in found["drafts"]
        for result in draft["results"]
        for waiver in result["waivers"]
    ]


def errors(*arguments: str) -> list[tuple[str, int | None, str]]:
    found = report(*arguments)
    assert found["code"] == 2
    return [(e["path"], e["line"], e["code"]) for draft in found["drafts"] for e in draft["errors"]]


def test_decisions_beside_the_draft_and_in_its_folder_waivers_are_applied_and_others_are_not(folder: Path) -> None:
    assert report("d.json")["verdict"] == "non-compliant"
    write("elsewhere/far.waiver.json")
    write(".hidden.waiver.json")
    assert (report("d.json")["verdict"], waivers("d.json")) == ("non-compliant", [])
    write("waivers/in.waiver.json")
    write("by.waiver.json")
    write("of-another.waiver.json", draft="another")
    assert waivers("d.json") == [("by.waiver.json", "used"), ("waivers/in.waiver.json", "used")]
    found = report("d.json")
    assert (found["verdict"], found["code"]) == ("deviating", 0)
    (record,) = [r for o in found["drafts"][0]["results"][0]["outcomes"] for r in o["records"] if r["waiver"]]
    assert (record["id"], record["outcome"], record["waiver"]) == ("military-risk.no", "waived", "by")


def test_the_report_names_file_place_state_authority_document_and_reason(folder: Path) -> None:
    write("by.waiver.json", records=["military-risk.no", "nobody"])
    (found,) = report("d.json")["drafts"][0]["results"][0]["waivers"]
    assert found["sha256"] == parse_waiver(Path("by.waiver.json").read_bytes(), "x").sha256
    assert (found["pointer"], found["line"], found["records"], found["idle"]) == (
        "/records", 4, ["military-risk.no", "nobody"], ["nobody"],
    )  # fmt: skip
    # A name that is no more than the authority's is not said twice.
    for lang, says, by in (
        ("en", "in force; the rule does not fail for nobody", "Minister van Defensie (Minister of Defence), "),
        ("nl", "van kracht; de regel wordt niet geschonden voor nobody", "nobody. Minister van Defensie, "),
    ):
        text = " ".join(run("d.json", "--lang", lang).stdout.split())
        for part in (says, by, "ILLUSTRATIEF-NOORDZEE-06", "2025-10-30", "2027-12-31",
                     DECISION["reason"][lang], DECISION["document"]["title"][lang], "by.waiver.json:4:"):  # fmt: skip
            assert part in text
    assert report("d.json") == report("d.json")


STATES: list[tuple[dict[str, Any], str, int, str]] = [
    ({"rule": "RGBV-101"}, "unknown-rule", 1, "/rule"),
    ({"rule": "SPEC-101"}, "not-selected", 1, "/rule"),
    ({"authority": "mayor"}, "not-authorised", 1, "/authority"),
    ({"authority": "state-secretary-of-defence"}, "not-authorised", 1, "/authority"),
    ({"valid_until": "2025-12-31"}, "expired", 1, "/valid_until"),
    ({"valid_until": "2026-01-01"}, "used", 0, "/records"),
    ({"document": {"reference": "R", "date": "2026-01-01"}}, "used", 0, "/records"),
    ({"document": {"reference": "R", "date": "2026-01-02"}}, "not-yet", 1, "/document/date"),
    ({"document": {"reference": "R"}}, "incomplete", 1, "/document"),
    ({"records": ["military-risk.be"]}, "unused", 1, "/records"),
]


@pytest.mark.parametrize(("more", "state", "code", "pointer"), STATES)
def test_each_state_is_a_finding_of_its_own_and_only_used_ones_count(
    folder: Path, more: dict[str, Any], state: str, code: int, pointer: str
) -> None:
    write("one.waiver.json", **more)
    found = report("d.json")
    (waiver,) = found["drafts"][0]["results"][0]["waivers"]
    assert (waiver["state"], waiver["pointer"], found["code"]) == (state, pointer, code)
    assert waiver["line"] == parse_waiver(Path("one.waiver.json").read_bytes(), "x").places.locate(pointer)[0]


@pytest.mark.parametrize(
    ("name", "code", "help"),
    [
        ("SPEC-3O3", "waiver.no_rule_near", "did you mean `SPEC-303`?"),
        ("fair-shares", "waiver.no_rule_near", "did you mean `fair-share`?"),
        ("nonsense", "waiver.no_rule", "`rulebook rules` lists the rules"),
    ],
)
def test_a_decision_about_a_rule_that_does_not_exist_ends_in_2_while_the_draft_is_still_checked(
    folder: Path, name: str, code: str, help: str
) -> None:
    write("good.waiver.json")
    write("slip.waiver.json", rule=name)
    found = report("d.json")
    draft, file = found["drafts"]
    (error,) = file["errors"]
    assert (found["code"], draft["verdict"], file["path"]) == (2, "deviating", "slip.waiver.json")
    assert [waiver["state"] for waiver in draft["results"][0]["waivers"]] == ["used"]
    assert (error["code"], error["line"], error["column"], error["pointer"]) == (code, 3, 11, "/rule")
    said = " ".join(run("d.json", "--exit-zero").stdout.split())
    assert f"slip.waiver.json:3:11: error: the decision is about rule `{name}`, which does not exist" in said
    assert "The recorded decision could not be applied. slip.waiver.json" in said
    assert help in said
    assert run("d.json", "--exit-zero").return_value == 2
    # Of a draft that is not checked here, nothing is said.
    write("slip.waiver.json", rule=name, draft="another")
    assert report("d.json")["code"] == 0


def test_a_folder_checked_as_a_whole_names_every_rule_that_does_not_exist_whatever_else_is_wrong(folder: Path) -> None:
    write("lost.waiver.json", rule="nonsense", draft="another")
    assert errors(".") == [("./lost.waiver.json", 3, "waiver.no_rule"), ("./lost.waiver.json", 2, "waiver.no_draft")]
    Path("d.json").write_text("{", encoding="utf-8")
    assert [(path, code) for path, _, code in errors(".")][1:] == [("./lost.waiver.json", "waiver.no_rule")]


def test_a_rule_of_a_rulebook_that_is_not_applied_here_exists_all_the_same(folder: Path) -> None:
    write("one.waiver.json", rule="RGBV-101")
    assert (waivers("d.json"), run("d.json").return_value) == ([("one.waiver.json", "unknown-rule")], 1)
    text = " ".join(run("d.json", "--lang", "nl").stdout.split())
    assert "RGBV-101 · military-risk.no: geen werking: de regel staat in geen van de toegepaste regelboeken" in text


def test_a_decision_named_with_an_option_counts_and_one_for_another_draft_is_a_note(folder: Path) -> None:
    write("away/good.waiver.json")
    write("away/other.waiver.json", draft="other")
    assert waivers("d.json", "--waivers", "away/good.waiver.json") == [("away/good.waiver.json", "used")]
    assert waivers("d.json", "--waivers", "away") == [("away/good.waiver.json", "used")]
    assert waivers("d.json", "--waivers", "away", "--waivers", "away/other.waiver.json") == [
        ("away/good.waiver.json", "used"), ("away/other.waiver.json", "other-draft"),
    ]  # fmt: skip
    assert errors("d.json", "--waivers", "none.waiver.json") == [("none.waiver.json", None, "file.not_found")]
    Path("empty").mkdir()
    assert errors("d.json", "--waivers", "empty") == [("empty", None, "file.no_waivers")]


def test_a_folder_checked_as_a_whole_has_no_decision_without_its_draft(folder: Path) -> None:
    write("waivers/good.waiver.json")
    write("sub/lost.waiver.json")
    write("other.waiver.json", draft="north-sea-infrastructur")
    assert errors(".") == [
        ("./other.waiver.json", 2, "waiver.no_draft_near"), ("./sub/lost.waiver.json", 2, "waiver.no_draft_near"),
    ]  # fmt: skip
    assert "did you mean `north-sea-infrastructure`?" in run(".").stdout
    assert run("d.json").return_value == 0
    # The draft that is not here may be the one that cannot be read.
    Path("bad.json").write_text("{", encoding="utf-8")
    assert [path for path, _, _ in errors(".")] == ["./bad.json"]


def test_decisions_of_a_configuration_must_find_their_draft_only_where_a_folder_is_checked(folder: Path) -> None:
    Path("rulebook.toml").write_text('waivers = ["central/one.waiver.json"]', encoding="utf-8")
    write("central/one.waiver.json")
    for name in ("mrtt-pool", "smart-l-radar"):
        Path(f"{name}.json").write_bytes((ROOT / "agreements" / f"{name}.json").read_bytes())
    # What a commit touches: the decision is about a draft that is not in it.
    assert report("mrtt-pool.json", "smart-l-radar.json")["code"] == 0
    assert waivers("mrtt-pool.json", "d.json") == [("central/one.waiver.json", "used")]
    assert report(".")["code"] == 0
    write("central/one.waiver.json", draft="north-sea-infrastructur")
    assert errors(".") == [("./central/one.waiver.json", 2, "waiver.no_draft_near")]
    # Named by a flag, it must be about one of them.
    assert errors("mrtt-pool.json", "smart-l-radar.json", "--waivers", "central/one.waiver.json") == [
        ("central/one.waiver.json", 2, "waiver.no_draft")
    ]


def test_a_decision_is_no_draft(folder: Path) -> None:
    write("one.waiver.json")
    assert errors("one.waiver.json") == [("one.waiver.json", None, "file.waiver")]
    Path("d.json").unlink()
    assert [code for _, _, code in errors(".")] == ["file.no_drafts"]


BAD: list[tuple[Any, str, str]] = [
    ({**DECISION, "records": ["*"]}, "shape.wildcard", "/records/0"),
    ({**DECISION, "rule": "SPEC-*"}, "shape.wildcard", "/rule"),
    ({**DECISION, "draft": "*"}, "shape.wildcard", "/draft"),
    ({**DECISION, "records": []}, "waiver.no_records", "/records"),
    ({**DECISION, "authorty": "x"}, "shape.unknown_key_near", "/authorty"),
    ({**DECISION, "valid_until": "2026-02-30"}, "shape.date", "/valid_until"),
    ({**DECISION, "reason": {}}, "shape.text_empty", "/reason"),
    ({key: value for key, value in DECISION.items() if key != "valid_until"}, "shape.missing_key", ""),
    ([DECISION], "waiver.not_an_object", ""),
]


@pytest.mark.parametrize(("data", "code", "pointer"), BAD)
def test_what_is_wrong_with_a_decision_is_said_with_its_place(data: Any, code: str, pointer: str) -> None:
    text = json.dumps(data, indent=2)
    with pytest.raises(DraftError) as error:
        parse_waiver(text.encode(), "x.waiver.json")
    (problem,) = error.value.problems
    assert (problem.code, problem.pointer, problem.path) == (code, pointer, "x.waiver.json")
    key = pointer.rpartition("/")[2]
    assert not key or key == "0" or f'"{key}"' in text.splitlines()[(problem.line or 0) - 1]


def test_files_that_cannot_be_read_end_in_2_all_at_once_while_the_draft_is_still_checked(folder: Path) -> None:
    write("good.waiver.json")
    Path("broken.waiver.json").write_text('{"draft": ', encoding="utf-8")
    write("typo.waiver.json", recrods=["x"], records=None)
    Path("dangling.waiver.json").symlink_to("nothing")
    Path("huge.waiver.json").write_text(" " * 5_000_001, encoding="utf-8")
    Path("folder.waiver.json").mkdir()
    os.mkfifo("pipe.waiver.json")
    found = report("d.json")
    assert (found["code"], found["drafts"][0]["path"], found["drafts"][0]["verdict"]) == (2, "d.json", "deviating")
    codes = {draft["path"]: [e["code"] for e in draft["errors"]] for draft in found["drafts"][1:]}
    broken = codes.pop("broken.waiver.json")
    assert len(broken) == 1
    assert codes == {
        "dangling.waiver.json": ["file.dangling_link"], "folder.waiver.json": ["file.is_folder"],
        "huge.waiver.json": ["file.too_large"], "pipe.waiver.json": ["file.not_regular"],
        "typo.waiver.json": ["shape.missing_key", "shape.unknown_key_near"],
    }  # fmt: skip


def test_a_draft_that_still_holds_its_decisions_is_told_where_they_go(folder: Path) -> None:
    data = json.loads(Path("d.json").read_text(encoding="utf-8"))
    Path("d.json").write_text(json.dumps({**data, "waivers": []}), encoding="utf-8")
    assert [code for _, _, code in errors("d.json")] == ["draft.waivers"]
    for lang in ("en", "nl"):
        assert "`rulebook waive`" in " ".join(run("d.json", "--lang", lang).stdout.split())


def test_control_characters_of_a_decision_never_reach_the_terminal(folder: Path) -> None:
    write("one.waiver.json", name="A\x1b[31m\u202e", reason={"en": "B\x07\nerror: x"})
    done = run("d.json").stdout
    assert "\x1b" not in done
    assert "\x07" not in done
    assert "\u202e" not in done
    assert done.count("error:") == 1
    assert "\nerror:" not in done


def test_many_decisions_in_one_folder_are_read_once_for_all_drafts(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rulebook.load import waivers as loading

    read: list[str] = []
    real = loading.read_bytes

    def counted(path: str) -> bytes:
        read.append(path)
        return real(path)

    monkeypatch.setattr(loading, "read_bytes", counted)
    names = [f"d{n}.json" for n in range(20)]
    for n, name in enumerate(names):
        data = json.loads((ROOT / "agreements" / f"{SAMPLE}.json").read_text(encoding="utf-8"))
        data["agreement"]["id"] = f"draft-{n}"
        Path(name).write_text(json.dumps(data), encoding="utf-8")
        write(f"w{n}.waiver.json", draft=f"draft-{n}")
    found = waivers(*names)
    assert found == [(f"w{name[1:-5]}.waiver.json", "used") for name in sorted(names)]
    assert sorted(read) == sorted(f"w{n}.waiver.json" for n in range(20))


def test_a_report_never_takes_the_place_of_a_decision(folder: Path) -> None:
    write("one.waiver.json")
    before = Path("one.waiver.json").read_bytes()
    done = run("d.json", "--output", "json:one.waiver.json")
    assert (done.return_value, Path("one.waiver.json").read_bytes()) == (2, before)
    assert "is one of the files that are checked" in done.stderr


def test_two_versions_are_compared_each_with_the_decisions_of_its_commit(folder: Path) -> None:
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "no decision")
    write("waivers/one.waiver.json")
    write("other.waiver.json", draft="other")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "a decision")
    for old, new, code, says in (
        ("HEAD~1:d.json", "HEAD:d.json", 0, "waived"), ("HEAD:d.json", "HEAD~1:d.json", 1, "waived"),
        ("HEAD:d.json", "d.json", 0, "Both versions say the same."),
    ):  # fmt: skip
        done = CliRunner().invoke(rulebook, ["diff", old, new, "--as-of", "2026-01-01"], standalone_mode=False)
        assert (done.return_value, says in done.stdout) == (code, True), (old, new, done.output)
    write("waivers/one.waiver.json", records=[])
    done = CliRunner().invoke(rulebook, ["diff", "HEAD:d.json", "d.json"], standalone_mode=False)
    assert (done.return_value, "waivers/one.waiver.json:" in done.stdout) == (2, True)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_the_last_day_of_a_decision_ends_in_the_netherlands_wherever_the_computer_stands(
    zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def today() -> datetime.date:
        return datetime.datetime.now(ZoneInfo("Europe/Amsterdam")).date()

    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        before, day = today(), day_of(None)
        # Midnight may fall between the two.
        assert day in (before, today())
    finally:
        monkeypatch.undo()
        time.tzset()
