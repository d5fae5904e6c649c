"""Write a report as GitHub-flavoured Markdown: a comment on a pull request, or the summary of a CI job.

What has to be looked at stands open, with the source's words and the articles; what is in order is
folded, and always there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rulebook.model.report import Report, Verdict, worst
from rulebook.model.view import DraftView, ErrorView, HeadView, OutcomeView, RecordView, ResultView
from rulebook.render.markup import markdown
from rulebook.render.rests import cited
from rulebook.render.safe import safe
from rulebook.render.sentences import configuration_says, decided, error_place, error_says, exit_says, waiver_says
from rulebook.render.view import draft_view, head_view
from rulebook.words import Lang
from rulebook.words.report import FORCES, HEADINGS, OUTCOMES, VERDICTS
from rulebook.words.shown import SHOWN

OPEN = ("error", "fail", "undetermined", "waived")
"""Outcomes that are shown in full, in this order."""


def render_markdown(report: Report, lang: Lang) -> Iterator[bytes]:
    """Yield the report as UTF-8: each draft as soon as it is checked, the exit code at the end."""
    head = safe(head_view(report, lang))
    yield f"# {SHOWN['title'][lang]}\n".encode()
    verdicts: list[Verdict] = []
    for checked in report.drafts:
        draft = safe(draft_view(checked, report, lang))
        yield ("\n".join(_draft(draft, lang)) + "\n").encode()
        verdicts.append(draft.verdict)
    verdict = worst(verdicts)
    lines = ["", "---", "", *_foot(head, lang)]
    code = exit_says(verdict, report.exit_zero, lang)
    yield "\n".join([*lines, f"**{VERDICTS[verdict][lang]}** · {markdown(code)}", ""]).encode()


def _foot(head: HeadView, lang: Lang) -> Iterator[str]:
    strict = f" · {SHOWN['strict'][lang]}" if head.strict else ""
    yield f"{SHOWN['as_of'][lang].format(date=head.as_of)}{strict}  "
    if head.configuration is not None:
        yield f"{markdown(configuration_says(head.configuration, lang))}  "
    for book in head.rulebooks:
        yield f"{markdown(book.title)}: {markdown(book.edition)} ({book.digest[:12]})  "
        if book.left_out:
            yield f"{SHOWN['left_out'][lang]}: {', '.join(book.left_out)}  "
        for reading in book.readings:
            yield f"{SHOWN['reading'][lang]}: {markdown(f'{reading.name}={reading.value}')}  "


def _draft(draft: DraftView, lang: Lang) -> Iterator[str]:
    title = f": {markdown(draft.title)}" if draft.title else ""
    yield from ["", f"## {VERDICTS[draft.verdict][lang]} · {markdown(draft.path)}{title}", "", markdown(draft.says)]
    if draft.illustrative:
        yield from ["", f"*{markdown(draft.illustrative)}*"]
    yield from _errors(draft.errors)
    for result in draft.results:
        yield from _result(result, len(draft.results) > 1, lang)
    if draft.notes:
        yield from ["", f"### {HEADINGS['notes'][lang]}"]
        yield from _errors(draft.notes)


def _errors(errors: Sequence[ErrorView]) -> Iterator[str]:
    if errors:
        yield ""
    for error in errors:
        yield f"- {markdown(error_place(error))} {markdown(error_says(error))}"


def _result(result: ResultView, several: bool, lang: Lang) -> Iterator[str]:
    if several:
        yield from ["", f"### {markdown(result.rulebook)}: {VERDICTS[result.verdict][lang]}", "", markdown(result.says)]
    yield from _errors(result.errors)
    decisions = {waiver.id: decided(waiver, lang) for waiver in result.waivers}
    for kind in OPEN:
        for outcome in (each for each in result.outcomes if each.outcome == kind):
            yield from _open(outcome, decisions, lang)
    idle = [waiver for waiver in result.waivers if waiver.state != "used"]
    if idle:
        yield ""
        yield from (f"- {markdown(waiver_says(waiver, lang))}" for waiver in idle)
    rest = [outcome for outcome in result.outcomes if outcome.outcome not in OPEN]
    if rest:
        yield from ["", f"<details><summary>{SHOWN['rest'][lang].format(n=len(rest))}</summary>", ""]
        for outcome in rest:
            says = f"{OUTCOMES[outcome.outcome][lang]}. {markdown(outcome.reason)}"
            yield f"- {outcome.rule} {markdown(outcome.title)}: {says}"
        yield from ["", "</details>"]


def _open(outcome: OutcomeView, decisions: dict[str, str], lang: Lang) -> Iterator[str]:
    yield from ["", f"### {outcome.rule} {markdown(outcome.title)}", ""]
    yield f"**{OUTCOMES[outcome.outcome][lang]}** ({FORCES[outcome.force][lang]}): {markdown(outcome.reason)}"
    for cite in outcome.cites:
        yield from ["", f"> {markdown(cite.quote if lang == 'nl' else cite.en)} ({markdown(cite.locator)})"]
        if lang == "en":
            yield from [">", f'> <i lang="nl">{markdown(cite.quote)}</i>']
    yield ""
    for record in outcome.records:
        if record.outcome in OPEN:
            yield from _record(record, decisions, lang)
    if outcome.outcome != "waived":
        yield from ["", f"{SHOWN['remedy'][lang]}: {markdown(outcome.remedy)}"]


def _record(record: RecordView, decisions: dict[str, str], lang: Lang) -> Iterator[str]:
    line = SHOWN["line"][lang].format(line=record.line)
    yield f"- {markdown(record.id)} ({line}): {markdown(record.reason)}"
    facts = [fact for fact in record.evidence if fact.decides]
    yield from (f"  - {markdown(fact.says)}" for fact in facts)
    articles = {cited(article, lang): None for fact in facts for article in fact.articles}
    yield from (f"  - {markdown(article)}" for article in articles)
    if record.waiver is not None:
        yield f"  - {markdown(decisions.get(record.waiver, record.waiver))}"
