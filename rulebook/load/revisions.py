"""Read a version of a draft: a file, or what a git revision has of it.

Git is asked for what stands in its store, and for nothing that runs a program: no filters, no
hooks, no fetching from elsewhere.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from rulebook.errors import DraftError, Problem, UsageError
from rulebook.load.files import read_bytes
from rulebook.load.jsontext import MAX_BYTES
from rulebook.load.nearest import unknown
from rulebook.model.compared_drafts import Version

_QUIET = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
_SECONDS = 60


def read_versions(first: str, second: str) -> tuple[Version, Version]:
    """Read two versions. `REV:path` is a path of the repository at a revision, `REV:` the path of the other one.

    Raises DraftError for a file that cannot be read, UsageError for what git does not know.
    """
    return _read(first, second), _read(second, first)


def beside_at(version: Version, folder: str, suffix: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files, by the end of their names, that lay beside a version or in a folder there: `rev:path`, bytes.

    Raises DraftError for a link, or for one that is too large.
    """
    revision, _, path = version.name.partition(":")
    parent = PurePosixPath(path).parent
    entries = [
        entry
        for where in (parent, parent / folder)
        for entry in _listing(version.name, version.commit or "", _within(where))
        if entry[1].endswith(suffix) and PurePosixPath(entry[1]).name[0] != "."
    ]
    names = [f"{revision}:{path}" for _, path in entries]
    problems = [
        problem for (about, _), name in zip(entries, names, strict=True) if (problem := _unfit(about, name)) is not None
    ]
    if problems:
        raise DraftError(problems)
    yield from zip(names, _blobs(version.name, [about[2] for about, _ in entries]), strict=True)


def _listing(name: str, commit: str, path: str) -> list[tuple[list[str], str]]:
    """Return mode, kind, object and size, and the path, of a path at a commit; of what is in it where it ends in /."""
    where = [path] if path else []
    command = ["--literal-pathspecs", "ls-tree", "-z", "-l", "--full-tree", commit, "--", *where]
    found = os.fsdecode(_git(name, *command) or b"")
    return [(about.split(), path) for about, _, path in (entry.partition("\t") for entry in found.split("\0") if entry)]


def _within(parent: PurePosixPath) -> str:
    """Return how a folder is asked for what is in it; of the top, nothing."""
    return "" if str(parent) == "." else f"{parent}/"


def _unfit(about: Sequence[str], name: str) -> Problem | None:
    mode, kind, _, size = about
    if kind != "blob" or mode == "120000":
        return Problem("git.no_regular_file", {"path": name}, name)
    return Problem("file.too_large", {"limit": f"{MAX_BYTES:,}"}, name) if int(size) > MAX_BYTES else None


def _blobs(name: str, objects: Sequence[str]) -> Iterator[bytes]:
    """Yield the contents of objects, which git is asked for all at once."""
    asked = "".join(f"{each}\n" for each in objects).encode()
    found = (_git(name, "cat-file", "--batch", given=asked) or b"") if objects else b""
    start = 0
    for _ in objects:
        end = found.index(b"\n", start)
        size = int(found[start:end].split()[2])
        yield found[end + 1 : end + 1 + size]
        start = end + size + 2


def _read(name: str, other: str) -> Version:
    revision, colon, path = name.partition(":")
    if not colon or os.path.exists(name):
        return Version(name, read_bytes(name))
    commit = _commit(name, revision)
    inside = _inside(name, path) if path else _same(name, commit, other)
    return Version(f"{revision}:{inside}", _blob(name, commit, inside), commit)


