"""Make drafts by the thousand: start from the examples of the rules and from the samples, merge, and change.

Everything comes from a seeded generator, so draft number 7 is the same draft everywhere. A
generated draft is well-formed: it loads.
"""

from __future__ import annotations

import copy
import datetime
import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from rulebook.errors import DraftError
from rulebook.load.draft import parse_draft
from rulebook.load.edition import load_edition
from rulebook.model.draft.loaded import Draft
from rulebook.model.vocabulary import Collection, FieldType, vocabulary

SAMPLES = Path(__file__).parent.parent / "agreements"
LARGEST = 60_000
"""Samples of more bytes than this have their own tests; here they would only take time."""

Data = dict[str, Any]


def plain(value: Any) -> Any:
    """Return a value as JSON has it."""
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    if isinstance(value, dict):
        return {key: plain(element) for key, element in value.items()}
    return [plain(element) for element in value] if isinstance(value, list) else value


def written(data: Data) -> bytes:
    """Write a draft with one value a line, so that another value of the same shape moves no line."""
    return json.dumps(data, indent=1, ensure_ascii=False).encode()


def load(data: Data) -> Draft | None:
    """Return the draft, or None when it is not well-formed."""
    try:
        return parse_draft(written(data), "draft.json")
    except DraftError:
        return None


@cache
def seeds() -> tuple[Data, ...]:
    """Return what drafts are made from."""
    examples = [plain(rule.examples.draft) for rule in load_edition().rules]
    samples = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.json"))]
    found = [*examples, *(json.loads(text) for text in samples if len(text) <= LARGEST)]
    return tuple(data for data in found if load(data) is not None)


def draft(number: int) -> Data:
    """Return one well-formed draft; the same number is the same draft."""
    chance = Random(number)
    start = copy.deepcopy(seeds()[number % len(seeds())])
    if chance.random() < 0.2:
        start = merged(start, chance.choice(seeds()))
    for _ in range(chance.choice((0, 1, 1, 1, 1, 2, 2, 3, 5))):
        start = changed(start, chance)
    return start


def drafts(count: int, first: int = 0) -> Iterator[tuple[int, Data]]:
    """Yield that many drafts with their numbers."""
    return ((number, draft(number)) for number in range(first, first + count))


def merged(data: Data, other: Data) -> Data:
    """Add the records of another draft to a draft; where both have one of the same id, keep the first."""
    result = copy.deepcopy(data)
    for name, items in other.items():
        if name in ("agreement", "$schema") or items is None:
            continue
        mine = result.get(name) or []
        ids = {item["id"] for item in mine}
        result[name] = mine + [copy.deepcopy(item) for item in items if item["id"] not in ids]
    return result if load(result) is not None else data


def changed(data: Data, chance: Random) -> Data:
    """Change one thing in a draft, so that it still loads; give up after a few tries."""
    for _ in range(8):
        result = copy.deepcopy(data)
        chance.choice(CHANGES)(result, chance)
        if result != data and load(result) is not None:
            return result
    return data


def records(data: Data) -> Iterator[tuple[Collection, str, Data]]:
    """Yield every record of a draft with its collection and pointer."""
    yield vocabulary()["agreement"], "/agreement", data["agreement"]
    for collection in vocabulary().values():
        if collection.parent is None and collection.name != "agreement":
            yield from _listed(collection, data, "")


def _listed(collection: Collection, owner: Data, at: str) -> Iterator[tuple[Collection, str, Data]]:
    for index, item in enumerate(owner.get(collection.name) or []):
        pointer = f"{at}/{collection.name}/{index}"
        yield collection, pointer, item
        for child in collection.children:
            yield from _listed(vocabulary()[child], item, pointer)


def fields(data: Data) -> Iterator[tuple[Collection, str, str, FieldType, Data]]:
    """Yield every field a record could have: collection, pointer of the record, name, type, record."""
    for collection, pointer, record in records(data):
        for name, kind in collection.fields.items():
            if kind.derived_from is None and name != collection.parent_field:
                yield collection, pointer, name, kind, record


def get(record: Data, name: str) -> Any:
    """Return the value of a (dotted) field, or None."""
    value: Any = record
    for part in name.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def put(record: Data, name: str, value: Any) -> None:
    """Set a (dotted) field."""
    *path, last = name.split(".")
    for part in path:
        if record.get(part) is None:
            record[part] = {}
        record = record[part]
    record[last] = value


