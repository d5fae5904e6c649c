"""Hold the result of a call: what was checked, against what, and what came out for each draft."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rulebook.errors import Problem, RulebookError
from rulebook.model.edition import Edition
from rulebook.model.loaded import Draft
from rulebook.model.outcome import RuleOutcome
from rulebook.model.record import Records
from rulebook.model.waiver import Waiver

Verdict = Literal["compliant", "deviating", "non-compliant", "incomplete", "error"]
WaiverState = Literal[
    "used",
    "unused",
    "expired",
    "not-authorised",
    "incomplete",
    "not-yet",
    "unknown-rule",
    "not-selected",
    "other-draft",
]

EXIT_CODES: dict[Verdict, int] = {"compliant": 0, "deviating": 0, "non-compliant": 1, "incomplete": 3, "error": 2}
WORST_FIRST: tuple[Verdict, ...] = ("error", "non-compliant", "incomplete", "deviating", "compliant")


@dataclass(frozen=True, slots=True)
class WaiverNote:
    """Say what became of one waiver; `idle` are those of its records for which the rule does not fail."""

    waiver: Waiver
    state: WaiverState
    idle: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftReport:
    """Be the result for one draft and one edition. A draft that could not be read has problems and no outcomes.

    `concerned` is false when, as far as the draft says, the edition's source is not about it.
    `notes` are what cannot both hold on the as-of date; they change no outcome.
    """

    path: str
    verdict: Verdict
    draft: Draft | None = None
    records: Records | None = None
    outcomes: tuple[RuleOutcome, ...] = ()
    waivers: tuple[WaiverNote, ...] = ()
    problems: tuple[Problem, ...] = ()
    concerned: bool = True
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """Be all results for one draft: one for each rulebook, in their order; none if it could not be read."""

    path: str
    results: tuple[DraftReport, ...] = ()
    problems: tuple[Problem, ...] = ()

    @classmethod
    def unread(cls, path: str, error: RulebookError) -> Checked:
        """Return what there is to say of a draft that could not be read; a fault that names no file is of this one."""
        return cls(path, problems=tuple(problem.at(problem.path or path) for problem in error.problems))

    @property
    def draft(self) -> Draft | None:
        """Return the draft, if it could be read and checked."""
        return next((result.draft for result in self.results if result.draft is not None), None)

    @property
    def verdict(self) -> Verdict:
        """Return the worst verdict of the rulebooks."""
        return "error" if self.problems else worst(result.verdict for result in self.results)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Be an edition as it was applied: until when it is in force, and which rules were not selected.

    `until` is the first day on which a later edition of the series is in force, where one is known.
    """

    edition: Edition
    until: datetime.date | None = None
    left_out: tuple[str, ...] = ()

    @property
    def since(self) -> datetime.date:
        """Return the first day on which the edition is in force."""
        return datetime.date.fromisoformat(self.edition.about.valid_from)

    def in_force(self, day: datetime.date) -> bool:
        """Tell whether the edition is in force on a day."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Applied:
    """Name the configuration that a call was under; `keys` are those that no flag or environment replaced."""

    path: str
    sha256: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Be the result of one call.

    `drafts` may be an iterator that checks as it goes: whoever writes the report takes them
    one by one, in their order, and keeps none. Their results are in the order of `rulebooks`.
    """

    rulebooks: tuple[Rulebook, ...]
    engines: tuple[str, ...]
    as_of: datetime.date
    drafts: Iterable[Checked]
    strict: bool = False
    configuration: Applied | None = None
    exit_zero: bool = False

    @classmethod
    def of(
        cls,
        edition: Edition,
        engines: tuple[str, ...],
        as_of: datetime.date,
        drafts: Iterable[DraftReport],
        left_out: tuple[str, ...] = (),
        strict: bool = False,
    ) -> Report:
        """Return the report on drafts that were checked against one edition."""
        alone = (Checked(result.path, (result,)) for result in drafts)
        return cls((Rulebook(edition, None, left_out),), engines, as_of, alone, strict)


def exit_code(verdict: Verdict, exit_zero: bool) -> int:
    """Return the exit code for the worst verdict. With `exit_zero`, what could not be checked still is 2."""
    return 0 if exit_zero and verdict != "error" else EXIT_CODES[verdict]


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the worst of several verdicts; nothing checked is an error."""
    seen = set(verdicts)
    return next((verdict for verdict in WORST_FIRST if verdict in seen), "error")
