"""Prove that the letter that ships is the letter as received, and that every tampering is refused."""

from __future__ import annotations

import copy
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from rulebook.errors import EditionError, Problem
from rulebook.load.letter import read_letter
from rulebook.model.letter import Letter, Lines, Passage, find_quote
from rulebook.words import LANGS, problem_texts

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
SHIPPED = ROOT / "rulebook" / "editions" / "kst-33279-36-2022" / "letter"
NORMS = ROOT.parent / "shared" / "letter" / "norms.yaml"

RECEIVED = (SEEDS / "000_2eee0fd030ab2a2d.txt").read_bytes()
READING = (SEEDS / "kst-33279-36.reading.json").read_bytes()
SHA256 = "e41fabc81d51b97b061c4247270628396d644b6bc6c3f8c39b002ac23cb1c1a6"
EDITION = json.loads(READING)
LETTER = read_letter(RECEIVED, READING)

CONSIDERATIONS = "Afwegingen bij specialisatie"
PRINCIPLES = "Nederlandse inzet en randvoorwaarden"
LINE_1 = (
    "1. Inzet op interoperabiliteit, standaardisatie en het bouwen aan vertrouwen door gezamenlijke verwerving van "
    "materieel en ontwikkeling van capaciteiten, met specialisatie als doel."
)
COMMITMENT = (
    "Wanneer Nederland in dit kader een financiële verplichting aangaat, is dat deel van de begroting "
    "meerjarig gealloceerd."
)
PARLIAMENT = "opdat het parlement gebruik kan maken van het budgetrecht.8"


# The two files


def test_the_package_ships_the_same_bytes_as_the_seeds() -> None:
    assert (SHIPPED / "received.txt").read_bytes() == RECEIVED
    assert (SHIPPED / "reading.json").read_bytes() == READING
    assert sorted(path.name for path in SHIPPED.iterdir()) == ["reading.json", "received.txt"]


def test_the_received_letter_was_never_edited() -> None:
    assert hashlib.sha256(RECEIVED).hexdigest() == SHA256 == EDITION["received"]["sha256"] == LETTER.sha256
    assert EDITION["received"]["file"] == "000_2eee0fd030ab2a2d.txt"


def test_the_letter_says_which_document_it_is() -> None:
    assert (LETTER.id, LETTER.citation, LETTER.date.isoformat(), LETTER.language) == (
        "kst-33279-36", "Kamerstuk 33 279, nr. 36", "2022-12-22", "nl",
    )  # fmt: skip
    assert EDITION["document"] == "2022D56473"
    assert LETTER.title == (
        "Europese defensiesamenwerking en specialisatie en appreciatie van rapport Specialising in European defence "
        "van Instituut Clingendael"
    )


def test_the_letter_has_its_sections_and_paragraphs() -> None:
    assert [(section.slug, len(section.paragraphs)) for section in LETTER.sections] == [
        ("opmaak", 1), ("aanleiding", 4), ("samen-sterker", 8), ("duiding", 9), ("afwegingen", 7),
        ("randvoorwaarden", 5), ("lijn-1", 4), ("lijn-2", 1), ("lijn-3", 3), ("tot-slot", 1), ("ondertekening", 1),
    ]  # fmt: skip
    afwegingen = next(section for section in LETTER.sections if section.slug == "afwegingen")
    assert [(paragraph.slug, paragraph.label) for paragraph in afwegingen.paragraphs] == [
        ("1", None),
        ("afhankelijkheid", "Afhankelijkheid"),
        ("expertise", "Expertise en beschikbaarheid"),
        ("risk-burden-sharing", "Risk & burden sharing"),
        ("industrie", "Industrie"),
        ("fragmentatie", "Fragmentatie"),
        ("aansluiting", "Aansluiting"),
    ]
    assert [footnote.number for footnote in LETTER.footnotes] == [str(number) for number in range(1, 15)]


def test_every_sentence_has_a_locator_of_its_own() -> None:
    locators = [sentence.locator for sentence in LETTER.sentences]
    assert len(locators) == len(set(locators)) == 178


