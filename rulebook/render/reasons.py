"""Say in words what an outcome rests on: one sentence a fact, with the place it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from rulebook.model.edition import Edition
from rulebook.model.outcome import RecordOutcome
from rulebook.model.quantities import DateSpan, Measure, Number, add
from rulebook.model.record import DraftRecord, Ground, Records
from rulebook.model.trace import Compared, Exists, Fact, Figure, Filled, Quantified, Read, Rested, Unsupported
from rulebook.model.vocabulary import vocabulary
from rulebook.render.values import write_number, write_value
from rulebook.words import Count, Lang
from rulebook.words.reasons import OPERATORS, REASONS, UNSUPPORTED

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Item:
    """Be one fact in words: the whole sentence, what was found and what was expected."""

    says: str
    found: str | None
    expected: str | None


def source(edition: Edition, lang: Lang) -> str:
    """Name the source of an edition, with its article: "the letter"."""
    named = edition.about.source
    return named[lang] if named is not None else REASONS["source"][lang]


def merged(parts: Iterable[Rested]) -> list[Rested]:
    """Put together what the same field may be: it cannot be two things at once, so each alone would do."""
    found: dict[Any, Rested] = {}
    for part in parts:
        fact = part.fact
        if not (isinstance(fact, Compared) and _needed_value(fact) and part.wanted):
            found[len(found)] = part
            continue
        same = (fact.left.reads[0].pointer, part.decides)
        if same in found:
            other: Any = found[same].fact
            values = other.right.value if other.operator == "one_of" else (other.right.value,)
            either = replace(other, operator="one_of", right=Figure(tuple(dict.fromkeys((*values, fact.right.value)))))
            part = replace(part, fact=either)
        found[same] = part
    return list(found.values())


def _needed_value(fact: Compared) -> bool:
    """Tell whether a field had to have one fixed value, and has another."""
    plain = fact.operator == "equals" and fact.truth is False and len(fact.left.reads) == 1
    return plain and fact.left.operation is None and not fact.right.reads and isinstance(fact.right.value, str)


def worded(part: Rested) -> tuple[object, ...] | None:
    """Return what the words for a fact depend on, within a draft: what is the same here is said the same.

    None for what rests on a whole list: to look through that costs more than to say it again.
    """
    match fact := part.fact:
        case Compared():
            return (fact.operator, fact.truth, part.wanted, *_worded(fact.left), *_worded(fact.right))
        case Filled(read=read):
            return (Filled, read.record, read.field)
        case Exists(record=record) | Unsupported(record=record):
            return (type(fact), record)
        case Quantified():
            return None


def _worded(figure: Figure) -> tuple[object, ...]:
    """Return what a figure was read from, and its value where that does not follow."""
    follows = figure.reads and figure.operation is None
    value = None if follows else (type(figure.value), str(figure.value))
    reads = tuple((read.record, read.field) for read in figure.reads)
    return (reads, value, figure.value is None, figure.unlike, figure.parameter, figure.operation)


def item(part: Rested, lang: Lang, source: str) -> Item:
    """Say one fact; `source` is what the edition's source is called."""
    fact, found, expected = part.fact, None, None
    match fact:
        case Compared():
            says, found, expected = _compared(fact, part.wanted, lang, source)
        case Filled(read=read):
            key = "empty" if read.value is None else "filled"
            says = REASONS[key][lang].format(left=field(read, lang), value=said(read, lang))
            found = None if read.value is None else said(read, lang)
        case Exists(record=record):
            key = "silent" if record.ghost else "exists"
            label = list_name(record.pointer.rpartition("/")[2], lang) if record.ghost else ""
            says = REASONS[key][lang].format(label=label, record=name(record, lang))
        case Unsupported(record=record):
            says = _unsupported(record, lang, source)
        case Quantified():
            says = _none(fact, lang)
    return Item(says, found, expected)


