"""Turn a draft into records: typed values, pointers, supported claims, and ghosts for silence."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from rulebook.facts.articles import index_articles
from rulebook.facts.derived import derive
from rulebook.facts.echo import Echo
from rulebook.facts.evidence import EvidenceCheck
from rulebook.model.quantities import DateSpan, Measure
from rulebook.model.record import DraftRecord, Records, Support
from rulebook.model.vocabulary import Collection, FieldType, Kind, vocabulary


def records_of(data: Mapping[str, Any], echo: Echo, as_of: datetime.date) -> Records:
    """Return the records of a draft that has been validated; `data` is its JSON as plain values."""
    reader = _Reader(EvidenceCheck(index_articles(data), echo, as_of))
    records = Records(empty=frozenset(name for name in vocabulary() if data.get(name) == []))
    records.add(reader.one("agreement", data["agreement"], "/agreement", None))
    for collection in vocabulary().values():
        if collection.parent is None and collection.name != "agreement":
            records.add(reader.many(collection, data.get(collection.name), f"/{collection.name}", None))
    derive(records)
    for name in vocabulary():
        records.by_collection.setdefault(name, []).sort(key=lambda record: (record.ghost, record.id))
    return records


@dataclass(frozen=True, slots=True)
class _Reader:
    evidence: EvidenceCheck

    def many(
        self, collection: Collection, items: list[Any] | None, pointer: str, parent: DraftRecord | None
    ) -> Iterator[DraftRecord]:
        """Yield the records of a list and all within them; a silent list yields ghosts."""
        if items is None:
            yield from _ghosts(collection, pointer, parent)
            return
        for index, item in enumerate(items):
            yield from self.one(collection.name, item, f"{pointer}/{index}", parent)

    def one(
        self, name: str, item: Mapping[str, Any], pointer: str, parent: DraftRecord | None
    ) -> Iterator[DraftRecord]:
        """Yield one record and all within it."""
        collection = vocabulary()[name]
        own = ".".join(str(item[key]) for key in collection.key)
        record = DraftRecord(
            name,
            f"{parent.id}.{own}" if parent else own,
            pointer,
            _values(collection, item, parent),
            self._support(collection, item, pointer, parent),
        )
        _stands_in(record, self.evidence)
        yield record
        for child in collection.children:
            yield from self.many(vocabulary()[child], item.get(child), f"{pointer}/{child}", record)

    def _support(
        self, collection: Collection, item: Mapping[str, Any], pointer: str, parent: DraftRecord | None
    ) -> Support | None:
        if collection.proof == "parent":
            return parent.support if parent else None
        return self.evidence.support(item, pointer, collection.proof) if collection.proof else None


def _ghosts(collection: Collection, pointer: str, parent: DraftRecord | None) -> Iterator[DraftRecord]:
    values: dict[str, Any] = {}
    if parent is not None and parent.id and collection.parent_field:
        values[collection.parent_field] = parent.id
    ghost = DraftRecord(collection.name, f"{parent.id}." if parent else "", pointer, values, ghost=True)
    yield ghost
    for child in collection.children:
        yield from _ghosts(vocabulary()[child], pointer, ghost)


def _values(collection: Collection, item: Mapping[str, Any], parent: DraftRecord | None) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if parent is not None and collection.parent_field:
        values[collection.parent_field] = parent.id
    for name, path, read in _plan(collection.name):
        value: Any = item
        for key in path:
            value = value.get(key)
            if value is None:
                break
        else:
            values[name] = value if read is None else read(value)
    return values


Convert = Callable[[Any], Any]


@cache
def _plan(name: str) -> tuple[tuple[str, tuple[str, ...], Convert | None], ...]:
    """Return for each field that a draft can state: its keys, and what makes a value of it."""
    collection = vocabulary()[name]
    return tuple(
        (field, tuple(field.split(".")), _typed(kind))
        for field, kind in collection.fields.items()
        if kind.derived_from is None and field != collection.parent_field
    )


def _typed(kind: FieldType) -> Convert | None:
    one = _CONVERT.get(kind.kind)
    if not kind.many:
        return one
    return tuple if one is None else lambda found: tuple(map(one, found))


def _measure(found: Mapping[str, Any]) -> Measure:
    return Measure(Decimal(found["amount"]), found.get("currency") or found["unit"])


_CONVERT: dict[Kind, Convert] = {"date": DateSpan.of, "measure": _measure, "number": Decimal}


def _stands_in(record: DraftRecord, evidence: EvidenceCheck) -> None:
    """Add in which kind of article a claim stands: operative only when every article is."""
    if record.support is None or not record.support.grounds:
        return
    roles = [evidence.articles[ground.article].role for ground in record.support.grounds]
    record.sources["stands_in"] = "evidence"
    record.values["stands_in"] = next((role for role in roles if role != "operative"), "operative")
