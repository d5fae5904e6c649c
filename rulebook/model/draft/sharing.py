"""Describe how risks and costs are shared, and by what key."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from rulebook.model.draft.values import (
    Amount,
    Document,
    EvidenceList,
    Id,
    Money,
    Percentage,
    Record,
    Ref,
    Text,
    document,
    evidence,
    label,
    required,
)


class Share(Record):
    """Be one party's share."""

    called: ClassVar = "share"
    noun: ClassVar = ("share", "aandeel")
    proof: ClassVar = "parent"
    told_apart_by: ClassVar = ("party",)

    party: Annotated[Id, Ref("parties")] = required("party", "partij")
    percent: Percentage | None = label("percentage", "percentage")
    money: Money | None = label("amount", "bedrag")


class Weight(Record):
    """Be one party's weight under the key, such as its flying hours."""

    called: ClassVar = "weight"
    noun: ClassVar = ("weight", "gewicht")
    proof: ClassVar = "parent"
    told_apart_by: ClassVar = ("party",)

    party: Annotated[Id, Ref("parties")] = required("party", "partij")
    weight: Amount | None = label("weight", "gewicht")


class Key(Record):
    """Be the key by which the agreement says it shares."""

    called: ClassVar = "key"
    noun: ClassVar = ("key", "verdeelsleutel")
    proof: ClassVar = "article-or-document"
    told_apart_by: ClassVar = ("basis",)

    basis: Literal["equal", "use", "quantity", "gdp", "other"] = required("basis", "grondslag")
    weights: list[Weight] | None = label("weights", "gewichten", "Not needed for an equal key.")
    evidence: EvidenceList | None = evidence()
    document: Document | None = document()


class Distribution(Record):
    """Share one kind of cost or risk over the parties."""

    called: ClassVar = "distribution"
    noun: ClassVar = ("distribution", "verdeling")
    proof: ClassVar = "article"

    id: Id = required("id", "id")
    of: Literal["cost", "human-risk", "military-risk", "use"] = required("kind", "soort", "What is shared.")
    what: Text | None = label("what exactly", "wat precies")
    total: Money | None = label("total amount", "totaalbedrag", "Needed where shares are amounts.")
    keys: list[Key] | None = label("key", "verdeelsleutel", "The key that the agreement declares.")
    shares: list[Share] | None = label("shares", "aandelen")
    evidence: EvidenceList | None = evidence()
