"""Describe assessments and governance."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from rulebook.model.draft.guarantees import GuaranteeKind
from rulebook.model.draft.values import (
    Date,
    Document,
    EvidenceList,
    Id,
    Record,
    Ref,
    Text,
    Words,
    document,
    evidence,
    label,
    required,
)


class Assessment(Record):
    """Record what somebody assessed, when, and what came out."""

    called: ClassVar = "assessment"
    noun: ClassVar = ("assessment", "beoordeling")
    proof: ClassVar = "document"

    id: Id = required("id", "id")
    kind: Literal["readiness", "reading-of-the-text", "shortfall", "pooling"] = required(
        "kind", "soort", "reading-of-the-text: somebody read the whole draft for limits on a guarantee."
    )
    parties: list[Annotated[Id, Ref("parties")]] | None = label(
        "of which parties", "van welke partijen", "Whose assessment it is."
    )
    by: Words | None = label("by whom", "door wie", "Name and office of the person who answers for it.")
    date: Date | None = label("date", "datum")
    capabilities: list[Annotated[Id, Ref("capabilities")]] | None = label("capabilities", "capaciteiten")
    guarantees: list[GuaranteeKind] | None = label("guarantees read for", "gelezen op waarborgen")
    conclusion: (
        Literal[
            "in-order",
            "not-in-order",
            "no-limit-found",
            "limit-found",
            "shortfall",
            "no-shortfall",
            "considered",
            "not-considered",
        ]
        | None
    ) = label("conclusion", "conclusie")
    document: Document | None = document()


class Governance(Record):
    """Say how the parties decide and report."""

    called: ClassVar = "governance"
    noun: ClassVar = ("governance arrangement", "bestuursafspraak")
    proof: ClassVar = "article-or-document"

    id: Id = required("id", "id")
    kind: Literal["joint-body", "joint-decision", "unilateral-decision", "reporting-to-parliament"] = required(
        "kind", "soort"
    )
    parties: list[Annotated[Id, Ref("parties")]] | None = label("parties", "partijen")
    capabilities: list[Annotated[Id, Ref("capabilities")]] | None = label("capabilities", "capaciteiten")
    periodic: bool | None = label(
        "at fixed times",
        "op vaste momenten",
        "Of reporting: true if it recurs, such as every year; false if only once or on request.",
    )
    excluded: bool | None = label(
        "excluded", "uitgesloten", "true: the text rules it out, or keeps it confidential without exception."
    )
    text: Text | None = label("what it says", "wat er staat")
    evidence: EvidenceList | None = evidence()
    document: Document | None = document()
