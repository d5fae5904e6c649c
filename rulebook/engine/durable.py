"""Decide a second time, on durable_rules, in a process of its own.

It shares with the first engine the records of a draft and the rules as they were loaded, and
nothing else: truth is held as what is still possible, comparisons are of ranges, and what
follows from what is chained forward. Words are compared, and conditions, definitions,
outcomes of records and of rules are concluded, by durable_rules, from positive facts only:
it matches one fact at a time. It has no joins and no negation that can be trusted, so
quantifiers are counted here, over the records.

The library is imported in the child process alone. A child that dies, hangs or talks
nonsense is an `EngineError`; the next draft gets a new one.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction
from multiprocessing.connection import Connection
from typing import Any

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
from rulebook.model.noun import plain
from rulebook.model.quantities import DateSpan, Measure
from rulebook.model.record import DraftRecord, Records
from rulebook.model.rule import FORCES, Limb, Rule

PATIENCE = 120.0
"""Seconds that a draft may take before the child is taken to hang."""

Neutral = tuple[object, ...]
Env = dict[str, DraftRecord]


class EngineError(Exception):
    """Say why the second engine gave no answer."""


# What is still possible: a condition can be true, can be false, or both (unknown).

CAN_BE_TRUE, CAN_BE_FALSE = 1, 2
OPEN = CAN_BE_TRUE | CAN_BE_FALSE
NAMES = {CAN_BE_TRUE: "yes", CAN_BE_FALSE: "no", OPEN: "open"}
POSSIBLE = {name: possible for possible, name in NAMES.items()}


def _possible(true: bool, false: bool) -> int:
    return (CAN_BE_TRUE if true else 0) | (CAN_BE_FALSE if false else 0)


def _turned(possible: int) -> int:
    return _possible(bool(possible & CAN_BE_FALSE), bool(possible & CAN_BE_TRUE))


def _both(parts: Iterable[int]) -> int:
    listed = list(parts)
    return _possible(all(p & CAN_BE_TRUE for p in listed), any(p & CAN_BE_FALSE for p in listed))


def _either(parts: Iterable[int]) -> int:
    listed = list(parts)
    return _possible(any(p & CAN_BE_TRUE for p in listed), all(p & CAN_BE_FALSE for p in listed))


@dataclass(frozen=True, slots=True)
class Span:
    """Be a number, amount or day known to lie from `low` to `high` (None: no end)."""

    low: Fraction
    high: Fraction | None
    unit: str | None = None

    @property
    def exact(self) -> bool:
        return self.low == self.high


def _span(value: Any) -> Any:
    """Turn a value of a record into what is compared: a span, a word, a list of words, or None."""
    if value is None or isinstance(value, bool | str | Span):
        return value
    if isinstance(value, tuple | list):
        return tuple(value)
    if isinstance(value, DateSpan):
        return Span(Fraction(value.first.toordinal()), Fraction(value.last.toordinal()))
    if isinstance(value, Measure):
        return Span(Fraction(value.number), Fraction(value.number), value.unit)
    return Span(Fraction(value), Fraction(value))


def _apart(left: Span, right: Span) -> bool:
    """Tell whether two amounts have different units, and neither is nought."""
    return None not in (left.unit, right.unit) and left.unit != right.unit and bool(left.low) and bool(right.low)


def _below(left: Span, right: Span, or_equal: bool) -> int:
    """Say whether left can be less than right, and can be not: by the ends of the two spans."""
    if _apart(left, right):
        return OPEN
    if or_equal:
        surely = left.high is not None and left.high <= right.low
        never = right.high is not None and left.low > right.high
    else:
        surely = left.high is not None and left.high < right.low
        never = right.high is not None and left.low >= right.high
    return _possible(not never, not surely)


def _same(left: Span, right: Span) -> int:
    if _apart(left, right):
        return OPEN
    overlap = (left.high is None or left.high >= right.low) and (right.high is None or right.high >= left.low)
    return _possible(overlap, not (overlap and left.exact and right.exact))


def _worked_out(name: str, left: Any, right: Any) -> Any:
    """Work with two exact numbers; nought needs no unit."""
    if not (isinstance(left, Span) and isinstance(right, Span) and left.exact and right.exact) or _apart(left, right):
        return None
    a, b = left.low, right.low
    number = {"plus": a + b, "minus": a - b, "times": a * b, "gap": abs(a - b)}[name]
    unit = next((s.unit for s in (left, right) if s.unit is not None and s.low), left.unit or right.unit)
    return Span(number, number, unit)


class Chain:
    """Conclude by durable_rules, forward from positive facts. One host a process; a fresh state a draft."""

    def __init__(self) -> None:
        from durable.engine import Host, MessageObservedException

        self._observed = MessageObservedException
        self._host = Host()
        self._words: dict[str, set[str]] = {}
        self._literals: set[str] = set()
        self._met: set[str] = set()
        self._agenda: list[dict[str, Any]] = []
        self._groups: list[Group] = []
        self._worst: dict[str, str] = {}
        self._number = self._before = 0
        self._sid = ""
        self._host.register_rulesets({"conclusions": self._conclusions()})

    # Words: which literals of the rulebook a word of the draft is. Asked once for each word.

    def know(self, literals: Iterable[str]) -> None:
        """Write one rule for each word that the rulebook compares with."""
        self._literals = set(literals)
        rules: dict[str, Any] = {"any": _when({"kind": "word"}, lambda c: None)}
        for number, literal in enumerate(sorted(self._literals)):
            rules[f"is-{number}"] = _when({"kind": "word", "word": literal}, self._meet(literal))
        self._host.register_rulesets({"words": rules})

    def _meet(self, literal: str) -> Callable[[Any], None]:
        return lambda c: self._met.add(literal)

    def same(self, word: str, other: str) -> bool:
        """Tell whether a word of the draft is another one: by durable_rules, where that is the rulebook's."""
        if other not in self._literals:
            return word == other
        if word not in self._words:
            self._met = set()
            draft, self._sid = self._sid, f"word-{len(self._words)}"
            self._assert("words", {"kind": "word", "word": word})
            self._done("words")
            self._sid = draft
            self._words[word] = self._met
        return other in self._words[word]

    # Conclusions: parts settle a condition, conditions an outcome, outcomes a rule.

    def _conclusions(self) -> dict[str, Any]:
        rules: dict[str, Any] = {}
        for mode, decides in (("all", "no"), ("any", "yes")):
            for truth in NAMES.values():
                run = self._decide(truth) if truth == decides else self._count(truth)
                rules[f"{mode}-{truth}"] = _when({"kind": "part", "mode": mode, "truth": truth}, run)
        for truth in NAMES.values():
            rules[f"settled-{truth}"] = _when({"kind": "settled", "truth": truth}, self._settle(truth))
        table = {
            "yes": "pass", "no": "fail", "open": "undetermined",
            # The requirement, and a derogation.
            "no+yes": "pass", "no+no": "fail", "no+open": "undetermined",
            "open+yes": "pass", "open+no": "undetermined", "open+open": "undetermined",
            # The record's own evidence does not hold.
            "unproved": "undetermined",
        }  # fmt: skip
        for seen, outcome in table.items():
            rules[f"seen-{seen}"] = _when({"kind": "seen", "seen": seen}, self._conclude(outcome))
        for rank, outcome in enumerate(_WORST_FIRST):
            rules[f"rule-{outcome}"] = _when({"kind": "rule", "outcome": outcome}, self._worsen(rank, outcome))
        return rules

    def _decide(self, truth: str) -> Callable[[Any], None]:
        def run(c: Any) -> None:
            group = self._groups[c.m.group]
            if not group.decided:
                group.decided = True
                self._agenda.append({"kind": "settled", "truth": truth, "group": c.m.group})

        return run

    def _count(self, truth: str) -> Callable[[Any], None]:
        def run(c: Any) -> None:
            group = self._groups[c.m.group]
            group.seen[truth] = group.seen.get(truth, 0) + 1
            if not group.decided and sum(group.seen.values()) == group.size:
                group.decided = True
                found = "open" if "open" in group.seen else truth
                self._agenda.append({"kind": "settled", "truth": found, "group": c.m.group})

        return run

    def _settle(self, truth: str) -> Callable[[Any], None]:
        def run(c: Any) -> None:
            self._groups[c.m.group].truth = truth

        return run

    def _conclude(self, outcome: str) -> Callable[[Any], None]:
        def run(c: Any) -> None:
            self._groups[c.m.group].outcome = outcome

        return run

    def _worsen(self, rank: int, outcome: str) -> Callable[[Any], None]:
        def run(c: Any) -> None:
            before = self._worst.get(c.m.rule)
            if before is None or rank < _WORST_FIRST.index(before):
                self._worst[c.m.rule] = outcome

        return run

    def start(self, number: int) -> None:
        """Begin a draft."""
        self._sid, self._groups, self._worst, self._agenda = f"draft-{number}", [], {}, []
        self._before = self._number

    def settled(self, mode: str, parts: list[int]) -> int:
        """Conclude all or any of some parts."""
        group = self._group(len(parts))
        for part in parts:
            self._agenda.append({"kind": "part", "mode": mode, "truth": NAMES[part], "group": group})
        self._run()
        return POSSIBLE[self._groups[group].truth]

    def outcome(self, seen: str) -> str:
        """Conclude the outcome of one record from what was seen of it."""
        group = self._group(0)
        self._agenda.append({"kind": "seen", "seen": seen, "group": group})
        self._run()
        return self._groups[group].outcome

    def worst(self, rule: str, outcomes: Iterable[str]) -> str:
        """Conclude the outcome of a rule from those of its records."""
        self._agenda += [{"kind": "rule", "rule": rule, "outcome": outcome} for outcome in outcomes]
        self._run()
        return self._worst.get(rule, "not-applicable")

    def finish(self) -> None:
        """Raise what went wrong in an action, which the library only notes, and forget the draft."""
        self._done("conclusions")

    def _group(self, size: int) -> int:
        self._groups.append(Group(size))
        return len(self._groups) - 1

    def _run(self) -> None:
        """Assert what is on the agenda, and what follows, until nothing is left."""
        while self._agenda:
            waiting, self._agenda = self._agenda, []
            for fact in waiting:
                self._assert("conclusions", fact)

    def _assert(self, ruleset: str, fact: dict[str, Any]) -> None:
        """Assert a fact. The library now and then takes a new one for one that it knows: then once more, salted."""
        for _ in range(3):
            self._number += 1
            with suppress(self._observed):
                self._host.assert_fact(ruleset, {"sid": self._sid, "salt": self._number, **fact})
                return
        raise EngineError("durable_rules refused a fact three times")

    def _done(self, ruleset: str) -> None:
        if self._number == self._before:
            # There is no state where no fact was asserted.
            return
        state = self._host.get_state(ruleset, self._sid)
        self._host.delete_state(ruleset, self._sid)
        if state and state.get("exception"):
            raise EngineError(str(state["exception"]))


