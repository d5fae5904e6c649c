"""Find what a draft says twice, in two ways that cannot both hold. Nobody could say which of them counts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from rulebook.errors import Problem
from rulebook.load.source import Source
from rulebook.model.draft import AgreementDraft
from rulebook.model.draft.sharing import Distribution, Key, Share


def contradictions(model: AgreementDraft, source: Source) -> Iterator[Problem]:
    """Yield shares stated as two different parts, and equal keys with weights that differ."""
    for index, distribution in enumerate(model.distributions or []):
        pointer = f"/distributions/{index}"
        for place, share in enumerate(distribution.shares or []):
            if not _agrees(share, distribution):
                yield _problem("draft.share_twice", source, f"{pointer}/shares/{place}")
        for place, key in enumerate(distribution.keys or []):
            if _unequal(key):
                yield _problem("draft.equal_weights", source, f"{pointer}/keys/{place}")


def _agrees(share: Share, distribution: Distribution) -> bool:
    """Tell whether a percentage is the amount's part of the total, rounded as it is written."""
    percent, money, total = share.percent, share.money, distribution.total
    if percent is None or money is None:
        return True
    if total is None or total.currency != money.currency or not total.amount:
        return False
    part = Fraction(money.amount) * 100 / Fraction(total.amount)
    places = min(0, int(percent.as_tuple().exponent))
    return abs(part - Fraction(percent)) <= Fraction(1, 2) * Fraction(10) ** places


def _unequal(key: Key) -> bool:
    stated = {weight.weight for weight in key.weights or [] if weight.weight is not None}
    return key.basis == "equal" and len(stated) > 1


def _problem(code: str, source: Source, pointer: str) -> Problem:
    return Problem(code, {}, source.path, *source.locate(pointer), pointer)
