"""Prepare the rules of an edition for the second engine, once, and decide drafts by them.

It has no joins and no negation that can be trusted, so quantifiers are counted here, over
rows. What follows at the top (conditions, definitions, outcomes) is concluded by durable_rules.
Nothing here is shared with `conditions`, `figures` and `evaluate`, on purpose.

Invariant: a claim whose evidence does not hold can hurt but never help. `helps` tells on
which side a condition works; it is known when the plan is made.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from rulebook.engine.possible import (
    CAN_BE_FALSE,
    CAN_BE_TRUE,
    OPEN,
    Span,
    alike,
    below,
    both,
    either,
    possible,
    sure,
    turned,
    worked_out,
)
from rulebook.engine.rows import PATHS, Row, Rows, columns, plain, whole
from rulebook.model.condition import (
    AllOf,
    AnyOf,
    AsOfDate,
    Compare,
    Count,
    ForAll,
    Gap,
    Given,
    Is,
    Minus,
    Not,
    Parameter,
    Plus,
    Said,
    Selection,
    Sum,
    ThereIs,
    Times,
    Value,
)  # fmt: skip
from rulebook.model.edition import Edition
from rulebook.model.noun import Noun
from rulebook.model.rule import FORCES, Limb, Rule
from rulebook.model.vocabulary import vocabulary

Neutral = tuple[object, ...]


class Conclusions(Protocol):
    """Be what concludes: durable_rules."""

    def met(self, word: str) -> frozenset[str]:
        """Return which words of the rules a word of the draft is."""

    def settled(self, mode: str, parts: list[int]) -> int:
        """Conclude `all` or `any` of some parts."""

    def outcome(self, seen: str) -> str:
        """Conclude the outcome of one record from what was seen of it."""

    def worst(self, rule: str, outcomes: Iterable[str]) -> str:
        """Conclude the outcome of a rule from those of its records."""


NAMES = {CAN_BE_TRUE: "yes", CAN_BE_FALSE: "no", OPEN: "open"}

Sure = tuple[Row, int]
"""A row, and whether it is surely there."""


@dataclass(slots=True)
class Draft:
    """Be a draft in hand: its rows, what concludes, and what has been found out so far."""

    rows: Rows
    chain: Conclusions
    agreement: Row = field(init=False)
    known: dict[Any, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Name the agreement's own row."""
        self.agreement = self.rows.listed["agreement"][0]


Bound = tuple[Row, ...]
Test = Callable[[Draft, Bound], int]
Figure = Callable[[Draft, Bound], Any]
Scope = tuple[tuple[str, str], ...]
"""The names that are bound and the collections of their rows, in the order of `Bound`."""

WHOLE: Scope = (("agreement", "agreement"),)


@dataclass(frozen=True, slots=True)
class Drawn:
    """Be what a selection drew: rows that are or may be selected, and claims that do not count."""

    chosen: list[Sure]
    uncounted: list[Row]


Draw = Callable[[Draft, Bound], Drawn]


@dataclass(frozen=True, slots=True)
class Parts:
    """Be a condition that is concluded from its parts."""

    mode: str
    tests: list[Test]

    def __call__(self, draft: Draft, bound: Bound) -> int:
        """Let durable_rules conclude."""
        return draft.chain.settled(self.mode, [test(draft, bound) for test in self.tests])


