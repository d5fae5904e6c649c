"""Make the nouns of a rulebook of plain values that were checked: what its files say, or what was stored of them.

The keys are those of the files. What was left out stays left out. Raises KeyError, TypeError,
AttributeError or StopIteration when the values were never checked.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from rulebook.model import condition as conditions
from rulebook.model.condition import Compare, Condition, Expression, Quantified, Selection, Summed
from rulebook.model.edition import Concern, EchoSettings, EditionFile, Setting
from rulebook.model.letter import Footnote, Letter, Lines, Paragraph, Passage, Section, Sentence
from rulebook.model.noun import Noun, put_off
from rulebook.model.rule import (
    Bilingual,
    Citation,
    Definition,
    Edit,
    Example,
    Examples,
    Expectation,
    Interpretation,
    Limb,
    Messages,
    Reading,
    Rule,
)
from rulebook.model.uncited import Reason, Uncited

Kind = TypeVar("Kind", bound=Noun)
Make = Callable[[Any], Any]

_NAMES = {"in": "in_", "as": "as_", "is": "is_", "not": "not_", "pass": "pass_"}
"""Keys that no name can be."""


def _made(kind: type[Kind], data: Mapping[str, Any], parts: Mapping[str, Make]) -> Kind:
    """Return a noun; `parts` says of which keys the values are made into nouns first."""
    return kind(**_values(data, parts))


def _values(data: Mapping[str, Any], parts: Mapping[str, Make]) -> dict[str, Any]:
    values = {}
    for key, value in data.items():
        make = parts.get(key)
        values[_NAMES.get(key, key)] = value if make is None or value is None else make(value)
    return values


def _each(make: Make) -> Make:
    return lambda data: [make(item) for item in data]


def _bilingual(data: Any) -> Bilingual:
    return Bilingual(**data)


def condition(data: Any) -> Condition:
    """Return a condition."""
    operator = next(key for key in data if key in _CONDITIONS)
    found: Condition = _CONDITIONS[operator](data)
    return found


def _expression(data: Any) -> Expression:
    if not isinstance(data, dict):
        literal: Expression = data
        return literal
    operator = next(key for key in data if key in _EXPRESSIONS)
    found: Expression = _EXPRESSIONS[operator](data)
    return found


def _as(kind: type[Noun], **parts: Make) -> Make:
    """Return what makes a noun of this kind."""
    return lambda data: _made(kind, data, parts)


_WHERE: dict[str, Make] = {"where": condition, "that": condition}
_PARTS = _each(condition)
_FIGURES = _each(_expression)
_COMPARED: dict[str, Make] = {
    name: _expression for name in ("figure", *conditions.COMPARISONS) if name not in ("one_of", "contains_all")
}


def _selection(data: Any) -> Selection:
    return _made(Selection, data, _WHERE)


def _summed(data: Any) -> Summed:
    return _made(Summed, data, _WHERE)


def _quantified(data: Any) -> Quantified:
    return _made(Quantified, data, _WHERE)


def _compare(data: Any) -> Compare:
    return _made(Compare, data, _COMPARED)


_EXPRESSIONS: dict[str, Make] = {
    "value": _as(conditions.Value),
    "parameter": _as(conditions.Parameter),
    "as_of_date": _as(conditions.AsOfDate),
    "sum": _as(conditions.Sum, sum=_summed),
    "count": _as(conditions.Count, count=_selection),
    "plus": _as(conditions.Plus, plus=_FIGURES),
    "minus": _as(conditions.Minus, minus=_FIGURES),
    "times": _as(conditions.Times, times=_FIGURES),
    "gap": _as(conditions.Gap, gap=_FIGURES),
}
_CONDITIONS: dict[str, Make] = {
    "all_of": _as(conditions.AllOf, all_of=_PARTS),
    "any_of": _as(conditions.AnyOf, any_of=_PARTS),
    "not": _as(conditions.Not, **{"not": condition}),
    "is": _as(conditions.Is),
    "said": _as(conditions.Said),
    "given": _as(conditions.Given),
    "there_is": _as(conditions.ThereIs, there_is=_quantified),
    "for_all": _as(conditions.ForAll, for_all=_quantified),
    "reading": _as(conditions.ByReading, gives=lambda data: {name: condition(part) for name, part in data.items()}),
    **dict.fromkeys(("value", "figure", *conditions.COMPARISONS), _compare),
}
_MESSAGES = _as(Messages, **dict.fromkeys(("pass", "fail", "undetermined"), _bilingual))
_CITES = _each(_as(Citation))
_LIMB: dict[str, Make] = {
    "title": _bilingual, "applies": condition, "for_each": _selection, "requires": condition, "unless": condition,
    "messages": _MESSAGES,
}  # fmt: skip
_CASE = _as(Example, says=_bilingual, change=_as(Edit), expect=_as(Expectation))
_EXAMPLES = _as(Examples, cases=_each(_CASE))


_RULE: dict[str, Make] = {
    "title": _bilingual, "cites": _CITES, "meaning": _bilingual, "choices": _each(_bilingual),
    "limbs": lambda data: [limb(item) for item in data], "remedy": _bilingual,
    "examples": _EXAMPLES,
}  # fmt: skip
_DEFINITION: dict[str, Make] = {
    "title": _bilingual, "meaning": _bilingual, "cites": _CITES, "for_each": _selection, "when": condition,
}  # fmt: skip
_INTERPRETATION: dict[str, Make] = {
    "title": _bilingual, "cites": _CITES, "question": _bilingual, "reason": _bilingual,
    "readings": _each(_as(Reading, says=_bilingual)),
}  # fmt: skip
_SETTING = _as(Setting, title=_bilingual, reason=_bilingual)
_EDITION: dict[str, Make] = {
    "title": _bilingual,
    "concerns": _as(Concern, otherwise=_bilingual),
    "parameters": lambda data: {name: _SETTING(found) for name, found in data.items()},
    "restating": _as(EchoSettings),
}


def limb(data: Mapping[str, Any]) -> Limb:
    """Return a limb of a rule."""
    return _made(Limb, data, _LIMB)


def rule(data: Mapping[str, Any]) -> Rule:
    """Return a rule."""
    return _made(Rule, data, _RULE)


def stored_rule(data: Mapping[str, Any], examples: Callable[[], Any]) -> Rule:
    """Return a rule whose examples, as plain values, are read when somebody asks for them."""
    return put_off(Rule, _values(data, _RULE), lambda: {"examples": _EXAMPLES(examples())}, "examples")


def definition(data: Mapping[str, Any]) -> Definition:
    """Return a definition."""
    return _made(Definition, data, _DEFINITION)


def interpretation(data: Mapping[str, Any]) -> Interpretation:
    """Return an interpretation."""
    return _made(Interpretation, data, _INTERPRETATION)


def uncited(data: Mapping[str, Any]) -> Uncited:
    """Return the list of sentences that carry no rule."""
    return _made(Uncited, data, {"sentences": _reasons})


def stored_uncited(sentences: Callable[[], Any]) -> Uncited:
    """Return the list, whose sentences, as plain values, are read when somebody asks for them."""
    return put_off(Uncited, {}, lambda: {"sentences": _reasons(sentences())}, "sentences")


def _reasons(data: Any) -> dict[str, Reason]:
    return {locator: _made(Reason, found, {"why": _bilingual}) for locator, found in data.items()}


def edition_file(data: Mapping[str, Any]) -> EditionFile:
    """Return what `edition.yaml` holds."""
    return _made(EditionFile, data, _EDITION)


def _spans(data: Any) -> Lines:
    return tuple((first, last) for first, last in data)


def _all(make: Make) -> Make:
    return lambda data: tuple(make(item) for item in data)


_SENTENCE = _as(Sentence, lines=_spans)
_PARAGRAPH = _as(Paragraph, sentences=_all(_SENTENCE))
_SECTION = _as(Section, heading=_SENTENCE, paragraphs=_all(_PARAGRAPH))
_LETTER: dict[str, Make] = {
    "date": datetime.date.fromisoformat,
    "sections": _all(_SECTION),
    "footnotes": _all(_as(Footnote, lines=_spans, sentences=_all(_SENTENCE))),
}


def letter(data: Mapping[str, Any]) -> Letter:
    """Return a letter that was proved and stored."""
    return _made(Letter, data, _LETTER)


def passage(data: Mapping[str, Any]) -> Passage:
    """Return a passage of a letter that was proved and stored."""
    return _made(Passage, data, {"locators": tuple, "lines": _spans})
