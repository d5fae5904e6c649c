"""Hold that every status has a name in every format, and none that says less than it is."""

from __future__ import annotations

from typing import get_args

import pytest

from rulebook.model.report import WaiverState
from rulebook.model.rule import FORCES, Outcome
from rulebook.render.statuses import WAIVER_STATUSES, status


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("force", FORCES)
def test_every_outcome_of_every_force_has_a_status(force: str, strict: bool) -> None:
    for outcome in get_args(Outcome):
        kind, level = status(outcome, force, strict).sarif  # type: ignore[arg-type]
        assert (kind == "fail") == (level != "none"), "SARIF 2.1.0, 3.27.10: only a fail has a level"


@pytest.mark.parametrize("outcome", ["fail", "undetermined", "error"])
def test_what_keeps_a_draft_from_being_compliant_reads_as_success_nowhere(outcome: Outcome) -> None:
    found = status(outcome, "must", strict=False)
    assert found.sarif[0] in ("fail", "open")
    assert found.junit in ("failure", "error")
    assert found.github in ("error", "warning")
    assert found.gitlab in ("minor", "critical", "blocker")
    assert found.oscal is None or found.oscal[0] == "not-satisfied"


def test_a_remark_is_shown_as_what_it_decides() -> None:
    assert status("fail", "should", strict=False).sarif == ("fail", "warning")
    assert status("fail", "should", strict=True) == status("fail", "must", strict=False)


def test_only_what_passes_is_satisfied() -> None:
    satisfied = {
        outcome
        for outcome in get_args(Outcome)
        for force in FORCES
        if (found := status(outcome, force, strict=False).oscal) and found[0] == "satisfied"
    }
    assert satisfied == {"pass"}


def test_every_state_of_a_waiver_has_a_status_and_only_one_in_force_is_silent() -> None:
    assert set(WAIVER_STATUSES) == set(get_args(WaiverState))
    assert [state for state, found in WAIVER_STATUSES.items() if found is None] == ["used"]
