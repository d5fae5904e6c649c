"""Use the command as its users do: arguments in, bytes and an exit code out."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from rulebook.engine.opinions import engines
from rulebook.render.schemas import schema
from tests import forked

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "agreements"
MAIN = "be-nl-frigates-minehunters.json"
SEEN_LATE = {"COLUMNS", "NO_COLOR", "FORCE_COLOR", "RULEBOOK_LANG"}
"""What the program looks up when it needs it, and Python does not look at when it starts."""


def run(
    *arguments: str, cwd: Path = SAMPLES, stdin: bytes | None = None, **env: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the installed command in a folder, without a terminal."""
    asks = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    asks |= {"PYTHONPATH": str(ROOT), **env}
    if hasattr(os, "fork") and env.keys() <= SEEN_LATE:
        return forked.run(arguments, cwd, stdin, asks, timeout=120)
    return subprocess.run(
        [sys.executable, "-m", "rulebook", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env=asks,
        timeout=120,
        check=False,
    )


def report(*arguments: str, **more: Any) -> dict[str, Any]:
    """Run a check and return its JSON report."""
    done = run("check", *arguments, "--format", "json", "--as-of", "2026-01-01", **more)
    found: dict[str, Any] = json.loads(done.stdout)
    assert done.returncode == found["exit_code"], done.stderr.decode()
    return found


@pytest.mark.parametrize(
    ("name", "verdict", "code"),
    [
        (MAIN, "compliant", 0),
        ("be-nl-frigates-minehunters-first-draft.json", "incomplete", 3),
        ("be-nl-frigates-minehunters-second-draft.json", "non-compliant", 1),
        ("benelux-air-security.json", "deviating", 0),
        ("de-nl-army.json", "non-compliant", 1),
        ("mrtt-pool.json", "compliant", 0),
        ("uk-nl-amphibious.json", "incomplete", 3),
    ],
)
def test_each_sample_gets_the_verdict_of_its_story(name: str, verdict: str, code: int) -> None:
    found = report(name)
    assert (found["verdict"], found["exit_code"]) == (verdict, code)
    assert found["drafts"][0]["errors"] == []


def test_the_non_compliant_stage_fails_at_least_five_must_rules() -> None:
    outcomes = report("be-nl-frigates-minehunters-second-draft.json")["drafts"][0]["results"][0]["outcomes"]
    assert sum(o["outcome"] == "fail" and o["force"] == "must" for o in outcomes) >= 5


def test_several_drafts_end_in_the_worst_verdict_and_come_sorted_by_path() -> None:
    found = report(".")
    paths = [draft["path"] for draft in found["drafts"]]
    assert paths == sorted(paths)
    assert len(paths) == len([path for path in SAMPLES.glob("*.json") if "." not in path.stem])
    assert found["exit_code"] == 1


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_json_report_has_the_form_that_is_published(lang: str) -> None:
    found = report(".", "--lang", lang)
    jsonschema_rs.validator_for(schema("report")).validate(found)


def test_the_json_report_names_everything_a_reader_of_it_needs() -> None:
    found = report("be-nl-frigates-minehunters-second-draft.json")
    assert (
        found["rulebooks"][0]["letter"]["sha256"] == "e41fabc81d51b97b061c4247270628396d644b6bc6c3f8c39b002ac23cb1c1a6"
    )
    assert found["engines"] == list(engines(None))
    assert found["as_of"] == "2026-01-01"
    lines = (SAMPLES / "be-nl-frigates-minehunters-second-draft.json").read_text(encoding="utf-8").splitlines()
    for outcome in found["drafts"][0]["results"][0]["outcomes"]:
        assert outcome["cites"][0]["quote"]
        assert outcome["reason"]
        for record in outcome["records"]:
            assert 1 <= record["line"] <= len(lines)
            if record["outcome"] in ("fail", "waived"):
                assert record["evidence"], outcome["rule"]


def test_what_is_selected_and_left_out_is_said() -> None:
    found = report(MAIN, "--select", "SPEC-2", "--ignore", "allocated-over-the-years")
    assert [o["rule"] for o in found["drafts"][0]["results"][0]["outcomes"]] == [
        "SPEC-201", "SPEC-202", "SPEC-204", "SPEC-205",
    ]  # fmt: skip
    assert "SPEC-203" in found["rulebooks"][0]["left_out"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("check",), "Missing argument"),
        (("check", MAIN, "--frmat", "json"), "No such option"),
        (("check", MAIN, "--select", "parliament-informed-before"), "did you mean `parliament-informed-beforehand`?"),
        (("check", MAIN, "--select", ""), "there is no rule"),
        (("check", MAIN, "--select", "SPEC-201", "--ignore", "SPEC-201"), "no rule is left to check"),
        (("check", MAIN, "--edition", "kst-33279-36-2023"), "did you mean `kst-33279-36-2022`?"),
        (("check", MAIN, "--engine", "third"), "'third' is not one of"),
        (("check", MAIN, "--as-of", "2026-02-30"), "does not match the format"),
        (("rules", "SPEC-999"), "there is no rule"),
        (("rules", "shw"), "there is no rule"),
        (("schemas", "drft"), "there is no schema"),
        (("chck",), "No such command"),
    ],
)
def test_a_call_that_cannot_work_says_so_and_ends_in_2(arguments: tuple[str, ...], says: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert says in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_standard_input_is_a_draft_as_well() -> None:
    done = run("check", "-", "--format", "json", "--as-of", "2026-01-01", stdin=(SAMPLES / MAIN).read_bytes())
    assert done.returncode == 0
    assert json.loads(done.stdout)["drafts"][0]["path"] == "-"


def test_one_bad_file_never_hides_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes((SAMPLES / MAIN).read_bytes())
    (tmp_path / "b.json").write_text('{"agreement": {"id": "b", "titel": 1}, "parties": [}', encoding="utf-8")
    (tmp_path / "c.json").write_text('{"agreement": {"id": "c", "titel": {"en": "C"}}}', encoding="utf-8")
    os.mkfifo(tmp_path / "d.json")
    (tmp_path / "e.json").symlink_to(tmp_path / "gone.json")
    found = report(".", cwd=tmp_path)
    assert [(d["path"], d["verdict"]) for d in found["drafts"]] == [
        ("./a.json", "compliant"),
        ("./b.json", "error"),
        ("./c.json", "error"),
        ("./d.json", "error"),
        ("./e.json", "error"),
    ]
    assert found["exit_code"] == 2
    codes = [[error["code"] for error in draft["errors"]] for draft in found["drafts"]]
    assert codes[1] == ["json.value"]
    assert codes[2] == ["shape.missing_key", "shape.unknown_key_near"]
    assert codes[3:] == [["file.not_regular"], ["file.dangling_link"]]


def test_a_report_goes_to_a_file_whole(tmp_path: Path) -> None:
    out = tmp_path / "report.json"
    done = run("check", MAIN, "--format", "json", "--as-of", "2026-01-01", "--output", str(out))
    assert (done.returncode, done.stdout) == (0, b"")
    assert json.loads(out.read_bytes())["verdict"] == "compliant"
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


def test_an_output_that_cannot_be_written_ends_in_2_and_leaves_nothing(tmp_path: Path) -> None:
    done = run("check", MAIN, "--output", str(tmp_path / "no" / "such" / "folder.txt"))
    assert done.returncode == 2
    assert "cannot be written" in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_check_leaves_no_half_written_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "never")
    out = tmp_path / "report.txt"
    out.write_text("the old report", encoding="utf-8")
    command = [sys.executable, "-m", "rulebook", "check", "-", "--output", str(out)]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdin is not None
    process.stdin.write(b'{"agreement"')
    process.stdin.flush()
    time.sleep(1.5)  # Until it waits for the rest of its input.
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=30)
    assert process.returncode == 2
    assert b"Traceback" not in stderr
    assert out.read_text(encoding="utf-8") == "the old report"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["never", "report.txt"]


