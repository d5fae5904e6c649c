"""Texts of the report as a document: for a pull request or a browser."""

from __future__ import annotations

from rulebook.words.report import Both

SHOWN: dict[str, Both] = {
    "title": {"en": "Drafts against the preconditions", "nl": "Ontwerpen getoetst aan de randvoorwaarden"},
    "as_of": {"en": "As of {date}", "nl": "Peildatum {date}"},
    "strict": {"en": "remarks decide as well", "nl": "ook opmerkingen beslissen"},
    "left_out": {"en": "Not checked", "nl": "Niet getoetst"},
    "reading": {"en": "Reading in force", "nl": "Gekozen lezing"},
    "rest": {
        "en": "Rules that are met or do not apply: {n}",
        "nl": "Regels waaraan is voldaan of die niet gelden: {n}",
    },
    "remedy": {"en": "What to do", "nl": "Wat te doen"},
    "line": {"en": "line {line}", "nl": "regel {line}"},
}
