"""Keep the samples telling: each a story of its own, together every outcome of every rule."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from rulebook.model.report import DraftReport
from tests.samples import CANNOT, README, missing, reached, readme, reports

CHECKED = pytest.mark.parametrize("report", reports(), ids=lambda report: Path(report.path).stem)


def test_the_table_of_samples_is_current() -> None:
    assert README.read_text(encoding="utf-8") == readme(), "run: python -m tests.samples --write"


def test_the_samples_together_reach_every_outcome_of_every_rule() -> None:
    assert missing(reached()) == []


def test_what_is_said_to_be_out_of_reach_is_reached_by_no_sample() -> None:
    assert [cell for cell in CANNOT if cell in reached()] == []


def test_the_samples_reach_every_verdict() -> None:
    verdicts = Counter(report.verdict for report in reports())
    assert set(verdicts) == {"compliant", "deviating", "non-compliant", "incomplete"}


@CHECKED
def test_a_sample_says_at_once_that_it_is_no_real_agreement(report: DraftReport) -> None:
    assert report.draft is not None
    says = report.draft.data["agreement"]["illustrative"]
    assert re.match(r"([^.]+\. )?[^.]*\bnot\b[^.]*\breal\b", says["en"])
    assert re.match(r"([^.]+\. )?[^.]*\bgeen\b[^.]*\bbestaande?\b", says["nl"])


@CHECKED
def test_a_sample_has_a_title_and_a_story_in_both_languages(report: DraftReport) -> None:
    assert report.draft is not None
    about = report.draft.data["agreement"]
    for text in (about["title"], about["summary"]):
        assert set(text) == {"nl", "en"}
        assert text["nl"] != text["en"]


def test_no_two_samples_tell_the_same_story() -> None:
    stories = Counter(report.draft.data["agreement"]["summary"]["en"] for report in reports() if report.draft)
    assert [story for story, count in stories.items() if count > 1] == []
