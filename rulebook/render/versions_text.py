"""Write two versions of a draft, compared, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rulebook.model.versions import (
    ArticleChangeView,
    CauseView,
    ComparedView,
    EditView,
    OutcomeChangeView,
    VersionsView,
)
from rulebook.render.layout import Block, Text, drawn, hung, indented, on_screen, stacked
from rulebook.render.safe import safe
from rulebook.render.sentences import configuration_says
from rulebook.render.text import STYLES, error_text
from rulebook.words import Lang
from rulebook.words.report import FORCES, OUTCOMES, VERDICTS
from rulebook.words.versions import BECOMES, VERSIONS, WAYS

_COLOURS = {"worse": "red", "better": "green", "other": ""}


def versions_text(view: VersionsView, width: int, colour: bool) -> bytes:
    """Return the comparison as text: what got worse first."""
    return on_screen(_blocks(safe(view)), width, colour)


def _blocks(view: VersionsView) -> Iterator[Block]:
    lang = view.lang
    yield Text(VERSIONS["from_to"][lang].format(old=view.old.name, new=view.new.name), "bold")
    if view.old.id != view.new.id and view.old.id and view.new.id:
        yield Text(VERSIONS["other_agreement"][lang].format(old=view.old.id, new=view.new.id))
    for version in (view.old, view.new):
        yield from (error_text(error, version.name, lang) for error in version.errors)
    for result in view.results:
        yield _verdicts(result, lang)
    yield Text(view.says, "bold")
    yield Text(VERSIONS["as_of"][lang].format(date=view.as_of), "dim")
    if view.configuration is not None:
        yield Text(configuration_says(view.configuration, lang), "dim")
    for result in view.results:
        for way in ("worse", "better", "other"):
            changes = [change for change in result.outcomes if change.way == way]
            if changes:
                yield Text()
                yield drawn("─", f"{WAYS[way][lang]} ({len(changes)})")
                yield from (_change(change, lang) for change in changes)
    if view.articles:
        yield Text()
        yield drawn("─", VERSIONS["articles"][lang])
        yield from (_article(article, lang) for article in view.articles)


def _verdicts(result: ComparedView, lang: Lang) -> Block:
    text = Text(f"{result.rulebook}: ", "dim")
    text.append(VERDICTS[result.old][lang], STYLES[result.old])
    text.append(" -> ")
    text.append(VERDICTS[result.new][lang], STYLES[result.new])
    return text


def _change(change: OutcomeChangeView, lang: Lang) -> Block:
    title = Text(change.title, "bold")
    title.append(f"  ({change.slug})", "dim")
    old = _side(change.old, change.old_force, change.old_reason, lang)
    new = _side(change.new, change.new_force, change.new_reason, lang)
    rows: list[Block] = [title, old, hung("->", new, 3)]
    if len(change.records) > 1 or change.old == change.new:
        rows += [_record(record.id, record.old, record.new, lang) for record in change.records]
    rows += _causes(change.causes, lang)
    return hung(change.rule, stacked(rows), 12, f"bold {_COLOURS[change.way]}")


def _side(outcome: str, force: str, reason: str, lang: Lang) -> Text:
    return Text(f"{OUTCOMES[outcome][lang]} ({FORCES[force][lang]}): {reason}", STYLES[outcome])


def _record(name: str, old: str | None, new: str | None, lang: Lang) -> Block:
    before, after = (OUTCOMES[side][lang] if side else VERSIONS["not_there"][lang] for side in (old, new))
    return hung("-", Text(f"{name}: {before} -> {after}"), 2)


def _causes(causes: Sequence[CauseView], lang: Lang) -> Iterator[Block]:
    if not causes:
        yield Text(f"{VERSIONS['because'][lang]}: {VERSIONS['waiver'][lang]}", "bold")
    for place, cause in enumerate(causes):
        yield Text(f"{VERSIONS['also' if place else 'because'][lang]}:", "bold")
        yield from (indented(hung("-", _edit(edit, lang), 2), 2) for edit in cause.edits)


def _edit(edit: EditView, lang: Lang) -> Text:
    text = Text(edit.says)
    named = [VERSIONS["article"][lang].format(number=article.number) for article in edit.articles]
    own = edit.record.startswith("articles/")
    where = [] if own else named
    if edit.new is not None:
        where.append(VERSIONS["line"][lang].format(line=edit.new.line))
    elif edit.old is not None:
        where.append(VERSIONS["was_line"][lang].format(line=edit.old.line))
    text.append(f"  ({', '.join(where)})", "dim")
    return text


def _article(article: ArticleChangeView, lang: Lang) -> Block:
    text = Text(f"{article.heading or article.id}: {BECOMES[article.becomes][lang]}")
    affects = VERSIONS["affects"][lang].format(rules=", ".join(article.rules))
    text.append(f"; {affects if article.rules else VERSIONS['no_effect'][lang]}", "" if article.rules else "dim")
    return hung(article.number, text, 12)
