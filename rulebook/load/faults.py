"""Turn what pydantic found into problems with a place, in words of our own."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from rulebook.errors import Problem
from rulebook.load.nearest import named, nearest
from rulebook.load.source import Source, join_pointer
from rulebook.model.draft import AgreementDraft
from rulebook.model.draft.reading import bare
from rulebook.model.draft.values import DATE_PATTERN, DAY_PATTERN
from rulebook.model.written.condition import CONDITIONS, EXPRESSIONS, Part
from rulebook.model.written.configuration import NAMED_PATTERN
from rulebook.model.written.rule import RULE_ID_PATTERN

Loc = tuple[int | str, ...]
Description = tuple[str, dict[str, str]]

_EXPECTED = {
    "string_type": "shape.expected_text",
    "bool_type": "shape.expected_true_false",
    "int_type": "shape.expected_whole_number",
    "int_from_float": "shape.expected_whole_number",
    "int_parsing": "shape.expected_whole_number",
    "decimal_type": "shape.expected_whole_number",
    "list_type": "shape.expected_list",
    "model_type": "shape.expected_object",
    "model_attributes_type": "shape.expected_object",
    "dict_type": "shape.expected_object",
    "union_tag_not_found": "shape.operator",
    "union_tag_invalid": "shape.operator",
    "too_short": "shape.too_short",
    "too_long": "shape.too_long",
    "string_too_long": "shape.too_long",
    "string_too_short": "shape.blank",
    "amount": "shape.amount",
    "percentage": "shape.percentage",
    "text_empty": "shape.text_empty",
    "years": "shape.years",
    "state": "shape.state",
    "organisation_state": "shape.organisation_state",
    "one_side": "shape.one_side",
    "one_comparison": "shape.one_comparison",
    "wildcard": "shape.wildcard",
    "no_records": "waiver.no_records",
    "readings": "configuration.readings",
    "reading": "configuration.reading",
}
# What is written as one value of parts is shown as it should be.
_OBJECTS = {
    "Text": "shape.expected_words",
    "Money": "shape.expected_money",
    "Quantity": "shape.expected_quantity",
    "Years": "shape.expected_years",
    "Evidence": "shape.expected_evidence",
    "Document": "shape.expected_document",
}
_PATTERNS = {
    DATE_PATTERN: "shape.date",
    r"\S": "shape.blank",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "shape.id",
    r"^[a-z0-9]+([.-][a-z0-9]+)*$": "shape.dotted_id",
    r"^([A-Z]{2}|[A-Z]{2}-[A-Z0-9]{1,3})$": "shape.territory",
    r"^[A-Z]{3}$": "shape.currency",
    NAMED_PATTERN: "configuration.named",
    DAY_PATTERN: "edition.day",
    RULE_ID_PATTERN: "rule.id",
}


def faults(error: ValidationError, source: Source, root: type[BaseModel]) -> Iterator[Problem]:
    """Yield one problem for each fault that validating `source` as a `root` found."""
    for detail in error.errors(include_url=False):
        pointer, value = _descend(source.value, _untagged(detail["loc"]) if issubclass(root, Part) else detail["loc"])
        code, params = _describe(detail, value, root)
        on_key = detail["type"] == "extra_forbidden"
        line, column = (source.locate_key if on_key else source.locate)(pointer)
        yield Problem(code, params, source.path, line, column, pointer)


def _untagged(loc: Loc) -> Loc:
    """Take the tags of conditions and expressions out of a location: each stands before a key of what it tags."""
    kept: list[int | str] = []
    tagged = False
    for part in loc:
        tagged = not tagged and part in (*CONDITIONS, *EXPRESSIONS)
        if not tagged:
            kept.append(part)
    return tuple(kept)


def _descend(value: Any, loc: tuple[Any, ...]) -> tuple[str, Any]:
    """Follow a location as far as the document goes, passing over the tags of unions."""
    pointer = ""
    for part in loc:
        inside: Any = isinstance(value, list) and isinstance(part, int)
        if inside or (isinstance(value, dict) and part in value):
            value, pointer = value[part], join_pointer(pointer, str(part))
    return pointer, value


def _describe(detail: ErrorDetails, value: Any, root: type[BaseModel]) -> Description:
    kind, context, loc = detail["type"], detail.get("ctx", {}), detail["loc"]
    if kind == "extra_forbidden":
        key = str(loc[-1])
        if root is AgreementDraft and loc == ("waivers",):
            return "draft.waivers", {}
        return _unknown_key(key, _keys(root, loc[:-1]))
    if kind == "missing":
        return "shape.missing_key", {"key": str(loc[-1])}
    if kind == "literal_error":
        return _not_one_of(value, str(context.get("expected", "")))
    if kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern", ""))
        return _PATTERNS.get(pattern, "shape.pattern"), {"found": show(value), "pattern": pattern}
    limit = context.get("min_length", context.get("max_length", ""))
    code = _OBJECTS.get(str(context.get("class_name", ""))) or _EXPECTED.get(kind, "shape.other")
    return code, {"found": show(value), "why": detail["msg"], "limit": str(limit)}


def _unknown_key(key: str, keys: list[str]) -> Description:
    near = nearest(key, keys)
    code = "shape.unknown_key_near" if near else "shape.unknown_key"
    return code, {"key": key, "near": near or "", "keys": named(keys)}


def _not_one_of(value: Any, expected: str) -> Description:
    allowed = [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")]
    near = nearest(value, allowed) if isinstance(value, str) else None
    params = {"found": show(value), "allowed": ", ".join(allowed)}
    return ("shape.not_one_of_near", {**params, "near": near}) if near else ("shape.not_one_of", params)


def _keys(root: Any, loc: Loc) -> list[str]:
    """Return the keys that the object at `loc` may have."""
    current: Any = root
    for part in loc:
        current = _step(current, part)
    if not (isinstance(current, type) and issubclass(current, BaseModel)):
        return []
    return [field.alias or name for name, field in current.model_fields.items()]


def _step(current: Any, part: Any) -> Any:
    if isinstance(current, type) and issubclass(current, BaseModel):
        hints = typing.get_type_hints(current, include_extras=True)
        names = {field.alias or name: name for name, field in current.model_fields.items()}
        return bare(hints[names[str(part)]])[0] if part in names else current
    if get_origin(current) in (list, dict):
        return bare(get_args(current)[-1])[0]
    # A tag: `value` is one of a condition and of an expression, and the union says which of them stands here.
    options = {bare(option)[0] for option in get_args(current)}
    return next((table[part] for table in (CONDITIONS, EXPRESSIONS) if table.get(part) in options), current)


# With its kind: 1 is True for a dictionary.
_WORDS = {(bool, True): "true", (bool, False): "false", (type(None), None): "null"}


def show(value: Any) -> str:
    """Show a value in at most 60 characters, safe for a terminal."""
    if isinstance(value, dict | list):
        shown = "{...}" if isinstance(value, dict) else "[...]"
        return shown if value else shown.replace("...", "")
    text = value if isinstance(value, str) else _WORDS.get((type(value), value), str(value))
    text = "".join(ch if ch.isprintable() else "\N{REPLACEMENT CHARACTER}" for ch in text)
    return text if len(text) <= 60 else f"{text[:57]}..."