def test_what_is_no_sentence_is_kept_and_named() -> None:
    assert {sentence.locator: sentence.text for sentence in LETTER.sentences if sentence.note} == {
        "opmaak.1.1": "1.1.1.1.1",
        "duiding.3.3": ".",
        "ondertekening.1.1": (
            "DE MINISTER VAN DEFENSIE drs. K.H. Ollongren DE STAATSSECRETARIS VAN DEFENSIE mr. drs. C.A. van der Maat"
        ),
    }
    tenth = LETTER.footnotes[9]
    assert (tenth.number, tenth.lines, tenth.sentences) == ("10", ((299, 299),), ())


def test_each_word_broken_off_at_the_end_of_a_line_was_looked_at() -> None:
    broken = re.findall(r"(\S+)-\s*\n", RECEIVED.decode("utf-8"))
    assert broken == [
        "op", "part", "na", "ope", "36200", "ge", "ca", "(bijvoor", "uitrus", "trai", "Ka", "De", "Daar", "na", "zet",
        "Ne", "verde", "bur", "Industri", "in",
    ]  # fmt: skip
    whole = [
        "opstellen", "partnerschappen", "nader", "operaties,", "36200- X,", "gebied", "capaciteiten", "(bijvoorbeeld",
        "uitrusting", "training", "Kamerbrieven", "Defensie", "Daarbij", "nationaal", "zetten.", "Nederland",
        "verdeling", "burden", "Industriële", "industriële",
    ]  # fmt: skip
    kept = [
        "land- of maritieme",
        "tank- en transportvliegtuigen",
        "Belgisch-Nederlandse",
        "specialisatie - noodzakelijk.",
    ]
    text = " ".join(sentence.text for sentence in LETTER.sentences)
    assert [words for words in whole + kept if f" {words} " not in f"{text} "] == []


def test_a_sentence_ends_where_the_letter_ends_it() -> None:
    """Only these end otherwise than with a full stop: with a footnote's mark, a colon, or nothing at all."""
    proper = re.compile(r"\.[”’]?\.?$")
    odd = {s.locator: s.text.split()[-1] for s in LETTER.sentences if not proper.search(s.text)}
    headings = {locator for locator in odd if locator.endswith(".kop")}
    assert {locator: end for locator, end in odd.items() if locator not in headings} == {
        "opmaak.1.1": "1.1.1.1.1",
        "aanleiding.4.2": "ingediend.1",
        "samen-sterker.6.1": "veiligheidsarchitectuur.4",
        "samen-sterker.8.3": "MRTT.5",
        "duiding.2.3": "specialisatie.6",
        "duiding.4.1": "samenwerkingspartners:",
        "afwegingen.1.1": "vormgegeven’.7",
        "afwegingen.afhankelijkheid.7": "budgetrecht.8",
        "afwegingen.industrie.2": "9",
        "afwegingen.fragmentatie.2": "aan.10",
        "randvoorwaarden.inleiding.1": "uitgangspunten:",
        "randvoorwaarden.3.2": "specialisatie.11",
        "lijn-1.2.1": "12",
        "lijn-2.1.2": "partners.13",
        "lijn-2.1.3": "capaciteiten.14",
        "ondertekening.1.1": "Maat",
        "noot.7.1": "nr.54",
        "noot.13.1": "2022)",
        "noot.14.1": "(2018)",
    }


def test_a_sentence_starts_where_the_letter_starts_it() -> None:
    """Only the stray full stop and a list's number start otherwise than with a capital letter."""
    odd = {s.locator: s.text.split()[0] for s in LETTER.sentences if not s.text[0].isupper()}
    assert odd == {
        "opmaak.1.1": "1.1.1.1.1", "duiding.3.3": ".", "duiding.5.1": "1.", "duiding.6.1": "2.", "duiding.7.1": "3.",
        "randvoorwaarden.1.1": "1.", "randvoorwaarden.2.1": "2.", "randvoorwaarden.3.1": "3.",
        "lijn-1.kop": "1.", "lijn-2.kop": "2.", "lijn-3.kop": "3.",
    }  # fmt: skip


# Quotes


