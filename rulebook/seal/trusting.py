"""Refuse a rulebook that nobody trusted has signed, and read the keys that are trusted."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rulebook.errors import DraftError, Problem, RulebookError, UsageError
from rulebook.load.files import read_bytes
from rulebook.seal.keys import MOST_BYTES, public_key, public_key_of
from rulebook.seal.manifest import NAME, changed, manifest
from rulebook.seal.signatures import SUFFIX, Signed, judged

if TYPE_CHECKING:
    import minisign


def trusted_keys(given: Sequence[str]) -> list[minisign.PublicKey]:
    """Return the public keys that are given, as files or as a line of text. Raises UsageError with all faults."""
    keys = []
    problems: list[Problem] = []
    for each in given:
        key = None if os.path.lexists(each) else public_key_of(each)
        try:
            keys.append(key if key is not None else public_key(read_bytes(each, MOST_BYTES), each))
        except DraftError as error:
            gone = [problem.code for problem in error.problems] == ["file.not_found"]
            problems += [Problem("seal.no_key", {"key": each})] if gone else error.problems
        except RulebookError as error:
            problems += error.problems
    if problems:
        raise UsageError(problems)
    return keys


def judged_file(data: bytes, path: str, trusted: Sequence[minisign.PublicKey]) -> Signed | Problem:
    """Say who signed the data, by the signature in a file."""
    try:
        signed = read_bytes(path, MOST_BYTES)
    except DraftError as error:
        gone = [problem.code for problem in error.problems] == ["file.not_found"]
        return Problem("seal.unsigned", {"path": path}, path) if gone else error.problems[0]
    return judged(data, signed, path, trusted)


def unsigned(folder: Path, files: Mapping[str, bytes], trusted: Sequence[minisign.PublicKey]) -> Iterator[Problem]:
    """Yield why a rulebook, whose files were read, is not trusted.

    What is looked at are the bytes that were read and will be applied, not the list that lies with
    them: that one only helps to say which file was changed.
    """
    place = folder / NAME
    found = judged_file(manifest(files), f"{place.as_posix()}{SUFFIX}", trusted)
    if isinstance(found, Signed):
        return
    if found.code == "seal.broken":
        names = list(_changed(place, files, trusted))
        if names:
            yield Problem("seal.rulebook_changed", {**found.params, "names": ", ".join(names)}, folder.as_posix())
            return
    yield found


def _changed(place: Path, files: Mapping[str, bytes], trusted: Sequence[minisign.PublicKey]) -> Iterator[str]:
    """Yield the files that were changed, if the list is the one that was signed."""
    try:
        listed = read_bytes(place.as_posix(), MOST_BYTES * 100)
    except DraftError:
        return
    if isinstance(judged_file(listed, f"{place.as_posix()}{SUFFIX}", trusted), Signed):
        yield from changed(listed, files)
