"""Accept a good draft quickly; whoever says no here leaves it to others to say why.

Invariant: nothing is accepted here that the models in `rulebook.model.draft` and the checks in
`rulebook.load.draft` would refuse. What this cannot be sure of goes to them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from rulebook.load.source import Source
from rulebook.model.vocabulary import Collection, vocabulary

SCHEMA = Path(__file__).with_name("draft.schema.json")
"""The published schema of a draft, as it was made from the models; a test says when it is stale."""
WAIVER_SCHEMA = Path(__file__).with_name("waiver.schema.json")
CONFIGURATION_SCHEMA = Path(__file__).with_name("configuration.schema.json")


def surely_valid(source: Source) -> bool:
    """Tell whether a draft is surely valid under the models."""
    # What the schema does not say: a text is in some language, an organisation is no state, years end after they start.
    if "null" in source.text or not _schema(SCHEMA).is_valid(source.value):
        return False
    organisations = [party for party in source.value.get("parties", ()) if party["kind"] == "organisation"]
    years = [found["years"] for found in source.value.get("commitments", ()) if "years" in found]
    return not any("state" in party for party in organisations) and all(map(_in_order, years))


def surely_valid_waiver(source: Source) -> bool:
    """Tell whether a waiver is surely valid under its model."""
    return "null" not in source.text and _schema(WAIVER_SCHEMA).is_valid(source.value)


def surely_valid_configuration(source: Source) -> bool:
    """Tell whether a configuration is surely valid under its model."""
    return _schema(CONFIGURATION_SCHEMA).is_valid(source.value)


@cache
def _schema(path: Path) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(json.loads(path.read_bytes()))


def _in_order(years: Mapping[str, Any]) -> bool:
    return bool(0 <= years["last"] - years["first"] <= 100)


def sound(data: Mapping[str, Any]) -> bool:
    """Tell whether each id of a valid draft is there once, and each reference leads somewhere."""
    items: dict[str, list[Mapping[str, Any]]] = {"": [data]}
    ids: dict[str, set[str]] = {}
    for collection in listed():
        lists = [found for item in items[collection.parent or ""] if (found := item.get(collection.name))]
        items[collection.name] = [item for listed in lists for item in listed]
        if collection.key == ("id",):
            ids[collection.name] = {item["id"] for item in items[collection.name]}
            if len(ids[collection.name]) != len(items[collection.name]):
                return False
        elif any(_repeat(listed, collection.key) for listed in lists):
            return False
    return all(_lead(items[name], field, ids[target]) for name, field, target in references()) and _pieces_once(data)


@cache
def listed() -> tuple[Collection, ...]:
    """Return the collections that a draft lists."""
    return tuple(c for c in vocabulary().values() if c.name != "agreement" and not c.derived)


@cache
def references() -> tuple[tuple[str, str, str], ...]:
    """Return collection, field and the collection that it refers to."""
    return tuple(
        (collection.name, name, kind.collection or "")
        for collection in listed()
        for name, kind in collection.fields.items()
        if kind.kind == "ref" and name != collection.parent_field
    )


def _repeat(listed: list[Mapping[str, Any]], key: tuple[str, ...]) -> bool:
    return len(listed) > 1 and len({".".join(str(item[part]) for part in key) for item in listed}) != len(listed)


def _lead(items: list[Mapping[str, Any]], field: str, ids: set[str]) -> bool:
    for item in items:
        reference = item.get(field)
        if reference is not None and not (
            ids.issuperset(reference) if isinstance(reference, list) else reference in ids
        ):
            return False
    return True


def _pieces_once(data: Mapping[str, Any]) -> bool:
    """Tell whether no two articles, paragraphs or points have one id."""
    ids: list[str] = []
    pieces = list(data.get("articles") or ())
    while pieces:
        piece = pieces.pop()
        ids.append(piece["id"])
        pieces += piece.get("paragraphs") or ()
        pieces += piece.get("points") or ()
    return len(set(ids)) == len(ids)
