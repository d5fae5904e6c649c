"""Name everything that can keep Rulebook from giving a verdict.

    RulebookError            carries one or more problems; exit code 2
    ├── DraftError           a draft cannot be read or is not a draft
    ├── EditionError         a rulebook cannot be loaded
    ├── UsageError           the caller asked for something that does not exist
    ├── ConfigurationError   a configuration cannot be read, or does not go with another
    └── DisagreementError    a rule was decided one way and explained another

A rule that cannot be evaluated is an outcome of its draft, "error", with a problem beside it.

A problem is data, not text: a code, its parameters and a place. `rulebook.words`
turns it into a sentence in Dutch or English, so ten files with one bad one still
report ten, and nobody ever reads a traceback.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Problem:
    """Hold one fault and where it is.

    `code` is a key of `rulebook.words.problems.PROBLEMS`; `params` fills its sentence. `line` and
    `column` are 1-based, columns count code points; `pointer` is RFC 6901.
    """

    code: str
    params: Mapping[str, str] = field(default_factory=dict)
    path: str | None = None
    line: int | None = None
    column: int | None = None
    pointer: str | None = None

    def at(self, path: str) -> Problem:
        """Return the same problem, placed in the file `path`."""
        return replace(self, path=path)


class RulebookError(Exception):
    """Carry the problems that were found, all of them at once."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("; ".join(f"{p.code} {dict(p.params)}" for p in self.problems))

    def __reduce__(self) -> tuple[type[RulebookError], tuple[tuple[Problem, ...]]]:
        """Be sent to another process with the problems, not with their words."""
        return type(self), (self.problems,)


class DraftError(RulebookError):
    """A draft cannot be read, or what was read is not a draft."""


class EditionError(RulebookError):
    """A rulebook cannot be loaded."""


class UsageError(RulebookError):
    """The caller asked for something that does not exist."""


class ConfigurationError(RulebookError):
    """A configuration cannot be read, or does not go with another."""


class DisagreementError(RulebookError):
    """A rule was decided one way and explained another: nobody gets an answer."""
