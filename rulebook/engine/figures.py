"""Compile expressions: fields, sums, counts and arithmetic, exact and with the fields they read.

An unsupported claim leaves a sum unknown, and a count open by one: it may be there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from rulebook.engine.compare import Between
from rulebook.engine.scope import Env, Look, Scope
from rulebook.model.condition import AsOfDate, Count, Gap, Minus, Parameter, Plus, Sum, Times, Value
from rulebook.model.quantities import Measure, add, multiply, subtract
from rulebook.model.record import DraftRecord
from rulebook.model.trace import Element, Figure, Read

Take = Callable[[Look, Env], Figure]
SelectFrom = Callable[[Look, Env], tuple[list[Element], list[DraftRecord]]]
ReadPath = Callable[[Look, Env], Read]


def compile_path(path: str) -> ReadPath:
    """Return what reads a path such as `cover.notice.date`, following references by id."""
    name, _, rest = path.partition(".")
    return lambda look, env: Read(*look.records.read(env[name], rest))


@dataclass(frozen=True, slots=True)
class Figures:
    """Compile expressions; `select` compiles the selections within sums and counts."""

    parameters: dict[str, Any]
    select: Callable[[Any, Scope], SelectFrom]

    def compile(self, node: Any, scope: Scope) -> Take:
        """Return what takes the value of an expression."""
        match node:
            case Value(value=path):
                read = compile_path(path)
                return lambda look, env: _single(read(look, env))
            case Parameter(parameter=name):
                figure = Figure(self.parameters[name], parameter=name)
                return lambda look, env: figure
            case AsOfDate():
                return lambda look, env: Figure(look.as_of, parameter="as-of-date")
            case Sum(sum=summed):
                return self._sum(summed, scope)
            case Count(count=selection):
                return self._count(selection, scope)
            case Plus(plus=parts):
                return self._fold(parts, scope, "plus", add)
            case Minus(minus=parts):
                return self._fold(parts, scope, "minus", subtract)
            case Times(times=parts):
                return self._fold(parts, scope, "times", multiply)
            case Gap(gap=parts):
                return self._fold(parts, scope, "gap", lambda a, b: max(subtract(a, b), subtract(b, a)))
            case _:
                figure = Figure(tuple(node) if isinstance(node, list) else node)
                return lambda look, env: figure

    def _sum(self, summed: Any, scope: Scope) -> Take:
        select = self.select(summed, scope)
        read = compile_path(summed.of)

        def take(look: Look, env: Env) -> Figure:
            elements, unsupported = select(look, env)
            reads = [read(look, {**env, summed.as_: e.record}) for e in elements]
            unsure = bool(unsupported) or any(e.selected is None for e in elements)
            if unsure or any(r.value is None for r in reads):
                return Figure(None, tuple(reads), operation="sum")
            return _total(reads)

        return take

    def _count(self, selection: Any, scope: Scope) -> Take:
        select = self.select(selection, scope)

        def take(look: Look, env: Env) -> Figure:
            elements, unsupported = select(look, env)
            reads = tuple(Read(e.record, "", e.record.id) for e in elements)
            sure, most = sum(e.selected is True for e in elements), len(elements) + len(unsupported)
            if any(e.record.ghost for e in elements):
                return Figure(Between(sure, None), reads, operation="count")
            return Figure(sure if sure == most else Between(sure, most), reads, operation="count")

        return take

    def _fold(self, parts: Any, scope: Scope, name: Any, operation: Callable[[Any, Any], Any]) -> Take:
        takes = [self.compile(part, scope) for part in parts]

        def take(look: Look, env: Env) -> Figure:
            figures = [take(look, env) for take in takes]
            reads = tuple(read for figure in figures for read in figure.reads)
            result = figures[0].value
            for figure in figures[1:]:
                result = _combine(operation, result, figure.value)
                if result is _UNLIKE:
                    return Figure(None, reads, unlike=True, operation=name)
            return Figure(result, reads, operation=name)

        return take


_UNLIKE = object()


def _single(read: Read) -> Figure:
    return Figure(read.value, (read,))


def _combine(operation: Callable[[Any, Any], Any], left: Any, right: Any) -> Any:
    """Work with numbers or with amounts of one unit."""
    if left is None or right is None or isinstance(left, Between) or isinstance(right, Between):
        return None
    measures = [side for side in (left, right) if isinstance(side, Measure)]
    # Nought needs no unit.
    units = {side.unit for side in measures if side.number} or {side.unit for side in measures[:1]}
    if len(units) > 1:
        return _UNLIKE
    numbers = [side.number if isinstance(side, Measure) else side for side in (left, right)]
    result = operation(*(n if isinstance(n, Fraction) else Decimal(n) for n in numbers))
    return Measure(result, units.pop()) if units else result


def _total(reads: list[Read]) -> Figure:
    total: Any = Decimal(0)
    for index, read in enumerate(reads):
        total = read.value if index == 0 else _combine(add, total, read.value)
        if total is _UNLIKE:
            return Figure(None, tuple(reads), unlike=True, operation="sum")
    return Figure(total, tuple(reads), operation="sum")
