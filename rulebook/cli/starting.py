"""Start a rulebook in a folder of its own: a copy of one that there is, or one without rules, for a plain text."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rulebook.errors import EditionError, Problem, UsageError
from rulebook.load.edition import digest_of, edition_files, edition_folder
from rulebook.load.files import read_bytes, umask
from rulebook.load.proving import examine
from rulebook.model.edition import Edition
from rulebook.words import Lang
from rulebook.words.skeleton import EDITION, UNCITED
from rulebook.workshop.scaffold import proposed_slug
from rulebook.workshop.splitting import sections_of

_ID = re.compile(rb"^id:.*$", re.MULTILINE)


def copied(folder: Path, name: str) -> Edition:
    """Write a copy of an edition, under a name of its own. Raises UsageError and EditionError."""
    files = edition_files(edition_folder(name))
    old = _proved(files, edition_folder(name))
    called = f"id: {_named(folder, old.about.valid_from)}".encode()
    return _write(folder, {**files, "edition.yaml": _ID.sub(called, files["edition.yaml"], count=1)})


def started(folder: Path, text: str, written_in: Lang, titles: Mapping[Lang, str], date: str) -> Edition:
    """Write a rulebook without rules, of the text in a file. Raises UsageError and EditionError."""
    received = _plain(text)
    name = _named(folder, date)
    sections = sections_of(received)
    if not sections:
        raise UsageError(Problem("init.no_text", {"path": text}, text))
    reading: dict[str, Any] = {
        "id": name, "citation": titles[written_in], "date": date, "title": titles[written_in],
        "document": name, "language": written_in,
        "received": {"file": "received.txt", "sha256": hashlib.sha256(received.encode()).hexdigest()},
        "footnote_lines": [], "sections": sections, "footnotes": [],
    }  # fmt: skip
    fields = {"id": name, "date": json.dumps(date)}
    fields |= {f"title_{lang}": json.dumps(title, ensure_ascii=False) for lang, title in titles.items()}
    headings = [section["heading"]["locator"] for section in sections if section["heading"]]
    listed = "".join(f"  {locator}: {{kind: heading}}\n" for locator in headings)
    return _write(
        folder,
        {
            "edition.yaml": re.sub(r"@([a-z_]+)@", lambda found: fields[found[1]], EDITION).encode(),
            "letter/received.txt": received.encode(),
            "letter/reading.json": (json.dumps(reading, ensure_ascii=False, indent=1) + "\n").encode(),
            "uncited.yaml": (UNCITED + (f"sentences:\n{listed}" if listed else "sentences: {}\n")).encode(),
        },
    )


def _plain(path: str) -> str:
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(Problem("init.not_plain", {"path": path}, path)) from None


def _named(folder: Path, date: str) -> str:
    """Return the name of the rulebook in this folder: the folder's, with the year from which it is in force."""
    return f"{proposed_slug(folder.resolve().name) or 'rulebook'}-{date[:4]}"


def _write(folder: Path, files: Mapping[str, bytes]) -> Edition:
    """Prove the files, then write them all at once: a folder that is half written never stands there."""
    if os.path.lexists(folder):
        raise UsageError(Problem("init.exists", {"path": folder.as_posix()}, folder.as_posix()))
    edition = _proved(files, folder)
    temporary = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=".rulebook-", dir=folder.parent))
        for name, data in files.items():
            (temporary / name).parent.mkdir(parents=True, exist_ok=True)
            (temporary / name).write_bytes(data)
        for kind in ("rules", "definitions", "interpretations"):
            (temporary / kind).mkdir(exist_ok=True)
        temporary.chmod(0o777 & ~umask())
        temporary.rename(folder)
        temporary = None
    except OSError as error:
        why = {"path": folder.as_posix(), "why": error.strerror or ""}
        raise UsageError(Problem("file.not_written", why, folder.as_posix())) from None
    finally:
        if temporary is not None:
            shutil.rmtree(temporary, ignore_errors=True)
    return edition


def _proved(files: Mapping[str, bytes], folder: Path) -> Edition:
    """Return the edition that these files are. Raises EditionError with all faults."""
    proof = examine(files, folder, digest_of(files))
    if proof.edition is None:
        raise EditionError(proof.problems)
    return proof.edition
