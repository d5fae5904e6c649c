"""Load an edition: a folder with its letter, rules and definitions.

What was proved before, byte for byte, is taken from the user's own store; anything else is
read and proved (`rulebook.load.proving`), and stored.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from rulebook.errors import EditionError, Problem, UsageError
from rulebook.load.nearest import nearest
from rulebook.load.settling import settled
from rulebook.load.store import keep, kept
from rulebook.model.edition import Choice, Edition, series_of

EDITIONS = Path(__file__).parent.parent / "editions"
DEFAULT_EDITION = "kst-33279-36-2022"


def edition_names() -> list[str]:
    """List the editions that ship with the package."""
    return sorted(path.parent.name for path in EDITIONS.glob("*/edition.yaml"))


def series_names() -> list[str]:
    """List the series that these editions belong to."""
    return sorted({series_of(name) for name in edition_names()})


def load_edition(name: str | Path = DEFAULT_EDITION, readings: Mapping[str, Choice] | None = None) -> Edition:
    """Read an edition by the name of one that ships, or from a folder, under these readings and parameters.

    Raises EditionError with all faults, and UsageError for a reading that cannot be chosen.
    """
    folder = EDITIONS / name if isinstance(name, str) and name in edition_names() else Path(name)
    if not (folder / "edition.yaml").is_file():
        near = nearest(str(name), edition_names())
        code = "edition.not_found_near" if near else "edition.not_found"
        raise UsageError(Problem(code, {"name": str(name), "near": near or "", "known": ", ".join(edition_names())}))
    files = _files(folder)
    digest = _digest(files)
    edition = kept(digest)
    if edition is None:
        # Imported late: a start that has proved this edition before needs none of it.
        from rulebook.load.proving import prove

        edition = prove(files, folder, digest)
        keep(edition)
    return settled(edition, readings or {})


def _files(folder: Path) -> dict[str, bytes]:
    """Read every file of an edition; names are relative, with forward slashes."""
    names = ["edition.yaml", "letter/received.txt", "letter/reading.json"]
    missing = [name for name in names if not (folder / name).is_file()]
    if missing:
        raise EditionError(Problem("edition.file_missing", {"name": name}, str(folder)) for name in missing)
    for kind in ("rules", "definitions", "interpretations"):
        names += sorted(f"{kind}/{path.name}" for path in (folder / kind).glob("*.yaml"))
    return {name: (folder / name).read_bytes() for name in names}


def _digest(files: Mapping[str, bytes]) -> str:
    """Return the SHA-256 over the names and bytes of all files, in the order of their names."""
    total = hashlib.sha256()
    for name in sorted(files):
        total.update(f"{name}\0{hashlib.sha256(files[name]).hexdigest()}\n".encode())
    return total.hexdigest()
