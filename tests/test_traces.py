"""Say why a condition came out as it did: the figures that were compared, and what a quantifier sought in vain."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from rulebook.engine.compare import Between
from rulebook.engine.evidence import pointers, rested, rests_on
from rulebook.load.edition import load_edition
from rulebook.model.noun import replaced
from rulebook.model.outcome import RecordOutcome
from rulebook.model.quantities import DateSpan, Measure
from rulebook.model.trace import Combined, Compared, Defined, Element, Figure, Quantified, Trace
from tests.small import BE, BROKEN, DE, NL, PROVED, definition, places, records_in, small_draft, trace_of

EDITION = load_edition()


def commitment(name: str, amount: Any = None, currency: str = "EUR", **more: Any) -> dict[str, Any]:
    money = {} if amount is None else {"money": {"amount": amount, "currency": currency}}
    return {"id": name, "party": "nl", "kind": "financial", "evidence": PROVED, **money, **more}


def commitments(*amounts: Any, **more: Any) -> dict[str, Any]:
    """Return a draft with commitments `c0`, `c1` and so on: amounts in euros, or with their currency."""
    pairs = [amount if isinstance(amount, tuple) else (amount, "EUR") for amount in amounts]
    return small_draft(commitments=[commitment(f"c{n}", *pair, **more) for n, pair in enumerate(pairs)])


def compared(trace: Trace) -> Compared:
    """Return the first comparison below a trace."""
    match trace:
        case Compared():
            return trace
        case Combined(parts=parts):
            return compared(parts[0])
        case Defined(trace=inner):
            return compared(inner)
        case Quantified(elements=elements):
            return compared(next(e.meets for e in elements if e.meets is not None))
    raise AssertionError(trace)


def told(figure: Figure) -> tuple[Any, ...]:
    """Return a figure's value, where it was read, whether amounts were unlike, its parameter and its operation."""
    where = [read.pointer for read in figure.reads]
    return figure.value, where, figure.unlike, figure.parameter, figure.operation


def literal(value: Any) -> tuple[Any, ...]:
    return value, [], False, None, None


def three(operation: str, compare: str) -> str:
    """Return arithmetic on the money of the first three commitments."""
    opened = "".join(
        f"{{there_is: {{in: commitments, as: {name}, where: {{value: {name}.id, equals: c{n}}}, that: "
        for n, name in enumerate("xyz")
    )
    parts = ", ".join(f"{{value: {name}.money}}" for name in "xyz")
    return f"{opened}{{figure: {{{operation}: [{parts}]}}, {compare}}}{'}}' * 3}"


SUM = "{figure: {sum: {in: commitments, as: c, of: c.money}}, equals: 3}"
NOUGHT = SUM.replace("equals: 3", "more_than: 0")
COUNT = "{figure: {count: {in: commitments, as: c, where: {value: c.money, more_than: 0}}}, at_least: 1}"
MONEY = [f"/commitments/{index}/money" for index in range(3)]
HERE = [f"/commitments/{index}" for index in range(3)]
WEAK = small_draft(commitments=[commitment("c0", 5), commitment("c1", 5, evidence=BROKEN)])
DATED = small_draft(agreement={"date": "2025-06", "kind": "treaty"})
EUROS = {number: Measure(Decimal(number), "EUR") for number in range(-5, 30)}

