"""Write a report as one page that stands alone: nothing is fetched, and without its script all of it can be read.

Each draft is written as soon as it is checked. The overview of several drafts is known only after
the last one, so it is written there and shown first: the page declares a shadow root, whose slots
are what a browser, a screen reader and a printer go by. Of a draft no more is kept than its line there.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from markupsafe import Markup

from rulebook.model.report import EXIT_CODES, WORST_FIRST, Checked, Report, Verdict, worst
from rulebook.model.rule import FORCES
from rulebook.model.view import DraftView, OutcomeView, Place, RecordView, ResultView
from rulebook.render.brief import found
from rulebook.render.groups import to_look_at
from rulebook.render.languages import languages_of_texts
from rulebook.render.pages import environment, source
from rulebook.render.rests import articles_of, different
from rulebook.render.safe import safe
from rulebook.render.sentences import decided, error_place, not_in_force
from rulebook.render.view import draft_view, head_view
from rulebook.words import Lang
from rulebook.words.headings import english
from rulebook.words.page import PAGE
from rulebook.words.report import FORCES as FORCE_NAMES
from rulebook.words.report import FORCES_MANY, HEADINGS, OUTCOMES, VERDICTS
from rulebook.words.shown import SHOWN

COLUMNS = ("fail", "undetermined", "waived", "pass", "not-applicable", "error")
"""Outcomes in the order in which they are counted."""

_NOT_HTML = re.compile(
    "[\ufdd0-\ufdef" + "".join(chr(n | 0xFFFE) + chr(n | 0xFFFF) for n in range(0, 0x110000, 0x10000)) + "]"
)
"""What an HTML document may not hold; `safe` has taken the control characters."""


def render_html(report: Report, lang: Lang) -> Iterator[bytes]:
    """Yield the page as UTF-8: each draft as soon as it is checked, the overview at the end."""
    page, seen = environment().get_template("report.html"), _Seen()
    values = {**_words(lang), **_own(), "head": safe(head_view(report, lang)), "report": report, "seen": seen}
    for part in page.generate(values, drafts=_drafts(report, lang, seen)):
        yield _NOT_HTML.sub("\N{REPLACEMENT CHARACTER}", part).encode()


def _drafts(report: Report, lang: Lang, seen: _Seen) -> Iterator[_Shown]:
    for checked in report.drafts:
        shown = _shown(checked, report, lang, len(seen.lines) + 1)
        seen.lines.append(
            _Line(shown.at, shown.view.path, shown.view.title, shown.lang_of(shown.view.title), shown.view.verdict)
        )
        for result in shown.view.results:
            seen.counts.update({(f, o): n for f, counts in result.counts.items() for o, n in counts.items()})
        yield shown


@dataclass(frozen=True, slots=True)
class _Line:
    """Be what the overview says of a draft."""

    at: str
    path: str
    title: str | None
    lang: Lang | None
    verdict: Verdict


@dataclass(slots=True)
class _Seen:
    """Keep what the overview and the footer say once every draft is written."""

    lines: list[_Line] = field(default_factory=list)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def verdict(self) -> Verdict:
        """Return the worst verdict."""
        return worst(line.verdict for line in self.lines)

    @property
    def by_verdict(self) -> list[tuple[Verdict, list[_Line]]]:
        """Return the drafts by their verdict, the worst first."""
        found = {verdict: [line for line in self.lines if line.verdict == verdict] for verdict in WORST_FIRST}
        return [(verdict, lines) for verdict, lines in found.items() if lines]

    @property
    def all_counts(self) -> Mapping[str, Mapping[str, int]]:
        """Return how many rules of all drafts have which force and outcome."""
        return {force: {outcome: self.counts[force, outcome] for outcome in COLUMNS} for force in FORCES}


@dataclass(frozen=True, slots=True)
class _Shown:
    """Be a draft as the page shows it: `at` is its place in the page; `lang_of` is that of its own words."""

    at: str
    view: DraftView
    lang_of: Callable[[str | None], Lang | None]


def _shown(checked: Checked, report: Report, lang: Lang, n: int) -> _Shown:
    view = safe(draft_view(checked, report, lang))
    data = checked.draft.data if checked.draft is not None else {}
    decisions = [note.waiver.data for result in checked.results for note in result.waivers]
    langs: dict[str | None, Lang] = {safe(text): own for text, own in languages_of_texts(data, *decisions).items()}
    return _Shown(f"draft-{n}", view, langs.get)


def _words(lang: Lang) -> dict[str, Any]:
    """Return every text of ours in one language."""
    tables = {
        "t": PAGE,
        "h": HEADINGS,
        "s": SHOWN,
        "outcomes": OUTCOMES,
        "forces": FORCE_NAMES,
        "forces_many": FORCES_MANY,
    }
    words: dict[str, Any] = {name: {key: both[lang] for key, both in table.items()} for name, table in tables.items()}
    return {**words, "lang": lang, "verdicts": {key: _sentence(both[lang]) for key, both in VERDICTS.items()}}


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].lower()


@cache
def _own() -> dict[str, Any]:
    """Return what the template calls, and the page's own style and script with what the policy knows them by."""
    style, script = source("tokens.css") + source("report.css"), source("report.js")
    return {
        # Our own files, nothing of a draft.
        "style": Markup(style), "script": Markup(script),  # noqa: S704
        "style_hash": _hash(style), "script_hash": _hash(script),
        "columns": COLUMNS, "exit_codes": EXIT_CODES, "english": english, "capital": _capital, "total": _total,
        "groups_of": _groups, "scope_of": _scope, "records": _records, "articles_of": articles_of, "decided": decided,
        "error_place": error_place, "not_in_force": not_in_force, "lines_of": _lines_of, "facts_of": _facts,
    }  # fmt: skip


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@dataclass(frozen=True, slots=True)
class _Group:
    """Be rules under one heading; those that a person must look at stand open."""

    heading: str
    title: str
    outcomes: Sequence[OutcomeView]
    open: bool


