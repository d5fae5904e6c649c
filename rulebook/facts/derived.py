"""Work out what follows from the figures in a draft: shares in percent, shares under a key, years."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from rulebook.model.record import DraftRecord, Records


def derive(records: Records) -> None:
    """Add the derived values and records. Exact: fractions where a division does not end."""
    for party in _real(records, "parties"):
        _no_state(party)
    for share in _real(records, "shares"):
        _portion_of_total(share, records)
    _equal_weights(records)
    for key in _real(records, "keys"):
        weights = [w for w in _real(records, "weights") if w.values["key"] == key.id]
        if _sharing(key, records) <= {weight.values["party"] for weight in weights}:
            _portions_of_key(weights)
    records.add([year for commitment in _real(records, "commitments") for year in _years(commitment)])
    records.add(
        DraftRecord("years", "", ghost.pointer, {}, ghost=True)
        for ghost in records.by_collection.get("commitments", [])
        if ghost.ghost
    )


def _real(records: Records, name: str) -> list[DraftRecord]:
    return [record for record in records.by_collection.get(name, []) if not record.ghost]


def _no_state(party: DraftRecord) -> None:
    """Say of an organisation that it is no state: else it could be any, the Netherlands too."""
    if party.values["kind"] == "organisation":
        party.sources["state"] = "kind"
        party.values["state"] = "none"


def _sharing(key: DraftRecord, records: Records) -> set[str]:
    """Return the parties that have a share of what a key distributes."""
    shares = _real(records, "shares")
    return {s.values["party"] for s in shares if s.values["distribution"] == key.values["distribution"]}


def _portion_of_total(share: DraftRecord, records: Records) -> None:
    """Set `portion`: the amount over the distribution's total, which is exact; else the percentage as written."""
    if "percent" in share.values and "money" not in share.values:
        share.sources["portion"] = "percent"
        share.values["portion"] = share.values["percent"]
        return
    if "money" not in share.values:
        share.sources["portion"] = "percent"
        return
    share.sources["portion"] = "money"
    total = records.by_id["distributions", share.values["distribution"]].values.get("total")
    money = share.values["money"]
    if total and money.unit == total.unit and total.number:
        share.values["portion"] = Fraction(money.number) * 100 / Fraction(total.number)


def _equal_weights(records: Records) -> None:
    """Give every state, and whoever else has a share, the same weight under an equal key that lists no weights."""
    for key in _real(records, "keys"):
        if key.values["basis"] != "equal" or any(w.values["key"] == key.id for w in _real(records, "weights")):
            continue
        ghosts = records.by_collection["weights"]
        records.by_collection["weights"] = [w for w in ghosts if w.values.get("key") != key.id]
        records.add(
            DraftRecord(
                "weights",
                f"{key.id}.{party.id}",
                f"{key.pointer}/basis",
                {"key": key.id, "party": party.id, "weight": Decimal(1)},
                key.support,
                derived=True,
            )
            for party in _real(records, "parties")
            if party.values["kind"] == "state" or party.id in _sharing(key, records)
        )


def _portions_of_key(weights: list[DraftRecord]) -> None:
    """Set `portion`: each weight over the sum of the weights, if all are stated and none is nought.

    Only called for a key that weighs every party that has a share.
    """
    stated = [Fraction(w.values["weight"]) for w in weights if w.values.get("weight")]
    total = sum(stated)
    if len(stated) == len(weights) and total:
        for weight in weights:
            weight.sources["portion"] = "weight"
            weight.values["portion"] = Fraction(weight.values["weight"]) * 100 / total


def _years(commitment: DraftRecord) -> Iterator[DraftRecord]:
    first, last = commitment.values.get("years.first"), commitment.values.get("years.last")
    pointer = f"{commitment.pointer}/years"
    if first is None or last is None:
        yield DraftRecord("years", f"{commitment.id}.", pointer, {"commitment": commitment.id}, ghost=True)
        return
    for year in range(int(first), int(last) + 1):
        yield DraftRecord(
            "years",
            f"{commitment.id}.{year}",
            pointer,
            {"commitment": commitment.id, "year": Decimal(year)},
            derived=True,
        )
