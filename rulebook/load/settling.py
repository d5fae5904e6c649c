"""Settle an edition: put in force one reading of each interpretation, and a value for each parameter.

What was not chosen is as the edition has it. A settled edition's rules hold no other readings
any more, so nothing that decides drafts knows of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from rulebook.errors import Problem, UsageError
from rulebook.load.nearest import unknown
from rulebook.model.condition import ByReading
from rulebook.model.edition import Choice, Edition, EditionFile
from rulebook.model.noun import Noun, changed, mapped
from rulebook.model.rule import Definition, Interpretation, Limb, Rule

_NUMBER = re.compile(r"[0-9]{1,15}(\.[0-9]{1,4})?", re.ASCII)


def settled(edition: Edition, choices: Mapping[str, Choice]) -> Edition:
    """Return the edition under these readings and parameters, by name. Raises UsageError with all that cannot be."""
    written = edition.written or edition
    problems = list(choice_faults(choices, written.about, written.interpretations))
    if problems:
        raise UsageError(problems)
    numbers = {name: number(value) for name, value in choices.items() if name in written.about.parameters}
    parameters = {
        name: changed(found, value=numbers[name]) if name in numbers else found
        for name, found in written.about.parameters.items()
    }
    interpretations = tuple(
        changed(found, takes=str(choices[found.id])) if found.id in choices else found
        for found in written.interpretations
    )
    settle = Settling(interpretations)
    return replace(
        written,
        about=changed(written.about, parameters=parameters),
        interpretations=interpretations,
        rules=tuple(map(settle.rule, written.rules)),
        definitions={name: settle.definition(found) for name, found in written.definitions.items()},
        choices={name: str(numbers.get(name, value)) for name, value in choices.items()},
        written=written,
    )


class Settling:
    """Give rules and definitions, as files have them, what the readings that are taken make of them."""

    def __init__(self, interpretations: Iterable[Interpretation]) -> None:
        found = list(interpretations)
        self.taken = {one.id: one.takes for one in found}
        # Invariant: what names an interpretation is named by it, and it offers a choice (`rulebook.load.readings`).
        open_ = [one for one in found if len(one.offered) > 1]
        self.rules = {name for one in open_ for name in one.rules}
        self.definitions = {name for one in open_ for name in one.definitions}
        self.forces = {rule: force for one in found for rule, force in one.taken.forces.items()}

    def rule(self, rule: Rule) -> Rule:
        """Return a rule with the limbs, the branches and the force that the readings give it."""
        if rule.id not in self.rules:
            return rule
        limbs = []
        for limb in rule.limbs:
            if all(self.taken[name] == reading for name, reading in limb.under.items()):
                found = _put(limb, self.taken)
                force = self.forces.get(f"{rule.id}/{limb.id}")
                limbs.append(changed(found, force=force) if force is not None else found)
        return changed(rule, limbs=limbs, force=self.forces.get(rule.id, rule.force))

    def definition(self, definition: Definition) -> Definition:
        """Return a definition with the branches that the readings give it."""
        return _put(definition, self.taken) if definition.name in self.definitions else definition


def _put(node: Any, taken: Mapping[str, str]) -> Any:
    """Return a part of a rule with every choice between readings made."""
    if isinstance(node, ByReading):
        return _put(node.gives[taken[node.reading]], taken)
    if isinstance(node, list):
        return [_put(part, taken) for part in node]
    return mapped(node, lambda part: _put(part, taken)) if isinstance(node, Noun) else node


def choosable(edition: Edition) -> list[str]:
    """Return what can be chosen: the interpretations with more than one reading on offer, and the parameters."""
    return [*_offered(edition.interpretations), *edition.about.parameters]


def _offered(interpretations: tuple[Interpretation, ...]) -> dict[str, list[str]]:
    return {found.id: list(found.offered) for found in interpretations if len(found.offered) > 1}


def choice_faults(
    choices: Mapping[str, Choice], about: EditionFile, interpretations: tuple[Interpretation, ...]
) -> Iterator[Problem]:
    """Yield what is wrong with chosen readings and parameters: unknown, not offered, not within bounds."""
    offered = _offered(interpretations)
    known = [*offered, *about.parameters]
    for name, value in choices.items():
        if name in about.parameters:
            yield from _number_faults(name, value, about)
        elif name not in offered:
            yield unknown("reading.no_such_name", name, known)
        elif value not in offered[name]:
            yield unknown("reading.not_offered", str(value), offered[name], of=name)


def _number_faults(name: str, value: Choice, about: EditionFile) -> Iterator[Problem]:
    found, setting = number(value), about.parameters[name]
    if found is None or not setting.least <= found <= setting.most:
        params = {"name": name, "value": str(value), "least": str(setting.least), "most": str(setting.most)}
        yield Problem("reading.out_of_range", params)


def number(value: Choice) -> int | Decimal | None:
    """Return the number that was written, exact, or None if it is none."""
    text = str(value)
    if not _NUMBER.fullmatch(text):
        return None
    return Decimal(text) if "." in text else int(text)


def limbs_left(limbs: list[Limb], interpretations: Mapping[str, Interpretation]) -> bool:
    """Tell whether a limb is in force whatever is chosen: one without conditions, or one for each reading of one."""
    if any(not limb.under for limb in limbs):
        return True
    single = [next(iter(limb.under.items())) for limb in limbs if len(limb.under) == 1]
    return any(
        {reading for name, reading in single if name == found.id} >= set(found.offered)
        for found in interpretations.values()
    )
