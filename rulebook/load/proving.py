"""Prove an edition: parse its files, and check every rule and definition against the letter and the vocabulary.

Everything that can be wrong with a rulebook is found here and reported at once: a quote
that is not in the source, an unknown field, unlike things compared, a cycle of definitions,
two rules with one id, a message that names something that is not bound.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from rulebook.errors import EditionError, Problem
from rulebook.load import nouns
from rulebook.load.faults import faults
from rulebook.load.grammar import WHOLE, Grammar
from rulebook.load.letter import read_letter
from rulebook.load.readings import Readings
from rulebook.load.source import Source
from rulebook.load.yamltext import read_yaml
from rulebook.model.condition import Is, Selection
from rulebook.model.edition import Edition, EditionFile
from rulebook.model.letter import Letter, Passage, find_quote
from rulebook.model.noun import Noun, given
from rulebook.model.rule import FORCES, Definition, Interpretation, Rule
from rulebook.model.written import edition as written_edition
from rulebook.model.written import rule as written_rule
from rulebook.model.written.condition import Part

Kind = TypeVar("Kind", bound=Noun)


@dataclass(frozen=True, slots=True)
class _Parsed(Generic[Kind]):
    """Keep a noun with the file that it came from."""

    noun: Kind
    source: Source


_Form = tuple[type[Part], Callable[[Mapping[str, Any]], Kind]]
"""How a file is written, and what makes a noun of it."""

_ABOUT: _Form[EditionFile] = (written_edition.EditionFile, nouns.edition_file)
_RULE: _Form[Rule] = (written_rule.Rule, nouns.rule)
_DEFINITION: _Form[Definition] = (written_rule.Definition, nouns.definition)
_INTERPRETATION: _Form[Interpretation] = (written_rule.Interpretation, nouns.interpretation)


def prove(files: Mapping[str, bytes], folder: Path, digest: str) -> Edition:
    """Return the edition that these files are. Raises EditionError with all faults."""
    problems: list[Problem] = []
    abouts = _parse_all(["edition.yaml"], _ABOUT, files, folder, problems)
    rules = _parse_all(_below("rules", files), _RULE, files, folder, problems)
    definitions = _parse_all(_below("definitions", files), _DEFINITION, files, folder, problems)
    interpretations = _parse_all(_below("interpretations", files), _INTERPRETATION, files, folder, problems)
    if problems:
        raise EditionError(problems)
    about = abouts[0].noun
    letter = read_letter(files["letter/received.txt"], files["letter/reading.json"])
    known = {parsed.noun.name: parsed.noun for parsed in definitions}
    grammar = Grammar(known, about)
    readings = Readings(
        about,
        {parsed.noun.id: parsed.noun for parsed in interpretations},
        {parsed.noun.id: parsed.noun for parsed in rules},
        known,
    )
    problems += _twice(rules, definitions, interpretations)
    problems += _cycles(definitions, known)
    problems += _placed(readings.parameters(), abouts[0].source)
    if about.concerns is not None:
        problems += _placed(grammar.condition(Is(is_=about.concerns.is_), WHOLE, "/concerns"), abouts[0].source)
    for rule in rules:
        problems += _placed(rule_faults(rule.noun, grammar, letter), rule.source)
        problems += _placed(readings.rule(rule.noun), rule.source)
    for definition in definitions:
        problems += _placed(_definition_faults(definition.noun, grammar, letter), definition.source)
        problems += _placed(readings.definition(definition.noun), definition.source)
    for interpretation in interpretations:
        problems += _placed(_citation_faults(interpretation.noun, letter), interpretation.source)
        problems += _placed(readings.interpretation(interpretation.noun), interpretation.source)
    if problems:
        raise EditionError(problems)
    ordered = tuple(sorted((parsed.noun for parsed in rules), key=lambda rule: rule.id))
    read = tuple(sorted((parsed.noun for parsed in interpretations), key=lambda found: found.id))
    return Edition(about, letter, ordered, known, _passages(ordered, letter), digest, read)


def _below(kind: str, files: Mapping[str, bytes]) -> list[str]:
    return [name for name in files if name.startswith(f"{kind}/")]


def _parse_all(
    names: list[str], form: _Form[Kind], files: Mapping[str, bytes], folder: Path, problems: list[Problem]
) -> list[_Parsed[Kind]]:
    """Parse each file; what cannot be parsed goes to `problems`, and the others are still read."""
    (model, make), parsed = form, []
    for name in names:
        try:
            source = read_yaml(files[name], (folder / name).as_posix())
            try:
                checked = model.model_validate(source.value).model_dump(by_alias=True, exclude_unset=True)
                parsed.append(_Parsed(make(checked), source))
            except ValidationError as error:
                problems += faults(error, source, model)
        except EditionError as error:
            problems += error.problems
    return parsed


def _placed(found: Iterator[Problem], source: Source) -> Iterator[Problem]:
    for problem in found:
        line, column = source.locate(problem.pointer or "")
        yield Problem(problem.code, problem.params, source.path, line, column, problem.pointer)


def rule_faults(rule: Rule, grammar: Grammar, letter: Letter) -> Iterator[Problem]:
    """Yield what is wrong with a rule that could be read: its quotes, its fields, its messages."""
    yield from _citation_faults(rule, letter)
    seen: set[str] = set()
    for index, limb in enumerate(rule.limbs):
        at = f"/limbs/{index}"
        if limb.id in seen:
            yield Problem("rule.limb_twice", {"name": limb.id}, pointer=f"{at}/id")
        seen.add(limb.id)
        if limb.force is not None and FORCES.index(limb.force) < FORCES.index(rule.force):
            yield Problem("rule.limb_stronger", {"name": limb.force}, pointer=f"{at}/force")
        yield from grammar.limb(limb, at)
    names: set[str] = set()
    for index, example in enumerate(rule.examples.cases):
        if example.name in names:
            yield Problem("rule.example_twice", {"name": example.name}, pointer=f"/examples/cases/{index}/name")
        names.add(example.name)
    yield from grammar.message(rule.remedy, {"agreement": "agreement"}, "/remedy")


def _definition_faults(definition: Definition, grammar: Grammar, letter: Letter) -> Iterator[Problem]:
    yield from _citation_faults(definition, letter)
    yield from grammar.definition(definition)


def _citation_faults(item: Rule | Definition | Interpretation, letter: Letter) -> Iterator[Problem]:
    for index, citation in enumerate(item.cites):
        if find_quote(letter, citation.quote, citation.locator) is None:
            elsewhere = find_quote(letter, citation.quote)
            code = "rule.quote_elsewhere" if elsewhere else "rule.quote_not_in_letter"
            there = elsewhere.locators[0] if elsewhere else ""
            params = {"quote": citation.quote[:80], "locator": citation.locator, "there": there}
            yield Problem(code, params, pointer=f"/cites/{index}/quote")


def _passages(rules: tuple[Rule, ...], letter: Letter) -> dict[str, tuple[Passage, ...]]:
    """Find where each rule's quotes stand."""
    return {
        rule.id: tuple(p for c in rule.cites if (p := find_quote(letter, c.quote, c.locator)) is not None)
        for rule in rules
    }


