"""Say why an example came out as it did: what the rule made of each record, and the facts that decided."""

from __future__ import annotations

from collections.abc import Iterator

from rulebook.model.edition import Edition
from rulebook.model.report import DraftReport
from rulebook.render.safe import safe
from rulebook.render.view import outcome_view
from rulebook.words import Lang
from rulebook.words.report import OUTCOMES
from rulebook.words.workshop import TESTED


def example_lines(report: DraftReport, edition: Edition, lang: Lang) -> Iterator[str]:
    """Yield lines for a terminal. Places are JSON Pointers in the example's own draft."""
    for outcome in report.outcomes:
        view = safe(outcome_view(outcome, report, edition, lang))
        yield f"  {TESTED['why'][lang].format(facts=view.applies)}"
        for record in view.records:
            yield f"    {record.id}: {OUTCOMES[record.outcome][lang]}: {record.reason}"
            yield from (f"      - {fact.says} [{fact.pointer or '/'}]" for fact in record.evidence if fact.decides)
