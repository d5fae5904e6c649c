"""Fill templates of pages: every text is escaped, and a name that is not there is an error."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markupsafe import Markup

_WORDS = re.compile(r"(\s+)")


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
    return found


def whole_words(text: str) -> Markup:
    """Keep a browser from breaking a command within a word: after the hyphens of `--lang`, say."""
    # Imported late, as above.
    from markupsafe import Markup, escape

    words = (Markup(one) for one in _WORDS.split(escape(text)))  # noqa: S704
    return Markup("").join(Markup('<span class="whole">{}</span>').format(one) if "-" in one else one for one in words)


def source(name: str, package: str = "rulebook.render") -> str:
    """Return a file that stands beside the templates, as it is."""
    templates = environment(package)
    text: str = templates.loader.get_source(templates, name)[0]
    return text
