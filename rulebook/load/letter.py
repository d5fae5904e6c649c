"""Read the letter, and prove that its reading edition holds the words of the letter as received.

The proof reads the received file word by word, each with its line. A word that is broken off with
a hyphen at the end of a line is made whole; footnotes, whose lines the reading edition names, are
read apart from the text that they interrupt. The sentences of the reading edition, one after the
other, must be exactly those words, and each must stand on the lines that it says. So a quote that
is found in the reading edition stands in the letter as received.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rulebook.errors import EditionError, Problem
from rulebook.model.letter import Footnote, Letter, Lines, Paragraph, Section, Sentence, ranges

_BULLET = "\uf0b7"
_SHOWN = 8
"""How many words of two texts that differ are shown."""


def read_letter(received: bytes, reading: bytes) -> Letter:
    """Return the letter. Raises EditionError when the two files do not hold the same words."""
    try:
        letter, footnote_lines = _letter(json.loads(reading.decode("utf-8"), object_pairs_hook=_pairs))
    except _MalformedError as error:
        raise EditionError(Problem("letter.form", {"where": error.where})) from None
    except (ValueError, RecursionError):
        raise EditionError(Problem("letter.not_json")) from None
    digest = hashlib.sha256(received).hexdigest()
    if digest != letter.sha256:
        raise EditionError(Problem("letter.digest", {"found": digest, "expected": letter.sha256}))
    try:
        lines = received.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        raise EditionError(Problem("letter.not_utf8")) from None
    problems = list(_misplaced(footnote_lines, lines)) or list(_faults(letter, lines, footnote_lines))
    if problems:
        raise EditionError(problems)
    return letter


class _MalformedError(Exception):
    """Say where the reading edition does not have the expected form."""

    def __init__(self, where: str) -> None:
        self.where = where or "/"


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return a JSON object, and refuse one that has a key twice: which of the two would hold?"""
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def _letter(data: Any) -> tuple[Letter, Lines]:
    """Return the letter that the reading edition describes, and the lines that it says are footnotes."""
    texts = ("id", "citation", "title", "document", "language")
    _keys(data, "", *texts, "date", "received", "footnote_lines", "sections", "footnotes")
    name, citation, title, _, language = (_text(data[key], f"/{key}") for key in texts)
    _keys(data["received"], "/received", "file", "sha256")
    _text(data["received"]["file"], "/received/file")
    letter = Letter(
        id=name,
        citation=citation,
        title=title,
        date=_date(data["date"], "/date"),
        language=language,
        sha256=_text(data["received"]["sha256"], "/received/sha256"),
        sections=tuple(_section(section, at) for section, at in _items(data["sections"], "/sections")),
        footnotes=tuple(_footnote(footnote, at) for footnote, at in _items(data["footnotes"], "/footnotes")),
    )
    return letter, _lines(data["footnote_lines"], "/footnote_lines")


def _section(data: Any, at: str) -> Section:
    _keys(data, at, "slug", "heading", "paragraphs")
    heading = None if data["heading"] is None else _sentence(data["heading"], f"{at}/heading")
    paragraphs = tuple(_paragraph(item, place) for item, place in _items(data["paragraphs"], f"{at}/paragraphs"))
    return Section(slug=_text(data["slug"], f"{at}/slug"), heading=heading, paragraphs=paragraphs)


def _paragraph(data: Any, at: str) -> Paragraph:
    _keys(data, at, "slug", "label", "sentences")
    label = None if data["label"] is None else _text(data["label"], f"{at}/label")
    sentences = tuple(_sentence(item, place) for item, place in _items(data["sentences"], f"{at}/sentences"))
    return Paragraph(slug=_text(data["slug"], f"{at}/slug"), label=label, sentences=sentences)


def _footnote(data: Any, at: str) -> Footnote:
    _keys(data, at, "number", "lines", "sentences", may="note")
    sentences = tuple(_sentence(item, place) for item, place in _items(data["sentences"], f"{at}/sentences"))
    number, lines = _text(data["number"], f"{at}/number"), _lines(data["lines"], f"{at}/lines")
    return Footnote(number=number, lines=lines, sentences=sentences)


def _sentence(data: Any, at: str) -> Sentence:
    _keys(data, at, "locator", "lines", "text", may="note")
    note = _text(data["note"], f"{at}/note") if "note" in data else None
    locator, text = _text(data["locator"], f"{at}/locator"), _text(data["text"], f"{at}/text")
    return Sentence(locator=locator, text=text, lines=_lines(data["lines"], f"{at}/lines"), note=note)


def _keys(data: Any, at: str, *keys: str, may: str = "") -> None:
    """Refuse what is not an object with exactly these keys, and perhaps the one that it `may` have."""
    if not isinstance(data, dict):
        raise _MalformedError(at)
    wrong = sorted(set(keys) - set(data)) or sorted(set(data) - {*keys, may})
    if wrong:
        raise _MalformedError(f"{at}/{wrong[0]}")


def _items(data: Any, at: str) -> Iterator[tuple[Any, str]]:
    """Yield the items of a list, each with its pointer."""
    if not isinstance(data, list):
        raise _MalformedError(at)
    yield from ((item, f"{at}/{index}") for index, item in enumerate(data))


def _text(data: Any, at: str) -> str:
    if not isinstance(data, str) or not data.strip():
        raise _MalformedError(at)
    return data


