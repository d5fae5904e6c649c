"""Turn a report into bytes: one pure function and one file for each format.

`FORMATS` names them all; each takes the report, the language, a width and whether to colour.
"""

from __future__ import annotations

from collections.abc import Callable

from rulebook.model.report import Report
from rulebook.words import Lang


def _text(report: Report, lang: Lang, width: int, colour: bool) -> bytes:
    from rulebook.render.text import render_text
    from rulebook.render.view import view

    return render_text(view(report, lang), width, colour)


def _json(report: Report, lang: Lang, width: int, colour: bool) -> bytes:
    from rulebook.render.json import render_json
    from rulebook.render.view import view

    return render_json(view(report, lang))


FORMATS: dict[str, Callable[[Report, Lang, int, bool], bytes]] = {"text": _text, "json": _json}
