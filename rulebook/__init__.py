"""Check drafts of cooperation agreements against the letter that states the preconditions.

from rulebook import check, load_draft, load_edition

report = check(load_draft("draft.json"), load_edition(), as_of=date(2026, 1, 1))
report.verdict
"""

from __future__ import annotations

import sys
import types
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["check", "load_draft", "load_edition", "load_waiver"]

if TYPE_CHECKING:
    from rulebook.check import check
    from rulebook.load.draft import load_draft
    from rulebook.load.edition import load_edition
    from rulebook.load.waivers import load_waiver


class _Package(types.ModuleType):
    """Import the public functions when they are first used, so that `rulebook --help` stays quick."""

    @property
    def check(self) -> Any:
        from rulebook.check import check

        return check

    @check.setter
    def check(self, module: types.ModuleType) -> None:
        """Keep the function under this name: importing `rulebook.check` would put the module here."""

    @property
    def load_draft(self) -> Any:
        from rulebook.load.draft import load_draft

        return load_draft

    @property
    def load_edition(self) -> Any:
        from functools import partial

        from rulebook.load.edition import load_edition
        from rulebook.workshop.soundness import contradicting

        return partial(load_edition, trying=contradicting)

    @property
    def load_waiver(self) -> Any:
        from rulebook.load.waivers import load_waiver

        return load_waiver


sys.modules[__name__].__class__ = _Package
