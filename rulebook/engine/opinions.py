"""Hear the second engine, and let nothing through that the two do not agree on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal

from rulebook.model.edition import Edition, Keyed
from rulebook.model.outcome import Explained, Reached, RecordOutcome, RuleOutcome, in_error
from rulebook.model.quantities import DateSpan
from rulebook.model.record import Records

if TYPE_CHECKING:
    from rulebook.engine.durable import SecondEngine

EngineChoice = Literal["native", "durable", "both"]


def installed() -> bool:
    """Tell whether durable_rules is there, without importing it."""
    return find_spec("durable") is not None


def engines(choice: EngineChoice | None) -> tuple[str, ...]:
    """Return the names of the engines that decide; without a choice, all that there are."""
    if choice is None:
        choice = "both" if installed() else "native"
    return ("native", "durable") if choice == "both" else (choice,)


@lru_cache(maxsize=8)
def _idle(key: Keyed) -> list[SecondEngine]:
    """Keep the second engines of an edition that have nothing to do."""
    return []


def wake(edition: Edition) -> None:
    """Let a second engine make itself ready while others still read. Where it fails, the first draft tells."""
    from rulebook.engine.durable import EngineError, SecondEngine

    engine = SecondEngine(edition)
    with suppress(EngineError):
        engine.start()
        _idle(Keyed(edition)).append(engine)


@dataclass(frozen=True, slots=True)
class Opinion:
    """Be what the second engine says of a draft: its outcomes in neutral form, or why there are none."""

    outcomes: Sequence[tuple[object, ...]]
    concerned: bool
    fault: str | None = None


def second_opinion(edition: Edition, records: Records, as_of: DateSpan, ids: Collection[str]) -> Callable[[], Opinion]:
    """Ask the second engine, which decides while the first does; return what waits for its opinion.

    Neither raises: what goes wrong is a fault. Who asks has an engine of its own until it has
    answered, so that nobody hears another's opinion.
    """
    # Imported late: most of the cost of a second engine is there for those who run it.
    from rulebook.engine.durable import EngineError, SecondEngine

    idle = _idle(Keyed(edition))
    try:
        engine = idle.pop()
    except IndexError:
        engine = SecondEngine(edition)
    try:
        engine.ask(records, as_of, ids)
    except EngineError as fault:
        unasked = Opinion((), False, str(fault))
        return lambda: unasked

    def opinion() -> Opinion:
        try:
            outcomes, concerned = engine.answer()
        except EngineError as fault:
            return Opinion((), False, str(fault))
        idle.append(engine)
        return Opinion(outcomes, concerned)

    return opinion


def agreed(outcomes: Sequence[RuleOutcome], opinion: Opinion) -> tuple[list[RuleOutcome], list[str]]:
    """Put every rule in error that the engines do not agree on; return their ids as well."""
    others = {other[0]: other for other in opinion.outcomes}
    apart = [outcome.rule.id for outcome in outcomes if outcome.neutral() != others.get(outcome.rule.id)]
    kept = [
        in_error(outcome.rule, "the engines disagree") if outcome.rule.id in apart else outcome for outcome in outcomes
    ]
    return kept, apart


def taken(edition: Edition, records: Records, opinion: Opinion) -> list[RuleOutcome]:
    """Return the second engine's outcomes by themselves. It keeps no traces: there are outcomes and no facts."""
    at = {(r.pointer, r.id): r for r in records.all()}
    found = []
    for rule_id, force, outcome, listed in opinion.outcomes:
        rule = edition.rule(str(rule_id))
        assert rule is not None
        places = {limb.id: place for place, limb in enumerate(rule.limbs)}
        reached: list[Reached] = [
            (places[limb], at[pointer, name], outcome)
            for limb, pointer, name, outcome in listed  # type: ignore[attr-defined]
        ]
        of = tuple(RecordOutcome(rule.limbs[place], record, outcome, tuple) for place, record, outcome in reached)
        found.append(RuleOutcome(rule, force, outcome, reached, partial(_unexplained, of)))  # type: ignore[arg-type]
    return found


def _unexplained(records: tuple[RecordOutcome, ...]) -> Explained:
    return (), records
