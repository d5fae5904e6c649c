"""Texts for calls that ask for something that does not exist."""

from __future__ import annotations

from typing import Literal

USAGE: dict[str, dict[Literal["nl", "en"], tuple[str, str]]] = {
    "usage.engine": {
        "en": (
            "the engine `{name}` needs durable_rules, which is not installed",
            "install agreement-rulebook[durable], or use --engine native",
        ),
        "nl": (
            "de engine `{name}` heeft durable_rules nodig, en dat is niet geïnstalleerd",
            "installeer agreement-rulebook[durable], of gebruik --engine native",
        ),
    },
    "usage.no_such_rule": {
        "en": ("there is no rule `{name}`", "`rulebook rules` lists the rules"),
        "nl": ("er is geen regel `{name}`", "`rulebook rules` toont de regels"),
    },
    "usage.no_such_rule_near": {
        "en": ("there is no rule `{name}`", "did you mean `{near}`?"),
        "nl": ("er is geen regel `{name}`", "bedoelde u `{near}`?"),
    },
    "usage.nothing_selected": {
        "en": ("no rule is left to check", "ignore fewer rules"),
        "nl": ("er blijft geen regel over om te toetsen", "laat minder regels weg"),
    },
    "usage.no_such_schema": {
        "en": ("there is no schema `{name}`", "use one of: {known}"),
        "nl": ("er is geen schema `{name}`", "gebruik een van: {known}"),
    },
    "usage.no_folder": {
        "en": ("`{path}` is no folder", "name a new folder, or one that `rulebook docs` made before"),
        "nl": ("`{path}` is geen map", "noem een nieuwe map, of een die `rulebook docs` eerder heeft gemaakt"),
    },
    "usage.folder_in_use": {
        "en": (
            "the folder `{path}` holds other files, which are left as they are",
            "name a new folder, or one that `rulebook docs` made before",
        ),
        "nl": (
            "in de map `{path}` staan andere bestanden; die blijven zoals ze zijn",
            "noem een nieuwe map, of een die `rulebook docs` eerder heeft gemaakt",
        ),
    },
    "usage.unwritable": {
        "en": ("the folder `{path}` cannot be written: {why}", "name a folder that you may write to"),
        "nl": ("de map `{path}` kan niet worden geschreven: {why}", "noem een map waarin u mag schrijven"),
    },
}
