"""Show which settings are in force and where each comes from, as text or as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from rulebook.model.settings import SettingsView, SettingView
from rulebook.render.json import document
from rulebook.render.safe import safe
from rulebook.words import Lang
from rulebook.words.configuration import SETTINGS


def settings_json(view: SettingsView) -> bytes:
    """Write the settings as JSON."""
    return document(view)


def settings_text(view: SettingsView, lang: Lang) -> bytes:
    """Write a line for each value: key, value, origin."""
    return "".join(f"{line.rstrip()}\n" for line in _lines(safe(view), lang)).encode()


def _lines(view: SettingsView, lang: Lang) -> Iterator[str]:
    found = view.configuration
    text = SETTINGS["configuration" if found else "none"][lang]
    yield text.format(path=found.path, digest=found.sha256[:12]) if found else text
    yield ""
    rows = [(one, _values(one, lang)) for one in view.settings]
    wide = max(len(value) for _, values in rows for value in values)
    for one, values in rows:
        for index, value in enumerate(values):
            key, origin = (one.key, _origin(one, lang)) if index == 0 else ("", "")
            yield f"{key:<10}{value:<{wide}}  {origin}"
    for one in view.settings:
        yield from (SETTINGS["outside"][lang].format(path=path) for path in one.outside)


def _values(one: SettingView, lang: Lang) -> list[str]:
    nothing = {"paths": "no_paths", "select": "all"}.get(one.key, "nothing")
    return one.values or [SETTINGS[nothing][lang]]


def _origin(one: SettingView, lang: Lang) -> str:
    text = SETTINGS[one.origin][lang]
    return text.format(path=one.path, line=one.line, column=one.column, name=one.variable)
