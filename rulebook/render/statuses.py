"""Say once what each status is called in the formats that programs read, so that no two of them disagree.

A status is the outcome of a rule, for a record or for the draft, with the force that it has
there. With `--strict` a remark decides as a hard precondition does, and is shown as one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rulebook.model.report import WaiverState
from rulebook.model.rule import Force, Outcome

Oscal = tuple[Literal["satisfied", "not-satisfied"], Literal["pass", "fail", "other"]]


@dataclass(frozen=True, slots=True)
class Status:
    """Be one status in every format; None: the format has nothing to say, or says it elsewhere.

    `sarif` is kind and level (SARIF 2.1.0, 3.27.9 and 3.27.10: only a fail has a level), `oscal`
    is the state and reason of a finding's target (OSCAL 1.2, assessment results).
    """

    sarif: tuple[Literal["pass", "fail", "open", "informational", "notApplicable"], Literal["none", "warning", "error"]]
    junit: Literal["passed", "failure", "error", "skipped"]
    github: Literal["error", "warning", "notice"] | None
    gitlab: Literal["info", "minor", "major", "critical", "blocker"] | None
    oscal: Oscal | None


_PASS = Status(("pass", "none"), "passed", None, None, ("satisfied", "pass"))
_AIM = Status(("informational", "none"), "passed", "notice", "info", None)
_OTHER: Oscal = ("not-satisfied", "other")
_BROKEN = Status(("fail", "error"), "error", "error", "blocker", None)
"""A rule that could not be applied. SARIF tells of it as a notification of the run, not as a result."""

NOTE = _AIM
"""What cannot both hold in a draft: it changes no verdict, and is told wherever there is a place for it."""

_STATUSES: dict[tuple[Outcome, Force], Status] = {
    ("fail", "must"): Status(("fail", "error"), "failure", "error", "critical", ("not-satisfied", "fail")),
    ("fail", "should"): Status(("fail", "warning"), "failure", "warning", "major", ("not-satisfied", "fail")),
    ("fail", "may"): _AIM,
    # Never skipped in JUnit: that reads as success.
    ("undetermined", "must"): Status(("open", "none"), "error", "warning", "minor", _OTHER),
    ("undetermined", "should"): Status(("open", "none"), "error", "notice", "info", _OTHER),
    ("undetermined", "may"): Status(("open", "none"), "passed", "notice", "info", None),
    ("waived", "must"): Status(("fail", "error"), "passed", "notice", None, _OTHER),
    ("waived", "should"): Status(("fail", "warning"), "passed", "notice", None, _OTHER),
    ("waived", "may"): _AIM,
    **{("pass", force): _PASS for force in ("must", "should", "may")},
    **{
        ("not-applicable", force): Status(("notApplicable", "none"), "skipped", None, None, None)
        for force in ("must", "should", "may")
    },
    **{("error", force): _BROKEN for force in ("must", "should", "may")},
}


def status(outcome: Outcome, force: Force, strict: bool) -> Status:
    """Return how the formats say an outcome of a rule with this force."""
    return _STATUSES[outcome, "must" if strict and force == "should" else force]


WAIVER_STATUSES: dict[WaiverState, Status | None] = {
    "used": None,
    "unused": Status(("fail", "warning"), "passed", "warning", "minor", None),
    "expired": Status(("fail", "warning"), "passed", "warning", "minor", None),
    "not-authorised": Status(("fail", "warning"), "passed", "warning", "minor", None),
    "incomplete": Status(("fail", "warning"), "passed", "warning", "minor", None),
    "not-yet": Status(("informational", "none"), "passed", "notice", "info", None),
    "unknown-rule": Status(("fail", "warning"), "passed", "warning", "minor", None),
    "not-selected": Status(("informational", "none"), "passed", None, None, None),
    "other-draft": Status(("informational", "none"), "passed", "notice", "info", None),
}
"""How the formats tell of a recorded decision that has no effect. One that has is told with what it waives."""
