"""Find what a rulebook holds twice under two names: examples with one draft, and definitions that say the same."""

from __future__ import annotations

from collections.abc import Iterator

from rulebook.errors import Problem
from rulebook.model.edition import Edition
from rulebook.model.noun import plain
from rulebook.model.rule import Definition, Rule
from rulebook.workshop.possible import canonical, text
from rulebook.workshop.trial import AS_OF, ChangeError, changed


def double_findings(edition: Edition) -> Iterator[Problem]:
    """Yield each example and each definition that an earlier one makes superfluous."""
    for rule in edition.rules:
        yield from _examples(rule)
    seen: dict[str, str] = {}
    for name in sorted(edition.definitions):
        other = seen.setdefault(_meaning(edition.definitions[name]), name)
        if other != name:
            yield Problem(
                "lint.same_definition", {"name": name, "other": other}, f"definitions/{name}", pointer="/when"
            )


def _examples(rule: Rule) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for place, example in enumerate(rule.examples.cases):
        try:
            draft = changed(rule.examples.draft, example.change)
        except ChangeError:
            # That is a finding of its own.
            continue
        other = seen.setdefault(text([draft, example.as_of or AS_OF, plain(example.readings)]), example.name)
        if other != example.name:
            params, path = {"name": example.name, "other": other}, f"rules/{rule.slug}"
            yield Problem("lint.same_example", params, path, pointer=f"/examples/cases/{place}")


def _meaning(definition: Definition) -> str:
    """Return what a definition selects and asks, whatever its records are called in it."""
    tree = plain(definition)
    each = tree.get("for_each")
    bound = {each["as"]: "#0"} if each else {}
    return text([each and each["in"], canonical(tree["when"], bound)])
