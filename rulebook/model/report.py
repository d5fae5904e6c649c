"""Hold the result of a call: what was checked, against what, and what came out for each draft."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rulebook.errors import Problem
from rulebook.model.edition import Edition
from rulebook.model.loaded import Draft
from rulebook.model.outcome import RuleOutcome
from rulebook.model.record import Records

if TYPE_CHECKING:
    from rulebook.model.draft.proof import Waiver

Verdict = Literal["compliant", "deviating", "non-compliant", "incomplete", "error"]
WaiverState = Literal[
    "used", "unused", "expired", "not-authorised", "incomplete", "not-yet", "unknown-rule", "not-selected"
]

EXIT_CODES: dict[Verdict, int] = {"compliant": 0, "deviating": 0, "non-compliant": 1, "incomplete": 3, "error": 2}
WORST_FIRST: tuple[Verdict, ...] = ("error", "non-compliant", "incomplete", "deviating", "compliant")


@dataclass(frozen=True, slots=True)
class WaiverNote:
    """Say what became of one waiver; `index` is its place in the draft's list."""

    waiver: Waiver
    state: WaiverState
    index: int


@dataclass(frozen=True, slots=True)
class DraftReport:
    """Be the result for one draft. A draft that could not be read has problems and no outcomes.

    `concerned` is false when, as far as the draft says, the letter is not about it.
    """

    path: str
    verdict: Verdict
    draft: Draft | None = None
    records: Records | None = None
    outcomes: tuple[RuleOutcome, ...] = ()
    waivers: tuple[WaiverNote, ...] = ()
    problems: tuple[Problem, ...] = ()
    concerned: bool = True


@dataclass(frozen=True, slots=True)
class Report:
    """Be the result of one call. `left_out` lists the rules that were not selected.

    `drafts` may be an iterator that checks as it goes: whoever writes the report takes them
    one by one, in their order, and keeps none.
    """

    edition: Edition
    engines: tuple[str, ...]
    as_of: datetime.date
    drafts: Iterable[DraftReport]
    left_out: tuple[str, ...] = ()
    strict: bool = False


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the worst of several verdicts; nothing checked is an error."""
    seen = set(verdicts)
    return next((verdict for verdict in WORST_FIRST if verdict in seen), "error")
