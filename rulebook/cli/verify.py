"""`rulebook verify`: an annex and a draft in, what differs between them out."""

from __future__ import annotations

import datetime
import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

import click

from rulebook.annex.inside import MOST_BYTES, MOST_REPORT, Form, form_of, parts_of, report_inside, words_of
from rulebook.annex.style import Template, load
from rulebook.annex.verify import Difference, as_known, expired, inputs, parts, results, words
from rulebook.check import EngineChoice, engines, installed
from rulebook.cli.annex import checked_as
from rulebook.cli.annexing import Maker
from rulebook.cli.check import clashing, decided_by
from rulebook.cli.configured import Configured
from rulebook.cli.decisions import decisions_for
from rulebook.cli.options import (
    contradicting,
    day_of,
    guarded,
    lang_option,
    rulebook_option,
    sealing,
    stdout_bytes,
    vouched,
    waivers_option,
)
from rulebook.errors import DraftError, Problem, UsageError
from rulebook.load.choosing import rulebooks_at_hand
from rulebook.load.draft import parse_draft
from rulebook.load.files import read_bytes
from rulebook.load.jsontext import read_json
from rulebook.model.report import Report
from rulebook.model.view import REPORT_SCHEMA
from rulebook.render.verify import Verified, verified_json, verified_text
from rulebook.words import LANGS, Lang, problem_texts

KINDS = ("annex", "memo")
_ENGINES = [list(engines(choice)) for choice in get_args(EngineChoice)]
"""What can have decided."""


@click.command("verify", cls=Configured)
@click.argument("document", metavar="ANNEX")
@click.option("--draft", "draft_path", required=True, metavar="DRAFT", help="The draft that the annex is about.")
@rulebook_option
@waivers_option
@click.option("--template", metavar="FOLDER", help="The house style that the annex was made with.")
@click.option(
    "--trust",
    "trusted",
    multiple=True,
    metavar="KEY",
    help="The annex, and each --rulebook, must be signed with this public key: its file, or its line of 56 "
    "characters; may be repeated, and one is enough.",
)
@click.option("--signature", metavar="FILE", help="The signature of the annex; default: ANNEX.minisig.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form.")
@lang_option
@guarded
def command(
    document: str,
    draft_path: str,
    folders: Sequence[str],
    decisions: Sequence[str],
    template: str | None,
    trusted: Sequence[str],
    signature: str | None,
    form: str,
    lang: Lang,
) -> int:
    """Prove that an annex belongs to a draft, and to the rulebooks and decisions at hand.

    The annex carries what it was made from: the check is done again as of its date, the annex is made
    again, and whatever is not the same is named.

    \b
    Exit code  0  it belongs, and is the same
               1  something differs
               2  it could not be verified
    """
    path, data = document, read_bytes(document, MOST_BYTES)
    try:
        case = _Case(data, path, draft_path, folders, decisions, template, trusted)
        found = case.verified(signature, trusted, lang)
    except ModuleNotFoundError as error:
        if error.name != "pypdf":
            raise
        raise UsageError(Problem("verify.library", {}, path)) from None
    except UsageError as error:
        # What is wrong with the annex itself was found without knowing its name.
        raise UsageError(
            p.at(path) if p.code.startswith("verify.") and p.path is None else p for p in error.problems
        ) from None
    stdout_bytes([(verified_json if form == "json" else verified_text)(found, lang)])
    return found.exit_code


