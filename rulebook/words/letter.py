"""Texts for a letter whose two files do not agree."""

from __future__ import annotations

from typing import Literal

LETTER: dict[str, dict[Literal["nl", "en"], tuple[str, str]]] = {
    "letter.not_json": {
        "en": (
            "the reading edition of the letter cannot be read as JSON, or has a key twice",
            "compare it with the one that ships",
        ),
        "nl": (
            "de leeseditie van de brief is niet als JSON te lezen, of heeft een sleutel tweemaal",
            "vergelijk haar met de meegeleverde",
        ),
    },
    "letter.form": {
        "en": (
            "the reading edition of the letter does not have the right form at `{where}`",
            "compare it with the one that ships",
        ),
        "nl": (
            "de leeseditie van de brief heeft niet de juiste vorm bij `{where}`",
            "vergelijk haar met de meegeleverde",
        ),
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
    "letter.not_utf8": {
        "en": ("the letter as received is not UTF-8 text", "put the letter there as plain text, in UTF-8"),
        "nl": ("de ontvangen brief is geen tekst in UTF-8", "zet de brief neer als platte tekst, in UTF-8"),
    },
    "letter.footnotes": {
        "en": (
            "lines {lines} of the received letter are not the footnotes of a page",
            "name only lines with an empty line before them and the top of a page after them",
        ),
        "nl": (
            "regels {lines} van de ontvangen brief zijn geen voetnoten van een pagina",
            "noem alleen regels met een lege regel ervoor en het begin van een pagina erna",
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
    "letter.missing": {
        "en": (
            "the reading edition has ended, where the letter goes on with `{found}`",
            "add what is missing to the reading edition",
        ),
        "nl": (
            "de leeseditie is afgelopen, waar de brief verdergaat met `{found}`",
            "vul de leeseditie aan met wat ontbreekt",
        ),
    },
    "letter.beyond": {
        "en": (
            "the reading edition says `{expected}` at `{name}`, where the letter has ended",
            "take away what the letter does not say",
        ),
        "nl": (
            "de leeseditie zegt `{expected}` bij `{name}`, waar de brief is afgelopen",
            "haal weg wat de brief niet zegt",
        ),
    },
    "letter.lines": {
        "en": ("`{name}` does not stand on the lines that the reading edition gives", "set its lines right"),
        "nl": ("`{name}` staat niet op de regels die de leeseditie geeft", "zet de regels goed"),
    },
    "letter.locator": {
        "en": ("the reading edition says `{name}`, where its place is called `{expected}`", "write `{expected}`"),
        "nl": ("de leeseditie zegt `{name}`, waar de plaats `{expected}` heet", "schrijf `{expected}`"),
    },
    "letter.same_locator": {
        "en": (
            "two sentences of the letter are called `{name}`",
            "give each section, and each paragraph in it, its own slug",
        ),
        "nl": (
            "twee zinnen van de brief heten `{name}`",
            "geef elk deel, en elke alinea daarin, een eigen naam",
        ),
    },
}
