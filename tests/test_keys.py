"""Make keys, sign files and rulebooks, and refuse a rulebook that nobody trusted has signed."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from rulebook.load.edition import EDITIONS, digest_of, edition_files
from tests.signing import MINISIGN, needs_library, needs_minisign
from tests.test_cli import SAMPLES, run

pytestmark = needs_library

BOOK = "rgbv-2010"


def said(path: Path, *arguments: str, stdin: bytes | None = None) -> tuple[int, str]:
    """Return the exit code of a command in a folder, and what it said."""
    done = run(*arguments, cwd=path, stdin=stdin)
    return done.returncode, (done.stdout + done.stderr).decode()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with a pair of keys, another pair, and a signed rulebook."""
    shutil.copytree(EDITIONS / BOOK, tmp_path / "book")
    shutil.copy(SAMPLES / "mrtt-pool.json", tmp_path / "draft.json")
    for name in ("ours.key", "theirs.key"):
        assert said(tmp_path, "keygen", name, "--no-password")[0] == 0
    assert said(tmp_path, "sign", "book", "--key", "ours.key")[0] == 0
    return tmp_path


CHECK = ("check", "draft.json", "--as-of", "2026-01-01", "--engine", "native", "--rulebook", "book")


def trusting(place: Path, *keys: str) -> tuple[int, str]:
    return said(place, *CHECK, *(part for key in keys for part in ("--trust", key)))


def test_a_secret_key_is_for_its_owner_alone_and_is_never_overwritten(tmp_path: Path) -> None:
    code, told = said(tmp_path, "keygen", "--no-password")
    assert code == 0
    assert "rulebook.key: secret key" in told
    assert "rulebook.pub: public key" in told
    secret = tmp_path / "rulebook.key"
    before = secret.read_bytes()
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    code, told = said(tmp_path, "keygen", "--no-password")
    assert code == 2
    assert "`rulebook.key` is there already" in told
    assert "`rulebook.pub` is there already" in told
    assert secret.read_bytes() == before
    secret.chmod(0o644)
    assert said(tmp_path, "keygen", "--no-password", "--force")[0] == 0
    assert secret.read_bytes() != before
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert sorted(os.listdir(tmp_path)) == ["rulebook.key", "rulebook.pub"]


def test_a_pair_of_keys_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "k.pub").mkdir()
    assert said(tmp_path, "keygen", "k.key", "--no-password", "--force")[0] == 2
    assert os.listdir(tmp_path) == ["k.pub"]
    assert "would be the name of both keys" in said(tmp_path, "keygen", "a.pub", "--no-password")[1]


def test_the_password_locks_the_key_and_comes_from_standard_input(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"words")
    assert "no password was given" in said(tmp_path, "keygen", "k.key", stdin=b"")[1]
    assert said(tmp_path, "keygen", "k.key", stdin="café\n".encode())[0] == 0
    code, told = said(tmp_path, "sign", "file", "--key", "k.key", stdin=b"cafe\n")
    assert code == 2
    assert "this is not the password of the key `k.key`" in told
    assert "no password was given" in said(tmp_path, "sign", "file", "--key", "k.key", stdin=b"")[1]
    assert not (tmp_path / "file.minisig").exists()
    assert said(tmp_path, "sign", "file", "--key", "k.key", stdin="café\n".encode())[0] == 0


@pytest.mark.parametrize(
    ("cut", "says"),
    [
        (lambda data: data[:-9], "`k.key` is no secret key, or it is damaged"),
        (lambda data: data.splitlines()[0], "`k.key` is no secret key, or it is damaged"),
        (lambda data: b"", "`k.key` is no secret key, or it is damaged"),
        (lambda data: b"\xff" * 90, "`k.key` is no secret key, or it is damaged"),
        (lambda data: data[:-100] + (b"A" if data[-100:-99] != b"A" else b"B") + data[-99:], "or it is damaged"),
        (lambda data: b"x" * 100_001, "100,000"),
    ],
)
def test_a_secret_key_that_is_damaged_signs_nothing(place: Path, cut: object, says: str) -> None:
    (place / "k.key").write_bytes(cut((place / "ours.key").read_bytes()))  # type: ignore[operator]
    code, told = said(place, "sign", "draft.json", "--key", "k.key")
    assert code == 2
    assert says in told
    assert not (place / "draft.json.minisig").exists()


