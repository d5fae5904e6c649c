"""Share what several commands ask for, and how they print what went wrong."""

from __future__ import annotations

import contextlib
import datetime
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from rulebook.cli.in_force import flagged, from_file, in_force
from rulebook.errors import Problem, RulebookError, UsageError
from rulebook.load.edition import DEFAULT_EDITION, series_names
from rulebook.load.files import write_atomic
from rulebook.model.edition import series_of
from rulebook.model.report import Rulebook
from rulebook.words import LANGS, Lang

if TYPE_CHECKING:
    from rulebook.load.edition import Vouching
    from rulebook.load.proving import Proof

LANG_VARIABLE = "RULEBOOK_LANG"
lang_option = click.option(
    "--lang", type=click.Choice(LANGS), default="en", show_default=True, envvar=LANG_VARIABLE,
    help="Language of reports and errors: nl or en.",
)  # fmt: skip
editions_option = click.option(
    "--edition", "editions", multiple=True, metavar="NAME",
    help="A rulebook that ships: a series, of which the edition in force is taken, or one edition; may be repeated. "
    f"Series: {', '.join(series_names())}; default: {series_of(DEFAULT_EDITION)}.",
)  # fmt: skip
rulebook_option = click.option(
    "--rulebook", "folders", multiple=True, metavar="PATH",
    help="A rulebook of your own: the folder of an edition, or of the editions of a series; may be repeated. "
    "Without --edition, nothing else is applied.",
)  # fmt: skip
trust_option = click.option(
    "--trust", "trusted", multiple=True, metavar="KEY",
    help="Refuse a --rulebook that is not signed with this public key: its file, or its line of 56 characters; "
    "may be repeated, and one is enough. What ships is as trusted as the program itself.",
)  # fmt: skip
as_of_option = click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), default=None, metavar="DATE",
    help="As of this date; default: today in the Netherlands. It picks the edition that is in force.",
)  # fmt: skip
reading_option = click.option(
    "--reading", "readings", multiple=True, metavar="NAME=VALUE",
    help="Choose a reading of an interpretation, or a parameter of the rulebook; may be repeated.",
)  # fmt: skip
strict_option = click.option("--strict/--no-strict", help="Let remarks (should-rules) decide as well.")
engine_option = click.option(
    "--engine", type=click.Choice(["native", "durable", "both"]), default=None,
    help="What decides; default: both, where durable_rules is installed.",
)  # fmt: skip
waivers_option = click.option(
    "--waivers", "decisions", multiple=True, metavar="PATH",
    help="Recorded decisions that do not stand beside the draft: a file, or a folder; may be repeated.",
)  # fmt: skip
colour_option = click.option(
    "--color", "--colour", "colour", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True,
    help="Colour; auto: on a terminal, unless NO_COLOR is set.",
)  # fmt: skip


def day_of(as_of: datetime.datetime | None) -> datetime.date:
    """Return the day that was asked for, or today in the Netherlands, wherever the computer stands."""
    if as_of is not None:
        return as_of.date()
    # Imported late: only who does not say the day needs to know where it is.
    from zoneinfo import ZoneInfo

    return datetime.datetime.now(ZoneInfo("Europe/Amsterdam")).date()


def chosen_rulebooks(
    editions: Sequence[str],
    folders: Sequence[str],
    readings: Sequence[str],
    as_of: datetime.date,
    decide: bool = True,
    trusted: Sequence[str] = (),
) -> tuple[Rulebook, ...]:
    """Return the rulebooks that the options name. Raises UsageError and EditionError with all faults.

    Where they are to `decide`, one that contradicts itself is refused; who works on one may look at it.
    With keys that are `trusted`, one that none of them signed is refused.
    """
    from rulebook.load.choosing import choose_rulebooks

    trying, vouching = contradicting if decide else None, vouched(trusted)
    return choose_rulebooks(
        editions, folders, chosen_readings(readings), as_of, trying, vouching, spare=spare_readings()
    )


def spare_readings() -> bool:
    """Tell whether a reading may be of no rulebook: the file's may, where a flag names the rulebooks."""
    return from_file("reading") and flagged("editions", "folders")


def vouched(trusted: Sequence[str]) -> Vouching | None:
    """Return what refuses a rulebook that none of these keys signed; None where no key is given. Raises UsageError."""
    if not trusted:
        return None
    # Imported late: few ask for signatures, and the library is an extra.
    from functools import partial

    from rulebook.seal.trusting import trusted_keys, unsigned

    with sealing():
        return partial(unsigned, trusted=trusted_keys(trusted))


@contextlib.contextmanager
def sealing() -> Iterator[None]:
    """Say it in words where the library for keys and signatures is not installed. Raises UsageError."""
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name not in ("minisign", "cryptography"):
            raise
        raise UsageError(Problem("seal.library")) from None


def contradicting(proof: Proof) -> Iterable[Problem]:
    """Yield where a rulebook contradicts itself."""
    # Imported late: few read a rulebook of their own, and seldom for the first time.
    from rulebook.workshop.soundness import contradicting as found

    return found(proof)


def chosen_readings(readings: Sequence[str]) -> dict[str, str]:
    """Return the readings that NAME=VALUE pairs choose. Raises UsageError."""
    chosen: dict[str, str] = {}
    problems = []
    for pair in readings:
        name, equals, value = (part.strip() for part in pair.partition("="))
        if not (name and equals and value):
            problems.append(Problem("reading.form", {"value": pair}))
        elif chosen.setdefault(name, value) != value:
            problems.append(Problem("reading.chosen_twice", {"name": name, "first": chosen[name], "second": value}))
    if problems:
        raise UsageError(problems)
    return chosen


def wants_colour(choice: str, stream: Any) -> bool:
    """Decide on colour: the flag, then NO_COLOR, FORCE_COLOR, then whether somebody is looking."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return bool(stream.isatty()) and os.environ.get("TERM") != "dumb"


def terminal_width(default: int = 100) -> int:
    """Return the width to write for: COLUMNS, or the terminal's, or `default` where there is none."""
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isdecimal() else 0
    with contextlib.suppress(OSError, ValueError, AttributeError):
        width = width or os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]
    return max(40, width or default)


def guarded(command: Callable[..., int]) -> Callable[..., int]:
    """Turn the problems of a command into text on standard error and exit code 2."""
    import functools

    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> int:
        try:
            return command(*args, **kwargs)
        except RulebookError as error:
            # Of two languages, the first is for errors.
            lang = str(kwargs.get("lang")).partition(",")[0]
            report_problems(in_force().placed(error.problems), lang if lang in LANGS else "en")
            return 2

    return run


def report_problems(problems: Iterable[Problem], lang: Lang) -> None:
    """Print every problem: where, what, and what to do. Nothing in a file that is found fault with moves the cursor."""
    from rulebook.render.safe import safe
    from rulebook.words import problem_lines

    for problem in problems:
        click.echo("\n".join(map(safe, problem_lines(problem, lang))), err=True)


def written_to(output: str | None, data: bytes) -> None:
    """Write to a file, whole or not at all, or to standard output. Raises UsageError."""
    if output is None:
        stdout_bytes([data])
    else:
        write_atomic(output, [data])


def stdout_bytes(parts: Iterable[bytes]) -> None:
    """Write to standard output as it is, each part at once."""
    for part in parts:
        sys.stdout.buffer.write(part)
        sys.stdout.buffer.flush()
