"""A document is there whole or not at all, in every form, whatever the disk, the folder or the user does meanwhile."""

from __future__ import annotations

import errno
import io
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest
from click.testing import CliRunner

from rulebook.annex.forms import FORMS
from rulebook.cli import rulebook
from rulebook.errors import UsageError
from rulebook.load import files
from rulebook.load.files import write_atomic, write_new
from tests.books import SMALL
from tests.samples import ROOT, SAMPLES
from tests.test_verify import each_form

DRAFT = SAMPLES / "frysian-flag.json"
ASKED = ("--rulebook", str(SMALL), "--as-of", "2026-01-01", "--engine", "native")
OLD = b"what was there before"


def asked(target: Path, *more: str) -> tuple[Any, str]:
    """Return the exit code and what was said when a document is asked for."""
    given = ["annex", str(DRAFT), *ASKED, "--output", str(target), *more]
    done = CliRunner().invoke(rulebook, given, standalone_mode=False)
    return (done.return_value if done.exception is None else done.exception), done.output


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def raising(error: BaseException) -> Callable[..., NoReturn]:
    def fails(*_: Any, **__: Any) -> NoReturn:
        raise error

    return fails


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("force", [(), ("--force",)], ids=["new", "force"])
@each_form
def test_a_disk_with_no_room_for_it_leaves_what_was_there(form: str, force: tuple[str, ...], tmp_path: Path) -> None:
    import resource

    target = tmp_path / f"a.{form}"
    if force:
        target.write_bytes(OLD)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    # As on a full disk, the first bytes are written and the next are not.
    resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, before[1]))
    try:
        code, says = asked(target, *force)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert code == 2
    assert says.startswith(f"{target}: error: `{target}` cannot be written: File too large\n  help: ")
    assert names(tmp_path) == ([target.name] if force else [])
    assert not force or target.read_bytes() == OLD


