"""Load an edition: a folder with its letter, rules and definitions.

What was proved before, byte for byte, is taken from the user's own store; anything else is
read and proved (`rulebook.load.proving`), and stored.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rulebook.errors import DraftError, EditionError, Problem, UsageError
from rulebook.load.files import read_bytes, sayable
from rulebook.load.nearest import nearest
from rulebook.load.settling import settled
from rulebook.load.store import keep, kept, remember, remembered
from rulebook.model.edition import DEFAULT_EDITION as DEFAULT_EDITION
from rulebook.model.edition import Choice, Edition, series_of

if TYPE_CHECKING:
    from rulebook.load.proving import Proof

EDITIONS = Path(__file__).parent.parent / "editions"


def edition_names() -> list[str]:
    """List the editions that ship with the package."""
    return sorted(path.parent.name for path in EDITIONS.glob("*/edition.yaml"))


def series_names() -> list[str]:
    """List the series that these editions belong to."""
    return sorted({series_of(name) for name in edition_names()})


def edition_folder(name: str | Path) -> Path:
    """Return where an edition stands: one that ships, or a folder. Raises UsageError where there is none."""
    folder = EDITIONS / name if isinstance(name, str) and name in edition_names() else Path(name)
    if not os.path.lexists(folder / "edition.yaml"):
        if folder.is_dir():
            raise UsageError(Problem("edition.no_rulebook", {"name": str(name)}))
        near = nearest(str(name), edition_names())
        code = "edition.not_found_near" if near else "edition.not_found"
        raise UsageError(Problem(code, {"name": str(name), "near": near or "", "known": ", ".join(edition_names())}))
    return folder


Trying = Callable[["Proof"], Iterable[Problem]]
"""What finds the contradictions in a rulebook: its examples are run (`rulebook.workshop.soundness`)."""

Vouching = Callable[[Path, Mapping[str, bytes]], Iterable[Problem]]
"""What says, of a folder and the files that were read from it, why they are not trusted (`rulebook.seal.trusting`)."""


def load_edition(
    name: str | Path = DEFAULT_EDITION,
    readings: Mapping[str, Choice] | None = None,
    trying: Trying | None = None,
    vouching: Vouching | None = None,
) -> Edition:
    """Read an edition by the name of one that ships, or from a folder, under these readings and parameters.

    One from a folder of somebody's own is tried (`trying`) the first time that it is read. Without
    that it may contradict itself, as while somebody works on it; those that ship were tried before.
    `vouching` is asked before anything in the files is looked at.
    Raises EditionError with all faults, and UsageError for a reading that cannot be chosen.
    """
    folder = edition_folder(name)
    files = edition_files(folder)
    doubts = tuple(vouching(folder, files)) if vouching is not None else ()
    if doubts:
        raise EditionError(doubts)
    digest = digest_of(files)
    edition = kept(digest)
    untried = trying is not None and folder.parent != EDITIONS and not remembered(digest)
    if edition is None or untried:
        # Imported late: a start that has proved this edition before needs none of it.
        from rulebook.load import proving

        proof = proving.examine(files, folder, digest)
        problems = [*proof.problems, *(trying(proof) if trying is not None and untried else ())]
        if proof.edition is None or problems:
            raise EditionError(problems)
        edition = proof.edition
        keep(edition)
        if untried:
            remember(digest)
    return settled(edition, readings or {})


NEEDED = ("edition.yaml", "letter/received.txt", "letter/reading.json")
KINDS = ("rules", "definitions", "interpretations")
_MEANT = re.compile(r"\.ya?ml", re.IGNORECASE)
_OF_FILES = {
    "file.not_regular": "edition.no_file",
    "file.is_folder": "edition.no_file",
    "file.too_large": "edition.file_too_large",
}
MOST_FILES = 10_000
MOST_BYTES = 100_000_000


def edition_files(folder: Path) -> dict[str, bytes]:
    """Read every file of an edition; names are relative, with forward slashes. Raises EditionError."""
    files, lost = read_files(folder)
    if lost:
        raise EditionError(lost)
    return files


def read_files(folder: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """Read what can be read of an edition, and say what cannot. Raises EditionError for more than anybody would write.

    A rulebook may come from a stranger. So nothing is read that stands outside of its folder, wherever a
    link leads; and nothing that is no file, as a pipe that never ends.
    """
    names = [name for name in NEEDED if os.path.lexists(folder / name)]
    missing = [name for name in NEEDED if name not in names]
    problems = [Problem("edition.file_missing", {"name": name}, folder.as_posix()) for name in missing]
    for kind in KINDS:
        found, stray = _below(folder, kind)
        names += found
        problems += [Problem("edition.stray", {"name": name}, (folder / name).as_posix()) for name in stray]
    if os.path.lexists(folder / "uncited.yaml"):
        names.append("uncited.yaml")
    if len(names) > MOST_FILES:
        raise EditionError(Problem("edition.too_many", {"limit": f"{MOST_FILES:,}"}, folder.as_posix()))
    home, files, total = os.path.realpath(folder), dict[str, bytes](), 0
    for name in names:
        path = folder / name
        if not name.isprintable():
            # With a new line in it, a name could stand for two lines of the list of files that is signed.
            problems.append(Problem("edition.name", {"name": sayable(name)}, sayable(path.as_posix())))
            continue
        if not os.path.realpath(path).startswith(home + os.sep):
            problems.append(Problem("edition.outside", {"name": name}, path.as_posix()))
            continue
        try:
            files[name] = read_bytes(path.as_posix())
        except DraftError as error:
            problems += [
                replace(p, code=_OF_FILES.get(p.code, p.code), params={**p.params, "name": name})
                for p in error.problems
            ]
            continue
        total += len(files[name])
        if total > MOST_BYTES:
            raise EditionError(Problem("edition.too_large", {"limit": f"{MOST_BYTES:,}"}, folder.as_posix()))
    return files, problems


def _below(folder: Path, kind: str) -> tuple[list[str], list[str]]:
    """Return the files of a kind, and what looks as if it was meant to be one: a rule must not go unread in silence.

    What hides itself and what editors leave behind is passed over, and so is a file of another sort.
    """
    try:
        with os.scandir(folder / kind) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return [], []
    except OSError as error:
        path = (folder / kind).as_posix()
        why = error.strerror or str(error)
        raise EditionError(Problem("file.unreadable", {"path": path, "why": why}, path)) from None
    files = [f"{kind}/{entry.name}" for entry in entries if entry.name.endswith(".yaml")]
    others = [entry for entry in entries if not entry.name.endswith((".yaml", "~")) and entry.name[0] not in ".#"]
    return files, [f"{kind}/{entry.name}" for entry in others if _MEANT.search(entry.name) or entry.is_dir()]


def digest_of(files: Mapping[str, bytes]) -> str:
    """Return the SHA-256 over the names and bytes of all files, in the order of their names."""
    total = hashlib.sha256()
    for name in sorted(files):
        total.update(f"{name}\0{hashlib.sha256(files[name]).hexdigest()}\n".encode())
    return total.hexdigest()
