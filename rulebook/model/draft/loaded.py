"""Hold a draft that was read and found well-formed, with the place of everything in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from rulebook.model.draft import AgreementDraft


class Located(Protocol):
    """Know where in a file each value stands."""

    def locate(self, pointer: str) -> tuple[int, int]:
        """Return the 1-based line and column of the value at a JSON Pointer."""
        ...


@dataclass(frozen=True, slots=True)
class Draft:
    """Be a draft: what it says (`model`), the same as plain values (`data`), and where (`places`)."""

    path: str
    model: AgreementDraft
    data: Mapping[str, Any]
    places: Located
    sha256: str
