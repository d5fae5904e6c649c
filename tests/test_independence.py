"""Break either engine on purpose, in one place at a time: the other does not follow, so it shows."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rulebook.check import prepare
from rulebook.engine import compare, durable, opinions, plans, possible, rows, truth
from rulebook.engine.durable import SecondEngine
from rulebook.engine.evaluate import compile_rules, evaluate
from rulebook.facts.records import records_of
from rulebook.load.edition import load_edition
from rulebook.model.quantities import DateSpan
from rulebook.model.record import Records
from rulebook.workshop.trial import drafted

ENGINE = Path(compare.__file__).parent
EDITION = load_edition()
SECOND = {"durable", "plans", "possible", "rows"}
SHARED = {"opinions", "verdict", "waiving"}

needs_durable = pytest.mark.skipif(not opinions.installed(), reason="needs durable_rules, which is compiled: [durable]")


@pytest.mark.parametrize("path", sorted(ENGINE.glob("*.py")), ids=lambda path: path.stem)
def test_the_engines_share_no_code(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    used = {name.split(".")[2] for name in named if name.startswith("rulebook.engine.")}
    if path.stem in SECOND:
        assert used <= SECOND
    elif path.stem not in SHARED:
        assert not used & SECOND


# What is broken: a name, and what takes its place wherever an engine holds it.

Fault = Callable[[pytest.MonkeyPatch], None]


def _everywhere(owner: Any, name: str, broken: Any) -> Fault:
    def put(monkeypatch: pytest.MonkeyPatch) -> None:
        sound = getattr(owner, name)
        holders = [module for key, module in sys.modules.items() if key.startswith("rulebook.engine.")]
        for holder in [owner, *holders]:
            if vars(holder).get(name) is sound:
                monkeypatch.setattr(holder, name, broken)

    return put


def _entry(table: dict[str, Any], key: str, broken: Any) -> Fault:
    return lambda monkeypatch: monkeypatch.setitem(table, key, broken)


def _swaps(label: str, owner: Any, name: str, values: dict[Any, str]) -> Iterator[tuple[str, Fault]]:
    """Yield a fault for each answer of a function that could be each other answer."""
    sound = getattr(owner, name)
    for answer, said in values.items():
        for wrong, instead in values.items():
            if wrong is not answer:
                broken = lambda *at, _answer=answer, _wrong=wrong, **how: (  # noqa: E731
                    _wrong if (found := sound(*at, **how)) is _answer else found
                )
                yield f"{label}: {instead} for {said}", _everywhere(owner, name, broken)


KLEENE = {True: "yes", False: "no", None: "unknown"}
STILL = {possible.CAN_BE_TRUE: "yes", possible.CAN_BE_FALSE: "no", possible.OPEN: "open"}
# Each comparison that a rule makes, and one that it could be taken for.
TAKEN_FOR = {
    "equals": "differs", "differs": "equals", "at_least": "more_than", "at_most": "less_than", "more_than": "at_least",
    "before": "not_after", "not_after": "before", "not_before": "after",
}  # fmt: skip


def _native() -> Iterator[tuple[str, Fault]]:
    for name in ("all_hold", "any_holds", "negate"):
        yield from _swaps(name, truth, name, KLEENE)
    operators = compare._OPERATORS
    for name, other in TAKEN_FOR.items():
        yield f"{name} is {other}", _entry(operators, name, operators[other])
    yield "contains nothing", _entry(operators, "contains", lambda one, two: False)
    yield "contains_all is contains one", _entry(operators, "contains_all", lambda one, two: bool({*one} & {*two}))
    yield "one_of is none of", _entry(operators, "one_of", lambda one, two: one not in two)
    yield "the least is the most", _everywhere(compare, "_bounds", lambda value: compare_bounds(value)[::-1])
    yield "units do not matter", _everywhere(compare, "unlike", lambda left, right: False)


compare_bounds = compare._bounds


def _as_if(sound: Any, name: str, other: str) -> Any:
    return lambda self, operator, left, right: sound(self, other if operator == name else operator, left, right)


def _durable() -> Iterator[tuple[str, Fault]]:
    for name in ("both", "either", "turned", "alike", "below"):
        yield from _swaps(name, possible, name, STILL)
    compared, work, plan, chain = plans._COMPARED, possible._WORK, plans.Plan, durable.Chain
    for name, other in TAKEN_FOR.items():
        if name != "differs":
            yield f"{name} is {other}", _entry(compared, name, compared[other])
    sound = plan._words
    for name, other in (("differs", "equals"), ("contains", "equals"), ("contains_all", "one_of")):
        yield f"{name} is {other}, of words", _everywhere(plan, "_words", _as_if(sound, name, other))
    for name, other in (("plus", "minus"), ("minus", "gap"), ("times", "plus"), ("gap", "minus")):
        yield f"{name} is {other}", _entry(work, name, work[other])
    yield "units do not matter", _everywhere(possible, "_apart", lambda left, right: False)
    yield "there is one is every one is", _everywhere(plan, "_some", plan._every)
    yield "every one is is there is one", _everywhere(plan, "_every", plan._some)
    yield (
        "there are none is yes",
        _everywhere(plan, "_none", lambda self, node: lambda draft, silent: possible.CAN_BE_TRUE),
    )
    yield "each meets it", _everywhere(plan, "_that", lambda *_: lambda draft, bound: possible.CAN_BE_TRUE)
    yield "a count is none", _everywhere(plan, "_count", lambda *_: lambda draft, bound: possible.Span(0, 0))
    yield "a sum is nought", _everywhere(plan, "_sum", lambda *_: lambda draft, bound: possible.Span(0, 0))
    yield "no row refers", _everywhere(plans, "_referring", lambda held, table, other: lambda draft, bound: [])
    yield "unproved claims count", _everywhere(rows, "_proved", lambda record: True)
    yield "no word is one of the rules", _everywhere(chain, "met", lambda self, word: frozenset())
    yield "one part settles", _everywhere(chain, "_count", chain._decide)
    yield "no part settles by itself", _everywhere(chain, "_decide", chain._count)
    yield "the best outcome counts", _everywhere(durable, "WORST_FIRST", durable.WORST_FIRST[::-1])
    yield "each record passes", _everywhere(chain, "outcome", lambda self, seen: "pass")


Case = tuple[str, Records, DateSpan]


@cache
def cases() -> list[tuple[Case, Any]]:
    """Return the examples of all rules, in turn of each rule, with what both engines make of them."""
    ready, second, found = prepare(EDITION), SecondEngine(EDITION), []
    rules = {rule.rule.id: rule for rule in ready.rules}
    most = max(len(rule.examples.cases) for rule in EDITION.rules)
    for number in range(most):
        for rule in (rule for rule in EDITION.rules if number < len(rule.examples.cases)):
            draft, day = drafted(rule, rule.examples.cases[number])
            as_of = DateSpan.of(day.isoformat())
            records = records_of(draft.data, ready.judge, day)
            sound = [outcome.neutral() for outcome in evaluate([rules[rule.id]], records, as_of)]
            assert second.decide(records, as_of, [rule.id])[0] == sound
            found.append(((rule.id, records, as_of), sound))
    second.close()
    return found


NATIVE, DURABLE = dict(_native()), dict(_durable())


@needs_durable
@pytest.mark.parametrize("name", NATIVE)
def test_a_bug_in_the_first_engine_is_a_disagreement(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    known = cases()
    NATIVE[name](monkeypatch)
    rules = {rule.rule.id: rule for rule in compile_rules(EDITION)}
    assert any(
        [outcome.neutral() for outcome in evaluate([rules[rule]], records, as_of)] != sound
        for (rule, records, as_of), sound in known
    )


@needs_durable
@pytest.mark.parametrize("name", DURABLE)
def test_a_bug_in_the_second_engine_is_a_disagreement(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    known = cases()
    DURABLE[name](monkeypatch)
    second = SecondEngine(EDITION)
    try:
        assert any(second.decide(records, as_of, [rule])[0] != sound for (rule, records, as_of), sound in known)
    finally:
        second.close()
