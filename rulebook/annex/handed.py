"""Write a document and a style as JSON, which is how the typesetter gets them: as data, never as code."""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from rulebook.annex.document import (
    Attachment,
    Bullets,
    Card,
    Column,
    Contents,
    Document,
    Facts,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Run,
    Table,
    Text,
)
from rulebook.annex.lengths import NARROW, TEXTS, Data, Page, Words, lines_of, lines_of_row, room_of, said
from rulebook.annex.pieces import pieces
from rulebook.annex.signs import Family
from rulebook.annex.signs import written as shown
from rulebook.annex.style import Style


def handed(document: Document, style: Style, families: dict[str, Family]) -> str:
    """Return what `annex.typ` reads; `families` are the fonts' names, and which code points each has."""
    writer = _Writer(list(families.values()), Page.of(style, document.landscape))
    return json.dumps({"document": writer.document(document), "style": _style(style, families)})


def language(tag: str | None) -> Data | None:
    """Split an IETF tag into the parts that the typesetter knows; None for one that it cannot."""
    if tag is None:
        return None
    lang, *subtags = tag.split("-")
    if not (2 <= len(lang) <= 3 and lang.isascii() and lang.isalpha()):
        return None
    return {"lang": lang.lower(), "region": next((tag.upper() for tag in subtags if len(tag) == 2), None)}


class _Writer:
    """Hold the fonts and the page: which words can be shown, and what is short, is known only with them."""

    def __init__(self, families: Sequence[Family], page: Page) -> None:
        self.families, self.page, self._text = families, page, _texts(tuple(families))
        self._kinds: dict[type, Callable[[Any], Any]] = {
            tuple: self._all, Table: self._table, Card: self._card, Facts: self._facts, Quote: self._narrow,
            Bullets: self._narrow, Attachment: self._attachment, Figure: self._figure,
            datetime.date: datetime.date.isoformat,
        }  # fmt: skip
        self._kinds |= dict.fromkeys((Column, Contents, Heading, PageBreak, Paragraph, Row), self._fields)

    def document(self, document: Document) -> Data:
        fields = self._fields(document)
        title, subtitle, marking = (
            self._text((Run(words),)) if words else None
            for words in (document.title, document.subtitle, document.marking)
        )
        for block, below in pairwise(fields["blocks"]):
            block["leads"] = below["kind"] == "Table" and _says_little(block)
        return {
            **fields,
            "lang": language(document.langs[0]),
            "shown_title": title,
            "subtitle": subtitle,
            "marking": marking,
            **{name: _unseen(fields[name]) for name in ("title", "subject")},
            "keywords": [_unseen(word) for word in document.keywords],
        }

    def _plain(self, value: Any) -> Any:
        kind = self._kinds.get(type(value))
        return value if kind is None else kind(value)

    def _all(self, values: tuple[Any, ...]) -> list[Any]:
        """Write a text or a list; a text is one of runs."""
        if values and isinstance(values[0], Run):
            return self._text(values)
        return [self._plain(value) for value in values]

    def _fields(self, value: Any) -> Data:
        kind: type = type(value)
        fields: Data = {name: self._plain(getattr(value, name)) for name in _names(kind)}
        fields["kind"] = kind.__name__
        if "lang" in fields:
            fields["lang"] = language(value.lang)
        return fields

    def _is_short(self, block: Data, share: float = 1) -> bool:
        return self.page.is_short(lines_of(block, self.page.letters * share))

    def _card(self, card: Card) -> Data:
        written = self._fields(card)
        return {**written, "short": self._is_short(written)}

    def _facts(self, facts: Facts) -> Data:
        written = self._fields(facts)
        room = room_of([said(term) for term, _ in written["items"]], self.page.size)
        return {**written, "room": room, "short": self._is_short(written)}

    def _narrow(self, block: Quote | Bullets) -> Data:
        written = self._fields(block)
        return {**written, "short": self._is_short(written, NARROW)}

    def _table(self, table: Table) -> Data:
        written = self._fields(table)
        for row in written["rows"]:
            row["short"] = self.page.is_short(lines_of_row(row, written["columns"], self.page.letters))
        return {**written, "table": table.kind}

    def _figure(self, figure: Figure) -> Data:
        svg = "".join(words for words, _ in shown(figure.svg, self.families))
        return {**self._fields(figure), "svg": svg, "shows": _unseen("".join(run.text for run in figure.shows))}

    def _attachment(self, attachment: Attachment) -> Data:
        """Describe a file inside; what is in it goes beside this one (`pdf.py`)."""
        return {name: value for name, value in self._fields(attachment).items() if name != "content"}


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@cache
def _texts(families: tuple[Family, ...]) -> Callable[[Text], Words]:
    """Return what writes a text in these fonts. Annexes have most of their texts in common: each is written once."""

    @lru_cache(maxsize=TEXTS)
    def write(text: Text) -> Words:
        """Return the runs of a text, each with what makes it look like more than its words; else the words alone."""
        return [
            _run(run, words, run.code or is_written_out)
            for run in text
            for words, is_written_out in shown(run.text, families)
        ]

    return write


def _run(run: Run, words: str, code: bool) -> str | Data:
    looks = {
        "code": code, "lang": language(run.lang), "strong": run.strong, "emphasis": run.emphasis, "mark": run.mark,
        "to": run.to,
    }  # fmt: skip
    had, cut = {name: value for name, value in looks.items() if value}, pieces(words, code)
    return {"pieces": cut, **had} if had or len(cut) > 1 else words


def _says_little(block: Data) -> bool:
    """Say whether a block does no more than lead to the next, so that it had better not end a page."""
    return block["kind"] == "Paragraph" or (block["kind"] == "Table" and len(block["rows"]) == 1)


def _unseen(text: str) -> str:
    """Return a text for the file's own description, which has no fonts and no lines."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in " ".join(text.split()))


def _content(content: bytes) -> str | list[int]:
    """Return bytes in the shortest way that JSON has: as a text where they are one."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return list(content)


def _style(style: Style, families: dict[str, Family]) -> Data:
    return {
        **{field.name: getattr(style, field.name) for field in dataclasses.fields(style)},
        "fonts": None,
        "families": list(families),
        "logo": style.logo
        and {"content": _content(style.logo.read_bytes()), "format": style.logo.suffix.lower().removeprefix(".")},
    }
