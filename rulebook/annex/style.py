"""Say how an annex looks: what a ministry puts in a folder instead of in code."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from rulebook.annex.document import Mark


@dataclass(frozen=True, slots=True)
class Style:
    """Be the house style of an annex.

    `text_font`, `heading_font`, `code_font` are names of font families; `fonts` the files (TrueType or
    OpenType) that hold them: PDF embeds them, the other forms name them. Sizes are points, margins
    millimetres (top, right, bottom, left), colours "#rrggbb". `logo` is an SVG or PNG file, at most
    `logo_height` millimetres high on the first page, and `logo_says` is what it shows, in words.
    """

    text_font: str
    heading_font: str
    code_font: str
    fonts: tuple[Path, ...]
    size: float
    ink: str
    soft: str
    accent: str
    rule: str
    wash: str
    marks: dict[Mark, str] = field(hash=False)
    margins: tuple[float, float, float, float] = (24.0, 22.0, 24.0, 22.0)
    logo: Path | None = None
    logo_height: float = 18.0
    logo_says: str = ""
