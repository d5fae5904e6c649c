"""Describe how a treaty is approved by parliament, and where it is published."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from rulebook.model.draft.values import Date, Document, Id, Record, Ref, document, label, required

Body = Literal["tweede-kamer", "eerste-kamer", "staten-aruba", "staten-curacao", "staten-sint-maarten"]
Part = Literal["european-netherlands", "caribbean-netherlands", "aruba", "curacao", "sint-maarten"]


class Approval(Record):
    """Record how parliament approved the agreement, or why it need not."""

    called: ClassVar = "approval"
    noun: ClassVar = ("approval", "goedkeuring")
    proof: ClassVar = "document"

    id: Id = required("id", "id")
    route: Literal["express", "tacit", "not-required"] | None = label(
        "route", "weg", "express: by an act. tacit: nobody asked for an act in time. not-required: an exception."
    )
    exception: (
        Literal["authorised-by-act", "carries-out-a-treaty", "one-year-at-most", "secret", "extends-a-treaty"] | None
    ) = label("exception", "uitzondering", "Why no approval is required.")
    parts: list[Part] | None = label(
        "parts of the Kingdom", "delen van het Koninkrijk", "The parts of the Kingdom that the agreement touches."
    )
    submitted: Date | None = label("submitted", "voorgelegd", "The day it went to the two Houses.")
    to: list[Body] | None = label("submitted to", "voorgelegd aan")
    says_what_binds_everyone: bool | None = label(
        "says which provisions bind everyone",
        "zegt welke bepalingen ieder binden",
        "true: what went to the Houses says whether any provision can bind everyone, and which.",
    )
    silent_until: Date | None = label(
        "last day of the period", "laatste dag van de termijn", "The last day to ask for an act instead."
    )
    act_asked: bool | None = label("act asked for", "wet gevraagd", "true: a House or enough members asked in time.")
    approved: Date | None = label("approved", "goedgekeurd", "The day on which the approval was given.")
    document: Document | None = document()


class Publication(Record):
    """Say where the agreement is published."""

    called: ClassVar = "publication"
    noun: ClassVar = ("publication", "bekendmaking")
    proof: ClassVar = "document"

    id: Id = required("id", "id")
    where: Literal["tractatenblad", "staatscourant", "website", "nowhere"] | None = label("where", "waar")
    acts: list[Annotated[Id, Ref("acts")]] | None = label(
        "reports which acts", "meldt welke handelingen", "The acts of which it gives the date."
    )
    document: Document | None = document()
