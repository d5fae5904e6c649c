"""Texts of the documentation site, in Dutch and English."""

from __future__ import annotations

from typing import Literal

Both = dict[Literal["nl", "en"], str]

SITE: dict[str, Both] = {
    "site": {"en": "Rulebook", "nl": "Regelboek"},
    "skip": {"en": "To the text", "nl": "Naar de tekst"},
    "navigation": {"en": "Pages", "nl": "Pagina's"},
    "language": {"en": "In English", "nl": "In het Nederlands"},
    "policy": {
        "en": "{standing} A check is no legal advice.",
        "nl": "{standing} Een toets is geen juridisch advies.",
    },
    "rules": {"en": "Rules", "nl": "Regels"},
    "draft": {"en": "What a draft must say", "nl": "Wat een ontwerp moet zeggen"},
    "definitions": {"en": "Definitions", "nl": "Definities"},
    "interpretations": {"en": "Interpretations", "nl": "Interpretaties"},
    "letter": {"en": "{Source}", "nl": "{Source}"},
    "adding": {"en": "Adding a rule", "nl": "Een regel toevoegen"},
    "glossary": {"en": "Glossary", "nl": "Begrippen"},
    "intro": {
        "en": "Each rule here encodes one norm of {source}. A draft of an agreement, written as a JSON file, is checked against all of them.",
        "nl": "Elke regel hier legt één norm van {source} vast. Een ontwerp van een afspraak, geschreven als JSON-bestand, wordt aan alle regels getoetst.",
    },
    "source": {"en": "Source", "nl": "Bron"},
    "valid_from": {"en": "Valid from", "nl": "Geldig vanaf"},
    "digest": {"en": "Fingerprint of this rulebook", "nl": "Vingerafdruk van dit regelboek"},
    "concerns": {"en": "Which drafts it is about", "nl": "Over welke ontwerpen het gaat"},
    "concerns_says": {
        "en": "It is only about drafts for which this holds:",
        "nl": "Het gaat alleen over ontwerpen waarvoor dit geldt:",
    },
    "otherwise": {"en": "Of any other draft the report says:", "nl": "Van een ander ontwerp zegt het rapport:"},
    "how_to_read": {"en": "How to read it", "nl": "Hoe u dit leest"},
    "how_1": {
        "en": "Start with a rule below. Its page says what {source} says, what is tested, what your draft must contain, and shows drafts that pass and that fail.",
        "nl": "Begin bij een regel hieronder. De pagina zegt wat er in {source} staat, wat er wordt getoetst en wat uw ontwerp moet bevatten. U ziet ontwerpen die voldoen en ontwerpen die niet voldoen.",
    },
    "how_2": {
        "en": "Words in this type are keys of the JSON file: {key}. Each is explained on the page {page}, which also has drafts to start from.",
        "nl": "Woorden in dit lettertype zijn sleutels van het JSON-bestand: {key}. Elke sleutel wordt uitgelegd op de pagina {page}. Daar staan ook ontwerpen om mee te beginnen.",
    },
    "how_3": {
        "en": "Silence is not denial. What a draft leaves out is unknown, and the rule then mostly cannot be determined. Say that there are none with an empty list, {empty}.",
        "nl": "Zwijgen is geen ontkennen. Wat een ontwerp weglaat, is onbekend. De regel is dan meestal niet vast te stellen. Zeg met een lege lijst, {empty}, dat er geen zijn.",
    },
    "how_4": {
        "en": "What a draft claims counts only if it points to an article and quotes the words that say so, or to a document with its reference. The key is {key}.",
        "nl": "Wat een ontwerp beweert, telt alleen als het naar een artikel verwijst en de woorden aanhaalt waarin dat staat, of naar een document met kenmerk. De sleutel is {key}.",
    },
    "all_rules": {"en": "The rules, in the order of {source}", "nl": "De regels, in de volgorde van {source}"},
    "by_force": {
        "en": "{must:hard precondition|hard preconditions}, {should:remark|remarks}, {may:aim|aims}.",
        "nl": "{must:harde randvoorwaarde|harde randvoorwaarden}, {should:opmerking|opmerkingen}, {may:streefpunt|streefpunten}.",
    },
    "force_must": {
        "en": "{Source} requires it. It decides whether the draft complies.",
        "nl": "{Source} eist het. Het beslist of het ontwerp voldoet.",
    },
    "force_should": {
        "en": "{Source} asks for it less strictly. It is told, and decides only in a strict check.",
        "nl": "{Source} vraagt het minder streng. Het wordt gemeld, en beslist alleen in een strenge toets.",
    },
    "force_may": {
        "en": "{Source} names it as an aim. It is told and never decides by itself.",
        "nl": "{Source} noemt het als streven. Het wordt gemeld en beslist uit zichzelf nooit.",
    },
    "verdicts": {"en": "How a verdict comes about", "nl": "Hoe een oordeel ontstaat"},
    "verdicts_say": {
        "en": "Each rule has an outcome. The outcomes of the hard preconditions together give the verdict.",
        "nl": "Elke regel heeft een uitkomst. De uitkomsten van de harde randvoorwaarden geven samen het oordeel.",
    },
    "outcome": {"en": "Outcome", "nl": "Uitkomst"},
    "means": {"en": "Means", "nl": "Betekent"},
    "verdict": {"en": "Verdict", "nl": "Oordeel"},
    "when": {"en": "When", "nl": "Wanneer"},
    "exit_code": {"en": "Exit code", "nl": "Exitcode"},
    "check_it": {"en": "Check a draft with this command:", "nl": "Toets een ontwerp met dit commando:"},
    "slug": {"en": "name", "nl": "naam"},
    "meaning": {"en": "What is tested", "nl": "Wat wordt getoetst"},
    "the_letter_says": {"en": "What {source} says", "nl": "Wat {source} zegt"},
    "in_english": {"en": "In English (unofficial):", "nl": ""},
    "sentence": {"en": "sentence", "nl": "zin"},
    "lines": {"en": "lines {lines}", "nl": "regels {lines}"},
    "remedy": {"en": "What to do if it does not pass", "nl": "Wat te doen als het niet voldoet"},
    "exactly": {"en": "The rule, step by step", "nl": "De regel, stap voor stap"},
    "part": {"en": "Part: {title}", "nl": "Deel: {title}"},
    "main_part": {"en": "the rule itself", "nl": "de regel zelf"},
    "part_force": {"en": "This part is weaker: {force}.", "nl": "Dit deel is minder streng: {force}."},
    "under": {
        "en": "Only if {source} is read this way:",
        "nl": "Alleen als {source} zo wordt gelezen:",
    },
    "applies": {"en": "When it applies", "nl": "Wanneer de regel geldt"},
    "applies_always": {"en": "To every draft.", "nl": "Voor elk ontwerp."},
    "looks_at": {"en": "What it looks at", "nl": "Waar de regel naar kijkt"},
    "looks_each": {
        "en": "It looks at each of these on its own: {noun}",
        "nl": "Elk van deze wordt apart bekeken: {noun}",
    },
    "looks_with": {
        "en": "It looks on its own at each of these, {noun}, for which this holds:",
        "nl": "Elk van deze, {noun}, wordt apart bekeken als dit geldt:",
    },
    "none_not-applicable": {
        "en": "If the draft has none, the rule does not apply.",
        "nl": "Heeft het ontwerp er geen, dan is de regel niet van toepassing.",
    },
    "none_fail": {
        "en": "If the draft has none, it does not meet the rule.",
        "nl": "Heeft het ontwerp er geen, dan voldoet het niet.",
    },
    "none_undetermined": {
        "en": "If the draft has none, the rule cannot be determined.",
        "nl": "Heeft het ontwerp er geen, dan is de regel niet vast te stellen.",
    },
    "requires": {"en": "What it requires", "nl": "Wat de regel eist"},
    "unless": {"en": "Unless", "nl": "Tenzij"},
    "examples": {"en": "Examples", "nl": "Voorbeelden"},
    "examples_say": {
        "en": "These are the rule's own tests. Each changes the first draft a little.",
        "nl": "Dit zijn de eigen tests van de regel. Elk verandert iets aan het eerste ontwerp.",
    },
    "prefer": {"en": "Prefer", "nl": "Liever wel"},
    "avoid": {"en": "Avoid", "nl": "Liever niet"},
    "too_little": {"en": "Too little said", "nl": "Te weinig gezegd"},
    "passes_too": {"en": "Passes as well", "nl": "Voldoet ook"},
    "not_asked": {"en": "Not asked", "nl": "Niet gevraagd"},
    "base_draft": {
        "en": "The draft. The marked lines are those the outcome rests on.",
        "nl": "Het ontwerp. De uitkomst rust op de gemarkeerde regels.",
    },
    "base_only": {
        "en": "The draft that the examples change.",
        "nl": "Het ontwerp dat de voorbeelden veranderen.",
    },
    "change": {"en": "The change", "nl": "De verandering"},
    "no_change": {"en": "The draft as it stands above.", "nl": "Het ontwerp zoals het hierboven staat."},
    "must_get": {"en": "Outcome:", "nl": "Uitkomst:"},
    "as_of": {"en": "Checked as of {date}.", "nl": "Getoetst per {date}."},
    "read_with": {"en": "Checked with another reading:", "nl": "Getoetst met een andere lezing:"},
    "can_be_read": {"en": "It can also be read as:", "nl": "Het kan ook zo worden gelezen:"},
    "messages": {"en": "What the report says", "nl": "Wat het rapport zegt"},
    "messages_say": {
        "en": "Words between braces are filled in from the draft.",
        "nl": "Woorden tussen accolades worden ingevuld uit het ontwerp.",
    },
    "choices": {"en": "Choices of the rulebook, not of {source}", "nl": "Keuzes van het regelboek, niet van {source}"},
    "uses": {"en": "What it builds on", "nl": "Waar de regel op steunt"},
    "parameters": {"en": "Numbers of the rulebook", "nl": "Getallen van het regelboek"},
    "waiving": {"en": "Who may waive it", "nl": "Wie ontheffing mag geven"},
    "waiving_who": {
        "en": "A recorded decision by one of these, in a file of its own beside the draft ({key}), accepts that the rule is not met: {who}. {command} writes that file.",
        "nl": "Een vastgelegd besluit van een van deze, in een eigen bestand naast het ontwerp ({key}), aanvaardt dat niet aan de regel wordt voldaan: {who}. {command} schrijft dat bestand.",
    },
    "waiving_nobody": {
        "en": "Nobody: it never decides, so there is nothing to waive.",
        "nl": "Niemand: de regel beslist niet, dus er is niets om ontheffing voor te geven.",
    },
    "used_by": {"en": "Used by", "nl": "Gebruikt door"},
    "used_by_none": {"en": "No rule uses it.", "nl": "Geen regel gebruikt dit."},
    "about_whole": {"en": "This is about the whole draft.", "nl": "Dit gaat over het hele ontwerp."},
    "about_records": {
        "en": "This is about one record at a time: {noun}. It counts if this holds:",
        "nl": "Dit gaat over één onderdeel tegelijk: {noun}. Het telt mee als dit geldt:",
    },
    "holds_when": {"en": "When it holds", "nl": "Wanneer dit geldt"},
    "no_quote": {
        "en": "{Source} does not define this. The rulebook does.",
        "nl": "{Source} omschrijft dit niet. Het regelboek wel.",
    },
    "definitions_say": {
        "en": "What the rules mean by the words they use.",
        "nl": "Wat de regels bedoelen met de woorden die zij gebruiken.",
    },
    "interpretations_say": {
        "en": "Some words of {source} can be read in more than one way. Here is how the rulebook reads them, why, and how you choose otherwise. Every report says which readings were in force.",
        "nl": "Sommige woorden van {source} zijn op meer dan een manier te lezen. Hier staat hoe het regelboek ze leest, waarom, en hoe u anders kiest. Elk rapport zegt welke lezingen golden.",
    },
    "no_interpretations": {"en": "This rulebook has none.", "nl": "Dit regelboek heeft er geen."},
    "question": {"en": "What is unclear", "nl": "Wat onduidelijk is"},
    "readings": {"en": "The readings", "nl": "De lezingen"},
    "in_force": {"en": "in force", "nl": "geldt"},
    "choosable": {"en": "can be chosen:", "nl": "te kiezen met:"},
    "choice": {"en": "you can choose", "nl": "u kunt kiezen"},
    "told_only": {"en": "described only, cannot be chosen", "nl": "alleen beschreven, niet te kiezen"},
    "reason": {"en": "Why this one", "nl": "Waarom deze"},
    "depends": {"en": "What depends on it", "nl": "Wat ervan afhangt"},
    "another_number": {"en": "Another number, from {least} to {most}:", "nl": "Een ander getal, van {least} tot en met {most}:"},
    "letter_says": {
        "en": "All of {source}, sentence by sentence, and what becomes of each.",
        "nl": "Heel de tekst van {source}, zin voor zin, en wat er met elke zin gebeurt.",
    },
    "draft_says": {
        "en": "A draft is one JSON file with the lists below. Only {agreement} is always needed. Which others you need depends on what the agreement is about: each rule says so.",
        "nl": "Een ontwerp is één JSON-bestand met de lijsten hieronder. Alleen {agreement} is altijd nodig. Welke andere nodig zijn, hangt af van waar de afspraak over gaat: elke regel zegt dat.",
    },
    "order": {"en": "Where to begin", "nl": "Waar u begint"},
    "order_1": {
        "en": "Write {agreement}, {parties} and {articles}: what it is, who takes part, and the text itself.",
        "nl": "Schrijf {agreement}, {parties} en {articles}: wat het is, wie meedoet, en de tekst zelf.",
    },
    "order_2": {
        "en": "Then the lists that decide which rules apply. Write {empty} where there is nothing to list: without a list it stays open whether a rule applies.",
        "nl": "Dan de lijsten die beslissen welke regels gelden. Schrijf {empty} waar niets in hoort: zonder een lijst blijft open of een regel geldt.",
    },
    "order_3": {
        "en": "Check the draft. The report says of each rule what is missing, what to write, and under which key. Add it and check again.",
        "nl": "Toets het ontwerp. Het rapport zegt bij elke regel wat ontbreekt, wat u schrijft, en onder welke sleutel. Vul het aan en toets opnieuw.",
    },
    "rules_count": {"en": "({n:rule|rules})", "nl": "({n:regel|regels})"},
    "json": {"en": "How to write it", "nl": "Hoe u het schrijft"},
    "json_editor": {
        "en": "Use an editor for plain text, not a word processor: quotation marks must be straight. Save the file as UTF-8, with a name that ends in {file}.",
        "nl": "Gebruik een editor voor platte tekst, geen tekstverwerker: aanhalingstekens moeten recht zijn. Bewaar het bestand als UTF-8, met een naam die eindigt op {file}.",
    },
    "json_object": {
        "en": "One record stands between {open} and {close}, with keys and values: {sample}. Keys and words have quotation marks. Numbers, {yes}, {no} and {null} have none. {null} is the same as leaving the key out.",
        "nl": "Eén onderdeel staat tussen {open} en {close}, met sleutels en waarden: {sample}. Om sleutels en woorden staan aanhalingstekens. Om getallen, {yes}, {no} en {null} niet. {null} is hetzelfde als de sleutel weglaten.",
    },
    "json_list": {
        "en": "A list stands between {open} and {close}: {sample}. Between two things in a list, or two keys, stands a comma. After the last one there is none.",
        "nl": "Een lijst staat tussen {open} en {close}: {sample}. Tussen twee dingen in een lijst, of twee sleutels, staat een komma. Na het laatste niet.",
    },
    "json_dot": {
        "en": "A dot in a key on this page means: within. {key} is written as {sample}.",
        "nl": "Een punt in een sleutel op deze pagina betekent: daarbinnen. {key} schrijft u als {sample}.",
    },
    "json_each": {
        "en": "{mark} means: in each record of a list. {key} is the list {inner} within each record of {outer}: {sample}.",
        "nl": "{mark} betekent: in elk onderdeel van een lijst. {key} is de lijst {inner} binnen elk onderdeel van {outer}: {sample}.",
    },
    "starter": {"en": "Drafts to start from", "nl": "Ontwerpen om mee te beginnen"},
    "starter_says": {
        "en": "Download one, change it, and check it. An editor that knows JSON Schema completes the keys ({command}).",
        "nl": "Download er een, verander het en toets het. Een editor die JSON Schema kent, vult de sleutels aan ({command}).",
    },
    "evidence": {"en": "Evidence: where the draft says it", "nl": "Bewijs: waar het ontwerp het zegt"},
    "evidence_says": {
        "en": "Most records make a claim. A claim counts only with its evidence: the id of an article and words quoted from it, word for word. Some may rest on a document with a reference instead.",
        "nl": "De meeste onderdelen beweren iets. Dat telt alleen met bewijs: de id van een artikel en woorden die daar letterlijk in staan. Sommige mogen ook op een document met kenmerk rusten.",
    },
    "kinds": {"en": "Kinds of values", "nl": "Soorten waarden"},
    "parts_Evidence": {"en": "Evidence", "nl": "Bewijs"},
    "parts_Money": {"en": "Amount of money", "nl": "Geldbedrag"},
    "parts_Quantity": {"en": "Number of things", "nl": "Aantal met eenheid"},
    "lists": {"en": "The lists", "nl": "De lijsten"},
    "keys": {"en": "All keys from A to Z", "nl": "Alle sleutels van A tot Z"},
    "needed": {"en": "always needed", "nl": "altijd nodig"},
    "needed_within": {"en": "needed where {key} stands", "nl": "nodig waar {key} staat"},
    "read_by_none": {
        "en": "No rule of this rulebook looks at this.",
        "nl": "Geen regel van dit regelboek kijkt hiernaar.",
    },
    "one_of": {"en": "One of:", "nl": "Een van:"},
    "one_value": {"en": "one fixed word", "nl": "een vast woord"},
    "some_values": {"en": "a list of fixed words", "nl": "een lijst van vaste woorden"},
    "some_of": {"en": "A list of:", "nl": "Een lijst met:"},
    "read_by": {"en": "Read by:", "nl": "Gelezen door:"},
    "worked_out": {
        "en": "You do not write this: it follows from where the record or its evidence stands.",
        "nl": "Dit schrijft u niet zelf: het volgt uit waar het onderdeel of zijn bewijs staat.",
    },
    "list_of": {"en": "list, see", "nl": "lijst, zie"},
    "ref": {"en": "the id of one of", "nl": "de id van een van"},
    "refs": {"en": "a list of ids of", "nl": "een lijst van id's van"},
    "proof_article": {
        "en": "Must rest on an article: give {key}.",
        "nl": "Moet op een artikel rusten: geef {key}.",
    },
    "proof_article-or-document": {
        "en": "Must rest on an article or a document: give {key} or {document}.",
        "nl": "Moet op een artikel of een document rusten: geef {key} of {document}.",
    },
    "proof_document": {
        "en": "Must rest on a document: give {document} with its reference.",
        "nl": "Moet op een document rusten: geef {document} met het kenmerk.",
    },
    "proof_parent": {
        "en": "Rests on the evidence of what it stands in.",
        "nl": "Rust op het bewijs van het onderdeel waar het in staat.",
    },
    "install": {"en": "Install it and check a draft", "nl": "Installeren en een ontwerp toetsen"},
    "install_says": {
        "en": "You need Python 3.11 or newer. In the folder of the program:",
        "nl": "U hebt Python 3.11 of nieuwer nodig. In de map van het programma:",
    },
    "install_check": {
        "en": "Then take a {draft}, save it, and check it as of a date:",
        "nl": "Neem dan een {draft}, bewaar het, en toets het per een datum:",
    },
    "install_draft": {"en": "draft to start from", "nl": "ontwerp om mee te beginnen"},
    "options": {"en": "What a check can be told", "nl": "Wat u bij een toets kunt opgeven"},
    "option": {"en": "Option", "nl": "Optie"},
    "does": {"en": "What it does", "nl": "Wat die doet"},
    "exit_codes_say": {
        "en": "The exit code, for scripts, says the verdict:",
        "nl": "De exitcode, voor scripts, zegt het oordeel:",
    },
    "overview": {"en": "Which rule can apply to which cooperation", "nl": "Welke regel bij welke samenwerking kan gelden"},
    "overview_says": {
        "en": "A draft can be of several kinds. It is of a kind by what it says under these keys:",
        "nl": "Een ontwerp kan van meer soorten zijn. Van welke, blijkt uit wat er onder deze sleutels staat:",
    },
    "overview_cells": {
        "en": "{yes}: for every such draft. {may}: depends on what else the draft says; the page of the rule tells on what. This table is worked out from the conditions of the rules.",
        "nl": "{yes}: bij elk zulk ontwerp. {may}: hangt af van wat het ontwerp verder zegt; de pagina van de regel zegt waarvan. Deze tabel is afgeleid uit de voorwaarden van de regels.",
    },
    "applies_yes": {"en": "yes", "nl": "ja"},
    "applies_may": {"en": "may", "nl": "soms"},
    "applies_no": {"en": "no", "nl": "nee"},
    "rule": {"en": "Rule", "nl": "Regel"},
    "rule_and_keys": {"en": "Rule, and the keys it looks at", "nl": "Regel, en de sleutels waar die naar kijkt"},
    "reads_keys": {"en": "Which keys it looks at", "nl": "Naar welke sleutels de regel kijkt"},
    "reads_keys_say": {
        "en": "Only what concerns your draft needs to be there.",
        "nl": "Alleen wat uw ontwerp aangaat, hoeft er te staan.",
    },
    "whole_draft": {"en": "The whole draft", "nl": "Het hele ontwerp"},
    "more_examples": {"en": "More examples ({count})", "nl": "Meer voorbeelden ({count})"},
    "read_by_count": {"en": "Read by {count} rules", "nl": "Gelezen door {count} regels"},
    "derived_keys": {
        "en": "What rules read and you do not write ({count})",
        "nl": "Wat regels lezen en u niet schrijft ({count})",
    },
    "derived_lists": {"en": "Lists that are worked out", "nl": "Lijsten die worden afgeleid"},
    "starter_exercising-together": {"en": "Exercising together", "nl": "Samen oefenen"},
    "starter_exercising-together_says": {
        "en": "The lightest cooperation. Nearly no rule applies to it. It shows the form of a draft: parties, articles, evidence, a capability with the Netherlands’ role, and empty lists for what there is not.",
        "nl": "De lichtste samenwerking. Bijna geen regel geldt ervoor. Het toont de vorm van een ontwerp: partijen, artikelen, bewijs, een capaciteit met de rol van Nederland, en lege lijsten voor wat er niet is.",
    },
    "starter_buying-and-training-together": {"en": "Buying and training together", "nl": "Samen kopen en opleiden"},
    "starter_buying-and-training-together_says": {
        "en": "Two countries buy drones and train together. It shows a purchase, industry, money over the years of the budget, a letter to parliament, shares in costs and risks, training with consent, and how differences are bridged.",
        "nl": "Twee landen kopen drones en leiden samen op. Het toont een aankoop, industrie, geld over de jaren van de begroting, een Kamerbrief, aandelen in kosten en risico’s, opleiding met instemming, en hoe verschillen worden overbrugd.",
    },
    "starter_dividing-tasks": {"en": "Dividing tasks (specialisation)", "nl": "Taken verdelen (specialisatie)"},
    "starter_dividing-tasks_says": {
        "en": "Two countries rely on each other for training: it goes furthest, and most is asked. It shows who provides and who relies on whom, how much there is and how much is needed, what each country always keeps, its own decision and its own tasks in every part of the Kingdom, and who says that each country has its base in order. Its articles are in Dutch alone: one language is enough.",
        "nl": "Twee landen steunen op elkaar voor opleidingen: dat gaat het verst, en er wordt het meest gevraagd. Het toont wie levert en wie op wie steunt, hoeveel er is en hoeveel er nodig is, wat elk land altijd zelf houdt, het eigen besluit en de eigen taken in elk deel van het Koninkrijk, en wie zegt dat elk land zijn basis op orde heeft. De artikelen staan er alleen in het Nederlands: één taal is genoeg.",
    },
    "starter_verdict": {"en": "Verdict as of {date}:", "nl": "Oordeel per {date}:"},
    "starter_show": {"en": "Show {file}", "nl": "Toon {file}"},
    "download": {"en": "Download {file}", "nl": "Download {file}"},
    "glossary_says": {"en": "Words of this site.", "nl": "Woorden van deze site."},
}  # fmt: skip

