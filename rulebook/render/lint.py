"""Write what was found in a rulebook, as text or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from rulebook.errors import Problem
from rulebook.model.lint import Finding, LintReport, Severity
from rulebook.model.noun import plain
from rulebook.render.safe import safe
from rulebook.words import Count, Lang, problem_texts
from rulebook.words.lint import COUNTED, SEVERITIES


def lint_report(rulebook: str, loads: bool, found: Iterable[tuple[Severity, Problem]], lang: Lang) -> LintReport:
    """Make the report of findings, each with its severity."""
    findings = [_finding(severity, problem, lang) for severity, problem in found]
    findings.sort(key=lambda one: (one.file, one.line, one.column, one.code, one.message))
    errors = sum(one.severity == "error" for one in findings)
    return LintReport(rulebook=rulebook, loads=loads, errors=errors, warnings=len(findings) - errors, findings=findings)


def _finding(severity: Severity, problem: Problem, lang: Lang) -> Finding:
    message, advice = problem_texts(problem, lang)
    return Finding(
        severity=severity,
        code=problem.code,
        file=safe(problem.path or ""),
        line=problem.line or 1,
        column=problem.column or 1,
        pointer=safe(problem.pointer or ""),
        message=safe(message),
        help=safe(advice),
    )


def lint_json(report: LintReport) -> bytes:
    """Write a report as JSON."""
    return json.dumps(plain(report), ensure_ascii=False, indent=2).encode() + b"\n"


def lint_text(report: LintReport, files: int, lang: Lang) -> bytes:
    """Write a report as lines: file:line:column, what was found, and what to do."""
    return "".join(f"{line}\n" for line in _lines(report, files, lang)).encode()


def _lines(report: LintReport, files: int, lang: Lang) -> Iterator[str]:
    advice = "wat te doen" if lang == "nl" else "help"
    for one in report.findings:
        yield f"{one.file}:{one.line}:{one.column}: {SEVERITIES[one.severity][lang]}: {one.message}"
        yield f"  {advice}: {one.help}"
    counts = {"files": files, "errors": report.errors, "warnings": report.warnings}
    text = COUNTED["found" if report.findings else "clean"][lang]
    yield text.format(path=safe(report.rulebook), **{name: Count(n) for name, n in counts.items()})
