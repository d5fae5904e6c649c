"""Find what is wrong with the conditions of rules by their form: what can never be, what contradicts, what repeats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from rulebook.errors import Problem
from rulebook.model.edition import Edition
from rulebook.model.noun import plain
from rulebook.model.rule import FORCES, Limb, Rule
from rulebook.workshop.effort import spent_on
from rulebook.workshop.possible import NO, OPEN, YES, canonical, situations, text, ways

NEIGHBOURS = 30
"""With how many limbs before it a limb is compared: of very many about the same records, not every pair."""

NOTHING = "-"
"""What a message says for an outcome that a limb cannot have: that nobody will ever read it."""


@dataclass(frozen=True, slots=True)
class Form:
    """Be a limb in canonical form, with the outcomes that it can have."""

    rule: Rule
    limb: Limb
    place: int
    each: Any
    applies: Any
    requires: Any
    unless: Any
    asks: frozenset[str]
    content: str
    outcomes: frozenset[str] = frozenset()

    @property
    def at(self) -> str:
        """Return where the limb stands in its file."""
        return f"/limbs/{self.place}"

    @property
    def key(self) -> str:
        """Return what the limb is about: limbs with one key look at the same records of the same drafts."""
        return text([self.limb.under, self.applies, self.each])

    @property
    def level(self) -> int:
        """Return how many names are bound for the conditions of the limb."""
        return 1 if self.each is not None else 0

    @property
    def name(self) -> str:
        """Return what to call it."""
        return self.rule.id if len(self.rule.limbs) == 1 else f"{self.rule.id} {self.limb.id}"


def form(rule: Rule, place: int) -> Form:
    """Return a limb of a rule in canonical form."""
    limb = rule.limbs[place]
    tree = plain(limb)
    each = tree.get("for_each")
    bound = {each["as"]: "#0"} if each else {}
    # Names within `applies` are numbered as within the requirement, so that the same condition is the same.
    outside = {"": "#0"} if each else {}
    applies = canonical(tree["applies"], outside) if "applies" in tree else None
    unless = canonical(tree["unless"], bound) if "unless" in tree else None
    requires = canonical(tree["requires"], bound)
    selected = canonical(each) if each else None
    asks = frozenset(text(part) for part in requires.get("all_of", [requires]))
    content = text([selected, applies, requires, unless, limb.none])
    found = Form(rule, limb, place, selected, applies, requires, unless, asks, content)
    with spent_on(rule.slug, found.at):
        return replace(found, outcomes=_outcomes(found))


def _sides(*forms: Form) -> list[tuple[Any, bool]]:
    found = [(tree, helps) for one in forms for tree, helps in ((one.applies, False), (one.requires, True))]
    return [(tree, helps) for tree, helps in [*found, *((one.unless, True) for one in forms)] if tree is not None]


def _outcomes(one: Form) -> frozenset[str]:
    """Return whether a limb can pass and can fail."""
    found = {"fail"} if one.limb.none == "fail" else set()
    for known in situations(_sides(one), one.level, {}):
        if one.applies is not None and YES not in ways(one.applies, known, False, one.level):
            continue
        met = ways(one.requires, known, True, one.level)
        excused = ways(one.unless, known, True, one.level) if one.unless is not None else frozenset({NO})
        if YES in met or (YES in excused and met & {NO, OPEN}):
            found.add("pass")
        if NO in met and NO in excused:
            found.add("fail")
        if {"pass", "fail"} <= found:
            break
    return frozenset(found)


def forms(edition: Edition) -> list[Form]:
    """Return every limb of an edition in canonical form."""
    return [form(rule, place) for rule in edition.rules for place in range(len(rule.limbs))]


def by_rule(found: Iterable[Form]) -> dict[str, list[Form]]:
    """Return the limbs of each rule, by its id."""
    limbs: dict[str, list[Form]] = {}
    for one in found:
        limbs.setdefault(one.rule.id, []).append(one)
    return limbs


def logic_findings(edition: Edition) -> Iterator[Problem]:
    """Yield what the form of the conditions shows."""
    found = forms(edition)
    for limbs in by_rule(found).values():
        yield from _never(limbs, limbs[0].rule)
    for one in found:
        yield from _messages(one)
        if one.unless is not None:
            with spent_on(one.rule.slug, f"{one.at}/unless"):
                yield from _derogation(one)
    tried: dict[tuple[str, str], bool] = {}
    groups: dict[str, list[Form]] = {}
    for one in found:
        # A limb that can only be left open reminds of something; it asks for nothing that another could ask for, too.
        if one.outcomes:
            groups.setdefault(one.key, []).append(one)
    for group in groups.values():
        for place, one in enumerate(group):
            for other in group[max(0, place - NEIGHBOURS) : place]:
                with spent_on(one.rule.slug, one.at):
                    yield from _pair(one, other, tried)


def _never(limbs: list[Form], rule: Rule) -> Iterator[Problem]:
    """Yield whether a whole rule can never fail, or never pass."""
    for outcome in ("pass", "fail"):
        if not any(outcome in one.outcomes for one in limbs):
            yield _finding(f"lint.rule_never_{outcome}", rule, "/limbs", name=rule.id)


def _messages(one: Form) -> Iterator[Problem]:
    for outcome in ("pass", "fail"):
        message = one.limb.messages.of(outcome)
        at = f"{one.at}/messages/{outcome}"
        silent = NOTHING in (message.nl.strip(), message.en.strip())
        if outcome not in one.outcomes and not silent:
            yield _finding(f"lint.never_{outcome}", one.rule, at, name=one.limb.id)
        elif outcome in one.outcomes and silent:
            yield _finding("lint.message_missing", one.rule, at, name=one.limb.id, outcome=outcome)


def _derogation(one: Form) -> Iterator[Problem]:
    """Yield a derogation that can never hold: by itself, or where the limb applies."""
    level, at = one.level, f"{one.at}/unless"
    alone = any(YES in ways(one.unless, known, True, level) for known in situations([(one.unless, True)], level, {}))
    if not alone:
        pair = _excluding(one.unless.get("all_of", []), level)
        if pair is None:
            yield _finding("lint.unless_never", one.rule, at, name=one.limb.id)
        else:
            first, second = (f"rules/{one.rule.slug}#{at}/all_of/{place}" for place in pair)
            yield _finding("lint.derogations_conflict", one.rule, at, name=one.limb.id, first=first, second=second)
        return
    together = (
        one.applies is None or YES in ways(one.applies, known, False, one.level)
        for known in situations(_sides(one), level, {})
        if YES in ways(one.unless, known, True, level)
    )
    if not any(together):
        yield _finding("lint.unless_against_applies", one.rule, at, name=one.limb.id)


def _excluding(parts: list[Any], level: int) -> tuple[int, int] | None:
    """Return two parts that can each hold, and never together."""
    able = [place for place, part in enumerate(parts) if _can(part, level)]
    pairs = ((first, second) for second in able for first in able if first < second)
    return next((pair for pair in pairs if not _can({"all_of": [parts[place] for place in pair]}, level)), None)


def _can(tree: Any, level: int) -> bool:
    return any(YES in ways(tree, known, True, level) for known in situations([(tree, True)], level, {}))


def _pair(one: Form, other: Form, tried: dict[tuple[str, str], bool]) -> Iterator[Problem]:
    """Yield whether two limbs about the same records conflict, or one asks nothing that the other does not ask.

    `tried` remembers for two contents whether a draft can meet both.
    """
    covered = [(less, more) for less, more in ((one, other), (other, one)) if _covers(more, less)]
    for less, more in covered:
        if _force(less) >= _force(more):
            params = {"name": less.name, "other": more.name}
            yield _finding("lint.shadowed", less.rule, f"{less.at}/requires", **params)
            return
    # What meets the one that covers meets the other: only where neither does is there something to try.
    if covered or "pass" not in one.outcomes or "pass" not in other.outcomes:
        return
    both = (one.content, other.content)
    if both not in tried:
        tried[both] = _both_pass(one, other)
    if not tried[both]:
        first, second = (f"rules/{limb.rule.slug}#{limb.at}/requires" for limb in (one, other))
        params = {"name": one.name, "other": other.name, "first": first, "second": second}
        yield _finding("lint.limbs_conflict", one.rule, f"{one.at}/requires", **params)


def _covers(more: Form, less: Form) -> bool:
    """Tell whether a limb asks all that another asks."""
    return less.asks <= more.asks and text(less.unless) == text(more.unless)


def _both_pass(one: Form, other: Form) -> bool:
    for known in situations(_sides(one, other), one.level, {}):
        if one.applies is not None and YES not in ways(one.applies, known, False, one.level):
            continue
        if all(_passes(limb, known) for limb in (one, other)):
            return True
    return False


def _passes(one: Form, known: Any) -> bool:
    met = ways(one.requires, known, True, one.level)
    return YES in met or (one.unless is not None and YES in ways(one.unless, known, True, one.level))


def _force(one: Form) -> int:
    return FORCES.index(one.limb.force or one.rule.force)


def _finding(code: str, rule: Rule, at: str, **params: str) -> Problem:
    return Problem(code, params, f"rules/{rule.slug}", pointer=at)
