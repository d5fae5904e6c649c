"""Name a language in the ways of office programs, which want a region with it to check spelling."""

from __future__ import annotations

# A program without a region takes its own, so that Dutch becomes Flemish on a Belgian machine.
_REGIONS = {"nl": "NL", "en": "GB", "fr": "FR", "de": "DE"}


def locale(tag: str) -> tuple[str, str | None]:
    """Return the language and the region of an IETF tag: `nl` is ("nl", "NL"), `fr-BE` is ("fr", "BE")."""
    language, *rest = tag.split("-")
    region = next((part for part in rest if len(part) == 2), None)
    return language.lower(), region.upper() if region else _REGIONS.get(language.lower())
