"""Notice a quote that only repeats the letter.

An article that says "the parties respect ..." and then the letter's sentence obliges nobody
to anything. So a quote counts as a restatement when most of its words stand in runs that
are the letter's own, in Dutch or in the edition's English rendering.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Echo:
    """Hold every run of `run` words of the letter; `most` is the part of a quote that may be such runs."""

    runs: frozenset[tuple[str, ...]]
    run: int
    most: float

    @classmethod
    def of(cls, texts: Iterable[str], run: int, most: float) -> Echo:
        """Collect the runs of the letter's sentences."""
        return cls(frozenset(r for text in texts for r in _runs(_words(text), run)), run, most)

    def restates(self, quote: str) -> bool:
        """Tell whether too many words of the quote are the letter's."""
        words = _words(quote)
        echoed = [False] * len(words)
        for start, run in enumerate(_runs(words, self.run)):
            if run in self.runs:
                echoed[start : start + self.run] = [True] * self.run
        return bool(words) and sum(echoed) > self.most * len(words)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _runs(words: list[str], run: int) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + run]) for i in range(len(words) - run + 1)]