@pytest.mark.parametrize("what", ["read-only", "full"])
@each_form
def test_a_folder_that_takes_no_file_is_named(
    form: str, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whoever runs the tests may be allowed to write everywhere, so the system's answer is put in its place.
    number = {"read-only": errno.EROFS, "full": errno.ENOSPC}[what]
    monkeypatch.setattr(files, "_for_its_owner", raising(OSError(number, os.strerror(number))))
    code, says = asked(tmp_path / f"a.{form}")
    assert code == 2
    assert f"cannot be written: {os.strerror(number)}\n  help: " in says
    assert names(tmp_path) == []


@each_form
def test_who_interrupts_while_it_is_written_finds_nothing_half(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"old.{form}").write_bytes(OLD)
    monkeypatch.setattr(os, "fsync", raising(KeyboardInterrupt()))
    for name, force in (("new", ()), ("old", ("--force",))):
        code, _ = asked(tmp_path / f"{name}.{form}", *force)
        assert isinstance(code, BaseException)
    assert names(tmp_path) == [f"old.{form}"]
    assert (tmp_path / f"old.{form}").read_bytes() == OLD


@each_form
def test_no_file_link_or_folder_that_is_there_is_overwritten_unasked(form: str, tmp_path: Path) -> None:
    there = {name: tmp_path / f"{name}.{form}" for name in ("file", "link", "lost", "folder")}
    there["file"].write_bytes(OLD)
    there["link"].symlink_to(there["file"])
    there["lost"].symlink_to(tmp_path / "nowhere")
    there["folder"].mkdir()
    before = names(tmp_path)
    for target in there.values():
        assert asked(target) == (
            2,
            f"{target}: error: `{target}` is there already\n  help: choose another name, or replace it with --force\n",
        )
    code, says = asked(there["folder"], "--force")
    assert (code, "help:" in says) == (2, True)
    assert (names(tmp_path), there["file"].read_bytes()) == (before, OLD)
    # A link stays a link: what it leads to is replaced.
    assert asked(there["link"], "--force") == (0, "")
    assert there["link"].is_symlink()
    assert there["file"].read_bytes() != OLD
    assert names(tmp_path) == before


@each_form
def test_the_draft_itself_is_never_replaced(form: str, tmp_path: Path) -> None:
    (tmp_path / "draft.json").write_bytes(DRAFT.read_bytes())
    (tmp_path / f"a.{form}").symlink_to("draft.json")
    given = ["annex", str(tmp_path / "draft.json"), *ASKED, "--output", str(tmp_path / f"a.{form}"), "--force"]
    done = CliRunner().invoke(rulebook, given, standalone_mode=False)
    assert done.return_value == 2
    assert (tmp_path / "draft.json").read_bytes() == DRAFT.read_bytes()


def test_of_two_that_write_at_once_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.html"
    settled = os.fsync
    # The other one is ready just before this one is.
    monkeypatch.setattr(os, "fsync", lambda handle: (settled(handle), target.write_bytes(OLD)))
    with pytest.raises(UsageError) as caught:
        write_new(str(target), b"mine")
    assert [problem.code for problem in caught.value.problems] == ["file.exists"]
    assert (names(tmp_path), target.read_bytes()) == (["a.html"], OLD)


@pytest.mark.parametrize("there", [False, True])
def test_a_file_system_without_second_names_is_written_to_all_the_same(
    there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", raising(PermissionError(errno.EPERM, "Operation not permitted")))
    target = tmp_path / "a.html"
    if there:
        target.write_bytes(OLD)
        with pytest.raises(UsageError):
            write_new(str(target), b"mine")
    else:
        write_new(str(target), b"mine")
    assert (names(tmp_path), target.read_bytes()) == (["a.html"], OLD if there else b"mine")
    target.unlink()
    monkeypatch.setattr(os, "replace", raising(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        write_new(str(target), b"mine")
    assert names(tmp_path) == []


@pytest.mark.parametrize("write", [write_new, lambda path, data: write_atomic(path, [data])], ids=["new", "atomic"])
def test_an_interrupt_just_after_a_file_was_made_leaves_none(
    write: Callable[[str, bytes], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def opened(path: str, flags: int) -> NoReturn:
        os.close(os.open(path, flags))
        made.extend(names(tmp_path))
        raise KeyboardInterrupt

    monkeypatch.setattr(files, "_for_its_owner", opened)
    with pytest.raises(KeyboardInterrupt):
        write(str(tmp_path / "a.html"), b"mine")
    assert (len(made), names(tmp_path)) == (1, [])


def whole(path: Path) -> bool:
    """Tell whether a document ends where it ought to."""
    data = path.read_bytes()
    if path.suffix in (".odt", ".docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            return container.testzip() is None
    return data.rstrip().endswith(b"%%EOF" if path.suffix == ".pdf" else b"</html>")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
def test_a_folder_of_annexes_that_is_ended_midway_has_only_whole_ones(name: str, tmp_path: Path) -> None:
    forms = [f"--form={form}" for form in FORMS if form != "pdf"]
    command = [sys.executable, "-m", "rulebook", "annex", str(SAMPLES), *ASKED, "--out", str(tmp_path / "out"), *forms]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
        # Tests that run in the background or under nohup would hand on that a signal is ignored.
        preexec_fn=lambda: signal.signal(signal.Signals[name], signal.SIG_DFL) if name != "SIGKILL" else None,
    )  # fmt: skip
    until = time.monotonic() + 60
    while not list(tmp_path.glob("out/*.docx")) and time.monotonic() < until and process.poll() is None:
        time.sleep(0.005)
    process.send_signal(signal.Signals[name])
    _, said = process.communicate(timeout=60)
    files = [path for path in (tmp_path / "out").iterdir() if not path.name.startswith(".rulebook-")]
    assert 0 < len(files) < len(FORMS[1:]) * 21
    assert all(map(whole, files))
    assert not (tmp_path / "out/index.html").exists()
    if name == "SIGKILL":
        # Nobody can clean up then; what may be left has a hidden name, and is in nobody's way.
        assert process.returncode == -signal.SIGKILL
    else:
        says = "interrupted: not everything was done; what was written is whole\nhelp: run it again, with --force to replace what was written\n"
        assert (process.returncode, said.lstrip()) == (2, says)
        assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(path.name for path in files)
