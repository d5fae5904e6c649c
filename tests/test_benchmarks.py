"""The benchmarks' own rules come out as the workload says; nothing is timed here."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from benchmarks.load import generated
from benchmarks.workload import EDITION, draft, expected, translated
from rulebook.check import check
from rulebook.load.draft import parse_draft
from rulebook.load.edition import load_edition
from rulebook.model.edition import Edition

AS_OF = date(2026, 1, 1)
OUTCOMES = {True: "pass", False: "fail"}


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition(EDITION)


def test_every_outcome_of_the_workload_is_the_expected_one(edition: Edition) -> None:
    seen = set()
    for seed in range(50):
        made = draft(seed)
        report = check(parse_draft(json.dumps(translated(made)).encode(), "made.json"), edition, as_of=AS_OF)
        found = [outcome.outcome for outcome in report.outcomes]
        assert found == [OUTCOMES[truth] for truth in expected(made)], f"seed {seed}"
        seen |= set(enumerate(found))
    # Only the shares of the military risk never fail: the workload always has one for each party.
    assert len(seen) == 23


def test_a_claim_with_words_that_stand_nowhere_does_not_help(edition: Edition) -> None:
    made = translated(draft(1))
    for guarantee in made["guarantees"]:
        guarantee["evidence"][0]["quote"] = "words that stand nowhere"
    report = check(parse_draft(json.dumps(made).encode(), "made.json"), edition, as_of=AS_OF)
    assert report.outcomes[0].outcome == "fail"


def test_the_rules_examples_hold(edition: Edition) -> None:
    for rule in edition.rules:
        report = check(parse_draft(json.dumps(rule.examples.draft).encode(), rule.slug), edition, as_of=AS_OF)
        outcome = next(found.outcome for found in report.outcomes if found.rule is rule)
        assert outcome == rule.examples.cases[0].expect.outcome


def test_the_rulebook_whose_loading_is_timed_loads_and_has_rules_that_rest_on_each_others_definitions(
    tmp_path: Path,
) -> None:
    made = load_edition(generated(tmp_path, 40))
    assert (len(made.rules), len(made.definitions)) == (40, 40)
    assert len({rule.id for rule in made.rules}) == 40
