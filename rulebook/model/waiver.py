"""Hold a recorded decision that was read and found well-formed, with the place of everything in its file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rulebook.model.loaded import Located

SUFFIX = ".waiver.json"
"""How the name of a file with a decision ends; no draft's name does."""


@dataclass(frozen=True, eq=False)
class Waiver:
    """Be a decision to accept that one rule fails for the records it names, in one draft. Never a wildcard."""

    path: str
    data: Mapping[str, Any]
    places: Located
    sha256: str

    @property
    def name(self) -> str:
        """Return the name of its file, without what all such names end in."""
        return self.path.rpartition("/")[2].removesuffix(SUFFIX)

    @property
    def draft(self) -> str:
        """Return the id of the agreement that it is about."""
        return str(self.data["draft"])

    @property
    def rule(self) -> str:
        """Return the id or slug of the rule."""
        return str(self.data["rule"])

    @property
    def records(self) -> Sequence[str]:
        """Return the ids of the records that it is about; for a rule about the whole draft, the agreement's id."""
        return tuple(self.data["records"])

    @property
    def authority(self) -> str:
        """Return the authority that decided."""
        return str(self.data["authority"])

    @property
    def valid_until(self) -> str:
        """Return the last day, or the month or year to whose last day it counts."""
        return str(self.data["valid_until"])

    @property
    def reference(self) -> str | None:
        """Return the reference of the document that holds the decision."""
        found: str | None = self.data["document"].get("reference")
        return found

    @property
    def date(self) -> str | None:
        """Return the date of the decision, which is its document's."""
        found: str | None = self.data["document"].get("date")
        return found
