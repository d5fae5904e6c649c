"""Find the known word that somebody may have meant."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import islice

from rulebook.errors import Problem

CUTOFF = 0.72
LONGEST = 80
MOST = 500
NAMED = 60


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate most like a word, or None; also None where the search would take long.

    Case and the choice of - or _ do not count.
    """
    plain = {_plain(candidate): candidate for candidate in candidates}
    if len(word) > LONGEST or len(plain) > MOST:
        return None
    # Imported late: only faults are explained.
    import difflib

    found = difflib.get_close_matches(_plain(word), list(plain), n=1, cutoff=CUTOFF)
    return plain[found[0]] if found else None


def unknown(code: str, name: str, known: Collection[str], at: str | None = None, **params: str) -> Problem:
    """Build a problem about a name that is not among `known`; its text offers the nearest, or all of them."""
    near = nearest(name, known)
    params = {"name": name, "near": near or "", "known": named(known), **params}
    return Problem(f"{code}_near" if near else code, params, pointer=at)


def named(known: Collection[str]) -> str:
    """Name the known words: not all of a large rulebook's, at each of its faults."""
    return ", ".join([*islice(known, NAMED), *(["..."] if len(known) > NAMED else [])])


def _plain(word: str) -> str:
    return word.lower().replace("_", "-").strip()