@pytest.mark.parametrize(
    ("quote", "locator", "lines", "heading"),
    [
        pytest.param(
            COMMITMENT, "afwegingen.afhankelijkheid.5", ((211, 212), (215, 215)), f"{CONSIDERATIONS}, Afhankelijkheid",
            id="over a page break with a footnote",
        ),
        pytest.param(
            "Hierbij is het van belang om in gezamenlijkheid te bepalen welke capaciteiten ontbreken en hoe gezamenlijke "
            "aanschaf via het pooling and sharing-concept het gebrek aan bepaalde capaciteiten kan verminderen.",
            "lijn-1.2.5", ((332, 334), (340, 340)), LINE_1,
            id="over a page break, with a hyphen that is the word's own",
        ),
        pytest.param(
            "Daarbij hoort de mogelijkheid om individuele Nederlandse eenheden onder nationaal politiek mandaat in kleine "
            "én in grote verbanden in te kunnen zetten.",
            "randvoorwaarden.1.4", ((279, 282),), f"{PRINCIPLES}, Eerste uitgangspunt",
            id="three words broken off at line ends",
        ),
        pytest.param(
            "een eerlijke verdeling van (menselijke en militaire) risico’s en (financiële) lasten (risk & burden sharing)",
            "randvoorwaarden.2.1", ((288, 290),), f"{PRINCIPLES}, Tweede uitgangspunt",
            id="part of a sentence",
        ),
        pytest.param(
            PARLIAMENT, "afwegingen.afhankelijkheid.7", ((217, 219),), f"{CONSIDERATIONS}, Afhankelijkheid",
            id="with the footnote's mark glued to a word",
        ),
        pytest.param(
            "te garanderen. 9", "afwegingen.industrie.2", ((237, 239),), f"{CONSIDERATIONS}, Industrie",
            id="with the footnote's mark standing apart",
        ),
        pytest.param(
            "Het parlement wordt betrokken bij voorgenomen samenwerkingsvormen via het DMP, Kamerbrieven en verslagen.",
            "noot.8.1", ((253, 254),), "noot 8",
            id="a footnote",
        ),
        pytest.param(
            "nader uitgewerkt kader hoe taakspecialisatie kan worden vormgegeven",
            "noot.1.2", ((40, 41), (82, 83)), "noot 1",
            id="a footnote over two pages",
        ),
        pytest.param(
            "(Kamerstuk 36200- X, nr. 37)", "samen-sterker.4.3", ((87, 90),), "Specialisatie betekent ‘samen sterker’",
            id="a hyphen at a line end before a capital",
        ),
    ],
)  # fmt: skip
def test_a_quote_is_found_in_its_sentence_and_on_its_lines(
    quote: str, locator: str, lines: Lines, heading: str
) -> None:
    found = find_quote(LETTER, quote)
    assert found is not None
    assert (found.locators, found.lines, found.heading, found.quote) == ((locator,), lines, heading, quote)
    assert find_quote(LETTER, quote, locator) == found


def test_a_quote_over_two_sentences_is_found_with_what_is_around_it() -> None:
    quote = "Dat kan in de praktijk betekenen dat nationale expertise en capaciteiten internationaal beschikbaar worden " \
        "gesteld, omdat die nodig zijn voor de gezamenlijke veiligheid. Het specialisme of de capaciteit"  # fmt: skip
    assert find_quote(LETTER, quote, "afwegingen.expertise.2") == Passage(
        locators=("afwegingen.expertise.2", "afwegingen.expertise.3"),
        lines=((224, 228),),
        heading=f"{CONSIDERATIONS}, Expertise en beschikbaarheid",
        quote=quote,
        before=(
            "Expertise en beschikbaarheid: Versterking van regionale samenwerking als toevoeging aan een veelzijdige "
            "krijgsmacht betekent dat landen die verantwoordelijk zijn voor een bepaalde capaciteit mogelijk meer "
            "expertise kunnen opbouwen ten behoeve van het collectief. "
        ),
        after=" moet dan voldoende sterk zijn om de gemeenschappelijke en nationale behoefte te dekken.",
    )


