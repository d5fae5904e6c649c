"""Compile conditions: from typed data to functions that give a truth, and on demand its whole trace.

The truth comes first and fast: most conditions of most drafts are never explained. A trace
never decides; it takes its truth from the same function.

Invariant: a claim whose evidence does not hold can hurt but never help. So each condition
is compiled for the side it works on: where its being true helps the draft (`helps`), a
quantifier passes over unsupported claims and says so; where it hurts, they count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from rulebook.engine.compare import against, between, unlike
from rulebook.engine.figures import Figures, Select, compile_path, field_at
from rulebook.engine.scope import WHOLE, Env, Look, Member, Scope
from rulebook.engine.truth import all_hold, all_of, any_holds, any_of, negate
from rulebook.model.condition import (
    AllOf,
    AnyOf,
    AsOfDate,
    Compare,
    ForAll,
    Given,
    Is,
    Not,
    Said,
    Selection,
    ThereIs,
    Value,
)
from rulebook.model.condition import Quantified as QuantifiedNode
from rulebook.model.record import DraftRecord
from rulebook.model.rule import Definition
from rulebook.model.trace import Combined, Compared, Defined, Element, Filled, Quantified, Read, Trace, Truth
from rulebook.model.vocabulary import vocabulary

_FIXED = ("equals", "one_of", "contains", "contains_all")


@dataclass(frozen=True, slots=True)
class CompiledCondition:
    """Be a compiled condition: whether it holds, and on demand why."""

    truth: Callable[[Look, Env], Truth]
    explain: Callable[[Look, Env, Truth], Trace]
    """Say why, for the truth that was found: so it is worked out once on the way down."""

    def trace(self, look: Look, env: Env) -> Trace:
        """Return whether it holds, and why."""
        return self.explain(look, env, self.truth(look, env))


@dataclass(frozen=True, slots=True)
class Members:
    """List the records of a collection or definition; `why` says why one is, None where all are."""

    listed: Callable[[Look], list[Member]]
    why: Callable[[Look, DraftRecord], Trace] | None


class Compiler:
    """Compile the conditions of one edition; each definition is compiled once for each side."""

    def __init__(self, definitions: Mapping[str, Definition], parameters: dict[str, Any]) -> None:
        self.definitions = definitions
        self.parameters = parameters
        self._defined: dict[tuple[str, bool], CompiledCondition] = {}
        self._members: dict[tuple[str, bool], Members] = {}

    def base(self, name: str) -> str:
        """Return the collection that a collection's or definition's records come from."""
        definition = self.definitions.get(name)
        if definition is None or definition.for_each is None:
            return name
        return self.base(definition.for_each.in_)

    def condition(self, node: Any, scope: Scope, helps: bool) -> CompiledCondition:
        """Return what tests a condition for the bound records."""
        match node:
            case AllOf(all_of=parts):
                return self._combined("all_of", all_hold, parts, scope, helps)
            case AnyOf(any_of=parts):
                return self._combined("any_of", any_holds, parts, scope, helps)
            case Not(not_=part):
                return self._not(part, scope, helps)
            case Is(is_=name):
                return self._is(name, helps)
            case Said(said=path):
                return self._filled(path, scope, silent=False)
            case Given(given=path):
                return self._filled(path, scope, silent=None)
            case ThereIs(there_is=quantified):
                return self._there_is(quantified, scope, helps)
            case ForAll(for_all=quantified):
                return self._for_all(quantified, scope, helps)
            case Compare():
                return self._compare(node, scope, helps)
        raise TypeError(f"not a condition: {node!r}")

    def _combined(self, operator: Any, combine: Any, parts: Any, scope: Scope, helps: bool) -> CompiledCondition:
        tests = [self.condition(part, scope, helps) for part in parts]
        truth = partial(combine, [test.truth for test in tests])

        def explain(look: Look, env: Env, found: Truth) -> Trace:
            every = found is (operator == "all_of")
            parts = tests if every else [test for test in tests if test.truth(look, env) is found]
            return Combined(found, operator, tuple(test.explain(look, env, found) for test in parts))

        return CompiledCondition(truth, explain)

    def _not(self, part: Any, scope: Scope, helps: bool) -> CompiledCondition:
        inner = self.condition(part, scope, not helps)

        def truth(look: Look, env: Env) -> Truth:
            return negate(inner.truth(look, env))

        def explain(look: Look, env: Env, found: Truth) -> Trace:
            return Combined(found, "not", (inner.explain(look, env, negate(found)),))

        return CompiledCondition(truth, explain)

    def _is(self, name: str, helps: bool) -> CompiledCondition:
        if (name, helps) not in self._defined:
            self._defined[name, helps] = self.condition(self.definitions[name].when, WHOLE, helps)
        inner = self._defined[name, helps]

        def truth(look: Look, env: Env) -> Truth:
            if (name, helps) not in look.defined:
                look.defined[name, helps] = inner.truth(look, look.whole)
            return look.defined[name, helps]

        def explain(look: Look, env: Env, found: Truth) -> Trace:
            if (name, helps) not in look.explained:
                look.explained[name, helps] = Defined(found, name, inner.explain(look, look.whole, found))
            return look.explained[name, helps]

        return CompiledCondition(truth, explain)

    def _filled(self, path: str, scope: Scope, silent: Truth) -> CompiledCondition:
        end = compile_path(path, scope)

        def truth(look: Look, env: Env) -> Truth:
            return silent if end.value(look, env) is None else True

        return CompiledCondition(truth, lambda look, env, found: Filled(found, end.read(look, env)))

    def _compare(self, node: Compare, scope: Scope, helps: bool) -> CompiledCondition:
        figures = Figures(self.parameters, partial(self.selection, helps=helps), self.base)
        left, right = figures.compile(node.left, scope), figures.compile(node.right, scope)
        operator, value, other = node.operator, left.value, right.value
        test = between(operator)

        def compared(look: Look, env: Env) -> Truth:
            one, two = value(look, env), other(look, env)
            return None if one is None or two is None else test(one, two)

        if right.constant is not None:
            fixed = against(operator, right.constant)
            truth: Callable[[Look, Env], Truth] = lambda look, env: fixed(value(look, env))  # noqa: E731
        else:
            truth = compared

        def explain(look: Look, env: Env, found: Truth) -> Trace:
            figures = left.figure(look, env), right.figure(look, env)
            apart = unlike(figures[0].value, figures[1].value)
            first = replace(figures[0], unlike=True) if apart else figures[0]
            return Compared(found, operator, first, figures[1])

        return CompiledCondition(truth, explain)

    def members(self, name: str, helps: bool) -> Members:
        """Return what lists a collection's records, or those that a definition derives, with how sure that is."""
        if (name, helps) not in self._members:
            definition = self.definitions.get(name)
            derived = definition is not None and definition.for_each is not None
            self._members[name, helps] = self._derived(name, helps) if derived else _collection(name)
        return self._members[name, helps]

    def _derived(self, name: str, helps: bool) -> Members:
        definition = self.definitions[name]
        assert definition.for_each is not None
        inner = self.members(definition.for_each.in_, helps)
        test = self.condition(definition.when, WHOLE.bind(definition.for_each.as_, self.base(name)), helps)

        def listed(look: Look) -> list[Member]:
            found = look.members.get((name, helps))
            if found is None:
                found = look.members[name, helps] = []
                for record, sure in inner.listed(look):
                    truth = test.truth(look, (*look.whole, record))
                    if truth is not False:
                        found.append((record, sure if truth else None))
            return found

        def why(look: Look, record: DraftRecord) -> Trace:
            key = (name, helps, record.pointer, record.id)
            if key not in look.explained:
                env = (*look.whole, record)
                trace = test.trace(look, env)
                defined = Defined(trace.truth, name, trace)
                look.explained[key] = defined if inner.why is None else _both(inner.why(look, record), defined)
            return look.explained[key]

        return Members(listed, why)

    def selection(self, node: Selection, scope: Scope, helps: bool, narrows: bool = False) -> Select:
        """Return what selects records. `narrows` is set where selecting fewer records helps the draft (for all)."""
        candidates, member_why = self._candidates(node, scope, helps is not narrows)
        inner = scope.bind(node.as_, self.base(node.in_))
        where = self.condition(node.where, inner, helps is not narrows) if node.where is not None else None
        only_supported = helps is not narrows if node.claims is None else node.claims == "supported"

        def choose(look: Look, env: Env) -> Iterator[tuple[DraftRecord, Truth, bool]]:
            for record, selected in candidates(look, env):
                if where is not None:
                    truth = where.truth(look, (*env, record))
                    if truth is False:
                        continue
                    selected = selected if truth else None
                yield record, selected, record.supported or not only_supported

        def why(look: Look, env: Env, record: DraftRecord) -> Trace:
            if where is None:
                assert member_why is not None
                return member_why(look, record)
            trace = where.trace(look, (*env, record))
            return trace if member_why is None else _both(member_why(look, record), trace)

        return Select(choose, None if where is None and member_why is None else why)

    def _candidates(
        self, node: Selection, scope: Scope, helps: bool
    ) -> tuple[Callable[[Look, Env], Sequence[Member]], Callable[[Look, DraftRecord], Trace] | None]:
        """Return what lists the records that `where` may select: looked up where it asks for one id, else all.

        Only records for which that part of `where` is surely false are passed over.
        """
        members, base = self.members(node.in_, helps), self.base(node.in_)
        pairs = joins(node, scope, base)
        if not pairs:
            return lambda look, env: members.listed(look), members.why
        # What joins is a path of the record alone: it is read with nothing else bound.
        owns = [compile_path(own, Scope().bind(node.as_, base)).value for own, _ in pairs]
        others = [compile_path(other, scope).value for _, other in pairs]
        key = (node.in_, helps, tuple(own.partition(".")[2] for own, _ in pairs))

        def refers(look: Look, record: DraftRecord) -> tuple[Any, ...]:
            return tuple([own(look, (record,)) for own in owns])

        def candidates(look: Look, env: Env) -> list[Member]:
            return look.near(key, members.listed(look), tuple([other(look, env) for other in others]), refers)

        return candidates, members.why

    def _meeting(
        self, node: QuantifiedNode, scope: Scope, helps: bool, narrows: bool
    ) -> tuple[Select, CompiledCondition | None]:
        """Return what selects records, and what must hold for each."""
        select = self.selection(node, scope, helps, narrows)
        inner = scope.bind(node.as_, self.base(node.in_))
        return select, self.condition(node.that, inner, helps) if node.that is not None else None

    def _there_is(self, node: QuantifiedNode, scope: Scope, helps: bool) -> CompiledCondition:
        select, that = self._meeting(node, scope, helps, narrows=False)

        def truth(look: Look, env: Env) -> Truth:
            result: Truth = False
            seen = real = False
            for record, selected, counts in select.choose(look, env):
                if not counts:
                    continue
                seen, real = True, real or not record.ghost
                met = that.truth(look, (*env, record)) if that is not None else True
                if met is True and selected is True:
                    return True
                if met is not False:
                    result = None
            return result if real else _if_none(node, seen, self.base(node.in_), look)

        def explain(look: Look, env: Env, found: Truth) -> Trace:
            elements = _elements(select, that, look, env, lambda selected, met: all_of((selected, met)) is found)
            return self._quantified(node, scope, Quantified(found, "there_is", node.in_, *elements), look, env)

        return CompiledCondition(truth, explain)

    def _for_all(self, node: QuantifiedNode, scope: Scope, helps: bool) -> CompiledCondition:
        select, that = self._meeting(node, scope, helps, narrows=True)

        def truth(look: Look, env: Env) -> Truth:
            result: Truth = True
            seen = real = False
            for record, selected, counts in select.choose(look, env):
                if not counts:
                    continue
                met = that.truth(look, (*env, record)) if that is not None else True
                if met is True and helps and not record.supported:
                    continue
                seen, real = True, real or not record.ghost
                if met is False and selected is True:
                    return False
                if met is not True:
                    result = None
            return result if real else _if_none(node, seen, self.base(node.in_), look)

        def explain(look: Look, env: Env, found: Truth) -> Trace:
            elements, unsupported = _elements(
                select,
                that,
                look,
                env,
                lambda selected, met: found is True or any_of((negate(selected), met)) is found,
            )
            if helps:
                unsupported += tuple(e.record for e in elements if not e.record.supported and e.met is True)
                elements = tuple(e for e in elements if e.record.supported or e.met is not True)
            chosen = Quantified(found, "for_all", node.in_, elements, unsupported)
            return self._quantified(node, scope, chosen, look, env)

        return CompiledCondition(truth, explain)

    def _quantified(self, node: QuantifiedNode, scope: Scope, found: Quantified, look: Look, env: Env) -> Trace:
        """Say what a quantifier looked at, or that nothing was selected: silence, an empty list, or no match."""
        if not all(e.record.ghost for e in found.elements):
            return found
        base, status = self.base(node.in_), None
        if node.if_none == "text" and base not in look.records.empty:
            status = Read(look.records.agreement, "status", look.records.agreement.values.get("status"))
        return replace(
            self.none_selected(node, scope, found, look, env),
            idle=node.if_silent == "no" and found.truth is False,
            status=status,
            pointer=_one_place(found.elements) or _list_pointer(base),
        )

    def none_selected(self, node: Selection, scope: Scope, found: Quantified, look: Look, env: Env) -> Quantified:
        """Say of a list from which nothing was selected what was sought, how many it has, and how many lack that."""
        base, definition = self.base(node.in_), self.definitions.get(node.in_)
        sought = list(_sought(node.where, node.as_))
        there = [record for record in look.records.by_collection[base] if not record.ghost]
        inner = scope.bind(node.as_, base)
        tests = [self.condition(part, inner, helps=False) for part, _, _ in sought]
        return replace(
            found,
            none_found=True,
            base=base,
            title=(definition.title.en, definition.title.nl) if definition is not None else None,
            sought=tuple((name, value) for _, name, value in sought),
            there=len(there),
            without=tuple(sum(test.truth(look, (*env, record)) is False for record in there) for test in tests),
            day=look.as_of if _up_to_now(node.where, node.as_) else None,
        )