def _commit(name: str, revision: str) -> str:
    found = _git(name, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found is None:
        part = (_git(name, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true"
        raise UsageError(Problem("git.no_revision_shallow" if part else "git.no_revision", {"revision": revision}))
    return found.decode().strip()


def _inside(name: str, path: str) -> str:
    """Return a path as the repository has it: from its top, or with ./ or ../ from here."""
    if path.startswith(("./", "../")):
        prefix = os.fsdecode(_git(name, "rev-parse", "--show-prefix") or b"").strip("\n")
        path = prefix + path
    found = os.path.normpath(path).replace(os.sep, "/")
    if found.startswith(("../", "/")) or found in ("..", "."):
        raise UsageError(Problem("git.outside", {"path": path}))
    return found


def _same(name: str, commit: str, other: str) -> str:
    """Return the path that the other version has, or had at that commit under another name."""
    revision, colon, path = other.partition(":")
    if colon and not os.path.exists(other):
        if not path:
            raise UsageError(Problem("git.no_path", {"name": name}))
        found = _inside(other, path)
    else:
        found = _from_top(name, other)
    if _entry(name, commit, found) is not None:
        return found
    later = revision if colon and not os.path.exists(other) else "HEAD"
    return _name_at(name, commit, later, found)


def _from_top(name: str, path: str) -> str:
    top = os.path.realpath(os.fsdecode(_git(name, "rev-parse", "--show-toplevel") or b"").strip("\n"))
    try:
        return Path(os.path.realpath(path)).relative_to(top).as_posix()
    except ValueError:
        raise UsageError(Problem("git.outside", {"path": path})) from None


def _name_at(name: str, commit: str, later: str, path: str) -> str:
    """Return the name that a file has at a commit, where git sees that it was renamed on the way there.

    The way goes back from the other version to where both come from, then on to the commit.
    """
    of_path = ("--follow", f"{commit}..{later}", "--", f":(top,literal){path}")
    for old, new in _renames(name, *of_path):
        path = old if new == path else path
    if _entry(name, commit, path) is None:
        for old, new in _renames(name, "--reverse", "--topo-order", f"{later}..{commit}"):
            path = new if old == path else path
    return path


def _renames(name: str, *which: str) -> list[tuple[str, str]]:
    """Return the old and the new names of files that commits renamed, the latest commit first."""
    form = ("--no-show-signature", "--name-status", "--no-relative", "-z", "--format=")
    asked = ("log", "--find-renames", "--diff-filter=R", *form, *which)
    parts = iter(os.fsdecode(_git(name, *asked) or b"").split("\0"))
    # Of each: R with how alike they are, the old and the new name.
    return [(old, new) for kind, old, new in zip(parts, parts, parts, strict=False) if kind]


def _entry(name: str, commit: str, path: str) -> list[str] | None:
    """Return mode, kind, object and size of a path at a commit."""
    return next((about for about, _ in _listing(name, commit, path)), None)


def _blob(name: str, commit: str, path: str) -> bytes:
    entry = _entry(name, commit, path)
    if entry is None:
        raise UsageError(unknown("git.no_file", path, _beside(name, commit, path)))
    mode, kind, sha, size = entry
    if kind != "blob" or mode == "120000":
        raise UsageError(Problem("git.no_regular_file", {"path": path}))
    if int(size) > MAX_BYTES:
        raise UsageError(Problem("file.too_large", {"limit": f"{MAX_BYTES:,}"}, name))
    return _git(name, "cat-file", "blob", sha) or b""


def _beside(name: str, commit: str, path: str) -> list[str]:
    """Return the files that stand beside a path at a commit."""
    return [found for _, found in _listing(name, commit, _within(PurePosixPath(path).parent))]


def _git(name: str, *command: str, given: bytes = b"") -> bytes | None:
    """Ask git; None where it says no. Raises UsageError where it cannot be asked."""
    run: Sequence[str] = ("git", "--no-pager", "-c", "core.fsmonitor=false", *command)
    try:
        done = subprocess.run(
            run, input=given, capture_output=True, timeout=_SECONDS, env={**os.environ, **_QUIET}, check=False
        )
    except FileNotFoundError:
        raise UsageError(Problem("git.not_installed", {"name": name})) from None
    except subprocess.TimeoutExpired:
        raise UsageError(Problem("git.failed", {"name": name, "why": f"no answer in {_SECONDS} s"})) from None
    if done.returncode == 0:
        return done.stdout
    why = done.stderr.decode(errors="replace").strip()
    if why.startswith("fatal: not a git repository"):
        raise UsageError(Problem("git.no_repository", {"name": name}))
    if "from promisor remote" in why:
        raise UsageError(Problem("git.not_fetched", {"name": name}))
    if "dubious ownership" in why:
        raise UsageError(Problem("git.failed", {"name": name, "why": why.splitlines()[0]}))
    return None
