"""Hold the letter in its reading edition: sections, paragraphs, sentences and footnotes.

Each has a locator (`afwegingen.afhankelijkheid.7`, `noot.8.1`) and its lines in the letter
as received. Sentences are in reading form: white space collapsed, hyphenation undone,
everything else as it was written, typing errors included.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from rulebook.model.noun import Noun

Lines = tuple[tuple[int, int], ...]
"""Ranges of lines, 1-based and inclusive; several where a page break comes between."""


class Sentence(Noun):
    """Be one sentence; `note` says what it is where it is not really one."""

    locator: str
    text: str
    lines: Lines
    note: str | None = None


class Paragraph(Noun):
    """Be one paragraph; `label` is what it is called, such as "Afhankelijkheid"."""

    slug: str
    label: str | None
    sentences: tuple[Sentence, ...]


class Section(Noun):
    """Be one section with its heading."""

    slug: str
    heading: Sentence | None
    paragraphs: tuple[Paragraph, ...]


class Footnote(Noun):
    """Be one footnote. A number that stands alone has no sentences."""

    number: str
    lines: Lines
    sentences: tuple[Sentence, ...]


class Letter(Noun):
    """Be a letter, identified by its document and by the SHA-256 of its text as received."""

    id: str
    citation: str
    title: str
    date: datetime.date
    language: str
    sha256: str
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]

    @property
    def sentences(self) -> Iterator[Sentence]:
        """Yield every sentence: headings and text first, then the footnotes."""
        for section in self.sections:
            if section.heading is not None:
                yield section.heading
            for paragraph in section.paragraphs:
                yield from paragraph.sentences
        for footnote in self.footnotes:
            yield from footnote.sentences


class Passage(Noun):
    """Be where a quote stands: its sentences, their lines, what the place is called, and what is around it.

    `before`, `quote` and `after` are the paragraph, as one text.
    """

    locators: tuple[str, ...]
    lines: Lines
    heading: str
    quote: str
    before: str
    after: str


def ranges(numbers: Iterable[int]) -> Lines:
    """Return the runs of lines that these numbers make."""
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return tuple(runs)


def find_quote(letter: Letter, quote: str, locator: str | None = None) -> Passage | None:
    """Find a quote, in one sentence or over several of one paragraph; with a locator, starting in that sentence.

    White space in the quote is collapsed; nothing else is tolerated. A quote starts and ends at the
    edge of a word, so that "voldoende" is not found in "onvoldoende".
    """
    wanted = " ".join(quote.split())
    if not wanted:
        return None
    for heading, sentences in _paragraphs(letter):
        found = _find(wanted, sentences, locator, heading)
        if found is not None:
            return found
    return None


def _paragraphs(letter: Letter) -> Iterator[tuple[str, Sequence[Sentence]]]:
    """Yield what each run of sentences is called, and the sentences."""
    for section in letter.sections:
        heading = section.heading.text if section.heading else ""
        if section.heading is not None:
            yield heading, (section.heading,)
        for paragraph in section.paragraphs:
            yield f"{heading}, {paragraph.label}" if paragraph.label else heading, paragraph.sentences
    for footnote in letter.footnotes:
        yield f"noot {footnote.number}", footnote.sentences


def _find(wanted: str, sentences: Sequence[Sentence], locator: str | None, heading: str) -> Passage | None:
    text = " ".join(sentence.text for sentence in sentences)
    at = text.find(wanted)
    while at >= 0:
        touched = _touched(sentences, at, at + len(wanted))
        if (locator is None or touched[0].locator == locator) and _whole_words(text, at, at + len(wanted)):
            lines = ranges(number for s in touched for first, last in s.lines for number in range(first, last + 1))
            locators = tuple(sentence.locator for sentence in touched)
            before, after = text[:at], text[at + len(wanted) :]
            return Passage(locators=locators, lines=lines, heading=heading, quote=wanted, before=before, after=after)
        at = text.find(wanted, at + 1)
    return None


def _whole_words(text: str, start: int, end: int) -> bool:
    """Tell whether neither edge cuts a word or a number; a footnote's mark, "enablers2", is no part of the word."""
    edges = (text[edge - 1 : edge + 1] for edge in (start, end) if 0 < edge < len(text))
    return not any(edge.isalpha() or edge.isdigit() for edge in edges)


def _touched(sentences: Sequence[Sentence], start: int, end: int) -> list[Sentence]:
    """Return the sentences that the characters from `start` to `end` of the joined text lie in."""
    touched, position = [], 0
    for sentence in sentences:
        if position < end and start < position + len(sentence.text):
            touched.append(sentence)
        position += len(sentence.text) + 1
    return touched
