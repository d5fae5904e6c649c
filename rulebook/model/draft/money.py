"""Describe commitments, the acts that bind, and what parliament was told."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic_core import PydanticCustomError

from rulebook.model.draft.values import (
    Date,
    Document,
    EvidenceList,
    Id,
    Money,
    Node,
    Record,
    Ref,
    Text,
    Words,
    Year,
    document,
    evidence,
    label,
    required,
)


class Allocation(Record):
    """Set money aside in the budget of one year."""

    called: ClassVar = "allocation"
    noun: ClassVar = ("allocation", "reservering")
    told_apart_by: ClassVar = ("year",)

    year: Year = required("year", "jaar")
    money: Money | None = label("amount", "bedrag")
    source: Document | None = label("budget", "begroting", "The budget document, with chapter and article.")


class Years(Node):
    """Say from which year to which year a commitment runs."""

    first: Year = required("first year", "eerste jaar")
    last: Year = required("last year", "laatste jaar")

    def model_post_init(self, _context: object, /) -> None:
        """Refuse a span that ends before it starts."""
        if not 0 <= self.last - self.first <= 100:
            raise PydanticCustomError("years", "ends before it starts or lasts over a century")


class Commitment(Record):
    """Be something that a party commits itself to."""

    called: ClassVar = "commitment"
    noun: ClassVar = ("commitment", "verplichting")
    proof: ClassVar = "article"

    id: Id = required("id", "id")
    party: Annotated[Id, Ref("parties")] = required("party", "partij")
    kind: Literal["policy", "financial"] = required("kind", "soort")
    what: Text | None = label("what", "wat")
    money: Money | None = label("amount", "bedrag")
    years: Years | None = label("years", "jaren")
    allocations: list[Allocation] | None = label("allocations", "reserveringen", "Money per year in the budget.")
    evidence: EvidenceList | None = evidence()


class Act(Record):
    """Be an act that binds, such as a signature."""

    called: ClassVar = "act"
    noun: ClassVar = ("binding act", "bindende handeling")

    id: Id = required("id", "id")
    kind: Literal["signature", "exchange-of-notes", "contract", "provisional-application", "entry-into-force"] = (
        required("kind", "soort")
    )
    date: Date | None = label("date", "datum", "The day it happened, or is planned to happen.")
    commitments: list[Annotated[Id, Ref("commitments")]] | None = label(
        "binds to", "bindt aan", "The commitments it binds."
    )
    document: Document | None = document()


class Coverage(Record):
    """Say which commitment a notice covers, and for what amount."""

    called: ClassVar = "cover"
    noun: ClassVar = ("coverage", "dekking")
    told_apart_by: ClassVar = ("commitment",)

    commitment: Annotated[Id, Ref("commitments")] = required("commitment", "verplichting")
    money: Money | None = label("amount told", "gemeld bedrag")


class Notice(Record):
    """Tell parliament about a commitment."""

    called: ClassVar = "notice"
    noun: ClassVar = ("notice to parliament", "melding aan het parlement")

    id: Id = required("id", "id")
    to: Literal["tweede-kamer", "eerste-kamer", "staten-generaal", "other-parliament"] | None = label("to", "aan")
    channel: Literal["dmp", "kamerbrief", "verslag", "integral-report", "other"] | None = label(
        "channel",
        "kanaal",
        "dmp: a letter of the Defence Materiel Process; kamerbrief: another letter; verslag: a report.",
    )
    phase: Literal["A", "B", "C", "D", "E", "A/B", "B/D", "A/B/D"] | None = label(
        "DMP phase", "DMP-fase", "The phase of the Defence Materiel Process that it is about."
    )
    sent: bool | None = label("sent", "verstuurd", "false: planned.")
    date: Date | None = label("date", "datum")
    reference: Words | None = label("reference", "kenmerk", "For example kst-27830-307.")
    covers: list[Coverage] | None = label("covers", "dekt")