def _collection(name: str) -> Members:
    def listed(look: Look) -> list[Member]:
        found = look.members.get((name, True))
        if found is None:
            records = look.records.by_collection[name]
            found = look.members[name, True] = [(r, None if r.ghost else True) for r in records]
        return found

    return Members(listed, None)


def _if_none(node: QuantifiedNode, seen: bool, base: str, look: Look) -> Truth:
    """Decide what it means that nothing was selected but, where something was `seen`, what silence may hide."""
    if node.if_none == "text":
        if base in look.records.empty:
            return False
        return False if look.final else None
    if seen:
        return False if node.if_silent == "no" else None
    return {"yes": True, "no": False, "unknown": None}[node.if_none or "no"]


def _elements(
    select: Select, that: CompiledCondition | None, look: Look, env: Env, decides: Callable[[Truth, Truth], bool]
) -> tuple[tuple[Element, ...], tuple[DraftRecord, ...]]:
    """List the records that a quantifier looked at, each that decides explained, and the claims it passed over."""
    elements: list[Element] = []
    unsupported: list[DraftRecord] = []
    for record, selected, counts in select.choose(look, env):
        if not counts:
            unsupported.append(record)
            continue
        met = that.truth(look, (*env, record)) if that is not None else True
        why = meets = None
        if decides(selected, met):
            why = select.why(look, env, record) if select.why is not None else None
            meets = that.explain(look, (*env, record), met) if that is not None else None
        elements.append(Element(record, selected, why, met, meets))
    return tuple(elements), tuple(unsupported)