def ids_of(data: Data, collection: str) -> list[str]:
    """Return the ids in a collection."""
    return [record["id"] for found, _, record in records(data) if found.name == collection and "id" in record]


def another(kind: FieldType, value: Any, data: Data, chance: Random) -> Any:
    """Return another value for a field: of the same kind, near the one it has."""
    if kind.many:
        return _another_list(kind, value or [], data, chance)
    match kind.kind:
        case "enum":
            return chance.choice(kind.values)
        case "ref":
            return chance.choice(ids_of(data, kind.collection or "") or [value])
        case "boolean":
            return not value if value is not None else chance.random() < 0.5
        case "date":
            return _another_date(value or "2024-05-01", chance)
        case "measure":
            return _another_measure(value or {"amount": "5.00", "currency": "EUR"}, chance)
        case "number":
            return _another_number(value, chance)
        case "text":
            return {**(value or {}), **dict.fromkeys(value or ("nl", "en"), f"Other words {chance.randrange(100)}")}
    return f"other-{chance.randrange(100)}"


def _another_list(kind: FieldType, value: list[Any], data: Data, chance: Random) -> list[Any]:
    known = list(kind.values) or (ids_of(data, kind.collection) if kind.collection else ["NL-EUR", "AW", "CW"])
    if value and chance.random() < 0.5:
        return [element for element in value if element != chance.choice(value)]
    missing = [element for element in known if element not in value]
    return [*value, chance.choice(missing)] if missing else value[1:]


def _another_date(value: str, chance: Random) -> str:
    if len(value) < 10:
        return f"{value}-15" if len(value) == 7 else f"{value}-06"
    if chance.random() < 0.25:
        return value[: chance.choice((4, 7))]
    moved = datetime.date.fromisoformat(value) + datetime.timedelta(days=chance.choice((-400, -31, -1, 1, 31, 400)))
    return moved.isoformat()


def _another_measure(value: Data, chance: Random) -> Data:
    key = "currency" if "currency" in value else "unit"
    if chance.random() < 0.2:
        return {**value, key: "USD" if key == "currency" else "other-things"}
    amount = Decimal(str(value["amount"]))
    return {**value, "amount": str(chance.choice((Decimal(0), amount * 2, amount + 1, abs(amount - 1))))}


def _another_number(value: Any, chance: Random) -> Any:
    if isinstance(value, str):
        return str(abs(Decimal(value) + chance.choice((-1, 1))))
    if isinstance(value, int) and value >= 1900:
        return value + chance.choice((-1, 1))
    return chance.choice((0, 100, 50, *(abs((value or 10) + step) for step in (-30, -10.1, -0.1, 0.1, 10.1, 30))))


# Each changes a draft where it stands. `changed` tries again when the result does not load.
def _drop(data: Data, chance: Random) -> None:
    owner, key = chance.choice(list(_members(data)))
    del owner[key]


def _silence(data: Data, chance: Random) -> None:
    owner, key = chance.choice(list(_members(data)))
    owner[key] = None


def _empty(data: Data, chance: Random) -> None:
    lists = [(owner, key) for owner, key in _members(data) if isinstance(owner[key], list)]
    owner, key = chance.choice(lists)
    owner[key] = []


def _members(data: Data) -> Iterator[tuple[Data, str]]:
    """Yield what can be left out: the lists of a draft, and the keys of its records and of what is in them."""
    for name in data:
        if name != "agreement":
            yield data, name
    for _, _, record in records(data):
        for key, value in record.items():
            if key not in ("id", "title", "name"):
                yield record, key
            if isinstance(value, dict):
                yield from ((value, inner) for inner in value)


def _change(data: Data, chance: Random) -> None:
    present = [(name, kind, record) for _, _, name, kind, record in fields(data) if get(record, name) is not None]
    name, kind, record = chance.choice([item for item in present if item[1].kind not in ("id", "text")])
    put(record, name, another(kind, get(record, name), data, chance))


def _change_of(*kinds: str) -> Callable[[Data, Random], None]:
    """Return what changes one field of these kinds: they decide most, and are few among many."""

    def change(data: Data, chance: Random) -> None:
        present = [
            (name, kind, record)
            for _, _, name, kind, record in fields(data)
            if kind.kind in kinds and get(record, name) is not None
        ]
        if present:
            name, kind, record = chance.choice(present)
            put(record, name, another(kind, get(record, name), data, chance))

    return change


