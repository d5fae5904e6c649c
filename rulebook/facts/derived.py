"""Work out what follows from the figures in a draft: shares in percent, shares under a key, years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from rulebook.model.record import DraftRecord, Reader, Records


def _real(records: Records, name: str) -> list[DraftRecord]:
    return [record for record in records.by_collection[name] if not record.ghost]


def state_of(party: Mapping[str, Any]) -> Mapping[str, Any]:
    """Say of an organisation that it is no state: else it could be any."""
    return {**party, "state": "none"} if party["kind"] == "organisation" else party


def add_portion(share: DraftRecord, made: dict[str, Any], records: Records) -> None:
    """Set `portion`: the amount over the distribution's total, which is exact; else the percentage as written."""
    share.sources["portion"] = "percent"
    if "money" not in made:
        if "percent" in made:
            made["portion"] = made["percent"]
        return
    share.sources["portion"] = "money"
    total = records.by_id("distributions")[share.parent_id or ""].made.get("total")
    money = made["money"]
    if total and money.unit == total.unit and total.number:
        made["portion"] = Fraction(money.number) * 100 / Fraction(total.number)


def weights(stated: list[DraftRecord], records: Records, reader: Reader) -> list[DraftRecord]:
    """Return the weights of every key, with `portion` where a key weighs every party that has a share.

    Under an equal key that lists no weights every state, and whoever else has a share, has the same.
    """
    found = stated
    for key in _real(records, "keys"):
        of_key = [w for w in found if not w.ghost and w.parent_id == key.id]
        if key.item.get("basis") == "equal" and not of_key:
            of_key = _equal(key, records, reader)
            found = [w for w in found if w.parent_id != key.id] + of_key
        if _sharing(key, records) <= {weight.item["party"] for weight in of_key}:
            _add_portions(of_key)
    return found


def _equal(key: DraftRecord, records: Records, reader: Reader) -> list[DraftRecord]:
    sharing = _sharing(key, records)
    made = []
    for party in _real(records, "parties"):
        if party.item["kind"] == "state" or party.id in sharing:
            item = {"party": party.id, "weight": Decimal(1)}
            name, pointer = f"{key.id}.{party.id}", f"{key.pointer}/basis"
            made.append(DraftRecord("weights", name, pointer, item, reader, key, key.id, derived=True))
    return made


def _sharing(key: DraftRecord, records: Records) -> set[str]:
    """Return the parties that have a share of what a key distributes."""
    return {s.item["party"] for s in _real(records, "shares") if s.parent_id == key.parent_id}


def _add_portions(weights: list[DraftRecord]) -> None:
    """Set `portion`: each weight over the sum of the weights, if all are stated and none is nought."""
    stated = [Fraction(w.made["weight"]) for w in weights if w.made.get("weight")]
    total = sum(stated)
    if len(stated) == len(weights) and total:
        for weight in weights:
            weight.sources["portion"] = "weight"
            weight.made["portion"] = Fraction(weight.made["weight"]) * 100 / total


def years(records: Records, reader: Reader) -> Iterator[DraftRecord]:
    """Yield a record for each year of each commitment; a ghost where the years are silent."""
    for commitment in records.by_collection["commitments"]:
        if commitment.ghost:
            yield DraftRecord("years", "", commitment.pointer, {}, reader, commitment, None, ghost=True)
            continue
        pointer = f"{commitment.pointer}/years"
        first, last = (commitment.made.get(f"years.{end}") for end in ("first", "last"))
        if first is None or last is None:
            yield DraftRecord("years", f"{commitment.id}.", pointer, {}, reader, commitment, commitment.id, ghost=True)
            continue
        for year in range(int(first), int(last) + 1):
            item = {"year": Decimal(year)}
            name = f"{commitment.id}.{year}"
            yield DraftRecord("years", name, pointer, item, reader, commitment, commitment.id, derived=True)
