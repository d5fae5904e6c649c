"""Check the conditions of rules against the vocabulary, before anything is evaluated.

Every field must exist, every name must be bound, only like things may be compared, and
what quantifiers mean for nothing must be said. Each fault is yielded with its JSON Pointer
in the rule file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rulebook.errors import Problem
from rulebook.load.nearest import unknown
from rulebook.model.condition import (
    AllOf,
    AnyOf,
    AsOfDate,
    ByReading,
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
)
from rulebook.model.edition import EditionFile
from rulebook.model.rule import Bilingual, Definition, Limb
from rulebook.model.vocabulary import ORDERED, FieldType, vocabulary

Bound = Mapping[str, str]
"""A name -> the collection of the record it stands for."""

Faults = Iterator[Problem]
_UNKNOWN = ""
"""The collection of a name whose collection does not exist: that is one fault, not one for each field."""

WHOLE: Bound = {"agreement": "agreement"}
NUMBER, DATE, TRUTH, TEXT = FieldType("number"), FieldType("date"), FieldType("boolean"), FieldType("words")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_ORDER = ("at_least", "at_most", "more_than", "less_than")
_DATES = ("before", "not_after", "after", "not_before")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Know an edition's definitions and parameters."""

    definitions: Mapping[str, Definition]
    about: EditionFile

    def limb(self, limb: Limb, at: str) -> Faults:
        """Yield the faults of a rule's limb."""
        bound = dict(WHOLE)
        if limb.applies is not None:
            yield from self.condition(limb.applies, WHOLE, f"{at}/applies")
        if limb.for_each is not None:
            yield from self.selection(limb.for_each, WHOLE, f"{at}/for_each")
            bound |= self._bind(limb.for_each)
        if (limb.for_each is None) != (limb.none is None):
            yield _fault("rule.none_missing" if limb.none is None else "rule.none_without_for_each", at)
        yield from self.condition(limb.requires, bound, f"{at}/requires")
        if limb.unless is not None:
            yield from self.condition(limb.unless, bound, f"{at}/unless")
        for outcome in ("pass", "fail", "undetermined"):
            yield from self.message(limb.messages.of(outcome), bound, f"{at}/messages/{outcome}")

    def definition(self, definition: Definition) -> Faults:
        """Yield the faults of a definition."""
        bound = dict(WHOLE)
        # `in` names either: which of the two a rule means would be a guess.
        if definition.name in vocabulary():
            yield _fault("rule.named_as_list", "/name", name=definition.name)
        if definition.for_each is not None:
            yield from self.selection(definition.for_each, WHOLE, "/for_each")
            bound |= self._bind(definition.for_each)
            # What a definition selects is said by `when`; which evidence counts, by who uses it.
            if definition.for_each.where is not None:
                yield _fault("rule.where_in_definition", "/for_each/where")
            if definition.for_each.claims is not None:
                yield _fault("rule.claims_in_definition", "/for_each/claims")
        yield from self.condition(definition.when, bound, "/when")

    def message(self, text: Bilingual, bound: Bound, at: str) -> Faults:
        """Yield placeholders of a message that name nothing."""
        for lang in ("nl", "en"):
            for name in _PLACEHOLDER.findall(text[lang]):
                if name.startswith("parameter."):
                    yield from self._parameter(name.removeprefix("parameter."), f"{at}/{lang}")
                else:
                    yield from self.path(name, bound, f"{at}/{lang}")[1]

    def condition(self, node: Any, bound: Bound, at: str) -> Faults:
        """Yield the faults of a condition and all within it."""
        match node:
            case AllOf(all_of=parts):
                for index, part in enumerate(parts):
                    yield from self.condition(part, bound, f"{at}/all_of/{index}")
            case AnyOf(any_of=parts):
                for index, part in enumerate(parts):
                    yield from self.condition(part, bound, f"{at}/any_of/{index}")
            case Not(not_=part):
                yield from self.condition(part, bound, f"{at}/not")
            case Is(is_=name):
                yield from self._is(name, f"{at}/is")
            case Said(said=path) | Given(given=path):
                yield from self.path(path, bound, f"{at}/{'said' if isinstance(node, Said) else 'given'}")[1]
            case ThereIs(there_is=quantified):
                yield from self._quantified(quantified, bound, f"{at}/there_is", for_all=False)
            case ForAll(for_all=quantified):
                yield from self._quantified(quantified, bound, f"{at}/for_all", for_all=True)
            case ByReading(gives=branches):
                for name, part in branches.items():
                    yield from self.condition(part, bound, f"{at}/gives/{name}")
            case Compare():
                yield from self._compare(node, bound, at)

    def _is(self, name: str, at: str) -> Faults:
        found = self.definitions.get(name)
        whole = [d.name for d in self.definitions.values() if d.for_each is None]
        if found is None or found.for_each is not None:
            yield unknown("rule.no_such_definition", name, whole, at)

    def _bind(self, node: Selection) -> Bound:
        return {node.as_: self.base(node.in_) or _UNKNOWN}

    def base(self, name: str) -> str | None:
        """Return the collection that `name` draws from, or None if there is none."""
        seen: set[str] = set()
        while (definition := self.definitions.get(name)) is not None and definition.for_each is not None:
            if name in seen:
                return None
            seen.add(name)
            name = definition.for_each.in_
        return name if name in vocabulary() and definition is None else None

    def selection(self, node: Selection, bound: Bound, at: str) -> Faults:
        """Yield the faults of a selection."""
        definition = self.definitions.get(node.in_)
        if definition is not None and definition.for_each is not None:
            pass  # What it draws from is checked in its own file; a cycle is a fault of its own.
        elif self.base(node.in_) is None:
            known = [*vocabulary(), *(d.name for d in self.definitions.values() if d.for_each is not None)]
            yield unknown("rule.no_such_collection", node.in_, known, f"{at}/in")
            return
        if node.as_ in bound:
            yield _fault("rule.bound_twice", f"{at}/as", name=node.as_)
        if node.where is not None:
            yield from self.condition(node.where, {**bound, **self._bind(node)}, f"{at}/where")

    def _quantified(self, node: Quantified, bound: Bound, at: str, for_all: bool) -> Faults:
        yield from self.selection(node, bound, at)
        if self.base(node.in_) is None:
            return
        if node.that is not None:
            yield from self.condition(node.that, {**bound, **self._bind(node)}, f"{at}/that")
        if for_all and node.if_none is None:
            yield _fault("rule.if_none_missing", at)
        if for_all and node.that is None:
            yield _fault("rule.that_missing", at)
        if not for_all and node.if_none == "yes":
            yield _fault("rule.if_none_yes", f"{at}/if_none")

    def path(self, path: str, bound: Bound, at: str) -> tuple[FieldType | None, list[Problem]]:
        """Return the type of what a path reads, or what is wrong with it."""
        name, _, rest = path.partition(".")
        if name not in bound:
            return None, [unknown("rule.not_bound", name, list(bound), at)]
        collection = bound[name]
        if collection == _UNKNOWN:
            return None, []
        if not rest:
            return None, [_fault("rule.record_alone", at, name=name)]
        while True:
            fields = vocabulary()[collection].fields
            if rest in fields:
                return fields[rest], []
            hop, _, after = rest.partition(".")
            kind = fields.get(hop)
            if kind is None or kind.kind != "ref" or kind.many or not after or kind.collection is None:
                return None, [unknown("rule.no_such_field", rest, list(fields), at, record=collection)]
            collection, rest = kind.collection, after

    def _compare(self, node: Compare, bound: Bound, at: str) -> Faults:
        left, problems = self.expression(node.left, bound, f"{at}/{'value' if node.value else 'figure'}")
        yield from problems
        where = f"{at}/{node.operator}"
        if isinstance(node.right, list):
            if left is not None:
                yield from self._list(left, node.operator, node.right, where)
            return
        right, problems = self.expression(node.right, bound, where)
        yield from problems
        if left is not None and right is not None and not _comparable(node.operator, left, right, node.right):
            params = {"left": describe(left), "right": describe(right), "operator": node.operator}
            yield _fault("rule.unlike", where, **params)
        if left is not None and left.values and isinstance(node.right, str):
            yield from _among(node.right, left, where)

    def _list(self, left: FieldType, operator: str, words: list[str], at: str) -> Faults:
        if left.many != (operator == "contains_all") or left.kind not in ("enum", "words"):
            params = {"left": describe(left), "right": "list", "operator": operator}
            yield _fault("rule.unlike", at, **params)
            return
        for index, word in enumerate(words):
            yield from _among(word, left, f"{at}/{index}")

    def expression(self, node: Any, bound: Bound, at: str) -> tuple[FieldType | None, list[Problem]]:
        """Return the type of an expression, or what is wrong with it."""
        match node:
            case Value(value=path):
                return self.path(path, bound, at)
            case Parameter(parameter=name):
                return NUMBER, list(self._parameter(name, at))
            case AsOfDate():
                return DATE, []
            case Count(count=selection):
                return NUMBER, list(self.selection(selection, bound, f"{at}/count"))
            case Sum(sum=summed):
                problems = list(self.selection(summed, bound, f"{at}/sum"))
                if problems:
                    return None, problems
                kind, problems = self.path(summed.of, {**bound, **self._bind(summed)}, f"{at}/sum/of")
                return self._figure([kind], problems, at)
            case Plus(plus=parts) | Minus(minus=parts) | Times(times=parts) | Gap(gap=parts):
                found = [self.expression(part, bound, at) for part in parts]
                return self._figure([kind for kind, _ in found], [p for _, more in found for p in more], at)
            case bool():
                return TRUTH, []
            case int() | Decimal():
                return NUMBER, []
        return TEXT, []

    def _figure(
        self, kinds: list[FieldType | None], problems: list[Problem], at: str
    ) -> tuple[FieldType | None, list[Problem]]:
        """Return the type of arithmetic on these kinds: numbers, or amounts with their unit."""
        known = [kind for kind in kinds if kind is not None]
        wrong = next((kind for kind in known if kind.many or kind.kind not in ("number", "measure")), None)
        if wrong is not None:
            return None, [*problems, _fault("rule.not_a_figure", at, left=describe(wrong))]
        if len(known) != len(kinds):
            return None, problems
        return next((kind for kind in known if kind.kind == "measure"), known[0]), problems

    def _parameter(self, name: str, at: str) -> Faults:
        if name not in self.about.parameters:
            yield unknown("rule.no_such_parameter", name, list(self.about.parameters), at)


