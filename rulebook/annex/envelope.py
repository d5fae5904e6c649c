"""Seal what a program reads: the report, and how the annex around it was made, so that it can be made again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Made:
    """Say how a document was made: what it is, its languages, its marking, and the digest of its template."""

    kind: str
    langs: Sequence[str]
    marking: str | None
    template: str


def sealed(report: bytes, made: Made) -> bytes:
    """Return what travels inside the document: `annex` says how it was made, `report` is the JSON report."""
    about = json.dumps(asdict(made), ensure_ascii=False, sort_keys=True)
    return b'{"annex":' + about.encode() + b',"report":' + report.strip() + b"}\n"
