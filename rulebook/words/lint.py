"""Texts of `rulebook lint`: what is wrong or could be better with a rulebook that loads."""

from __future__ import annotations

from typing import Literal

from rulebook.words.rules import Texts

Both = dict[Literal["nl", "en"], str]

LINT: dict[str, Texts] = {
    "lint.rule_never_fail": {
        "en": ("the rule {name} can never fail, by the form of its conditions", "ask for something that a draft can lack, or take the rule away"),
        "nl": ("de regel {name} kan nooit zakken, door de vorm van zijn voorwaarden", "vraag iets dat een ontwerp kan missen, of haal de regel weg"),
    },
    "lint.rule_never_pass": {
        "en": ("the rule {name} can never pass, by the form of its conditions", "look for parts that exclude each other"),
        "nl": ("de regel {name} kan nooit slagen, door de vorm van zijn voorwaarden", "zoek delen die elkaar uitsluiten"),
    },
    "lint.never_fail": {
        "en": ("the limb `{name}` can never fail, so nobody will ever read this", "change the condition; if it is meant, write \"-\" in both languages"),
        "nl": ("het onderdeel `{name}` kan nooit zakken, dus niemand zal dit ooit lezen", "verander de voorwaarde; is het zo bedoeld, schrijf dan \"-\" in beide talen"),
    },
    "lint.never_pass": {
        "en": ("the limb `{name}` can never pass, so nobody will ever read this", "change the condition; if it is meant, write \"-\" in both languages"),
        "nl": ("het onderdeel `{name}` kan nooit slagen, dus niemand zal dit ooit lezen", "verander de voorwaarde; is het zo bedoeld, schrijf dan \"-\" in beide talen"),
    },
    "lint.message_missing": {
        "en": ("the limb `{name}` can come out as {outcome}, and has no message for it", "say what this outcome means; \"-\" is for an outcome that cannot be"),
        "nl": ("het onderdeel `{name}` kan uitkomen op {outcome}, en heeft daar geen tekst voor", "zeg wat deze uitkomst betekent; \"-\" is voor een uitkomst die niet kan"),
    },
    "lint.unless_never": {
        "en": ("the derogation of the limb `{name}` can never hold", "look for parts that exclude each other, or take `unless` away"),
        "nl": ("de uitzondering van het onderdeel `{name}` kan nooit gelden", "zoek delen die elkaar uitsluiten, of haal `unless` weg"),
    },
    "lint.unless_against_applies": {
        "en": ("the derogation of the limb `{name}` cannot hold where the limb applies", "take away what `applies` excludes already, or widen `applies`"),
        "nl": ("de uitzondering van het onderdeel `{name}` kan niet gelden waar het onderdeel geldt", "haal weg wat `applies` al uitsluit, of maak `applies` ruimer"),
    },
    "lint.derogations_conflict": {
        "en": ("two derogations of the limb `{name}` conflict: {first} and {second} never hold together", "if either is enough, put them under any_of"),
        "nl": ("twee uitzonderingen van het onderdeel `{name}` botsen: {first} en {second} gelden nooit samen", "is elk van beide genoeg, zet ze dan onder any_of"),
    },
    "lint.limbs_conflict": {
        "en": ("`{name}` ({first}) and `{other}` ({second}) conflict: of the same record, no draft can meet both", "let one of them apply where the other does not"),
        "nl": ("`{name}` ({first}) en `{other}` ({second}) botsen: geen ontwerp kan voor hetzelfde onderdeel aan beide voldoen", "laat de een gelden waar de ander niet geldt"),
    },
    "lint.shadowed": {
        "en": ("`{name}` asks nothing that `{other}` does not ask of the same records", "take one of them away, or let it apply elsewhere"),
        "nl": ("`{name}` vraagt niets wat `{other}` niet ook van dezelfde onderdelen vraagt", "haal een van beide weg, of laat hem ergens anders gelden"),
    },
    "lint.remedy_without_key": {
        "en": ("the remedy of {name} names no key of a draft in both languages", "say under which key to write what: Put it under \"notices\""),
        "nl": ("de remedie van {name} noemt niet in beide talen een sleutel van een ontwerp", "zeg onder welke sleutel wat moet staan: Zet het onder \"notices\""),
    },
    "lint.todo": {
        "en": ("something is left to do here: `{found}`", "write it, and take TODO away"),
        "nl": ("hier moet nog iets gebeuren: `{found}`", "schrijf het, en haal TODO weg"),
    },
    "lint.blank": {
        "en": ("the text is missing in this language: {lang}", "write it in Dutch and in English"),
        "nl": ("de tekst ontbreekt in deze taal: {lang}", "schrijf hem in het Nederlands en in het Engels"),
    },
    "lint.same_in_both": {
        "en": ("the text is the same in Dutch and in English: `{found}`", "translate it"),
        "nl": ("de tekst is gelijk in het Nederlands en het Engels: `{found}`", "vertaal hem"),
    },
    "lint.same_title": {
        "en": ("the example `{name}` has the same title as `{other}`", "say what is different here, or take one of them away if nothing is"),
        "nl": ("het voorbeeld `{name}` heeft dezelfde titel als `{other}`", "zeg wat hier anders is, of haal een van beide weg als er niets anders is"),
    },
    "lint.title_names_example": {
        "en": ("the title of the example `{name}` refers to `{other}`", "tell the whole situation in the title itself, and why it ends as it does"),
        "nl": ("de titel van het voorbeeld `{name}` verwijst naar `{other}`", "vertel de hele situatie in de titel zelf, en waarom zij zo afloopt"),
    },
    "lint.same_example": {
        "en": ("the example `{name}` has the draft, the date and the readings of `{other}`", "take one of them away, or change something in its draft"),
        "nl": ("het voorbeeld `{name}` heeft het ontwerp, de datum en de lezingen van `{other}`", "haal een van beide weg, of verander iets in het ontwerp"),
    },
    "lint.same_definition": {
        "en": ("the definition `{name}` says the same as `{other}`", "keep one of them, and use it in both places"),
        "nl": ("de definitie `{name}` zegt hetzelfde als `{other}`", "houd een van beide, en gebruik die op beide plaatsen"),
    },
    "lint.definition_never": {
        "en": ("the definition `{name}` can never hold, by the form of its conditions", "look for parts that exclude each other"),
        "nl": ("de definitie `{name}` kan nooit gelden, door de vorm van haar voorwaarden", "zoek delen die elkaar uitsluiten"),
    },
    "lint.definition_always": {
        "en": ("the definition `{name}` can never come out as no, by the form of its conditions", "ask for something that a draft can lack, or take the definition away"),
        "nl": ("de definitie `{name}` kan nooit op nee uitkomen, door de vorm van haar voorwaarden", "vraag iets dat een ontwerp kan missen, of haal de definitie weg"),
    },
    "lint.definitions_conflict": {
        "en": ("the definitions `{name}` and `{other}` conflict: both are asked for here, and they never hold together", "if either is enough, put them under any_of; otherwise set one of them right"),
        "nl": ("de definities `{name}` en `{other}` botsen: hier zijn beide nodig, en zij gelden nooit samen", "is elk van beide genoeg, zet ze dan onder any_of; verbeter anders een van beide"),
    },
    "lint.unused_definition": {
        "en": ("no rule uses the definition `{name}`", "use it, or take its file away"),
        "nl": ("geen regel gebruikt de definitie `{name}`", "gebruik haar, of haal het bestand weg"),
    },
    "lint.unused_parameter": {
        "en": ("no rule uses the parameter `{name}`", "use it, or take it away"),
        "nl": ("geen regel gebruikt de parameter `{name}`", "gebruik hem, of haal hem weg"),
    },
    "lint.unused_interpretation": {
        "en": ("no rule and no definition depends on the interpretation `{name}`", "name those that do under `rules` and `definitions`"),
        "nl": ("geen regel en geen definitie hangt af van de interpretatie `{name}`", "noem ze onder `rules` en `definitions`"),
    },
    "lint.no_example": {
        "en": ("the rule {name} has no example that comes out as {outcome}", "add one under `cases`"),
        "nl": ("de regel {name} heeft geen voorbeeld met de uitkomst {outcome}", "voeg er een toe onder `cases`"),
    },
    "lint.not_cited": {
        "en": (
            "nothing cites the sentence {locator}, and no reason is given: `{found}`",
            "cite it in a rule (`rulebook rules new`), or list it in uncited.yaml with its kind",
        ),
        "nl": (
            "niets citeert de zin {locator}, en er is geen reden gegeven: `{found}`",
            "citeer hem in een regel (`rulebook rules new`), of zet hem in uncited.yaml met zijn soort",
        ),
    },
    "lint.near_name": {
        "en": ("`{name}` is nearly the same name as `{other}`", "give one of them a name that nobody takes for the other"),
        "nl": ("`{name}` lijkt erg op de naam `{other}`", "geef een van beide een naam die niemand verwart"),
    },
}  # fmt: skip

SEVERITIES: dict[str, Both] = {
    "error": {"en": "error", "nl": "fout"},
    "warning": {"en": "warning", "nl": "waarschuwing"},
}

COUNTED: dict[str, Both] = {
    "clean": {
        "en": "{path}: nothing found in {files:file|files}",
        "nl": "{path}: niets gevonden in {files:bestand|bestanden}",
    },
    "found": {
        "en": "{path}: {errors:error|errors} and {warnings:warning|warnings}",
        "nl": "{path}: {errors:fout|fouten} en {warnings:waarschuwing|waarschuwingen}",
    },
}
