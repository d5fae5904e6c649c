"""Texts for reasons: comparisons, quantifiers, unsupported claims, in Dutch and English."""

from __future__ import annotations

from typing import Literal

Both = dict[Literal["nl", "en"], str]

# {right} is what the left side is compared with.
OPERATORS: dict[str, Both] = {
    "equals": {"en": "equal to {right}", "nl": "gelijk aan {right}"},
    "differs": {"en": "other than {right}", "nl": "anders dan {right}"},
    "one_of": {"en": "one of: {right}", "nl": "een van: {right}"},
    "at_least": {"en": "at least {right}", "nl": "ten minste {right}"},
    "at_most": {"en": "at most {right}", "nl": "ten hoogste {right}"},
    "more_than": {"en": "more than {right}", "nl": "meer dan {right}"},
    "less_than": {"en": "less than {right}", "nl": "minder dan {right}"},
    "before": {"en": "before {right}", "nl": "voor {right}"},
    "not_after": {"en": "on or before {right}", "nl": "op of voor {right}"},
    "after": {"en": "after {right}", "nl": "na {right}"},
    "not_before": {"en": "on or after {right}", "nl": "op of na {right}"},
    "contains": {"en": "with {right} in it", "nl": "met {right} erin"},
    "contains_all": {"en": "with all of these in it: {right}", "nl": "met deze er allemaal in: {right}"},
}

REASONS: dict[str, Both] = {
    "field": {"en": "{record}, {label}", "nl": "{record}, {label}"},
    "record": {"en": "{noun} {id}", "nl": "{noun} {id}"},
    "found": {"en": "{left}: {value}", "nl": "{left}: {value}"},
    "worked_out": {"en": "{parts}; {name}: {value}", "nl": "{parts}; {name}: {value}"},
    "sum": {"en": "together", "nl": "samen"},
    "plus": {"en": "together", "nl": "samen"},
    "minus": {"en": "the difference", "nl": "het verschil"},
    "gap": {"en": "the difference", "nl": "het verschil"},
    "times": {"en": "multiplied", "nl": "vermenigvuldigd"},
    "count": {"en": "number of {label}", "nl": "aantal {label}"},
    "counted": {"en": "number", "nl": "aantal"},
    "found_only": {"en": "{found}", "nl": "{found}"},
    "holds": {"en": "{found}; that is {expected}", "nl": "{found}; dat is {expected}"},
    "holds_not": {"en": "{found}; that is not {expected}", "nl": "{found}; dat is niet {expected}"},
    "lacks": {"en": "{found}; without {right}", "nl": "{found}; zonder {right}"},
    "fails": {"en": "{found}; needed: {expected}", "nl": "{found}; nodig: {expected}"},
    "fails_not": {"en": "{found}; it must not be {expected}", "nl": "{found}; het mag niet zijn: {expected}"},
    "right": {"en": "{value} ({left})", "nl": "{value} ({left})"},
    "right_not_stated": {
        "en": "{found}; to compare with {right}, which is not stated",
        "nl": "{found}; te vergelijken met {right}, en dat is niet vermeld",
    },
    "imprecise": {
        "en": "{found}; whether that is {expected} cannot be told",
        "nl": "{found}; of dat {expected} is, valt niet te zeggen",
    },
    "unlike": {
        "en": "{found}; the unit is not that of {right}, so the two cannot be compared",
        "nl": "{found}; de eenheid is niet die van {right}, dus vergelijken kan niet",
    },
    "filled": {"en": "{left}: {value}", "nl": "{left}: {value}"},
    "empty": {"en": "{left}: not stated", "nl": "{left}: niet vermeld"},
    "exists": {"en": "this is about {record}", "nl": "het gaat om {record}"},
    "silent": {"en": "{label}: the draft does not say", "nl": "{label}: het ontwerp zegt er niets over"},
    "sought": {"en": "{label} ({sought})", "nl": "{label} ({sought})"},
    "up_to": {"en": "{label}, by the as-of date {day}", "nl": "{label}, uiterlijk op de peildatum {day}"},
    "none": {"en": "{label}: none", "nl": "{label}: geen"},
    "none_of": {"en": "{label}: none; {of} in the draft: {n}", "nl": "{label}: geen; {of} in het ontwerp: {n}"},
    "none_in": {"en": "{label}: none; in the draft: {n}", "nl": "{label}: geen; in het ontwerp: {n}"},
    "none_fits": {
        "en": "{label}: none that fits; in the draft: {n}",
        "nl": "{label}: geen die past; in het ontwerp: {n}",
    },
    "none_without": {"en": "{none}, of which {without}", "nl": "{none}, waarvan {without}"},
    "without": {"en": "{n} without “{sought}”", "nl": "{n} zonder “{sought}”"},
    "none_said": {"en": "{label}: none, the draft says", "nl": "{label}: geen, zegt het ontwerp"},
    "none_final": {
        "en": "{none}; the text is final ({status})",
        "nl": "{none}; de tekst is definitief ({status})",
    },
    "none_concept": {
        "en": "{none}; the text is still a concept ({status})",
        "nl": "{none}; de tekst is nog een concept ({status})",
    },
    "source": {"en": "the source", "nl": "de bron"},
    "parameter": {
        "en": "{value} (the rulebook's number, not {source}'s)",
        "nl": "{value} (het getal van het regelboek, niet van {source})",
    },
    "with_parameter": {
        "en": "{value} ({parts}worked out with the rulebook's number, not {source}'s)",
        "nl": "{value} ({parts}berekend met het getal van het regelboek, niet van {source})",
    },
    "as_of": {"en": "the as-of date {value}", "nl": "de peildatum {value}"},
    "same_day": {"en": "the same day", "nl": "dezelfde dag"},
    "late": {"en": "{n:day|days} late", "nl": "{n:dag|dagen} te laat"},
    "early": {"en": "{n:day|days} earlier", "nl": "{n:dag|dagen} eerder"},
    "short": {"en": "{n} short", "nl": "{n} te weinig"},
    "over": {"en": "{n} too much", "nl": "{n} te veel"},
    "difference": {"en": "{n} apart", "nl": "{n} verschil"},
    "missing": {"en": "missing: {n}", "nl": "ontbreekt: {n}"},
    "nothing": {"en": "none", "nl": "geen"},
    "about_scope": {
        "en": "Whether this rule applies cannot be told from the draft.",
        "nl": "Uit het ontwerp blijkt niet of deze regel geldt.",
    },
    "about_silent": {
        "en": "The draft does not say what this rule looks at: {label}.",
        "nl": "Het ontwerp zegt niets over wat deze regel bekijkt: {label}.",
    },
    "about_none": {
        "en": "There is nothing in the draft that this rule can look at.",
        "nl": "Er staat niets in het ontwerp waar deze regel naar kan kijken.",
    },
    "not_applicable": {"en": "The rule does not apply to this draft.", "nl": "De regel geldt niet voor dit ontwerp."},
    "and": {"en": " and ", "nl": " en "},
    "applies": {"en": "Applies: {facts}", "nl": "Geldt: {facts}"},
    "may_apply": {"en": "May apply: {facts}", "nl": "Geldt misschien: {facts}"},
    "applies_not": {"en": "Does not apply: {facts}", "nl": "Geldt niet: {facts}"},
    "applies_always": {"en": "Applies to every draft", "nl": "Geldt voor elk ontwerp"},
    "applies_to": {"en": "Applies to each of: {facts}", "nl": "Geldt voor elk van: {facts}"},
    "in_draft": {"en": "{label} (in the draft: {n})", "nl": "{label} (in het ontwerp: {n})"},
    "more_facts": {"en": "{facts}; and {n} more", "nl": "{facts}; en nog {n}"},
    "stands": {"en": "{says} [{articles}]", "nl": "{says} [{articles}]"},
    "article": {"en": "article {number}", "nl": "artikel {number}"},
    "error": {"en": "The rule could not be evaluated.", "nl": "De regel kon niet worden uitgevoerd."},
}

