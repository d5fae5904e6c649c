"""`rulebook annex`: drafts in, documents for the file out."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

import click

from rulebook.annex.forms import FORMS
from rulebook.annex.style import load
from rulebook.check import EngineChoice, check_against, engines
from rulebook.cli.ahead import Work, ahead
from rulebook.cli.annexing import Maker, legible, planned, put
from rulebook.cli.check import clashing, decided_by, in_turn, read_draft
from rulebook.cli.configured import Configured, found_files
from rulebook.cli.decisions import decisions_for
from rulebook.cli.options import (
    as_of_option,
    chosen_rulebooks,
    day_of,
    editions_option,
    engine_option,
    guarded,
    reading_option,
    report_problems,
    rulebook_option,
    strict_option,
    trust_option,
    waivers_option,
)
from rulebook.errors import Problem
from rulebook.load.files import Found
from rulebook.load.waivers import Shelf
from rulebook.model.edition import Edition
from rulebook.model.loaded import Draft
from rulebook.model.report import Checked, Report
from rulebook.words import Lang

LANGUAGES: dict[str, tuple[Lang, ...]] = {
    "nl": ("nl",), "en": ("en",), "nl,en": ("nl", "en"), "en,nl": ("en", "nl"),
}  # fmt: skip


@click.command("annex", cls=Configured, drafts=("paths",))
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--output",
    "-o",
    "named",
    multiple=True,
    metavar="FILE",
    help="The file to write, of one draft; its name tells the form: .pdf, .odt, .docx or .html. May be repeated.",
)
@click.option(
    "--out",
    "folder",
    metavar="FOLDER",
    help="The folder to write to, of any number of drafts: an annex for each, an index page and a summary.",
)
@click.option(
    "--form",
    "forms",
    multiple=True,
    type=click.Choice(FORMS),
    help="The form of the documents in the folder of --out; may be repeated; default: pdf.",
)
@click.option(
    "--lang",
    type=click.Choice(list(LANGUAGES)),
    default="en",
    show_default=True,
    envvar="RULEBOOK_LANG",
    help="Language of the document, or both, side by side; the first is the document's own.",
)
@click.option("--template", metavar="FOLDER", help="A house style: a folder with fonts, colours, logo and texts.")
@click.option("--marking", metavar="TEXT", help="A line at the head of each page, such as a classification.")
@click.option("--memo", is_flag=True, help="Write a draft of the memo to parliament instead: one page.")
@click.option("--force", is_flag=True, help="Replace files that are there.")
@as_of_option
@editions_option
@rulebook_option
@trust_option
@reading_option
@engine_option
@strict_option
@waivers_option
@guarded
def command(
    paths: Sequence[str],
    named: Sequence[str],
    folder: str | None,
    forms: Sequence[str],
    lang: str,
    template: str | None,
    marking: str | None,
    memo: bool,
    force: bool,
    as_of: datetime.datetime | None,
    editions: Sequence[str],
    folders: Sequence[str],
    trusted: Sequence[str],
    readings: Sequence[str],
    engine: EngineChoice | None,
    strict: bool,
    decisions: Sequence[str],
) -> int:
    """Write the compliance annex of a draft: a document that can be attached to the agreement.

    \b
    Exit code  0  every document was written, whatever it says
               2  something could not be checked or written
    """
    langs = LANGUAGES[lang]
    found, walked = found_files(paths)
    plan = planned(paths, found, named, folder, forms, force)
    house = load(template)
    day = day_of(as_of)
    rulebooks = chosen_rulebooks(editions, folders, readings, day, trusted=trusted)
    clashing(rulebooks)
    books = [rulebook.edition for rulebook in rulebooks]
    decided_by(engine, books)
    shelf = decisions_for([draft.path for draft in found], walked, decisions, rulebooks, folders, paths)
    one = partial(_one, shelf=shelf, editions=books, as_of=day, strict=strict, engine=engine)
    # No configuration is named, as `check` does: what it chose (editions, readings, strictness) is told as such, and
    # who verifies an annex does not have the file. A path and a digest of it could be neither proved nor denied.
    report = Report(rulebooks, engines(engine), day, (), strict)
    maker = Maker(report, langs, house, "memo" if memo else "annex", legible(marking))
    faults = 0

    def works() -> Iterator[Work]:
        nonlocal faults
        for draft in in_turn(found, "annexes"):
            checked = one(draft)
            problems = [*checked.problems, *(problem for result in checked.results for problem in result.problems)]
            faults += _told(problems, langs[0])
            yield from maker.works(checked, {} if problems else plan.of[draft.path], folder)

    for path, data in ahead(works()):
        put(path, data, force)
    faults += _told([problem for _, problems in shelf.lost() for problem in problems], langs[0])
    for form, path in plan.together.items():
        put(path, maker.summary(form), force)
    return 2 if faults else 0


def _told(problems: list[Problem], lang: Lang) -> int:
    """Print what is wrong, and return how much that is."""
    report_problems(problems, lang)
    return len(problems)


def _one(
    found: Found,
    shelf: Shelf,
    editions: Sequence[Edition],
    as_of: datetime.date,
    strict: bool,
    engine: EngineChoice | None,
) -> Checked:
    """Check one draft. The document tells only the names of files, not where they lie on somebody's computer."""
    draft = read_draft(found, shelf)
    if isinstance(draft, Checked):
        return draft
    return checked_as(draft, os.path.basename(found.path), shelf, editions, as_of, strict, engine)


def checked_as(
    draft: Draft,
    name: str,
    shelf: Shelf,
    editions: Sequence[Edition],
    as_of: datetime.date,
    strict: bool,
    engine: EngineChoice | None,
) -> Checked:
    """Check a draft under a name, with decisions that are called by the names of their files."""
    waivers = [replace(waiver, path=os.path.basename(waiver.path)) for waiver in shelf.of(draft)]
    return check_against(
        replace(draft, path=name), editions, as_of=as_of, waivers=waivers, strict=strict, engine=engine
    )
