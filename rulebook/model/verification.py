"""Define what `rulebook verify --format json` holds."""

from __future__ import annotations

from typing import Annotated, Literal

from rulebook.model.noun import Noun
from rulebook.model.view import ToolView

VERIFICATION_SCHEMA = "https://agreement-rulebook.example/schemas/verification-1.schema.json"

DifferenceKind = Literal[
    "draft", "decision", "edition", "rulebooks", "rulebook", "letter", "until", "parameter", "reading", "left_out",
    "engines", "strict", "expired", "verdict", "outcome", "report", "more", "text", "more_text", "part", "bytes",
    "template", "signature", "tool",
]  # fmt: skip
NoteKind = Literal["tool", "expired_since", "renamed", "not_remade", "signature"]
SameKind = Literal["draft", "decision", "rulebook", "letter", "engines"]


class SameHere(Noun):
    """Be one thing that is the same on both sides."""

    kind: SameKind
    name: Annotated[str, "Which decision or rulebook; empty where there is one of its kind."]
    value: Annotated[str, "Its digest (SHA-256); of engines, their names."]


class Differing(Noun):
    """Be one thing that differs."""

    kind: Annotated[DifferenceKind, "Does not change with the language."]
    name: Annotated[str, "Which one, or where; empty where there is one of its kind."]
    inside: Annotated[str | None, "What the annex says; null where it says nothing."]
    here: Annotated[str | None, "What is at hand; null where there is nothing."]
    says: Annotated[str, "The same in words."]


class Note(Noun):
    """Be one thing to know, which is no difference."""

    kind: Annotated[NoteKind, "Does not change with the language."]
    name: str
    inside: str | None
    here: str | None
    says: Annotated[str, "The same in words."]


class Signed(Noun):
    """Say whose signature was found good."""

    key: Annotated[str, "The id of the public key."]
    comment: Annotated[str, "What was signed with it: the name of the file and its as-of date."]


class VerificationView(Noun):
    """Be what came out of verifying an annex that could be verified. (Where it could not, the exit code is 2, and
    standard error says why.)
    """

    schema_: str
    tool: ToolView
    annex: Annotated[str, "The file, as it was named."]
    form: Literal["pdf", "odt", "docx", "html"]
    as_of: Annotated[str, "The date as of which the annex says that it was checked (YYYY-MM-DD)."]
    verdict: Annotated[Literal["same", "different"], "Different: there is at least one difference."]
    exit_code: Literal[0, 1]
    signed: Annotated[Signed | None, "Null where no key is trusted (--trust), or its signature is not good."]
    differences: list[Differing]
    same: list[SameHere]
    notes: list[Note]
