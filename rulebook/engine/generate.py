"""Write the rules of an edition as Python functions that give outcomes, and no reasons.

`rulebook.engine.conditions` explains, and is the plain reading of what a rule means. This is
the same reading for whoever checks many drafts: quantifiers become loops, comparisons become
expressions, and nothing is built that nobody asked for. Every explanation must come to the
outcome that was decided here (`rulebook.engine.decide`).

Invariant: no text of a rulebook enters the source. Literals and parameters are constants by
number, definitions and rules are numbered, and fields are those of the vocabulary. So a
rulebook from a stranger cannot run code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rulebook.engine.compare import Between, between
from rulebook.engine.conditions import joins
from rulebook.engine.figures import ARITHMETIC, field_at, known, worked_out
from rulebook.engine.scope import WHOLE, Look, Scope
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
    Quantified,
    Said,
    Selection,
    Sum,
    ThereIs,
    Times,
    Value,
)  # fmt: skip
from rulebook.model.noun import Noun
from rulebook.model.outcome import Reached
from rulebook.model.rule import Definition, Limb, Rule
from rulebook.model.trace import Truth
from rulebook.model.vocabulary import ORDERED, vocabulary

SIGNS = {
    "equals": "==", "differs": "!=", "less_than": "<", "more_than": ">", "at_most": "<=", "at_least": ">=",
}  # fmt: skip

Decide = Callable[[Look], list[Reached]]
"""What was written for a rule: it says which outcomes were reached."""


@dataclass(frozen=True, slots=True)
class Code:
    """Be an expression; `open` when it can be None."""

    text: str
    open: bool = True


@dataclass(frozen=True, slots=True)
class Generated:
    """Be the source, with the values of its names: `rules` are functions of a look, in the order of the rules."""

    source: str
    names: dict[str, Any]

    def functions(self) -> list[Decide]:
        """Compile the source."""
        found: list[Decide] = self.compiled("RULES")
        return found

    def compiled(self, name: str) -> Any:
        """Compile the source, and return what a name in it stands for."""
        names = dict(self.names)
        exec(compile(self.source, "<rules>", "exec"), names)  # noqa: S102
        return names[name]


class Writer:
    """Write the functions of one edition."""

    def __init__(self, definitions: Mapping[str, Definition], parameters: Mapping[str, Any]) -> None:
        self.definitions, self.parameters = definitions, parameters
        self._functions: list[str] = []
        self._names: dict[str, Any] = {
            "Between": Between, "NOUGHT": Decimal(0), "known": known, "worked_out": worked_out
        }  # fmt: skip
        self._known: dict[object, str] = {}
        self._count = 0

    def rules(self, rules: Iterable[Rule]) -> Generated:
        """Return the source for some rules."""
        written = [self._rule(rule) for rule in rules]
        self._functions.append(f"RULES = [{', '.join(written)}]\n")
        return self._generated()

    def condition_alone(self, node: Any, helps: bool) -> Callable[[Look], Truth]:
        """Return what tests a condition about the whole draft."""
        test = self.condition(node, WHOLE, helps)
        self._function("condition", "look", ["r0 = look.agreement", f"return {test.text}"])
        found: Callable[[Look], Truth] = self._generated().compiled("condition")
        return found

    def _generated(self) -> Generated:
        return Generated("\n\n".join(self._functions), self._names)

    # Names.

    def _new(self, kind: str) -> str:
        self._count += 1
        return f"{kind}{self._count}"

    def _constant(self, value: Any) -> str:
        name = self._new("k")
        self._names[name] = value
        return name

    def _test(self, operator: str) -> str:
        self._names[f"is_{operator}"] = between(operator)
        return f"is_{operator}"

    def _function(self, name: str, arguments: str, lines: list[str]) -> str:
        self._functions.append(f"def {name}({arguments}):\n" + "\n".join(f"    {line}" for line in lines))
        return name

    def _base(self, name: str) -> str:
        definition = self.definitions.get(name)
        if definition is None or definition.for_each is None:
            return name
        return self._base(definition.for_each.in_)

    # Conditions.

    def condition(self, node: Any, scope: Scope, helps: bool) -> Code:
        """Return what tests a condition for the bound records."""
        match node:
            case AllOf(all_of=parts):
                return self._combined([self.condition(part, scope, helps) for part in parts], True)
            case AnyOf(any_of=parts):
                return self._combined([self.condition(part, scope, helps) for part in parts], False)
            case Not(not_=part):
                return self._not(self.condition(part, scope, not helps))
            case Is(is_=name):
                return Code(f"{self._definition(name, helps)}(look)")
            case Said(said=path):
                return Code(f"({self._value(path, scope)} is not None)", open=False)
            case Given(given=path):
                return Code(f"(None if {self._value(path, scope)} is None else True)")
            case ThereIs(there_is=quantified):
                return Code(self._called(self._there_is, quantified, scope, helps))
            case ForAll(for_all=quantified):
                return Code(self._called(self._for_all, quantified, scope, helps))
            case Compare():
                return self._compare(node, scope, helps)
        raise TypeError(f"not a condition: {node!r}")

    def _called(self, write: Callable[[Any, Scope, bool], str], node: Any, scope: Scope, helps: bool) -> str:
        """Return the call of a function; what rules have in common is written once."""
        key = (write.__name__, repr(node), tuple(scope.names.items()), helps)
        if key not in self._known:
            self._known[key] = write(node, scope, helps)
        return f"{self._known[key]}({_arguments(scope)})"

    def _combined(self, parts: list[Code], every: bool) -> Code:
        """Write strong Kleene logic, so that it stops as soon as one part decides."""
        if len(parts) == 1:
            return parts[0]
        word, decides = ("and", "False") if every else ("or", "True")
        sure, unsure = [p.text for p in parts if not p.open], [p.text for p in parts if p.open]
        if len(unsure) < 2:
            # `False and x` is False, and `True and x` is x, whatever x is.
            return Code(f"({f' {word} '.join([*sure, *unsure])})", open=bool(unsure))
        named = [(self._new("t"), text) for text in unsure]
        tests = [f"not {text}" if every else text for text in sure]
        tests += [f"({name} := {text}) is {decides}" for name, text in named]
        some_open = " or ".join(f"{name} is None" for name, _ in named)
        return Code(f"({decides} if {' or '.join(tests)} else None if {some_open} else {every})")

    def _not(self, part: Code) -> Code:
        if not part.open:
            return Code(f"(not {part.text})", open=False)
        name = self._new("t")
        return Code(f"(None if ({name} := {part.text}) is None else not {name})")

    def _definition(self, name: str, helps: bool) -> str:
        """Return the function that says whether a definition about the whole draft holds, worked out once."""
        key = ("is", name, helps)
        if key not in self._known:
            self._known[key] = function = self._new("holds")
            place = self._constant((name, helps))
            when = self.condition(self.definitions[name].when, WHOLE, helps)
            self._function(
                function,
                "look",
                [
                    f"if {place} not in look.defined:",
                    "    r0 = look.agreement",
                    f"    look.defined[{place}] = {when.text}",
                    f"return look.defined[{place}]",
                ],
            )
        return self._known[key]

    # Comparisons and figures.

    def _compare(self, node: Compare, scope: Scope, helps: bool) -> Code:
        operator, right = node.operator, node.right
        left, kind = self._figure(node.left, scope, helps)
        if operator in ("one_of", "contains_all"):
            name, known = self._new("t"), self._constant(frozenset(right))
            test = f"{name} in {known}" if operator == "one_of" else f"{known}.issubset({name})"
            return Code(f"(None if ({name} := {left}) is None else {test})")
        other, other_kind = self._figure(right, scope, helps)
        fixed = not isinstance(right, Noun)
        one, two = self._new("t"), other if fixed else self._new("t")
        if operator == "contains":
            test = f"{two} in {one}"
        elif operator in SIGNS and ("word" in (kind, other_kind) or {kind, other_kind} <= {"number"}):
            # Python compares words, and any two numbers, as we do.
            test = f"{one} {SIGNS[operator]} {two}"
        else:
            test = f"{self._test(operator)}({one}, {two})"
        silent = f"({one} := {left}) is None" + ("" if fixed else f" or ({two} := {other}) is None")
        return Code(f"(None if {silent} else {test})")

    def _figure(self, node: Any, scope: Scope, helps: bool) -> tuple[str, str]:
        """Return what takes the value of an expression, and whether it is a word, a literal, or some figure."""
        match node:
            case Value(value=path):
                kind = field_at(path, scope).kind
                sort = "word" if kind not in ORDERED else "number" if kind == "number" else "figure"
                return self._value(path, scope), sort
            case Parameter(parameter=name):
                return self._constant(self.parameters[name]), "figure"
            case AsOfDate():
                return "look.as_of", "figure"
            case Sum(sum=summed):
                return self._called(self._sum, summed, scope, helps), "figure"
            case Count(count=selection):
                return self._called(self._counted, selection, scope, helps), "figure"
            case Plus(plus=parts):
                return self._folded("plus", parts, scope, helps)
            case Minus(minus=parts):
                return self._folded("minus", parts, scope, helps)
            case Times(times=parts):
                return self._folded("times", parts, scope, helps)
            case Gap(gap=parts):
                return self._folded("gap", parts, scope, helps)
        return self._constant(node), "literal" if isinstance(node, str | bool) else "number"

    def _folded(self, name: str, parts: Any, scope: Scope, helps: bool) -> tuple[str, str]:
        takes = ", ".join(self._figure(part, scope, helps)[0] for part in parts)
        return f"known(worked_out({self._constant(ARITHMETIC[name])}, ({takes})))", "figure"

    def _value(self, path: str, scope: Scope) -> str:
        """Return what takes the value at a path, following references; None where one is silent."""
        name, _, rest = path.partition(".")
        place, collection = scope.names[name]
        record, last, silences = f"r{place}", rest, []
        while last not in vocabulary()[collection].fields:
            hop, _, last = last.partition(".")
            named = self._new("t")
            if hop == vocabulary()[collection].parent_field:
                silences.append(f"{record}.parent_id is None")
                follow = f"{record}.parent"
            else:
                reference = self._new("t")
                silences.append(f"({reference} := {_access(record, collection, hop)}) is None")
                target = self._constant(vocabulary()[collection].fields[hop].collection)
                follow = f"look.by_id({target})[{reference}]"
            collection = vocabulary()[collection].fields[hop].collection or ""
            silences.append(f"({named} := {follow}) is None")
            record = named
        value = _access(record, collection, last)
        return f"(None if {' or '.join(silences)} else {value})" if silences else value

    def _sum(self, summed: Any, scope: Scope, helps: bool) -> str:
        loop, inner = self._loop(summed, scope, helps, narrows=False)
        end = self._value(summed.of, inner)
        lines = [
            "values = []",
            *loop,
            "    if not counts or sure is None:",
            "        return None",
            f"    value = {end}",
            "    if value is None:",
            "        return None",
            "    values.append(value)",
            f"return known(worked_out({self._constant(ARITHMETIC['plus'])}, values)) if values else NOUGHT",
        ]
        return self._function(self._new("sum"), _arguments(scope), lines)

    def _counted(self, selection: Any, scope: Scope, helps: bool) -> str:
        loop, inner = self._loop(selection, scope, helps, narrows=False)
        lines = [
            "least = most = 0",
            "silent = False",
            *loop,
            "    most += 1",
            "    if counts and sure:",
            "        least += 1",
            f"    if r{inner.depth - 1}.ghost:",
            "        silent = True",
            "if silent:",
            "    return Between(least, None)",
            "return least if least == most else Between(least, most)",
        ]
        return self._function(self._new("count"), _arguments(scope), lines)

    # Selections and quantifiers.

    def _loop(self, node: Selection, scope: Scope, helps: bool, narrows: bool) -> tuple[list[str], Scope]:
        """Return the head of a loop over what is or may be selected, and the scope within.

        It sets `sure` (True or None), and `counts` where a claim may be passed over.
        """
        side = helps is not narrows
        inner = scope.bind(node.as_, self._base(node.in_))
        record = f"r{scope.depth}"
        lines = [f"for {record}, sure in {self._candidates(node, scope, side)}:"]
        if node.where is not None:
            where = self.condition(node.where, inner, side)
            if where.open:
                lines += [
                    f"    where = {where.text}",
                    "    if where is False:",
                    "        continue",
                    "    if where is None:",
                    "        sure = None",
                ]
            else:
                lines += [f"    if not {where.text}:", "        continue"]
        only_supported = side if node.claims is None else node.claims == "supported"
        lines.append(f"    counts = {record}.supported" if only_supported else "    counts = True")
        return lines, inner

    def _candidates(self, node: Selection, scope: Scope, helps: bool) -> str:
        """Return what lists the records that may be selected: looked up, where `where` asks for one id."""
        listed, base = f"{self._members(node.in_, helps)}(look)", self._base(node.in_)
        pairs = joins(node, scope, base)
        if not pairs:
            return listed
        fields = tuple(own.partition(".")[2] for own, _ in pairs)
        key = ("own", base, fields)
        if key not in self._known:
            alone = Scope().bind(node.as_, base)
            own = ", ".join(self._value(path, alone) for path, _ in pairs)
            self._known[key] = self._function(self._new("own"), "look, r0", [f"return ({own},)"])
        wanted = ", ".join(self._value(other, scope) for _, other in pairs)
        return f"look.near({self._constant((node.in_, helps, fields))}, {listed}, ({wanted},), {self._known[key]})"

    def _members(self, name: str, helps: bool) -> str:
        """Return the function that lists a collection, or the records that a definition derives from one."""
        definition = self.definitions.get(name)
        derived = definition is not None and definition.for_each is not None
        key = ("members", name, helps if derived else True)
        if key in self._known:
            return self._known[key]
        self._known[key] = function = self._new("members")
        place = self._constant((name, helps if derived else True))
        if not derived:
            lines = [
                f"found = look.members.get({place})",
                "if found is None:",
                f"    listed = look.by_collection[{self._constant(name)}]",
                f"    found = look.members[{place}] = [(r, None if r.ghost else True) for r in listed]",
                "return found",
            ]
            return self._function(function, "look", lines)
        assert definition is not None
        assert definition.for_each is not None
        scope = WHOLE.bind(definition.for_each.as_, self._base(name))
        when = self.condition(definition.when, scope, helps)
        lines = [
            f"found = look.members.get({place})",
            "if found is None:",
            "    r0 = look.agreement",
            f"    found = look.members[{place}] = []",
            f"    for r1, sure in {self._members(definition.for_each.in_, helps)}(look):",
            f"        truth = {when.text}",
            "        if truth is not False:",
            "            found.append((r1, sure if truth else None))",
            "return found",
        ]
        return self._function(function, "look", lines)

    def _there_is(self, node: Quantified, scope: Scope, helps: bool) -> str:
        loop, inner = self._loop(node, scope, helps, narrows=False)
        that = self.condition(node.that, inner, helps).text if node.that is not None else "True"
        lines = [
            "result = seen = real = False",
            *loop,
            "    if not counts:",
            "        continue",
            "    seen = True",
            f"    if not r{scope.depth}.ghost:",
            "        real = True",
            f"    that = {that}",
            "    if that is True and sure is True:",
            "        return True",
            "    if that is not False:",
            "        result = None",
            f"return result if real else {self._if_none(node)}",
        ]
        return self._function(self._new("some"), _arguments(scope), lines)

    def _for_all(self, node: Quantified, scope: Scope, helps: bool) -> str:
        loop, inner = self._loop(node, scope, helps, narrows=True)
        that = self.condition(node.that, inner, helps).text if node.that is not None else "True"
        passed_over = [f"    if that is True and not r{scope.depth}.supported:", "        continue"] if helps else []
        lines = [
            "result = True",
            "seen = real = False",
            *loop,
            "    if not counts:",
            "        continue",
            f"    that = {that}",
            *passed_over,
            "    seen = True",
            f"    if not r{scope.depth}.ghost:",
            "        real = True",
            "    if that is False and sure is True:",
            "        return False",
            "    if that is not True:",
            "        result = None",
            f"return result if real else {self._if_none(node)}",
        ]
        return self._function(self._new("every"), _arguments(scope), lines)

    def _if_none(self, node: Quantified) -> str:
        """Say what it means that nothing was selected but, where something was `seen`, what silence may hide."""
        if node.if_none == "text":
            return f"(False if {self._constant(self._base(node.in_))} in look.empty or look.final else None)"
        silent = "False" if node.if_silent == "no" else "None"
        nothing = {"yes": "True", "unknown": "None"}.get(node.if_none or "no", "False")
        return f"({silent} if seen else {nothing})"

    # Rules.

    def _rule(self, rule: Rule) -> str:
        limbs = [self._limb(index, limb) for index, limb in enumerate(rule.limbs)]
        calls = [f"{limb}(look, r0, found)" for limb in limbs]
        return self._function(self._new("rule"), "look", ["found = []", "r0 = look.agreement", *calls, "return found"])

    def _limb(self, index: int, limb: Limb) -> str:
        lines: list[str] = []
        if limb.applies is not None:
            lines += [
                f"applies = {self.condition(limb.applies, WHOLE, False).text}",
                "if applies is False:",
                "    return",
                "if applies is None:",
                f"    found.append(({index}, r0, 'undetermined'))",
                "    return",
            ]
        if limb.for_each is None:
            lines += self._record(index, limb, WHOLE)
        else:
            loop, inner = self._loop(limb.for_each, WHOLE, helps=False, narrows=False)
            lines += [
                "none = True",
                *loop,
                "    if not counts:",
                "        continue",
                "    none = False",
                "    if sure is None:",
                f"        found.append(({index}, r1, 'undetermined'))",
                "        continue",
                *(f"    {line}" for line in self._record(index, limb, inner)),
            ]
            if limb.none != "not-applicable":
                outcome = {"fail": "fail"}.get(limb.none or "", "undetermined")
                lines += ["if none:", f"    found.append(({index}, r0, {outcome!r}))"]
        return self._function(self._new("limb"), "look, r0, found", lines)

    def _record(self, index: int, limb: Limb, scope: Scope) -> list[str]:
        record = f"r{scope.depth - 1}"
        lines = [f"truth = {self.condition(limb.requires, scope, True).text}"]
        if limb.unless is not None:
            lines += [
                "if truth is not True:",
                f"    derogated = {self.condition(limb.unless, scope, True).text}",
                "    if derogated is not False:",
                "        truth = derogated",
            ]
        outcome = f"'pass' if {record}.supported else 'undetermined'"
        lines.append(
            f"found.append(({index}, {record}, ({outcome}) if truth else 'undetermined' if truth is None else 'fail'))"
        )
        return lines


def _arguments(scope: Scope) -> str:
    return ", ".join(["look", *(f"r{place}" for place in range(scope.depth))])


def _access(record: str, collection: str, name: str) -> str:
    """Return what takes a field of a record: as it stands in the JSON where no value need be made of it."""
    about = vocabulary()[collection]
    kind = about.fields[name]
    if name == about.parent_field:
        return f"{record}.parent_id"
    if name == "stands_in":
        return f"{record}.stands_in"
    return f"{record}.{'item' if kind.as_written(name) else 'made'}.get({name!r})"
