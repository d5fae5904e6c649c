"""`rulebook rules diff`: compare two editions, and say what the difference does to drafts."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import click

from rulebook.check import check
from rulebook.cli.configured import Configured, found_files
from rulebook.cli.options import (
    as_of_option,
    chosen_rulebooks,
    colour_option,
    day_of,
    guarded,
    lang_option,
    stdout_bytes,
    terminal_width,
    wants_colour,
)
from rulebook.errors import Problem, RulebookError, UsageError
from rulebook.load.draft import parse_draft
from rulebook.load.edition import edition_names
from rulebook.load.files import Found, read_bytes
from rulebook.load.waivers import Shelf, gather
from rulebook.model.compared import Difference, DraftDifference
from rulebook.model.edition import Edition
from rulebook.model.report import Checked
from rulebook.render.difference import difference_json, difference_text, difference_view
from rulebook.words import Lang
from rulebook.workshop.difference import difference, outcomes_apart


@click.command("diff", cls=Configured, drafts=("paths",))
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option(
    "--draft", "paths", multiple=True, metavar="PATH",
    help="A draft, or a folder of drafts, to check against both; may be repeated.",
)  # fmt: skip
@click.option("--format", "form", type=click.Choice(["json", "text"]), default="text", show_default=True)
@lang_option
@as_of_option
@colour_option
@guarded
def command(
    first: str,
    second: str,
    paths: Sequence[str],
    form: Literal["json", "text"],
    lang: Lang,
    as_of: datetime.datetime | None,
    colour: str,
) -> int:
    """Compare two editions. A and B are names of editions that ship, or folders of your own.

    \b
    Exit code  0  the editions are the same, and so is every outcome
               1  something differs
               2  something could not be compared
    """
    day = day_of(as_of)
    one, other = _editions((first, second), day)
    found = difference(one, other)
    files, walked = found_files(paths)
    shelf = gather([each.path for each in files], walked)
    drafts = [_draft(each, found, day, shelf) for each in files]
    drafts += [DraftDifference(Checked(path, problems=problems)) for path, problems in shelf.lost()]
    view = difference_view(found, drafts, day, lang)
    stdout_bytes(
        [
            difference_json(view)
            if form == "json"
            else difference_text(view, terminal_width(), wants_colour(colour, sys.stdout))
        ]
    )
    return view.exit_code


def _editions(names: Sequence[str], day: datetime.date) -> list[Edition]:
    """Return the edition of each name or folder. Raises UsageError with the faults of all."""
    found: list[Edition] = []
    problems: list[Problem] = []
    for name in names:
        folder = name not in edition_names() and ("/" in name or Path(name).is_dir())
        try:
            chosen = chosen_rulebooks(() if folder else (name,), (name,) if folder else (), (), day, decide=False)
            found += [each.edition for each in chosen]
        except RulebookError as error:
            problems += error.problems
    if problems:
        raise UsageError(problems)
    return found


def _draft(found: Found, of: Difference, day: datetime.date, shelf: Shelf) -> DraftDifference:
    """Check one draft against both editions. One that cannot be read is reported; the others still are."""
    if found.problem is not None:
        shelf.unread = True
        return DraftDifference(Checked(found.path, problems=(found.problem,)))
    try:
        draft = parse_draft(read_bytes(found.path), found.path)
    except RulebookError as error:
        shelf.unread = True
        return DraftDifference(Checked.unread(found.path, error))
    waivers = shelf.of(draft)
    first, second = (check(draft, edition, as_of=day, waivers=waivers) for edition in (of.first, of.second))
    return DraftDifference(Checked(found.path, (first, second)), outcomes_apart(of, first, second))
