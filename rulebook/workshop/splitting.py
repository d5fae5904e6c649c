"""Split a plain text into sections, paragraphs and sentences: the reading edition that a new rulebook starts with.

Empty lines divide paragraphs. A line by itself that ends as no sentence does is a heading. The result
is a proposal in simple steps; whether it holds the words of the text, `rulebook.load.letter` proves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from rulebook.load.letter import Word, words_of
from rulebook.model.letter import ranges
from rulebook.workshop.scaffold import proposed_slug

MOST_IN_HEADING = 20
"""How many words a heading has at most."""

_ENDS = re.compile(r"[.!?][\"'”’»)\]]*[0-9]*$")
"""How a sentence ends: its mark, closing quotes or brackets, the number of a footnote."""
_STARTS = re.compile(r"[\"'“‘„«(\[]*[A-Z0-9À-ÖØ-Þ]|['’][a-z] ?|[-–—•*]$")
_ITEM = re.compile(r"[-–—•*]|\(?([0-9]{1,2}|[a-z])[.)]")
"""What an item of a list starts with."""
_SHORT = frozenset(
    "art. artt. bijv. blz. ca. cf. dr. drs. evt. incl. ing. ir. jl. jhr. jo. lt. max. min. mr. no. nr. nrs. par. pag. "
    "prof. resp. sr. st. vgl. vol. mrs. ms.".split()
)  # fmt: skip
_DOTTED = re.compile(r"\(?([A-Za-z]\.)+")


def sections_of(text: str) -> list[dict[str, Any]]:
    """Return the sections of a text, as a reading edition writes them."""
    sections: list[dict[str, Any]] = []
    taken: set[str] = set()
    blocks = list(_blocks(text))
    for place, (words, starts) in enumerate(blocks):
        if _is_heading(words) and place + 1 < len(blocks):
            sections.append(_section(words, taken))
        else:
            if not sections:
                sections.append(_section((), taken))
            paragraphs = sections[-1]["paragraphs"]
            slug = str(len(paragraphs) + 1)
            at = f"{sections[-1]['slug']}.{slug}"
            said = [_sentence(part, f"{at}.{number}") for number, part in enumerate(_split(words, starts), 1)]
            paragraphs.append({"slug": slug, "label": None, "sentences": said})
    return sections


def _blocks(text: str) -> Iterator[tuple[Sequence[Word], set[int]]]:
    """Yield the words between empty lines, with the places among them at which a line starts."""
    lines = text.split("\n")
    block: list[Word] = []
    starts: set[int] = set()
    for word in words_of(list(enumerate(lines, 1))):
        last = block[-1].lines[-1] if block else word.lines[0]
        if any(not line.strip() for line in lines[last : word.lines[0] - 1]):
            yield block, starts
            block, starts = [], set()
        if not block or word.lines[0] > last:
            starts.add(len(block))
        block.append(word)
    if block:
        yield block, starts


def _is_heading(words: Sequence[Word]) -> bool:
    on_one_line = words[0].lines[0] == words[-1].lines[-1]
    return on_one_line and len(words) <= MOST_IN_HEADING and words[-1].text[-1] not in ".!?;:,"


def _section(heading: Sequence[Word], taken: set[str]) -> dict[str, Any]:
    slug = wanted = proposed_slug(" ".join(word.text for word in heading)) or "tekst"
    number = 1
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    taken.add(slug)
    return {"slug": slug, "heading": _sentence(heading, f"{slug}.kop") if heading else None, "paragraphs": []}


def _sentence(words: Sequence[Word], locator: str) -> dict[str, Any]:
    lines = ranges(number for word in words for number in word.lines)
    return {"locator": locator, "lines": [list(span) for span in lines], "text": " ".join(word.text for word in words)}


def _split(words: Sequence[Word], starts: set[int]) -> Iterator[Sequence[Word]]:
    """Yield the words of each sentence; an item of a list starts one too."""
    first = 0
    for place in range(1, len(words)):
        item = place in starts and _ITEM.fullmatch(words[place].text) is not None
        before, after = words[place - 1].text, words[place].text
        if item or (_closes(before, place - 1 == first) and _STARTS.match(after)):
            yield words[first:place]
            first = place
    yield words[first:]


def _closes(word: str, is_first: bool) -> bool:
    """Tell whether a sentence can end with this word: not with "nr.", "o.a." or the number of an item."""
    if is_first and _ITEM.fullmatch(word):
        return False
    return _ENDS.search(word) is not None and word.lower() not in _SHORT and not _DOTTED.fullmatch(word)
