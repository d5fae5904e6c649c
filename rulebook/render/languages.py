"""Tell in which language of the draft words are quoted, for those who read them aloud."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rulebook.model.record import Ground

_SAME = str.maketrans("‘’‚‛“”„‟", "''''\"\"\"\"")


def language(draft: Mapping[str, Any], ground: Ground) -> str | None:
    """Return the one language in which the draft has the quoted words; None if it has them in more, or says none."""
    quote = _plain(ground.quote).partition("[")[0].strip()
    found = [lang for lang in ("nl", "en") if quote and quote in _plain(" ".join(_texts(draft, ground.pointer, lang)))]
    if len(found) == 1:
        return found[0]
    languages: list[str] = draft["agreement"].get("languages") or []
    return languages[0] if not found and len(languages) == 1 else None


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
