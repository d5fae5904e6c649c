"""Decide a second time, on durable_rules, in a process of its own.

It shares with the first engine the records of a draft and the rules as they were loaded, and
nothing else: truth is held as what is still possible (`possible`), quantifiers are counted
(`plans`), and what follows from what is chained forward, here. Words are compared, and
conditions, definitions, outcomes of records and of rules are concluded, by durable_rules,
from positive facts only: it matches one fact at a time.

The library is imported in the child process alone. A child that dies, hangs or talks
nonsense is an `EngineError`; the next draft gets a new one.
"""

from __future__ import annotations

import gc
import json
import multiprocessing
import os
import signal
import socket
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from rulebook.engine.plans import NAMES, Neutral, Plan
from rulebook.engine.rows import columns, packed, unpacked
from rulebook.model.edition import Edition
from rulebook.model.quantities import DateSpan
from rulebook.model.record import Records
from rulebook.model.rule import FORCES

PATIENCE = 120.0
"""Seconds that a draft may take before the child is taken to hang."""
ROOM = 1 << 30
"""Bytes that a child may take beyond what it starts with."""
LONGEST = 1 << 28
"""Bytes of the longest answer that is listened to."""
VOCABULARY = 10_000
"""Words of drafts that are kept in mind."""

POSSIBLE = {name: possible for possible, name in NAMES.items()}


class EngineError(Exception):
    """Say why the second engine gave no answer."""


