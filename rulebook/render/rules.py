"""Show the rules of an edition on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rulebook.model.edition import Edition
from rulebook.model.letter import Passage
from rulebook.model.rule import Citation, Interpretation, Reading, Rule
from rulebook.render.layout import Block, Text, columns, drawn, hung, indented, on_screen, spaced, stacked
from rulebook.render.reasons import fill_parameters, source
from rulebook.words import Lang
from rulebook.words.report import FORCES, HEADINGS, OUTCOMES

SPACE = 2


def list_rules(edition: Edition, lang: Lang, width: int, colour: bool) -> bytes:
    """List id, force, slug and title of every rule."""
    head = Text(edition.about.title[lang], style="bold")
    foot = Text(f"{edition.id} ({edition.digest[:12]}), {edition.letter.citation}", style="dim")
    rows = _wide(edition, lang, width) or _narrow(edition, lang)
    return on_screen([head, Text(), rows, Text(), foot], width, colour)


def _wide(edition: Edition, lang: Lang, width: int) -> Block | None:
    """List each rule on one line, if there is room for that."""
    rows = [(rule.id, FORCES[rule.force][lang], rule.title[lang], rule.slug) for rule in edition.rules]
    ids, forces, titles, slugs = (_widest(row[place] for row in rows) for place in range(4))
    if ids + forces + titles + slugs - SPACE > width:
        return None
    return stacked(
        hung(name, hung(force, hung(title, Text(slug, "dim"), titles), forces), ids, "bold")
        for name, force, title, slug in rows
    )


def _narrow(edition: Edition, lang: Lang) -> Block:
    """List each rule on two lines."""
    width, rows = _widest(rule.id for rule in edition.rules), []
    for rule in edition.rules:
        line = Text(rule.title[lang])
        line.append(f"\n{FORCES[rule.force][lang]}, {rule.slug}", style="dim")
        rows.append(hung(rule.id, line, width, "bold"))
    return stacked(rows)


def _widest(texts: Iterable[str]) -> int:
    """Return how wide a column must be, with the space after it."""
    return max(map(columns, texts), default=0) + SPACE


def show_rule(edition: Edition, rule: Rule, lang: Lang, width: int, colour: bool) -> bytes:
    """Show one rule: the quote in its context, what is tested, what would make it pass, its examples."""
    return on_screen(_rule(edition, rule, lang), width, colour)


def _rule(edition: Edition, rule: Rule, lang: Lang) -> Iterator[Block]:
    yield drawn("═", f"{rule.id}  {rule.title[lang]}")
    yield Text(f"{FORCES[rule.force][lang]}, {rule.slug}", style="dim")
    named = source(edition, lang)
    yield _head("source", lang, source=named[:1].upper() + named[1:])
    for citation, passage in zip(rule.cites, edition.passages[rule.id], strict=True):
        yield spaced(_quote(edition, citation, passage, lang), 2)
    yield _head("meaning", lang)
    yield spaced(Text(fill_parameters(rule.meaning[lang], edition, lang)), 2)
    if rule.choices:
        yield _head("choices", lang, source=named)
        yield from (indented(Text(f"- {fill_parameters(choice[lang], edition, lang)}"), 2) for choice in rule.choices)
        yield Text()
    found = [interpretation for interpretation in edition.interpretations if rule.id in interpretation.rules]
    if found:
        yield _head("interpretations", lang)
        for interpretation in found:
            yield indented(Text(interpretation.question[lang]), 2)
            yield from (indented(_reading(interpretation, reading, lang), 4) for reading in interpretation.readings)
            yield spaced(Text(interpretation.reason[lang]), 4)
    yield _head("remedy", lang)
    yield spaced(Text(fill_parameters(rule.remedy[lang], edition, lang)), 2)
    yield _head("examples", lang)
    rows = [(OUTCOMES[example.expect.outcome][lang], example.says[lang]) for example in rule.examples.cases]
    width = _widest(outcome for outcome, _ in rows)
    yield indented(stacked(hung(outcome, Text(says), width) for outcome, says in rows), 2)


def _reading(interpretation: Interpretation, reading: Reading, lang: Lang) -> Text:
    """Say one reading, and whether it is in force or can be chosen."""
    name = "this_one" if reading.id == interpretation.takes else "choosable" if reading.offered else "told_only"
    state = HEADINGS[name][lang].format(name=interpretation.id, value=reading.id)
    return Text(f"- {reading.says[lang]} [{state}]")


def _head(key: str, lang: Lang, **params: str) -> Text:
    return Text(HEADINGS[key][lang].format(**params), style="bold")


def _quote(edition: Edition, citation: Citation, passage: Passage, lang: Lang) -> Text:
    """Show the quote marked within its paragraph, so that it is found without colour, too."""
    text = Text()
    text.append(passage.before, style="dim")
    text.append(f"»{citation.quote}«", style="bold")
    text.append(passage.after, style="dim")
    if lang == "en" and citation.en != citation.quote:
        text.append(f"\n{citation.en} {HEADINGS['unofficial'][lang]}", style="italic")
    spans = ", ".join(f"{a}-{b}" if a != b else str(a) for a, b in passage.lines)
    where = HEADINGS["line" if spans.isdigit() else "lines"][lang].format(lines=spans)
    text.append(f"\n{edition.letter.citation}, {passage.heading}, {where}, {citation.locator}", style="dim")
    return text
