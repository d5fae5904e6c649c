"""Words for conditions in plain sentences, in Dutch and English."""

from __future__ import annotations

from typing import Literal

Both = dict[Literal["nl", "en"], str]

# Nouns of records that take "het"; all others take "de".
HET = frozenset({"artikel", "traject", "aantal", "besluit", "gevolg voor de industrie", "gewicht", "aandeel"})
HET = HET | {"jaar van de verplichting"}

COMPARED: dict[str, Both] = {
    "equals": {"en": "{left} is {right}", "nl": "{left} is {right}"},
    "differs": {"en": "{left} is other than {right}", "nl": "{left} is anders dan {right}"},
    "one_of": {"en": "{left} is one of: {right}", "nl": "{left} is een van: {right}"},
    "at_least": {"en": "{left} is at least {right}", "nl": "{left} is ten minste {right}"},
    "at_most": {"en": "{left} is at most {right}", "nl": "{left} is ten hoogste {right}"},
    "more_than": {"en": "{left} is more than {right}", "nl": "{left} is meer dan {right}"},
    "less_than": {"en": "{left} is less than {right}", "nl": "{left} is minder dan {right}"},
    "before": {"en": "{left} is before {right}", "nl": "{left} ligt voor {right}"},
    "not_after": {"en": "{left} is not later than {right}", "nl": "{left} is niet later dan {right}"},
    "after": {"en": "{left} is after {right}", "nl": "{left} ligt na {right}"},
    "not_before": {"en": "{left} is not earlier than {right}", "nl": "{left} is niet eerder dan {right}"},
    "contains": {"en": "{left} includes {right}", "nl": "in {left} staat {right}"},
    "contains_all": {"en": "{left} includes all of: {right}", "nl": "in {left} staat dit allemaal: {right}"},
}

PLAIN: dict[str, Both] = {
    "the": {"en": "the {noun}", "nl": "de {noun}"},
    "the_het": {"en": "the {noun}", "nl": "het {noun}"},
    "other": {"en": "the other {noun}", "nl": "de andere {noun}"},
    "other_het": {"en": "the other {noun}", "nl": "het andere {noun}"},
    "third": {"en": "the third {noun}", "nl": "de derde {noun}"},
    "third_het": {"en": "the third {noun}", "nl": "het derde {noun}"},
    "keyed": {"en": "<i>{label}</i> ({key})", "nl": "<i>{label}</i> ({key})"},
    "of": {"en": "{what} of {whose}", "nl": "{what} van {whose}"},
    "belongs": {"en": "{what} stands under {whose}", "nl": "{what} hoort bij {whose}"},
    "or": {"en": " or ", "nl": " of "},
    "and": {"en": " and ", "nl": " en "},
    "value": {"en": "{code}", "nl": "“{word}” ({code})"},
    "yes": {"en": "yes ({code})", "nl": "ja ({code})"},
    "no": {"en": "no ({code})", "nl": "nee ({code})"},
    "all_of": {"en": "all of this holds:", "nl": "dit geldt allemaal:"},
    "any_of": {"en": "at least one of these holds:", "nl": "ten minste een hiervan geldt:"},
    "not_all": {"en": "these do not all hold:", "nl": "dit geldt niet allemaal:"},
    "none_of": {"en": "none of these holds:", "nl": "niets hiervan geldt:"},
    "not": {"en": "this does not hold:", "nl": "dit geldt niet:"},
    "is": {"en": "this holds for the draft: {definition}", "nl": "dit geldt voor het ontwerp: {definition}"},
    "is_not": {
        "en": "this does not hold for the draft: {definition}",
        "nl": "dit geldt niet voor het ontwerp: {definition}",
    },
    "said": {"en": "{field} is filled in", "nl": "{field} is ingevuld"},
    "not_said": {"en": "{field} is not filled in", "nl": "{field} is niet ingevuld"},
    "given": {
        "en": "{field} is filled in (left out: cannot be determined)",
        "nl": "{field} is ingevuld (weggelaten: niet vast te stellen)",
    },
    "listed": {"en": "{noun} (in {key})", "nl": "{noun} (in {key})"},
    "there_is": {"en": "there is at least one {noun}", "nl": "er is ten minste één {noun}"},
    "there_is_with": {
        "en": "there is at least one {noun} for which this holds:",
        "nl": "er is ten minste één {noun} waarvoor dit geldt:",
    },
    "there_is_no": {"en": "there is no {noun}", "nl": "er is geen {noun}"},
    "there_is_no_with": {
        "en": "there is no {noun} for which this holds:",
        "nl": "er is geen {noun} waarvoor dit geldt:",
    },
    "and_that": {"en": "and this holds as well:", "nl": "en ook dit geldt:"},
    "for_all": {"en": "for {every} this holds:", "nl": "voor {every} geldt dit:"},
    "for_all_with": {"en": "for {every} for which this holds:", "nl": "voor {every} waarvoor dit geldt:"},
    "for_all_that": {"en": "then this is required:", "nl": "dan is dit nodig:"},
    "every": {"en": "every {noun}", "nl": "elke {noun}"},
    "every_het": {"en": "every {noun}", "nl": "elk {noun}"},
    "if_none_yes": {
        "en": "If there is none, this holds.",
        "nl": "Is er geen, dan geldt dit.",
    },
    "if_none_no": {
        "en": "If there is none, this does not hold.",
        "nl": "Is er geen, dan geldt dit niet.",
    },
    "if_none_unknown": {
        "en": "If there is none, it cannot be determined.",
        "nl": "Is er geen, dan is het niet vast te stellen.",
    },
    "if_none_text": {
        "en": "If there is none: in a final text this does not hold, in a concept it cannot be determined.",
        "nl": "Is er geen: in een definitieve tekst geldt dit dan niet, in een concept is het niet vast te stellen.",
    },
    "if_silent_no": {
        "en": "A draft without this list counts as one that has none.",
        "nl": "Een ontwerp zonder deze lijst telt als een ontwerp dat er geen heeft.",
    },
    "claims_all": {
        "en": "This counts as well where the quoted words do not stand in the article.",
        "nl": "Dit telt ook waar de aangehaalde woorden niet in het artikel staan.",
    },
    "claims_supported": {
        "en": "This counts only where the quoted words stand in the article.",
        "nl": "Dit telt alleen waar de aangehaalde woorden in het artikel staan.",
    },
    "sum": {"en": "the total of {of} over {every}", "nl": "het totaal van {of} over {every}"},
    "count": {"en": "the number of {label}", "nl": "het aantal: {label}"},
    "counted": {"en": "only those count for which this holds:", "nl": "alleen die tellen mee waarvoor dit geldt:"},
    "plus": {"en": "{a} plus {b}", "nl": "{a} plus {b}"},
    "minus": {"en": "{a} minus {b}", "nl": "{a} min {b}"},
    "times": {"en": "{a} times {b}", "nl": "{a} maal {b}"},
    "gap": {"en": "the difference between {a} and {b}", "nl": "het verschil tussen {a} en {b}"},
    "as_of": {"en": "the as-of date of the check", "nl": "de peildatum van de toets"},
    "parameter": {"en": "{value} ({title})", "nl": "{value} ({title})"},
    "reading": {
        "en": "this depends on how the letter is read ({title}):",
        "nl": "dit hangt af van hoe de brief wordt gelezen ({title}):",
    },
    "read_as": {"en": "read as “{says}”:", "nl": "gelezen als “{says}”:"},
    "read_as_taken": {"en": "read as “{says}” (this is in force):", "nl": "gelezen als “{says}” (dit geldt):"},
}  # fmt: skip
