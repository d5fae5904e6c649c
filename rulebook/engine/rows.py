"""Tell the second engine of a draft what the rules read of it, in plain words and whole numbers.

A record becomes a row: its id and pointer, whether it is a ghost, whether its claim is
proved, and the fields that some rule reads. That goes to the child process as JSON: nothing
of the first engine, and nothing that could run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from rulebook.engine.possible import Exact, Span
from rulebook.model.edition import Edition
from rulebook.model.noun import Noun
from rulebook.model.quantities import DateSpan, Measure
from rulebook.model.record import DraftRecord, Records
from rulebook.model.vocabulary import vocabulary

PATHS = ("value", "of", "said", "given")
"""The fields of conditions that hold a path."""

Columns = Mapping[str, Mapping[str, int]]


@dataclass(slots=True)
class Row:
    """Be one record: `values` in the order of its columns, None for what is silent."""

    id: str
    pointer: str
    ghost: bool
    proved: bool
    values: list[Any]


@dataclass(slots=True)
class Rows:
    """Be one draft."""

    as_of: Span
    empty: frozenset[str]
    listed: dict[str, list[Row]]
    by_id: dict[str, dict[str, Row]] = field(init=False)

    def __post_init__(self) -> None:
        """Keep the rows by their ids as well."""
        self.by_id = {name: {row.id: row for row in listed} for name, listed in self.listed.items()}


def columns(edition: Edition) -> dict[str, dict[str, int]]:
    """Return the columns of every collection that the rules can reach: each field that a path may name."""
    named, paths = {"agreement"}, {"agreement.status"}
    for node in (node for condition in conditions(edition) for node in nodes(condition)):
        for name, value in vars(node).items():
            if name == "in_":
                named.add(value)
            elif name in PATHS and isinstance(value, str):
                paths.add(value)
    # A path is read from some collection on, through references: any run of its words may be a field.
    fields = {
        ".".join(words[start:end])
        for words in (path.split(".")[1:] for path in paths)
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
    }
    found: dict[str, dict[str, int]] = {}
    waiting = sorted(name for name in named if name in vocabulary())
    while waiting:
        name = waiting.pop()
        if name not in found:
            kinds = {field: kind for field, kind in vocabulary()[name].fields.items() if field in fields}
            found[name] = {field: place for place, field in enumerate(kinds)}
            waiting += [kind.collection for kind in kinds.values() if kind.collection is not None]
    return found


def conditions(edition: Edition) -> Iterator[Noun]:
    """Yield every condition and selection of the rules and definitions of an edition."""
    for rule in edition.rules:
        for limb in rule.limbs:
            yield from (part for part in (limb.applies, limb.for_each, limb.requires, limb.unless) if part is not None)
    for definition in edition.definitions.values():
        yield from (part for part in (definition.for_each, definition.when) if part is not None)


def nodes(node: Any) -> Iterator[Noun]:
    """Yield a condition and everything in it."""
    if isinstance(node, Noun):
        yield node
        for value in vars(node).values():
            if isinstance(value, Noun | list):
                yield from nodes(value)
    elif isinstance(node, list):
        for element in node:
            yield from nodes(element)


def packed(records: Records, as_of: DateSpan, at: Columns) -> dict[str, Any]:
    """Return what JSON can hold of a draft."""
    return {
        "as_of": plain(as_of),
        "empty": sorted(records.empty),
        "rows": {name: _packed(records.by_collection[name], list(fields)) for name, fields in at.items()},
    }


def _packed(records: Iterable[DraftRecord], fields: list[str]) -> list[list[Any]]:
    return [
        [record.id, record.pointer, record.ghost, _proved(record), [plain(record.values.get(name)) for name in fields]]
        for record in records
    ]


def _proved(record: DraftRecord) -> bool:
    return record.supported


def unpacked(draft: Mapping[str, Any]) -> Rows:
    """Return the draft that was packed."""
    rows = {
        name: [
            Row(own, pointer, ghost, proved, [whole(value) for value in values])
            for own, pointer, ghost, proved, values in listed
        ]
        for name, listed in draft["rows"].items()
    }
    return Rows(whole(draft["as_of"]), frozenset(draft["empty"]), rows)


def plain(value: Any) -> Any:
    """Write a value of a record or of a rule: a word as it is, words as {"words"}, else low, high and unit."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, DateSpan):
        return [value.first.toordinal(), value.last.toordinal(), None]
    if isinstance(value, tuple | list | dict):
        # A text in two languages is only ever asked for whether it is there.
        return {"words": list(value)}
    number = _ratio(value.number if isinstance(value, Measure) else value)
    return [number, number, value.unit if isinstance(value, Measure) else None]


def _ratio(number: Any) -> Any:
    over, under = number.as_integer_ratio()
    return over if under == 1 else [over, under]


def whole(value: Any) -> Any:
    """Read what `plain` wrote: a word, a tuple of words, a span, or None."""
    if isinstance(value, list):
        low, high, unit = value
        return Span(_exact(low), _exact(high), unit)
    return tuple(value["words"]) if isinstance(value, dict) else value


def _exact(number: Any) -> Exact:
    return Fraction(*number) if isinstance(number, list) else int(number)
