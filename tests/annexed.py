"""Make an annex with every kind of block in it, and say which words a document has, for the tests of those who write it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from rulebook.annex.document import (
    Attachment,
    Block,
    Bullets,
    Card,
    Column,
    Contents,
    Document,
    Facts,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Run,
    Table,
    Text,
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


def words(document: Document) -> list[str]:
    """Return the words of a document in the order in which they are read, the table of contents filled in."""
    lines = [
        document.title,
        document.subtitle,
        *(line for block in document.blocks for line in _lines(block, document)),
    ]
    return " ".join(lines).split()


def _lines(block: Block, document: Document) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{block.number} {_plain(block.text)}"
        case Paragraph():
            yield _plain(block.text)
        case Quote():
            yield from (_plain(block.text), _plain(block.source))
        case Bullets():
            yield from (_plain(part.text) for item in block.items for part in item)
        case Facts():
            yield from (f"{_plain(term)} {_plain(said)}" for term, said in block.items)
        case Table():
            yield from (_plain(block.caption), *(_plain(column.head) for column in block.columns))
            for part in (part for row in block.rows for cell in row.cells for part in cell):
                yield from _lines(part, document)
        case Card():
            for part in block.blocks:
                yield from _lines(part, document)
        case Figure():
            yield from (_plain(block.shows), _plain(block.caption))
        case Contents():
            yield _plain(block.title)
            everything = [
                part for each in document.blocks for part in (each.blocks if isinstance(each, Card) else [each])
            ]
            for part in everything:
                if isinstance(part, Heading) and part.level <= block.depth:
                    yield from _lines(part, document)


def _plain(text: Text) -> str:
    return "".join(run.text for run in text)
