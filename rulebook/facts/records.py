"""Read the records of a draft, list by list and value by value as they are asked for."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from operator import attrgetter
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
            found = self._said(vocabulary()[name])
            if name == "weights":
                found = weights(found, self.records, self)
        if len(found) > 1:
            found.sort(key=_PLACE)
        return found

    def _said(self, collection: Collection) -> list[DraftRecord]:
        """List what the draft says; a silent list yields a ghost."""
        name, found = collection.name, list[DraftRecord]()
        if name == "agreement":
            return [DraftRecord(name, self.data[name]["id"], "/agreement", self.data[name], self)]
        if collection.parent is None:
            self._add(found, collection, self.data.get(name), f"/{name}", None)
            return found
        for parent in self.records.by_collection[collection.parent]:
            pointer = parent.pointer if parent.ghost else f"{parent.pointer}/{name}"
            self._add(found, collection, parent.item.get(name), pointer, parent)
        return found

    def _add(
        self,
        found: list[DraftRecord],
        collection: Collection,
        items: list[Any] | None,
        pointer: str,
        parent: DraftRecord | None,
    ) -> None:
        name, key = collection.name, collection.key
        within, prefix = (None, "") if parent is None else (parent.id or None, f"{parent.id}.")
        if items is None:
            found.append(DraftRecord(name, prefix, pointer, {}, self, parent, within, ghost=True))
            return
        if name == "parties":
            items = [state_of(item) for item in items]
        for index, item in enumerate(items):
            own = item["id"] if key == ("id",) else ".".join([str(item[part]) for part in key])
            found.append(DraftRecord(name, prefix + own, f"{pointer}/{index}", item, self, parent, within))

    def made(self, record: DraftRecord) -> dict[str, Any]:
        """Return the values of a record that are not in its JSON as they are."""
        made: dict[str, Any] = {}
        if record.ghost:
            return made
        item, plan = record.item, _plan(record.collection)
        _fill(made, item, plan.made)
        for name in plan.proved:
            self._prove(record, made, name)
        if record.collection == "shares":
            add_portion(record, made, self.records)
        return made

    def _prove(self, record: DraftRecord, made: dict[str, Any], name: str) -> None:
        """Say in which kind of article an object within a record stands, if its evidence holds; else that is silent."""
        claim, field = record.item.get(name) or {}, f"{name}.stands_in"
        record.sources[field] = f"{name}.evidence"
        if self.evidence.code(claim, "article") == "supported":
            made[field] = self.evidence.role(claim, "article")

    def values(self, record: DraftRecord) -> dict[str, Any]:
        """Return the typed values of a record."""
        item, made, plan = record.item, record.made, _plan(record.collection)
        said = {name: value for name in plan.written if (value := item.get(name)) is not None}
        values = {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}
        if record.collection == "parties" and values.get("state") == "none":
            record.sources["state"] = "kind"
        if record.parent_id is not None and plan.parent_field:
            values[plan.parent_field] = record.parent_id
        values.update(made)
        if plan.stands_in and record.stands_in is not None:
            record.sources["stands_in"] = "evidence"
            values["stands_in"] = record.stands_in
        return values

    def stands_in(self, record: DraftRecord) -> str | None:
        """Return in which kind of article a claim stands."""
        return None if record.ghost else self.evidence.role(record.item, vocabulary()[record.collection].proof)

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


_PLACE = attrgetter("ghost", "id")
Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Say how the values of a collection's records are found.

    `written` are the fields whose value is what stands in the JSON, `made` the others, `proved` the objects
    within a record that name evidence of their own.
    """

    written: tuple[str, ...]
    made: list[_Made]
    proved: tuple[str, ...]
    stands_in: bool
    parent_field: str | None


@dataclass(frozen=True, slots=True)
class _Made:
    """Say which field is under a key, and what makes a value of it; or which fields are `below`."""

    key: str
    name: str
    read: Convert | None
    below: list[_Made]


def _fill(made: dict[str, Any], item: Mapping[str, Any], fields: list[_Made]) -> None:
    for found in fields:
        value = item.get(found.key)
        if value is None:
            continue
        if found.below:
            _fill(made, value, found.below)
        else:
            made[found.name] = value if found.read is None else found.read(value)


@cache
def _plan(name: str) -> _Plan:
    collection = vocabulary()[name]
    stated = {
        field: kind
        for field, kind in collection.fields.items()
        if kind.derived_from in (None, "") and field != collection.parent_field
    }
    made = {field: kind for field, kind in stated.items() if not kind.as_written(field)}
    return _Plan(
        tuple(field for field in stated if field not in made),
        _below("", made),
        tuple(name.removesuffix(".stands_in") for name in collection.fields if name.endswith(".stands_in")),
        "stands_in" in collection.fields,
        collection.parent_field,
    )


def _below(prefix: str, made: Mapping[str, FieldType]) -> list[_Made]:
    """Return the fields whose dotted name starts with a prefix, by the key that follows."""
    keys = dict.fromkeys(name[len(prefix) :].partition(".")[0] for name in made if name.startswith(prefix))
    return [
        _Made(key, name, _typed(made[name]) if name in made else None, [] if name in made else _below(f"{name}.", made))
        for key, name in ((key, prefix + key) for key in keys)
    ]


def _typed(kind: FieldType) -> Convert | None:
    one = _CONVERT.get(kind.kind)
    return one if one is None or not kind.many else lambda found: tuple(map(one, found))


def _measure(found: Mapping[str, Any]) -> Measure:
    return Measure(Decimal(found["amount"]), found.get("currency") or found["unit"])


_CONVERT: dict[Kind, Convert] = {"date": DateSpan.of, "measure": _measure, "number": Decimal}
