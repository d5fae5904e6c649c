"""`rulebook test`: run the examples of rules as tests, and see how good they are."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

import click

from rulebook.check import EngineChoice, engines, installed
from rulebook.cli.configured import Configured
from rulebook.cli.options import guarded, lang_option, report_problems
from rulebook.errors import Problem, RulebookError, UsageError
from rulebook.load.edition import DEFAULT_EDITION, edition_names, load_edition
from rulebook.load.nearest import unknown
from rulebook.load.source import Source
from rulebook.load.written import is_rulebook, placed, rule_source
from rulebook.model.edition import Edition
from rulebook.model.rule import Example, Rule
from rulebook.render.example import example_lines
from rulebook.words import Count, Lang
from rulebook.words.workshop import TESTED
from rulebook.workshop import mutants, reach
from rulebook.workshop.sides import sides
from rulebook.workshop.trial import ChangeError, Trial, checked, trials, under

AT_LEAST = 97
"""How many of 100 changes in a whole rulebook must be noticed. In one rule, a single change can be more than three."""

Item = TypeVar("Item")
Done = TypeVar("Done")


@click.command("test", cls=Configured)
@click.argument("names", nargs=-1, metavar="[RULEBOOK] [RULE]...")
@click.option("--engine", type=click.Choice(["native", "durable", "both"]), default=None,
              help="Which engines decide; default: both where durable_rules is installed.")  # fmt: skip
@click.option("--mutate", is_flag=True, help="Break rules on purpose; list the changes that no example notices.")
@click.option("--at-least", type=click.FloatRange(0, 100), default=None, metavar="PERCENT",
              show_default=f"{AT_LEAST} of a whole rulebook; none of rules that are named",
              help="With --mutate: how many of 100 changes the examples must notice.")  # fmt: skip
@click.option(
    "--coverage",
    is_flag=True,
    help="Say which conditions never come out as yes, no or unknown, under each reading that can be chosen.",
)
@click.option("--jobs", type=click.IntRange(1, 64), default=None, help="How many work at once; default: one a core.")
@lang_option
@guarded
def command(
    names: Sequence[str],
    engine: EngineChoice | None,
    mutate: bool,
    at_least: float | None,
    coverage: bool,
    jobs: int | None,
    lang: Lang,
) -> int:
    """Run the examples of rules as tests: outcome, limbs, records and evidence must be as expected.

    \b
    rulebook test                        the rulebook that ships
    rulebook test my-rules/              a folder with an edition.yaml
    rulebook test my-rules/ SPEC-201     one of its rules, by id or slug
    rulebook test --mutate               break all rules and definitions; 97 of 100 changes must be noticed
    rulebook test --mutate SPEC-201      list the changes in one rule that no example notices

    \b
    Exit code 0: all is as expected. 1: too few of the changes were noticed.
              2: an example contradicts its rule, and `check` refuses the rulebook; or nothing could be tried.
    """
    if engine in ("durable", "both") and not installed():
        raise UsageError(Problem("usage.engine", {"name": engine}))
    book, wanted = (names[0], names[1:]) if names and is_rulebook(names[0], edition_names()) else (None, names)
    name = book or DEFAULT_EDITION
    edition = load_edition(name)
    rules = _chosen(edition, wanted)
    if not rules:
        raise UsageError(Problem("usage.nothing_tested", {"name": name}))
    count = jobs or os.cpu_count() or 1
    if not _run(edition, name, rules, engine, count, lang):
        return 2
    good = _mutated(edition, name, rules, wanted, at_least, count, lang) if mutate else True
    if coverage:
        for found in _each(partial(_reached, name), [rule.id for rule in rules], count):
            _say("reach", lang, id=found.rule, seen=found.can - len(found.missed), can=Count(found.can))
            if found.readings:
                _say("looked", lang, readings="; ".join(f"{n}={' | '.join(r)}" for n, r in found.readings.items()))
            for limb, place, truth in found.missed:
                _say("missed", lang, limb=limb, place=place, truth=TESTED[truth][lang])
    return 0 if good else 1


def _chosen(edition: Edition, names: Iterable[str]) -> list[Rule]:
    """Return the rules that were named, all of them without names. Raises UsageError."""
    known = [name for rule in edition.rules for name in (rule.id, rule.slug)]
    missing = [unknown("usage.no_such_rule", name, known) for name in names if edition.rule(name) is None]
    if missing:
        raise UsageError(missing)
    return [rule for rule in edition.rules if not names or {rule.id, rule.slug} & set(names)]


def _run(edition: Edition, name: str, rules: list[Rule], engine: EngineChoice | None, jobs: int, lang: Lang) -> bool:
    """Run the examples, and say which are otherwise than expected, and why."""
    passed = total = 0
    tried = _each(partial(_tried, name, engine, lang), [rule.id for rule in rules], jobs)
    for rule, found in zip(rules, tried, strict=True):
        good = sum(not trial.problems for trial, _ in found)
        passed, total = passed + good, total + len(found)
        _say("rule", lang, id=rule.id, slug=rule.slug, passed=good, all=Count(len(found)))
        if good < len(found):
            _wrong(found, rule_source(name, rule.slug), lang)
    counts = {"passed": Count(passed), "all": Count(total), "rules": Count(len(rules))}
    _say("all", lang, **counts, engines=", ".join(engines(engine)))
    return passed == total


def _wrong(found: Iterable[tuple[Trial, list[str]]], source: Source, lang: Lang) -> None:
    """Say what is wrong with each example and why; what is wrong with the draft of all of them once."""
    said: list[Problem] = []
    for trial, why in found:
        new = [problem for problem in trial.problems if problem not in said]
        said += new
        report_problems(placed(new, source), lang)
        for line in why:
            click.echo(line, err=True)


def _mutated(
    edition: Edition, name: str, rules: list[Rule], wanted: Sequence[str], at_least: float | None, jobs: int, lang: Lang
) -> bool:
    """Break rules and definitions, say what no example notices, and tell whether enough was noticed."""
    written = edition.written or edition
    definitions = [] if wanted else sorted(edition.definitions)
    for unused in (found for found in definitions if not sides(found, written)):
        _say("unused", lang, name=unused)
    definitions = [found for found in definitions if sides(found, written)]
    counts: dict[str, list[mutants.Count]] = {"rules": [], "definitions": []}
    parts = [("rules", rule.id) for rule in rules] + [("definitions", found) for found in definitions]
    for (kind, _), count in zip(parts, _each(partial(_broken, name), parts, jobs), strict=True):
        counts[kind].append(count)
        _rated(count.name, count.tally, lang)
        for change in count.survivors:
            _say("survivor", lang, change=change)
    every = [*counts["rules"], *counts["definitions"]]
    for reading, tally in mutants.by_reading(every).items():
        _rated(TESTED["reading"][lang].format(name=reading), tally, lang)
    tallies = {kind: mutants.total(count.tally for count in found) for kind, found in counts.items() if found}
    tallies["both"] = mutants.total(tallies.values())
    for kind, tally in tallies.items():
        _rated(TESTED[kind][lang], tally, lang)
    if wanted and at_least is None:
        _say("survivors" if any(count.survivors for count in every) else "no_survivors", lang)
        return True
    # The definitions have fewer examples of their own: rules must do as well without them.
    asked = AT_LEAST if at_least is None else at_least
    enough = min(tallies["rules"].rate, tallies["both"].rate) >= asked
    _say("asked" if enough else "not_enough", lang, asked=f"{asked:g}")
    return enough


def _rated(title: str, tally: mutants.Tally, lang: Lang) -> None:
    _say("mutants", lang, name=title, caught=tally.caught, all=Count(tally.all), rate=f"{tally.rate:.1f}")


def _say(text: str, lang: Lang, **params: Any) -> None:
    click.echo(TESTED[text][lang].format(**params))


def _each(work: Callable[[Item], Done], items: Sequence[Item], jobs: int) -> Iterator[Done]:
    """Do the work for each item, several at once, in the order of the items."""
    if min(jobs, len(items)) < 2:
        yield from map(work, items)
        return
    # Imported late: little is done at once.
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(min(jobs, len(items))) as pool:
        yield from pool.map(work, items)


def _rule(edition: Edition, name: str) -> Rule:
    found = edition.rule(name)
    assert found is not None
    return found


# What works in a process of its own reads the rulebook again: from the store, where it was kept.
def _tried(name: str, engine: EngineChoice | None, lang: Lang, rule: str) -> list[tuple[Trial, list[str]]]:
    edition = load_edition(name)
    found = _rule(edition, rule)
    return [
        (trial, _why(edition, found, example, engine, lang) if trial.problems else [])
        for example, trial in zip(found.examples.cases, trials(edition, found, engine), strict=True)
    ]


def _why(edition: Edition, rule: Rule, example: Example, engine: EngineChoice | None, lang: Lang) -> list[str]:
    """Say why an example came out as it did; nothing where its draft cannot be read, which is why."""
    try:
        report = checked(edition, rule, example, engine)
    except (ChangeError, RulebookError, ValueError):
        return []
    return list(example_lines(report, under(edition, example), lang))


def _broken(name: str, part: tuple[str, str]) -> mutants.Count:
    edition = load_edition(name)
    written, (kind, found) = edition.written or edition, part
    return mutants.tried(_rule(written, found) if kind == "rules" else written.definitions[found], edition)


def _reached(name: str, rule: str) -> reach.Reach:
    edition = load_edition(name)
    return reach.reached(_rule(edition, rule), edition)
