"""Write a report as SARIF 2.1.0 (OASIS, errata 01), one result for each rule and record, be it a pass.

A consumer that follows the norm reads `kind` (pass, fail, open, informational, notApplicable) and
`suppressions` (a failure that a recorded decision waives). A rule that a draft does not say enough
for is `open` and has no level. What kept a draft or a rule from being checked is a notification
of the run, whose `executionSuccessful` is then false.

GitHub code scanning reads neither: it would show a pass and a waived failure as alerts. `alerts`
leaves out what asks nothing of anybody; what is open, and what a note says, has the level of a note.

`partialFingerprints` rest on the draft's id, the rule, its limb and the record: neither a line
that moves nor a file that is renamed changes them. `fingerprints` add the file, since several
versions of one draft may be checked in one run.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from pydantic_core import to_json

import rulebook
from rulebook.model.noun import plain
from rulebook.model.report import Checked, Report, Verdict, exit_code, worst
from rulebook.model.view import (
    DraftView,
    ErrorView,
    OutcomeView,
    Place,
    RecordView,
    ResultView,
    WaiverView,
)
from rulebook.render.addresses import uri
from rulebook.render.rests import rests_on
from rulebook.render.safe import safe
from rulebook.render.sarif_rules import NOTES, message, rules_of
from rulebook.render.sentences import decided, error_says, exit_says, place_of, waiver_says
from rulebook.render.statuses import NOTE, WAIVER_STATUSES, Status, status
from rulebook.render.view import draft_view, head_view
from rulebook.words import Lang
from rulebook.words.exchange import EXCHANGE
from rulebook.words.report import VERDICTS

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
BASE = "%SRCROOT%"
IDENTITY = "rulebook/v1"
Json = dict[str, Any]


def render_sarif(report: Report, lang: Lang, alerts: bool = False) -> Iterator[bytes]:
    """Yield the report as UTF-8, a result a line: those of each draft as soon as it is checked.

    With `alerts`, only what somebody must look at, in terms that GitHub knows.
    """
    rules = list(rules_of(report, lang))
    places = {rule["id"]: place for place, rule in enumerate(rules)}
    driver = {"name": "rulebook", "fullName": "Rulebook", "semanticVersion": rulebook.__version__, "rules": rules}
    yield (
        f'{{"$schema":"{SCHEMA}","version":"2.1.0","runs":[{{"tool":{_written({"driver": driver})},"results":['
    ).encode()
    # What comes after the results: of each draft its file, and what went wrong.
    files: list[str] = []
    notifications: list[str] = []
    verdicts: list[Verdict] = []
    comma = ""
    for checked in report.drafts:
        draft = safe(draft_view(checked, report, lang))
        writer = _Writer(draft, len(files), places, report.strict, lang)
        found = _alerts(writer.results()) if alerts else writer.results()
        results = ",\n".join(map(_written, found))
        yield f"{comma}\n{results}".encode() if results else b""
        comma = comma or ("," if results else "")
        files.append(_written(writer.file()))
        notifications += map(_written, writer.notifications(checked))
        verdicts.append(draft.verdict)
    verdict = worst(verdicts)
    yield f'],\n"artifacts":[{",".join(files)}],\n'.encode()
    yield f'"invocations":[{_invocation(verdict, report.exit_zero, lang)},"toolExecutionNotifications":['.encode()
    yield f"{','.join(notifications)}]}}],\n{_written(_run(report, verdict, lang))[1:]}]}}\n".encode()


def _alerts(results: Iterable[Json]) -> Iterator[Json]:
    for result in results:
        if result["kind"] == "open" or result["ruleId"] == NOTES:
            yield {**result, "kind": "fail", "level": "note"}
        elif result["kind"] == "fail" and "suppressions" not in result:
            yield result


def _written(value: Any) -> str:
    return to_json(value).decode()


def _invocation(verdict: Verdict, exit_zero: bool, lang: Lang) -> str:
    """Return an invocation (3.20) without its end: its notifications follow."""
    code = exit_code(verdict, exit_zero)
    said = f"{VERDICTS[verdict][lang]} · {exit_says(verdict, exit_zero, lang)}"
    return _written(
        {"executionSuccessful": verdict != "error", "exitCode": code, "exitCodeDescription": message(said)}
    ).removesuffix("}")


def _run(report: Report, verdict: Verdict, lang: Lang) -> Json:
    """Return what is said of the run as a whole."""
    head = plain(safe(head_view(report, lang)))
    editions = "+".join(quote(each.edition.id) for each in report.rulebooks)
    return {
        "automationDetails": {"id": f"rulebook/{editions}/{report.as_of}"},
        "columnKind": "unicodeCodePoints",
        "language": lang,
        "originalUriBaseIds": {BASE: {"description": {"text": EXCHANGE["folder"][lang]}}},
        "properties": {
            "verdict": verdict,
            **{key: head[key] for key in ("as_of", "strict", "configuration", "engines", "rulebooks")},
        },
    }


class _Writer:
    """Know one draft and where it stands among the files of the run."""

    def __init__(self, draft: DraftView, index: int, rules: dict[str, int], strict: bool, lang: Lang) -> None:
        self.draft, self.index, self.rules, self.strict, self.lang = draft, index, rules, strict, lang
        self.address = uri(draft.path)
        self.seen: Counter[tuple[str, ...]] = Counter()

    def results(self) -> Iterator[Json]:
        """Yield the results (3.27) of all rulebooks, in their order."""
        for result in self.draft.results:
            waivers = {waiver.id: waiver for waiver in result.waivers}
            for outcome in result.outcomes:
                if outcome.outcome == "error":
                    continue
                yield from (self._record(record, outcome, result, waivers) for record in outcome.records)
                if not outcome.records:
                    yield self._without_records(outcome, result)
            for waiver in result.waivers:
                found = WAIVER_STATUSES[waiver.state]
                if found is not None:
                    yield self._waiver(waiver, found)
        yield from map(self._note, self.draft.notes)

    def file(self) -> Json:
        """Return the draft as an artifact (3.24), with what is said of it as a whole."""
        draft = self.draft
        hashes = {"hashes": {"sha-256": draft.sha256}} if draft.sha256 else {}
        verdicts = [
            {"rulebook": result.rulebook, "verdict": result.verdict, "says": result.says, "counts": result.counts}
            for result in draft.results
        ]
        said = {"id": draft.id, "title": draft.title, "illustrative": draft.illustrative}
        return {
            "location": self._file(),
            "roles": ["analysisTarget"],
            "mimeType": "application/json",
            "encoding": "UTF-8",
            **hashes,
            "properties": {**said, "verdict": draft.verdict, "says": draft.says, "results": verdicts},
        }

    def notifications(self, checked: Checked) -> Iterator[Json]:
        """Yield a notification (3.58) for all that kept the draft, or a rule, from being checked."""
        yield from (self._notification(error) for error in self.draft.errors)
        for result, view in zip(checked.results, self.draft.results, strict=True):
            for problem, error in zip(result.problems, view.errors, strict=True):
                yield self._notification(error, problem.params.get("rule"))

    def _record(
        self, record: RecordView, outcome: OutcomeView, result: ResultView, waivers: dict[str, WaiverView]
    ) -> Json:
        found = status(record.outcome, record.force, self.strict)
        location = self._location(record, **({"name": record.id, "kind": "object"} if record.id else {}))
        written = self._result(outcome.rule, found, record.reason, location, (record.limb, record.id))
        related = [
            {"id": number, **self._location(place), "message": {"text": message(says)}}
            for number, (place, says) in enumerate(rests_on(record, self.lang), 1)
        ]
        if related:
            written["relatedLocations"] = related
        if record.waiver is not None:
            written["suppressions"] = [self._suppression(waivers[record.waiver])]
        written["properties"] = {
            "outcome": record.outcome, "force": record.force, "limb": record.limb, "record": record.id,
            "rule": {"outcome": outcome.outcome, "force": outcome.force, "rulebook": result.rulebook},
        }  # fmt: skip
        return written

    def _without_records(self, outcome: OutcomeView, result: ResultView) -> Json:
        """Return the result of a rule that does not apply: it is about the draft as a whole."""
        found = status(outcome.outcome, outcome.force, self.strict)
        written = self._result(outcome.rule, found, outcome.reason, self._location(_whole()), ())
        rule = {"outcome": outcome.outcome, "force": outcome.force, "rulebook": result.rulebook}
        written["properties"] = {"outcome": outcome.outcome, "force": outcome.force, "rule": rule}
        return written

    def _waiver(self, waiver: WaiverView, found: Status) -> Json:
        location = self._location(waiver, name=waiver.id, kind="object")
        written = self._result(f"waiver-{waiver.state}", found, waiver_says(waiver, self.lang), location, (waiver.id,))
        written["properties"] = {"waiver": _named(waiver), "rule": {"id": waiver.rule}}
        return written

    def _note(self, note: ErrorView) -> Json:
        """Return what cannot both hold in the draft: a result, since notifications are about the tool (3.58)."""
        place = place_of(note)
        written = self._result(NOTES, NOTE, error_says(note), self._location(place), (note.code, place.pointer))
        written["properties"] = {"note": note.code}
        return written

    def _suppression(self, waiver: WaiverView) -> Json:
        """Return the decision that waives a failure as a suppression (3.35)."""
        return {
            "kind": "external",
            "status": "accepted",
            "justification": decided(waiver, self.lang),
            "location": self._location(waiver, name=waiver.id, kind="object"),
            "properties": _named(waiver),
        }

    def _result(self, rule: str, found: Status, says: str, location: Json, of: tuple[str, ...]) -> Json:
        identity = (self.draft.id or "", rule, *of)
        # Two records may have one id: the first keeps its fingerprint whatever comes after it.
        self.seen[identity] += 1
        again = self.seen[identity]
        parts = (*identity, str(again)) if again > 1 else identity
        partial = _fingerprint(parts)
        kind, level = found.sarif
        return {
            "ruleId": rule,
            "ruleIndex": self.rules[rule],
            "kind": kind,
            "level": level,
            "message": {"text": message(says)},
            "locations": [location],
            # GitHub knows a finding by this name only.
            "partialFingerprints": {IDENTITY: partial, "primaryLocationLineHash": f"{partial[:16]}:1"},
            "fingerprints": {IDENTITY: _fingerprint((self.draft.path, *parts))},
        }

    def _location(self, place: Place, **named: str) -> Json:
        """Return a location (3.28). What stands nowhere is put where it would stand, or at the start."""
        physical = {
            "artifactLocation": self._artifact(place),
            "region": {"startLine": place.line, "startColumn": place.column},
        }
        logical = {"fullyQualifiedName": place.pointer, **named} if place.pointer else named
        return {"physicalLocation": physical, **({"logicalLocations": [logical]} if logical else {})}

    def _artifact(self, place: Place) -> Json:
        """Return the location (3.4) of the file that a place is in: the draft, or a decision beside it."""
        if isinstance(place, WaiverView):
            return _at(uri(place.path))
        return {**self._file(), "index": self.index}

    def _file(self) -> Json:
        return _at(self.address)

    def _notification(self, error: ErrorView, rule: str | None = None) -> Json:
        written: Json = {
            "descriptor": {"id": error.code},
            "level": "error",
            "message": {"text": message(error_says(error))},
            "locations": [self._location(place_of(error))],
        }
        if rule in self.rules:
            written["associatedRule"] = {"id": rule, "index": self.rules[rule]}
        return written


def _at(address: str) -> Json:
    relative = not address.startswith(("/", "file:"))
    return {"uri": address, **({"uriBaseId": BASE} if relative else {})}


def _named(waiver: WaiverView) -> Json:
    names = ("id", "sha256", "authority", "name", "reference", "date", "valid_until", "state")
    return {name: getattr(waiver, name) for name in names}


def _whole() -> Place:
    return Place(pointer="", line=1, column=1)


def _fingerprint(parts: Iterable[str]) -> str:
    """Return a digest of texts, in which none can pass for part of another."""
    return hashlib.sha256(to_json(list(parts))).hexdigest()