def _date(data: Any, at: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(_text(data, at))
    except ValueError:
        raise _MalformedError(at) from None


def _lines(data: Any, at: str) -> Lines:
    """Return ranges of lines, in rising order, none of them empty and no two of them touching."""
    spans: list[tuple[int, int]] = []
    for item, place in _items(data, at):
        good = isinstance(item, list) and len(item) == 2 and all(type(number) is int for number in item)
        if not good or not (spans[-1][1] + 1 if spans else 0) < item[0] <= item[1]:
            raise _MalformedError(place)
        spans.append((item[0], item[1]))
    return tuple(spans)


def _misplaced(footnote_lines: Lines, lines: Sequence[str]) -> Iterator[Problem]:
    """Yield each run of lines that cannot be the foot of a page.

    Invariant: in the received file an empty line comes before the footnotes of a page, and the next
    page starts with a space. So body text cannot be passed off as a footnote.
    """
    for first, last in footnote_lines:
        foot = lines[first - 1 : last]
        above, below = lines[first - 2 : first - 1], lines[last : last + 1]
        if not all(line.strip() for line in foot) or above != [""] or "".join(below)[:1] != " ":
            yield Problem("letter.footnotes", {"lines": f"{first}-{last}"})


def _faults(letter: Letter, lines: Sequence[str], footnote_lines: Lines) -> Iterator[Problem]:
    """Yield where the words, the lines or the locators of the reading edition are not as they should be."""
    at_foot = {number for first, last in footnote_lines for number in range(first, last + 1)}
    numbered = list(enumerate(lines, 1))
    body = words_of([item for item in numbered if item[0] not in at_foot])
    feet = words_of([item for item in numbered if item[0] in at_foot])
    yield from _compare([sentence for section in letter.sections for sentence in _of_section(section)], body)
    yield from _compare([sentence for footnote in letter.footnotes for sentence in _of_footnote(footnote)], feet)
    yield from _locators(letter)


@dataclass(frozen=True, slots=True)
class Word:
    """Be a word and the lines that it stands on: two, where it is broken off."""

    text: str
    lines: tuple[int, ...]


def words_of(numbered: Sequence[tuple[int, str]]) -> list[Word]:
    """Return the words, made whole where a hyphen at the end of a line breaks them before a small letter."""
    words: list[Word] = []
    for number, line in numbered:
        for place, text in enumerate(line.replace(_BULLET, " ").split()):
            last = words[-1] if words else Word("", ())
            if place == 0 and last.text.endswith("-") and last.text != "-" and text[0].islower():
                words[-1] = Word(last.text[:-1] + text, (*last.lines, number))
            else:
                words.append(Word(text, (number,)))
    return words


def _of_section(section: Section) -> Iterator[Sentence]:
    if section.heading is not None:
        yield section.heading
    for paragraph in section.paragraphs:
        yield from paragraph.sentences


def _of_footnote(footnote: Footnote) -> Iterator[Sentence]:
    """Yield the footnote's number, which stands in the text as well, and its sentences."""
    yield _number(footnote)
    yield from footnote.sentences


def _number(footnote: Footnote) -> Sentence:
    return Sentence(locator=f"noot.{footnote.number}", text=footnote.number, lines=footnote.lines)


def _compare(sentences: Sequence[Sentence], words: Sequence[Word]) -> Iterator[Problem]:
    """Yield every sentence with wrong lines, up to the first that is not the next words of the letter."""
    position = 0
    for sentence in sentences:
        wanted = sentence.text.split(" ")
        found = words[position : position + len(wanted)]
        if [word.text for word in found] != wanted:
            yield _difference(sentence.locator, wanted, [word.text for word in words[position:]])
            return
        if ranges(number for word in found for number in word.lines) != sentence.lines:
            yield Problem("letter.lines", {"name": sentence.locator})
        position += len(wanted)
    if position < len(words):
        left = " ".join(word.text for word in words[position : position + _SHOWN])
        yield Problem("letter.missing", {"found": left})


def _difference(name: str, wanted: list[str], found: list[str]) -> Problem:
    """Return what differs, shown from a few words before the first word that does."""
    pairs = enumerate(zip(wanted, found, strict=False))
    first = next((i for i, (left, right) in pairs if left != right), min(len(wanted), len(found)))
    shown = slice(max(first - 2, 0), first + _SHOWN)
    if not found[first:]:
        return Problem("letter.beyond", {"name": name, "expected": " ".join(wanted[shown])})
    params = {"name": name, "expected": " ".join(wanted[shown]), "found": " ".join(found[shown])}
    return Problem("letter.words", params)


def _locators(letter: Letter) -> Iterator[Problem]:
    """Yield every locator that is not what its place says, and every one that was used before."""
    seen: set[str] = set()
    for sentence, expected in _placed(letter):
        if sentence.locator != expected:
            yield Problem("letter.locator", {"name": sentence.locator, "expected": expected})
        elif expected in seen:
            yield Problem("letter.same_locator", {"name": expected})
        seen.add(expected)


def _placed(letter: Letter) -> Iterator[tuple[Sentence, str]]:
    """Yield every sentence with the locator that follows from its place; footnotes count from 1."""
    for section in letter.sections:
        if section.heading is not None:
            yield section.heading, f"{section.slug}.kop"
        for paragraph in section.paragraphs:
            for number, sentence in enumerate(paragraph.sentences, 1):
                yield sentence, f"{section.slug}.{paragraph.slug}.{number}"
    for place, footnote in enumerate(letter.footnotes, 1):
        yield _number(footnote), f"noot.{place}"
        for number, sentence in enumerate(footnote.sentences, 1):
            yield sentence, f"noot.{place}.{number}"
