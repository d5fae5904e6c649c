"""Say what a draft is made of: the vocabulary that policy staff write and rules read."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from rulebook.model.draft.agreement import Agreement, Article, Party
from rulebook.model.draft.capabilities import Capability, Placement
from rulebook.model.draft.guarantees import Guarantee
from rulebook.model.draft.money import Act, Commitment, Notice
from rulebook.model.draft.procurement import Arrangement, Track
from rulebook.model.draft.proof import Assessment, Governance, Waiver
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
    placements: list[Placement] | None = label("placements of units", "onderbrenging van eenheden")
    guarantees: list[Guarantee] | None = label("guarantees", "waarborgen")
    tracks: list[Track] | None = label("procurement and development tracks", "verwervings- en ontwikkeltrajecten")
    industry: list[Arrangement] | None = label("industrial arrangements", "industriële afspraken")
    commitments: list[Commitment] | None = label("commitments", "verplichtingen")
    acts: list[Act] | None = label("binding acts", "bindende handelingen")
    notices: list[Notice] | None = label("notices to parliament", "meldingen aan het parlement")
    distributions: list[Distribution] | None = label(
        "distributions of cost and risk", "verdeling van kosten en risico's"
    )
    activities: list[Activity] | None = label("activities together", "gezamenlijke activiteiten")
    connections: list[Connection] | None = label("connections", "aansluiting")
    assessments: list[Assessment] | None = label("assessments", "beoordelingen")
    governance: list[Governance] | None = label("governance", "bestuur")
    waivers: list[Waiver] | None = label("waivers", "ontheffingen")
