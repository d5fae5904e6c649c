"""Write two versions of a draft, compared, as Markdown: a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from rulebook.model.versions import EditView, OutcomeChangeView, VersionsView
from rulebook.render.markup import markdown
from rulebook.render.safe import safe
from rulebook.render.sentences import configuration_says, error_place
from rulebook.words import Lang
from rulebook.words.report import FORCES, OUTCOMES, VERDICTS
from rulebook.words.versions import BECOMES, VERSIONS, WAYS


def versions_markdown(view: VersionsView) -> bytes:
    """Return the comparison as GitHub-flavoured Markdown."""
    return ("\n".join(_lines(safe(view))) + "\n").encode()


def _lines(view: VersionsView) -> Iterator[str]:
    lang = view.lang
    yield f"# {markdown(VERSIONS['from_to'][lang].format(old=view.old.name, new=view.new.name))}"
    yield ""
    for version in (view.old, view.new):
        for error in version.errors:
            yield f"- **{markdown(error_place(error))}** {markdown(error.message)}; {markdown(error.help)}"
    for result in view.results:
        verdicts = " → ".join(VERDICTS[side][lang] for side in (result.old, result.new))
        yield f"- {markdown(result.rulebook)}: **{verdicts}**"
    yield from ["", f"**{markdown(view.says)}** {markdown(VERSIONS['as_of'][lang].format(date=view.as_of))}"]
    if view.configuration is not None:
        yield from ["", markdown(configuration_says(view.configuration, lang))]
    for way in ("worse", "better", "other"):
        changes = [change for result in view.results for change in result.outcomes if change.way == way]
        if changes:
            yield from ["", f"## {WAYS[way][lang]} ({len(changes)})"]
            for change in changes:
                yield from _change(change, lang)
    if view.articles:
        yield from ["", f"## {VERSIONS['articles'][lang]}", ""]
        for article in view.articles:
            affects = VERSIONS["affects"][lang].format(rules=", ".join(article.rules))
            effect = affects if article.rules else VERSIONS["no_effect"][lang]
            named = " ".join(part for part in (article.number, article.heading or article.id) if part)
            yield f"- {markdown(named)}: {BECOMES[article.becomes][lang]}; {markdown(effect)}"


def _change(change: OutcomeChangeView, lang: Lang) -> Iterator[str]:
    yield from ["", f"### {change.rule} {markdown(change.title)}", ""]
    yield f"- {_side(change.old, change.old_force, change.old_reason, lang)}"
    yield f"- → {_side(change.new, change.new_force, change.new_reason, lang)}"
    if not change.causes:
        yield f"- {VERSIONS['because'][lang]}: {markdown(VERSIONS['waiver'][lang])}"
    for place, cause in enumerate(change.causes):
        yield f"- {VERSIONS['also' if place else 'because'][lang]}:"
        yield from (f"  - {_edit(edit, lang)}" for edit in cause.edits)


def _side(outcome: str, force: str, reason: str, lang: Lang) -> str:
    return f"**{OUTCOMES[outcome][lang]}** ({FORCES[force][lang]}): {markdown(reason)}"


def _edit(edit: EditView, lang: Lang) -> str:
    where = [] if edit.record.startswith("articles/") else [
        VERSIONS["article"][lang].format(number=article.number) for article in edit.articles
    ]  # fmt: skip
    return markdown(edit.says) + (f" ({markdown(', '.join(where))})" if where else "")
