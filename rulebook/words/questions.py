"""Texts that ask for what a draft does not say yet."""

from __future__ import annotations

from rulebook.words.report import Both

# {label} is a field or a list, {record} what it belongs to, {value} what stands there now.
QUESTIONS: dict[str, Both] = {
    "field": {
        "en": "What is to be said under “{label}” of {record}?",
        "nl": "Wat moet er staan bij “{label}” van {record}?",
    },
    "precise": {
        "en": "What exactly is to be said under “{label}” of {record}? Now it says: {value}.",
        "nl": "Wat moet er precies staan bij “{label}” van {record}? Nu staat er: {value}.",
    },
    "unit": {
        "en": "How much are these in one and the same unit: {left} and {right}?",
        "nl": "Hoeveel zijn deze in een en dezelfde eenheid: {left} en {right}?",
    },
    "list": {"en": "What does the draft say about this: {label}?", "nl": "Wat zegt het ontwerp hierover: {label}?"},
    "wanted": {
        "en": "Where is this laid down, or where will it be: {label}?",
        "nl": "Waar is dit vastgelegd, of waar komt het te staan: {label}?",
    },
    "agreed": {
        "en": "On which words of article {article} will the parties agree?",
        "nl": "Over welke woorden van artikel {article} worden de partijen het eens?",
    },
    "proof": {
        "en": "Which article, or which document with a reference and a date, shows this: {record}?",
        "nl": "Welk artikel, of welk stuk met kenmerk en datum, laat dit zien: {record}?",
    },
}
