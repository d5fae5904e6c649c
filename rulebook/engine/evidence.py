"""Cut a trace down to the facts that its truth rests on, and only those.

A "yes" of all_of rests on every part, a "no" on the parts that are no, an "unknown" on those
that are unknown; any_of the other way round. A quantifier rests on its witnesses, its
counterexamples, or on the silence that leaves it open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rulebook.engine.truth import all_of, any_of, negate
from rulebook.model.outcome import LimbScope, RecordOutcome, RuleOutcome
from rulebook.model.record import DraftRecord
from rulebook.model.trace import (
    Compared,
    Defined,
    Element,
    Exists,
    Fact,
    Filled,
    Quantified,
    Rested,
    Trace,
    Truth,
    Unsupported,
)


def rested(record: RecordOutcome) -> tuple[Rested, ...]:
    """Return what the outcome for a record rests on, each fact once: what selected it first, then what decided."""
    found: list[Rested] = [Rested(Unsupported(record.record), True, True)] if record.unsupported else []
    if record.about == "silent":
        found.append(Rested(Exists(record.record), True, True))
    wanted = {"pass": True, "fail": False, "waived": False, "undetermined": None}.get(record.outcome, True)
    for index, trace in enumerate(record.explain()):
        decides = index >= record.selections
        if trace.truth is wanted or record.unsupported or not decides:
            _rest(found, trace, True, decides)
    return _unique(found)


def scope(outcome: RuleOutcome) -> tuple[Rested, ...]:
    """Return what it rests on that the limbs of a rule apply to the draft, or do not."""
    return _of_limbs(outcome.scopes)


def applying(outcome: RuleOutcome) -> tuple[Rested, ...]:
    """Return what it rests on that a rule applies, or may; of one that does not, what keeps it from applying."""
    if outcome.outcome == "not-applicable":
        return scope(outcome)
    return _of_limbs([limb for limb in outcome.scopes if limb.outcome != "not-applicable"])


def _of_limbs(limbs: Iterable[LimbScope]) -> tuple[Rested, ...]:
    found: list[Rested] = []
    for limb in limbs:
        if limb.explain is not None:
            trace = limb.explain()
            _rest(found, trace, trace.truth is not False, decides=True)
    return _unique(found)


def facts(record: RecordOutcome) -> tuple[Fact, ...]:
    """Return the facts that the outcome for a record rests on."""
    return tuple(item.fact for item in rested(record))


def rests_on(trace: Trace) -> tuple[Fact, ...]:
    """Return the facts that the truth of a trace rests on."""
    found: list[Rested] = []
    _rest(found, trace, True, decides=True)
    return tuple(item.fact for item in _unique(found))


def _unique(found: Iterable[Rested]) -> tuple[Rested, ...]:
    """Drop facts that say the same again; one that decides wins over one that only selects."""
    seen: dict[tuple[object, ...], Rested] = {}
    for item in found:
        key = _identity(item.fact)
        first = seen.setdefault(key, item)
        if item.decides and not first.decides:
            seen[key] = replace(first, decides=True)
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


def _rest(found: list[Rested], trace: Trace, wanted: bool, decides: bool) -> None:
    """Add the facts that the truth of a trace rests on; `wanted` is the truth that helps."""
    if isinstance(trace, Compared | Filled):
        found.append(Rested(trace, wanted, decides))
    elif isinstance(trace, Defined):
        _rest(found, trace.trace, wanted, decides)
    elif isinstance(trace, Quantified):
        _quantified(found, trace, wanted, decides)
    elif trace.operator == "not":
        _rest(found, trace.parts[0], not wanted, decides)
    else:
        everything = trace.truth is (trace.operator == "all_of")
        for part in trace.parts:
            if everything or part.truth is trace.truth:
                _rest(found, part, wanted, decides)


def _quantified(found: list[Rested], trace: Quantified, wanted: bool, decides: bool) -> None:
    if trace.none_found and not (trace.idle and not wanted):
        found.append(Rested(trace, wanted, decides))
    elif trace.operator == "there_is":
        for element in trace.elements:
            if all_of((element.selected, element.met)) is trace.truth:
                _element(found, element, trace.truth, trace.truth, wanted, decides)
    else:
        for element in trace.elements:
            if trace.truth is True:
                _element(found, element, None, True, wanted, decides, with_selection=False)
            elif any_of((negate(element.selected), element.met)) is trace.truth:
                own: list[Rested] = []
                _element(own, element, trace.truth, trace.truth, wanted, decides)
                if not any(_names(item.fact, element.record) for item in own):
                    found.append(Rested(Exists(element.record), wanted, decides))
                found += own
    # Where records decide that not all meet it, or may not, what was passed over would have changed nothing.
    if trace.truth is not True and (trace.operator == "there_is" or trace.none_found):
        found += [Rested(Unsupported(record), wanted, decides) for record in trace.unsupported]


def _element(
    found: list[Rested],
    element: Element,
    selected: Truth,
    met: Truth,
    wanted: bool,
    decides: bool,
    with_selection: bool = True,
) -> None:
    """Add what one element's part in the outcome rests on."""
    if element.record.ghost:
        found.append(Rested(Exists(element.record), wanted, decides))
        return
    selection = element.selection if with_selection and (selected is not None or element.selected is None) else None
    meets = element.meets if element.met is met else None
    if selection is not None:
        _rest(found, selection, True, decides and (meets is None or element.selected is None))
    if meets is not None:
        _rest(found, meets, wanted, decides)
    if selection is None and meets is None:
        found.append(Rested(Exists(element.record), wanted, decides))


def _names(fact: Fact, record: DraftRecord) -> bool:
    """Tell whether a fact already says which record it is about."""
    return any(f"{pointer}/".startswith(f"{record.pointer}/") for pointer in pointers(fact))
