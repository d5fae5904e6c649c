"""Show the rules of an edition on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule as Line
from rich.table import Table
from rich.text import Text

from rulebook.model.edition import Edition
from rulebook.model.letter import Passage
from rulebook.model.rule import Citation, Rule
from rulebook.render.reasons import fill_parameters
from rulebook.render.screen import on_screen
from rulebook.words import Lang
from rulebook.words.report import FORCES, HEADINGS, OUTCOMES


def list_rules(edition: Edition, lang: Lang, width: int, colour: bool) -> bytes:
    """List id, force, slug and title of every rule."""
    grid = Table.grid(padding=(0, 2))
    for _ in range(3):
        grid.add_column(no_wrap=True)
    grid.add_column()
    for rule in edition.rules:
        grid.add_row(
            Text(rule.id, style="bold"), FORCES[rule.force][lang], Text(rule.title[lang]), Text(rule.slug, style="dim")
        )
    head = Text(edition.about.title[lang], style="bold")
    foot = Text(f"{edition.id} ({edition.digest[:12]}), {edition.letter.citation}", style="dim")
    return on_screen([head, Text(), _narrow(edition, lang) if width < 100 else grid, Text(), foot], width, colour)


def _narrow(edition: Edition, lang: Lang) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column()
    for rule in edition.rules:
        line = Text(rule.title[lang])
        line.append(f"\n{FORCES[rule.force][lang]}, {rule.slug}", style="dim")
        grid.add_row(Text(rule.id, style="bold"), line)
    return grid


def show_rule(edition: Edition, rule: Rule, lang: Lang, width: int, colour: bool) -> bytes:
    """Show one rule: the quote in its context, what is tested, what would make it pass, its examples."""
    return on_screen(_rule(edition, rule, lang), width, colour)


def _rule(edition: Edition, rule: Rule, lang: Lang) -> Iterator[RenderableType]:
    yield Line(Text(f"{rule.id}  {rule.title[lang]}", style="bold"), align="left", characters="═", style="dim")
    yield Text(f"{FORCES[rule.force][lang]}, {rule.slug}", style="dim")
    yield _head("letter", lang)
    for citation, passage in zip(rule.cites, edition.passages[rule.id], strict=True):
        yield Padding(_quote(edition, citation, passage, lang), (0, 0, 1, 2))
    yield _head("meaning", lang)
    yield Padding(Text(rule.meaning[lang]), (0, 0, 1, 2))
    if rule.readings:
        yield _head("readings", lang)
        yield from (Padding(Text(f"- {reading[lang]}"), (0, 0, 0, 2)) for reading in rule.readings)
        yield Text()
    yield _head("remedy", lang)
    yield Padding(Text(fill_parameters(rule.remedy[lang], edition, lang)), (0, 0, 1, 2))
    yield _head("examples", lang)
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column()
    for example in rule.examples.cases:
        grid.add_row(Text(OUTCOMES[example.expect.outcome][lang]), Text(example.says[lang]))
    yield Padding(grid, (0, 0, 0, 2))


def _head(key: str, lang: Lang) -> Text:
    return Text(HEADINGS[key][lang], style="bold")


def _quote(edition: Edition, citation: Citation, passage: Passage, lang: Lang) -> Text:
    """Show the quote marked within its paragraph, so that it is found without colour, too."""
    text = Text()
    text.append(f"{passage.before} " if passage.before else "", style="dim")
    text.append(f"»{citation.quote}«", style="bold")
    text.append(f" {passage.after}" if passage.after else "", style="dim")
    if lang == "en":
        text.append(f"\n{citation.en} {HEADINGS['unofficial'][lang]}", style="italic")
    spans = ", ".join(f"{a}-{b}" if a != b else str(a) for a, b in passage.lines)
    where = HEADINGS["lines"][lang].format(lines=spans)
    text.append(f"\n{edition.letter.citation}, {passage.heading}, {where}, {citation.locator}", style="dim")
    return text
