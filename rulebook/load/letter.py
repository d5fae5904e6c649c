"""Read the letter, and prove that its reading edition holds the words of the letter as received.

The proof rebuilds the running text from the received lines: footnotes (whose lines the
reading edition names) are taken out of the middle of sentences, white space is collapsed,
hyphens at line ends are undone. The sentences of the reading edition, one after the other,
must be that text exactly, and each must stand on the lines that it says. So a quote that is
found in the reading edition stands in the letter as received.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rulebook.errors import EditionError, Problem
from rulebook.model.letter import Footnote, Letter, Lines, Paragraph, Section, Sentence

_BULLET = "\uf0b7"
_HYPHEN = re.compile(r"-\s*\n\s*(?=[a-zà-ÿ])")
_SPACE = re.compile(r"\s+")


def read_letter(received: bytes, reading: bytes) -> Letter:
    """Return the letter. Raises EditionError when the two files do not hold the same words."""
    try:
        data = json.loads(reading)
        letter = _letter(data)
        notes = [tuple(span) for span in data["footnote_lines"]]
    except (ValueError, KeyError, TypeError) as error:
        raise EditionError(Problem("letter.form", {"why": f"{type(error).__name__}: {error}"})) from None
    digest = hashlib.sha256(received).hexdigest()
    if digest != letter.sha256:
        raise EditionError(Problem("letter.digest", {"found": digest, "expected": letter.sha256}))
    _prove(letter, received.decode("utf-8"), notes)
    return letter


def _letter(data: Any) -> Letter:
    sections = tuple(
        Section(
            section["slug"],
            _sentence(section["heading"]) if section["heading"] else None,
            tuple(
                Paragraph(p["slug"], p["label"], tuple(_sentence(s) for s in p["sentences"]))
                for p in section["paragraphs"]
            ),
        )
        for section in data["sections"]
    )
    footnotes = tuple(
        Footnote(note["number"], _lines(note["lines"]), tuple(_sentence(s) for s in note["sentences"]))
        for note in data["footnotes"]
    )
    date = datetime.date.fromisoformat(data["date"])
    digest = data["received"]["sha256"]
    return Letter(data["id"], data["citation"], data["title"], date, data["language"], digest, sections, footnotes)


def _sentence(data: Any) -> Sentence:
    return Sentence(data["locator"], data["text"], _lines(data["lines"]), data.get("note"))


def _lines(data: Any) -> Lines:
    return tuple((int(first), int(last)) for first, last in data)


@dataclass(frozen=True, slots=True)
class _Flat:
    """Be running text with the line that each of its characters came from."""

    text: str
    lines: list[int]


def _flatten(numbered: Sequence[tuple[int, str]]) -> _Flat:
    """Undo hyphenation at line ends and collapse white space, keeping track of lines."""
    raw = "".join(f"{line}\n" for _, line in numbered).replace(_BULLET, " ")
    origin = [number for number, line in numbered for _ in range(len(line) + 1)]
    kept: list[tuple[int, int]] = []
    start = 0
    for hyphen in _HYPHEN.finditer(raw):
        kept.append((start, hyphen.start()))
        start = hyphen.end()
    kept.append((start, len(raw)))
    joined = "".join(raw[a:b] for a, b in kept)
    lines = [number for a, b in kept for number in origin[a:b]]
    text, where, position = [], [], 0
    for space in _SPACE.finditer(joined):
        text.append(joined[position : space.start()])
        where += lines[position : space.start()]
        text.append(" ")
        where.append(0)
        position = space.end()
    text.append(joined[position:])
    where += lines[position:]
    whole = "".join(text)
    return _Flat(whole.strip(), where[len(whole) - len(whole.lstrip()) :])


def _prove(letter: Letter, received: str, notes: list[tuple[int, ...]]) -> None:
    """Refuse a reading edition whose words or lines are not those of the received text."""
    numbered = list(enumerate(received.splitlines(), 1))
    in_note = {number for first, last in notes for number in range(first, last + 1)}
    body = _flatten([item for item in numbered if item[0] not in in_note])
    below = _flatten([item for item in numbered if item[0] in in_note])
    texts = [s for section in letter.sections for s in _of_section(section)]
    problems = list(_compare(texts, body))
    problems += _compare([s for note in letter.footnotes for s in _of_note(note)], below)
    locators = [sentence.locator for sentence in letter.sentences]
    problems += [Problem("letter.locator", {"name": n}) for n in dict.fromkeys(locators) if locators.count(n) > 1]
    if problems:
        raise EditionError(problems)


def _of_section(section: Section) -> Iterator[Sentence]:
    if section.heading is not None:
        yield section.heading
    for paragraph in section.paragraphs:
        yield from paragraph.sentences


def _of_note(note: Footnote) -> Iterator[Sentence]:
    """Yield the note's number, which stands in the text as well, and its sentences."""
    yield Sentence(f"noot.{note.number}", note.number, note.lines)
    yield from note.sentences


def _compare(sentences: Sequence[Sentence], flat: _Flat) -> Iterator[Problem]:
    """Yield the first sentence that is not the next words of the text, or every one with wrong lines."""
    position = 0
    for sentence in sentences:
        end = position + len(sentence.text)
        if flat.text[position:end] != sentence.text or flat.text[end : end + 1] not in ("", " "):
            found = flat.text[position : position + 60]
            yield Problem("letter.words", {"name": sentence.locator, "expected": sentence.text[:60], "found": found})
            return
        if _ranges(flat.lines[position:end]) != sentence.lines:
            yield Problem("letter.lines", {"name": sentence.locator})
        position = end + 1
    if position <= len(flat.text):
        yield Problem("letter.words", {"name": "", "expected": "", "found": flat.text[position : position + 60]})


def _ranges(numbers: list[int]) -> Lines:
    """Return the runs of lines that characters came from; 0 is the space between two of them."""
    runs: list[tuple[int, int]] = []
    for number in sorted({n for n in numbers if n}):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return tuple(runs)
