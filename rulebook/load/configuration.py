"""Find and read the configuration that drafts fall under: the nearest one upwards, whole.

Nothing in it is run, and nothing it names is opened here. The search ends at the top of the git
repository, so that what lies beside a repository never decides about what is in it.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rulebook.errors import ConfigurationError, DraftError, Problem, RulebookError
from rulebook.load.files import STDIN, read_bytes, sayable
from rulebook.load.quick import surely_valid_configuration
from rulebook.load.source import Lines, Source, join_pointer, printable
from rulebook.model.configuration import KEYS

NAMES = ("rulebook.toml", "pyproject.toml", "setup.cfg")
LIMIT = 1_000_000
_HEADER = re.compile(r"^[ \t]*\[{1,2}([^\[\]\n]{1,200})\]", re.M)


@dataclass(frozen=True, slots=True)
class Configuration:
    """Be the keys of one file. `path` is as it is shown: from the working folder, with forward slashes."""

    path: str
    source: Source
    sha256: str

    @property
    def keys(self) -> list[str]:
        """Return the keys that it has, in the order in which they are documented."""
        return [key for key in KEYS if key in self.source.value]

    def value(self, key: str) -> Any:
        """Return what it says under a key; paths from the working folder."""
        said = self.source.value[key]
        return [self._path(each) for each in said] if KEYS[key] == "paths" else said

    def given(self, key: str) -> Any:
        """Return what would be given to the flag of a key to say the same."""
        said = self.value(key)
        return [f"{name}={value}" for name, value in said.items()] if KEYS[key] == "pairs" else said

    def _path(self, path: str) -> str:
        found = os.path.normpath(os.path.join(os.path.dirname(self.path), path)).replace(os.sep, "/")
        # Invariant: what is read as a path is never read as an option, and never as standard input.
        return f"./{found}" if found.startswith("-") else found

    def place(self, key: str) -> tuple[int, int]:
        """Return line and column of a key."""
        return self.source.locate_key(join_pointer("", key))

    def placed(self, problem: Problem, keys: Iterable[str]) -> Problem:
        """Return a problem about something that stands under one of these keys, with its place."""
        name = problem.params.get("of", problem.params.get("name"))
        if problem.path is not None or name is None:
            return problem
        for key in keys:
            pointer = self._pointer(key, name)
            if pointer is not None:
                locate = self.source.locate_key if KEYS[key] == "pairs" else self.source.locate
                return Problem(problem.code, problem.params, self.path, *locate(pointer), problem.pointer)
        return problem

    def _pointer(self, key: str, name: str) -> str | None:
        said, pointer = self.value(key), join_pointer("", key)
        if isinstance(said, list):
            return join_pointer(pointer, str(said.index(name))) if name in said else None
        if isinstance(said, dict):
            return join_pointer(pointer, name) if name in said else None
        return pointer if said == name else None


class Finder:
    """Find configurations from folders upwards; each folder is looked at once."""

    def __init__(self) -> None:
        self._known: dict[str, Configuration | None] = {}

    def above(self, folder: str) -> Configuration | None:
        """Return the nearest configuration. Raises ConfigurationError for one that cannot be read."""
        at, passed = os.path.realpath(folder), list[str]()
        while at not in self._known:
            passed.append(at)
            found, up = in_folder(at), os.path.dirname(at)
            if found is not None or up == at or os.path.lexists(os.path.join(at, ".git")):
                self._known[at] = found
            else:
                at = up
        self._known.update(dict.fromkeys(passed, self._known[at]))
        return self._known[at]

    def over(self, drafts: Sequence[str]) -> Configuration | None:
        """Return the one configuration that all these files and folders fall under; without any, the working folder.

        Raises ConfigurationError where they fall under different ones.
        """
        folders = dict.fromkeys(map(_home, drafts)) or ("",)
        found = [(folder or ".", self.above(folder)) for folder in folders]
        first, one = found[0]
        for other, two in found[1:]:
            if two is not one:
                raise ConfigurationError(_apart(first, one, other, two))
        return one


def _home(draft: str) -> str:
    if draft == STDIN:
        return ""
    return draft if os.path.isdir(draft) else os.path.dirname(draft)


def _apart(first: str, one: Configuration | None, other: str, two: Configuration | None) -> Problem:
    # The sentence names a file, so the one that has a configuration comes first.
    if one is None:
        first, one, other, two = other, two, first, one
    params = {"first": first, "second": other, "one": one.path if one else "", "two": two.path if two else ""}
    return Problem("configuration.apart" if two else "configuration.partly", params, one.path if one else None)


def in_folder(folder: str) -> Configuration | None:
    """Return the configuration in a folder. Raises ConfigurationError where two of its files do not say the same."""
    found: list[Configuration] = []
    problems: list[Problem] = []
    for name in NAMES:
        path = os.path.join(folder, name)
        if os.path.lexists(path):
            try:
                one = _read(path, shown(path))
            except RulebookError as error:
                problems += error.problems
            else:
                found += [one] if one is not None else []
    for other in found[1:]:
        problems += _disagreements(found[0], other)
    if problems:
        raise ConfigurationError(problems)
    return found[0] if found else None


def _disagreements(one: Configuration, other: Configuration) -> Iterator[Problem]:
    for key in KEYS:
        has, says = (found.source.value.get(key) for found in (one, other))
        if has != says:
            second = f"{other.path}:{other.place(key)[0]}"
            yield Problem("configuration.disagree", {"key": key, "second": second}, one.path, *one.place(key))


def read_configuration(path: str) -> Configuration:
    """Read the configuration in a file that was named. Raises ConfigurationError with all its faults."""
    at = path.replace(os.sep, "/")
    if not os.path.lexists(path):
        raise ConfigurationError(Problem("configuration.not_found", {"path": sayable(at)}, sayable(at)))
    found = _read(path, at, named=True)
    if found is None:
        section = "[tool.rulebook]" if path.endswith(".toml") else "[tool:rulebook]"
        raise ConfigurationError(Problem("configuration.no_section", {"section": section}, at))
    return found


def _read(path: str, at: str, named: bool = False) -> Configuration | None:
    """Read a file that is, or may hold, a configuration, and is shown as `at`; None where it holds none."""
    try:
        data = read_bytes(path, LIMIT)
    except DraftError as error:
        raise ConfigurationError(problem.at(at) for problem in error.problems) from None
    text = _decoded(data, at)
    whole = path.endswith(".toml") and os.path.basename(path) != "pyproject.toml"
    slips = [] if whole else list(_slips(text, at))
    if slips:
        raise ConfigurationError(slips)
    if not (whole or named or "rulebook" in text):
        return None
    source = _section(text, at, whole)
    if source is None:
        return None
    if not surely_valid_configuration(source):
        _refuse(source)
    return Configuration(at, source, hashlib.sha256(data).hexdigest())


def _decoded(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ConfigurationError(Problem("json.not_utf8", {"byte": f"{data[error.start]:02x}"}, path, line)) from None


def _section(text: str, path: str, whole: bool) -> Source | None:
    # Imported late: most starts find no configuration.
    if path.endswith(".toml"):
        from rulebook.load.tomltext import read_toml

        return read_toml(text, path, () if whole else ("tool", "rulebook"))
    from rulebook.load.initext import read_ini

    return read_ini(text, path, "tool:rulebook")


def _refuse(source: Source) -> None:
    """Raise ConfigurationError with all that is wrong, in the order of the file; return where nothing is."""
    if not isinstance(source.value, dict):
        params = {"found": printable(str(source.value))}
        raise ConfigurationError(Problem("configuration.not_a_table", params, source.path, *source.locate("")))
    from rulebook.load.validating import refuse_invalid
    from rulebook.model.written.configuration import ConfigurationFile

    try:
        refuse_invalid(source, ConfigurationFile, "configuration.not_a_table")
    except DraftError as error:
        raise ConfigurationError(error.problems) from None


def _slips(text: str, path: str) -> Iterator[Problem]:
    """Yield headers that were surely meant for us, and that nobody would read."""
    right = "tool.rulebook" if path.endswith(".toml") else "tool:rulebook"
    for found in _HEADER.finditer(text):
        name = re.sub(r"[\s\"']", "", found[1])
        bare = re.sub(r"^tool[.:]", "", name).lower()
        near = bare == "rulebook" or (5 < len(bare) < 11 and not _drops(bare).isdisjoint(_drops("rulebook")))
        if near and name != right:
            place = Lines.of(text).place(found.start(1))
            params = {"found": printable(f"[{found[1]}]"), "near": f"[{right}]"}
            yield Problem("configuration.section", params, path, *place)


def _drops(word: str) -> set[str]:
    """Return a word, and what is left of it without each of its letters: one slip apart, two words share some of it."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def shown(path: str) -> str:
    """Return a path as reports name it: from the working folder, with forward slashes."""
    try:
        found = os.path.relpath(path)
    except ValueError:  # On Windows, another drive.
        found = os.path.abspath(path)
    return sayable(found)


def repository(path: str) -> str:
    """Return the top of the repository that a file stands in, or its folder where there is none."""
    home = at = os.path.realpath(os.path.dirname(path) or ".")
    while not os.path.lexists(os.path.join(at, ".git")):
        if at == os.path.dirname(at):
            return home
        at = os.path.dirname(at)
    return at


def outside(path: str, top: str) -> bool:
    """Tell whether a path leads out of a folder, links and all."""
    return os.path.realpath(path) != top and not os.path.realpath(path).startswith(top.rstrip(os.sep) + os.sep)
