"""Hold a draft that was read and found well-formed, with the place of everything in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from rulebook.model.draft import AgreementDraft
    from rulebook.model.draft.proof import Waiver


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
    def waivers(self) -> Sequence[Waiver]:
        """Return the recorded decisions; most drafts have none, and need no model for that."""
        return self.model.waivers or () if self.data.get("waivers") else ()

    @cached_property
    def model(self) -> AgreementDraft:
        """Return the draft as a model."""
        from rulebook.model.draft import AgreementDraft

        return AgreementDraft.model_validate(self.data)
