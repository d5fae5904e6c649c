"""Let both engines decide, and let the second fail in the hands of the first."""

from __future__ import annotations

import datetime
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rulebook.check import check, prepare
from rulebook.engine import opinions
from rulebook.engine.durable import EngineError, SecondEngine
from rulebook.facts.records import records_of
from rulebook.load.draft import load_draft
from rulebook.load.edition import load_edition
from rulebook.model.quantities import DateSpan
from rulebook.model.record import Lists, Records
from tests import differential, generate, reach

pytestmark = pytest.mark.skipif(not opinions.installed(), reason="needs durable_rules, which is compiled: [durable]")

ROOT = Path(__file__).parent.parent
SAMPLES = sorted(path for path in (ROOT / "agreements").glob("*.json") if "." not in path.stem)
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


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_engines_agree_on_every_sample(path: Path) -> None:
    report = check(load_draft(str(path)), EDITION, as_of=AS_OF, engine="both")
    assert report.problems == ()
    assert report.verdict != "error"


def test_no_old_disagreement_comes_back() -> None:
    engines = differential.Engines()
    saved = sorted((ROOT / "tests" / "disagreements").glob("*.json"))
    assert [path.name for path in saved if engines.differing(generate.reread(path.read_bytes()))] == []
    engines.close()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
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


def test_a_child_that_stops_reading_is_ended(second: SecondEngine) -> None:
    second.decide(records(), DAY, IDS)
    second.patience = 0.2
    os.kill(second.process.pid, signal.SIGSTOP)
    party = records().by_collection["parties"][0]
    long = Records(Lists(lambda name: [party] * 100_000 if name == "parties" else []), frozenset())
    with pytest.raises(EngineError, match=r"no answer within 0\.2 seconds"):
        second.decide(long, DAY, IDS)
    assert second.process is None


def test_an_error_in_the_child_names_itself(second: SecondEngine) -> None:
    with pytest.raises(EngineError, match="IndexError"):
        second.decide(Records(Lists(lambda name: []), frozenset()), DAY, IDS)
    assert second.decide(records(), DAY, IDS)[0]


def test_an_answer_that_nobody_waited_for_is_not_taken_for_the_next(second: SecondEngine) -> None:
    second.ask(records(), DAY, IDS[:1])
    outcomes, _ = second.decide(records(), DAY, IDS[1:])
    assert [outcome[0] for outcome in outcomes] == IDS[1:]


def test_without_the_library_the_native_engine_decides_and_says_so() -> None:
    hide = "import sys; sys.modules['durable'] = None; from rulebook.cli import main; main()"
    command = [sys.executable, "-c", hide, "check", MAIN, "--as-of", "2026-01-01"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    alone = subprocess.run(command, capture_output=True, text=True, env=env, check=False, timeout=120)
    assert (alone.returncode, "decided by: native\n" in alone.stdout) == (0, True)
    asked = subprocess.run([*command, "--engine", "both"], capture_output=True, text=True, env=env, check=False)
    assert asked.returncode == 2
    assert "install agreement-rulebook[durable]" in asked.stderr
