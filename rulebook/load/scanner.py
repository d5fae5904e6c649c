"""Scan JSON (RFC 8259) strictly, without recursion, and say where and what every fault is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from rulebook.load.source import join_pointer

MAX_DEPTH = 100
MAX_DIGITS = 40
MAX_EXPONENT = 30

_SPACE = re.compile(r"[ \t\r\n]*")
_PLAIN = re.compile(r'[^"\\\x00-\x1f]*')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_WORD = re.compile(r"[^\s,:\]\[{}\"']+")
_QUOTED = re.compile(r'"[^"\\\r\n]{0,38}"')
_HALF = re.compile("[\ud800-\udfff]")
_HEX = re.compile(r"[0-9a-fA-F]{4}")
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_CONSTANTS: dict[str, Any] = {"true": True, "false": False, "null": None}


@dataclass(frozen=True, slots=True)
class Fault:
    """Be one fault at an offset; `places` are the offsets of what else it speaks of, such as the key's first use."""

    code: str
    offset: int
    params: Mapping[str, str] = field(default_factory=dict)
    pointer: str | None = None
    places: Mapping[str, int] = field(default_factory=dict)


class NumberError(Exception):
    """Say why a number is refused."""

    def __init__(self, code: str, literal: str) -> None:
        super().__init__(code)
        self.code, self.literal = code, literal


class _StopError(Exception):
    """Stop scanning: from here on nothing can be understood."""

    def __init__(self, code: str, offset: int, places: Mapping[str, int] | None = None, **params: str) -> None:
        super().__init__(code)
        self.fault = Fault(code, offset, params, places=places or {})


@dataclass(slots=True)
class Scanned:
    """Be what a scan found: the value, and all faults."""

    value: Any = None
    faults: list[Fault] = field(default_factory=list)


def number(literal: str) -> int | Decimal:
    """Turn a number of JSON into an exact one. Raises NumberError.

    A fraction that is not the shortest way to write its binary float came out of float
    arithmetic; what was meant is lost, so it is refused.
    """
    if len(literal) <= MAX_DIGITS and literal.isdigit():
        return int(literal)
    mantissa, _, exponent = literal.lower().partition("e")
    if sum(ch.isdigit() for ch in mantissa) > MAX_DIGITS:
        raise NumberError("json.long_number", literal)
    if exponent and (len(exponent) > 4 or abs(int(exponent)) > MAX_EXPONENT):
        raise NumberError("json.long_number", literal)
    if "." not in mantissa and not exponent:
        return int(literal)
    exact = Decimal(literal)
    if exact != Decimal(repr(float(literal))):
        raise NumberError("json.float", literal)
    return exact


def scan(text: str) -> Scanned:
    """Scan a whole text. Syntax errors end it; other faults are collected."""
    scanner = _Scanner(text)
    try:
        scanner.run()
    except _StopError as stop:
        scanner.found.faults.append(stop.fault)
    return scanner.found


