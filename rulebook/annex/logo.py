"""Draw the logo of a style for forms that want it in pixels."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from rulebook.annex.lengths import POINTS
from rulebook.annex.pictures import PNG
from rulebook.annex.style import Style
from rulebook.errors import Problem, UsageError

# Sharp on paper.
_PER_INCH = 600


@dataclass(frozen=True, slots=True)
class Logo:
    """Be a picture (PNG): how wide and high it is on the page, in points, and what it shows, in words."""

    content: bytes
    width: float
    height: float
    says: str


def logo(style: Style, width: float) -> Logo | None:
    """Return the logo of a style, no wider than the text, or None. Raises UsageError for what is no picture.

    An SVG is drawn by the typesetter, because Word wants pixels. Raises ImportError without it.
    """
    if style.logo is None:
        return None
    content = style.logo.read_bytes()
    if style.logo.suffix.lower() == ".svg":
        content = _drawn(content, width, style.logo_height * POINTS, style.logo.name)
    if content[:8] != PNG or content[12:16] != b"IHDR":
        raise UsageError(Problem("annex.logo", {"name": style.logo.name, "found": "no PNG"}))
    across, down = struct.unpack(">II", content[16:24])
    height = min(style.logo_height * POINTS, width * down / across)
    return Logo(content, height * across / down, height, style.logo_says)


def _drawn(svg: bytes, width: float, height: float, name: str) -> bytes:
    """Draw an SVG so high, or so wide if it is wider than that: a line of a kilometre would take all memory."""
    # Imported late: few styles have a drawing.
    import typst

    text = svg.decode("utf-8", "replace").replace("\\", "\\\\").replace('"', '\\"')
    page = "#set page(width: auto, height: auto, margin: 0pt, fill: none)\n"
    image = f'image(bytes("{text}"), format: "svg", '
    source = (
        f"{page}#context {{ let high = {image}height: {height}pt)\n"
        f"if measure(high).width > {width}pt {{ {image}width: {width}pt) }} else {{ high }} }}"
    )
    try:
        made = typst.compile(source.encode(), format="png", ppi=_PER_INCH)
    except typst.TypstError as error:
        found = " ".join(error.message.split())
        raise UsageError(Problem("annex.logo", {"name": name, "found": found})) from error
    assert isinstance(made, bytes)
    return made
