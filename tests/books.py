"""Make a small rulebook in a folder, good or with a fault put into it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

SMALL = Path(__file__).parent / "rulebook"


class _Plain(yaml.SafeDumper):
    """Write everything out: rule files have no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def written(value: Any) -> str:
    """Return a value as a rule file."""
    return yaml.dump(value, Dumper=_Plain, allow_unicode=True, sort_keys=False)


def small(folder: Path, changes: dict[str, dict[str, Any]] | None = None) -> Path:
    """Copy the small rulebook, and set values (None: drop) at JSON Pointers in its files."""
    book = folder / "book"
    shutil.copytree(SMALL, book)
    for name, edits in (changes or {}).items():
        path = book / name
        value = yaml.safe_load(path.read_text(encoding="utf-8"))
        for pointer, new in edits.items():
            put(value, pointer, new)
        path.write_text(written(value), encoding="utf-8")
    return book


def put(value: Any, pointer: str, new: Any) -> None:
    """Set what stands at a JSON Pointer, or drop it."""
    *path, last = pointer.split("/")[1:]
    for part in path:
        value = value[int(part) if isinstance(value, list) else part]
    key: Any = int(last) if isinstance(value, list) else last
    if new is None:
        del value[key]
    elif isinstance(value, list) and key == len(value):
        value.append(new)
    else:
        value[key] = new