OUTCOMES_MEAN: dict[str, Both] = {
    "pass": {"en": "The draft meets it, and the report shows where.", "nl": "Het ontwerp voldoet, en het rapport toont waar."},
    "fail": {"en": "The draft does not meet it.", "nl": "Het ontwerp voldoet er niet aan."},
    "undetermined": {"en": "The draft does not say enough.", "nl": "Het ontwerp zegt niet genoeg."},
    "not-applicable": {"en": "{Source} does not ask this of such an agreement.", "nl": "{Source} vraagt dit niet van zo'n afspraak."},
    "waived": {
        "en": "It is not met, and a recorded decision by somebody who may do so accepts that. It stays visible.",
        "nl": "Het ontwerp voldoet niet, en een vastgelegd besluit van iemand die dat mag, aanvaardt dat. Het blijft zichtbaar.",
    },
    "error": {
        "en": "The rule could not be evaluated. The draft does not get through.",
        "nl": "De regel kon niet worden getoetst. Het ontwerp komt er niet door.",
    },
}  # fmt: skip

VERDICTS_WHEN: dict[Literal["compliant", "deviating", "non-compliant", "incomplete", "error"], Both] = {
    "compliant": {"en": "Every hard precondition is met or does not apply.", "nl": "Aan elke harde randvoorwaarde is voldaan, of zij is niet van toepassing."},
    "deviating": {"en": "The same, but for what a recorded decision waives.", "nl": "Hetzelfde, behalve waar een vastgelegd besluit ontheffing voor geeft."},
    "non-compliant": {"en": "A hard precondition is not met.", "nl": "Aan een harde randvoorwaarde is niet voldaan."},
    "incomplete": {"en": "None is broken, but of at least one the draft does not say enough.", "nl": "Het ontwerp schendt er geen, maar zegt over ten minste één niet genoeg."},
    "error": {"en": "A file, an option, the rulebook or a rule is broken.", "nl": "Een bestand, een optie, het regelboek of een regel is stuk."},
}  # fmt: skip