def joins(node: Selection, scope: Scope, base: str) -> list[tuple[str, str]]:
    """Return the fields of the record itself that must equal a field of a record bound before: words and numbers.

    Equal dates or amounts can be open (a date known to the month), so they join nothing.
    """
    own = Scope().bind(node.as_, base)
    return [
        (path, other)
        for path, other in _equals(node.where)
        if path.startswith(f"{node.as_}.")
        and not other.startswith(f"{node.as_}.")
        and not {field_at(path, own).kind, field_at(other, scope).kind} & {"date", "measure"}
    ]


def _equals(where: Any) -> Iterator[tuple[str, str]]:
    match where:
        case AllOf(all_of=parts):
            for part in parts:
                yield from _equals(part)
        case Compare(value=str(path), equals=Value(value=other)):
            yield path, other


def _sought(where: Any, name: str) -> Iterator[tuple[Compare, str, Any]]:
    """Yield what a selection asks of the record itself: each condition, with the field and its fixed values."""
    match where:
        case AllOf(all_of=parts):
            for part in parts:
                yield from _sought(part, name)
        case Compare(value=str(path)) if path.startswith(f"{name}.") and where.operator in _FIXED:
            value = where.right
            if isinstance(value, str | list):
                yield where, path.removeprefix(f"{name}."), tuple(value) if isinstance(value, list) else value


def _up_to_now(where: Any, name: str) -> bool:
    """Tell whether a selection asks only for records of the as-of date and before."""
    match where:
        case AllOf(all_of=parts) | AnyOf(any_of=parts):
            return any(_up_to_now(part, name) for part in parts)
        case Compare(value=str(path), not_after=AsOfDate()):
            return path.startswith(f"{name}.")
    return False


def _both(member: Trace, where: Trace) -> Trace:
    return Combined(all_of((member.truth, where.truth)), "all_of", (member, where))


def _one_place(silent: Sequence[Element]) -> str | None:
    """Return where the one silent list would stand. Of several none is the one: their ids decide nothing."""
    places = {element.record.pointer for element in silent}
    return places.pop() if len(places) == 1 else None


def _list_pointer(collection: str) -> str:
    """Return where a list stands, or the list that it would stand in."""
    found = vocabulary()[collection]
    return f"/{found.name}" if found.parent is None else _list_pointer(found.parent)
