"""Describe what an article secures, and what stands in its way."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from rulebook.model.draft.values import EvidenceList, Id, Record, Ref, Text, evidence, label, required

GuaranteeKind = Literal[
    "last-line-of-defence", "first-responder", "national-tasks", "national-mandate", "recall",
    "nato-obligations", "eu-obligations",
]  # fmt: skip
Territory = Annotated[
    str,
    Field(
        pattern=r"^([A-Z]{2}|[A-Z]{2}-[A-Z0-9]{1,3})$",
        description="NL-EUR is the European Netherlands; AW, CW, SX, BQ-BO, BQ-SE and BQ-SA are the Caribbean parts.",
    ),
]


class Limit(Record):
    """Name one thing that stands in the way of a guarantee."""

    called: ClassVar = "limit"
    noun: ClassVar = ("limit", "beperking")
    proof: ClassVar = "parent"
    told_apart_by: ClassVar = ("kind",)

    kind: Literal[
        "partner-consent",
        "joint-decision",
        "consultation",
        "notice-period",
        "season",
        "treaty-area",
        "eu-area",
        "other",
    ] = required(
        "kind",
        "soort",
        "consultation is a duty to consult or notify that leaves the decision where it is; treaty-area is NATO's.",
    )
    text: Text | None = label("what it says", "wat er staat")


class Guarantee(Record):
    """Say what an article secures, or impairs."""

    called: ClassVar = "guarantee"
    noun: ClassVar = ("guarantee", "waarborg")
    proof: ClassVar = "article"

    id: Id = required("id", "id")
    kind: GuaranteeKind = required("kind", "soort", "What is guaranteed.")
    effect: Literal["secures", "impairs"] = required(
        "effect", "werking", "secures: the article guarantees it; impairs: the article takes it away."
    )
    parties: Annotated[list[Annotated[Id, Ref("parties")]], Field(min_length=1)] | None = label(
        "for which parties", "voor welke partijen", "Name each; leave it out if the text does not say."
    )
    capabilities: list[Annotated[Id, Ref("capabilities")]] | None = label(
        "for which capabilities", "voor welke capaciteiten"
    )
    territories: list[Territory] | None = label(
        "territories",
        "gebieden",
        "Name every part; there is no code for the whole. The Kingdom is NL-EUR (European Netherlands), AW (Aruba), "
        "CW (Curaçao), SX (Sint Maarten), BQ-BO (Bonaire), BQ-SE (Sint Eustatius) and BQ-SA (Saba); another country has "
        "its two capitals, such as DK.",
    )
    formations: list[Literal["small", "large"]] | None = label("formations", "verbanden", "Sizes of formation covered.")
    decided_by: Literal["national", "joint", "partner"] | None = label(
        "decided by", "besluit bij", "Who decides to deploy, or that the situation requires it."
    )
    limits: list[Limit] | None = label("limits", "beperkingen", "[] says that there are none.")
    evidence: EvidenceList | None = evidence()
