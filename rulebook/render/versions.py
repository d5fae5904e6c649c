"""Put two versions of a draft, compared, into words."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import rulebook
from rulebook.model.compared_drafts import ABSENT, Edit, OutcomeChange, RecordChange, Version, Versions, Way
from rulebook.model.edition import Edition
from rulebook.model.outcome import RecordOutcome
from rulebook.model.report import WORST_FIRST, Applied, Checked, DraftReport
from rulebook.model.versions import (
    VERSIONS_SCHEMA,
    ArticleChangeView,
    CauseView,
    ComparedView,
    OutcomeChangeView,
    RecordChangeView,
    VersionsView,
    VersionView,
)
from rulebook.model.view import OutcomeView, ToolView
from rulebook.render.edits import EditWriter
from rulebook.render.reasons import message
from rulebook.render.view import configuration_view, error_view, outcome_view, said
from rulebook.words import Count, Lang
from rulebook.words.versions import VERSIONS


def versions_view(
    found: Versions,
    read: tuple[Version, Version],
    editions: Sequence[Edition],
    as_of: datetime.date,
    lang: Lang,
    strict: bool = False,
    configuration: Applied | None = None,
) -> VersionsView:
    """Put the comparison of two versions into words."""
    writer = _Writer(found, lang)
    results = [
        writer.compared(edition, old, new, changes)
        for edition, old, new, changes in zip(
            editions, found.old.results, found.new.results, found.changes, strict=False
        )
    ]
    broken = "error" in (found.old.verdict, found.new.verdict)
    worse = any(result.way == "worse" or _ways(result)["worse"] for result in results)
    return VersionsView(
        schema_=VERSIONS_SCHEMA,
        tool=ToolView(name="rulebook", version=rulebook.__version__),
        as_of=as_of.isoformat(),
        lang=lang,
        strict=strict,
        configuration=configuration_view(configuration),
        old=_version(found.old, read[0], lang),
        new=_version(found.new, read[1], lang),
        says=_says(results, len(found.edits), broken, lang),
        results=results,
        articles=list(writer.articles(results)),
        edits=len(found.edits),
        exit_code=2 if broken else 1 if worse else 0,
    )


def _ways(result: ComparedView) -> dict[Way, int]:
    ways = [change.way for change in result.outcomes]
    return {way: ways.count(way) for way in ("worse", "better", "other")}


def _says(results: Sequence[ComparedView], edits: int, broken: bool, lang: Lang) -> str:
    if broken:
        return VERSIONS["not_compared"][lang]
    counts = {way: sum(_ways(result)[way] for result in results) for way in ("worse", "better", "other")}
    parts = [VERSIONS[way][lang].format(n=Count(n)) for way, n in counts.items() if n]
    if parts:
        text = ", ".join(parts)
        return f"{text[:1].upper()}{text[1:]}."
    return VERSIONS["none_changed" if edits else "same"][lang].format(n=Count(edits))


def _version(checked: Checked, read: Version, lang: Lang) -> VersionView:
    draft = checked.draft
    agreement: Mapping[str, Any] = draft.data["agreement"] if draft is not None else {}
    problems = [*checked.problems, *(problem for result in checked.results for problem in result.problems)]
    return VersionView(
        name=read.name,
        commit=read.commit,
        sha256=draft.sha256 if draft is not None else None,
        id=agreement.get("id"),
        title=said(agreement["title"], lang) if agreement else None,
        errors=[error_view(problem, lang) for problem in problems],
    )


class _Writer:
    """Know the two versions, to say where things stand in them."""

    def __init__(self, found: Versions, lang: Lang) -> None:
        self.found, self.lang = found, lang
        self.edits = EditWriter(found.old.draft, found.new.draft, lang)

    def compared(
        self, edition: Edition, old: DraftReport, new: DraftReport, changes: Sequence[OutcomeChange]
    ) -> ComparedView:
        """Put what changed under one edition into words."""
        ranks = [WORST_FIRST.index(side.verdict) for side in (old, new)]
        return ComparedView(
            rulebook=edition.id,
            digest=edition.digest,
            old=old.verdict,
            new=new.verdict,
            way="worse" if ranks[1] < ranks[0] else "better" if ranks[1] > ranks[0] else "other",
            outcomes=[self._outcome(change, edition, old, new) for change in changes],
        )

    def _outcome(
        self, change: OutcomeChange, edition: Edition, old: DraftReport, new: DraftReport
    ) -> OutcomeChangeView:
        before: OutcomeView = outcome_view(change.old, old, edition, self.lang)
        after: OutcomeView = outcome_view(change.new, new, edition, self.lang)
        return OutcomeChangeView(
            rule=after.rule,
            slug=after.slug,
            title=after.title,
            way=change.way,
            old=before.outcome,
            old_force=before.force,
            old_reason=before.reason,
            new=after.outcome,
            new_force=after.force,
            new_reason=after.reason,
            remedy=after.remedy,
            records=[self._record(each, edition, old, new) for each in change.records],
            causes=[CauseView(edits=[self.edits.view(edit) for edit in part]) for part in change.causes],
        )

    def _record(self, change: RecordChange, edition: Edition, old: DraftReport, new: DraftReport) -> RecordChangeView:
        one = change.new or change.old
        assert one is not None
        return RecordChangeView(
            id=one.record.id,
            limb=one.limb.id,
            old=change.old.outcome if change.old is not None else None,
            new=change.new.outcome if change.new is not None else None,
            old_reason=self._reason(change.old, old, edition),
            new_reason=self._reason(change.new, new, edition),
        )

    def _reason(self, outcome: RecordOutcome | None, result: DraftReport, edition: Edition) -> str | None:
        if outcome is None or result.records is None:
            return None
        return message(outcome, result.records, edition, self.lang)

    def articles(self, results: Sequence[ComparedView]) -> Iterator[ArticleChangeView]:
        """Yield the articles that are not the same, each with the rules that it changed."""
        named: dict[str, list[str]] = {}
        for change in (change for result in results for change in result.outcomes):
            for article in (article for cause in change.causes for edit in cause.edits for article in edit.articles):
                named.setdefault(article.id, []).append(change.rule)
        seen: dict[str, list[Edit]] = {}
        for found in self.found.edits:
            collection, key = found.at[0]
            if collection == "articles" and key is not None:
                seen.setdefault(key, []).append(found)
        for name, edits in seen.items():
            whole = next((edit for edit in edits if len(edit.at) == 1), None)
            view = self.edits.article(name)
            yield ArticleChangeView(
                becomes="changed" if whole is None else "added" if whole.was is ABSENT else "removed",
                id=name, number=view.number, heading=view.heading,
                rules=list(dict.fromkeys(named.get(name, []))),
            )  # fmt: skip
