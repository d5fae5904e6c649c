"""Read the YAML of rule files: events to plain values, each with its place, and nothing else.

Rule files may come from strangers. So there are no anchors (no bombs), no tags (no Python
objects), one document, and a limit to depth; and `no`, `on` or 2018-06-20 stay the words they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml

from rulebook.errors import EditionError, Problem
from rulebook.load.source import Lines, Source, join_pointer, printable

MAX_BYTES = 1_000_000
MAX_DEPTH = 100

_Fault = tuple[str, int, dict[str, str]]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
# What YAML 1.2 calls not printable (5.1); found here, because PyYAML counts their place in bytes.
_ODD = re.compile(r"[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What both parsers of PyYAML say, as far as somebody who writes rules meets it, and what it comes from.
_SYNTAX = [
    (re.compile("cannot start any token"), "yaml.token"),
    (re.compile("tab character that violates"), "yaml.tab"),
    (re.compile("mapping values are not allowed"), "yaml.colon"),
    (re.compile("could not find expected ':'"), "yaml.no_colon"),
    (re.compile("expected ',' or|expected node content|expected the node content"), "yaml.flow"),
    (re.compile("expected '-' indicator|expected key|expected <block end>"), "yaml.indent"),
    (re.compile("sequence entries are not allowed"), "yaml.dash"),
    (re.compile("unexpected end of stream"), "yaml.open"),
    (re.compile("unknown escape"), "yaml.escape"),
    (re.compile("maximum nesting depth"), "json.deep"),
]
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,18}")


def read_yaml(data: bytes, path: str) -> Source:
    """Return what a YAML file says. Raises EditionError with place and reason."""
    text = _decode(data, path)
    reader = _Reader()
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            reader.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reader.faults.append(_syntax((error.problem or error.context or "").strip(), mark.index if mark else 0, text))
    except _StopError:
        pass
    if reader.faults:
        lines = Lines.of(text)
        raise EditionError(_problem(fault, lines, path) for fault in reader.faults)
    return Source(
        path, text, reader.value, lambda: lambda pointer, key: (reader.keys if key else reader.values).get(pointer)
    )


def _syntax(why: str, offset: int, text: str) -> _Fault:
    """Say what a parser of YAML found in words of our own; in its words what nobody has met yet."""
    code = next((code for pattern, code in _SYNTAX if pattern.search(why)), "yaml.syntax")
    if code == "yaml.token" and text[offset : offset + 1] == "\t":
        code = "yaml.tab"
    if code == "yaml.escape":
        # One parser points at the backslash, the other behind it.
        offset = text.rindex("\\", 0, offset + 1)
    params = {"yaml.token": {"found": text[offset : offset + 1]}, "json.deep": {"limit": str(MAX_DEPTH)}}
    return code, offset, params.get(code, {"why": why} if code == "yaml.syntax" else {})


def _problem(fault: _Fault, lines: Lines, path: str) -> Problem:
    code, offset, params = fault
    shown = {name: printable(text) for name, text in params.items()}
    if "first" in params:
        shown["first"] = str(lines.place(int(params["first"]))[0])
    return Problem(code, shown, path, *lines.place(offset))


def _decode(data: bytes, path: str) -> str:
    if len(data) > MAX_BYTES:
        raise EditionError(Problem("file.too_large", {"limit": f"{MAX_BYTES:,}"}, path))
    if data.startswith(b"\xef\xbb\xbf"):
        raise EditionError(Problem("json.bom", {}, path, 1, 1))
    try:
        text = data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        place = Lines.of(before).place(len(before))
        raise EditionError(Problem("json.not_utf8", {"byte": f"{data[error.start]:02x}"}, path, *place)) from None
    if odd := _ODD.search(text):
        found = {"found": f"U+{ord(odd.group()):04X}"}
        raise EditionError(Problem("yaml.character", found, path, *Lines.of(text).place(odd.start())))
    return text


class _StopError(Exception):
    """Stop reading: what follows is not wanted or cannot be understood."""


@dataclass(slots=True)
class _Open:
    """Be a mapping or sequence that is still open; `first` is where each key stood first."""

    container: Any
    pointer: str
    key: str | None = None
    first: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Reader:
    """Build values from events, and note at which offset each stands."""

    value: Any = None
    values: dict[str, int] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    faults: list[_Fault] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    documents: int = 0

    def take(self, event: Any) -> None:
        """Take in one event."""
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._stop("yaml.documents", event)
        elif isinstance(event, yaml.AliasEvent):
            self._stop("yaml.alias", event, name=event.anchor or "")
        elif isinstance(event, yaml.ScalarEvent):
            self._check(event)
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._check(event)
            if len(self.stack) >= MAX_DEPTH:
                self._stop("json.deep", event, limit=str(MAX_DEPTH))
            self._open({} if isinstance(event, yaml.MappingStartEvent) else [], event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()

    def _check(self, event: Any) -> None:
        """Refuse anchors and tags."""
        if event.anchor:
            self._stop("yaml.alias", event, name=event.anchor)
        if event.tag is not None:
            self._stop("yaml.tag", event, name=event.tag)

    def _scalar(self, event: Any) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.container, dict) and top.key is None:
            self._key(top, event)
            return
        self._put(event.value if event.style else _resolve(event.value), event)

    def _key(self, top: _Open, event: Any) -> None:
        pointer = join_pointer(top.pointer, event.value)
        if event.value == "<<":
            self._stop("yaml.merge", event)
        if event.value in top.first:
            self._fault("json.duplicate_key", event, key=event.value, first=str(top.first[event.value]))
        top.key = event.value
        self.keys[pointer] = top.first.setdefault(event.value, event.start_mark.index)

    def _open(self, container: Any, event: Any) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.container, dict) and top.key is None:
            self._stop("yaml.key", event)
        pointer = self._put(container, event)
        self.stack.append(_Open(container, pointer))

    def _put(self, value: Any, event: Any) -> str:
        """Put a value where it belongs; return its pointer."""
        if not self.stack:
            self.value, pointer = value, ""
        else:
            top = self.stack[-1]
            if isinstance(top.container, dict):
                assert top.key is not None
                pointer = join_pointer(top.pointer, top.key)
                top.container[top.key], top.key = value, None
            else:
                pointer = f"{top.pointer}/{len(top.container)}"
                top.container.append(value)
        self.values[pointer] = event.start_mark.index
        return pointer

    def _fault(self, code: str, event: Any, **params: str) -> None:
        self.faults.append((code, event.start_mark.index, params))

    def _stop(self, code: str, event: Any, **params: str) -> None:
        self._fault(code, event, **params)
        raise _StopError


def _resolve(text: str) -> Any:
    """Say what a plain word is: true, false, null, a number, or else a word."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return Decimal(text) if _DECIMAL.fullmatch(text) else text