def test_who_stops_reading_gets_2_and_no_verdict() -> None:
    command = [sys.executable, "-m", "rulebook", "check", MAIN, "--format", "json", "--engine", "native"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    process = subprocess.Popen(command, cwd=SAMPLES, env={**os.environ, "PYTHONPATH": str(ROOT)}, **pipes)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert (process.wait(60), process.stderr.read()) == (2, b"")


@pytest.mark.parametrize(
    ("arguments", "env", "coloured"),
    [
        ((), {}, False),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colour_only_where_it_is_wanted(arguments: tuple[str, ...], env: dict[str, str], coloured: bool) -> None:
    done = run("check", MAIN, "--as-of", "2026-01-01", *arguments, **env)
    assert (b"\x1b[" in done.stdout) is coloured


@pytest.mark.parametrize("width", [40, 66, 80, 100, 160])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_no_line_is_wider_than_the_terminal(width: int, lang: str) -> None:
    done = run("check", ".", "--as-of", "2026-01-01", "--lang", lang, COLUMNS=str(width))
    assert max(map(len, done.stdout.decode().splitlines())) <= width


def test_the_same_input_gives_the_same_bytes_wherever_and_whenever() -> None:
    first = run("check", MAIN, "--format", "json", "--as-of", "2026-01-01", TZ="Pacific/Kiritimati", LANG="C")
    second = run("check", MAIN, "--format", "json", "--as-of", "2026-01-01", TZ="America/Aruba", LANG="nl_NL.UTF-8")
    assert first.stdout == second.stdout


def test_a_rule_is_shown_with_its_quote_in_context() -> None:
    shown = run("rules", "parliament-informed-beforehand", COLUMNS="200").stdout.decode()
    assert "»Defensie zal zoals gebruikelijk het parlement vooraf informeren" in shown
    assert "Nederland is zoals veel landen te klein" in shown
    assert "lines 217-219" in shown


def test_all_seventeen_must_rules_are_listed() -> None:
    listed = run("rules", COLUMNS="200").stdout.decode()
    ids = [101, 102, 103, 104, 105, 106, 201, 203, 301, 302, 303, 304, 401, 403, 502, 601, 701]
    assert [f"SPEC-{n}" in listed for n in ids] == [True] * 17


def test_help_fits_every_command() -> None:
    for command in ("check", "rules", "schemas"):
        done = run(command, "--help")
        assert done.returncode == 0
        assert done.stdout.startswith(b"Usage:")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, a place that is always full")
def test_a_report_that_does_not_arrive_ends_in_2_and_says_so() -> None:
    draft = ROOT / "agreements" / "be-nl-frigates-minehunters.json"
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "rulebook", "check", str(draft), "--as-of", "2026-01-01"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False)
    assert done.returncode == 2
    assert done.stderr == "error: the report could not be written: No space left on device\nhelp: make room\n"


@pytest.mark.parametrize("arguments", [("SPEC-201", "--lang", "nl"), ("--lang", "nl", "SPEC-201")])
def test_rules_shows_the_rule_that_is_named_with_and_without_saying_show(arguments: tuple[str, ...]) -> None:
    short, long = run("rules", *arguments), run("rules", "show", *arguments)
    assert (short.returncode, long.returncode) == (0, 0)
    assert short.stdout == long.stdout
    assert short.stdout.startswith(b"SPEC-201")


def test_rules_says_which_commands_it_has() -> None:
    done = run("rules", "--help")
    assert done.returncode == 0
    assert "rulebook rules SPEC-201" in done.stdout.decode()
    assert "show" in done.stdout.decode()
