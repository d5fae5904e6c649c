"""Name what a compiled rule looks at: the records of one draft, and the records bound so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from rulebook.model.quantities import DateSpan
from rulebook.model.record import DraftRecord, Records
from rulebook.model.trace import Trace, Truth

Scope = dict[str, str]
"""At compile time: a bound name -> the collection of its records."""

Env = dict[str, DraftRecord]
"""At run time: a bound name -> the record it stands for."""


Member = tuple[DraftRecord, Truth, Trace | None]
"""A record, whether it belongs to the collection or definition, and why."""


@dataclass(slots=True)
class Joined:
    """Hold the members of a list by what they refer to; those that are silent about it may refer to anything."""

    places: dict[str | None, list[int]]
    members: list[Member]

    @classmethod
    def of(cls, members: list[Member], references: list[Any]) -> Joined:
        """Sort the members by what each refers to; None, or what is no id, may be anything."""
        places: dict[str | None, list[int]] = {}
        for place, reference in enumerate(references):
            places.setdefault(reference if isinstance(reference, str) else None, []).append(place)
        return cls(places, members)

    def referring_to(self, wanted: str) -> list[Member]:
        """Return the members that refer, or may refer, to an id, in their order."""
        found, silent = self.places.get(wanted, []), self.places.get(None, [])
        return [self.members[place] for place in (sorted(found + silent) if silent else found)]


@dataclass(slots=True)
class Look:
    """Be one look at one draft. Definitions are worked out once for each."""

    records: Records
    as_of: DateSpan
    defined: dict[tuple[str, bool], Trace] = field(default_factory=dict)
    members: dict[tuple[str, bool], list[Member]] = field(default_factory=dict)
    joined: dict[tuple[str, bool, str], Joined] = field(default_factory=dict)

    @property
    def final(self) -> Truth:
        """Tell whether the text is final (negotiated or signed) or still a concept."""
        status = self.records.agreement.values.get("status")
        return None if status is None else status in ("negotiated", "signed")
