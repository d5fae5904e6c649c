"""Hold what a reader needs to start: the options of a check, and drafts to start from with what a check says of them.

`rulebook.cli.guide` makes it: this layer knows no command and checks nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from rulebook.model.report import DraftReport
from rulebook.render.pages import source

STARTERS = ("exercising-together", "buying-and-training-together", "dividing-tasks")
AS_OF = datetime.date(2026, 2, 1)
"""The day on which they are checked. A fixed one: the site does not depend on the clock."""


@dataclass(frozen=True, slots=True)
class Option:
    """Be one option of `rulebook check`: how it is written (`--as-of DATE`) and what it does."""

    written: str
    help: str


@dataclass(frozen=True, slots=True)
class Starter:
    """Be a draft to start from, and the report on it as of `AS_OF`."""

    name: str
    text: str
    report: DraftReport

    @property
    def outcomes(self) -> dict[str, list[str]]:
        """Return the ids of the rules by their outcome for this draft."""
        found: dict[str, list[str]] = {}
        for one in self.report.outcomes:
            found.setdefault(one.outcome, []).append(one.rule.id)
        return found


@dataclass(frozen=True, slots=True)
class Guide:
    """Be all of it."""

    options: Sequence[Option]
    starters: Sequence[Starter]
    applied: str = ""
    """What a check must be told to apply this rulebook: `--edition NAME` or `--rulebook FOLDER`; "" if nothing."""


def starter_text(name: str) -> str:
    """Return a draft to start from, as it is shown and downloaded."""
    return source(f"starter-{name}.json", "rulebook.site")
