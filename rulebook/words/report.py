"""Texts of reports: verdicts, outcomes, headings, what became of waivers."""

from __future__ import annotations

from typing import Literal

Both = dict[Literal["nl", "en"], str]

VERDICTS: dict[str, Both] = {
    "compliant": {"en": "COMPLIANT", "nl": "VOLDOET"},
    "deviating": {"en": "DEVIATING", "nl": "WIJKT AF"},
    "non-compliant": {"en": "NON-COMPLIANT", "nl": "VOLDOET NIET"},
    "incomplete": {"en": "INCOMPLETE", "nl": "ONVOLLEDIG"},
    "error": {"en": "NOT CHECKED", "nl": "NIET GETOETST"},
}

# {n} is the number of rules that decided, {met} of those that are met, {apart} of those that do not apply; {rules}
# are the forces that decide, {source} is what the rulebook's source is called: the letter.
VERDICT_SAYS: dict[str, Both] = {
    "compliant": {
        "en": "The draft meets all {rules} of {source} that apply to it: {met} met, {apart} not applicable.",
        "nl": "Het ontwerp voldoet aan alle {rules} van {source} die ervoor gelden: {met} voldaan, "
        "{apart} niet van toepassing.",
    },
    "deviating": {
        "en": "The draft meets the {rules} but for {n}, which a recorded decision waives.",
        "nl": "Het ontwerp voldoet aan de {rules}, behalve {n} waarvoor een vastgelegd besluit ontheffing geeft.",
    },
    "non-compliant": {
        "en": "The draft does not meet {n} of {source}'s {rules}.",
        "nl": "Het ontwerp voldoet niet aan {n} van de {rules} van {source}.",
    },
    "incomplete": {
        "en": "None of the {rules} fails, but for {n} the draft does not say enough.",
        "nl": "Geen van de {rules} wordt geschonden, maar voor {n} zegt het ontwerp niet genoeg.",
    },
    "error": {
        "en": "The draft could not be checked.",
        "nl": "Het ontwerp kon niet worden getoetst.",
    },
}

OUTCOMES: dict[str, Both] = {
    "pass": {"en": "meets", "nl": "voldoet"},
    "fail": {"en": "does not meet", "nl": "voldoet niet"},
    "undetermined": {"en": "cannot be determined", "nl": "niet vast te stellen"},
    "not-applicable": {"en": "does not apply", "nl": "niet van toepassing"},
    "waived": {"en": "waived", "nl": "ontheffing"},
    "error": {"en": "error", "nl": "fout"},
}

FORCES_MANY: dict[str, Both] = {
    "must": {"en": "hard preconditions", "nl": "harde randvoorwaarden"},
    "should": {"en": "remarks", "nl": "opmerkingen"},
    "may": {"en": "aims", "nl": "streven"},
}

FORCES: dict[str, Both] = {
    "must": {"en": "hard precondition", "nl": "harde randvoorwaarde"},
    "should": {"en": "remark", "nl": "opmerking"},
    "may": {"en": "aim", "nl": "streven"},
}

WAIVERS: dict[str, Both] = {
    "used": {"en": "in force", "nl": "van kracht"},
    "unused": {"en": "not needed", "nl": "niet nodig"},
    "expired": {"en": "expired", "nl": "verlopen"},
    "not-authorised": {
        "en": "no effect: this authority may not waive this rule",
        "nl": "geen werking: dit gezag mag van deze regel geen ontheffing geven",
    },
    "incomplete": {
        "en": "no effect: the decision's document has no reference or no date",
        "nl": "geen werking: bij het besluit ontbreekt het kenmerk of de datum",
    },
    "not-yet": {
        "en": "no effect yet: the decision has a later date",
        "nl": "nog geen werking: het besluit heeft een latere datum",
    },
    "unknown-rule": {
        "en": "no effect: the rule is in none of the rulebooks applied",
        "nl": "geen werking: de regel staat in geen van de toegepaste regelboeken",
    },
    "not-selected": {"en": "not looked at: the rule was not selected", "nl": "niet bekeken: de regel is niet gekozen"},
    "other-draft": {
        "en": "no effect: it is about another draft",
        "nl": "geen werking: het gaat over een ander ontwerp",
    },
}

