"""Write the chapters of an annex: one file each, a function that takes the subject and yields blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rulebook.annex.chapters import account, cards, choices, conclusion, deviations, limits, missing, reasons, rules
from rulebook.annex.document import Block
from rulebook.annex.subject import Subject

CHAPTERS: dict[str, Callable[[Subject], Iterator[Block]]] = {
    "conclusion": conclusion.write,
    "reasons": reasons.write,
    "rules": rules.write,
    "cards": cards.write,
    "missing": missing.write,
    "deviations": deviations.write,
    "choices": choices.write,
    "account": account.write,
    "limits": limits.write,
}
"""All chapters by name, in the order in which they come unless a template says otherwise."""
