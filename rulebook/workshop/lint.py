"""Find everything that is wrong, or could be better, with a rulebook that loads.

What keeps a rulebook from loading is found by `rulebook.load.proving`. Each finding is a problem
whose path names a file of the rulebook without its ending, `rules/told`, and whose pointer a place in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from rulebook.errors import Problem
from rulebook.model.edition import Edition
from rulebook.model.lint import Severity
from rulebook.workshop.doubles import double_findings
from rulebook.workshop.excluding import excluding_findings
from rulebook.workshop.soundness import CONFLICTS, by_form, wrong_examples
from rulebook.workshop.texts import text_findings
from rulebook.workshop.titles import title_findings
from rulebook.workshop.uses import use_findings


def severity(problem: Problem) -> Severity:
    """Return how bad a finding is. An error is what `check` refuses a rulebook for, and nothing else is.

    What makes outcomes untrustworthy is refused: it does not load, or contradicts itself. A rule without a message
    still decides rightly and tells its reasons. A letter that is not yet covered leaves the rules that there are as
    they are, and half a rulebook must be tried while it is made: `coverage` tells whether a sentence is missing.
    """
    return "warning" if problem.code.startswith("lint.") and problem.code not in CONFLICTS else "error"


def findings(edition: Edition) -> Iterator[Problem]:
    """Yield every finding: examples that contradict their rule, conditions, doubles, texts, and what nothing uses."""
    written = edition.written or edition
    yield from wrong_examples(edition)
    yield from by_form(edition)
    yield from excluding_findings(written)
    yield from double_findings(written)
    yield from text_findings(written)
    yield from title_findings(written)
    yield from use_findings(written)
