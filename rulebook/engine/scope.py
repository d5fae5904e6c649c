"""Name what a compiled rule looks at: the records of one draft, and the records bound so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from rulebook.model.quantities import DateSpan
from rulebook.model.record import DraftRecord, Records
from rulebook.model.trace import Trace, Truth

Scope = dict[str, str]
"""At compile time: a bound name -> the collection of its records."""

Env = dict[str, DraftRecord]
"""At run time: a bound name -> the record it stands for."""


@dataclass(slots=True)
class Look:
    """Be one look at one draft. Definitions are worked out once for each."""

    records: Records
    as_of: DateSpan
    defined: dict[tuple[str, bool], Trace] = field(default_factory=dict)
    members: dict[tuple[str, bool], list[tuple[DraftRecord, Truth, Trace | None]]] = field(default_factory=dict)

    @property
    def final(self) -> Truth:
        """Tell whether the text is final (negotiated or signed) or still a concept."""
        status = self.records.agreement.values.get("status")
        return None if status is None else status in ("negotiated", "signed")
