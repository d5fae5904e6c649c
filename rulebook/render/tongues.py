"""Tell in which language words of a draft are, for those who hear a page instead of seeing it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rulebook.words import LANGS, Lang


def tongues(*files: Any) -> dict[str, Lang]:
    """Return the language of each text that stands under one in files, and never under another."""
    found: dict[str, set[Lang]] = {}
    for file in files:
        for lang, text in _written(file):
            found.setdefault(text, set()).add(lang)
    return {text: only for text, langs in found.items() if (only := _only(langs)) is not None}


def _only(found: Iterable[Lang]) -> Lang | None:
    langs = set(found)
    return langs.pop() if len(langs) == 1 else None


def _written(value: Any) -> Iterator[tuple[Lang, str]]:
    """Yield every text that stands under a language."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            if key in LANGS and isinstance(part, str):
                yield key, part
            else:
                yield from _written(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _written(part)
