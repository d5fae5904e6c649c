"""`rulebook waive`: write a decision to deviate to a file of its own beside the draft, after asking."""

from __future__ import annotations

import datetime
import json
import os
import re
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click

from rulebook.check import check_against
from rulebook.cli.configured import Configured
from rulebook.cli.options import (
    as_of_option,
    chosen_rulebooks,
    day_of,
    editions_option,
    guarded,
    lang_option,
    reading_option,
    rulebook_option,
)
from rulebook.errors import Problem, UsageError
from rulebook.load.draft import load_draft
from rulebook.load.files import STDIN, write_new
from rulebook.load.nearest import unknown
from rulebook.load.waivers import FOLDER, gather, parse_waiver
from rulebook.model.draft.values import DATE_PATTERN
from rulebook.model.edition import Edition
from rulebook.model.loaded import Draft
from rulebook.model.report import Checked, Report, Rulebook
from rulebook.model.view import OutcomeView
from rulebook.model.waiver import SUFFIX, Waiver
from rulebook.render.safe import safe
from rulebook.render.view import draft_view, outcome_view
from rulebook.words import Lang
from rulebook.words.report import FORCES, VERDICTS
from rulebook.words.waive import WAIVE

ASKED = ("name", "reason", "title", "reference", "date", "valid_until")


@click.command("waive", cls=Configured, drafts=("path",))
@click.argument("path", metavar="DRAFT")
@click.option("--rule", metavar="RULE", help="The rule that fails, by id or slug.")
@click.option("--record", "records", multiple=True, metavar="ID", help="A record for which it fails; may be repeated.")
@click.option("--authority", metavar="ID", help="Which authority decided, as minister-of-defence.")
@click.option("--name", metavar="TEXT", help="The person or office that decided.")
@click.option("--reason-nl", metavar="TEXT", help="Why, in Dutch.")
@click.option("--reason-en", metavar="TEXT", help="Why, in English. One of the two is enough.")
@click.option("--title-nl", metavar="TEXT", help="What the document is called in Dutch; may be left out.")
@click.option("--title-en", metavar="TEXT", help="What the document is called in English; may be left out.")
@click.option("--reference", metavar="TEXT", help="The reference of the document.")
@click.option("--date", metavar="DATE", help="The date of the document. The decision counts from that day.")
@click.option("--valid-until", metavar="DATE", help="The last day on which it counts.")
@click.option("--file", "file", metavar="NAME", help="Name of the file; default: of the draft and the rule.")
@lang_option
@as_of_option
@editions_option
@rulebook_option
@reading_option
@guarded
def command(
    path: str,
    rule: str | None,
    records: Sequence[str],
    authority: str | None,
    file: str | None,
    lang: Lang,
    as_of: datetime.datetime | None,
    editions: Sequence[str],
    folders: Sequence[str],
    readings: Sequence[str],
    **given: str | None,
) -> int:
    """Record a decision to accept that a rule fails, in a file of its own beside the draft.

    It checks the draft, offers what fails and may be waived, and asks for what no option says.
    Nothing is ever overwritten. The draft itself stays as it is.

    \b
    rulebook waive draft.json
    rulebook waive draft.json --rule SPEC-203 --record nl-vessels --authority minister-of-defence
        --name "A. Minister" --reason-en "No instalment falls due this year." --reference BS-1
        --date 2026-01-15 --valid-until 2026-12-31

    \b
    Exit code  0  the file was written
               2  it was not
    """
    if path == STDIN:
        raise UsageError(Problem("waive.stdin"))
    run = _Run(path, chosen_rulebooks(editions, folders, readings, day_of(as_of)), day_of(as_of), lang)
    asks = sys.stdin.isatty() and sys.stdout.isatty()
    answers = {"rule": rule, "records": records, "authority": authority, **_texts(given, lang)}
    missing = [name for name, value in answers.items() if not value and name != "title"]
    if missing and not asks:
        raise UsageError(
            Problem("waive.missing", {"options": ", ".join(_OPTIONS.get(m) or _option(m) for m in missing)})
        )
    draft, offers = run.offers()
    offer = run.chosen(offers, answers, asks)
    answers |= {name: answers[name] or _ask(name, lang) for name in ASKED if asks}
    target = _target(path, offer.view.rule, file)
    data = _written(draft, offer.view.rule, answers, given, lang)
    waiver = parse_waiver(data, target)
    checked = run.checked(draft, waiver)
    run.refuse_useless(checked, waiver)
    if os.path.dirname(target):
        os.makedirs(os.path.dirname(target), exist_ok=True)
    write_new(target, data)
    run.tell(target, checked)
    return 0


