"""`rulebook docs`: write the documentation site of a rulebook to a folder."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import click

from rulebook.cli.configured import Configured
from rulebook.cli.in_force import from_file
from rulebook.cli.options import chosen_readings, guarded, reading_option
from rulebook.load.edition import DEFAULT_EDITION, load_edition
from rulebook.load.folders import write_folder
from rulebook.load.settling import choosable, settled
from rulebook.words import LANGS, Lang
from rulebook.words.site import WRITTEN


@click.command("docs", cls=Configured)
@click.argument("rulebook", required=False)
@click.option("--output", required=True, metavar="FOLDER", help="Where to write it: a new folder, or an earlier site.")
@reading_option
@click.option("--lang", type=click.Choice([*LANGS, "both"]), default="both", show_default=True,
              help="In which language; with both, each page links to the other.")  # fmt: skip
@guarded
def command(output: str, rulebook: str | None, readings: Sequence[str], lang: str) -> int:
    """Write a rulebook (a folder, or the name of one that ships) as a site to read.

    Rules, definitions, interpretations, the letter, and what a draft must say. It needs no server
    and no network: open FOLDER/index.html. Every page can be printed.

    \b
    rulebook docs --output site
    rulebook docs my-rules/ --output site --lang nl
    """
    # Imported late: no other command needs the templates.
    from rulebook.cli.guide import site_of

    langs: tuple[Lang, ...] = LANGS if lang == "both" else tuple(one for one in get_args(Lang) if one == lang)
    book, chosen = load_edition(rulebook or DEFAULT_EDITION), chosen_readings(readings)
    if from_file("reading"):
        # The configuration chose them for the rulebooks that drafts are checked against.
        chosen = {name: value for name, value in chosen.items() if name in choosable(book)}
    book = settled(book, chosen)
    files = site_of(book, langs, _applied(rulebook))
    write_folder(output, files)
    said = WRITTEN["nl" if lang == "nl" else "en"]
    click.echo(
        said.format(pages=sum(name.endswith(".html") for name in files), path=f"{output.rstrip('/')}/index.html")
    )
    return 0


def _applied(rulebook: str | None) -> str:
    """Say what a check must be told to apply the rulebook of the site."""
    if rulebook is None:
        return ""
    return shlex.join(["--rulebook" if Path(rulebook).is_dir() else "--edition", rulebook])
