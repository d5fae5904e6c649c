"""Write a document and a style as JSON, which is how the typesetter gets them: as data, never as code."""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from rulebook.annex.document import Attachment, Bullets, Card, Document, Facts, Figure, Quote, Run, Table, Text
from rulebook.annex.lengths import NARROW, Page, lines_of, lines_of_row, room_of, said
from rulebook.annex.pieces import pieces
from rulebook.annex.signs import Family, written
from rulebook.annex.style import Style

Data = dict[str, Any]


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
        self.families, self.page = families, page

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
        if isinstance(value, tuple) and value and isinstance(value[0], Run):
            return self._text(value)
        if isinstance(value, tuple):
            return [self._plain(part) for part in value]
        if isinstance(value, Table):
            return self._table(value)
        if isinstance(value, Card):
            card = self._fields(value)
            return {**card, "short": self._is_short(card)}
        if isinstance(value, Facts):
            facts = self._fields(value)
            room = room_of([said(term) for term, _ in facts["items"]], self.page.size)
            return {**facts, "room": room, "short": self._is_short(facts)}
        if isinstance(value, Quote | Bullets):
            narrow = self._fields(value)
            return {**narrow, "short": self._is_short(narrow, NARROW)}
        if isinstance(value, Attachment):
            return {**self._fields(value), "content": _content(value.content)}
        if isinstance(value, Figure):
            svg = "".join(words for words, _ in written(value.svg, self.families))
            return {**self._fields(value), "svg": svg, "shows": _unseen("".join(run.text for run in value.shows))}
        if dataclasses.is_dataclass(value):
            return self._fields(value)
        return value.isoformat() if isinstance(value, datetime.date) else value

    def _is_short(self, block: Data, share: float = 1) -> bool:
        return self.page.is_short(lines_of(block, self.page.letters * share))

    def _fields(self, value: Any) -> Data:
        fields = {field.name: self._plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {**fields, "kind": type(value).__name__} | ({"lang": language(value.lang)} if "lang" in fields else {})

    def _text(self, text: Text) -> list[Data]:
        """Return the runs of a text, each with what makes it look like more than its words."""
        return [
            {name: value for name, value in self._run(run, words, run.code or is_written_out).items() if value}
            for run in text
            for words, is_written_out in written(run.text, self.families)
        ]

    def _run(self, run: Run, words: str, code: bool) -> Data:
        looks = {"strong": run.strong, "emphasis": run.emphasis, "mark": run.mark, "to": run.to}
        return {"pieces": pieces(words, code), "code": code, "lang": language(run.lang), **looks}

    def _table(self, table: Table) -> Data:
        written = self._fields(table)
        for row in written["rows"]:
            row["short"] = self.page.is_short(lines_of_row(row, written["columns"], self.page.letters))
        return {**written, "table": table.kind}


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
