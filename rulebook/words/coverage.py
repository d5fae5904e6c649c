"""Texts for the coverage of a letter: what becomes of a sentence, and the page that shows it."""

from __future__ import annotations

from typing import Literal

Both = dict[Literal["nl", "en"], str]

STATES: dict[str, Both] = {
    "rule": {"en": "rule", "nl": "regel"},
    "definition": {"en": "definition", "nl": "definitie"},
    "listed": {"en": "no rule", "nl": "geen regel"},
    "open": {"en": "open", "nl": "open"},
}

STATES_SAY: dict[str, Both] = {
    "rule": {"en": "A rule rests on it.", "nl": "Er rust een regel op."},
    "definition": {"en": "A definition rests on it.", "nl": "Er rust een definitie op."},
    "listed": {
        "en": "It carries no rule, for a reason that is given.",
        "nl": "Het draagt geen regel, om een genoemde reden.",
    },
    "open": {"en": "Nobody said yet what becomes of it.", "nl": "Niemand heeft nog gezegd wat ermee gebeurt."},
}

PAGE: dict[str, Both] = {
    "title": {"en": "The letter, sentence by sentence", "nl": "De brief, zin voor zin"},
    "whole": {
        "en": "Each of the {n:sentence|sentences} is accounted for.",
        "nl": "Van alle {n:zin|zinnen} is bekend wat ermee gebeurt.",
    },
    "not_whole": {
        "en": "Of {n:sentence|sentences}, {open} {open:?is|are} open: no rule and no definition cites "
        "{open:?it|them}, and no reason says why.",
        "nl": "Van {n:zin|zinnen} {open:?is|zijn} er {open} open: geen regel of definitie haalt {open:?hem|ze} aan, "
        "en geen reden zegt waarom.",
    },
    "sections": {"en": "By section", "nl": "Per deel"},
    "section": {"en": "section", "nl": "deel"},
    "sentences": {"en": "{n:sentence|sentences}", "nl": "{n:zin|zinnen}"},
    "kinds": {"en": "Why sentences carry no rule", "nl": "Waarom zinnen geen regel dragen"},
    "open": {"en": "Open sentences", "nl": "Open zinnen"},
    "open_help": {
        "en": "cite each in a rule or a definition, or list it with its reason in uncited.yaml",
        "nl": "haal elk aan in een regel of definitie, of zet hem met zijn reden in uncited.yaml",
    },
    "before": {"en": "Before the first heading", "nl": "Voor de eerste kop"},
    "after": {"en": "Without a heading", "nl": "Zonder kop"},
    "footnotes": {"en": "Footnotes", "nl": "Voetnoten"},
    "colours": {"en": "What the colours and words mean", "nl": "Wat de kleuren en woorden betekenen"},
    "rules": {"en": "Rules", "nl": "Regels"},
    "definitions": {"en": "Definitions", "nl": "Definities"},
    "cites": {"en": "cites", "nl": "haalt aan"},
    "skip": {"en": "Go to the letter", "nl": "Naar de brief"},
    "contents": {"en": "Contents", "nl": "Inhoud"},
}
