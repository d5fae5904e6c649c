"""Write a report wherever it was asked for, each time in its own form, while the drafts are checked once."""

from __future__ import annotations

import os
import re
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import BinaryIO

from rulebook.cli.options import terminal_width, wants_colour
from rulebook.errors import Problem, UsageError
from rulebook.load.files import replacing
from rulebook.load.nearest import unknown
from rulebook.model.report import Checked, Report
from rulebook.render import FORMATS, SUFFIXES
from rulebook.words import Lang

STDOUT = "-"
_WORD = re.compile(r"\w[\w-]+")
"""What stands before a colon and is neither a drive nor a folder: meant as a form."""


@dataclass(frozen=True, slots=True)
class Output:
    """Be a place for the report and the form that it has there; `-` is standard output."""

    form: str
    path: str


def outputs_of(
    named: Sequence[str], form: str | None, read: Iterable[str] = (), usual: str | None = None
) -> tuple[Output, ...]:
    """Return where the report goes: what `--output` names, or standard output in the form of `--format`.

    A file's form is the one before its name (`gitlab:found.json`), or `form`, or the one that its
    name tells; standard output that nobody said anything of has the `usual` one. Raises UsageError
    for a name that tells none, for one that tells another than `form`, for two reports in one place,
    and for a file that was `read` to make the report.
    """
    if not named:
        return (Output(form or usual or "text", STDOUT),)
    outputs: list[Output] = []
    problems: list[Problem] = []
    sources, places = {_place(path) for path in read}, set[str]()
    for name in named:
        output = _output(name, form, usual)
        if isinstance(output, Problem):
            problems.append(output)
            continue
        place = _place(output.path)
        if place in sources and place != STDOUT:
            problems.append(Problem("output.read", {"path": output.path}, output.path))
        elif place in places:
            problems.append(Problem("output.twice", {"path": output.path}, output.path))
        places.add(place)
        outputs.append(output)
    if problems:
        raise UsageError(problems)
    return tuple(outputs)


def _output(name: str, form: str | None, usual: str | None) -> Output | Problem:
    before, colon, path = name.partition(":")
    if colon and path and before in FORMATS:
        return Output(before, path)
    if colon and path and _WORD.fullmatch(before):
        return unknown("output.unknown_form", before, sorted(FORMATS), path=name)
    if name == STDOUT:
        return Output(form or usual or "text", name)
    tells = next((forms for suffix, forms in SUFFIXES.items() if name.lower().endswith(suffix)), ())
    if form is None and not tells:
        return Problem("output.form", {"path": name, "known": ", ".join(sorted(FORMATS))}, name)
    if form is not None and tells and form not in tells:
        return Problem("output.other_form", {"path": name, "form": form, "tells": tells[0]}, name)
    return Output(form or tells[0], name)


def _place(path: str) -> str:
    return path if path == STDOUT else os.path.realpath(path)


def write_report(report: Report, outputs: Sequence[Output], lang: Lang, colour: str) -> None:
    """Write the report to every output, all of them or none. Raises UsageError."""
    with ExitStack() as stack:
        files = [
            sys.stdout.buffer if output.path == STDOUT else stack.enter_context(replacing(output.path))
            for output in outputs
        ]
        drafts, turns = iter(report.drafts), list[_Turn]()
        turns.extend(_Turn(drafts, turns) for _ in outputs)
        writing = [
            (
                turn,
                file,
                FORMATS[output.form](replace(report, drafts=turn), lang, terminal_width(), _shown(output, colour)),
            )
            for output, file, turn in zip(outputs, files, turns, strict=True)
        ]
        _write(writing)


def _shown(output: Output, colour: str) -> bool:
    return output.path == STDOUT and wants_colour(colour, sys.stdout)


class _Turn:
    """Hand on drafts to one of several writers, and know how many it has taken.

    `waiting` holds those that another one took first. (`itertools.tee` would hold 57 at a time.)
    """

    def __init__(self, drafts: Iterator[Checked], turns: list[_Turn]) -> None:
        self.drafts, self.turns, self.taken, self.waiting = drafts, turns, 0, deque[Checked]()

    def __iter__(self) -> Iterator[Checked]:
        while True:
            if not self.waiting:
                draft = next(self.drafts, None)
                if draft is None:
                    return
                for turn in self.turns:
                    turn.waiting.append(draft)
                del draft
            self.taken += 1
            yield self.waiting.popleft()


def _write(writing: list[tuple[_Turn, BinaryIO, Iterator[bytes]]]) -> None:
    """Let the one that has taken the fewest drafts go on: so no draft waits long to be forgotten."""
    while writing:
        _, file, parts = behind = min(writing, key=lambda each: each[0].taken)
        part = next(parts, None)
        if part is None:
            writing.remove(behind)
        elif part:
            file.write(part)
            if file is sys.stdout.buffer:
                file.flush()
