"""`rulebook rules show`, for which `rulebook rules` is enough: list the rules, or show one in the letter's context."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from rulebook.cli.options import (
    chosen_readings,
    colour_option,
    edition_option,
    guarded,
    lang_option,
    reading_option,
    stdout_bytes,
    terminal_width,
    wants_colour,
)
from rulebook.errors import Problem, UsageError
from rulebook.load.edition import DEFAULT_EDITION, load_edition
from rulebook.load.nearest import nearest
from rulebook.render.rules import list_rules, show_rule
from rulebook.words import Lang


@click.command("show")
@click.argument("rule", required=False)
@lang_option
@edition_option
@reading_option
@colour_option
@guarded
def command(rule: str | None, lang: Lang, edition: str | None, readings: Sequence[str], colour: str) -> int:
    """List the rules, or show one: by its id (SPEC-201) or its slug."""
    book = load_edition(edition or DEFAULT_EDITION, chosen_readings(readings))
    width, coloured = terminal_width(), wants_colour(colour, sys.stdout)
    if rule is None:
        stdout_bytes([list_rules(book, lang, width, coloured)])
        return 0
    found = book.rule(rule)
    if found is None:
        near = nearest(rule, [name for known in book.rules for name in (known.id, known.slug)])
        code = "usage.no_such_rule_near" if near else "usage.no_such_rule"
        raise UsageError(Problem(code, {"name": rule, "near": near or ""}))
    stdout_bytes([show_rule(book, found, lang, width, coloured)])
    return 0
