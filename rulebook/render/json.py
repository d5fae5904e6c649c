"""Write a report as JSON, in the form that `schemas/report.schema.json` publishes."""

from __future__ import annotations

from rulebook.model.view import ReportView


def render_json(report: ReportView) -> bytes:
    """Return the report as UTF-8, indented, ending in a newline."""
    return report.model_dump_json(by_alias=True, indent=2).encode() + b"\n"
