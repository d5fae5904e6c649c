"""Put a report into words, once for all formats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import rulebook
from rulebook.engine.evidence import applying, pointers, rested, scope
from rulebook.errors import Problem
from rulebook.model.edition import Edition
from rulebook.model.loaded import Draft
from rulebook.model.noun import put_off
from rulebook.model.outcome import RecordOutcome, RuleOutcome
from rulebook.model.record import Ground, Records
from rulebook.model.report import Applied, Checked, DraftReport, Report, Rulebook, Verdict, WaiverNote, WaiverState
from rulebook.model.rule import FORCES, Force, Interpretation, Outcome
from rulebook.model.trace import Rested
from rulebook.model.view import (
    REPORT_SCHEMA,
    ArticleView,
    CiteView,
    ConfigurationView,
    DraftView,
    ErrorView,
    EvidenceView,
    HeadView,
    LetterView,
    OutcomeView,
    ParameterView,
    Place,
    ReadingView,
    RecordView,
    ResultView,
    RulebookView,
    ToolView,
    WaiverView,
)
from rulebook.model.waiver import SUFFIX
from rulebook.render.languages import language_of_quote
from rulebook.render.questions import questions
from rulebook.render.reasons import fill_parameters, grounds, item, list_name, merged, message, source, worded
from rulebook.words import Count, Lang, problem_texts
from rulebook.words.reasons import REASONS
from rulebook.words.report import FORCES_MANY, HEADINGS, VERDICT_SAYS, VERDICTS, WAIVERS


def head_view(report: Report, lang: Lang) -> HeadView:
    """Return what is known before the first draft, in `lang`."""
    return HeadView(
        schema_=REPORT_SCHEMA,
        tool=ToolView(name="rulebook", version=rulebook.__version__),
        rulebooks=[_rulebook(rulebook, report, lang) for rulebook in report.rulebooks],
        engines=list(report.engines),
        as_of=report.as_of.isoformat(),
        lang=lang,
        strict=report.strict,
        configuration=configuration_view(report.configuration),
        exit_zero=report.exit_zero,
    )


def configuration_view(found: Applied | None) -> ConfigurationView | None:
    """Return what reports say of the configuration."""
    return ConfigurationView(path=found.path, sha256=found.sha256, keys=list(found.keys)) if found else None


def _rulebook(rulebook: Rulebook, report: Report, lang: Lang) -> RulebookView:
    edition = rulebook.edition
    letter, about = edition.letter, edition.about
    return RulebookView(
        edition=about.id,
        series=edition.series,
        title=about.title[lang],
        valid_from=about.valid_from,
        valid_until=rulebook.until.isoformat() if rulebook.until is not None else None,
        in_force=rulebook.in_force(report.as_of),
        source=source(edition, lang),
        standing=about.standing[lang] if about.standing is not None else None,
        letter=LetterView(
            id=letter.id, citation=letter.citation, title=letter.title, date=str(letter.date), sha256=letter.sha256
        ),
        digest=edition.digest,
        parameters=[
            ParameterView(
                name=name,
                value=str(found.value),
                title=found.title[lang],
                reason=found.reason[lang],
                chosen=name in edition.choices,
            )
            for name, found in about.parameters.items()
        ],
        readings=[_reading(found, edition, lang) for found in edition.interpretations if len(found.offered) > 1],
        settled=[_reading(found, edition, lang) for found in edition.interpretations if len(found.offered) <= 1],
        left_out=list(rulebook.left_out),
    )


def _reading(found: Interpretation, edition: Edition, lang: Lang) -> ReadingView:
    chosen = found.id in edition.choices
    return ReadingView(
        name=found.id, value=found.takes, title=found.title[lang], says=found.taken.says[lang],
        reason=None if chosen else found.reason[lang], rules=found.rules,
        others=[name for name in found.offered if name != found.takes], chosen=chosen,
    )  # fmt: skip


def draft_view(checked: Checked, report: Report, lang: Lang) -> DraftView:
    """Return the results for one draft, in `lang`."""
    draft, verdict = checked.draft, checked.verdict
    agreement: Mapping[str, Any] = draft.data["agreement"] if draft is not None else {}
    pairs = list(zip(checked.results, report.rulebooks, strict=True)) if checked.results else []
    results = [_result(result, rulebook, report, lang) for result, rulebook in pairs]
    return DraftView(
        path=checked.path,
        sha256=draft.sha256 if draft is not None else None,
        id=agreement.get("id"),
        title=said(agreement["title"], lang) if agreement else None,
        illustrative=said(agreement["illustrative"], lang) if agreement.get("illustrative") else None,
        verdict=verdict,
        says=results[0].says if len(results) == 1 else _over_all(results, checked, lang),
        results=results,
        errors=[error_view(problem, lang) for problem in checked.problems],
        notes=[error_view(problem, lang) for result in checked.results[:1] for problem in result.notes],
    )


def _over_all(results: Sequence[ResultView], checked: Checked, lang: Lang) -> str:
    """Say that the worst of several verdicts counts; of a draft that was not read, that it was not checked."""
    if not results:
        return (HEADINGS["no_decision"] if checked.path.endswith(SUFFIX) else VERDICT_SAYS["error"])[lang]
    said = ", ".join(f"{result.rulebook}: {VERDICTS[result.verdict][lang].lower()}" for result in results)
    return HEADINGS["rulebooks"][lang].format(n=len(results), said=said)


def _result(result: DraftReport, rulebook: Rulebook, report: Report, lang: Lang) -> ResultView:
    errors = [error_view(problem, lang) for problem in result.problems]
    draft, records = result.draft, result.records
    if draft is None or records is None:
        return ResultView(
            rulebook=rulebook.edition.id, verdict=result.verdict, says=VERDICT_SAYS[result.verdict][lang],
            counts=_counts(()), outcomes=[], waivers=[], errors=errors,
        )  # fmt: skip
    writer = _Writer(draft, records, rulebook.edition, lang, result.waivers)
    return ResultView(
        rulebook=rulebook.edition.id,
        verdict=result.verdict,
        says=_says(result, rulebook, report.strict, lang),
        counts=_counts(result.outcomes),
        outcomes=[writer.outcome(outcome) for outcome in result.outcomes],
        waivers=[writer.waiver(note) for note in result.waivers],
        errors=errors,
    )


def said(text: Mapping[str, str], lang: Lang) -> str:
    """Return a text of the draft in `lang`, or in the language that it has."""
    other = "en" if lang == "nl" else "nl"
    return text.get(lang) or text.get(other) or ""


_DECIDES: dict[Verdict, Outcome] = {"deviating": "waived", "non-compliant": "fail", "incomplete": "undetermined"}


def _says(result: DraftReport, rulebook: Rulebook, strict: bool, lang: Lang) -> str:
    decides = _DECIDES.get(result.verdict)
    forces: tuple[Force, ...] = ("must", "should") if strict else ("must",)
    found = Counter(o.outcome for o in result.outcomes if o.force in forces)
    rules = [FORCES_MANY[force][lang] for force in forces]
    says = VERDICT_SAYS[result.verdict][lang]
    if result.verdict == "compliant" and not found["pass"]:
        says = HEADINGS["nothing_applies"][lang]
    n = found[decides] if decides is not None else 0
    met, apart = found["pass"], found["not-applicable"]
    says = says.format(
        n=n, met=met, apart=apart, rules=REASONS["and"][lang].join(rules), source=source(rulebook.edition, lang)
    )
    concerns = rulebook.edition.about.concerns
    if not result.concerned and concerns is not None:
        says = concerns.otherwise[lang] + (f" {says}" if n else "")
    if rulebook.left_out:
        looked, total = len(result.outcomes), len(result.outcomes) + len(rulebook.left_out)
        says = HEADINGS["selected"][lang].format(n=Count(looked), total=total) + " " + says
    return says


def _counts(outcomes: Iterable[RuleOutcome]) -> Any:
    found = Counter((o.force, o.outcome) for o in outcomes)
    names = ("pass", "fail", "undetermined", "not-applicable", "waived", "error")
    return {force: {name: found[force, name] for name in names} for force in FORCES}  # type: ignore[index]


def error_view(problem: Problem, lang: Lang) -> ErrorView:
    """Put a problem into words."""
    sentence, advice = problem_texts(problem, lang)
    return ErrorView(
        code=problem.code,
        message=sentence,
        help=advice,
        path=problem.path,
        line=problem.line,
        column=problem.column,
        pointer=problem.pointer,
    )


def outcome_view(outcome: RuleOutcome, result: DraftReport, edition: Edition, lang: Lang) -> OutcomeView:
    """Put the outcome of one rule for one draft into words. The result must be of a draft that was read."""
    if result.draft is None or result.records is None:
        raise ValueError("a draft that was not read has no outcomes")
    return _Writer(result.draft, result.records, edition, lang, result.waivers).outcome(outcome)


MOST_FACTS = 2
_SAID = ("pointer", "line", "column", "says", "found", "expected", "also")


class _Writer:
    """Know one draft, to say where things stand in it."""

    def __init__(
        self, draft: Draft, records: Records, edition: Edition, lang: Lang, waivers: Sequence[WaiverNote]
    ) -> None:
        self.draft, self.records, self.edition, self.lang = draft, records, edition, lang
        self.waivers = _names(waivers)
        self.source = source(edition, lang)
        # Many outcomes rest on the same places, articles and facts: each is put into words once. (A cached method
        # would hold this writer as it is held by it, and neither would go before garbage is looked for.)
        self._places: dict[str, dict[str, Any]] = {}
        self._articles: dict[Ground, ArticleView] = {}
        self._facts: dict[tuple[object, ...], EvidenceView] = {}

    def place(self, pointer: str) -> dict[str, Any]:
        """Return the place of a pointer, as fields of a Place."""
        found = self._places.get(pointer)
        if found is None:
            line, column = self.draft.places.locate(pointer)
            found = self._places[pointer] = {"pointer": pointer, "line": line, "column": column}
        return found

    def outcome(self, outcome: RuleOutcome) -> OutcomeView:
        """Put the outcome of a rule into words."""
        rule, lang = outcome.rule, self.lang
        records = [self.record(outcome, record) for record in outcome.records]
        now = {
            "rule": rule.id,
            "slug": rule.slug,
            "title": rule.title[lang],
            "force": outcome.force,
            "outcome": outcome.outcome,
            "reason": self._reason(outcome, records),
            "remedy": fill_parameters(rule.remedy[lang], self.edition, lang),
            "cites": self._cites(outcome),
            "records": records,
        }
        return put_off(OutcomeView, now, lambda: self._scope(outcome), "applies", "scope")

    def _scope(self, outcome: RuleOutcome) -> dict[str, Any]:
        return {"applies": self._applies(outcome), "scope": [self.evidence(part) for part in scope(outcome)]}

    def _applies(self, outcome: RuleOutcome) -> str:
        """Say in one line what made a rule apply, with the article, or what was missing for that."""
        facts = [self._stands(part) for part in applying(outcome)]
        said = "; ".join(facts[:MOST_FACTS])
        if len(facts) > MOST_FACTS:
            said = self._say("more_facts", facts=said, n=len(facts) - MOST_FACTS)
        if facts:
            open_ = any(limb.outcome == "undetermined" for limb in outcome.scopes)
            key = "may_apply" if open_ and outcome.outcome == "undetermined" else "applies"
            return self._say("applies_not" if outcome.outcome == "not-applicable" else key, facts=said)
        there: dict[str, set[str]] = {}
        for _, record, _ in outcome.reached:
            if record.collection != "agreement" and not record.ghost:
                there.setdefault(record.collection, set()).add(record.pointer)
        if there:
            labels = [
                self._say("in_draft", label=list_name(name, self.lang), n=len(found)) for name, found in there.items()
            ]
            return self._say("applies_to", facts=", ".join(labels))
        return self._say("applies_always")

    def _stands(self, part: Rested) -> str:
        """Say a fact and the articles that it rests on; the places are those of `scope`."""
        says = self.evidence(part).says
        numbers = dict.fromkeys(self._say("article", number=ground.number) for ground in grounds(part.fact))
        return self._say("stands", says=says, articles="; ".join(numbers)) if numbers else says

    def _say(self, key: str, **params: object) -> str:
        return REASONS[key][self.lang].format(**params)

    def _reason(self, outcome: RuleOutcome, records: list[RecordView]) -> str:
        if outcome.outcome == "error":
            return REASONS["error"][self.lang]
        if not records:
            facts = [self.evidence(part).says for part in scope(outcome)[:2]]
            sentences = (f"{fact[:1].upper()}{fact[1:]}." for fact in facts)
            return " ".join([REASONS["not_applicable"][self.lang], *sentences])
        deciding = [r.reason for r in records if r.outcome == outcome.outcome and r.force == outcome.force]
        return " ".join(dict.fromkeys(deciding))

    def _cites(self, outcome: RuleOutcome) -> list[CiteView]:
        passages = self.edition.passages[outcome.rule.id]
        return [
            CiteView(
                quote=citation.quote,
                en=citation.en,
                locator=citation.locator,
                section=passage.heading,
                lines=list(passage.lines),
            )
            for citation, passage in zip(outcome.rule.cites, passages, strict=True)
        ]

    def record(self, outcome: RuleOutcome, record: RecordOutcome) -> RecordView:
        """Put the outcome for one record into words."""
        now = {
            **self.place(record.record.pointer),
            "id": record.record.id,
            "limb": record.limb.id,
            "force": record.limb.force or outcome.rule.force,
            "outcome": record.outcome,
            "reason": message(record, self.records, self.edition, self.lang),
            "waiver": self.waivers[record.waiver.path] if record.waiver else None,
        }
        return put_off(RecordView, now, lambda: self._rests(record), "evidence", "questions")

    def _rests(self, record: RecordOutcome) -> dict[str, Any]:
        parts = rested(record)
        asked = questions(parts, self.lang) if record.outcome == "undetermined" else []
        return {"evidence": [self.evidence(part) for part in merged(parts)], "questions": asked}

    def evidence(self, part: Rested) -> EvidenceView:
        """Say a fact and where it stands, once: many records rest on the same."""
        key = worded(part)
        if key is None:
            return self._evidence(part)
        found = self._facts.get((part.decides, *key))
        if found is None:
            found = self._facts[part.decides, *key] = self._evidence(part)
        return found

    def _evidence(self, part: Rested) -> EvidenceView:
        """Say a fact and where it stands. Of what passes, the text shows no more than the articles."""
        articles = [self._article(ground) for ground in grounds(part.fact)]
        return put_off(EvidenceView, {"decides": part.decides, "articles": articles}, lambda: self._said(part), *_SAID)

    def _said(self, part: Rested) -> dict[str, Any]:
        said, (first, *others) = item(part, self.lang, self.source), pointers(part.fact) or ("",)
        also = [Place(**self.place(pointer)) for pointer in others]
        return {**self.place(first), "says": said.says, "found": said.found, "expected": said.expected, "also": also}

    def _article(self, ground: Ground) -> ArticleView:
        found = self._articles.get(ground)
        if found is None:
            found = self._articles[ground] = self._quoted(ground)
        return found

    def _quoted(self, ground: Ground) -> ArticleView:
        return ArticleView(
            **self.place(ground.pointer),
            id=ground.article,
            number=ground.number,
            heading=self._heading(ground.pointer),
            quote=ground.quote,
            lang=language_of_quote(self.draft.data, ground),
        )

    def _heading(self, pointer: str) -> str:
        """Return the heading of the article that a piece of the text is in."""
        article: Mapping[str, Any] = self.draft.data["articles"][int(pointer.split("/")[2])]
        heading = article.get("heading") or {}
        return str(heading.get(self.lang) or next((text for text in heading.values() if text), ""))

    def waiver(self, note: WaiverNote) -> WaiverView:
        """Say what became of a waiver."""
        waiver, lang = note.waiver, self.lang
        pointer = _STILL[note.state]
        line, column = waiver.places.locate(pointer)
        idle = [HEADINGS["idle"][lang].format(records=", ".join(note.idle))] if note.idle else []
        return WaiverView(
            pointer=pointer,
            line=line,
            column=column,
            id=self.waivers[waiver.path],
            path=waiver.path,
            sha256=waiver.sha256,
            rule=waiver.rule,
            records=list(waiver.records),
            idle=list(note.idle),
            authority=waiver.authority,
            name=waiver.data["name"],
            decided_by=_decided_by(waiver.data["name"], self.edition.about.called(waiver.authority, lang)),
            reason=said(waiver.data["reason"], lang),
            title=said(waiver.data["document"].get("title") or {}, lang),
            reference=waiver.reference or "",
            date=waiver.date or "",
            valid_until=waiver.valid_until,
            state=note.state,
            says="; ".join([WAIVERS[note.state][lang], *idle]),
        )


def _decided_by(name: str, authority: str) -> str:
    """Return a name with the authority, which may be all the name that was given."""
    return name if name.casefold() == authority.casefold() else f"{name} ({authority})"


_STILL: dict[WaiverState, str] = {
    "used": "/records", "unused": "/records", "expired": "/valid_until", "not-authorised": "/authority",
    "incomplete": "/document", "not-yet": "/document/date", "unknown-rule": "/rule", "not-selected": "/rule",
    "other-draft": "/draft",
}  # fmt: skip
"""What in a waiver's file decides its state."""


def _names(waivers: Sequence[WaiverNote]) -> dict[str, str]:
    """Name each waiver: by the name of its file where no other has that, else by its path."""
    count = Counter(note.waiver.name for note in waivers)
    return {
        note.waiver.path: note.waiver.name if count[note.waiver.name] == 1 else note.waiver.path for note in waivers
    }
