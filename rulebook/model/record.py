"""Hold a record of a draft as rules see it: typed values, a pointer, and how well it is supported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from rulebook.model.vocabulary import vocabulary

SupportCode = Literal[
    "supported",
    "no-evidence",
    "article-missing",
    "article-to-be-agreed",
    "quote-not-found",
    "quote-foreign-letters",
    "quote-cut",
    "quote-restates-letter",
    "quote-too-short",
    "document-incomplete",
    "document-in-the-future",
]


@dataclass(frozen=True, slots=True)
class Ground:
    """Be one place in the draft's text that a claim rests on."""

    article: str
    number: str
    pointer: str
    quote: str


@dataclass(frozen=True, slots=True)
class Support:
    """Say whether a claim's evidence holds, and if not, which part of it fails."""

    code: SupportCode
    pointer: str
    article: str = ""
    quote: str = ""
    grounds: tuple[Ground, ...] = ()

    @property
    def ok(self) -> bool:
        """Tell whether the claim counts."""
        return self.code == "supported"


@dataclass(slots=True)
class DraftRecord:
    """Be one record. A field that is not in `values` is silent.

    A ghost stands for whatever a silent list might hold: it may be there, and nothing is
    known of it but the record that it would stand in; it has an id only if it has that.
    `sources` names, for a value that was worked out, the field it was worked out from; a
    derived record has no fields in the file. What is not `supported` may not help.
    """

    collection: str
    id: str
    pointer: str
    values: dict[str, Any]
    support: Support | None = None
    ghost: bool = False
    derived: bool = False
    sources: dict[str, str] = field(default_factory=dict)
    supported: bool = field(init=False)

    def __post_init__(self) -> None:
        """Tell whether a claim may help; records that claim nothing always may."""
        self.supported = self.support is None or self.support.ok

    def pointer_to(self, name: str) -> str:
        """Return the pointer of a (dotted) field, or of what it was worked out from; of no field, the record's own."""
        if self.derived or self.ghost or not name:
            return self.pointer
        return f"{self.pointer}/{self.sources.get(name, name).replace('.', '/')}"


@dataclass(slots=True)
class Records:
    """Hold all records of a draft, by collection and by id, in an order that the file does not decide."""

    by_collection: dict[str, list[DraftRecord]] = field(default_factory=dict)
    by_id: dict[tuple[str, str], DraftRecord] = field(default_factory=dict)
    empty: frozenset[str] = frozenset()

    def add(self, records: Iterable[DraftRecord]) -> None:
        """Add records, keeping each under its id."""
        for record in records:
            self.by_collection.setdefault(record.collection, []).append(record)
            if record.id:
                self.by_id[record.collection, record.id] = record

    def read(self, record: DraftRecord, path: str) -> tuple[DraftRecord, str, Any]:
        """Follow a path of fields and references; return the record and field it ends at, and the value.

        A reference that is silent ends the path there, with None.
        """
        while path not in vocabulary()[record.collection].fields:
            hop, _, path = path.partition(".")
            target = record.values.get(hop)
            if target is None:
                return record, hop, None
            record = self.by_id[vocabulary()[record.collection].fields[hop].collection or "", target]
        return record, path, record.values.get(path)

    @property
    def agreement(self) -> DraftRecord:
        """Return the record of the agreement itself."""
        return self.by_collection["agreement"][0]
