"""Prove that the store is fresh and to be trusted: nothing changed is missed, nothing foreign is believed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from rulebook.errors import EditionError
from rulebook.load import proving, store
from rulebook.load.edition import DEFAULT_EDITION, EDITIONS, digest_of, edition_files, load_edition
from tests.small import FILES, small_edition, write_edition

LETTER, SHIPPED = EDITIONS / DEFAULT_EDITION, EDITIONS / "rgbv-2017"


def names(folder: Path) -> list[str]:
    """Return the files that an edition consists of, as they lie on the disk."""
    kinds = (".yaml", ".json", ".txt")
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in kinds)


NAMES = [
    *((SHIPPED, name) for name in names(SHIPPED)),
    # Of the large one, a file of each kind that the small one does not have.
    (LETTER, "interpretations/national-industry.yaml"),
]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that editions are kept in; there is none yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "rulebook"


@pytest.fixture
def proved(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the digests of the editions that are proved, as it happens."""
    digests: list[str] = []
    real = proving.examine

    def examine(files: Any, folder: Path, digest: str) -> proving.Proof:
        digests.append(digest)
        return real(files, folder, digest)

    monkeypatch.setattr(proving, "examine", examine)
    return digests


def _stored(cache: Path) -> Path:
    (found,) = cache.glob("edition-*")
    return found


def test_what_was_kept_is_the_edition_that_was_proved(cache: Path, proved: list[str]) -> None:
    first, second = load_edition(), load_edition()
    assert proved == [first.digest]
    assert first == second
    assert [rule.examples for rule in first.rules] == [rule.examples for rule in second.rules]
    assert pickle.loads(pickle.dumps(second)) == first


def test_decimals_dates_and_odd_texts_survive(cache: Path, tmp_path: Path) -> None:
    rule = (
        FILES["rules/one.yaml"]
        .replace("item.money, at_least: 0", "item.years.first, at_least: 0.50")
        .replace("nl: goed", 'nl: "“é” \\u2028"')
    )
    folder = write_edition(tmp_path / "edition", {**FILES, "rules/one.yaml": rule})
    first, second = load_edition(folder), load_edition(folder)
    assert first == second
    limb: Any = second.rules[0].limbs[0]
    assert isinstance(limb.requires.at_least, Decimal)
    assert str(limb.requires.at_least) == "0.50"
    assert limb.messages.pass_.nl == "“é” \u2028"


def test_every_file_of_the_letters_edition_counts_for_its_digest() -> None:
    files = edition_files(LETTER)
    assert sorted(files) == names(LETTER)
    digests = {digest_of({**files, name: data + b"\n"}) for name, data in files.items()}
    assert len(digests | {digest_of(files)}) == len(files) + 1


@pytest.mark.parametrize(("shipped", "name"), NAMES, ids=[f"{folder.name}: {name}" for folder, name in NAMES])
def test_one_byte_more_or_other_in_any_file_is_another_edition(
    shipped: Path, name: str, cache: Path, tmp_path: Path, proved: list[str]
) -> None:
    folder = tmp_path / "edition"
    shutil.copytree(shipped, folder)
    load_edition(folder)
    path = folder / name
    before, whole = path.stat(), path.read_bytes()
    # The last letter that is a small one: the same size, at the same time.
    at = max(place for place, byte in enumerate(whole) if chr(byte).islower())
    for changed in (whole[:at] + whole[at : at + 1].upper() + whole[at + 1 :], whole + b"\n"):
        path.write_bytes(changed)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        count = len(proved)
        with contextlib.suppress(EditionError):
            load_edition(folder)
        assert len(proved) == count + 1
    path.write_bytes(whole)
    load_edition(folder)
    assert len(set(proved)) == len(proved) == 3


def test_a_file_added_removed_or_renamed_is_another_edition(cache: Path, tmp_path: Path, proved: list[str]) -> None:
    folder = write_edition(tmp_path / "edition", FILES)
    load_edition(folder)
    more = FILES["rules/one.yaml"].replace("TST-001", "TST-002").replace("slug: one", "slug: two")
    (folder / "rules" / "two.yaml").write_text(more, encoding="utf-8")
    assert [rule.id for rule in load_edition(folder).rules] == ["TST-001", "TST-002"]
    (folder / "rules" / "one.yaml").unlink()
    assert [rule.id for rule in load_edition(folder).rules] == ["TST-002"]
    (folder / "rules" / "two.yaml").rename(folder / "rules" / "three.yaml")
    with pytest.raises(EditionError):
        load_edition(folder)
    assert len(set(proved)) == 4


def test_what_cannot_be_proved_is_never_kept(cache: Path, tmp_path: Path) -> None:
    wrong = FILES["rules/one.yaml"].replace("hoeksteen", "grondslag")
    folder = write_edition(tmp_path / "edition", {**FILES, "rules/one.yaml": wrong})
    for _ in range(2):
        with pytest.raises(EditionError):
            load_edition(folder)
    assert not cache.exists()