class Plan:
    """Hold what an edition's rules come down to."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.columns = columns(edition)
        self.words: set[str] = set()
        self._definitions: dict[tuple[str, bool], Test] = {}
        self._listings: dict[tuple[str, bool], Callable[[Draft], list[Sure]]] = {}
        self.rules = {rule.id: self._rule(rule) for rule in edition.rules}
        concern = edition.about.concerns
        self._concern = None if concern is None else self._definition(concern.is_, True)

    def decide(self, rows: Rows, chain: Conclusions, ids: Collection[str]) -> tuple[list[Neutral], bool]:
        """Return the outcomes of these rules, and whether the edition's source is surely about the draft."""
        draft = Draft(rows, chain)
        outcomes = [decide(draft) for rule, decide in self.rules.items() if rule in ids]
        return outcomes, self._concern is None or self._concern(draft, (draft.agreement,)) == CAN_BE_TRUE

    # Rules.

    def _rule(self, rule: Rule) -> Callable[[Draft], Neutral]:
        limbs = [(limb.id, limb.force or rule.force, self._limb(limb)) for limb in rule.limbs]

        def decide(draft: Draft) -> Neutral:
            found = [(name, force, *reached) for name, force, limb in limbs for reached in limb(draft)]
            force = min((force for _, force, _, _ in found), key=FORCES.index, default=rule.force)
            outcome = draft.chain.worst(rule.id, [outcome for _, own, _, outcome in found if own == force])
            listed = sorted((name, row.pointer, row.id, outcome) for name, _, row, outcome in found)
            return (rule.id, force, outcome, tuple(listed))

        return decide

    def _limb(self, limb: Limb) -> Callable[[Draft], Iterator[tuple[Row, str]]]:
        applies = None if limb.applies is None else self._parts(limb.applies, WHOLE, False)
        each = limb.for_each
        scope = WHOLE if each is None else self._within(WHOLE, each)
        draw = None if each is None else self._draw(each, WHOLE, helps=False, narrows=False)
        required = self._required(limb, scope)

        def decide(draft: Draft) -> Iterator[tuple[Row, str]]:
            whole = (draft.agreement,)
            concerned = CAN_BE_TRUE if applies is None else applies(draft, whole)
            if concerned == CAN_BE_FALSE:
                return
            if concerned == OPEN:
                yield draft.agreement, draft.chain.outcome("open")
                return
            if draw is None:
                yield draft.agreement, required(draft, whole)
                return
            chosen = draw(draft, whole).chosen
            if not chosen and limb.none != "not-applicable":
                yield draft.agreement, limb.none or "undetermined"
            for row, selected in chosen:
                yield row, draft.chain.outcome("open") if selected == OPEN else required(draft, (*whole, row))

        return decide

    def _required(self, limb: Limb, scope: Scope) -> Callable[[Draft, Bound], str]:
        requires = self._parts(limb.requires, scope, True)
        unless = None if limb.unless is None else self._parts(limb.unless, scope, True)

        def decide(draft: Draft, bound: Bound) -> str:
            seen = required = NAMES[requires(draft, bound)]
            if required != "yes" and unless is not None:
                seen = f"{required}+{NAMES[unless(draft, bound)]}"
            outcome = draft.chain.outcome(seen)
            return draft.chain.outcome("unproved") if outcome == "pass" and not bound[-1].proved else outcome

        return decide

    def _parts(self, node: Any, scope: Scope, helps: bool) -> Parts:
        match node:
            case AllOf(all_of=parts):
                return Parts("all", [self._test(part, scope, helps) for part in parts])
            case AnyOf(any_of=parts):
                return Parts("any", [self._test(part, scope, helps) for part in parts])
        return Parts("all", [self._test(node, scope, helps)])

    def _definition(self, name: str, helps: bool) -> Test:
        if (name, helps) not in self._definitions:
            parts = self._parts(self.edition.definitions[name].when, WHOLE, helps)
            self._definitions[name, helps] = _once(("is", name, helps), parts)
        return self._definitions[name, helps]

    # Conditions.

    def _test(self, node: Any, scope: Scope, helps: bool) -> Test:
        match node:
            case AllOf(all_of=parts):
                return self._combined("both", [self._test(part, scope, helps) for part in parts])
            case AnyOf(any_of=parts):
                return self._combined("either", [self._test(part, scope, helps) for part in parts])
            case Not(not_=part):
                inner = self._test(part, scope, not helps)
                return lambda draft, bound: turned(inner(draft, bound))
            case Is(is_=name):
                return self._definition(name, helps)
            case Said(said=path):
                return self._filled(path, scope, CAN_BE_FALSE)
            case Given(given=path):
                return self._filled(path, scope, OPEN)
            case ThereIs(there_is=quantified):
                return self._alone(node, helps, self._some(quantified, scope, helps))
            case ForAll(for_all=quantified):
                return self._alone(node, helps, self._every(quantified, scope, helps))
            case Compare():
                return self._compare(node, scope, helps)
        raise TypeError(f"not a condition: {type(node).__name__}")

    def _combined(self, name: str, tests: list[Test]) -> Test:
        def all_of(draft: Draft, bound: Bound) -> int:
            found = CAN_BE_TRUE
            for test in tests:
                found = both(found, test(draft, bound))
                if found == CAN_BE_FALSE:
                    break
            return found

        def any_of(draft: Draft, bound: Bound) -> int:
            found = CAN_BE_FALSE
            for test in tests:
                found = either(found, test(draft, bound))
                if found == CAN_BE_TRUE:
                    break
            return found

        return all_of if name == "both" else any_of

    def _filled(self, path: str, scope: Scope, silent: int) -> Test:
        read = self._read(path, scope)
        return lambda draft, bound: silent if read(draft, bound) is None else CAN_BE_TRUE

    def _alone(self, node: Noun, helps: bool, test: Figure) -> Figure:
        """Ask what depends on nothing but the draft once for a draft."""
        if _free(node) <= {"agreement"}:
            return _once((_form(node), helps), test)
        return test

    # Comparisons. Words of the rules are compared by durable_rules, asked once for each word of a draft.

    def _compare(self, node: Compare, scope: Scope, helps: bool) -> Test:
        left, operator, right = self._figure(node.left, scope, helps), node.operator, node.right
        if isinstance(right, list) or (isinstance(right, str) and operator in ("equals", "differs", "contains")):
            return self._words(operator, left, right)
        other = self._figure(right, scope, helps)
        compared = _COMPARED[operator]

        def test(draft: Draft, bound: Bound) -> int:
            one, two = left(draft, bound), other(draft, bound)
            return OPEN if one is None or two is None else compared(one, two)

        return test

    def _words(self, operator: str, left: Figure, right: Any) -> Test:
        wanted = frozenset([right] if isinstance(right, str) else right)
        self.words |= wanted

        def one(draft: Draft, bound: Bound) -> int:
            word = left(draft, bound)
            if word is None:
                return OPEN
            return sure(isinstance(word, str) and not wanted.isdisjoint(draft.chain.met(word)))

        def many(draft: Draft, bound: Bound) -> int:
            words = left(draft, bound)
            return OPEN if words is None else sure(wanted <= {met for word in words for met in draft.chain.met(word)})

        if operator in ("contains", "contains_all"):
            return many
        return (lambda draft, bound: turned(one(draft, bound))) if operator == "differs" else one

    # Figures.

    def _read(self, path: str, scope: Scope) -> Figure:
        """Return what follows a path of fields and references; silent anywhere on the way is silent."""
        name, _, rest = path.partition(".")
        start = max(place for place, (bound, _) in enumerate(scope) if bound == name)
        collection = scope[start][1]
        hops: list[tuple[int, str]] = []
        while rest not in (fields := vocabulary()[collection].fields):
            hop, _, rest = rest.partition(".")
            target = fields[hop].collection or ""
            hops.append((self.columns[collection][hop], target))
            collection = target
        end = self.columns[collection][rest]

        def follow(draft: Draft, bound: Bound) -> Any:
            row = bound[start]
            for place, target in hops:
                name = row.values[place]
                if name is None:
                    return None
                row = draft.rows.by_id[target][name]
            return row.values[end]

        return follow if hops else lambda draft, bound: bound[start].values[end]

    def _figure(self, node: Any, scope: Scope, helps: bool) -> Figure:
        match node:
            case Value(value=path):
                return self._read(path, scope)
            case AsOfDate():
                return lambda draft, bound: draft.rows.as_of
            case Sum(sum=summed):
                return self._alone(node, helps, self._sum(summed, scope, helps))
            case Count(count=selection):
                return self._alone(node, helps, self._count(selection, scope, helps))
            case Plus(plus=parts):
                return self._folded("plus", parts, scope, helps)
            case Minus(minus=parts):
                return self._folded("minus", parts, scope, helps)
            case Times(times=parts):
                return self._folded("times", parts, scope, helps)
            case Gap(gap=parts):
                return self._folded("gap", parts, scope, helps)
            case Parameter(parameter=name):
                node = self.edition.about.parameters[name].value
        fixed = whole(plain(node))
        return lambda draft, bound: fixed

    def _folded(self, name: str, parts: list[Any], scope: Scope, helps: bool) -> Figure:
        first, *others = [self._figure(part, scope, helps) for part in parts]

        def work(draft: Draft, bound: Bound) -> Any:
            result = first(draft, bound)
            for other in others:
                result = worked_out(name, result, other(draft, bound))
            return result

        return work

    def _sum(self, node: Any, scope: Scope, helps: bool) -> Figure:
        draw = self._draw(node, scope, helps, narrows=False)
        read = self._read(node.of, self._within(scope, node))

        def add(draft: Draft, bound: Bound) -> Any:
            drawn = draw(draft, bound)
            if drawn.uncounted or any(selected == OPEN for _, selected in drawn.chosen):
                return None
            total: Span | None = Span(0, 0)
            for row, _ in drawn.chosen:
                total = worked_out("plus", total, read(draft, (*bound, row)))
            return total

        return add

    def _count(self, node: Selection, scope: Scope, helps: bool) -> Figure:
        draw = self._draw(node, scope, helps, narrows=False)

        def count(draft: Draft, bound: Bound) -> Span:
            drawn = draw(draft, bound)
            certain = sum(1 for _, selected in drawn.chosen if selected == CAN_BE_TRUE)
            endless = any(row.ghost for row, _ in drawn.chosen)
            return Span(certain, None if endless else len(drawn.chosen) + len(drawn.uncounted))

        return count

    # Quantifiers, by counting.

    def _some(self, node: Any, scope: Scope, helps: bool) -> Test:
        draw, that = self._draw(node, scope, helps, narrows=False), self._that(node, scope, helps)
        none = self._none(node)

        def test(draft: Draft, bound: Bound) -> int:
            chosen = draw(draft, bound).chosen
            if all(row.ghost for row, _ in chosen):
                return none(draft, bool(chosen))
            met = [both(selected, that(draft, (*bound, row))) for row, selected in chosen]
            return possible(len(met) > met.count(CAN_BE_FALSE), met.count(CAN_BE_TRUE) == 0)

        return test

    def _every(self, node: Any, scope: Scope, helps: bool) -> Test:
        draw, that = self._draw(node, scope, helps, narrows=True), self._that(node, scope, helps)
        none = self._none(node)

        def test(draft: Draft, bound: Bound) -> int:
            judged = [(row, selected, that(draft, (*bound, row))) for row, selected in draw(draft, bound).chosen]
            if helps:
                judged = [(row, selected, met) for row, selected, met in judged if row.proved or met != CAN_BE_TRUE]
            if all(row.ghost for row, _, _ in judged):
                return none(draft, bool(judged))
            breaks = [both(selected, turned(met)) for _, selected, met in judged]
            return possible(breaks.count(CAN_BE_TRUE) == 0, len(breaks) > breaks.count(CAN_BE_FALSE))

        return test

    def _that(self, node: Any, scope: Scope, helps: bool) -> Test:
        if node.that is None:
            return lambda draft, bound: CAN_BE_TRUE
        return self._test(node.that, self._within(scope, node), helps)

    def _none(self, node: Any) -> Callable[[Draft, bool], int]:
        """Return what says what it means that nothing was drawn."""
        base, status = self._base(node.in_), self._read("agreement.status", WHOLE)
        otherwise = {"yes": CAN_BE_TRUE, "unknown": OPEN}.get(node.if_none or "no", CAN_BE_FALSE)

        def none(draft: Draft, silent: bool) -> int:
            if node.if_none == "text" and base not in draft.rows.empty:
                final = status(draft, (draft.agreement,)) in ("negotiated", "signed")
                return CAN_BE_FALSE if final else OPEN
            if silent and node.if_none != "text":
                return CAN_BE_FALSE if node.if_silent == "no" else OPEN
            return otherwise

        return none

    # Selections.

    def _base(self, name: str) -> str:
        definition = self.edition.definitions.get(name)
        return name if definition is None or definition.for_each is None else self._base(definition.for_each.in_)

    def _within(self, scope: Scope, node: Selection) -> Scope:
        return (*scope, (node.as_, self._base(node.in_)))

    def _listing(self, name: str, helps: bool) -> Callable[[Draft], list[Sure]]:
        """Return what lists the rows of a collection, or those that a definition makes of it."""
        if (name, helps) not in self._listings:
            definition = self.edition.definitions.get(name)
            if definition is None or definition.for_each is None:
                listing: Any = lambda draft, _: [  # noqa: E731
                    (row, OPEN if row.ghost else CAN_BE_TRUE) for row in draft.rows.listed[name]
                ]
            else:
                listing = self._defined(definition.for_each, definition.when, helps)
            once = _once(("in", name, helps), listing)
            self._listings[name, helps] = lambda draft: once(draft, ())
        return self._listings[name, helps]

    def _defined(self, each: Selection, when: Any, helps: bool) -> Figure:
        inner, test = self._listing(each.in_, helps), self._test(when, self._within(WHOLE, each), helps)

        def listing(draft: Draft, _: Bound) -> list[Sure]:
            return [(row, both(held, test(draft, (draft.agreement, row)))) for row, held in inner(draft)]

        return listing

    def _draw(self, node: Selection, scope: Scope, helps: bool, narrows: bool) -> Draw:
        """Return what draws rows. `narrows`: fewer of them would help the draft."""
        side = helps != narrows
        counts = side if node.claims is None else node.claims == "supported"
        near, rest = self._near(node, scope, side)

        def draw(draft: Draft, bound: Bound) -> Drawn:
            drawn = Drawn([], [])
            for row, held in near(draft, bound):
                selected = held if rest is None else both(held, rest(draft, (*bound, row)))
                if selected == CAN_BE_FALSE:
                    continue
                if counts and not row.proved:
                    drawn.uncounted.append(row)
                else:
                    drawn.chosen.append((row, selected))
            return drawn

        return draw

    def _near(self, node: Selection, scope: Scope, side: bool) -> tuple[Callable[..., list[Sure]], Test | None]:
        """Return what lists the rows that can be drawn, and what is left to test of each of them.

        What a selection asks of a row alone is asked once for a draft. Where it asks for a
        reference to a row at hand, a table by reference gives those that refer to it, or to
        what is unknown.
        """
        parts = [] if node.where is None else node.where.all_of if isinstance(node.where, AllOf) else [node.where]
        alone = [part for part in parts if _free(part) <= {node.as_, "agreement"}]
        rest = [part for part in parts if part not in alone]
        inner = self._within(scope, node)
        asked = (node.in_, node.as_, side, *(_form(part) for part in alone))
        held = self._held(node, alone, side, asked)
        tests = self._combined("both", [self._test(part, inner, side) for part in rest]) if rest else None
        for part in rest:
            if isinstance(part, Compare) and part.value is not None and isinstance(part.equals, Value):
                ends = part.value, part.equals.value
                own, other = ends if ends[0].partition(".")[0] == node.as_ else reversed(ends)
                names = own.partition(".")[0], other.partition(".")[0]
                if names[0] == node.as_ and names[1] != node.as_:
                    table = self._table(held, self._read(own, inner[-1:]), (*asked, own))
                    return _referring(held, table, self._read(other, scope)), tests
        return lambda draft, bound: held(draft), tests

    def _held(self, node: Selection, alone: list[Any], side: bool, asked: Any) -> Callable[[Draft], list[Sure]]:
        listing = self._listing(node.in_, side)
        if not alone:
            return listing
        test = self._combined("both", [self._test(part, self._within(WHOLE, node), side) for part in alone])

        def hold(draft: Draft, _: Bound) -> list[Sure]:
            found = [(row, both(held, test(draft, (draft.agreement, row)))) for row, held in listing(draft)]
            return [(row, held) for row, held in found if held != CAN_BE_FALSE]

        once = _once(asked, hold)
        return lambda draft: once(draft, ())

    def _table(self, held: Callable[[Draft], list[Sure]], own: Figure, asked: Any) -> Figure:
        def tabled(draft: Draft, _: Bound) -> dict[Any, list[Sure]]:
            table: dict[Any, list[Sure]] = {}
            for row, certain in held(draft):
                table.setdefault(own(draft, (row,)), []).append((row, certain))
            return table

        return _once(asked, tabled)


