"""Texts of the workshop for rules: examples that were run, rules that were broken, what a rulebook lacks."""

from __future__ import annotations

from typing import Literal

from rulebook.words.rules import Texts

Both = dict[Literal["nl", "en"], str]

WORKSHOP: dict[str, Texts] = {
    "example.change": {
        "en": ("the example `{name}` changes `{place}`, which its draft does not have", "name a place of the draft above; a new item of a list has the next number: /tracks/1"),
        "nl": ("het voorbeeld `{name}` wijzigt `{place}`, en die plaats heeft het ontwerp niet", "noem een plaats van het ontwerp hierboven; een nieuw onderdeel van een lijst heeft het volgende nummer: /tracks/1"),
    },
    "example.draft": {
        "en": ("the example `{name}` is no draft that can be read: see {place}", "see the schema: `rulebook schemas draft`"),
        "nl": ("het voorbeeld `{name}` is geen leesbaar ontwerp: zie {place}", "zie het schema: `rulebook schemas draft`"),
    },
    "example.as_of": {
        "en": ("the example `{name}` is checked as of `{found}`, which is no date", "write a date: 2026-01-01"),
        "nl": ("het voorbeeld `{name}` is getoetst op `{found}`, en dat is geen datum", "schrijf een datum: 2026-01-01"),
    },
    "example.engines": {
        "en": ("the example `{name}` cannot be decided ({code}): {why}", "see what the rule asks; if the two engines disagree, report it"),
        "nl": ("over het voorbeeld `{name}` is geen uitkomst ({code}): {why}", "zie wat de regel vraagt; zijn de twee engines het oneens, meld het dan"),
    },
    "example.too_much": {
        "en": ("trying the examples up to here takes more than {limit} steps", "make the drafts of examples smaller, or select less within a selection"),
        "nl": ("de voorbeelden tot hier proberen kost meer dan {limit} stappen", "maak de ontwerpen van voorbeelden kleiner, of kies minder binnen een keuze"),
    },
    "example.outcome": {
        "en": ("the example `{name}` gets `{found}`, and expects `{expected}`", "set right the rule or the example: one of them is wrong; `rulebook test` says why"),
        "nl": ("het voorbeeld `{name}` krijgt `{found}`, en verwacht `{expected}`", "verbeter de regel of het voorbeeld: een van de twee is fout; `rulebook test` zegt waarom"),
    },
    "example.force": {
        "en": ("in the example `{name}` the rule counts as `{found}`, and the example expects `{expected}`", "set right which limb applies, or the force that is expected"),
        "nl": ("in het voorbeeld `{name}` telt de regel als `{found}`, en het voorbeeld verwacht `{expected}`", "verbeter welk onderdeel geldt, of de verwachte kracht"),
    },
    "example.limbs": {
        "en": ("in the example `{name}` these limbs apply: {found}; expected are: {expected}", "set right the rule or the example"),
        "nl": ("in het voorbeeld `{name}` gelden deze onderdelen: {found}; verwacht zijn: {expected}", "verbeter de regel of het voorbeeld"),
    },
    "example.record": {
        "en": ("in the example `{name}` the record `{record}` gets {found}, and `{expected}` is expected", "set right the rule or the example"),
        "nl": ("in het voorbeeld `{name}` krijgt `{record}` {found}, en verwacht is `{expected}`", "verbeter de regel of het voorbeeld"),
    },
    "example.evidence": {
        "en": ("in the example `{name}` the outcome of `{record}` rests on {found}; expected is {expected}", "check that the rule decides for the right reason; then write down what it rests on"),
        "nl": ("in het voorbeeld `{name}` rust de uitkomst van `{record}` op {found}; verwacht is {expected}", "ga na of de regel om de goede reden beslist; schrijf dan op waar de uitkomst op rust"),
    },
}  # fmt: skip

# What `rulebook test` says when nothing is wrong, and in how far it was tried.
TESTED: dict[str, Both] = {
    "rule": {
        "en": "{id}  {slug}: {passed} of {all:example|examples}",
        "nl": "{id}  {slug}: {passed} van {all:voorbeeld|voorbeelden}",
    },
    "all": {
        "en": "{passed} of {all:example|examples} of {rules:rule|rules} {passed:?gets what it expects|get what they expect} (decided by: {engines})",
        "nl": "{passed} van {all:voorbeeld|voorbeelden} van {rules:regel|regels} {passed:?krijgt wat het verwacht|krijgen wat zij verwachten} (beslist door: {engines})",
    },
    "why": {"en": "why: {facts}", "nl": "waarom: {facts}"},
    "mutants": {
        "en": "{name}: {caught} of {all:change|changes} noticed ({rate} of 100)",
        "nl": "{name}: {caught} van {all:wijziging|wijzigingen} opgemerkt ({rate} van 100)",
    },
    "asked": {
        "en": "That is enough: at least {asked} of 100 are asked of rules, and of all.",
        "nl": "Dat is genoeg: gevraagd zijn er ten minste {asked} van 100, van de regels en van alles.",
    },
    "not_enough": {
        "en": "That is not enough: at least {asked} of 100 are asked of rules, and of all. Write an example for a change that is not noticed.",
        "nl": "Dat is niet genoeg: gevraagd zijn er ten minste {asked} van 100, van de regels en van alles. Schrijf een voorbeeld bij een wijziging die niet is opgemerkt.",
    },
    "survivor": {"en": "    not noticed: {change}", "nl": "    niet opgemerkt: {change}"},
    "reading": {"en": "only under {name}", "nl": "alleen onder {name}"},
    "no_survivors": {
        "en": "Every change is noticed.",
        "nl": "Elke wijziging is opgemerkt.",
    },
    "survivors": {
        "en": "Look at each change that is not noticed. If a draft can show the difference, write it as an example. If none can, leave it: --at-least asks for a percentage.",
        "nl": "Kijk naar elke wijziging die niet is opgemerkt. Kan een ontwerp het verschil laten zien, schrijf het dan als voorbeeld. Kan geen ontwerp dat, laat het dan zo: --at-least vraagt om een percentage.",
    },
    "unused": {
        "en": "{name}: no rule uses it, so no example can notice a change",
        "nl": "{name}: geen regel gebruikt dit, dus geen voorbeeld kan een wijziging opmerken",
    },
    "rules": {"en": "rules", "nl": "regels"},
    "definitions": {"en": "definitions", "nl": "definities"},
    "both": {"en": "all", "nl": "alles"},
    "reach": {
        "en": "{id}: the examples reach {seen} of {can:way|ways} in which its conditions can come out",
        "nl": "{id}: de voorbeelden bereiken {seen} van {can:manier|manieren} waarop de voorwaarden kunnen uitkomen",
    },
    "looked": {"en": "    looked at under: {readings}", "nl": "    bekeken onder: {readings}"},
    "missed": {
        "en": "    {limb} {place}: in no example {truth}",
        "nl": "    {limb} {place}: in geen voorbeeld {truth}",
    },
    "yes": {"en": "yes", "nl": "ja"},
    "no": {"en": "no", "nl": "nee"},
    "unknown": {"en": "unknown", "nl": "onbekend"},
}
