"""Texts for templates that cannot be used, and for annexes that cannot be set in their fonts."""

from __future__ import annotations

from rulebook.words.rules import Texts, near_texts

TEMPLATE: dict[str, Texts] = {
    "template.not_found": {
        "en": ("there is no such folder", "name the folder of a template; `rulebook annex --help` says what it may hold"),
        "nl": ("die map bestaat niet", "noem de map van een sjabloon; `rulebook annex --help` zegt wat erin mag staan"),
    },
    "template.not_a_folder": {
        "en": ("a template is a folder, and this is a file", "name the folder that holds template.toml"),
        "nl": ("een sjabloon is een map, en dit is een bestand", "noem de map met template.toml"),
    },
    "template.empty": {
        "en": ("nothing in this folder belongs to a template", "put a template.toml there, or a folder fonts"),
        "nl": ("niets in deze map hoort bij een sjabloon", "zet er een template.toml in, of een map fonts"),
    },
    "template.layout": {
        "en": ("a layout of your own is not used: it would be a program", "take it away, and use template.toml"),
        "nl": ("een eigen opmaak wordt niet gebruikt: dat zou een programma zijn", "haal die weg, en gebruik template.toml"),
    },
    "template.unreadable": {
        "en": ("the settings cannot be read: {why}", "check the file and its permissions"),
        "nl": ("de instellingen zijn niet te lezen: {why}", "controleer het bestand en de rechten"),
    },
    "template.encoding": {
        "en": ("the settings are not UTF-8", "save the file as UTF-8"),
        "nl": ("de instellingen zijn geen UTF-8", "sla het bestand op als UTF-8"),
    },
    "template.toml": {
        "en": ("the settings are not TOML: {why}", "write each setting as `name = value`, and texts in quotation marks"),
        "nl": ("de instellingen zijn geen TOML: {why}", "schrijf elke instelling als `naam = waarde`, en teksten tussen aanhalingstekens"),
    },
    **near_texts(
        "there is no table `{name}`",
        "er is geen tabel `{name}`",
        "use one of: {known}",
        "gebruik een van: {known}",
        "template.table",
    ),
    **near_texts(
        "there is no `{name}` in the table `{table}`",
        "de tabel `{table}` kent geen `{name}`",
        "use one of: {known}",
        "gebruik een van: {known}",
        "template.key",
    ),
    "template.not_a_table": {
        "en": ("`{name}` is not a table", "write [{name}] on a line of its own, and its settings below it"),
        "nl": ("`{name}` is geen tabel", "zet [{name}] op een eigen regel, en de instellingen eronder"),
    },
    "template.text": {
        "en": ("`{name}` is `{found}`, and not a text", "write a text in quotation marks"),
        "nl": ("`{name}` is `{found}`, en geen tekst", "schrijf een tekst tussen aanhalingstekens"),
    },
    "template.number": {
        "en": ("`{name}` is `{found}`, and not a number", "write a number without quotation marks"),
        "nl": ("`{name}` is `{found}`, en geen getal", "schrijf een getal zonder aanhalingstekens"),
    },
    "template.margins": {
        "en": ("`{name}` is `{found}`, and not four numbers", "write the millimetres at the top, right, bottom and left: [26, 22, 26, 22]"),
        "nl": ("`{name}` is `{found}`, en dat zijn geen vier getallen", "schrijf de millimeters boven, rechts, onder en links: [26, 22, 26, 22]"),
    },
    "template.range": {
        "en": ("`{name}` is `{found}`, and that does not fit on the page", "use {least} to {most}"),
        "nl": ("`{name}` is `{found}`, en dat past niet op de pagina", "gebruik {least} tot en met {most}"),
    },
    "template.colour": {
        "en": ("`{name}` is `{found}`, and not a colour", 'write a colour as "#1f3f63"'),
        "nl": ("`{name}` is `{found}`, en geen kleur", 'schrijf een kleur als "#1f3f63"'),
    },
    "template.contrast": {
        "en": ("words cannot be read well with `{name}` = `{found}`: the contrast is {contrast}, and 4.5 is needed", "choose a darker colour for words, or a lighter one for `wash`"),
        "nl": ("woorden zijn niet goed leesbaar met `{name}` = `{found}`: het contrast is {contrast}, en 4.5 is nodig", "kies een donkerder kleur voor woorden, of een lichtere voor `wash`"),
    },
    "template.logo_lacks": {
        "en": ("the logo has no `{name}`", "give the file, and in `says` what it shows, for who cannot see it"),
        "nl": ("het logo heeft geen `{name}`", "geef het bestand (file), en in `says` wat het toont, voor wie het niet ziet"),
    },
    "template.logo_outside": {
        "en": ("the logo `{found}` is outside of the template", "put the file in the folder of the template"),
        "nl": ("het logo `{found}` staat buiten het sjabloon", "zet het bestand in de map van het sjabloon"),
    },
    "template.logo_kind": {
        "en": ("the logo `{found}` is neither SVG nor PNG", "give an .svg or .png file"),
        "nl": ("het logo `{found}` is geen SVG en geen PNG", "geef een bestand .svg of .png"),
    },
    "template.logo_missing": {
        "en": ("the logo `{found}` is not there", "put the file in the folder of the template"),
        "nl": ("het logo `{found}` is er niet", "zet het bestand in de map van het sjabloon"),
    },
    "template.font_name": {
        "en": ("`{name}` is `{found}`, and no name of a font", "write the family's name: letters, digits, spaces and - only"),
        "nl": ("`{name}` is `{found}`, en geen naam van een lettertype", "schrijf de naam van de familie: alleen letters, cijfers, spaties en -"),
    },
    "template.order": {
        "en": ("`{name}` is `{found}`, and does not name each chapter once", "give all of them, in your order: {known}"),
        "nl": ("`{name}` is `{found}`, en noemt niet elk hoofdstuk één keer", "geef ze allemaal, in uw volgorde: {known}"),
    },
    "template.languages": {
        "en": ("the text `{name}` has no languages", 'write a table [texts.{name}] with nl = "..." and en = "..."'),
        "nl": ("de tekst `{name}` heeft geen talen", 'schrijf een tabel [texts.{name}] met nl = "..." en en = "..."'),
    },
    "template.places": {
        "en": ("the text `{name}` ({lang}) has other words in braces than the default's", "use each of these: {places}"),
        "nl": ("de tekst `{name}` ({lang}) heeft andere woorden tussen accolades dan die van de standaard", "gebruik elk van deze: {places}"),
    },
    "template.font_broken": {
        "en": ("this is not a font that can be read", "put a TrueType or OpenType file there"),
        "nl": ("dit is geen leesbaar lettertype", "zet er een TrueType- of OpenType-bestand neer"),
    },
    "template.family": {
        "en": ("no font file has the family `{name}`", "put its files in the folder fonts of the template, or use one of: {known}"),
        "nl": ("geen lettertypebestand bevat de familie `{name}`", "zet de bestanden in de map fonts van het sjabloon, of gebruik een van: {known}"),
    },
    "template.extra": {
        "en": ("the fonts of a template are looked at with typst, which is not installed", "install agreement-rulebook[annex]"),
        "nl": ("voor de lettertypen van een sjabloon is typst nodig, en dat is niet geïnstalleerd", "installeer agreement-rulebook[annex]"),
    },
    "annex.logo": {
        "en": ("the logo `{name}` cannot be drawn: {found}", "save it anew as SVG or PNG"),
        "nl": ("het logo `{name}` is niet te tekenen: {found}", "sla het opnieuw op als SVG of PNG"),
    },
    "annex.not_set": {
        "en": ("the PDF cannot be made: {found}", "leave out the template, if there is one; if that does not help, report it, with the draft"),
        "nl": ("de PDF is niet te maken: {found}", "laat het sjabloon weg, als dat er is; helpt dat niet, meld het dan, met het ontwerp"),
    },
    "annex.row_heads": {
        "en": ("the heads of rows cannot be marked in the PDF: at `{place}` stands `{found}`, and typst 0.15 writes something else there", "install agreement-rulebook[annex] anew; if that does not help, report it, with the draft"),
        "nl": ("de koppen van rijen zijn in de PDF niet aan te geven: bij `{place}` staat `{found}`, en typst 0.15 schrijft daar iets anders", "installeer agreement-rulebook[annex] opnieuw; helpt dat niet, meld het dan, met het ontwerp"),
    },
}  # fmt: skip