_OPTIONS = {"records": "--record", "reason": "--reason-nl or --reason-en"}


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _texts(given: Mapping[str, str | None], lang: Lang) -> dict[str, str | None]:
    """Return what was given, with one answer for a text that may be in two languages."""
    return {
        name: given[name] if name in given else given[f"{name}_{lang}"] or given[f"{name}_nl"] or given[f"{name}_en"]
        for name in ASKED
    }


@dataclass(frozen=True, slots=True)
class Offer:
    """Be a rule that fails and may be waived: for which records, with the reason of each, and by whom."""

    view: OutcomeView
    slug: str
    records: Mapping[str, str]
    authorities: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Run:
    """Know what is checked, against what and as of when."""

    path: str
    rulebooks: tuple[Rulebook, ...]
    day: datetime.date
    lang: Lang

    @property
    def editions(self) -> list[Edition]:
        return [rulebook.edition for rulebook in self.rulebooks]

    def checked(self, draft: Draft, more: Waiver | None = None) -> Checked:
        """Check the draft with the decisions that lie beside it, and one more. Raises UsageError for their faults."""
        shelf = gather([self.path])
        faults = [problem for problems in shelf.faults.values() for problem in problems]
        if faults:
            raise UsageError(faults)
        waivers = [*shelf.of(draft), *([more] if more is not None else [])]
        checked = check_against(draft, self.editions, as_of=self.day, waivers=waivers)
        problems = [problem for result in checked.results for problem in result.problems]
        if problems:
            raise UsageError(problems)
        return checked

    def offers(self) -> tuple[Draft, list[Offer]]:
        """Return the draft and what fails in it that somebody may waive."""
        draft = load_draft(self.path)
        checked = self.checked(draft)
        found = []
        for result, edition in zip(checked.results, self.editions, strict=True):
            for outcome in result.outcomes:
                authorities = edition.about.waiving.get(outcome.force, [])
                if outcome.outcome == "fail" and authorities:
                    view = safe(outcome_view(outcome, result, edition, self.lang))
                    failing = {record.id: record.reason for record in view.records if record.outcome == "fail"}
                    found.append(Offer(view, outcome.rule.slug, failing, authorities))
        if not found:
            raise UsageError(Problem("waive.nothing", {"draft": self.path}))
        return draft, found

    def chosen(self, offers: Sequence[Offer], answers: dict[str, Any], asks: bool) -> Offer:
        """Return the offer that was chosen, after asking where nobody said; its records and authority are answers."""
        if asks and not (answers["rule"] and answers["records"]):
            self._show(offers, answers["rule"])
        name = answers["rule"] or self._one_of("rule", [offer.view.rule for offer in offers])
        offer = next((offer for offer in offers if name in (offer.view.rule, offer.slug)), None)
        if offer is None:
            raise UsageError(unknown("waive.rule", name, [offer.view.rule for offer in offers]))
        records = list(dict.fromkeys(answers["records"] or self._several(list(offer.records))))
        authority = answers["authority"] or self._one_of("authority", offer.authorities)
        problems = [unknown("waive.record", each, list(offer.records)) for each in records if each not in offer.records]
        if authority not in offer.authorities:
            problems.append(unknown("waive.authority", authority, offer.authorities))
        if problems:
            raise UsageError(problems)
        answers |= {"records": records, "authority": authority}
        return offer

    def _show(self, offers: Sequence[Offer], rule: str | None) -> None:
        click.echo(WAIVE["failing"][self.lang])
        for offer in offers:
            if rule in (None, offer.view.rule, offer.slug):
                view = offer.view
                click.echo(f"  {view.rule}  {view.title} ({FORCES[view.force][self.lang]})")
                for record, reason in offer.records.items():
                    click.echo(f"      {record}: {reason}")

    def _one_of(self, key: str, known: Sequence[str]) -> str:
        def one(value: str) -> str:
            if value.strip() not in known:
                raise click.UsageError(WAIVE["not_one_of"][self.lang].format(known=", ".join(known)))
            return value.strip()

        text = WAIVE[key][self.lang].format(known=", ".join(known))
        return str(click.prompt(text, default=known[0] if len(known) == 1 else None, value_proc=one))

    def _several(self, known: Sequence[str]) -> list[str]:
        def several(value: str) -> list[str]:
            found = [part.strip() for part in value.split(",") if part.strip()]
            if not found or not set(found) <= set(known):
                raise click.UsageError(WAIVE["not_one_of"][self.lang].format(known=", ".join(known)))
            return found

        text, only = WAIVE["records"][self.lang], known[0] if len(known) == 1 else None
        return list(click.prompt(text, default=only, value_proc=several))

    def refuse_useless(self, checked: Checked, waiver: Waiver) -> None:
        """Raise UsageError for a decision that would not count today: nobody writes one to be ignored."""
        states = {note.state for result in checked.results for note in result.waivers if note.waiver is waiver}
        if "used" in states:
            return
        code = "waive.expired" if "expired" in states else "waive.not_yet"
        params = {"day": self.day.isoformat(), "until": waiver.valid_until, "date": waiver.date or ""}
        raise UsageError(Problem(code, params))

    def tell(self, path: str, checked: Checked) -> None:
        """Say where the decision stands, and what the check now says."""
        view = safe(draft_view(checked, Report(self.rulebooks, (), self.day, ()), self.lang))
        click.echo(WAIVE["written"][self.lang].format(path=path))
        click.echo(f"{WAIVE['now'][self.lang]} {VERDICTS[view.verdict][self.lang]}. {view.says}")
        for result in view.results:
            for outcome in result.outcomes:
                if outcome.outcome == "fail" and outcome.force == "must":
                    click.echo(f"  {outcome.rule}  {outcome.title}: {WAIVE['still'][self.lang]}")


