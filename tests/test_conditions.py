"""Test every condition: its truth, and the places in the draft that the truth rests on, and only those."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from rulebook.model.rule import Definition
from rulebook.model.trace import Truth
from tests.small import ARTICLES, BE, BROKEN, DE, NL, PROVED, definition, places, small_draft, trace_of

YES, NO, UNKNOWN = True, False, None


@dataclass(frozen=True)
class Case:
    """Be a condition on a draft, with its truth and the places it rests on."""

    name: str
    draft: dict[str, Any]
    when: str
    truth: Truth
    places: list[str]
    definitions: tuple[Definition, ...] = ()
    helps: bool = True


def guarantee(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "kind": "recall", "effect": "secures", "evidence": PROVED, **more}


def commitment(name: str, party: str = "nl", amount: Any = None, currency: str = "EUR", **more: Any) -> dict[str, Any]:
    money = {} if amount is None else {"money": {"amount": amount, "currency": currency}}
    return {"id": name, "party": party, "kind": "financial", "evidence": PROVED, **money, **more}


def allocation(year: int, amount: Any) -> dict[str, Any]:
    return {"year": year} if amount is None else {"year": year, "money": {"amount": amount, "currency": "EUR"}}


def distribution(name: str, shares: Any, **more: Any) -> dict[str, Any]:
    listed = {} if shares is None else {"shares": [{"party": p, "percent": n} for p, n in shares.items()]}
    return {"id": name, "of": "cost", "evidence": PROVED, **listed, **more}


TREATY = small_draft(agreement={"kind": "treaty"})
SILENT = small_draft()
DATED = small_draft(agreement={"kind": "treaty", "date": "2025-06"})

KIND, REST = ["/agreement/kind"], ["/agreement/date", "/agreement/version"]
OPERATORS = [
    # Comparisons of one field.
    Case("a field that holds", TREATY, "{value: agreement.kind, equals: treaty}", YES, ["/agreement/kind"]),
    Case("a field that does not", TREATY, "{value: agreement.kind, differs: treaty}", NO, ["/agreement/kind"]),
    Case("a silent field", SILENT, "{value: agreement.kind, equals: treaty}", UNKNOWN, ["/agreement/kind"]),
    Case("a field among words", TREATY, "{value: agreement.kind, one_of: [treaty]}", YES, ["/agreement/kind"]),
    Case(
        "a list with a word in it",
        small_draft(agreement={"form": {"rungs": ["sharing"]}}),
        "{value: agreement.form.rungs, contains: sharing}",
        YES,
        ["/agreement/form/rungs"],
    ),
    Case(
        "an empty list",
        small_draft(agreement={"form": {"rungs": []}}),
        "{value: agreement.form.rungs, contains: sharing}",
        NO,
        ["/agreement/form/rungs"],
    ),
    Case(
        "a list in silence",
        small_draft(agreement={"form": None}),
        "{value: agreement.form.rungs, contains_all: [sharing]}",
        UNKNOWN,
        ["/agreement/form/rungs"],
    ),
    Case(
        "a date and the as-of date",
        DATED,
        "{value: agreement.date, before: {as_of_date: true}}",
        YES,
        ["/agreement/date"],
    ),
    # Said and given differ in silence only.
    Case("said", TREATY, "{said: agreement.kind}", YES, ["/agreement/kind"]),
    Case("not said", SILENT, "{said: agreement.kind}", NO, ["/agreement/kind"]),
    Case("given", TREATY, "{given: agreement.kind}", YES, ["/agreement/kind"]),
    Case("not given", SILENT, "{given: agreement.kind}", UNKNOWN, ["/agreement/kind"]),
    Case(
        "false is said",
        small_draft(agreement={"binding": {"legally": False}}),
        "{said: agreement.binding.legally}",
        YES,
        ["/agreement/binding/legally"],
    ),
    # A yes of all_of rests on every part; a no on what is no; an unknown on what is unknown.
    Case(
        "all of them hold",
        DATED,
        "all_of: [{value: agreement.kind, equals: treaty}, {said: agreement.date}]",
        YES,
        ["/agreement/date", "/agreement/kind"],
    ),
    Case(
        "one of all does not hold",
        TREATY,
        "all_of: [{said: agreement.kind}, {given: agreement.date}, {said: agreement.version}]",
        NO,
        ["/agreement/version"],
    ),
    Case(
        "one of all is unknown",
        TREATY,
        "all_of: [{said: agreement.kind}, {given: agreement.date}]",
        UNKNOWN,
        ["/agreement/date"],
    ),
    # And any_of the other way round.
    Case(
        "one of any holds",
        TREATY,
        "any_of: [{said: agreement.kind}, {given: agreement.date}, {said: agreement.version}]",
        YES,
        ["/agreement/kind"],
    ),
    Case(
        "two of any hold",
        DATED,
        "any_of: [{said: agreement.kind}, {said: agreement.date}]",
        YES,
        ["/agreement/date", "/agreement/kind"],
    ),
    Case(
        "none of any holds",
        SILENT,
        "any_of: [{said: agreement.kind}, {said: agreement.date}]",
        NO,
        ["/agreement/date", "/agreement/kind"],
    ),
    Case(
        "one of any is unknown",
        SILENT,
        "any_of: [{said: agreement.kind}, {given: agreement.date}]",
        UNKNOWN,
        ["/agreement/date"],
    ),
    Case("all of one", TREATY, "all_of: [{said: agreement.kind}]", YES, ["/agreement/kind"]),
    Case("any of one", SILENT, "any_of: [{given: agreement.kind}]", UNKNOWN, ["/agreement/kind"]),
    *(
        Case(f"{operator} of one that is sure and two that may be unknown: {truth}", data, when, truth, places)
        for operator, rows in {
            "all": [(SILENT, NO, KIND), (TREATY, UNKNOWN, REST), (DATED, UNKNOWN, REST[1:])],
            "any": [(SILENT, UNKNOWN, REST), (TREATY, YES, KIND)],
        }.items()
        for when in (
            f"{operator}_of: [{{said: agreement.kind}}, {{given: agreement.date}}, {{given: agreement.version}}]",
        )
        for data, truth, places in rows
    ),
    Case("not a yes", TREATY, "{not: {said: agreement.kind}}", NO, ["/agreement/kind"]),
    Case("not a no", SILENT, "{not: {said: agreement.kind}}", YES, ["/agreement/kind"]),
    Case("not an unknown", SILENT, "{not: {given: agreement.kind}}", UNKNOWN, ["/agreement/kind"]),
    Case(
        "a definition of the whole draft",
        TREATY,
        "all_of: [{is: binding}, {not: {is: loose}}]",
        YES,
        ["/agreement/kind"],
        (definition("binding", "{value: agreement.kind, equals: treaty}"), definition("loose", "{not: {is: binding}}")),
    ),
]

# What it means that nothing was selected. The draft is silent about guarantees, says that
# there are none, or has one of another kind.
NOTHING = {"silent": {}, "empty": {"guarantees": []}, "other": {"guarantees": [guarantee("g", kind="recall")]}}
LIST, STATUS = ["/guarantees"], ["/agreement/status", "/guarantees"]
WHEN_NOTHING: list[tuple[str, str, str | None, str, Truth, list[str]]] = [
    # quantifier, options, status of the text, what the draft says, truth, places
    ("there_is", "", "negotiated", "silent", UNKNOWN, LIST),
    ("there_is", "", "negotiated", "empty", NO, LIST),
    ("there_is", "", "negotiated", "other", NO, LIST),
    ("there_is", "if_none: no", "draft", "silent", UNKNOWN, LIST),
    ("there_is", "if_none: no", "draft", "empty", NO, LIST),
    ("there_is", "if_none: no", "draft", "other", NO, LIST),
    ("there_is", "if_none: unknown", "negotiated", "silent", UNKNOWN, LIST),
    ("there_is", "if_none: unknown", "negotiated", "empty", UNKNOWN, LIST),
    ("there_is", "if_none: unknown", "negotiated", "other", UNKNOWN, LIST),
    # Nothing rests on a list when its silence would give the same.
    ("there_is", "if_silent: no", "draft", "silent", NO, ["/guarantees"]),
    ("there_is", "if_silent: no", "draft", "empty", NO, ["/guarantees"]),
    ("there_is", "if_silent: no", "draft", "other", NO, ["/guarantees"]),
    ("there_is", "if_none: unknown, if_silent: no", "draft", "silent", NO, ["/guarantees"]),
    ("there_is", "if_none: unknown, if_silent: no", "draft", "empty", UNKNOWN, LIST),
    ("there_is", "if_none: unknown, if_silent: no", "draft", "other", UNKNOWN, LIST),
    ("for_all", "if_none: yes", "draft", "silent", UNKNOWN, LIST),
    ("for_all", "if_none: yes", "draft", "empty", YES, LIST),
    ("for_all", "if_none: yes", "draft", "other", YES, LIST),
    ("for_all", "if_none: no", "draft", "silent", UNKNOWN, LIST),
    ("for_all", "if_none: no", "draft", "empty", NO, LIST),
    ("for_all", "if_none: no", "draft", "other", NO, LIST),
    ("for_all", "if_none: unknown", "negotiated", "silent", UNKNOWN, LIST),
    ("for_all", "if_none: unknown", "negotiated", "empty", UNKNOWN, LIST),
    ("for_all", "if_none: unknown", "negotiated", "other", UNKNOWN, LIST),
    ("for_all", "if_none: yes, if_silent: no", "draft", "silent", NO, ["/guarantees"]),
    ("for_all", "if_none: yes, if_silent: no", "draft", "empty", YES, LIST),
    # What must stand in the text: missing from a final text is no, from a concept unknown; a denial is no in both.
    *(
        (quantifier, "if_none: text", status, said, truth, found)
        for quantifier in ("there_is", "for_all")
        for status, said, truth, found in [
            ("signed", "silent", NO, STATUS),
            ("signed", "empty", NO, LIST),
            ("signed", "other", NO, STATUS),
            ("negotiated", "silent", NO, STATUS),
            ("negotiated", "empty", NO, LIST),
            ("negotiated", "other", NO, STATUS),
            ("draft", "silent", UNKNOWN, STATUS),
            ("draft", "empty", NO, LIST),
            ("draft", "other", UNKNOWN, STATUS),
            ("idea", "silent", UNKNOWN, STATUS),
            ("idea", "empty", NO, LIST),
            ("idea", "other", UNKNOWN, STATUS),
            (None, "silent", UNKNOWN, STATUS),
            (None, "empty", NO, LIST),
            (None, "other", UNKNOWN, STATUS),
        ]
    ),
]


@pytest.mark.parametrize(("quantifier", "options", "status", "said", "truth", "found"), WHEN_NOTHING)
def test_a_quantifier_says_what_it_means_that_nothing_was_selected(
    quantifier: str, options: str, status: str | None, said: str, truth: Truth, found: list[str]
) -> None:
    where = "where: {value: g.kind, equals: national-tasks}, that: {value: g.effect, equals: secures}"
    condition = f"{{{quantifier}: {{in: guarantees, as: g, {where}, {options}}}}}"
    trace = trace_of(condition, small_draft(status, **NOTHING[said]))
    assert (trace.truth, places(trace)) == (truth, found)


SECURED = "there_is: {in: guarantees, as: g, that: {value: g.effect, equals: secures}}"
ALL_SECURED = "for_all: {in: guarantees, as: g, that: {value: g.effect, equals: secures}, if_none: no}"
LOCAL = "for_all: {in: guarantees, as: g, that: {value: g.decided_by, equals: national}, if_none: no}"
ONE_LOCAL = "there_is: {in: guarantees, as: g, that: {value: g.decided_by, equals: national}}"
NATIONAL, JOINT = {"decided_by": "national"}, {"decided_by": "joint"}


def with_guarantees(*deciders: dict[str, str]) -> dict[str, Any]:
    return small_draft(guarantees=[guarantee(f"g{index}", **more) for index, more in enumerate(deciders)])


def decided(*indexes: int) -> list[str]:
    return [f"/guarantees/{index}/decided_by" for index in indexes]


QUANTIFIERS = [
    Case("all of them, and nothing asked of them", with_guarantees({}), "{for_all: {in: guarantees, as: g, if_none: no}}", YES, ["/guarantees/0"]),
    Case(
        "selected by what is said of them",
        with_guarantees({}, NATIONAL),
        "there_is: {in: guarantees, as: g, where: {said: g.decided_by}, that: {value: g.effect, equals: secures}}",
        YES,
        [*decided(1), "/guarantees/1/effect"],
    ),
    Case("all of none", with_guarantees(), "{for_all: {in: guarantees, as: g, if_none: no}}", NO, ["/guarantees"]),
    Case("one witness", with_guarantees(JOINT, NATIONAL, {}), ONE_LOCAL, YES, decided(1)),
    Case("two witnesses", with_guarantees(NATIONAL, NATIONAL), ONE_LOCAL, YES, decided(0, 1)),
    Case("no witness", with_guarantees(JOINT, JOINT), ONE_LOCAL, NO, decided(0, 1)),
    Case("perhaps a witness", with_guarantees(JOINT, {}), ONE_LOCAL, UNKNOWN, decided(1)),
    Case("all of them", with_guarantees(NATIONAL, NATIONAL), LOCAL, YES, decided(0, 1)),
    Case("all but one, and one unknown", with_guarantees(NATIONAL, JOINT, {}), LOCAL, NO, decided(1)),
    Case("all but one unknown", with_guarantees(NATIONAL, {}), LOCAL, UNKNOWN, decided(1)),
    Case(
        "not one",
        with_guarantees(JOINT),
        f"{{not: {{{ONE_LOCAL}}}}}",
        YES,
        decided(0),
    ),
    Case("mere presence", with_guarantees({}), "{there_is: {in: guarantees, as: g}}", YES, ["/guarantees/0"]),
    # A record that may be selected leaves the answer open, unless it would meet the condition anyway.
    Case(
        "selected for certain is asked, the others are not",
        small_draft(guarantees=[guarantee("g0", **NATIONAL), guarantee("g1", kind="first-responder", **JOINT)]),
        "for_all: {in: guarantees, as: g, where: {value: g.kind, equals: recall}, "
        "that: {value: g.decided_by, equals: national}, if_none: no}",
        YES,
        decided(0),
    ),
    Case(
        "perhaps selected, and it does not meet the condition",
        small_draft(guarantees=[guarantee("g0", **NATIONAL), guarantee("g1", effect="impairs")]),
        "for_all: {in: guarantees, as: g, where: {value: g.decided_by, one_of: [national, joint]}, "
        "that: {value: g.effect, equals: secures}, if_none: no}",
        UNKNOWN,
        ["/guarantees/1/decided_by"],
    ),
    Case(
        "perhaps selected, but it meets the condition",
        small_draft(guarantees=[guarantee("g0", **NATIONAL), guarantee("g1")]),
        "for_all: {in: guarantees, as: g, where: {value: g.decided_by, one_of: [national, joint]}, "
        "that: {value: g.effect, equals: secures}, if_none: no}",
        YES,
        ["/guarantees/0/effect", "/guarantees/1/effect"],
    ),
    Case(
        "perhaps selected is no witness",
        small_draft(guarantees=[guarantee("g0")]),
        "there_is: {in: guarantees, as: g, where: {value: g.decided_by, equals: national}, "
        "that: {value: g.effect, equals: secures}}",
        UNKNOWN,
        decided(0),
    ),
    # Nested.
    Case(
        "for all parties there is a share",
        small_draft(distributions=[distribution("d", {"nl": 60, "be": 40})]),
        "for_all: {in: parties, as: p, if_none: no, that: {there_is: {in: shares, as: s, "
        "where: {value: s.party, equals: {value: p.id}}, that: {value: s.percent, more_than: 0}}}}",
        YES,
        [
            "/distributions/0/shares/0/party", "/distributions/0/shares/0/percent",
            "/distributions/0/shares/1/party", "/distributions/0/shares/1/percent",
            "/parties/0/id", "/parties/1/id",
        ],
    ),
    Case(
        "for all parties but one there is a share",
        small_draft(distributions=[distribution("d", {"nl": 100, "be": 0})]),
        "for_all: {in: parties, as: p, if_none: no, that: {there_is: {in: shares, as: s, "
        "where: {value: s.party, equals: {value: p.id}}, that: {value: s.percent, more_than: 0}}}}",
        NO,
        ["/distributions/0/shares/1/party", "/distributions/0/shares/1/percent", "/parties/1/id"],
    ),
    Case(
        "there is a distribution that every party has a part in",
        small_draft(distributions=[distribution("d1", {"nl": 100}), distribution("d2", {"nl": 50, "be": 50})]),
        "there_is: {in: distributions, as: d, that: {for_all: {in: parties, as: p, if_none: no, that: "
        "{there_is: {in: shares, as: s, where: {all_of: [{value: s.distribution, equals: {value: d.id}}, "
        "{value: s.party, equals: {value: p.id}}]}}}}}}",
        YES,
        [
            "/distributions/1/id", "/distributions/1/shares/0/distribution", "/distributions/1/shares/0/party",
            "/distributions/1/shares/1/distribution", "/distributions/1/shares/1/party",
            "/parties/0/id", "/parties/1/id",
        ],
    ),
]  # fmt: skip

NESTED = small_draft(
    commitments=[
        commitment("c1", amount=5),
        commitment("c2", allocations=[allocation(2026, 5)]),
        commitment("c3", allocations=[]),
    ]
)


def allocated(name: str) -> str:
    return f"there_is: {{in: allocations, as: a, where: {{value: a.commitment, equals: {name}}}}}"


GHOSTS = [
    Case("a nested list in silence", NESTED, allocated("c1"), UNKNOWN, ["/commitments/0/allocations"]),
    Case(
        "a nested list with an element",
        NESTED,
        allocated("c2"),
        YES,
        ["/commitments/1/allocations/0/commitment"],
    ),
    Case("a nested list that is empty", NESTED, allocated("c3"), NO, ["/commitments"]),
    Case("silence about the list that it would stand in", SILENT, allocated("c1"), UNKNOWN, ["/commitments"]),
    Case("no list that it could stand in", small_draft(commitments=[]), allocated("c1"), NO, ["/commitments"]),
    Case("null is silence", small_draft(commitments=None), allocated("c1"), UNKNOWN, ["/commitments"]),
    Case(
        "silence about limits leaves it open whether there are any",
        with_guarantees({}),
        "for_all: {in: limits, as: l, that: {value: l.kind, equals: consultation}, if_none: yes}",
        UNKNOWN,
        ["/guarantees/0/limits"],
    ),
    Case(
        "an empty list of limits settles it",
        with_guarantees({"limits": []}),
        "for_all: {in: limits, as: l, that: {value: l.kind, equals: consultation}, if_none: yes}",
        YES,
        ["/guarantees"],
    ),
    Case(
        "one list says no limit that is not allowed, another is silent",
        with_guarantees({"limits": [{"kind": "consultation"}]}, {}),
        "for_all: {in: limits, as: l, that: {value: l.kind, equals: consultation}, if_none: yes}",
        UNKNOWN,
        ["/guarantees/1/limits"],
    ),
    Case(
        "a limit that is not allowed fails whatever another list is silent about",
        with_guarantees({"limits": [{"kind": "season"}]}, {}),
        "for_all: {in: limits, as: l, that: {value: l.kind, equals: consultation}, if_none: yes}",
        NO,
        ["/guarantees/0/limits/0/kind"],
    ),
    Case(
        "a count of a list in silence is not known",
        {key: value for key, value in SILENT.items() if key != "parties"},
        "{figure: {count: {in: parties, as: p}}, at_least: 2}",
        UNKNOWN,
        ["/parties"],
    ),
    Case(
        "but it is never less than nought",
        {key: value for key, value in SILENT.items() if key != "parties"},
        "{figure: {count: {in: parties, as: p}}, at_least: 0}",
        YES,
        ["/parties"],
    ),
]

TOLD = small_draft(
    commitments=[commitment("c1", amount=5), commitment("c2", "be", amount=5)],
    notices=[
        {"id": "n1", "date": "2025-05-01", "covers": [{"commitment": "c1"}]},
        {"id": "n2", "covers": [{"commitment": "c2"}]},
    ],
    acts=[{"id": "a1", "kind": "signature", "date": "2025-06-01", "commitments": ["c1", "c2"]}],
    placements=[{"id": "p1", "party": "nl", "evidence": PROVED}],
)
IN_TIME = (
    "there_is: {{in: covers, as: c, where: {{value: c.commitment, equals: {name}}}, "
    "that: {{for_all: {{in: acts, as: a, "
    "where: {{value: a.commitments, contains: {{value: c.commitment}}}}, if_none: no, "
    "that: {{value: c.notice.date, before: {{value: a.date}}}}}}}}}}"
)
JOINS = [
    Case(
        "two references, one after the other",
        small_draft(commitments=[commitment("c1", allocations=[allocation(2026, 5)])]),
        "there_is: {in: allocations, as: a, that: {value: a.commitment.party.state, equals: NL}}",
        YES,
        ["/parties/0/state"],
    ),
    Case(
        "two references of a record that may be there",
        SILENT,
        "there_is: {in: allocations, as: a, that: {value: a.commitment.party.state, equals: NL}}",
        UNKNOWN,
        ["/commitments"],
    ),
    Case(
        "two fields of the record itself",
        small_draft(commitments=[commitment("nl"), commitment("c2")]),
        "there_is: {in: commitments, as: c, where: {value: c.party, equals: {value: c.id}}}",
        YES,
        ["/commitments/0/id", "/commitments/0/party"],
    ),
    Case(
        "two fields of records bound before",
        small_draft(commitments=[commitment("c1"), commitment("c2")]),
        "there_is: {in: parties, as: p, where: {value: p.id, equals: nl}, that: {for_all: {in: commitments, as: c, "
        "where: {value: p.state, equals: {value: agreement.kind}}, if_none: unknown, if_silent: no, "
        "that: {said: c.money}}}}",
        UNKNOWN,
        ["/agreement/kind", "/commitments/0", "/commitments/1", "/parties/0/state"],
    ),
    Case(
        "a field of the record that a reference names",
        TOLD,
        "for_all: {in: commitments, as: c, where: {value: c.party.state, equals: NL}, if_none: no, "
        "that: {value: c.money, more_than: 0}}",
        YES,
        ["/commitments/0/money"],
    ),
    Case(
        "a join over two references and a list",
        TOLD,
        IN_TIME.format(name="c1"),
        YES,
        ["/acts/0/date", "/notices/0/covers/0/commitment", "/notices/0/date"],
    ),
    Case(
        "a join that ends in silence",
        TOLD,
        IN_TIME.format(name="c2"),
        UNKNOWN,
        ["/acts/0/date", "/notices/1/date"],
    ),
    Case(
        "a reference that is silent ends the path there",
        TOLD,
        "there_is: {in: placements, as: p, that: {value: p.under.state, equals: BE}}",
        UNKNOWN,
        ["/placements/0/under"],
    ),
]

DUTCH = definition("dutch", "{value: item.party.state, equals: NL}", "{in: commitments, as: item}")
DEAR = definition("dear", "{value: item.money, at_least: 5}", "{in: dutch, as: item}")
DEFINITIONS = [
    Case(
        "records that a definition derives",
        small_draft(commitments=[commitment("c1", amount=5), commitment("c2", "be")]),
        "for_all: {in: dutch, as: c, that: {said: c.money}, if_none: no}",
        YES,
        ["/commitments/0/money"],
        (DUTCH,),
    ),
    Case(
        "no record that a definition derives",
        small_draft(commitments=[commitment("c2", "be")]),
        "there_is: {in: dutch, as: c}",
        NO,
        ["/commitments"],
        (DUTCH,),
    ),
    Case(
        "a record that a definition may derive",
        small_draft(commitments=[commitment("c1")]),
        "there_is: {in: dear, as: c}",
        UNKNOWN,
        ["/commitments/0/money"],
        (DUTCH, DEAR),
    ),
    Case(
        "a definition that rests on a definition",
        small_draft(
            commitments=[commitment("c1", amount=4), commitment("c2", "be", amount=9), commitment("c3", amount=5)]
        ),
        "there_is: {in: dear, as: c}",
        YES,
        ["/commitments/2/money", "/parties/0/state"],
        (DUTCH, DEAR),
    ),
    Case(
        "a definition of records in silence",
        SILENT,
        "there_is: {in: dear, as: c}",
        UNKNOWN,
        ["/commitments"],
        (DUTCH, DEAR),
    ),
    Case(
        "a definition of the draft that speaks about a definition of records",
        small_draft(commitments=[commitment("c1", amount=4)]),
        "{is: costly}",
        NO,
        ["/commitments/0/money", "/parties/0/state"],
        (DUTCH, definition("costly", "there_is: {in: dutch, as: c, that: {value: c.money, more_than: 4}}")),
    ),
]


def allocations(*amounts: Any) -> dict[str, Any]:
    return small_draft(
        commitments=[commitment("c1", amount=200, allocations=[allocation(2026 + i, a) for i, a in enumerate(amounts)])]
    )


SUM = "{figure: {sum: {in: allocations, as: a, of: a.money}}, equals: "
MONEY = ["/commitments/0/allocations/0/money", "/commitments/0/allocations/1/money"]
THIRDS = small_draft(
    parties=[NL, BE, DE],
    distributions=[
        {"id": "d", "of": "cost", "evidence": PROVED, "total": {"amount": 10, "currency": "EUR"}, "shares": [
            {"party": "nl", "money": {"amount": "3.3333", "currency": "EUR"}},
            {"party": "be", "money": {"amount": "3.3333", "currency": "EUR"}},
            {"party": "de", "money": {"amount": "3.3334", "currency": "EUR"}},
        ]}
    ],
)  # fmt: skip
FIGURES = [
    Case("a sum that is right", allocations("100.01", "99.99"), f"{SUM}200}}", YES, MONEY),
    Case(
        "a sum that is the smallest number over",
        small_draft(parties=[NL, BE, DE], distributions=[distribution("d", {"nl": 50, "be": 50, "de": 1e-30})]),
        "{figure: {sum: {in: shares, as: s, of: s.portion}}, equals: 100}",
        NO,
        [f"/distributions/0/shares/{index}/percent" for index in range(3)],
    ),
    Case("a sum that is a cent short", allocations("100", "99.99"), f"{SUM}200}}", NO, MONEY),
    Case("a sum with an unknown element", allocations("100", None), f"{SUM}200}}", UNKNOWN, MONEY),
    Case("a sum over nothing is nought", allocations(), f"{SUM}0}}", YES, []),
    Case(
        "a sum over silence is unknown",
        small_draft(commitments=[commitment("c")]),
        f"{SUM}0}}",
        UNKNOWN,
        ["/commitments/0/allocations"],
    ),
    Case(
        "a sum of unlike units",
        small_draft(commitments=[commitment("c1", amount=1), commitment("c2", amount=1, currency="USD")]),
        "{figure: {sum: {in: commitments, as: c, of: c.money}}, more_than: 0}",
        UNKNOWN,
        ["/commitments/0/money", "/commitments/1/money"],
    ),
    Case(
        "a sum over what may be selected",
        small_draft(
            commitments=[commitment("c1", amount=1), commitment("c2", amount=1, years={"first": 2026, "last": 2026})]
        ),
        "{figure: {sum: {in: commitments, as: c, where: {value: c.years.first, equals: 2026}, of: c.money}}, "
        "equals: 2}",
        UNKNOWN,
        ["/commitments/0/money", "/commitments/1/money"],
    ),
    Case(
        "shares worked out from amounts add up exactly",
        THIRDS,
        "{figure: {sum: {in: shares, as: s, of: s.portion}}, equals: 100}",
        YES,
        [f"/distributions/0/shares/{index}/money" for index in range(3)],
    ),
    Case(
        "a count",
        small_draft(parties=[NL, BE, DE]),
        "{figure: {count: {in: parties, as: p, where: {value: p.state, differs: NL}}}, equals: 2}",
        YES,
        ["/parties/1", "/parties/2"],
    ),
    Case(
        "a count of what may be selected lies between",
        small_draft(parties=[NL, BE, {"id": "x", "name": {"en": "X"}, "kind": "state"}]),
        "{figure: {count: {in: parties, as: p, where: {value: p.state, differs: NL}}}, at_least: 2}",
        UNKNOWN,
        ["/parties/1", "/parties/2"],
    ),
    Case(
        "arithmetic on fields",
        small_draft(distributions=[distribution("d", {"nl": 70, "be": 30})]),
        "there_is: {in: shares, as: a, where: {value: a.party, equals: nl}, that: {there_is: {in: shares, as: b, "
        "where: {value: b.party, equals: be}, that: {all_of: ["
        "{figure: {plus: [{value: a.percent}, {value: b.percent}]}, equals: 100}, "
        "{figure: {minus: [{value: a.percent}, {value: b.percent}]}, equals: 40}, "
        "{figure: {gap: [{value: b.percent}, {value: a.percent}]}, equals: 40}, "
        "{figure: {times: [{value: a.percent}, 2]}, equals: 140}]}}}}",
        YES,
        [f"/distributions/0/shares/{index}/{key}" for index in (0, 1) for key in ("party", "percent")],
    ),
    Case(
        "arithmetic on silence",
        small_draft(commitments=[commitment("c1", amount=1), commitment("c2")]),
        "there_is: {in: commitments, as: a, where: {value: a.id, equals: c1}, that: {there_is: "
        "{in: commitments, as: b, where: {value: b.id, equals: c2}, that: "
        "{figure: {plus: [{value: a.money}, {value: b.money}]}, more_than: 0}}}}",
        UNKNOWN,
        ["/commitments/0/money", "/commitments/1/money"],
    ),
]

PROOFS: list[tuple[str, dict[str, Any], str]] = [
    # What the claim names, and where its evidence fails.
    ("no evidence", {"evidence": None}, "/guarantees/0"),
    (
        "an article that is not there",
        {"evidence": [{"article": "art-9", "quote": "a b c"}]},
        "/guarantees/0/evidence/0/article",
    ),
    (
        "an article still to be agreed",
        {"evidence": [{"article": "art-3", "quote": PROVED[0]["quote"]}]},
        "/guarantees/0/evidence/0/article",
    ),
    ("a quote that is not there", {"evidence": BROKEN}, "/guarantees/0/evidence/0/quote"),
    (
        "a quote that is too short",
        {"evidence": [{"article": "art-1", "quote": "last word"}]},
        "/guarantees/0/evidence/0/quote",
    ),
    (
        "a quote that repeats the letter",
        {"evidence": [{"article": "art-4", "quote": "blijft te allen tijde de laatste verdedigingslinie"}]},
        "/guarantees/0/evidence/0/quote",
    ),
    ("one good quote and one that is not there", {"evidence": PROVED + BROKEN}, "/guarantees/0/evidence/1/quote"),
]


@pytest.mark.parametrize(("more", "place"), [row[1:] for row in PROOFS], ids=[row[0] for row in PROOFS])
def test_a_claim_whose_evidence_does_not_hold_never_helps_and_the_reason_says_where(
    more: dict[str, Any], place: str
) -> None:
    data = small_draft(guarantees=[guarantee("g0", **more)])
    found = [trace_of(condition, data) for condition in (f"{{{SECURED}}}", f"{{{ALL_SECURED}}}")]
    assert [(trace.truth, places(trace)) for trace in found] == [(NO, sorted({"/guarantees", place}))] * 2


WEAK = small_draft(guarantees=[guarantee("g0", evidence=BROKEN)])
WEAK_IMPAIRS = small_draft(guarantees=[guarantee("g0", evidence=BROKEN, effect="impairs")])
MIXED = small_draft(guarantees=[guarantee("g0"), guarantee("g1", evidence=BROKEN)])
MIXED_IMPAIRS = small_draft(guarantees=[guarantee("g0"), guarantee("g1", evidence=BROKEN, effect="impairs")])
QUOTE0, QUOTE1 = "/guarantees/0/evidence/0/quote", "/guarantees/1/evidence/0/quote"
EFFECT0, EFFECT1 = "/guarantees/0/effect", "/guarantees/1/effect"
IMPAIRED = "there_is: {in: guarantees, as: g, that: {value: g.effect, equals: impairs}}"
CLAIMS = "{count: {in: guarantees, as: g}}"
UNLIMITED = "for_all: {in: guarantees, as: g, that: {value: g.decided_by, equals: national}, if_none: yes}"
SECURED_DEFINITION = definition("secured", f"{{{SECURED}}}")
GUARDED = definition(
    "guarded",
    "there_is: {in: guarantees, as: g, where: {value: g.parties, contains: {value: item.id}}}",
    "{in: parties, as: item}",
)
SECURING = definition("securing", "{value: item.effect, equals: secures}", "{in: guarantees, as: item}")

UNSUPPORTED = [
    # Where a yes helps the draft.
    Case("cannot be a witness", WEAK, f"{{{SECURED}}}", NO, ["/guarantees", QUOTE0]),
    Case("a supported one can", MIXED, f"{{{SECURED}}}", YES, [EFFECT0]),
    Case(
        "a supported one can, after it",
        small_draft(guarantees=[guarantee("g0", evidence=BROKEN), guarantee("g1")]),
        f"{{{SECURED}}}",
        YES,
        [EFFECT1],
    ),
    Case("is passed over where all hold", MIXED, f"{{{ALL_SECURED}}}", YES, [EFFECT0]),
    Case("still fails where all must hold", MIXED_IMPAIRS, f"{{{ALL_SECURED}}}", NO, [EFFECT1]),
    Case(
        "leaves it open where it might fail",
        small_draft(guarantees=[guarantee("g0", **NATIONAL), guarantee("g1", evidence=BROKEN)]),
        f"{{{UNLIMITED}}}",
        UNKNOWN,
        decided(1),
    ),
    Case(
        "does not stand for the whole list",
        small_draft(guarantees=[guarantee("g0", evidence=BROKEN, **NATIONAL)]),
        f"{{{LOCAL}}}",
        NO,
        ["/guarantees", QUOTE0],
    ),
    # Where a yes hurts the draft.
    Case("hurts", WEAK_IMPAIRS, f"{{not: {{{IMPAIRED}}}}}", NO, [EFFECT0]),
    Case("hurts beside a supported one", MIXED_IMPAIRS, f"{{not: {{{IMPAIRED}}}}}", NO, [EFFECT1]),
    Case("does not hurt when it says nothing bad", WEAK, f"{{not: {{{IMPAIRED}}}}}", YES, [EFFECT0]),
    Case("hurts when the condition itself hurts", WEAK_IMPAIRS, f"{{{IMPAIRED}}}", YES, [EFFECT0], helps=False),
    Case(
        "is passed over when not hurting",
        WEAK_IMPAIRS,
        f"{{not: {{{IMPAIRED}}}}}",
        YES,
        ["/guarantees", QUOTE0],
        helps=False,
    ),
    Case(
        "hurts within all of",
        WEAK_IMPAIRS,
        f"all_of: [{{said: agreement.status}}, {{not: {{{IMPAIRED}}}}}]",
        NO,
        [EFFECT0],
    ),
    Case(
        "hurts within any of",
        WEAK_IMPAIRS,
        f"any_of: [{{said: agreement.version}}, {{not: {{{IMPAIRED}}}}}]",
        NO,
        ["/agreement/version", EFFECT0],
    ),
    Case(
        "hurts what must hold for all",
        WEAK_IMPAIRS,
        f"for_all: {{in: parties, as: p, if_none: no, that: {{not: {{{IMPAIRED}}}}}}}",
        NO,
        [EFFECT0, "/parties/0", "/parties/1"],
    ),
    Case(
        "hurts what must be there",
        WEAK_IMPAIRS,
        f"there_is: {{in: parties, as: p, that: {{not: {{{IMPAIRED}}}}}}}",
        NO,
        [EFFECT0],
    ),
    *(
        Case(f"counts in full where that hurts: {figure}", WEAK_IMPAIRS, when, YES, ["/guarantees/0"], helps=False)
        for figure, when in {
            "count": f"{{figure: {CLAIMS}, equals: 1}}",
            "on the right": f"{{figure: {{plus: [0, 1]}}, equals: {CLAIMS}}}",
            "plus": f"{{figure: {{plus: [{CLAIMS}, {CLAIMS}]}}, equals: 2}}",
            "minus": f"{{figure: {{minus: [3, {CLAIMS}]}}, equals: 2}}",
            "times": f"{{figure: {{times: [3, {CLAIMS}]}}, equals: 3}}",
            "gap": f"{{figure: {{gap: [{CLAIMS}, 3]}}, equals: 2}}",
        }.items()
    ),
    Case(
        "counts in a sum where that hurts",
        small_draft(commitments=[commitment("c0", amount=5), commitment("c1", amount=5, evidence=BROKEN)]),
        "{figure: {sum: {in: commitments, as: c, of: c.money}}, more_than: 0}",
        YES,
        ["/commitments/0/money", "/commitments/1/money"],
        helps=False,
    ),
    # A selection can say which claims count, whatever the side.
    Case(
        "counts where all claims are asked for",
        WEAK_IMPAIRS,
        "{there_is: {in: guarantees, as: g, claims: all, that: {value: g.effect, equals: impairs}}}",
        YES,
        [EFFECT0],
    ),
    Case(
        "does not count where supported claims are asked for",
        WEAK_IMPAIRS,
        "{there_is: {in: guarantees, as: g, claims: supported, that: {value: g.effect, equals: impairs}}}",
        NO,
        ["/guarantees", QUOTE0],
        helps=False,
    ),
    # The counterexample of `not for_all` helps the draft, so it must be supported.
    Case("is no counterexample that helps", MIXED_IMPAIRS, f"{{not: {{{ALL_SECURED}}}}}", NO, [EFFECT0]),
    Case(
        "a supported counterexample helps",
        small_draft(guarantees=[guarantee("g0", effect="impairs")]),
        f"{{not: {{{ALL_SECURED}}}}}",
        YES,
        [EFFECT0],
    ),
    # Twice turned round is as it was.
    Case("two nots", WEAK, f"{{not: {{not: {{{SECURED}}}}}}}", NO, ["/guarantees", QUOTE0]),
    # Definitions know on which side they work.
    Case("a definition that helps", WEAK, "{is: secured}", NO, ["/guarantees", QUOTE0], (SECURED_DEFINITION,)),
    Case("a definition that hurts", WEAK, "{not: {is: secured}}", NO, [EFFECT0], (SECURED_DEFINITION,)),
    Case(
        "a definition on both sides",
        WEAK,
        "any_of: [{is: secured}, {not: {is: secured}}]",
        NO,
        ["/guarantees", EFFECT0, QUOTE0],
        (SECURED_DEFINITION,),
    ),
    Case(
        "a definition of records that helps",
        WEAK,
        "{there_is: {in: securing, as: g}}",
        NO,
        ["/guarantees", QUOTE0],
        (SECURING,),
    ),
    Case(
        "a definition of records that hurts",
        WEAK,
        "{not: {there_is: {in: securing, as: g}}}",
        NO,
        [EFFECT0],
        (SECURING,),
    ),
    Case(
        "a definition of records that rests on claims, on both sides",
        small_draft(guarantees=[guarantee("g0", evidence=BROKEN, parties=["nl"])]),
        "any_of: [{there_is: {in: guarded, as: p}}, {not: {there_is: {in: guarded, as: p}}}]",
        NO,
        ["/guarantees/0/parties", "/parties", "/parties/0/id"],
        (GUARDED,),
    ),
    # Being asked for more hurts, so a claim that asks for more counts whatever its evidence.
    Case(
        "selects where all must hold",
        small_draft(guarantees=[guarantee("g0", evidence=BROKEN, parties=["nl"])]),
        "for_all: {in: parties, as: p, if_none: yes, where: {there_is: {in: guarantees, as: g, "
        "where: {value: g.parties, contains: {value: p.id}}}}, that: {value: p.state, equals: BE}}",
        NO,
        ["/guarantees/0/parties", "/parties/0/id", "/parties/0/state"],
    ),
    # A record within a claim is as good as the claim.
    Case(
        "a part of it cannot be a witness",
        small_draft(distributions=[distribution("d", {"nl": 60, "be": 40}, evidence=BROKEN)]),
        "{there_is: {in: shares, as: s}}",
        NO,
        ["/distributions", "/distributions/0/evidence/0/quote"],
    ),
    Case(
        "leaves a sum that helps open",
        small_draft(commitments=[commitment("c0", amount=5), commitment("c1", amount=5, evidence=BROKEN)]),
        "{figure: {sum: {in: commitments, as: c, of: c.money}}, at_least: 10}",
        UNKNOWN,
        ["/commitments/0/money"],
    ),
]


@pytest.mark.parametrize(
    "case",
    [*OPERATORS, *QUANTIFIERS, *GHOSTS, *JOINS, *DEFINITIONS, *FIGURES, *UNSUPPORTED],
    ids=lambda case: case.name,
)
def test_a_condition_has_its_truth_and_rests_on_these_places(case: Case) -> None:
    trace = trace_of(case.when, case.draft, definitions=case.definitions, helps=case.helps)
    assert (trace.truth, places(trace)) == (case.truth, sorted(case.places))


@pytest.mark.parametrize("options", ["if_none: yes", "if_none: yes, claims: supported"])
@pytest.mark.parametrize(("effect", "truth"), [("secures", YES), ("impairs", NO)])
def test_a_claim_that_is_passed_over_does_not_end_the_search(options: str, effect: str, truth: Truth) -> None:
    data = small_draft(guarantees=[guarantee("g0", evidence=BROKEN), guarantee("g1", effect=effect)])
    assert trace_of(f"{{{ALL_SECURED.replace('if_none: no', options)}}}", data).truth is truth


PARAMETER = [(9, YES), (10, YES), ("10.0001", NO)]


@pytest.mark.parametrize(("apart", "truth"), PARAMETER)
def test_a_parameter_is_a_number_of_the_edition(apart: Any, truth: Truth) -> None:
    data = small_draft(commitments=[commitment("c", amount=apart)])
    when = "there_is: {in: commitments, as: c, that: {value: c.money, at_most: {parameter: tolerance}}}"
    trace = trace_of(f"{{{when}}}", data, parameters={"tolerance": 10})
    assert (trace.truth, places(trace)) == (truth, ["/commitments/0/money"])


def test_an_equal_key_gives_every_party_the_same_weight_and_silence_gives_none() -> None:
    key = {"basis": "equal", "evidence": PROVED}
    when = "for_all: {in: weights, as: w, that: {value: w.portion, equals: 50}, if_none: no}"
    equal = small_draft(distributions=[distribution("d", {"nl": 50, "be": 50}, keys=[key])])
    other = small_draft(distributions=[distribution("d", {"nl": 50, "be": 50}, keys=[{**key, "basis": "use"}])])
    found = [trace_of(f"{{{when}}}", data) for data in (equal, other)]
    assert [(trace.truth, places(trace)) for trace in found] == [
        (YES, ["/distributions/0/keys/0/basis"]),
        (UNKNOWN, ["/distributions/0/keys/0/weights"]),
    ]


def test_an_equal_key_counts_an_organisation_only_if_it_has_a_share() -> None:
    key, agency = {"basis": "equal", "evidence": PROVED}, {"id": "nspa", "name": {"en": "NSPA"}, "kind": "organisation"}
    when = "{{figure: {{count: {{in: weights, as: w}}}}, equals: {}}}"
    for shares, number in (({"nl": 50, "be": 50}, 2), ({"nl": 40, "be": 40, "nspa": 20}, 3)):
        data = small_draft(distributions=[distribution("d", shares, keys=[key])], parties=[NL, BE, agency])
        assert trace_of(when.format(number), data).truth is YES


def test_an_organisation_is_surely_no_state_and_a_state_without_a_code_may_be_any() -> None:
    when = "{there_is: {in: parties, as: p, that: {value: p.state, equals: FR}}}"
    agency, unnamed = {"id": "nspa", "name": {"en": "NSPA"}, "kind": "organisation"}, {**BE, "state": None}
    found = [trace_of(when, small_draft(parties=[NL, other])) for other in (agency, unnamed)]
    assert [(trace.truth, places(trace)) for trace in found] == [
        (NO, ["/parties/0/state", "/parties/1/kind"]),
        (UNKNOWN, ["/parties/1/state"]),
    ]


def test_a_weight_of_nought_is_no_weight() -> None:
    key = {"basis": "use", "evidence": PROVED, "weights": [{"party": "nl", "weight": 9}, {"party": "be", "weight": 0}]}
    data = small_draft(distributions=[distribution("d", {"nl": 96, "be": 4}, keys=[key])])
    when = "{for_all: {in: weights, as: w, that: {value: w.portion, at_least: 0}, if_none: no}}"
    assert trace_of(when, data).truth is UNKNOWN


def test_an_amount_beside_a_percentage_gives_the_exact_portion() -> None:
    shares = [
        {"party": "nl", "percent": 33.3, "money": {"amount": 1, "currency": "EUR"}},
        {"party": "be", "percent": 66.7, "money": {"amount": 2, "currency": "EUR"}},
    ]
    one = distribution("d", None, total={"amount": 3, "currency": "EUR"}) | {"shares": shares}
    when = "{for_all: {in: shares, as: s, where: {value: s.party, equals: nl}, that: {figure: {times: [{value: s.portion}, 3]}, equals: 100}, if_none: no}}"
    assert trace_of(when, small_draft(distributions=[one])).truth is YES


@pytest.mark.parametrize(("first", "second", "truth"), [(0, 5, YES), (5, 0, YES), (0, 0, YES), (5, 5, UNKNOWN)])
def test_nought_of_another_unit_adds_nothing(first: int, second: int, truth: Truth) -> None:
    data = small_draft(commitments=[commitment("c", amount=first), commitment("d", amount=second, currency="USD")])
    when = f"{{figure: {{sum: {{in: commitments, as: c, of: c.money}}}}, {'at_most: 5' if truth else 'equals: 10'}}}"
    with_bound = when.replace("at_most: 5", "at_most: {sum: {in: commitments, as: d, of: d.money}}")
    assert trace_of(with_bound, data).truth is truth


def test_a_selection_by_reference_keeps_what_is_silent_about_it() -> None:
    """A record that does not say whose it is may be anybody's, and is not passed over."""
    tracks = [{"id": "t", "kind": "procurement", "materiel": {"en": "ships"}}]
    industry = [{"id": "a", "track": "t"}, {"id": "b"}, {"id": "c", "track": "u"}]
    tracks.append({"id": "u", "kind": "procurement", "materiel": {"en": "boats"}})
    data = small_draft(tracks=tracks, industry=industry)
    where = "where: {value: a.track, equals: {value: t.id}}"
    when = f"{{for_all: {{in: tracks, as: t, claims: all, that: {{figure: {{count: {{in: industry, as: a, claims: all, {where}}}}}, equals: 2}}}}}}"
    at_most = when.replace("equals: 2", "at_most: 2")
    assert trace_of(when, data, helps=False).truth is UNKNOWN
    assert trace_of(at_most, data, helps=False).truth is YES


