"""Describe training and maintaining together, and what bridges the differences."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

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


class Equipment(Record):
    """Say what type of equipment a party operates."""

    called: ClassVar = "equipment"
    noun: ClassVar = ("equipment", "uitrusting")
    proof: ClassVar = "parent"
    told_apart_by: ClassVar = ("party",)

    party: Annotated[Id, Ref("parties")] = required("party", "partij")
    type: Words | None = label("type", "type")
    family: Id | None = label("family", "familie", "The same word for all parties whose equipment is similar.")


class Consent(Record):
    """Record one party's consent to an activity."""

    called: ClassVar = "consent"
    noun: ClassVar = ("consent", "instemming")
    proof: ClassVar = "article-or-document"
    told_apart_by: ClassVar = ("party",)

    party: Annotated[Id, Ref("parties")] = required("party", "partij")
    given: bool | None = label("given", "gegeven")
    date: Date | None = label("date", "datum")
    evidence: EvidenceList | None = evidence()
    document: Document | None = document()


class Activity(Record):
    """Be something the parties do together: train, maintain, support, exercise, talk."""

    called: ClassVar = "activity"
    noun: ClassVar = ("activity", "activiteit")
    proof: ClassVar = "article"

    id: Id = required("id", "id")
    kind: Literal["training", "maintenance", "support", "exercise", "deployment", "dialogue"] = required(
        "kind", "soort"
    )
    what: Text | None = label("what", "wat")
    capability: Annotated[Id, Ref("capabilities")] | None = label("capability", "capaciteit")
    parties: list[Annotated[Id, Ref("parties")]] | None = label("parties", "partijen")
    work: Literal["joint", "divided"] | None = label(
        "how the work is done", "hoe het werk gaat", "joint: all do it; divided: a party no longer does it itself."
    )
    equipment: list[Equipment] | None = label("equipment", "uitrusting")
    consents: list[Consent] | None = label("consents", "instemmingen")
    evidence: EvidenceList | None = evidence()


class Connection(Record):
    """Say how one difference between the parties is bridged."""

    called: ClassVar = "connection"
    noun: ClassVar = ("connection", "aansluiting")
    proof: ClassVar = "article-or-document"

    id: Id = required("id", "id")
    area: Literal[
        "language", "doctrine", "organisation", "culture",
        "standardisation", "interoperability", "interchangeability",
        "weapon-systems", "training", "communications", "technology",
    ] = required("area", "gebied")  # fmt: skip
    status: Literal["addressed", "planned", "no-difference", "left-to-later", "excluded", "own-variant"] | None = label(
        "status",
        "status",
        "addressed: an article does it; planned: a measure with an owner and a date; no-difference: sourced.",
    )
    measure: Text | None = label("measure", "maatregel")
    owner: Words | None = label("owner", "eigenaar")
    date: Date | None = label("date", "datum")
    evidence: EvidenceList | None = evidence()
    document: Document | None = document()
