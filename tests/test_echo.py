"""Notice a quote that only repeats the letter: how many of its words stand in runs that are the letter's own."""

from __future__ import annotations

import pytest

from rulebook.facts.echo import Echo

LETTER = ["De krijgsmacht blijft te allen tijde de laatste verdedigingslinie", "van het land"]

# What is said of the quote, the shortest run that counts, the part that may be runs, the quote, whether it restates.
QUOTES: list[tuple[str, int, float, str, bool]] = [
    ("the letter's own words", 4, 0.5, "blijft te allen tijde de laatste verdedigingslinie", True),
    ("in capitals, with other marks", 4, 0.5, "BLIJFT, te allen tijde: de laatste", True),
    ("one word of the letter left out", 4, 0.5, "blijft te tijde de verdedigingslinie", False),
    ("none of its words", 4, 0.5, "each party keeps the last word", False),
    ("over half of it is the letter's", 4, 0.5, "blijft te allen tijde een twee drie", True),
    ("half of it is the letter's, and no more", 4, 0.5, "blijft te allen tijde een twee drie vier", False),
    ("half of it at its end", 4, 0.5, "een twee drie vier vijf blijft te allen tijde de", False),
    ("over half of it at its end", 4, 0.5, "een twee drie vier blijft te allen tijde de", True),
    ("a run that is one word too short", 4, 0.5, "een twee te allen tijde", False),
    ("the same run where three words count", 3, 0.5, "een twee te allen tijde", True),
    ("a longer run where five words count", 5, 0.5, "blijft te allen tijde een", False),
    ("as short as a quote can be", 4, 0.5, "te allen tijde", True),
    ("shorter than a quote can be", 4, 0.5, "te allen", False),
    ("words of two sentences of the letter", 4, 0.5, "laatste verdedigingslinie van het", False),
    ("a whole sentence that is shorter than a run", 4, 0.5, "van het land", True),
    ("no word at all", 4, 0.5, "", False),
    ("a segment by itself", 4, 0.5, "te allen tijde [...] een twee drie vier vijf zes zeven acht", True),
    ("the last segment by itself", 4, 0.5, "een twee drie vier vijf zes zeven acht […] te allen tijde", True),
    ("segments that are too short, taken together", 4, 0.5, "blijft te [...] allen tijde", True),
    ("segments of which neither says the letter's words", 4, 0.5, "een twee drie [...] vier vijf zes", False),
    ("all of it may be the letter's", 4, 1.0, "blijft te allen tijde", False),
    ("none of it may be the letter's", 4, 0.0, "een twee drie vier vijf blijft te allen tijde", True),
]


@pytest.mark.parametrize(
    ("run", "most", "quote", "expected"), [row[1:] for row in QUOTES], ids=[row[0] for row in QUOTES]
)
def test_a_quote_restates_the_letter_when_too_many_of_its_words_are_the_letters(
    run: int, most: float, quote: str, expected: bool
) -> None:
    assert Echo.of(LETTER, run, most).restates(quote) is expected
