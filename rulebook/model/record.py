"""Hold a record of a draft as rules see it: typed values, a pointer, and how well it is supported."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

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


class Reader(Protocol):
    """Work out on demand what a record holds."""

    def made(self, record: DraftRecord) -> dict[str, Any]:
        """Return the values that are not in the JSON as they are, and note in `sources` which were worked out."""
        ...

    def values(self, record: DraftRecord) -> dict[str, Any]:
        """Return all values of a record, typed."""
        ...

    def stands_in(self, record: DraftRecord) -> str | None:
        """Return in which kind of article a claim stands; None where that cannot be said."""
        ...

    def support(self, record: DraftRecord) -> Support | None:
        """Return how well a record is supported; None where nothing is claimed."""
        ...

    def supported(self, record: DraftRecord) -> bool:
        """Tell the same in a word: whether the record may help."""
        ...


class DraftRecord:
    """Be one record: what the draft says (`item`) at once, the rest when somebody asks.

    `values` are typed, and what is not in them is silent; `made` are those of them that are not in
    `item` as they are. A ghost stands for whatever a silent list might hold: it may be there, and
    nothing is known of it but the record that it would stand in (`parent_id`); it has an id only if
    it has that. `sources` names, for a value that was worked out, the field it was worked out from;
    a derived record has no fields in the file. What is not `supported` may not help; records that
    claim nothing always may.
    """

    __slots__ = (
        "collection", "derived", "ghost", "id", "item", "made", "parent", "parent_id", "pointer", "reader",
        "sources", "stands_in", "support", "supported", "values",
    )  # fmt: skip
    values: dict[str, Any]
    made: dict[str, Any]
    sources: dict[str, str]
    stands_in: str | None
    support: Support | None
    supported: bool

    def __init__(
        self,
        collection: str,
        id: str,
        pointer: str,
        item: Mapping[str, Any],
        reader: Reader,
        parent: DraftRecord | None = None,
        parent_id: str | None = None,
        ghost: bool = False,
        derived: bool = False,
    ) -> None:
        self.collection = collection
        self.id = id
        self.pointer = pointer
        self.item = item
        self.reader = reader
        self.parent = parent
        self.parent_id = parent_id
        self.ghost = ghost
        self.derived = derived

    def __getattr__(self, name: str) -> Any:
        """Work out what is asked for the first time; from then on it is there."""
        if name == "sources":
            assert self.values is not None
            return self.sources
        if name == "made":
            self.sources = {}
        if name not in ("made", "stands_in", "support", "supported", "values"):
            raise AttributeError(name)
        found = getattr(self.reader, name)(self)
        setattr(self, name, found)
        return found

    def __getstate__(self) -> dict[str, Any]:
        """Work everything out, to send it to another process."""
        return {name: getattr(self, name) for name in self.__slots__ if name not in ("item", "parent", "reader")}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Take what another process sent."""
        for name, value in state.items():
            setattr(self, name, value)

    def pointer_to(self, name: str) -> str:
        """Return the pointer of a (dotted) field, or of what it was worked out from; of no field, the record's own."""
        if self.derived or self.ghost or not name:
            return self.pointer
        return f"{self.pointer}/{self.sources.get(name, name).replace('.', '/')}"


class Lists(dict[str, list[DraftRecord]]):
    """Be the records of each collection, in an order that the file does not decide, listed when first asked for."""

    def __init__(self, listed: Callable[[str], list[DraftRecord]]) -> None:
        super().__init__()
        self._listed = listed

    def __missing__(self, name: str) -> list[DraftRecord]:
        """List a collection."""
        self[name] = found = self._listed(name)
        return found


class Records:
    """Hold all records of a draft, by collection and by id. `empty` names the lists that the draft leaves empty."""

    __slots__ = ("_ids", "by_collection", "empty")

    def __init__(self, by_collection: Lists, empty: frozenset[str]) -> None:
        self.by_collection = by_collection
        self.empty = empty
        self._ids: dict[str, dict[str, DraftRecord]] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """List everything, to send it to another process."""
        return _sent, ({name: self.by_collection[name] for name in vocabulary()}, self.empty)

    def all(self) -> Iterator[DraftRecord]:
        """Yield every record of every collection."""
        for name in vocabulary():
            yield from self.by_collection[name]

    def by_id(self, collection: str) -> dict[str, DraftRecord]:
        """Return the records of a collection by their ids."""
        found = self._ids.get(collection)
        if found is None:
            found = self._ids[collection] = {r.id: r for r in self.by_collection[collection] if r.id}
        return found

    def read(self, record: DraftRecord, path: str) -> tuple[DraftRecord, str, Any]:
        """Follow a path of fields and references; return the record and field it ends at, and the value.

        A reference that is silent ends the path there, with None.
        """
        while path not in vocabulary()[record.collection].fields:
            hop, _, path = path.partition(".")
            target = record.values.get(hop)
            if target is None:
                return record, hop, None
            record = self.by_id(vocabulary()[record.collection].fields[hop].collection or "")[target]
        return record, path, record.values.get(path)

    @property
    def agreement(self) -> DraftRecord:
        """Return the record of the agreement itself."""
        return self.by_collection["agreement"][0]


def _sent(lists: dict[str, list[DraftRecord]], empty: frozenset[str]) -> Records:
    return Records(Lists(lists.__getitem__), empty)
