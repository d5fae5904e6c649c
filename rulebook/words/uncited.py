"""Texts for the sentences that carry no rule: what kinds there are, and what can be wrong with the list."""

from __future__ import annotations

from typing import Literal

Both = dict[Literal["nl", "en"], str]

KINDS: dict[str, Both] = {
    "heading": {"en": "heading or form", "nl": "kop of vorm"},
    "context": {"en": "background", "nl": "achtergrond"},
    "aim": {"en": "aim of policy", "nl": "doel van het beleid"},
    "reason": {"en": "reason why", "nl": "reden"},
    "precedent": {"en": "example", "nl": "voorbeeld"},
    "instrument": {"en": "programme or structure", "nl": "programma of structuur"},
    "others": {"en": "addressed to others", "nl": "gericht tot anderen"},
    "explanation": {"en": "explanation of a word", "nl": "uitleg van een woord"},
    "reference": {"en": "reference", "nl": "verwijzing"},
}

# What each kind means for somebody who reads it for the first time.
KINDS_SAY: dict[str, Both] = {
    "heading": {
        "en": "It gives the letter its form. It asks nothing.",
        "nl": "Dit geeft de brief vorm. Het vraagt niets.",
    },
    "context": {
        "en": "It says how things are, or what happened. It asks nothing of an agreement.",
        "nl": "Dit zegt hoe het is, of wat er is gebeurd. Het vraagt niets van een afspraak.",
    },
    "aim": {
        "en": "It says what the government wants to reach. One agreement cannot be held to it.",
        "nl": "Dit zegt wat het kabinet wil bereiken. Eén afspraak is daar niet aan te toetsen.",
    },
    "reason": {
        "en": "It says why the letter asks something, or what it is good for. It asks nothing more.",
        "nl": "Dit zegt waarom de brief iets vraagt, of waar dat goed voor is. Het vraagt niets extra.",
    },
    "precedent": {
        "en": "It names cooperation that exists or may come. An example binds no other agreement.",
        "nl": "Dit noemt samenwerking die bestaat of kan komen. Een voorbeeld bindt geen andere afspraak.",
    },
    "instrument": {
        "en": "It names a programme or a structure that may help. An agreement need not use it.",
        "nl": "Dit noemt een programma of structuur die kan helpen. Een afspraak hoeft die niet te gebruiken.",
    },
    "others": {
        "en": "It asks something of the government, an organisation or an industry, not of an agreement.",
        "nl": "Dit vraagt iets van het kabinet, een organisatie of een sector, niet van een afspraak.",
    },
    "explanation": {
        "en": "It says what a word means that no rule uses.",
        "nl": "Dit zegt wat een woord betekent dat geen regel gebruikt.",
    },
    "reference": {
        "en": "It points to another document.",
        "nl": "Dit verwijst naar een ander stuk.",
    },
}

UNCITED: dict[str, dict[Literal["nl", "en"], tuple[str, str]]] = {
    "uncited.no_such_sentence": {
        "en": ("the letter has no sentence `{name}`", "rulebook coverage --format json lists its sentences"),
        "nl": ("de brief heeft geen zin `{name}`", "rulebook coverage --format json noemt zijn zinnen"),
    },
    "uncited.no_such_sentence_near": {
        "en": ("the letter has no sentence `{name}`", "did you mean `{near}`?"),
        "nl": ("de brief heeft geen zin `{name}`", "bedoelt u `{near}`?"),
    },
    "uncited.cited": {
        "en": (
            "`{name}` is listed as without a rule, and {by} cites it",
            "take it off the list, or take the quote away",
        ),
        "nl": (
            "`{name}` staat in de lijst zonder regel, en {by} haalt hem aan",
            "haal hem van de lijst, of haal het citaat weg",
        ),
    },
}
