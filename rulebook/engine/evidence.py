"""Cut a trace down to the facts that its truth rests on, and only those.

A "yes" of all_of rests on every part, a "no" on the parts that are no, an "unknown" on those
that are unknown; any_of the other way round. A quantifier rests on its witnesses, its
counterexamples, or on the silence that leaves it open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rulebook.engine.truth import all_of
from rulebook.model.outcome import RecordOutcome
from rulebook.model.trace import (
    Combined,
    Compared,
    Defined,
    Element,
    Exists,
    Fact,
    Filled,
    Quantified,
    Trace,
    Truth,
    Unsupported,
)


def facts(record: RecordOutcome) -> tuple[Fact, ...]:
    """Return what the outcome for a record rests on, each fact once, in the order of the rule."""
    decisive: list[Fact] = [Unsupported(record.record)] if record.unsupported else []
    wanted = {"pass": True, "fail": False, "waived": False, "undetermined": None}.get(record.outcome, True)
    for trace in record.traces:
        if trace.truth is wanted or trace.truth is True or record.unsupported:
            decisive += rests_on(trace)
    return unique(decisive)


def unique(found: Iterable[Fact]) -> tuple[Fact, ...]:
    """Drop facts that say the same again."""
    seen: dict[tuple[object, ...], Fact] = {}
    for fact in found:
        seen.setdefault(_identity(fact), fact)
    return tuple(seen.values())


def _identity(fact: Fact) -> tuple[object, ...]:
    if isinstance(fact, Compared):
        return ("compared", fact.operator, str(fact.right.value), *pointers(fact))
    if isinstance(fact, Quantified):
        return ("quantified", fact.operator, fact.collection, *pointers(fact))
    return (type(fact).__name__, *pointers(fact))


def pointers(fact: Fact) -> tuple[str, ...]:
    """Return the JSON Pointers of everything a fact was read from."""
    match fact:
        case Compared(left=left, right=right):
            return tuple(dict.fromkeys(read.pointer for read in (*left.reads, *right.reads)))
        case Filled(read=read):
            return (read.pointer,)
        case Quantified(status=None):
            return (fact.pointer,)
        case Quantified(status=status):
            assert status is not None
            return (fact.pointer, status.pointer)
        case Unsupported(record=record):
            return (record.support.pointer if record.support else record.pointer,)
        case Exists(record=record):
            return (record.pointer,)


def rests_on(trace: Trace) -> Iterator[Fact]:
    """Yield the facts that the truth of a trace rests on."""
    match trace:
        case Compared() | Filled():
            yield trace
        case Defined(trace=inner):
            yield from rests_on(inner)
        case Combined(operator="not", parts=parts):
            yield from rests_on(parts[0])
        case Combined(operator=operator, parts=parts):
            everything = trace.truth is (operator == "all_of")
            for part in parts:
                if everything or part.truth is trace.truth:
                    yield from rests_on(part)
        case Quantified():
            yield from _quantified(trace)


def _quantified(trace: Quantified) -> Iterator[Fact]:
    if trace.none_found:
        yield trace
    elif trace.operator == "there_is":
        for element in trace.elements:
            if all_of((element.selected, element.met)) is trace.truth:
                yield from _element(element, trace.truth, trace.truth)
    else:
        for element in trace.elements:
            if trace.truth is True:
                yield from _element(element, None, True, with_selection=False)
            elif element.met is not True and (element.met is trace.truth or element.selected is None):
                yield from _element(element, trace.truth, trace.truth)
    if trace.truth is not True:
        yield from (Unsupported(record) for record in trace.unsupported)


def _element(element: Element, selected: Truth, met: Truth, with_selection: bool = True) -> Iterator[Fact]:
    """Yield what one element's part in the outcome rests on."""
    if element.record.ghost:
        yield Exists(element.record)
        return
    parts = []
    if with_selection and element.selection is not None and (selected is not None or element.selected is None):
        parts.append(element.selection)
    if element.meets is not None and element.met is met:
        parts.append(element.meets)
    if not parts:
        yield Exists(element.record)
    for part in parts:
        yield from rests_on(part)