def test_white_space_in_a_quote_does_not_matter() -> None:
    spaced = "  " + COMMITMENT.replace(" ", "\n   ") + "\t"
    assert find_quote(LETTER, spaced) == find_quote(LETTER, COMMITMENT)


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param(COMMITMENT.replace("financiële", "grote"), id="another word"),
        pytest.param(COMMITMENT.replace("Wanneer", "wanneer"), id="another case"),
        pytest.param(COMMITMENT.replace("aangaat,", "aangaat"), id="without a comma"),
        pytest.param(COMMITMENT.replace("financiële", "financie\u0308le"), id="another way to write a letter"),
        pytest.param("Landen maken afspraken over een evenredige verdeling van risico's", id="another apostrophe"),
        pytest.param("De- fensie moet te allen tijde", id="with the hyphen at the line end"),
        pytest.param("verhogen de interchangeability", id="with a typing error put right"),
        pytest.param("voldoende interoperabel", id="from the middle of a word"),
        pytest.param("Fragmentatie: Binnen Europa is sprake van te gro", id="up to the middle of a word"),
        pytest.param("0% van de capaciteiten", id="from the middle of a number"),
        pytest.param(f"{PARLIAMENT} Expertise en beschikbaarheid", id="over two paragraphs"),
        pytest.param("Afwegingen bij specialisatie In de motie", id="over a heading and its text"),
        pytest.param("begroting 7 Kamerstuk 35 570 X, nr.54", id="over the text and a footnote"),
        pytest.param("\uf0b7 Afhankelijkheid", id="with the bullet"),
        pytest.param("", id="empty"),
        pytest.param(" \n ", id="only white space"),
    ],
)
def test_nothing_else_than_the_letters_own_words_is_found(quote: str) -> None:
    assert find_quote(LETTER, quote) is None


@pytest.mark.parametrize("locator", ["afwegingen.afhankelijkheid.4", "afwegingen.afhankelijkheid.6", "noot.8.1", ""])
def test_a_quote_is_not_found_in_a_sentence_where_it_does_not_start(locator: str) -> None:
    assert find_quote(LETTER, COMMITMENT, locator) is None


def test_a_locator_chooses_between_two_places_that_say_the_same() -> None:
    quote = "Zie ook: Defensie Industrie Strategie in een nieuwe geopolitieke context"
    found = [find_quote(LETTER, quote, locator) for locator in (None, "noot.11.1", "noot.12.1")]
    assert [passage and passage.locators for passage in found] == [("noot.11.1",), ("noot.11.1",), ("noot.12.1",)]


