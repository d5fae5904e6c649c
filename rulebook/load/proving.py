"""Prove an edition: parse its files, and check every rule and definition against the letter and the vocabulary.

Everything that can be wrong with a rulebook is found here and reported at once: a quote
that is not in the source, an unknown field, unlike things compared, a cycle of definitions,
two rules with one id, a message that names something that is not bound.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from rulebook.errors import EditionError, Problem
from rulebook.load import nouns
from rulebook.load.faults import faults
from rulebook.load.grammar import WHOLE, Grammar
from rulebook.load.letter import read_letter
from rulebook.load.nesting import circles, too_deep
from rulebook.load.readings import Readings
from rulebook.load.source import Source
from rulebook.load.uncited import uncited_faults
from rulebook.load.yamltext import read_yaml
from rulebook.model.condition import Is
from rulebook.model.edition import Edition, EditionFile
from rulebook.model.letter import Letter, Passage, find_quote
from rulebook.model.noun import Noun
from rulebook.model.rule import FORCES, Definition, Interpretation, Rule
from rulebook.model.uncited import Uncited
from rulebook.model.written import edition as written_edition
from rulebook.model.written import rule as written_rule
from rulebook.model.written import uncited as written_uncited
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

_UNCITED: _Form[Uncited] = (written_uncited.UncitedFile, nouns.uncited)


@dataclass(frozen=True, slots=True)
class Proof:
    """Be what was found in the files of an edition: the edition, if nothing is wrong, and where each file stands.

    `part` is the edition, or what is left of it without the rules that cannot be tried; None
    where something is wrong that all rules rest on.
    """

    edition: Edition | None
    problems: tuple[Problem, ...]
    sources: Mapping[str, Source]
    part: Edition | None = None


def examine(files: Mapping[str, bytes], folder: Path, digest: str, lost: Iterable[Problem] = ()) -> Proof:
    """Find everything that is wrong with these files. A file that cannot be read hides no faults of the others.

    `lost` is what is wrong with files that are not among them.
    """
    problems = list(lost)
    abouts = _parse_all(["edition.yaml"], _ABOUT, files, folder, problems)
    rules = _parse_all(_below("rules", files), _RULE, files, folder, problems)
    definitions = _parse_all(_below("definitions", files), _DEFINITION, files, folder, problems)
    interpretations = _parse_all(_below("interpretations", files), _INTERPRETATION, files, folder, problems)
    uncited = _parse_all([name for name in files if name == "uncited.yaml"], _UNCITED, files, folder, problems)
    letter = _letter(files, folder, problems)
    unread = {problem.path for problem in problems}
    about = abouts[0].noun if abouts else _NO_ABOUT
    known = {parsed.noun.name: parsed.noun for parsed in definitions}
    grammar = Grammar(known, about)
    readings = Readings(
        about,
        {parsed.noun.id: parsed.noun for parsed in interpretations},
        {parsed.noun.id: parsed.noun for parsed in rules},
        known,
    )
    found = [*_twice(rules, definitions, interpretations), *_circles(definitions, known)]
    # Of two rules with one id only one is known: what another file says of them may be right.
    unread |= {problem.path for problem in found if problem.code == "rule.twice"}
    if abouts:
        found += _placed(readings.parameters(), abouts[0].source)
    if abouts and about.concerns is not None:
        found += _placed(grammar.condition(Is(is_=about.concerns.is_), WHOLE, "/concerns"), abouts[0].source)
    for rule in rules:
        found += _placed(rule_faults(rule.noun, grammar, letter), rule.source)
        found += _placed(readings.rule(rule.noun), rule.source)
    for definition in definitions:
        found += _placed(_definition_faults(definition.noun, grammar, letter), definition.source)
        found += _placed(readings.definition(definition.noun), definition.source)
    for interpretation in interpretations:
        found += _placed(_citation_faults(interpretation.noun, letter), interpretation.source)
        found += _placed(readings.interpretation(interpretation.noun), interpretation.source)
    quoting: dict[str, Rule | Definition] = {**{rule.noun.id: rule.noun for rule in rules}, **known}
    if letter is not None:
        for listed in uncited:
            found += _placed(uncited_faults(listed.noun, letter, quoting), listed.source)
    problems += [problem for problem in found if not _follows(problem, unread, folder)]
    sources = {f"rules/{parsed.noun.slug}": parsed.source for parsed in rules}
    sources |= {f"definitions/{parsed.noun.name}": parsed.source for parsed in definitions}
    sources |= {f"interpretations/{parsed.noun.id}": parsed.source for parsed in interpretations}
    if abouts:
        sources["edition"] = abouts[0].source
    if uncited:
        sources["uncited"] = uncited[0].source
    if letter is None:
        return Proof(None, tuple(problems), sources)
    # A rule with a wrong quote says what it says, and can be tried.
    wrong = {problem.path for problem in problems if not problem.code.startswith("rule.quote_")}
    ordered = tuple(
        sorted((parsed.noun for parsed in rules if parsed.source.path not in wrong), key=lambda rule: rule.id)
    )
    read = tuple(sorted((parsed.noun for parsed in interpretations), key=lambda found: found.id))
    reasons = uncited[0].noun if uncited else Uncited(sentences={})
    edition = Edition(about, letter, ordered, known, _passages(ordered, letter), digest, read, uncited=reasons)
    if not problems:
        return Proof(edition, (), sources, edition)
    usable = bool(abouts) and all((path or "").startswith((folder / "rules").as_posix()) for path in wrong)
    return Proof(None, tuple(problems), sources, edition if usable else None)


_NO_ABOUT = nouns.edition_file(
    {
        "id": "-",
        "title": {"nl": "-", "en": "-"},
        "valid_from": "-",
        "parameters": {},
        "restating": {"run": 4, "most": 0.6},
        "waiving": {},
    }
)
"""Stand for an edition.yaml that cannot be read, while the other files are looked at."""


def _letter(files: Mapping[str, bytes], folder: Path, problems: list[Problem]) -> Letter | None:
    """Read the letter; what is wrong with it goes to `problems`."""
    try:
        return read_letter(files["letter/received.txt"], files["letter/reading.json"])
    except EditionError as error:
        where = (folder / "letter/reading.json").as_posix()
        problems += [problem if problem.path else replace(problem, path=where) for problem in error.problems]
        return None


_NAMED_IN = {
    "rule.no_such_definition": "definitions",
    "rule.no_such_collection": "definitions",
    "reading.no_such_name": "interpretations",
}
_ABOUT_NAMES = ("rule.no_such_parameter", "reading.no_such_name")
_RULE_NAMES = ("reading.no_such_rule", "reading.changes_nothing")


def _follows(problem: Problem, unread: Collection[str | None], folder: Path) -> bool:
    """Tell whether a problem may be there only because another file could not be read."""
    code = problem.code.removesuffix("_near")
    kind = _NAMED_IN.get(code)
    if kind is not None and (folder / kind / f"{problem.params['name']}.yaml").as_posix() in unread:
        return True
    if code in _ABOUT_NAMES and (folder / "edition.yaml").as_posix() in unread:
        return True
    return code in _RULE_NAMES and any((path or "").startswith((folder / "rules").as_posix()) for path in unread)


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


def rule_faults(rule: Rule, grammar: Grammar, letter: Letter | None) -> Iterator[Problem]:
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
    yield from too_deep((f"/limbs/{index}", limb) for index, limb in enumerate(rule.limbs))
    names: set[str] = set()
    for index, example in enumerate(rule.examples.cases):
        if example.name in names:
            yield Problem("rule.example_twice", {"name": example.name}, pointer=f"/examples/cases/{index}/name")
        names.add(example.name)
    yield from grammar.message(rule.remedy, {"agreement": "agreement"}, "/remedy")


def _definition_faults(definition: Definition, grammar: Grammar, letter: Letter | None) -> Iterator[Problem]:
    yield from _citation_faults(definition, letter)
    yield from grammar.definition(definition)
    yield from too_deep([("/when", definition)])


def _citation_faults(item: Rule | Definition | Interpretation, letter: Letter | None) -> Iterator[Problem]:
    # A letter that cannot be read is one fault, not one for each quote.
    for index, citation in enumerate(item.cites if letter is not None else ()):
        assert letter is not None
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


def _circles(definitions: list[_Parsed[Definition]], known: Mapping[str, Definition]) -> Iterator[Problem]:
    """Yield definitions that rest on themselves, or on too many others in a row."""
    sources = {parsed.noun.name: parsed.source for parsed in definitions}
    for name, problem in circles(known):
        yield from _placed(iter([problem]), sources[name])
