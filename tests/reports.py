"""Make reports for the tests of the formats: on the samples, and on runs in which things go wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from rulebook.check import check, check_against
from rulebook.errors import DraftError, Problem
from rulebook.load.draft import parse_draft
from rulebook.load.edition import load_edition
from rulebook.load.waivers import parse_waiver
from rulebook.model.outcome import in_error
from rulebook.model.report import Checked, DraftReport, Report, Rulebook
from rulebook.model.waiver import Waiver
from rulebook.render import FORMATS
from rulebook.words import Lang
from tests.samples import AS_OF, SAMPLES, decisions, reports

HOSTILE = "x [click](1) {0} {{1}} <script>alert(1)</script> ]( \x1b[31m \x07 \u202e `rm` **b** ::error::"
FEW = ["SPEC-101", "SPEC-104", "SPEC-203", "SPEC-401", "SPEC-604", "SPEC-802"]
"""Undetermined, does not apply, waived, fails, an aim that fails, passes."""


def rendered(form: str, report: Report, lang: Lang = "en") -> bytes:
    """Return a report in a format."""
    return b"".join(FORMATS[form](report, lang, 100, False))


def read(form: str, report: Report, lang: Lang = "en") -> Any:
    """Return a report in a JSON format, read back."""
    return json.loads(rendered(form, report, lang))


def of(drafts: Iterable[DraftReport], strict: bool = False) -> Report:
    """Return the report on drafts."""
    return Report.of(load_edition(), ("native",), AS_OF, drafts, strict=strict)


def samples() -> Report:
    """Return the report on all samples."""
    return of(reports())


def checked(
    data: bytes, path: str, rules: Collection[str] | None = None, waivers: Sequence[Waiver] = ()
) -> DraftReport:
    """Check a draft with the first engine."""
    return check(parse_draft(data, path), load_edition(), as_of=AS_OF, waivers=waivers, engine="native", rules=rules)


@cache
def second_draft() -> dict[str, Any]:
    """Return the sample with mistakes in it. To be copied before it is changed."""
    data: dict[str, Any] = json.loads((SAMPLES / "be-nl-frigates-minehunters-second-draft.json").read_bytes())
    return data


def decision() -> dict[str, Any]:
    """Return the decision that lies beside that sample."""
    (found,) = decisions(parse_draft(json.dumps(second_draft()).encode(), "d.json"))
    return dict(found.data)


def recorded(path: str = "second draft.waiver.json", **changes: Any) -> Waiver:
    """Return that decision, changed, under a name of its own."""
    return parse_waiver(json.dumps({**decision(), **changes}, indent=2).encode(), path)


def waived(name: str, **changes: Any) -> DraftReport:
    """Check the sample with a recorded decision that is changed."""
    waiver = recorded(f"{name}.waiver.json", **changes)
    return checked(json.dumps(second_draft()).encode(), f"{name}.json", ["SPEC-203", "SPEC-401"], [waiver])


def all_waivers() -> list[DraftReport]:
    """Return reports with a recorded decision in each state; each draft is called by it."""
    document = decision()["document"]
    return [
        waived("used"),
        waived("unused", records=["nl-frigates"]),
        waived("expired", valid_until="2025-12-31"),
        waived("not-authorised", authority="unknown-office"),
        waived("incomplete", document={**document, "reference": None}),
        waived("not-yet", document={**document, "date": "2026-02-01"}),
        waived("unknown-rule", rule="SPEC-999"),
        waived("not-selected", rule="SPEC-101"),
        waived("other-draft", draft="another"),
    ]


def broken() -> Report:
    """Return a report on a draft that cannot be read, one with a rule that cannot be applied, and a good one."""
    good = next(report for report in reports() if "second-draft" in report.path)
    rule = load_edition().rules[0]
    outcomes = (in_error(rule, "too deep"), *good.outcomes[1:])
    problem = Problem("engine.rule", {"rule": rule.id, "why": "too deep"}, "rule.json")
    with_error = replace(good, path="rule.json", outcomes=outcomes, problems=(problem,), verdict="error")
    try:
        checked(b'{"agreement": 5}', "é [x](1) {0}.json")
    except DraftError as error:
        unread = Checked("é [x](1) {0}.json", problems=tuple(each.at("é [x](1) {0}.json") for each in error.problems))
    return replace(of(()), drafts=[unread, Checked("rule.json", (with_error,)), Checked(good.path, (good,))])


def noted() -> Report:
    """Return a report, by two rulebooks, on a draft that is called signed and has a signature of a later date."""
    data = json.loads(json.dumps(second_draft()))
    data["agreement"]["status"] = "signed"
    data["acts"] = [{"id": "signing", "kind": "signature", "date": "2026-01-02"}]
    draft = parse_draft(json.dumps(data, indent=2).encode(), "./signed too early.json")
    books = [load_edition(), load_edition("rgbv-2017")]
    found = check_against(draft, books, as_of=AS_OF, engine="native", rules=["SPEC-802", "RGBV-101"])
    return Report(tuple(Rulebook(book) for book in books), ("native",), AS_OF, [found])


def hostile() -> Report:
    """Return a report on a draft whose texts try to be something else."""
    data = json.loads(json.dumps(second_draft()))

    def spoil(value: Any) -> None:
        for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            spoil(part)
        if isinstance(value, dict):
            for key in ("heading", "materiel", "title", "name", "reason", "illustrative"):
                if isinstance(value.get(key), dict):
                    value[key] = dict.fromkeys(value[key], HOSTILE)

    spoil(data)
    waiver = recorded("hostile.waiver.json", reason={"nl": HOSTILE, "en": HOSTILE})
    return of([checked(json.dumps(data).encode(), "hostile.json", waivers=[waiver])])


def texts(value: Any) -> Iterable[str]:
    """Yield every text in a value, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield key
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


def settled(text: str) -> str:
    """Return a report without what changes whenever a file of the rulebook does: its digest, and UUIDs made of it."""
    text = text.replace(load_edition().digest, "(digest)")
    names: dict[str, str] = {}
    uuid = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
    return uuid.sub(lambda found: names.setdefault(found[0], f"(uuid {len(names) + 1})"), text)
