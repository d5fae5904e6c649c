"""Describe capabilities: who provides, shares, keeps, gives up or relies on what."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from rulebook.model.draft.values import (
    Document,
    EvidenceList,
    Id,
    Money,
    Node,
    Quantity,
    Record,
    Ref,
    Text,
    Words,
    document,
    evidence,
    label,
    required,
)

Category = Literal[
    "air-and-missile-defence",
    "precision-strike",
    "deep-precision-strike",
    "cyber",
    "space-situational-awareness",
    "medical",
    "logistics",
    "intelligence",
    "isr",
    "special-operations",
    "fire-support",
    "tanker-and-transport-aircraft",
    "maritime",
    "mine-countermeasures",
    "land",
    "air",
    "amphibious",
    "training",
    "other",
]


class Overlap(Node):
    """State how much of the two needs can be met by the same capability at the same time."""

    quantity: Quantity | None = label("overlap", "overlap")
    source: Document | None = label("source of the overlap", "bron van de overlap")


class CapabilityRole(Record):
    """Say what one party does with a capability."""

    called: ClassVar = "role"
    noun: ClassVar = ("role in a capability", "rol bij een capaciteit")
    proof: ClassVar = "article-or-document"
    told_apart_by: ClassVar = ("party", "role")

    party: Annotated[Id, Ref("parties")] = required("party", "partij")
    role: Literal["provides", "shares", "relies-on", "keeps", "gives-up"] = required(
        "role",
        "rol",
        "provides: makes a quantity of it available to others; shares: brings it into what the parties use together, "
        "such as a pool; relies-on: counts on others for it; keeps: has it and goes on having it; gives-up: stops having it.",
    )
    extent: Literal["fully", "partly"] | None = label("extent", "mate")
    on: list[Annotated[Id, Ref("parties")]] | None = label("relies on", "steunt op", "The parties relied on.")
    available: Quantity | None = label(
        "available quantity", "beschikbare hoeveelheid", "How much there is in all, for this party and for the others."
    )
    common_need: Quantity | None = label(
        "common need", "gemeenschappelijke behoefte", "How much of it the common tasks need."
    )
    national_need: Quantity | None = label(
        "national need", "nationale behoefte", "How much of it this party needs for its own tasks."
    )
    overlap: Overlap | None = label("overlap of the needs", "overlap van de behoeften")
    frees: Money | None = label("money freed", "vrijgekomen geld")
    freed_money: Literal["reinvested", "saving"] | None = label(
        "use of the freed money", "besteding van vrijgekomen geld"
    )
    evidence: EvidenceList | None = evidence()
    document: Document | None = document()


class AlwaysNeeded(Node):
    """Say whether the Netherlands must always command this capability independently, and who decided so."""

    required: bool | None = label(
        "must always be available independently",
        "moet altijd zelfstandig beschikbaar zijn",
        "true or false, with a source. The letter gives no list.",
    )
    basis: Literal["legal-responsibility", "alliance-obligation"] | None = label("basis", "grondslag")
    source: Document | None = label("source", "bron")


class Shortfall(Node):
    """Name the recognised shortfall that a capability fills."""

    process: Literal["ndpp", "cdp", "hlg", "card", "none"] | None = label(
        "planning process",
        "planningsproces",
        "ndpp: NATO's defence planning; cdp, hlg and card: the EU's Capability Development Plan, Headline Goal and annual "
        "review; none: no recognised shortfall is served.",
    )
    source: Document | None = label("source", "bron")


class Capability(Record):
    """Name a capability that the agreement touches."""

    called: ClassVar = "capability"
    noun: ClassVar = ("capability", "capaciteit")

    id: Id = required("id", "id")
    name: Text = required("name", "naam")
    category: list[Category] | None = label("category", "categorie")
    always_needed: AlwaysNeeded | None = label("always needed", "altijd nodig")
    shortfall: Shortfall | None = label("shortfall", "tekort")
    roles: Annotated[list[CapabilityRole], Field(max_length=1000)] | None = label(
        "roles", "rollen", "What each party does with it."
    )


class Placement(Record):
    """Say that a unit of one party is integrated in another's, or placed under its command."""

    called: ClassVar = "placement"
    noun: ClassVar = ("placement", "onderbrenging")
    proof: ClassVar = "article"

    id: Id = required("id", "id")
    party: Annotated[Id, Ref("parties")] = required("party", "partij", "Whose unit it is.")
    unit: Words | None = label("unit", "eenheid")
    under: Annotated[Id, Ref("parties")] | None = label("under", "onder", "The party under whose command it comes.")
    evidence: EvidenceList | None = evidence()
