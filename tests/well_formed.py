"""Tell whether plain values are a draft that loads, without writing and reading them.

The same as `rulebook.load.draft`, in a tenth of the time: the shape is checked by the models
themselves, and what only the whole can show here, without places. `test_generate.py` holds the
two together.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import ValidationError

from rulebook.load.contradictions import contradictions
from rulebook.model.draft import AgreementDraft
from rulebook.model.vocabulary import vocabulary
from tests.walk import Data, Path, spots


class _Nowhere:
    """Be the file of a draft that was never written."""

    path = ""

    def __init__(self, value: Data) -> None:
        self.value = value

    def locate(self, pointer: str) -> tuple[int, int]:
        return 0, 0


def well_formed(data: Data) -> bool:
    """Tell whether a draft would load."""
    try:
        AgreementDraft.model_validate(data)
    except ValidationError:
        return False
    nowhere: Any = _Nowhere(data)
    return _told_apart_and_found(data) and next(iter(contradictions(nowhere)), None) is None


def _told_apart_and_found(data: Data) -> bool:
    """Tell whether no two records have one name, and every reference leads somewhere."""
    names: dict[str, set[Any]] = {}
    wanted: list[tuple[str, Any]] = []
    for collection, path, record in spots(data):
        name = record["id"] if collection.key == ("id",) else _name(collection.key, path, record)
        known = names.setdefault(collection.name, set())
        if name in known:
            return False
        known.add(name)
        for field, target in _references(collection.name):
            value = record.get(field)
            if isinstance(value, list):
                wanted += [(target, element) for element in value]
            elif value is not None:
                wanted.append((target, value))
    pieces = list(_pieces(data.get("articles")))
    found = all(value in names.get(target, ()) for target, value in wanted)
    return found and len(set(pieces)) == len(pieces)


def _name(key: tuple[str, ...], path: Path, record: Data) -> tuple[Path, str]:
    return path[:-1], ".".join(str(record[part]) for part in key)


@cache
def _references(name: str) -> tuple[tuple[str, str], ...]:
    collection = vocabulary()[name]
    return tuple(
        (field, kind.collection or "")
        for field, kind in collection.fields.items()
        if kind.kind == "ref" and field != collection.parent_field
    )


def _pieces(items: list[Data] | None) -> Iterator[str]:
    for item in items or ():
        yield item["id"]
        yield from _pieces(item.get("paragraphs"))
        yield from _pieces(item.get("points"))
