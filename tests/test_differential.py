"""Put a fault into one engine, and see it found, made small and saved; end a run early, and see what it has."""

from __future__ import annotations

import dataclasses
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from rulebook.check import prepare
from rulebook.engine import compare as comparing
from rulebook.engine import durable, evaluate, opinions
from rulebook.model.edition import Edition
from tests import differential, generate, reach, shrink, walk
from tests.walk import Data
from tests.well_formed import well_formed

pytestmark = pytest.mark.skipif(not opinions.installed(), reason="needs durable_rules, which is compiled: [durable]")

ROOT = Path(__file__).parent.parent
FAULTS: dict[str, tuple[Any, str, Any]] = {
    "native: on the day itself is too late": (
        comparing, "_OPERATORS", {**comparing._OPERATORS, "not_after": comparing._OPERATORS["before"]},
    ),
    "native: more than is at least": (
        comparing, "_OPERATORS", {**comparing._OPERATORS, "more_than": comparing._OPERATORS["at_least"]},
    ),
    "durable: words are never the same": (durable.Chain, "met", lambda self, word: frozenset()),
    "durable: it gives up": (durable.Chain, "worst", lambda *_: 1 / 0),
}  # fmt: skip


def compiled_anew(edition: Edition) -> Any:
    """Prepare an edition without what was worked out before the fault."""
    return dataclasses.replace(prepare(edition), rules=evaluate.compile_rules(edition))


@pytest.fixture
def fault(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    prepare(differential.load_edition())  # It is kept, and must not keep the fault.
    owner, attribute, broken = FAULTS[request.param]
    monkeypatch.setattr(owner, attribute, broken)
    monkeypatch.setattr(differential, "prepare", compiled_anew)
    return str(request.param)


@pytest.mark.parametrize("fault", FAULTS, indirect=True)
def test_a_fault_in_one_engine_is_saved_as_a_small_case_that_shows_it(
    fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(differential, "MOST_CASES", 1)
    monkeypatch.setattr(differential, "BATCH", 20)
    # An engine that fails starts anew each time, and that takes time; but it takes no looking for.
    drafts = 30 if fault == "durable: it gives up" else 400
    assert differential.main(["--drafts", str(drafts), "--seed", "3", "--cases", str(tmp_path)]) == 1
    printed = capsys.readouterr()
    assert re.search(rf"^{drafts} drafts, seed 3, [1-9]\d* disagreements, \d+ a second$", printed.out, re.MULTILINE)
    assert f"20 of {drafts} drafts, " in printed.err
    saved = sorted(tmp_path.glob("*.json"))
    assert saved
    assert all(f"{path}: SPEC-" in printed.out for path in saved)
    engines = differential.Engines()
    for path in saved:
        rule, _, number = path.stem.rpartition("-")
        case, origin = generate.reread(path.read_bytes()), generate.draft(int(number))
        assert generate.load(case) is not None
        assert rule in engines.differing(case, [rule])
        assert len(path.read_bytes()) < len(generate.written(origin))
        assert still_smaller(case, engines, rule) == []
    engines.close()
    monkeypatch.undo()
    engines = differential.Engines()
    assert [path for path in saved if engines.differing(generate.reread(path.read_bytes()))] == []
    engines.close()


def still_smaller(case: Data, engines: differential.Engines, rule: str) -> list[walk.Path]:
    """Return what could still be left out of a case."""
    return [
        path
        for path in shrink.places(case)
        if well_formed(less := walk.removed(case, path)) and rule in engines.differing(less, [rule])
    ]


# What a run prints, and how it ends.


def tally(**reached: int) -> differential.Tally:
    found = differential.Tally(drafts=2)
    found.reached.update({("SPEC-101", outcome): count for outcome, count in reached.items()})
    return found


def test_the_table_has_a_line_for_every_rule() -> None:
    lines = list(differential.table(tally(**{"pass": 1, "fail": 23})))
    assert lines[0].split() == ["rule", *reach.OUTCOMES]
    assert lines[1].split() == ["SPEC-101", "last-line-and-first-respo", "1", "23", "0", "0"]
    assert len(lines) == 1 + len(differential.load_edition().rules)


def test_an_outcome_that_was_not_reached_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert differential.main(["--drafts", "5", "--cases", str(tmp_path)]) == 3
    assert re.search(r"^SPEC-\d+ never came out as: pass$", capsys.readouterr().out, re.MULTILINE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_prints_what_it_has_and_leaves_no_process_behind(jobs: str, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "tests.differential",
        "--drafts",
        "100000",
        "--jobs",
        jobs,
        "--cases",
        str(tmp_path),
    ]
    progress = tmp_path / "progress"
    with (
        progress.open("wb") as log,
        subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True, start_new_session=True
        ) as process,
    ):
        group = os.getpgid(process.pid)
        _wait_for(lambda: b" of 100000 drafts" in progress.read_bytes())
        os.killpg(group, signal.SIGINT)
        printed, _ = process.communicate(timeout=60)
    assert process.returncode == 130
    assert re.search(
        r"^[1-9]\d* drafts, seed 0, 0 disagreements, \d+ a second\nInterrupted: 100000", printed, re.MULTILINE
    )
    assert printed.startswith("rule ")
    assert b"Traceback" not in progress.read_bytes()
    _wait_for(lambda: not _alive(group))


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def _wait_for(found: Any) -> None:
    for _ in range(600):
        if found():
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen within 30 seconds")
