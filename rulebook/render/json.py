"""Write a report as JSON, in the form that `schemas/report.schema.json` publishes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from pydantic_core import to_json

from rulebook.model.noun import Noun, keyed
from rulebook.model.report import Report, Verdict, exit_code, worst
from rulebook.model.view import DraftView, HeadView
from rulebook.render.view import draft_view, head_view
from rulebook.words import Lang


def render_json(report: Report, lang: Lang) -> Iterator[bytes]:
    """Yield the report as UTF-8, indented, ending in a newline: each draft as soon as it is checked."""
    drafts = (draft_view(checked, report, lang) for checked in report.drafts)
    return written(head_view(report, lang), drafts, report.exit_zero)


def written(report: HeadView, drafts: Iterable[DraftView], exit_zero: bool) -> Iterator[bytes]:
    """Yield a report that is in words already."""
    head = _written(report).replace('"schema":', '"$schema":', 1).removesuffix("\n}")
    yield f'{head},\n  "drafts": ['.encode()
    verdicts: list[Verdict] = []
    for draft in drafts:
        text = _written(draft).replace("\n", "\n    ")
        yield f"{',' if verdicts else ''}\n    {text}".encode()
        verdicts.append(draft.verdict)
    verdict = worst(verdicts)
    end = "\n  ]" if verdicts else "]"
    code = exit_code(verdict, exit_zero)
    yield f'{end},\n  "verdict": {json.dumps(verdict)},\n  "exit_code": {code}\n}}\n'.encode()


def in_one_line(report: HeadView, draft: DraftView, exit_zero: bool) -> bytes:
    """Return the same report on one draft, for programs alone: half as long."""
    head = keyed(report)
    verdict = {"verdict": draft.verdict, "exit_code": exit_code(draft.verdict, exit_zero)}
    whole = {"$schema": head.pop("schema"), **head, "drafts": [draft], **verdict}
    return json.dumps(whole, default=keyed, ensure_ascii=False, separators=(",", ":")).encode()


def _written(view: Noun) -> str:
    return to_json(view, indent=2, fallback=keyed).decode()


def document(view: Noun) -> bytes:
    """Return a whole view as UTF-8 JSON, indented, ending in a newline; its schema comes first."""
    return _written(view).replace('"schema":', '"$schema":', 1).encode() + b"\n"