KINDS_OF_VALUES: dict[str, tuple[str, Both]] = {
    "id": ("\"frigates\"", {"en": "id: small letters, digits and hyphens, of articles also dots; yours to choose", "nl": "id: kleine letters, cijfers en streepjes, bij artikelen ook punten; zelf te kiezen"}),
    "text": ("{\"nl\": \"Fregatten\", \"en\": \"Frigates\"}", {"en": "text in Dutch, English or both", "nl": "tekst in het Nederlands, Engels of beide"}),
    "words": ("\"NL\"", {"en": "words", "nl": "woorden"}),
    "boolean": ("true", {"en": "yes (true) or no (false)", "nl": "ja (true) of nee (false)"}),
    "number": ("4", {"en": "number", "nl": "getal"}),
    "money": ("{\"amount\": \"1500000.00\", \"currency\": \"EUR\"}", {"en": "amount of money with its currency", "nl": "geldbedrag met de munt"}),
    "quantity": ("{\"amount\": 4, \"unit\": \"ships\"}", {"en": "number with what is counted", "nl": "aantal met wat er is geteld"}),
    "date": ("\"2022-12-22\"", {"en": "date: day, month (2022-12) or year (2022)", "nl": "datum: dag, maand (2022-12) of jaar (2022)"}),
    "evidence": ("[{\"article\": \"art-3\", \"quote\": \"decides alone\"}]", {"en": "evidence: article and quoted words", "nl": "bewijs: artikel en aangehaalde woorden"}),
}  # fmt: skip

