"""Write decisions to deviate as a policy officer would: with options, and asked on a terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from rulebook.cli import rulebook
from rulebook.load.waivers import load_waiver

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "agreements" / "north-sea-infrastructure.json"
GIVEN = {
    "rule": "SPEC-303", "record": "military-risk.no", "authority": "minister-of-defence", "name": "A. Minister",
    "reason-nl": "Dat wil Noorwegen.", "reason-en": "Norway wants it.", "title-en": "Decision", "reference": "BS-1",
    "date": "2025-12-01", "valid-until": "2026-12-31",
}  # fmt: skip
NAME = "d-spec-303.waiver.json"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "d.json").write_bytes(SAMPLE.read_bytes())
    return tmp_path


def waive(*more: str, without: tuple[str, ...] = (), **given: str) -> Result:
    options = {**GIVEN, **{key.replace("_", "-"): value for key, value in given.items()}}
    words = [word for key, value in options.items() if key not in without for word in (f"--{key}", value)]
    return CliRunner().invoke(
        rulebook, ["waive", "d.json", "--as-of", "2026-01-01", *words, *more], standalone_mode=False
    )


@pytest.mark.parametrize(
    ("lang", "says"), [("en", "The check now says: DEVIATING"), ("nl", "De toets zegt nu: WIJKT AF")]
)
def test_a_decision_is_written_and_counts_and_the_draft_stays_as_it_is(folder: Path, lang: str, says: str) -> None:
    done = waive("--lang", lang)
    assert (done.return_value, NAME in done.stdout, says in done.stdout) == (0, True, True)
    assert (folder / "d.json").read_bytes() == SAMPLE.read_bytes()
    found = load_waiver(NAME)
    assert found.data == {
        "draft": "north-sea-infrastructure", "rule": "SPEC-303", "records": ["military-risk.no"],
        "authority": "minister-of-defence", "name": "A. Minister",
        "reason": {"nl": "Dat wil Noorwegen.", "en": "Norway wants it."},
        "document": {"title": {"en": "Decision"}, "reference": "BS-1", "date": "2025-12-01"}, "valid_until": "2026-12-31",
    }  # fmt: skip
    checked = CliRunner().invoke(rulebook, ["check", "d.json", "--as-of", "2026-01-01"], standalone_mode=False)
    assert checked.return_value == 0
    again = waive()
    assert (again.return_value, "can be given for the rule `SPEC-303`" in again.stderr) == (2, True)
    assert sorted(path.name for path in folder.iterdir()) == [NAME, "d.json"]


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"rule": "SPEC-330"}, "did you mean"),
    ({"rule": "SPEC-101"}, "it is not one that fails for this draft"),
    ({"record": "military-risk.be"}, "the rule does not fail for `military-risk.be`"),
    ({"record": "*"}, "it fails for: military-risk.no"),
    ({"authority": "state-secretary-of-defence"}, "`state-secretary-of-defence` may not waive this rule"),
    ({"valid_until": "2025-12-31"}, "its last day, 2025-12-31, has passed"),
    ({"date": "2026-01-02"}, "its document is of 2026-01-02"),
    ({"valid_until": "2026-02-30"}, "2026-02-30"),
    ({"name": "  "}, "d-spec-303.waiver.json:8:"),
    ({"file": "../out"}, "cannot be the name of the file"),
    ({"file": ".hidden"}, "cannot be the name of the file"),
]


@pytest.mark.parametrize(("given", "says"), REFUSED)
def test_nothing_is_written_that_would_not_count(folder: Path, given: dict[str, str], says: str) -> None:
    done = waive(**given)
    assert (done.return_value, done.stdout) == (2, "")
    assert says in done.stderr
    assert [path.name for path in folder.iterdir()] == ["d.json"]


def test_nothing_is_overwritten(folder: Path) -> None:
    (folder / NAME).write_text(json.dumps({**DECISION, "draft": "other"}), encoding="utf-8")
    before = (folder / NAME).read_bytes()
    for name in (NAME, NAME.removesuffix(".waiver.json")):
        done = waive("--file", name)
        assert (done.return_value, "is there already" in done.stderr) == (2, True)
    assert (folder / NAME).read_bytes() == before
    assert waive("--file", "waivers/mine").return_value == 0
    assert load_waiver("waivers/mine.waiver.json").rule == "SPEC-303"
    (folder / "waivers" / "mine.waiver.json").unlink()
    assert waive().return_value == 0
    assert load_waiver("d-spec-303-2.waiver.json").rule == "SPEC-303"
    assert (folder / NAME).read_bytes() == before


DECISION = {
    "draft": "d", "rule": "SPEC-303", "records": ["a"], "authority": "a", "name": "n", "reason": {"en": "r"},
    "document": {}, "valid_until": "2026",
}  # fmt: skip


def test_without_a_terminal_all_that_is_missing_is_named_at_once(folder: Path) -> None:
    done = waive(without=("rule", "reason-nl", "reason-en", "title-en", "valid-until"))
    assert (done.return_value, "--rule, --reason-nl or --reason-en, --valid-until" in done.stderr) == (2, True)
    assert "--title" not in done.stderr


def test_a_draft_without_a_file_of_its_own_or_with_a_broken_decision_beside_it_is_refused(folder: Path) -> None:
    words = [word for key, value in GIVEN.items() for word in (f"--{key}", value)]
    done = CliRunner().invoke(rulebook, ["waive", "-", *words], standalone_mode=False)
    assert (done.return_value, "standard input is no file" in done.stderr) == (2, True)
    (folder / "bad.waiver.json").write_text("{}", encoding="utf-8")
    done = waive()
    assert (done.return_value, "bad.waiver.json:1:1: error: `draft` is missing" in done.stderr) == (2, True)


def test_on_a_terminal_it_shows_what_fails_asks_and_asks_again(folder: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "rulebook", "waive", "d.json", "--as-of", "2026-01-01"]
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    os.close(theirs)
    answers = ["SPEC-999", "SPEC-303", "nobody", "", "mayor", "minister-of-defence", "A. Minister", "Norway wants it.",
               "", "BS-1", "tomorrow", "2025-12-01", "2026-12-31"]  # fmt: skip
    os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
    shown = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(ours)
    assert process.wait(60) == 0, shown.decode()
    text = shown.decode()
    for says in ("What fails and may be waived:", "military-risk.no: ", "choose from: SPEC-303", "choose from: military-risk.no",
                 "choose from: minister-of-defence", "write a date as 2026-12-31", "The check now says: DEVIATING"):  # fmt: skip
        assert says in text, says
    assert load_waiver(NAME).data["reason"] == {"en": "Norway wants it."}
