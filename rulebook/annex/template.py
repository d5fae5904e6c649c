"""Read the folder in which a ministry puts how its annexes look.

A folder is taken as it is or not at all: a key, a colour or a file that is not right is a fault
with its line, and all faults are named at once. What the folder does not say, `default/` says.

It holds data only. A layout (`annex.typ`) would be a program of somebody else, which may fetch
packages from the network; so it is not taken from there.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from rulebook.annex.chapters import CHAPTERS
from rulebook.annex.faults import FREE, KEYS, Faults, Values
from rulebook.annex.style import Style, Template
from rulebook.errors import DraftError, Problem, UsageError
from rulebook.load.files import read_bytes
from rulebook.words.annex import ANNEX

DEFAULT = Path(__file__).parent / "default"
SETTINGS = "template.toml"
LAYOUTS = ("annex.typ", "annex.css")
FONTS = (".ttf", ".otf", ".ttc", ".otc")
MOST_SETTINGS = 1_000_000
MOST_OF_A_FILE = 200_000_000
"""The largest fonts are those of Chinese, Japanese and Korean together."""


def read(folder: Path | None) -> Template:
    """Return the template in a folder, or the default one. Raises UsageError with all that is wrong with it."""
    default, fonts = _parsed(DEFAULT)[0], _fonts(DEFAULT)
    layouts = [DEFAULT / name for name in LAYOUTS]
    if folder is None:
        return _template(default, DEFAULT, fonts, [DEFAULT / SETTINGS, *layouts])
    if not folder.is_dir():
        code = "template.not_a_folder" if folder.exists() else "template.not_found"
        raise UsageError(Problem(code, path=str(folder)))
    own, source = _parsed(folder)
    fonts = (*_fonts(folder), *fonts)
    faults = Faults(folder, source, own, default, fonts)
    problems = [
        *_in_vain(folder),
        *(problem.at(str(folder / SETTINGS)) if problem.path is None else problem for problem in faults.found()),
    ]
    if problems:
        raise UsageError(problems)
    both = {name: {**default.get(name, {}), **own.get(name, {})} for name in (*KEYS, *FREE)}
    settings = [file for file in (folder / SETTINGS, DEFAULT / SETTINGS) if file.exists()]
    return _template(both, folder, fonts, [*settings, *layouts])


def _template(values: Values, folder: Path, fonts: tuple[Path, ...], files: list[Path]) -> Template:
    logo, named = values.get("logo", {}), values["fonts"]
    style = Style(
        text_font=named["text"],
        heading_font=named["headings"],
        code_font=named["code"],
        fonts=fonts,
        size=named["size"],
        **values["colours"],
        marks=values["marks"],
        margins=tuple(values["page"]["margins"]),
        **{"logo": (folder / logo["file"]).resolve(), "logo_says": logo["says"]} if logo else {},
        **{"logo_height": logo["height"]} if "height" in logo else {},
    )
    texts = {name: {**ANNEX[name], **says} for name, says in values["texts"].items()}
    order = tuple(values["sections"].get("order", CHAPTERS))
    return Template(style, texts, order, _digest([*files, *fonts, *([style.logo] if style.logo else [])]), folder)


def _digest(files: list[Path]) -> str:
    """Return one digest of all files, by their names and what is in them, wherever the folder is."""
    digest = hashlib.sha256()
    for file in files:
        data = read_bytes(str(file), MOST_OF_A_FILE)
        digest.update(f"{file.name}\0{hashlib.sha256(data).hexdigest()}\n".encode())
    return digest.hexdigest()


def _fonts(folder: Path) -> tuple[Path, ...]:
    found = (folder / "fonts").resolve().rglob("*")
    return tuple(sorted(file for file in found if file.suffix.lower() in FONTS and not file.is_dir()))


def _parsed(folder: Path) -> tuple[Values, str]:
    """Return the settings and their source; none where there is no such file."""
    file = folder / SETTINGS
    try:
        source = read_bytes(str(file), MOST_SETTINGS).decode()
        return tomllib.loads(source), source
    except DraftError as error:
        if [problem.code for problem in error.problems] == ["file.not_found"]:
            return {}, ""
        raise UsageError(error.problems) from None
    except UnicodeDecodeError:
        problem = Problem("template.encoding")
    except tomllib.TOMLDecodeError as error:
        problem = _not_toml(str(error))
    except (RecursionError, ValueError):
        problem = Problem("template.nested")
    raise UsageError(problem.at(str(file)))


def _not_toml(why: str) -> Problem:
    if place := re.search(r" \(at line (\d+), column (\d+)\)$", why):
        return Problem("template.toml", {"why": why[: place.start()]}, None, int(place[1]), int(place[2]))
    return Problem("template.toml", {"why": why})


def _in_vain(folder: Path) -> Iterator[Problem]:
    """Yield what stands in the folder and is not used: nothing is left out without a word."""
    for name in LAYOUTS:
        if (folder / name).exists():
            yield Problem("template.layout", path=str(folder / name))
    if not (folder / SETTINGS).exists() and not _fonts(folder):
        yield Problem("template.empty", path=str(folder))