def test_a_commitment_has_a_year_for_every_year_that_it_runs() -> None:
    data = small_draft(commitments=[commitment("c", years={"first": 2026, "last": 2028})])
    when = "for_all: {in: years, as: y, that: {value: y.year, at_least: 2027}, if_none: no}"
    count = "{figure: {count: {in: years, as: y}}, equals: 3}"
    found = [trace_of(condition, data) for condition in (f"{{{when}}}", count)]
    assert [(trace.truth, places(trace)) for trace in found] == [
        (NO, ["/commitments/0/years"]),
        (YES, ["/commitments/0/years"]),
    ]


def test_a_claim_stands_in_an_operative_article_only_when_all_its_articles_are() -> None:
    preamble = {"article": "art-2", "quote": "Whereas each party values its units highly"}
    when = "{there_is: {in: guarantees, as: g, that: {value: g.stands_in, equals: operative}}}"
    found = [
        trace_of(when, small_draft(guarantees=[guarantee("g", evidence=evidence)]))
        for evidence in (PROVED, [preamble], [*PROVED, preamble])
    ]
    assert [(trace.truth, places(trace)) for trace in found] == [
        (YES, ["/guarantees/0/evidence"]),
        (NO, ["/guarantees/0/evidence"]),
        (NO, ["/guarantees/0/evidence"]),
    ]
    assert ARTICLES[1]["role"] == "preamble"


