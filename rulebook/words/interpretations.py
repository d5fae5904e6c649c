"""Texts for interpretations whose files are wrong, and for readings that cannot be chosen."""

from __future__ import annotations

from rulebook.words.rules import Texts, near_texts

INTERPRETATIONS: dict[str, Texts] = {
    **near_texts(
        "there is no interpretation or parameter `{name}` to choose a reading for",
        "er is geen interpretatie of parameter `{name}` om een lezing voor te kiezen",
        "choose one of: {known}",
        "kies een van: {known}",
        "reading.no_such_name",
    ),
    "reading.nothing_to_choose": {
        "en": ("there is nothing to choose in this rulebook, so not `{name}` either", "leave --reading out"),
        "nl": ("in dit regelboek valt niets te kiezen, dus ook `{name}` niet", "laat --reading weg"),
    },
    **near_texts(
        "`{name}` is no reading of `{of}` that can be chosen",
        "`{name}` is geen lezing van `{of}` die gekozen kan worden",
        "choose one of: {known}",
        "kies een van: {known}",
        "reading.not_offered",
    ),
    **near_texts(
        "this edition has no rule `{name}`",
        "deze editie heeft geen regel `{name}`",
        "name a rule of this edition: {known}",
        "noem een regel van deze editie: {known}",
        "reading.no_such_rule",
    ),
    **near_texts(
        "{rule} has no limb `{name}`",
        "{rule} heeft geen deel `{name}`",
        "name one of its limbs: {known}",
        "noem een van de delen: {known}",
        "reading.no_such_limb",
    ),
    "reading.form": {
        "en": ("`{value}` does not say which reading to choose", "write NAME=VALUE, as in --reading tolerance=5"),
        "nl": ("`{value}` zegt niet welke lezing gekozen is", "schrijf NAAM=WAARDE, zoals --reading tolerance=5"),
    },
    "reading.chosen_twice": {
        "en": ("two readings are chosen for `{name}`: `{first}` and `{second}`", "choose one"),
        "nl": ("voor `{name}` zijn twee lezingen gekozen: `{first}` en `{second}`", "kies er een"),
    },
    "reading.out_of_range": {
        "en": ("the parameter `{name}` cannot be `{value}`", "choose a number from {least} to {most}"),
        "nl": ("de parameter `{name}` kan niet `{value}` zijn", "kies een getal van {least} tot en met {most}"),
    },
    "reading.name_taken": {
        "en": ("a parameter of edition.yaml has the name `{name}` too", "give the interpretation another name"),
        "nl": ("een parameter in edition.yaml heet ook `{name}`", "geef de interpretatie een andere naam"),
    },
    "reading.twice": {
        "en": ("two readings of one interpretation have the name `{name}`", "give one of them another name"),
        "nl": ("twee lezingen van een interpretatie heten `{name}`", "geef een van de twee een andere naam"),
    },
    "reading.not_listed": {
        "en": (
            "{by} depends on the interpretation `{name}`, which does not name it",
            "add {by} to the `rules` or `definitions` of interpretations/{name}.yaml",
        ),
        "nl": (
            "{by} hangt af van de interpretatie `{name}`, maar die noemt {by} niet",
            "zet {by} bij `rules` of `definitions` in interpretations/{name}.yaml",
        ),
    },
    "reading.branch_missing": {
        "en": (
            "nothing is said for the reading `{name}` of `{of}`",
            "add a condition for it: each reading that can be chosen needs one",
        ),
        "nl": (
            "voor de lezing `{name}` van `{of}` staat er niets",
            "voeg er een voorwaarde voor toe: elke lezing die gekozen kan worden, heeft er een nodig",
        ),
    },
    "reading.changes_nothing": {
        "en": (
            "`{name}` offers several readings, and no rule changes with them",
            "let a rule or definition depend on it (`reading`, `under`, `forces`), or set `offered: false`",
        ),
        "nl": (
            "`{name}` biedt meer dan een lezing, maar geen regel verandert ermee",
            "laat een regel of definitie ervan afhangen (`reading`, `under`, `forces`), of zet er `offered: false` bij",
        ),
    },
    "reading.forces_twice": {
        "en": (
            "the interpretations `{name}` and `{other}` both change the force of {rule}",
            "let one of them do so",
        ),
        "nl": (
            "de interpretaties `{name}` en `{other}` veranderen allebei de kracht van {rule}",
            "laat een van de twee dat doen",
        ),
    },
    "reading.no_limb_left": {
        "en": (
            "a choice of readings leaves {name} without any limb",
            "add a limb without `under`, or one for each reading of one interpretation",
        ),
        "nl": (
            "bij een keuze van lezingen blijft van {name} geen deel over",
            "voeg een deel zonder `under` toe, of een voor elke lezing van een interpretatie",
        ),
    },
}
