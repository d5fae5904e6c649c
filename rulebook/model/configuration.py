"""Name what a configuration can choose: the flags of `rulebook check`, by their own names, and its PATHs."""

from __future__ import annotations

from typing import Literal

Kind = Literal["names", "paths", "pairs", "word", "switch"]

KEYS: dict[str, Kind] = {
    "paths": "paths",
    "edition": "names",
    "rulebook": "paths",
    "reading": "pairs",
    "waivers": "paths",
    "select": "names",
    "ignore": "names",
    "strict": "switch",
    "engine": "word",
    "lang": "word",
    "format": "word",
}
"""Key -> what it holds. `--KEY` is its flag wherever a command has one; `paths` are the PATHs of a check.

Left out on purpose: the as-of date, which would keep every decision from expiring; what writes
files (`--output`); and `--exit-zero`, which only who runs the check may ask for.
"""
