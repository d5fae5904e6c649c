"""Write a report for GitLab's merge requests: the subset of the Code Climate format that it reads.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pydantic_core import to_json

from rulebook.model.report import Report
from rulebook.render.findings import Finding, findings
from rulebook.render.safe import safe
from rulebook.render.view import draft_view
from rulebook.words import Lang


def render_gitlab(report: Report, lang: Lang) -> Iterator[bytes]:
    """Yield a list of findings as UTF-8 JSON. A fingerprint comes back while the finding does, wherever it moves."""
    yield b"["
    seen: Counter[tuple[str, ...]] = Counter()
    comma = ""
    for checked in report.drafts:
        draft = safe(draft_view(checked, report, lang))
        listed = [each for each in findings(draft, report.strict, lang) if each.status.gitlab is not None]
        written = [to_json(_issue(finding, seen)).decode() for finding in listed]
        issues = ",\n".join(written)
        yield f"{comma}\n{issues}".encode() if written else b""
        comma = comma or ("," if written else "")
    yield b"\n]\n"


def _issue(finding: Finding, seen: Counter[tuple[str, ...]]) -> dict[str, Any]:
    # Of two that are the same GitLab keeps one: several versions of a draft may be checked at once.
    identity = (finding.path, *finding.identity)
    number = seen[identity]
    seen[identity] += 1
    text = "\0".join([*identity, str(number)] if number else identity)
    return {
        "description": f"{finding.rule} {finding.title}: {finding.says}",
        "check_name": finding.rule,
        "fingerprint": hashlib.sha256(text.encode()).hexdigest(),
        "severity": finding.status.gitlab,
        "location": {"path": finding.path, "lines": {"begin": finding.line}},
    }
