"""Hold why a sentence of the letter carries no rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from rulebook.model.letter import Letter, find_quote
from rulebook.model.noun import Noun
from rulebook.model.rule import Bilingual, Definition, Rule

UncitedKind = Literal[
    "heading", "context", "aim", "reason", "precedent", "instrument", "others", "explanation", "reference"
]
"""What a sentence does that asks nothing of an agreement. `others` asks something, but of somebody else."""


class Reason(Noun):
    """Say what kind of sentence it is, and why no rule rests on it where the kind alone does not say so."""

    kind: UncitedKind
    why: Bilingual | None = None


class Uncited(Noun):
    """List the sentences that no rule and no definition cites, by locator, each with the reason."""

    sentences: dict[str, Reason]


def cited(letter: Letter, items: Mapping[str, Rule | Definition]) -> dict[str, list[str]]:
    """Return for each sentence, by locator, the names of what quotes it; a quote may span sentences."""
    found: dict[str, list[str]] = {}
    for name, item in items.items():
        for locator in sorted(set(_quoted(letter, item))):
            found.setdefault(locator, []).append(name)
    return found


def _quoted(letter: Letter, item: Rule | Definition) -> Iterator[str]:
    passages = (find_quote(letter, citation.quote, citation.locator) for citation in item.cites)
    yield from (locator for passage in passages if passage is not None for locator in passage.locators)