class Chain:
    """Conclude by durable_rules, forward from positive facts. One host a process; a fresh state a draft.

    Parts that settled a condition before, in the same draft, are not asserted again; the outcome
    of every record and every rule is.
    """

    def __init__(self, words: Iterable[str]) -> None:
        from durable.engine import Host, MessageObservedException

        self._observed = MessageObservedException
        # Without its threads: they look for actions to run every 0.2 seconds, and could take one of ours.
        self._host = type("Host", (Host,), {"_run": lambda host: None})()
        self._words: dict[str, frozenset[str]] = {}
        self._met: set[str] = set()
        self._agenda: list[dict[str, Any]] = []
        self._groups: list[Group] = []
        self._concluded: dict[Any, Any] = {}
        self._worst: dict[str, str] = {}
        self._number, self._sid, self._begun = 0, "", False
        self._host.register_rulesets({"conclusions": self._conclusions(), "words": self._compared(words)})

    # Words: which words of the rules a word of a draft is.

    def _compared(self, words: Iterable[str]) -> dict[str, Any]:
        """Write one rule for each word that the rules compare with."""
        rules: dict[str, Any] = {"any": _when({"kind": "word"}, lambda c: None)}
        for number, word in enumerate(sorted(set(words))):
            rules[f"is-{number}"] = _when({"kind": "word", "word": word}, self._meet(word))
        return rules

    def _meet(self, word: str) -> Callable[[Any], None]:
        return lambda c: self._met.add(word)

    def met(self, word: str) -> frozenset[str]:
        """Return which words of the rules a word of a draft is. Asked once for each word."""
        if word not in self._words:
            if len(self._words) == VOCABULARY:
                self._words.clear()
            self._met, sid = set(), f"word-{self._number}"
            self._assert("words", sid, {"kind": "word", "word": word})
            self._done("words", sid)
            self._words[word] = frozenset(self._met)
        return self._words[word]

    # Conclusions: parts settle a condition, conditions an outcome, outcomes a rule.

    def _conclusions(self) -> dict[str, Any]:
        rules: dict[str, Any] = {}
        for mode, decides in (("all", "no"), ("any", "yes")):
            for truth in NAMES.values():
                run = self._decide(truth) if truth == decides else self._count(truth)
                rules[f"{mode}-{truth}"] = _when({"kind": "part", "mode": mode, "truth": truth}, run)
        for truth in NAMES.values():
            rules[f"settled-{truth}"] = _when({"kind": "settled", "truth": truth}, self._settle(truth))
        table = {
            "yes": "pass", "no": "fail", "open": "undetermined",
            # The requirement, and a derogation.
            "no+yes": "pass", "no+no": "fail", "no+open": "undetermined",
            "open+yes": "pass", "open+no": "undetermined", "open+open": "undetermined",
            # The record's own evidence does not hold.
            "unproved": "undetermined",
        }  # fmt: skip
        for seen, outcome in table.items():
            rules[f"seen-{seen}"] = _when({"kind": "seen", "seen": seen}, self._conclude(outcome))
        for rank, outcome in enumerate(WORST_FIRST):
            rules[f"rule-{outcome}"] = _when({"kind": "rule", "outcome": outcome}, self._worsen(rank, outcome))
        return rules

    def _decide(self, truth: str) -> Callable[[Any], None]:
        def run(c: Any) -> None:
            group = self._groups[c.m.group]
            if not group.decided:
                group.decided = True
                self._agenda.append({"kind": "settled", "truth": truth, "group": c.m.group})

        return run

    def _count(self, truth: str) -> Callable[[Any], None]:
        def run(c: Any) -> None:
            group = self._groups[c.m.group]
            group.seen[truth] = group.seen.get(truth, 0) + 1
            if not group.decided and sum(group.seen.values()) == group.size:
                group.decided = True
                found = "open" if "open" in group.seen else truth
                self._agenda.append({"kind": "settled", "truth": found, "group": c.m.group})

        return run

    def _settle(self, truth: str) -> Callable[[Any], None]:
        def run(c: Any) -> None:
            self._groups[c.m.group].truth = truth

        return run

    def _conclude(self, outcome: str) -> Callable[[Any], None]:
        def run(c: Any) -> None:
            self._groups[c.m.group].outcome = outcome

        return run

    def _worsen(self, rank: int, outcome: str) -> Callable[[Any], None]:
        def run(c: Any) -> None:
            before = self._worst.get(c.m.rule)
            if before is None or rank < WORST_FIRST.index(before):
                self._worst[c.m.rule] = outcome

        return run

    def start(self, number: int) -> None:
        """Begin a draft."""
        self._sid, self._begun = f"draft-{number}", False
        self._groups, self._concluded, self._worst, self._agenda = [], {}, {}, []

    def settled(self, mode: str, parts: list[int]) -> int:
        """Conclude all or any of some parts."""
        asked = (mode, *sorted(parts))
        if asked not in self._concluded:
            group = self._group(len(parts))
            for part in parts:
                self._agenda.append({"kind": "part", "mode": mode, "truth": NAMES[part], "group": group})
            self._run()
            self._concluded[asked] = POSSIBLE[self._groups[group].truth]
        return int(self._concluded[asked])

    def outcome(self, seen: str) -> str:
        """Conclude the outcome of one record from what was seen of it."""
        group = self._group(0)
        self._agenda.append({"kind": "seen", "seen": seen, "group": group})
        self._run()
        return self._groups[group].outcome

    def worst(self, rule: str, outcomes: Iterable[str]) -> str:
        """Conclude the outcome of a rule from those of its records."""
        self._agenda += [{"kind": "rule", "rule": rule, "outcome": outcome} for outcome in sorted(set(outcomes))]
        self._run()
        return self._worst.get(rule, "not-applicable")

    def finish(self) -> None:
        """Raise what went wrong in an action, which the library only notes, and forget the draft."""
        if self._begun:
            self._done("conclusions", self._sid)

    def _group(self, size: int) -> int:
        self._groups.append(Group(size))
        return len(self._groups) - 1

    def _run(self) -> None:
        """Assert what is on the agenda, and what follows, until nothing is left."""
        while self._agenda:
            waiting, self._agenda = self._agenda, []
            for fact in waiting:
                self._assert("conclusions", self._sid, fact)
                self._begun = True

    def _assert(self, ruleset: str, sid: str, fact: dict[str, Any]) -> None:
        """Assert a fact. The library now and then takes a new one for one that it knows: then once more, salted."""
        for _ in range(3):
            self._number += 1
            with suppress(self._observed):
                self._host.assert_fact(ruleset, {"sid": sid, "salt": self._number, **fact})
                return
        raise EngineError("durable_rules refused a fact three times")

    def _done(self, ruleset: str, sid: str) -> None:
        state = self._host.get_state(ruleset, sid)
        self._host.delete_state(ruleset, sid)
        if state and state.get("exception"):
            raise EngineError(str(state["exception"]))


