"""Read the vocabulary from the models of a draft, so that a field exists in exactly one place.

Nested objects become dotted fields (`money.amount` stays one field of kind money); lists of
records become collections of their own with a reference to the record they stand in.
What is read here stands ready in `rulebook.model.collections`; a test says when that is stale.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from rulebook.model.draft import AgreementDraft
from rulebook.model.draft import values as draft_values
from rulebook.model.draft.agreement import Agreement, Role
from rulebook.model.draft.values import Document, Evidence, Money, Node, Quantity, Record, Ref, Text
from rulebook.model.vocabulary import Collection, FieldType, Kind


def bare(annotation: Any) -> tuple[Any, list[Any]]:
    """Strip Optional and Annotated from a type; return it with the marks found on the way."""
    marks: list[Any] = []
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            marks += more
        elif get_origin(annotation) in (Union, types.UnionType):
            rest = [a for a in get_args(annotation) if a is not type(None)]
            if len(rest) != 1:
                return annotation, marks
            annotation = rest[0]
        else:
            return annotation, marks


def _labels(info: FieldInfo) -> tuple[str, str]:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    return (info.title or "", str(extra.get("x-title-nl", "")))


def _scalar(annotation: Any, marks: list[Any], name: str) -> FieldType | None:
    for mark in marks:
        if isinstance(mark, Ref):
            return FieldType("ref", collection=mark.collection)
    if get_origin(annotation) is Literal:
        return FieldType("enum", values=get_args(annotation))
    if annotation is str and any(getattr(mark, "pattern", None) == draft_values.DATE_PATTERN for mark in marks):
        return FieldType("date")
    simple: dict[Any, Kind] = {
        bool: "boolean",
        int: "number",
        Decimal: "number",
        Text: "text",
        Money: "measure",
        Quantity: "measure",
    }
    if annotation in simple:
        return FieldType(simple[annotation])
    if annotation is str:
        return FieldType("id" if name == "id" else "words")
    return None


def _fields(model: type[Node], prefix: str = "") -> Iterator[tuple[str, FieldType]]:
    """Yield the dotted fields of a record, leaving out evidence and nested records."""
    hints = typing.get_type_hints(model, include_extras=True)
    for name, info in model.model_fields.items():
        annotation, marks = bare(hints[name])
        many = get_origin(annotation) is list
        if many:
            annotation, more = bare(get_args(annotation)[0])
            marks = more
        label = _labels(info)
        kind = _scalar(annotation, marks, name)
        if kind is not None:
            yield prefix + name, FieldType(kind.kind, many, kind.collection, kind.values, label, info.is_required())
        elif isinstance(annotation, type) and issubclass(annotation, Node) and not many and annotation is not Evidence:
            for inner, kind in _fields(annotation, f"{prefix}{name}."):
                yield inner, _within(label, kind) if annotation is Document else kind


def _within(outer: tuple[str, str], kind: FieldType) -> FieldType:
    """Say of which document a reference or date is."""
    return replace(kind, label=(f"{outer[0]}: {kind.label[0]}", f"{outer[1]}: {kind.label[1]}"))


def _proved(model: type[Node]) -> Iterator[tuple[str, FieldType]]:
    """Yield a field for each nested object that names its own evidence: in which kind of article it stands."""
    hints = typing.get_type_hints(model, include_extras=True)
    for name, info in model.model_fields.items():
        annotation, _ = bare(hints[name])
        if isinstance(annotation, type) and issubclass(annotation, Node) and "evidence" in annotation.model_fields:
            en, nl = _labels(info)
            label = (f"{en}: {STANDS_IN.label[0]}", f"{nl}: {STANDS_IN.label[1]}")
            yield f"{name}.stands_in", replace(STANDS_IN, label=label, derived_from=f"{name}.evidence")


def _nested(model: type[Node]) -> Iterator[tuple[str, type[Record], FieldInfo]]:
    hints = typing.get_type_hints(model, include_extras=True)
    for name, info in model.model_fields.items():
        annotation, _ = bare(hints[name])
        if get_origin(annotation) is list:
            element, _ = bare(get_args(annotation)[0])
            if isinstance(element, type) and issubclass(element, Record):
                yield name, element, info


# What the facts add to a record, beside what is written in it.
DERIVED: dict[str, dict[str, FieldType]] = {
    "shares": {"portion": FieldType("number", label=("percentage", "percentage"), derived_from="percent")},
    "weights": {
        "portion": FieldType(
            "number", label=("percentage under the key", "percentage volgens de sleutel"), derived_from="weight"
        )
    },
}
STANDS_IN = FieldType("enum", values=get_args(Role), label=("stands in", "staat in"), derived_from="evidence")
COMMITMENT_YEARS = Collection(
    "years",
    "year",
    ("year of the commitment", "jaar van de verplichting"),
    ("years", "jaren"),
    {
        "commitment": FieldType("ref", collection="commitments", label=("commitment", "verplichting")),
        "year": FieldType("number", label=("year", "jaar"), derived_from=""),
    },
    parent="commitments",
    parent_field="commitment",
    key=("year",),
    derived=True,
)


def _collect(
    model: type[Record], name: str, label: tuple[str, str], parent: Collection | None, found: dict[str, Collection]
) -> None:
    fields = dict(_fields(model))
    if parent is not None:
        fields = {parent.record: FieldType("ref", collection=parent.name, label=parent.noun), **fields}
    if model.proof in ("article", "article-or-document"):
        fields["stands_in"] = STANDS_IN
    fields.update(_proved(model))
    fields.update(DERIVED.get(name, {}))
    nested = list(_nested(model))
    collection = Collection(
        name,
        model.called,
        model.noun,
        label,
        fields,
        parent.name if parent else None,
        parent.record if parent else None,
        model.told_apart_by,
        model.proof,
        children=tuple(child for child, _, _ in nested),
    )
    found[name] = collection
    for child, element, info in nested:
        _collect(element, child, _labels(info), collection, found)


def read_vocabulary() -> dict[str, Collection]:
    """Return every collection by name; `agreement` is the collection of the one agreement."""
    found: dict[str, Collection] = {}
    _collect(Agreement, "agreement", _labels(AgreementDraft.model_fields["agreement"]), None, found)
    for name, element, info in _nested(AgreementDraft):
        _collect(element, name, _labels(info), None, found)
    found[COMMITMENT_YEARS.name] = COMMITMENT_YEARS
    return found
