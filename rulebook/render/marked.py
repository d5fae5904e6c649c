"""Put texts into Markdown so that nothing in them is taken for markup."""

from __future__ import annotations

import re

from rulebook.render.safe import safe

_MARKUP = re.compile(r"([\\`*_\[\]{}<>#|~&!])")
_LIST = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")


def markdown(text: str) -> str:
    """Return a text as one line of Markdown that shows it as it is, without control characters."""
    return _LIST.sub(_escaped, _MARKUP.sub(r"\\\1", str(safe(text))))


def _escaped(found: re.Match[str]) -> str:
    """Keep a line that starts as a list does from being one: of a number, it is the sign after it that is escaped."""
    blank, sign = found.groups()
    return f"{blank}{sign}\\" if sign.isdigit() else f"{blank}\\{sign}"
