"""Check what counts as evidence: the words stand there, and they are more than the letter repeated."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from rulebook.facts.articles import foreign_letters, index_articles, quoted
from rulebook.facts.echo import Echo
from rulebook.facts.evidence import EvidenceCheck, Judge
from rulebook.load.edition import load_edition
from rulebook.model.record import Ground, Support

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


NO_PARTY, SCHEPEN = "No Party may hold back the ships", "De bemanningen oefenen samen"
TASKS = Ground("tasks", "5", "/articles/0", NO_PARTY)
TASKS_2 = Ground("tasks-2", "5.2", "/articles/0/paragraphs/0", NO_PARTY)
TURNS = Ground("turns", "7", "/articles/2", SCHEPEN)
LATER = Ground("later", "6", "/articles/1", "Crews train together in spring")
CUT = Ground("turns", "7", "/articles/2", "De schepen varen alleen")
AT = "/guarantees/3/evidence"
# The articles and quotes that a claim names, and the whole answer: code, place, article, quote, grounds.
ANSWERS: list[tuple[list[tuple[str, str]], Support]] = [
    ([("tasks", NO_PARTY)], Support("supported", AT, grounds=(TASKS,))),
    ([("tasks-2", NO_PARTY)], Support("supported", AT, grounds=(TASKS_2,))),
    ([("tasks", NO_PARTY), ("turns", SCHEPEN)], Support("supported", AT, grounds=(TASKS, TURNS))),
    ([("tasks", NO_PARTY), ("task", SCHEPEN)], Support("article-missing", f"{AT}/1/article", "task", SCHEPEN)),
    ([("later", LATER.quote)], Support("article-to-be-agreed", f"{AT}/0/article", "6", LATER.quote, (LATER,))),
    (
        [("tasks", NO_PARTY), ("turns", CUT.quote), ("task", SCHEPEN)],
        Support("quote-cut", f"{AT}/1/quote", "7", CUT.quote, (CUT,)),
    ),
]


@pytest.mark.parametrize(("evidence", "expected"), ANSWERS)
def test_a_claim_names_all_that_proves_it_or_the_first_that_does_not(
    check: EvidenceCheck, evidence: list[tuple[str, str]], expected: Support
) -> None:
    claim = {"evidence": [{"article": article, "quote": quote} for article, quote in evidence]}
    assert check.support(claim, "/guarantees/3", "article") == expected
    assert check.code(claim, "article") == expected.code


def test_a_document_stands_at_its_own_place_and_nothing_stands_at_the_claim(check: EvidenceCheck) -> None:
    document = {"reference": "A-1", "date": "2024-01-01"}
    found = [check.support(claim, "/assessments/0", "document") for claim in ({"document": document}, {})]
    assert found == [Support("supported", "/assessments/0/document"), Support("no-evidence", "/assessments/0")]


@pytest.mark.parametrize(
    ("articles", "proof", "expected"),
    [
        (["tasks"], "article", "operative"),
        (["tasks-2"], "article-or-document", "operative"),
        (["whereas"], "article", "preamble"),
        (["tasks", "whereas", "annexed"], "article", "preamble"),
        (["annexed", "whereas"], "article", "annex"),
        (["tasks", "task"], "article", None),
        ([], "article", None),
        (["tasks"], "document", None),
    ],
)
def test_a_claim_stands_in_the_first_kind_of_article_that_is_not_operative(
    articles: list[str], proof: Any, expected: str | None
) -> None:
    others = [{"id": "whereas", "number": "a", "role": "preamble"}, {"id": "annexed", "number": "A", "role": "annex"}]
    data = {"articles": ARTICLES["articles"] + others}
    check = EvidenceCheck(lambda: index_articles(data), Judge(Echo.of([], 4, 0.6)), datetime.date(2026, 1, 1))
    assert check.role({"evidence": [{"article": name, "quote": "x"} for name in articles]}, proof) == expected


# A text, a quote, and how it stands there.
QUOTED: list[tuple[str, str, str]] = [
    ("The crews sail. They do not stop.", "The crews sail", "whole"),
    ("The crews sail! They do not stop.", "The crews sail", "whole"),
    ("The crews do not stop? They sail.", "They sail", "whole"),
    ("The crews “do not stop.” They sail.", "They sail", "whole"),
    ("The crews sail, e.g. not alone.", "The crews sail", "cut"),
    ("The crews sail. not alone", "The crews sail", "cut"),
    ("The crews sail. 3 of them do not.", "The crews sail", "cut"),
    ("Not one of the crews sails. All crews train.", "All crews train", "whole"),
    ("They won't sail alone, the crews train.", "the crews train", "cut"),
    ("Knots and notes bind the crews.", "bind the crews", "whole"),
    ("Never. The crews never sail", "The crews", "cut"),
    ("No crew sails. A crew sails.", "crew sails", "whole"),
    ("A crew sails. No crew sails.", "crew sails", "whole"),
    ("No crew sails, no crew sails.", "crew sails", "cut"),
    ("subcrew sails, crewsails, crew sails", "crew sails", "whole"),
    ("subcrew sails, crew sailsman", "crew sails", "absent"),
    ("one two three four five", "one [...] three [...] five", "whole"),
    ("one two three four five", "one […] five […] three", "absent"),
    ("one two one three", "one [...] three", "whole"),
    ("one not two three", "one [...] three", "cut"),
    ("one not two one three", "one [...] three", "cut"),
    ("one. Two not. Three four", "one [...] Three", "cut"),
    ("one not two three one", "one [...] three", "cut"),
    ("one five three", "one [...] three [...] five", "absent"),
    ("The crews sail. Not alone.", "The crews sail.", "whole"),
    ("Not alone. The crews sail.", "The crews sail.", "whole"),
    ("one two two three", "two [...] two", "whole"),
    ("one two three", "two [...] two", "absent"),
    ("one two three", "[...] two [...]", "whole"),
    ("one two three", "[...]", "absent"),
    ("one two three", "", "absent"),
    ("", "one", "absent"),
    ("ﬁne ‘crew’  sails", "fine 'crew' sails", "whole"),
    ("Not x. " * 19 + "X x", "x", "whole"),
    ("Not x. " * 20 + "X x", "x", "cut"),
    ("x not. " * 20 + "One two", "One two", "whole"),
]


@pytest.mark.parametrize(("text", "quote", "expected"), QUOTED)
def test_words_are_quoted_whole_when_no_word_left_out_of_their_sentence_turns_it_round(
    text: str, quote: str, expected: str
) -> None:
    assert quoted(((text,), ("",)), quote) == expected
    assert quoted(((), ("of another article", text)), quote) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The crews sail", False),
        ("Één schip vaart", False),
        ("We sаil", True),
        ("δ", True),
        ("§ 3 — 100 €", False),
        ("№ ½", False),
        ("", False),
    ],
)
def test_letters_of_another_script_are_foreign_and_signs_are_not(text: str, expected: bool) -> None:
    assert foreign_letters(text) is expected


def test_every_article_paragraph_and_point_is_found_by_its_id() -> None:
    point = {"id": "c", "number": "1.1.a", "text": {"en": "Third."}}
    second = {"id": "b", "number": "1.1", "text": {"en": "Second."}, "points": [point]}
    last = {"id": "d", "number": "1.b", "text": {"nl": "Vierde.", "en": None}}
    data = {
        "articles": [
            {"id": "z", "number": "0", "role": "preamble", "status": "to-be-agreed"},
            {"id": "a", "number": "1", "role": "annex", "status": "agreed", "text": {"en": "First."}, "paragraphs": [second], "points": [last]},
        ]
    }  # fmt: skip
    found = index_articles(data)
    assert {name: (a.number, a.pointer, a.role, a.settled, a.texts, a.length) for name, a in found.items()} == {
        "z": ("0", "/articles/0", "preamble", False, (("",), ("",)), 0),
        "a": ("1", "/articles/1", "annex", True, (("", "", "", "Vierde."), ("First.", "Second.", "Third.", "")), 26),
        "b": ("1.1", "/articles/1/paragraphs/0", "annex", True, (("", ""), ("Second.", "Third.")), 13),
        "c": ("1.1.a", "/articles/1/paragraphs/0/points/0", "annex", True, (("",), ("Third.",)), 6),
        "d": ("1.b", "/articles/1/points/0", "annex", True, (("Vierde.",), ("",)), 7),
    }
    assert index_articles({"articles": None}) == index_articles({}) == {}
