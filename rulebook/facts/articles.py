"""Find the words of an article, paragraph or point by its id."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

# A word processor curls quotation marks; that changes no words.
_STRAIGHT = {ord(curly): "'" for curly in "\u2018\u2019\u201a\u201b"} | {
    ord(curly): '"' for curly in "\u201c\u201d\u201e\u201f"
}
ELLIPSIS = re.compile(r"\[(?:\.\.\.|…)\]")


@dataclass(frozen=True, slots=True)
class ArticleText:
    """Hold one piece of the text: what it says in each language, and what kind of piece it is."""

    id: str
    number: str
    pointer: str
    role: str
    settled: bool
    texts: tuple[str, ...]

    def holds(self, quote: str) -> bool:
        """Tell whether the quoted words stand here, in one language, segments in their order."""
        segments = [collapse(part) for part in ELLIPSIS.split(quote)]
        return any(_in_order(segments, text) for text in self.texts)


def collapse(text: str) -> str:
    """Reduce white space, quotation marks and the ways to write one letter to one form."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_STRAIGHT).split())


def _in_order(segments: list[str], text: str) -> bool:
    start = 0
    for segment in segments:
        found = text.find(segment, start)
        if found < 0:
            return False
        start = found + len(segment)
    return True


def _pieces(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield node
    for part in (node.get("paragraphs") or []) + (node.get("points") or []):
        yield from _pieces(part)


def _texts(node: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the words of a piece and all below it, one text a language."""
    pieces = list(_pieces(node))
    return tuple(
        collapse(" ".join((piece.get("text") or {}).get(lang) or "" for piece in pieces)) for lang in ("nl", "en")
    )


def _walk(node: Mapping[str, Any], pointer: str, role: str, settled: bool) -> Iterator[ArticleText]:
    yield ArticleText(node["id"], node["number"], pointer, role, settled, _texts(node))
    for key in ("paragraphs", "points"):
        for index, part in enumerate(node.get(key) or []):
            yield from _walk(part, f"{pointer}/{key}/{index}", role, settled)


def index_articles(data: Mapping[str, Any]) -> dict[str, ArticleText]:
    """Return every article, paragraph and point of a draft by id."""
    return {
        piece.id: piece
        for index, article in enumerate(data.get("articles") or [])
        for piece in _walk(article, f"/articles/{index}", article["role"], article.get("status", "agreed") == "agreed")
    }
