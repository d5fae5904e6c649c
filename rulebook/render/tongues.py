"""Tell in which language words of a draft are, for those who hear a page instead of seeing it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rulebook.words import LANGS, Lang

_NO_WORD = re.compile(r"[\W_]+")
_LEFT_OUT = re.compile(r"\[(?:\.\.\.|…)\]")


def tongues(*files: Any) -> dict[str, Lang]:
    """Return the language of each text that stands under one in files, and never under another."""
    found: dict[str, set[Lang]] = {}
    for file in files:
        for lang, text in _written(file):
            found.setdefault(text, set()).add(lang)
    return {text: only for text, langs in found.items() if (only := _only(langs)) is not None}


def tongue_of_quote(quote: str, pointer: str, draft: Any) -> Lang | None:
    """Return the language in which a piece of the draft's text, or what is below it, has words that are quoted."""
    piece = draft
    for step in pointer.split("/")[1:]:
        piece = piece[int(step)] if isinstance(piece, list | tuple) else piece[step]
    written = list(_written(piece))
    parts = [_words(part) for part in _LEFT_OUT.split(quote)]
    whole = {lang: _words(" ".join(text for each, text in written if each == lang)) for lang in LANGS}
    return _only(lang for lang, text in whole.items() if any(parts) and all(part in text for part in parts))


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


def _words(text: str) -> str:
    """Return the letters and digits of a text: how it is spaced and what it is quoted with says nothing."""
    return _NO_WORD.sub("", text).casefold()
