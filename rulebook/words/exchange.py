"""Texts that only the formats for other programs need."""

from __future__ import annotations

from typing import Literal

Both = dict[Literal["nl", "en"], str]

# What a recorded decision without effect is called, and what to do about it.
WAIVER_RULES: dict[str, tuple[Both, Both]] = {
    "used": (
        {"en": "A recorded decision is in force", "nl": "Een vastgelegd besluit is van kracht"},
        {"en": "There is nothing to do.", "nl": "Er hoeft niets te gebeuren."},
    ),
    "unused": (
        {"en": "A recorded decision is not needed", "nl": "Een vastgelegd besluit is niet nodig"},
        {
            "en": "Take the decision out, or correct the rule or the record that it names.",
            "nl": "Haal het besluit weg, of verbeter de regel of het onderdeel dat erin staat.",
        },
    ),
    "expired": (
        {"en": "A recorded decision has expired", "nl": "Een vastgelegd besluit is verlopen"},
        {
            "en": "Ask for a new decision, or let the draft meet the rule.",
            "nl": "Vraag om een nieuw besluit, of laat het ontwerp aan de regel voldoen.",
        },
    ),
    "not-authorised": (
        {
            "en": "A decision was made by an authority that may not make it",
            "nl": "Een besluit is genomen door een gezag dat dit niet mag",
        },
        {
            "en": "Ask the authority that may waive this rule; the edition names it.",
            "nl": "Vraag het gezag dat van deze regel ontheffing mag geven; de editie noemt het.",
        },
    ),
    "incomplete": (
        {
            "en": "A recorded decision has no reference or no date",
            "nl": "Bij een vastgelegd besluit ontbreekt het kenmerk of de datum",
        },
        {
            "en": "Add the reference and the date of the document that the decision stands in.",
            "nl": "Noem het kenmerk en de datum van het stuk waarin het besluit staat.",
        },
    ),
    "not-yet": (
        {"en": "A recorded decision has a later date", "nl": "Een vastgelegd besluit heeft een latere datum"},
        {
            "en": "Check the draft as of the date of the decision or later.",
            "nl": "Toets het ontwerp met de datum van het besluit of een latere datum als peildatum.",
        },
    ),
    "unknown-rule": (
        {
            "en": "A recorded decision is about a rule that is in none of the rulebooks applied",
            "nl": "Een vastgelegd besluit gaat over een regel die in geen van de toegepaste regelboeken staat",
        },
        {
            "en": "Apply the rulebook of that rule as well, or correct the rule that the decision names.",
            "nl": "Pas ook het regelboek van die regel toe, of verbeter de regel die in het besluit staat.",
        },
    ),
    "not-selected": (
        {
            "en": "A recorded decision is about a rule that was not selected",
            "nl": "Een vastgelegd besluit gaat over een regel die niet is gekozen",
        },
        {
            "en": "There is nothing to do. To see its effect, check this rule as well.",
            "nl": "Er hoeft niets te gebeuren. Toets deze regel ook om te zien wat het besluit doet.",
        },
    ),
    "other-draft": (
        {
            "en": "A recorded decision is about another draft",
            "nl": "Een vastgelegd besluit gaat over een ander ontwerp",
        },
        {
            "en": "Check the draft that it names, or correct the draft in the decision.",
            "nl": "Toets het ontwerp dat erin staat, of verbeter het ontwerp in het besluit.",
        },
    ),
}

# What cannot both hold in a draft, and what to do about it.
NOTE_RULE: tuple[Both, Both] = (
    {
        "en": "Two things in the draft cannot both hold on the as-of date",
        "nl": "Twee dingen in het ontwerp kunnen op de peildatum niet allebei waar zijn",
    },
    {
        "en": "Correct one of the two. This changes no verdict.",
        "nl": "Verbeter een van de twee. Het oordeel verandert er niet door.",
    },
)

EXCHANGE: dict[str, Both] = {
    "waiver_says": {
        "en": "Decision {id} on {rule}, {record}: {says}. {decided}",
        "nl": "Besluit {id} over {rule}, {record}: {says}. {decided}",
    },
    "decided": {
        "en": "{reason} Decided by {by}, {document}, in force until {until}.",
        "nl": "{reason} Besloten door {by}, {document}, geldig tot en met {until}.",
    },
    "title": {
        "en": "Compliance of drafts of agreements with {editions}",
        "nl": "Toets van ontwerpafspraken aan {editions}",
    },
    "plan": {"en": "How the drafts were assessed", "nl": "Hoe de ontwerpen zijn getoetst"},
    "plan_says": {
        "en": "The rules of {editions} that were selected were applied to every draft by rulebook {version}, as of {date}. "
        "There is no other assessment plan.",
        "nl": "De gekozen regels van {editions} zijn door rulebook {version} op elk ontwerp toegepast, met peildatum {date}. "
        "Een ander toetsplan is er niet.",
    },
    "deviation": {
        "en": "Deviation by a recorded decision: {title}",
        "nl": "Afwijking door een vastgelegd besluit: {title}",
    },
    "folder": {
        "en": "The folder in which rulebook was started.",
        "nl": "De map waarin rulebook is gestart.",
    },
    "cited": {"en": "{number}: “{quote}”", "nl": "{number}: “{quote}”"},
}
