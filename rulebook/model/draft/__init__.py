"""Say what a draft is made of: the vocabulary that policy staff write and rules read."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from rulebook.model.draft.agreement import Agreement, Article, Party
from rulebook.model.draft.approval import Approval, Publication
from rulebook.model.draft.capabilities import Capability, Placement
from rulebook.model.draft.guarantees import Guarantee
from rulebook.model.draft.money import Act, Commitment, Notice
from rulebook.model.draft.procurement import Arrangement, Track
from rulebook.model.draft.proof import Assessment, Governance
from rulebook.model.draft.sharing import Distribution
from rulebook.model.draft.together import Activity, Connection
from rulebook.model.draft.values import Node, Words, label, required

__all__ = ["AgreementDraft"]


class AgreementDraft(Node):
    """Be one draft of a cooperation agreement, as written in JSON."""

    schema_: Words | None = label("schema", "schema", "Where the schema of this file is, for editors.", alias="$schema")
    agreement: Agreement = required("agreement", "afspraak")
    parties: Annotated[list[Party], Field(max_length=100)] | None = label("parties", "partijen")
    articles: Annotated[list[Article], Field(max_length=2000)] | None = label("articles", "artikelen")
    capabilities: Annotated[list[Capability], Field(max_length=2000)] | None = label("capabilities", "capaciteiten")
    placements: Annotated[list[Placement], Field(max_length=2000)] | None = label(
        "placements of units", "onderbrenging van eenheden"
    )
    guarantees: Annotated[list[Guarantee], Field(max_length=2000)] | None = label("guarantees", "waarborgen")
    tracks: Annotated[list[Track], Field(max_length=2000)] | None = label(
        "procurement and development tracks", "verwervings- en ontwikkeltrajecten"
    )
    industry: Annotated[list[Arrangement], Field(max_length=2000)] | None = label(
        "industrial arrangements", "industriële afspraken"
    )
    commitments: Annotated[list[Commitment], Field(max_length=2000)] | None = label("commitments", "verplichtingen")
    acts: Annotated[list[Act], Field(max_length=2000)] | None = label("binding acts", "bindende handelingen")
    notices: Annotated[list[Notice], Field(max_length=2000)] | None = label(
        "notices to parliament", "meldingen aan het parlement"
    )
    approvals: Annotated[list[Approval], Field(max_length=100)] | None = label(
        "approvals by parliament", "goedkeuringen door het parlement"
    )
    publications: Annotated[list[Publication], Field(max_length=100)] | None = label("publications", "bekendmakingen")
    distributions: Annotated[list[Distribution], Field(max_length=2000)] | None = label(
        "distributions of cost and risk", "verdeling van kosten en risico's"
    )
    activities: Annotated[list[Activity], Field(max_length=2000)] | None = label(
        "activities together", "gezamenlijke activiteiten"
    )
    connections: Annotated[list[Connection], Field(max_length=2000)] | None = label("connections", "aansluiting")
    assessments: Annotated[list[Assessment], Field(max_length=2000)] | None = label("assessments", "beoordelingen")
    governance: Annotated[list[Governance], Field(max_length=2000)] | None = label("governance", "bestuur")
