"""Compile conditions: from typed data to functions that give a truth with its whole trace.

Invariant: a claim whose evidence does not hold can hurt but never help. So each condition
is compiled for the side it works on: where its being true helps the draft (`helps`), a
quantifier passes over unsupported claims and says so; where it hurts, they count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from rulebook.engine.compare import compare, unlike
from rulebook.engine.figures import Figures, SelectFrom, compile_path
from rulebook.engine.scope import Env, Joined, Look, Member, Scope
from rulebook.engine.truth import all_of, any_of, negate
from rulebook.model.condition import (
    AllOf,
    AnyOf,
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
from rulebook.model.trace import Combined, Compared, Defined, Element, Figure, Filled, Quantified, Read, Trace, Truth
from rulebook.model.vocabulary import vocabulary

_FIXED = ("equals", "one_of", "contains", "contains_all")

Test = Callable[[Look, Env], Trace]
Members = Callable[[Look], list[Member]]
Candidates = Callable[[Look, Env], list[Member]]


class Compiler:
    """Compile the conditions of one edition; each definition is compiled once for each side."""

    def __init__(self, definitions: Mapping[str, Definition], parameters: dict[str, Any]) -> None:
        self.definitions = definitions
        self.parameters = parameters
        self._defined: dict[tuple[str, bool], Test] = {}

    def base(self, name: str) -> str:
        """Return the collection that a collection's or definition's records come from."""
        definition = self.definitions.get(name)
        if definition is None or definition.for_each is None:
            return name
        return self.base(definition.for_each.in_)

    def condition(self, node: Any, scope: Scope, helps: bool) -> Test:
        """Return what tests a condition for the bound records."""
        match node:
            case AllOf(all_of=parts):
                return self._combined("all_of", all_of, parts, scope, helps)
            case AnyOf(any_of=parts):
                return self._combined("any_of", any_of, parts, scope, helps)
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

    def _combined(self, operator: Any, combine: Any, parts: Any, scope: Scope, helps: bool) -> Test:
        tests = [self.condition(part, scope, helps) for part in parts]

        def test(look: Look, env: Env) -> Trace:
            traces = tuple(test(look, env) for test in tests)
            return Combined(combine(trace.truth for trace in traces), operator, traces)

        return test

    def _not(self, part: Any, scope: Scope, helps: bool) -> Test:
        inner = self.condition(part, scope, not helps)

        def test(look: Look, env: Env) -> Trace:
            trace = inner(look, env)
            return Combined(negate(trace.truth), "not", (trace,))

        return test

    def _is(self, name: str, helps: bool) -> Test:
        if (name, helps) not in self._defined:
            self._defined[name, helps] = self.condition(self.definitions[name].when, {"agreement": "agreement"}, helps)
        inner = self._defined[name, helps]

        def test(look: Look, env: Env) -> Trace:
            trace = look.defined.get((name, helps))
            if trace is None:
                trace = look.defined[name, helps] = inner(look, {"agreement": look.records.agreement})
            return Defined(trace.truth, name, trace)

        return test

    def _filled(self, path: str, scope: Scope, silent: Truth) -> Test:
        reader = compile_path(path)

        def test(look: Look, env: Env) -> Trace:
            read = reader(look, env)
            return Filled(silent if read.value is None else True, read)

        return test

    def _compare(self, node: Compare, scope: Scope, helps: bool) -> Test:
        figures = Figures(self.parameters, partial(self.selection, helps=helps))
        take_left, take_right = figures.compile(node.left, scope), figures.compile(node.right, scope)
        operator = node.operator

        def test(look: Look, env: Env) -> Trace:
            left, right = take_left(look, env), take_right(look, env)
            if unlike(left.value, right.value):
                left = Figure(left.value, left.reads, unlike=True)
            return Compared(compare(operator, left.value, right.value), operator, left, right)

        return test

    def members(self, name: str, helps: bool) -> Members:
        """Return what lists a collection's records, or those that a definition derives, with how sure that is."""
        definition = self.definitions.get(name)
        if definition is None or definition.for_each is None:
            return lambda look: [(r, None if r.ghost else True, None) for r in look.records.by_collection[name]]
        inner = self.members(definition.for_each.in_, helps)
        bound = definition.for_each.as_
        scope = {"agreement": "agreement", bound: self.base(name)}
        test = self.condition(definition.when, scope, helps)

        def list_members(look: Look) -> list[Member]:
            if (name, helps) not in look.members:
                found: list[Member] = []
                for record, sure, member in inner(look):
                    trace = test(look, {"agreement": look.records.agreement, bound: record})
                    why = _join(member, Defined(trace.truth, name, trace))
                    found.append((record, all_of((sure, trace.truth)), why))
                look.members[name, helps] = found
            return look.members[name, helps]

        return list_members

    def selection(self, node: Selection, scope: Scope, helps: bool, narrows: bool = False) -> SelectFrom:
        """Return what selects records: the elements that are or may be selected, and claims passed over.

        `narrows` is set where selecting fewer records helps the draft (for all).
        """
        candidates = self._candidates(node, scope, helps is not narrows)
        inner = {**scope, node.as_: self.base(node.in_)}
        where = self.condition(node.where, inner, helps is not narrows) if node.where is not None else None
        only_supported = helps is not narrows if node.claims is None else node.claims == "supported"

        def select(look: Look, env: Env) -> tuple[list[Element], list[DraftRecord]]:
            elements, unsupported = [], []
            for record, sure, member in candidates(look, env):
                trace = where(look, {**env, node.as_: record}) if where else None
                selected = all_of((sure, trace.truth)) if trace else sure
                if selected is False:
                    continue
                if only_supported and not record.supported:
                    unsupported.append(record)
                    continue
                elements.append(Element(record, selected, _join(member, trace), None, None))
            return elements, unsupported

        return select

    def _candidates(self, node: Selection, scope: Scope, helps: bool) -> Candidates:
        """Return what lists the records that `where` may select: looked up where it asks for one id, else all.

        Only records for which that part of `where` is surely false are passed over.
        """
        members = self.members(node.in_, helps)
        join = next(_joins(node.where, node.as_), None)
        if join is None:
            return lambda look, env: members(look)
        path, read, wanted = join[0], compile_path(join[0]), compile_path(join[1])

        def candidates(look: Look, env: Env) -> list[Member]:
            value = wanted(look, env).value
            if not isinstance(value, str):
                return members(look)
            joined = look.joined.get((node.in_, helps, path.partition(".")[2]))
            if joined is None:
                listed = members(look)
                joined = Joined.of(listed, [read(look, {node.as_: member[0]}).value for member in listed])
                look.joined[node.in_, helps, path.partition(".")[2]] = joined
            return joined.referring_to(value)

        return candidates

    def _meeting(self, node: QuantifiedNode, scope: Scope, helps: bool, narrows: bool) -> SelectFrom:
        """Return what selects records and tests what must hold for each."""
        select = self.selection(node, scope, helps, narrows)
        inner = {**scope, node.as_: self.base(node.in_)}
        that = self.condition(node.that, inner, helps) if node.that is not None else None

        def meet(look: Look, env: Env) -> tuple[list[Element], list[DraftRecord]]:
            elements, unsupported = select(look, env)
            if that is None:
                return [Element(e.record, e.selected, e.selection, True, None) for e in elements], unsupported
            traces = [that(look, {**env, node.as_: e.record}) for e in elements]
            return [
                Element(e.record, e.selected, e.selection, t.truth, t) for e, t in zip(elements, traces, strict=True)
            ], unsupported

        return meet

    def _there_is(self, node: QuantifiedNode, scope: Scope, helps: bool) -> Test:
        meet = self._meeting(node, scope, helps, narrows=False)

        def test(look: Look, env: Env) -> Trace:
            elements, unsupported = meet(look, env)
            if all(e.record.ghost for e in elements):
                return self._none(node, "there_is", elements, unsupported, look)
            truth = any_of(all_of((e.selected, e.met)) for e in elements)
            return Quantified(truth, "there_is", node.in_, tuple(elements), tuple(unsupported))

        return test

    def _for_all(self, node: QuantifiedNode, scope: Scope, helps: bool) -> Test:
        meet = self._meeting(node, scope, helps, narrows=True)

        def test(look: Look, env: Env) -> Trace:
            elements, unsupported = meet(look, env)
            if helps:
                unsupported += [e.record for e in elements if not e.record.supported and e.met is True]
                elements = [e for e in elements if e.record.supported or e.met is not True]
            if all(e.record.ghost for e in elements):
                return self._none(node, "for_all", elements, unsupported, look)
            truth = all_of(any_of((negate(e.selected), e.met)) for e in elements)
            return Quantified(truth, "for_all", node.in_, tuple(elements), tuple(unsupported))

        return test

    def _none(
        self, node: QuantifiedNode, operator: Any, elements: list[Element], unsupported: list[DraftRecord], look: Look
    ) -> Trace:
        """Decide what it means that nothing was selected: silence, an empty list, or a list without a match."""
        base, definition = self.base(node.in_), self.definitions.get(node.in_)
        pointer = elements[0].record.pointer if elements else _list_pointer(base)
        status: Read | None = None
        truth: Truth
        if node.if_none == "text" and base not in look.records.empty:
            status = Read(look.records.agreement, "status", look.records.agreement.values.get("status"))
            truth = negate(look.final) if look.final else None
        elif elements and node.if_none != "text":
            truth = False if node.if_silent == "no" else None
        else:
            truth = {"yes": True, "no": False, "unknown": None, "text": False}[node.if_none or "no"]
        return Quantified(
            truth,
            operator,
            node.in_,
            tuple(elements),
            tuple(unsupported),
            none_found=True,
            idle=node.if_silent == "no" and truth is False,
            base=base,
            title=(definition.title.en, definition.title.nl) if definition is not None else None,
            sought=tuple(_sought(node.where, node.as_)),
            status=status,
            pointer=pointer,
        )


