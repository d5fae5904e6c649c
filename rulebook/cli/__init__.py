"""Offer the commands. Each is a file of its own, imported when it is used."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Mapping
from typing import ClassVar, NoReturn

import click

from rulebook import __version__
from rulebook.cli.groups import Lazy

COMMANDS = {
    "check": "Check drafts and say, with reasons, whether they meet the preconditions.",
    "annex": "Write the compliance annex of a draft: a document to attach to the agreement.",
    "diff": "Compare two versions of a draft: what got worse, and through which article.",
    "waive": "Record a decision to deviate, in a file of its own beside the draft.",
    "keygen": "Make a pair of keys to sign with.",
    "sign": "Sign annexes and rulebooks, so that others can tell who made them.",
    "verify": "Prove that an annex belongs to a draft and a rulebook, and say what differs.",
    "config": "Show which settings a check has, and where each comes from.",
    "rules": "List the rules, or show one with its quote in context.",
    "lint": "Find everything that is wrong, or could be better, with a rulebook.",
    "test": "Run the examples of a rulebook's rules as tests; with --mutate, break the rules on purpose.",
    "coverage": "Say of each sentence of the letter what becomes of it.",
    "docs": "Write a rulebook as a site to read, in Dutch and English, without YAML.",
    "schemas": "Show the published schemas, or write them to a folder.",
}


class _Commands(Lazy):
    """Offer each command from the module of its name."""

    offered: ClassVar[Mapping[str, tuple[str, str]]] = {name: (name, does) for name, does in COMMANDS.items()}


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="rulebook")
def rulebook() -> None:
    """Check drafts of cooperation agreements against the letter that states the preconditions.

    Start with: rulebook check FILE
    """


def main() -> None:
    """Run a command. Whatever goes wrong ends in exit code 2, never in a traceback."""
    # Nearly all that a start makes is kept to the end: looking for garbage so early takes an eighth of its time.
    gc.set_threshold(500_000, 20, 20)
    _end_as_by_hand()
    try:
        code = rulebook.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted: not everything was done; what was written is whole", err=True)
        click.echo("help: run it again, with --force to replace what was written", err=True)
        code = 2
    except (BrokenPipeError, SystemExit):
        # Whoever read the output has gone; there is nobody left to tell. click would end in 1, which is a verdict.
        sys.stderr.close()
        code = 2
    except OSError as error:
        click.echo(f"error: the report could not be written: {error.strerror or error}\nhelp: make room", err=True)
        code = 2
    except Exception as error:  # Invariant: a crash is 2, never Python's own 1.
        click.echo(f"internal error: {type(error).__name__}: {error}\nhelp: report this with the draft", err=True)
        code = 2
    _end(code if isinstance(code, int) else 0)


def _end_as_by_hand() -> None:
    """Let who ends us from outside, or closes the terminal, interrupt us as Ctrl-C does: nothing half is left."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # Who started us may want us to ignore one (`nohup`).
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def _end(code: int) -> NoReturn:
    """End at once, and every child with us. To take apart what the system frees anyway costs a sixth of a check."""
    if "multiprocessing" in sys.modules:
        for child in sys.modules["multiprocessing"].active_children():
            child.kill()
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            # What was to be read did not arrive, or nobody was there to read it.
            code = 2
    os._exit(code)