@pytest.mark.skipif(not NORMS.exists(), reason="the inventory of norms is not kept here")
def test_every_quote_of_the_inventory_of_norms_is_found() -> None:
    quotes = re.findall(r'^  quote: "(.*)"$', NORMS.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(quotes) > 30
    assert [quote for quote in quotes if find_quote(LETTER, quote) is None] == []


# Tampering


def refused(received: bytes, reading: bytes) -> list[Problem]:
    """Return the problems for which the two files are refused, after saying each of them in every language."""
    with pytest.raises(EditionError) as caught:
        read_letter(received, reading)
    for problem in caught.value.problems:
        assert all(problem_texts(problem, lang) for lang in LANGS)
    return list(caught.value.problems)


def tampered(change: Callable[[Any], object]) -> bytes:
    """Return the reading edition with a change made to it."""
    data = copy.deepcopy(EDITION)
    change(data)
    return json.dumps(data).encode()


def paragraph(data: Any, section: str, slug: str) -> Any:
    found = next(s for s in data["sections"] if s["slug"] == section)
    return next(p["sentences"] for p in found["paragraphs"] if p["slug"] == slug)


def numbered(sentences: Any, name: str) -> None:
    """Number the sentences anew, so that only the words can be wrong."""
    for number, sentence in enumerate(sentences, 1):
        sentence["locator"] = f"{name}.{number}"


def change_one_letter(data: Any) -> None:
    sentence = paragraph(data, "randvoorwaarden", "1")[2]
    sentence["text"] = sentence["text"].replace("vereist", "vereiste")


def change_one_letter_of_a_footnote(data: Any) -> None:
    sentence = data["footnotes"][7]["sentences"][0]
    sentence["text"] = sentence["text"].replace("DMP", "DMO")


def put_a_typing_error_right(data: Any) -> None:
    sentence = paragraph(data, "lijn-2", "1")[0]
    sentence["text"] = sentence["text"].replace("krijsmachten", "krijgsmachten")


def keep_a_hyphen(data: Any) -> None:
    sentence = paragraph(data, "randvoorwaarden", "1")[2]
    sentence["text"] = sentence["text"].replace("Defensie", "De- fensie")


def double_a_space(data: Any) -> None:
    sentence = paragraph(data, "tot-slot", "1")[1]
    sentence["text"] = sentence["text"].replace(" lange", "  lange")


def drop(data: Any) -> None:
    sentences = paragraph(data, "afwegingen", "risk-burden-sharing")
    del sentences[1]
    numbered(sentences, "afwegingen.risk-burden-sharing")


def drop_the_last(data: Any) -> None:
    del data["sections"][-1]


def drop_the_last_footnote(data: Any) -> None:
    del data["footnotes"][-1]


def double(data: Any) -> None:
    sentences = paragraph(data, "afwegingen", "aansluiting")
    sentences.append(copy.deepcopy(sentences[-1]))
    numbered(sentences, "afwegingen.aansluiting")


def add_at_the_end(data: Any) -> None:
    paragraph(data, "ondertekening", "1").append(
        {"locator": "ondertekening.1.2", "lines": [[443, 443]], "text": "Hoogachtend,"}
    )


def swap(data: Any) -> None:
    sentences = paragraph(data, "afwegingen", "risk-burden-sharing")
    sentences[1], sentences[2] = sentences[2], sentences[1]
    numbered(sentences, "afwegingen.risk-burden-sharing")


def move_to_another_paragraph(data: Any) -> None:
    moved = paragraph(data, "afwegingen", "industrie").pop()
    paragraph(data, "afwegingen", "aansluiting").append({**moved, "locator": "afwegingen.aansluiting.3"})


def give_wrong_lines(data: Any) -> None:
    paragraph(data, "afwegingen", "afhankelijkheid")[4]["lines"] = [[211, 215]]


def give_wrong_lines_to_a_footnotes_number(data: Any) -> None:
    data["footnotes"][9]["lines"] = [[300, 300]]


def swap_locators(data: Any) -> None:
    first, second = paragraph(data, "randvoorwaarden", "2")
    first["locator"], second["locator"] = second["locator"], first["locator"]


def use_a_slug_twice(data: Any) -> None:
    heading_of_line_2, line_2 = data["sections"][7]["heading"], data["sections"][7]["paragraphs"][0]
    data["sections"][7]["slug"], heading_of_line_2["locator"] = "lijn-3", "lijn-3.kop"
    numbered(line_2["sentences"], "lijn-3.1")


def renumber_a_footnote(data: Any) -> None:
    data["footnotes"][4]["number"] = "55"


def pass_body_text_off_as_a_footnote(data: Any) -> None:
    data["footnote_lines"].append([424, 434])
    sentences = paragraph(data, "tot-slot", "1")
    data["footnotes"][-1]["sentences"] += sentences[:]
    numbered(data["footnotes"][-1]["sentences"], "noot.14")
    sentences.clear()


def call_lines_footnotes_that_are_not_there(data: Any) -> None:
    data["footnote_lines"].append([500, 10**15])


def call_a_footnote_body_text(data: Any) -> None:
    data["footnote_lines"].remove([214, 214])


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        (change_one_letter, [Problem("letter.words", {
            "name": "randvoorwaarden.1.3", "expected": "veiligheidssituatie dat vereiste.",
            "found": "veiligheidssituatie dat vereist. Daarbij hoort de mogelijkheid om individuele Nederlandse",
        })]),
        (change_one_letter_of_a_footnote, [Problem("letter.words", {
            "name": "noot.8.1", "expected": "via het DMO, Kamerbrieven en verslagen.",
            "found": "via het DMP, Kamerbrieven en verslagen. 9 Defensie Industrie Strategie",
        })]),
        (put_a_typing_error_right, [Problem("letter.words", {
            "name": "lijn-2.1.1", "expected": "moeten Europese krijgsmachten effectiever gaan samenwerken.",
            "found": "moeten Europese krijsmachten effectiever gaan samenwerken. Defensie kiest in de",
        })]),
        (keep_a_hyphen, [Problem("letter.words", {
            "name": "randvoorwaarden.1.3", "expected": "De- fensie moet te allen tijde de nationale",
            "found": "Defensie moet te allen tijde de nationale taken",
        })]),
        (double_a_space, [Problem("letter.words", {
            "name": "tot-slot.1.2", "expected": "vergt een  lange adem en grote inzet.",
            "found": "vergt een lange adem en grote inzet. Gedachtevorming op dit",
        })]),
        (drop, [Problem("letter.words", {
            "name": "afwegingen.risk-burden-sharing.2", "expected": "Landen maken afspraken over een evenredige verdeling van",
            "found": "Specialisatie mag er niet toe leiden dat slechts",
        })]),
        (drop_the_last, [Problem("letter.missing", {"found": "DE MINISTER VAN DEFENSIE drs. K.H. Ollongren DE"})]),
        (drop_the_last_footnote, [
            Problem("letter.missing", {"found": "14 EU Capability Development Priorities (2018)"}),
        ]),
        (double, [Problem("letter.words", {
            "name": "afwegingen.aansluiting.3", "expected": "Behalve technische randvoorwaarden, moeten ook verschillen op het",
            "found": "Nederlandse inzet en randvoorwaarden Op basis van deze",
        })]),
        (add_at_the_end, [Problem("letter.beyond", {"name": "ondertekening.1.2", "expected": "Hoogachtend,"})]),
        (swap, [Problem("letter.words", {
            "name": "afwegingen.risk-burden-sharing.2", "expected": "Landen maken afspraken over een evenredige verdeling van",
            "found": "Specialisatie mag er niet toe leiden dat slechts",
        })]),
        (move_to_another_paragraph, [Problem("letter.words", {
            "name": "afwegingen.fragmentatie.1", "expected": "Fragmentatie: Binnen Europa is sprake van te grote",
            "found": "Bij beslissingen over gezamenlijke verwerving moet industriële samenwerking",
        })]),
        (give_wrong_lines, [Problem("letter.lines", {"name": "afwegingen.afhankelijkheid.5"})]),
        (give_wrong_lines_to_a_footnotes_number, [Problem("letter.lines", {"name": "noot.10"})]),
        (swap_locators, [
            Problem("letter.locator", {"name": "randvoorwaarden.2.2", "expected": "randvoorwaarden.2.1"}),
            Problem("letter.locator", {"name": "randvoorwaarden.2.1", "expected": "randvoorwaarden.2.2"}),
        ]),
        (use_a_slug_twice, [
            Problem("letter.same_locator", {"name": name})
            for name in ["lijn-3.kop", "lijn-3.1.1", "lijn-3.1.2", "lijn-3.1.3"]
        ]),
        (renumber_a_footnote, [
            Problem("letter.words", {
                "name": "noot.55", "expected": "55", "found": "5 MRTT: Multi Role Tanker and Transport. 6",
            }),
            Problem("letter.locator", {"name": "noot.55", "expected": "noot.5"}),
        ]),
        (pass_body_text_off_as_a_footnote, [Problem("letter.footnotes", {"lines": "424-434"})]),
        (call_lines_footnotes_that_are_not_there, [Problem("letter.footnotes", {"lines": f"500-{10**15}"})]),
        (call_a_footnote_body_text, [
            Problem("letter.words", {
                "name": "afwegingen.afhankelijkheid.5", "expected": "de begroting meerjarig gealloceerd.",
                "found": "de begroting 7 Kamerstuk 35 570 X, nr.54 meerjarig gealloceerd.",
            }),
            Problem("letter.words", {
                "name": "noot.7", "expected": "7", "found": "8 Het parlement wordt betrokken bij voorgenomen samenwerkingsvormen",
            }),
        ]),
    ],
)  # fmt: skip
def test_a_reading_edition_that_says_something_else_is_refused(
    change: Callable[[Any], object], problems: list[Problem]
) -> None:
    assert refused(RECEIVED, tampered(change)) == problems


