"""Let a text be nothing but text where signs have a meaning."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$&])")
_MENTION = re.compile(r"@(?=\w)")


def markdown(text: str) -> str:
    """Return a text that shows as itself in GitHub-flavoured Markdown, on one line; nobody is called by an @."""
    return _MENTION.sub("@\N{WORD JOINER}", _SIGNS.sub(_escaped, " ".join(text.split())))


def _escaped(found: re.Match[str]) -> str:
    sign = found.group()
    # Within a word these say nothing, and a text full of backslashes cannot be read as it is.
    if sign in "-.()+" and found.start() > 0:
        return sign
    return {"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(sign, f"\\{sign}")
