"""Find texts that help nobody: left to do, the same in both languages, a remedy that says not where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from rulebook.errors import Problem
from rulebook.model.edition import Edition
from rulebook.model.noun import plain
from rulebook.model.vocabulary import vocabulary

TODO = "TODO"
"""What stands in a text that somebody still has to write."""

_WORD = re.compile(r'"([a-z_]+)"')
_SHORT = 4
"""Up to so many words may be the same in two languages: "doctrine" is."""


def text_findings(edition: Edition) -> Iterator[Problem]:
    """Yield what is wrong with the texts of rules, definitions and interpretations."""
    for rule in edition.rules:
        path, tree = f"rules/{rule.slug}", plain(rule)
        yield from _texts(tree, path)
        words = set(_WORD.findall(tree["remedy"]["nl"])) & set(_WORD.findall(tree["remedy"]["en"]))
        if not words & _keys():
            yield Problem("lint.remedy_without_key", {"name": rule.id}, path, pointer="/remedy")
    for name, definition in edition.definitions.items():
        yield from _texts(plain(definition), f"definitions/{name}")
    for found in edition.interpretations:
        yield from _texts(plain(found), f"interpretations/{found.id}")


def _texts(tree: Any, path: str, at: str = "") -> Iterator[Problem]:
    if isinstance(tree, str):
        if TODO in tree:
            yield Problem("lint.todo", {"found": tree[:60]}, path, pointer=at)
        return
    if isinstance(tree, dict) and set(tree) == {"nl", "en"}:
        yield from _both(tree, path, at)
    if isinstance(tree, dict | list):
        for key, part in tree.items() if isinstance(tree, dict) else enumerate(tree):
            # What an example's draft says is the example's own business.
            if (at, key) != ("/examples", "draft"):
                yield from _texts(part, path, f"{at}/{str(key).replace('~', '~0').replace('/', '~1')}")


def _both(tree: dict[str, Any], path: str, at: str) -> Iterator[Problem]:
    """Yield a text that is missing in a language, or the same in both."""
    for lang in ("nl", "en"):
        if not str(tree[lang]).strip():
            yield Problem("lint.blank", {"lang": lang}, path, pointer=f"{at}/{lang}")
    if tree["nl"] == tree["en"] and len(str(tree["nl"]).split()) > _SHORT and TODO not in str(tree["nl"]):
        yield Problem("lint.same_in_both", {"found": str(tree["nl"])[:60]}, path, pointer=at)


@cache
def _keys() -> set[str]:
    """Return the keys that a draft can have."""
    fields = {part for found in vocabulary().values() for name in found.fields for part in name.split(".")}
    return fields | set(vocabulary())
