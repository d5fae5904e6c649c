"""Know the configuration that a call is under, and what in it no flag or environment replaced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import click
from click.core import ParameterSource

from rulebook.errors import Problem
from rulebook.load.configuration import Configuration, Finder
from rulebook.load.files import sayable
from rulebook.model.configuration import KEYS
from rulebook.model.report import Applied


@dataclass(slots=True)
class InForce:
    """Be the configuration of a call, and those of its keys that no flag or environment replaced."""

    configuration: Configuration | None = None
    finder: Finder | None = None
    keys: tuple[str, ...] = ()
    parameters: dict[str, str] = field(default_factory=dict)

    def placed(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Yield problems; those about what the file says with their place in it."""
        found = self.configuration
        yield from problems if found is None else (found.placed(problem, self.keys) for problem in problems)


def in_force() -> InForce:
    """Return what this call is under."""
    context = click.get_current_context(silent=True)
    found = context.obj if context is not None else None
    return found if isinstance(found, InForce) else InForce()


def applied() -> Applied | None:
    """Return what reports say of the configuration."""
    found = in_force()
    if found.configuration is None:
        return None
    keys = tuple(key for key in KEYS if key in found.keys)
    return Applied(sayable(found.configuration.path), found.configuration.sha256, keys)


def from_file(key: str) -> bool:
    """Tell whether the value of a flag is the configuration's."""
    return key in in_force().keys


def flagged(*names: str) -> bool:
    """Tell whether one of these parameters was given on the command line."""
    context = click.get_current_context(silent=True)
    return context is not None and any(
        context.get_parameter_source(name) is ParameterSource.COMMANDLINE for name in names
    )
