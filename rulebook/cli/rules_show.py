"""`rulebook rules show`, for which `rulebook rules` is enough: list the rules, or show one in its source's context."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Sequence

import click

from rulebook.cli.configured import Configured
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
    stdout_bytes,
    terminal_width,
    wants_colour,
)
from rulebook.errors import UsageError
from rulebook.load.nearest import unknown
from rulebook.render.rules import list_rules, show_rule
from rulebook.words import Lang


@click.command("show", cls=Configured)
@click.argument("rule", required=False)
@lang_option
@as_of_option
@editions_option
@rulebook_option
@reading_option
@colour_option
@guarded
def command(
    rule: str | None,
    lang: Lang,
    as_of: datetime.datetime | None,
    editions: Sequence[str],
    folders: Sequence[str],
    readings: Sequence[str],
    colour: str,
) -> int:
    """List the rules, or show one: by its id (SPEC-201) or its slug."""
    books = [found.edition for found in chosen_rulebooks(editions, folders, readings, day_of(as_of))]
    width, coloured = terminal_width(), wants_colour(colour, sys.stdout)
    if rule is None:
        stdout_bytes([b"\n".join(list_rules(book, lang, width, coloured) for book in books)])
        return 0
    shown = [show_rule(book, found, lang, width, coloured) for book in books if (found := book.rule(rule)) is not None]
    if not shown:
        known = [name for book in books for each in book.rules for name in (each.id, each.slug)]
        raise UsageError(unknown("usage.no_such_rule", rule, known))
    stdout_bytes(shown)
    return 0