def _compared(fact: Compared, wanted: bool, lang: Lang, source: str) -> tuple[str, str | None, str]:
    right = _right(fact.right, lang, source)
    expected = OPERATORS[fact.operator][lang].format(right=right)
    left = _left(fact.left, lang)
    if fact.left.value is None and not fact.left.unlike:
        return REASONS["empty"][lang].format(left=left), None, expected
    value = _write(fact.left, lang) if fact.left.value is not None else left
    found = _found(fact.left, left, value, lang)
    key = "imprecise" if fact.truth is None else _kept(fact, wanted)
    if fact.left.unlike or fact.right.unlike:
        key = "unlike"
    elif fact.truth is None and fact.right.value is None:
        key = "right_not_stated"
        right = _left(fact.right, lang)
    says = REASONS[key][lang].format(found=found, expected=expected, right=right)
    gap = _gap(fact, lang) if fact.right.parameter != "as-of-date" else None
    return (f"{says}: {gap}" if gap and key in ("holds", "fails") else says), value, expected


def _kept(fact: Compared, wanted: bool) -> str:
    """Say whether the comparison came out as the rule wants it; what is plainly equal needs no more words."""
    if fact.truth is wanted:
        plain = wanted and fact.operator in ("equals", "one_of", "contains") and fact.right.parameter is None
        lacks = "lacks" if fact.operator == "contains" else "holds_not"
        return "found_only" if plain else ("holds" if wanted else lacks)
    return "fails" if wanted else "fails_not"


def _counted(figure: Figure, lang: Lang) -> str:
    """Name what was counted."""
    labels = dict.fromkeys(list_name(read.record.collection, lang) for read in figure.reads)
    return REASONS["count"][lang].format(label=", ".join(labels)) if labels else REASONS["counted"][lang]


def _left(figure: Figure, lang: Lang) -> str:
    """Name what a figure was worked out from; of one that is unknown, what is silent."""
    if figure.operation == "count":
        return _counted(figure, lang)
    silent = [read for read in figure.reads if read.value is None] if figure.value is None else []
    names = dict.fromkeys(field(read, lang) for read in silent or figure.reads)
    return " · ".join(names) or write_value(figure.value, lang)


def _found(figure: Figure, left: str, value: str, lang: Lang) -> str:
    """Say what was found: a field and its value, or each part of a figure and what they come to."""
    if figure.operation is None or figure.value is None:
        return REASONS["found"][lang].format(left=left, value=value)
    if figure.operation == "count":
        return REASONS["found"][lang].format(left=_counted(figure, lang), value=value)
    return REASONS["worked_out"][lang].format(
        parts=_parts(figure, lang), name=REASONS[figure.operation][lang], value=value
    )


def _parts(figure: Figure, lang: Lang) -> str:
    """Say each part of a figure with its value."""
    found = [REASONS["found"][lang].format(left=field(read, lang), value=said(read, lang)) for read in figure.reads]
    return ", ".join(dict.fromkeys(found))


def _right(figure: Figure, lang: Lang, source: str) -> str:
    if figure.parameter == "as-of-date":
        return REASONS["as_of"][lang].format(value=write_value(figure.value, lang))
    if figure.parameter is not None and figure.value is not None:
        key = "parameter" if figure.operation is None else "with_parameter"
        parts = f"{_parts(figure, lang)}; " if figure.reads else ""
        return REASONS[key][lang].format(value=write_value(figure.value, lang), source=source, parts=parts)
    if not figure.reads:
        return write_value(figure.value, lang)
    if figure.value is None:
        return _left(figure, lang)
    if all(read.value == figure.value and read.record.id == figure.value for read in figure.reads):
        return name(figure.reads[0].record, lang)
    left = _left(figure, lang) if figure.operation is None else _parts(figure, lang)
    return REASONS["right"][lang].format(value=_write(figure, lang), left=left)


