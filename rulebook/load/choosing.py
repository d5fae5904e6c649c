"""Choose the rulebooks that apply: one that ships, by its series or its exact name, or a folder of somebody's own.

The editions of a series take turns: each is in force from its own date until the next one's. A
series gives the one that is in force on a day; an exact name gives that edition, in force or not.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from rulebook.errors import Problem, RulebookError, UsageError
from rulebook.load.edition import DEFAULT_EDITION, EDITIONS, Trying, Vouching, edition_names, load_edition, series_names
from rulebook.load.nearest import unknown
from rulebook.load.settling import choosable, settled
from rulebook.model.edition import Choice, Edition, series_of
from rulebook.model.report import Rulebook

_Find = Callable[[str, datetime.date], Rulebook]


def choose_rulebooks(
    names: Sequence[str],
    folders: Sequence[str],
    readings: Mapping[str, Choice],
    as_of: datetime.date,
    trying: Trying | None = None,
    vouching: Vouching | None = None,
    spare: bool = False,
) -> tuple[Rulebook, ...]:
    """Return the rulebooks of these names and folders, each once, under the readings that it has.

    Those in folders are tried (`trying`) the first time that they are read, and refused where `vouching` has
    doubts. A reading that none of them has is a fault, unless some may be `spare`.

    Without names and folders it is the series that the package is made for. Raises UsageError and
    EditionError, with all faults of all rulebooks.
    """
    default = [] if folders else [series_of(DEFAULT_EDITION)]
    wanted: list[tuple[_Find, str]] = [(_shipped, name) for name in names or default]
    wanted += [(partial(_private, trying=trying, vouching=vouching), folder) for folder in folders]
    found: dict[tuple[str, ...], Rulebook] = {}
    problems: list[Problem] = []
    for find, name in wanted:
        try:
            rulebook = find(name, as_of)
            found.setdefault(rulebook.edition.key, rulebook)
        except RulebookError as error:
            problems += error.problems
    if problems:
        raise UsageError(problems)
    return _under(list(found.values()), readings, spare)


def _shipped(name: str, as_of: datetime.date) -> Rulebook:
    """Return a rulebook that ships: the edition of that name, or of that series the one in force."""
    known, series = edition_names(), series_names()
    if name not in (*known, *series):
        if Path(name).is_dir():
            raise UsageError(Problem("edition.is_a_folder", {"name": name}))
        raise UsageError(unknown("edition.not_found", name, [*series, *known]))
    siblings = _in_turn(load_edition(EDITIONS / each) for each in known if series_of(each) == series_of(name))
    if name in known:
        return next(each for each in siblings if each.edition.id == name)
    return _in_force(siblings, name, as_of)


def edition_folders(folder: str) -> list[Path]:
    """Return the folder of an edition, or those of the editions that stand below it."""
    if (Path(folder) / "edition.yaml").is_file():
        return [Path(folder)]
    return sorted(path.parent for path in Path(folder).glob("*/edition.yaml"))


def _private(folder: str, as_of: datetime.date, trying: Trying | None, vouching: Vouching | None) -> Rulebook:
    """Return the edition in a folder, or of the editions of one series in a folder the one in force."""
    editions = _own(folder, trying, vouching)
    alone = len(editions) == 1 and edition_folders(folder) == [Path(folder)]
    return editions[0] if alone else _in_force(editions, editions[0].edition.series, as_of)


def _own(folder: str, trying: Trying | None, vouching: Vouching | None) -> list[Rulebook]:
    """Return the edition in a folder, or the editions of one series in it by their dates."""
    folders = edition_folders(folder)
    if not folders:
        raise UsageError(Problem("edition.no_rulebook", {"name": folder}))
    editions = _in_turn(load_edition(path, trying=trying, vouching=vouching) for path in folders)
    series = sorted({each.edition.series for each in editions})
    if len(series) > 1:
        raise UsageError(Problem("edition.several_series", {"name": folder, "known": ", ".join(series)}))
    return editions


def rulebooks_at_hand(
    names: Sequence[str],
    folders: Sequence[str],
    readings: Mapping[str, Choice],
    as_of: datetime.date,
    trying: Trying | None = None,
    vouching: Vouching | None = None,
) -> tuple[Rulebook, ...]:
    """Return, for each edition that was applied once under one of these names, what there is of it here.

    That is the edition of that name in one of the folders, or that ships; else what takes its place:
    the edition in force of a folder that has none of them, or of its series. A folder that takes
    nobody's place comes last. Raises UsageError and EditionError.
    """
    own = {folder: _own(folder, trying, vouching) for folder in dict.fromkeys(folders)}
    by_name = {each.edition.id: each for listed in own.values() for each in listed}
    spare = [folder for folder, listed in own.items() if not {each.edition.id for each in listed} & {*names}]
    found: list[Rulebook] = []
    for name in names:
        if name in by_name:
            found.append(by_name[name])
        elif name in edition_names():
            found.append(_shipped(name, as_of))
        elif spare:
            found.append(_private(spare.pop(0), as_of, trying, vouching))
        elif series_of(name) in series_names():
            found.append(_shipped(series_of(name), as_of))
        else:
            raise UsageError(Problem("verify.no_rulebook", {"name": name}))
    found += [_private(folder, as_of, trying, vouching) for folder in spare]
    return _under(found, readings, spare=False)


def _in_turn(editions: Iterable[Edition]) -> list[Rulebook]:
    """Return editions of one series by their dates, each with the date of the next."""
    ordered = sorted((Rulebook(edition) for edition in editions), key=lambda each: each.since)
    for first, second in pairwise(ordered):
        if first.since == second.since and first.edition.series == second.edition.series:
            params = {"first": first.edition.id, "second": second.edition.id, "date": str(first.since)}
            raise UsageError(Problem("edition.same_date", params))
    ends = [*(each.since for each in ordered[1:]), None]
    return [Rulebook(each.edition, until) for each, until in zip(ordered, ends, strict=True)]


def _in_force(series: Sequence[Rulebook], name: str, as_of: datetime.date) -> Rulebook:
    found = next((each for each in series if each.in_force(as_of)), None)
    if found is None:
        known = ", ".join(f"{each.edition.id} ({each.since})" for each in series)
        params = {"name": name, "date": str(as_of), "known": known, "first": series[0].edition.id}
        raise UsageError(Problem("edition.none_in_force", params))
    return found


def _no_choice(name: str, known: list[str]) -> Problem:
    return (
        unknown("reading.no_such_name", name, known) if known else Problem("reading.nothing_to_choose", {"name": name})
    )


def _under(rulebooks: Sequence[Rulebook], readings: Mapping[str, Choice], spare: bool) -> tuple[Rulebook, ...]:
    """Put each reading in force in every rulebook that has it. One that none has is a fault, or spare."""
    known = dict.fromkeys(name for each in rulebooks for name in choosable(each.edition))
    problems = [_no_choice(name, list(known)) for name in readings if name not in known and not spare]
    found = []
    for each in rulebooks:
        own = {name: value for name, value in readings.items() if name in choosable(each.edition)}
        try:
            found.append(Rulebook(settled(each.edition, own), each.until))
        except UsageError as error:
            problems += error.problems
    if problems:
        raise UsageError(problems)
    return tuple(found)
