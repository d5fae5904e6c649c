"""`rulebook check`: drafts in, a report out, and an exit code that says the verdict."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

import click

from rulebook.check import EngineChoice, check_against, engines, installed, rules_in_both, wake
from rulebook.cli.configured import Configured, found_files
from rulebook.cli.decisions import decisions_for
from rulebook.cli.in_force import applied, from_file
from rulebook.cli.options import (
    as_of_option,
    chosen_rulebooks,
    colour_option,
    day_of,
    editions_option,
    engine_option,
    guarded,
    lang_option,
    reading_option,
    rulebook_option,
    strict_option,
    trust_option,
    waivers_option,
)
from rulebook.cli.outputs import STDOUT, outputs_of, write_report
from rulebook.errors import DraftError, Problem, RulebookError, UsageError
from rulebook.load.draft import parse_draft
from rulebook.load.files import Found, read_bytes
from rulebook.load.nearest import unknown
from rulebook.load.waivers import Shelf
from rulebook.model.edition import Edition
from rulebook.model.loaded import Draft
from rulebook.model.report import Checked, Report, Rulebook, Verdict, exit_code, worst
from rulebook.model.rule import Rule
from rulebook.render import FORMATS
from rulebook.words import Lang

MANY = 20


@click.command("check", cls=Configured, drafts=("paths",))
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(FORMATS)),
    default=None,
    help="The form of the report; text-brief says in two lines each what a person must look at, "
    "text (the default) all about that, text-full all about every rule. A file has the form that its name tells.",
)
@lang_option
@as_of_option
@editions_option
@rulebook_option
@trust_option
@reading_option
@engine_option
@click.option(
    "--select", multiple=True, metavar="RULE", help="Only these rules (id, slug or start of an id); may be repeated."
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
    help="Not these rules; may be repeated. The report lists what was left out.",
)
@strict_option
@waivers_option
@click.option(
    "--output",
    "-o",
    "named",
    multiple=True,
    metavar="[FORMAT:]FILE",
    help="Write the report to a file, in the form that its name tells (report.json) or that stands "
    "before it; - is standard output. May be repeated.",
)
@click.option(
    "--exit-zero",
    is_flag=True,
    help="End in 0 where it would be 1 or 3; what could not be checked is still 2. The report says so.",
)
@colour_option
@guarded
def command(
    paths: Sequence[str],
    form: str | None,
    lang: Lang,
    as_of: datetime.datetime | None,
    editions: Sequence[str],
    folders: Sequence[str],
    trusted: Sequence[str],
    readings: Sequence[str],
    engine: EngineChoice | None,
    select: Sequence[str],
    ignore: Sequence[str],
    strict: bool,
    decisions: Sequence[str],
    named: Sequence[str],
    exit_zero: bool,
    colour: str,
) -> int:
    """Check drafts: files, folders, or - for standard input.

    Recorded decisions to deviate (NAME.waiver.json) beside a draft, or in the folder waivers there, are applied.

    \b
    Exit code  0  every draft is compliant, or deviates by a recorded decision
               1  a draft is non-compliant
               3  a draft is incomplete
               2  something could not be checked
    """
    day = day_of(as_of)
    rulebooks = rulebooks_of(editions, folders, readings, day, select, ignore, trusted)
    books = [rulebook.edition for rulebook in rulebooks]
    decided_by(engine, books)
    left_out = {name for rulebook in rulebooks for name in rulebook.left_out}
    chosen = frozenset(rule.id for book in books for rule in book.rules if rule.id not in left_out)
    found, walked = found_files(paths)
    shelf = decisions_for([draft.path for draft in found], walked, decisions, rulebooks, folders, paths)
    one = partial(_check_one, shelf=shelf, editions=books, as_of=day, rules=chosen, strict=strict, engine=engine)
    verdicts: list[Verdict] = []
    read = [*(draft.path for draft in found), *shelf.paths]
    outputs = outputs_of(named, None, read, form) if from_file("format") else outputs_of(named, form, read)
    seen = sys.stdout.isatty() and any(output.path == STDOUT for output in outputs)
    drafts = _noted(chain(_check_all(found, one, seen), _lost(shelf)), verdicts)
    report = Report(rulebooks, engines(engine), day, drafts, strict, applied(), exit_zero)
    write_report(report, outputs, lang, colour)
    return exit_code(worst(verdicts), exit_zero)


def decided_by(engine: EngineChoice | None, editions: Iterable[Edition]) -> None:
    """Start the second engine, if it is to decide, while the drafts are read. Raises UsageError if it is not there."""
    there(engine)
    if "durable" in engines(engine):
        for edition in editions:
            wake(edition)


def there(engine: EngineChoice | None) -> None:
    """Raise UsageError if the second engine is to decide and is not installed."""
    if engine in ("durable", "both") and not installed():
        raise UsageError(Problem("usage.engine", {"name": engine}))


def _noted(drafts: Iterable[Checked], verdicts: list[Verdict]) -> Iterator[Checked]:
    """Pass the drafts on one by one, and keep of each only its verdict."""
    for draft in drafts:
        verdicts.append(draft.verdict)
        yield draft


def rulebooks_of(
    editions: Sequence[str],
    folders: Sequence[str],
    readings: Sequence[str],
    day: datetime.date,
    select: Sequence[str],
    ignore: Sequence[str],
    trusted: Sequence[str] = (),
) -> tuple[Rulebook, ...]:
    """Return the rulebooks that the options name, with the rules that are left out. Raises RulebookError."""
    try:
        chosen = chosen_rulebooks(editions, folders, readings, day, trusted=trusted)
    except RulebookError as error:
        problems = list(error.problems)
        try:
            # Without the readings, which may be all that is wrong: so what is selected is looked up as well.
            selected(chosen_rulebooks(editions, folders, (), day, trusted=trusted), select, ignore)
        except RulebookError as more:
            problems += [problem for problem in more.problems if problem not in problems]
        raise RulebookError(problems) from None
    return selected(chosen, select, ignore)


def selected(rulebooks: Sequence[Rulebook], select: Sequence[str], ignore: Sequence[str]) -> tuple[Rulebook, ...]:
    """Return the rulebooks with the rules that are left out. A name that matches nothing is a fault, not silence."""
    clashing(rulebooks)
    rules = [rule for rulebook in rulebooks for rule in rulebook.edition.rules]
    problems: list[Problem] = []
    wanted = _matching(rules, select, problems) if select else {rule.id for rule in rules}
    wanted -= _matching(rules, ignore, problems)
    if problems:
        raise UsageError(problems)
    if not wanted:
        raise UsageError(Problem("usage.nothing_selected"))
    return tuple(_with(rulebook, wanted) for rulebook in rulebooks)


def clashing(rulebooks: Sequence[Rulebook]) -> None:
    """Refuse rulebooks that have a rule of the same name. Raises UsageError."""
    clashes = list(rules_in_both([rulebook.edition for rulebook in rulebooks]))
    if clashes:
        raise UsageError(clashes)


def _with(rulebook: Rulebook, wanted: set[str]) -> Rulebook:
    left_out = tuple(rule.id for rule in rulebook.edition.rules if rule.id not in wanted)
    if len(left_out) == len(rulebook.edition.rules):
        raise UsageError(Problem("usage.none_of_rulebook", {"edition": rulebook.edition.id}))
    return replace(rulebook, left_out=left_out)


def _matching(rules: Sequence[Rule], names: Iterable[str], problems: list[Problem]) -> set[str]:
    """Return the ids of the rules that names stand for; a name that stands for none is a problem."""
    wanted: set[str] = set()
    for name in names:
        found = {rule.id for rule in rules if name in (rule.slug, rule.id)}
        found = found or {rule.id for rule in rules if name and rule.id.startswith(name)}
        if not found:
            known = [known for rule in rules for known in (rule.id, rule.slug)]
            problems.append(unknown("usage.no_such_rule", name, known))
        wanted |= found
    return wanted


def _check_all(found: Sequence[Found], one: Callable[[Found], Checked], seen: bool) -> Iterator[Checked]:
    """Check each draft; show how far it is, unless somebody sees them pass."""
    yield from map(one, found if seen else in_turn(found, "drafts"))


def in_turn(found: Sequence[Found], label: str) -> Iterator[Found]:
    """Yield the drafts; show how far it is when there are many and somebody waits."""
    if len(found) < MANY or not sys.stderr.isatty():
        yield from found
        return
    with click.progressbar(found, label=label, file=sys.stderr) as items:
        yield from items


def _lost(shelf: Shelf) -> Iterator[Checked]:
    """Report, after the drafts, each recorded decision that could not be read or whose draft did not come by."""
    for path, problems in shelf.lost():
        yield Checked(path, problems=problems)


def _check_one(
    found: Found,
    shelf: Shelf,
    editions: Sequence[Edition],
    as_of: datetime.date,
    rules: frozenset[str],
    strict: bool,
    engine: EngineChoice | None,
) -> Checked:
    """Check one draft."""
    draft = read_draft(found, shelf)
    if isinstance(draft, Checked):
        return draft
    return check_against(
        draft, editions, as_of=as_of, waivers=shelf.of(draft), rules=rules, strict=strict, engine=engine
    )


def read_draft(found: Found, shelf: Shelf) -> Draft | Checked:
    """Return a draft, or what there is to say of one that cannot be read: the others are checked all the same."""
    try:
        if found.problem is not None:
            raise DraftError(found.problem)
        return parse_draft(read_bytes(found.path), found.path)
    except RulebookError as error:
        shelf.unread = True
        return Checked.unread(found.path, error)
