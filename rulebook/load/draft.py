"""Read a draft: bytes to a model in which every id exists, or every fault at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from rulebook.errors import DraftError, Problem
from rulebook.load.contradictions import contradictions
from rulebook.load.files import read_bytes
from rulebook.load.jsontext import read_any_depth, refuse_deep
from rulebook.load.nearest import nearest
from rulebook.load.quick import listed, references, sound, surely_valid
from rulebook.load.source import Source
from rulebook.model.loaded import Draft
from rulebook.model.vocabulary import Collection, vocabulary


def load_draft(path: str) -> Draft:
    """Read the draft in a file. Raises DraftError with all its faults."""
    return parse_draft(read_bytes(path), path)


def parse_draft(data: bytes, path: str) -> Draft:
    """Read a draft from bytes; `path` is what its problems and reports call it."""
    source = read_any_depth(data, path)
    if not surely_valid(source):
        # Imported late: a good draft does not need the models.
        from rulebook.load.validating import refuse_invalid
        from rulebook.model.draft import AgreementDraft

        refuse_deep(source)
        refuse_invalid(source, AgreementDraft, "draft.not_an_object")
    problems = [] if sound(source.value) else [*_twice(source), *_dangling(source)]
    problems += contradictions(source)
    if problems:
        from rulebook.load.validating import in_order

        raise DraftError(in_order(problems))
    return Draft(path, source.value, source, hashlib.sha256(data).hexdigest())


def _items(data: dict[str, Any], collection: Collection) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield pointer, item and the pointer of its list for every record of a collection."""
    for where, items in _lists(data, collection):
        for index, item in enumerate(items or []):
            yield f"{where}/{index}", item, where


def _lists(data: dict[str, Any], collection: Collection) -> Iterator[tuple[str, list[Any] | None]]:
    if collection.parent is None:
        yield f"/{collection.name}", data.get(collection.name)
        return
    for pointer, item, _ in _items(data, vocabulary()[collection.parent]):
        yield f"{pointer}/{collection.name}", item.get(collection.name)


def _twice(source: Source) -> Iterator[Problem]:
    """Yield records that carry the same id, or that nothing tells apart."""
    for collection in listed():
        seen: dict[tuple[Any, ...], str] = {}
        unique_everywhere = collection.key == ("id",)
        for pointer, item, where in _items(source.value, collection):
            name = ".".join(str(item[key]) for key in collection.key)
            identity = ("" if unique_everywhere else where, name)
            if identity in seen:
                yield _twice_at(source, pointer, name, seen[identity])
            seen.setdefault(identity, pointer)
    yield from _articles_twice(source)


def _articles_twice(source: Source) -> Iterator[Problem]:
    """Yield paragraphs and points whose id another piece of the text has."""
    seen: dict[str, str] = {}
    for pointer, piece in _pieces(source.value.get("articles"), "/articles"):
        first = seen.setdefault(piece["id"], pointer)
        # Two articles are told by `_twice`, as two records.
        if first != pointer and max(first.count("/"), pointer.count("/")) > 2:
            yield _twice_at(source, pointer, piece["id"], first)


def _pieces(items: list[dict[str, Any]] | None, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield articles, paragraphs and points with their pointers."""
    for index, item in enumerate(items or []):
        yield f"{where}/{index}", item
        for key in ("paragraphs", "points"):
            yield from _pieces(item.get(key), f"{where}/{index}/{key}")


def _twice_at(source: Source, pointer: str, name: str, first: str) -> Problem:
    params = {"id": name, "first": str(source.locate(first)[0])}
    return Problem("draft.same_id", params, source.path, *source.locate(pointer), pointer)


def _dangling(source: Source) -> Iterator[Problem]:
    """Yield references to records that do not exist."""
    data = source.value
    ids = {c.name: [item["id"] for _, item, _ in _items(data, c)] for c in listed() if c.key == ("id",)}
    for name, field, target in references():
        for pointer, item, _ in _items(data, vocabulary()[name]):
            yield from _missing(source, f"{pointer}/{field}", item.get(field), target, ids)


def _missing(source: Source, pointer: str, value: Any, target: str, ids: dict[str, list[str]]) -> Iterator[Problem]:
    if isinstance(value, list):
        for index, element in enumerate(value):
            yield from _missing(source, f"{pointer}/{index}", element, target, ids)
    elif value is not None and value not in ids[target]:
        near = nearest(value, ids[target])
        code = "draft.no_such_id_near" if near else "draft.no_such_id"
        params = {"id": value, "list": target, "near": near or ""}
        yield Problem(code, params, source.path, *source.locate(pointer), pointer)