WORST_FIRST = ("fail", "undetermined", "pass", "not-applicable")


@dataclass(slots=True)
class Group:
    """Be a condition whose parts are coming in."""

    size: int
    seen: dict[str, int] = field(default_factory=dict)
    decided: bool = False
    truth: str = ""
    outcome: str = ""


def _when(pattern: Mapping[str, Any], run: Callable[[Any], None]) -> dict[str, Any]:
    """Write a rule on one fact. A pattern with two keys would test only one of them, hence `$and`."""
    return {"all": [{"m": {"$and": [{key: value} for key, value in pattern.items()]}}], "run": run}


# The child process. It is told of a draft in one line of JSON, and answers in one.


def _serve(theirs: socket.socket, ours: socket.socket | None, edition: Edition, patience: float) -> None:
    """Answer until the other side hangs up. Ctrl-C is the parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _hold_interrupts(False)
    if ours is not None:
        ours.close()
    _confine()
    # Where the library hangs and the parent is gone, nobody else would end this process.
    alarm: Callable[[int], Any] = getattr(signal, "alarm", lambda seconds: None)
    limit = int(patience) + 2
    alarm(limit)
    answer = _answerer(edition)
    # What was there before the fork is never looked through for garbage, which would copy it.
    gc.freeze()
    alarm(0)
    with suppress(OSError), theirs.makefile("rwb") as lines:
        for line in lines:
            alarm(limit)
            lines.write(json.dumps(answer(line)).encode() + b"\n")
            lines.flush()
            alarm(0)
    os._exit(0)


def _confine() -> None:
    """Take what the library prints out of our reports, and bound the memory that it can take."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    with suppress(ImportError, OSError, ValueError):
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:
            most = int(file.read().split()[0]) * resource.getpagesize() + ROOM
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _answerer(edition: Edition) -> Callable[[bytes], dict[str, Any]]:
    """Return what answers a question, if only that it cannot."""
    try:
        plan = Plan(edition)
        chain = Chain(plan.words)
    except Exception as error:
        fault = {"fault": f"it could not start: {_why(error)}"}
        return lambda line: fault
    number = count(1)

    def answer(line: bytes) -> dict[str, Any]:
        try:
            asked = json.loads(line)
            chain.start(next(number))
            outcomes, concerned = plan.decide(unpacked(asked), chain, asked["rules"])
            chain.finish()
        except Exception as error:
            return {"fault": _why(error)}
        return {"outcomes": outcomes, "concerned": concerned}

    return answer


