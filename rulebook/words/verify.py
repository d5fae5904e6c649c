"""Texts of `rulebook verify`: what belongs, what differs, and what could not be verified."""

from __future__ import annotations

from rulebook.words import Lang
from rulebook.words.report import Both

# {name} is what differs; both values stand below it.
DIFFERENCES: dict[str, Both] = {
    "draft": {
        "en": "The draft is not the one that was checked, or it was changed since (SHA-256).",
        "nl": "Het ontwerp is niet het ontwerp dat is getoetst, of het is sindsdien gewijzigd (SHA-256).",
    },
    "decision": {
        "en": "The recorded decision {name} is another one, or was changed, added or taken away (SHA-256).",
        "nl": "Het vastgelegde besluit {name} is een ander, of is gewijzigd, toegevoegd of weggehaald (SHA-256).",
    },
    "edition": {"en": "The rulebook at hand is another edition.", "nl": "Het regelboek hier is een andere editie."},
    "rulebooks": {"en": "It was checked against other rulebooks.", "nl": "Er is aan andere regelboeken getoetst."},
    "rulebook": {
        "en": "The rulebook {name} is not the one that was applied, or it was changed since (SHA-256).",
        "nl": "Het regelboek {name} is niet het regelboek dat is toegepast, of het is sindsdien gewijzigd (SHA-256).",
    },
    "letter": {
        "en": "The source that {name} is read from is another text, or was changed since (SHA-256).",
        "nl": "De bron waaruit {name} is gelezen is een andere tekst, of is sindsdien gewijzigd (SHA-256).",
    },
    "until": {
        "en": "Until when the edition {name} is in force.",
        "nl": "Tot wanneer de editie {name} geldt.",
    },
    "parameter": {"en": "The number {name} of the rulebook.", "nl": "Het getal {name} van het regelboek."},
    "reading": {"en": "The reading of {name}.", "nl": "De lezing van {name}."},
    "left_out": {"en": "Which rules of {name} were left out.", "nl": "Welke regels van {name} zijn weggelaten."},
    "engines": {"en": "What decided.", "nl": "Wat heeft beslist."},
    "strict": {"en": "Whether remarks decide as well.", "nl": "Of opmerkingen ook meebeslissen."},
    "expired": {
        "en": "The edition {name} was not in force on the as-of date.",
        "nl": "De editie {name} gold niet op de peildatum.",
    },
    "verdict": {"en": "The verdict.", "nl": "Het oordeel."},
    "outcome": {"en": "The outcome of rule {name}.", "nl": "De uitkomst van regel {name}."},
    "report": {
        "en": "The report inside, at {name}, is not what the check gives.",
        "nl": "Het rapport erin, bij {name}, is niet wat de toets geeft.",
    },
    "more": {"en": "The report inside differs in {name} more places.", "nl": "Het rapport erin wijkt op nog {name} plaatsen af."},
    "text": {
        "en": "The words of the annex are not what it ought to say.",
        "nl": "De woorden van de bijlage zijn niet wat er hoort te staan.",
    },
    "more_text": {"en": "Its words differ in more places.", "nl": "De woorden wijken op meer plaatsen af."},
    "part": {
        "en": "The file {name} within the annex is not as it ought to be (bytes).",
        "nl": "Het bestand {name} in de bijlage is niet zoals het hoort (bytes).",
    },
    "bytes": {
        "en": "The annex has the right words, but other bytes: it was saved again, altered where no words stand, or made with other versions of the libraries (SHA-256).",
        "nl": "De bijlage heeft de juiste woorden, maar andere bytes: zij is opnieuw opgeslagen, gewijzigd waar geen woorden staan, of gemaakt met andere versies van de bibliotheken (SHA-256).",
    },
    "tool": {
        "en": "It says that another version of rulebook made it: its report and its words can be compared, but not its looks, its pictures and what is hidden in it. Verify it with that version, or with --trust if it is signed.",
        "nl": "Er staat in dat een andere versie van rulebook haar maakte: het rapport en de woorden zijn te vergelijken, maar niet hoe zij eruitziet, haar beelden en wat erin verborgen is. Verifieer haar met die versie, of met --trust als zij is getekend.",
    },
    "template": {
        "en": "The house style is another one (SHA-256); give --template with the folder it was made with.",
        "nl": "De huisstijl is een andere (SHA-256); geef --template met de map waarmee de bijlage is gemaakt.",
    },
    "signature": {"en": "The signature: {name}.", "nl": "De handtekening: {name}."},
}  # fmt: skip

