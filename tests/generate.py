"""Make drafts by the thousand: start from the examples of the rules and from the samples, merge, and change.

Everything comes from a seeded generator, so draft number 7 is the same draft everywhere. A
generated draft is well-formed: it loads. While it is made it shares with others what they have
in common; when it is finished it is a copy of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from rulebook.errors import DraftError
from rulebook.load.draft import parse_draft
from rulebook.load.edition import load_edition
from rulebook.model.loaded import Draft
from rulebook.model.rule import Rule
from rulebook.workshop import trial
from tests import edits
from tests.edits import another
from tests.walk import Data, copied, fields, get, ids_of, lists, plain, put, records, renamed, shuffled
from tests.well_formed import well_formed

__all__ = [
    "Data", "another", "changed", "draft", "drafts", "fields", "get", "ids_of", "lists", "load", "merged", "plain", "put",
    "records", "renamed", "reread", "seeds", "shuffled", "well_formed", "written",
]  # fmt: skip

SAMPLES = Path(__file__).parent.parent / "agreements"
LARGEST = 65_000
"""Samples of more bytes than this have their own tests; here they would only take time."""


def written(data: Any) -> bytes:
    """Write a draft with one value a line, so that another value of the same shape moves no line."""
    return json.dumps(data, indent=1, ensure_ascii=False, default=float).encode()


def reread(text: bytes) -> Data:
    """Return what was written."""
    return dict(plain(json.loads(text, parse_float=Decimal)))


def load(data: Data) -> Draft | None:
    """Return the draft, or None when it is not well-formed."""
    try:
        return parse_draft(written(data), "draft.json")
    except DraftError:
        return None


@cache
def from_examples() -> tuple[tuple[tuple[Data, ...], ...], ...]:
    """Return the examples: by rule, and within that by the outcome and the limbs that they are examples of."""
    return tuple(tuple(_by_outcome(rule).values()) for rule in load_edition().rules)


def _by_outcome(rule: Rule) -> dict[Any, tuple[Data, ...]]:
    found: dict[Any, tuple[Data, ...]] = {}
    for case in rule.examples.cases:
        data = plain(trial.changed(rule.examples.draft, case.change))
        if well_formed(data):
            example_of = (case.expect.outcome, *(case.expect.limbs or ()))
            found[example_of] = (*found.get(example_of, ()), data)
    return found


@cache
def from_samples() -> tuple[Data, ...]:
    """Return the samples that are not too large."""
    texts = [path.read_bytes() for path in sorted(SAMPLES.glob("*.json")) if "." not in path.stem]
    made = [reread(text) for text in texts if len(text) <= LARGEST]
    return tuple(data for data in made if well_formed(data))


@cache
def seeds() -> tuple[Data, ...]:
    """Return what drafts are made from."""
    return (*(data for rule in from_examples() for outcome in rule for data in outcome), *from_samples())


@cache
def renamed_seeds() -> tuple[Data, ...]:
    """Return the examples with names of their own for everything but the parties, to add to other drafts."""
    found = []
    for data in (data for rule in from_examples() for outcome in rule for data in outcome):
        parties = {*ids_of(data, "parties")}
        found.append(renamed(data, lambda name: name if name in parties else f"too-{name}"))  # noqa: B023
    return tuple(found)


def draft(number: int) -> Data:
    """Return one well-formed draft; the same number is the same draft. Rules, their outcomes and their examples take turns."""
    chance = Random(number)
    turn, rule = divmod(number, len(from_examples()))
    turn, outcome = divmod(turn, len(from_examples()[rule]))
    listed = from_examples()[rule][outcome]
    start = chance.choice(from_samples()) if chance.random() < 0.06 else listed[turn % len(listed)]
    for _ in range(chance.choice((0, 0, 0, 0, 0, 0, 0, 1, 1, 2))):
        start = merged(start, chance.choice(renamed_seeds()))
    for _ in range(chance.choice((0, 0, 0, 1, 1, 1, 1, 2, 2, 4))):
        start = changed(start, chance)
    return dict(copied(start))


def drafts(count: int, first: int = 0) -> Iterator[tuple[int, Data]]:
    """Yield that many drafts with their numbers."""
    return ((number, draft(number)) for number in range(first, first + count))


def merged(data: Data, other: Data) -> Data:
    """Add the records of another draft to a draft; where both have one of the same id, keep the first."""
    result = dict(data)
    for name, items in other.items():
        if name in ("agreement", "$schema") or items is None:
            continue
        mine = result.get(name) or []
        ids = {item["id"] for item in mine}
        result[name] = [*mine, *(item for item in items if item["id"] not in ids)]
    return result if well_formed(result) else data


def changed(data: Data, chance: Random) -> Data:
    """Change one thing in a draft, so that it still loads; give up after a few tries."""
    for _ in range(8):
        result = edits.change(data, chance)
        if result is not None and result != data and well_formed(result):
            return result
    return data
