"""Say all that is wrong with a JSON file by the model of what it should hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rulebook.errors import DraftError, Problem
from rulebook.load.source import Source

if TYPE_CHECKING:
    from pydantic import BaseModel


def refuse_invalid(source: Source, model: type[BaseModel], not_an_object: str) -> None:
    """Validate by a model, which says what is wrong. Raises DraftError with all of it, in the order of the file."""
    # Imported late: what is valid does not need it.
    from pydantic import ValidationError

    from rulebook.load.faults import faults, show

    if not isinstance(source.value, dict):
        raise DraftError(Problem(not_an_object, {"found": show(source.value)}, source.path, 1, 1, ""))
    try:
        model.model_validate(source.value)
    except ValidationError as error:
        raise DraftError(in_order(faults(error, source, model))) from None


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Put problems in the order of the file."""
    return sorted(problems, key=lambda problem: (problem.line or 0, problem.column or 0))
