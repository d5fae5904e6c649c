"""Texts for calls that ask for something that does not exist."""

from __future__ import annotations

from typing import Literal

from rulebook.words.rules import near_texts

USAGE: dict[str, dict[Literal["nl", "en"], tuple[str, str]]] = {
    "usage.engine": {
        "en": (
            "the engine `{name}` needs durable_rules, which is not installed",
            "install agreement-rulebook[durable], or use --engine native",
        ),
        "nl": (
            "de engine `{name}` heeft durable_rules nodig, en dat is niet geïnstalleerd",
            "installeer agreement-rulebook[durable], of gebruik --engine native",
        ),
    },
    "usage.rule_in_both": {
        "en": (
            "{first} and {second} both have the rules {rules}, by id or by slug",
            "check against one of them at a time, or give their rules ids and slugs of their own",
        ),
        "nl": (
            "{first} en {second} hebben beide de regels {rules}, met hetzelfde id of dezelfde naam",
            "toets aan een van beide tegelijk, of geef hun regels een eigen id en naam",
        ),
    },
    "usage.none_of_rulebook": {
        "en": ("no rule of {edition} is left to check", "leave out that rulebook, or select a rule of it"),
        "nl": (
            "van {edition} blijft geen regel over om te toetsen",
            "laat dat regelboek weg, of kies er een regel van",
        ),
    },
    "usage.no_such_rule": {
        "en": ("there is no rule `{name}`", "`rulebook rules` lists the rules"),
        "nl": ("er is geen regel `{name}`", "`rulebook rules` toont de regels"),
    },
    "usage.no_such_rule_near": {
        "en": ("there is no rule `{name}`", "did you mean `{near}`?"),
        "nl": ("er is geen regel `{name}`", "bedoelde u `{near}`?"),
    },
    "usage.nothing_tested": {
        "en": ("`{name}` has no rule, so nothing was tested", "`rulebook rules new --rulebook {name}` starts a rule"),
        "nl": (
            "`{name}` heeft geen regel, dus er is niets getest",
            "`rulebook rules new --rulebook {name}` begint een regel",
        ),
    },
    "usage.nothing_selected": {
        "en": ("no rule is left to check", "ignore fewer rules"),
        "nl": ("er blijft geen regel over om te toetsen", "laat minder regels weg"),
    },
    **near_texts(
        "drafts have no list `{name}`", "ontwerpen hebben geen lijst `{name}`",
        "use one of: {known}", "gebruik een van: {known}", "usage.no_such_list",
    ),
    "new.ships": {
        "en": ("`{name}` ships with the program, and no rule is added to it", "make a rulebook of your own with `rulebook rules init my-rules`, and give --rulebook my-rules"),
        "nl": ("`{name}` hoort bij het programma, en daar komt geen regel bij", "maak een eigen regelboek met `rulebook rules init my-rules`, en geef --rulebook my-rules"),
    },
    "new.listed": {
        "en": ("`{name}` is listed as a sentence that carries no rule", "if it should carry one, take `{name}` out of this file, and ask again"),
        "nl": ("`{name}` staat vermeld als een zin die geen regel draagt", "hoort er wel een regel bij, haal `{name}` dan uit dit bestand, en vraag het opnieuw"),
    },
    "init.exists": {
        "en": ("there is something called `{path}` already", "give a folder that is not there yet"),
        "nl": ("er is al iets dat `{path}` heet", "noem een map die er nog niet is"),
    },
    "init.not_plain": {
        "en": ("this is no plain text in UTF-8", "open it in the program that made it, and save it as plain text (.txt, UTF-8)"),
        "nl": ("dit is geen platte tekst in UTF-8", "open het in het programma waarmee het is gemaakt, en bewaar het als platte tekst (.txt, UTF-8)"),
    },
    "init.no_text": {
        "en": ("there are no words in this file", "give a file with the text that the rules are about"),
        "nl": ("er staan geen woorden in dit bestand", "geef een bestand met de tekst waar de regels over gaan"),
    },
    "init.missing": {
        "en": ("--text also needs these: {options}", "give them; `rulebook rules init --help` says what they mean"),
        "nl": ("bij --text horen ook: {options}", "geef ze; `rulebook rules init --help` zegt wat ze betekenen"),
    },
    "init.without_text": {
        "en": ("without --text these say nothing: {options}", "give --text FILE, or leave them out"),
        "nl": ("zonder --text zegt dit niets: {options}", "geef --text BESTAND, of laat het weg"),
    },
    "init.two_sources": {
        "en": ("--text and --from each say what to start from", "give one of the two"),
        "nl": ("--text en --from zeggen allebei waarmee te beginnen", "geef een van beide"),
    },
    "new.missing": {
        "en": ("without a terminal nobody can be asked, and these are not given: {options}", "give them; `rulebook rules new --help` says what they mean"),
        "nl": ("zonder terminal is er niemand om te vragen, en dit is niet gegeven: {options}", "geef het; `rulebook rules new --help` zegt wat het betekent"),
    },
    "new.no_such_sentence": {
        "en": ("the letter has no sentence `{name}`", "`rulebook rules new --sentences` lists those that no rule cites"),
        "nl": ("de brief heeft geen zin `{name}`", "`rulebook rules new --sentences` toont de zinnen die geen regel citeert"),
    },
    "new.taken": {
        "en": ("there is a rule `{name}` already", "choose another with --id and --slug"),
        "nl": ("er is al een regel `{name}`", "kies een andere met --id en --slug"),
    },
    "new.slug": {
        "en": ("`{name}` cannot be the name of a rule", "use small letters, digits and single hyphens: told-in-time"),
        "nl": ("`{name}` kan geen naam van een regel zijn", "gebruik kleine letters, cijfers en losse koppeltekens: op-tijd-gemeld"),
    },
    "output.form": {
        "en": ("the name `{path}` does not say in which form the report is wanted", "put one of these before it, as in text:{path}: {known}"),
        "nl": ("de naam `{path}` zegt niet in welke vorm het rapport moet", "zet er een van deze voor, zoals in text:{path}: {known}"),
    },
    "output.unknown_form": {
        "en": ("`{name}` in `{path}` is no form of a report", "write one of these; for a file of that name, ./{path}: {known}"),
        "nl": ("`{name}` in `{path}` is geen vorm van een rapport", "schrijf een van deze; voor een bestand met die naam ./{path}: {known}"),
    },
    "output.unknown_form_near": {
        "en": ("`{name}` in `{path}` is no form of a report", "did you mean `{near}`? For a file of that name, write ./{path}"),
        "nl": ("`{name}` in `{path}` is geen vorm van een rapport", "bedoelde u `{near}`? Schrijf voor een bestand met die naam ./{path}"),
    },
    "output.other_form": {
        "en": ("`{path}` would be a report in the form `{tells}`, and --format says `{form}`", "leave out --format, or write --output {form}:{path}"),
        "nl": ("`{path}` zou een rapport in de vorm `{tells}` zijn, en --format zegt `{form}`", "laat --format weg, of schrijf --output {form}:{path}"),
    },
    "output.read": {
        "en": ("`{path}` is one of the files that are checked", "a draft is never overwritten: choose another name for the report"),
        "nl": ("`{path}` is een van de bestanden die worden getoetst", "een concept wordt nooit overschreven: kies een andere naam voor het rapport"),
    },
    "output.twice": {
        "en": ("two reports would go to `{path}`", "give each its own name"),
        "nl": ("naar `{path}` zouden twee rapporten gaan", "geef elk een eigen naam"),
    },
    "lint.one_json": {
        "en": ("one JSON report cannot be about several rulebooks", "ask for one at a time"),
        "nl": ("één JSON-rapport kan niet over meer regelboeken gaan", "vraag ze één voor één"),
    },
    "lint.no_rulebook": {
        "en": (
            "`{path}` is in no rulebook: no folder above it has an edition.yaml",
            "name a folder of a rulebook, or a file in one",
        ),
        "nl": (
            "`{path}` staat in geen regelboek: geen map erboven heeft een edition.yaml",
            "noem een map van een regelboek, of een bestand erin",
        ),
    },
    "annex.where": {
        "en": (
            "it is not said where the document goes, or said twice",
            "give --output FILE for one draft, or --out FOLDER for any number, and not both",
        ),
        "nl": (
            "er is niet gezegd waar het document heen gaat, of twee keer",
            "geef --output BESTAND voor één ontwerp, of --out MAP voor meer, en niet allebei",
        ),
    },
    "annex.several": {
        "en": ("--output takes one draft; there are {n}", "give one draft, or --out FOLDER"),
        "nl": ("bij --output hoort één ontwerp; er zijn er {n}", "geef één ontwerp, of --out MAP"),
    },
    "annex.form": {
        "en": ("the name `{path}` tells no form of document", "end it in one of: {known}"),
        "nl": ("de naam `{path}` zegt niet welke vorm het document krijgt", "laat hem eindigen op een van: {known}"),
    },
    "annex.form_alone": {
        "en": ("--form is for the folder of --out", "let the name of each --output tell its form"),
        "nl": ("--form is voor de map van --out", "laat de naam bij elke --output de vorm zeggen"),
    },
    "annex.marking": {
        "en": ("the marking has bytes that are no UTF-8", "write it in letters that your terminal shows"),
        "nl": ("de rubricering bevat bytes die geen UTF-8 zijn", "schrijf hem met letters die uw terminal toont"),
    },
    "annex.form_twice": {
        "en": ("`{path}` is the second document in the form {form}", "ask for each form once"),
        "nl": ("`{path}` is het tweede document in de vorm {form}", "vraag elke vorm één keer"),
    },
    "annex.exists": {
        "en": ("`{path}` is there already", "choose another name, or replace it with --force"),
        "nl": ("`{path}` is er al", "kies een andere naam, of vervang het met --force"),
    },
    "annex.library": {
        "en": (
            "documents in the form {form} need a library that is not installed",
            "install it: pip install 'agreement-rulebook[annex]'",
        ),
        "nl": (
            "documenten in de vorm {form} hebben een bibliotheek nodig die niet is geïnstalleerd",
            "installeer haar: pip install 'agreement-rulebook[annex]'",
        ),
    },
    "file.exists": {
        "en": ("`{path}` is there already", "nothing is overwritten: choose another name"),
        "nl": ("`{path}` is er al", "er wordt niets overschreven: kies een andere naam"),
    },
    "usage.no_such_schema": {
        "en": ("there is no schema `{name}`", "use one of: {known}"),
        "nl": ("er is geen schema `{name}`", "gebruik een van: {known}"),
    },
    "usage.no_folder": {
        "en": ("`{path}` is no folder", "name a new folder, or one that `rulebook docs` made before"),
        "nl": ("`{path}` is geen map", "noem een nieuwe map, of een die `rulebook docs` eerder heeft gemaakt"),
    },
    "usage.folder_in_use": {
        "en": (
            "the folder `{path}` holds other files, which are left as they are",
            "name a new folder, or one that `rulebook docs` made before",
        ),
        "nl": (
            "in de map `{path}` staan andere bestanden; die blijven zoals ze zijn",
            "noem een nieuwe map, of een die `rulebook docs` eerder heeft gemaakt",
        ),
    },
    "usage.unwritable": {
        "en": ("the folder `{path}` cannot be written: {why}", "name a folder that you may write to"),
        "nl": ("de map `{path}` kan niet worden geschreven: {why}", "noem een map waarin u mag schrijven"),
    },
}  # fmt: skip
