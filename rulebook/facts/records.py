"""Read the records of a draft, list by list and value by value as they are asked for."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from rulebook.facts.articles import index_articles
from rulebook.facts.derived import add_portion, state_of, weights, years
from rulebook.facts.evidence import EvidenceCheck, Judge
from rulebook.model.quantities import DateSpan, Measure
from rulebook.model.record import DraftRecord, Lists, Records, Support
from rulebook.model.vocabulary import Collection, FieldType, Kind, vocabulary


def records_of(data: Mapping[str, Any], judge: Judge, as_of: datetime.date) -> Records:
    """Return the records of a draft that has been validated; `data` is its JSON as plain values."""
    return _Reader(data, judge, as_of).records


class _Reader:
    """Work out the lists and records of one draft; see `rulebook.model.record.Reader`."""

    def __init__(self, data: Mapping[str, Any], judge: Judge, as_of: datetime.date) -> None:
        self.data = data
        self.evidence = EvidenceCheck(lambda: index_articles(data), judge, as_of)
        self.records = Records(Lists(self.listed), frozenset(name for name, found in data.items() if found == []))

    def listed(self, name: str) -> list[DraftRecord]:
        """List a collection: what the draft says, and what follows from it."""
        if name == "years":
            found = list(years(self.records, self))
        else:
            found = list(self._said(vocabulary()[name]))
            if name == "weights":
                found = weights(found, self.records, self)
        found.sort(key=_place)
        return found

    def _said(self, collection: Collection) -> Iterator[DraftRecord]:
        if collection.name == "agreement":
            yield self._one(collection, self.data["agreement"], "/agreement", None)
        elif collection.parent is None:
            yield from self._many(collection, self.data.get(collection.name), f"/{collection.name}", None)
        else:
            for parent in self.records.by_collection[collection.parent]:
                items = parent.item.get(collection.name)
                pointer = parent.pointer if parent.ghost else f"{parent.pointer}/{collection.name}"
                yield from self._many(collection, items, pointer, parent)

    def _many(
        self, collection: Collection, items: list[Any] | None, pointer: str, parent: DraftRecord | None
    ) -> Iterator[DraftRecord]:
        """Yield the records of a list; a silent list yields a ghost."""
        if items is None:
            within = parent.id if parent is not None and parent.id else None
            number = f"{parent.id}." if parent is not None else ""
            yield DraftRecord(collection.name, number, pointer, {}, self, parent, within, ghost=True)
            return
        for index, item in enumerate(items):
            yield self._one(collection, item, f"{pointer}/{index}", parent)

    def _one(
        self, collection: Collection, item: Mapping[str, Any], pointer: str, parent: DraftRecord | None
    ) -> DraftRecord:
        own = item["id"] if collection.key == ("id",) else ".".join(str(item[key]) for key in collection.key)
        if collection.name == "parties":
            item = state_of(item)
        if parent is None:
            return DraftRecord(collection.name, own, pointer, item, self)
        return DraftRecord(collection.name, f"{parent.id}.{own}", pointer, item, self, parent, parent.id)

    def values(self, record: DraftRecord) -> dict[str, Any]:
        """Return the typed values of a record."""
        collection = vocabulary()[record.collection]
        values: dict[str, Any] = {}
        if record.parent_id is not None and collection.parent_field:
            values[collection.parent_field] = record.parent_id
        if record.derived:
            return {**values, **record.item}
        for name, path, read in _plan(record.collection):
            value: Any = record.item
            for key in path:
                value = value.get(key)
                if value is None:
                    break
            else:
                values[name] = value if read is None else read(value)
        if "stands_in" in collection.fields and not record.ghost:
            role = self.evidence.role(record.item, collection.proof)
            if role is not None:
                record.sources["stands_in"] = "evidence"
                values["stands_in"] = role
        if collection.name == "parties" and values.get("state") == "none":
            record.sources["state"] = "kind"
        if collection.name == "shares" and not record.ghost:
            add_portion(record, values, self.records)
        return values

    def support(self, record: DraftRecord) -> Support | None:
        """Return how well a record is supported."""
        proof = vocabulary()[record.collection].proof
        if proof is None or record.ghost:
            return None
        if proof == "parent":
            return record.parent.support if record.parent is not None else None
        return self.evidence.support(record.item, record.pointer, proof)

    def supported(self, record: DraftRecord) -> bool:
        """Tell whether a record may help."""
        proof = vocabulary()[record.collection].proof
        if proof is None or record.ghost:
            return True
        if proof == "parent":
            return record.parent is None or record.parent.supported
        return self.evidence.code(record.item, proof) == "supported"


def _place(record: DraftRecord) -> tuple[bool, str]:
    return record.ghost, record.id


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
