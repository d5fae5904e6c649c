"""Texts about keys and signatures."""

from __future__ import annotations

from rulebook.words import Lang
from rulebook.words.report import Both

SEAL: dict[str, Both] = {
    "password": {"en": "Password for the secret key", "nl": "Wachtwoord voor de geheime sleutel"},
    "password_new": {
        "en": "New password for the secret key (empty: none)",
        "nl": "Nieuw wachtwoord voor de geheime sleutel (leeg: geen)",
    },
    "password_again": {"en": "Once more", "nl": "Nog een keer"},
    "made": {
        "en": "{secret}: secret key {key}. Keep it to yourself.\n{public}: public key {key}. Give this to whoever must trust what you sign.",
        "nl": "{secret}: geheime sleutel {key}. Houd die voor uzelf.\n{public}: publieke sleutel {key}. Geef deze aan wie moet vertrouwen wat u tekent.",
    },
    "signed": {"en": "{path}: signature with key {key}", "nl": "{path}: handtekening met sleutel {key}"},
}  # fmt: skip

SEAL_PROBLEMS: dict[str, dict[Lang, tuple[str, str]]] = {
    "seal.library": {
        "en": ("keys and signatures need py-minisign, which is not installed", "install agreement-rulebook[sign]"),
        "nl": ("sleutels en handtekeningen hebben py-minisign nodig, en dat is niet geïnstalleerd", "installeer agreement-rulebook[sign]"),
    },
    "seal.key_name": {
        "en": ("`{path}` would be the name of both keys", "choose a name for the secret key that does not end in .pub"),
        "nl": ("`{path}` zou de naam van beide sleutels zijn", "kies voor de geheime sleutel een naam die niet op .pub eindigt"),
    },
    "seal.exists": {
        "en": ("`{path}` is there already", "choose another name, or replace it with --force"),
        "nl": ("`{path}` is er al", "kies een andere naam, of vervang het met --force"),
    },
    "seal.no_password": {
        "en": ("no password was given", "type one, hand it over on standard input, or give --no-password for a key without one"),
        "nl": ("er is geen wachtwoord gegeven", "typ er een, geef het via standaardinvoer, of geef --no-password voor een sleutel zonder"),
    },
    "seal.passwords_differ": {
        "en": ("the two passwords are not the same", "try again"),
        "nl": ("de twee wachtwoorden zijn niet gelijk", "probeer het opnieuw"),
    },
    "seal.password": {
        "en": ("this is not the password of the key `{path}`", "try again; a lost password cannot be recovered, only a new key made"),
        "nl": ("dit is niet het wachtwoord van de sleutel `{path}`", "probeer het opnieuw; een verloren wachtwoord is niet terug te halen, dan is een nieuwe sleutel nodig"),
    },
    "seal.public_as_secret": {
        "en": ("`{path}` holds a public key, and signing needs the secret one", "give the other file that `rulebook keygen` made"),
        "nl": ("`{path}` bevat een publieke sleutel, en tekenen vraagt de geheime", "geef het andere bestand dat `rulebook keygen` maakte"),
    },
    "seal.secret_as_public": {
        "en": ("`{path}` holds a secret key, and a public one is expected here", "give the file that ends in .pub; nobody else should ever see the secret key"),
        "nl": ("`{path}` bevat een geheime sleutel, en hier hoort een publieke", "geef het bestand dat op .pub eindigt; niemand anders hoort de geheime sleutel te zien"),
    },
    "seal.no_secret_key": {
        "en": ("`{path}` is no secret key, or it is damaged", "give the secret key that `rulebook keygen` or minisign made, whole: a line of comment and a line of 212 characters"),
        "nl": ("`{path}` is geen geheime sleutel, of is beschadigd", "geef de geheime sleutel die `rulebook keygen` of minisign maakte, helemaal: een regel commentaar en een regel van 212 tekens"),
    },
    "seal.no_public_key": {
        "en": ("`{path}` is no public key, or it is damaged", "give the public key that `rulebook keygen` or minisign made, whole: a line of comment and a line of 56 characters"),
        "nl": ("`{path}` is geen publieke sleutel, of is beschadigd", "geef de publieke sleutel die `rulebook keygen` of minisign maakte, helemaal: een regel commentaar en een regel van 56 tekens"),
    },
    "seal.no_key": {
        "en": ("`{key}` is neither a file nor a public key", "give the file of a public key, or its line of 56 characters"),
        "nl": ("`{key}` is geen bestand en geen publieke sleutel", "geef het bestand van een publieke sleutel, of de regel van 56 tekens daaruit"),
    },
    "seal.stdin": {
        "en": ("a signature is written beside its file, and standard input is no file", "name the file"),
        "nl": ("een handtekening komt naast het bestand te staan, en standaardinvoer is geen bestand", "noem het bestand"),
    },
    "seal.folder": {
        "en": ("`{path}` is a folder without a rulebook", "give files, or the folder of an edition or of the editions of a series"),
        "nl": ("`{path}` is een map zonder regelboek", "geef bestanden, of de map van een editie of van de edities van een reeks"),
    },
    "seal.ships": {
        "en": ("`{path}` ships with the program, and nothing is written there", "sign a rulebook of your own; what ships is as trusted as the program is"),
        "nl": ("`{path}` hoort bij het programma, en daar wordt niets geschreven", "teken een eigen regelboek; wat is meegeleverd is zo betrouwbaar als het programma"),
    },
    "seal.unsigned": {
        "en": ("there is no signature `{path}`, and --trust asks for one", "ask its maker to sign it with `rulebook sign`, or leave out --trust"),
        "nl": ("er is geen handtekening `{path}`, en --trust vraagt erom", "vraag de maker om het te tekenen met `rulebook sign`, of laat --trust weg"),
    },
    "seal.no_signature": {
        "en": ("`{path}` is no signature in the form of minisign, or it is damaged", "ask its maker to sign again"),
        "nl": ("`{path}` is geen handtekening in de vorm van minisign, of is beschadigd", "vraag de maker om opnieuw te tekenen"),
    },
    "seal.other_key": {
        "en": ("it was signed with key `{key}`, and these are trusted: {known}", "trust that key only if its owner gave it to you"),
        "nl": ("het is getekend met sleutel `{key}`, en vertrouwd zijn: {known}", "vertrouw die sleutel alleen als de eigenaar hem u zelf gaf"),
    },
    "seal.broken": {
        "en": ("the signature with key `{key}` does not fit what is here: it, or its comment, was changed after signing", "get it anew from who signed it"),
        "nl": ("de handtekening met sleutel `{key}` past niet bij wat hier staat: dat, of het commentaar erbij, is na het tekenen gewijzigd", "haal het opnieuw op bij wie het tekende"),
    },
    "seal.rulebook_changed": {
        "en": ("this rulebook was changed after it was signed with key `{key}`: {names}", "get it anew from who signed it, or have the change signed"),
        "nl": ("dit regelboek is gewijzigd nadat het met sleutel `{key}` is getekend: {names}", "haal het opnieuw op bij wie het tekende, of laat de wijziging tekenen"),
    },
}  # fmt: skip
