"""Say what came out of verifying an annex: as text for people, and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from rulebook import __version__
from rulebook.model.verification import (
    VERIFICATION_SCHEMA,
    Differing,
    Note,
    SameHere,
    Signed,
    VerificationView,
)
from rulebook.model.view import ToolView
from rulebook.render.json import document
from rulebook.render.safe import safe
from rulebook.words import Lang
from rulebook.words.verify import DIFFERENCES, NOTES, VERIFY


class Told(Protocol):
    """Be something to say, with both values. (`rulebook.annex.verify.Difference`)"""

    @property
    def kind(self) -> str:
        """Return a key of the words."""

    @property
    def name(self) -> str:
        """Return what it is about."""

    @property
    def inside(self) -> str | None:
        """Return what the annex says."""

    @property
    def here(self) -> str | None:
        """Return what is at hand."""


@dataclass(frozen=True, slots=True)
class Verified:
    """Be what came out: what differs, what is the same, what to know, and who signed (None: nobody was asked for)."""

    path: str
    form: Literal["pdf", "odt", "docx", "html"]
    as_of: str
    differences: Sequence[Told]
    proved: Sequence[Told]
    notes: Sequence[Told]
    signed: Mapping[str, str] | None = None

    @property
    def verdict(self) -> Literal["same", "different"]:
        """Return "same" or "different"."""
        return "different" if self.differences else "same"

    @property
    def exit_code(self) -> Literal[0, 1]:
        """Return 0 if it belongs and is equal, 1 if something differs."""
        return 1 if self.differences else 0


def verified_text(found: Verified, lang: Lang) -> bytes:
    """Return it as text."""
    return ("\n".join(_lines(found, lang)) + "\n").encode("utf-8", "replace")


def _lines(found: Verified, lang: Lang) -> Iterator[str]:
    yield f"{VERIFY[found.verdict][lang]}  {safe(found.path)}"
    key = f"{found.verdict}_says"
    yield VERIFY[key][lang].format(n=len(found.differences), as_of=safe(found.as_of))
    if found.signed is not None:
        yield "  " + VERIFY["signed"][lang].format(**safe(dict(found.signed)))
    for each in found.differences:
        yield f"  - {_said(each, lang)}"
        if each.inside is not None or each.here is not None:
            labels = {side: VERIFY[side][lang] for side in ("inside", "here")}
            wide = max(map(len, labels.values()))
            for side, value in (("inside", each.inside), ("here", each.here)):
                yield f"    {labels[side] + ':':<{wide + 1}} {safe(value) if value else VERIFY['nothing'][lang]}"
    if found.proved:
        yield VERIFY["proved"][lang]
        yield from (
            f"  - {safe(VERIFY[each.kind][lang].format(name=each.name, value=each.here))}" for each in found.proved
        )
    yield from (f"{VERIFY['note'][lang]}: {_noted(each, lang)}" for each in found.notes)
    yield f"{VERIFY[found.verdict][lang]} · {VERIFY['exit'][lang].format(code=found.exit_code)}"


def _said(each: Told, lang: Lang) -> str:
    return str(safe(DIFFERENCES[each.kind][lang].format(name=each.name)))


def _noted(each: Told, lang: Lang) -> str:
    return str(safe(NOTES[each.kind][lang].format(name=each.name, inside=each.inside, here=each.here)))


def verified_json(found: Verified, lang: Lang) -> bytes:
    """Return it as JSON."""
    return document(_view(found, lang))


def _view(found: Verified, lang: Lang) -> VerificationView:
    return VerificationView(
        schema_=VERIFICATION_SCHEMA,
        tool=ToolView(name="rulebook", version=__version__),
        annex=safe(found.path),
        form=found.form,
        as_of=found.as_of,
        verdict=found.verdict,
        exit_code=found.exit_code,
        signed=Signed(**found.signed) if found.signed is not None else None,
        differences=[Differing(**_both(each), says=_said(each, lang)) for each in found.differences],
        same=[SameHere(**_one(each)) for each in found.proved],
        notes=[Note(**_both(each), says=_noted(each, lang)) for each in found.notes],
    )


def _one(each: Told) -> dict[str, Any]:
    return {"kind": each.kind, "name": safe(each.name), "value": each.here}


def _both(each: Told) -> dict[str, Any]:
    return {"kind": each.kind, "name": safe(each.name), "inside": safe(each.inside), "here": safe(each.here)}
