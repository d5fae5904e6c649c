"""Say what generated drafts must reach: every outcome of every rule and limb, but for what cannot be.

What cannot be is written out, with the reason. A test holds it to what drafts reach: an outcome
that is no longer reached is noticed, and so is one that is reached after all.
"""

from __future__ import annotations

from collections.abc import Mapping

from rulebook.load.edition import load_edition

OUTCOMES = ("pass", "fail", "undetermined", "not-applicable")

RuleCell = tuple[str, str]
LimbCell = tuple[str, str, str]

RULES: dict[RuleCell, str] = {}
"""What a rule as a whole cannot come out as. Waived is not among the outcomes: engines decide before waivers."""

_ONLY_OPEN = "Applies only where what it asks for is missing, and missing it is not denying it: always open."
_SILENT = "What no record says is unknown, whether the list is silent or empty: never a failure."
LIMBS: dict[LimbCell, str] = {
    **{
        (rule, limb, outcome): _ONLY_OPEN
        for rule, limb in (
            ("SPEC-105", "capabilities-named"), ("SPEC-201", "all-money-named"), ("SPEC-203", "all-money-named"),
            ("SPEC-401", "track-named"),
        )
        for outcome in ("pass", "fail")
    },
    **{("SPEC-501", limb, "fail"): _SILENT for limb in ("standardisation", "interoperability", "interchangeability")},
    **{
        ("SPEC-503", limb, "fail"): _SILENT
        for limb in ("weapon-systems", "training", "communications", "technology")
    },
    **{("SPEC-303", limb, "fail"): _SILENT for limb in ("every-risk", "every-cost")},
    **{
        ("SPEC-502", f"{area}{remark}", "fail"): _SILENT
        for area in ("language", "doctrine", "organisation", "culture")
        for remark in ("", "-remark")
    },
}  # fmt: skip
"""What a limb of a rule cannot come out as, and why."""


def unreached(reached: Mapping[RuleCell, int]) -> list[RuleCell]:
    """Return what rules can come out as, and did not."""
    cells = [(rule.id, outcome) for rule in load_edition().rules for outcome in OUTCOMES]
    return [cell for cell in cells if not reached.get(cell) and cell not in RULES]


def zeros(limbs: Mapping[LimbCell, int]) -> set[LimbCell]:
    """Return what no record came out as under a limb."""
    cells = {(r.id, limb.id, o) for r in load_edition().rules for limb in r.limbs for o in OUTCOMES[:3]}
    return {cell for cell in cells if not limbs.get(cell)}
