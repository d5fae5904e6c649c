"""Walk a draft as plain values: its records and fields, and copies of it with one thing otherwise.

What is `replaced` or `removed` in a draft makes a copy that shares the rest with it: then neither
may be changed where it stands.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

from rulebook.model.vocabulary import Collection, FieldType, vocabulary

Data = dict[str, Any]
Path = tuple[str | int, ...]
Spot = tuple[Collection, Path, Data]
"""A record of a draft: its collection, where it stands, and what it says."""


def plain(value: Any) -> Any:
    """Return a value as reading JSON gives it: exact, whole numbers as such."""
    if isinstance(value, Decimal | float):
        return shortest(Decimal(str(value)))
    if isinstance(value, dict):
        return {key: plain(element) for key, element in value.items()}
    return [plain(element) for element in value] if isinstance(value, list) else value


def copied(value: Any) -> Any:
    """Return a copy that shares nothing, not even what the value itself holds twice."""
    if type(value) is dict:
        return {key: copied(element) for key, element in value.items()}
    return [copied(element) for element in value] if type(value) is list else value


def shortest(number: Decimal) -> int | Decimal:
    """Return a number as it is written shortest."""
    return int(number) if number == number.to_integral_value() else number.normalize()


def spots(data: Data) -> Iterator[Spot]:
    """Yield every record of a draft."""
    yield vocabulary()["agreement"], ("agreement",), data["agreement"]
    for collection in _at_the_top():
        yield from _listed(collection, data, ())


def _listed(collection: Collection, owner: Data, at: Path) -> Iterator[Spot]:
    for index, item in enumerate(owner.get(collection.name) or ()):
        path = (*at, collection.name, index)
        yield collection, path, item
        for child in collection.children:
            yield from _listed(vocabulary()[child], item, path)


@cache
def _at_the_top() -> tuple[Collection, ...]:
    return tuple(c for c in vocabulary().values() if c.parent is None and c.name != "agreement" and not c.derived)


def records(data: Data) -> Iterator[tuple[Collection, str, Data]]:
    """Yield every record of a draft with its collection and pointer."""
    for collection, path, record in spots(data):
        yield collection, "".join(f"/{key}" for key in path), record


@cache
def stated(name: str) -> dict[str, FieldType]:
    """Return the fields of a collection that a draft itself can state."""
    collection = vocabulary()[name]
    return {
        field: kind
        for field, kind in collection.fields.items()
        if kind.derived_from is None and field != collection.parent_field
    }


def fields(data: Data) -> Iterator[tuple[Collection, str, str, FieldType, Data]]:
    """Yield every field a record could have: collection, pointer of the record, name, type, record."""
    for collection, pointer, record in records(data):
        for name, kind in stated(collection.name).items():
            yield collection, pointer, name, kind, record


def get(record: Data, name: str) -> Any:
    """Return the value of a (dotted) field, or None."""
    value: Any = record
    for part in name.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def put(record: Data, name: str, value: Any) -> None:
    """Set a (dotted) field, where it stands."""
    *path, last = name.split(".")
    for part in path:
        if record.get(part) is None:
            record[part] = {}
        record = record[part]
    record[last] = value


def lists(data: Data) -> Iterator[list[Any]]:
    """Yield every list of records in a draft that has one."""
    for collection in _at_the_top():
        if data.get(collection.name):
            yield data[collection.name]
    for collection, _, record in records(data):
        for child in collection.children:
            if record.get(child):
                yield record[child]


def ids_of(data: Data, collection: str) -> list[str]:
    """Return the ids in a collection."""
    if vocabulary()[collection].parent is None:
        return [record["id"] for record in data.get(collection) or () if "id" in record]
    return [record["id"] for found, _, record in spots(data) if found.name == collection and "id" in record]


# Copies that share what they have in common.


def replaced(value: Any, path: Path, new: Any) -> Any:
    """Return the same with something else at a path; objects that are missing on the way are made."""
    if not path:
        return new
    key, rest = path[0], path[1:]
    result: Any = value.copy()
    if rest and isinstance(result, dict) and result.get(key) is None:
        result[key] = replaced({}, rest, new)
    else:
        result[key] = replaced(result[key], rest, new) if rest else new
    return result


def removed(value: Any, path: Path) -> Any:
    """Return the same without what stands at a path."""
    key, rest = path[0], path[1:]
    result: Any = value.copy()
    if rest:
        result[key] = removed(result[key], rest)
    else:
        del result[key]
    return result


def at(value: Any, path: Path) -> Any:
    """Return what stands at a path."""
    for key in path:
        value = value[key]
    return value


# The same draft in another order, or with other names.


def shuffled(data: Data, chance: Random) -> Data:
    """Return the same draft with records and keys in another order."""
    result = copy.deepcopy(data)
    for items in lists(result):
        chance.shuffle(items)
    return dict(_shuffled_keys(result, chance))


def _shuffled_keys(value: Any, chance: Random) -> Any:
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return {key: _shuffled_keys(value[key], chance) for key in keys}
    return [_shuffled_keys(element, chance) for element in value] if isinstance(value, list) else value


def renamed(data: Data, name: Callable[[str], str]) -> Data:
    """Return the same draft with every id, and every reference to one, renamed."""
    result = copy.deepcopy(data)
    for _, _, field, kind, record in fields(result):
        value = get(record, field)
        if value is not None and kind.kind in ("id", "ref"):
            put(record, field, [name(v) for v in value] if kind.many else name(value))
    for _, _, record in records(result):
        for claim in (record, *(value for value in record.values() if isinstance(value, dict))):
            for item in claim.get("evidence") or []:
                item["article"] = name(item["article"])
    _rename_pieces(result.get("articles") or [], name)
    return result


def _rename_pieces(pieces: list[Data], name: Callable[[str], str]) -> None:
    for piece in pieces:
        for key in ("paragraphs", "points"):
            for part in piece.get(key) or []:
                part["id"] = name(part["id"])
            _rename_pieces(piece.get(key) or [], name)
