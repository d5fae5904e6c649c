"""Prove the published schemas: current, valid, and of one mind with the models."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from pydantic import BaseModel, ValidationError

import rulebook.model.draft
from rulebook.load.jsontext import read_json
from rulebook.load.quick import SCHEMA, WAIVER_SCHEMA, surely_valid, surely_valid_waiver
from rulebook.load.yamltext import read_yaml
from rulebook.model.draft import AgreementDraft
from rulebook.model.written.waiver import WaiverFile
from rulebook.render.schemas import SCHEMAS, WRITTEN, schema, schema_bytes

ROOT = Path(__file__).parent.parent
KNOWN = {
    "$schema", "$id", "$defs", "$ref", "title", "description", "default", "examples", "type", "properties", "required",
    "additionalProperties", "patternProperties", "propertyNames", "items", "prefixItems", "anyOf", "oneOf", "enum", "const", "pattern", "minimum", "maximum",
    "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "minItems", "maxItems", "minProperties", "x-title-nl",
}  # fmt: skip


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_in_the_repository_is_current(name: str) -> None:
    published = (ROOT / "schemas" / f"{name}.schema.json").read_bytes()
    assert published == schema_bytes(name), "run: rulebook schemas --write schemas"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_is_a_valid_schema_of_known_keywords(name: str) -> None:
    found = schema(name)
    jsonschema.Draft202012Validator.check_schema(found)
    assert set(_keywords(found)) <= KNOWN


def _keywords(node: Any, named: bool = False) -> Iterator[str]:
    """Yield the keywords of a schema; the keys of properties and $defs are names, not keywords."""
    if isinstance(node, dict):
        for key, value in node.items():
            if not named:
                yield key
            if key not in ("default", "examples", "enum", "const"):
                yield from _keywords(value, not named and key in ("properties", "patternProperties", "$defs"))
    elif isinstance(node, list):
        for part in node:
            yield from _keywords(part)


def _nodes(value: Any, pointer: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield pointer
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield from _nodes(part, (*pointer, key))


def _single_faults(draft: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield drafts with one fault each: every node replaced by things that may not stand there."""
    for pointer in _nodes(draft):
        for wrong in (7, "2018-02-30", True, [], {}, None, -1, 1000, "NO SUCH WORD"):
            changed = copy.deepcopy(draft)
            if not pointer:
                continue
            owner = changed
            for part in pointer[:-1]:
                owner = owner[part]
            owner[pointer[-1]] = wrong
            yield changed


def _small() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "tests" / "drafts" / "every-key.json").read_text(encoding="utf-8"))
    return found


def _accepts(draft: dict[str, Any]) -> bool:
    try:
        AgreementDraft.model_validate(read_json(json.dumps(draft).encode(), "draft.json").value)
    except ValidationError:
        return False
    return True


def test_models_and_schema_agree_on_every_single_fault() -> None:
    rust = jsonschema_rs.validator_for(schema("draft"))
    small = _small()
    assert _accepts(small)
    assert rust.is_valid(small)
    disagreed = [
        draft for draft in _single_faults(small) if _accepts(draft) != rust.is_valid(draft) and not _years_only(draft)
    ]
    assert disagreed == []


def test_what_is_accepted_quickly_the_models_accept() -> None:
    quickly = [
        draft for draft in _single_faults(_small()) if surely_valid(read_json(json.dumps(draft).encode(), "draft.json"))
    ]
    assert len(quickly) > 100
    assert [draft for draft in quickly if not _accepts(draft)] == []


def test_no_model_knows_a_rule_that_the_quick_check_does_not() -> None:
    models = [found for name, found in vars(rulebook.model.draft).items() if isinstance(found, type)]
    beyond, seen = set(), set()
    while models:
        model = models.pop()
        if model in seen or not issubclass(model, BaseModel):
            continue
        seen.add(model)
        models += model.__subclasses__() + [base for base in model.__bases__ if base is not BaseModel]
        beyond |= {model.__name__} if "model_post_init" in vars(model) else set()
    assert beyond == {"Text", "Years", "Party"}


def test_the_schema_that_accepts_is_the_published_one() -> None:
    assert json.loads(SCHEMA.read_bytes()) == schema("draft")
    assert json.loads(WAIVER_SCHEMA.read_bytes()) == schema("waiver")


