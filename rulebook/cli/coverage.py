"""`rulebook coverage`: what becomes of each sentence of the letter."""

from __future__ import annotations

import sys

import click

from rulebook.cli.configured import Configured
from rulebook.cli.options import (
    colour_option,
    guarded,
    lang_option,
    terminal_width,
    wants_colour,
    written_to,
)
from rulebook.load.edition import DEFAULT_EDITION, load_edition
from rulebook.model.coverage import Coverage
from rulebook.model.edition import Edition
from rulebook.words import Lang
from rulebook.workshop.coverage import coverage


@click.command("coverage", cls=Configured)
@click.argument("rulebook", required=False)
@click.option("--format", "form", type=click.Choice(["html", "json", "text"]), default="text", show_default=True)
@lang_option
@click.option("--output", "-o", type=click.Path(dir_okay=False), default=None, help="Write to a file.")
@colour_option
@guarded
def command(form: str, lang: Lang, rulebook: str | None, output: str | None, colour: str) -> int:
    """Say of each sentence of the letter which rules and definitions cite it, or why it carries no rule.

    \b
    Exit code  0  every sentence is cited, or listed with a reason
               1  a sentence is neither
               2  the rulebook could not be read
    """
    book = load_edition(rulebook or DEFAULT_EDITION)
    found = coverage(book)
    written = _written(book, found, form, lang, output is None and wants_colour(colour, sys.stdout))
    written_to(output, written)
    return 1 if found.open else 0


def _written(book: Edition, found: Coverage, form: str, lang: Lang, colour: bool) -> bytes:
    # Imported late: each form needs libraries that the others do not.
    if form == "html":
        from rulebook.site.letter import letter_page

        return letter_page(book, found, lang)
    from rulebook.render.coverage import coverage_json, coverage_text

    return coverage_json(found) if form == "json" else coverage_text(found, lang, terminal_width(), colour)
