"""Make a draft that shows something as small as it can be, while it still shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from tests.walk import Data, Path, at, removed, spots, stated
from tests.well_formed import well_formed


def smallest(data: Data, still: Callable[[Data], bool]) -> Data:
    """Leave out of a draft whatever can be left out: what holds most first, and again until nothing can."""
    while True:
        before = data
        for path in places(data):
            data = next((less for less in _without(data, path) if still(less)), data)
        if data == before:
            return data


def places(data: Data) -> list[Path]:
    """Return where everything in a draft stands, what holds most first.

    The last of a list comes before the others, so that leaving it out moves none that is still to come.
    """
    level: list[tuple[Path, Any]] = [((), data)]
    found: list[Path] = []
    while level:
        level = [((*path, key), inner) for path, value in level for key, inner in _members(value)]
        found += [path for path, _ in reversed(level)]
    return found


def _members(value: Any) -> list[tuple[Any, Any]]:
    return list(value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ())


def _without(data: Data, path: Path) -> Iterator[Data]:
    """Yield the draft without what stands at a path, or without that and every reference to it."""
    try:
        gone = at(data, path)
    except (KeyError, IndexError, TypeError):
        # It went with something else.
        return
    less = removed(data, path)
    if well_formed(less):
        yield less
    elif path[0] != "agreement" and isinstance(gone, dict | list) and well_formed(free := freed(less)):
        yield free


def freed(data: Data) -> Data:
    """Return a draft without references to what is not there; a record that cannot do without one goes as well."""
    while (found := next(_loose(data), None)) is not None:
        data = removed(data, found)
    return data


def _loose(data: Data) -> Iterator[Path]:
    """Yield where a reference to nothing stands, or the record that cannot do without it."""
    found = list(spots(data))
    ids: dict[str, set[Any]] = {}
    for collection, _, record in found:
        ids.setdefault(collection.name, set()).add(record.get("id"))
    for collection, path, record in found:
        for name, kind in stated(collection.name).items():
            value, known = record.get(name), ids.get(kind.collection or "", ())
            if kind.kind != "ref" or value is None:
                continue
            if kind.many:
                yield from ((*path, name, place) for place, element in enumerate(value) if element not in known)
            elif value not in known:
                yield path if kind.required else (*path, name)
