"""Publish the models as JSON Schema 2020-12."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from rulebook.model.draft import AgreementDraft
from rulebook.model.view import ReportView
from rulebook.model.written.edition import EditionFile
from rulebook.model.written.rule import Definition, Rule

HOME = "https://agreement-rulebook.example/schemas"

SCHEMAS: dict[str, tuple[type[BaseModel], str]] = {
    "draft": (AgreementDraft, "a draft of a cooperation agreement"),
    "report": (ReportView, "the report of `rulebook check --format json`"),
    "rule": (Rule, "a rule file"),
    "definition": (Definition, "a definition file"),
    "edition": (EditionFile, "the edition.yaml of a rulebook"),
}


def schema(name: str) -> dict[str, Any]:
    """Return a schema by name."""
    model, description = SCHEMAS[name]
    found = model.model_json_schema(by_alias=True, mode="serialization" if name == "report" else "validation")
    found.pop("description", None)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{HOME}/{name}.schema.json",
        "title": f"Rulebook: {description}",
    }
    body = _plain({key: value for key, value in found.items() if key not in head})
    return {**head, **body}


def _plain(node: Any) -> Any:
    """Leave out `"default": null`: an editor would write it, and a key left out says as much."""
    if isinstance(node, dict):
        return {key: _plain(value) for key, value in node.items() if not (key == "default" and value is None)}
    return [_plain(part) for part in node] if isinstance(node, list) else node


def schema_bytes(name: str) -> bytes:
    """Return a schema as it is published."""
    return json.dumps(schema(name), indent=2, ensure_ascii=False).encode() + b"\n"
