"""Texts for rulebooks that cannot be loaded, and rules that cannot be evaluated."""

from __future__ import annotations

from typing import Literal

Texts = dict[Literal["nl", "en"], tuple[str, str]]


def near_texts(en: str, nl: str, help_en: str, help_nl: str, code: str) -> dict[str, Texts]:
    """Make the two problems of an unknown name: with and without a name that is near."""
    return {
        code: {"en": (en, help_en), "nl": (nl, help_nl)},
        f"{code}_near": {"en": (en, "did you mean `{near}`?"), "nl": (nl, "bedoelde u `{near}`?")},
    }


RULES: dict[str, Texts] = {
    **near_texts(
        "there is no edition `{name}`",
        "er is geen editie `{name}`",
        "use one of: {known}; or the folder of a rulebook of your own (`check` takes it as --rulebook PATH)",
        "gebruik een van: {known}; of de map van een eigen regelboek (`check` vraagt die als --rulebook PAD)",
        "edition.not_found",
    ),
    "edition.outside": {
        "en": ("`{name}` leads to a file outside of the rulebook", "put the file itself there, not a link"),
        "nl": ("`{name}` leidt naar een bestand buiten het regelboek", "zet het bestand zelf daar, geen verwijzing"),
    },
    "edition.name": {
        "en": ("the name of `{name}` has characters that cannot be shown", "give the file another name"),
        "nl": ("de naam van `{name}` bevat tekens die niet te tonen zijn", "geef het bestand een andere naam"),
    },
    "edition.no_file": {
        "en": ("`{name}` is a folder, a pipe or a device, and no file", "put a file there"),
        "nl": ("`{name}` is een map, een pijp of een apparaat, en geen bestand", "zet daar een bestand"),
    },
    "edition.stray": {
        "en": (
            "`{name}` is not read, and looks as if it was meant to be",
            "let its name end in .yaml, and put it in no folder below; or put it elsewhere",
        ),
        "nl": (
            "`{name}` wordt niet gelezen, maar lijkt wel zo bedoeld",
            "laat de naam eindigen op .yaml en zet het in geen map daaronder; of zet het ergens anders",
        ),
    },
    "edition.day": {
        "en": ("`{found}` is not a day of the calendar", "write year, month and day: 2026-01-15"),
        "nl": ("`{found}` is geen dag op de kalender", "schrijf jaar, maand en dag: 2026-01-15"),
    },
    "rule.id": {
        "en": ("`{found}` is not the id of a rule", "write two to eight capitals, a hyphen and three digits: RULE-102"),
        "nl": (
            "`{found}` is geen nummer van een regel",
            "schrijf twee tot acht hoofdletters, een streepje en drie cijfers: RULE-102",
        ),
    },
    "edition.file_too_large": {
        "en": ("`{name}` is larger than {limit} bytes", "a rule is seldom over 50,000: check what is in it"),
        "nl": ("`{name}` is groter dan {limit} bytes", "een regel heeft zelden meer dan 50.000: kijk wat erin staat"),
    },
    "edition.too_many": {
        "en": ("the rulebook has more than {limit} files", "make two rulebooks of it"),
        "nl": ("het regelboek heeft meer dan {limit} bestanden", "maak er twee regelboeken van"),
    },
    "edition.too_large": {
        "en": ("the files of the rulebook hold more than {limit} bytes", "make two rulebooks of it"),
        "nl": ("de bestanden van het regelboek zijn samen meer dan {limit} bytes", "maak er twee regelboeken van"),
    },
    "rule.many_steps": {
        "en": ("`{name}` rests on more than {limit} definitions in a row", "say more in one definition"),
        "nl": ("`{name}` rust op meer dan {limit} definities achter elkaar", "zeg meer in een definitie"),
    },
    "rule.unfolded": {
        "en": (
            "`{name}`, with all that it rests on written out, has more than {limit} conditions",
            "use each definition less often",
        ),
        "nl": (
            "`{name}` heeft, met alles waar het op rust voluit, meer dan {limit} voorwaarden",
            "gebruik elke definitie minder vaak",
        ),
    },
    "rule.too_much": {
        "en": (
            "comparing the conditions of all rules up to here takes more than {limit} steps",
            "make this part smaller, or a definition of what is in it",
        ),
        "nl": (
            "de voorwaarden van alle regels tot hier vergelijken kost meer dan {limit} stappen",
            "maak dit deel kleiner, of maak een definitie van wat erin staat",
        ),
    },
    "rule.too_deep": {
        "en": ("more than {limit} selections stand within each other", "make a definition of the inner ones"),
        "nl": ("er staan meer dan {limit} selecties in elkaar", "maak van de binnenste een definitie"),
    },
    "edition.is_a_folder": {
        "en": ("`{name}` is a folder, and --edition takes the name of a rulebook that ships", "use --rulebook {name}"),
        "nl": (
            "`{name}` is een map, en --edition vraagt de naam van een meegeleverd regelboek",
            "gebruik --rulebook {name}",
        ),
    },
    "edition.no_rulebook": {
        "en": (
            "there is no rulebook in `{name}`",
            "name the folder with the edition.yaml, or the folder that holds such folders",
        ),
        "nl": (
            "in `{name}` staat geen regelboek",
            "noem de map met de edition.yaml, of de map waarin zulke mappen staan",
        ),
    },
    "edition.several_series": {
        "en": (
            "`{name}` holds editions of more than one series: {known}",
            "give each edition its own --rulebook, or each series its own folder",
        ),
        "nl": (
            "`{name}` bevat edities van meer dan een reeks: {known}",
            "geef elke editie een eigen --rulebook, of elke reeks een eigen map",
        ),
    },
    "edition.same_date": {
        "en": ("{first} and {second} are both in force from {date}", "give one of them another valid_from"),
        "nl": ("{first} en {second} gelden beide vanaf {date}", "geef een van beide een andere valid_from"),
    },
    "edition.none_in_force": {
        "en": (
            "no edition of `{name}` is in force on {date}; the editions are: {known}",
            "choose another --as-of, or name an edition, as in --edition {first}: then it applies whatever the date",
        ),
        "nl": (
            "op {date} geldt geen editie van `{name}`; de edities zijn: {known}",
            "kies een andere --as-of, of noem een editie, zoals --edition {first}: dan geldt zij op elke datum",
        ),
    },
    "edition.file_missing": {
        "en": ("the edition has no file `{name}`", "add the file"),
        "nl": ("de editie heeft geen bestand `{name}`", "voeg het bestand toe"),
    },
    **near_texts(
        "`{name}` is bound to nothing here",
        "`{name}` is hier nergens aan gebonden",
        "start a path with `agreement`, or with a name that an `as` around it gives",
        "begin een pad met `agreement`, of met een naam die een `as` eromheen geeft",
        "rule.not_bound",
    ),
    **near_texts(
        "{record} have no field `{name}`",
        "{record} hebben geen veld `{name}`",
        "`rulebook rules fields` lists what can be named",
        "`rulebook rules fields` toont wat te noemen is",
        "rule.no_such_field",
    ),
    **near_texts(
        "`{name}` is no collection, and no definition of records",
        "`{name}` is geen verzameling en geen definitie van onderdelen",
        "use a list of the draft (`rulebook rules fields`), or a definition with for_each",
        "gebruik een lijst van het ontwerp (`rulebook rules fields`), of een definitie met for_each",
        "rule.no_such_collection",
    ),
    **near_texts(
        "`{name}` is no definition about the whole draft",
        "`{name}` is geen definitie over het hele ontwerp",
        "add a file definitions/{name}.yaml without for_each",
        "voeg een bestand definitions/{name}.yaml zonder for_each toe",
        "rule.no_such_definition",
    ),
    **near_texts(
        "the edition has no parameter `{name}`",
        "de editie heeft geen parameter `{name}`",
        "add it to edition.yaml",
        "voeg hem toe aan edition.yaml",
        "rule.no_such_parameter",
    ),
    **near_texts(
        "`{name}` is not a value that the field can have",
        "`{name}` is geen waarde die het veld kan hebben",
        "`rulebook rules fields` lists what can be named",
        "`rulebook rules fields` toont wat te noemen is",
        "rule.no_such_value",
    ),
    "rule.record_alone": {
        "en": (
            "`{name}` is a record, and has no value itself",
            "name a field of it, as in `{name}.id`; `rulebook rules fields` lists them",
        ),
        "nl": (
            "`{name}` is een onderdeel, en heeft zelf geen waarde",
            "noem een veld ervan, zoals `{name}.id`; `rulebook rules fields` toont ze",
        ),
    },
    "rule.unlike": {
        "en": (
            "`{operator}` cannot compare {left} with {right}",
            "compare like with like; the field of another record is written as {{value: track.id}}",
        ),
        "nl": (
            "`{operator}` kan {left} niet vergelijken met {right}",
            "vergelijk gelijke soorten; het veld van een ander onderdeel schrijft u als {{value: track.id}}",
        ),
    },
    "rule.not_a_figure": {
        "en": (
            "{left} is no figure to reckon with",
            "use a number, an amount or a quantity; dates are compared: before, not_after",
        ),
        "nl": (
            "met {left} valt niet te rekenen",
            "gebruik een getal, een bedrag of een aantal; data worden vergeleken: before, not_after",
        ),
    },
    "rule.bound_twice": {
        "en": ("the name `{name}` is in use already", "choose another name after `as`"),
        "nl": ("de naam `{name}` is al in gebruik", "kies een andere naam na `as`"),
    },
    "rule.if_none_missing": {
        "en": ("for_all does not say what it means when nothing is selected", "add if_none: yes, no, unknown or text"),
        "nl": ("for_all zegt niet wat het betekent als er niets is", "voeg if_none toe: yes, no, unknown of text"),
    },
    "rule.if_none_yes": {
        "en": ("there_is cannot hold when there is nothing", "use no, unknown or text"),
        "nl": ("there_is kan niet gelden als er niets is", "gebruik no, unknown of text"),
    },
    "rule.that_missing": {
        "en": ("for_all does not say what must hold", "add `that`"),
        "nl": ("for_all zegt niet wat moet gelden", "voeg `that` toe"),
    },
    "rule.none_missing": {
        "en": (
            "for_each does not say what it means when there is no record",
            "add none: not-applicable, fail or undetermined",
        ),
        "nl": (
            "for_each zegt niet wat het betekent als er geen onderdeel is",
            "voeg none toe: not-applicable, fail of undetermined",
        ),
    },
    "rule.none_without_for_each": {
        "en": ("`none` means nothing without for_each", "take it away"),
        "nl": ("`none` betekent niets zonder for_each", "haal het weg"),
    },
    "rule.named_as_list": {
        "en": ("a draft has a list that is called `{name}` as well", "give the definition another name"),
        "nl": ("een ontwerp heeft ook een lijst die `{name}` heet", "geef de definitie een andere naam"),
    },
    "rule.where_in_definition": {
        "en": ("for_each of a definition cannot have `where`", "put the condition into `when`"),
        "nl": ("for_each van een definitie kan geen `where` hebben", "zet de voorwaarde in `when`"),
    },
    "rule.claims_in_definition": {
        "en": (
            "for_each of a definition cannot have `claims`",
            "put `claims` where a rule or a definition uses this one",
        ),
        "nl": (
            "for_each van een definitie kan geen `claims` hebben",
            "zet `claims` waar een regel of een definitie deze gebruikt",
        ),
    },
    "rule.limb_twice": {
        "en": ("two limbs are called `{name}`", "give each its own id"),
        "nl": ("twee onderdelen heten `{name}`", "geef elk een eigen id"),
    },
    "rule.example_twice": {
        "en": ("two examples are called `{name}`", "give each its own name"),
        "nl": ("twee voorbeelden heten `{name}`", "geef elk een eigen naam"),
    },
    "rule.limb_stronger": {
        "en": ("a limb cannot be stronger than its rule: `{name}`", "raise the force of the rule, or lower the limb's"),
        "nl": (
            "een onderdeel kan niet sterker zijn dan zijn regel: `{name}`",
            "maak de regel sterker, of het onderdeel zwakker",
        ),
    },
    "rule.quote_not_in_letter": {
        "en": ("the source does not say `{quote}`", "copy the words exactly as they stand in the source"),
        "nl": ("de bron zegt niet `{quote}`", "neem de woorden precies over zoals zij in de bron staan"),
    },
    "rule.quote_elsewhere": {
        "en": ("`{quote}` does not start in {locator}", "it starts in {there}: set the locator right"),
        "nl": ("`{quote}` begint niet in {locator}", "het begint in {there}: zet de vindplaats goed"),
    },
    "rule.twice": {
        "en": ("`{name}` is in use already, in {first}", "give each its own"),
        "nl": ("`{name}` is al in gebruik, in {first}", "geef elk een eigen naam"),
    },
    "rule.file_name": {
        "en": ("the file is called {file}, and what is in it `{name}`", "give both the same name"),
        "nl": ("het bestand heet {file}, en wat erin staat `{name}`", "geef beide dezelfde naam"),
    },
    "rule.cycle": {
        "en": ("the definition rests on itself: {chain}", "take one step out of the circle"),
        "nl": ("de definitie rust op zichzelf: {chain}", "haal een stap uit de cirkel"),
    },
    "engine.disagree": {
        "en": (
            "the two engines disagree about {rule}",
            "nothing was decided about this draft; report this, with the draft",
        ),
        "nl": (
            "de twee engines zijn het niet eens over {rule}",
            "over dit ontwerp is niets beslist; meld dit, met het ontwerp erbij",
        ),
    },
    "engine.explain": {
        "en": (
            "rule {rule} was decided in one way and explained in another",
            "this is a fault of the program, not of the draft; report it with the draft, and trust no outcome of this rule",
        ),
        "nl": (
            "regel {rule} kreeg eerst de ene uitkomst, en bij de uitleg een andere",
            "dit is een fout in het programma, niet in het ontwerp; meld haar met het ontwerp, en vertrouw geen uitkomst van deze regel",
        ),
    },
    "engine.second": {
        "en": (
            "the second engine (durable_rules) gave no answer: {why}",
            "nothing was decided about this draft; try again, or use --engine native and say so",
        ),
        "nl": (
            "de tweede engine (durable_rules) gaf geen antwoord: {why}",
            "over dit ontwerp is niets beslist; probeer het opnieuw, of gebruik --engine native en zeg dat erbij",
        ),
    },
    "check.signed_later": {
        "en": (
            "the status of the agreement is `signed`, but the signature `{id}` has a date after the as-of date "
            "{as_of}: `{date}`",
            "correct the status or the date, or check as of a later date",
        ),
        "nl": (
            "de status van de afspraak is `signed` (ondertekend), maar de ondertekening `{id}` heeft een datum na de "
            "peildatum {as_of}: `{date}`",
            "verbeter de status of de datum, of toets op een latere peildatum",
        ),
    },
    "engine.rule": {
        "en": (
            "rule {rule} could not be evaluated: {why}",
            "this is a fault in the rulebook or the program; report it with the draft",
        ),
        "nl": (
            "regel {rule} kon niet worden uitgevoerd: {why}",
            "dit is een fout in het regelboek of het programma; meld haar met het ontwerp",
        ),
    },
}