NOTES: dict[str, Both] = {
    "tool": {
        "en": "The annex was made with version {inside}, and this is {here}: the bytes may differ, so only the report and the words were compared. The signature vouches for the rest.",
        "nl": "De bijlage is gemaakt met versie {inside}, en dit is {here}: de bytes kunnen verschillen, dus zijn alleen het rapport en de woorden vergeleken. De handtekening staat in voor de rest.",
    },
    "expired_since": {
        "en": "The edition {name} was in force on the as-of date, and no longer is: a later one is in force since {here}.",
        "nl": "De editie {name} gold op de peildatum, en nu niet meer: sinds {here} geldt een latere.",
    },
    "renamed": {
        "en": "The draft was called {inside} when the annex was made, and is called {here} now.",
        "nl": "Het ontwerp heette {inside} toen de bijlage werd gemaakt, en heet nu {here}.",
    },
    "not_remade": {
        "en": "The annex's own words were not compared: what it was made from is not here.",
        "nl": "De woorden van de bijlage zelf zijn niet vergeleken: waaruit zij is gemaakt, is hier niet.",
    },
    "signature": {
        "en": "There is a signature, {name}; it was not looked at, since no --trust says which key is trusted.",
        "nl": "Er is een handtekening, {name}; daar is niet naar gekeken, want geen --trust zegt welke sleutel is vertrouwd.",
    },
}  # fmt: skip

VERIFY: dict[str, Both] = {
    "same": {"en": "BELONGS", "nl": "HOORT ERBIJ"},
    "different": {"en": "DIFFERS", "nl": "WIJKT AF"},
    "same_says": {
        "en": "Made from this draft and these rulebooks as of {as_of}. Checked again, the report is the same; made again, the annex is the same.",
        "nl": "Gemaakt van dit ontwerp en deze regelboeken, met peildatum {as_of}. Opnieuw getoetst is het rapport gelijk; opnieuw gemaakt is de bijlage gelijk.",
    },
    "different_says": {"en": "What differs ({n}):", "nl": "Wat afwijkt ({n}):"},
    "inside": {"en": "in the annex", "nl": "in de bijlage"},
    "here": {"en": "here", "nl": "hier"},
    "nothing": {"en": "(nothing)", "nl": "(niets)"},
    "proved": {"en": "The same on both sides:", "nl": "Aan beide kanten gelijk:"},
    "note": {"en": "Note", "nl": "Let op"},
    "signed": {"en": "signed with trusted key {key} ({comment})", "nl": "getekend met vertrouwde sleutel {key} ({comment})"},
    "draft": {"en": "the draft, {value}", "nl": "het ontwerp, {value}"},
    "decision": {"en": "the recorded decision {name}, {value}", "nl": "het vastgelegde besluit {name}, {value}"},
    "rulebook": {"en": "the rulebook {name}, {value}", "nl": "het regelboek {name}, {value}"},
    "letter": {"en": "its source {name}, {value}", "nl": "de bron {name}, {value}"},
    "engines": {"en": "what decided: {value}", "nl": "wat heeft beslist: {value}"},
    "exit": {"en": "exit code {code}", "nl": "exitcode {code}"},
}  # fmt: skip

