"""`rulebook schemas`: show a published JSON Schema, or write them all to a folder."""

from __future__ import annotations

import os

import click

from rulebook.cli.configured import Configured
from rulebook.cli.options import guarded, lang_option, stdout_bytes
from rulebook.errors import Problem, UsageError
from rulebook.load.files import write_atomic
from rulebook.render.schemas import SCHEMAS, schema_bytes
from rulebook.words import Lang


@click.command("schemas", cls=Configured)
@click.argument("name", required=False)
@click.option(
    "--write", type=click.Path(file_okay=False), default=None, metavar="FOLDER", help="Write all to a folder."
)
@lang_option
@guarded
def command(name: str | None, write: str | None, lang: Lang) -> int:
    """Show a JSON Schema by name, such as draft, report or rule; without one, list them all."""
    if write is not None:
        os.makedirs(write, exist_ok=True)
        for known in SCHEMAS:
            write_atomic(os.path.join(write, f"{known}.schema.json"), [schema_bytes(known)])
        return 0
    if name is None:
        for known, (_, description) in SCHEMAS.items():
            click.echo(f"{known:12} {description}")
        return 0
    if name not in SCHEMAS:
        raise UsageError(Problem("usage.no_such_schema", {"name": name, "known": ", ".join(SCHEMAS)}))
    stdout_bytes([schema_bytes(name)])
    return 0
