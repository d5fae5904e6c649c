"""Describe joint procurement and development, and the part of industry in it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from rulebook.model.draft.values import (
    Amount,
    Date,
    Document,
    EvidenceList,
    Id,
    Node,
    Record,
    Ref,
    Text,
    Words,
    document,
    evidence,
    label,
    required,
)


class TrackQuantity(Record):
    """Say how many a party takes."""

    called: ClassVar = "quantity"
    noun: ClassVar = ("quantity", "aantal")
    told_apart_by: ClassVar = ("party",)

    party: Annotated[Id, Ref("parties")] = required("party", "partij")
    number: Amount | None = label("number", "aantal")


class Decision(Record):
    """Record one decision on a track."""

    called: ClassVar = "decision"
    noun: ClassVar = ("decision", "besluit")

    id: Id = required("id", "id")
    kind: Literal["requirement", "product", "supplier", "award"] = required(
        "kind", "soort", "requirement: that there is a need; the others fix product or supplier."
    )
    date: Date | None = label("date", "datum")
    document: Document | None = document()
    refers_to: list[Annotated[Id, Ref("industry")]] | None = label(
        "refers to", "verwijst naar", "The industrial arrangements that the decision's document refers to."
    )


class TrackTask(Record):
    """Say which party has a task in a phase."""

    called: ClassVar = "task"
    noun: ClassVar = ("task", "taak")
    proof: ClassVar = "article-or-document"
    told_apart_by: ClassVar = ("phase", "name")

    phase: Literal["procurement", "support", "training"] = required("phase", "fase")
    name: Words = required("task", "taak")
    owner: Annotated[Id, Ref("parties")] | None = label("owner", "eigenaar")
    evidence: EvidenceList | None = evidence()
    document: Document | None = document()


class Configuration(Node):
    """Say whether all parties take the same configuration."""

    common: bool | None = label("common configuration", "gemeenschappelijke configuratie")
    text: Text | None = label("what it says", "wat er staat")
    evidence: EvidenceList | None = evidence()


class Structure(Node):
    """Name the existing structure that the procurement runs through, or say that it runs through none."""

    name: Literal["nspa", "eda", "occar", "edirpa", "edf", "pesco", "other", "none"] | None = label(
        "structure", "structuur"
    )
    reason: Text | None = label(
        "why none, or which other", "waarom geen, of welke andere", "With none: why. With other: which structure it is."
    )
    evidence: EvidenceList | None = evidence()


class Track(Record):
    """Be one joint procurement or development."""

    called: ClassVar = "track"
    noun: ClassVar = ("track", "traject")
    proof: ClassVar = "article-or-document"

    id: Id = required("id", "id")
    kind: Literal["procurement", "development"] = required("kind", "soort")
    materiel: Text = required("materiel", "materieel")
    participants: list[Annotated[Id, Ref("parties")]] | None = label("participants", "deelnemers")
    leads: list[Annotated[Id, Ref("parties")]] | None = label(
        "lead", "regie", "The party that leads; one, if it is to work."
    )
    quantities: list[TrackQuantity] | None = label("quantities", "aantallen")
    decisions: list[Decision] | None = label("decisions", "besluiten")
    tasks: list[TrackTask] | None = label("tasks", "taken")
    configuration: Configuration | None = label("configuration", "configuratie")
    structure: Structure | None = label("procurement structure", "aanbestedingsstructuur")
    evidence: EvidenceList | None = evidence()
    document: Document | None = document()


class Effect(Record):
    """Say what an arrangement does to one side of the industrial base."""

    called: ClassVar = "effect"
    noun: ClassVar = ("effect on industry", "gevolg voor de industrie")
    proof: ClassVar = "parent"
    told_apart_by: ClassVar = ("base", "aspect")

    base: Literal["european", "nldtib"] = required(
        "industrial base", "industriële basis", "nldtib: the Dutch Defence Technological and Industrial Base."
    )
    aspect: Literal["preserved", "strengthened"] = required("aspect", "kant")
    answer: Literal["stated", "weakened", "out-of-scope"] | None = label(
        "answer", "antwoord", "stated: `what` says what is preserved or strengthened."
    )
    what: Text | None = label("what", "wat")


class DisArea(Record):
    """Name an area of the Dutch Defence Industry Strategy (DIS) that an arrangement falls under."""

    called: ClassVar = "area"
    noun: ClassVar = ("DIS area", "DIS-gebied")
    told_apart_by: ClassVar = ("name",)

    name: Words = required("name", "naam", "As the strategy names it.")
    kind: Literal["technology-area", "knowledge-area", "industrial-capability"] | None = label("kind", "soort")
    source: Document | None = label(
        "edition of the strategy", "uitgave van de strategie", "The edition of the strategy in which this area stands."
    )


class Arrangement(Record):
    """Be an arrangement on industrial cooperation."""

    called: ClassVar = "arrangement"
    noun: ClassVar = ("industrial arrangement", "industriële afspraak")
    proof: ClassVar = "article-or-document"

    id: Id = required("id", "id")
    title: Text | None = label("title", "titel")
    track: Annotated[Id, Ref("tracks")] | None = label("track", "traject")
    parties: list[Annotated[Id, Ref("parties")]] | None = label(
        "industry of", "industrie van", "Whose industry it involves."
    )
    date: Date | None = label("date", "datum", "When the arrangement was made.")
    effects: list[Effect] | None = label("effects", "gevolgen", "Four answers: both bases, preserved and strengthened.")
    dis_areas: list[DisArea] | None = label(
        "DIS areas", "DIS-gebieden", "[] says that it falls under no area of the Defence Industry Strategy."
    )
    joint_capability: Annotated[Id, Ref("capabilities")] | None = label(
        "joint capability served", "gediende gezamenlijke capaciteit"
    )
    autonomy: Text | None = label("contribution to autonomy", "bijdrage aan autonomie")
    serves: Literal["joint", "national-only"] | None = label(
        "interest served", "gediend belang", "national-only: it serves the interest of one country alone."
    )
    evidence: EvidenceList | None = evidence()
    document: Document | None = document()
