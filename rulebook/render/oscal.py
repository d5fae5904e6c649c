"""Write a report as OSCAL 1.2.1 assessment results (NIST), one result for each draft.

A rule is a control, and its finding is satisfied or not: OSCAL has no third state, so what cannot
be determined is not satisfied for another reason, and `outcome` under our own namespace says which.
An aim gives observations only, and a rule that does not apply stands in the properties of the
result. A recorded decision is a risk whose deviation was approved, until its deadline.

The same report has the same bytes. There is no clock: every date is the as-of date. Every UUID is
made from what it names (version 5); the document's from all that was written before it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic_core import to_json

from rulebook.model.report import Report
from rulebook.model.view import HeadView, ParameterView, ReadingView, RulebookView
from rulebook.render.markup import markdown
from rulebook.render.oscal_results import NAMESPACE, DraftResult, Json, props
from rulebook.render.safe import safe
from rulebook.render.view import draft_view, head_view
from rulebook.words import Lang
from rulebook.words.exchange import EXCHANGE

OSCAL_VERSION = "1.2.1"


def render_oscal(report: Report, lang: Lang) -> Iterator[bytes]:
    """Yield the report as UTF-8: the result for each draft as soon as it is checked."""
    digest = hashlib.sha256()
    for part in _parts(report, lang):
        digest.update(part)
        yield part
    yield f'"uuid":"{uuid5(_ROOT, digest.hexdigest())}"}}}}\n'.encode()


_ROOT = uuid5(NAMESPACE_URL, NAMESPACE)


def _parts(report: Report, lang: Lang) -> Iterator[bytes]:
    """Yield all of the report but its UUID."""
    head = safe(head_view(report, lang))
    run = uuid5(_ROOT, to_json([head.tool.version, head.as_of, head.strict, lang, _applied(head)]).decode())
    editions = ", ".join(rulebook.title for rulebook in head.rulebooks)
    plan = _plan(head, editions, run, lang)
    start = {"metadata": _metadata(head, editions, lang), "import-ap": {"href": f"#{plan['uuid']}"}}
    yield f'{{"assessment-results":{{{_written(start)[1:-1]},"results":['.encode()
    rules = [rule.id for rulebook in report.rulebooks for rule in rulebook.edition.rules]
    drafts: list[str] = []
    for checked in report.drafts:
        result = DraftResult(safe(draft_view(checked, report, lang)), head, rules, run, lang)
        yield f"{',' if drafts else ''}\n{_written(result.written())}".encode()
        drafts.append(_written(result.resource()))
    sources = [_written(resource) for rulebook in head.rulebooks for resource in _sources(rulebook, run)]
    resources = ",\n".join([_written(plan), *sources, *drafts])
    yield f'],\n"back-matter":{{"resources":[{resources}]}},\n'.encode()


def _written(value: Any) -> str:
    return to_json(value).decode()


def _applied(head: HeadView) -> list[list[str]]:
    """Return what decides what the rulebooks are, and how they were read."""
    return [[rulebook.edition, rulebook.digest, *_choices(rulebook), *rulebook.left_out] for rulebook in head.rulebooks]


def _choices(rulebook: RulebookView) -> list[str]:
    choices: list[ParameterView | ReadingView] = [*rulebook.parameters, *rulebook.readings]
    return [f"{each.name}={each.value}" for each in choices]


def _metadata(head: HeadView, editions: str, lang: Lang) -> Json:
    said = [("tool", f"{head.tool.name} {head.tool.version}"), ("as-of", head.as_of), ("language", lang)]
    said += [("strict", str(head.strict).lower()), ("engines", ", ".join(head.engines))]
    if head.configuration is not None:
        said += [("configuration", head.configuration.path), ("configuration-sha256", head.configuration.sha256)]
    return {
        "title": markdown(EXCHANGE["title"][lang].format(editions=editions)),
        "last-modified": f"{head.as_of}T00:00:00Z",
        "version": head.as_of,
        "oscal-version": OSCAL_VERSION,
        "props": props(said),
    }


def _plan(head: HeadView, editions: str, run: UUID, lang: Lang) -> Json:
    """Return what stands for an assessment plan, which OSCAL asks for."""
    says = EXCHANGE["plan_says"][lang].format(editions=editions, version=head.tool.version, date=head.as_of)
    return {
        "uuid": str(uuid5(run, "plan")),
        "title": markdown(EXCHANGE["plan"][lang]),
        "description": markdown(says),
    }


def _sources(rulebook: RulebookView, run: UUID) -> Iterator[Json]:
    """Yield the letter and the edition that was read from it."""
    letter = rulebook.letter
    yield {
        "uuid": str(uuid5(run, f"letter {rulebook.edition}")),
        "title": markdown(letter.title),
        "props": props([("letter", letter.id), ("date", letter.date), ("sha256", letter.sha256)]),
        "citation": {"text": markdown(f"{letter.citation}, {letter.date}")},
    }
    said = [("edition", rulebook.edition), ("digest-sha256", rulebook.digest), ("valid-from", rulebook.valid_from)]
    said += [("in-force", str(rulebook.in_force).lower())]
    said += [("choice", choice) for choice in _choices(rulebook)]
    said += [("left-out", rule) for rule in rulebook.left_out]
    yield {
        "uuid": str(uuid5(run, f"edition {rulebook.edition}")),
        "title": markdown(rulebook.title),
        "props": props(said),
        "remarks": markdown(" ".join(f"{each.title}: {each.says}" for each in rulebook.readings) or rulebook.title),
    }