def _joins(where: Any, name: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of the record itself that a selection compares with a field of a record bound before."""
    match where:
        case AllOf(all_of=parts):
            for part in parts:
                yield from _joins(part, name)
        case Compare(value=str(path), equals=Value(value=other)):
            if path.startswith(f"{name}.") and not other.startswith(f"{name}."):
                yield path, other


def _sought(where: Any, name: str) -> Iterator[tuple[str, Any]]:
    """Yield the fields of the record itself, with the fixed values, that a selection asks for."""
    match where:
        case AllOf(all_of=parts):
            for part in parts:
                yield from _sought(part, name)
        case Compare(value=str(path)) if path.startswith(f"{name}.") and where.operator in _FIXED:
            value = where.right
            if isinstance(value, str | list):
                yield path.removeprefix(f"{name}."), tuple(value) if isinstance(value, list) else value


def _join(member: Trace | None, where: Trace | None) -> Trace | None:
    traces = tuple(trace for trace in (member, where) if trace is not None)
    if len(traces) == 2:
        return Combined(all_of(t.truth for t in traces), "all_of", traces)
    return traces[0] if traces else None


def _list_pointer(collection: str) -> str:
    """Return where a list stands, or the list that it would stand in."""
    found = vocabulary()[collection]
    return f"/{found.name}" if found.parent is None else _list_pointer(found.parent)
