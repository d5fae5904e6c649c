"""Find what a draft says twice, in two ways that cannot both hold. Nobody could say which of them counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from rulebook.errors import Problem
from rulebook.load.source import Source


def contradictions(source: Source) -> Iterator[Problem]:
    """Yield shares stated as two different parts, and equal keys with weights that differ."""
    for index, distribution in enumerate(source.value.get("distributions") or []):
        pointer = f"/distributions/{index}"
        for place, share in enumerate(distribution.get("shares") or []):
            if not _agrees(share, distribution.get("total")):
                yield _problem("draft.share_twice", source, f"{pointer}/shares/{place}")
        for place, key in enumerate(distribution.get("keys") or []):
            if _unequal(key):
                yield _problem("draft.equal_weights", source, f"{pointer}/keys/{place}")


def _agrees(share: Mapping[str, Any], total: Mapping[str, Any] | None) -> bool:
    """Tell whether a percentage is the amount's part of the total, rounded as it is written."""
    percent, money = share.get("percent"), share.get("money")
    if percent is None or money is None:
        return True
    if total is None or total["currency"] != money["currency"] or not Decimal(total["amount"]):
        return False
    part = Fraction(Decimal(money["amount"])) * 100 / Fraction(Decimal(total["amount"]))
    places = min(0, int(Decimal(percent).as_tuple().exponent))
    return abs(part - Fraction(percent)) <= Fraction(1, 2) * Fraction(10) ** places


def _unequal(key: Mapping[str, Any]) -> bool:
    stated = {Decimal(w["weight"]) for w in key.get("weights") or [] if w.get("weight") is not None}
    return key["basis"] == "equal" and len(stated) > 1


def _problem(code: str, source: Source, pointer: str) -> Problem:
    return Problem(code, {}, source.path, *source.locate(pointer), pointer)