def test_three_words_are_enough_to_quote() -> None:
    data = small_draft(guarantees=[guarantee("g", evidence=[{"article": "art-1", "quote": "the last word"}])])
    trace = trace_of(f"{{{SECURED}}}", data)
    assert (trace.truth, places(trace)) == (YES, ["/guarantees/0/effect"])


@pytest.mark.parametrize(
    ("distribution", "truth", "found"),
    [
        (
            {"shares": [{"party": "nl", "money": {"amount": 4, "currency": "EUR"}}]},
            YES,
            ["/distributions/0/shares/0/money"],
        ),
        (
            {"shares": [{"party": "nl", "money": {"amount": 4, "currency": "USD"}}]},
            UNKNOWN,
            ["/distributions/0/shares/0/money"],
        ),
        (
            {"shares": [{"party": "nl", "money": {"amount": 4, "currency": "EUR"}}], "total": None},
            UNKNOWN,
            ["/distributions/0/shares/0/money"],
        ),
    ],
)
def test_a_share_in_money_is_a_part_of_the_total_of_the_same_currency(
    distribution: dict[str, Any], truth: Truth, found: list[str]
) -> None:
    whole = {"id": "d", "of": "cost", "evidence": PROVED, "total": {"amount": 10, "currency": "EUR"}, **distribution}
    trace = trace_of(
        "{there_is: {in: shares, as: s, that: {value: s.portion, equals: 40}}}", small_draft(distributions=[whole])
    )
    assert (trace.truth, places(trace)) == (truth, found)


@pytest.mark.parametrize(
    ("weights", "truth"),
    [
        ({"nl": 2, "be": 1}, NO),
        ({"nl": 3, "be": 1}, YES),
        ({"nl": 3, "be": None}, UNKNOWN),
        ({"nl": 0, "be": 0}, UNKNOWN),
    ],
)
def test_a_weight_is_a_part_of_all_the_weights_when_all_are_stated(weights: dict[str, Any], truth: Truth) -> None:
    listed = [{"party": party, "weight": weight} for party, weight in weights.items()]
    key = {"basis": "use", "evidence": PROVED, "weights": listed}
    data = small_draft(distributions=[distribution("d", {"nl": 75, "be": 25}, keys=[key])])
    when = "{there_is: {in: weights, as: w, where: {value: w.party, equals: nl}, that: {value: w.portion, equals: 75}}}"
    assert trace_of(when, data).truth is truth