VERIFY_PROBLEMS: dict[str, dict[Lang, tuple[str, str]]] = {
    "verify.not_an_annex": {
        "en": ("this is no annex: neither a PDF, an ODT, a DOCX nor an HTML file", "give the document that `rulebook annex` made"),
        "nl": ("dit is geen bijlage: geen PDF-, ODT-, DOCX- of HTML-bestand", "geef het document dat `rulebook annex` maakte"),
    },
    "verify.no_report": {
        "en": ("there is no `{name}` inside: this is no annex, or the report was taken out of it", "ask for the document as `rulebook annex` made it; printing or saving it again loses what is inside"),
        "nl": ("er zit geen `{name}` in: dit is geen bijlage, of het rapport is eruit gehaald", "vraag om het document zoals `rulebook annex` het maakte; opnieuw afdrukken of opslaan verliest wat erin zit"),
    },
    "verify.two_reports": {
        "en": ("there are {n} files `{name}` inside, and one is expected: nobody can tell which one counts", "ask for the document as `rulebook annex` made it"),
        "nl": ("er zitten {n} bestanden `{name}` in, en er hoort er een: niemand weet welk telt", "vraag om het document zoals `rulebook annex` het maakte"),
    },
    "verify.broken": {
        "en": ("the {form} file is damaged: {why}", "ask for the document as `rulebook annex` made it"),
        "nl": ("het {form}-bestand is beschadigd: {why}", "vraag om het document zoals `rulebook annex` het maakte"),
    },
    "verify.too_large": {
        "en": ("what is inside would be larger than {limit} bytes, and no annex is", "this file was made to do harm; do not open it"),
        "nl": ("wat erin zit zou groter zijn dan {limit} bytes, en dat is geen bijlage", "dit bestand is gemaakt om schade te doen; open het niet"),
    },
    "verify.too_many": {
        "en": ("there are more than {limit} parts inside, and no annex has so many", "this file was made to do harm; do not open it"),
        "nl": ("er zitten meer dan {limit} delen in, en zoveel heeft geen bijlage", "dit bestand is gemaakt om schade te doen; open het niet"),
    },
    "verify.link": {
        "en": ("`{name}` inside is a link to somewhere else, and an annex has none", "this file was made to do harm; do not open it"),
        "nl": ("`{name}` erin is een koppeling naar elders, en die heeft een bijlage niet", "dit bestand is gemaakt om schade te doen; open het niet"),
    },
    "verify.twice": {
        "en": ("`{name}` stands inside twice, and programs would not agree on which one counts", "ask for the document as `rulebook annex` made it"),
        "nl": ("`{name}` zit er tweemaal in, en programma's zouden niet hetzelfde kiezen", "vraag om het document zoals `rulebook annex` het maakte"),
    },
    "verify.bad_report": {
        "en": ("the report inside is not what `rulebook annex` writes: {why}", "ask for the document as `rulebook annex` made it"),
        "nl": ("het rapport erin is niet wat `rulebook annex` schrijft: {why}", "vraag om het document zoals `rulebook annex` het maakte"),
    },
    "verify.other_schema": {
        "en": ("the report inside has the form `{found}`, and this version reads `{known}`", "verify it with the version that made it: {version}"),
        "nl": ("het rapport erin heeft de vorm `{found}`, en deze versie leest `{known}`", "verifieer het met de versie die het maakte: {version}"),
    },
    "verify.no_rulebook": {
        "en": ("it was checked against `{name}`, which does not ship with this version", "give the folder of that rulebook with --rulebook"),
        "nl": ("er is getoetst aan `{name}`, en dat hoort niet bij deze versie", "geef de map van dat regelboek met --rulebook"),
    },
    "verify.engine": {
        "en": ("`{name}` decided as well, and durable_rules is not installed here", "install agreement-rulebook[durable]"),
        "nl": ("`{name}` besliste mee, en durable_rules is hier niet geïnstalleerd", "installeer agreement-rulebook[durable]"),
    },
    "verify.library": {
        "en": ("reading a PDF needs pypdf, which is not installed", "install agreement-rulebook[sign]"),
        "nl": ("een PDF lezen heeft pypdf nodig, en dat is niet geïnstalleerd", "installeer agreement-rulebook[sign]"),
    },
}  # fmt: skip
