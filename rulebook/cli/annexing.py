"""Plan where annexes go, and make them one by one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from rulebook.annex.build import annex
from rulebook.annex.document import Document
from rulebook.annex.envelope import Made, sealed
from rulebook.annex.forms import FORMS, ready
from rulebook.annex.memo import memo
from rulebook.annex.style import Style, Template
from rulebook.annex.summary import Summarised, summary
from rulebook.cli.ahead import Work
from rulebook.errors import Problem, UsageError
from rulebook.load.files import Found, write_atomic, write_new
from rulebook.model.report import Checked, Report
from rulebook.model.view import DraftView, HeadView
from rulebook.render.json import in_one_line
from rulebook.render.safe import safe
from rulebook.render.view import draft_view, head_view
from rulebook.words import Lang

Result = TypeVar("Result")

INDEX = {"html": "index.html", "pdf": "summary.pdf"}
"""What the summary of a folder is called, in the forms that can draw."""

SUMMARY_FORMS = tuple(INDEX)


@dataclass(frozen=True, slots=True)
class Plan:
    """Say which files come of each draft, by form, and which of all together."""

    of: Mapping[str, Mapping[str, str]]
    together: Mapping[str, str]

    @property
    def files(self) -> Iterator[str]:
        """Yield every file."""
        for files in self.of.values():
            yield from files.values()
        yield from self.together.values()


def planned(
    paths: Sequence[str],
    found: Sequence[Found],
    named: Sequence[str],
    folder: str | None,
    forms: Sequence[str],
    force: bool,
) -> Plan:
    """Return which files are to be written. Raises UsageError for whatever cannot be meant, all faults at once."""
    if (folder is None) == (not named):
        raise UsageError(Problem("annex.where"))
    if named and forms:
        raise UsageError(Problem("annex.form_alone"))
    if folder is not None:
        plan = _in_folder(paths, found, folder, tuple(dict.fromkeys(forms or ("pdf",))))
    else:
        plan = _alone(found, named)
    problems = _twice(plan)
    read = {os.path.realpath(each.path) for each in found}
    problems += [Problem("output.read", {"path": path}, path) for path in plan.files if os.path.realpath(path) in read]
    if not force:
        problems += [Problem("annex.exists", {"path": path}, path) for path in plan.files if os.path.lexists(path)]
    if problems:
        raise UsageError(problems)
    return plan


def legible(marking: str | None) -> str | None:
    """Return the line for the head of each page. Raises UsageError for one that is no text."""
    try:
        (marking or "").encode()
    except UnicodeEncodeError:
        raise UsageError(Problem("annex.marking")) from None
    return marking


def _alone(found: Sequence[Found], named: Sequence[str]) -> Plan:
    """Plan the files that were named, of the one draft there is."""
    if len(found) != 1:
        raise UsageError(Problem("annex.several", {"n": str(len(found))}))
    files: dict[str, str] = {}
    problems = []
    for path in named:
        form = os.path.splitext(path)[1].lower().removeprefix(".")
        if form not in FORMS:
            problems.append(
                Problem("annex.form", {"path": path, "known": ", ".join(f".{each}" for each in FORMS)}, path)
            )
        elif files.setdefault(form, path) != path:
            problems.append(Problem("annex.form_twice", {"path": path, "form": form}, path))
    if problems:
        raise UsageError(problems)
    return Plan({found[0].path: files}, {})


def _in_folder(paths: Sequence[str], found: Sequence[Found], folder: str, forms: Sequence[str]) -> Plan:
    """Plan a file for each draft and form, in the folders that the drafts stand in below what was named."""
    of = {}
    for draft in found:
        stem = os.path.splitext(_below(draft.path, paths))[0]
        of[draft.path] = {form: os.path.join(folder, f"{stem}.{form}") for form in forms}
    kept = [form for form in SUMMARY_FORMS if form == "html" or form in forms]
    return Plan(of, {form: os.path.join(folder, INDEX[form]) for form in kept})


def _below(path: str, paths: Sequence[str]) -> str:
    for top in paths:
        if os.path.isdir(top) and not os.path.relpath(path, top).startswith(os.pardir):
            return os.path.relpath(path, top)
    return os.path.basename(path)


def _twice(plan: Plan) -> list[Problem]:
    seen: set[str] = set()
    problems = []
    for path in plan.files:
        place = os.path.realpath(path)
        if place in seen:
            problems.append(Problem("output.twice", {"path": path}, path))
        seen.add(place)
    return problems


def put(path: str, data: bytes, force: bool) -> None:
    """Write a file, whole or not at all, and its folder if there is none. Raises UsageError."""
    try:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    except OSError as error:
        raise UsageError(Problem("file.not_written", {"path": path, "why": error.strerror or ""}, path)) from None
    if force:
        write_atomic(path, [data])
    else:
        write_new(path, data)


class Maker:
    """Make documents of a report, one draft at a time, and remember of each what the summary needs."""

    def __init__(self, report: Report, langs: Sequence[Lang], house: Template, kind: str, marking: str | None) -> None:
        self.report, self.langs, self.house, self.kind, self.marking = report, langs, house, kind, marking
        self.head = head_view(report, langs[0])
        self.heads: dict[Lang, HeadView] = {lang: safe(head_view(report, lang)) for lang in langs}
        self.kept: list[Summarised] = []

    def works(self, checked: Checked, files: Mapping[str, str], folder: str | None) -> Iterator[Work]:
        """Yield the path of each document of a draft, and the work that makes its bytes."""
        said = self._said(checked)
        drafts = _shown(said)
        beside = {form: _relative(path, folder) for form, path in files.items()}
        self.kept.append(Summarised.of(drafts, beside))
        if files:
            document = self._document(said, drafts)
            yield from ((path, _ready(document, form, self.house.style)) for form, path in files.items())

    def one(self, checked: Checked, form: str) -> bytes:
        """Return the document of a draft."""
        said = self._said(checked)
        return _written(self._document(said, _shown(said)), form, self.house.style)

    def _said(self, checked: Checked) -> dict[Lang, DraftView]:
        return {lang: draft_view(checked, self.report, lang) for lang in self.langs}

    def report_on(self, checked: Checked) -> bytes:
        """Return the report on a draft for programs, in the document's own language."""
        return self.inside(draft_view(checked, self.report, self.langs[0]))

    def inside(self, draft: DraftView) -> bytes:
        """Return the report on a draft that is in words already."""
        return in_one_line(self.head, draft, self.report.exit_zero)

    def _document(self, said: Mapping[Lang, DraftView], drafts: Mapping[Lang, DraftView]) -> Document:
        views = {lang: (self.heads[lang], drafts[lang]) for lang in self.langs}
        inside = sealed(self.inside(said[self.langs[0]]), Made(self.kind, self.langs, self.marking, self.house.digest))
        house = self.house
        if self.kind == "memo":
            return memo(views, inside, marking=self.marking, texts=house.texts, style=house.style)
        return annex(views, inside, marking=self.marking, texts=house.texts, order=house.order, style=house.style)

    def summary(self, form: str) -> bytes:
        """Return the summary of all drafts."""
        document = summary(self.heads, self.kept, self.house.style, marking=self.marking, texts=self.house.texts)
        return _written(document, form, self.house.style)


def _written(document: Document, form: str, style: Style) -> bytes:
    return _ready(document, form, style)()


def _ready(document: Document, form: str, style: Style) -> Callable[[], bytes]:
    return partial(_with_library, _with_library(partial(ready, document, form, style), form), form)


def _with_library(make: Callable[[], Result], form: str) -> Result:
    try:
        return make()
    except ImportError:
        raise UsageError(Problem("annex.library", {"form": form})) from None


def _shown(said: Mapping[Lang, DraftView]) -> dict[Lang, DraftView]:
    """Return what is said of a draft as people may see it; programs get the words as they are."""
    return {lang: safe(draft) for lang, draft in said.items()}


def _relative(path: str, folder: str | None) -> str:
    return os.path.relpath(path, folder).replace(os.sep, "/") if folder is not None else os.path.basename(path)
