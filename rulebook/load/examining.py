"""Look at a rulebook without using what was proved before, to say all that is wrong with it."""

from __future__ import annotations

from pathlib import Path

from rulebook.load.edition import NEEDED, digest_of, read_files
from rulebook.load.proving import Proof, examine

__all__ = ["Proof", "examined"]


def examined(folder: Path) -> tuple[int, Proof]:
    """Return how many files a rulebook has, and what was found in them: what cannot be read hides no other fault.

    Raises EditionError if there is more than anybody would write.
    """
    files, lost = read_files(folder)
    if not set(NEEDED) <= set(files):
        return len(files), Proof(None, tuple(lost), {})
    return len(files), examine(files, folder, digest_of(files), lost)
