"""Write a report as JUnit XML, in the dialect of `junit-10.xsd` (Jenkins xUnit): every rule of every draft is a test.

A rule that cannot be determined is an error, never skipped: what is skipped reads as success. What a
recorded decision waives passes, and says so in `system-out`; so does a note on a draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from rulebook.model.report import Report
from rulebook.model.view import DraftView, OutcomeView, ResultView
from rulebook.render.safe import safe
from rulebook.render.sentences import error_place, error_says, waiver_says
from rulebook.render.statuses import status
from rulebook.render.view import draft_view
from rulebook.words import Lang
from rulebook.words.report import FORCES, OUTCOMES


def render_junit(report: Report, lang: Lang) -> Iterator[bytes]:
    """Yield the report as UTF-8: a suite for each draft and rulebook, as soon as it is checked."""
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'
    for checked in report.drafts:
        draft = safe(draft_view(checked, report, lang))
        yield b"".join(_suite(draft, result, report, lang) for result in draft.results or [None])
    yield b"</testsuites>\n"


Case = tuple[str, str, str, str, str]
"""Name of the test, what it is (passed, failure, error, skipped), of which type, in one line, and in full."""


def _suite(draft: DraftView, result: ResultView | None, report: Report, lang: Lang) -> bytes:
    cases = [
        (_xml(name), kind, about, _xml(short), _xml(full))
        for name, kind, about, short, full in _cases(draft, result, report.strict, lang)
    ]
    kinds = [kind for _, kind, *_ in cases]
    counts = {
        "tests": len(cases),
        "failures": kinds.count("failure"),
        "errors": kinds.count("error"),
        "skipped": kinds.count("skipped"),
    }
    written = BytesIO()
    xml = XMLGenerator(written, "utf-8", short_empty_elements=True)
    path = _xml(draft.path)
    name = f"{path} ({result.rulebook})" if result is not None else path
    xml.startElement("testsuite", AttributesImpl({"name": name, **{key: str(value) for key, value in counts.items()}}))
    xml.characters("\n")
    for title, kind, about, short, full in cases:
        xml.startElement("testcase", AttributesImpl({"name": title, "classname": path}))
        if kind == "passed":
            _text(xml, "system-out", {}, full)
        elif kind == "skipped":
            _text(xml, "skipped", {}, short)
        else:
            _text(xml, kind, {"message": short, "type": about}, full)
        xml.endElement("testcase")
        xml.characters("\n")
    xml.endElement("testsuite")
    xml.characters("\n")
    return written.getvalue()


def _text(xml: XMLGenerator, name: str, attributes: dict[str, str], text: str) -> None:
    if text or attributes:
        xml.startElement(name, AttributesImpl(attributes))
        xml.characters(text)
        xml.endElement(name)


def _cases(draft: DraftView, result: ResultView | None, strict: bool, lang: Lang) -> Iterator[Case]:
    for error in [*draft.errors, *(result.errors if result is not None else [])]:
        yield error.code, "error", "error", error.message, f"{error_place(error)}: {error_says(error)}"
    for outcome in result.outcomes if result is not None else ():
        kind = status(outcome.outcome, outcome.force, strict).junit
        yield f"{outcome.rule} {outcome.title}", kind, outcome.outcome, _short(outcome, lang), _full(outcome, lang)
    for waiver in result.waivers if result is not None else ():
        if waiver.state != "used":
            yield f"waiver {waiver.id}", "passed", waiver.state, waiver.says, waiver_says(waiver, lang)
    # A draft has a suite for each rulebook: what is said of the draft stands in the first.
    for note in draft.notes if result is None or result is draft.results[0] else ():
        yield f"note {note.code}", "passed", "note", note.message, f"{error_place(note)}: {error_says(note)}"


def _short(outcome: OutcomeView, lang: Lang) -> str:
    return f"{OUTCOMES[outcome.outcome][lang]} ({FORCES[outcome.force][lang]}): {outcome.reason}"


def _full(outcome: OutcomeView, lang: Lang) -> str:
    """Say the outcome, the source's words and the articles; of what is in order, only what matters."""
    lines = [_short(outcome, lang)]
    if outcome.outcome in ("fail", "undetermined", "waived"):
        lines += [f"“{cite.quote}” ({cite.locator})" for cite in outcome.cites]
        for record in outcome.records:
            if record.outcome not in ("pass", "not-applicable"):
                lines.append(f"{record.line}:{record.column} {record.id}: {record.reason}")
        lines.append(outcome.remedy)
    return "\n".join(lines)


_NOT_XML = re.compile("[\ufffe\uffff]")


def _xml(text: str) -> str:
    """Return a text without what XML 1.0 cannot hold; `safe` has taken the control characters."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
