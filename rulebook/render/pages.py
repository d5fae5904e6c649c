"""Fill templates of pages: every text is escaped, and a name that is not there is an error."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def environment(package: str = "rulebook.render") -> Any:
    """Return what fills the templates of a package, and those that all pages share."""
    # Imported late: most commands need none of it.
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    packages = dict.fromkeys((package, "rulebook.render"))
    return Environment(
        loader=ChoiceLoader([PackageLoader(each) for each in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def source(name: str, package: str = "rulebook.render") -> str:
    """Return a file that stands beside the templates, as it is."""
    templates = environment(package)
    text: str = templates.loader.get_source(templates, name)[0]
    return text
