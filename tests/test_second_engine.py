"""Let both engines decide, break one of them, and kill the second in every way it can die."""

from __future__ import annotations

import datetime
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rulebook.check import check, prepare
from rulebook.engine import durable, opinions
from rulebook.engine.durable import EngineError, SecondEngine
from rulebook.facts.records import records_of
from rulebook.load.draft import load_draft
from rulebook.load.edition import load_edition
from rulebook.model.quantities import DateSpan
from tests import differential, generate, reach

pytestmark = pytest.mark.skipif(not opinions.installed(), reason="needs durable_rules, which is compiled: [durable]")

ROOT = Path(__file__).parent.parent
MAIN = str(ROOT / "agreements" / "be-nl-frigates-minehunters.json")
AS_OF = datetime.date(2026, 1, 1)
DAY = DateSpan.of("2026-01-01")
EDITION = load_edition()
IDS = [rule.id for rule in EDITION.rules]


@pytest.fixture
def second() -> Iterator[SecondEngine]:
    engine = SecondEngine(EDITION, patience=20)
    yield engine
    engine.close()


def records(path: str = MAIN) -> Any:
    return records_of(load_draft(path).data, prepare(EDITION).judge, AS_OF)


def test_the_engines_agree_on_a_thousand_drafts() -> None:
    engines = differential.Engines()
    try:
        tally = differential.run(engines, 0, 1000)
    finally:
        engines.close()
    assert tally.apart == []
    assert tally.drafts == 1000
    assert reach.unreached(tally.reached) == []


@pytest.mark.parametrize("path", sorted((ROOT / "agreements").glob("*.json")), ids=lambda path: path.stem)
def test_the_engines_agree_on_every_sample(path: Path) -> None:
    report = check(load_draft(str(path)), EDITION, as_of=AS_OF, engine="both")
    assert report.problems == ()
    assert report.verdict != "error"


def test_no_old_disagreement_comes_back() -> None:
    engines = differential.Engines()
    saved = sorted((ROOT / "tests" / "disagreements").glob("*.json"))
    assert [path.name for path in saved if engines.differing(generate.reread(path.read_bytes()))] == []
    engines.close()


@pytest.mark.parametrize("path", sorted((ROOT / "agreements").glob("*.json")), ids=lambda path: path.stem)
def test_each_engine_by_itself_gives_the_same_verdict(path: Path) -> None:
    draft = load_draft(str(path))
    verdicts = {check(draft, EDITION, as_of=AS_OF, engine=name).verdict for name in ("native", "durable", "both")}
    assert len(verdicts) == 1


def test_a_disagreement_is_an_error_that_names_the_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes, concerned = SecondEngine(EDITION).decide(records(), DAY, IDS)
    turned = [("SPEC-201", "must", "fail", ()) if outcome[0] == "SPEC-201" else outcome for outcome in outcomes]
    said = opinions.Opinion(turned, concerned)
    monkeypatch.setattr(sys.modules["rulebook.check"], "second_opinion", lambda *_: lambda: said)
    report = check(load_draft(MAIN), EDITION, as_of=AS_OF, engine="both")
    assert report.verdict == "error"
    assert [(problem.code, problem.params["rule"]) for problem in report.problems] == [("engine.disagree", "SPEC-201")]


# The child process dies, hangs, or talks nonsense.


def test_a_child_that_is_killed_is_an_error_and_the_next_draft_gets_a_new_one(second: SecondEngine) -> None:
    outcomes, _ = second.decide(records(), DAY, IDS)
    os.kill(second.process.pid, signal.SIGKILL)
    with pytest.raises(EngineError, match="its process ended"):
        second.decide(records(), DAY, IDS)
    assert second.decide(records(), DAY, IDS)[0] == outcomes


def test_a_child_that_hangs_is_ended(second: SecondEngine) -> None:
    second.decide(records(), DAY, IDS)
    second.patience = 0.2
    process = second.process
    os.kill(process.pid, signal.SIGSTOP)
    with pytest.raises(EngineError, match=r"no answer within 0\.2 seconds"):
        second.decide(records(), DAY, IDS)
    assert second.process is None
    assert not process.is_alive()


@pytest.mark.parametrize("nonsense", [b"\x80nonsense", b"", b"\x80\x04N."])
def test_a_child_that_talks_nonsense_is_ended(second: SecondEngine, nonsense: bytes) -> None:
    second.decide(records(), DAY, IDS)
    talking = durable.multiprocessing.Pipe()
    talking[1].send_bytes(nonsense)
    assert second._connection is not None
    second._connection.close()
    second._connection = talking[0]
    with pytest.raises(EngineError, match=r"its answer makes no sense|its process ended"):
        second.decide(records(), DAY, IDS)
    assert second.process is None


def test_an_error_in_the_child_names_itself(second: SecondEngine) -> None:
    with pytest.raises(EngineError, match="AttributeError"):
        second.decide(None, DAY, IDS)  # type: ignore[arg-type]
    assert second.decide(records(), DAY, IDS)[0]


def run(*args: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "rulebook", *args]
    there = {**os.environ, "PYTHONPATH": str(ROOT), **(env or {})}
    return subprocess.run(command, capture_output=True, text=True, env=there, check=False, timeout=120)


@pytest.mark.parametrize(
    "body",
    ["raise ImportError('built for another Python')", "import os; os.abort()", "raise MemoryError"],
    ids=["built for another Python", "crashes", "out of memory"],
)
def test_a_library_that_cannot_be_used_is_an_error_and_native_still_works(tmp_path: Path, body: str) -> None:
    (tmp_path / "durable").mkdir()
    (tmp_path / "durable" / "__init__.py").write_text(body)
    env = {"PYTHONPATH": f"{tmp_path}:{ROOT}"}
    both = run("check", MAIN, "--as-of", "2026-01-01", env=env)
    assert both.returncode == 2
    assert "the second engine (durable_rules) gave no answer" in " ".join(both.stdout.split())
    native = run("check", MAIN, "--as-of", "2026-01-01", "--engine", "native", env=env)
    assert native.returncode == 0
    assert "decided by: native" in native.stdout


def test_without_the_library_the_native_engine_decides_and_says_so() -> None:
    hide = "import sys; sys.modules['durable'] = None; from rulebook.cli import main; main()"
    command = [sys.executable, "-c", hide, "check", MAIN, "--as-of", "2026-01-01"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    alone = subprocess.run(command, capture_output=True, text=True, env=env, check=False, timeout=120)
    assert (alone.returncode, "decided by: native\n" in alone.stdout) == (0, True)
    asked = subprocess.run([*command, "--engine", "both"], capture_output=True, text=True, env=env, check=False)
    assert asked.returncode == 2
    assert "install agreement-rulebook[durable]" in asked.stderr


def test_ctrl_c_leaves_no_child_behind(tmp_path: Path) -> None:
    text = Path(MAIN).read_bytes()
    for number in range(300):
        (tmp_path / f"{number}.json").write_bytes(text)
    command = [sys.executable, "-m", "rulebook", "check", str(tmp_path), "--format", "json"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env) as process:
        children = _wait_for(lambda: _children(process.pid))
        process.send_signal(signal.SIGINT)
        process.wait(60)
    assert children
    _wait_for(lambda: not any(Path(f"/proc/{child}").exists() for child in children))


def _children(pid: int) -> list[int]:
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _wait_for(found: Any) -> Any:
    for _ in range(300):
        if value := found():
            return value
        time.sleep(0.1)
    raise AssertionError("it did not happen within 30 seconds")
