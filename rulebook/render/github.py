"""Write a report as workflow commands of GitHub Actions: each finding at its line of the changed file.

GitHub shows ten errors and ten warnings of a step; the exit code counts them all.
"""

from __future__ import annotations

from collections.abc import Iterator

from rulebook.model.report import Report
from rulebook.render.findings import Finding, findings
from rulebook.render.safe import safe
from rulebook.render.view import draft_view
from rulebook.words import Lang


def render_github(report: Report, lang: Lang) -> Iterator[bytes]:
    """Yield a line a finding, as UTF-8; of a draft without one, nothing."""
    for checked in report.drafts:
        draft = safe(draft_view(checked, report, lang))
        yield "".join(map(_command, findings(draft, report.strict, lang))).encode()


def _command(finding: Finding) -> str:
    if finding.status.github is None:
        return ""
    where = f"file={_property(finding.path)},line={finding.line},col={finding.column}"
    title = _property(f"{finding.rule} {finding.title}")
    return f"::{finding.status.github} {where},title={title}::{_message(finding.says)}\n"


def _message(text: str) -> str:
    """Escape what would end a command, or start another one."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
