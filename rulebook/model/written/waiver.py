"""Say how a recorded decision is written: one in each file, beside the draft that it is about."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from rulebook.model.draft.values import Date, Document, DottedId, Id, Node, Text, Words, label, required


def _no_wildcard(value: Any) -> Any:
    if isinstance(value, str) and not {"*", "?"}.isdisjoint(value):
        raise PydanticCustomError("wildcard", "a wildcard")
    return value


def _some(value: Any) -> Any:
    if value == []:
        raise PydanticCustomError("no_records", "no records")
    return value


_One = BeforeValidator(_no_wildcard)
RuleName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", max_length=80), _One]


class WaiverFile(Node):
    """Be a decision to accept that one rule fails for the records it names, in one draft."""

    schema_: Words | None = label("schema", "schema", "Where the schema of this file is, for editors.", alias="$schema")
    draft: Annotated[Id, _One] = required("draft", "ontwerp", "The id of the agreement that it is about.")
    rule: RuleName = required("rule", "regel", "Id or slug, for example SPEC-203.")
    records: Annotated[
        list[Annotated[DottedId, _One]], Field(min_length=1, max_length=2000), BeforeValidator(_some)
    ] = required(
        "records",
        "onderdelen",
        "The ids of the records it is about, each by name; the agreement's id for a rule about the whole.",
    )
    authority: Id = required(
        "authority", "bevoegd gezag", "For example minister-of-defence. The rulebook says who may."
    )
    name: Words = required("decided by", "besloten door", "The person or office that decided.")
    reason: Text = required("reason", "reden")
    document: Document = required(
        "document", "document", "The decision itself. It counts from its date, and only with a date and a reference."
    )
    valid_until: Date = required("valid until", "geldig tot en met", "The last day on which it counts.")
