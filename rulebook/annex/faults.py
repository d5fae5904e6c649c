"""Find all that is wrong with a template's settings, each with its line."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from string import Formatter
from typing import Any

from rulebook.annex.chapters import CHAPTERS
from rulebook.annex.contrast import READABLE, contrast
from rulebook.annex.document import MARKS
from rulebook.annex.pictures import MOST_BYTES, fault
from rulebook.errors import DraftError, Problem
from rulebook.load.files import read_bytes
from rulebook.load.nearest import unknown
from rulebook.words import LANGS
from rulebook.words.annex import ANNEX

Values = dict[str, Any]
Where = Callable[..., int | None]

FAMILIES = ("text", "headings", "code")
KEYS: dict[str, tuple[str, ...]] = {
    "fonts": (*FAMILIES, "size"),
    "colours": ("ink", "soft", "accent", "rule", "wash"),
    "marks": MARKS,
    "page": ("margins",),
    "logo": ("file", "height", "says"),
    "sections": ("order",),
}
"""The tables of the settings, and what each may say."""
FREE = ("texts",)
LIMITS = {"size": (8, 14), "height": (4, 60), "margins": (10, 50)}
LOGOS = (".svg", ".png")


class Faults:
    """Hold a template's settings beside the default's."""

    def __init__(self, folder: Path, source: str, own: Values, default: Values, fonts: tuple[Path, ...]) -> None:
        self.folder, self.own, self.fonts = folder, own, fonts
        self.line = _lines(source)
        given = own.get("colours")
        self.colours = {**default["colours"], **(given if isinstance(given, dict) else {})}

    def found(self) -> Iterator[Problem]:
        """Yield the faults, in the order of the settings, and then those of the fonts."""
        for name, table in self.own.items():
            if name not in KEYS and name not in FREE:
                yield self._at(unknown("template.table", name, (*KEYS, *FREE)), name)
            elif not isinstance(table, dict):
                yield self._at(Problem("template.not_a_table", {"name": name}), name)
            elif name == "texts":
                yield from self._texts(table)
            else:
                yield from self._table(name, table)
        yield from self._broken()

    def _broken(self) -> Iterator[Problem]:
        own = [file for file in self.fonts if file.is_relative_to(self.folder.resolve())]
        if own and (had := self._had()) is not None:
            # By the files themselves: a link may lead to one of the default's.
            read = {os.path.realpath(file) for faces in had.values() for file, _ in faces}
            broken = [file for file in own if os.path.realpath(file) not in read]
            yield from (Problem("template.font_broken", path=str(file)) for file in broken)

    def _had(self) -> dict[str, list[tuple[Path, int]]] | None:
        """Return the families that the fonts hold; None where nothing is installed that can open them."""
        # Imported late: most templates take the default's fonts, which are right.
        from rulebook.annex.fonts import families

        try:
            return families(self.fonts)
        except ImportError:
            return None

    def _at(self, problem: Problem, table: str, key: str | None = None) -> Problem:
        return replace(problem, line=self.line(table, key)) if problem.path is None else problem

    def _table(self, name: str, table: Values) -> Iterator[Problem]:
        for key, value in table.items():
            if key not in KEYS[name]:
                yield self._at(unknown("template.key", key, KEYS[name], table=name), name, key)
            else:
                yield from (self._at(problem, name, key) for problem in self._value(name, key, value))
        if name == "logo":
            lacking = [key for key in ("file", "says") if key not in table]
            yield from (self._at(Problem("template.logo_lacks", {"name": key}), name) for key in lacking)

    def _value(self, table: str, key: str, value: Any) -> Iterator[Problem]:
        shown = {"name": key, "found": _said(value)}
        if table in ("colours", "marks"):
            yield from self._colour(key, value)
        elif key in LIMITS:
            yield from _numbers(key, value)
        elif key == "order":
            if not isinstance(value, list) or sorted(map(_said, value)) != sorted(CHAPTERS):
                yield Problem("template.order", {**shown, "known": ", ".join(CHAPTERS)})
        elif not isinstance(value, str) or not value.strip():
            yield Problem("template.text", shown)
        elif key == "file":
            yield from self._logo(value)
        elif key in FAMILIES:
            yield from self._family(key, value)

    def _colour(self, key: str, value: Any) -> Iterator[Problem]:
        if not _is_colour(value):
            yield Problem("template.colour", {"name": key, "found": _said(value)})
        elif key != "rule":
            others = (self.colours["ink"],) if key == "wash" else ("#ffffff", self.colours["wash"])
            worst = min((contrast(value, other) for other in others if _is_colour(other)), default=READABLE)
            if worst < READABLE:
                yield Problem("template.contrast", {"name": key, "found": value, "contrast": f"{worst:.1f}"})

    def _family(self, key: str, name: str) -> Iterator[Problem]:
        if not re.fullmatch(r"\w[\w .+-]*", name):
            yield Problem("template.font_name", {"name": key, "found": name})
            return
        had = self._had()
        if had is None:
            yield Problem("template.extra")
        elif name not in had:
            yield Problem("template.family", {"name": name, "known": ", ".join(sorted(had))})

    def _logo(self, name: str) -> Iterator[Problem]:
        try:
            file = (self.folder / name).resolve()
            is_there = file.is_file()
        except (OSError, ValueError):
            # No file can have such a name.
            yield Problem("template.logo_missing", {"found": name[:200]})
            return
        if not file.is_relative_to(self.folder.resolve()):
            yield Problem("template.logo_outside", {"found": name})
        elif file.suffix.lower() not in LOGOS:
            yield Problem("template.logo_kind", {"found": name})
        elif not is_there:
            yield Problem("template.logo_missing", {"found": name})
        else:
            try:
                found = fault(read_bytes(str(file), MOST_BYTES), file.suffix.lower(), name)
            except DraftError as error:
                yield from error.problems
            else:
                yield from (found,) if found is not None else ()

    def _texts(self, table: Values) -> Iterator[Problem]:
        for name, says in table.items():
            if name not in ANNEX:
                yield self._at(unknown("template.key", name, ANNEX, table="texts"), "texts", name)
            elif not isinstance(says, dict) or not says or not set(says) <= set(LANGS):
                yield self._at(Problem("template.languages", {"name": name}), "texts", name)
            else:
                for lang, text in says.items():
                    places = _places(ANNEX[name][lang]) or set()
                    if isinstance(text, str) and not text.strip():
                        yield self._at(Problem("template.blank", {"name": name, "lang": lang}), f"texts.{name}", lang)
                    elif not isinstance(text, str) or _places(text) != places:
                        params = {"name": name, "lang": lang, "places": ", ".join(sorted(places)) or "-"}
                        yield self._at(Problem("template.places", params), f"texts.{name}", lang)


def _numbers(key: str, value: Any) -> Iterator[Problem]:
    least, most = LIMITS[key]
    shown = {"name": key, "found": _said(value)}
    numbers = value if key == "margins" and isinstance(value, list) else [value]
    if any(isinstance(number, bool) or not isinstance(number, int | float) for number in numbers):
        yield Problem("template.margins" if key == "margins" else "template.number", shown)
    elif key == "margins" and len(numbers) != 4:
        yield Problem("template.margins", shown)
    elif not all(least <= number <= most for number in numbers):
        yield Problem("template.range", {**shown, "least": str(least), "most": str(most)})


def _is_colour(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch("#[0-9a-fA-F]{6}", value) is not None


def _places(text: str) -> set[str] | None:
    """Return the names in braces in a text; None where the braces are not in pairs, or say how wide or of what kind."""
    try:
        found = [parts for _, *parts in Formatter().parse(text) if parts[0] is not None]
    except ValueError:
        return None
    return None if any(how or kind for _, how, kind in found) else {f"{{{name}}}" for name, *_ in found}


def _said(value: Any) -> str:
    """Return a value as a fault shows it."""
    try:
        return str(value)
    except ValueError:
        # Python writes no number of so many digits.
        return "…"


def _lines(source: str) -> Where:
    """Return a function that says on which line a table, or one of its keys, stands."""
    found: dict[tuple[str, str | None], int] = {}
    table = ""
    for number, written in enumerate(source.splitlines(), 1):
        if head := re.match(r"""\s*\[\s*([\w.-]+)\s*\]""", written):
            table = head[1]
            found.setdefault((table, None), number)
            parent, _, name = table.rpartition(".")
            found.setdefault((parent, name), number)
        elif key := re.match(r"""\s*([\w-]+)\s*[=.]""", written):
            found.setdefault((table, key[1]), number)
            found.setdefault((f"{table}.{key[1]}".lstrip("."), None), number)

    def line(table: str, key: str | None = None) -> int | None:
        there = found.get((table, key)) or found.get((table, None)) or found.get(("", table))
        parent, _, name = table.rpartition(".")
        return there or (line(parent, name) if parent else None)

    return line
