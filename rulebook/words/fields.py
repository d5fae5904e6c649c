"""Texts of `rulebook rules fields`."""

from __future__ import annotations

from typing import Literal

Both = dict[Literal["nl", "en"], str]

FIELDS: dict[str, Both] = {
    "derived": {"en": "worked out from the draft", "nl": "afgeleid uit het ontwerp"},
    "within": {"en": "within {parent}", "nl": "binnen {parent}"},
    "more": {
        "en": "`rulebook rules fields LIST` shows the fields. In a condition: {there_is: {in: notices, as: notice, ...}}",
        "nl": "`rulebook rules fields LIJST` toont de velden. In een voorwaarde: {there_is: {in: notices, as: notice, ...}}",
    },
    "head": {
        "en": "The fields of a record of `{list}`, when it is called `{record}`: {{in: {list}, as: {record}}}",
        "nl": "De velden van een onderdeel van `{list}`, als het `{record}` heet: {{in: {list}, as: {record}}}",
    },
    "many": {"en": "a list, each {kind}", "nl": "een lijst, elk {kind}"},
}

KINDS: dict[str, Both] = {
    "id": {"en": "its id", "nl": "zijn id"},
    "ref": {"en": "refers to a record of {list}", "nl": "verwijst naar een onderdeel van {list}"},
    "enum": {"en": "one of", "nl": "een van"},
    "words": {"en": "words", "nl": "woorden"},
    "text": {"en": "a text, to show only", "nl": "een tekst, alleen om te tonen"},
    "boolean": {"en": "true or false", "nl": "true of false"},
    "number": {"en": "a number", "nl": "een getal"},
    "measure": {"en": "a quantity or an amount", "nl": "een hoeveelheid of een bedrag"},
    "date": {"en": "a date", "nl": "een datum"},
}