UNSUPPORTED: dict[str, Both] = {
    "no-evidence": {
        "en": "{record} does not count: it names no article and no document that says so",
        "nl": "{record} telt niet: er is geen artikel en geen document genoemd dat het zegt",
    },
    "article-missing": {
        "en": "{record} does not count: there is no article `{article}`",
        "nl": "{record} telt niet: er is geen artikel `{article}`",
    },
    "article-to-be-agreed": {
        "en": "{record} does not count yet: article {article} is still to be agreed",
        "nl": "{record} telt nog niet: over artikel {article} moet nog overeenstemming komen",
    },
    "quote-not-found": {
        "en": "{record} does not count: the quoted words are not in article {article}: “{quote}”",
        "nl": "{record} telt niet: de aangehaalde woorden staan niet in artikel {article}: “{quote}”",
    },
    "quote-foreign-letters": {
        "en": "{record} does not count: the words quoted from article {article} have letters that are not Latin; "
        "some of those look the same and are not",
        "nl": "{record} telt niet: in de woorden uit artikel {article} staan letters uit een ander schrift; "
        "sommige daarvan lijken hetzelfde en zijn het niet",
    },
    "quote-cut": {
        "en": "{record} does not count: the quote leaves out words of the same sentence of article {article} that can "
        "turn it round, such as “not” or “unless”; quote the whole sentence",
        "nl": "{record} telt niet: de aanhaling laat woorden weg uit dezelfde zin van artikel {article} die de zin "
        "kunnen omkeren, zoals “niet” of “tenzij”; haal de hele zin aan",
    },
    "quote-restates-letter": {
        "en": "{record} does not count: article {article} only repeats {source} and adds no obligation of its own",
        "nl": "{record} telt niet: artikel {article} herhaalt alleen {source} en voegt geen eigen verplichting toe",
    },
    "quote-too-short": {
        "en": "{record} does not count: fewer than three words of article {article} are quoted",
        "nl": "{record} telt niet: van artikel {article} zijn minder dan drie woorden aangehaald",
    },
    "document-incomplete": {
        "en": "{record} does not count: its document has no reference or no date",
        "nl": "{record} telt niet: bij het document ontbreekt het kenmerk of de datum",
    },
    "document-in-the-future": {
        "en": "{record} does not count yet: its document has a date after the day of this check",
        "nl": "{record} telt nog niet: het document heeft een datum na de dag van deze toets",
    },
}
