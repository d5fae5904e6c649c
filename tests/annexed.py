"""Make an annex with every kind of block in it, for the tests of those who write it."""

from __future__ import annotations

import datetime

from rulebook.annex.document import (
    Attachment,
    Bullets,
    Card,
    Column,
    Contents,
    Document,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Run,
    Table,
)


def whole(words: str = "Het ontwerp voldoet niet.") -> Document:
    """Return a document in which each kind of block stands; `words` stand in a paragraph, a cell and a quote."""
    said = Paragraph((Run(words),))
    return Document(
        title="Toetsing aan de brief",
        subtitle="Memorandum over fregatten",
        langs=("nl", "en"),
        date=datetime.date(2026, 1, 1),
        page="{page} van {pages}",
        marking="ONGERUBRICEERD",
        subject="Toetsing van een ontwerp",
        keywords=("toetsing", "SPEC-401"),
        attachments=(
            Attachment("report.json", "application/json", b'{"verdict":"fail"}', "Het rapport voor programma's"),
        ),
        blocks=(
            Contents((Run("Inhoud"),)),
            Heading(1, "1", (Run("Conclusie"),), "conclusion"),
            Paragraph((Run("VOLDOET NIET", strong=True, mark="non-compliant"), Run(" Drie zinnen.")), "lead"),
            said,
            Paragraph(
                (Run("See "), Run("SPEC-401", to="spec-401"), Run(" and "), Run("art-3.1", code=True)), lang="en"
            ),
            Bullets(
                ((Paragraph((Run("Eerste"),)),), (Paragraph((Run("Tweede"),)), Paragraph((Run("vervolg"),)))), True
            ),
            Heading(2, "1.1", (Run("Regels"),), "rules"),
            Table(
                caption=(Run("De regels"),),
                columns=(Column((Run("Norm"),), 0.2), Column((Run("Oordeel"),), 0.2), Column((Run("Reden"),), 0.6)),
                rows=(
                    Row(((Paragraph((Run("Industrie"),)),),), heading=True),
                    Row(
                        (
                            (Paragraph((Run("SPEC-401", to="spec-401"),)),),
                            (Paragraph((Run("voldoet niet", strong=True, mark="fail"),)),),
                            (said, Bullets(((Paragraph((Run("een feit", emphasis=True),)),),))),
                        ),
                        id="row-401",
                    ),
                ),
                row_heads=True,
            ),
            PageBreak(),
            Heading(1, "2", (Run("Kaarten"),), "cards"),
            Card(
                (
                    Heading(2, "2.1", (Run("SPEC-401 "), Run("Industrie")), "spec-401"),
                    Facts(
                        (((Run("Oordeel"),), (Run("voldoet niet", mark="fail"),)), ((Run("Kracht"),), (Run("hard"),)))
                    ),
                    Table(
                        caption=(Run("De brief en het ontwerp"),),
                        columns=(Column((Run("De brief"),), 0.5), Column((Run("Het ontwerp"),), 0.5)),
                        rows=(
                            Row(
                                (
                                    (Quote((Run(words),), (Run("Kamerstuk 33 279, nr. 36"),)),),
                                    (Quote((Run("in English", lang="en"),), (Run("artikel 3.1"),)),),
                                )
                            ),
                        ),
                        kind="sides",
                    ),
                    Paragraph((Run("Kleine letters."),), "note"),
                ),
                mark="fail",
            ),
        ),
    )
