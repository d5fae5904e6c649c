"""Publish the models as JSON Schema 2020-12."""

from __future__ import annotations

import json
from functools import cache, reduce
from operator import or_
from types import UnionType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, create_model

from rulebook.model.coverage import Coverage
from rulebook.model.difference import DifferenceView
from rulebook.model.draft import AgreementDraft
from rulebook.model.lint import LintReport
from rulebook.model.noun import Noun
from rulebook.model.settings import SettingsView
from rulebook.model.verification import VerificationView
from rulebook.model.versions import VersionsView
from rulebook.model.view import ReportView
from rulebook.model.written.configuration import ConfigurationFile
from rulebook.model.written.edition import EditionFile
from rulebook.model.written.rule import Definition, Interpretation, Rule
from rulebook.model.written.uncited import UncitedFile
from rulebook.model.written.waiver import WaiverFile
from rulebook.render.keys import explained

HOME = "https://agreement-rulebook.example/schemas"


@cache
def _model(kind: Any) -> type[BaseModel]:
    """Return the model that a noun of the report would be, for its schema."""
    hints = get_type_hints(kind, include_extras=True)
    fields: dict[str, Any] = {name: _field(name, hints[name]) for name in kind._names}
    return create_model(kind.__name__, __config__=ConfigDict(extra="forbid"), __doc__=kind.__doc__, **fields)


def _field(name: str, hint: Any) -> tuple[Any, Any]:
    hint, *described = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    if get_origin(hint) is list:
        hint = list[_modelled(get_args(hint)[0])]  # type: ignore[misc]
    elif get_origin(hint) is UnionType:
        hint = reduce(or_, map(_modelled, get_args(hint)))
    return _modelled(hint), Field(
        alias="$schema" if name == "schema_" else None, description="".join(described) or None
    )


def _modelled(hint: Any) -> Any:
    return _model(hint) if isinstance(hint, type) and issubclass(hint, Noun) else hint  # type: ignore[arg-type]


SCHEMAS: dict[str, tuple[type[BaseModel], str]] = {
    "draft": (AgreementDraft, "a draft of a cooperation agreement"),
    "waiver": (WaiverFile, "a recorded decision to accept that a rule fails"),
    "configuration": (ConfigurationFile, "a configuration: rulebook.toml"),
    "report": (_model(ReportView), "the report of `rulebook check --format json`"),
    "lint": (_model(LintReport), "the report of `rulebook lint --format json`"),
    "coverage": (_model(Coverage), "what `rulebook coverage --format json` writes"),
    "difference": (_model(DifferenceView), "the report of `rulebook rules diff --format json`"),
    "versions": (_model(VersionsView), "the report of `rulebook diff --format json`"),
    "verification": (_model(VerificationView), "the report of `rulebook verify --format json`"),
    "settings": (_model(SettingsView), "what `rulebook config --format json` writes"),
    "rule": (Rule, "a rule file"),
    "definition": (Definition, "a definition file"),
    "interpretation": (Interpretation, "an interpretation file"),
    "uncited": (UncitedFile, "the uncited.yaml of a rulebook"),
    "edition": (EditionFile, "the edition.yaml of a rulebook"),
}

REPORTS = ("report", "lint", "coverage", "difference", "versions", "verification", "settings")
"""What the program itself writes."""

WRITTEN = ("rule", "definition", "interpretation", "uncited", "edition")
"""The files of a rulebook."""


def schema(name: str) -> dict[str, Any]:
    """Return a schema by name."""
    model, description = SCHEMAS[name]
    found = model.model_json_schema(by_alias=True, mode="serialization" if name in REPORTS else "validation")
    found.pop("description", None)
    if name in WRITTEN:
        found = explained(found)
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
