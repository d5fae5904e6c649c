"""Compare what an annex says with what is at hand: pure, two sides in and the differences out.

The annex says what it was made from in the report that travels inside. `said` is that report and
`here` the one of the same check, made again from the draft, the decisions and the rulebooks at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from itertools import islice, zip_longest
from typing import Any

from rulebook.model.report import Rulebook

Report = Mapping[str, Any]

MOST_SHOWN = 10
"""How many differences of one kind are shown; the rest are counted."""
MOST_LINES = 2_000
"""How many lines are set side by side at once; what lies beyond is seen when these are the same again."""
AROUND = 60
"""How many characters of a line are shown on each side of where it differs."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Say what differs: its kind (a key of `rulebook.words.verify.DIFFERENCES`), its name, and both values.

    None: it is not there on that side.
    """

    kind: str
    name: str = ""
    inside: str | None = None
    here: str | None = None


def inputs(said: Report, here: Report) -> Iterator[Difference]:
    """Yield what was not made from the same: draft, decisions, rulebooks and their sources, choices, engines."""
    yield from _unless_same("draft", "", _draft(said).get("sha256"), _draft(here).get("sha256"))
    yield from _of_decisions(_decisions(said), _decisions(here))
    for old, new in _pairs(said, here):
        name = new["edition"]
        if old["edition"] != name:
            yield Difference("edition", "", old["edition"], name)
        else:
            yield from _unless_same("rulebook", name, old["digest"], new["digest"])
        if new["in_force"]:
            yield from _unless_same("until", name, old["valid_until"], new["valid_until"])
        yield from _unless_same("letter", name, old["letter"]["sha256"], new["letter"]["sha256"])
        for kind, key in (("parameter", "parameters"), ("reading", "readings")):
            yield from _by_name(kind, _values(old[key]), _values(new[key]))
        yield from _unless_same("left_out", name, ", ".join(old["left_out"]), ", ".join(new["left_out"]))
    yield from _unless_same("rulebooks", "", _names(said), _names(here)) if _apart(said, here) else ()
    yield from _unless_same("engines", "", ", ".join(said["engines"]), ", ".join(here["engines"]))
    yield from _unless_same("strict", "", said["strict"], here["strict"])


def results(said: Report, here: Report) -> Iterator[Difference]:
    """Yield what the check, done again, finds differently: the verdict, each rule, and all else in the report."""
    yield from _unless_same("verdict", "", said["verdict"], here["verdict"])
    yield from _by_name("outcome", _outcomes(said), _outcomes(here))
    rest = (each for each in _apart_at(said, here, "") if _TOLD.fullmatch(each.name) is None)
    yield from islice(rest, MOST_SHOWN)
    more = sum(1 for _ in rest)
    if more:
        yield Difference("more", str(more))


def words(said: Sequence[str], here: Sequence[str]) -> Iterator[Difference]:
    """Yield where the words of the annex are not those that it ought to have, line by line."""
    start = 0
    while start < min(len(said), len(here)) and said[start] == here[start]:
        start += 1
    old, new = said[start : start + MOST_LINES], here[start : start + MOST_LINES]
    shown = 0
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        shown += 1
        if shown > MOST_SHOWN:
            yield Difference("more_text")
            return
        yield Difference("text", "", *_near(" ".join(old[a:b]), " ".join(new[c:d])))


def parts(said: Mapping[str, bytes], here: Mapping[str, bytes]) -> Iterator[Difference]:
    """Yield the files within the annex that are not as they ought to be."""
    for name in sorted({*said, *here}):
        if said.get(name) != here.get(name):
            sizes = (f"{len(side[name]):,}" if name in side else None for side in (said, here))
            yield Difference("part", name, *sizes)


def expired(rulebooks: Sequence[Rulebook], as_of: date, today: date) -> Iterator[Difference]:
    """Yield the editions that were not in force on the as-of date, and those that no longer are ("expired_since")."""
    for each in rulebooks:
        if not each.in_force(as_of):
            span = f"{each.since} – {each.until or ''}".strip()
            yield Difference("expired", each.edition.id, str(as_of), span)
        elif each.until is not None and each.until <= today:
            yield Difference("expired_since", each.edition.id, None, str(each.until))


def as_known(rulebooks: Sequence[Rulebook], said: Report, as_of: date) -> tuple[Rulebook, ...]:
    """Return the rulebooks as they were known when the annex was made: that a later edition would come may be news."""
    untold = [each["valid_until"] is None for each in said["rulebooks"]]
    return tuple(
        replace(each, until=None) if news and each.in_force(as_of) else each
        for each, news in zip_longest(rulebooks, untold[: len(rulebooks)], fillvalue=False)
        if isinstance(each, Rulebook)
    )


def _draft(report: Report) -> Mapping[str, Any]:
    found: Mapping[str, Any] = report["drafts"][0]
    return found


def _unless_same(kind: str, name: str, inside: Any, here: Any) -> Iterator[Difference]:
    if inside != here:
        yield Difference(kind, name, _shown(inside), _shown(here))


def _shown(value: Any) -> str | None:
    return None if value is None else str(value)


def _by_name(kind: str, said: Mapping[str, str], here: Mapping[str, str]) -> Iterator[Difference]:
    for name in sorted({*said, *here}):
        yield from _unless_same(kind, name, said.get(name), here.get(name))


def _decisions(report: Report) -> dict[str, Mapping[str, Any]]:
    """Return the recorded decisions by the names of their files."""
    return {waiver["path"]: waiver for result in _draft(report)["results"] for waiver in result["waivers"]}


def _of_decisions(said: Mapping[str, Mapping[str, Any]], here: Mapping[str, Mapping[str, Any]]) -> Iterator[Difference]:
    """Yield the decisions that are not the same; one that only has another name is the same."""
    old, new = ({each["sha256"] for each in side.values()} for side in (said, here))
    lost = {name: each["sha256"] for name, each in said.items() if each["sha256"] not in new}
    added = {name: each["sha256"] for name, each in here.items() if each["sha256"] not in old}
    yield from _by_name("decision", lost, added)


def _pairs(said: Report, here: Report) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Yield each rulebook of the annex with the one at hand: in their order, as they were chosen for it."""
    yield from zip(said["rulebooks"], here["rulebooks"], strict=False)


