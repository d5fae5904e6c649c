"""Define what `rulebook config --format json` holds."""

from __future__ import annotations

from typing import Annotated, Literal

from rulebook.model.noun import Noun
from rulebook.model.view import ConfigurationView, ToolView

SETTINGS_SCHEMA = "https://agreement-rulebook.example/schemas/settings-1.schema.json"

Origin = Literal["flag", "environment", "file", "default"]


class SettingView(Noun):
    """Be one key, what it has in force, and who said so."""

    key: str
    values: Annotated[list[str], "One for a key that holds one; empty where nothing is chosen."]
    origin: Origin
    variable: Annotated[str | None, "The environment variable, where it was that."]
    path: Annotated[str | None, "The configuration, where it was that, with the place of the key in it."]
    line: int | None
    column: int | None
    outside: Annotated[list[str], "Those of its folders that stand outside of the repository."]


class SettingsView(Noun):
    """Be what a check would do where its flags say nothing else."""

    schema_: str
    tool: ToolView
    configuration: Annotated[ConfigurationView | None, "Null where there is none, or `--isolated`."]
    settings: list[SettingView]
