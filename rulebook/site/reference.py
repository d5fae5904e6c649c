"""List what a draft can say: every list with its keys, from the models that drafts are read by."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rulebook.model.vocabulary import Collection, FieldType, vocabulary
from rulebook.render.schemas import schema_bytes
from rulebook.site.plain import list_key
from rulebook.words import Lang
from rulebook.words.descriptions import DESCRIPTIONS
from rulebook.words.values import DUTCH

# What is written as one value and explained once.
VALUES = {"Text": "text", "Money": "money", "Quantity": "quantity", "Evidence": "evidence"}


@dataclass(frozen=True, slots=True)
class Key:
    """Be one key of a record: `name` is its path within the record, `lists` the list of records it holds."""

    name: str
    label: str
    about: str
    kind: str
    many: bool
    needed: bool
    allowed: tuple[tuple[str, str], ...] = ()
    ref: str | None = None
    lists: str | None = None
    written: bool = True

    @property
    def within(self) -> str:
        """Return the key that this one stands in, as it is shown; "" where it stands in the record itself."""
        return self.name.rpartition(".")[0].removesuffix("[]")


@dataclass(frozen=True, slots=True)
class Table:
    """Be one list of a draft with the keys of its records."""

    collection: Collection
    path: str
    title: str
    keys: tuple[Key, ...]


def tables(lang: Lang) -> list[Table]:
    """Return every list of a draft, each followed by the lists within its records."""
    schema = json.loads(schema_bytes("draft"))
    return list(_tables(schema["properties"], schema["$defs"], None, lang))


def values(lang: Lang) -> list[tuple[str, list[Key]]]:
    """Return the keys of the values that are made of parts: evidence, amounts, quantities."""
    defs = json.loads(schema_bytes("draft"))["$defs"]
    return [
        (name, [_part(key, form, defs[name], lang) for key, form in defs[name]["properties"].items()]) for name in PARTS
    ]


PARTS = ("Evidence", "Money", "Quantity")


def _part(name: str, form: dict[str, Any], model: dict[str, Any], lang: Lang) -> Key:
    label = form["x-title-nl"] if lang == "nl" else form["title"]
    about = form.get("description", "")
    about = DESCRIPTIONS.get(about, about) if lang == "nl" else about
    return _key(name, label, about, name in model.get("required", ()), None, None, form, lang)


def _tables(properties: dict[str, Any], defs: dict[str, Any], parent: str | None, lang: Lang) -> Iterator[Table]:
    for name, form in properties.items():
        collection = vocabulary().get(name)
        target = _target(form)
        if collection is None or collection.parent != parent or target is None:
            continue
        # What is worked out from the draft has no keys that anybody writes.
        keys = () if collection.derived else tuple(_keys(collection, defs[target], defs, lang))
        unwritten = tuple(_unwritten(collection, {key.name for key in keys}, lang))
        title = collection.label[lang == "nl"]
        yield Table(collection, list_key(collection), title[:1].upper() + title[1:], keys + unwritten)
        yield from _tables(defs[target]["properties"], defs, name, lang)


def _target(form: dict[str, Any]) -> str | None:
    """Return the name of the model that a form, or what it lists, refers to."""
    for part in [form, *form.get("anyOf", [])]:
        reference = part.get("$ref") or part.get("items", {}).get("$ref")
        if reference:
            return str(reference.rpartition("/")[2])
    return None


def _is_list(form: dict[str, Any]) -> bool:
    return any("items" in part for part in [form, *form.get("anyOf", [])])


def _keys(
    collection: Collection, model: dict[str, Any], defs: dict[str, Any], lang: Lang, prefix: str = "", within: str = ""
) -> Iterator[Key]:
    """Yield the keys of a record; those of values with parts are `years.first`, with the label of both."""
    for name, form in model["properties"].items():
        path, target = f"{prefix}{name}", _target(form)
        label = form["x-title-nl"] if lang == "nl" else form["title"]
        about = form.get("description", "")
        about = DESCRIPTIONS.get(about, about) if lang == "nl" else about
        needed = name in model.get("required", ())
        kind = collection.fields.get(path)
        shown = f"{within}: {label}" if within else label
        if target is not None and target not in VALUES and path not in collection.fields:
            if _is_list(form) and name in vocabulary() and vocabulary()[name].parent == collection.name:
                yield Key(path, shown, about, "list", True, needed, lists=name)
            else:
                yield from _keys(
                    collection, defs[target], defs, lang, f"{path}{'[]' if _is_list(form) else ''}.", shown
                )
            continue
        yield _key(path, shown, about, needed, kind, VALUES.get(target or ""), form, lang)


def _key(
    path: str,
    label: str,
    about: str,
    needed: bool,
    kind: FieldType | None,
    value: str | None,
    form: dict[str, Any],
    lang: Lang,
) -> Key:
    if kind is None:
        return Key(path, label, about, value or _simple(form), _is_list(form), needed, _allowed(_enum(form), lang))
    # To a rule an amount of money and a number of things are one kind of value; they are written differently.
    shown = value if value is not None and kind.kind == "measure" else kind.kind
    return Key(path, label, about, shown, kind.many, needed, _allowed(kind.values, lang), kind.collection)


def _enum(form: dict[str, Any]) -> tuple[str, ...]:
    return next((tuple(part["enum"]) for part in [form, *form.get("anyOf", [])] if "enum" in part), ())


def _simple(form: dict[str, Any]) -> str:
    """Name the kind of a value that rules do not read."""
    if _enum(form):
        return "enum"
    kinds: set[str] = set()
    for part in [form, *form.get("anyOf", [])]:
        found = part.get("type", [])
        kinds.update([found] if isinstance(found, str) else found)
    return "boolean" if "boolean" in kinds else "number" if kinds & {"number", "integer"} else "words"


def _allowed(values: tuple[str, ...], lang: Lang) -> tuple[tuple[str, str], ...]:
    """Return the values that are allowed, each with its word where that says more."""
    return tuple(
        (value, DUTCH.get(value, "") if lang == "nl" and DUTCH.get(value) != value else "") for value in values
    )


def _unwritten(collection: Collection, written: set[str], lang: Lang) -> Iterator[Key]:
    """Yield the fields that rules read and nobody writes."""
    for name, kind in collection.fields.items():
        if name not in written:
            yield Key(
                name,
                kind.label[lang == "nl"],
                "",
                kind.kind,
                kind.many,
                False,
                _allowed(kind.values, lang),
                kind.collection,
                written=False,
            )
