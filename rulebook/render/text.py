"""Write a report for people: the verdict first, then the fails, the source and the draft side by side.

In three lengths: on one screen, what a person must look at; that with all its reasons; and
every rule with all it rests on. Colour only adds to a word that is already there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rulebook.model.report import Report, Verdict, worst
from rulebook.model.view import (
    ArticleView,
    DraftView,
    ErrorView,
    EvidenceView,
    HeadView,
    OutcomeView,
    ParameterView,
    Place,
    RecordView,
    ResultView,
    RulebookView,
)
from rulebook.render.brief import brief, brief_remarks, distinct, found, overview
from rulebook.render.groups import to_look_at
from rulebook.render.layout import (
    Block,
    Text,
    beside,
    clipped,
    columns,
    drawn,
    hung,
    indented,
    on_screen,
    spaced,
    stacked,
)
from rulebook.render.rests import articles_of, different
from rulebook.render.safe import safe
from rulebook.render.sentences import configuration_says, error_place, exit_says, not_in_force
from rulebook.render.view import draft_view, head_view
from rulebook.words import Count, Lang
from rulebook.words.report import FORCES, FORCES_MANY, HEADINGS, OUTCOMES, VERDICTS

STYLES = {
    "compliant": "bold green", "deviating": "bold yellow", "non-compliant": "bold red", "incomplete": "bold yellow",
    "error": "bold red", "pass": "green", "fail": "bold red", "undetermined": "bold yellow", "waived": "yellow",
    "not-applicable": "dim",
}  # fmt: skip
NARROW = 70
MOST_ARTICLES = 3
MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class Detail:
    """Say how much is shown of a finding, at most; `rests`: also what the rules rest on that ask nothing."""

    records: int
    facts: int
    articles: int
    rests: bool
    more: str


BRIEF = Detail(0, 0, 0, rests=False, more="text")
NORMAL = Detail(3, 3, 5, rests=False, more="text-full")
FULL = Detail(12, 8, 8, rests=True, more="json")


def render_text(report: Report, lang: Lang, width: int, colour: bool, detail: Detail = NORMAL) -> Iterator[bytes]:
    """Yield the report as text of at most `width` columns: each draft as soon as it is checked."""
    writer = _Writer(safe(head_view(report, lang)), width, detail)
    verdicts: list[Verdict] = []
    for checked in report.drafts:
        yield on_screen([writer.draft(safe(draft_view(checked, report, lang)))], width, colour)
        verdicts.append(checked.verdict)
    yield on_screen([writer.footer(verdicts)], width, colour)


class _Writer:
    """Know the report's language and width, and how much to show."""

    def __init__(self, head: HeadView, width: int, detail: Detail) -> None:
        self.report, self.lang, self.width, self.detail = head, head.lang, width, detail

    def say(self, key: str, **params: object) -> str:
        """Return a heading or phrase."""
        return HEADINGS[key][self.lang].format(**params)

    def draft(self, draft: DraftView) -> Block:
        """Lay out the results for one draft."""
        groups: list[Block] = [*self._head(draft), *self._errors(draft.errors, draft.path)]
        for result, rulebook in zip(draft.results, self.report.rulebooks, strict=bool(draft.results)):
            if len(draft.results) > 1:
                groups += self._which(result, rulebook)
            groups += self._result(result, rulebook, draft)
        groups += self._section("notes", [self._note(note) for note in draft.notes])
        if draft.illustrative and self.detail is not BRIEF:
            groups += self._section("about", [Text(draft.illustrative, style="italic")])
        return stacked(groups)

    def _result(self, result: ResultView, rulebook: RulebookView, draft: DraftView) -> list[Block]:
        """Lay out what one rulebook makes of a draft."""
        findings = to_look_at(result, self.report.strict)
        groups = self._errors(result.errors, draft.path)
        if self.detail is BRIEF:
            return groups + self._brief(findings)
        listed = [outcome for outcomes in findings.values() for outcome in outcomes]
        groups += self._section("overview", [overview(listed, STYLES, self.lang)] if len(listed) > 1 else [])
        for heading, outcomes in findings.items():
            groups += self._section(heading, [self._finding(o, rulebook, draft) for o in outcomes])
        groups += self._section("waivers", [self._waivers(result)] if result.waivers else [])
        groups += self._section("passes", [self._list(result, "pass")] if _any(result, "pass") else [])
        groups += self._section(
            "not_applicable", [self._list(result, "not-applicable")] if _any(result, "not-applicable") else []
        )
        return groups

    def _brief(self, findings: dict[str, list[OutcomeView]]) -> list[Block]:
        """Lay out what decides in two lines each, and what does not in one."""
        groups: list[Block] = []
        for heading, outcomes in findings.items():
            lines = brief_remarks if heading == "remarks" else brief
            groups += self._section(heading, [lines(outcomes, STYLES, self.lang)] if outcomes else [])
        return groups

    def _head(self, draft: DraftView) -> Iterable[Block]:
        """Say the verdict first, then of what."""
        yield drawn("═")
        yield self._verdict(draft)
        if draft.title:
            yield Text(draft.title, style="bold")
        yield Text(draft.path, "cyan")
        if len(draft.results) == 1 and draft.results[0].outcomes:
            yield self._counts(draft.results[0])
        if draft.illustrative:
            yield Text(f"{draft.illustrative.split('. ')[0].rstrip('.')}.", style="italic")

    def _verdict(self, of: DraftView | ResultView) -> Text:
        verdict = Text()
        verdict.append(f" {VERDICTS[of.verdict][self.lang]} ", style=f"{STYLES[of.verdict]} reverse")
        verdict.append(f"  {of.says}", style="bold")
        return verdict

    def _which(self, result: ResultView, rulebook: RulebookView) -> Iterable[Block]:
        """Say which of several rulebooks the following is about, and its verdict."""
        yield Text()
        yield drawn("═", rulebook.edition)
        yield Text(rulebook.title, style="bold")
        yield self._verdict(result)
        if result.outcomes:
            yield self._counts(result)

    def _counts(self, result: ResultView) -> Text:
        lines = []
        for force, counts in result.counts.items():
            said = [f"{OUTCOMES[outcome][self.lang]} {n}" for outcome, n in counts.items() if n]
            if said:
                lines.append(f"{FORCES_MANY[force][self.lang]}: {', '.join(said)}")
        return Text("\n".join(lines))

    def _section(self, heading: str, parts: list[Block]) -> list[Block]:
        if not parts:
            return []
        return [Text(), drawn("─", self.say(heading)), *parts]

    def _finding(self, outcome: OutcomeView, rulebook: RulebookView, draft: DraftView) -> Block:
        """Lay out one rule that a person must look at."""
        title = Text()
        title.append(f"{outcome.rule} ", style="bold")
        title.append(OUTCOMES[outcome.outcome][self.lang], style=STYLES[outcome.outcome])
        title.append(f"  {outcome.title}", style="bold")
        title.append(f"  ({FORCES[outcome.force][self.lang]}, {outcome.slug})", style="dim")
        records = different(found(outcome))
        left = stacked(self._source(outcome, rulebook))
        right = stacked(
            [*(self._record(record, draft) for record in records[: self.detail.records]), *self._hidden(records)]
        )
        remedy = Text()
        remedy.append(f"{self.say('remedy')}: ", style="bold")
        remedy.append(outcome.remedy)
        applies = Text(outcome.applies, "dim")
        why = applies if self.detail.rests else clipped(applies)
        return spaced(stacked([title, why, self._beside(rulebook.source, left, right), remedy]))

    def _hidden(self, records: list[RecordView]) -> list[Block]:
        more = len(records) - self.detail.records
        return [self._more(more)] if more > 0 else []

    def _more(self, n: int) -> Text:
        return Text(self.say("hidden", n=n, form=self.detail.more), style="dim")

    def _beside(self, source: str, left: Block, right: Block) -> Block:
        """Put the source and the draft side by side, or one above the other where it is narrow."""
        heads = self.say("source", source=source[:1].upper() + source[1:]), self.say("draft")
        if self.width >= NARROW:
            return beside(heads, (left, right))
        return stacked([Text(heads[0], "bold"), indented(left, 2), Text(heads[1], "bold"), indented(right, 2)])

    def _source(self, outcome: OutcomeView, rulebook: RulebookView) -> Iterable[Block]:
        for cite in outcome.cites:
            yield Text(f"“{cite.quote}”")
            if self.lang == "en" and cite.en != cite.quote:
                yield Text(f"{cite.en} {self.say('unofficial')}", style="italic")
            lines = ", ".join(f"{a}-{b}" if a != b else str(a) for a, b in cite.lines)
            where = self.say("lines" if "-" in lines or "," in lines else "line", lines=lines)
            yield Text(f"{rulebook.letter.citation}, {cite.section}, {where}", style="dim")

    def _record(self, record: RecordView, draft: DraftView) -> Block:
        lines: list[Block] = [Text(record.reason)]
        place = f"{draft.path}:{record.line}:{record.column}"
        lines.append(Text(f"{place}  {record.pointer}", "cyan"))
        deciding = [fact for fact in record.evidence if fact.decides]
        most = self.detail.facts
        lines += [self._fact(fact) for fact in deciding[:most]]
        if len(deciding) > most:
            lines.append(self._more(len(deciding) - most))
        articles = articles_of([record])
        lines += [self._article(article) for article in articles[: self.detail.articles]]
        if len(articles) > self.detail.articles:
            lines.append(self._more(len(articles) - self.detail.articles))
        return spaced(stacked(lines))

    def _fact(self, fact: EvidenceView) -> Block:
        text = Text(fact.says)
        places = [self._place(place) for place in (fact, *fact.also)]
        text.append(f"  [{'; '.join(dict.fromkeys(places))}]", style="dim")
        return hung("-", text, 2)

    def _place(self, place: Place) -> str:
        """Say where something stands, or would stand: a key that is not there has no line."""
        if (place.line, place.column) == (1, 1):
            return place.pointer
        return f"{self.say('line', lines=place.line)} {place.pointer}"

    def _article(self, article: ArticleView) -> Text:
        number = self.say("article", number=article.number)
        return Text(f"{number} {article.heading} ({self.say('line', lines=article.line)}): “{article.quote}”")

    def _list(self, result: ResultView, outcome: str) -> Block:
        """List the rules that ask nothing of anybody: each with why it applies or does not, and what it rests on."""
        rows = []
        chosen = [each for each in result.outcomes if each.outcome == outcome]
        width = max(columns(each.rule) for each in chosen) + 2
        for each in chosen:
            title = Text(each.title, style="bold")
            if each.force != "must":
                title.append(f"  ({FORCES[each.force][self.lang]})")
            applies = Text(each.applies, "dim")
            lines = [title, applies, *self._rests(each)] if self.detail.rests else [clipped(title), clipped(applies)]
            rows.append(hung(each.rule, stacked(lines), width, STYLES[outcome]))
        return stacked(rows)

    def _rests(self, outcome: OutcomeView) -> Iterator[Text]:
        """Say why a rule is met, and quote the articles that this rests on."""
        if outcome.records:
            yield self._reason(outcome)
        articles = articles_of(outcome.records)
        yield from (self._article(article).dimmed() for article in articles[:MOST_ARTICLES])
        if len(articles) > MOST_ARTICLES:
            yield self._more(len(articles) - MOST_ARTICLES)

    def _reason(self, outcome: OutcomeView) -> Text:
        """Say why a rule asks nothing, for the first things at least that it is about."""
        things = distinct(r for r in outcome.records if r.outcome == outcome.outcome)
        text = Text(" ".join(dict.fromkeys(r.reason for thing in things[:MOST_REASONS] for r in thing)))
        if len(things) > MOST_REASONS:
            text.append(f" {self.say('more_reasons', n=len(things) - MOST_REASONS)}", style="dim")
        return text

    def _waivers(self, result: ResultView) -> Block:
        lines = []
        for waiver in result.waivers:
            line = Text(f"{waiver.rule} · {', '.join(waiver.records)}: ", style="bold")
            line.append(f"{waiver.says}. ", style=STYLES["waived"])
            until = self.say("until", date=waiver.valid_until)
            said = (waiver.decided_by, waiver.title, waiver.reference, waiver.date, until)
            line.append(f"{', '.join(part for part in said if part)}: {waiver.reason}")
            line.append(f"  {waiver.path}:{waiver.line}:{waiver.column}", style="cyan")
            lines.append(line)
        return stacked(lines)

    def _note(self, note: ErrorView) -> Block:
        """Say what cannot both hold, where it stands and what to do."""
        return stacked(
            [
                Text(f"{note.message[:1].upper()}{note.message[1:]}. {note.help[:1].upper()}{note.help[1:]}."),
                Text(f"{note.path}:{note.line}:{note.column}  {note.pointer}", "cyan"),
            ]
        )

    def _errors(self, errors: list[ErrorView], path: str) -> list[Block]:
        return [error_text(error, path, self.lang) for error in errors]

    def footer(self, verdicts: Sequence[Verdict]) -> Block:
        """Say against what, as of when and by which engine it was checked, and what the exit code is."""
        report = self.report
        lines = [
            f"{self.say('checked')}: {rulebook.edition} ({rulebook.digest[:12]}), {rulebook.letter.citation}"
            for rulebook in report.rulebooks
        ]
        lines.append(
            f"{self.say('as_of', date=report.as_of)} · {self.say('engines', engines=', '.join(report.engines))}"
        )
        if report.configuration is not None:
            lines.append(configuration_says(report.configuration, self.lang))
        for rulebook in report.rulebooks:
            lines += self._applied(rulebook)
        if report.strict:
            lines.append(self.say("strict"))
        standing = dict.fromkeys(rulebook.standing for rulebook in report.rulebooks if rulebook.standing)
        lines.append(" ".join([*standing, self.say("no_advice")]))
        if len(verdicts) > 1:
            lines.append(self._totals(verdicts))
        verdict = worst(verdicts)
        last = Text(VERDICTS[verdict][self.lang], style=STYLES[verdict])
        last.append(f" · {exit_says(verdict, report.exit_zero, self.lang)}")
        if not self.detail.rests and verdict != "error":
            last.append(f" · {self.say('more_in', form=self.detail.more)}", "dim")
        return stacked([Text(), drawn("─"), *(Text(line, "dim") for line in lines), last])

    def _applied(self, rulebook: RulebookView) -> Iterator[str]:
        """Say under which numbers and readings a rulebook was applied, what was left out, and if it is not in force."""
        if (out_of_force := not_in_force(rulebook, self.report.as_of, self.lang)) is not None:
            yield out_of_force
        everything = self.detail is not BRIEF
        yield from (self._parameter(each, rulebook) for each in rulebook.parameters if everything or each.chosen)
        kept = [reading for reading in rulebook.readings if not reading.chosen]
        if kept and everything:
            yield self.say("in_force", readings=", ".join(f"{r.name}={r.value}" for r in kept))
        for reading in rulebook.readings:
            if reading.chosen:
                yield self.say("chosen", name=reading.name, value=reading.value, says=reading.says)
        if rulebook.left_out:
            yield self.say("left_out", rules=", ".join(rulebook.left_out))

    def _parameter(self, parameter: ParameterView, rulebook: RulebookView) -> str:
        text = self.say("parameter", title=parameter.title, value=parameter.value, source=rulebook.source)
        return self.say("chosen_number", text=text, name=parameter.name) if parameter.chosen else text

    def _totals(self, verdicts: Sequence[Verdict]) -> str:
        counts = [f"{verdicts.count(v)} {VERDICTS[v][self.lang].lower()}" for v in VERDICTS if v in verdicts]
        return self.say("totals", n=Count(len(verdicts)), counts=", ".join(counts))


def _any(result: ResultView, outcome: str) -> bool:
    return any(found.outcome == outcome for found in result.outcomes)


def error_text(error: ErrorView, path: str | None, lang: str) -> Text:
    """Say one fault: where, what was found and expected, what to do."""
    place = error_place(error, path)
    text = Text()
    text.append(f"{place}: " if place else "", style="cyan")
    text.append(f"{HEADINGS['error'][lang]}: ", style="bold red")  # type: ignore[index]
    text.append(error.message)
    if error.pointer:
        text.append(f"  ({error.pointer})", style="dim")
    text.append(f"\n  {HEADINGS['help'][lang]}: {error.help}")  # type: ignore[index]
    return text
