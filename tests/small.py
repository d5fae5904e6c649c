"""Build small drafts and small editions for tests of the engine."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rulebook.engine.conditions import Compiler
from rulebook.engine.evidence import pointers, rests_on
from rulebook.engine.generate import Writer
from rulebook.engine.scope import WHOLE, Look
from rulebook.facts.echo import Echo
from rulebook.facts.evidence import Judge
from rulebook.facts.records import records_of
from rulebook.load import nouns
from rulebook.load.draft import parse_draft
from rulebook.load.edition import DEFAULT_EDITION, EDITIONS, load_edition
from rulebook.load.yamltext import read_yaml
from rulebook.model.edition import Edition
from rulebook.model.quantities import DateSpan
from rulebook.model.record import Records
from rulebook.model.rule import Definition
from rulebook.model.trace import Trace

AS_OF = DateSpan.of("2026-01-01")
ECHO = Echo.of(["De krijgsmacht blijft te allen tijde de laatste verdedigingslinie van het land"], 4, 0.6)

# One article that proves what is quoted from it, and every way in which one does not.
ARTICLES: list[dict[str, Any]] = [
    {
        "id": "art-1", "number": "1", "role": "operative",
        "text": {"en": "Each party keeps the last word on its own units."},
    },
    {"id": "art-2", "number": "2", "role": "preamble", "text": {"en": "Whereas each party values its units highly."}},
    {
        "id": "art-3", "number": "3", "role": "operative", "status": "to-be-agreed",
        "text": {"en": "Each party keeps the last word on its own units."},
    },
    {
        "id": "art-4", "number": "4", "role": "operative",
        "text": {"nl": "De krijgsmacht blijft te allen tijde de laatste verdedigingslinie van het land."},
    },
]  # fmt: skip
PROVED = [{"article": "art-1", "quote": "keeps the last word on its own units"}]
BROKEN = [{"article": "art-1", "quote": "words that stand nowhere"}]
NL = {"id": "nl", "name": {"en": "the Netherlands"}, "kind": "state", "state": "NL"}
BE = {"id": "be", "name": {"en": "Belgium"}, "kind": "state", "state": "BE"}
DE = {"id": "de", "name": {"en": "Germany"}, "kind": "state", "state": "DE"}


def small_draft(status: str | None = "negotiated", **lists: Any) -> dict[str, Any]:
    """Return a draft with articles and the given lists; the agreement is `agreement` over a bare one."""
    agreement: dict[str, Any] = {"id": "small", "title": {"en": "A small agreement"}} | lists.pop("agreement", {})
    if status is not None:
        agreement["status"] = status
    return {"agreement": agreement, "parties": [NL, BE], "articles": ARTICLES, **lists}


def written(data: Mapping[str, Any]) -> bytes:
    """Write a draft as JSON."""
    return json.dumps(data).encode()


def records_in(data: Mapping[str, Any]) -> Records:
    """Return the records of a draft that must be well-formed."""
    return records_of(parse_draft(written(data), "small.json").data, Judge(ECHO), AS_OF.first)


def yaml(text: str) -> Any:
    """Read what stands in a rule file."""
    return read_yaml(text.encode(), "small.yaml").value


def definition(name: str, when: str, for_each: str | None = None) -> Definition:
    """Return a definition with nothing to say for itself."""
    said = {"nl": name, "en": name}
    data = {"name": name, "title": said, "meaning": said, "when": yaml(when)}
    return nouns.definition(data | ({"for_each": yaml(for_each)} if for_each else {}))


def trace_of(
    condition: str,
    data: Mapping[str, Any],
    *,
    definitions: tuple[Definition, ...] = (),
    parameters: Mapping[str, Any] | None = None,
    helps: bool = True,
) -> Trace:
    """Test a condition about the whole draft, where its being true helps the draft or hurts it."""
    node = nouns.condition(yaml(condition))
    named, parameters = {d.name: d for d in definitions}, dict(parameters or {})
    test = Compiler(named, parameters).condition(node, WHOLE, helps)
    look = Look(records_in(data), AS_OF)
    found = test.trace(look, look.whole)
    written = Writer(named, parameters).condition_alone(node, helps)
    assert written(Look(look.records, AS_OF)) is found.truth
    return found


def places(trace: Trace) -> list[str]:
    """Return every pointer that the truth of a trace rests on, sorted."""
    return sorted({pointer for fact in rests_on(trace) for pointer in pointers(fact)})


LETTER = EDITIONS / DEFAULT_EDITION / "letter"
EDITION_YAML = """\
id: small
title: {nl: Klein, en: Small}
valid_from: "2022-12-22"
parameters:
  tolerance: {value: 10, least: 0, most: 50, title: {nl: marge, en: margin}, reason: {nl: van ons, en: ours}}
restating: {run: 4, most: 0.6}
waiving:
  must: [minister]
  should: [minister, secretary]
  may: []
"""
DEFINITION_YAML = """\
name: cheap
title: {nl: goedkoop, en: cheap}
meaning: {nl: Het kost weinig., en: It costs little.}
for_each: {in: commitments, as: item}
when: {value: item.money, at_most: 0}
"""
RULE_YAML = """\
id: TST-001
slug: one
title: {nl: Een, en: One}
force: should
cites:
  - locator: aanleiding.2.1
    quote: De NAVO is de hoeksteen van onze collectieve verdediging.
    en: NATO is the cornerstone of our collective defence.
meaning: {nl: Betekenis, en: Meaning}
limbs:
  - id: all
    applies: {said: agreement.kind}
    for_each: {in: commitments, as: item}
    none: not-applicable
    requires: {value: item.money, at_least: 0}
    messages:
      pass: {nl: goed, en: good}
      fail: {nl: fout, en: wrong}
      undetermined: {nl: onbekend, en: unknown}
remedy: {nl: Doe iets., en: Do something.}
examples:
  draft: {}
  cases:
    - {name: one, says: {nl: x, en: x}, expect: {outcome: pass}}
"""
FILES = {"edition.yaml": EDITION_YAML, "definitions/cheap.yaml": DEFINITION_YAML, "rules/one.yaml": RULE_YAML}


def rule_yaml(slug: str, limbs: str, force: str = "must", number: int = 1) -> str:
    """Return a rule file with these limbs; each gets the messages of all."""
    head, _, rest = RULE_YAML.partition("limbs:\n")
    messages = rest[rest.index("    messages:") : rest.index("remedy:")]
    head = head.replace("TST-001", f"TST-{number:03d}").replace("slug: one", f"slug: {slug}")
    body = "".join(f"  - {limb.strip()}\n{messages}" for limb in limbs.strip().split("\n\n"))
    return f"{head.replace('force: should', f'force: {force}')}limbs:\n{body}{rest[rest.index('remedy:') :]}"


def write_edition(folder: Path, files: Mapping[str, str]) -> Path:
    """Write an edition with the real letter and these files."""
    shutil.copytree(LETTER, folder / "letter", dirs_exist_ok=True)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def small_edition(folder: Path, *rules: str) -> Edition:
    """Load an edition of these rule files."""
    named = {f"rules/{yaml(text)['slug']}.yaml": text for text in rules}
    kept = {name: text for name, text in FILES.items() if not name.startswith("rules/")}
    return load_edition(write_edition(folder, {**kept, **named}))
