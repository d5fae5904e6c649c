"""`rulebook check`: drafts in, a report out, and an exit code that says the verdict."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable, Iterator, Sequence

import click

from rulebook.check import EngineChoice, check, engines, installed, wake
from rulebook.cli.options import (
    chosen_readings,
    colour_option,
    edition_option,
    guarded,
    lang_option,
    reading_option,
    stdout_bytes,
    terminal_width,
    wants_colour,
)
from rulebook.errors import Problem, RulebookError, UsageError
from rulebook.load.draft import parse_draft
from rulebook.load.edition import DEFAULT_EDITION, load_edition
from rulebook.load.files import Found, find_drafts, read_bytes, write_atomic
from rulebook.load.nearest import nearest
from rulebook.model.edition import Edition
from rulebook.model.report import EXIT_CODES, DraftReport, Report, Verdict, worst
from rulebook.render import FORMATS
from rulebook.words import Lang

MANY = 20


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "form", type=click.Choice(sorted(FORMATS)), default="text", show_default=True)
@lang_option
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    metavar="DATE",
    help="Check as of this date; default: today.",
)
@edition_option
@reading_option
@click.option(
    "--engine",
    type=click.Choice(["native", "durable", "both"]),
    default=None,
    help="What decides; default: both, where durable_rules is installed.",
)
@click.option(
    "--select", multiple=True, metavar="RULE", help="Only these rules (id, slug or start of an id); may be repeated."
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
    help="Not these rules; may be repeated. The report lists what was left out.",
)
@click.option("--strict", is_flag=True, help="Let remarks (should-rules) decide as well.")
@click.option("--output", "-o", type=click.Path(dir_okay=False), default=None, help="Write the report to a file.")
@colour_option
@guarded
def command(
    paths: Sequence[str],
    form: str,
    lang: Lang,
    as_of: datetime.datetime | None,
    edition: str | None,
    readings: Sequence[str],
    engine: EngineChoice | None,
    select: Sequence[str],
    ignore: Sequence[str],
    strict: bool,
    output: str | None,
    colour: str,
) -> int:
    """Check drafts: files, folders, or - for standard input.

    \b
    Exit code  0  every draft is compliant, or deviates by a recorded decision
               1  a draft is non-compliant
               3  a draft is incomplete
               2  something could not be checked
    """
    if engine in ("durable", "both") and not installed():
        raise UsageError(Problem("usage.engine", {"name": engine}))
    book = load_edition(edition or DEFAULT_EDITION, chosen_readings(readings))
    chosen = choose(book, select, ignore)
    if "durable" in engines(engine):
        wake(book)
    day = (as_of or datetime.datetime.now()).date()
    verdicts: list[Verdict] = []
    seen = output is None and sys.stdout.isatty()
    drafts = _noted(_check_all(find_drafts(paths), book, day, chosen, strict, engine, seen), verdicts)
    left_out = tuple(rule.id for rule in book.rules if rule.id not in chosen)
    report = Report(book, engines(engine), day, drafts, left_out, strict)
    parts = FORMATS[form](report, lang, terminal_width(), output is None and wants_colour(colour, sys.stdout))
    if output is None:
        stdout_bytes(parts)
    else:
        write_atomic(output, parts)
    return EXIT_CODES[worst(verdicts)]


def _noted(drafts: Iterable[DraftReport], verdicts: list[Verdict]) -> Iterator[DraftReport]:
    """Pass the drafts on one by one, and keep of each only its verdict."""
    for draft in drafts:
        verdicts.append(draft.verdict)
        yield draft


def choose(edition: Edition, select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """Return the ids of the rules to check. A name that matches nothing is a fault, not silence."""
    chosen = {rule.id for rule in edition.rules}
    selected = set().union(*(_matching(edition, name) for name in select))
    ignored = set().union(*(_matching(edition, name) for name in ignore))
    chosen = (selected or chosen) - ignored
    if not chosen:
        raise UsageError(Problem("usage.nothing_selected"))
    return frozenset(chosen)


def _matching(edition: Edition, name: str) -> set[str]:
    found = {rule.id for rule in edition.rules if rule.slug == name or rule.id == name}
    found = found or {rule.id for rule in edition.rules if name and rule.id.startswith(name)}
    if not found:
        names = [known for rule in edition.rules for known in (rule.id, rule.slug)]
        near = nearest(name, names)
        raise UsageError(
            Problem("usage.no_such_rule_near" if near else "usage.no_such_rule", {"name": name, "near": near or ""})
        )
    return found


def _check_all(
    found: Sequence[Found],
    edition: Edition,
    as_of: datetime.date,
    rules: frozenset[str],
    strict: bool,
    engine: EngineChoice | None,
    seen: bool,
) -> Iterator[DraftReport]:
    """Check each draft; show how far it is when there are many and somebody waits who does not see them pass."""
    if len(found) < MANY or seen or not sys.stderr.isatty():
        yield from (_check_one(item, edition, as_of, rules, strict, engine) for item in found)
        return
    with click.progressbar(found, label="drafts", file=sys.stderr) as items:
        yield from (_check_one(item, edition, as_of, rules, strict, engine) for item in items)


def _check_one(
    found: Found,
    edition: Edition,
    as_of: datetime.date,
    rules: frozenset[str],
    strict: bool,
    engine: EngineChoice | None,
) -> DraftReport:
    """Check one draft. One that cannot be read is reported; the others still are."""
    if found.problem is not None:
        return DraftReport(found.path, "error", problems=(found.problem,))
    try:
        draft = parse_draft(read_bytes(found.path), found.path)
    except RulebookError as error:
        return DraftReport(found.path, "error", problems=tuple(p.at(found.path) for p in error.problems))
    return check(draft, edition, as_of=as_of, rules=rules, strict=strict, engine=engine)
