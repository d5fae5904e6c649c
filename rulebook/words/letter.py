"""Texts for a source whose two files do not agree."""

from __future__ import annotations

from typing import Literal

LETTER: dict[str, dict[Literal["nl", "en"], tuple[str, str]]] = {
    "letter.not_json": {
        "en": (
            "the reading edition of the source cannot be read as JSON, or has a key twice",
            "compare it with the one that ships",
        ),
        "nl": (
            "de leeseditie van de bron is niet als JSON te lezen, of heeft een sleutel tweemaal",
            "vergelijk haar met de meegeleverde",
        ),
    },
    "letter.form": {
        "en": (
            "the reading edition of the source does not have the right form at `{where}`",
            "compare it with the one that ships",
        ),
        "nl": (
            "de leeseditie van de bron heeft niet de juiste vorm bij `{where}`",
            "vergelijk haar met de meegeleverde",
        ),
    },
    "letter.digest": {
        "en": (
            "the source as received is another file than the one that was read (SHA-256 {found})",
            "put the received source back, with SHA-256 {expected}",
        ),
        "nl": (
            "de ontvangen bron is een ander bestand dan gelezen is (SHA-256 {found})",
            "zet de ontvangen bron terug, met SHA-256 {expected}",
        ),
    },
    "letter.not_utf8": {
        "en": ("the source as received is not UTF-8 text", "put the source there as plain text, in UTF-8"),
        "nl": ("de ontvangen bron is geen tekst in UTF-8", "zet de bron neer als platte tekst, in UTF-8"),
    },
    "letter.footnotes": {
        "en": (
            "lines {lines} of the received source are not the footnotes of a page",
            "name only lines with an empty line before them and the top of a page after them",
        ),
        "nl": (
            "regels {lines} van de ontvangen bron zijn geen voetnoten van een pagina",
            "noem alleen regels met een lege regel ervoor en het begin van een pagina erna",
        ),
    },
    "letter.words": {
        "en": (
            "the reading edition says `{expected}` at `{name}`, where the source says `{found}`",
            "make the reading edition say what the source says",
        ),
        "nl": (
            "de leeseditie zegt `{expected}` bij `{name}`, waar de bron zegt `{found}`",
            "laat de leeseditie zeggen wat de bron zegt",
        ),
    },
    "letter.missing": {
        "en": (
            "the reading edition has ended, where the source goes on with `{found}`",
            "add what is missing to the reading edition",
        ),
        "nl": (
            "de leeseditie is afgelopen, waar de bron verdergaat met `{found}`",
            "vul de leeseditie aan met wat ontbreekt",
        ),
    },
    "letter.beyond": {
        "en": (
            "the reading edition says `{expected}` at `{name}`, where the source has ended",
            "take away what the source does not say",
        ),
        "nl": (
            "de leeseditie zegt `{expected}` bij `{name}`, waar de bron is afgelopen",
            "haal weg wat de bron niet zegt",
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
            "two sentences of the source are called `{name}`",
            "give each section, and each paragraph in it, its own slug",
        ),
        "nl": (
            "twee zinnen van de bron heten `{name}`",
            "geef elk deel, en elke alinea daarin, een eigen naam",
        ),
    },
}
