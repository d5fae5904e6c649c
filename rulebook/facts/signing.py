"""Find the signatures that are still to come in a text that calls itself signed."""

from __future__ import annotations

import datetime

from rulebook.model.quantities import DateSpan
from rulebook.model.record import DraftRecord, Records


def signatures_to_come(records: Records, as_of: datetime.date) -> list[DraftRecord]:
    """Return the signatures dated after the as-of date, if the draft's status is signed."""
    if records.agreement.values.get("status") != "signed":
        return []
    return [act for act in records.by_collection["acts"] if not act.ghost and _to_come(act, as_of)]


def _to_come(act: DraftRecord, as_of: datetime.date) -> bool:
    date = act.values.get("date")
    return act.values.get("kind") == "signature" and isinstance(date, DateSpan) and date.first > as_of
