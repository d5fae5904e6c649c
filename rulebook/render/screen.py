"""Lay things out for a terminal of a given width, with or without colour."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.console import Console, RenderableType


def on_screen(parts: Iterable[RenderableType], width: int, colour: bool) -> bytes:
    """Return what a terminal of `width` columns would show; no line ends in blanks."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    for part in parts:
        console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines()).encode()
