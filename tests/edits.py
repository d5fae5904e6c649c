"""Change one thing in a draft, where it can decide something.

Each change takes a draft and returns another, or None when it finds nothing to change; what it
returns need not load. A kind of record is chosen first and then one of its records, so that
what a draft has many of does not crowd out what decides.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

from rulebook.load.edition import load_edition
from rulebook.model.vocabulary import Collection, FieldType, vocabulary
from tests.walk import Data, Path, Spot, at, get, ids_of, removed, replaced, shortest, spots, stated

Change = Callable[[Data, Random], Data | None]
DAY = "2026-01-01"
"""The as-of date that generated drafts are checked on."""
TRIES = 2
"""Records of one kind that are looked at before another kind is."""

# What says of itself that something is not as it should be.
BAD = frozenset((
    "impairs", "not-in-order", "limit-found", "weakened", "out-of-scope", "excluded", "left-to-later", "joint-decision",
    "partner", "gives-up", "relies-on", "integral-report",
))  # fmt: skip


# Where to change something.


def some(data: Data, chance: Random, able: Callable[[Spot], list[Any]]) -> tuple[Spot, Any] | None:
    """Choose a record, and one of what `able` finds in it."""
    by_name: dict[str, list[Spot]] = {}
    for spot in spots(data):
        by_name.setdefault(spot[0].name, []).append(spot)
    names = list(by_name)
    chance.shuffle(names)
    for name in names:
        for _ in range(TRIES):
            spot = chance.choice(by_name[name])
            found = able(spot)
            if found:
                return spot, chance.choice(found)
    return None


@cache
def optional(name: str) -> tuple[Path, ...]:
    """Return what a record can be silent about: fields, what they stand in, lists within it, its evidence."""
    collection = vocabulary()[name]
    paths: dict[Path, None] = {}
    for field, kind in stated(name).items():
        path = tuple(field.split("."))
        for length in range(1, len(path) + 1):
            if not kind.required or length < len(path):
                paths[path[:length]] = None
    paths |= {(child,): None for child in collection.children}
    if collection.proof in ("article", "article-or-document"):
        paths["evidence",] = None
    return tuple(path for path in paths if path not in (("id",), ("title",), ("name",)))


def _has(record: Data, path: Path) -> bool:
    value: Any = record
    for key in path:
        if not isinstance(value, dict) or key not in value:
            return False
        value = value[key]
    return True


def _can_be_left_out(spot: Spot) -> list[Path]:
    return [path for path in optional(spot[0].name) if _has(spot[2], path)]


def _lists_in(spot: Spot) -> list[Path]:
    many = [(name,) for name, kind in stated(spot[0].name).items() if kind.many and "." not in name]
    return [path for path in (*((child,) for child in spot[0].children), *many) if spot[2].get(path[0])]


def _present(*kinds: str) -> Callable[[Spot], list[tuple[str, FieldType]]]:
    def able(spot: Spot) -> list[tuple[str, FieldType]]:
        items = stated(spot[0].name).items()
        return [(n, k) for n, k in items if k.kind in kinds and get(spot[2], n) is not None]

    return able


def _put(data: Data, path: Path, name: str, value: Any) -> Data:
    result: Data = replaced(data, (*path, *name.split(".")), value)
    return result


# Another value, near the one there is, or just like another one there is.


def another(kind: FieldType, value: Any, data: Data, chance: Random) -> Any:
    """Return another value for a field: of the same kind, near the one it has."""
    if kind.many:
        return _another_list(kind, value or [], data, chance)
    match kind.kind:
        case "enum":
            return chance.choice(kind.values)
        case "ref":
            return chance.choice(ids_of(data, kind.collection or "") or [value])
        case "boolean":
            return not value if value is not None else chance.random() < 0.5
        case "date":
            return _another_date(value, data, chance)
        case "measure":
            return _another_measure(value, data, chance)
        case "number":
            return _another_number(value, chance)
        case "text":
            return {**(value or {}), **dict.fromkeys(value or ("nl", "en"), f"Other words {chance.randrange(100)}")}
    return f"other-{chance.randrange(100)}"


def _another_list(kind: FieldType, value: list[Any], data: Data, chance: Random) -> list[Any]:
    known = list(kind.values) or (ids_of(data, kind.collection) if kind.collection else ["NL-EUR", "AW", "CW"])
    if value and chance.random() < 0.5:
        return [element for element in value if element != chance.choice(value)]
    missing = [element for element in known if element not in value]
    return [*value, chance.choice(missing)] if missing else value[1:]


def _found(data: Data, kind: str) -> Iterator[Any]:
    """Yield what a draft says in fields of a kind."""
    for collection, _, record in spots(data):
        for name in _fields_of(collection.name, kind):
            value = get(record, name)
            if value is not None:
                yield value


@cache
def _fields_of(name: str, kind: str) -> tuple[str, ...]:
    return tuple(field for field, found in stated(name).items() if found.kind == kind)


def _another_date(value: str | None, data: Data, chance: Random) -> str:
    """Return a date next to another that it can be compared with: the same, a day apart, or known less well."""
    others = [found for found in _found(data, "date") if found != value]
    near = chance.choice([*others, DAY, DAY] if chance.random() < 0.8 else [value or DAY])
    if len(near) < 10:
        near = f"{near}-15" if len(near) == 7 else f"{near}-06-15"
    if chance.random() < 0.25:
        return near[: chance.choice((4, 7))]
    days = chance.choice((0, 0, 0, 0, -1, -1, 1, 1, -31, 31, -400, 400))
    return (datetime.date.fromisoformat(near) + datetime.timedelta(days)).isoformat()


def _another_measure(value: Data | None, data: Data, chance: Random) -> Data:
    value = value or chance.choice([*_found(data, "measure"), {"amount": "5.00", "currency": "EUR"}])
    key = "currency" if "currency" in value else "unit"
    if chance.random() < 0.2:
        value = {**value, key: "USD" if key == "currency" else "other-things"}
    others = [Decimal(found["amount"]) for found in _found(data, "measure")] or [Decimal(1)]
    one, other = Decimal(value["amount"]), chance.choice(others)
    cent = Decimal("0.01")
    amount = chance.choice(
        (one, Decimal(0), one * 2, abs(one - 1), other, other + cent, abs(other - cent), one + other)
    )
    return {**value, "amount": chance.choice((str, str, shortest))(amount)}


def _another_number(value: Any, chance: Random) -> Any:
    if isinstance(value, str):
        return str(abs(Decimal(value) + chance.choice((-1, 1))))
    if isinstance(value, int) and value >= 1900:
        return value + chance.choice((-1, 1))
    steps = (-30, Decimal("-10.1"), -10, Decimal("-0.1"), Decimal("0.1"), 10, Decimal("10.1"), 30)
    return chance.choice((0, 100, 50, *(shortest(Decimal(abs((value or 10) + step))) for step in steps)))


# The changes. What a record says.


def _left_out(data: Data, chance: Random) -> Data | None:
    found = some(data, chance, _can_be_left_out)
    return removed(data, (*found[0][1], *found[1])) if found else None


def _silent(data: Data, chance: Random) -> Data | None:
    found = some(data, chance, _can_be_left_out)
    return replaced(data, (*found[0][1], *found[1]), None) if found else None


def _emptied(data: Data, chance: Random) -> Data | None:
    found = some(data, chance, _lists_in)
    return replaced(data, (*found[0][1], *found[1]), []) if found else None


def _changed(*kinds: str) -> Change:
    """Return what changes a field of one of these kinds."""
    able = _present(*kinds)

    def change(data: Data, chance: Random) -> Data | None:
        found = some(data, chance, able)
        if found is None:
            return None
        (_, path, record), (name, kind) = found
        return _put(data, path, name, another(kind, get(record, name), data, chance))

    return change


def _denied(data: Data, chance: Random) -> Data | None:
    """Let one thing be as it should not be; now and then without saying for whom."""

    def able(spot: Spot) -> list[tuple[str, FieldType]]:
        present = _present("boolean", "enum")(spot)
        return [(n, k) for n, k in present if not k.many and (k.kind == "boolean" or BAD & {*k.values})]

    found = some(data, chance, able)
    if found is None:
        return None
    (collection, path, record), (name, kind) = found
    bad = [value for value in kind.values if value in BAD]
    whose = [field for field, other in stated(collection.name).items() if other.many and record.get(field)]
    if whose and chance.random() < 0.4:
        data = removed(data, (*path, chance.choice(whose)))
    return _put(data, path, name, chance.choice(bad) if bad else False)


def _filled(data: Data, chance: Random) -> Data | None:
    def able(spot: Spot) -> list[tuple[str, FieldType]]:
        return [(n, k) for n, k in stated(spot[0].name).items() if k.kind != "id" and get(spot[2], n) is None]

    found = some(data, chance, able)
    if found is None:
        return None
    (_, path, _), (name, kind) = found
    return _put(data, path, name, another(kind, None, data, chance))


def _alike(data: Data, chance: Random) -> Data | None:
    """Let all records of a list say the same: some rules ask for every one."""

    def able(spot: Spot) -> list[tuple[str, FieldType]]:
        if len(at(data, spot[1][:-1])) < 2:
            return []
        kinds = ("enum", "boolean", "date", "measure", "number")
        return [(n, k) for n, k in stated(spot[0].name).items() if k.kind in kinds and n not in spot[0].key]

    found = some(data, chance, lambda spot: able(spot) if spot[0].name != "agreement" else [])
    if found is None:
        return None
    (_, path, record), (name, kind) = found
    value = another(kind, get(record, name), data, chance)
    return replaced(data, path[:-1], [_put(sibling, (), name, value) for sibling in at(data, path[:-1])])


# Lists and the records in them.


def _list_gone(data: Data, chance: Random) -> Data | None:
    """Say nothing of a list, or that it is empty."""
    names = [name for name in data if name not in ("agreement", "$schema")]
    if not names:
        return None
    name = chance.choice(names)
    return removed(data, (name,)) if chance.random() < 0.5 else replaced(data, (name,), chance.choice((None, [])))


def _record_gone(data: Data, chance: Random) -> Data | None:
    found = some(data, chance, lambda spot: [spot] if spot[0].name != "agreement" else [])
    return removed(data, found[0][1]) if found else None


def _repeated(data: Data, chance: Random) -> Data | None:
    """Add a record that differs from one that is there in what tells it apart, and in a field or two."""
    found = some(data, chance, lambda spot: [spot] if spot[0].name != "agreement" else [])
    if found is None:
        return None
    collection, path, record = found[0]
    again = dict(record)
    if "id" in again:
        again["id"] = f"{again['id']}-again"
    else:
        key = chance.choice(collection.key)
        again[key] = another(collection.fields[key], again[key], data, chance)
    for _ in range(chance.choice((1, 1, 2))):
        present = _present("enum", "ref", "boolean", "date", "measure", "number")((collection, path, again))
        if present:
            name, kind = chance.choice(present)
            again = _put(again, (), name, another(kind, get(again, name), data, chance))
    silent = _can_be_left_out((collection, path, again))
    if silent and chance.random() < 0.5:
        again = removed(again, chance.choice(silent))
    return replaced(data, path[:-1], [*at(data, path[:-1]), again])


def _nothing(data: Data, chance: Random) -> Data:
    """Say of most lists that there are none: what a draft does not do, no rule can ask for."""
    kept, result = chance.randrange(3), dict(data)
    for name, collection in vocabulary().items():
        if collection.parent is None and name not in ("agreement", "parties", "articles") and not collection.derived:
            result[name] = (data.get(name) if chance.randrange(6) < kept else None) or []
    return _put(result, ("agreement",), "form", {"rungs": [], "variant": "none"})


def _status(data: Data, chance: Random) -> Data:
    return _put(data, ("agreement",), "status", chance.choice(("idea", "draft", "negotiated", "signed")))


def _organisation(data: Data, chance: Random) -> Data | None:
    """Make an organisation of a state, or a state of an organisation."""
    parties = data.get("parties")
    if not parties:
        return None
    place = chance.randrange(len(parties))
    party = {key: value for key, value in parties[place].items() if key != "state"}
    if party["kind"] == "organisation":
        party |= {"kind": "state", "state": chance.choice(("NL", "BE", "US"))}
    else:
        party["kind"] = "organisation"
    return replaced(data, ("parties", place), party)


# Shares that are worked out from amounts.


def _in_money(data: Data, chance: Random) -> Data | None:
    """State the shares of a distribution as amounts of a total."""
    able = [
        p for p, d in enumerate(data.get("distributions") or ()) if any("percent" in s for s in d.get("shares") or ())
    ]
    if not able:
        return None
    place = chance.choice(able)
    distribution = data["distributions"][place]
    total = chance.choice((Decimal(1000), Decimal(3000), Decimal("999.99")))
    currency = chance.choice(("EUR", "EUR", "EUR", "USD"))
    shares = [_as_amount(share, total, currency) for share in distribution["shares"]]
    if chance.random() < 0.3:
        # Thirds: the part of the total does not end.
        shares = [{**share, "money": {"amount": "333.33", "currency": currency}} for share in shares]
    stated_in = {"amount": chance.choice((total, total, Decimal(0))), "currency": chance.choice((currency, "EUR"))}
    new = {**distribution, "shares": shares, "total": {**stated_in, "amount": str(stated_in["amount"])}}
    return replaced(data, ("distributions", place), new)


def _as_amount(share: Data, total: Decimal, currency: str) -> Data:
    amount = (total * Decimal(share.get("percent") or 0) / 100).quantize(Decimal("0.01"))
    rest = {key: value for key, value in share.items() if key != "percent"}
    return {**rest, "money": {"amount": str(amount), "currency": currency}}


# Evidence: one change for every way in which a claim can lose its support.


def _quoting(spot: Spot) -> list[int]:
    return list(range(len(spot[2].get("evidence") or ())))


def _quote(data: Data, chance: Random) -> tuple[Path, str] | None:
    """Choose a quote: its path and words."""
    found = some(data, chance, _quoting)
    if found is None:
        return None
    path = (*found[0][1], "evidence", found[1], "quote")
    return path, at(data, path)


def _requoted(turned: Callable[[str], str]) -> Change:
    """Return what gives a claim other words to quote."""

    def change(data: Data, chance: Random) -> Data | None:
        found = _quote(data, chance)
        return replaced(data, found[0], turned(found[1])) if found else None

    return change


def _elsewhere(data: Data, chance: Random) -> Data | None:
    """Let a quote name another article, or one that does not exist."""
    found = _quote(data, chance)
    if found is None:
        return None
    article = chance.choice([*(ids_of(data, "articles")), "nowhere"])
    return replaced(data, (*found[0][:-1], "article"), article)


def _rewritten(turned: Callable[[str, str], tuple[str, str]]) -> Change:
    """Return what changes a quote and the text of the article that it stands in, together."""

    def change(data: Data, chance: Random) -> Data | None:
        found = _quote(data, chance)
        if found is None:
            return None
        path, quote = found
        article = at(data, (*path[:-1], "article"))
        for place in _texts(data.get("articles"), ("articles",), article):
            text = at(data, place)
            if quote in text:
                text, quote = turned(text, quote)
                return replaced(replaced(data, place, text), path, quote)
        return None

    return change


def _texts(items: list[Data] | None, where: Path, wanted: str) -> Iterator[Path]:
    """Yield where the words of a piece of the text stand."""
    for index, item in enumerate(items or ()):
        path = (*where, index)
        if item["id"] == wanted:
            yield from ((*path, "text", lang) for lang in item.get("text") or ())
        for key in ("paragraphs", "points"):
            yield from _texts(item.get(key), (*path, key), wanted)


@cache
def _sentences() -> tuple[str, ...]:
    return tuple(s.text for s in load_edition().letter.sentences if 40 < len(s.text) < 300 and "[" not in s.text)


def _restated(text: str, quote: str) -> tuple[str, str]:
    letter = _sentences()[len(text) % len(_sentences())]
    return f"{text} {letter}", letter


def _cut(text: str, quote: str) -> tuple[str, str]:
    """Let the sentence go on, after the quote, with what turns it round."""
    bare = quote.rstrip(" .")
    return text.replace(quote, f"{bare}, unless a party says that it does not."), bare


def _foreign(text: str, quote: str) -> tuple[str, str]:
    """Write a Cyrillic letter for a Latin one that looks the same."""
    other = quote.replace("e", "\N{CYRILLIC SMALL LETTER IE}", 1)
    return text.replace(quote, other), other


def _unsettled(data: Data, chance: Random) -> Data | None:
    return _of_an_article(data, chance, "status", ("to-be-agreed",))


def _demoted(data: Data, chance: Random) -> Data | None:
    return _of_an_article(data, chance, "role", ("preamble", "annex", "side-letter", "operative"))


def _of_an_article(data: Data, chance: Random, name: str, values: tuple[str, ...]) -> Data | None:
    articles = data.get("articles")
    if not articles:
        return None
    return replaced(data, ("articles", chance.randrange(len(articles)), name), chance.choice(values))


def _by_document(*documents: Data) -> Change:
    """Return what proves a claim by one of these documents instead of by an article."""

    def able(spot: Spot) -> list[Collection]:
        return [spot[0]] if spot[0].proof in ("article-or-document", "document") else []

    def proved(record: Data, document: Data) -> Data:
        return {**{key: value for key, value in record.items() if key != "evidence"}, "document": document}

    def change(data: Data, chance: Random) -> Data | None:
        found = some(data, chance, able)
        if found is None:
            return None
        path, document = found[0][1], chance.choice(documents)
        if chance.random() < 0.3:
            return replaced(data, path[:-1], [proved(record, document) for record in at(data, path[:-1])])
        return replaced(data, path, proved(found[0][2], document))

    return change


VALUES: tuple[Change, ...] = (
    _left_out, _silent, _emptied, _filled, _filled, _denied, _denied, _alike, _alike, _alike,
    _changed("enum"), _changed("enum"), _changed("ref"), _changed("boolean"),
    _changed("date"), _changed("measure"),
)  # fmt: skip
FIGURES: tuple[Change, ...] = (*[_changed("date")] * 6, *[_changed("measure")] * 3, *[_changed("number")] * 3)
RECORDS: tuple[Change, ...] = (
    _list_gone,
    _record_gone,
    _repeated,
    _repeated,
    _repeated,
    _organisation,
    _status,
    _in_money,
)
EVIDENCE: tuple[Change, ...] = (
    _requoted(lambda quote: "words that stand nowhere"), _requoted(lambda quote: " ".join(quote.split()[:2])),
    _elsewhere, _unsettled, _demoted,
    _rewritten(_restated), _rewritten(_cut), _rewritten(_foreign),
    _by_document(*({"reference": "bs-1", "date": date} for date in ("2025-12-31", DAY, "2026"))),
    _by_document(*({"reference": "bs-1", "date": date} for date in ("2026-01-02", "2026-02", "2030"))),
    _by_document({"reference": "bs-1"}, {"date": "2025"}, {"title": {"en": "A letter"}}),
)  # fmt: skip


def change(data: Data, chance: Random) -> Data | None:
    """Change one thing, of one kind or another."""
    kind = chance.random()
    if kind < 0.03:
        return _nothing(data, chance)
    changes = VALUES if kind < 0.35 else FIGURES if kind < 0.6 else RECORDS if kind < 0.8 else EVIDENCE
    return chance.choice(changes)(data, chance)
