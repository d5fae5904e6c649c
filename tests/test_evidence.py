"""Check what counts as evidence: the words stand there, and they are more than the letter repeated."""

from __future__ import annotations

import datetime

import pytest

from rulebook.facts.articles import index_articles
from rulebook.facts.echo import Echo
from rulebook.facts.evidence import EvidenceCheck, Judge
from rulebook.load.edition import load_edition

LETTER = "Defensie moet te allen tijde de nationale taken binnen het gehele Koninkrijk kunnen uitvoeren"
ARTICLES = {
    "articles": [
        {
            "id": "tasks",
            "number": "5",
            "role": "operative",
            "text": {
                "nl": f"De Partijen onderschrijven dat {LETTER}.",
                "en": "Each Party’s ships   sail \u201cat once\u201d.",
            },
            "paragraphs": [
                {"id": "tasks-2", "number": "5.2", "text": {"en": "No Party may hold back the ships of another."}}
            ],
        },
        {
            "id": "later",
            "number": "6",
            "role": "operative",
            "status": "to-be-agreed",
            "text": {"en": "Crews train together in spring."},
        },
        {
            "id": "turns",
            "number": "7",
            "role": "operative",
            "text": {
                "en": "The ships do not sail alone. The crews decide by themselves, unless the staff objects. Nothing "
                "here means that the Netherlands decides alone on its ships. The staff can't order a mission. "
                "The ships leave when their own country says so. We sаil with a Cyrillic letter.",
                "nl": "De schepen varen alleen, tenzij de staf dat weigert. De bemanningen oefenen samen.",
            },
        },
        {
            "id": "echoes",
            "number": "8",
            "role": "operative",
            "text": {
                "en": "The flags are blue and white on every ship of the squadron in every harbour.",
                "nl": f"De Partijen onderschrijven dat {LETTER}. De vlaggen zijn blauw en wit op elk schip van het eskader.",
            },
        },
    ]
}


@pytest.fixture(scope="module")
def check() -> EvidenceCheck:
    edition = load_edition()
    settings = edition.about.restating
    echo = Echo.of([sentence.text for sentence in edition.letter.sentences], settings.run, settings.most)
    return EvidenceCheck(lambda: index_articles(ARTICLES), Judge(echo), datetime.date(2026, 1, 1))


@pytest.mark.parametrize(
    ("article", "quote", "code"),
    [
        ("tasks", "No Party may hold back the ships", "supported"),
        ("tasks-2", "No Party may hold back the ships", "supported"),
        ("tasks", 'Each Party\'s ships sail "at once"', "supported"),
        ("tasks", "No Party may [...] the ships of another", "supported"),
        ("tasks", "the ships of another [...] No Party may", "quote-not-found"),
        ("tasks", "No party may hold back the ships", "quote-not-found"),
        ("tasks", "No Party may refuse the ships", "quote-not-found"),
        ("tasks-2", "Each Party's ships sail", "quote-not-found"),
        ("tasks", "hold back", "quote-too-short"),
        ("tasks", "No [...] may [...] the [...] of", "quote-too-short"),
        ("tasks", f"De Partijen onderschrijven dat {LETTER}", "quote-restates-letter"),
        ("task", "No Party may hold back the ships", "article-missing"),
        ("turns", "The ships do [...] sail alone", "quote-cut"),
        ("turns", "The crews decide by themselves", "quote-cut"),
        ("turns", "The crews decide by themselves, unless the staff objects", "supported"),
        ("turns", "the Netherlands decides alone on its ships", "quote-cut"),
        ("turns", "order a mission", "quote-cut"),
        ("turns", "De schepen varen alleen", "quote-cut"),
        ("turns", "De bemanningen oefenen samen", "supported"),
        ("turns", "The ships leave when their own country says so", "supported"),
        ("turns", "he ships leave when their own", "quote-not-found"),
        ("turns", "The ships leave when their own count", "quote-not-found"),
        ("turns", "We sail with a Cyrillic letter", "quote-not-found"),
        ("turns", "We sаil with a Cyrillic letter", "quote-foreign-letters"),
        ("echoes", LETTER.replace("taken", "ta\u200bken"), "quote-restates-letter"),
        (
            "echoes",
            f"{LETTER}. [...] De vlaggen zijn blauw en wit op elk schip van het eskader",
            "quote-restates-letter",
        ),
        ("echoes", "binnen het gehele", "quote-restates-letter"),
        ("echoes", "De vlaggen zijn blauw en wit", "supported"),
        ("later", "Crews train together in spring", "article-to-be-agreed"),
    ],
)
def test_a_quote_counts_only_when_it_stands_there_and_says_something(
    check: EvidenceCheck, article: str, quote: str, code: str
) -> None:
    claim = {"evidence": [{"article": article, "quote": quote}]}
    found = check.support(claim, "/guarantees/0", "article")
    assert (found.code, check.code(claim, "article")) == (code, code)
    assert found.ok is (code == "supported")


@pytest.mark.parametrize(
    ("claim", "proof", "code"),
    [
        ({}, "article", "no-evidence"),
        ({"document": {"reference": "A-1", "date": "2024-01-01"}}, "article", "no-evidence"),
        ({"document": {"reference": "A-1", "date": "2024-01-01"}}, "article-or-document", "supported"),
        ({"document": {"reference": "A-1", "date": "2026-01"}}, "document", "supported"),
        ({"document": {"reference": "A-1", "date": "2026-01-02"}}, "document", "document-in-the-future"),
        ({"document": {"reference": "A-1"}}, "article-or-document", "document-incomplete"),
        ({"document": {"date": "2024-01-01"}}, "document", "document-incomplete"),
        ({"document": {"reference": "A-1", "date": "2024-01"}}, "document", "supported"),
        ({"evidence": [{"article": "tasks", "quote": "No Party may hold back"}]}, "document", "no-evidence"),
        (
            {
                "evidence": [{"article": "tasks", "quote": "words that are not there"}],
                "document": {"reference": "A-1", "date": "2024-01-01"},
            },
            "article-or-document",
            "quote-not-found",
        ),
    ],
)
def test_a_claim_needs_the_proof_of_its_kind(check: EvidenceCheck, claim: dict, proof: str, code: str) -> None:
    assert (check.support(claim, "/claims/0", proof).code, check.code(claim, proof)) == (code, code)
