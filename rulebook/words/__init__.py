"""Say things to users, in Dutch and English.

Each module here is one table of texts: a code, and for each language the sentence and
what to do about it. Nothing else in the package writes sentences for users.
"""

from __future__ import annotations

from typing import Literal

from rulebook.errors import Problem

Lang = Literal["nl", "en"]
LANGS: tuple[Lang, ...] = ("nl", "en")


class Count(int):
    """Be a number that a text writes with the word that fits it.

    `{n:rule|rules}` writes "1 rule" and "2 rules"; `{n:?is|are}` writes the word alone.
    """

    def __format__(self, spec: str) -> str:
        """Write the number, with a word for one or for any other number."""
        if "|" not in spec:
            return int.__format__(self, spec)
        one, many = spec.removeprefix("?").split("|")
        word = one if self == 1 else many
        return word if spec.startswith("?") else f"{int(self)} {word}"


def problem_texts(problem: Problem, lang: Lang) -> tuple[str, str]:
    """Return the sentence and the help of a problem."""
    # Imported late: most starts have no problem.
    from rulebook.words.problems import PROBLEMS

    sentence, advice = PROBLEMS[problem.code][lang]
    params = {
        key: _glossed(value) if (key, lang) == ("allowed", "nl") else value for key, value in problem.params.items()
    }
    return sentence.format(**params), advice.format(**params)


def _glossed(allowed: str) -> str:
    """Return the words that can stand somewhere, each with its Dutch where that is another word."""
    from rulebook.words.values import DUTCH

    said = {word: DUTCH.get(word, word) for word in allowed.split(", ")}
    return ", ".join(f"{word} ({dutch})" if dutch != word else word for word, dutch in said.items())


def problem_lines(problem: Problem, lang: Lang) -> list[str]:
    """Return a problem as lines for a terminal: where and what, then what to do."""
    sentence, advice = problem_texts(problem, lang)
    place = ":".join(str(part) for part in (problem.path, problem.line, problem.column) if part is not None)
    fault, help_ = ("fout", "wat te doen") if lang == "nl" else ("error", "help")
    return [f"{place}: {fault}: {sentence}" if place else f"{fault}: {sentence}", f"  {help_}: {advice}"]
