"""Find and read files, and write them whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from rulebook.errors import DraftError, Problem, UsageError
from rulebook.load.jsontext import MAX_BYTES
from rulebook.model.waiver import SUFFIX

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """Be a file to check, or the problem why there is none. Paths are as given, with forward slashes."""

    path: str
    problem: Problem | None = None


def find_drafts(paths: Sequence[str]) -> list[Found]:
    """Return the drafts that paths name: files, folders (every .json below them), and - for standard input.

    Sorted by path, each once. A path that leads to nothing is a problem of its own. A recorded
    decision is no draft.
    """
    return find_files(paths)[0]


def find_files(paths: Sequence[str]) -> tuple[list[Found], list[str]]:
    """Return the drafts that paths name, and the recorded decisions in the folders among them."""
    found: dict[str, Found] = {}
    waivers: set[str] = set()
    for path in paths:
        for name, item in _find(path, waivers):
            # By the file itself: names that cannot be shown may look the same.
            found.setdefault(STDIN if name == STDIN else os.path.realpath(name), item)
    return sorted(found.values(), key=lambda item: item.path), sorted(waivers)


def _find(path: str, waivers: set[str]) -> Iterator[tuple[str, Found]]:
    """Yield the name of each file or folder, and what was found there."""
    if path == STDIN or not os.path.isdir(path):
        yield path, _without(path, "file.waiver") if path.endswith(SUFFIX) else named(path)
        return
    errors: list[OSError] = []
    files = sorted(_below(path, errors))
    waivers.update(_slashed(file) for file in files if file.endswith(SUFFIX))
    files = [file for file in files if not file.endswith(SUFFIX)]
    if not files and not errors:
        yield path, _without(path, "file.no_drafts")
    yield from ((file, named(file)) for file in files)
    for error in errors:
        folder = str(error.filename)
        yield folder, Found(sayable(folder), unreadable(error, sayable(folder)))


def _without(path: str, code: str) -> Found:
    shown = sayable(path)
    return Found(shown, Problem(code, {"path": shown}, shown))


def _below(top: str, errors: list[OSError]) -> Iterator[str]:
    """Yield every .json below a folder, passing over hidden names. A folder is entered once, links or not."""
    entered = {os.path.realpath(top)}
    for where, folders, files in os.walk(top, onerror=errors.append, followlinks=True):
        inner = [os.path.join(where, name) for name in sorted(folders) if name[0] != "."]
        real = {os.path.realpath(folder): folder for folder in reversed(inner)}
        folders[:] = sorted(os.path.basename(folder) for place, folder in real.items() if place not in entered)
        entered.update(real)
        yield from (os.path.join(where, name) for name in files if name.endswith(".json") and name[0] != ".")


def named(path: str) -> Found:
    """Return a file as found, unless its name is one that cannot be shown."""
    shown = sayable(path)
    return Found(shown) if shown == _slashed(path) else _without(path, "file.name")


def sayable(path: str) -> str:
    """Return a path as reports name it: with forward slashes, and a mark for what cannot be shown."""
    return "".join(ch if ch.isprintable() else "\N{REPLACEMENT CHARACTER}" for ch in _slashed(path))


def _slashed(path: str) -> str:
    return path.replace(os.sep, "/")


def read_bytes(path: str, limit: int = MAX_BYTES) -> bytes:
    """Read a file of at most `limit` bytes. Raises DraftError; never waits for a pipe or a device."""
    if path == STDIN:
        return _bounded(sys.stdin.buffer.read(limit + 1), path, limit)
    try:
        _regular(path, limit)
        with open(path, "rb") as file:
            return _bounded(file.read(limit + 1), path, limit)
    except OSError as error:
        raise DraftError(unreadable(error, path)) from None


def _regular(path: str, limit: int) -> None:
    """Refuse everything but a file of reasonable size, before it is opened."""
    found = os.stat(path)
    if stat.S_ISDIR(found.st_mode):
        raise DraftError(Problem("file.is_folder", {"path": path}, path))
    if not stat.S_ISREG(found.st_mode):
        raise DraftError(Problem("file.not_regular", {"path": path}, path))
    if found.st_size > limit:
        raise DraftError(Problem("file.too_large", {"limit": f"{limit:,}"}, path))


def _bounded(data: bytes, path: str, limit: int) -> bytes:
    if len(data) > limit:
        raise DraftError(Problem("file.too_large", {"limit": f"{limit:,}"}, path))
    return data


def unreadable(error: OSError, path: str) -> Problem:
    """Say why a file or folder cannot be read."""
    if isinstance(error, FileNotFoundError):
        code = "file.dangling_link" if os.path.islink(path) else "file.not_found"
    elif isinstance(error, PermissionError):
        code = "file.no_permission"
    else:
        code = "file.unreadable"
    return Problem(code, {"path": path, "why": error.strerror or str(error)}, path)


@contextlib.contextmanager
def replacing(path: str) -> Iterator[BinaryIO]:
    """Give a file to write that takes the place of `path` when all has gone well. Raises UsageError.

    It is a temporary file beside it, renamed at the end. Whatever interrupts it, the old file
    stays as it was and nothing is left behind. A link stays a link; its target is written.
    """
    target = os.path.realpath(path)
    temporary = _beside(target)
    try:
        mode = _mode(path)
        with open(temporary, "xb", opener=_for_its_owner) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except OSError as error:
        raise UsageError(Problem("file.not_written", {"path": path, "why": error.strerror or ""}, path)) from None
    finally:
        with contextlib.suppress(OSError):
            os.unlink(temporary)


def _beside(path: str) -> str:
    """Return a name that nobody has, in the folder of `path`.

    It is known before the file is made: an interrupt just after that would else leave a file that nobody can name.
    """
    return os.path.join(os.path.dirname(path), f".rulebook-{os.urandom(16).hex()}")


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def write_atomic(path: str, data: Iterable[bytes]) -> None:
    """Write a file whole, part by part, or leave the old one as it was. Raises UsageError."""
    with replacing(path) as file:
        file.writelines(data)


def write_new(path: str, data: bytes) -> None:
    """Write a file that is not there yet, whole or not at all. Raises UsageError, also for one that is there."""
    _write_beside(path, data, mode=0o666 & ~umask(), replace=False)


def write_secret(path: str, data: bytes, replace: bool) -> None:
    """Write a file that only its owner may read, whole or not at all. Raises UsageError, also for one that is there.

    With `replace` it takes the place of whatever is there; a link is replaced, not followed.
    """
    # Made for its owner alone, from its first byte on.
    _write_beside(path, data, mode=0o600, replace=replace)


def _write_beside(path: str, data: bytes, mode: int, replace: bool) -> None:
    """Write a temporary file beside `path`, and give it that name when it is whole: at no moment is it there half."""
    temporary = _beside(path)
    try:
        with open(temporary, "xb", opener=_for_its_owner) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode)
        if replace:
            os.replace(temporary, path)
        else:
            _name(temporary, path)
    except FileExistsError:
        raise UsageError(Problem("file.exists", {"path": path}, path)) from None
    except OSError as error:
        raise UsageError(Problem("file.not_written", {"path": path, "why": error.strerror or ""}, path)) from None
    finally:
        with contextlib.suppress(OSError):
            os.unlink(temporary)


def _name(temporary: str, path: str) -> None:
    """Give a file a second name that nobody has. Raises FileExistsError where somebody has it."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        # A file system without second names: the name is taken first, for a moment by an empty file.
        open(path, "xb").close()
        try:
            os.replace(temporary, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(path)
            raise


def _mode(path: str) -> int:
    """Return the permissions that the file has or will have. Refuse to replace what is not a file, as /dev/null."""
    try:
        found = os.stat(path).st_mode
    except FileNotFoundError:
        return 0o666 & ~umask()
    if not stat.S_ISREG(found):
        raise UsageError(Problem("file.target", {"path": path}, path))
    return stat.S_IMODE(found)


def umask() -> int:
    """Return the permissions that what is made new does not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
