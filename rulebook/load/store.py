"""Keep an edition that was proved, so that it is not parsed and proved again at every start.

What is kept is trusted for one reason: it lies in the user's own cache folder, where nobody
else may write; never beside a rulebook, which may come from a stranger. It is data, never
code. Its name is made of the digest of all the edition's bytes and of the program that proved
them; its first line is the digest of what follows. Whatever is not as it should be counts as
not there, and what cannot be kept is no fault.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import json
import os
import stat
from decimal import Decimal
from functools import cache, partial
from typing import Any

from rulebook import __version__
from rulebook.load import nouns
from rulebook.model.edition import Edition
from rulebook.model.noun import plain

FORMAT = 3
MOST = 16
"""How many editions are kept; the oldest go first."""

_DECIMAL = "\0"
"""The one key under which a decimal stands: YAML and JSON have none such, as a file with it is refused."""


def kept(digest: str) -> Edition | None:
    """Return the edition whose files have this digest, if it was proved before."""
    folder = _folder()
    if folder is None:
        return None
    try:
        head, _, body = _read(os.path.join(folder, _name(digest))).partition(b"\n")
        if head.decode("ascii") != hashlib.sha256(body).hexdigest():
            return None
        return _edition(json.loads(body, object_hook=_value), digest)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, StopIteration, RecursionError):
        return None


def keep(edition: Edition) -> None:
    """Write an edition that was proved, whole or not at all."""
    with contextlib.suppress(ValueError):
        body = _written(_plain(edition)).encode()
        _put(_name(edition.digest), hashlib.sha256(body).hexdigest().encode() + b"\n" + body)


def _put(name: str, data: bytes) -> None:
    """Write a file of the store, whole or not at all, and let the oldest of its kind go."""
    folder = _folder()
    if folder is None:
        return
    temporary = None
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        if not _own(os.stat(folder)):
            return
        temporary = os.path.join(folder, f"{name}.{os.getpid()}")
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(temporary, os.path.join(folder, name))
        _forget(folder, name.partition("-")[0])
    except OSError:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def remembered(digest: str) -> bool:
    """Tell whether the edition whose files have this digest was tried before, by this program, and held."""
    folder = _folder()
    try:
        return folder is not None and _read(os.path.join(folder, _name(digest, "tried"))) == digest.encode()
    except OSError:
        return False


def remember(digest: str) -> None:
    """Note that an edition was tried, and held."""
    _put(_name(digest, "tried"), digest.encode())


def _folder() -> str | None:
    """Return the user's own cache folder for this program, or None where there is none."""
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA", "")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        if not os.path.isabs(base):
            base = os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "rulebook") if os.path.isabs(base) else None


def _own(found: os.stat_result) -> bool:
    """Tell whether a file or folder is the user's, and nobody else may write it. On Windows the place says so."""
    return os.name == "nt" or (found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH))


def _read(path: str) -> bytes:
    """Read a file of the store. Raises OSError when it, or its folder, is not the user's own."""
    flags = (getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
    handle = os.open(path, os.O_RDONLY | sum(flags))
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        if not (stat.S_ISREG(found.st_mode) and _own(found) and _own(os.stat(os.path.dirname(path)))):
            raise PermissionError(path)
        return file.read()


_PROVING = ("load", "model", "model/written", "model/draft")
_KINDS = {"edition": _PROVING, "tried": (*_PROVING, "", "engine", "facts", "workshop")}
"""What a file of the store holds, and the folders of the program that it depends on."""


def _name(digest: str, kind: str = "edition") -> str:
    """Return the file's name: of the edition's digest, and of the program that proved it."""
    program = hashlib.sha256(f"{FORMAT} {__version__} {_program(kind)}".encode()).hexdigest()
    return f"{kind}-{digest[:32]}-{program[:16]}.json"


@cache
def _program(kind: str) -> str:
    """Say which source files prove an edition, each with size and time: as Python tells when to compile one again."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    folders = [os.path.join(package, *folder.split("/")) for folder in _KINDS[kind]]
    files = [entry for folder in folders for entry in os.scandir(folder) if entry.name.endswith(".py")]
    states = ((entry.path, entry.stat()) for entry in files)
    return " ".join(sorted(f"{path}:{found.st_size}:{found.st_mtime_ns}" for path, found in states))


def _forget(folder: str, kind: str) -> None:
    """Remove all but the newest of a kind."""
    files = [entry for entry in os.scandir(folder) if entry.name.startswith(f"{kind}-")]
    for entry in sorted(files, key=lambda entry: entry.stat().st_mtime, reverse=True)[MOST:]:
        os.unlink(entry.path)


def _plain(edition: Edition) -> dict[str, Any]:
    """Return an edition as plain values. The examples of each rule, and the reasons of
    sentences without one, stand apart, as few starts look at them."""
    rules = [plain(rule) for rule in edition.rules]
    return {
        "digest": edition.digest,
        "about": plain(edition.about),
        "letter": plain(edition.letter),
        "rules": [{**rule, "examples": _written(rule["examples"])} for rule in rules],
        "definitions": [plain(definition) for definition in edition.definitions.values()],
        "passages": plain(edition.passages),
        "interpretations": [plain(found) for found in edition.interpretations],
        "uncited": _written(plain(edition.uncited.sentences)),
    }


def _edition(data: dict[str, Any], digest: str) -> Edition:
    if data["digest"] != digest:
        raise ValueError("another edition")
    definitions = [nouns.definition(definition) for definition in data["definitions"]]
    return Edition(
        nouns.edition_file(data["about"]),
        nouns.letter(data["letter"]),
        tuple(nouns.stored_rule(rule, partial(_later, rule.pop("examples"))) for rule in data["rules"]),
        {definition.name: definition for definition in definitions},
        {name: tuple(map(nouns.passage, found)) for name, found in data["passages"].items()},
        digest,
        tuple(map(nouns.interpretation, data["interpretations"])),
        uncited=nouns.stored_uncited(partial(_later, data["uncited"])),
    )


def _later(text: str) -> Any:
    return json.loads(text, object_hook=_value)


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_special)


def _special(value: object) -> Any:
    """Write what JSON does not know."""
    if isinstance(value, Decimal):
        return {_DECIMAL: str(value)}
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise ValueError(f"{type(value).__name__} cannot be kept")


def _value(found: dict[str, Any]) -> Any:
    return Decimal(found[_DECIMAL]) if len(found) == 1 and _DECIMAL in found else found
