"""Say how an annex looks: what a ministry puts in a folder instead of in code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rulebook.annex.document import Mark
from rulebook.words.report import Both


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


@dataclass(frozen=True, slots=True)
class Template:
    """Be what a ministry decides about its annexes.

    `texts` are the texts that differ, `order` names every chapter. `digest` is the SHA-256 of all
    files that an annex in this style is made with.
    """

    style: Style
    texts: Mapping[str, Both]
    order: tuple[str, ...]
    digest: str
    folder: Path


def load(folder: Path | str | None = None) -> Template:
    """Return the template in a folder, or the default one. Raises UsageError with all that is wrong with it."""
    # Imported late: it reads files and knows all texts, which who only writes a document need not.
    from rulebook.annex.template import read

    return read(None if folder is None else Path(folder))