@dataclass(slots=True)
class _Frame:
    """Be an object or list that is still open."""

    container: Any
    pointer: str
    opened: int
    key: str = ""
    first: dict[str, int] = field(default_factory=dict)

    @property
    def is_object(self) -> bool:
        return isinstance(self.container, dict)

    @property
    def bracket(self) -> str:
        return "{" if self.is_object else "["


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text, self.at, self.found = text, 0, Scanned()
        self.stack: list[_Frame] = []

    def run(self) -> None:
        """Scan one value and nothing after it."""
        self._space()
        self._value("")
        while self.stack:
            self._step()
        self._space()
        if self.at < len(self.text):
            raise _StopError(self._comment() or "json.after_end", self.at, found=self._show())

    def _step(self) -> None:
        """Scan the next member or element of the innermost open object or list, or its end."""
        frame = self.stack[-1]
        self._space()
        closing = "}" if frame.is_object else "]"
        if self._peek() == closing:
            self.at += 1
            self.stack.pop()
            return
        if frame.container:
            self._comma(frame, closing)
        if frame.is_object:
            self._member(frame)
        else:
            self._value(f"{frame.pointer}/{len(frame.container)}")

    def _comma(self, frame: _Frame, closing: str) -> None:
        ch = self._peek()
        if ch == "":
            raise self._not_closed(frame)
        if ch in "]}":
            places = {"opened": frame.opened}
            raise _StopError("json.wrong_bracket", self.at, places, found=ch, bracket=frame.bracket)
        if ch != ",":
            raise _StopError(self._comment() or "json.missing_comma", self.at, found=self._show())
        comma = self.at
        self.at += 1
        self._space()
        if self._peek() == closing:
            raise _StopError("json.trailing_comma", comma)

    def _member(self, frame: _Frame) -> None:
        offset = self.at
        ch = self._peek()
        if ch != '"':
            if ch == "":
                raise self._not_closed(frame)
            raise _StopError(self._comment() or self._quote() or "json.key", offset, found=self._show())
        key = self._string()
        pointer = join_pointer(frame.pointer, key)
        if key in frame.first:
            self.found.faults.append(
                Fault("json.duplicate_key", offset, {"key": key[:60]}, pointer, {"first": frame.first[key]})
            )
        frame.first.setdefault(key, offset)
        frame.key = key
        self._space()
        if self._peek() == "":
            raise self._ends()
        if self._peek() != ":":
            raise _StopError(self._comment() or "json.missing_colon", self.at, found=self._show(), key=key[:60])
        self.at += 1
        self._space()
        self._value(pointer)

    def _value(self, pointer: str) -> None:
        """Scan a value; an object or list is only opened here."""
        offset = self.at
        ch = self._peek()
        if ch and ch in "{[":
            if len(self.stack) >= MAX_DEPTH:
                raise _StopError("json.deep", offset, limit=str(MAX_DEPTH))
            container: Any = {} if ch == "{" else []
            self.at += 1
            self._keep(container)
            self.stack.append(_Frame(container, pointer, offset))
        elif ch == '"':
            self._keep(self._string())
        elif ch and ch in "+-.0123456789":
            self._keep(self._number(pointer))
        else:
            self._keep(self._constant())

    def _keep(self, value: Any) -> None:
        """Put a value where it belongs."""
        if not self.stack:
            self.found.value = value
        elif self.stack[-1].is_object:
            self.stack[-1].container[self.stack[-1].key] = value
        else:
            self.stack[-1].container.append(value)

    def _constant(self) -> Any:
        offset = self.at
        word = _WORD.match(self.text, offset)
        said = word.group() if word else ""
        if said in _CONSTANTS:
            self.at += len(said)
            return _CONSTANTS[said]
        if self._peek() == "":
            raise self._ends()
        if said in ("NaN", "Infinity"):
            raise _StopError("json.nan", offset, found=said)
        raise _StopError(self._comment() or self._quote() or "json.value", offset, found=self._show())

    def _number(self, pointer: str) -> Any:
        offset = self.at
        match = _NUMBER.match(self.text, offset)
        literal = match.group() if match else ""
        rest = _WORD.match(self.text, offset + len(literal))
        if not literal or rest:
            found = literal + (rest.group() if rest else "-")
            self.at += len(literal)
            if literal and self._comment():
                raise _StopError("json.comment", self.at)
            code = "json.nan" if found.lstrip("+-") in ("Infinity", "NaN") else "json.number"
            raise _StopError(code, offset, found=found[:60])
        self.at += len(literal)
        try:
            return number(literal)
        except NumberError as error:
            self.found.faults.append(Fault(error.code, offset, {"found": literal[:60]}, pointer))
            return 0

    def _string(self) -> str:
        start = self.at
        self.at += 1
        parts = []
        while True:
            plain = _PLAIN.match(self.text, self.at)
            assert plain is not None
            parts.append(plain.group())
            self.at = plain.end()
            ch = self._peek()
            if ch == '"':
                self.at += 1
                return self._whole("".join(parts), start)
            if ch == "":
                raise _StopError("json.not_ended", start, {"end": self.at})
            if ch != "\\":
                code = "json.line_break" if ch in "\r\n" else "json.control"
                raise _StopError(code, start if ch in "\r\n" else self.at, found=f"U+{ord(ch):04X}")
            parts.append(self._escape())

    def _whole(self, text: str, start: int) -> str:
        """Refuse half of a pair of code units; a whole pair becomes one character."""
        if _HALF.search(text):
            try:
                return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
            except UnicodeDecodeError:
                self.found.faults.append(Fault("json.surrogate", start))
        return text

    def _escape(self) -> str:
        offset = self.at
        ch = self.text[offset + 1 : offset + 2]
        if ch in _ESCAPES and ch:
            self.at += 2
            return _ESCAPES[ch]
        digits = _HEX.match(self.text, offset + 2) if ch == "u" else None
        if digits is None:
            raise _StopError("json.escape", offset, found=self.text[offset : offset + 2])
        self.at += 6
        return chr(int(digits.group(), 16))

    def _not_closed(self, frame: _Frame) -> _StopError:
        """Say that the text ended before an object or list did."""
        return _StopError("json.not_closed", frame.opened, {"end": self._end()}, found=frame.bracket)

    def _ends(self) -> _StopError:
        """Say that the text ended where something had to follow, and what is still open there."""
        if not self.stack:
            return _StopError("json.value", self.at, found="")
        frame = self.stack[-1]
        return _StopError("json.ends", self._end(), {"opened": frame.opened}, bracket=frame.bracket)

    def _end(self) -> int:
        """Return where the text ends, blanks aside."""
        return len(self.text.rstrip(" \t\r\n"))

    def _space(self) -> None:
        space = _SPACE.match(self.text, self.at)
        assert space is not None
        self.at = space.end()

    def _peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def _comment(self) -> str | None:
        return "json.comment" if self.text[self.at : self.at + 2] in ("//", "/*") or self._peek() == "#" else None

    def _quote(self) -> str | None:
        return {
            "'": "json.single_quote",
            "“": "json.curly_quote",
            "”": "json.curly_quote",
            "„": "json.curly_quote",
        }.get(self._peek())

    def _show(self) -> str:
        """Show what stands here, in a few characters that are safe to print."""
        found = _QUOTED.match(self.text, self.at) or _WORD.match(self.text, self.at)
        text = (found.group() if found else self._peek())[:40]
        return "".join(ch if ch.isprintable() else f"U+{ord(ch):04X}" for ch in text)
