"""Say what came out of verifying an annex: as text for people, and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

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
    form: str
    as_of: str
    differences: Sequence[Told]
    proved: Sequence[Told]
    notes: Sequence[Told]
    signed: Mapping[str, str] | None = None

    @property
    def verdict(self) -> str:
        """Return "same" or "different"."""
        return "different" if self.differences else "same"

    @property
    def exit_code(self) -> int:
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
    said = {
        "annex": found.path,
        "form": found.form,
        "as_of": found.as_of,
        "verdict": found.verdict,
        "exit_code": found.exit_code,
        "signed": dict(found.signed) if found.signed is not None else None,
        "differences": [{**_plain(each), "says": _said(each, lang)} for each in found.differences],
        "same": [_plain(each) for each in found.proved],
        "notes": [{**_plain(each), "says": _noted(each, lang)} for each in found.notes],
    }
    return json.dumps(said, ensure_ascii=False, indent=2).encode("utf-8", "replace") + b"\n"


def _plain(each: Told) -> dict[str, str | None]:
    return {"kind": each.kind, "name": each.name, "inside": each.inside, "here": each.here}
