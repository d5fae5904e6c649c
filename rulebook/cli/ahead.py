"""Let work that takes long go on in other processes while the next is prepared, and keep the order."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.connection import Connection

Work = tuple[str, Callable[[], bytes]]
"""What is to be made, and what makes it: a function with arguments that can be sent to another process."""

AT_ONCE = 4
"""At most: what is prepared in this process can feed no more than these."""


def ahead(works: Iterable[Work]) -> Iterator[tuple[str, bytes]]:
    """Yield what each work makes, with its name and in order, while those after it are under way.

    What a work raises is raised in its turn; what is under way then is given up. A single work needs
    no other process.
    """
    works = iter(works)
    first = list(islice(works, 2))
    if len(first) < 2:
        yield from ((name, work()) for name, work in first)
    else:
        yield from _helped(chain(first, works))


def _helped(works: Iterable[Work]) -> Iterator[tuple[str, bytes]]:
    from concurrent.futures import ThreadPoolExecutor
    from queue import SimpleQueue

    # Before there are threads (`_has_one_thread`).
    helpers = [_Helper() for _ in range(min(AT_ONCE, os.cpu_count() or 1))]
    idle: SimpleQueue[_Helper] = SimpleQueue()
    for helper in helpers:
        idle.put(helper)

    def sent(work: Callable[[], bytes]) -> bytes:
        helper = idle.get()
        try:
            return helper.made(work)
        finally:
            idle.put(helper)

    pool = ThreadPoolExecutor(len(helpers))
    begun: deque[tuple[str, Callable[[], bytes], Future[bytes]]] = deque()
    try:
        for name, work in works:
            begun.append((name, work, pool.submit(sent, work)))
            # One more than are under way, so that nobody waits for it.
            if len(begun) > len(helpers) + 1:
                yield _done(*begun.popleft())
        while begun:
            yield _done(*begun.popleft())
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for helper in helpers:
            helper.end()


def _done(name: str, work: Callable[[], bytes], made: Future[bytes]) -> tuple[str, bytes]:
    try:
        return name, made.result()
    except _GoneError:
        return name, work()


class _GoneError(Exception):
    """A process ended before it answered: the system took it away, or what it did took it down."""


class _Helper:
    """Be another process, which does one work at a time."""

    def __init__(self) -> None:
        import multiprocessing

        # A forked process has everything already; one that is started anew loads what the work needs.
        forks = "fork" in multiprocessing.get_all_start_methods() and _has_one_thread()
        context: Any = multiprocessing.get_context("fork" if forks else "spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, self.pipe if forks else None), daemon=True)
        self.process.start()
        theirs.close()

    def made(self, work: Callable[[], bytes]) -> bytes:
        """Return what a work makes, or raise what it raises. Raises _GoneError when the process ended."""
        try:
            self.pipe.send(work)
            made, error = self.pipe.recv()
        except (EOFError, OSError):
            raise _GoneError from None
        if error is not None:
            raise error
        return bytes(made)

    def end(self) -> None:
        """End the process, whatever it does."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _has_one_thread() -> bool:
    """Say whether it is sure that this process has one thread: else a forked one may wait for another for ever."""
    try:
        return len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return False


def _serve(theirs: Connection, ours: Connection | None) -> None:
    """Do what is asked until the other side hangs up. Ctrl-C is for the other side."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    if ours is not None:
        ours.close()
    with suppress(EOFError, OSError):
        while True:
            theirs.send(_answer(theirs.recv()))
    # What was to be written before the fork is the other side's to write.
    os._exit(0)


def _answer(work: Callable[[], bytes]) -> tuple[bytes, Exception | None]:
    try:
        return work(), None
    except Exception as error:
        return b"", error
