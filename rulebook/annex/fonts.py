"""Open the fonts of a style, as the typesetter sees them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rulebook.annex.signs import Family, allowed
from rulebook.errors import Problem, UsageError

if TYPE_CHECKING:
    import typst


@cache
def opened(files: tuple[Path, ...]) -> typst.Fonts:
    """Return the fonts in the folders of these files, and no others. Raises ImportError without typst."""
    import typst

    folders = list(dict.fromkeys(str(file.parent) for file in files))
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def families(files: tuple[Path, ...]) -> dict[str, list[tuple[Path, int]]]:
    """Return the names of the families in these files, in the order of the files: where each of their faces is."""
    order = {os.path.realpath(file): at for at, file in enumerate(files)}
    faces = [(order.get(os.path.realpath(face.path)), face) for face in opened(files).fonts() if face.path]
    found: dict[str, list[tuple[Path, int]]] = {}
    known = [(at, face) for at, face in faces if at is not None]
    for at, face in sorted(known, key=lambda each: (each[0], each[1].index)):
        found.setdefault(face.family, []).append((files[at], face.index))
    return found


def ordered(files: tuple[Path, ...], first: Sequence[str]) -> dict[str, Family]:
    """Return the code points that each family has, those of `first` first. Raises UsageError where one is missing."""
    had = _signs(files)
    missing = [name for name in first if name not in had]
    if missing:
        raise UsageError(
            [Problem("template.family", {"name": name, "known": ", ".join(sorted(had))}) for name in missing]
        )
    return {name: had[name] for name in dict.fromkeys([*first, *had])}


@cache
def _signs(files: tuple[Path, ...]) -> dict[str, Family]:
    """Return the code points of each family. Raises UsageError for a font that only the typesetter can read."""
    from fontTools.ttLib import TTFont

    found: dict[str, Family] = {}
    for name, faces in families(files).items():
        for file, number in faces:
            try:
                with TTFont(file, fontNumber=number, lazy=True) as font:
                    signs = frozenset(sign for sign in font.getBestCmap() or () if allowed(chr(sign)))
            except Exception:  # Invariant: whatever the library makes of a broken font, it is no crash.
                raise UsageError(Problem("template.font_broken", path=str(file))) from None
            # Bold or italic, a sign must be there: a family has what each of its faces has.
            found[name] = found.get(name, signs) & signs
    return found
