"""Find titles of examples that tell a reader nothing: the same as another, or leaning on another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rulebook.errors import Problem
from rulebook.model.edition import Edition
from rulebook.model.rule import Rule

_NAME = re.compile(r"\w+(?:-\w+)+")
"""What can be the name of an example; without a hyphen it would be a word of the language."""


def title_findings(edition: Edition) -> Iterator[Problem]:
    """Yield the examples whose title another example of the rule has, or that name another example."""
    for rule in edition.rules:
        for params, code, place in (*_alike(rule), *_leaning(rule)):
            yield Problem(code, params, f"rules/{rule.slug}", pointer=f"/examples/cases/{place}/says")


def _alike(rule: Rule) -> Iterator[tuple[dict[str, str], str, int]]:
    """Yield each example that a reader cannot tell from an earlier one, in one language or both."""
    seen: dict[tuple[str, str], str] = {}
    for place, example in enumerate(rule.examples.cases):
        titles = [(lang, " ".join(example.says[lang].casefold().split())) for lang in ("nl", "en")]
        # What is blank is found as such.
        other = next((seen[title] for title in titles if title[1] and title in seen), None)
        if other is not None:
            yield {"name": example.name, "other": other}, "lint.same_title", place
        for title in titles:
            seen.setdefault(title, example.name)


def _leaning(rule: Rule) -> Iterator[tuple[dict[str, str], str, int]]:
    """Yield each example whose title can be read only beside another, which it names."""
    names = {example.name for example in rule.examples.cases}
    for place, example in enumerate(rule.examples.cases):
        told = _NAME.findall(f"{example.says.nl} {example.says.en}")
        other = next((word for word in told if word in names), None)
        if other is not None:
            yield {"name": example.name, "other": other}, "lint.title_names_example", place