def test_a_program_that_proves_otherwise_starts_anew(
    cache: Path, proved: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_edition()
    for name, value in (("__version__", "0.1.1"), ("FORMAT", 0), ("_program", lambda kind: "another")):
        monkeypatch.setattr(store, name, value)
        load_edition()
    assert len(proved) == 4
    assert len(list(cache.iterdir())) == 4


def _sealed(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "cut": lambda data: data[:-1],
    "one bit": lambda data: data[:900] + bytes([data[900] ^ 1]) + data[901:],
    "no digest": lambda data: data.partition(b"\n")[2],
    "not text": lambda data: b"\xff" * 64 + data[64:],
    "not JSON": lambda data: _sealed(b"{"),
    "another form": lambda data: _sealed(b"[]"),
    "deep": lambda data: _sealed(b"[" * 100_000),
    "keys missing": lambda data: _sealed(data.partition(b"\n")[2].replace(b'"slug"', b'"sulg"')),
    "another edition": lambda data: _sealed(data.partition(b"\n")[2].replace(b'"digest": "', b'"digest": "0')),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=list(DAMAGE))
def test_what_is_damaged_is_proved_and_written_again(
    damage: Callable[[bytes], bytes], cache: Path, tmp_path: Path, proved: list[str]
) -> None:
    folder = write_edition(tmp_path / "edition", FILES)
    first = load_edition(folder)
    whole = _stored(cache).read_bytes()
    _stored(cache).write_bytes(damage(whole))
    assert load_edition(folder) == first
    assert len(proved) == 2
    assert _stored(cache).read_bytes() == whole


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_what_others_may_write_is_not_believed(mode: int, cache: Path, tmp_path: Path, proved: list[str]) -> None:
    folder = write_edition(tmp_path / "edition", FILES)
    load_edition(folder)
    _stored(cache).chmod(mode)
    load_edition(folder)
    assert len(proved) == 2
    assert _stored(cache).stat().st_mode & 0o777 == 0o600
    load_edition(folder)
    assert len(proved) == 2


def test_what_is_another_users_is_not_believed(
    cache: Path, tmp_path: Path, proved: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_edition(tmp_path / "edition", FILES)
    load_edition(folder)
    whole, uid = _stored(cache).read_bytes(), os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: uid + 1)
    load_edition(folder)
    load_edition(folder)
    assert len(proved) == 3
    assert _stored(cache).read_bytes() == whole


def test_a_folder_that_others_may_write_is_not_used(cache: Path, tmp_path: Path, proved: list[str]) -> None:
    folder = write_edition(tmp_path / "edition", FILES)
    load_edition(folder)
    cache.chmod(0o777)
    kept = _stored(cache).stat().st_mtime_ns
    load_edition(folder)
    assert len(proved) == 2
    assert _stored(cache).stat().st_mtime_ns == kept


def test_a_link_is_not_followed(cache: Path, tmp_path: Path, proved: list[str]) -> None:
    folder = write_edition(tmp_path / "edition", FILES)
    load_edition(folder)
    real = tmp_path / "planted.json"
    _stored(cache).rename(real)
    name = store._name(proved[0])
    (cache / name).symlink_to(real)
    load_edition(folder)
    assert len(proved) == 2
    assert not (cache / name).is_symlink()


def test_nothing_beside_a_rulebook_is_read_or_written(cache: Path, tmp_path: Path, proved: list[str]) -> None:
    folder = write_edition(tmp_path / "edition", FILES)
    load_edition(folder)
    shutil.copytree(cache, folder / "rulebook")
    shutil.copy(_stored(cache), folder)
    shutil.rmtree(cache)
    before = sorted(path.name for path in folder.rglob("*"))
    load_edition(folder)
    assert len(proved) == 2
    assert sorted(path.name for path in folder.rglob("*")) == before


def test_where_nothing_can_be_kept_everything_still_works(
    tmp_path: Path, proved: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_edition(tmp_path / "edition", FILES)
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    load_edition(folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "full"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    load_edition(folder)
    assert len(proved) == 2
    assert list((tmp_path / "full" / "rulebook").iterdir()) == []


def test_a_cache_folder_that_is_no_whole_path_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    load_edition(write_edition(tmp_path / "edition", FILES))
    assert not (tmp_path / "here").exists()
    assert list((tmp_path / "home" / ".cache" / "rulebook").iterdir())


def test_only_the_newest_are_kept(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST", 2)
    for number in range(4):
        rule = FILES["rules/one.yaml"].replace("TST-001", f"TST-00{number}")
        small_edition(tmp_path / str(number), rule)
    assert len(list(cache.iterdir())) == 2


def test_what_was_proved_before_needs_neither_yaml_nor_pydantic(cache: Path) -> None:
    code = (
        "import sys; from rulebook.load.edition import load_edition; load_edition();"
        "print(*sorted({'yaml', 'pydantic', 'rulebook.load.proving'} & set(sys.modules)))"
    )
    seen = [subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout for _ in range(2)]
    assert seen == [b"pydantic rulebook.load.proving yaml\n", b"\n"]
