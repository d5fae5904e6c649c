"""Table 2: the main sample from bytes to a finished report, beside reading and validating the same bytes.

What is validated in the first line was read with exact numbers beforehand: orjson makes floats, and
a draft refuses those.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

from benchmarks.timing import in_turn, show
from rulebook.check import check, installed
from rulebook.engine.evidence import facts
from rulebook.load.draft import parse_draft
from rulebook.load.edition import load_edition
from rulebook.model.draft import AgreementDraft
from rulebook.model.report import DraftReport, Report
from rulebook.render import FORMATS

try:
    from orjson import loads  # type: ignore[import-not-found, unused-ignore]
except ImportError:
    from json import loads

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "agreements" / "be-nl-frigates-minehunters.json"
AS_OF = date(2026, 1, 1)


def measure(rounds: int = 15) -> dict[str, float]:
    """Print the table and return the ratios."""
    data, edition = SAMPLE.read_bytes(), load_edition()
    exact = json.loads(data, parse_float=Decimal)
    draft = parse_draft(data, SAMPLE.name)
    report = check(draft, edition, as_of=AS_OF, engine="native")
    if report.verdict != "compliant":
        raise SystemExit(f"wrong: the main sample is {report.verdict}")

    def rendered(form: str) -> bytes:
        fresh = check(parse_draft(data, SAMPLE.name), edition, as_of=AS_OF, engine="native")
        return b"".join(FORMATS[form](Report.of(edition, ("native",), AS_OF, (fresh,), (), False), "en", 100, False))

    def explained(found: DraftReport) -> None:
        for outcome in found.outcomes:
            for record in outcome.records:
                facts(record)

    works = {
        f"{loads.__module__}.loads and pydantic": lambda: (loads(data), AgreementDraft.model_validate(exact)),
        f"{loads.__module__}.loads alone": lambda: loads(data),
        "standard json.loads": lambda: json.loads(data),
        "read and validate": lambda: parse_draft(data, SAMPLE.name),
        "check": lambda: check(draft, edition, as_of=AS_OF, engine="native"),
        "the facts behind": lambda: explained(report),
        "bytes to report": lambda: check(parse_draft(data, SAMPLE.name), edition, as_of=AS_OF, engine="native"),
        "bytes to report, both engines": lambda: check(
            parse_draft(data, SAMPLE.name), edition, as_of=AS_OF, engine="both"
        ),
        "bytes to report in JSON": lambda: rendered("json"),
        "bytes to report in text": lambda: rendered("text"),
    }
    if not installed():
        del works["bytes to report, both engines"]
    least = in_turn(works, rounds)
    base, *_ = least.values()
    rows = [(name, seconds * 1000, seconds / base) for name, seconds in least.items()]
    show(f"2. The main sample ({len(data):,} bytes)", ("", "ms", "of the first"), rows)
    names = {
        "sample": "bytes to report",
        "sample-both": "bytes to report, both engines",
        "sample-json": "bytes to report in JSON",
        "sample-check": "check",
    }
    return {name: least[line] / base for name, line in names.items() if line in least}
