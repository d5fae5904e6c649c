"""Make annexes of many drafts, twice, in other circumstances, and see that none fails and that all bytes are equal.

`python -m tests.many 100` takes the samples and changes one thing or more in them until there are so many drafts, and writes
each in every form and in every choice of languages: first here, then in another folder, time zone, locale, seed of hashes
and umask. It takes long: one test does it with a few.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

from rulebook.annex.forms import FORMS
from tests import generate
from tests.generate import reread, written
from tests.samples import ROOT, SAMPLES
from tests.walk import copied

LANGS = ("nl", "en", "nl,en")
PLACES = {
    "here": ({"TZ": "UTC", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "0"}, 0o022),
    "een andere plek/é": (
        {"TZ": "Pacific/Chatham", "LC_ALL": "nl_NL.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "1234"}, 0o077),
}  # fmt: skip


def drafts(number: int, folder: Path) -> None:
    """Write that many drafts: the samples with their decisions, and then changed ones."""
    folder.mkdir(parents=True)
    listed = sorted(SAMPLES.glob("*.json"))
    whole = [path for path in listed if not path.name.endswith(".waiver.json")]
    taken = {json.loads(path.read_bytes())["agreement"]["id"] for path in whole[:number]}
    decided = [path for path in listed if path not in whole and json.loads(path.read_bytes())["draft"] in taken]
    for path in [*whole[:number], *decided]:
        shutil.copy(path, folder)
    for place in range(len(whole), number):
        (folder / f"changed-{place:03}.json").write_bytes(changed(whole[place % len(whole)], place))


def changed(path: Path, seed: int) -> bytes:
    """Return a sample with up to five things changed, that loads; nobody has decided anything about it."""
    chance = Random(seed)
    data = reread(path.read_bytes())
    for _ in range(1 + seed % 5):
        data = dict(copied(generate.changed(data, chance)))
    data["agreement"]["id"] = f"changed-{seed:03}"
    return written(data)


def annexes(
    drafts_: str, out: str, lang: str, where: Path, env: dict[str, str], umask: int, forms: Sequence[str]
) -> str:
    """Write the annexes of a folder of drafts, in a process of its own; return what was said on standard error."""
    asked = ["annex", drafts_, "--out", out, "--lang", lang, "--as-of", "2026-01-01", "--engine", "native"]
    done = subprocess.run(
        [sys.executable, "-m", "rulebook", *asked, *(f"--form={form}" for form in forms)],
        cwd=where, env={**os.environ, **env, "PYTHONPATH": str(ROOT)}, umask=umask, capture_output=True, text=True,
    )  # fmt: skip
    return "" if done.returncode == 0 else f"exit code {done.returncode}: {done.stderr[-2000:]}"


def digests(folder: Path) -> dict[str, str]:
    """Return the digest of each file below a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def tried(
    number: int, top: Path, langs: Sequence[str] = LANGS, forms: Sequence[str] = FORMS
) -> tuple[dict[str, dict[str, str]], list[str]]:
    """Return the digests of what was written in each place, and what went wrong."""
    found: dict[str, dict[str, str]] = {}
    wrong = []
    drafts(number, top / "drafts")
    for name, (env, umask) in PLACES.items():
        place = top / name
        shutil.copytree(top / "drafts", place / "drafts")
        for lang in langs:
            said = annexes("drafts", f"out/{lang}", lang, place, env, umask, forms)
            wrong += [f"{name}, {lang}: {said}"] if said else []
            found.setdefault(name, {}).update(digests(place / "out"))
            # A hundred annexes in four forms are a gigabyte.
            shutil.rmtree(place / "out", ignore_errors=True)
            print(name, lang, said or "written", file=sys.stderr, flush=True)
    return found, wrong


def main() -> None:
    """Try it with as many drafts as are asked for, and say what came of it."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        found, wrong = tried(number, Path(folder))
        first, second = found.values()
        apart = sorted(name for name in {*first, *second} if first.get(name) != second.get(name))
        kinds = {form: sum(name.endswith(f".{form}") for name in first) for form in FORMS}
    print(
        json.dumps(
            {
                "drafts": number,
                "files": kinds,
                "wrong": wrong,
                "apart": apart,
                "seconds": round(time.monotonic() - start),
            }
        )
    )
    sys.exit(bool(wrong or apart))


if __name__ == "__main__":
    main()
