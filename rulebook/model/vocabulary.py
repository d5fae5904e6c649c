"""List what rules can speak about: every collection of records, and the kind of each field.

It stands ready in `rulebook.model.collections`, which is generated from the models in
`rulebook.model.draft`: a start has no time to read them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from rulebook.model.collections import COLLECTIONS

Proof = Literal["article", "article-or-document", "document", "parent"]
Kind = Literal["id", "ref", "enum", "words", "text", "boolean", "number", "measure", "date"]

ORDERED: frozenset[Kind] = frozenset({"number", "measure", "date"})


@dataclass(frozen=True, slots=True)
class FieldType:
    """Say what a field holds: its kind, one or many, and what it may be."""

    kind: Kind
    many: bool = False
    collection: str | None = None
    values: tuple[str, ...] = ()
    label: tuple[str, str] = ("", "")
    required: bool = False
    derived_from: str | None = None

    def as_written(self, name: str) -> bool:
        """Tell whether the value of a field of this name and type is what stands in the JSON."""
        return "." not in name and self.derived_from is None and self.kind not in ORDERED

    @property
    def one(self) -> FieldType:
        """Return the type of one element of a list field."""
        return FieldType(self.kind, False, self.collection, self.values, self.label)


@dataclass(frozen=True, slots=True)
class Collection:
    """Describe one collection: `key` is its JSON key, `parent` the collection it is nested in."""

    name: str
    record: str
    noun: tuple[str, str]
    label: tuple[str, str]
    fields: dict[str, FieldType]
    parent: str | None = None
    parent_field: str | None = None
    key: tuple[str, ...] = ("id",)
    proof: Proof | None = None
    derived: bool = False
    children: tuple[str, ...] = field(default=())


@cache
def vocabulary() -> dict[str, Collection]:
    """Return every collection by name; `agreement` is the collection of the one agreement."""
    return {
        name: Collection(name, record, noun, label, {key: FieldType(*kind) for key, *kind in fields}, *more)
        for name, record, noun, label, *more, fields in COLLECTIONS
    }
