"""Cut words that are longer than a line into pieces between which a line may end.

Nothing is added: the pieces together are the word. Words that a hyphenator knows are left to it.
"""

from __future__ import annotations

import re
import unicodedata

LONG_CODE = 12
LONG_WORD = 36
PIECE = 8

_WORDS = re.compile(r"\s+|\S+")
# After these a line may end: in a path, an address, a name with underscores. A number is not torn at its points.
_AFTER = re.compile(r"(?<=[/_:@=&?])(?=[^\W_])|(?<=\.)(?=[^\W\d_])|(?<=[^\W\d]\.)(?=\d)")
_JOINER = "\u200d"


def pieces(text: str, code: bool = False) -> list[str]:
    """Return the text in pieces; code (paths, digests) is cut sooner than words."""
    if max(map(len, text.split()), default=0) < LONG_CODE:
        return [text]
    cut: list[str] = [""]
    for word in _WORDS.findall(text):
        first, *others = _cut(word, code) if len(word) >= LONG_CODE and not word.isspace() else [word]
        cut[-1] += first
        cut += others
    return cut


def _cut(word: str, code: bool) -> list[str]:
    parts = [part for part in _AFTER.split(word) if part]
    longest = LONG_CODE if code else LONG_WORD
    return [piece for part in parts for piece in (_chunks(part) if len(part) >= longest else [part])]


def _chunks(word: str) -> list[str]:
    chunks = [""]
    for sign in word:
        if len(chunks[-1]) >= PIECE and not extends(sign) and not chunks[-1].endswith(_JOINER):
            chunks.append("")
        chunks[-1] += sign
    return chunks


def extends(sign: str) -> bool:
    """Say whether a sign belongs to the one before it: an accent, a joiner, a variant."""
    return unicodedata.category(sign)[0] == "M" or sign == _JOINER or "\U0001f3fb" <= sign <= "\U0001f3ff"