def test_a_letter_changed_or_left_out_in_any_sentence_is_refused() -> None:
    texts = list(_texts(EDITION))
    assert len(texts) == 178
    for where, text in texts:
        middle = len(text) // 2
        for other in (f"{text[:middle]}§{text[middle + 1 :]}", text[:-1]):
            codes = {problem.code for problem in refused(RECEIVED, tampered(_put(where, other)))}
            assert codes == {"letter.words" if other else "letter.form"}


def _texts(data: Any, where: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Yield every `text` in the reading edition, with the way to it."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if key == "text":
            yield (*where, key), value
        elif isinstance(value, dict | list):
            yield from _texts(value, (*where, key))


def _put(where: tuple[Any, ...], value: object) -> Callable[[Any], None]:
    """Return a change that puts the value there."""

    def change(data: Any) -> None:
        for key in where[:-1]:
            data = data[key]
        data[where[-1]] = value

    return change


def test_one_byte_of_the_received_letter_changed_is_refused() -> None:
    other = RECEIVED.replace(b"geplaveid", b"geplaveit", 1)
    found = hashlib.sha256(other).hexdigest()
    assert sum(a != b for a, b in zip(RECEIVED, other, strict=True)) == 1
    assert refused(other, READING) == [Problem("letter.digest", {"found": found, "expected": SHA256})]


def _signed(received: bytes) -> bytes:
    """Return the reading edition with the SHA-256 of another text."""
    return tampered(_put(("received", "sha256"), hashlib.sha256(received).hexdigest()))


def test_another_letter_is_refused_even_when_its_digest_is_given() -> None:
    other = RECEIVED.replace(b"geplaveid", b"geplaveit", 1)
    assert refused(other, _signed(other)) == [
        Problem("letter.words", {
            "name": "tot-slot.1.1", "expected": "samenwerking geen geplaveid pad is.",
            "found": "samenwerking geen geplaveit pad is. Het vergt een lange adem",
        })
    ]  # fmt: skip
    latin = RECEIVED.replace("é".encode(), b"\xe9")
    assert refused(latin, _signed(latin)) == [Problem("letter.not_utf8")]


@pytest.mark.parametrize(
    ("where", "value", "said"),
    [
        (("title",), " ", "/title"),
        (("date",), "22 december 2022", "/date"),
        (("received",), "000.txt", "/received"),
        (("received", "sha256"), None, "/received/sha256"),
        (("author",), "De minister", "/author"),
        (("sections",), {}, "/sections"),
        (("sections", 1), None, "/sections/1"),
        (("sections", 1, "heading"), "Aanleiding", "/sections/1/heading"),
        (("sections", 1, "paragraphs", 0, "sentences", 0, "text"), "", "/sections/1/paragraphs/0/sentences/0/text"),
        (("sections", 1, "paragraphs", 0, "sentences", 0, "txt"), "x", "/sections/1/paragraphs/0/sentences/0/txt"),
        (("sections", 4, "paragraphs", 1, "label"), 5, "/sections/4/paragraphs/1/label"),
        (("footnotes", 0, "number"), 1, "/footnotes/0/number"),
        (("footnote_lines", 0), [38], "/footnote_lines/0"),
        (("footnote_lines", 0), [38, True], "/footnote_lines/0"),
        (("footnote_lines", 0), [41, 38], "/footnote_lines/0"),
        (("footnote_lines", 0), [0, 41], "/footnote_lines/0"),
        (("footnote_lines", 1), [41, 85], "/footnote_lines/1"),
    ],
)
def test_a_reading_edition_of_another_form_is_refused_with_the_place(
    where: tuple[Any, ...], value: object, said: str
) -> None:
    assert refused(RECEIVED, tampered(_put(where, value))) == [Problem("letter.form", {"where": said})]


def test_a_reading_edition_without_one_of_its_keys_is_refused() -> None:
    for key in EDITION:
        rest = {name: value for name, value in EDITION.items() if name != key}
        assert refused(RECEIVED, json.dumps(rest).encode()) == [Problem("letter.form", {"where": f"/{key}"})]
    assert refused(RECEIVED, b"[]") == [Problem("letter.form", {"where": "/"})]


@pytest.mark.parametrize(
    "reading",
    [
        pytest.param(b"", id="empty"),
        pytest.param(READING[:-10], id="cut off"),
        pytest.param(READING.replace(b'"id": ', b'"id": "x", "id": ', 1), id="a key twice"),
        pytest.param(b"\xff" + READING, id="not UTF-8"),
        pytest.param(b"[" * 200_000, id="nested very deep"),
        pytest.param(b'{"id": ' + b"9" * 10_000 + b"}", id="a number of ten thousand digits"),
    ],
)
def test_a_reading_edition_that_is_no_json_is_refused(reading: bytes) -> None:
    assert refused(RECEIVED, reading) == [Problem("letter.not_json")]


def test_the_order_of_keys_and_the_white_space_of_the_file_do_not_matter() -> None:
    again: Letter = read_letter(RECEIVED, json.dumps(EDITION, sort_keys=True).encode())
    assert again == LETTER
