"""Texts of `rulebook waive`: what it asks, what it says, and what it refuses."""

from __future__ import annotations

from rulebook.words import Lang
from rulebook.words.report import Both
from rulebook.words.rules import near_texts

WAIVE: dict[str, Both] = {
    "failing": {"en": "What fails and may be waived:", "nl": "Wat niet voldoet en waarvoor ontheffing kan worden gegeven:"},
    "rule": {"en": "For which rule", "nl": "Voor welke regel"},
    "records": {"en": "For which records, with commas between", "nl": "Voor welke onderdelen, met komma's ertussen"},
    "authority": {"en": "Which authority decided ({known})", "nl": "Welk gezag heeft besloten ({known})"},
    "name": {"en": "Who decided: person or office", "nl": "Wie heeft besloten: persoon of functie"},
    "reason": {"en": "Reason", "nl": "Reden"},
    "title": {"en": "Title of the document", "nl": "Titel van het document"},
    "reference": {"en": "Reference of the document", "nl": "Kenmerk van het document"},
    "date": {"en": "Date of the document (YYYY-MM-DD)", "nl": "Datum van het document (JJJJ-MM-DD)"},
    "valid_until": {"en": "Last day on which it counts (YYYY-MM-DD)", "nl": "Laatste dag waarop het geldt (JJJJ-MM-DD)"},
    "not_a_date": {"en": "write a date as 2026-12-31", "nl": "schrijf een datum als 2026-12-31"},
    "not_one_of": {"en": "choose from: {known}", "nl": "kies uit: {known}"},
    "written": {"en": "Written: {path}", "nl": "Geschreven: {path}"},
    "now": {"en": "The check now says:", "nl": "De toets zegt nu:"},
    "still": {"en": "still fails", "nl": "voldoet nog niet"},
}  # fmt: skip

WAIVE_PROBLEMS: dict[str, dict[Lang, tuple[str, str]]] = {
    "waive.stdin": {
        "en": ("a decision is written beside its draft, and standard input is no file", "name the file of the draft"),
        "nl": ("een besluit komt naast het ontwerp te staan, en standaardinvoer is geen bestand", "noem het bestand van het ontwerp"),
    },
    "waive.nothing": {
        "en": ("nothing fails in {draft} for which a waiver may be given", "`rulebook check` shows every outcome"),
        "nl": ("in {draft} is niets dat niet voldoet en waarvoor ontheffing kan worden gegeven", "`rulebook check` toont elke uitkomst"),
    },
    "waive.missing": {
        "en": ("without a terminal nobody can be asked, and these are not given: {options}", "give them; `rulebook waive --help` says what they mean"),
        "nl": ("zonder terminal is er niemand om te vragen, en dit is niet gegeven: {options}", "geef het; `rulebook waive --help` zegt wat het betekent"),
    },
    **near_texts(
        "no waiver can be given for the rule `{name}`: it is not one that fails for this draft and may be waived",
        "voor de regel `{name}` kan geen ontheffing worden gegeven: dit ontwerp schendt hem niet, of niemand mag ervan afwijken",
        "these fail: {known}", "deze worden geschonden: {known}", "waive.rule",
    ),
    **near_texts(
        "the rule does not fail for `{name}`", "de regel wordt niet geschonden voor `{name}`",
        "it fails for: {known}", "hij wordt geschonden voor: {known}", "waive.record",
    ),
    **near_texts(
        "`{name}` may not waive this rule", "`{name}` mag van deze regel geen ontheffing geven",
        "these may: {known}", "deze mogen het: {known}", "waive.authority",
    ),
    "waive.expired": {
        "en": ("the decision would not count on {day}: its last day, {until}, has passed", "give a later --valid-until"),
        "nl": ("het besluit zou op {day} niet gelden: de laatste dag, {until}, is voorbij", "geef een latere --valid-until"),
    },
    "waive.not_yet": {
        "en": ("the decision would not count on {day}: its document is of {date}", "correct --date, or write it on that day"),
        "nl": ("het besluit zou op {day} niet gelden: het document is van {date}", "verbeter --date, of schrijf het op die dag"),
    },
    "waive.file": {
        "en": ("`{name}` cannot be the name of the file", "give a name without folders, or one in waivers/"),
        "nl": ("`{name}` kan niet de naam van het bestand zijn", "geef een naam zonder mappen, of een in waivers/"),
    },
}  # fmt: skip
