"""Describe the agreement itself, its parties and its articles."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field
from pydantic_core import PydanticCustomError

from rulebook.model.draft.values import Date, DottedId, Id, Node, Record, State, Text, Words, label, required

Kind = Literal["treaty", "memorandum-of-understanding", "technical-arrangement", "letter-of-intent"]
Status = Literal["idea", "draft", "negotiated", "signed"]
Rung = Literal[
    "dialogue", "joint-development", "joint-procurement", "joint-support", "joint-training", "sharing", "dividing"
]
Variant = Literal["capability-group", "support", "traditional", "none"]


class Binding(Node):
    """Say whether the agreement binds, in law or politically."""

    legally: bool | None = label("legally binding", "juridisch bindend")
    politically: bool | None = label("politically binding", "politiek bindend")


class Form(Node):
    """Declare how far the cooperation goes. Rules look at what the draft does as well."""

    rungs: list[Rung] | None = label(
        "declared rungs", "genoemde treden", "The rungs of the letter's ladder of cooperation that the draft stands on."
    )
    variant: Variant | None = label(
        "declared variant",
        "genoemde variant",
        "Which form of specialisation the draft says it is; the letter names three. capability-group: countries with"
        " specific capabilities specialise within a group. support: countries with similar equipment cooperate on "
        "training and maintenance. traditional: countries depend on each other for certain capabilities; it goes "
        "furthest. none: it is no specialisation. With each but none, the demands on dividing capabilities apply.",
    )


class Agreement(Record):
    """Name the agreement and say what it is."""

    called: ClassVar = "agreement"
    noun: ClassVar = ("agreement", "afspraak")

    id: Id = required("id", "id")
    title: Text = required("title", "titel")
    kind: Kind | None = label("kind", "soort")
    status: Status | None = label(
        "status", "status", "idea and draft: the text is a concept. negotiated and signed: the text is final."
    )
    version: Words | None = label("version", "versie")
    date: Date | None = label("date of this version", "datum van deze versie")
    illustrative: Text | None = label(
        "illustrative", "illustratief", "Set when this is no real text: what it is instead. Every report repeats it."
    )
    binding: Binding | None = label("binding force", "bindende kracht")
    form: Form | None = label("form of cooperation", "vorm van samenwerking")
    languages: list[Literal["nl", "en", "fr", "de"]] | None = label(
        "languages", "talen", "The languages in which the text is signed."
    )
    summary: Text | None = label("summary", "samenvatting")


class Signatory(Node):
    """Say who signs for a party."""

    name: Words | None = label("name", "naam")
    office: Text | None = label("office", "functie")


class Party(Record):
    """Take part in the agreement, as a state or an organisation."""

    called: ClassVar = "party"
    noun: ClassVar = ("party", "partij")

    id: Id = required("id", "id")
    name: Text = required("name", "naam")
    kind: Literal["state", "organisation"] = required("kind", "soort")
    state: State | None = label("state", "staat", "ISO 3166-1 alpha-2, for example NL. The Netherlands is NL.")
    nato: bool | None = label("member of NATO", "lid van de NAVO")
    eu: bool | None = label("member of the EU", "lid van de EU")
    signatory: Signatory | None = label("signatory", "ondertekenaar")

    def model_post_init(self, _context: object, /) -> None:
        """Refuse an organisation that is a state: rules about states would pass it over."""
        if self.kind == "organisation" and self.state is not None:
            raise PydanticCustomError("organisation_state", "an organisation with the code of a state")


class Point(Node):
    """Be a point within a paragraph."""

    id: DottedId = required("id", "id")
    number: Words = required("number", "nummer")
    text: Text = required("text", "tekst")


class Paragraph(Node):
    """Be a numbered paragraph of an article."""

    id: DottedId = required("id", "id")
    number: Words = required("number", "nummer", "For example 4.2.")
    text: Text = required("text", "tekst")
    points: list[Point] = label("points", "onderdelen", default_factory=list)


Role = Literal["operative", "preamble", "annex", "side-letter", "signature"]


class Article(Record):
    """Hold one article of the text."""

    called: ClassVar = "article"
    noun: ClassVar = ("article", "artikel")

    id: DottedId = required("id", "id")
    number: Words = required("number", "nummer", "For example 4 or A.1.")
    heading: Text | None = label("heading", "opschrift")
    role: Role = required(
        "role", "rol", "Only operative articles can secure anything; an annex that binds is operative."
    )
    status: Literal["agreed", "to-be-agreed"] = label(
        "status", "status", "to-be-agreed: the words are not settled and prove nothing yet.", default="agreed"
    )
    text: Text | None = label("text", "tekst")
    paragraphs: Annotated[list[Paragraph], Field(max_length=500)] = label("paragraphs", "leden", default_factory=list)
