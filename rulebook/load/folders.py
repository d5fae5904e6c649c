"""Write a folder whole or not at all, and replace only what was written here before."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from rulebook.errors import Problem, UsageError

MARK = ".rulebook-docs"
"""Stands in every folder that this program made: only such a folder may be replaced."""


def write_folder(folder: str, files: Mapping[str, bytes]) -> None:
    """Write files, by their path with forward slashes, to a folder. Raises UsageError.

    They are written beside it first, and take its place in one step. A folder that holds anything else
    is left as it is.
    """
    target = Path(os.path.abspath(folder))
    if os.path.lexists(target):
        _refuse_strange(target, folder)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise UsageError(_unwritable(folder, error)) from None
    try:
        for name, data in {**files, MARK: b""}.items():
            place = made / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        made.chmod(0o755)
        _put_in_place(made, target)
    except OSError as error:
        raise UsageError(_unwritable(folder, error)) from None
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _put_in_place(made: Path, target: Path) -> None:
    """Let a new folder take the place of an old one; if that does not work, the old one is back."""
    if not target.exists():
        os.rename(made, target)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}-old-", dir=target.parent))
    os.rename(target, old / "old")
    try:
        os.rename(made, target)
    except OSError:
        os.rename(old / "old", target)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _refuse_strange(target: Path, shown: str) -> None:
    """Refuse what is no folder, and a folder with anything in it that was not made here."""
    if target.is_symlink() or not target.is_dir():
        raise UsageError(Problem("usage.no_folder", {"path": shown}))
    if any(target.iterdir()) and not (target / MARK).is_file():
        raise UsageError(Problem("usage.folder_in_use", {"path": shown}))


def _unwritable(folder: str, error: OSError) -> Problem:
    return Problem("usage.unwritable", {"path": folder, "why": error.strerror or str(error)})