def _why(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return "out of memory"
    return str(error) if isinstance(error, EngineError | ImportError) else f"{type(error).__name__}: {error}"


def _hold_interrupts(hold: bool) -> None:
    """Let Ctrl-C wait, or come: a child that is being born must not die of it aloud."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK if hold else signal.SIG_UNBLOCK, {signal.SIGINT})


class SecondEngine:
    """Hold the child process of one edition; start it when it is needed, replace it when it fails."""

    def __init__(self, edition: Edition, patience: float | None = None) -> None:
        self.edition = edition
        self.patience = PATIENCE if patience is None else patience
        self.process: Any = None
        self._socket: socket.socket | None = None
        self._columns = columns(edition)
        self._asked: tuple[Records, frozenset[str]] | None = None
        self._deadline = 0.0

    def start(self) -> None:
        """Start the child process. Raises EngineError when it cannot be started."""
        with self._watched():
            self._started()

    def decide(self, records: Records, as_of: DateSpan, ids: Iterable[str]) -> tuple[list[Neutral], bool]:
        """Return the rules' outcomes in neutral form, and whether the source is about the draft.

        Raises EngineError, with the reason, when there is no answer.
        """
        self.ask(records, as_of, ids)
        return self.answer()

    def ask(self, records: Records, as_of: DateSpan, ids: Iterable[str]) -> None:
        """Put a question, which the child works on until the answer is fetched."""
        if self._asked is not None:
            # Somebody did not wait for the last answer: it must not be taken for this one.
            self.close()
        wanted = frozenset(ids)
        question = json.dumps({"rules": sorted(wanted), **packed(records, as_of, self._columns)}).encode() + b"\n"
        self._deadline = time.monotonic() + self.patience
        with self._watched():
            self._started().sendall(question)
        self._asked = records, wanted

    def answer(self) -> tuple[list[Neutral], bool]:
        """Return the answer to the question that was put."""
        assert self._asked is not None
        (records, wanted), self._asked = self._asked, None
        with self._watched():
            line = self._line()
            try:
                found = json.loads(line)
                if "fault" in found:
                    raise EngineError(str(found["fault"]))
                return _understood(found, self.edition, records, wanted), bool(found["concerned"])
            except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError):
                raise EngineError("its answer makes no sense") from None

    def close(self) -> None:
        """End the child process."""
        self._asked = None
        if self._socket is not None:
            self._socket.close()
            self._socket = None
        if self.process is not None:
            self.process.kill()
            self.process.join()
            self.process = None

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Say what went wrong with the child, and end it."""
        try:
            yield
        except TimeoutError:
            self.close()
            raise EngineError(f"no answer within {self.patience:g} seconds") from None
        except (EOFError, OSError):
            raise EngineError(self._ended()) from None
        except BaseException:
            self.close()
            raise

    def _started(self) -> socket.socket:
        if self._socket is None:
            # A forked child has the rulebook already; where there is no fork it is sent.
            forks = "fork" in multiprocessing.get_all_start_methods()
            context: Any = multiprocessing.get_context("fork" if forks else "spawn")
            ours, theirs = socket.socketpair()
            arguments = (theirs, ours if forks else None, self.edition, self.patience)
            self.process = context.Process(target=_serve, args=arguments, daemon=True)
            _hold_interrupts(True)
            try:
                self.process.start()
            finally:
                _hold_interrupts(False)
            theirs.close()
            self._socket = ours
        self._socket.settimeout(max(self._deadline - time.monotonic(), 0.001))
        return self._socket

    def _line(self) -> bytes:
        heard = b""
        while b"\n" not in heard:
            if len(heard) > LONGEST:
                raise EngineError("its answer makes no sense")
            part = self._started().recv(1 << 16)
            if not part:
                raise EOFError
            heard += part
        return heard

    def _ended(self) -> str:
        """Tell how the child ended."""
        # Not `join`: it waits without end for a child that has closed what it was to hold open.
        code, until = None, time.monotonic() + 1
        while self.process is not None and code is None and time.monotonic() < until:
            time.sleep(0.005)
            code = self.process.exitcode
        self.close()
        if code is None or code >= 0:
            return f"its process ended (exit code {code})" if code is not None else "its process hung up"
        return f"its process ended ({signal.Signals(-code).name})"


def _understood(found: Any, edition: Edition, records: Records, ids: Collection[str]) -> list[Neutral]:
    """Return the outcomes in an answer; raise ValueError for what nobody asked."""
    known = {(record.pointer, record.id) for record in records.all()}
    outcomes: list[Neutral] = []
    for rule, (name, force, outcome, listed) in zip(
        [rule for rule in edition.rules if rule.id in ids], found["outcomes"], strict=True
    ):
        limbs = {limb.id for limb in rule.limbs}
        reached = tuple((limb, pointer, own, outcome) for limb, pointer, own, outcome in listed)
        if (
            name != rule.id
            or force not in FORCES
            or not {outcome, *(row[3] for row in reached)} <= {*WORST_FIRST}
            or not {row[0] for row in reached} <= limbs
            or not {(row[1], row[2]) for row in reached} <= known
        ):
            raise ValueError(name)
        outcomes.append((name, force, outcome, reached))
    return outcomes
