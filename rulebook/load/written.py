"""Find what a rulebook's files hold again: in which line something stands, and what a changed part would be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from rulebook.errors import Problem
from rulebook.load import nouns
from rulebook.load.edition import edition_folder
from rulebook.load.files import read_bytes
from rulebook.load.source import Source
from rulebook.load.yamltext import read_yaml
from rulebook.model.rule import Definition, Limb
from rulebook.model.written import rule as written

PLACES = ("first", "second")
"""The params of a problem that say where something else stands: `rules/told#/limbs/0`."""


def rule_source(edition: str, slug: str) -> Source:
    """Read the file of a rule again."""
    return rulebook_source(edition, f"rules/{slug}.yaml")


def rulebook_source(edition: str, name: str) -> Source:
    """Read a file of a rulebook again."""
    path = (edition_folder(edition) / name).as_posix()
    return read_yaml(read_bytes(path), path)


def placed(problems: Iterable[Problem], source: Source) -> Iterator[Problem]:
    """Give each problem the file, line and column of its pointer."""
    for problem in problems:
        line, column = source.locate(problem.pointer or "")
        yield replace(problem, path=source.path, line=line, column=column)


def located(problem: Problem, sources: Mapping[str, Source]) -> Problem:
    """Give a problem its place in the files of a rulebook; the other places that it names become `file:line`."""
    (found,) = placed([problem], sources[problem.path or ""])
    named = {key: _line(found.params[key], sources) for key in PLACES if key in found.params}
    return replace(found, params={**found.params, **named})


def _line(place: str, sources: Mapping[str, Source]) -> str:
    name, _, pointer = place.partition("#")
    return f"{sources[name].path}:{sources[name].locate(pointer)[0]}"


def is_rulebook(name: str, shipped: Iterable[str]) -> bool:
    """Tell whether an argument names a rulebook, rather than a rule: one that ships, or a folder."""
    return name in shipped or "/" in name or "\\" in name or name in (".", "..") or Path(name).is_dir()


def made(kind: type[Limb] | type[Definition], tree: Any) -> Limb | Definition | None:
    """Return the limb or definition that a file would hold with this in it, or None where no file could."""
    form: Any = written.Limb if kind is Limb else written.Definition
    try:
        form.model_validate(tree)
        return nouns.limb(tree) if kind is Limb else nouns.definition(tree)
    except ValidationError:
        return None