HEADINGS: dict[str, Both] = {
    "fails": {"en": "Does not meet", "nl": "Voldoet niet"},
    "open": {"en": "Cannot be determined", "nl": "Niet vast te stellen"},
    "waived": {"en": "Waived by a recorded decision", "nl": "Ontheffing door een vastgelegd besluit"},
    "remarks": {"en": "Remarks (these do not decide)", "nl": "Opmerkingen (deze beslissen niet)"},
    "passes": {"en": "Meets", "nl": "Voldoet"},
    "not_applicable": {"en": "Does not apply", "nl": "Niet van toepassing"},
    "selected": {
        "en": "Only {n} of {total} rules {n:?was|were} looked at.",
        "nl": "Slechts {n} van de {total} regels {n:?is|zijn} bekeken.",
    },
    "nothing_applies": {
        "en": "None of {source}'s {rules} applies to this draft, so there was nothing to meet: {apart} not applicable.",
        "nl": "Geen van de {rules} van {source} geldt voor dit ontwerp, dus er was niets om aan te voldoen: "
        "{apart} niet van toepassing.",
    },
    "each": {"en": "each of these {n}: {why}", "nl": "elk van deze {n}: {why}"},
    "more_reasons": {"en": "(and {n} more like this)", "nl": "(en nog {n} zoals deze)"},
    "notes": {"en": "Please note (this decides nothing)", "nl": "Let op (dit beslist niets)"},
    "about": {"en": "About this draft", "nl": "Over dit ontwerp"},
    "waivers": {"en": "Recorded decisions", "nl": "Vastgelegde besluiten"},
    "until": {"en": "until and including {date}", "nl": "tot en met {date}"},
    # What comes before: the state of a waiver.
    "idle": {"en": "the rule does not fail for {records}", "nl": "de regel wordt niet geschonden voor {records}"},
    # Instead of a verdict, of a file that holds no draft.
    "no_decision": {
        "en": "The recorded decision could not be applied.",
        "nl": "Het vastgelegde besluit kon niet worden toegepast.",
    },
    "errors": {"en": "Errors", "nl": "Fouten"},
    "source": {"en": "{source} says", "nl": "{source} zegt"},
    "draft": {"en": "The draft says", "nl": "Het ontwerp zegt"},
    "meaning": {"en": "What is tested", "nl": "Wat wordt getoetst"},
    "choices": {
        "en": "Choices of the rulebook, not of {source}",
        "nl": "Keuzes van het regelboek, niet van {source}",
    },
    "examples": {"en": "Examples", "nl": "Voorbeelden"},
    "remedy": {"en": "What would make it pass", "nl": "Wat nodig is om te voldoen"},
    "article": {"en": "article {number}", "nl": "artikel {number}"},
    "lines": {"en": "lines {lines}", "nl": "regels {lines}"},
    "line": {"en": "line {lines}", "nl": "regel {lines}"},
    "unofficial": {"en": "(unofficial translation)", "nl": ""},
    "help": {"en": "help", "nl": "wat te doen"},
    "error": {"en": "error", "nl": "fout"},
    "checked": {"en": "checked against", "nl": "getoetst aan"},
    "as_of": {"en": "as of {date}", "nl": "peildatum {date}"},
    "engines": {"en": "decided by: {engines}", "nl": "beslist door: {engines}"},
    "strict": {"en": "strict: remarks decide as well", "nl": "streng: opmerkingen beslissen mee"},
    "left_out": {"en": "left out: {rules}", "nl": "niet meegenomen: {rules}"},
    "exit": {"en": "exit code {code}", "nl": "exitcode {code}"},
    "exit_zero": {
        "en": "exit code {code}, with --exit-zero (without it: {without})",
        "nl": "exitcode {code}, met --exit-zero (zonder: {without})",
    },
    "configuration": {
        "en": "configuration: {path} ({digest}), which chooses: {keys}",
        "nl": "configuratie: {path} ({digest}); die kiest: {keys}",
    },
    "configuration_idle": {
        "en": "configuration: {path} ({digest}), which chooses nothing here",
        "nl": "configuratie: {path} ({digest}); die kiest hier niets",
    },
    "totals": {"en": "{n:draft|drafts}: {counts}", "nl": "{n:ontwerp|ontwerpen}: {counts}"},
    "parameter": {
        "en": "The rulebook's number, not {source}'s: {title} = {value}",
        "nl": "Getal van het regelboek, niet van {source}: {title} = {value}",
    },
    "chosen_number": {"en": "{text} (chosen: --reading {name})", "nl": "{text} (gekozen: --reading {name})"},
    "in_force": {
        "en": "Readings in force, others can be chosen with --reading: {readings}",
        "nl": "Lezingen die gelden, met --reading kan een andere worden gekozen: {readings}",
    },
    "chosen": {
        "en": "Chosen instead of the rulebook's own reading: {name}={value}: {says}",
        "nl": "Gekozen in plaats van de lezing van het regelboek: {name}={value}: {says}",
    },
    "interpretations": {
        "en": "Words that can be read in more than one way",
        "nl": "Woorden die op meer dan een manier te lezen zijn",
    },
    "this_one": {"en": "in force", "nl": "geldt"},
    "choosable": {"en": "can be chosen: --reading {name}={value}", "nl": "te kiezen: --reading {name}={value}"},
    "told_only": {"en": "cannot be chosen", "nl": "niet te kiezen"},
    "no_advice": {"en": "This check is no legal advice.", "nl": "Deze toets is geen juridisch advies."},
    "rulebooks": {
        "en": "Checked against {n} rulebooks; the worst verdict counts: {said}.",
        "nl": "Getoetst aan {n} regelboeken; het slechtste oordeel telt: {said}.",
    },
    "not_yet_in_force": {
        "en": "Not in force on {date}: {edition} is in force from {since}. It was asked for by its name.",
        "nl": "Geldt niet op {date}: {edition} geldt vanaf {since}. Er is met de naam om gevraagd.",
    },
    "no_longer_in_force": {
        "en": "Not in force on {date}: {edition} was in force until {until}. It was asked for by its name.",
        "nl": "Geldt niet op {date}: {edition} gold tot {until}. Er is met de naam om gevraagd.",
    },
    "hidden": {"en": "{n} more: see --format {form}", "nl": "nog {n}: zie --format {form}"},
    "more_in": {"en": "more: --format {form}", "nl": "meer: --format {form}"},
    "overview": {"en": "In short", "nl": "In het kort"},
}
