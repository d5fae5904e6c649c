"""Say in whole sentences what a recorded decision is, what is wrong, what is not in force, and how a call ended."""

from __future__ import annotations

from rulebook.model.report import Verdict, exit_code
from rulebook.model.view import ConfigurationView, ErrorView, Place, RulebookView, WaiverView
from rulebook.words import Lang
from rulebook.words.exchange import EXCHANGE
from rulebook.words.report import HEADINGS


def decided(waiver: WaiverView, lang: Lang) -> str:
    """Say the reason, who decided, in which document, and until when."""
    document = ", ".join(part for part in (waiver.reference, waiver.date) if part) or "-"
    return EXCHANGE["decided"][lang].format(
        reason=waiver.reason, by=waiver.decided_by, document=document, until=waiver.valid_until
    )


def waiver_says(waiver: WaiverView, lang: Lang) -> str:
    """Say what became of a recorded decision."""
    return EXCHANGE["waiver_says"][lang].format(
        id=waiver.id,
        rule=waiver.rule,
        record=", ".join(waiver.records),
        says=waiver.says,
        decided=decided(waiver, lang),
    )


def error_place(error: ErrorView, path: str | None = None) -> str:
    """Say where a fault is: file:line:column; `path` is the file of one that names none."""
    return ":".join(str(part) for part in (error.path or path, error.line, error.column) if part is not None)


def place_of(error: ErrorView) -> Place:
    """Return the place of a fault; of one that stands nowhere, the start of its file."""
    return Place(pointer=error.pointer or "", line=error.line or 1, column=error.column or 1)


def error_says(error: ErrorView) -> str:
    """Say what is wrong and what to do about it."""
    return " ".join(f"{text[:1].upper()}{text[1:]}." for text in (error.message, error.help))


def exit_says(verdict: Verdict, exit_zero: bool, lang: Lang) -> str:
    """Say the exit code; where --exit-zero softens it, what it would be without."""
    text = HEADINGS["exit_zero" if exit_zero else "exit"][lang]
    return text.format(code=exit_code(verdict, exit_zero), without=exit_code(verdict, False))


def configuration_says(found: ConfigurationView, lang: Lang) -> str:
    """Say which configuration the call was under, and what it chose."""
    text = HEADINGS["configuration" if found.keys else "configuration_idle"][lang]
    return text.format(path=found.path, digest=found.sha256[:12], keys=", ".join(found.keys))


def not_in_force(rulebook: RulebookView, as_of: str, lang: Lang) -> str | None:
    """Say that a rulebook is not in force on the as-of date; None if it is."""
    if rulebook.in_force:
        return None
    key = "not_yet_in_force" if as_of < rulebook.valid_from else "no_longer_in_force"
    return HEADINGS[key][lang].format(
        date=as_of, edition=rulebook.edition, since=rulebook.valid_from, until=rulebook.valid_until
    )
