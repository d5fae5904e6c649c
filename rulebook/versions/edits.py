"""Take two versions of a draft apart into edits, and put some of them into the older one.

An edit is one record that came or went, or one field of a record that is in both versions; of a list
of words, as the ids of what an act binds to, one word. Records of lists within a record, as the shares
of a distribution, are records as well. They are the same when they have the same key (`id`, or what
tells a nested one apart); where they stand in the file does not count.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Any

from rulebook.load.quick import listed
from rulebook.model.compared_drafts import ABSENT, PIECES, Data, Edit, Step

_OPENED = ("agreement", "form")
"""Objects whose keys are edits of their own."""


def edits(old: Data, new: Data) -> tuple[Edit, ...]:
    """Return what differs between two versions, in the order of the older one."""
    return tuple(_between(old, new, (), "", ""))


def _between(old: Data, new: Data, at: tuple[Step, ...], here: str, there: str) -> Iterator[Edit]:
    for name in dict.fromkeys([*old, *new]):
        was, is_ = old.get(name, ABSENT), new.get(name, ABSENT)
        if was == is_:
            continue
        place, other, step = f"{here}/{name}", f"{there}/{name}", (*at, (name, None))
        if name in _OPENED and isinstance(was, dict) and isinstance(is_, dict):
            yield from _between(was, is_, step, place, other)
        elif name in _keys() and _items(is_, name) and (was is ABSENT or was == [] or _items(was, name)):
            yield from _of_list([] if was is ABSENT else was, is_, (at, name), place, other)
        elif _words(was) and _words(is_):
            yield from _of_words(was, is_, step, place, other)
        else:
            yield Edit(step, was, is_, place if was is not ABSENT else None, other if is_ is not ABSENT else None)


def _of_list(
    old: list[Data], new: list[Data], at: tuple[tuple[Step, ...], str], here: str, there: str
) -> Iterator[Edit]:
    owner, name = at
    ours, theirs = _by_key(old, name), _by_key(new, name)
    for key in dict.fromkeys([*ours, *theirs]):
        step: tuple[Step, ...] = (*owner, (name, key))
        place = f"{here}/{ours[key]}" if key in ours else None
        other = f"{there}/{theirs[key]}" if key in theirs else None
        if place is None or other is None:
            was = old[ours[key]] if place is not None else ABSENT
            is_ = new[theirs[key]] if other is not None else ABSENT
            yield Edit(step, was, is_, place, other)
        else:
            yield from _between(old[ours[key]], new[theirs[key]], step, place, other)


def _words(value: Any) -> bool:
    """Tell whether a value is a list of words, each once."""
    return isinstance(value, list) and all(isinstance(each, str) for each in value) and len({*value}) == len(value)


def _of_words(old: list[str], new: list[str], at: tuple[Step, ...], here: str, there: str) -> Iterator[Edit]:
    for word in dict.fromkeys([*old, *new]):
        if word not in new:
            yield Edit(at, word, ABSENT, f"{here}/{old.index(word)}", None, of_many=True)
        elif word not in old:
            yield Edit(at, ABSENT, word, None, f"{there}/{new.index(word)}", of_many=True)


@cache
def _keys() -> dict[str, tuple[str, ...]]:
    """Return, for each list of records, what tells them apart; pieces of an article have ids as well."""
    return {**dict.fromkeys(PIECES, ("id",)), **{collection.name: collection.key for collection in listed()}}


def _items(value: Any, name: str) -> bool:
    """Tell whether a value is a list of records that can be told apart."""
    if not (isinstance(value, list) and value and all(isinstance(item, dict) for item in value)):
        return False
    return len(_by_key(value, name)) == len(value)


def _by_key(items: Collection[Data], name: str) -> dict[str, int]:
    """Return the place of each record by its key."""
    parts = _keys()[name]
    return {".".join(str(item.get(part)) for part in parts): place for place, item in enumerate(items)}


def applied(old: Data, chosen: Iterable[Edit]) -> dict[str, Any]:
    """Return the older version with some edits made."""
    return _with(old, [(edit.at, edit) for edit in chosen])


_Changes = list[tuple[tuple[Step, ...], Edit]]


def _with(record: Data, changes: _Changes) -> dict[str, Any]:
    found = dict(record)
    inner: dict[str, _Changes] = {}
    for at, edit in changes:
        (name, key), rest = at[0], at[1:]
        if key is not None or rest:
            inner.setdefault(name, []).append((at, edit))
        elif edit.of_many:
            kept = [word for word in found[name] if word != edit.was]
            found[name] = kept if edit.is_ is ABSENT else [*kept, edit.is_]
        else:
            _put(found, name, edit)
    for name, nested in inner.items():
        if nested[0][0][0][1] is None:
            found[name] = _with(found[name], [(at[1:], edit) for at, edit in nested])
        else:
            found[name] = _listed(found.get(name) or [], name, nested)
    return found


def _listed(items: list[Data], name: str, changes: _Changes) -> list[Data]:
    found = {key: items[place] for key, place in _by_key(items, name).items()}
    within: dict[str, _Changes] = {}
    for at, edit in changes:
        key, rest = str(at[0][1]), at[1:]
        if rest:
            within.setdefault(key, []).append((rest, edit))
        else:
            _put(found, key, edit)
    for key, nested in within.items():
        found[key] = _with(found[key], nested)
    return list(found.values())


def _put(found: dict[str, Any], name: str, edit: Edit) -> None:
    if edit.is_ is ABSENT:
        found.pop(name, None)
    else:
        found[name] = edit.is_
