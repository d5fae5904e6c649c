"""Let work that takes long go on in threads while the next is prepared, and keep the order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Future

Work = tuple[str, Callable[[], bytes]]

AT_ONCE = 4
"""At most: what is not typesetting is done in one thread, and can feed no more than these."""


def ahead(works: Iterable[Work]) -> Iterator[tuple[str, bytes]]:
    """Yield what each work makes, with its name and in order, while those after it are under way.

    The typesetter, who takes most of the time, leaves Python to others meanwhile. What a work raises is
    raised in its turn; what is under way then is given up. The first work is done alone: it opens
    the fonts for all, and a single one needs no threads.
    """
    works = iter(works)
    for name, work in islice(works, 1):
        yield name, work()
    for second in works:
        yield from _threaded(second, works)


def _threaded(first: Work, works: Iterator[Work]) -> Iterator[tuple[str, bytes]]:
    from concurrent.futures import ThreadPoolExecutor

    threads = min(AT_ONCE, os.cpu_count() or 1)
    pool = ThreadPoolExecutor(threads)
    begun: deque[tuple[str, Future[bytes]]] = deque([(first[0], pool.submit(first[1]))])
    try:
        for name, work in works:
            begun.append((name, pool.submit(work)))
            if len(begun) > threads:
                yield _done(*begun.popleft())
        while begun:
            yield _done(*begun.popleft())
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _done(name: str, made: Future[bytes]) -> tuple[str, bytes]:
    return name, made.result()
