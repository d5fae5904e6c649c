"""Describe every rule, and what can be wrong with a recorded decision, for the driver of a SARIF report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from rulebook.model.edition import Edition
from rulebook.model.report import Report, WaiverState
from rulebook.model.rule import Rule
from rulebook.render.markup import markdown
from rulebook.render.reasons import fill_parameters, source
from rulebook.render.safe import safe
from rulebook.render.statuses import WAIVER_STATUSES, status
from rulebook.words import Lang
from rulebook.words.exchange import NOTE_RULE, WAIVER_RULES, Both
from rulebook.words.report import FORCES, HEADINGS

NOTES = "draft-note"
"""The rule that notes on a draft are results of."""


def message(text: str) -> str:
    """Return a text as SARIF's message strings have it (3.11.5, 3.11.6): neither placeholder nor link in it."""
    return str(safe(text)).replace("{", "{{").replace("}", "}}").replace("](", "\\](")


def formatted(text: str) -> str:
    """Return a text as SARIF's formatted message strings have it (3.11.4): nothing in it is markup."""
    return markdown(str(safe(text))).replace("{", "{{").replace("}", "}}")


def rules_of(report: Report, lang: Lang) -> Iterator[dict[str, Any]]:
    """Yield a reportingDescriptor (3.49) for each rule, selected or not, then for waivers and notes."""
    for rulebook in report.rulebooks:
        for rule in rulebook.edition.rules:
            yield _rule(rule, rulebook.edition, lang)
    yield from (_waiver_rule(state, lang) for state in get_args(WaiverState) if WAIVER_STATUSES[state] is not None)
    yield _described(NOTES, NOTE_RULE, "note", lang)


def _rule(rule: Rule, edition: Edition, lang: Lang) -> dict[str, Any]:
    level = status("fail", rule.force, strict=False).sarif[1]
    heads = {key: HEADINGS[key][lang] for key in ("meaning", "choices", "remedy")}
    named = source(edition, lang)
    meaning, remedy = (fill_parameters(text[lang], edition, lang) for text in (rule.meaning, rule.remedy))
    sections = [
        (HEADINGS["source"][lang].format(source=named[:1].upper() + named[1:]), list(_quotes(rule, edition, lang)))
    ]
    sections.append((heads["meaning"], [meaning]))
    choices = [fill_parameters(choice[lang], edition, lang) for choice in rule.choices]
    if choices:
        sections.append((heads["choices"].format(source=named), choices))
    sections.append((heads["remedy"], [remedy]))
    return {
        "id": rule.id,
        "name": rule.slug,
        "shortDescription": {"text": message(rule.title[lang])},
        "fullDescription": {"text": message(meaning)},
        "help": {
            "text": message_of(sections),
            "markdown": "\n\n".join(
                "\n\n".join([f"**{formatted(head)}**", *(formatted(text) for text in texts)])
                for head, texts in sections
            ),
        },
        "defaultConfiguration": {"level": level if level != "none" else "note"},
        "properties": {
            "tags": [edition.id, FORCES[rule.force][lang]],
            "force": rule.force,
            "edition": edition.id,
            "cites": [
                {"locator": cite.locator, "lines": [list(lines) for lines in passage.lines]}
                for cite, passage in zip(rule.cites, edition.passages[rule.id], strict=True)
            ],
        },
    }


def message_of(sections: list[tuple[str, list[str]]]) -> str:
    """Return headed paragraphs as plain text."""
    return "\n\n".join("\n".join([f"{message(head)}:", *map(message, texts)]) for head, texts in sections)


def _quotes(rule: Rule, edition: Edition, lang: Lang) -> Iterator[str]:
    """Yield each sentence that the rule is read from, with where it stands."""
    for cite, passage in zip(rule.cites, edition.passages[rule.id], strict=True):
        translated = lang == "en" and cite.en != cite.quote
        rendering = f" {cite.en} {HEADINGS['unofficial'][lang]}" if translated else ""
        spans = ", ".join(f"{a}-{b}" if a != b else str(a) for a, b in passage.lines)
        lines = HEADINGS["line" if spans.isdigit() else "lines"][lang].format(lines=spans)
        yield f"“{cite.quote}”{rendering} {edition.letter.citation}, {passage.heading}, {lines}."


def _waiver_rule(state: WaiverState, lang: Lang) -> dict[str, Any]:
    found = WAIVER_STATUSES[state]
    level = found.sarif[1] if found is not None else "none"
    return _described(f"waiver-{state}", WAIVER_RULES[state], "waiver", lang, level)


def _described(name: str, texts: tuple[Both, Both], tag: str, lang: Lang, level: str = "none") -> dict[str, Any]:
    title, advice = texts
    return {
        "id": name,
        "name": name.title().replace("-", ""),
        "shortDescription": {"text": message(title[lang])},
        "fullDescription": {"text": message(f"{title[lang]}. {advice[lang]}")},
        "help": {"text": message(advice[lang]), "markdown": formatted(advice[lang])},
        "defaultConfiguration": {"level": level if level != "none" else "note"},
        "properties": {"tags": [tag]},
    }