def _gap(fact: Compared, lang: Lang) -> str | None:
    """Say how far apart the two sides are: days, the shortage, what is missing."""
    left, right = fact.left.value, fact.right.value
    if isinstance(left, DateSpan) and isinstance(right, DateSpan):
        return _days(left, right, lang) if left.exact and right.exact else None
    if fact.operator == "contains_all":
        missing = [element for element in right if element not in left]
        return REASONS["missing"][lang].format(n=write_value(missing, lang)) if missing else None
    if fact.truth is False and fact.operator in ("at_least", "at_most", "equals", "more_than", "less_than"):
        return _amount(left, right, lang)
    return None


def _days(left: DateSpan, right: DateSpan, lang: Lang) -> str:
    days = (left.first - right.first).days
    if days == 0:
        return REASONS["same_day"][lang]
    return REASONS["late" if days > 0 else "early"][lang].format(n=Count(abs(days)))


def _amount(left: Any, right: Any, lang: Lang) -> str | None:
    numbers: list[Any] = [side.number if isinstance(side, Measure) else side for side in (left, right)]
    if any(isinstance(n, bool) or not isinstance(n, int | Decimal | Fraction) for n in numbers):
        return None
    apart: Number = add(numbers[0], -numbers[1])
    unit = left.unit if isinstance(left, Measure) else ""
    said = f"{write_number(max(apart, -apart), lang)} {unit}".strip()
    return REASONS["short" if apart < 0 else "over"][lang].format(n=said) if apart else None


def _none(fact: Quantified, lang: Lang) -> str:
    if any(element.record.ghost for element in fact.elements) and fact.status is None:
        return REASONS["silent"][lang].format(label=list_name(fact.pointer.rpartition("/")[2], lang))
    none = _how_many(fact, lang)
    if fact.status is not None:
        key = "none_final" if fact.truth is False else "none_concept"
        return REASONS[key][lang].format(none=none, status=said(fact.status, lang) if fact.status.value else "?")
    return none


def _how_many(fact: Quantified, lang: Lang) -> str:
    """Say that there is none, and of those that there are, how many lack what was sought."""
    label, wanted = sought(fact, lang), _all_wanted(fact, lang)
    if not fact.there:
        return REASONS["none"][lang].format(label=label)
    key = "none_of" if fact.title is not None else ("none_in" if wanted else "none_fits")
    none = REASONS[key][lang].format(label=label, of=list_name(fact.base, lang), n=fact.there)
    without = [
        REASONS["without"][lang].format(n=n, sought=each) for each, n in zip(wanted, fact.without, strict=True) if n
    ]
    return REASONS["none_without"][lang].format(none=none, without=", ".join(without)) if without else none


def sought(fact: Quantified, lang: Lang) -> str:
    """Name what a quantifier looked for: the list, the fields and values that were asked for, and up to which day."""
    label = fact.title[lang == "nl"] if fact.title is not None else list_name(fact.collection, lang)
    if wanted := _all_wanted(fact, lang):
        label = REASONS["sought"][lang].format(label=label, sought=", ".join(wanted))
    if fact.day is not None:
        label = REASONS["up_to"][lang].format(label=label, day=write_value(fact.day, lang))
    return label


def _all_wanted(fact: Quantified, lang: Lang) -> list[str]:
    return [_wanted(fact.base, name, value, lang) for name, value in fact.sought]


def _wanted(base: str, name: str, value: Any, lang: Lang) -> str:
    """Say what was looked for: a field and its value."""
    collection = vocabulary()[base]
    if name.startswith(f"{collection.parent_field}.") and collection.parent is not None:
        # What it stands in says so: name that one's field.
        return _wanted(collection.parent, name.partition(".")[2], value, lang)
    kind = collection.fields.get(name)
    if kind is None and (hop := collection.fields.get(name.partition(".")[0])) is not None and hop.collection:
        # It is said of the record that a field names: name both.
        return f"{hop.label[lang == 'nl']}: {_wanted(hop.collection, name.partition('.')[2], value, lang)}"
    return f"{kind.label[lang == 'nl'] if kind is not None else name} {write_value(value, lang)}"


