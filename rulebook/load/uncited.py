"""Check the list of sentences that carry no rule against the letter, the rules and the definitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rulebook.errors import Problem
from rulebook.load.nearest import unknown
from rulebook.load.source import join_pointer
from rulebook.model.letter import Letter
from rulebook.model.rule import Definition, Rule
from rulebook.model.uncited import Uncited, cited


def uncited_faults(uncited: Uncited, letter: Letter, items: Mapping[str, Rule | Definition]) -> Iterator[Problem]:
    """Yield each locator that the letter does not have, and each sentence that something quotes after all.

    That a sentence is missing from the list is no fault here: a rulebook in the making must load.
    """
    known = [sentence.locator for sentence in letter.sentences]
    quoted = cited(letter, items)
    for locator in uncited.sentences:
        at = join_pointer("/sentences", locator)
        if locator not in known:
            yield unknown("uncited.no_such_sentence", locator, known, at)
        elif locator in quoted:
            yield Problem("uncited.cited", {"name": locator, "by": ", ".join(quoted[locator])}, pointer=at)
