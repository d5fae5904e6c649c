"""Write the results for one draft as an OSCAL result: observations, findings, and deviations as risks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid5

from rulebook.model.quantities import DateSpan
from rulebook.model.view import (
    DraftView,
    ErrorView,
    HeadView,
    OutcomeView,
    Place,
    RecordView,
    ResultView,
    RulebookView,
    WaiverView,
)
from rulebook.render.addresses import uri
from rulebook.render.markup import markdown
from rulebook.render.rests import rests_on
from rulebook.render.sentences import decided, error_says, place_of, waiver_says
from rulebook.render.statuses import status
from rulebook.words import Lang
from rulebook.words.exchange import EXCHANGE
from rulebook.words.report import HEADINGS

NAMESPACE = "https://agreement-rulebook.example/ns/oscal"
NOT_REVIEWED = ("not-applicable", "error")

Json = dict[str, Any]


def props(named: Iterable[tuple[str, object]], **more: str) -> list[Json]:
    """Return properties under our own namespace. OSCAL has no empty values, and none of several lines."""
    return [
        {"name": name, "ns": NAMESPACE, "value": " ".join(str(value).split()) or "-", **more} for name, value in named
    ]


class DraftResult:
    """Know one draft and what it was checked against."""

    def __init__(self, draft: DraftView, head: HeadView, rules: Sequence[str], run: UUID, lang: Lang) -> None:
        self.draft, self.head, self.rules, self.run, self.lang = draft, head, rules, run, lang
        self.address = uri(draft.path)
        self.id = uuid5(run, f"draft {draft.path} {draft.sha256}")
        self.date = f"{head.as_of}T00:00:00Z"
        self.written_ids: set[UUID] = set()

    def named(self, *parts: str) -> str:
        """Return a new UUID for something of this draft: the same for the same draft, and no two alike."""
        made = uuid5(self.id, "\n".join(parts))
        while made in self.written_ids:
            made = uuid5(made, "again")
        self.written_ids.add(made)
        return str(made)

    def resource(self) -> Json:
        """Return the draft as a resource of the back matter."""
        draft = self.draft
        hashes = {"hashes": [{"algorithm": "SHA-256", "value": draft.sha256}]} if draft.sha256 else {}
        link = {"href": self.address, "media-type": "application/json", **hashes}
        return {"uuid": str(self.id), "title": markdown(draft.title or draft.path), "rlinks": [link]}

    def written(self) -> Json:
        """Return the result."""
        draft = self.draft
        observations: list[Json] = []
        findings: list[Json] = []
        risks: list[Json] = []
        for result, rulebook in zip(draft.results, self.head.rulebooks, strict=bool(draft.results)):
            for outcome in result.outcomes:
                if outcome.outcome not in NOT_REVIEWED:
                    self._rule(outcome, result, rulebook, observations, findings, risks)
            observations += [self._ineffective(waiver) for waiver in result.waivers if waiver.state != "used"]
        observations += map(self._note, self.draft.notes)
        reviewed = [o.rule for result in draft.results for o in result.outcomes if o.outcome not in NOT_REVIEWED]
        found = {"observations": observations, "risks": risks, "findings": findings}
        return {
            "uuid": self.named("result"),
            "title": markdown(draft.title or draft.path),
            "description": markdown(draft.says),
            "start": self.date,
            "props": list(self._props()),
            "reviewed-controls": {"control-selections": [self._selection(reviewed)]},
            **{key: values for key, values in found.items() if values},
            **({"remarks": markdown(draft.illustrative)} if draft.illustrative else {}),
        }

    def _selection(self, reviewed: list[str]) -> Json:
        """Return which rules were applied. OSCAL cannot say "none" but as "all, except"."""
        if reviewed:
            return {"include-controls": [{"control-id": rule} for rule in reviewed]}
        return {"include-all": {}, "exclude-controls": [{"control-id": rule} for rule in self.rules]}

    def _props(self) -> Iterator[Json]:
        """Yield the verdicts, the rules that do not apply, and what kept the draft or a rule from being checked."""
        yield from props([("draft", self.draft.id or self.draft.path), ("verdict", self.draft.verdict)])
        yield from map(self._error, self.draft.errors)
        for result in self.draft.results:
            yield from props([("verdict-of", result.verdict)], **{"class": result.rulebook})
            yield from map(self._error, result.errors)
            for outcome in result.outcomes:
                if outcome.outcome in NOT_REVIEWED:
                    yield from props([(outcome.outcome, outcome.rule)], remarks=markdown(outcome.reason))

    def _error(self, error: ErrorView) -> Json:
        return props([("error-code", error.code)], remarks=markdown(error_says(error)))[0]

    def _rule(
        self, outcome: OutcomeView, result: ResultView, rulebook: RulebookView,
        observations: list[Json], findings: list[Json], risks: list[Json],
    ) -> None:  # fmt: skip
        """Write a rule down: an observation for each record, a risk for each that is waived, and the finding."""
        waivers = {waiver.id: waiver for waiver in result.waivers}
        seen, approved = [], []
        for record in outcome.records:
            seen.append(self._observation(record, outcome))
            if record.waiver is not None:
                approved.append(self._risk(waivers[record.waiver], record, outcome, seen[-1]["uuid"]))
        observations += seen
        risks += approved
        state = status(outcome.outcome, outcome.force, self.head.strict).oscal
        if state is None:
            return
        finding = {
            "uuid": self.named("finding", outcome.rule),
            "title": markdown(outcome.title),
            "description": markdown(outcome.reason),
            "props": self._outcome(outcome, outcome),
            "links": list(self._links(outcome, rulebook)),
            "target": self._target(outcome, *state),
            "related-observations": [{"observation-uuid": each["uuid"]} for each in seen],
            "related-risks": [{"risk-uuid": each["uuid"]} for each in approved],
            "remarks": "\n\n".join(self._quotes(outcome)),
        }
        findings.append({key: value for key, value in finding.items() if value})

    def _target(self, outcome: OutcomeView, state: str, reason: str) -> Json:
        remedy = {"remarks": markdown(f"{HEADINGS['remedy'][self.lang]}: {outcome.remedy}")}
        return {
            "type": "objective-id",
            "target-id": outcome.rule,
            "status": {"state": state, "reason": reason, **(remedy if state != "satisfied" else {})},
        }

    def _links(self, outcome: OutcomeView, rulebook: RulebookView) -> Iterator[Json]:
        letter = uuid5(self.run, f"letter {rulebook.edition}")
        for cite in outcome.cites:
            lines = ", ".join(f"{a}-{b}" if a != b else str(a) for a, b in cite.lines)
            where = HEADINGS["line" if lines.isdigit() else "lines"][self.lang].format(lines=lines)
            text = markdown(f"{rulebook.letter.citation}, {cite.section}, {where}")
            yield {"href": f"#{letter}", "rel": "reference", "text": text}

    def _quotes(self, outcome: OutcomeView) -> Iterator[str]:
        for cite in outcome.cites:
            yield markdown(f"“{cite.quote}”")
            if self.lang == "en" and cite.en != cite.quote:
                yield markdown(f"{cite.en} {HEADINGS['unofficial']['en']}")

    def _observation(self, record: RecordView, outcome: OutcomeView) -> Json:
        evidence = [self._evidence(place, says) for place, says in rests_on(record, self.lang)]
        return {
            "uuid": self.named("observation", outcome.rule, record.limb, record.id),
            "title": markdown(" · ".join(part for part in (outcome.rule, record.id) if part)),
            "description": markdown(record.reason),
            "props": [
                *self._outcome(record, outcome),
                *props([("limb", record.limb), *([("record", record.id)] if record.id else [])]),
                *self._place(record),
            ],
            **self._examined(),
            "relevant-evidence": evidence or [self._evidence(record, record.reason)],
        }

    def _examined(self) -> Json:
        return {
            "methods": ["EXAMINE"],
            "types": ["control-objective"],
            "subjects": [{"subject-uuid": str(self.id), "type": "resource"}],
            "collected": self.date,
        }

    def _outcome(self, of: OutcomeView | RecordView, rule: OutcomeView) -> list[Json]:
        return props([("rule", rule.rule), ("slug", rule.slug), ("outcome", of.outcome), ("force", of.force)])

    def _place(self, place: Place) -> list[Json]:
        return props([("line", place.line), ("column", place.column)])

    def _evidence(self, place: Place, says: str) -> Json:
        """Return a place of the draft, or of the file of a decision: its JSON Pointer is the fragment (RFC 6901, 6)."""
        address = uri(place.path) if isinstance(place, WaiverView) else self.address
        href = f"{address}#{quote(place.pointer, safe='/')}"
        number = props([("article", place.number)]) if hasattr(place, "number") else []
        return {"href": href, "description": markdown(says), "props": [*self._place(place), *number]}

    def _risk(self, waiver: WaiverView, record: RecordView, outcome: OutcomeView, observation: str) -> Json:
        said = [("waiver", waiver.id), ("authority", waiver.authority), ("name", waiver.name)]
        said += [("reference", waiver.reference), ("date", waiver.date), ("valid-until", waiver.valid_until)]
        last = DateSpan.of(waiver.valid_until).last
        return {
            "uuid": self.named("risk", outcome.rule, record.limb, record.id, waiver.id),
            "title": markdown(EXCHANGE["deviation"][self.lang].format(title=outcome.title)),
            "description": markdown(record.reason),
            "statement": markdown(decided(waiver, self.lang)),
            "props": [*props(said), *self._place(waiver)],
            "status": "deviation-approved",
            "deadline": f"{last.isoformat()}T23:59:59Z",
            "related-observations": [{"observation-uuid": observation}],
        }

    def _ineffective(self, waiver: WaiverView) -> Json:
        """Return what became of a recorded decision that waives nothing."""
        says = waiver_says(waiver, self.lang)
        return {
            "uuid": self.named("waiver", waiver.id, waiver.rule, waiver.pointer),
            "title": markdown(f"{waiver.rule} · {', '.join(waiver.records)}"),
            "description": markdown(says),
            "props": props([("waiver", waiver.id), ("waiver-state", waiver.state)]),
            **self._examined(),
            "relevant-evidence": [self._evidence(waiver, says)],
        }

    def _note(self, note: ErrorView) -> Json:
        """Return what cannot both hold in the draft: it is no finding, since it changes no verdict."""
        says, place = error_says(note), place_of(note)
        return {
            "uuid": self.named("note", note.code, place.pointer),
            "title": markdown(note.message),
            "description": markdown(says),
            "props": [*props([("note", note.code)]), *self._place(place)],
            **self._examined(),
            "relevant-evidence": [self._evidence(place, says)],
        }
