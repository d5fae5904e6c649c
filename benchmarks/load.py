"""Table 6: what a rule costs to load when there are 40, and when there are 2,000."""

from __future__ import annotations

import os
import shutil
import tempfile
from functools import partial
from pathlib import Path

from benchmarks.timing import in_turn, show
from benchmarks.workload import EDITION
from rulebook.load.edition import load_edition

SIZES = (40, 2000)
_DEFINITION = """\
name: {name}
title: {{nl: "Begrip {number}", en: "Notion {number}"}}
meaning: {{nl: Er is een traject., en: There is a track.}}
when: {{all_of: [{{there_is: {{in: tracks, as: track}}}}, {used}]}}
"""


def generated(folder: Path, count: int) -> Path:
    """Write a rulebook of so many rules: those of the workload over and over, each with a definition of its own."""
    shutil.copytree(EDITION / "letter", folder / "letter")
    shutil.copy(EDITION / "edition.yaml", folder / "edition.yaml")
    (folder / "rules").mkdir()
    (folder / "definitions").mkdir()
    texts = [path.read_text(encoding="utf-8") for path in sorted((EDITION / "rules").glob("*.yaml"))]
    for number in range(count):
        text = texts[number % len(texts)]
        slug = text.partition("\nslug: ")[2].partition("\n")[0]
        head, _, rest = text.partition("\nslug: ")
        own = f"notion-{number}"
        # In blocks of ten, so that definitions rest on each other and no chain grows with the rulebook.
        used = f"{{is: notion-{number - 1}}}" if number % 10 else "{said: agreement.kind}"
        definition = _DEFINITION.format(name=own, number=number, used=used)
        (folder / "definitions" / f"{own}.yaml").write_text(definition, encoding="utf-8")
        name = f"{slug}-{number}"
        limb = f"limbs:\n  - applies: {{is: {own}}}\n    "
        made = f"id: {_id(number)}\nslug: {name}{rest[len(slug) :]}".replace("limbs:\n  - ", limb, 1)
        assert head.startswith("id: ")
        (folder / "rules" / f"{name}.yaml").write_text(made, encoding="utf-8")
    return folder


def _id(number: int) -> str:
    return f"G{chr(65 + number // 900)}-{100 + number % 900}"


def measure(rounds: int = 1) -> dict[str, float]:
    """Print the table and return by how much more a rule costs among 2,000 than among 40."""
    before = os.environ.get("XDG_CACHE_HOME")
    with tempfile.TemporaryDirectory() as place:
        os.environ["XDG_CACHE_HOME"] = f"{place}/cache"
        try:
            books = {count: generated(Path(place) / f"of-{count}", count) for count in SIZES}
            work = {}
            for count, book in books.items():
                work[f"{count} rules, proved"] = partial(_proved, book, Path(place) / "cache")
                work[f"{count} rules, proved before"] = partial(load_edition, book)
            least = in_turn(work, rounds)
        finally:
            os.environ.pop("XDG_CACHE_HOME")
            if before is not None:
                os.environ["XDG_CACHE_HOME"] = before
    each = {name: seconds / int(name.split()[0]) * 1e6 for name, seconds in least.items()}
    show(
        "6. Loading a rulebook",
        ("", "ms", "us a rule"),
        [(name, seconds * 1e3, each[name]) for name, seconds in least.items()],
    )
    few, many = SIZES
    return {
        "load-proved": each[f"{many} rules, proved"] / each[f"{few} rules, proved"],
        "load-proved-before": each[f"{many} rules, proved before"] / each[f"{few} rules, proved before"],
    }


def _proved(book: Path, cache: Path) -> object:
    shutil.rmtree(cache, ignore_errors=True)
    return load_edition(book)
