"""Compile expressions: fields, sums, counts and arithmetic, exact; on demand with the fields they read.

An unsupported claim leaves a sum unknown, and a count open by one: it may be there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from typing import Any

from rulebook.engine.compare import Between
from rulebook.engine.scope import Env, Look, Scope
from rulebook.model.condition import AsOfDate, Count, Gap, Minus, Parameter, Plus, Sum, Times, Value
from rulebook.model.quantities import Measure, add, multiply, subtract
from rulebook.model.record import DraftRecord
from rulebook.model.trace import Figure, Read, Trace, Truth
from rulebook.model.vocabulary import FieldType, vocabulary

Get = Callable[[Look, Env], Any]


@dataclass(frozen=True, slots=True)
class Path:
    """Be a compiled path: what it leads to, and on demand the field that was read for that."""

    value: Get
    read: Callable[[Look, Env], Read]


@dataclass(frozen=True, slots=True)
class Take:
    """Be a compiled expression: its value, and on demand the figure with what it came from.

    `constant` is the value that it has for every draft, if it has one.
    """

    value: Get
    figure: Callable[[Look, Env], Figure]
    constant: Any = None


@dataclass(frozen=True, slots=True)
class Select:
    """Be a compiled selection.

    `choose` yields each record that is or may be selected, which of the two, and whether it
    counts: a claim whose evidence does not hold is passed over where it would help. `why`
    says on demand how a record came to be selected; None where all are.
    """

    choose: Callable[[Look, Env], Iterator[tuple[DraftRecord, Truth, bool]]]
    why: Callable[[Look, Env, DraftRecord], Trace] | None


def compile_path(path: str, scope: Scope) -> Path:
    """Compile a path such as `cover.notice.date`, following references by id."""
    name, _, rest = path.partition(".")
    place, collection = scope.names[name]
    last, hops = rest, []
    while last not in vocabulary()[collection].fields:
        hop, _, last = last.partition(".")
        collection = vocabulary()[collection].fields[hop].collection or ""
        hops.append((hop, collection))

    def read(look: Look, env: Env) -> Read:
        return Read(*look.records.read(env[place], rest))

    def follow(look: Look, env: Env) -> Any:
        record = env[place]
        for hop, target in hops:
            reference = record.values.get(hop)
            if reference is None:
                return None
            record = look.records.by_id(target)[reference]
        return record.values.get(last)

    return Path(follow if hops else lambda look, env: env[place].values.get(last), read)


def field_at(path: str, scope: Scope) -> FieldType:
    """Return the type of the field that a path ends at."""
    name, _, last = path.partition(".")
    fields = vocabulary()[scope.names[name][1]].fields
    while last not in fields:
        hop, _, last = last.partition(".")
        fields = vocabulary()[fields[hop].collection or ""].fields
    return fields[last]


@dataclass(frozen=True, slots=True)
class Figures:
    """Compile expressions; `select` compiles the selections within sums and counts."""

    parameters: dict[str, Any]
    select: Callable[[Any, Scope], Select]
    base: Callable[[str], str]

    def compile(self, node: Any, scope: Scope) -> Take:
        """Return what takes the value of an expression."""
        match node:
            case Value(value=path):
                end = compile_path(path, scope)
                return Take(end.value, lambda look, env: _single(end.read(look, env)))
            case Parameter(parameter=name):
                return _constant(Figure(self.parameters[name], parameter=name))
            case AsOfDate():
                return Take(lambda look, env: look.as_of, lambda look, env: Figure(look.as_of, parameter="as-of-date"))
            case Sum(sum=summed):
                return self._sum(summed, scope)
            case Count(count=selection):
                return self._count(selection, scope)
            case Plus(plus=parts):
                return self._fold(parts, scope, "plus")
            case Minus(minus=parts):
                return self._fold(parts, scope, "minus")
            case Times(times=parts):
                return self._fold(parts, scope, "times")
            case Gap(gap=parts):
                return self._fold(parts, scope, "gap")
            case _:
                return _constant(Figure(tuple(node) if isinstance(node, list) else node))

    def _sum(self, summed: Any, scope: Scope) -> Take:
        select = self.select(summed, scope)
        end = compile_path(summed.of, scope.bind(summed.as_, self.base(summed.in_)))

        def value(look: Look, env: Env) -> Any:
            values = []
            for record, selected, counts in select.choose(look, env):
                found = end.value(look, (*env, record))
                if found is None or selected is None or not counts:
                    return None
                values.append(found)
            return known(worked_out(add, values)) if values else Decimal(0)

        def figure(look: Look, env: Env) -> Figure:
            chosen, total = list(select.choose(look, env)), value(look, env)
            reads = tuple(end.read(look, (*env, record)) for record, _, counts in chosen if counts)
            sure = all(selected and counts for _, selected, counts in chosen)
            unlike = total is None and sure and all(read.value is not None for read in reads)
            return Figure(total, reads, unlike=unlike, operation="sum")

        return Take(value, figure)

    def _count(self, selection: Any, scope: Scope) -> Take:
        select = self.select(selection, scope)

        def value(look: Look, env: Env) -> Any:
            sure, most, silent = 0, 0, False
            for record, selected, counts in select.choose(look, env):
                most += 1
                sure += counts and selected is True
                silent = silent or record.ghost
            if silent:
                return Between(sure, None)
            return sure if sure == most else Between(sure, most)

        def figure(look: Look, env: Env) -> Figure:
            counted = [record for record, _, counts in select.choose(look, env) if counts]
            return Figure(value(look, env), tuple(Read(r, "", r.id) for r in counted), operation="count")

        return Take(value, figure)

    def _fold(self, parts: Any, scope: Scope, name: Any) -> Take:
        operation = ARITHMETIC[name]
        takes = [self.compile(part, scope) for part in parts]

        def value(look: Look, env: Env) -> Any:
            return known(worked_out(operation, [take.value(look, env) for take in takes]))

        def figure(look: Look, env: Env) -> Figure:
            figures = [take.figure(look, env) for take in takes]
            reads = tuple(read for figure in figures for read in figure.reads)
            result = worked_out(operation, [figure.value for figure in figures])
            parameter = next((figure.parameter for figure in figures if figure.parameter is not None), None)
            return Figure(known(result), reads, result is _UNLIKE, parameter, name)

        return Take(value, figure)


ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {
    "plus": add,
    "minus": subtract,
    "times": multiply,
    "gap": lambda a, b: max(subtract(a, b), subtract(b, a)),
}
_UNLIKE = object()


def _constant(figure: Figure) -> Take:
    return Take(lambda look, env: figure.value, lambda look, env: figure, figure.value)


def _single(read: Read) -> Figure:
    return Figure(read.value, (read,))


def known(value: Any) -> Any:
    """Return what was worked out; None for what met unlike amounts."""
    return None if value is _UNLIKE else value


def worked_out(operation: Callable[[Any, Any], Any], values: Iterable[Any]) -> Any:
    """Work from left to right; unlike amounts stay unlike, whatever comes after."""
    return reduce(lambda left, right: left if left is _UNLIKE else _combine(operation, left, right), values)


def _combine(operation: Callable[[Any, Any], Any], left: Any, right: Any) -> Any:
    """Work with numbers or with amounts of one unit."""
    if type(left) is Measure and type(right) is Measure and left.unit == right.unit:
        return Measure(operation(left.number, right.number), left.unit)
    if left is None or right is None or isinstance(left, Between) or isinstance(right, Between):
        return None
    measures = [side for side in (left, right) if isinstance(side, Measure)]
    # Nought needs no unit.
    units = {side.unit for side in measures if side.number} or {side.unit for side in measures[:1]}
    if len(units) > 1:
        return _UNLIKE
    result = operation(*(side.number if isinstance(side, Measure) else side for side in (left, right)))
    return Measure(result, units.pop()) if units else result
