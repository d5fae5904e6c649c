"""Tell in which language words are, for those who hear a page instead of seeing it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rulebook.model.record import Ground
from rulebook.words import LANGS, Lang

_SAME = str.maketrans("‘’‚‛“”„‟", "''''\"\"\"\"")


def language_of_quote(draft: Mapping[str, Any], ground: Ground) -> str | None:
    """Return the one language in which the draft has the quoted words; None if it has them in more, or says none."""
    quote = _plain(ground.quote).partition("[")[0].strip()
    found = [lang for lang in LANGS if quote and quote in _plain(" ".join(_texts(draft, ground.pointer, lang)))]
    if len(found) == 1:
        return found[0]
    languages: list[str] = draft["agreement"].get("languages") or []
    return languages[0] if not found and len(languages) == 1 else None


def languages_of_texts(*files: Any) -> dict[str, Lang]:
    """Return the language of each text that stands under one in files, and never under another."""
    found: dict[str, set[Lang]] = {}
    for file in files:
        for lang, text in _written(file):
            found.setdefault(text, set()).add(lang)
    return {text: min(langs) for text, langs in found.items() if len(langs) == 1}


def _texts(draft: Mapping[str, Any], pointer: str, lang: str) -> Iterator[str]:
    """Yield the words of a piece of the text and of all below it."""
    piece: Any = draft
    for step in pointer.split("/")[1:]:
        piece = piece[int(step)] if isinstance(piece, list | tuple) else piece[step]
    pieces = [piece]
    while pieces:
        piece = pieces.pop(0)
        yield (piece.get("text") or {}).get(lang) or ""
        pieces[:0] = [*(piece.get("paragraphs") or ()), *(piece.get("points") or ())]


def _plain(text: str) -> str:
    return " ".join(text.translate(_SAME).split())


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
