"""Test the finding, reading and writing of files, on real files, links, pipes and sockets."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import IO

import pytest
from click.testing import CliRunner

from rulebook.cli import rulebook
from rulebook.errors import DraftError, Problem, RulebookError, UsageError
from rulebook.load.files import Found, find_drafts, read_bytes, write_atomic
from rulebook.load.jsontext import MAX_BYTES, read_json
from rulebook.load.nearest import nearest
from rulebook.words import LANGS, problem_texts
from rulebook.words.reading import READING

NOBODY = 65534
SAMPLE = Path(__file__).parent.parent / "agreements" / "mrtt-pool.json"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of its own, so that paths can be relative."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def ordinary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Work in a folder of one's own as a user to whom permissions apply, also when root runs the tests."""
    place = Path(tempfile.mkdtemp())
    root = os.geteuid() == 0
    if root:
        os.chown(place, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    monkeypatch.chdir(place)
    try:
        yield place
    finally:
        if root:
            os.seteuid(0)
        for path in (place, *place.iterdir()):
            path.chmod(0o700)
        shutil.rmtree(place)


def tree(*paths: str) -> None:
    """Make files, with the folders they are in."""
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text("{}")


def listen(path: str) -> None:
    """Make a socket that stays when nobody listens any more."""
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path)


def sparse(path: str, size: int) -> None:
    """Make a file of a size, without using the room."""
    with open(path, "wb") as file:
        file.truncate(size)


def loop(path: str) -> None:
    """Make a link to itself."""
    os.symlink(path, path)


def printed(call: str, stdin: IO[bytes] | None = None) -> str:
    """Return what a program prints that runs in a process of its own."""
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", call], stdin=stdin, stdout=subprocess.PIPE, env=paths, timeout=60)
    return done.stdout.decode()


# The problem of reading, the path, what puts there what cannot be read
READ: list[tuple[str, str, Callable[[str], object]]] = [
    ("file.not_found", "none.json", lambda path: None),
    ("file.dangling_link", "link.json", lambda path: os.symlink("none.json", path)),
    ("file.unreadable", "loop.json", loop),
    ("file.unreadable", "file/draft.json", lambda path: tree("file")),
    ("file.unreadable", "n" * 300 + ".json", lambda path: None),
    ("file.is_folder", "folder.json", os.mkdir),
    ("file.not_regular", "pipe.json", os.mkfifo),
    ("file.not_regular", "socket.json", listen),
    ("file.not_regular", "device.json", lambda path: os.symlink("/dev/zero", path)),
    ("file.too_large", "large.json", lambda path: sparse(path, 100_000_000)),
    ("file.too_large", "over.json", lambda path: sparse(path, MAX_BYTES + 1)),
    ("file.empty", "empty.json", lambda path: sparse(path, 0)),
]
OTHERS = {
    "file.no_drafts", "file.name", "file.no_permission", "file.target", "file.not_written", "file.waiver", "file.no_waivers",
}  # fmt: skip


def problems(action: Callable[[], object], kind: type[RulebookError]) -> list[Problem]:
    """Return the problems of an action that must fail, each of which must have its texts."""
    with pytest.raises(kind) as caught:
        action()
    assert all(all(problem_texts(problem, lang)) for problem in caught.value.problems for lang in LANGS)
    return list(caught.value.problems)


@pytest.mark.parametrize(("code", "path", "make"), READ, ids=[f"{case[0]} {case[1][:20]}" for case in READ])
@pytest.mark.usefixtures("folder")
def test_what_cannot_be_read_is_refused_at_once_with_its_reason(
    code: str, path: str, make: Callable[[str], object]
) -> None:
    make(path)
    signal.alarm(20)
    tracemalloc.start()
    found = problems(lambda: read_json(read_bytes(path), path), DraftError)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    signal.alarm(0)
    assert [(p.code, p.path) for p in found] == [(code, path)]
    assert peak < 12_000_000


def test_every_code_for_files_has_a_case() -> None:
    assert {case[0] for case in READ} | OTHERS == {code for code in READING if code.startswith("file.")}


@pytest.mark.usefixtures("folder")
def test_a_file_of_the_largest_size_is_read() -> None:
    sparse("draft.json", MAX_BYTES)
    assert len(read_bytes("draft.json")) == MAX_BYTES


@pytest.mark.parametrize("size", [0, 5, MAX_BYTES, MAX_BYTES + 1])
def test_standard_input_is_read_up_to_the_limit(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b" " * size)))
    if size <= MAX_BYTES:
        assert read_bytes("-") == b" " * size
    else:
        assert [p.code for p in problems(lambda: read_bytes("-"), DraftError)] == ["file.too_large"]


@pytest.mark.usefixtures("folder")
def test_endless_standard_input_is_not_read_to_its_end() -> None:
    call = "from rulebook.load.files import read_bytes\ntry: read_bytes('-')\nexcept Exception as error: print(error)"
    start = time.monotonic()
    with open("/dev/zero", "rb") as endless:
        assert printed(call, endless).startswith("file.too_large")
    assert time.monotonic() - start < 60


