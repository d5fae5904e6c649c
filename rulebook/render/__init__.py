"""Turn a report into bytes: one pure function and one file for each format.

`FORMATS` names them all; each takes the report, the language, a width and whether to colour,
and yields bytes as the drafts are checked: at least once for each draft, be it nothing, so that
several can be written side by side. `SUFFIXES` says which forms a file's name can tell of, the
first if nothing else is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rulebook.model.report import Report
from rulebook.words import Lang


def _text(report: Report, lang: Lang, width: int, colour: bool) -> Iterator[bytes]:
    from rulebook.render.text import render_text

    return render_text(report, lang, width, colour)


def _json(report: Report, lang: Lang, width: int, colour: bool) -> Iterator[bytes]:
    from rulebook.render.json import render_json

    return render_json(report, lang)


def _sarif(report: Report, lang: Lang, width: int, colour: bool) -> Iterator[bytes]:
    from rulebook.render.sarif import render_sarif

    return render_sarif(report, lang)


def _sarif_github(report: Report, lang: Lang, width: int, colour: bool) -> Iterator[bytes]:
    from rulebook.render.sarif import render_sarif

    return render_sarif(report, lang, alerts=True)


def _oscal(report: Report, lang: Lang, width: int, colour: bool) -> Iterator[bytes]:
    from rulebook.render.oscal import render_oscal

    return render_oscal(report, lang)


FORMATS: dict[str, Callable[[Report, Lang, int, bool], Iterator[bytes]]] = {
    "text": _text,
    "json": _json,
    "sarif": _sarif,
    "sarif-github": _sarif_github,
    "oscal": _oscal,
}

SUFFIXES: dict[str, tuple[str, ...]] = {
    ".txt": ("text",),
    ".json": ("json", "oscal"),
    ".sarif": ("sarif", "sarif-github"),
}