# What says of itself that something is not as it should be.
BAD = (
    "impairs", "not-in-order", "limit-found", "weakened", "out-of-scope", "excluded", "left-to-later", "joint-decision",
    "partner", "gives-up", "relies-on", "integral-report",
)  # fmt: skip


def _deny(data: Data, chance: Random) -> None:
    """Let one thing be as it should not be."""
    able = [
        (name, kind, record)
        for _, _, name, kind, record in fields(data)
        if get(record, name) is not None and (kind.kind == "boolean" or {*BAD} & {*kind.values}) and not kind.many
    ]
    if able:
        name, kind, record = chance.choice(able)
        bad = [value for value in kind.values if value in BAD]
        put(record, name, chance.choice(bad) if bad else False)


def _fill(data: Data, chance: Random) -> None:
    silent = [(name, kind, record) for _, _, name, kind, record in fields(data) if get(record, name) is None]
    name, kind, record = chance.choice(silent)
    put(record, name, another(kind, None, data, chance))


def _quotes(data: Data) -> list[Data]:
    return [item for _, _, record in records(data) for item in record.get("evidence") or []]


def _break_quote(data: Data, chance: Random) -> None:
    if _quotes(data):
        chance.choice(_quotes(data))["quote"] = "words that stand nowhere"


def _break_reference(data: Data, chance: Random) -> None:
    if _quotes(data):
        chance.choice(_quotes(data))["article"] = "nowhere"


def _unsettle(data: Data, chance: Random) -> None:
    if data.get("articles"):
        article = chance.choice(data["articles"])
        article["status"] = "to-be-agreed"


def _demote(data: Data, chance: Random) -> None:
    if data.get("articles"):
        chance.choice(data["articles"])["role"] = chance.choice(("preamble", "annex", "side-letter"))


def _status(data: Data, chance: Random) -> None:
    data["agreement"]["status"] = chance.choice(("idea", "draft", "negotiated", "signed"))


def _remove(data: Data, chance: Random) -> None:
    full = [items for items in lists(data) if items]
    if full:
        items = chance.choice(full)
        del items[chance.randrange(len(items))]


def _repeat(data: Data, chance: Random) -> None:
    """Add a record that differs from one that is there in its id and in one field."""
    full = [items for items in lists(data) if items and "id" in items[0]]
    if full:
        items = chance.choice(full)
        again = copy.deepcopy(chance.choice(items))
        again["id"] = f"{again['id']}-again"
        items.append(again)


def _join(data: Data, chance: Random) -> None:
    """Take over one list of another draft."""
    other = copy.deepcopy(chance.choice(seeds()))
    names = [name for name in other if name not in ("agreement", "$schema")]
    name = chance.choice(names)
    data[name] = other[name]


def _nothing(data: Data, chance: Random) -> None:
    """Say of most lists that there are none: what a draft does not do, no rule can ask for."""
    kept = chance.randrange(3)
    for name, collection in vocabulary().items():
        if collection.parent is None and name not in ("agreement", "parties", "articles") and not collection.derived:
            data[name] = (data.get(name) if chance.randrange(6) < kept else None) or []
    data["agreement"]["form"] = {"rungs": [], "variant": "none"}


def lists(data: Data) -> Iterator[list[Any]]:
    """Yield every list of records in a draft that has one."""
    for name, collection in vocabulary().items():
        if collection.parent is None and name != "agreement" and data.get(name):
            yield data[name]
    for collection, _, record in records(data):
        for child in collection.children:
            if record.get(child):
                yield record[child]


CHANGES: tuple[Callable[[Data, Random], None], ...] = (
    _drop, _silence, _empty, _change, _deny, _deny, _change_of("enum"), _change_of("date"), _change_of("measure"),
    _change_of("number"), _change_of("boolean"), _fill, _break_quote, _break_reference, _unsettle, _demote,
    _status, _remove, _repeat, _join, _nothing,
)  # fmt: skip


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
    for item in _quotes(result):
        item["article"] = name(item["article"])
    _rename_pieces(result.get("articles") or [], name)
    for waiver in result.get("waivers") or []:
        if "." not in waiver["record"]:
            waiver["record"] = name(waiver["record"])
    return result


def _rename_pieces(pieces: list[Data], name: Callable[[str], str]) -> None:
    for piece in pieces:
        for key in ("paragraphs", "points"):
            for part in piece.get(key) or []:
                part["id"] = name(part["id"])
            _rename_pieces(piece.get(key) or [], name)
