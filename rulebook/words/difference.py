"""Texts for the difference between two editions."""

from __future__ import annotations

from rulebook.words.report import Both

BECOMES: dict[str, Both] = {
    "appeared": {"en": "appeared", "nl": "nieuw"},
    "disappeared": {"en": "disappeared", "nl": "vervallen"},
    "changed": {"en": "changed", "nl": "gewijzigd"},
}

PARTS: dict[str, Both] = {
    "force": {"en": "force", "nl": "gewicht"},
    "quote": {"en": "quote", "nl": "aanhaling"},
    "conditions": {"en": "conditions", "nl": "voorwaarden"},
    "words": {
        "en": "words: title, meaning, messages or remedy",
        "nl": "woorden: titel, uitleg, meldingen of wat nodig is",
    },
    "examples": {"en": "examples", "nl": "voorbeelden"},
    "definition": {"en": "definition {name}", "nl": "definitie {name}"},
    "parameter": {"en": "parameter {name}", "nl": "parameter {name}"},
    "reading": {"en": "reading of {name}", "nl": "lezing van {name}"},
    "title": {"en": "title", "nl": "titel"},
    "valid-from": {"en": "valid from", "nl": "geldig vanaf"},
    "source": {"en": "text of the source", "nl": "tekst van de bron"},
    "concerns": {"en": "which drafts the source is about", "nl": "over welke ontwerpen de bron gaat"},
    "restating": {"en": "when a quote only repeats the source", "nl": "wanneer een aanhaling alleen de bron herhaalt"},
    "files": {
        "en": "files of the edition, but nothing of its rules",
        "nl": "bestanden van de editie, maar niets van haar regels",
    },
    "waiving": {"en": "who may waive rules", "nl": "wie ontheffing mag geven"},
}

DIFFERENCE: dict[str, Both] = {
    "from_to": {"en": "{first} -> {second}", "nl": "{first} -> {second}"},
    "same": {"en": "The editions are the same.", "nl": "De edities zijn gelijk."},
    "whole": {"en": "The edition as a whole", "nl": "De editie als geheel"},
    "rules": {"en": "Rules", "nl": "Regels"},
    "drafts": {"en": "Drafts", "nl": "Ontwerpen"},
    "part": {"en": "{part}", "nl": "{part}"},
    "part_shown": {"en": "{part}: {first} -> {second}", "nl": "{part}: {first} -> {second}"},
    "absent": {"en": "none", "nl": "geen"},
    "no_rule": {"en": "no such rule", "nl": "die regel is er niet"},
    "no_effect": {"en": "every rule has the same outcome", "nl": "elke regel heeft dezelfde uitkomst"},
    "why": {"en": "because", "nl": "want"},
    "why_appeared": {"en": "the rule appeared", "nl": "de regel is nieuw"},
    "why_disappeared": {"en": "the rule disappeared", "nl": "de regel is vervallen"},
    "why_changed": {"en": "of the rule changed: {parts}", "nl": "van de regel is gewijzigd: {parts}"},
    "why_whole": {
        "en": "the rule is the same; of the edition changed: {parts}",
        "nl": "de regel is gelijk; van de editie is gewijzigd: {parts}",
    },
    "as_of": {"en": "drafts as of {date}", "nl": "ontwerpen op peildatum {date}"},
}