def test_of_a_waiver_the_model_the_schema_and_the_quick_check_say_the_same_about_every_single_fault() -> None:
    whole = json.loads((ROOT / "tests" / "drafts" / "every-key.waiver.json").read_text(encoding="utf-8"))
    rust = jsonschema_rs.validator_for(schema("waiver"))
    apart, accepted = [], 0
    for waiver in [whole, *_single_faults(whole), {**whole, "records": ["*"]}, {**whole, "rule": "SPEC-*"}]:
        source = read_json(json.dumps(waiver).encode(), "x.waiver.json")
        try:
            says = bool(WaiverFile.model_validate(source.value))
        except ValidationError:
            says = False
        accepted += says
        if says != rust.is_valid(waiver) or (surely_valid_waiver(source) and not says):
            apart.append(waiver)
    assert apart == []
    assert accepted > 1


def _years_only(draft: dict[str, Any]) -> bool:
    """Tell whether the years were changed: that they end before they start is what JSON Schema cannot say."""
    commitments = draft.get("commitments")
    years = commitments[0].get("years") if isinstance(commitments, list) and commitments else None
    return isinstance(years, dict) and years != {"first": 2018, "last": 2020}


def test_the_python_validator_agrees_on_a_sample_of_the_faults() -> None:
    slow, rust = jsonschema.Draft202012Validator(schema("draft")), jsonschema_rs.validator_for(schema("draft"))
    faults = list(_single_faults(_small()))[::97]
    assert [slow.is_valid(draft) for draft in faults] == [rust.is_valid(draft) for draft in faults]


@pytest.mark.parametrize("name", ["be-nl-frigates-minehunters"])
def test_samples_are_valid_under_the_published_schema(name: str) -> None:
    draft = json.loads((ROOT / "agreements" / f"{name}.json").read_text(encoding="utf-8"), parse_float=Decimal)
    jsonschema_rs.validator_for(schema("draft")).validate(json.loads(json.dumps(draft, default=float)))


FILES = {"rule": "rules", "definition": "definitions", "interpretation": "interpretations"}
EDITIONS = sorted((ROOT / "rulebook" / "editions").glob("*/edition.yaml"))


def _plain(path: Path) -> Any:
    """Return what a file of a rulebook says, its decimals as numbers."""
    return json.loads(json.dumps(read_yaml(path.read_bytes(), path.name).value, default=float))


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda path: path.parent.name)
def test_every_file_of_a_shipped_rulebook_is_valid_under_its_schema(edition: Path) -> None:
    kinds = {"edition": [edition]} | {k: sorted((edition.parent / f).glob("*.yaml")) for k, f in FILES.items()}
    assert len(kinds["rule"]) > 1
    for kind, paths in kinds.items():
        validator = jsonschema_rs.validator_for(schema(kind))
        assert [path.name for path in paths if not validator.is_valid(_plain(path))] == []


def test_a_rule_file_with_a_fault_is_not_valid_under_its_schema() -> None:
    validator = jsonschema_rs.validator_for(schema("rule"))
    rule = _plain(next(iter(sorted((EDITIONS[0].parent / "rules").glob("*.yaml")))))
    assert validator.is_valid(rule)
    for wrong in (
        {"force": "shall"}, {"limbs": []}, {"zzz": 1}, {"title": {"nl": "Titel"}}, {"id": "201"}, {"examples": {"draft": {}, "cases": []}},
        {"limbs": [{**rule["limbs"][0], "requires": {"said": "Not A Path"}}]},
        {"limbs": [{**rule["limbs"][0], "requires": {"all_off": []}}]},
    ):  # fmt: skip
        assert not validator.is_valid({**rule, **wrong}), wrong


@pytest.mark.parametrize("name", WRITTEN)
def test_every_key_of_a_rulebooks_files_is_explained(name: str) -> None:
    found = schema(name)
    nodes = {"": found, **found.get("$defs", {})}
    silent = [
        (of, key) for of, node in nodes.items() for key, part in node.get("properties", {}).items()
        if "description" not in part and "description" not in nodes.get(str(part.get("$ref", "")).rpartition("/")[2], {})
    ]  # fmt: skip
    assert silent == []


def test_an_editor_is_offered_the_lists_and_fields_of_a_draft() -> None:
    parts = schema("rule")["$defs"]
    assert "notices" in parts["Listed"]["enum"]
    assert "notice.date" in parts["Path"]["anyOf"][0]["enum"]
    assert parts["Said"]["properties"]["said"]["$ref"] == "#/$defs/Path"
    assert parts["Selection"]["properties"]["in"]["anyOf"][0] == {"$ref": "#/$defs/Listed"}