class _Case:
    """Be an annex with what it says it was made from, and the same made again from what is at hand."""

    def __init__(
        self,
        data: bytes,
        path: str,
        draft_path: str,
        folders: Sequence[str],
        decisions: Sequence[str],
        template: str | None,
        trusted: Sequence[str],
    ) -> None:
        self.data, self.path = data, path
        self.form: Form = form_of(data)
        self.made, self.said = _read(report_inside(data), path)
        self.house: Template = load(template)
        said = self.said
        day = datetime.date.fromisoformat(said["as_of"])
        names = [each["edition"] for each in said["rulebooks"]]
        rulebooks = rulebooks_at_hand(names, folders, _chosen(said), day, contradicting, vouched(trusted))
        clashing(rulebooks)
        self.rulebooks, self.day = rulebooks, day
        engine = _engine(said["engines"])
        decided_by(engine, [each.edition for each in rulebooks])
        draft = parse_draft(read_bytes(draft_path), draft_path)
        shelf = decisions_for([draft_path], (), decisions, rulebooks, folders)
        self.name = os.path.basename(draft_path)
        self.called = said["drafts"][0]["path"]
        checked = checked_as(
            draft, self.called, shelf, [each.edition for each in rulebooks], day, said["strict"], engine
        )
        problems = [*checked.problems, *(each for result in checked.results for each in result.problems)]
        problems += [problem for _, faults in shelf.lost() for problem in faults]
        if problems:
            raise DraftError(problems)
        report = Report(as_known(rulebooks, said, day), engines(engine), day, (), said["strict"])
        self.checked = checked
        self.maker = Maker(report, self.made["langs"], self.house, self.made["kind"], self.made["marking"])
        self.here: Mapping[str, Any] = read_json(self.maker.report_on(checked), draft_path).value

    def verified(self, signature: str | None, trusted: Sequence[str], lang: Lang) -> Verified:
        """Return what differs, what is the same, and what to know."""
        lasting = list(expired(self.rulebooks, self.day, day_of(None)))
        made_from = list(inputs(self.said, self.here))
        gone = [each for each in lasting if each.kind == "expired"]
        differences = [*made_from, *gone, *results(self.said, self.here)]
        notes = [each for each in lasting if each.kind != "expired"]
        if self.name != self.called:
            notes.append(Difference("renamed", "", self.called, self.name))
        if self.made["template"] != self.house.digest:
            differences.append(Difference("template", "", self.made["template"], self.house.digest))
        if made_from:
            notes.append(Difference("not_remade"))
        elif self.made["template"] == self.house.digest:
            differences += self._remade()
        signed = self._signed(signature, trusted, lang, differences, notes)
        versions = [report["tool"]["version"] for report in (self.said, self.here)]
        if len(set(versions)) > 1:
            # Another version may write other bytes, and anybody can say that one did: only who signed them vouches for
            # what is no word and no report.
            (differences if signed is None else notes).append(Difference("tool", "", *versions))
        return Verified(
            self.path, self.form, self.said["as_of"], differences, list(_proved(self.here, made_from)), notes, signed
        )

    def _remade(self) -> Iterator[Difference]:
        """Make the annex again, and yield where it is not the same."""
        again = self.maker.one(self.checked, self.form)
        if again == self.data:
            return
        ours, theirs = self.here["tool"]["version"], self.said["tool"]["version"]
        other = ours != theirs
        # An annex says by which version it was made; that is told already.
        found = list(words([line.replace(theirs, ours) for line in words_of(self.data)], words_of(again)))
        if not found and not other:
            found = list(parts(parts_of(self.data), parts_of(again)))
            digests = (hashlib.sha256(each).hexdigest() for each in (self.data, again))
            found = found or [Difference("bytes", "", *digests)]
        yield from found

    def _signed(
        self,
        signature: str | None,
        trusted: Sequence[str],
        lang: Lang,
        differences: list[Difference],
        notes: list[Difference],
    ) -> Mapping[str, str] | None:
        """Return who signed the annex, if a key is trusted; note a signature that nobody asked about."""
        place = signature or f"{self.path}.minisig"
        if not trusted:
            if signature is not None or os.path.lexists(place):
                notes.append(Difference("signature", place))
            return None
        with sealing():
            from rulebook.seal.signatures import Signed
            from rulebook.seal.trusting import judged_file, trusted_keys

            found = judged_file(self.data, place, trusted_keys(trusted))
        if isinstance(found, Signed):
            return {"key": found.key, "comment": found.comment}
        differences.append(Difference("signature", problem_texts(found, lang)[0]))
        return None


