"""Make texts of a draft harmless on a terminal."""

from __future__ import annotations

import unicodedata
from typing import Any

from rulebook.model.noun import Noun, mapped

# What would make a reader see another order than what is written (Unicode Bidirectional Algorithm, UAX 9).
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def safe(value: Any) -> Any:
    """Return the value with every text in it made harmless."""
    if isinstance(value, str):
        return "".join(map(_safe, value)) if not value.isprintable() else value
    if isinstance(value, Noun):
        return mapped(value, safe)
    if isinstance(value, dict):
        return {key: safe(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [safe(part) for part in value]
    return value


def _safe(ch: str) -> str:
    if ch in "\n\r\t":
        return " "
    if ch in _TURNING or unicodedata.category(ch) in ("Cc", "Cs"):
        return "\N{REPLACEMENT CHARACTER}"
    return ch