_WORST_FIRST = ("fail", "undetermined", "pass", "not-applicable")


@dataclass(slots=True)
class Group:
    """Be a condition whose parts are coming in."""

    size: int
    seen: dict[str, int] = field(default_factory=dict)
    decided: bool = False
    truth: str = ""
    outcome: str = ""


def _when(pattern: Mapping[str, Any], run: Callable[[Any], None]) -> dict[str, Any]:
    """Write a rule on one fact. A pattern with two keys would test only one of them, hence `$and`."""
    return {"all": [{"m": {"$and": [{key: value} for key, value in pattern.items()]}}], "run": run}


@dataclass(slots=True)
class Drawn:
    """Be what a selection drew: records that are or may be selected, and claims that do not count."""

    chosen: list[tuple[DraftRecord, int]]
    uncounted: list[DraftRecord]


class Draft:
    """Decide one draft."""

    def __init__(self, edition: Edition, chain: Chain, records: Records, as_of: DateSpan) -> None:
        self.edition, self.chain, self.records, self.as_of = edition, chain, records, as_of
        self.agreement = records.agreement
        self._of_definition: dict[tuple[str, bool], int] = {}
        self._members: dict[tuple[str, bool], list[tuple[DraftRecord, int]]] = {}
        self._lookup: dict[tuple[str, bool, str], dict[Any, list[int]]] = {}

    def decide(self, rule: Rule) -> Neutral:
        """Return a rule's outcome in the form that engines are compared on."""
        found: list[tuple[Limb, DraftRecord, str]] = []
        for limb in rule.limbs:
            found += [(limb, record, outcome) for record, outcome in self._limb(limb)]
        forces = [limb.force or rule.force for limb, _, _ in found] or [rule.force]
        force = min(forces, key=FORCES.index)
        counted = [outcome for limb, _, outcome in found if (limb.force or rule.force) == force]
        outcome = self.chain.worst(rule.id, counted)
        listed = sorted((limb.id, record.pointer, record.id, outcome) for limb, record, outcome in found)
        return (rule.id, force, outcome, tuple(listed))

    def concerned(self) -> bool:
        """Tell whether the edition's letter is surely about this draft."""
        concern = self.edition.about.concerns
        return concern is None or self._definition(concern.is_, True) == CAN_BE_TRUE

    def _limb(self, limb: Limb) -> Iterator[tuple[DraftRecord, str]]:
        env = {"agreement": self.agreement}
        applies = CAN_BE_TRUE if limb.applies is None else self._concluded(limb.applies, env, False)
        if applies == CAN_BE_FALSE:
            return
        if applies == OPEN:
            yield self.agreement, self.chain.outcome("open")
            return
        if limb.for_each is None:
            yield self.agreement, self._required(limb, env, self.agreement)
            return
        chosen = self._drawn(limb.for_each, env, False, False).chosen
        if not chosen and limb.none != "not-applicable":
            yield self.agreement, limb.none or "undetermined"
        for record, selected in chosen:
            if selected == OPEN:
                yield record, self.chain.outcome("open")
            else:
                yield record, self._required(limb, {**env, limb.for_each.as_: record}, record)

    def _required(self, limb: Limb, env: Env, record: DraftRecord) -> str:
        required = NAMES[self._concluded(limb.requires, env, True)]
        seen = required
        if required != "yes" and limb.unless is not None:
            seen = f"{required}+{NAMES[self._concluded(limb.unless, env, True)]}"
        outcome = self.chain.outcome(seen)
        return self.chain.outcome("unproved") if outcome == "pass" and not _proved(record) else outcome

    def _concluded(self, node: Any, env: Env, helps: bool) -> int:
        """Let durable_rules conclude a condition from its parts."""
        match node:
            case AllOf(all_of=parts):
                return self.chain.settled("all", [self._truth(part, env, helps) for part in parts])
            case AnyOf(any_of=parts):
                return self.chain.settled("any", [self._truth(part, env, helps) for part in parts])
        return self.chain.settled("all", [self._truth(node, env, helps)])

    def _definition(self, name: str, helps: bool) -> int:
        if (name, helps) not in self._of_definition:
            when = self.edition.definitions[name].when
            self._of_definition[name, helps] = self._concluded(when, {"agreement": self.agreement}, helps)
        return self._of_definition[name, helps]

    def _truth(self, node: Any, env: Env, helps: bool) -> int:
        match node:
            case AllOf(all_of=parts):
                return _both([self._truth(part, env, helps) for part in parts])
            case AnyOf(any_of=parts):
                return _either([self._truth(part, env, helps) for part in parts])
            case Not(not_=part):
                return _turned(self._truth(part, env, not helps))
            case Is(is_=name):
                return self._definition(name, helps)
            case Said(said=path):
                return CAN_BE_FALSE if self._read(path, env) is None else CAN_BE_TRUE
            case Given(given=path):
                return OPEN if self._read(path, env) is None else CAN_BE_TRUE
            case ThereIs(there_is=quantified):
                return self._some(quantified, env, helps)
            case ForAll(for_all=quantified):
                return self._every(quantified, env, helps)
            case Compare():
                left = _span(self._figure(node.left, env, helps))
                return self._compared(node.operator, left, node.right, env, helps)
        raise EngineError(f"not a condition: {type(node).__name__}")

    # Comparisons.

    def _compared(self, operator: str, left: Any, node: Any, env: Env, helps: bool) -> int:
        right = _span(self._figure(node, env, helps))
        if left is None or right is None:
            return OPEN
        match operator:
            case "one_of":
                return self._sure(any(self._equal_words(left, word) for word in right))
            case "contains":
                return self._sure(any(self._equal_words(word, right) for word in left))
            case "contains_all":
                return self._sure(all(any(self._equal_words(word, wanted) for word in left) for wanted in right))
            case "equals" | "differs":
                if isinstance(left, Span) and isinstance(right, Span):
                    same = _same(left, right)
                else:
                    same = self._sure(self._equal_words(left, right))
                return same if operator == "equals" else _turned(same)
            case "less_than" | "before":
                return _below(left, right, or_equal=False)
            case "at_most" | "not_after":
                return _below(left, right, or_equal=True)
            case "more_than" | "after":
                return _below(right, left, or_equal=False)
            case "at_least" | "not_before":
                return _below(right, left, or_equal=True)
        raise EngineError(f"not a comparison: {operator}")

    def _equal_words(self, left: Any, right: Any) -> bool:
        """Compare two words, or yes and no."""
        if not (isinstance(left, str) and isinstance(right, str)):
            return type(left) is type(right) and bool(left == right)
        return self.chain.same(left, right)

    @staticmethod
    def _sure(held: bool) -> int:
        return CAN_BE_TRUE if held else CAN_BE_FALSE

    # Figures.

    def _read(self, path: str, env: Env) -> Any:
        name, _, rest = path.partition(".")
        return self.records.read(env[name], rest)[2]

    def _figure(self, node: Any, env: Env, helps: bool) -> Any:
        match node:
            case Value(value=path):
                return self._read(path, env)
            case Parameter(parameter=name):
                return self.edition.about.parameters[name].value
            case AsOfDate():
                return self.as_of
            case Sum(sum=summed):
                return self._summed(summed, env, helps)
            case Count(count=selection):
                return self._counted(self._drawn(selection, env, helps, False))
            case Plus(plus=parts):
                return self._folded("plus", parts, env, helps)
            case Minus(minus=parts):
                return self._folded("minus", parts, env, helps)
            case Times(times=parts):
                return self._folded("times", parts, env, helps)
            case Gap(gap=parts):
                return self._folded("gap", parts, env, helps)
        return node

    def _folded(self, name: str, parts: list[Any], env: Env, helps: bool) -> Any:
        result, *others = [_span(self._figure(part, env, helps)) for part in parts]
        for other in others:
            result = _worked_out(name, result, other)
        return result

    def _summed(self, summed: Any, env: Env, helps: bool) -> Any:
        drawn = self._drawn(summed, env, helps, False)
        total: Any = Span(Fraction(0), Fraction(0))
        if drawn.uncounted:
            return None
        for record, selected in drawn.chosen:
            if selected == OPEN:
                return None
            total = _worked_out("plus", total, _span(self._read(summed.of, {**env, summed.as_: record})))
        return total

    def _counted(self, drawn: Drawn) -> Span:
        sure = sum(1 for _, selected in drawn.chosen if selected == CAN_BE_TRUE)
        most = len(drawn.chosen) + len(drawn.uncounted)
        endless = any(record.ghost for record, _ in drawn.chosen)
        return Span(Fraction(sure), None if endless else Fraction(most))

    # Quantifiers, by counting.

    def _some(self, node: Any, env: Env, helps: bool) -> int:
        drawn = self._drawn(node, env, helps, False)
        if all(record.ghost for record, _ in drawn.chosen):
            return self._none(node, bool(drawn.chosen))
        met = [_both((selected, self._that(node, env, record, helps))) for record, selected in drawn.chosen]
        return _possible(bool(sum(1 for m in met if m & CAN_BE_TRUE)), not sum(1 for m in met if m == CAN_BE_TRUE))

    def _every(self, node: Any, env: Env, helps: bool) -> int:
        drawn = self._drawn(node, env, helps, True)
        judged = [(record, selected, self._that(node, env, record, helps)) for record, selected in drawn.chosen]
        if helps:
            judged = [(r, s, met) for r, s, met in judged if _proved(r) or met != CAN_BE_TRUE]
        if all(record.ghost for record, _, _ in judged):
            return self._none(node, bool(judged))
        breaks = [_both((selected, _turned(met))) for _, selected, met in judged]
        return _possible(
            not sum(1 for b in breaks if b == CAN_BE_TRUE), bool(sum(1 for b in breaks if b & CAN_BE_TRUE))
        )

    def _that(self, node: Any, env: Env, record: DraftRecord, helps: bool) -> int:
        return CAN_BE_TRUE if node.that is None else self._truth(node.that, {**env, node.as_: record}, helps)

    def _none(self, node: Any, silent: bool) -> int:
        """Say what it means that nothing was drawn."""
        if node.if_none == "text" and self._base(node.in_) not in self.records.empty:
            return CAN_BE_FALSE if self.agreement.values.get("status") in ("negotiated", "signed") else OPEN
        if silent and node.if_none != "text":
            return CAN_BE_FALSE if node.if_silent == "no" else OPEN
        return {"yes": CAN_BE_TRUE, "unknown": OPEN}.get(node.if_none or "no", CAN_BE_FALSE)

    # Selections.

    def _base(self, name: str) -> str:
        definition = self.edition.definitions.get(name)
        return name if definition is None or definition.for_each is None else self._base(definition.for_each.in_)

    def _listed(self, name: str, helps: bool) -> list[tuple[DraftRecord, int]]:
        """Return the records of a collection, or those that a definition makes of it."""
        definition = self.edition.definitions.get(name)
        if definition is None or definition.for_each is None:
            return [(record, OPEN if record.ghost else CAN_BE_TRUE) for record in self.records.by_collection[name]]
        if (name, helps) not in self._members:
            each, found = definition.for_each, []
            for record, sure in self._listed(each.in_, helps):
                env = {"agreement": self.agreement, each.as_: record}
                found.append((record, _both((sure, self._truth(definition.when, env, helps)))))
            self._members[name, helps] = found
        return self._members[name, helps]

    def _drawn(self, node: Selection, env: Env, helps: bool, narrows: bool) -> Drawn:
        """Draw records. `narrows`: fewer of them would help the draft."""
        side = helps != narrows
        counts = side if node.claims is None else node.claims == "supported"
        drawn = Drawn([], [])
        for record, sure in self._near(node, env, side):
            where = CAN_BE_TRUE if node.where is None else self._truth(node.where, {**env, node.as_: record}, side)
            selected = _both((sure, where))
            if selected == CAN_BE_FALSE:
                continue
            if counts and not _proved(record):
                drawn.uncounted.append(record)
            else:
                drawn.chosen.append((record, selected))
        return drawn

    def _near(self, node: Selection, env: Env, side: bool) -> list[tuple[DraftRecord, int]]:
        """Return the records that can be drawn: by a table of what they refer to, where the selection asks for that."""
        listed = self._listed(node.in_, side)
        for part in node.where.all_of if isinstance(node.where, AllOf) else [node.where]:
            if not (isinstance(part, Compare) and part.value is not None and isinstance(part.equals, Value)):
                continue
            name, _, path = part.value.partition(".")
            other = part.equals.value
            if name != node.as_ or other.partition(".")[0] == node.as_:
                continue
            wanted = self._read(other, env)
            if not isinstance(wanted, str):
                return listed
            table = self._lookup.get((node.in_, side, path))
            if table is None:
                table = self._lookup[node.in_, side, path] = {}
                for place, (record, _) in enumerate(listed):
                    table.setdefault(self.records.read(record, path)[2], []).append(place)
            return [listed[place] for place in sorted([*table.get(wanted, ()), *table.get(None, ())])]
        return listed


