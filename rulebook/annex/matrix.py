"""Draw a matrix of drafts and rules: a sheet of paper on which a whole repository can be seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

from rulebook.annex.style import Style
from rulebook.model.rule import Outcome

CELL, ROW, LABELS, HEADS, LETTER = 15.0, 12.0, 190.0, 47.0, 8.5
SIGNS: dict[Outcome, str] = {
    "pass": "M3 8 L6.5 11.5 L12 4",
    "fail": "M4 4 L11 11 M11 4 L4 11",
    "undetermined": "M5 5.2 C5 2.4 10 2.4 10 5.2 C10 7.2 7.5 7 7.5 9 M7.5 11.4 L7.5 11.8",
    "waived": "M3.5 9 C5.5 5 7 5 7.5 7.5 C8 10 9.5 10 11.5 6",
    "not-applicable": "M5.5 7.5 L9.5 7.5",
    "error": "M7.5 3 L7.5 8.6 M7.5 11.4 L7.5 11.8",
}
"""How each outcome is drawn, in a square of 15: a form of its own, so that no colour is needed."""


def drawn(
    rules: Sequence[str],
    rows: Sequence[tuple[str, Mapping[str, Outcome]]],
    legend: Sequence[tuple[Outcome, str]],
    style: Style,
) -> str:
    """Return the matrix as SVG: a column for each of the rules, a row for each draft, and what the signs mean."""
    width = max(LABELS + CELL * len(rules), 2 * LABELS)
    explained, top = list(_explained(legend, width)), HEADS + ROW * len(rows) + 6
    height = top + max((y for _, y, _, _ in explained), default=0) + CELL
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}pt" height="{height:g}pt" '
        f'viewBox="0 0 {width:g} {height:g}" font-family="{escape(style.text_font, {chr(34): "&quot;"})}, sans-serif" '
        f'font-size="{LETTER:g}">'
    ]
    for column, rule in enumerate(rules):
        x = LABELS + CELL * column + CELL / 2 + 3
        parts.append(f'<text transform="translate({x:g} {HEADS - 5:g}) rotate(-90)">{escape(rule)}</text>')
    for line, (label, outcomes) in enumerate(rows):
        y = HEADS + ROW * line
        parts.append(f'<path d="M0 {y:g} H{width:g}" stroke="{style.rule}" stroke-width=".5"/>')
        parts.append(f'<text x="0" y="{y + 9:g}">{escape(_short(label))}</text>')
        parts += [
            _sign(outcomes[rule], LABELS + CELL * column, y - (CELL - ROW) / 2, style)
            for column, rule in enumerate(rules)
            if rule in outcomes
        ]
    for x, y, outcome, says in explained:
        parts.append(_sign(outcome, x, top + y, style))
        parts.append(f'<text x="{x + 18:g}" y="{top + y + 10.5:g}">{escape(says)}</text>')
    return "".join([*parts, "</svg>"])


def _explained(legend: Sequence[tuple[Outcome, str]], width: float) -> Iterator[tuple[float, float, Outcome, str]]:
    """Yield where each sign is explained: beside each other while there is room."""
    x = y = 0.0
    for outcome, says in legend:
        wide = 30 + LETTER * 0.47 * len(says)
        if x and x + wide > width:
            x, y = 0.0, y + CELL
        yield x, y, outcome, says
        x += wide


def _sign(outcome: Outcome, x: float, y: float, style: Style) -> str:
    return (
        f'<path transform="translate({x:g} {y:g})" d="{SIGNS[outcome]}" fill="none" stroke="{style.marks[outcome]}" '
        'stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>'
    )


def _short(label: str) -> str:
    most = int(LABELS / (LETTER * 0.54))
    return label if len(label) <= most else f"{label[: most - 1]}…"