GLOSSARY: dict[str, tuple[Both, Both]] = {
    "rule": ({"en": "rule", "nl": "regel"}, {"en": "One norm of {source}, written so that a computer can test it.", "nl": "Eén norm van {source}, zo geschreven dat een computer haar kan toetsen."}),
    "edition": ({"en": "edition", "nl": "editie"}, {"en": "One dated set of rules read from one source.", "nl": "Eén gedateerde verzameling regels, gelezen uit één bron."}),
    "draft": ({"en": "draft", "nl": "ontwerp"}, {"en": "The agreement to be checked, written as a JSON file.", "nl": "De afspraak die wordt getoetst, geschreven als JSON-bestand."}),
    "record": ({"en": "record", "nl": "onderdeel"}, {"en": "One element of a list in a draft: one party, one track, one commitment.", "nl": "Eén element van een lijst in een ontwerp: een partij, een traject, een verplichting."}),
    "claim": ({"en": "claim", "nl": "bewering"}, {"en": "A record that says that the text arranges something. It counts only with evidence.", "nl": "Een onderdeel dat zegt dat de tekst iets regelt. Het telt alleen met bewijs."}),
    "evidence": ({"en": "evidence", "nl": "bewijs"}, {"en": "The article and its quoted words, or the document, that a claim rests on.", "nl": "Het artikel met de aangehaalde woorden, of het document, waar een bewering op rust."}),
    "force": ({"en": "force", "nl": "gewicht van een regel"}, {"en": "How strictly {source} asks it: hard precondition, remark or aim.", "nl": "Hoe streng {source} het vraagt: harde randvoorwaarde, opmerking of streven."}),
    "definition": ({"en": "definition", "nl": "definitie"}, {"en": "When something counts as what the rules call it.", "nl": "Wanneer iets telt als wat de regels zo noemen."}),
    "interpretation": ({"en": "interpretation", "nl": "interpretatie"}, {"en": "Words of {source} that can be read in more than one way, and how they are read.", "nl": "Woorden van {source} die op meer dan een manier te lezen zijn, en hoe zij worden gelezen."}),
    "parameter": ({"en": "number of the rulebook", "nl": "getal van het regelboek"}, {"en": "A number that {source} does not give. Another can be chosen.", "nl": "Een getal dat {source} niet noemt. Er kan een ander worden gekozen."}),
    "outcome": ({"en": "outcome", "nl": "uitkomst"}, {"en": "What becomes of one rule for one draft.", "nl": "Wat er met één regel gebeurt voor één ontwerp."}),
    "verdict": ({"en": "verdict", "nl": "oordeel"}, {"en": "What the outcomes of the hard preconditions come to.", "nl": "Waar de uitkomsten van de harde randvoorwaarden op neerkomen."}),
    "waiver": ({"en": "waiver", "nl": "ontheffing"}, {"en": "A recorded decision, for one draft, that a rule need not be met: by whom, why and until when.", "nl": "Een vastgelegd besluit, voor één ontwerp, dat aan een regel niet hoeft te worden voldaan: van wie, waarom en tot wanneer."}),
    "as-of": ({"en": "as-of date", "nl": "peildatum"}, {"en": "The day on which the draft is looked at. What is dated later has not happened yet.", "nl": "De dag waarop naar het ontwerp wordt gekeken. Wat later gedateerd is, is nog niet gebeurd."}),
    "concept": ({"en": "concept", "nl": "concept"}, {"en": "A text with the status “idea” or “draft”. It can still be completed.", "nl": "Een tekst met de status “idea” of “draft”. Die kan nog worden aangevuld."}),
    "final": ({"en": "final text", "nl": "definitieve tekst"}, {"en": "A text with the status “negotiated” or “signed”.", "nl": "Een tekst met de status “negotiated” of “signed”."}),
}  # fmt: skip

WRITTEN: dict[Literal["nl", "en"], str] = {
    "en": "{pages} pages written: open {path}",
    "nl": "{pages} pagina's geschreven: open {path}",
}
