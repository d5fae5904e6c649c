"""Read recorded decisions: those beside the drafts once for a whole call, with every fault at once."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rulebook.errors import DraftError, Problem, RulebookError
from rulebook.load.files import STDIN, find_files, named, read_bytes, sayable, unreadable
from rulebook.load.jsontext import read_any_depth, refuse_deep
from rulebook.load.nearest import unknown
from rulebook.load.quick import surely_valid_waiver
from rulebook.model.compared_drafts import Version
from rulebook.model.loaded import Draft
from rulebook.model.waiver import SUFFIX, Waiver

FOLDER = "waivers"
"""The folder beside a draft that may hold its decisions."""


def load_waiver(path: str) -> Waiver:
    """Read the decision in a file. Raises DraftError with all its faults."""
    return parse_waiver(read_bytes(path), path)


def parse_waiver(data: bytes, path: str) -> Waiver:
    """Read a decision from bytes; `path` is what its problems and reports call it."""
    source = read_any_depth(data, path)
    if not surely_valid_waiver(source):
        # Imported late: a good waiver does not need the model.
        from rulebook.load.validating import refuse_invalid
        from rulebook.model.written.waiver import WaiverFile

        refuse_deep(source)
        refuse_invalid(source, WaiverFile, "waiver.not_an_object")
    return Waiver(path, source.value, source, hashlib.sha256(data).hexdigest())


@dataclass(slots=True)
class Shelf:
    """Hold the decisions of a call, and remember which drafts came for theirs.

    `beside` has them by the folder of the draft and its id; `faults` says of each file or folder
    what is wrong with it. Those that must find their draft are `owed`. `no_rule` says what is wrong
    with the name of a rule; a decision about a rule that does not exist is a fault, and no draft gets it.
    """

    beside: dict[tuple[str, str], list[Waiver]] = field(default_factory=dict)
    anywhere: dict[str, list[Waiver]] = field(default_factory=dict)
    told: tuple[Waiver, ...] = ()
    owed: list[Waiver] = field(default_factory=list)
    faults: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    drafts: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)
    unread: bool = False
    no_rule: Callable[[str], Problem | None] = field(kw_only=True)

    @property
    def paths(self) -> list[str]:
        """Return the files that hold the decisions."""
        read = [waiver for found in (*self.beside.values(), *self.anywhere.values()) for waiver in found]
        return sorted({waiver.path for waiver in (*read, *self.told)} | set(self.faults))

    def of(self, draft: Draft) -> list[Waiver]:
        """Return the decisions for a draft, and those that its report must tell of."""
        beside = self.beside.get((_place(os.path.dirname(draft.path)), draft.id), []) if draft.path != STDIN else []
        found = {waiver.path: waiver for waiver in (*beside, *self.anywhere.get(draft.id, ()), *self.told)}
        self.drafts.add(draft.id)
        self.taken.update(found)
        return [waiver for waiver in found.values() if self._about_a_rule(waiver)]

    def _about_a_rule(self, waiver: Waiver) -> bool:
        """Tell whether the rule of a decision exists; if not, it is a fault of its file."""
        fault = self.no_rule(waiver.rule)
        if fault is not None:
            self.faults[waiver.path] = (_placed(fault, waiver, "/rule"),)
        return fault is None

    def lost(self) -> Iterator[tuple[str, tuple[Problem, ...]]]:
        """Yield the files that are at fault, and, once all drafts came for theirs, those whose draft is not here."""
        for waiver in self.owed:
            self._about_a_rule(waiver)
        found = dict(self.faults)
        # A draft that could not be read may be the one.
        for waiver in () if self.unread else dict.fromkeys(self.owed):
            if waiver.path not in self.taken:
                fault = unknown("waiver.no_draft", waiver.draft, self.drafts)
                found[waiver.path] = (*found.get(waiver.path, ()), _placed(fault, waiver, "/draft"))
        yield from sorted(found.items())


def gather(
    drafts: Sequence[str],
    walked: Iterable[str] = (),
    chosen: Sequence[str] = (),
    no_rule: Callable[[str], Problem | None] = lambda name: None,
    owed: bool | None = None,
) -> Shelf:
    """Read the decisions beside drafts, those `walked` past in folders checked as a whole, and those `chosen`.

    Each file is read once. A file that was chosen and is about another draft is told of with the
    draft that is checked; where several are, it must be about one of them. `owed` says whether it must
    whatever their number, and is then not told of. `no_rule` says what is wrong with the name of a rule.
    """
    shelf = Shelf(no_rule=no_rule)
    seen: dict[str, Waiver | None] = {}
    for path in sorted({*_beside(drafts, shelf), *walked}):
        waiver = _read(path, seen, shelf)
        if waiver is not None:
            for home in _homes(path):
                shelf.beside.setdefault((home, waiver.draft), []).append(waiver)
    shelf.owed += [waiver for path in walked if (waiver := seen[_place(path)]) is not None]
    told = owed is None and len(drafts) == 1
    must = not told if owed is None else owed
    for path, exact in _chosen(chosen, shelf):
        waiver = _read(path, seen, shelf)
        if waiver is not None:
            shelf.anywhere.setdefault(waiver.draft, []).append(waiver)
            shelf.told += (waiver,) if exact and told else ()
            shelf.owed += [waiver] if exact and must else []
    return shelf


def at_version(version: Version, draft: Draft) -> list[Waiver]:
    """Return the decisions that lay beside a version of a draft. Raises DraftError with the faults of all."""
    if version.commit is None:
        shelf = gather([version.name])
        found, problems = shelf.of(draft), [problem for faults in shelf.faults.values() for problem in faults]
    else:
        # Imported late: only who compares versions asks git.
        from rulebook.load.revisions import beside_at

        found, problems = [], []
        for path, data in beside_at(version, FOLDER, SUFFIX):
            try:
                found.append(parse_waiver(data, path))
            except DraftError as error:
                problems += error.problems
    if problems:
        raise DraftError(problems)
    return [waiver for waiver in found if waiver.draft == draft.id]


def _read(path: str, seen: dict[str, Waiver | None], shelf: Shelf) -> Waiver | None:
    """Read a file that was not read yet, under whatever name; a fault goes to the shelf."""
    real = _place(path)
    if real not in seen:
        seen[real] = None
        item = named(path)
        try:
            if item.problem is not None:
                raise DraftError(item.problem)
            seen[real] = load_waiver(item.path)
        except RulebookError as error:
            shelf.faults[item.path] = tuple(problem.at(item.path) for problem in error.problems)
    return seen[real]


def _beside(drafts: Iterable[str], shelf: Shelf) -> Iterator[str]:
    """Yield the files of decisions in the folders of drafts, each folder listed once."""
    for folder in {os.path.dirname(path) for path in drafts if path != STDIN}:
        yield from _listed(folder, shelf)
        yield from _listed(os.path.join(folder, FOLDER), shelf)


def _listed(folder: str, shelf: Shelf) -> list[str]:
    try:
        names = os.listdir(folder or ".")
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        problem = unreadable(error, folder or ".")
        shelf.faults[folder or "."] = (problem,)
        return []
    return [os.path.join(folder, name) for name in names if name.endswith(SUFFIX) and name[0] != "."]


def _placed(fault: Problem, waiver: Waiver, pointer: str) -> Problem:
    return Problem(fault.code, fault.params, waiver.path, *waiver.places.locate(pointer), pointer)


def _homes(path: str) -> Iterator[str]:
    """Yield the folders whose drafts a file of a decision can be about."""
    folder = os.path.dirname(path)
    yield _place(folder)
    if os.path.basename(os.path.abspath(folder)) == FOLDER:
        yield _place(os.path.join(folder, os.pardir))


def _chosen(paths: Sequence[str], shelf: Shelf) -> Iterator[tuple[str, bool]]:
    """Yield the files that were named, and those in folders that were; and whether the file itself was."""
    for path in paths:
        if not os.path.isdir(path):
            yield path, True
            continue
        drafts, found = find_files([path])
        faults = {each.path: each.problem for each in drafts if each.problem and each.problem.code != "file.no_drafts"}
        shelf.faults.update({each: (problem,) for each, problem in faults.items()})
        if not found and not faults:
            folder = sayable(path)
            shelf.faults[folder] = (Problem("file.no_waivers", {"path": folder}, folder),)
        yield from ((each, False) for each in found)


def _place(path: str) -> str:
    return os.path.realpath(path or ".")
