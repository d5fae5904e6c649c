"""Name what a compiled rule looks at: the records of one draft, and the records bound so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from rulebook.model.quantities import DateSpan
from rulebook.model.record import DraftRecord, Records
from rulebook.model.trace import Trace, Truth

Env = tuple[DraftRecord, ...]
"""At run time: the records that are bound, in the order in which they were."""

Member = tuple[DraftRecord, Truth]
"""A record, and whether it belongs to the collection or definition: yes or unknown."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Be what is bound at compile time: the place of each name in the Env, and the collection of its records."""

    names: dict[str, tuple[int, str]] = field(default_factory=dict)
    depth: int = 0

    def bind(self, name: str, collection: str) -> Scope:
        """Return a scope in which one more name is bound, after all others."""
        return Scope({**self.names, name: (self.depth, collection)}, self.depth + 1)


WHOLE = Scope().bind("agreement", "agreement")
"""What every condition can speak about."""


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
    """Be one look at one draft. Definitions are worked out once for each, and explained at most once."""

    records: Records
    as_of: DateSpan
    whole: Env = ()
    defined: dict[tuple[str, bool], Truth] = field(default_factory=dict)
    members: dict[tuple[str, bool], list[Member]] = field(default_factory=dict)
    joined: dict[tuple[str, bool, str], Joined] = field(default_factory=dict)
    explained: dict[tuple[object, ...], Trace] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Bind the agreement itself: what conditions about the whole draft see."""
        self.whole = (self.records.agreement,)

    @property
    def final(self) -> Truth:
        """Tell whether the text is final (negotiated or signed) or still a concept."""
        status = self.records.agreement.values.get("status")
        return None if status is None else status in ("negotiated", "signed")
