"""Find what nothing uses, what no example shows, and names that are nearly the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rulebook.errors import Problem
from rulebook.model.edition import Edition
from rulebook.model.noun import given, plain
from rulebook.model.rule import Rule
from rulebook.workshop.coverage import coverage
from rulebook.workshop.logic import Form, by_rule, forms

OUTCOMES = ("pass", "fail", "undetermined", "not-applicable")


def use_findings(edition: Edition) -> Iterator[Problem]:
    """Yield definitions, parameters and interpretations without use, missing examples, and names that nearly meet."""
    yield from _unused(edition)
    yield from _unaccounted(edition)
    for limbs in by_rule(forms(edition)).values():
        yield from _unshown(limbs[0].rule, limbs)
    yield from _near([(rule.slug, f"rules/{rule.slug}", "/slug") for rule in edition.rules])
    yield from _near([(name, f"definitions/{name}", "/name") for name in edition.definitions])


def _unaccounted(edition: Edition) -> Iterator[Problem]:
    """Yield the sentences of the letter that are neither cited nor listed with a reason."""
    path, at = ("uncited", "/sentences") if edition.uncited.sentences else ("edition", "")
    texts = {sentence.locator: sentence.text for sentence in edition.letter.sentences}
    for locator in coverage(edition).open:
        yield Problem("lint.not_cited", {"locator": locator, "found": texts[locator][:60]}, path, pointer=at)


def _unused(edition: Edition) -> Iterator[Problem]:
    trees = {rule.id: plain(rule.limbs) for rule in edition.rules}
    own = {name: plain(definition) for name, definition in edition.definitions.items()}
    concerns = {edition.about.concerns.is_} if edition.about.concerns is not None else set()
    named = {name for tree in trees.values() for name in _named(tree, ("is", "in"))} | concerns
    # What is used only by what nothing uses is of no use either.
    while more := {n for name in named & set(own) for n in _named(own[name], ("is", "in"))} - named:
        named |= more
    for name in sorted(set(own) - named):
        yield Problem("lint.unused_definition", {"name": name}, f"definitions/{name}", pointer="/name")
    texts = [*trees.values(), *own.values(), *(plain(rule.remedy) for rule in edition.rules)]
    asked = {name for tree in texts for name in _named(tree, ("parameter",))}
    said = "\n".join(text for tree in texts for text in _strings(tree) if "{parameter." in text)
    for name in edition.about.parameters:
        if name not in asked and f"{{parameter.{name}}}" not in said:
            yield Problem("lint.unused_parameter", {"name": name}, "edition", pointer=f"/parameters/{name}")
    for found in edition.interpretations:
        # An empty list is said: it concerns no rule in particular.
        if not found.definitions and "rules" not in given(found):
            params, path = {"name": found.id}, f"interpretations/{found.id}"
            yield Problem("lint.unused_interpretation", params, path, pointer="/id")


def _named(tree: Any, keys: tuple[str, ...]) -> Iterator[str]:
    if isinstance(tree, dict):
        for key, part in tree.items():
            if key in keys and isinstance(part, str):
                yield part
            yield from _named(part, keys)
    elif isinstance(tree, list):
        for part in tree:
            yield from _named(part, keys)


def _strings(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict | list):
        for part in tree.values() if isinstance(tree, dict) else tree:
            yield from _strings(part)


def _unshown(rule: Rule, limbs: list[Form]) -> Iterator[Problem]:
    """Yield the outcomes that a rule can have, and no example shows."""
    can = {"undetermined", *(outcome for one in limbs for outcome in one.outcomes)}
    if all(one.applies is not None or one.limb.none == "not-applicable" for one in limbs):
        can.add("not-applicable")
    shown = {example.expect.outcome for example in rule.examples.cases}
    for outcome in OUTCOMES:
        if outcome in can and outcome not in shown:
            params = {"name": rule.id, "outcome": outcome}
            yield Problem("lint.no_example", params, f"rules/{rule.slug}", pointer="/examples/cases")


def _near(names: Iterable[tuple[str, str, str]]) -> Iterator[Problem]:
    """Yield names that differ in one letter, or only in the order or the plural of their words."""
    seen: dict[str, str] = {}
    for name, path, at in names:
        keys = {" ".join(sorted(word.removesuffix("s") for word in name.split("-")))}
        if len(name) > 4:
            keys |= {name[:place] + name[place + 1 :] for place in range(len(name))}
        near = next((seen[key] for key in sorted(keys) if key in seen), None)
        if near is not None:
            yield Problem("lint.near_name", {"name": name, "other": near}, path, pointer=at)
        for key in (name, *keys):
            seen.setdefault(key, name)
