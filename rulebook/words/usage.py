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
    "usage.rule_in_both": {
        "en": (
            "{first} and {second} both have the rules {rules}, by id or by slug",
            "check against one of them at a time, or give their rules ids and slugs of their own",
        ),
        "nl": (
            "{first} en {second} hebben beide de regels {rules}, met hetzelfde id of dezelfde naam",
            "toets aan een van beide tegelijk, of geef hun regels een eigen id en naam",
        ),
    },
    "usage.none_of_rulebook": {
        "en": ("no rule of {edition} is left to check", "leave out that rulebook, or select a rule of it"),
        "nl": (
            "van {edition} blijft geen regel over om te toetsen",
            "laat dat regelboek weg, of kies er een regel van",
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
}
