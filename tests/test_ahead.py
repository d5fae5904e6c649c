"""Works go on in other processes while others are prepared: they come in order, and whatever ends one ends all."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from rulebook.annex.style import Style
from rulebook.cli import ahead as module
from rulebook.cli import rulebook
from rulebook.cli.ahead import AT_ONCE, Work, ahead
from rulebook.errors import Problem, UsageError
from rulebook.model.waiver import SUFFIX
from tests.books import SMALL
from tests.samples import SAMPLES

LONGEST = 20
"""Seconds that a work waits for another before the test fails; none waits where all is well."""
ERRORS: list[Exception] = [UsageError(Problem("annex.where", {"path": "a"}, "a", 1, 2)), ValueError("no")]


def said(number: int) -> bytes:
    return b"%d" % number


def failing(at: int, error: Exception, number: int) -> bytes:
    if number == at:
        raise error
    return said(number)


def where(number: int) -> bytes:
    return b"%d" % os.getpid()


def waiting_for(path: Path, number: int) -> bytes:
    """Make the second only after the third."""
    if number == 2:
        path.touch()
    until = time.monotonic() + LONGEST
    while number == 1 and not path.exists():
        assert time.monotonic() < until
        time.sleep(0.01)
    return said(number)


def dying(parent: int, number: int) -> bytes:
    """Take the process down in which it is made, if that is another."""
    if number == 3 and os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return said(number)


def works(amount: int, make: Callable[[int], bytes] = said, begun: list[int] | None = None) -> Iterator[Work]:
    """Yield works by number, and note which were asked for."""
    for number in range(amount):
        if begun is not None:
            begun.append(number)
        yield str(number), partial(make, number)


@pytest.fixture(params=["forked", "started anew"])
def helpers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have two helpers, made in either way, and see that none is left."""
    if request.param == "forked" and "fork" not in multiprocessing.get_all_start_methods():
        pytest.skip("this system cannot fork a process")
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(module, "_has_one_thread", lambda: request.param == "forked")
    before = {child.pid for child in multiprocessing.active_children()}
    yield
    assert {child.pid for child in multiprocessing.active_children()} <= before


@pytest.mark.usefixtures("helpers")
def test_what_is_made_elsewhere_comes_in_order_each_once() -> None:
    for amount in (0, 1, 2, 30):
        assert list(ahead(works(amount))) == [(str(number), said(number)) for number in range(amount)]
    made = {data for _, data in ahead(works(30, where))}
    assert len(made) == 2
    assert b"%d" % os.getpid() not in made


def test_a_single_work_is_done_here() -> None:
    assert list(ahead(works(1, where))) == [("0", b"%d" % os.getpid())]


@pytest.mark.usefixtures("helpers")
def test_a_work_that_is_done_before_the_one_in_front_of_it_waits_its_turn(tmp_path: Path) -> None:
    make = partial(waiting_for, tmp_path / "third")
    assert [name for name, _ in ahead(works(3, make))] == ["0", "1", "2"]


def test_no_more_is_prepared_than_is_under_way_and_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    begun: list[int] = []
    beyond = [len(begun) - number for number, _ in enumerate(ahead(works(40, begun=begun)))]
    assert max(beyond) == AT_ONCE + 2


@pytest.mark.usefixtures("helpers")
@pytest.mark.parametrize("error", ERRORS, ids=repr)
def test_what_a_work_raises_is_raised_whole_in_its_turn_and_nothing_comes_after_it(error: Exception) -> None:
    for at in (0, 1, 5):
        begun: list[int] = []
        came: list[str] = []

        def take(at: int, came: list[str], begun: list[int]) -> None:
            for name, _ in ahead(works(40, partial(failing, at, error), begun)):
                came.append(name)

        with pytest.raises(type(error)) as raised:
            take(at, came, begun)
        assert raised.value.args == error.args
        assert getattr(raised.value, "problems", None) == getattr(error, "problems", None)
        assert came == [str(number) for number in range(at)]
        assert len(begun) <= at + 4


@pytest.mark.usefixtures("helpers")
def test_a_work_whose_process_is_taken_away_is_done_here_and_so_is_what_comes_after_it() -> None:
    assert list(ahead(works(12, partial(dying, os.getpid())))) == [(str(number), said(number)) for number in range(12)]


@pytest.mark.usefixtures("helpers")
def test_who_is_interrupted_waits_for_nobody_and_leaves_no_process(tmp_path: Path) -> None:
    def interrupted() -> Iterator[Work]:
        # Two processes wait for what never comes when somebody presses Ctrl-C.
        make = partial(waiting_for, tmp_path / "never")
        yield from ((name, partial(make, 1)) for name, _ in works(2))
        raise KeyboardInterrupt

    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        list(ahead(interrupted()))
    assert time.monotonic() - start < LONGEST


@pytest.mark.parametrize("error", [*ERRORS, KeyboardInterrupt()], ids=repr)
def test_of_many_annexes_none_is_written_after_one_that_cannot_be_made(
    error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def ready(document: Any, form: str, style: Style) -> Callable[[], bytes]:
        asked.append(document)
        if len(asked) == 3:
            raise error
        return partial(said, 1)

    monkeypatch.setattr("rulebook.cli.annexing.ready", ready)
    given = ["annex", str(SAMPLES), "--rulebook", str(SMALL), "--as-of", "2026-01-01", "--engine", "native"]
    done = CliRunner().invoke(rulebook, [*given, "--out", str(tmp_path), "--form", "html"], standalone_mode=False)
    if isinstance(error, UsageError):
        assert (done.exception, done.return_value) == (None, 2)
        assert "it is not said where the document goes" in done.output
    else:
        # What `rulebook.cli.main` turns into 2.
        assert isinstance(done.exception, type(error) if isinstance(error, Exception) else BaseException)
    first = sorted(path for path in SAMPLES.glob("*.json") if not path.name.endswith(SUFFIX))[:2]
    found = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert found.items() <= {f"{path.stem}.html": b"1" for path in first}.items()
    assert len(asked) == 3
