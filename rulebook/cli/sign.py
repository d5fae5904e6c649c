"""`rulebook sign`: write, beside a file or in the folder of a rulebook, who signed it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from rulebook.annex.inside import MOST_BYTES, as_of_inside
from rulebook.cli.configured import Configured
from rulebook.cli.keygen import password
from rulebook.cli.options import guarded, lang_option, sealing
from rulebook.errors import Problem, RulebookError, UsageError
from rulebook.load.choosing import edition_folders
from rulebook.load.edition import EDITIONS, digest_of, edition_files
from rulebook.load.files import STDIN, read_bytes, write_atomic, write_new
from rulebook.render.safe import safe
from rulebook.words import Lang
from rulebook.words.seal import SEAL


@dataclass(frozen=True, slots=True)
class Target:
    """Be what is signed: the bytes, the comment that is signed along, where the signature goes, and a list to write."""

    data: bytes
    comment: str
    path: str
    listed: str | None = None


@click.command("sign", cls=Configured)
@click.argument("files", nargs=-1, required=True, metavar="PATH...")
@click.option("--key", required=True, metavar="FILE", help="The secret key, made by `rulebook keygen` or by minisign.")
@click.option("--force", is_flag=True, help="Replace signatures that are there.")
@lang_option
@guarded
def command(files: Sequence[str], key: str, force: bool, lang: Lang) -> int:
    """Sign files, such as an annex, and folders of rulebooks.

    The signature of FILE is FILE.minisig. In the folder of a rulebook come rulebook.sha256, a list of
    its files with their digests, and its signature; the rulebook's own digest stays as it was. The
    same file and key always give the same signature. A password is asked for, or read from standard input.

    \b
    Exit code  0  all were signed
               2  something could not be signed
    """
    targets = list(_targets(files, force))
    with sealing():
        from rulebook.seal.keys import MOST_BYTES as MOST_OF_A_KEY
        from rulebook.seal.keys import key_id, secret_key
        from rulebook.seal.signatures import signature

        secret = secret_key(read_bytes(key, MOST_OF_A_KEY), key, lambda: password(lang))
        name = key_id(secret.get_public_key().to_base64())
        for target in targets:
            signed = signature(target.data, secret, target.comment)
            if target.listed is not None:
                write_atomic(target.listed, [target.data])
            write_atomic(target.path, [signed]) if force else write_new(target.path, signed)
            click.echo(safe(SEAL["signed"][lang].format(path=target.path, key=name)))
    return 0


def _targets(paths: Sequence[str], force: bool) -> Iterator[Target]:
    """Yield what is to be signed, once all of it can be. Raises UsageError with all faults."""
    found: dict[str, Target] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            for target in _of_folder(path) if os.path.isdir(path) else [_of_file(path)]:
                found[os.path.realpath(target.path)] = target
        except RulebookError as error:
            problems += error.problems
    if not force:
        there = [target.path for target in found.values() if os.path.lexists(target.path)]
        problems += [Problem("seal.exists", {"path": path}, path) for path in there]
    if problems:
        raise UsageError(problems)
    yield from found.values()


def _of_file(path: str) -> Target:
    from rulebook.seal.signatures import SUFFIX, comment_of

    if path == STDIN:
        raise UsageError(Problem("seal.stdin"))
    data = read_bytes(path, MOST_BYTES)
    day = as_of_inside(data)
    more = {"as-of": day} if day is not None else {}
    return Target(data, comment_of(os.path.basename(path), **more), path + SUFFIX)


def _of_folder(path: str) -> Iterator[Target]:
    from rulebook.seal.manifest import NAME, manifest
    from rulebook.seal.signatures import SUFFIX, comment_of

    folders = edition_folders(path)
    if not folders:
        raise UsageError(Problem("seal.folder", {"path": path}, path))
    for folder in folders:
        if folder.resolve().parent == EDITIONS.resolve():
            raise UsageError(Problem("seal.ships", {"path": path}, path))
        files = edition_files(folder)
        listed = folder / NAME
        comment = comment_of(NAME, digest=digest_of(files))
        yield Target(manifest(files), comment, _shown(listed) + SUFFIX, _shown(listed))


def _shown(path: Path) -> str:
    return path.as_posix()
