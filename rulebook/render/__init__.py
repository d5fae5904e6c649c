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


def _brief(report: Report, lang: Lang, width: int, colour: bool) -> Iterator[bytes]:
    from rulebook.render.text import BRIEF, render_text

    return render_text(report, lang, width, colour, BRIEF)


def _full(report: Report, lang: Lang, width: int, colour: bool) -> Iterator[bytes]:
    from rulebook.render.text import FULL, render_text

    return render_text(report, lang, width, colour, FULL)


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


def _markdown(report: Report, lang: Lang, width: int, colour: bool) -> Iterator[bytes]:
    from rulebook.render.markdown import render_markdown

    return render_markdown(report, lang)


def _html(report: Report, lang: Lang, width: int, colour: bool) -> Iterator[bytes]:
    from rulebook.render.html import render_html

    return render_html(report, lang)


def _junit(report: Report, lang: Lang, width: int, colour: bool) -> Iterator[bytes]:
    from rulebook.render.junit import render_junit

    return render_junit(report, lang)


def _github(report: Report, lang: Lang, width: int, colour: bool) -> Iterator[bytes]:
    from rulebook.render.github import render_github

    return render_github(report, lang)


def _gitlab(report: Report, lang: Lang, width: int, colour: bool) -> Iterator[bytes]:
    from rulebook.render.gitlab import render_gitlab

    return render_gitlab(report, lang)


FORMATS: dict[str, Callable[[Report, Lang, int, bool], Iterator[bytes]]] = {
    "text": _text,
    "text-brief": _brief,
    "text-full": _full,
    "json": _json,
    "sarif": _sarif,
    "sarif-github": _sarif_github,
    "oscal": _oscal,
    "markdown": _markdown,
    "html": _html,
    "junit": _junit,
    "github": _github,
    "gitlab": _gitlab,
}

SUFFIXES: dict[str, tuple[str, ...]] = {
    ".txt": ("text", "text-brief", "text-full"),
    ".json": ("json", "oscal", "gitlab"),
    ".md": ("markdown",),
    ".html": ("html",),
    ".htm": ("html",),
    ".xml": ("junit",),
    ".sarif": ("sarif", "sarif-github"),
}