def _groups(result: ResultView, strict: bool, lang: Lang) -> list[_Group]:
    """Return every rule once: what could not be applied, what must be looked at, and what asks nothing of anybody."""
    by_outcome = {kind: [o for o in result.outcomes if o.outcome == kind] for kind in COLUMNS}
    groups = [
        _Group("unchecked", PAGE["unchecked"][lang], by_outcome["error"], open=True),
        *(_Group(name, HEADINGS[name][lang], each, open=True) for name, each in to_look_at(result, strict).items()),
        _Group("passes", HEADINGS["passes"][lang], by_outcome["pass"], open=False),
        _Group("not_applicable", HEADINGS["not_applicable"][lang], by_outcome["not-applicable"], open=False),
    ]
    return [group for group in groups if group.outcomes]


def _total(counts: Mapping[str, Mapping[str, int]]) -> int:
    return sum(n for of_force in counts.values() for n in of_force.values())


def _scope(outcome: OutcomeView, lang: Lang) -> list[tuple[str, str]]:
    """Return each fact that decides whether a rule applies, once, with the lines that it stands on."""
    found: dict[str, set[int]] = {}
    for fact in outcome.scope:
        if fact.decides:
            found.setdefault(fact.says, set()).update(place.line for place in (fact, *fact.also) if _there(place))
    return [(says, _on_lines(lines, lang)) for says, lines in found.items()]


def _there(place: Place) -> bool:
    """Tell whether something stands in the draft: a key that is not there has no line."""
    return (place.line, place.column) != (1, 1)


def _on_lines(lines: set[int], lang: Lang) -> str:
    return (
        HEADINGS["line" if len(lines) == 1 else "lines"][lang].format(lines=", ".join(map(str, sorted(lines))))
        if lines
        else ""
    )


def _records(outcome: OutcomeView) -> tuple[list[RecordView], list[RecordView]]:
    """Return the records that gave a rule its outcome, and the others, each said once."""
    deciding = found(outcome)
    others = [record for record in outcome.records if not any(record is each for each in deciding)]
    return different(deciding), different(others)


def _where(place: Place, lang: Lang) -> str:
    """Say where something stands, or would stand."""
    return f"{_on_lines({place.line}, lang)} {place.pointer}" if _there(place) else place.pointer


def _facts(record: RecordView, lang: Lang) -> list[tuple[str, str]]:
    """Return each fact that decides the outcome for a record, once, with every place that it rests on."""
    found: dict[str, dict[str, None]] = {}
    for fact in record.evidence:
        if fact.decides:
            found.setdefault(fact.says, {}).update({_where(place, lang): None for place in (fact, *fact.also)})
    return [(says, "; ".join(places)) for says, places in found.items()]


def _lines_of(spans: Sequence[tuple[int, int]], lang: Lang) -> str:
    """Say on which lines of the source words stand."""
    lines = ", ".join(f"{a}\N{EN DASH}{b}" if a != b else str(a) for a, b in spans)
    return HEADINGS["line" if lines.isdigit() else "lines"][lang].format(lines=lines)