def _referring(held: Callable[[Draft], list[Sure]], table: Figure, other: Figure) -> Callable[..., list[Sure]]:
    def near(draft: Draft, bound: Bound) -> list[Sure]:
        wanted = other(draft, bound)
        if not isinstance(wanted, str):
            return held(draft)
        found = table(draft, ())
        return [*found.get(wanted, ()), *found.get(None, ())]

    return near


_COMPARED: dict[str, Callable[[Any, Any], int]] = {
    "equals": lambda one, two: alike(one, two),
    "differs": lambda one, two: turned(alike(one, two)),
    "contains": lambda one, two: sure(two in one),
    "less_than": lambda one, two: below(one, two, or_equal=False),
    "before": lambda one, two: below(one, two, or_equal=False),
    "at_most": lambda one, two: below(one, two, or_equal=True),
    "not_after": lambda one, two: below(one, two, or_equal=True),
    "more_than": lambda one, two: below(two, one, or_equal=False),
    "after": lambda one, two: below(two, one, or_equal=False),
    "at_least": lambda one, two: below(two, one, or_equal=True),
    "not_before": lambda one, two: below(two, one, or_equal=True),
}


def _once(asked: Any, find: Figure) -> Figure:
    """Return what finds something out once for a draft."""

    def found(draft: Draft, bound: Bound) -> Any:
        known = draft.known
        if asked not in known:
            known[asked] = find(draft, bound)
        return known[asked]

    return found


def _free(node: Any) -> set[str]:
    """Return the names that a condition takes from outside."""
    if isinstance(node, list):
        return set().union(*map(_free, node))
    if not isinstance(node, Noun):
        return set()
    names: set[str] = set()
    for key, value in vars(node).items():
        if key in PATHS and isinstance(value, str):
            names.add(value.partition(".")[0])
        elif isinstance(value, Noun | list):
            names |= _free(value)
    return names - {node.as_} if isinstance(node, Selection) else names


def _form(node: Any) -> Any:
    """Return what is the same for conditions that ask the same."""
    if isinstance(node, list):
        return tuple(map(_form, node))
    if isinstance(node, Noun):
        said = ((name, _form(value)) for name, value in vars(node).items() if value is not None)
        return (type(node).__name__, *said)
    return (type(node).__name__, node)
