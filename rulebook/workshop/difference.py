"""Compare two editions: which rules appeared, disappeared or changed, in what, and what that does to a draft.

Rules are the same rule when they have the same id. Of a rule that is in both, everything is
compared that its outcomes and its reasons depend on: also the definitions that it rests on, the
parameters that it uses and the readings that it is read under.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rulebook.model.compared import Apart, Change, Difference, Part, RuleChange
from rulebook.model.condition import Is, Parameter, Selection
from rulebook.model.edition import Edition
from rulebook.model.noun import Noun, given, plain
from rulebook.model.outcome import RuleOutcome
from rulebook.model.report import DraftReport
from rulebook.model.rule import Definition, Rule


def difference(first: Edition, second: Edition) -> Difference:
    """Compare two editions."""
    whole, rules = tuple(_apart(_of_edition(first), _of_edition(second))), tuple(_rules(first, second))
    if not whole and not rules and first.digest != second.digest:
        # Fail closed: other files are never "the same", also where nothing that decides or is said of a rule differs.
        whole = (Change("files", None, first.digest[:12], second.digest[:12]),)
    return Difference(first, second, whole, rules)


def outcomes_apart(found: Difference, first: DraftReport, second: DraftReport) -> tuple[Apart, ...]:
    """Return the rules whose outcome or force differs between the results of one draft, with why."""
    ours = {outcome.rule.id: outcome for outcome in first.outcomes}
    theirs = {outcome.rule.id: outcome for outcome in second.outcomes}
    apart = []
    for name in sorted(ours.keys() | theirs.keys()):
        one, other = ours.get(name), theirs.get(name)
        if _neutral(one) != _neutral(other):
            rule = (other or ours[name]).rule
            apart.append(Apart(rule, one, other, found.of(name)))
    return tuple(apart)


def _neutral(outcome: RuleOutcome | None) -> tuple[str, str] | None:
    return (outcome.outcome, outcome.force) if outcome is not None else None


def _rules(first: Edition, second: Edition) -> Iterator[RuleChange]:
    ours = {rule.id: rule for rule in _written(first).rules}
    theirs = {rule.id: rule for rule in _written(second).rules}
    for name in sorted(ours.keys() | theirs.keys()):
        if name not in ours:
            yield RuleChange(theirs[name], "appeared")
        elif name not in theirs:
            yield RuleChange(ours[name], "disappeared")
        else:
            changes = tuple(_apart(_of_rule(ours[name], first), _of_rule(theirs[name], second)))
            if changes:
                yield RuleChange(theirs[name], "changed", changes)


def _written(edition: Edition) -> Edition:
    """Return the edition with all its readings, as its files have it."""
    return edition.written or edition


_Facets = dict[tuple[Part, str | None], tuple[Any, str | None]]
"""For each thing that can change, by its part and name: what is compared, and how it is shown, if at all."""


def _apart(first: _Facets, second: _Facets) -> Iterator[Change]:
    """Yield what differs, also what is on one side only."""
    nothing = (None, None)
    for key in {**first, **second}:
        (one, shown), (other, showing) = first.get(key, nothing), second.get(key, nothing)
        if one != other:
            yield Change(*key, shown, showing)


def _of_rule(rule: Rule, edition: Edition) -> _Facets:
    found: _Facets = {
        ("force", None): ([rule.force, *((limb.id, limb.force) for limb in rule.limbs)], _forces(rule)),
        ("quote", None): (plain(rule.cites), " […] ".join(cite.quote for cite in rule.cites)),
        ("conditions", None): ([_conditions(limb) for limb in rule.limbs], None),
        ("words", None): (_words(rule), None),
        ("examples", None): (plain(rule.examples), None),
    }
    names, numbers = _used(rule.limbs, _written(edition).definitions)
    for name in sorted(names):
        definition = _written(edition).definitions[name]
        found["definition", name] = (plain([definition.for_each, definition.when]), None)
    for name in sorted(numbers & edition.about.parameters.keys()):
        value = edition.about.parameters[name].value
        found["parameter", name] = (value, str(value))
    for reading in edition.interpretations:
        if rule.id in reading.rules or names & set(reading.definitions):
            found["reading", reading.id] = ((reading.takes, reading.offered), reading.takes)
    return found


def _forces(rule: Rule) -> str:
    weaker = [f"{limb.id}: {limb.force}" for limb in rule.limbs if limb.force is not None]
    return ", ".join([rule.force, *weaker])


_WORDS = ("title", "messages")


def _conditions(limb: Noun) -> Any:
    return {name: plain(value) for name, value in given(limb).items() if name not in (*_WORDS, "force")}


def _words(rule: Rule) -> Any:
    limbs = [[plain(limb.title), plain(limb.messages)] for limb in rule.limbs]
    return [plain(part) for part in (rule.slug, rule.title, rule.meaning, rule.choices, rule.remedy, limbs)]


def _used(node: Any, definitions: Mapping[str, Definition]) -> tuple[set[str], set[str]]:
    """Return the definitions and the parameters that conditions rest on, through other definitions as well."""
    names: set[str] = set()
    numbers: set[str] = set()
    waiting = [node]
    while waiting:
        for part in _parts(waiting.pop()):
            if isinstance(part, Parameter):
                numbers.add(part.parameter)
            name = part.is_ if isinstance(part, Is) else part.in_ if isinstance(part, Selection) else None
            if name is not None and name in definitions and name not in names:
                names.add(name)
                waiting.append(definitions[name])
    return names, numbers


def _parts(node: Any) -> Iterator[Noun]:
    """Yield every noun in a condition."""
    if isinstance(node, Noun):
        yield node
        node = given(node)
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list | tuple) else ():
        yield from _parts(part)


def _of_edition(edition: Edition) -> _Facets:
    about, letter = edition.about, edition.letter
    concerned = None
    if about.concerns is not None:
        definitions = _written(edition).definitions
        names, _ = _used(Is(is_=about.concerns.is_), definitions)
        concerned = [plain(about.concerns), {name: plain(definitions[name].when) for name in sorted(names)}]
    return {
        ("title", None): (plain(about.title), None),
        ("valid-from", None): (about.valid_from, about.valid_from),
        ("source", None): ((letter.sha256, plain(letter.sections)), letter.sha256[:12]),
        ("concerns", None): (concerned, None),
        ("restating", None): (plain(about.restating), None),
        ("waiving", None): (plain(about.waiving), None),
    }
