"""Gather the texts of all problems."""

from __future__ import annotations

from rulebook.words import Lang
from rulebook.words.configuration import CONFIGURATION_PROBLEMS
from rulebook.words.interpretations import INTERPRETATIONS
from rulebook.words.letter import LETTER
from rulebook.words.lint import LINT
from rulebook.words.reading import READING
from rulebook.words.rules import RULES
from rulebook.words.seal import SEAL_PROBLEMS
from rulebook.words.shape import SHAPE
from rulebook.words.template import TEMPLATE
from rulebook.words.uncited import UNCITED
from rulebook.words.usage import USAGE
from rulebook.words.verify import VERIFY_PROBLEMS
from rulebook.words.versions import GIT
from rulebook.words.waive import WAIVE_PROBLEMS
from rulebook.words.workshop import WORKSHOP

# code -> language -> (what was found and what was expected, what to do)
PROBLEMS: dict[str, dict[Lang, tuple[str, str]]] = {
    **LETTER,
    **READING,
    **SHAPE,
    **RULES,
    **INTERPRETATIONS,
    **UNCITED,
    **USAGE,
    **WORKSHOP,
    **LINT,
    **GIT,
    **WAIVE_PROBLEMS,
    **SEAL_PROBLEMS,
    **VERIFY_PROBLEMS,
    **CONFIGURATION_PROBLEMS,
    **TEMPLATE,
}
