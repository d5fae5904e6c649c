"""Tell the story: a draft and an edition go in, a verdict with its reasons comes out.

    draft -> records, with their evidence checked        rulebook.facts
          -> outcomes, by the rules of the edition       rulebook.engine
          -> waived where a recorded decision says so
          -> verdict

Pure: no files, no clock. `rulebook.load` reads what goes in, `rulebook.render` writes what
comes out.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from rulebook.engine.conditions import CompiledCondition
from rulebook.engine.evaluate import CompiledRule, compile_concern, compile_rules, evaluated
from rulebook.engine.opinions import EngineChoice, agreed, engines, installed, second_opinion, taken, wake
from rulebook.engine.scope import Look
from rulebook.engine.verdict import verdict
from rulebook.engine.waiving import waive
from rulebook.errors import Problem, UsageError
from rulebook.facts.echo import Echo
from rulebook.facts.evidence import Judge
from rulebook.facts.records import records_of
from rulebook.facts.signing import signatures_to_come
from rulebook.model.edition import Edition, Keyed
from rulebook.model.loaded import Draft
from rulebook.model.outcome import RuleOutcome
from rulebook.model.quantities import DateSpan
from rulebook.model.record import DraftRecord
from rulebook.model.report import Checked, DraftReport, WaiverNote
from rulebook.model.waiver import Waiver

if TYPE_CHECKING:
    from rulebook.engine.generate import Decide

__all__ = ["EngineChoice", "check", "check_against", "engines", "installed", "prepare", "rules_in_both", "wake"]


def check(
    draft: Draft,
    edition: Edition,
    *,
    as_of: datetime.date,
    waivers: Sequence[Waiver] = (),
    rules: Collection[str] | None = None,
    strict: bool = False,
    engine: EngineChoice | None = None,
) -> DraftReport:
    """Check a draft against an edition as of a date; `rules` limits the check to these rule ids.

    `waivers` are the recorded decisions that lie with the draft.

    Without a choice of `engine`, both decide where durable_rules is installed. A rule that
    cannot be evaluated, or that the engines do not agree on, gives the outcome and the verdict
    "error", never a pass; so does a second engine that fails.
    """
    ready = prepare(edition)
    records = records_of(draft.data, ready.judge, as_of)
    day = DateSpan.of(as_of.isoformat())
    look = Look(records, day)
    concerned = _concerned(ready, look)
    chosen = [rule for rule in ready.rules if rules is None or rule.rule.id in rules]
    outcomes: list[RuleOutcome] = []
    apart: list[str] = []
    names = engines(engine)
    # Asked first, so that both decide at the same time.
    asked = second_opinion(edition, records, day, [rule.rule.id for rule in chosen]) if "durable" in names else None
    if "native" in names:
        outcomes = ready.outcomes(chosen, look)
    if asked is not None:
        opinion = asked()
        if opinion.fault is not None:
            return DraftReport(draft.path, "error", problems=(_fault(draft, opinion.fault),))
        if opinion.concerned != concerned:
            return DraftReport(draft.path, "error", problems=(_apart(draft, str(edition.about.concerns)),))
        if "native" in names:
            outcomes, apart = agreed(outcomes, opinion)
        else:
            outcomes = taken(edition, records, opinion)
    outcomes, notes = waive(outcomes, waivers, draft.id, edition, as_of)
    broken = [o for o in outcomes if o.outcome == "error"]
    problems = [
        _apart(draft, o.rule.id)
        if o.rule.id in apart
        else Problem("engine.rule", {"rule": o.rule.id, "why": o.error or ""}, draft.path)
        for o in broken
    ]
    reached = verdict(outcomes, strict, concerned)
    remarks = tuple(_unsigned(draft, act, as_of) for act in signatures_to_come(records, as_of))
    return DraftReport(
        draft.path, reached, draft, records, tuple(outcomes), tuple(notes), tuple(problems), concerned, remarks
    )


def check_against(
    draft: Draft,
    editions: Sequence[Edition],
    *,
    as_of: datetime.date,
    waivers: Sequence[Waiver] = (),
    rules: Collection[str] | None = None,
    strict: bool = False,
    engine: EngineChoice | None = None,
) -> Checked:
    """Check a draft against each of several editions; the worst verdict counts.

    A waiver for a rule of one edition is no fault of another: only one for a rule of none, or for
    another draft, is reported as such, once. Raises UsageError when a rule id or slug is in two of the editions.
    """
    clashes = list(rules_in_both(editions))
    if clashes:
        raise UsageError(clashes)
    results = [
        check(draft, each, as_of=as_of, waivers=waivers, rules=rules, strict=strict, engine=engine) for each in editions
    ]
    own = [_own_waivers(result, editions, first=not place) for place, result in enumerate(results)]
    return Checked(draft.path, tuple(own))


def rules_in_both(editions: Sequence[Edition]) -> Iterator[Problem]:
    """Yield every two editions that share the ids or slugs of rules: a waiver would not say which is meant."""
    for first, second in combinations(editions, 2):
        names = {name for rule in first.rules for name in (rule.id, rule.slug)}
        shared = [rule.id for rule in second.rules if rule.id in names or rule.slug in names]
        if shared:
            yield Problem("usage.rule_in_both", {"rules": ", ".join(shared), "first": first.id, "second": second.id})


def _own_waivers(result: DraftReport, editions: Sequence[Edition], first: bool) -> DraftReport:
    """Leave out the waivers that are not about this edition's rules; the first tells of those about nobody's."""

    def own(note: WaiverNote) -> bool:
        if note.state == "unknown-rule":
            return first and all(edition.rule(note.waiver.rule) is None for edition in editions)
        return first or note.state != "other-draft"

    return replace(result, waivers=tuple(filter(own, result.waivers)))


def _apart(draft: Draft, rule: str) -> Problem:
    return Problem("engine.disagree", {"rule": rule}, draft.path)


def _fault(draft: Draft, why: str) -> Problem:
    return Problem("engine.second", {"why": why}, draft.path)


def _unsigned(draft: Draft, act: DraftRecord, as_of: datetime.date) -> Problem:
    pointer = act.pointer_to("date")
    params = {"id": act.id, "date": act.values["date"].text, "as_of": as_of.isoformat()}
    return Problem("check.signed_later", params, draft.path, *draft.places.locate(pointer), pointer)


def _concerned(ready: Prepared, look: Look) -> bool:
    """Tell whether the source is about this draft, as far as the draft says."""
    return ready.concern is None or ready.concern.truth(look, look.whole) is True


FIRST_FEW = 3
"""After so many drafts it pays to write functions for the rules."""


@dataclass(slots=True)
class Prepared:
    """Be what is worked out once for an edition and used for every draft."""

    edition: Edition
    rules: tuple[CompiledRule, ...]
    concern: CompiledCondition | None
    judge: Judge
    functions: dict[str, Decide] | None = None
    drafts: int = 0

    def outcomes(self, rules: Sequence[CompiledRule], look: Look) -> list[RuleOutcome]:
        """Return the outcome of each rule for a draft, with the reasons at once or when they are asked for."""
        self.drafts += 1
        if self.drafts >= FIRST_FEW or self.functions is not None:
            # Imported late: for a draft or two nothing is written.
            from rulebook.engine.decide import decide, written

            if self.drafts == FIRST_FEW and self.functions is None:
                self.functions = written(self.edition)
            if self.functions is not None:
                return decide(rules, self.functions, look)
        return [evaluated(rule, look) for rule in rules]


def prepare(edition: Edition) -> Prepared:
    """Compile an edition, once for its key."""
    return _prepare(Keyed(edition))


@lru_cache(maxsize=8)
def _prepare(key: Keyed) -> Prepared:
    edition = key.edition
    renderings = (citation.en for rule in edition.rules for citation in rule.cites)
    sentences = (sentence.text for sentence in edition.letter.sentences)
    settings = edition.about.restating
    echo = Echo.of([*sentences, *renderings], settings.run, settings.most)
    return Prepared(edition, compile_rules(edition), compile_concern(edition), Judge(echo))