def _ask(name: str, lang: Lang) -> str:
    def day(value: str) -> str:
        if re.fullmatch(DATE_PATTERN[1:-1], value.strip()) is None:
            raise click.UsageError(WAIVE["not_a_date"][lang])
        return value.strip()

    proc = day if name in ("date", "valid_until") else None
    default = "" if name == "title" else None
    return str(click.prompt(WAIVE[name][lang], default=default, show_default=False, value_proc=proc)).strip()


def _target(draft: str, rule: str, name: str | None) -> str:
    """Return where the decision is written: beside the draft, under the name given or one that is free."""
    folder = os.path.dirname(draft)
    if name is not None:
        inner, _, file = name.rpartition("/")
        if inner not in ("", FOLDER) or not file.isprintable() or file[:1] in ("", ".") or os.sep in file:
            raise UsageError(Problem("waive.file", {"name": safe(name)[:80]}))
        return os.path.join(folder, name if name.endswith(SUFFIX) else name + SUFFIX)
    stem = os.path.join(folder, f"{os.path.basename(draft).removesuffix('.json')}-{rule.lower()}")
    return _free(stem, [stem, *(f"{stem}-{n}" for n in range(2, 1000))])


def _free(stem: str, names: Collection[str]) -> str:
    return next((name for name in names if not os.path.lexists(name + SUFFIX)), stem) + SUFFIX


def _written(draft: Draft, rule: str, answers: Mapping[str, Any], given: Mapping[str, str | None], lang: Lang) -> bytes:
    """Return the file of a decision."""
    document = {
        "title": _text("title", answers, given, lang),
        "reference": answers["reference"],
        "date": answers["date"],
    }
    data = {
        "draft": draft.id,
        "rule": rule,
        "records": answers["records"],
        "authority": answers["authority"],
        "name": answers["name"],
        "reason": _text("reason", answers, given, lang),
        "document": {key: value for key, value in document.items() if value},
        "valid_until": answers["valid_until"],
    }
    return json.dumps(data, indent=2, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def _text(name: str, answers: Mapping[str, Any], given: Mapping[str, str | None], lang: Lang) -> dict[str, str]:
    """Return a text in the languages that it was given in, or in the one that was asked in."""
    said = {each: text for each in ("nl", "en") if (text := given[f"{name}_{each}"])}
    return said or ({lang: answers[name]} if answers[name] else {})
