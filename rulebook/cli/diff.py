"""`rulebook diff`: compare two versions of a draft, and say what got worse and through which article."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Sequence

import click

from rulebook.check import check_against
from rulebook.cli.configured import Configured
from rulebook.cli.in_force import applied
from rulebook.cli.options import (
    as_of_option,
    chosen_rulebooks,
    colour_option,
    day_of,
    editions_option,
    guarded,
    lang_option,
    reading_option,
    rulebook_option,
    strict_option,
    terminal_width,
    wants_colour,
    written_to,
)
from rulebook.errors import RulebookError
from rulebook.load.draft import parse_draft
from rulebook.load.revisions import read_versions
from rulebook.load.waivers import at_version
from rulebook.model.compared_drafts import Version
from rulebook.model.edition import Edition
from rulebook.model.report import Checked
from rulebook.model.versions import VersionsView
from rulebook.words import Lang


@click.command("diff", cls=Configured, drafts=("old", "new"))
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--format", "form", type=click.Choice(["json", "markdown", "text"]), default="text", show_default=True)
@lang_option
@as_of_option
@editions_option
@rulebook_option
@reading_option
@strict_option
@click.option("--output", "-o", type=click.Path(dir_okay=False), default=None, help="Write to a file.")
@colour_option
@guarded
def command(
    old: str,
    new: str,
    form: str,
    lang: Lang,
    as_of: datetime.datetime | None,
    editions: Sequence[str],
    folders: Sequence[str],
    readings: Sequence[str],
    strict: bool,
    output: str | None,
    colour: str,
) -> int:
    """Compare two versions of a draft: which outcomes changed, and because of what.

    OLD and NEW are files, or paths at a git revision: HEAD~1:agreements/draft.json. HEAD~1: alone
    means the path of the other version. The recorded decisions that lie beside each version are applied.

    \b
    rulebook diff first-draft.json second-draft.json
    rulebook diff main: agreements/draft.json

    \b
    Exit code  0  nothing got worse
               1  a verdict, a hard precondition or a remark got worse
               2  the versions could not be compared
    """
    day = day_of(as_of)
    books = [rulebook.edition for rulebook in chosen_rulebooks(editions, folders, readings, day)]
    read = read_versions(old, new)
    checked = [_checked(version, books, day, strict) for version in read]

    # Imported late: two files that cannot be read need none of it.
    from rulebook.render.versions import versions_view
    from rulebook.versions.outcomes import compared

    view = versions_view(compared(checked[0], checked[1], books, day), read, books, day, lang, strict, applied())
    written = _written(view, form, output is None and wants_colour(colour, sys.stdout))
    written_to(output, written)
    return view.exit_code


def _checked(version: Version, books: Sequence[Edition], day: datetime.date, strict: bool) -> Checked:
    try:
        draft = parse_draft(version.data, version.name)
        waivers = at_version(version, draft)
    except RulebookError as error:
        return Checked.unread(version.name, error)
    return check_against(draft, books, as_of=day, waivers=waivers, strict=strict)


def _written(view: VersionsView, form: str, colour: bool) -> bytes:
    from rulebook.render.json import document
    from rulebook.render.versions_markdown import versions_markdown
    from rulebook.render.versions_text import versions_text

    if form == "json":
        return document(view)
    return versions_markdown(view) if form == "markdown" else versions_text(view, terminal_width(), colour)
