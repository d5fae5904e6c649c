"""Work out which rules can apply to which kind of cooperation, from the conditions of the rules alone.

A kind of cooperation is a definition that another one lists: "far-reaching is one of these". Each
condition is then looked at as if the draft were of that kind and of no other, and of nothing else
were known. What stays open depends on what else the draft says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from rulebook.model import condition as c
from rulebook.model.edition import Edition
from rulebook.model.rule import Limb, Rule

Applies = Literal["yes", "may", "no"]


def kinds(edition: Edition) -> list[str]:
    """Return the kinds of cooperation, in the order in which the rules come upon them."""
    found: dict[str, None] = {}
    for rule in edition.rules:
        for limb in rule.limbs:
            for name in _named(limb.applies):
                found.update(dict.fromkeys(_branches(edition, name)))
    return list(found)


def applies(rule: Rule, kind: str, all_kinds: Sequence[str], edition: Edition) -> Applies:
    """Say whether a rule applies to a draft of one kind: always, depending on what else it says, or never."""
    truths = [_limb(limb, kind, all_kinds, edition) for limb in rule.limbs]
    return "yes" if True in truths else "may" if None in truths else "no"


def _limb(limb: Limb, kind: str, all_kinds: Sequence[str], edition: Edition) -> bool | None:
    found = True if limb.applies is None else _truth(limb.applies, kind, all_kinds, edition)
    # Without such records there is nothing to ask.
    return None if found and limb.none == "not-applicable" else found


def _truth(node: Any, kind: str, all_kinds: Sequence[str], edition: Edition) -> bool | None:
    """Return whether a condition holds for a draft of one kind; None where that is not all it takes."""
    match node:
        case c.AllOf():
            return _all(_truth(part, kind, all_kinds, edition) for part in node.all_of)
        case c.AnyOf():
            return _not(_all(_not(_truth(part, kind, all_kinds, edition)) for part in node.any_of))
        case c.Not():
            return _not(_truth(node.not_, kind, all_kinds, edition))
        case c.Is():
            concerns = edition.about.concerns
            if concerns is not None and node.is_ == concerns.is_:
                return True
            if node.is_ in all_kinds:
                return node.is_ == kind
            return _truth(edition.definitions[node.is_].when, kind, all_kinds, edition)
        case _:
            return None


def _not(truth: bool | None) -> bool | None:
    return None if truth is None else not truth


def _all(truths: Iterable[bool | None]) -> bool | None:
    found = list(truths)
    return False if False in found else None if None in found else True


def _named(node: Any) -> Iterator[str]:
    """Yield the definitions that a condition asks for, not those that it excludes."""
    match node:
        case c.AllOf():
            for part in node.all_of:
                yield from _named(part)
        case c.AnyOf():
            for part in node.any_of:
                yield from _named(part)
        case c.Is():
            yield node.is_


def _branches(edition: Edition, name: str) -> list[str]:
    """Return the definitions that this one lists; a single one is no choice."""
    when = edition.definitions[name].when
    found = [part.is_ for part in when.any_of if isinstance(part, c.Is)] if isinstance(when, c.AnyOf) else []
    return found if len(found) > 1 else []