def test_one_kind_of_key_given_for_the_other_is_told_apart(place: Path) -> None:
    code, told = said(place, "sign", "draft.json", "--key", "ours.pub")
    assert code == 2
    assert "`ours.pub` holds a public key, and signing needs the secret one" in told
    code, told = trusting(place, "ours.key", "nothing", "draft.json")
    assert code == 2
    assert "`ours.key` holds a secret key, and a public one is expected here" in told
    assert "`nothing` is neither a file nor a public key" in told
    assert "`draft.json` is no public key" in told


def test_the_same_file_and_key_give_the_same_signature_without_a_time(place: Path) -> None:
    assert said(place, "sign", "draft.json", "--key", "ours.key")[0] == 0
    first = (place / "draft.json.minisig").read_bytes()
    code, told = said(place, "sign", "draft.json", "--key", "ours.key")
    assert code == 2
    assert "`draft.json.minisig` is there already" in told
    assert said(place, "sign", "draft.json", "--key", "ours.key", "--force")[0] == 0
    assert (place / "draft.json.minisig").read_bytes() == first
    assert first.splitlines()[2] == b"trusted comment: file:draft.json"


def test_a_name_that_minisign_cannot_show_is_written_in_ascii(place: Path) -> None:
    (place / "bijlage één.pdf").write_bytes(b"words")
    assert said(place, "sign", "bijlage één.pdf", "--key", "ours.key")[0] == 0
    lines = (place / "bijlage één.pdf.minisig").read_bytes().splitlines()
    assert lines[2] == b"trusted comment: file:bijlage %C3%A9%C3%A9n.pdf"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is text")
def test_a_file_whose_name_is_no_text_is_signed_all_the_same(place: Path) -> None:
    name = os.fsdecode(b"bijlage \xff.pdf")
    (place / name).write_bytes(b"words")
    assert said(place, "sign", name, "--key", "ours.key")[0] == 0
    lines = (place / f"{name}.minisig").read_bytes().splitlines()
    assert lines[2] == b"trusted comment: file:bijlage %FF.pdf"


def test_nothing_is_signed_when_one_of_the_files_cannot_be(place: Path) -> None:
    (place / "empty").mkdir()
    code, told = said(place, "sign", "draft.json", "gone", "empty", "-", "--key", "ours.key")
    assert code == 2
    assert "there is no file `gone`" in told or "gone" in told
    assert "`empty` is a folder without a rulebook" in told
    assert "standard input is no file" in told
    assert not (place / "draft.json.minisig").exists()
    code, told = said(place, "sign", str(EDITIONS / BOOK), "--key", "ours.key")
    assert code == 2
    assert "ships with the program" in told


def test_signing_a_rulebook_leaves_its_digest_as_it_was(place: Path) -> None:
    digest = digest_of(edition_files(EDITIONS / BOOK))
    assert digest_of(edition_files(place / "book")) == digest
    signed = (place / "book/rulebook.sha256.minisig").read_text()
    assert f"trusted comment: file:rulebook.sha256\tdigest:{digest}" in signed


@pytest.mark.parametrize("key", ["ours.pub", "line"])
def test_a_rulebook_that_a_trusted_key_signed_is_applied(place: Path, key: str) -> None:
    line = (place / "ours.pub").read_text().splitlines()[1]
    plain = said(place, *CHECK)
    assert plain[0] in (0, 1, 3)
    assert trusting(place, line if key == "line" else key) == plain
    assert trusting(place, "theirs.pub", line if key == "line" else key) == plain


def test_a_rulebook_signed_with_another_key_is_refused(place: Path) -> None:
    code, told = trusting(place, "theirs.pub")
    ours, theirs = ((place / f"{name}.pub").read_text().split()[5] for name in ("ours", "theirs"))
    assert code == 2
    assert f"it was signed with key `{ours}`, and these are trusted: {theirs}" in told


