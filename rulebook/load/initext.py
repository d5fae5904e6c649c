"""Read one section of an INI file such as `setup.cfg`, and know where its keys and lines stand."""

from __future__ import annotations

import configparser
import io
from collections.abc import Iterator
from typing import Any

from rulebook.errors import ConfigurationError, Problem
from rulebook.load.source import Find, Source, join_pointer, printable
from rulebook.model.configuration import KEYS

SWITCHES = configparser.RawConfigParser.BOOLEAN_STATES


def read_ini(text: str, path: str, section: str) -> Source | None:
    """Return what the section says; None where there is none. Raises ConfigurationError."""
    parser = _Parser()
    try:
        parser.read_file(parser.counted(text))
    except configparser.Error as error:
        raise ConfigurationError(_faults(error, list(io.StringIO(text)), path)) from None
    if not parser.has_section(section):
        return None
    raw = dict(parser.items(section))
    value = {key: _value(key, said) for key, said in raw.items()}
    lines = dict(zip(((name, key) for name in parser.sections() for key in parser[name]), parser.met, strict=True))
    starts = {key: lines[section, key] for key in raw}
    return Source(path, text, value, lambda: _finder(text, section, raw, starts))


class _Parser(configparser.RawConfigParser):
    """Read as setuptools does, but keep names as they stand, and note the line on which each was met."""

    def __init__(self) -> None:
        # No section hands its keys on to the others: the name of the one that would cannot be written.
        super().__init__(default_section="\n")
        self.line = 0
        self.met: list[int] = []
        self.reading = True

    def counted(self, text: str) -> Iterator[str]:
        for self.line, line in enumerate(io.StringIO(text), 1):
            yield line
        self.reading = False

    def optionxform(self, optionstr: str) -> str:
        if self.reading:
            self.met.append(self.line)
        return optionstr


def _faults(error: configparser.Error, lines: list[str], path: str) -> Iterator[Problem]:
    if isinstance(error, configparser.DuplicateOptionError):
        yield Problem("configuration.twice", {"name": printable(error.option)}, path, error.lineno)
    elif isinstance(error, configparser.DuplicateSectionError):
        yield Problem("configuration.twice", {"name": printable(f"[{error.section}]")}, path, error.lineno)
    elif isinstance(error, configparser.MissingSectionHeaderError):
        yield _line("configuration.no_header", lines, error.lineno, path)
    else:
        numbers = [number for number, _ in getattr(error, "errors", ())] or [getattr(error, "lineno", 1)]
        yield from (_line("configuration.ini", lines, number, path) for number in numbers)


def _line(code: str, lines: list[str], number: int, path: str) -> Problem:
    return Problem(code, {"line": printable(lines[number - 1].strip())}, path, number)


def _value(key: str, said: str) -> Any:
    """Return what a text stands for under this key; what cannot be, as it is, for others to refuse."""
    kind, said = KEYS.get(key), said.strip()
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    if kind in ("names", "paths"):
        return lines
    if kind == "switch":
        return SWITCHES.get(said.lower(), said)
    if kind == "pairs":
        pairs = [[part.strip() for part in line.partition("=")] for line in lines]
        found = {name: value for name, _, value in pairs if name and value}
        return found if len(found) == len(pairs) else said
    return said


def _finder(text: str, section: str, raw: dict[str, str], starts: dict[str, int]) -> Find:
    lines = list(io.StringIO(text))
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line))
    keys, values = {}, {"": max(text.find(f"[{section}]"), 0)}
    for key, number in starts.items():
        pointer, line = join_pointer("", key), lines[number - 1]
        keys[pointer] = offsets[number - 1] + len(line) - len(line.lstrip())
        at = keys[pointer] + len(key)
        for index, said in enumerate(each.strip() for each in raw[key].splitlines() if each.strip()):
            at = max(text.find(said, at), at)
            values.setdefault(pointer, at)
            name = said.partition("=")[0].strip() if KEYS.get(key) == "pairs" else str(index)
            keys.setdefault(join_pointer(pointer, name), at)
            values.setdefault(join_pointer(pointer, name), at)
            at += len(said)
        values.setdefault(pointer, keys[pointer])
    return lambda pointer, key: (keys if key else values).get(pointer)
