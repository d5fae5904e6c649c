"""Tell the name of a rule from a slip of the pen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from rulebook.errors import Problem
from rulebook.load.choosing import edition_folders
from rulebook.load.edition import EDITIONS, edition_names, load_edition
from rulebook.load.nearest import unknown
from rulebook.model.edition import Edition
from rulebook.model.report import Rulebook


def no_such_rule(rulebooks: Sequence[Rulebook], folders: Sequence[str]) -> Callable[[str], Problem | None]:
    """Return what finds fault with a name that no rule has: neither in these rulebooks nor in others at hand.

    Others are the editions that ship and those in the folders. They are read for a name that is not in these.
    """
    here = dict.fromkeys(_names(each.edition for each in rulebooks))

    @cache
    def elsewhere() -> dict[str, None]:
        return dict.fromkeys(_names(load_edition(folder) for folder in _others(folders)))

    def fault(name: str) -> Problem | None:
        return None if name in here or name in elsewhere() else unknown("waiver.no_rule", name, here | elsewhere())

    return fault


def _others(folders: Sequence[str]) -> Iterator[Path]:
    yield from (EDITIONS / name for name in edition_names())
    for folder in folders:
        yield from edition_folders(folder)


def _names(editions: Iterable[Edition]) -> Iterator[str]:
    for edition in editions:
        for rule in edition.rules:
            yield from (rule.id, rule.slug)
