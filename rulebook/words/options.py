"""Give the help of the options of `rulebook check` in Dutch, by what the program itself says in English."""

from __future__ import annotations

OPTIONS: dict[str, str] = {
    "The form of the report; text-brief says in two lines each what a person must look at, text (the default) all about that, text-full all about every rule. A file has the form that its name tells.": "De vorm van het rapport. text-brief zegt in twee regels elk wat iemand moet bekijken, text (zonder keuze) alles daarover, text-full alles over elke regel. Een bestand heeft de vorm die zijn naam zegt.",
    "Language of reports and errors: nl or en.": "De taal van rapporten en fouten: nl of en.",
    "As of this date; default: today in the Netherlands. It picks the edition that is in force.": "De peildatum. Zonder keuze: vandaag in Nederland. De datum bepaalt welke editie geldt.",
    "Recorded decisions that do not stand beside the draft: a file, or a folder; may be repeated.": "Vastgelegde besluiten die niet naast het ontwerp staan: een bestand of een map. Mag vaker.",
    "A rulebook that ships: a series, of which the edition in force is taken, or one edition; may be repeated. Series: kst-33279-36, rgbv; default: kst-33279-36.": "Een meegeleverd regelboek: een reeks, waarvan de geldende editie wordt genomen, of één editie. Mag vaker. Reeksen: kst-33279-36, rgbv; zonder keuze: kst-33279-36.",
    "A rulebook of your own: the folder of an edition, or of the editions of a series; may be repeated. Without --edition, nothing else is applied.": "Een eigen regelboek: de map van een editie, of van de edities van een reeks. Mag vaker. Zonder --edition wordt verder niets toegepast.",
    "Refuse a --rulebook that is not signed with this public key: its file, or its line of 56 characters; may be repeated, and one is enough. What ships is as trusted as the program itself.": "Weiger een --rulebook dat niet met deze publieke sleutel is getekend: het bestand, of de regel van 56 tekens. Mag vaker; één is genoeg. Wat is meegeleverd is zo betrouwbaar als het programma zelf.",
    "Choose a reading of an interpretation, or a parameter of the rulebook; may be repeated.": "Kies een lezing van een interpretatie, of een getal van het regelboek. Mag vaker.",
    "What decides; default: both, where durable_rules is installed.": "Wat beslist. Zonder keuze: beide, waar durable_rules is geïnstalleerd.",
    "Only these rules (id, slug or start of an id); may be repeated.": "Alleen deze regels (nummer, naam of begin van een nummer). Mag vaker.",
    "Not these rules; may be repeated. The report lists what was left out.": "Deze regels niet. Mag vaker. Het rapport zegt wat is weggelaten.",
    "Let remarks (should-rules) decide as well.": "Laat opmerkingen ook meebeslissen.",
    "Write the report to a file, in the form that its name tells (report.json) or that stands before it; - is standard output. May be repeated.": "Schrijf het rapport naar een bestand, in de vorm die zijn naam zegt (report.json) of die ervoor staat; - is de standaarduitvoer. Mag vaker.",
    "Colour; auto: on a terminal, unless NO_COLOR is set.": "Kleur. auto: op een terminal, tenzij NO_COLOR is gezet.",
    "End in 0 where it would be 1 or 3; what could not be checked is still 2. The report says so.": "Eindig in 0 waar het 1 of 3 zou zijn. Wat niet getoetst kon worden blijft 2. Het rapport zegt het.",
    "Take the configuration in this file; otherwise the nearest one is looked for from the drafts upwards, to the top of the git repository.": "Neem de configuratie in dit bestand. Zonder keuze wordt de dichtstbijzijnde gezocht, van de ontwerpen naar boven, tot de top van de git-repository.",
    "Leave every configuration aside.": "Laat elke configuratie buiten beschouwing.",
    "Show this message and exit.": "Toon deze uitleg en stop.",
}  # fmt: skip
