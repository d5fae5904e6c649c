"""`rulebook keygen`: make a secret key to sign with, and the public key that others trust."""

from __future__ import annotations

import os
import sys

import click

from rulebook.cli.configured import Configured
from rulebook.cli.options import guarded, lang_option, sealing
from rulebook.errors import Problem, UsageError
from rulebook.load.files import replacing, write_secret
from rulebook.words import Lang
from rulebook.words.seal import SEAL

PUBLIC = ".pub"


@click.command("keygen", cls=Configured)
@click.argument("target", metavar="FILE", default="rulebook.key")
@click.option("--no-password", is_flag=True, help="Do not lock the secret key: whoever can read the file can sign.")
@click.option("--force", is_flag=True, help="Replace keys that are there. What they signed stays signed with them.")
@lang_option
@guarded
def command(target: str, no_password: bool, force: bool, lang: Lang) -> int:
    """Make a pair of keys: FILE (default: rulebook.key) to sign with, and beside it FILE.pub to give away.

    They are Ed25519 keys in the files of minisign, which reads and writes them too. It asks for a
    password on the terminal; without one it reads a line from standard input.

    \b
    rulebook keygen ministry.key
    rulebook sign annex.pdf --key ministry.key
    rulebook verify annex.pdf --draft draft.json --trust ministry.pub

    \b
    Exit code  0  both files were written
               2  nothing was
    """
    public = os.path.splitext(target)[0] + PUBLIC
    if os.path.realpath(public) == os.path.realpath(target):
        raise UsageError(Problem("seal.key_name", {"path": target}, target))
    if not force:
        _refuse_existing(target, public)
    with sealing():
        from rulebook.seal.keys import key_id, new_pair

        secret_data, public_data = new_pair(None if no_password else new_password(lang))
    # The public key comes to stand there last, and only if the secret one does.
    with replacing(public) as file:
        file.write(public_data)
        write_secret(target, secret_data, force)
    name = key_id(public_data.splitlines()[1])
    click.echo(SEAL["made"][lang].format(secret=target, public=public, key=name))
    return 0


def _refuse_existing(*paths: str) -> None:
    problems = [Problem("seal.exists", {"path": path}, path) for path in paths if os.path.lexists(path)]
    if problems:
        raise UsageError(problems)


def new_password(lang: Lang) -> str | None:
    """Return the password for a new key, asked twice on a terminal, or None for none. Raises UsageError."""
    if not sys.stdin.isatty():
        return given_password()
    first = _asked(SEAL["password_new"][lang])
    if first and _asked(SEAL["password_again"][lang]) != first:
        raise UsageError(Problem("seal.passwords_differ"))
    return first or None


def password(lang: Lang) -> str:
    """Return the password of a key, asked on a terminal or read from standard input. Raises UsageError."""
    return _asked(SEAL["password"][lang]) if sys.stdin.isatty() else given_password()


def given_password() -> str:
    """Return the first line of standard input. Raises UsageError where there is none."""
    try:
        line = sys.stdin.buffer.readline(1024).decode().rstrip("\r\n")
    except (UnicodeDecodeError, OSError):
        line = ""
    if not line:
        raise UsageError(Problem("seal.no_password"))
    return line


def _asked(text: str) -> str:
    return str(click.prompt(text, default="", show_default=False, hide_input=True, err=True))
