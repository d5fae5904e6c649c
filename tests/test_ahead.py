"""Works go on in threads while others are prepared: they come in order, and whatever ends one ends all, at once."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from rulebook.cli import rulebook
from rulebook.cli.ahead import AT_ONCE, Work, ahead
from rulebook.cli.annexing import Maker
from rulebook.errors import Problem, UsageError
from rulebook.model.waiver import SUFFIX
from tests.books import SMALL
from tests.samples import SAMPLES

LONGEST = 20
"""Seconds that a thread waits for another before the test fails; none waits where all is well."""
ENDINGS = [UsageError(Problem("annex.where")), ValueError("no"), KeyboardInterrupt()]


def said(number: int) -> bytes:
    return b"%d" % number


def works(amount: int, make: Callable[[int], bytes] = said, begun: list[int] | None = None) -> Iterator[Work]:
    """Yield works by number, and note which were asked for."""
    for number in range(amount):
        if begun is not None:
            begun.append(number)
        yield str(number), lambda number=number: make(number)  # type: ignore[misc]


@pytest.mark.parametrize("amount", [0, 1, 2, 30])
def test_what_is_made_comes_in_order_each_once(amount: int) -> None:
    assert list(ahead(works(amount))) == [(str(number), said(number)) for number in range(amount)]


def test_a_work_that_is_done_before_the_one_in_front_of_it_waits_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    third = threading.Event()

    def make(number: int) -> bytes:
        if number == 2:
            third.set()
        assert number != 1 or third.wait(LONGEST)
        return said(number)

    assert [name for name, _ in ahead(works(3, make))] == ["0", "1", "2"]


def test_no_more_is_prepared_than_is_under_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    begun: list[int] = []
    beyond = [len(begun) - number for number, _ in enumerate(ahead(works(40, begun=begun)))]
    assert max(beyond) == AT_ONCE + 1


@pytest.mark.parametrize("error", ENDINGS, ids=repr)
@pytest.mark.parametrize("at", [0, 1, 5])
def test_what_a_work_raises_is_raised_in_its_turn_and_nothing_comes_after_it(at: int, error: BaseException) -> None:
    begun: list[int] = []
    came: list[str] = []

    def make(number: int) -> bytes:
        if number == at:
            raise error
        return said(number)

    def take() -> None:
        for name, _ in ahead(works(40, make, begun)):
            came.append(name)

    with pytest.raises(type(error)) as raised:
        take()
    assert raised.value is error
    assert came == [str(number) for number in range(at)]
    assert len(begun) <= at + AT_ONCE + 1


def test_who_is_interrupted_waits_for_nobody_and_begins_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    there = set(threading.enumerate())
    made: list[int] = []
    under_way, go_on = threading.Semaphore(0), threading.Event()

    def make(number: int) -> bytes:
        made.append(number)
        if number:
            under_way.release()
            assert go_on.wait(LONGEST)
        return said(number)

    def interrupted() -> Iterator[Work]:
        # The first was made alone, and two threads have the next two when somebody presses Ctrl-C.
        yield from works(3, make)
        assert all(under_way.acquire(timeout=LONGEST) for _ in range(2))
        raise KeyboardInterrupt

    try:
        with pytest.raises(KeyboardInterrupt):
            list(ahead(interrupted()))
        threads = set(threading.enumerate()) - there
        assert len(threads) == 2
    finally:
        go_on.set()
    for thread in threads:
        thread.join(LONGEST)
        assert not thread.is_alive()
    assert sorted(made) == [0, 1, 2]


@pytest.mark.parametrize("error", ENDINGS, ids=repr)
def test_of_many_annexes_none_is_written_after_one_that_cannot_be_made(
    error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents: list[Any] = []
    document_of = Maker._document

    def noted(*given: Any) -> Any:
        documents.append(document_of(*given))
        return documents[-1]

    def written(document: Any, *_: Any) -> bytes:
        if any(document is third for third in documents[2:3]):
            raise error
        return b"whole"

    monkeypatch.setattr(Maker, "_document", noted)
    monkeypatch.setattr("rulebook.cli.annexing.written", written)
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
    assert found == {f"{path.stem}.html": b"whole" for path in first}
    assert len(documents) <= 3 + AT_ONCE + 1
