"""Gather the recorded decisions of a call, with what its options and its configuration say of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from rulebook.cli.in_force import from_file
from rulebook.load.known_rules import no_such_rule
from rulebook.load.waivers import Shelf, gather
from rulebook.model.report import Rulebook


def decisions_for(
    drafts: Sequence[str],
    walked: Iterable[str],
    chosen: Sequence[str],
    rulebooks: Sequence[Rulebook],
    folders: Sequence[str],
    paths: Sequence[str] = (),
) -> Shelf:
    """Return the decisions for drafts; one that names a rule that does not exist is a fault.

    Those that the configuration names are for all drafts of a repository, so of a few of them nothing is
    said. Where a folder is among the `paths`, each must find its draft.
    """
    owed = any(map(os.path.isdir, paths)) if from_file("waivers") else None
    return gather(drafts, walked, chosen, no_such_rule(rulebooks, folders), owed)
