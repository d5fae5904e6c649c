"""Find where a rulebook contradicts itself: then whatever it decides cannot be trusted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from rulebook.errors import Problem
from rulebook.load.proving import Proof
from rulebook.load.settling import settled
from rulebook.load.written import located
from rulebook.model.edition import Edition
from rulebook.model.noun import plain
from rulebook.workshop.effort import TooMuchError, bounded, spend, spent_on
from rulebook.workshop.logic import logic_findings
from rulebook.workshop.trial import trials

CONFLICTS = ("lint.limbs_conflict", "lint.derogations_conflict")
"""What is found in conditions by their form alone, and can only be a mistake."""

MOST_COMPARED = 5_000_000
"""How many steps comparing conditions may take, of however few rules: the letter's take 20,000, and this many half a
minute."""

COMPARED = 1_000
"""How many steps more are allowed for each rule: those of the letter take half of it."""

MOST_TRIED = 200_000_000
"""How many steps trying examples may take, in however small a rulebook: those of the letter take five million, in
three seconds."""

EARNED = 10
"""How many steps more are allowed for each character of examples, so that a large rulebook is not refused for its size
alone: those of the letter take five."""

EACH = 1000
"""How many steps an example takes, however small its draft."""


def contradicting(proof: Proof) -> Iterator[Problem]:
    """Yield where a rulebook contradicts itself, as far as it can be tried, each with its place in the files."""
    for problem in contradictions(proof.part) if proof.part is not None else ():
        yield located(problem, proof.sources)


def contradictions(edition: Edition) -> Iterator[Problem]:
    """Yield examples that contradict their rule, and derogations and limbs that conflict.

    The path of each names a file of the rulebook without its ending, `rules/told`, its pointer the place in it.
    """
    yield from wrong_examples(edition)
    for problem in by_form(edition):
        if problem.code in CONFLICTS or not problem.code.startswith("lint."):
            yield problem


def by_form(edition: Edition) -> list[Problem]:
    """Return what the form of the conditions shows, with every reading in it: what can be under one of them can be."""
    found: list[Problem] = []
    most = MOST_COMPARED + COMPARED * len(edition.rules)
    try:
        with bounded(most):
            for problem in logic_findings(edition.written or edition):
                found.append(problem)
    except TooMuchError as error:
        found.append(_too_much("rule.too_much", most, error))
    return found


def wrong_examples(edition: Edition) -> list[Problem]:
    """Return what each example expects and does not get."""
    in_force = settled(edition, {})
    found: list[Problem] = []
    most = most_tried(in_force)
    try:
        with bounded(most):
            for rule in in_force.rules:
                with spent_on(rule.slug, "/examples"):
                    spend((EACH + len(json.dumps(rule.examples.draft, default=str))) * len(rule.examples.cases))
                    for trial in trials(in_force, rule, "native"):
                        placed = [replace(problem, path=f"rules/{rule.slug}") for problem in trial.problems]
                        # What is wrong with the draft of all examples is found again in each of them.
                        found += [problem for problem in placed if problem not in found]
    except TooMuchError as error:
        found.append(_too_much("example.too_much", most, error))
    return found


def most_tried(edition: Edition) -> int:
    """Return how many steps trying the examples of a rulebook may take: what somebody wrote earns its trial."""
    written = sum(len(json.dumps(plain(rule.examples), default=str)) for rule in edition.rules)
    return MOST_TRIED + EARNED * written


def _too_much(code: str, limit: int, error: TooMuchError) -> Problem:
    return Problem(code, {"limit": f"{limit:,}"}, f"rules/{error.slug}", pointer=error.pointer)
