"""Notice a quote that only repeats the source.

An article that says "the parties respect ..." and then the source's sentence obliges nobody
to anything. So a quote counts as a restatement when most of its words stand in runs that
are the source's own, in Dutch or in the edition's English rendering. Each segment of a
quote is judged alone as well: words from elsewhere do not make up for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rulebook.facts.articles import ELLIPSIS, collapse

_WORD = re.compile(r"\w+")
SHORTEST_RUN = 3


@dataclass(frozen=True, slots=True)
class Echo:
    """Hold the runs of up to `run` words of the source; `most` is the part of a quote that may be runs of `run`."""

    runs: frozenset[tuple[str, ...]]
    run: int
    most: float

    @classmethod
    def of(cls, texts: Iterable[str], run: int, most: float) -> Echo:
        """Collect the runs of the source's sentences."""
        sentences = [_words(text) for text in texts]
        lengths = range(min(SHORTEST_RUN, run), run + 1)
        return cls(frozenset(r for words in sentences for n in lengths for r in _runs(words, n)), run, most)

    def restates(self, quote: str) -> bool:
        """Tell whether too many words of the quote, or of one of its segments, are the source's."""
        segments = [_words(part) for part in ELLIPSIS.split(quote)]
        if len(segments) > 1:
            segments.append([word for segment in segments for word in segment])
        return any(self._echoes(words) for words in segments if len(words) >= SHORTEST_RUN)

    def _echoes(self, words: list[str]) -> bool:
        run = min(self.run, len(words))
        echoed = [False] * len(words)
        for start, found in enumerate(_runs(words, run)):
            if found in self.runs:
                echoed[start : start + run] = [True] * run
        return sum(echoed) > self.most * len(words)


def _words(text: str) -> list[str]:
    return _WORD.findall(collapse(text).lower())


def _runs(words: list[str], run: int) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + run]) for i in range(len(words) - run + 1)]
