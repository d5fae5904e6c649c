"""Write what becomes of each sentence of the letter: for a terminal, or as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from rulebook.model.coverage import STATES, Coverage, CoveredSection
from rulebook.model.noun import plain
from rulebook.render.json import document
from rulebook.render.layout import Block, Text, columns, hung, indented, on_screen, stacked
from rulebook.words import Count, Lang
from rulebook.words.coverage import PAGE
from rulebook.words.coverage import STATES as STATE_WORDS
from rulebook.words.uncited import KINDS

GAP = 2


def coverage_json(found: Coverage) -> bytes:
    """Return the coverage in the form that `schemas/coverage.schema.json` publishes."""
    return document(found)


def coverage_text(found: Coverage, lang: Lang, width: int, colour: bool) -> bytes:
    """Return a summary, a table by section, why sentences carry no rule, and what is open."""
    return on_screen(_blocks(found, lang), width, colour)


def summary(found: Coverage, lang: Lang) -> str:
    """Say in one sentence whether the letter is covered."""
    key = "not_whole" if found.open else "whole"
    return PAGE[key][lang].format(n=Count(sum(plain(found.tally).values())), open=Count(len(found.open)))


def section_name(section: CoveredSection, found: Coverage, lang: Lang) -> str:
    """Return what a section is called: its heading, or where it stands."""
    if section.heading is not None:
        return section.heading.text
    if section.footnotes:
        return PAGE["footnotes"][lang]
    above = found.sections[: found.sections.index(section)]
    return PAGE["after" if any(part.heading for part in above) else "before"][lang]


def by_kind(found: Coverage) -> dict[str, int]:
    """Count the listed sentences of each kind, in the order of the kinds."""
    kinds = [sentence.kind for part in found.sections for sentence in part.sentences]
    return {kind: kinds.count(kind) for kind in KINDS if kind in kinds}


def _blocks(found: Coverage, lang: Lang) -> Iterator[Block]:
    yield Text(f"{PAGE['title'][lang]}: {found.letter}", "bold")
    yield Text(f"{found.edition} ({found.digest[:12]})", "dim")
    yield Text()
    yield Text(summary(found, lang), "" if not found.open else "red")
    yield Text()
    yield Text(PAGE["sections"][lang], "bold")
    heads = [STATE_WORDS[state][lang] for state in STATES]
    wide = [columns(head) + GAP for head in heads]
    yield indented(hung(_row(heads, wide), Text(PAGE["section"][lang]), sum(wide) + GAP, "dim"), GAP)
    for section in found.sections:
        states = [sentence.state for sentence in section.sentences]
        counts = [str(states.count(state) or "-") for state in STATES]
        name = section_name(section, found, lang)
        yield indented(hung(_row(counts, wide), Text(name), sum(wide) + GAP), GAP)
    yield indented(Text(_row([str(plain(found.tally)[state]) for state in STATES], wide), "bold"), GAP)
    yield Text()
    if found.tally.listed:
        yield Text(PAGE["kinds"][lang], "bold")
        rows = [hung(f"{count:4}", Text(KINDS[kind][lang]), 4 + GAP) for kind, count in by_kind(found).items()]
        yield indented(stacked(rows), GAP)
    yield from _open(found, lang)


def _row(cells: list[str], wide: list[int]) -> str:
    return "".join(cell.rjust(room) for cell, room in zip(cells, wide, strict=True))


def _open(found: Coverage, lang: Lang) -> Iterator[Block]:
    texts = {sentence.locator: sentence.text for part in found.sections for sentence in part.sentences}
    if found.open:
        yield Text()
        yield Text(PAGE["open"][lang], "bold")
        for locator in found.open:
            yield indented(Text(locator, "bold"), GAP)
            yield indented(Text(texts[locator]), 2 * GAP)
        yield Text()
        yield Text(f"help: {PAGE['open_help'][lang]}")
