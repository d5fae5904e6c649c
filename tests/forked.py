"""Run the command in a process of its own that need not import everything first: a fork of one that has.

A start of Python with the program costs more than most of what the tests ask of it. One process
that has imported the commands, and done nothing with them, is kept for each run of the tests;
each call is a fork of it, with its own arguments, folder, environment, input and output, which
ends as the command itself ends. It never decides a draft, so that nothing is remembered.

What depends on how Python starts (`PYTHON...`, the locale, the time zone) needs a start of Python.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import io
import json
import os
import runpy
import select
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
STREAMS = ("in", "out", "err")


def run(
    arguments: Sequence[str], cwd: Path, stdin: bytes | None, env: Mapping[str, str], timeout: float
) -> subprocess.CompletedProcess[bytes]:
    """Run the command as `python -m rulebook` does. Raises TimeoutExpired."""
    with tempfile.TemporaryDirectory() as folder:
        files = {name: Path(folder, name) for name in STREAMS}
        files["in"].write_bytes(stdin or b"")
        asked = {"arguments": list(arguments), "cwd": str(cwd), "env": dict(env)}
        code = _answer({**asked, **{name: str(path) for name, path in files.items()}}, timeout)
        return subprocess.CompletedProcess(list(arguments), code, files["out"].read_bytes(), files["err"].read_bytes())


@cache
def _parent() -> subprocess.Popen[bytes]:
    """Start the process that is forked. It ends when its input does: with who runs the tests, if not before."""
    parent = subprocess.Popen(
        [sys.executable, "-m", "tests.forked"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    )
    atexit.register(_end, parent)
    return parent


def _end(parent: subprocess.Popen[bytes]) -> None:
    with parent:
        parent.kill()


def _answer(asked: Mapping[str, Any], timeout: float) -> int:
    parent = _parent()
    assert parent.stdin is not None
    assert parent.stdout is not None
    parent.stdin.write(json.dumps(asked).encode() + b"\n")
    if not select.select([parent.stdout], [], [], timeout)[0]:
        _end(parent)
        _parent.cache_clear()
        raise subprocess.TimeoutExpired(asked["arguments"], timeout)
    return int(parent.stdout.readline())


def main() -> None:
    """Import the commands, and fork for each call that is read, one after the other."""
    from rulebook.cli import COMMANDS

    for name in COMMANDS:
        importlib.import_module(f"rulebook.cli.{name}")
    gc.freeze()
    for line in sys.stdin.buffer:
        child = os.fork()
        if not child:
            _become(json.loads(line))
        _, status = os.waitpid(child, 0)
        os.write(1, b"%d\n" % os.waitstatus_to_exitcode(status))


def _become(asked: Mapping[str, Any]) -> None:
    """Be the command: it ends this process."""
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["env"])
    for number, name in enumerate(STREAMS):
        handle = os.open(asked[name], os.O_RDWR | os.O_CREAT)
        os.dup2(handle, number)
        os.close(handle)
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), "utf-8")
    sys.stdout = io.TextIOWrapper(io.BufferedWriter(io.FileIO(1, "w", closefd=False)), "utf-8")
    sys.stderr = io.TextIOWrapper(
        io.BufferedWriter(io.FileIO(2, "w", closefd=False)), "utf-8", "backslashreplace", line_buffering=True
    )
    sys.argv[1:] = asked["arguments"]
    runpy.run_module("rulebook", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
