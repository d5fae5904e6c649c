"""Texts for files that cannot be read."""

from __future__ import annotations

from typing import Literal

READING: dict[str, dict[Literal["nl", "en"], tuple[str, str]]] = {
    "file.empty": {
        "en": ("the file is empty", "write a draft in it, or take the file away"),
        "nl": ("het bestand is leeg", "zet er een ontwerp in, of haal het bestand weg"),
    },
    "file.not_found": {
        "en": ("there is no `{path}`", "check the name; a draft is a file that ends in .json"),
        "nl": ("er is geen `{path}`", "kijk de naam na; een ontwerp is een bestand dat eindigt op .json"),
    },
    "file.waiver": {
        "en": ("`{path}` is a recorded decision, not a draft", "check its draft, or name it with --waivers"),
        "nl": ("`{path}` is een vastgelegd besluit en geen ontwerp", "toets het ontwerp, of noem het met --waivers"),
    },
    "file.no_waivers": {
        "en": ("the folder `{path}` has no recorded decisions in it", "a decision is a file that ends in .waiver.json"),
        "nl": (
            "in de map `{path}` staan geen vastgelegde besluiten",
            "een besluit is een bestand dat eindigt op .waiver.json",
        ),
    },
    "file.no_drafts": {
        "en": ("the folder `{path}` has no drafts in it", "a draft is a file that ends in .json"),
        "nl": ("in de map `{path}` staan geen ontwerpen", "een ontwerp is een bestand dat eindigt op .json"),
    },
    "file.dangling_link": {
        "en": ("`{path}` is a link to a file that is not there", "put the file back, or take the link away"),
        "nl": ("`{path}` verwijst naar een bestand dat er niet is", "zet het bestand terug, of haal de verwijzing weg"),
    },
    "file.is_folder": {
        "en": ("`{path}` is a folder, expected a file", "name a file in it"),
        "nl": ("`{path}` is een map, verwacht een bestand", "noem een bestand erin"),
    },
    "file.not_regular": {
        "en": (
            "`{path}` is a pipe, device or socket, expected a file",
            "save the draft in a file, or use - for standard input",
        ),
        "nl": (
            "`{path}` is een pipe, apparaat of socket, verwacht een bestand",
            "bewaar het ontwerp in een bestand, of gebruik - voor standaardinvoer",
        ),
    },
    "file.no_permission": {
        "en": ("`{path}` may not be read", "ask for permission to read it"),
        "nl": ("`{path}` mag niet worden gelezen", "vraag toestemming om het te lezen"),
    },
    "file.unreadable": {
        "en": ("`{path}` cannot be read: {why}", "try again, or copy the file"),
        "nl": ("`{path}` kan niet worden gelezen: {why}", "probeer het opnieuw, of maak een kopie van het bestand"),
    },
    "file.too_large": {
        "en": ("the file is larger than {limit} bytes", "a draft is seldom over 1 MB: check that this is one"),
        "nl": ("het bestand is groter dan {limit} bytes", "een ontwerp is zelden meer dan 1 MB: kijk of dit er een is"),
    },
    "file.not_written": {
        "en": ("`{path}` cannot be written: {why}", "choose a folder where you may write, with room left"),
        "nl": ("`{path}` kan niet worden geschreven: {why}", "kies een map waar u mag schrijven en waar ruimte is"),
    },
    "file.name": {
        "en": ("the name of `{path}` has characters that cannot be shown", "give the file another name"),
        "nl": ("de naam van `{path}` bevat tekens die niet te tonen zijn", "geef het bestand een andere naam"),
    },
    "file.target": {
        "en": (
            "`{path}` is a folder, pipe or device, expected a file to write to",
            "name a file; without one the report goes to standard output",
        ),
        "nl": (
            "`{path}` is een map, pipe of apparaat, verwacht een bestand om in te schrijven",
            "noem een bestand; zonder bestand gaat het rapport naar standaarduitvoer",
        ),
    },
    "json.bom": {
        "en": ("the file starts with a byte order mark", "save it as UTF-8 without BOM"),
        "nl": ("het bestand begint met een byte order mark", "bewaar het als UTF-8 zonder BOM"),
    },
    "json.utf16": {
        "en": ("the file is UTF-16 or binary, expected UTF-8", "save it as UTF-8 without BOM"),
        "nl": ("het bestand is UTF-16 of binair, verwacht UTF-8", "bewaar het als UTF-8 zonder BOM"),
    },
    "json.not_utf8": {
        "en": ("byte `{byte}` is not UTF-8", "save the file as UTF-8"),
        "nl": ("byte `{byte}` is geen UTF-8", "bewaar het bestand als UTF-8"),
    },
    "json.duplicate_key": {
        "en": ("the key `{key}` was used before, on line {first}", "keep one of the two"),
        "nl": ("de sleutel `{key}` is al gebruikt, op regel {first}", "houd een van de twee"),
    },
    "json.nan": {
        "en": ("`{found}` is not a number that can be checked", "write a number, or null when nothing has been said"),
        "nl": ("`{found}` is geen getal dat te toetsen is", "schrijf een getal, of null als er niets over gezegd is"),
    },
    "json.long_number": {
        "en": ("`{found}` has more than 40 digits, or an exponent beyond 30", "write the number as it was agreed"),
        "nl": (
            "`{found}` heeft meer dan 40 cijfers, of een exponent boven 30",
            "schrijf het getal zoals het is afgesproken",
        ),
    },
    "json.float": {
        "en": (
            "`{found}` came out of binary arithmetic and is not exact",
            'write the amount that was meant, as text: "0.10"',
        ),
        "nl": (
            "`{found}` komt uit een binaire berekening en is niet precies",
            'schrijf het bedrag dat bedoeld is, als tekst: "0.10"',
        ),
    },
    "json.deep": {
        "en": ("nested deeper than {limit} levels", "a draft needs about 10: check the brackets"),
        "nl": ("dieper genest dan {limit} lagen", "een ontwerp heeft er ongeveer 10: kijk de haakjes na"),
    },
    "json.surrogate": {
        "en": ("half of a character (a lone surrogate) in this text", "write the character itself, in UTF-8"),
        "nl": ("een half teken (een los surrogaat) in deze tekst", "schrijf het teken zelf, in UTF-8"),
    },
    "json.after_end": {
        "en": ("found `{found}` after the end of the draft", "take it away; a file holds one draft"),
        "nl": ("gevonden `{found}` na het einde van het ontwerp", "haal het weg; een bestand bevat een ontwerp"),
    },
    "json.not_closed": {
        "en": (
            "this `{found}` is still open where the file ends, on line {end}, column {end_column}",
            "add the closing bracket; if this one has its own, one is missing between the two places",
        ),
        "nl": (
            "deze `{found}` staat nog open waar het bestand eindigt, op regel {end}, kolom {end_column}",
            "voeg het sluithaakje toe; heeft dit haakje er al een, dan ontbreekt er een tussen de twee plaatsen",
        ),
    },
    "json.wrong_bracket": {
        "en": (
            "found `{found}`, but the `{bracket}` of line {opened}, column {opened_column} is the one that is open",
            "close with the kind of bracket that was opened",
        ),
        "nl": (
            "gevonden `{found}`, maar open staat de `{bracket}` van regel {opened}, kolom {opened_column}",
            "sluit met het soort haakje dat geopend is",
        ),
    },
    "json.missing_comma": {
        "en": ("found `{found}`, expected a comma", "put a comma before it"),
        "nl": ("gevonden `{found}`, verwacht een komma", "zet er een komma voor"),
    },
    "json.trailing_comma": {
        "en": ("a comma with nothing after it", "take this comma away"),
        "nl": ("een komma met niets erna", "haal deze komma weg"),
    },
    "json.missing_colon": {
        "en": ("found `{found}` after the key `{key}`, expected a colon", "put a colon between key and value"),
        "nl": (
            "gevonden `{found}` na de sleutel `{key}`, verwacht een dubbele punt",
            "zet een dubbele punt tussen sleutel en waarde",
        ),
    },
    "json.key": {
        "en": ("found `{found}`, expected a key between double quotes", 'write it as "key": value'),
        "nl": (
            "gevonden `{found}`, verwacht een sleutel tussen dubbele aanhalingstekens",
            'schrijf het als "sleutel": waarde',
        ),
    },
    "json.value": {
        "en": ("found `{found}`, expected a value", "write text between double quotes, a number, true, false or null"),
        "nl": (
            "gevonden `{found}`, verwacht een waarde",
            "schrijf tekst tussen dubbele aanhalingstekens, een getal, true, false of null",
        ),
    },
    "json.number": {
        "en": ("`{found}` is not a number", "write digits with a point for decimals: 12.5"),
        "nl": ("`{found}` is geen getal", "schrijf cijfers, met een punt voor decimalen: 12.5"),
    },
    "json.ends": {
        "en": (
            "the file ends here, while the `{bracket}` of line {opened}, column {opened_column} is still open",
            "add what is missing, and the closing bracket",
        ),
        "nl": (
            "het bestand eindigt hier, terwijl de `{bracket}` van regel {opened}, kolom {opened_column} nog openstaat",
            "vul aan wat ontbreekt, en het sluithaakje",
        ),
    },
    "json.not_ended": {
        "en": (
            "the text that starts here is still open where the file ends, on line {end}, column {end_column}",
            'close it with "',
        ),
        "nl": (
            "de tekst die hier begint is nog open waar het bestand eindigt, op regel {end}, kolom {end_column}",
            'sluit hem af met "',
        ),
    },
    "json.line_break": {
        "en": (
            "the text that starts here runs over the end of its line",
            'close it with ", or write the line break as \\n',
        ),
        "nl": (
            "de tekst die hier begint loopt over het einde van de regel",
            'sluit hem af met ", of schrijf het regeleinde als \\n',
        ),
    },
    "json.control": {
        "en": ("the control character {found} in a text", "take it away, or write a tab as \\t"),
        "nl": ("het stuurteken {found} in een tekst", "haal het weg, of schrijf een tab als \\t"),
    },
    "json.escape": {
        "en": ("`{found}` is not an escape", "write \\\\ for a backslash"),
        "nl": ("`{found}` is geen geldige combinatie", "schrijf \\\\ voor een backslash"),
    },
    "json.comment": {
        "en": ("a comment: JSON has none", "take it away"),
        "nl": ("een opmerking: die kent JSON niet", "haal haar weg"),
    },
    "json.single_quote": {
        "en": ("a single quote, expected a double one", "write \" instead of '"),
        "nl": ("een enkel aanhalingsteken, verwacht een dubbel", "schrijf \" in plaats van '"),
    },
    "json.curly_quote": {
        "en": ("a curly quote, expected a straight one", 'write " ; a word processor may have changed it'),
        "nl": (
            "een gekruld aanhalingsteken, verwacht een recht",
            'schrijf " ; een tekstverwerker kan het veranderd hebben',
        ),
    },
    "yaml.syntax": {
        "en": ("this is no YAML: {why}", "check indentation, colons and quotes here and just above"),
        "nl": (
            "dit is geen YAML: {why}",
            "kijk inspringing, dubbele punten en aanhalingstekens na, hier en vlak erboven",
        ),
    },
    "yaml.tab": {
        "en": ("a tab stands here, where only spaces can indent", "write spaces instead: two for each step"),
        "nl": ("hier staat een tab, terwijl alleen spaties kunnen inspringen", "schrijf spaties: twee voor elke stap"),
    },
    "yaml.token": {
        "en": ("no word can start with `{found}`", "put the text in quotes"),
        "nl": ("geen woord kan beginnen met `{found}`", "zet de tekst tussen aanhalingstekens"),
    },
    "yaml.colon": {
        "en": (
            "a colon does not fit here",
            'put a text with a colon in quotes: "Note: ..."; keys of one heading stand straight below each other; '
            "the key above needs a colon, too",
        ),
        "nl": (
            "een dubbele punt past hier niet",
            'zet een tekst met een dubbele punt tussen aanhalingstekens: "Let op: ..."; sleutels onder een kopje '
            "staan recht onder elkaar; ook de sleutel erboven heeft een dubbele punt nodig",
        ),
    },
    "yaml.no_colon": {
        "en": ("a key without a colon, here or just above", "write the key, a colon and a space: force: must"),
        "nl": (
            "een sleutel zonder dubbele punt, hier of vlak erboven",
            "schrijf de sleutel, een dubbele punt en een spatie: force: must",
        ),
    },
    "yaml.flow": {
        "en": (
            "between {{ and }}, or [ and ], something else than a comma or the closing bracket stands here",
            "add the comma or the bracket; a text with a colon or a comma stands in quotes there",
        ),
        "nl": (
            "tussen {{ en }}, of [ en ], staat hier iets anders dan een komma of het sluithaakje",
            "voeg de komma of het haakje toe; een tekst met een dubbele punt of komma staat daar tussen aanhalingstekens",
        ),
    },
    "yaml.indent": {
        "en": (
            "this line does not stand straight below the one that it belongs with",
            "give the keys of one heading, and the dashes of one list, the same number of spaces before them; "
            "a quote within a quoted text ends it",
        ),
        "nl": (
            "deze regel staat niet recht onder de regel waar hij bij hoort",
            "geef de sleutels onder een kopje, en de streepjes van een lijst, evenveel spaties ervoor; "
            "een aanhalingsteken in een tekst tussen aanhalingstekens sluit die af",
        ),
    },
    "yaml.dash": {
        "en": ("a list cannot start behind its key", "put each dash on a line of its own, below the key"),
        "nl": (
            "een lijst kan niet achter haar sleutel beginnen",
            "zet elk streepje op een eigen regel, onder de sleutel",
        ),
    },
    "yaml.open": {
        "en": (
            "a text that was opened with a quote is not closed before the end of the file",
            "close it with the same quote",
        ),
        "nl": (
            "een tekst die met een aanhalingsteken is geopend, is aan het einde van het bestand nog niet gesloten",
            "sluit hem met hetzelfde aanhalingsteken",
        ),
    },
    "yaml.escape": {
        "en": ("a backslash between double quotes means something else", "write it twice, or use single quotes"),
        "nl": (
            "een backslash tussen dubbele aanhalingstekens betekent iets anders",
            "schrijf hem dubbel, of gebruik enkele aanhalingstekens",
        ),
    },
    "yaml.character": {
        "en": ("the character {found} cannot be in a rule file", "take it away"),
        "nl": ("het teken {found} kan niet in een regelbestand staan", "haal het weg"),
    },
    "yaml.alias": {
        "en": ("`{name}` is an anchor or alias: rule files have none", "write it out"),
        "nl": ("`{name}` is een anker of verwijzing: die zijn er niet in regelbestanden", "schrijf het uit"),
    },
    "yaml.tag": {
        "en": ("`{name}` is a tag: rule files hold plain data only", "take it away"),
        "nl": ("`{name}` is een tag: in regelbestanden staan alleen gewone gegevens", "haal hem weg"),
    },
    "yaml.merge": {
        "en": ("`<<` merges keys: rule files do not", "write the keys out"),
        "nl": ("`<<` voegt sleutels samen: dat doen regelbestanden niet", "schrijf de sleutels uit"),
    },
    "yaml.documents": {
        "en": ("a second document starts here", "give each rule a file of its own"),
        "nl": ("hier begint een tweede document", "geef elke regel een eigen bestand"),
    },
    "yaml.key": {
        "en": ("a key must be a word", "write the key as text"),
        "nl": ("een sleutel moet een woord zijn", "schrijf de sleutel als tekst"),
    },
}
