"""Define what `rulebook lint --format json` holds."""

from __future__ import annotations

from typing import Annotated, Literal

from rulebook.model.noun import Noun

Severity = Literal["error", "warning"]


class Finding(Noun):
    """Be one thing that is wrong, or could be better: where, what was found, and what to do."""

    severity: Severity
    code: Annotated[str, "What kind of finding it is; does not change with the language."]
    file: str
    line: Annotated[int, "From 1."]
    column: Annotated[int, "From 1, in code points."]
    pointer: Annotated[str, "JSON Pointer (RFC 6901) within the file."]
    message: str
    help: str


class LintReport(Noun):
    """Be what was found in a rulebook. Sorted by file and place."""

    rulebook: Annotated[str, "As it was named: the name of one that ships, or a folder."]
    loads: Annotated[bool, "Whether drafts can be checked with it."]
    errors: int
    warnings: int
    findings: list[Finding]