def _proved(record: DraftRecord) -> bool:
    return record.support is None or record.support.code == "supported"


def _literals(edition: Edition) -> Iterator[str]:
    """Yield every word that the rules of an edition compare with."""
    for rule in edition.rules:
        for limb in rule.limbs:
            yield from _words_in(plain(limb))
    for definition in edition.definitions.values():
        yield from _words_in(plain(definition.when))


def _words_in(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("equals", "differs", "contains") and isinstance(value, str):
                yield value
            elif key in ("one_of", "contains_all") and value:
                yield from value
            else:
                yield from _words_in(value)
    elif isinstance(node, list):
        for element in node:
            yield from _words_in(element)


# The child process, and the hand that holds it.


def _serve(connection: Connection, ours: Connection | None, edition: Edition) -> None:
    """Answer until the other side hangs up. Ctrl-C is the parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if ours is not None:
        ours.close()
    try:
        chain = Chain()
        chain.know(_literals(edition))
    except Exception as error:
        connection.send(("fault", f"durable_rules cannot be used: {type(error).__name__}: {error}"))
        os._exit(1)
    number = 0
    with suppress(EOFError, BrokenPipeError):
        while True:
            records, as_of, ids = connection.recv()
            number += 1
            try:
                chain.start(number)
                draft = Draft(edition, chain, records, as_of)
                answer = [draft.decide(rule) for rule in edition.rules if rule.id in ids], draft.concerned()
                chain.finish()
                connection.send(("answer", answer))
            except Exception as error:
                connection.send(("fault", f"{type(error).__name__}: {error}"))
    # The library's own threads never end.
    os._exit(0)


class SecondEngine:
    """Hold the child process of one edition; start it when it is needed, replace it when it fails."""

    def __init__(self, edition: Edition, patience: float = PATIENCE) -> None:
        self.edition, self.patience = edition, patience
        self.process: Any = None
        self._connection: Connection | None = None

    def decide(self, records: Records, as_of: DateSpan, ids: Iterable[str]) -> tuple[list[Neutral], bool]:
        """Return the rules' outcomes in neutral form, and whether the letter is about the draft.

        Raises EngineError, with the reason, when there is no answer.
        """
        try:
            connection = self._started()
            connection.send((records, as_of, frozenset(ids)))
            if not connection.poll(self.patience):
                raise EngineError(f"no answer within {self.patience:g} seconds")
            kind, answer = connection.recv()
            if kind == "answer":
                outcomes, concerned = answer
                return [tuple(outcome) for outcome in outcomes], bool(concerned)
        except EngineError:
            self.close()
            raise
        except (EOFError, OSError):
            code = self._ended()
            raise EngineError(f"its process ended (exit code {code})") from None
        except Exception as error:
            self.close()
            raise EngineError(f"its answer makes no sense: {type(error).__name__}") from None
        except BaseException:
            self.close()
            raise
        self.close()
        raise EngineError(str(answer) if kind == "fault" else "its answer makes no sense")

    def close(self) -> None:
        """End the child process."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self.process is not None:
            self.process.kill()
            self.process.join()
            self.process = None

    def _started(self) -> Connection:
        if self._connection is None:
            # A forked child has the rulebook already; where there is no fork it is sent.
            methods = multiprocessing.get_all_start_methods()
            context: Any = multiprocessing.get_context("fork" if "fork" in methods else "spawn")
            ours, theirs = context.Pipe()
            forked = context.get_start_method() == "fork"
            arguments = (theirs, ours if forked else None, self.edition)
            self.process = context.Process(target=_serve, args=arguments, daemon=True)
            self.process.start()
            theirs.close()
            self._connection = ours
        return self._connection

    def _ended(self) -> int | None:
        process = self.process
        if process is None:
            return None
        process.join(1)
        code: int | None = process.exitcode
        self.close()
        return code
