"""Texts for configurations: what can be wrong with one, and how `rulebook config` shows what is in force."""

from __future__ import annotations

from typing import Literal

CONFIGURATION_PROBLEMS: dict[str, dict[Literal["nl", "en"], tuple[str, str]]] = {
    "configuration.toml": {
        "en": ("this is no valid TOML: `{why}`", "correct it; --isolated checks without any configuration"),
        "nl": ("dit is geen geldige TOML: `{why}`", "verbeter het; --isolated toetst zonder configuratie"),
    },
    "configuration.deep": {
        "en": ("lists or tables are nested too deeply, or a number is too long", "a configuration has lists of words, and one table of readings"),
        "nl": ("lijsten of tabellen zitten te diep in elkaar, of een getal is te lang", "een configuratie heeft lijsten van woorden, en één tabel met lezingen"),
    },
    "configuration.ini": {
        "en": ("found `{line}`, expected KEY = VALUE, or a line of its own that starts with blanks", "correct it; --isolated checks without any configuration"),
        "nl": ("gevonden `{line}`, verwacht SLEUTEL = WAARDE, of een regel die met spaties begint", "verbeter het; --isolated toetst zonder configuratie"),
    },
    "configuration.no_header": {
        "en": ("found `{line}` before any section", "write [tool:rulebook] above it"),
        "nl": ("gevonden `{line}` voor de eerste sectie", "schrijf er [tool:rulebook] boven"),
    },
    "configuration.twice": {
        "en": ("`{name}` was used before", "keep one of the two"),
        "nl": ("`{name}` is al gebruikt", "houd een van de twee"),
    },
    "configuration.not_a_table": {
        "en": ("found `{found}`, expected keys with values", "write the keys below [tool.rulebook]"),
        "nl": ("gevonden `{found}`, verwacht sleutels met waarden", "schrijf de sleutels onder [tool.rulebook]"),
    },
    "configuration.named": {
        "en": ("found `{found}`, expected a name or a path", "write one without line breaks or control characters, or leave it out"),
        "nl": ("gevonden `{found}`, verwacht een naam of een pad", "schrijf er een zonder regeleinden of besturingstekens, of laat het weg"),
    },
    "configuration.readings": {
        "en": ("found `{found}`, expected readings, each as a name and a value", 'write NAME = "VALUE" below [reading] or [tool.rulebook.reading]; in setup.cfg NAME=VALUE, each once and on its own line'),
        "nl": ("gevonden `{found}`, verwacht lezingen, elk met een naam en een waarde", 'schrijf NAAM = "WAARDE" onder [reading] of [tool.rulebook.reading]; in setup.cfg NAAM=WAARDE, elk één keer en op een eigen regel'),
    },
    "configuration.reading": {
        "en": ("found `{found}`, expected a reading or a number", 'write NAME = "VALUE"; `rulebook rules show RULE` shows which there are'),
        "nl": ("gevonden `{found}`, verwacht een lezing of een getal", 'schrijf NAAM = "WAARDE"; `rulebook rules show REGEL` toont welke er zijn'),
    },
    "configuration.section": {
        "en": ("found `{found}`, which nobody reads", "did you mean `{near}`?"),
        "nl": ("gevonden `{found}`, en dat leest niemand", "bedoelde u `{near}`?"),
    },
    "configuration.not_found": {
        "en": ("there is no `{path}`", "check the name of the configuration"),
        "nl": ("er is geen `{path}`", "kijk de naam van de configuratie na"),
    },
    "configuration.no_section": {
        "en": ("there is no section `{section}`", "add it, or leave out --config"),
        "nl": ("er is geen sectie `{section}`", "voeg haar toe, of laat --config weg"),
    },
    "configuration.disagree": {
        "en": ("`{key}` is not the same as in {second}", "keep one of the two configurations"),
        "nl": ("`{key}` is niet hetzelfde als in {second}", "houd een van de twee configuraties"),
    },
    "configuration.apart": {
        "en": ("this is the configuration for `{first}`, and {two} is the one for `{second}`", "check them one after the other, or name one configuration with --config"),
        "nl": ("dit is de configuratie voor `{first}`, en {two} is die voor `{second}`", "toets ze na elkaar, of noem één configuratie met --config"),
    },
    "configuration.partly": {
        "en": ("this is the configuration for `{first}`, and there is none for `{second}`", "check them one after the other, or name the configuration with --config"),
        "nl": ("dit is de configuratie voor `{first}`, en voor `{second}` is er geen", "toets ze na elkaar, of noem de configuratie met --config"),
    },
    "configuration.both": {
        "en": ("--config names a configuration, and --isolated says that there is none", "give one of the two"),
        "nl": ("--config noemt een configuratie, en --isolated zegt dat er geen is", "geef een van beide"),
    },
}  # fmt: skip

SETTINGS: dict[str, dict[Literal["nl", "en"], str]] = {
    "file": {"en": "{path}:{line}:{column}", "nl": "{path}:{line}:{column}"},
    "flag": {"en": "flag", "nl": "optie"},
    "environment": {"en": "environment: {name}", "nl": "omgeving: {name}"},
    "default": {"en": "default", "nl": "standaard"},
    "configuration": {"en": "configuration: {path} ({digest})", "nl": "configuratie: {path} ({digest})"},
    "none": {"en": "configuration: none", "nl": "configuratie: geen"},
    "nothing": {"en": "(none)", "nl": "(geen)"},
    "no_paths": {"en": "(name them)", "nl": "(te noemen)"},
    "all": {"en": "(all)", "nl": "(alle)"},
    "outside": {"en": "outside of the repository: {path}", "nl": "buiten de repository: {path}"},
}
