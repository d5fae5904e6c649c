"""List what somebody must look at, once for the formats that show findings one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rulebook.model.view import DraftView, ErrorView, WaiverView
from rulebook.render.sentences import error_says, waiver_says
from rulebook.render.statuses import NOTE, WAIVER_STATUSES, Status, status
from rulebook.words import Lang


@dataclass(frozen=True, slots=True)
class Finding:
    """Be one finding: where, what about, and what it is called in each format.

    `identity` is the same whatever lines moved: the draft's id, the rule, its limb and the record.
    """

    status: Status
    rule: str
    title: str
    says: str
    path: str
    line: int
    column: int
    identity: tuple[str, ...]


def findings(draft: DraftView, strict: bool, lang: Lang) -> Iterator[Finding]:
    """Yield what is not in order, rulebook by rulebook; first what kept the draft from being checked."""
    known, path = draft.id or draft.path, _relative(draft.path)
    for error in draft.errors:
        yield _error(error, path, known)
    for note in draft.notes:
        # Its words name the as-of date: they are no part of what it is.
        yield replace(_error(note, path, known), status=NOTE, identity=(known, note.code, note.pointer or ""))
    for result in draft.results:
        for error in result.errors:
            yield _error(error, path, known)
        for outcome in result.outcomes:
            for record in outcome.records:
                found = status(record.outcome, record.force, strict)
                if found.github is not None or found.gitlab is not None:
                    says = f"{record.reason} {outcome.remedy}" if record.outcome != "waived" else record.reason
                    yield Finding(
                        found, outcome.rule, outcome.title, says, path, record.line, record.column,
                        (known, result.rulebook, outcome.rule, record.limb, record.id),
                    )  # fmt: skip
        for waiver in result.waivers:
            yield from _waiver(waiver, known, lang)


def _relative(path: str) -> str:
    """Return a path as the servers match it with the files of a repository."""
    return path.removeprefix("./")


def _error(error: ErrorView, path: str, known: str) -> Finding:
    return Finding(
        status("error", "must", False), error.code, error.message, error_says(error), _relative(error.path or path),
        error.line or 1, error.column or 1, (known, error.code, error.pointer or "", error.message),
    )  # fmt: skip


def _waiver(waiver: WaiverView, known: str, lang: Lang) -> Iterator[Finding]:
    found = WAIVER_STATUSES[waiver.state]
    if found is not None and (found.github is not None or found.gitlab is not None):
        yield Finding(
            found, f"waiver-{waiver.state}", waiver.says, waiver_says(waiver, lang), _relative(waiver.path),
            waiver.line, waiver.column, (known, f"waiver-{waiver.state}", waiver.id, waiver.rule, *waiver.records),
        )  # fmt: skip
