"""Read the folder in which a ministry puts how its annexes look.

A folder is taken as it is or not at all: a key, a colour or a file that is not right is a fault
with its line, and all faults are named at once. What the folder does not say, `default/` says.
It holds data only. A layout (`annex.typ`) would be a program of somebody else, which may fetch
packages from the network; so it is not taken from there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from rulebook.annex.style import Style
from rulebook.errors import Problem, UsageError
from rulebook.load.nearest import unknown
from rulebook.model.report import Verdict
from rulebook.model.rule import Outcome

DEFAULT = Path(__file__).parent / "default"
SETTINGS = "template.toml"
FONTS = (".ttf", ".otf", ".ttc", ".otc")
LOGOS = (".svg", ".png")
READABLE = 4.5
"""The least contrast of words (WCAG 2.1, 1.4.3)."""

Values = dict[str, Any]
MARKS = tuple(dict.fromkeys((*get_args(Outcome), *get_args(Verdict))))
KEYS: dict[str, tuple[str, ...]] = {
    "fonts": ("text", "headings", "code", "size"),
    "colours": ("ink", "soft", "accent", "rule", "wash"),
    "marks": MARKS,
    "page": ("margins",),
    "logo": ("file", "height", "says"),
}
FREE = ("texts", "sections")


@dataclass(frozen=True, slots=True)
class Template:
    """Be a house style, with the texts and the sections that differ from the default, as they stand in the folder."""

    style: Style
    texts: Values
    sections: Values
    folder: Path


def load(folder: Path | None = None) -> Template:
    """Return the template in a folder, or the default one. Raises UsageError with all that is wrong with it."""
    default = _parsed(DEFAULT)
    if folder is None:
        return _template(default, DEFAULT, _fonts(DEFAULT))
    if not folder.is_dir():
        code = "template.not_a_folder" if folder.exists() else "template.not_found"
        raise UsageError(Problem(code, path=str(folder)))
    own = _parsed(folder)
    problems = [*_strangers(folder), *_Checked(folder, own, default).problems()]
    if problems:
        raise UsageError(problems)
    both = {name: {**default.get(name, {}), **own.get(name, {})} for name in (*KEYS, *FREE)}
    files = (*_fonts(folder), *_fonts(DEFAULT))
    _check_families(own, folder, files)
    return _template(both, folder, files)


def _template(values: Values, folder: Path, fonts: tuple[Path, ...]) -> Template:
    logo, named, page = values.get("logo", {}), values["fonts"], values["page"]
    style = Style(
        text_font=named["text"],
        heading_font=named["headings"],
        code_font=named["code"],
        fonts=fonts,
        size=named["size"],
        **values["colours"],
        marks=values["marks"],
        margins=tuple(page["margins"]),
        **{"logo": (folder / logo["file"]).resolve(), "logo_says": logo["says"]} if logo else {},
        **{"logo_height": logo["height"]} if "height" in logo else {},
    )
    return Template(style, values["texts"], values["sections"], folder)


def _fonts(folder: Path) -> tuple[Path, ...]:
    found = (folder / "fonts").resolve().rglob("*")
    return tuple(sorted(file for file in found if file.suffix.lower() in FONTS and file.is_file()))


def _parsed(folder: Path) -> Values:
    file = folder / SETTINGS
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError:
        raise UsageError(Problem("template.encoding", path=str(file))) from None
    except OSError as error:
        raise UsageError(Problem("template.unreadable", {"why": error.strerror or str(error)}, str(file))) from None
    except tomllib.TOMLDecodeError as error:
        place = re.search(r" \(at line (\d+), column (\d+)\)$", str(error))
        line, column = map(int, place.groups()) if place else (None, None)
        why = str(error)[: place.start()] if place else str(error)
        raise UsageError(Problem("template.toml", {"why": why}, str(file), line, column)) from None


def _strangers(folder: Path) -> Iterator[Problem]:
    """Yield what stands in the folder in vain: nothing is left out without a word."""
    if (folder / "annex.typ").exists():
        yield Problem("template.layout", path=str(folder / "annex.typ"))
    if not (folder / SETTINGS).exists() and not _fonts(folder):
        yield Problem("template.empty", path=str(folder))


def _check_families(own: Values, folder: Path, files: tuple[Path, ...]) -> None:
    asked = {key: name for key, name in own.get("fonts", {}).items() if key != "size"}
    if not asked:
        return
    # Imported late: it opens fonts, and the default's are right.
    from rulebook.annex.fonts import families

    had = families(files)
    lines = _lines(folder)
    problems = [
        Problem(
            "template.family", {"name": name, "known": ", ".join(sorted(had))}, str(folder / SETTINGS), lines("fonts", key)
        )
        for key, name in asked.items()
        if name not in had
    ]
    if problems:
        raise UsageError(problems)


class _Checked:
    """Hold what a folder says beside what the default says."""

    def __init__(self, folder: Path, own: Values, default: Values) -> None:
        self.folder, self.own, self.default = folder, own, default
        self.lines = _lines(folder)

    def problems(self) -> Iterator[Problem]:
        for name, table in self.own.items():
            if name not in KEYS and name not in FREE:
                yield self._at(unknown("template.table", name, (*KEYS, *FREE)), name)
            elif not isinstance(table, dict):
                yield self._at(Problem("template.not_a_table", {"name": name}), name)
            elif name in KEYS:
                yield from self._table(name, table)

    def _at(self, problem: Problem, table: str, key: str | None = None) -> Problem:
        return Problem(problem.code, problem.params, str(self.folder / SETTINGS), self.lines(table, key))

    def _table(self, name: str, table: Values) -> Iterator[Problem]:
        for key, value in table.items():
            if key not in KEYS[name]:
                yield self._at(unknown("template.key", key, KEYS[name], table=name), name, key)
            else:
                yield from (self._at(problem, name, key) for problem in self._value(name, key, value))
        if name == "logo":
            yield from (
                self._at(Problem("template.logo_lacks", {"name": key}), name)
                for key in ("file", "says")
                if key not in table
            )

    def _value(self, table: str, key: str, value: Any) -> Iterator[Problem]:
        shown = {"name": key, "found": str(value)}
        if table in ("colours", "marks"):
            yield from self._colour(table, key, value)
        elif key in ("size", "height", "margins"):
            least, most = {"size": (8, 14), "height": (4, 60), "margins": (10, 50)}[key]
            numbers = value if key == "margins" and isinstance(value, list) else [value]
            right = all(isinstance(number, int | float) and not isinstance(number, bool) for number in numbers)
            if not right or len(numbers) != (4 if key == "margins" else 1):
                yield Problem("template.margins" if key == "margins" else "template.number", shown)
            elif not all(least <= number <= most for number in numbers):
                yield Problem("template.range", {**shown, "least": str(least), "most": str(most)})
        elif not isinstance(value, str) or not value.strip():
            yield Problem("template.text", shown)
        elif key == "file":
            yield from self._logo(value)

    def _colour(self, table: str, key: str, value: Any) -> Iterator[Problem]:
        if not _is_colour(value):
            yield Problem("template.colour", {"name": key, "found": str(value)})
            return
        colours = {**self.default["colours"], **self.own.get("colours", {})}
        wash = colours["wash"] if _is_colour(colours["wash"]) else "#ffffff"
        if key in ("rule", "wash"):
            behind = {"ink": colours["ink"]} if key == "wash" and _is_colour(colours["ink"]) else {}
            worst = min((contrast(ink, value) for ink in behind.values()), default=READABLE)
        else:
            worst = min(contrast(value, "#ffffff"), contrast(value, wash))
        if worst < READABLE:
            yield Problem("template.contrast", {"name": key, "found": value, "contrast": f"{worst:.1f}"})

    def _logo(self, name: str) -> Iterator[Problem]:
        file = (self.folder / name).resolve()
        if not file.is_relative_to(self.folder.resolve()):
            yield Problem("template.logo_outside", {"found": name})
        elif file.suffix.lower() not in LOGOS:
            yield Problem("template.logo_kind", {"found": name})
        elif not file.is_file():
            yield Problem("template.logo_missing", {"found": name})


def _is_colour(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"#[0-9a-fA-F]{6}", value) is not None


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.1, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lines(folder: Path) -> Any:
    """Return a function that says on which line of the settings a table or one of its keys stands."""
    file = folder / SETTINGS
    found: dict[tuple[str, str | None], int] = {}
    table = ""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines() if file.exists() else (), 1):
        if head := re.match(r"\s*\[\s*\"?([^\]\"]+?)\"?\s*\]", line):
            table = head[1]
            found.setdefault((table, None), number)
        elif key := re.match(r"\s*\"?([\w-]+)\"?\s*=", line):
            found.setdefault((table, key[1]), number)
            if not table:
                found.setdefault((key[1], None), number)

    def at(table: str, key: str | None = None) -> int | None:
        return found.get((table, key)) or found.get((table, None))

    return at
