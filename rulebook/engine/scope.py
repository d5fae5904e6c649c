"""Name what a compiled rule looks at: the records of one draft, and the records bound so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from rulebook.model.quantities import DateSpan
from rulebook.model.record import DraftRecord, Lists, Records
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


FEW = 8
"""Up to how many members a list is gone through rather than looked up in."""

WHOLE = Scope().bind("agreement", "agreement")
"""What every condition can speak about."""


Join = tuple[str, bool, tuple[str, ...]]
"""Which list is looked up in (its name, and the side it is for), and by which fields."""


class Joined:
    """Hold the members of a list by the values of some fields; those that are silent about one may have any."""

    __slots__ = ("_members", "_places", "_silent")

    def __init__(self, members: list[Member], values: list[tuple[Any, ...]]) -> None:
        """Sort the members by the values of each."""
        self._members = members
        self._places: dict[tuple[Any, ...], list[int]] = {}
        self._silent: list[int] = []
        for place, found in enumerate(values):
            (self._silent if None in found else self._places.setdefault(found, [])).append(place)

    def having(self, wanted: tuple[Any, ...]) -> list[Member]:
        """Return the members that have, or may have, these values, in their order."""
        places = self._places.get(wanted, [])
        if self._silent:
            places = sorted(places + self._silent)
        return [self._members[place] for place in places]


@dataclass(slots=True)
class Look:
    """Be one look at one draft. Definitions are worked out once for each, and explained at most once."""

    records: Records
    as_of: DateSpan
    whole: Env = ()
    defined: dict[tuple[str, bool], Truth] = field(default_factory=dict)
    members: dict[tuple[str, bool], list[Member]] = field(default_factory=dict)
    joined: dict[Join, Joined] = field(default_factory=dict)
    explained: dict[tuple[object, ...], Trace] = field(default_factory=dict)
    agreement: DraftRecord = field(init=False)
    by_collection: Lists = field(init=False)
    by_id: Callable[[str], dict[str, DraftRecord]] = field(init=False)
    empty: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Bind the agreement itself: what conditions about the whole draft see."""
        self.agreement = self.records.agreement
        self.whole = (self.agreement,)
        self.by_collection, self.by_id, self.empty = self.records.by_collection, self.records.by_id, self.records.empty

    def near(
        self,
        key: Join,
        listed: list[Member],
        wanted: tuple[Any, ...],
        own: Callable[[Look, DraftRecord], tuple[Any, ...]],
    ) -> list[Member]:
        """Return the members whose fields are, or may be, what is wanted; all where that is not known.

        `own` takes these fields from a member.
        """
        if len(listed) <= FEW or None in wanted:
            return listed
        joined = self.joined.get(key)
        if joined is None:
            joined = self.joined[key] = Joined(listed, [own(self, record) for record, _ in listed])
        return joined.having(wanted)

    @property
    def final(self) -> Truth:
        """Tell whether the text is final (negotiated or signed) or still a concept."""
        status = self.records.agreement.values.get("status")
        return None if status is None else status in ("negotiated", "signed")
