"""Hold why a condition came out as it did: the tree of what its truth rests on.

The engine builds it; `rulebook.engine.evidence` cuts it down to what the outcome rests on;
renderers turn that into sentences. There are no sentences here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from rulebook.model.quantities import DateSpan
from rulebook.model.record import DraftRecord

Truth = bool | None
"""yes, no, or None: unknown."""


@dataclass(frozen=True, slots=True)
class Read:
    """Be one field that was read; `value` is None where the draft is silent."""

    record: DraftRecord
    field: str
    value: Any

    @property
    def pointer(self) -> str:
        """Return where the field stands, or would stand."""
        return self.record.pointer_to(self.field)


@dataclass(frozen=True, slots=True)
class Figure:
    """Be one side of a comparison: its value (None: unknown) and the fields that it came from.

    `unlike` is set when it could not be worked out because amounts of different units met.
    `parameter` names the edition's parameter that it is or was worked out with, and `operation` how.
    """

    value: Any
    reads: tuple[Read, ...] = ()
    unlike: bool = False
    parameter: str | None = None
    operation: Literal["sum", "count", "plus", "minus", "times", "gap"] | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """Be the outcome of one comparison."""

    truth: Truth
    operator: str
    left: Figure
    right: Figure


@dataclass(frozen=True, slots=True)
class Filled:
    """Be the outcome of asking whether a field is filled in."""

    truth: Truth
    read: Read


@dataclass(frozen=True, slots=True)
class Combined:
    """Be the outcome of all_of, any_of or not; `parts` are those that it rests on."""

    truth: Truth
    operator: Literal["all_of", "any_of", "not"]
    parts: tuple[Trace, ...]


@dataclass(frozen=True, slots=True)
class Defined:
    """Be the outcome of a definition about the whole draft."""

    truth: Truth
    name: str
    trace: Trace


@dataclass(frozen=True, slots=True)
class Element:
    """Be one record that a quantifier looked at: whether it was selected, and whether it meets the condition.

    Why is said (`selection`, `meets`) only of records that the outcome rests on.
    """

    record: DraftRecord
    selected: Truth
    selection: Trace | None
    met: Truth
    meets: Trace | None


@dataclass(frozen=True, slots=True)
class Quantified:
    """Be the outcome of a quantifier.

    `elements` are the records that were or may be selected; `unsupported` are claims that would have counted had
    their evidence held. `because` says what decided when nothing was selected: the text is
    final or a concept (`status` is what was read for that), the list is empty or silent. It is
    `idle` when silence would have given the same: then nothing rests on the list. `sought` are
    the fields and fixed values that records of `base` were selected by; `title` is what a
    definition calls them, in English and Dutch. `there` counts the records of `base` that the draft has,
    `without` those of them that surely lack each of what was sought. `day` is the as-of date where
    only records up to that day were asked for.
    """

    truth: Truth
    operator: Literal["there_is", "for_all"]
    collection: str
    elements: tuple[Element, ...]
    unsupported: tuple[DraftRecord, ...] = ()
    none_found: bool = False
    idle: bool = False
    base: str = ""
    title: tuple[str, str] | None = None
    sought: tuple[tuple[str, Any], ...] = ()
    there: int = 0
    without: tuple[int, ...] = ()
    status: Read | None = None
    day: DateSpan | None = None
    pointer: str = ""


Trace = Compared | Filled | Combined | Defined | Quantified


@dataclass(frozen=True, slots=True)
class Exists:
    """Be the fact that a record is there."""

    record: DraftRecord


@dataclass(frozen=True, slots=True)
class Unsupported:
    """Be the fact that a claim does not count, because its evidence does not hold."""

    record: DraftRecord


Fact = Compared | Filled | Quantified | Exists | Unsupported
"""One thing that an outcome rests on."""


@dataclass(frozen=True, slots=True)
class Rested:
    """Be a fact with its part in the outcome: the truth that would have helped, and whether it
    decides or only selects what the rule looks at."""

    fact: Fact
    wanted: bool
    decides: bool