# Finding


@pytest.mark.usefixtures("folder")
def test_a_folder_stands_for_every_draft_below_it_sorted_and_without_hidden_ones() -> None:
    tree("d/b.json", "d/a.json", "d/e/c.json", "d/.git/x.json", "d/.x.json", "d/notes.txt", "d/e/f/g/h.json")
    assert find_drafts(["d"]) == [Found("d/a.json"), Found("d/b.json"), Found("d/e/c.json"), Found("d/e/f/g/h.json")]


@pytest.mark.usefixtures("folder")
def test_what_is_named_twice_is_found_once() -> None:
    tree("d/a.json", "b.json")
    os.symlink("d/a.json", "link.json")
    paths = ["b.json", "d/a.json", "d", "./d//a.json", "link.json", "-", "b.json", "-"]
    assert find_drafts(paths) == [Found("-"), Found("b.json"), Found("d/a.json")]


def test_a_path_stays_as_it_was_given(folder: Path) -> None:
    tree("d/a.json")
    assert find_drafts(["d/"]) == [Found("d/a.json")]
    assert find_drafts([str(folder / "d")]) == [Found((folder / "d/a.json").as_posix())]
    assert find_drafts(["any.name"]) == [Found("any.name")]


@pytest.mark.usefixtures("folder")
def test_a_folder_without_drafts_is_a_problem_of_its_own() -> None:
    tree("d/.hidden/a.json", "d/e/notes.txt", "f/a.json")
    assert find_drafts(["d", "f"]) == [Found("d", Problem("file.no_drafts", {"path": "d"}, "d")), Found("f/a.json")]


@pytest.mark.usefixtures("folder")
def test_linked_folders_are_entered_once_and_never_in_a_circle() -> None:
    tree("d/a.json", "d/e/b.json", "elsewhere/c.json")
    os.symlink("..", "d/e/up")
    os.symlink("../..", "d/e/top")
    os.symlink("../elsewhere", "d/out")
    os.symlink("e", "d/also-e")
    os.symlink("d/missing", "d/gone")
    names = [os.path.realpath(found.path) for found in find_drafts(["d"])]
    assert names == [os.path.realpath(path) for path in ("d/a.json", "d/e/b.json", "elsewhere/c.json")]


@pytest.mark.usefixtures("folder")
def test_what_is_no_file_is_found_and_refused_beside_good_drafts() -> None:
    tree("d/a.json", "d/z.json")
    os.mkfifo("d/pipe.json")
    os.symlink("none", "d/link.json")
    read: dict[str, str] = {}
    for found in find_drafts(["d"]):
        try:
            read[found.path] = read_bytes(found.path).decode()
        except DraftError as error:
            read[found.path] = error.problems[0].code
    assert read == {
        "d/a.json": "{}",
        "d/link.json": "file.dangling_link",
        "d/pipe.json": "file.not_regular",
        "d/z.json": "{}",
    }


@pytest.mark.usefixtures("folder")
def test_what_vanishes_after_it_was_found_is_refused() -> None:
    tree("d/a.json")
    found = find_drafts(["d"])
    os.unlink("d/a.json")
    assert [p.code for p in problems(lambda: read_bytes(found[0].path), DraftError)] == ["file.not_found"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@pytest.mark.parametrize("name", [b"\xff.json", b"\x1b[31m.json", b"a\nb.json"])
def test_a_name_that_cannot_be_shown_is_a_problem(folder: Path, name: bytes) -> None:
    with open(bytes(folder) + b"/" + name, "wb"):
        pass
    shown = name.decode("utf-8", "replace").replace("\x1b", "\ufffd").replace("\n", "\ufffd")
    assert find_drafts(["."]) == [Found(f"./{shown}", Problem("file.name", {"path": f"./{shown}"}, f"./{shown}"))]
    assert all(problem_texts(Problem("file.name", {"path": shown}), lang) for lang in LANGS)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_look_the_same_are_all_told_and_hide_no_draft(folder: Path) -> None:
    tree("u\x01.json", "u\x02.json", "u\ufffd.json")
    assert [item.problem and item.problem.code for item in find_drafts(["."])] == ["file.name", "file.name", None]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_no_name_that_was_given_breaks_a_report(folder: Path) -> None:
    odd, settings = os.fsdecode(b"odd\xff"), os.fsdecode(b"\xff.toml")
    os.mkdir(odd)
    shutil.copy(SAMPLE, "a.json")
    Path(settings).write_text("strict = true\n", encoding="utf-8")
    given = ["a.json", odd, f"{odd}.waiver.json", "--waivers", odd, "--config", settings, "--format", "json"]
    done = CliRunner().invoke(rulebook, ["check", *given, "--engine", "native"], standalone_mode=False)
    report = json.loads(done.stdout_bytes)
    assert (done.return_value, report["configuration"]["path"]) == (2, "\ufffd.toml")
    assert [(one["path"], [each["code"] for each in one["errors"]]) for one in report["drafts"]] == [
        ("a.json", []),
        ("odd\ufffd", ["file.no_drafts"]),
        ("odd\ufffd.waiver.json", ["file.waiver"]),
        ("odd\ufffd", ["file.no_waivers"]),
    ]


def test_what_may_not_be_read_is_refused_and_never_passed_over(ordinary: Path) -> None:
    tree("secret.json", "closed/a.json", "open/a.json")
    (ordinary / "secret.json").chmod(0)
    (ordinary / "closed").chmod(0)
    found = {item.path: item.problem and item.problem.code for item in find_drafts(["."])}
    assert found == {"./closed": "file.no_permission", "./open/a.json": None, "./secret.json": None}
    for path in ("secret.json", "closed/a.json"):
        assert [p.code for p in problems(partial(read_bytes, path), DraftError)] == ["file.no_permission"]


# Writing


def test_a_file_is_written_whole_and_nothing_else_is_left(folder: Path) -> None:
    write_atomic("report.txt", [b"one"])
    write_atomic("report.txt", [b"two"])
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"report.txt": b"two"}
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(os.stat("report.txt").st_mode) == 0o666 & ~umask