def _comparable(operator: str, left: FieldType, right: FieldType, literal: Any) -> bool:
    """Tell whether like is compared with like."""
    if operator == "contains":
        return left.many and not right.many and _alike(left.one, right)
    if left.many or right.many:
        return False
    if operator in _DATES:
        return left.kind == right.kind == "date"
    if operator in _ORDER:
        nought = left.kind == "measure" and literal == 0 and not isinstance(literal, bool)
        return nought or (left.kind == right.kind and left.kind in ORDERED and left.kind != "date")
    return _alike(left, right)


def _alike(left: FieldType, right: FieldType) -> bool:
    if left.kind in ("ref", "id") and right.kind in ("ref", "id"):
        return left.kind == "id" or right.kind == "id" or left.collection == right.collection
    if {left.kind, right.kind} <= {"enum", "words"}:
        return not (left.values and right.values) or left.values == right.values
    return left.kind == right.kind and left.kind != "text"


def _among(word: str, left: FieldType, at: str) -> Faults:
    if left.values and word not in left.values:
        yield unknown("rule.no_such_value", word, list(left.values), at)


def describe(kind: FieldType) -> str:
    """Name a type for a message."""
    name = f"{kind.kind} of {kind.collection}" if kind.collection else kind.kind
    return f"list of {name}" if kind.many else name


def _fault(code: str, at: str, **params: str) -> Problem:
    return Problem(code, params, pointer=at)
