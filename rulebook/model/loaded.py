"""Hold a draft that was read and found well-formed, with the place of everything in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from rulebook.model.draft import AgreementDraft


class Located(Protocol):
    """Know where in a file each value stands."""

    def locate(self, pointer: str) -> tuple[int, int]:
        """Return the 1-based line and column of the value at a JSON Pointer."""
        ...


@dataclass(frozen=True)
class Draft:
    """Be a draft: what it says, as plain values (`data`) and as a model, and where (`places`)."""

    path: str
    data: Mapping[str, Any]
    places: Located
    sha256: str

    @property
    def id(self) -> str:
        """Return the id of the agreement."""
        return str(self.data["agreement"]["id"])

    @cached_property
    def model(self) -> AgreementDraft:
        """Return the draft as a model."""
        from rulebook.model.draft import AgreementDraft

        return AgreementDraft.model_validate(self.data)