@pytest.mark.usefixtures("folder")
def test_an_old_file_keeps_its_permissions_and_a_link_stays_a_link() -> None:
    tree("report.txt")
    os.chmod("report.txt", 0o600)
    os.symlink("report.txt", "link.txt")
    write_atomic("link.txt", [b"new"])
    assert os.readlink("link.txt") == "report.txt"
    assert Path("report.txt").read_bytes() == b"new"
    assert stat.S_IMODE(os.stat("report.txt").st_mode) == 0o600


def test_the_longest_name_can_be_written(folder: Path) -> None:
    write_atomic("n" * 255, [b"new"])
    assert [path.name for path in folder.iterdir()] == ["n" * 255]


def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree("report.txt")

    def interrupted(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomic("report.txt", [b"new"])
    assert {path.name: path.read_text() for path in folder.iterdir()} == {"report.txt": "{}"}


def test_a_full_disk_leaves_the_old_file_and_nothing_else(folder: Path) -> None:
    tree("report.txt")
    call = (
        "import resource, signal\nfrom rulebook.load.files import write_atomic\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nresource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: write_atomic('report.txt', [b'x' * 5000])\nexcept Exception as error: print(error)"
    )
    assert printed(call).startswith("file.not_written")
    assert {path.name: path.read_text() for path in folder.iterdir()} == {"report.txt": "{}"}


@pytest.mark.parametrize("path", ["none/report.txt", "file/report.txt", "n" * 256])
@pytest.mark.usefixtures("folder")
def test_what_cannot_be_written_is_a_problem(path: str) -> None:
    tree("file")
    found = problems(lambda: write_atomic(path, [b""]), UsageError)
    assert [(p.code, p.path) for p in found] == [("file.not_written", path)]


def test_where_one_may_not_write_is_a_problem(ordinary: Path) -> None:
    tree("closed/report.txt")
    (ordinary / "closed").chmod(0o500)
    found = problems(lambda: write_atomic("closed/report.txt", [b"new"]), UsageError)
    assert [(p.code, p.path) for p in found] == [("file.not_written", "closed/report.txt")]
    assert [path.read_text() for path in (ordinary / "closed").iterdir()] == ["{}"]


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo, listen, lambda path: os.symlink("/dev/null", path)])
@pytest.mark.usefixtures("folder")
def test_what_is_no_file_is_never_replaced(make: Callable[[str], object]) -> None:
    make("report.txt")
    before = os.lstat("report.txt"), os.stat("/dev/null").st_ino
    found = problems(lambda: write_atomic("report.txt", [b"new"]), UsageError)
    assert [(p.code, p.path) for p in found] == [("file.target", "report.txt")]
    assert (os.lstat("report.txt").st_ino, os.stat("/dev/null").st_ino) == (before[0].st_ino, before[1])
    assert os.listdir(".") == ["report.txt"]


# Names that are near

NEAR: list[tuple[str, list[str], str | None]] = [
    ("partys", ["parties", "articles"], "parties"),
    ("legalForm", ["legal-form", "status"], "legal-form"),
    ("LEGAL_FORM", ["status", "legal-form"], "legal-form"),
    ("legal form", ["status", "legal-form"], "legal-form"),
    ("dutch-cost", ["dutch_costs"], "dutch_costs"),
    ("nothing-like-it", ["parties", "articles"], None),
    ("x", [], None),
    ("", ["a"], None),
    ("a" * 10_000_000, ["a" * 10_000_000], None),
]


@pytest.mark.parametrize(("word", "known", "expected"), NEAR, ids=[case[0][:20] for case in NEAR])
def test_a_near_word_is_suggested_and_a_far_one_is_not(word: str, known: list[str], expected: str | None) -> None:
    assert nearest(word, known) == expected
