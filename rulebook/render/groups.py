"""Group the outcomes of a result by what they ask of a reader, under the headings that reports give them."""

from __future__ import annotations

from rulebook.model.view import OutcomeView, ResultView

_KINDS = {"fails": "fail", "open": "undetermined", "waived": "waived"}


def to_look_at(result: ResultView, strict: bool) -> dict[str, list[OutcomeView]]:
    """Return what a person must look at, by heading: what decides the verdict by its outcome, then the remarks."""
    decides = ("must", "should") if strict else ("must",)
    found = {
        heading: [o for o in result.outcomes if o.outcome == outcome and o.force in decides]
        for heading, outcome in _KINDS.items()
    }
    found["remarks"] = [o for o in result.outcomes if o.outcome in _KINDS.values() and o.force not in decides]
    return found
