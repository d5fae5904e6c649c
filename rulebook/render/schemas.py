"""Publish the models as JSON Schema 2020-12."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from rulebook.model.draft import AgreementDraft
from rulebook.model.edition import EditionFile
from rulebook.model.rule import Definition, Rule
from rulebook.model.view import ReportView

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
    return {**head, **{key: value for key, value in found.items() if key not in head}}


def schema_bytes(name: str) -> bytes:
    """Return a schema as it is published."""
    return json.dumps(schema(name), indent=2, ensure_ascii=False).encode() + b"\n"
