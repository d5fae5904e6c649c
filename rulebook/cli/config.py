"""`rulebook config`: what a check would do, and whether a flag, the environment, a file or nobody said so."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import click
from click.core import ParameterSource

import rulebook
from rulebook.check import EngineChoice, installed
from rulebook.cli.check import command as check_command
from rulebook.cli.check import rulebooks_of, there
from rulebook.cli.configured import Configured, found_files, key_of
from rulebook.cli.in_force import applied, in_force
from rulebook.cli.options import LANG_VARIABLE, as_of_option, day_of, guarded, stdout_bytes
from rulebook.load.configuration import Configuration, outside, repository
from rulebook.load.edition import DEFAULT_EDITION
from rulebook.model.configuration import KEYS
from rulebook.model.edition import series_of
from rulebook.model.settings import SETTINGS_SCHEMA, Origin, SettingsView, SettingView
from rulebook.model.view import ToolView
from rulebook.render.settings import settings_json, settings_text
from rulebook.render.view import configuration_view
from rulebook.words import Lang

APART = ("paths", "format")
NAMES = {key: str(each.name) for each in check_command.params if (key := key_of(each)) is not None}
# The flags of a check, but for the one that says how these settings are written themselves.
FLAGS = [each for each in check_command.params if str(each.name) in NAMES.values() and key_of(each) not in APART]


@click.command("config", cls=Configured, drafts=("paths",), apart=APART[1:], params=list(FLAGS))
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@as_of_option
@click.option("--format", "form", type=click.Choice(["json", "text"]), default="text", show_default=True,
              help="How to write it; `rulebook schemas settings` shows the form of the JSON.")  # fmt: skip
@guarded
def command(form: str, lang: Lang, as_of: datetime.datetime | None, **given: Any) -> int:
    """Show which settings a check of PATH has, and where each comes from.

    It takes the flags of `rulebook check`, and refuses what that would refuse.

    \b
    rulebook config
    rulebook config agreements/draft.json --strict

    \b
    Exit code  0  the settings are shown
               2  the configuration is wrong, or drafts fall under different ones
    """
    _tried(as_of=as_of, **given)
    found = in_force().configuration
    view = SettingsView(
        schema_=SETTINGS_SCHEMA,
        tool=ToolView(name="rulebook", version=rulebook.__version__),
        configuration=configuration_view(applied()),
        settings=[_setting(key, {"lang": lang, **given}, found) for key in KEYS],
    )
    stdout_bytes([settings_json(view) if form == "json" else settings_text(view, lang)])
    return 0


def _tried(
    paths: Sequence[str],
    as_of: datetime.datetime | None,
    editions: Sequence[str],
    folders: Sequence[str],
    readings: Sequence[str],
    select: Sequence[str],
    ignore: Sequence[str],
    engine: EngineChoice | None,
    **_: Any,
) -> None:
    """Raise what a check would raise for these settings."""
    found_files(paths)
    there(engine)
    rulebooks_of(editions, folders, readings, day_of(as_of), select, ignore)


def _setting(key: str, given: dict[str, Any], found: Configuration | None) -> SettingView:
    """Return what a key has in force, and who said so."""
    if found is not None and key in in_force().keys:
        return _of_file(key, found)
    name, variable = NAMES[key], None
    values = _texts(given.get(name))
    origin: Origin = "default"
    source = click.get_current_context().get_parameter_source(name) if name in given else None
    if source is ParameterSource.ENVIRONMENT:
        origin, variable = "environment", LANG_VARIABLE
    elif source is ParameterSource.COMMANDLINE and values:
        origin = "flag"
    return SettingView(
        key=key, values=values or _default(key, given), origin=origin, variable=variable,
        path=None, line=None, column=None, outside=[],
    )  # fmt: skip


def _of_file(key: str, found: Configuration) -> SettingView:
    values, (line, column) = _texts(found.given(key)), found.place(key)
    top = repository(found.path)
    beyond = [each for each in values if key == "rulebook" and outside(each, top)]
    return SettingView(
        key=key, values=values, origin="file", variable=None,
        path=found.path, line=line, column=column, outside=beyond,
    )  # fmt: skip


def _texts(value: Any) -> list[str]:
    if isinstance(value, bool):
        return [str(value).lower()]
    return [str(each) for each in (value if isinstance(value, list | tuple) else [value] if value else [])]


def _default(key: str, given: dict[str, Any]) -> list[str]:
    """Return what a check does where nobody says anything."""
    usual = {"engine": "both" if installed() else "native", "format": "text"}
    if not given["folders"]:
        usual["edition"] = series_of(DEFAULT_EDITION)
    return [usual[key]] if key in usual else []
