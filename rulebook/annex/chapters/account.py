"""Say with what the check was done, so that anybody can do it again."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from rulebook.annex.document import Block, Facts, Paragraph, Run, Text
from rulebook.annex.subject import REPORT, Subject
from rulebook.model.view import ParameterView, ReadingView, RulebookView


def write(subject: Subject) -> Iterator[Block]:
    """Yield digests, editions, engines, the as-of date and the program."""
    before, _, after = subject.texts["account_says"][subject.lang].partition("{name}")
    yield Paragraph((Run(before), Run(REPORT, code=True), Run(after)))
    yield Facts(tuple(((Run(name),), value) for name, value in _facts(subject)))
    for label, command in (("again", _again(subject)), ("verify", _verify(subject))):
        yield subject.label(label)
        yield Paragraph((Run(shlex.join(command), code=True),))
    yield subject.paragraph("verify_how")
    yield subject.paragraph("verify_proves")


def _again(subject: Subject) -> list[str]:
    """Return the command that does the check again: whatever was chosen is named, and nothing is left to the day."""
    head = subject.head
    editions = [part for rulebook in head.rulebooks for part in ("--edition", rulebook.edition)]
    choices: list[ParameterView | ReadingView] = []
    for rulebook in head.rulebooks:
        choices += [*rulebook.parameters, *rulebook.readings]
    chosen = dict.fromkeys(f"{choice.name}={choice.value}" for choice in choices if choice.chosen)
    return [
        *("rulebook", "check", subject.draft.path, "--isolated", "--as-of", head.as_of, *editions),
        *(part for choice in chosen for part in ("--reading", choice)),
        *(["--strict"] if head.strict else []),
        *("--engine", "both" if len(head.engines) > 1 else head.engines[0]),
    ]


def _verify(subject: Subject) -> list[str]:
    return ["rulebook", "verify", "ANNEX", "--draft", subject.draft.path]


def _facts(subject: Subject) -> Iterator[tuple[str, Text]]:
    head, draft, say = subject.head, subject.draft, subject.say
    yield say("file"), (Run(draft.path, code=True),)
    yield say("draft_digest"), (Run(draft.sha256 or "", code=True),)
    for result, rulebook in subject.results():
        yield from _rulebook(rulebook, subject)
        for waiver in result.waivers:
            yield say("waiver_digest", id=waiver.id), (Run(waiver.sha256, code=True),)
    engines = ", ".join(head.engines)
    yield say("engines"), (Run(say("engines_agreed" if len(head.engines) > 1 else "engines_alone", engines=engines)),)
    yield say("as_of"), subject.text(head.as_of)
    yield say("strict"), (Run(say("strict_yes" if head.strict else "strict_no")),)
    yield say("tool"), (Run(f"{head.tool.name} {head.tool.version}"),)


def _rulebook(rulebook: RulebookView, subject: Subject) -> Iterator[tuple[str, Text]]:
    say, letter = subject.say, rulebook.letter
    yield say("edition"), (Run(f"{rulebook.title} ("), Run(rulebook.edition, code=True), Run(")"))
    yield say("edition_digest"), (Run(rulebook.digest, code=True),)
    since = subject.date(rulebook.valid_from)
    when = say("in_force_since", since=since)
    if rulebook.valid_until is not None:
        when = say("in_force_from", since=since, until=subject.date(rulebook.valid_until))
    yield say("in_force"), (Run(when if rulebook.in_force else say("not_in_force", when=when)),)
    yield say("source"), (Run(f"{letter.citation}, "), Run(letter.title, lang=None if subject.lang == "nl" else "nl"))
    yield say("source_digest"), (Run(letter.sha256, code=True),)
