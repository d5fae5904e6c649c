"""Let durable_rules do its worst, in real processes on the real command line.

A package of the same name stands before the real one. It is the real library, but for one
habit: when it hears a certain word of a draft it misbehaves.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from rulebook.engine import opinions

pytestmark = [
    pytest.mark.skipif(not opinions.installed(), reason="needs durable_rules, which is compiled: [durable]"),
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc"),
]

ROOT = Path(__file__).parent.parent
MAIN = (ROOT / "agreements" / "be-nl-frigates-minehunters.json").read_text(encoding="utf-8")
BAD = MAIN.replace('"state": "BE"', '"state": "ZW"')
AT = ("--as-of", "2026-01-01")
PATIENT = "from rulebook.engine import durable; durable.PATIENCE = 1; from rulebook.cli import main; main()"

HABIT = """
import os, signal, stat, sys, time
__path__ = [{real!r}]
exec(open({real!r} + "/__init__.py").read())
from durable import engine

sound = engine.Host.assert_fact

def say(answer):
    for fd in range(3, 256):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                os.write(fd, answer)
        except OSError:
            pass

def misbehave():
    {habit}

def assert_fact(self, ruleset, fact, complete=None):
    if fact.get("word") == "ZW":
        misbehave()
    return sound(self, ruleset, fact, complete)

engine.Host.assert_fact = assert_fact
"""

ENDED = "its process ended"
NONSENSE = "its answer makes no sense"
LATE = "no answer within 1 seconds"
# What the library does, and why there is then no answer.
HABITS = {
    "is killed": ("os.kill(os.getpid(), signal.SIGKILL)", f"{ENDED} (SIGKILL)"),
    "aborts": ("os.abort()", f"{ENDED} (SIGABRT)"),
    "reads where nothing is": ("import ctypes; ctypes.string_at(0)", f"{ENDED} (SIGSEGV)"),
    "exits": ("os._exit(0)", f"{ENDED} (exit code 0)"),
    "leaves": ("sys.exit('aloud')", f"{ENDED} (exit code 1)"),
    "turns round for ever": ("while True: pass", LATE),
    "sleeps": ("time.sleep(1000)", LATE),
    "takes all memory": ("held = [bytearray(1 << 26) for _ in range(64)]", "out of memory"),
    "says nonsense": (r"say(b'nonsense\n')", NONSENSE),
    "says another thing": (r"say(b'{\"outcomes\": [], \"concerned\": true}\n')", NONSENSE),
    "says a number": (r"say(b'12\n')", NONSENSE),
    "says too much": (r"say(b'[' * 100000 + b'\n')", NONSENSE),
    "says half and dies": (r"say(b'{\"outcomes\": ['); os.kill(os.getpid(), signal.SIGKILL)", f"{ENDED} (SIGKILL)"),
    "says half and sleeps": (r"say(b'{\"outcomes\": ['); time.sleep(1000)", LATE),
    "hangs up": ("os.closerange(3, 256); time.sleep(1000)", "its process hung up"),
    "raises": ("raise RuntimeError('it broke')", "RuntimeError: it broke"),
}


def library(at: Path, habit: str) -> dict[str, str]:
    """Put a library with a habit at a path; return the environment in which it is found first."""
    found = find_spec("durable")
    assert found is not None
    assert found.submodule_search_locations
    (at / "durable").mkdir()
    text = HABIT.format(real=found.submodule_search_locations[0], habit=habit)
    (at / "durable" / "__init__.py").write_text(text, encoding="utf-8")
    return {"PYTHONPATH": f"{at}{os.pathsep}{ROOT}"}


def run(*args: str, env: dict[str, str], start: tuple[str, ...] = ("-m", "rulebook")) -> tuple[int, str, str]:
    """Run the command in a session of its own; return its exit code and output when nothing of it is left."""
    with started(*args, env=env, start=start) as process:
        out, err = process.communicate(timeout=120)
    wait_for(lambda: not session(process.pid))
    return process.returncode, out, err


def started(*args: str, env: dict[str, str], start: tuple[str, ...] = ("-m", "rulebook")) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *start, *args],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        start_new_session=True,
        # What runs the tests may itself have been started to go on when its terminal is interrupted.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def session(number: int) -> list[int]:
    """Return the processes of a session that are alive."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _, _, sid = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[:4]
            if int(sid) == number and state not in "ZX":
                found.append(int(path.parent.name))
    return found


def wait_for(found: Callable[[], Any]) -> Any:
    for _ in range(600):
        if value := found():
            return value
        time.sleep(0.05)
    raise AssertionError("it did not happen within 30 seconds")