def _unsupported(record: DraftRecord, lang: Lang, source: str) -> str:
    support = record.support
    if support is None:
        return name(record, lang)
    said = name(record, lang)
    collection = vocabulary()[record.collection]
    if collection.proof == "parent" and collection.parent is not None:
        # What it stands in makes the claim: name that.
        owner = record.values.get(collection.parent_field or "", "")
        said = REASONS["record"][lang].format(noun=vocabulary()[collection.parent].noun[lang == "nl"], id=owner)
    quote = support.quote if len(support.quote) <= 160 else f"{support.quote[:157]}..."
    return UNSUPPORTED[support.code][lang].format(record=said, article=support.article, quote=quote, source=source)


def grounds(fact: Fact) -> tuple[Ground, ...]:
    """Return the articles that a fact rests on, each quote once."""
    match fact:
        case Compared(left=left, right=right):
            records = [read.record for read in (*left.reads, *right.reads)]
        case Filled(read=read):
            records = [read.record]
        case Exists(record=record) | Unsupported(record=record):
            records = [record]
        case _:
            records = []
    found = [ground for record in records if record.support and record.support.ok for ground in record.support.grounds]
    return tuple(dict.fromkeys(found))


def field(read: Read, lang: Lang) -> str:
    """Name a field and the record it belongs to."""
    return REASONS["field"][lang].format(label=label(read, lang), record=name(read.record, lang))


def label(read: Read, lang: Lang) -> str:
    """Name a field."""
    kind = vocabulary()[read.record.collection].fields.get(read.field)
    return kind.label[lang == "nl"] if kind is not None else read.field


def name(record: DraftRecord, lang: Lang) -> str:
    """Name a record: what it is, and its id."""
    noun = vocabulary()[record.collection].noun[lang == "nl"]
    return REASONS["record"][lang].format(noun=noun, id=record.id).rstrip(". ")


def list_name(collection: str, lang: Lang) -> str:
    found = vocabulary().get(collection)
    return found.label[lang == "nl"] if found is not None else collection.replace("-", " ")


def said(read: Read, lang: Lang) -> str:
    """Write the value of a field."""
    return _said(read.record.collection, read.field, read.value, lang)


def _write(figure: Figure, lang: Lang) -> str:
    """Write the value of a figure: that of its one field, or a number that was worked out."""
    return said(figure.reads[0], lang) if len(figure.reads) == 1 else write_value(figure.value, lang)


def _said(collection: str, name: str, value: Any, lang: Lang) -> str:
    """Write the value of a field. Only fixed words are translated: an id stays what it is."""
    kind = vocabulary()[collection].fields.get(name)
    if kind is not None and kind.kind not in ("enum", "text") and isinstance(value, str | tuple):
        return value if isinstance(value, str) else ", ".join(map(str, value)) or REASONS["nothing"][lang]
    return write_value(value, lang)


def message(outcome: RecordOutcome, records: Records, edition: Edition, lang: Lang) -> str:
    """Return the rule's message for a record, with its placeholders filled."""
    if outcome.about != "record":
        label = list_name(outcome.record.collection, lang)
        return REASONS[f"about_{outcome.about}"][lang].format(label=label)
    key = {"pass": "pass", "fail": "fail", "waived": "fail"}.get(outcome.outcome, "undetermined")
    each = outcome.limb.for_each
    env = {"agreement": records.agreement, **({each.as_: outcome.record} if each else {})}

    def fill(found: re.Match[str]) -> str:
        owner, _, rest = found.group(1).partition(".")
        if owner == "parameter":
            return found.group()
        record, last, value = records.read(env[owner], rest)
        return _said(record.collection, last, value, lang) if value is not None else record.id

    text = _PLACEHOLDER.sub(fill, outcome.limb.messages.of(key)[lang])
    return fill_parameters(text[:1].upper() + text[1:], edition, lang)


def fill_parameters(text: str, edition: Edition, lang: Lang) -> str:
    """Fill in the edition's parameters, as in `{parameter.tolerance}`."""
    for parameter, found in edition.about.parameters.items():
        text = text.replace(f"{{parameter.{parameter}}}", write_value(found.value, lang))
    return text