def _read(data: bytes, path: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Return how the annex says it was made, and the report in it. Raises UsageError for what is neither."""
    # Imported late: only who verifies reads a report.
    import jsonschema_rs

    from rulebook.render.schemas import schema

    if len(data) > MOST_REPORT:
        raise UsageError(Problem("verify.too_large", {"limit": f"{MOST_REPORT:,}"}))
    whole = read_json(data, path, MOST_REPORT).value
    made, report = (whole.get(key) if isinstance(whole, dict) else None for key in ("annex", "report"))
    if not isinstance(made, dict) or not isinstance(report, dict):
        raise UsageError(Problem("verify.bad_report", {"why": "annex, report"}))
    if not _whole(made):
        raise UsageError(Problem("verify.bad_report", {"why": "annex"}))
    if report.get("$schema") != REPORT_SCHEMA:
        tool = report.get("tool")
        version = str(tool.get("version")) if isinstance(tool, dict) else "?"
        params = {"found": str(report.get("$schema"))[:200], "known": REPORT_SCHEMA, "version": version[:40]}
        raise UsageError(Problem("verify.other_schema", params))
    fault = next(jsonschema_rs.Draft202012Validator(schema("report")).iter_errors(report), None)
    if fault is not None:
        where = "/".join(map(str, fault.instance_path))
        raise UsageError(Problem("verify.bad_report", {"why": f"report/{where}"[:200]}))
    try:
        datetime.date.fromisoformat(report["as_of"])
    except ValueError:
        raise UsageError(Problem("verify.bad_report", {"why": "report/as_of"})) from None
    if len(report["drafts"]) != 1 or not report["rulebooks"] or made["langs"][0] != report["lang"]:
        raise UsageError(Problem("verify.bad_report", {"why": "report/drafts, report/rulebooks, report/lang"}))
    if report["engines"] not in _ENGINES:
        raise UsageError(Problem("verify.bad_report", {"why": "report/engines"}))
    return made, report


def _whole(made: Mapping[str, Any]) -> bool:
    """Tell whether an annex says how it was made."""
    langs, marking = made.get("langs"), made.get("marking")
    return (
        made.keys() == {"kind", "langs", "marking", "template"}
        and made["kind"] in KINDS
        and isinstance(langs, list)
        and 0 < len(langs) == len(set(map(str, langs)))
        and all(each in LANGS for each in langs)
        and (marking is None or isinstance(marking, str))
        and isinstance(made["template"], str)
    )


def _chosen(report: Mapping[str, Any]) -> dict[str, str]:
    """Return the readings and numbers that were chosen for the check."""
    listed = (each for book in report["rulebooks"] for each in (*book["parameters"], *book["readings"]))
    return {each["name"]: each["value"] for each in listed if each["chosen"]}


def _engine(names: Sequence[str]) -> Any:
    if "durable" in names and not installed():
        raise UsageError(Problem("verify.engine", {"name": "durable"}))
    return "both" if len(names) > 1 else names[0]


def _proved(here: Mapping[str, Any], made_from: Sequence[Difference]) -> Iterator[Difference]:
    """Yield what is the same on both sides, by its digest."""
    apart = {(each.kind, each.name) for each in made_from}
    kinds = {each.kind for each in made_from}
    draft = here["drafts"][0]
    everything = [Difference("draft", "", None, draft["sha256"])]
    for result in draft["results"]:
        everything += [Difference("decision", each["path"], None, each["sha256"]) for each in result["waivers"]]
    for each in here["rulebooks"]:
        everything += [
            Difference("rulebook", each["edition"], None, each["digest"]),
            Difference("letter", each["edition"], None, each["letter"]["sha256"]),
        ]
    everything.append(Difference("engines", "", None, ", ".join(here["engines"])))
    replaced = {"edition", "rulebooks"} & kinds
    for one in everything:
        if (one.kind, one.name) not in apart and not (replaced and one.kind in ("rulebook", "letter")):
            yield one
