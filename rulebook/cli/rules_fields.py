"""`rulebook rules fields`: what the conditions of rules can name."""

from __future__ import annotations

import click

from rulebook.cli.configured import Configured
from rulebook.cli.options import guarded, lang_option, stdout_bytes
from rulebook.errors import UsageError
from rulebook.load.nearest import unknown
from rulebook.model.vocabulary import vocabulary
from rulebook.render.fields import list_fields, list_lists
from rulebook.words import Lang


@click.command("fields", cls=Configured)
@click.argument("name", required=False, metavar="[LIST]")
@lang_option
@guarded
def command(name: str | None, lang: Lang) -> int:
    """List what conditions can name: the lists of a draft, or the fields of the records in one.

    \b
    rulebook rules fields            the lists, each with the name of one of its records
    rulebook rules fields notices    the fields of a notice, and the words that each may hold
    """
    if name is None:
        stdout_bytes([list_lists(lang)])
        return 0
    if name not in vocabulary():
        raise UsageError(unknown("usage.no_such_list", name, list(vocabulary())))
    stdout_bytes([list_fields(vocabulary()[name], lang)])
    return 0
