"""Texts for files that can be read but are not what they should be."""

from __future__ import annotations

from typing import Literal

SHAPE: dict[str, dict[Literal["nl", "en"], tuple[str, str]]] = {
    "draft.not_an_object": {
        "en": (
            "found `{found}`, a draft is an object",
            "start the file with {{ and see `rulebook schemas` for its keys",
        ),
        "nl": (
            "gevonden `{found}`, een ontwerp is een object",
            "begin het bestand met {{ en zie `rulebook schemas` voor de sleutels",
        ),
    },
    "draft.waivers": {
        "en": (
            "a decision to deviate does not stand in the draft",
            "take the key `waivers` away; `rulebook waive` writes each decision to a file of its own beside the draft",
        ),
        "nl": (
            "een besluit om af te wijken staat niet in het ontwerp",
            "haal de sleutel `waivers` weg; `rulebook waive` schrijft elk besluit in een eigen bestand naast het ontwerp",
        ),
    },
    "waiver.not_an_object": {
        "en": ("found `{found}`, a waiver is an object", "start the file with {{, or let `rulebook waive` write it"),
        "nl": (
            "gevonden `{found}`, een ontheffing is een object",
            "begin het bestand met {{, of laat `rulebook waive` het schrijven",
        ),
    },
    "waiver.no_records": {
        "en": ("no records are named: there is nothing that the decision waives", "name each record by its id"),
        "nl": (
            "er zijn geen onderdelen genoemd: het besluit geeft nergens ontheffing voor",
            "noem elk onderdeel met het id",
        ),
    },
    "waiver.no_rule": {
        "en": ("the decision is about rule `{name}`, which does not exist", "`rulebook rules` lists the rules"),
        "nl": ("het besluit gaat over regel `{name}`, en die bestaat niet", "`rulebook rules` noemt de regels"),
    },
    "waiver.no_rule_near": {
        "en": (
            "the decision is about rule `{name}`, which does not exist",
            "did you mean `{near}`? `rulebook rules` lists the rules",
        ),
        "nl": (
            "het besluit gaat over regel `{name}`, en die bestaat niet",
            "bedoelde u `{near}`? `rulebook rules` noemt de regels",
        ),
    },
    "waiver.no_draft": {
        "en": (
            "the decision is about draft `{name}`, which is not here",
            "put the file beside its draft, or take it away",
        ),
        "nl": (
            "het besluit gaat over ontwerp `{name}`, en dat is hier niet",
            "zet het bestand naast zijn ontwerp, of haal het weg",
        ),
    },
    "waiver.no_draft_near": {
        "en": (
            "the decision is about draft `{name}`, which is not here",
            "did you mean `{near}`? Or put the file beside its draft",
        ),
        "nl": (
            "het besluit gaat over ontwerp `{name}`, en dat is hier niet",
            "bedoelde u `{near}`? Of zet het bestand naast zijn ontwerp",
        ),
    },
    "shape.wildcard": {
        "en": ("found `{found}`, a waiver has no wildcards", "name what it is about, each by its id"),
        "nl": ("gevonden `{found}`, een ontheffing kent geen jokertekens", "noem waar het over gaat, elk met het id"),
    },
    "draft.equal_weights": {
        "en": ("an equal key with weights that differ", "make the weights equal, or name another basis"),
        "nl": (
            "een sleutel met gelijke delen en ongelijke gewichten",
            "maak de gewichten gelijk, of noem een andere grondslag",
        ),
    },
    "draft.share_twice": {
        "en": (
            "the percentage and the amount of a share are not the same part of the total",
            "correct one of them, or leave one out; an amount needs the total of the distribution",
        ),
        "nl": (
            "het percentage en het bedrag van een aandeel zijn niet hetzelfde deel van het totaal",
            "verbeter een van beide, of laat er een weg; een bedrag vraagt om het totaal van de verdeling",
        ),
    },
    "draft.same_id": {
        "en": ("`{id}` was used before, on line {first}", "give each its own id, or put the two together"),
        "nl": ("`{id}` is al gebruikt, op regel {first}", "geef elk een eigen id, of voeg de twee samen"),
    },
    "draft.no_such_id": {
        "en": ("`{id}` is not in {list}", "add it to {list}, or use the id of one that is there"),
        "nl": ("`{id}` staat niet in {list}", "voeg het toe aan {list}, of gebruik de id van een die er wel staat"),
    },
    "draft.no_such_id_near": {
        "en": ("`{id}` is not in {list}", "did you mean `{near}`?"),
        "nl": ("`{id}` staat niet in {list}", "bedoelde u `{near}`?"),
    },
    "shape.unknown_key": {
        "en": ("`{key}` is not a key that can stand here", "take it away, or write one of: {keys}"),
        "nl": ("`{key}` is geen sleutel die hier kan staan", "haal hem weg, of schrijf een van: {keys}"),
    },
    "shape.unknown_key_near": {
        "en": ("`{key}` is not a key that can stand here", "did you mean `{near}`?"),
        "nl": ("`{key}` is geen sleutel die hier kan staan", "bedoelde u `{near}`?"),
    },
    "shape.missing_key": {
        "en": ("`{key}` is missing here", "add the key `{key}`"),
        "nl": ("`{key}` ontbreekt hier", "voeg de sleutel `{key}` toe"),
    },
    "shape.not_one_of": {
        "en": ("found `{found}`, expected one of: {allowed}", "choose one of these words"),
        "nl": ("gevonden `{found}`, verwacht een van: {allowed}", "kies een van deze woorden"),
    },
    "shape.not_one_of_near": {
        "en": ("found `{found}`, expected one of: {allowed}", "did you mean `{near}`?"),
        "nl": ("gevonden `{found}`, verwacht een van: {allowed}", "bedoelde u `{near}`?"),
    },
    "shape.expected_text": {
        "en": ("found `{found}`, expected text between quotes", 'write it as "..."'),
        "nl": ("gevonden `{found}`, verwacht tekst tussen aanhalingstekens", 'schrijf het als "..."'),
    },
    "shape.expected_true_false": {
        "en": ("found `{found}`, expected true or false", "write true or false, without quotes"),
        "nl": ("gevonden `{found}`, verwacht true of false", "schrijf true of false, zonder aanhalingstekens"),
    },
    "shape.expected_whole_number": {
        "en": ("found `{found}`, expected a whole number", "write digits only, without quotes"),
        "nl": ("gevonden `{found}`, verwacht een heel getal", "schrijf alleen cijfers, zonder aanhalingstekens"),
    },
    "shape.expected_list": {
        "en": ("found `{found}`, expected a list", "put it between [ and ]; [] says that there are none"),
        "nl": ("gevonden `{found}`, verwacht een lijst", "zet het tussen [ en ]; [] zegt dat er geen zijn"),
    },
    "shape.expected_object": {
        "en": (
            "found `{found}`, expected keys with values",
            'put them between {{ and }}: {{"key": "value"}}',
        ),
        "nl": (
            "gevonden `{found}`, verwacht sleutels met waarden",
            'zet ze tussen {{ en }}: {{"sleutel": "waarde"}}',
        ),
    },
    "shape.expected_words": {
        "en": (
            "found `{found}`, expected text in Dutch, English or both",
            'write it as {{"nl": "..."}}, as {{"en": "..."}}, or as {{"nl": "...", "en": "..."}}',
        ),
        "nl": (
            "gevonden `{found}`, verwacht tekst in het Nederlands, het Engels of allebei",
            'schrijf het als {{"nl": "..."}}, als {{"en": "..."}}, of als {{"nl": "...", "en": "..."}}',
        ),
    },
    "shape.expected_money": {
        "en": (
            "found `{found}`, expected an amount of money with its currency",
            'write it as {{"amount": "25000000.00", "currency": "EUR"}}',
        ),
        "nl": (
            "gevonden `{found}`, verwacht een geldbedrag met de munt",
            'schrijf het als {{"amount": "25000000.00", "currency": "EUR"}}',
        ),
    },
    "shape.expected_quantity": {
        "en": (
            "found `{found}`, expected a number with what is counted",
            'write it as {{"amount": 4, "unit": "ships"}}',
        ),
        "nl": (
            "gevonden `{found}`, verwacht een aantal met wat er is geteld",
            'schrijf het als {{"amount": 4, "unit": "ships"}}',
        ),
    },
    "shape.expected_years": {
        "en": (
            "found `{found}`, expected a first and a last year",
            'write it as {{"first": 2027, "last": 2028}}',
        ),
        "nl": (
            "gevonden `{found}`, verwacht een eerste en een laatste jaar",
            'schrijf het als {{"first": 2027, "last": 2028}}',
        ),
    },
    "shape.expected_evidence": {
        "en": (
            "found `{found}`, expected an article with the words quoted from it",
            'write it as {{"article": "art-3", "quote": "..."}}',
        ),
        "nl": (
            "gevonden `{found}`, verwacht een artikel met de woorden die eruit zijn aangehaald",
            'schrijf het als {{"article": "art-3", "quote": "..."}}',
        ),
    },
    "shape.expected_document": {
        "en": (
            "found `{found}`, expected a document",
            'write it as {{"title": {{"en": "..."}}, "reference": "...", "date": "2026-01-15"}}',
        ),
        "nl": (
            "gevonden `{found}`, verwacht een document",
            'schrijf het als {{"title": {{"nl": "..."}}, "reference": "...", "date": "2026-01-15"}}',
        ),
    },
    "shape.too_short": {
        "en": ("found `{found}`, expected at least {limit} in this list", "add what is missing, or leave the key out"),
        "nl": (
            "gevonden `{found}`, verwacht er ten minste {limit} in deze lijst",
            "vul aan wat ontbreekt, of laat de sleutel weg",
        ),
    },
    "shape.too_long": {
        "en": ("found `{found}`, longer than {limit}", "make it shorter"),
        "nl": ("gevonden `{found}`, langer dan {limit}", "maak het korter"),
    },
    "shape.blank": {
        "en": ("the text is empty", "write something, or leave the key out when nothing has been said"),
        "nl": ("de tekst is leeg", "schrijf iets, of laat de sleutel weg als er niets over gezegd is"),
    },
    "shape.text_empty": {
        "en": ("the text is in no language", "give `nl`, `en` or both"),
        "nl": ("de tekst is in geen enkele taal", "geef `nl`, `en` of allebei"),
    },
    "shape.date": {
        "en": (
            "`{found}` is not a date of the calendar",
            "write 2018-06-08, or 2018-06 or 2018 when only that is known",
        ),
        "nl": (
            "`{found}` is geen datum op de kalender",
            "schrijf 2018-06-08, of 2018-06 of 2018 als alleen dat bekend is",
        ),
    },
    "shape.id": {
        "en": ("`{found}` is not an id", "use small letters, digits and hyphens, for example nl-frigates"),
        "nl": ("`{found}` is geen id", "gebruik kleine letters, cijfers en streepjes, bijvoorbeeld nl-frigates"),
    },
    "shape.dotted_id": {
        "en": ("`{found}` is not an id", "use small letters, digits, dots and hyphens, for example art-4.2"),
        "nl": ("`{found}` is geen id", "gebruik kleine letters, cijfers, punten en streepjes, bijvoorbeeld art-4.2"),
    },
    "shape.state": {
        "en": (
            "`{found}` is not the code of a state",
            "use two capitals of ISO 3166: NL, BE, DE; the United Kingdom is GB, and all of the Kingdom of the "
            "Netherlands is NL, with AW, CW, SX and BQ",
        ),
        "nl": (
            "`{found}` is geen code van een staat",
            "gebruik twee hoofdletters van ISO 3166: NL, BE, DE; het Verenigd Koninkrijk is GB, en het hele Koninkrijk "
            "der Nederlanden is NL, met AW, CW, SX en BQ",
        ),
    },
    "shape.organisation_state": {
        "en": (
            "this party is an organisation and has the code of a state",
            "make its kind state, or take the code away",
        ),
        "nl": (
            "deze partij is een organisatie en heeft de code van een staat",
            "maak haar een staat (kind: state), of haal de code weg",
        ),
    },
    "shape.territory": {
        "en": (
            "`{found}` is not the code of a territory",
            "parts of the Kingdom are NL-EUR (European Netherlands), AW (Aruba), CW (Curaçao), SX (Sint Maarten), "
            "BQ-BO (Bonaire), BQ-SE (Sint Eustatius) and BQ-SA (Saba); another country has its two capitals, such as DK",
        ),
        "nl": (
            "`{found}` is geen code van een gebied",
            "delen van het Koninkrijk zijn NL-EUR (Europees Nederland), AW (Aruba), CW (Curaçao), SX (Sint Maarten), "
            "BQ-BO (Bonaire), BQ-SE (Sint Eustatius) en BQ-SA (Saba); een ander land heeft zijn twee hoofdletters, zoals DK",
        ),
    },
    "shape.currency": {
        "en": ("`{found}` is not a currency", "use three capitals, for example EUR"),
        "nl": ("`{found}` is geen valuta", "gebruik drie hoofdletters, bijvoorbeeld EUR"),
    },
    "shape.pattern": {
        "en": ("`{found}` does not have the right form", "it must match {pattern}"),
        "nl": ("`{found}` heeft niet de juiste vorm", "het moet passen op {pattern}"),
    },
    "shape.amount": {
        "en": ("`{found}` is not an amount", 'write a number from 0, or text with at most 4 decimals: "355000000.00"'),
        "nl": (
            "`{found}` is geen bedrag of aantal",
            'schrijf een getal vanaf 0, of tekst met hoogstens 4 decimalen: "355000000.00"',
        ),
    },
    "shape.percentage": {
        "en": ("`{found}` is not a percentage", "write a number from 0 to 100, without quotes and without %"),
        "nl": (
            "`{found}` is geen percentage",
            "schrijf een getal van 0 tot en met 100, zonder aanhalingstekens en zonder %",
        ),
    },
    "shape.years": {
        "en": ("the years end before they start, or span over a century", "set `first` and `last` right"),
        "nl": ("de jaren eindigen voor zij beginnen, of duren meer dan een eeuw", "zet `first` en `last` goed"),
    },
    "shape.operator": {
        "en": (
            "`{found}` is no condition: it has none of the operators",
            "use all_of, any_of, not, is, said, given, there_is, for_all, value or figure",
        ),
        "nl": (
            "`{found}` is geen voorwaarde: geen van de operatoren staat erin",
            "gebruik all_of, any_of, not, is, said, given, there_is, for_all, value of figure",
        ),
    },
    "shape.one_side": {
        "en": ("the comparison has no left side, or two", "name either `value` or `figure`"),
        "nl": ("de vergelijking heeft geen linkerkant, of twee", "noem `value` of `figure`"),
    },
    "shape.one_comparison": {
        "en": (
            "the comparison has no operator, or more than one",
            "name exactly one, such as equals, before or at_least",
        ),
        "nl": (
            "de vergelijking heeft geen operator, of meer dan een",
            "noem er precies een, zoals equals, before of at_least",
        ),
    },
    "shape.other": {
        "en": ("found `{found}`: {why}", "see the schema: `rulebook schemas`"),
        "nl": ("gevonden `{found}`: {why}", "zie het schema: `rulebook schemas`"),
    },
}
