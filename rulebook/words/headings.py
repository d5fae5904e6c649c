"""Give the headings of the letters that ship in English. They are no part of a letter: an unofficial translation."""

from __future__ import annotations

import re

HEADINGS: dict[str, str] = {
    "Aanleiding": "Occasion",
    "Specialisatie betekent ‘samen sterker’": "Specialisation means ‘stronger together’",
    "Duiding van ‘specialisatie’ en appreciatie van het Clingendael-rapport": "The meaning of ‘specialisation’, and what we think of the Clingendael report",
    "Afwegingen bij specialisatie": "Considerations on specialisation",
    "Nederlandse inzet en randvoorwaarden": "The Netherlands’ position and its preconditions",
    "1. Inzet op interoperabiliteit, standaardisatie en het bouwen aan vertrouwen door gezamenlijke verwerving van materieel en ontwikkeling van capaciteiten, met specialisatie als doel.": "1. Interoperability, standardisation and building trust by joint procurement of materiel and development of capabilities, with specialisation as the aim.",
    "2. Gezamenlijk invullen van Europese capaciteitsgebreken.": "2. Filling European shortfalls in capabilities together.",
    "3. Eigen bijdrage: Versterken van specialismen en investeren in kritische capaciteiten.": "3. Our own contribution: strengthening specialisms and investing in critical capabilities.",
    "Tot slot": "In conclusion",
    "Afhankelijkheid": "Dependence",
    "Expertise en beschikbaarheid": "Expertise and availability",
    "Risk & burden sharing": "Risk & burden sharing",
    "Industrie": "Industry",
    "Fragmentatie": "Fragmentation",
    "Aansluiting": "Fitting together",
    "Eerste uitgangspunt": "First principle",
    "Tweede uitgangspunt": "Second principle",
    "Derde uitgangspunt": "Third principle",
    "Goedkeuring en bekendmaking van verdragen: samenvatting in eigen woorden": "Approval and publication of treaties: a summary in our own words",
    "Goedkeuring": "Approval",
    "Bekendmaking": "Publication",
}  # fmt: skip

_FOOTNOTE = re.compile(r"noot ([0-9]+)", re.ASCII)


def english(heading: str) -> str | None:
    """Return a heading in English, also one with what its paragraph is called: "Heading, Label". None: not known."""
    if footnote := _FOOTNOTE.fullmatch(heading):
        return f"footnote {footnote[1]}"
    if heading in HEADINGS:
        return HEADINGS[heading]
    section, _, label = heading.rpartition(", ")
    both = HEADINGS.get(section), HEADINGS.get(label)
    return ", ".join(part for part in both if part) if all(both) else None
