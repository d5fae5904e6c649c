"""Tell the documentation site what only the program knows: the options of a check, and what it says of the starters."""

from __future__ import annotations

from collections.abc import Sequence

import click

from rulebook.check import check
from rulebook.cli.check import command as check_command
from rulebook.load.draft import parse_draft
from rulebook.model.edition import Edition
from rulebook.site.guide import AS_OF, STARTERS, Guide, Option, Starter, starter_text
from rulebook.site.pages import site
from rulebook.words import LANGS, Lang


def site_of(edition: Edition, langs: Sequence[Lang] = LANGS, applied: str = "") -> dict[str, bytes]:
    """Return every file of the site by its path. The same edition, applied alike, always gives the same bytes."""
    return site(edition, guide(edition, applied), langs)


def guide(edition: Edition, applied: str = "") -> Guide:
    """Return the options of `rulebook check`, and each starter with its report under this edition."""
    context = click.Context(check_command)
    options = [_option(one) for one in check_command.get_params(context) if isinstance(one, click.Option)]
    return Guide(options, [_starter(name, edition) for name in STARTERS], applied)


def _option(found: click.Option) -> Option:
    choices = "|".join(found.type.choices) if isinstance(found.type, click.Choice) else ""
    value = "" if found.is_flag else found.metavar or choices
    return Option(f"{', '.join(found.opts)} {value}".strip(), found.help or "")


def _starter(name: str, edition: Edition) -> Starter:
    text = starter_text(name)
    # One engine is enough here: the tests ask both.
    report = check(parse_draft(text.encode(), f"{name}.json"), edition, as_of=AS_OF, engine="native")
    return Starter(name, text, report)
