"""Fill templates of pages: every text is escaped, and a name that is not there is an error."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markupsafe import Markup

_WORDS = re.compile(r"(\s+)")
# After a word, or the sign that ends it: "enablers2", "budgetrecht.8".
_MARK = re.compile(r"([a-zà-ÿ]|(?:[^\W\d]|^)[.,;”’)]{1,2}|[a-z]\. (?=[0-9]+$))([0-9]{1,2})(?=\s|[.,;]?$)")


@cache
def environment(package: str = "rulebook.render") -> Any:
    """Return what fills the templates of a package, and those that all pages share."""
    # Imported late: most commands need none of it.
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    packages = dict.fromkeys((package, "rulebook.render"))
    found = Environment(
        loader=ChoiceLoader([PackageLoader(each) for each in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.filters["whole_words"] = whole_words
    found.filters["note_marks"] = note_marks
    return found


def whole_words(text: str) -> Markup:
    """Keep a browser from breaking a command within a word: after the hyphens of `--lang`, say."""
    # Imported late, as above.
    from markupsafe import Markup, escape

    words = (Markup(one) for one in _WORDS.split(escape(text)))  # noqa: S704
    return Markup("").join(Markup('<span class="whole">{}</span>').format(one) if "-" in one else one for one in words)


def note_marks(text: str, numbers: Collection[str]) -> Markup:
    """Raise the marks of footnotes, so that nobody reads them as part of a word; the characters stay the same."""
    # Imported late, as above.
    from markupsafe import Markup, escape

    parts, end = [], 0
    for found in _MARK.finditer(text):
        if found[2] in numbers:
            parts += [escape(text[end : found.start(2)]), Markup("<sup>{}</sup>").format(found[2])]
            end = found.end()
    return Markup("").join([*parts, escape(text[end:])])


def source(name: str, package: str = "rulebook.render") -> str:
    """Return a file that stands beside the templates, as it is."""
    templates = environment(package)
    text: str = templates.loader.get_source(templates, name)[0]
    return text