def _twice(
    rules: list[_Parsed[Rule]], definitions: list[_Parsed[Definition]], interpretations: list[_Parsed[Interpretation]]
) -> Iterator[Problem]:
    """Yield ids, slugs and names that two files carry, and slugs that are not their file's name."""
    named = [("id", p.noun.id, p.source) for p in rules]
    named += [("slug", p.noun.slug, p.source) for p in rules]
    named += [("name", p.noun.name, p.source) for p in definitions]
    named += [("interpretation", p.noun.id, p.source) for p in interpretations]
    seen: dict[tuple[str, str], str] = {}
    for key, name, source in named:
        at = "/id" if key == "interpretation" else f"/{key}"
        place = (*source.locate(at), at)
        if (key, name) in seen:
            yield Problem("rule.twice", {"name": name, "first": seen[key, name]}, source.path, *place)
        elif key != "id" and Path(source.path).stem != name:
            yield Problem("rule.file_name", {"name": name, "file": Path(source.path).name}, source.path, *place)
        seen.setdefault((key, name), source.path)


def _cycles(definitions: list[_Parsed[Definition]], known: Mapping[str, Definition]) -> Iterator[Problem]:
    """Yield definitions that rest on themselves."""
    for parsed in definitions:
        chain = _chain(parsed.noun.name, parsed.noun.name, known, ())
        if chain is not None:
            params = {"name": parsed.noun.name, "chain": " -> ".join(chain)}
            yield Problem("rule.cycle", params, parsed.source.path, *parsed.source.locate("/when"), "/when")


def _chain(name: str, goal: str, known: Mapping[str, Definition], walked: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return a way from `name` back to `goal`, if there is one."""
    for used in _uses(known[name]):
        if used == goal:
            return (*walked, name, goal)
        if used in known and used not in walked and used != name:
            found = _chain(used, goal, known, (*walked, name))
            if found is not None:
                return found
    return None


def _uses(node: object) -> Iterator[str]:
    """Yield every definition or collection that a condition names."""
    if isinstance(node, Noun):
        if isinstance(node, Selection):
            yield node.in_
        if isinstance(node, Is):
            yield node.is_
        for part in given(node).values():
            yield from _uses(part)
    elif isinstance(node, list | dict):
        for part in node.values() if isinstance(node, dict) else node:
            yield from _uses(part)