def folder(at: Path, *texts: str) -> str:
    at.mkdir()
    for number, text in enumerate(texts):
        (at / f"{number:03}.json").write_text(text, encoding="utf-8")
    return str(at)


@pytest.mark.parametrize("name", HABITS)
def test_a_child_that_fails_is_an_error_of_that_draft_alone(tmp_path: Path, name: str) -> None:
    habit, why = HABITS[name]
    env = library(tmp_path, habit)
    drafts = folder(tmp_path / "drafts", MAIN, BAD, MAIN)
    start = ("-c", PATIENT) if why == LATE else ("-m", "rulebook")
    code, out, err = run("check", drafts, *AT, "--engine", "both", "--format", "json", env=env, start=start)
    assert (code, err) == (2, "")
    first, bad, last = json.loads(out)["drafts"]
    assert [first["verdict"], bad["verdict"], last["verdict"]] == ["compliant", "error", "compliant"]
    assert bad["path"].endswith("001.json")
    [error] = bad["results"][0]["errors"]
    assert f"the second engine (durable_rules) gave no answer: {why}" in error["message"]
    assert "--engine native" in error["help"]
    assert (first["results"][0]["errors"], last["results"][0]["errors"]) == ([], [])


def test_in_text_the_error_names_the_draft_and_the_native_engine_decides_as_ever(tmp_path: Path) -> None:
    env = library(tmp_path, HABITS["is killed"][0])
    drafts = folder(tmp_path / "drafts", MAIN, BAD)
    code, out, err = run("check", drafts, *AT, "--engine", "both", env=env)
    assert (code, "Traceback" in out + err) == (2, False)
    assert "001.json" in out
    assert "gave no answer: its process ended (SIGKILL)" in " ".join(out.split())
    code, out, _ = run("check", drafts, *AT, "--engine", "native", env=env)
    assert (code, "decided by: native\n" in out) == (0, True)


def test_what_the_library_prints_does_not_reach_the_report(tmp_path: Path) -> None:
    env = library(tmp_path, r"os.write(1, b'noise\n'); os.write(2, b'noise\n'); print('noise', flush=True)")
    drafts = folder(tmp_path / "drafts", BAD)
    quiet = run("check", drafts, *AT, "--engine", "both", "--format", "json", env={})
    assert quiet[0] == 0
    assert run("check", drafts, *AT, "--engine", "both", "--format", "json", env=env) == quiet


@pytest.mark.parametrize("built", ["another Python", "another machine"])
def test_a_library_built_for_another_is_an_error_and_native_still_works(tmp_path: Path, built: str) -> None:
    drafts = folder(tmp_path / "drafts", MAIN, MAIN)
    if built == "another Python":
        # The part in Python is there, and the compiled one is called for another version.
        env = library(tmp_path, "pass")
        package = tmp_path / "durable" / "__init__.py"
        package.write_text("import sys; sys.modules['durable_rules_engine'] = None\n" + package.read_text())
    else:
        (tmp_path / "durable_rules_engine.so").write_bytes(b"\xca\xfe\xba\xbe" * 64)
        env = {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    code, out, err = run("check", drafts, *AT, "--format", "json", env=env)
    assert (code, err) == (2, "")
    for draft in json.loads(out)["drafts"]:
        [error] = draft["results"][0]["errors"]
        assert "gave no answer: it could not start: " in error["message"]
        assert "durable_rules_engine" in error["message"]
    assert run("check", drafts, *AT, "--engine", "native", env=env)[0] == 0


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_a_check_that_is_ended_leaves_no_child_behind(tmp_path: Path, name: str) -> None:
    drafts = folder(tmp_path / "drafts", *[MAIN] * 300)
    with started("check", drafts, *AT, "--format", "json", env={}) as process:
        wait_for(lambda: len(session(process.pid)) == 2)
        # As a terminal does it: to all of them at once.
        (os.killpg if name == "SIGINT" else os.kill)(process.pid, signal.Signals[name])
        _, err = process.communicate(timeout=60)
    assert process.returncode != 0
    assert "Traceback" not in err
    wait_for(lambda: not session(process.pid))


def test_a_child_that_hangs_when_its_parent_is_killed_ends_by_itself(tmp_path: Path) -> None:
    env = library(tmp_path, "while True: pass")
    with started("check", folder(tmp_path / "drafts", BAD), *AT, env=env, start=("-c", PATIENT)) as process:
        [child] = wait_for(lambda: [pid for pid in session(process.pid) if pid != process.pid])
        process.kill()
        process.communicate(timeout=60)
    wait_for(lambda: child not in session(process.pid))
