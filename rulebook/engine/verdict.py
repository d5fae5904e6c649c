"""Decide the verdict of a draft."""

from __future__ import annotations

from collections.abc import Iterable

from rulebook.model.outcome import RuleOutcome
from rulebook.model.report import Verdict


def verdict(outcomes: Iterable[RuleOutcome], strict: bool = False, concerned: bool = True) -> Verdict:
    """Return the verdict: must-rules decide; with `strict`, should-rules as well.

    A draft that the source is not `concerned` with, as far as it says, can at best be incomplete.
    """
    deciding = ("must", "should") if strict else ("must",)
    found = list(outcomes)
    seen = {outcome.outcome for outcome in found if outcome.force in deciding}
    if not found or any(outcome.outcome == "error" for outcome in found):
        return "error"
    if "fail" in seen:
        return "non-compliant"
    if "undetermined" in seen or not concerned:
        return "incomplete"
    return "deviating" if "waived" in seen else "compliant"
