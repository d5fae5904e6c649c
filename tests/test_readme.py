"""Keep the README true: its outputs are produced here, its files exist, its commands are the ones CI runs.

After a change that is meant: RULEBOOK_UPDATE=1 python -m pytest tests/test_readme.py
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from rulebook.cli import COMMANDS

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
SHOWN = re.compile(r"<!-- output of: (?P<command>[^\n]+?) -->\n```text\n(?P<output>.*?)```\n", re.S)


def produced(command: str) -> str:
    """Return what a command of the README prints, 90 columns wide."""
    words = shlex.split(command)
    assert words[0] == "rulebook"
    env = {**os.environ, "COLUMNS": "90", "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=ROOT, env=env, capture_output=True, check=False, timeout=120
    )
    return done.stdout.decode() + done.stderr.decode()


def shown() -> list[tuple[str, str]]:
    return [(found["command"], found["output"]) for found in SHOWN.finditer(README.read_text(encoding="utf-8"))]


def test_every_output_in_the_readme_is_the_real_one() -> None:
    text = README.read_text(encoding="utf-8")
    if os.environ.get("RULEBOOK_UPDATE"):
        text = SHOWN.sub(lambda m: f"<!-- output of: {m['command']} -->\n```text\n{produced(m['command'])}```\n", text)
        README.write_text(text, encoding="utf-8")
    assert shown()
    for command, output in shown():
        assert _same(output) == _same(produced(command)), command


def _same(text: str) -> str:
    """Leave out the digest of the rulebook, which changes with every comma, and the engine that not all have."""
    return re.sub(r"\([0-9a-f]{12}\)", "(digest)", text).replace("native, durable", "native")


def test_the_quick_start_is_two_commands_of_one_line() -> None:
    text = README.read_text(encoding="utf-8")
    start = text.index("## Quick start")
    blocks = re.findall(r"```sh\n(.*?)\n```", text[start : text.index("\n## ", start + 1)], re.S)
    assert len(blocks) == 2
    assert all("\n" not in block for block in blocks)
    assert "rulebook check agreements/be-nl-frigates-minehunters.json" in blocks[0]
    assert "pytest" in blocks[1]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"rulebook {command}" in README.read_text(encoding="utf-8")


def test_every_path_that_the_readme_links_to_exists() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
