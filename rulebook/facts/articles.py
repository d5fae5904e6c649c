"""Find the words of an article, paragraph or point by its id."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, Literal

# A word processor curls quotation marks; that changes no words.
_STRAIGHT = {ord(curly): "'" for curly in "\u2018\u2019\u201a\u201b"} | {
    ord(curly): '"' for curly in "\u201c\u201d\u201e\u201f"
}
ELLIPSIS = re.compile(r"\[(?:\.\.\.|…)\]")
WORD = re.compile(r"\w+(?:'\w+)?")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_SENTENCE_END = re.compile(r"[.!?][\"')]*(?=\s+[\"'(]?[^\W\d_a-z]|\s*$)")

# Words that can turn a sentence round or take part of it back, in the languages of a text.
_TURNING = frozenset(
    "not no nor never none neither nothing nobody cannot unless except excepting excluding provided without "
    "niet geen nooit noch niets niemand tenzij behalve behoudens mits uitgezonderd zonder".split()
)

MOST_PLACES = 20

Quoted = Literal["whole", "cut", "absent"]
"""Quoted fairly; without words of the same sentence that can turn it round; or not there."""


Texts = tuple[tuple[str, ...], tuple[str, ...]]
"""The words of a piece of the text and all below it as they are written, in Dutch and in English."""


class ArticleText:
    """Be one piece of the text: what kind of piece it is, and, once somebody quotes it, what it says."""

    __slots__ = ("_node", "length", "pointer", "role", "settled", "texts")
    texts: Texts
    length: int

    def __init__(self, node: Mapping[str, Any], pointer: str, role: str, settled: bool) -> None:
        self._node, self.pointer, self.role, self.settled = node, pointer, role, settled

    @property
    def number(self) -> str:
        """Return the number of the piece."""
        number: str = self._node["number"]
        return number

    def __getattr__(self, name: str) -> Any:
        """Put the words of a piece and all below it together (`texts`), and count their characters (`length`)."""
        if name not in ("texts", "length"):
            raise AttributeError(name)
        node = self._node
        if node.get("paragraphs") or node.get("points"):
            written = [piece.get("text") or {} for piece in _pieces(node)]
            dutch, english = [tuple([text.get(lang) or "" for text in written]) for lang in ("nl", "en")]
        else:
            text = node.get("text") or {}
            dutch, english = (text.get("nl") or "",), (text.get("en") or "",)
        self.texts, self.length = (dutch, english), sum(map(len, dutch + english))
        return self.texts if name == "texts" else self.length


def quoted(texts: Texts, quote: str) -> Quoted:
    """Tell how the quoted words stand in a text, in one language: whole words, segments in their order."""
    segments = [part for part in map(collapse, ELLIPSIS.split(quote)) if part]
    best: Quoted = "absent"
    for text in (collapse(" ".join(pieces)) for pieces in texts):
        found = _quoted(segments, text)
        if found == "whole":
            return found
        best = "cut" if "cut" in (found, best) else best
    return best


def collapse(text: str) -> str:
    """Reduce white space, quotation marks, invisible signs and the ways to write one letter to one form."""
    if not text.isascii():
        text = _NOT_ASCII.sub(_visible, unicodedata.normalize("NFKC", text)).translate(_STRAIGHT)
    return " ".join(text.split())


def _visible(sign: re.Match[str]) -> str:
    return "" if unicodedata.category(sign[0]) == "Cf" else sign[0]


def foreign_letters(text: str) -> bool:
    """Tell whether a text has letters of another script than the Latin one: some look the same."""
    return not text.isascii() and any(
        sign.isalpha() and "LATIN" not in unicodedata.name(sign, "") for sign in collapse(text)
    )


def turning(text: str) -> bool:
    """Tell whether a text has a word that can turn a sentence round."""
    words = WORD.findall(text.lower())
    return any(word in _TURNING or word.endswith("n't") for word in words)


def _quoted(segments: list[str], text: str) -> Quoted:
    """Look at each place where the first segment stands; from there on each next one is the nearest."""
    best: Quoted = "absent"
    ends: list[int] | None = None
    for start in itertools.islice(_places(segments[0], text, 0), MOST_PLACES) if segments else ():
        spans = [(start, start + len(segments[0]))]
        for segment in segments[1:]:
            at = next(_places(segment, text, spans[-1][1]), None)
            if at is None:
                break
            spans.append((at, at + len(segment)))
        if len(spans) < len(segments):
            break
        if ends is None:
            ends = [match.end() for match in _SENTENCE_END.finditer(text)]
        if not any(turning(part) for part in _left_out(spans, text, ends)):
            return "whole"
        best = "cut"
    return best


def _places(segment: str, text: str, start: int) -> Iterator[int]:
    """Yield where a segment stands as whole words."""
    while (start := text.find(segment, start)) >= 0:
        end = start + len(segment)
        before, after = text[start - 1 : start] + segment[:1], segment[-1:] + text[end : end + 1]
        if not (_within_word(before) or _within_word(after)):
            yield start
        start += 1


def _within_word(two: str) -> bool:
    return re.fullmatch(r"\w\w", two) is not None


def _left_out(spans: list[tuple[int, int]], text: str, ends: list[int]) -> Iterator[str]:
    """Yield what a quote leaves out of the sentences that it stands in."""
    first, last = spans[0][0], spans[-1][1]
    yield text[max((end for end in ends if end <= first), default=0) : first]
    for (_, left), (right, _) in itertools.pairwise(spans):
        yield text[left:right]
    yield text[last : min((end for end in ends if end >= last), default=len(text))]


def _pieces(node: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return a piece and all below it, in their order."""
    below = [*(node.get("paragraphs") or ()), *(node.get("points") or ())]
    return [node, *(piece for part in below for piece in _pieces(part))] if below else [node]


def index_articles(data: Mapping[str, Any]) -> dict[str, ArticleText]:
    """Return every article, paragraph and point of a draft by id."""
    found: dict[str, ArticleText] = {}
    for index, article in enumerate(data.get("articles") or ()):
        settled = (article.get("status") or "agreed") == "agreed"
        _index(article, f"/articles/{index}", article["role"], settled, found)
    return found


def _index(node: Mapping[str, Any], pointer: str, role: str, settled: bool, found: dict[str, ArticleText]) -> None:
    found[node["id"]] = ArticleText(node, pointer, role, settled)
    for key in ("paragraphs", "points"):
        parts = node.get(key)
        if parts:
            for index, part in enumerate(parts):
                _index(part, f"{pointer}/{key}/{index}", role, settled, found)
