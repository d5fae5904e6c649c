"""`rulebook lint`: everything that is wrong with a rulebook, at once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from rulebook.cli.configured import Configured
from rulebook.cli.options import guarded, lang_option, stdout_bytes
from rulebook.errors import Problem, UsageError
from rulebook.load.edition import DEFAULT_EDITION, edition_folder
from rulebook.load.examining import Proof, examined
from rulebook.load.written import located
from rulebook.render.lint import lint_json, lint_report, lint_text
from rulebook.words import Lang
from rulebook.workshop.lint import findings, severity
from rulebook.workshop.soundness import contradicting


@click.command("lint", cls=Configured)
@click.argument("rulebooks", nargs=-1, metavar="[RULEBOOK]...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="How to write what was found; `rulebook schemas lint` shows the form of the JSON.")  # fmt: skip
@lang_option
@guarded
def command(rulebooks: Sequence[str], form: str, lang: Lang) -> int:
    """Find everything that is wrong, or could be better, with a rulebook: a folder, or the name of one that ships.

    A file in the folder stands for its rulebook, which is looked at once however many are named.

    Errors are what `check` refuses a rulebook for, and nothing else: what keeps it from loading, examples
    that contradict their rule, limbs or derogations that conflict. Warnings: what can never be, what nothing
    uses, sentences of the letter that nothing cites, examples, messages and texts that are missing.

    \b
    Exit code 0: nothing was found. 1: warnings only. 2: errors, or it could not be looked at.
    """
    names = list(dict.fromkeys(map(_rulebook, rulebooks))) or [DEFAULT_EDITION]
    if form == "json" and len(names) > 1:
        raise UsageError(Problem("lint.one_json"))
    return max(_linted(name, form, lang) for name in names)


def _rulebook(name: str) -> str:
    """Return the folder of the rulebook that a file is in; a folder or a name is what it is. Raises UsageError."""
    path = Path(name)
    if not path.is_file():
        return name
    folders = [folder for folder in path.absolute().parents if (folder / "edition.yaml").is_file()]
    if not folders:
        raise UsageError(Problem("lint.no_rulebook", {"path": name}, name))
    return os.path.relpath(folders[0])


def _linted(name: str, form: str, lang: Lang) -> int:
    files, proof = examined(edition_folder(name))
    found = [(severity(problem), problem) for problem in _found(proof)]
    report = lint_report(name, proof.edition is not None, found, lang)
    stdout_bytes([lint_json(report) if form == "json" else lint_text(report, files, lang)])
    return 2 if report.errors else 1 if report.warnings else 0


def _found(proof: Proof) -> Iterator[Problem]:
    """Yield what keeps the rulebook from loading and, as far as it can be tried, what contradicts; or all there is."""
    yield from proof.problems
    if proof.edition is None:
        yield from contradicting(proof)
        return
    for problem in findings(proof.edition):
        yield located(problem, proof.sources)