def test_a_rulebook_without_a_signature_is_refused(place: Path) -> None:
    (place / "book/rulebook.sha256.minisig").unlink()
    code, told = trusting(place, "ours.pub")
    assert code == 2
    assert "there is no signature `book/rulebook.sha256.minisig`, and --trust asks for one" in told
    (place / "book/rulebook.sha256.minisig").write_bytes(b"untrusted comment: x\nAAAA\n")
    assert "is no signature in the form of minisign" in trusting(place, "ours.pub")[1]


def test_a_rulebook_changed_after_signing_is_refused_and_the_files_are_named(place: Path) -> None:
    rule = next((place / "book/rules").glob("*.yaml"))
    rule.write_bytes(rule.read_bytes() + b"# one letter\n")
    (place / "book/definitions").mkdir(exist_ok=True)
    (place / "book/definitions/zz-new.yaml").write_bytes(b"{}")
    code, told = trusting(place, "ours.pub")
    assert code == 2
    assert f"changed after it was signed with key `{(place / 'ours.pub').read_text().split()[5]}`" in told
    assert f": definitions/zz-new.yaml, rules/{rule.name}" in told


def test_a_list_that_was_changed_along_with_the_rulebook_helps_nobody(place: Path) -> None:
    rule = next((place / "book/rules").glob("*.yaml"))
    rule.write_bytes(rule.read_bytes() + b"# one letter\n")
    from rulebook.seal.manifest import manifest

    (place / "book/rulebook.sha256").write_bytes(manifest(edition_files(place / "book")))
    code, told = trusting(place, "ours.pub")
    assert code == 2
    assert "does not fit what is here" in told


def test_a_comment_that_was_changed_breaks_the_signature(place: Path) -> None:
    path = place / "book/rulebook.sha256.minisig"
    path.write_text(path.read_text().replace("file:rulebook", "file:Rulebook"))
    code, told = trusting(place, "ours.pub")
    assert code == 2
    assert "it, or its comment, was changed after signing" in told


def test_every_edition_of_a_series_must_be_signed(place: Path) -> None:
    (place / "series").mkdir()
    for name in ("rgbv-2010", "rgbv-2017"):
        shutil.copytree(EDITIONS / name, place / "series" / name)
    arguments = [*CHECK[:-1], "series", "--trust", "ours.pub"]
    assert said(place, "sign", "series/rgbv-2017", "--key", "ours.key")[0] == 0
    code, told = said(place, *arguments)
    assert code == 2
    assert "there is no signature `series/rgbv-2010/rulebook.sha256.minisig`" in told
    assert said(place, "sign", "series", "--key", "ours.key", "--force")[0] == 0
    assert said(place, *arguments)[0] in (0, 1, 3)


@needs_minisign
def test_minisign_reads_what_is_written_here(place: Path) -> None:
    assert said(place, "keygen", "locked.key", stdin=b"secret\n")[0] == 0
    assert said(place, "sign", "draft.json", "--key", "locked.key", stdin=b"secret\n")[0] == 0
    assert minisign(place, "-V", "-m", "draft.json", "-p", "locked.pub") == 0
    assert minisign(place, "-V", "-m", "draft.json", "-p", "ours.pub") == 1
    assert minisign(place / "book", "-V", "-m", "rulebook.sha256", "-p", "../ours.pub") == 0
    assert minisign(place, "-S", "-m", "book/edition.yaml", "-s", "ours.key") == 0
    assert minisign(place, "-V", "-m", "book/edition.yaml", "-p", "ours.pub") == 0


@needs_minisign
@pytest.mark.parametrize("legacy", [[], ["-l"]])
def test_what_minisign_writes_is_read_here(place: Path, legacy: list[str]) -> None:
    assert minisign(place, "-G", "-W", "-p", "m.pub", "-s", "m.key") == 0
    assert said(place, "sign", "draft.json", "--key", "m.key")[0] == 0
    assert minisign(place, "-V", "-m", "draft.json", "-p", "m.pub") == 0
    listed = "book/rulebook.sha256"
    assert minisign(place, "-S", *legacy, "-m", listed, "-s", "m.key", "-x", f"{listed}.minisig") == 0
    assert trusting(place, "m.pub")[0] in (0, 1, 3)


def minisign(place: Path, *arguments: str) -> int:
    done = subprocess.run(
        [str(MINISIGN), *arguments], cwd=place, capture_output=True, stdin=subprocess.DEVNULL, timeout=60, check=False
    )
    return done.returncode