def _apart(said: Report, here: Report) -> bool:
    return len(said["rulebooks"]) != len(here["rulebooks"])


def _names(report: Report) -> str:
    return ", ".join(each["edition"] for each in report["rulebooks"])


def _values(listed: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    return {each["name"]: each["value"] for each in listed}


def _outcomes(report: Report) -> dict[str, str]:
    return {each["rule"]: each["outcome"] for result in _draft(report)["results"] for each in result["outcomes"]}


_TOLD = re.compile(
    r"/(verdict|strict|engines(/\d+)?|tool/version|drafts/0/sha256"
    r"|rulebooks/\d+/(edition|digest|valid_until|letter/sha256|left_out(/\d+)?|(parameters|readings)/\d+/value)"
    r"|drafts/0/results/\d+/(outcomes/\d+/outcome|waivers/\d+/sha256))"
)
"""The places of a report that are told of by a name of their own."""


def _apart_at(said: Any, here: Any, pointer: str) -> Iterator[Difference]:
    """Yield every place of the report where the two are not the same. Nesting is bounded: both were read strictly."""
    if isinstance(said, Mapping) and isinstance(here, Mapping):
        for key in [*here, *(key for key in said if key not in here)]:
            yield from _apart_at(said.get(key), here.get(key), f"{pointer}/{key}")
    elif isinstance(said, list) and isinstance(here, list) and len(said) == len(here):
        for place, (old, new) in enumerate(zip(said, here, strict=True)):
            yield from _apart_at(old, new, f"{pointer}/{place}")
    elif said != here:
        yield Difference("report", pointer, *_near(_brief(said), _brief(here)))


def _brief(value: Any) -> str | None:
    if isinstance(value, list | dict):
        return f"[{len(value)}]"
    return _shown(value)


def _near(said: str | None, here: str | None) -> tuple[str | None, str | None]:
    """Return the two around where they first differ."""
    if not said or not here:
        return _cut(said, 0), _cut(here, 0)
    start = next((at for at, (a, b) in enumerate(zip(said, here, strict=False)) if a != b), min(len(said), len(here)))
    return _cut(said, start), _cut(here, start)


def _cut(text: str | None, at: int) -> str | None:
    if not text:
        return None
    start, end = max(0, at - AROUND), min(len(text), at + AROUND)
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
