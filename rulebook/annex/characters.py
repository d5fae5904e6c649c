"""Make texts fit for XML: nothing that it forbids, nothing dropped, and known which way they run."""

from __future__ import annotations

import re
import unicodedata

# XML 1.0, section 2.2: what a document may not hold, however it is written.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("(\r\n|\r|\n|\t)")
_RIGHTWARD = frozenset({"R", "AL"})


def visible(text: str) -> str:
    """Return the text with a sign where XML forbids a character: its control picture, or the replacement character."""
    return _FORBIDDEN.sub(_picture, text)


def pieces(text: str) -> list[str]:
    """Return the text in pieces that are words, or one tab, or one line break ("\\n")."""
    parts = _BREAKS.split(visible(text))
    return ["\n" if part.startswith("\r") else part for part in parts if part]


def right_to_left(text: str) -> bool:
    """Return whether the first letter with a direction runs from right to left (UAX 9, P2)."""
    for ch in text:
        way = unicodedata.bidirectional(ch)
        if way == "L":
            return False
        if way in _RIGHTWARD:
            return True
    return False


def _picture(found: re.Match[str]) -> str:
    code = ord(found.group())
    return chr(0x2400 + code) if code < 0x20 else "\N{REPLACEMENT CHARACTER}"
