"""Texts for a letter whose two files do not agree."""

from __future__ import annotations

from typing import Literal

LETTER: dict[str, dict[Literal["nl", "en"], tuple[str, str]]] = {
    "letter.form": {
        "en": (
            "the reading edition of the letter does not have the right form: {why}",
            "compare it with the one that ships",
        ),
        "nl": ("de leeseditie van de brief heeft niet de juiste vorm: {why}", "vergelijk haar met de meegeleverde"),
    },
    "letter.digest": {
        "en": (
            "the letter as received is another file than the one that was read (SHA-256 {found})",
            "put the received letter back, with SHA-256 {expected}",
        ),
        "nl": (
            "de ontvangen brief is een ander bestand dan gelezen is (SHA-256 {found})",
            "zet de ontvangen brief terug, met SHA-256 {expected}",
        ),
    },
    "letter.words": {
        "en": (
            "the reading edition says `{expected}` at `{name}`, where the letter says `{found}`",
            "make the reading edition say what the letter says",
        ),
        "nl": (
            "de leeseditie zegt `{expected}` bij `{name}`, waar de brief zegt `{found}`",
            "laat de leeseditie zeggen wat de brief zegt",
        ),
    },
    "letter.lines": {
        "en": ("`{name}` does not stand on the lines that the reading edition gives", "set its lines right"),
        "nl": ("`{name}` staat niet op de regels die de leeseditie geeft", "zet de regels goed"),
    },
    "letter.locator": {
        "en": ("two sentences of the letter are called `{name}`", "give each its own locator"),
        "nl": ("twee zinnen van de brief heten `{name}`", "geef elke een eigen vindplaats"),
    },
}
