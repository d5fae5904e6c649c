"""Prepare a new rule: the sentence that it encodes, the id that it gets, what it may be called."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from rulebook.model.edition import Edition
from rulebook.model.letter import Letter, Passage, Sentence, find_quote
from rulebook.model.rule import Rule

FIRST = "RULE-101"
"""The id of the first rule of a rulebook."""


def open_sentences(edition: Edition) -> list[Sentence]:
    """Return the sentences that no rule cites and that are not listed as carrying none; no headings, no stray marks."""
    cited = {locator for found in edition.passages.values() for passage in found for locator in passage.locators}
    headings = {section.heading.locator for section in edition.letter.sections if section.heading is not None}
    skipped = cited | headings | set(edition.uncited.sentences)
    return [s for s in edition.letter.sentences if s.locator not in skipped and s.note is None]


def named_sentence(letter: Letter, name: str) -> tuple[str, str] | None:
    """Return locator and quote of what somebody names: a sentence by its locator, or by words of it."""
    wanted = name.strip()
    for sentence in letter.sentences:
        if sentence.locator == wanted:
            return sentence.locator, sentence.text
    found: Passage | None = find_quote(letter, wanted)
    return (found.locators[0], found.quote) if found is not None else None


def proposed_id(edition: Edition, locator: str) -> str:
    """Return the next free id: after the rules of the same paragraph or section, else in a hundred of its own."""
    taken = {rule.id for rule in edition.rules}
    if not taken:
        return FIRST
    parts = locator.split(".")
    for depth in range(len(parts) - 1, 0, -1):
        start = ".".join(parts[:depth]) + "."
        near = Counter(_hundred(rule) for rule in edition.rules if any(c.locator.startswith(start) for c in rule.cites))
        for (prefix, hundred), _ in sorted(near.items(), key=lambda found: (-found[1], found[0])):
            free = _free(prefix, hundred, taken)
            if free is not None:
                return free
    prefixes = Counter(rule.id.rpartition("-")[0] for rule in edition.rules)
    prefix = min(prefixes, key=lambda name: (-prefixes[name], name))
    used = {hundred for name, hundred in map(_hundred, edition.rules) if name == prefix}
    ways = (_free(prefix, hundred, taken) for hundred in range(1, 10) if hundred not in used or len(used) == 9)
    return next((way for way in ways if way is not None), FIRST)


def _hundred(rule: Rule) -> tuple[str, int]:
    prefix, _, number = rule.id.rpartition("-")
    return prefix, int(number) // 100


def _free(prefix: str, hundred: int, taken: Iterable[str]) -> str | None:
    known = set(taken)
    last = max((n for n in range(1, 100) if f"{prefix}-{hundred * 100 + n:03}" in known), default=0)
    found = f"{prefix}-{hundred * 100 + last + 1:03}"
    return found if last < 99 and found not in known else None


def proposed_slug(title: str) -> str:
    """Return a file name that a title suggests: at most six words."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:6])[:60].strip("-")
