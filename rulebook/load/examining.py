"""Look at a rulebook without using what was proved before, to say all that is wrong with it."""

from __future__ import annotations

from pathlib import Path

from rulebook.load.edition import digest_of, edition_files
from rulebook.load.proving import Proof, examine

__all__ = ["Proof", "examined"]


def examined(folder: Path) -> tuple[int, Proof]:
    """Return how many files a rulebook has, and what was found in them. Raises EditionError if one cannot be read."""
    files = edition_files(folder)
    return len(files), examine(files, folder, digest_of(files))