# A condition, what the draft says, the truth, and both figures.
FIGURES: dict[str, tuple[str, dict[str, Any], Any, tuple[Any, ...], tuple[Any, ...]]] = {
    "a field and a word": (
        "{value: agreement.kind, equals: treaty}", DATED, True,
        ("treaty", ["/agreement/kind"], False, None, None), literal("treaty"),
    ),
    "a field and a list of words": (
        "{value: agreement.kind, one_of: [treaty, letter-of-intent]}", DATED, True,
        ("treaty", ["/agreement/kind"], False, None, None), literal(("treaty", "letter-of-intent")),
    ),
    "a field in silence": (
        "{value: agreement.version, equals: x}", DATED, None,
        (None, ["/agreement/version"], False, None, None), literal("x"),
    ),
    "the as-of date": (
        "{value: agreement.date, before: {as_of_date: true}}", DATED, True,
        (DateSpan.of("2025-06"), ["/agreement/date"], False, None, None),
        (DateSpan.of("2026-01-01"), [], False, "as-of-date", None),
    ),
    "a number of the edition": (
        "{figure: {count: {in: commitments, as: c}}, at_most: {parameter: tolerance}}", commitments(1), True,
        (1, HERE[:1], False, None, "count"), (2, [], False, "tolerance", None),
    ),
    "a sum": (
        NOUGHT, commitments(1, 2), True, (EUROS[3], MONEY[:2], False, None, "sum"), literal(0),
    ),
    "a sum of nothing": (NOUGHT, commitments(), False, (Decimal(0), [], False, None, "sum"), literal(0)),
    "a sum of which a part is silent": (
        NOUGHT, commitments(1, None), None, (None, MONEY[:2], False, None, "sum"), literal(0),
    ),
    "a sum of unlike amounts": (
        NOUGHT, commitments(1, (2, "USD")), None, (None, MONEY[:2], True, None, "sum"), literal(0),
    ),
    "a sum of unlike amounts, of which a part is silent": (
        NOUGHT, commitments(1, (2, "USD"), None), None, (None, MONEY, False, None, "sum"), literal(0),
    ),
    "a sum with a claim whose evidence does not hold": (
        NOUGHT, WEAK, None, (None, MONEY[:1], False, None, "sum"), literal(0),
    ),
    "a count": (COUNT, commitments(1, 0, 2), True, (2, [HERE[0], HERE[2]], False, None, "count"), literal(1)),
    "a count of what may be selected": (
        COUNT, commitments(None, 0, 2), True,
        (Between(1, 2), [HERE[0], HERE[2]], False, None, "count"), literal(1),
    ),
    "a count of a list in silence": (
        COUNT, small_draft(), None, (Between(0, None), ["/commitments"], False, None, "count"), literal(1),
    ),
    "a count with a claim whose evidence does not hold": (
        COUNT, WEAK, True, (Between(1, 2), HERE[:1], False, None, "count"), literal(1),
    ),
    "a sum over a field of another record": (
        "{figure: {sum: {in: covers, as: v, of: v.commitment.money}}, more_than: 0}",
        {**commitments(1, 2), "notices": [{"id": "n", "covers": [{"commitment": "c0"}, {"commitment": "c1"}]}]}, True,
        (EUROS[3], MONEY[:2], False, None, "sum"), literal(0),
    ),
    "a count that is not known, and a number added": (
        f"{{figure: {{plus: [{COUNT[9:-14]}, 1]}}, at_least: 1}}", commitments(None, 0, 2), None,
        (None, [HERE[0], HERE[2]], False, None, "plus"), literal(1),
    ),
    "a number, and a count that is not known": (
        f"{{figure: {{plus: [1, {COUNT[9:-14]}]}}, at_least: 1}}", commitments(None, 0, 2), None,
        (None, [HERE[0], HERE[2]], False, None, "plus"), literal(1),
    ),
    "three amounts added": (
        three("plus", "more_than: 0"), commitments(1, 2, 4), True, (EUROS[7], MONEY, False, None, "plus"), literal(0),
    ),
    "three amounts, unlike at once": (
        three("plus", "more_than: 0"), commitments((1, "USD"), 2, 4), None, (None, MONEY, True, None, "plus"), literal(0),
    ),
    "three amounts, unlike at the end": (
        three("plus", "more_than: 0"), commitments(1, 2, (4, "USD")), None, (None, MONEY, True, None, "plus"), literal(0),
    ),
    "unlike amounts, and then silence": (
        three("plus", "more_than: 0"), commitments(1, (2, "USD"), None), None, (None, MONEY, True, None, "plus"), literal(0),
    ),
    "silence, and then unlike amounts": (
        three("plus", "more_than: 0"), commitments(None, 1, (2, "USD")), None, (None, MONEY, False, None, "plus"), literal(0),
    ),
    "nought of another unit": (
        three("plus", "more_than: 0"), commitments((0, "USD"), 2, 4), True, (EUROS[6], MONEY, False, None, "plus"), literal(0),
    ),
    "nought of another unit at the end": (
        three("plus", "more_than: 0"), commitments(5, 2, (0, "USD")), True, (EUROS[7], MONEY, False, None, "plus"), literal(0),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("when", "data", "truth", "left", "right"), FIGURES.values(), ids=FIGURES)
def test_a_comparison_says_what_it_compared_and_where_that_came_from(
    when: str, data: dict[str, Any], truth: Any, left: tuple[Any, ...], right: tuple[Any, ...]
) -> None:
    trace = trace_of(when, data, parameters={"tolerance": 2})
    found = compared(trace)
    assert (trace.truth, told(found.left), told(found.right)) == (truth, left, right)
    assert f"{found.operator}: " in when
    counted = [read for read in found.left.reads if not read.field]
    assert [read.value for read in counted] == [read.record.id for read in counted]
    assert len(counted) in (0, len(found.left.reads))


PERCENT = "{there_is: {in: shares, as: s, where: {value: s.party, equals: nl}, that: {figure: FIGURE, equals: 0}}}"
SHARED = small_draft(
    distributions=[
        {"id": "d", "of": "cost", "evidence": PROVED, "shares": [{"party": "nl", "percent": 30}, {"party": "be", "percent": 70}]}
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("{plus: [{value: s.percent}, 12]}", Decimal(42)),
        ("{minus: [{value: s.percent}, 12]}", Decimal(18)),
        ("{minus: [12, {value: s.percent}]}", Decimal(-18)),
        ("{times: [{value: s.percent}, 12]}", Fraction(360)),
        ("{gap: [{value: s.percent}, 12]}", Decimal(18)),
        ("{gap: [12, {value: s.percent}]}", Decimal(18)),
        ("{minus: [{plus: [{value: s.percent}, 5]}, {times: [2, 3]}]}", Fraction(29)),
    ],
)
def test_figures_are_worked_out_from_left_to_right(figure: str, value: Any) -> None:
    where = "/distributions/0/shares/0/percent"
    yes, no = (
        trace_of(PERCENT.replace("FIGURE", figure).replace("equals: 0", f"{operator}: {value}"), SHARED)
        for operator in ("equals", "differs")
    )
    assert (yes.truth, no.truth) == (True, False)
    found = compared(yes).left
    assert told(found) == (value, [where], False, None, figure[1:].partition(":")[0])


def test_amounts_of_unlike_units_are_marked_and_keep_what_was_read() -> None:
    when = (
        "{there_is: {in: commitments, as: x, where: {value: x.id, equals: c0}, that: {there_is: {in: commitments, "
        "as: y, where: {value: y.id, equals: c1}, that: {value: x.money, at_most: {value: y.money}}}}}}"
    )
    apart, alike = (compared(trace_of(when, commitments(1, second))) for second in ((2, "USD"), 2))
    assert (apart.truth, told(apart.left), told(apart.right)) == (
        None,
        (EUROS[1], MONEY[:1], True, None, None),
        (Measure(Decimal(2), "USD"), MONEY[1:2], False, None, None),
    )
    assert (alike.truth, alike.left.unlike, alike.right.unlike) == (True, False, False)


SEARCH = (
    "in: guarantees, as: g, where: {all_of: [{value: g.kind, equals: national-tasks}, {value: g.formations, "
    "contains: small}, {value: g.effect, one_of: [secures, impairs]}, {value: g.decided_by, differs: joint}, "
    "{value: g.subject, equals: {value: agreement.id}}]}"
).replace(", {value: g.subject, equals: {value: agreement.id}}", "")
SOUGHT = (("kind", "national-tasks"), ("formations", "small"), ("effect", ("secures", "impairs")))
BLUE = definition("blue", "{value: item.kind, equals: recall}", "{in: guarantees, as: item}")
OTHER = {"guarantees": [{"id": "g", "kind": "recall", "effect": "secures", "evidence": PROVED}]}
WEAKLY = {"guarantees": [{"id": "g", "kind": "recall", "effect": "secures", "evidence": BROKEN}]}
BLUE = replaced(BLUE, title=replaced(BLUE.title, nl="blauw"))
STATUS = ("/agreement/status", "negotiated")

# A quantifier, what the draft says; the truth, whether it is idle, its base, its title, what it sought, the status
# that was read and where, where the list stands, and the claims that do not count.
NOTHING: dict[str, tuple[str, dict[str, Any], tuple[Any, ...]]] = {
    "an empty list": (
        "{there_is: {in: guarantees, as: g}}", {"guarantees": []},
        (False, False, "guarantees", None, (), None, "/guarantees", []),
    ),
    "a silent list": (
        "{there_is: {in: guarantees, as: g}}", {},
        (None, False, "guarantees", None, (), None, "/guarantees", []),
    ),
    "silence that is as good as none": (
        "{there_is: {in: guarantees, as: g, if_silent: no}}", {},
        (False, True, "guarantees", None, (), None, "/guarantees", []),
    ),
    "an empty list where silence is as good": (
        "{for_all: {in: guarantees, as: g, that: {said: g.id}, if_none: yes, if_silent: no}}", {"guarantees": []},
        (True, False, "guarantees", None, (), None, "/guarantees", []),
    ),
    "fields with fixed values": (
        f"{{there_is: {{{SEARCH}}}}}", OTHER, (False, False, "guarantees", None, SOUGHT, None, "/guarantees", []),
    ),
    "one field": (
        "{there_is: {in: guarantees, as: g, where: {value: g.kind, equals: first-responder}}}", OTHER,
        (False, False, "guarantees", None, (("kind", "first-responder"),), None, "/guarantees", []),
    ),
    "what must stand in the text, and does not": (
        "{there_is: {in: guarantees, as: g, where: {value: g.kind, equals: first-responder}, if_none: text}}", OTHER,
        (False, False, "guarantees", None, (("kind", "first-responder"),), STATUS, "/guarantees", []),
    ),
    "what must stand in the text, and is denied": (
        "{there_is: {in: guarantees, as: g, if_none: text}}", {"guarantees": []},
        (False, False, "guarantees", None, (), None, "/guarantees", []),
    ),
    "what a definition derives": (
        "{there_is: {in: blue, as: g, if_none: text}}", {"guarantees": []},
        (False, False, "guarantees", ("blue", "blauw"), (), None, "/guarantees", []),
    ),
    "records within records": (
        "{there_is: {in: limits, as: l}}", OTHER,
        (None, False, "limits", None, (), None, "/guarantees/0/limits", []),
    ),
    "records within records that are not there": (
        "{there_is: {in: limits, as: l}}", {"guarantees": []},
        (False, False, "limits", None, (), None, "/guarantees", []),
    ),
    "a claim whose evidence does not hold": (
        "{there_is: {in: guarantees, as: g}}", WEAKLY,
        (False, False, "guarantees", None, (), None, "/guarantees", ["g"]),
    ),
    "such a claim where all must hold": (
        "{for_all: {in: guarantees, as: g, that: {said: g.id}, if_none: no}}", WEAKLY,
        (False, False, "guarantees", None, (), None, "/guarantees", ["g"]),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("when", "says", "expected"), NOTHING.values(), ids=NOTHING)
def test_a_quantifier_that_found_nothing_says_what_it_sought_and_what_decided(
    when: str, says: dict[str, Any], expected: tuple[Any, ...]
) -> None:
    found = trace_of(when, small_draft(**says), definitions=(BLUE,))
    assert isinstance(found, Quantified)
    assert found.none_found
    assert found.operator == when[1:].partition(":")[0]
    status = found.status and (found.status.pointer, found.status.value)
    unsupported = [record.id for record in found.unsupported]
    assert (
        found.truth, found.idle, found.base, found.title, found.sought, status, found.pointer, unsupported,
    ) == expected  # fmt: skip


def shown(element: Element) -> tuple[Any, ...]:
    why = [
        sorted({p for f in rests_on(t) for p in pointers(f)}) if t else None for t in (element.selection, element.meets)
    ]
    return element.record.id, element.selected, element.met, *why


PARTIES = small_draft(parties=[NL, BE, DE, {"id": "x", "name": {"en": "X"}, "kind": "state"}])
STATE = [f"/parties/{index}/state" for index in range(4)]
NATO = [f"/parties/{index}/kind" for index in range(4)]
# A quantifier over parties; its truth; and of each party whether it is selected, whether it meets, and why.
ELEMENTS: dict[str, tuple[str, Any, list[tuple[Any, ...]]]] = {
    "a witness is explained, others are not": (
        "{there_is: {in: parties, as: p, that: {value: p.state, equals: BE}}}", True,
        [("be", True, True, None, [STATE[1]]), ("de", True, False, None, None), ("nl", True, False, None, None), ("x", True, None, None, None)],
    ),
    "what leaves it open is explained": (
        "{there_is: {in: parties, as: p, that: {value: p.state, equals: FR}}}", None,
        [("be", True, False, None, None), ("de", True, False, None, None), ("nl", True, False, None, None), ("x", True, None, None, [STATE[3]])],
    ),
    "a counterexample is explained, with what selected it": (
        "{for_all: {in: parties, as: p, where: {value: p.state, differs: NL}, that: {value: p.state, equals: BE}, if_none: no}}", False,
        [("be", True, True, None, None), ("de", True, False, [STATE[2]], [STATE[2]]), ("x", None, None, None, None)],
    ),
    "all are explained where all hold": (
        "{for_all: {in: parties, as: p, where: {value: p.state, differs: NL}, that: {value: p.kind, equals: state}, if_none: no}}", True,
        [("be", True, True, [STATE[1]], [NATO[1]]), ("de", True, True, [STATE[2]], [NATO[2]]), ("x", None, True, [STATE[3]], [NATO[3]])],
    ),
    "records that a definition derives": (
        "{there_is: {in: abroad, as: p, where: {value: p.kind, equals: state}}}", True,
        [("be", True, True, [NATO[1], STATE[1]], None), ("de", True, True, [NATO[2], STATE[2]], None), ("x", None, True, None, None)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("when", "truth", "expected"), ELEMENTS.values(), ids=ELEMENTS)
def test_a_quantifier_explains_the_records_that_decide_and_lists_the_others(
    when: str, truth: Any, expected: list[tuple[Any, ...]]
) -> None:
    abroad = definition("abroad", "{value: item.state, differs: NL}", "{in: parties, as: item}")
    found = trace_of(when, PARTIES, definitions=(abroad,))
    assert isinstance(found, Quantified)
    assert (found.truth, [shown(element) for element in found.elements]) == (truth, expected)
    assert (found.none_found, found.collection) == (False, when.partition("in: ")[2].partition(",")[0])


def test_a_definition_and_a_negation_say_their_names_and_keep_what_is_below() -> None:
    treaty = definition("treaty", "{value: agreement.kind, equals: treaty}")
    found = trace_of("{not: {is: treaty}}", DATED, definitions=(treaty,))
    assert isinstance(found, Combined)
    assert (found.truth, found.operator, len(found.parts)) == (False, "not", 1)
    (inner,) = found.parts
    assert isinstance(inner, Defined)
    assert (inner.truth, inner.name, inner.trace.truth, places(inner)) == (True, "treaty", True, ["/agreement/kind"])


IMPAIRS = {"id": "g", "kind": "recall", "effect": "impairs", "evidence": PROVED}
SECURES = {**IMPAIRS, "effect": "secures"}
EFFECT, KIND, DATE = "/guarantees/0/effect", "/agreement/kind", "/agreement/date"
ALL = "{for_all: {in: guarantees, as: g, that: {value: g.effect, equals: secures}, if_none: no}}"
ANY = "{there_is: {in: guarantees, as: g, that: {value: g.effect, equals: impairs}}}"
LIMITS = "{for_all: {in: limits, as: l, that: {value: l.kind, equals: consultation}, if_none: yes}}"
OF_PARTIES = "{for_all: {in: parties, as: p, that: {said: agreement.date}, if_none: no}}"
# A condition, what the draft says, its truth, and the facts that it rests on: kind, places, what would have helped.
HELPED: list[tuple[str, dict[str, Any], Any, list[tuple[str, tuple[str, ...], bool]]]] = [
    (ALL, {"guarantees": [SECURES]}, True, [("Compared", (EFFECT,), True)]),
    (ALL, {"guarantees": [IMPAIRS]}, False, [("Compared", (EFFECT,), True)]),
    (f"{{not: {ALL}}}", {"guarantees": [SECURES]}, False, [("Compared", (EFFECT,), False)]),
    (f"{{not: {ALL}}}", {"guarantees": [IMPAIRS]}, True, [("Compared", (EFFECT,), False)]),
    (ANY, {"guarantees": [IMPAIRS]}, True, [("Compared", (EFFECT,), True)]),
    (f"{{not: {ANY}}}", {"guarantees": [IMPAIRS]}, False, [("Compared", (EFFECT,), False)]),
    (f"{{not: {{not: {ANY}}}}}", {"guarantees": [IMPAIRS]}, True, [("Compared", (EFFECT,), True)]),
    (
        "{there_is: {in: guarantees, as: g, where: {value: g.decided_by, equals: national}, that: {said: g.id}}}",
        {"guarantees": [SECURES]},
        None,
        [("Compared", ("/guarantees/0/decided_by",), True)],
    ),
    (
        "{there_is: {in: guarantees, as: g, where: {value: g.decided_by, equals: national}, that: {given: g.parties}}}",
        {"guarantees": [SECURES]},
        None,
        [("Compared", ("/guarantees/0/decided_by",), True), ("Filled", ("/guarantees/0/parties",), True)],
    ),
    (ANY, {}, None, [("Quantified", ("/guarantees",), True)]),
    (f"{{not: {ANY}}}", {}, None, [("Quantified", ("/guarantees",), False)]),
    (LIMITS, {"guarantees": [SECURES]}, None, [("Quantified", ("/guarantees/0/limits",), True)]),
    (
        LIMITS,
        {"guarantees": [{**SECURES, "limits": [{"kind": "consultation"}]}, {**SECURES, "id": "h"}]},
        None,
        [("Exists", ("/guarantees/1/limits",), True)],
    ),
    (
        OF_PARTIES,
        {"parties": [NL]},
        False,
        [("Exists", ("/parties/0",), True), ("Filled", (DATE,), True)],
    ),
    (
        f"{{not: {OF_PARTIES}}}",
        {"parties": [NL]},
        True,
        [("Exists", ("/parties/0",), False), ("Filled", (DATE,), False)],
    ),
    ("{is: treaty}", {"agreement": {"kind": "treaty"}}, True, [("Compared", (KIND,), True)]),
    ("{not: {is: treaty}}", {"agreement": {"kind": "treaty"}}, False, [("Compared", (KIND,), False)]),
    ("{not: {is: treaty}}", {}, None, [("Compared", (KIND,), False)]),
    (
        f"all_of: [{{said: agreement.status}}, {{not: {{said: agreement.date}}}}, {ALL}]",
        {"guarantees": [SECURES]},
        True,
        [("Filled", ("/agreement/status",), True), ("Filled", (DATE,), False), ("Compared", (EFFECT,), True)],
    ),
    (
        f"{{not: {{any_of: [{{not: {{said: agreement.status}}}}, {{said: agreement.date}}, {ANY}]}}}}",
        {"guarantees": [SECURES]},
        True,
        [("Filled", ("/agreement/status",), True), ("Filled", (DATE,), False), ("Compared", (EFFECT,), False)],
    ),
]


@pytest.mark.parametrize("selects", [False, True], ids=["decides", "selects"])
@pytest.mark.parametrize(("when", "says", "truth", "expected"), HELPED)
def test_every_fact_says_which_truth_would_have_helped_and_whether_it_decides(
    when: str, says: dict[str, Any], truth: Any, expected: list[Any], selects: bool
) -> None:
    treaty = definition("treaty", "{value: agreement.kind, equals: treaty}")
    trace = trace_of(when, small_draft(**says), definitions=(treaty,))
    outcome: Any = {True: "pass", False: "fail", None: "undetermined"}[truth]
    agreement, limb = records_in(small_draft(**says)).agreement, EDITION.rules[0].limbs[0]
    found = rested(RecordOutcome(limb, agreement, outcome, lambda: (trace,), int(selects)))
    assert trace.truth is truth
    assert [(type(item.fact).__name__, pointers(item.fact), item.wanted) for item in found] == expected
    assert {item.decides for item in found} == {not selects}
