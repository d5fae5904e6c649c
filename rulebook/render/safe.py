"""Make texts of a draft harmless on a terminal."""

from __future__ import annotations

import unicodedata
from typing import Any

from rulebook.model.noun import Noun, mapped
from rulebook.model.view import ArticleView

# What would make a reader see another order than what is written (Unicode Bidirectional Algorithm, UAX 9).
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def safe(value: Any) -> Any:
    """Return the value with every text in it made harmless."""
    return _Harmless().made(value)


class _Harmless:
    """Remember the articles that were made harmless: many outcomes of a report rest on the same."""

    def __init__(self) -> None:
        # By number, with what has that number: as long as it is kept here, no other gets it.
        self._articles: dict[int, tuple[ArticleView, ArticleView]] = {}

    def made(self, value: Any) -> Any:
        kind = type(value)
        if kind is str:
            return value if value.isprintable() else "".join(map(_safe, value))
        if kind is list or kind is tuple:
            return [self.made(part) for part in value]
        if kind is dict:
            return {key: self.made(part) for key, part in value.items()}
        if kind is ArticleView:
            return self._article(value)
        return mapped(value, self.made) if isinstance(value, Noun) else value

    def _article(self, article: ArticleView) -> ArticleView:
        found = self._articles.get(id(article))
        if found is None:
            found = self._articles[id(article)] = article, mapped(article, self.made)
        return found[1]


def _safe(ch: str) -> str:
    if ch in "\n\r\t":
        return " "
    if ch in _TURNING or unicodedata.category(ch) in ("Cc", "Cs"):
        return "\N{REPLACEMENT CHARACTER}"
    return ch
