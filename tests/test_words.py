"""Keep the texts for users whole: both languages, the same placeholders, a word for every value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

import pytest

from rulebook.model.record import SupportCode
from rulebook.model.report import Verdict, WaiverState
from rulebook.model.rule import Force, Outcome
from rulebook.model.vocabulary import vocabulary
from rulebook.words import Count
from rulebook.words.page import PAGE
from rulebook.words.problems import PROBLEMS
from rulebook.words.reasons import OPERATORS, REASONS, UNSUPPORTED
from rulebook.words.report import FORCES, FORCES_MANY, HEADINGS, OUTCOMES, VERDICT_SAYS, VERDICTS, WAIVERS
from rulebook.words.values import DUTCH

TABLES: dict[str, Mapping[str, Mapping[Any, Any]]] = {
    "problems": PROBLEMS, "reasons": REASONS, "operators": OPERATORS, "unsupported": UNSUPPORTED, "verdicts": VERDICTS,
    "verdict_says": VERDICT_SAYS, "outcomes": OUTCOMES, "forces": FORCES, "forces_many": FORCES_MANY, "waivers": WAIVERS, "headings": HEADINGS,
    "page": PAGE,
}  # fmt: skip


def _entries() -> Iterator[Any]:
    for table, entries in TABLES.items():
        for key, entry in entries.items():
            yield pytest.param(entry, id=f"{table}:{key}")


@pytest.mark.parametrize("entry", list(_entries()))
def test_every_text_exists_in_both_languages_with_the_same_placeholders(entry: Mapping[str, Any]) -> None:
    assert set(entry) == {"nl", "en"}
    assert _placeholders(entry["nl"]) == _placeholders(entry["en"])


def _placeholders(text: str | tuple[str, ...]) -> set[str]:
    return set(re.findall(r"\{(\w+)[}:]", text if isinstance(text, str) else " ".join(text)))


@pytest.mark.parametrize(
    ("n", "said"),
    [(0, "0 zinnen zijn open"), (1, "1 zin is open"), (2, "2 zinnen zijn open"), (1200, "1200 zinnen zijn open")],
)
def test_a_number_is_written_with_the_word_that_fits_it(n: int, said: str) -> None:
    assert "{n:zin|zinnen} {n:?is|zijn} open".format(n=Count(n)) == said
    assert f"{Count(n)} {Count(n):,}" == f"{n} {n:,}"


def test_every_value_of_the_vocabulary_has_a_dutch_word() -> None:
    values = {
        value
        for collection in vocabulary().values()
        for name, kind in collection.fields.items()
        if name not in ("category", "languages", "phase", "structure.name", "shortfall.process")
        for value in kind.values
    }
    assert values - set(DUTCH) == set()


def test_every_field_and_record_has_a_name_in_both_languages() -> None:
    unnamed = [
        f"{collection.name}.{name}"
        for collection in vocabulary().values()
        for name, kind in collection.fields.items()
        if not all(kind.label)
    ]
    assert unnamed == []
    assert all(all(collection.noun) and all(collection.label) for collection in vocabulary().values())


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (UNSUPPORTED, set(get_args(SupportCode)) - {"supported"}),
        (VERDICTS, set(get_args(Verdict))),
        (VERDICT_SAYS, set(get_args(Verdict))),
        (WAIVERS, set(get_args(WaiverState))),
        (OUTCOMES, set(get_args(Outcome))),
        (FORCES, set(get_args(Force))),
        (FORCES_MANY, set(get_args(Force))),
    ],
)
def test_every_code_has_its_words(table: Mapping[str, Any], codes: set[str]) -> None:
    assert set(table) == codes
