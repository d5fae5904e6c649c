"""Test the JSON reader: what it refuses and where, and that its two readers never disagree."""

from __future__ import annotations

import json
import time
import tracemalloc
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rulebook.errors import DraftError, Problem
from rulebook.load import jsontext
from rulebook.load.jsontext import read_json
from rulebook.load.scanner import scan
from rulebook.load.source import join_pointer
from rulebook.words import LANGS, problem_texts
from rulebook.words.reading import READING

Fault = tuple[str, int, int, dict[str, str]]
OPEN = {"opened": "1", "opened_column": "1", "bracket": "{"}

# name, bytes, then each problem: code, line, column, what its sentence is filled with
CASES: list[tuple[str, bytes, list[Fault]]] = [
    ("byte order mark", b"\xef\xbb\xbf{}", [("json.bom", 1, 1, {})]),
    ("UTF-16 with a mark", "{}".encode("utf-16"), [("json.utf16", 1, 1, {})]),
    ("UTF-16 without a mark, little end first", "{}".encode("utf-16-le"), [("json.utf16", 1, 1, {})]),
    ("UTF-16 without a mark, big end first", "{}".encode("utf-16-be"), [("json.utf16", 1, 1, {})]),
    ("UTF-32", '{"a":1}'.encode("utf-32-be"), [("json.utf16", 1, 1, {})]),
    ("Latin-1", '{"é":\n"ü"}'.encode("latin-1"), [("json.not_utf8", 1, 3, {"byte": "e9"})]),
    ("Latin-1 after good UTF-8", '{"é":\n"é'.encode() + b'\xfc"}', [("json.not_utf8", 2, 3, {"byte": "fc"})]),
    ("half a character at the end", b'"\xf0\x9f', [("json.not_utf8", 1, 2, {"byte": "f0"})]),
    ("a surrogate in UTF-8", b'"\xed\xa0\x80"', [("json.not_utf8", 1, 2, {"byte": "ed"})]),
    (
        "a key three times",
        b'{"a": 1,\n "a": 2,\n "a": 3}',
        [
            ("json.duplicate_key", 2, 2, {"key": "a", "first": "1", "first_column": "2"}),
            ("json.duplicate_key", 3, 2, {"key": "a", "first": "1", "first_column": "2"}),
        ],
    ),
    (
        "a key twice, once in disguise",
        b'[{"x/y": 1,\n"\\u0078/y": 2}]',
        [("json.duplicate_key", 2, 1, {"key": "x/y", "first": "1", "first_column": "3"})],
    ),
    (
        "the same key in two objects of the same name",
        b'{"a": {"b": 1},\n"a":\n{"c": 1, "b": 2,\n"b": 3}}',
        [
            ("json.duplicate_key", 2, 1, {"key": "a", "first": "1", "first_column": "2"}),
            ("json.duplicate_key", 4, 1, {"key": "b", "first": "3"}),
        ],
    ),
    (
        "a key that a terminal would obey",
        b'{"\\u001b[31m": 1, "\\u001b[31m": 2}',
        [("json.duplicate_key", 1, 19, {"key": "\ufffd[31m", "first": "1", "first_column": "2"})],
    ),
    ("NaN", b'{"a": NaN}', [("json.nan", 1, 7, {"found": "NaN"})]),
    ("Infinity", b"[1,\n Infinity]", [("json.nan", 2, 2, {"found": "Infinity"})]),
    ("-NaN", b"[-NaN]", [("json.nan", 1, 2, {"found": "-NaN"})]),
    ("-Infinity", b"-Infinity", [("json.nan", 1, 1, {"found": "-Infinity"})]),
    ("41 digits", b"[" + b"1" * 41 + b"]", [("json.long_number", 1, 2, {"found": "1" * 41})]),
    ("10,000 digits", b"9" * 10_000, [("json.long_number", 1, 1, {"found": "9" * 60})]),
    ("exponent 31", b"[1e31]", [("json.long_number", 1, 2, {"found": "1e31"})]),
    ("exponent -31", b"[1.5E-31]", [("json.long_number", 1, 2, {"found": "1.5E-31"})]),
    ("exponent of 10,000 digits", b"1e" + b"9" * 10_000, [("json.long_number", 1, 1, {"found": "1e" + "9" * 58})]),
    (
        "a sum of floats",
        b'{"cost": 0.1000000000000000055511151231257827}',
        [("json.float", 1, 10, {"found": "0.1000000000000000055511151231257827"})],
    ),
    (
        "more places than a float holds",
        b"[12345678901234567.25]",
        [("json.float", 1, 2, {"found": "12345678901234567.25"})],
    ),
    ("101 lists", b"[" * 101 + b"]" * 101, [("json.deep", 1, 101, {"limit": "100"})]),
    ("101 objects", b'{"a":' * 101 + b"1" + b"}" * 101, [("json.deep", 1, 501, {"limit": "100"})]),
    ("first half of a pair", b'["\\ud83d"]', [("json.surrogate", 1, 2, {})]),
    ("second half of a pair", b'["a", "b\\uDE00"]', [("json.surrogate", 1, 7, {})]),
    ("a pair the wrong way round", b'["\\ude00\\ud83d"]', [("json.surrogate", 1, 2, {})]),
    ("half a pair in a key", b'{"\\ud83d": 1}', [("json.surrogate", 1, 2, {})]),
    ("a word after the end", b'{}\n"more"', [("json.after_end", 2, 1, {})]),
    ("two documents", b"{}\n{}", [("json.after_end", 2, 1, {"found": "{"})]),
    ("a zero byte after the end", b"[1, 2]\x00", [("json.after_end", 1, 7, {})]),
    (
        "an object left open",
        b'{"a": [1, 2]\n',
        [("json.not_closed", 1, 1, {"found": "{", "end": "1", "end_column": "13"})],
    ),
    ("a list left open", b'{"a":\n [1, 2', [("json.not_closed", 2, 2, {"found": "[", "end": "2", "end_column": "7"})]),
    ("an end after a key", b'{"a": {\n"b"\n', [("json.ends", 2, 4, {**OPEN, "opened_column": "7"})]),
    ("a list closed as an object", b"[1}", [("json.wrong_bracket", 1, 3, {**OPEN, "bracket": "[", "found": "}"})]),
    ("an object closed as a list", b'{"a": 1]', [("json.wrong_bracket", 1, 8, {**OPEN, "found": "]"})]),
    ("no comma between members", b'{"a": 1\n "b": 2}', [("json.missing_comma", 2, 2, {"found": '"b"'})]),
    ("no comma between elements", b"[1 2]", [("json.missing_comma", 1, 4, {"found": "2"})]),
    ("a comma before }", b'{"a": 1,\n}', [("json.trailing_comma", 1, 8, {})]),
    ("a comma before ]", b"[1, 2 , ]", [("json.trailing_comma", 1, 7, {})]),
    ("no colon", b'{"a" 1}', [("json.missing_colon", 1, 6, {"found": "1", "key": "a"})]),
    ("= for a colon", b'{"a" = 1}', [("json.missing_colon", 1, 6, {"found": "=", "key": "a"})]),
    ("a key without quotes", b"{\n  name: 1}", [("json.key", 2, 3, {"found": "name"})]),
    ("a number for a key", b"{1: 1}", [("json.key", 1, 2, {"found": "1"})]),
    ("a comma at the start", b'{, "a": 1}', [("json.key", 1, 2, {"found": ","})]),
    ("a misspelt constant", b"[tru]", [("json.value", 1, 2, {"found": "tru"})]),
    ("a Python constant", b"[True]", [("json.value", 1, 2, {"found": "True"})]),
    ("two commas", b"[1,,2]", [("json.value", 1, 4, {"found": ","})]),
    ("no value", b'{"a": }', [("json.value", 1, 7, {"found": "}"})]),
    ("a no-break space", "[\u00a01]".encode(), [("json.value", 1, 2, {"found": "U+00A0"})]),
    ("a leading zero", b"[007]", [("json.number", 1, 2, {"found": "007"})]),
    ("a point without decimals", b"[1.]", [("json.number", 1, 2, {"found": "1."})]),
    ("a plus", b"[+5]", [("json.number", 1, 2, {"found": "+5"})]),
    ("a point at the start", b"[.5]", [("json.number", 1, 2, {"found": ".5"})]),
    ("a lone minus", b"[-]", [("json.number", 1, 2, {"found": "-"})]),
    ("a hexadecimal number", b"[0x1F]", [("json.number", 1, 2, {"found": "0x1F"})]),
    ("an end after a colon", b'{"a":', [("json.ends", 1, 6, OPEN)]),
    ("an end after a comma", b"[1,\n", [("json.ends", 1, 4, {**OPEN, "bracket": "["})]),
    ("text without end", b'{"a": "b, 1}', [("json.not_ended", 1, 7, {"end": "1", "end_column": "13"})]),
    ("text over the end of a line", b'{"a": "b\n"}', [("json.line_break", 1, 7, {})]),
    ("a tab in a text", b'{"a": "b\tc"}', [("json.control", 1, 9, {"found": "U+0009"})]),
    ("a zero byte in a text", b'["abc\x00"]', [("json.control", 1, 6, {"found": "U+0000"})]),
    ("a Windows path", b'["C:\\Users"]', [("json.escape", 1, 5, {"found": "\\U"})]),
    ("a short escape", b'["\\u12"]', [("json.escape", 1, 3, {})]),
    ("a signed escape", b'["\\u+123"]', [("json.escape", 1, 3, {})]),
    ("// after a value", b'{"a": 1, // one\n"b": 2}', [("json.comment", 1, 10, {})]),
    ("/* before a value", b"[/* one */ 1]", [("json.comment", 1, 2, {})]),
    ("// after the end", b"{} // end", [("json.comment", 1, 4, {})]),
    ("/* before a colon", b'{"a" /* one */ : 1}', [("json.comment", 1, 6, {})]),
    ("// right after a number", b"[5// five\n]", [("json.comment", 1, 3, {})]),
    ("# before a key", b"{\n# one\n}", [("json.comment", 2, 1, {})]),
    ("a key in single quotes", b"{'a': 1}", [("json.single_quote", 1, 2, {})]),
    ("a value in single quotes", b"{\"a\": 'b'}", [("json.single_quote", 1, 7, {})]),
    ("a key in curly quotes", "{“a”: 1}".encode(), [("json.curly_quote", 1, 2, {})]),
    ("a value in low quotes", '{"é": „b”}'.encode(), [("json.curly_quote", 1, 7, {})]),
    (
        "all that is no matter of syntax, at once",
        b'{"a": 1e99,\n "a": 0.30000000000000004441,\n "b": "\\udc00",\n "c": [1,]}',
        [
            ("json.long_number", 1, 7, {"found": "1e99"}),
            ("json.duplicate_key", 2, 2, {"key": "a", "first": "1", "first_column": "2"}),
            ("json.float", 2, 7, {"found": "0.30000000000000004441"}),
            ("json.surrogate", 3, 7, {}),
            ("json.trailing_comma", 4, 9, {}),
        ],
    ),
]

GOOD: list[tuple[str, bytes, Any]] = [
    ("integers stay whole", b"[0, -0, 12345678901234567890]", [0, 0, 12345678901234567890]),
    ("40 digits", b"1" * 40, int("1" * 40)),
    ("decimals stay exact", b"[0.10, 1.50, -2.5e3]", [Decimal("0.10"), Decimal("1.50"), Decimal("-2.5e3")]),
    ("exponents up to 30", b"[1e30, 1E-30]", [Decimal("1e30"), Decimal("1e-30")]),
    ("constants", b" [true,false , null]\r\n", [True, False, None]),
    ("every escape", rb'"\"\\\/\b\f\n\r\t\u00e9"', '"\\/\b\f\n\r\té'),
    ("a pair of surrogates", b'"\\ud83d\\ude00"', "😀"),
    ("a pair next to a replacement character", '"\\ud83d\\ude00\ufffd"'.encode(), "😀\ufffd"),
    ("an escaped backslash before u", b'"\\\\ud83d"', "\\ud83d"),
    ("a value that is no object", b"3", 3),
    ("quotes of all kinds in a text", "\"'a' “b” // c\"".encode(), "'a' “b” // c"),
    ("100 lists", b"[" * 100 + b"1" + b"]" * 100, json.loads("[" * 100 + "1" + "]" * 100)),
    ("the same key in two objects", b'[{"a": 1}, {"a": 1}]', [{"a": 1}, {"a": 1}]),
    ("empty key", b'{"": {"": 1}}', {"": {"": 1}}),
]


def faults(data: bytes) -> list[Problem]:
    """Return the problems for which bytes are refused; none when they are read."""
    try:
        read_json(data, "draft.json")
    except DraftError as error:
        return list(error.problems)
    return []


@pytest.mark.parametrize(("data", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_fault_is_named_and_placed(data: bytes, expected: list[Fault]) -> None:
    found = faults(data)
    assert [(p.path, p.code, p.line, p.column) for p in found] == [("draft.json", *case[:3]) for case in expected]
    for problem, case in zip(found, expected, strict=True):
        assert {name: problem.params[name] for name in case[3]} == case[3]
        assert all(all(problem_texts(problem, lang)) for lang in LANGS)


def test_every_code_of_this_reader_has_a_case() -> None:
    assert {fault[0] for case in CASES for fault in case[2]} == {code for code in READING if code.startswith("json.")}


@pytest.mark.parametrize("data", [b"", b" \t\r\n"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert [(p.code, p.line, p.column) for p in faults(data)] == [("file.empty", 1, 1)]


@pytest.mark.parametrize(("data", "expected"), [case[1:] for case in GOOD], ids=[case[0] for case in GOOD])
def test_a_good_document_is_read_exactly(data: bytes, expected: Any) -> None:
    for value in (read_json(data, "p").value, scan(data.decode()).value):
        assert same(value, expected)


def same(left: Any, right: Any) -> bool:
    """Tell whether two values are the same in type, in order of keys and in every digit."""
    return repr(left) == repr(right)


@pytest.mark.parametrize("opening", [b"[", b'{"a":', b'[{"a":', b" [\n"])
def test_a_hundred_thousand_levels_are_refused_at_once(opening: bytes) -> None:
    start = time.process_time()
    assert [p.code for p in faults(opening * 100_000)] == ["json.deep"]
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    "data", [b"9" * 9_000_000, b'"' + b"\\u0041" * 1_500_000, b"[" + b"1," * 250_000, b" " * 9_999_999]
)
def test_a_large_bad_file_is_refused_in_bounded_time(data: bytes) -> None:
    start = time.process_time()
    assert len(faults(data)) == 1
    assert time.process_time() - start < 10


def test_more_than_the_limit_is_refused_unread() -> None:
    data = b"[" * (jsontext.MAX_BYTES + 1)
    tracemalloc.start()
    found = faults(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [(p.code, p.path, p.params) for p in found] == [("file.too_large", "draft.json", {"limit": "5,000,000"})]
    assert peak < 1_000_000


# Places

TEXT = """{
  "a/b": {"~": [10, {"x": true}]},
  "é😀": "ü",	"": null
}"""
PLACES = {
    "": ((1, 1), (1, 1)),
    "/a~1b": ((2, 10), (2, 3)),
    "/a~1b/~0": ((2, 16), (2, 11)),
    "/a~1b/~0/0": ((2, 17), (2, 17)),
    "/a~1b/~0/1/x": ((2, 27), (2, 22)),
    "/é😀": ((3, 9), (3, 3)),
    "/": ((3, 18), (3, 14)),
    "/a~1b/~0/7/none": ((2, 16), (2, 16)),
    "/a~1b/none": ((2, 10), (2, 10)),
    "/none/at/all": ((1, 1), (1, 1)),
    "no pointer": ((1, 1), (1, 1)),
}


@pytest.mark.parametrize("pointer", PLACES)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_pointer_leads_to_the_value_and_its_key_or_to_what_is_around_it(pointer: str, ending: str) -> None:
    source = read_json(TEXT.replace("\n", ending).encode(), "p")
    assert (source.locate(pointer), source.locate_key(pointer)) == PLACES[pointer]


@pytest.mark.parametrize(("token", "pointer"), [("a", "/a"), ("a/b", "/a~1b"), ("~1", "/~01"), ("", "/"), ("0", "/0")])
def test_a_pointer_escapes_what_it_must(token: str, pointer: str) -> None:
    assert join_pointer("", token) == pointer


# Documents nobody thought of

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(10**39), 10**39)
    | st.decimals(-(10**9), 10**9, places=4)
    | st.text(st.characters(codec="utf-8"), max_size=8)
    | st.sampled_from(["~", "a/b", "😀", '"', "\\", "\u2028"])
)
documents = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=4), inner, max_size=4)
    ),
    max_leaves=20,
)


def written(value: Any, ascii_only: bool, indent: int | None) -> str:
    """Write a document as JSON, decimals with all their digits."""
    if isinstance(value, dict):
        members = (
            f"{json.dumps(key, ensure_ascii=ascii_only)}: {written(item, ascii_only, indent)}"
            for key, item in value.items()
        )
        return "{" + _gap(indent) + f",{_gap(indent)}".join(members) + "}"
    if isinstance(value, list):
        return "[" + f" ,{_gap(indent)}".join(written(item, ascii_only, indent) for item in value) + _gap(indent) + "]"
    return format(value, "f") if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=ascii_only)


def _gap(indent: int | None) -> str:
    return "" if indent is None else "\r\n" + " " * indent


def walk(value: Any, pointer: str = "") -> list[tuple[str, str | None, Any]]:
    """Return every value of a document with its pointer, and its key when it is a member."""
    if isinstance(value, dict):
        members = [(join_pointer(pointer, key), key, item) for key, item in value.items()]
    else:
        members = [(f"{pointer}/{n}", None, item) for n, item in enumerate(value)] if isinstance(value, list) else []
    return [*members, *(found for at, _, item in members for found in walk(item, at))]


def standard(text: str) -> Any:
    """Read one value from the start of a text with the standard library."""
    return json.JSONDecoder(parse_float=Decimal).raw_decode(text)[0]


@given(documents, st.booleans(), st.sampled_from([None, 0, 3]))
def test_the_scanner_reads_what_the_standard_library_reads(document: Any, ascii_only: bool, indent: int | None) -> None:
    text = written(document, ascii_only, indent)
    found = scan(text)
    assert found.faults == []
    assert same(found.value, standard(text))
    assert same(read_json(text.encode(), "p").value, found.value)


@given(documents, st.booleans(), st.sampled_from([None, 0, 3]))
def test_at_its_place_stands_each_value_and_each_key(document: Any, ascii_only: bool, indent: int | None) -> None:
    text = written(document, ascii_only, indent)
    source = read_json(text.encode(), "p")
    lines = text.split("\n")

    def rest(line: int, column: int) -> str:
        return lines[line - 1][column - 1 :] + "".join("\n" + later for later in lines[line:])

    for pointer, key, value in walk(source.value):
        assert same(standard(rest(*source.locate(pointer))), value)
        if key is not None:
            assert standard(rest(*source.locate_key(pointer))) == key


PIECES = [
    b'"',
    b"\\",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"0",
    b"1e31",
    b".",
    b"-",
    b"\x00",
    b"\xff",
    b"\\ud800",
    b"NaN",
]
SEEDS = [case[1] for case in CASES if len(case[1]) < 200] + [case[1] for case in GOOD] + [TEXT.encode()]
edits = st.tuples(st.integers(0, 400), st.integers(0, 3), st.sampled_from(PIECES) | st.binary(max_size=2))


def edited(data: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    """Return bytes with pieces taken out and put in."""
    for at, drop, piece in changes:
        at %= len(data) + 1
        data = data[:at] + piece + data[at + drop :]
    return data


@given(st.sampled_from(SEEDS), st.lists(edits, max_size=4))
@example(b"[" * 101 + b"]" * 101, [])
@example(b"[" * 101 + b"1" + b"]" * 101, [])
@example(b'{"a":' * 101 + b"{}" + b"}" * 101, [])
def test_the_two_readers_never_disagree(seed: bytes, changes: list[tuple[int, int, bytes]]) -> None:
    agree(edited(seed, changes))


@given(documents, st.lists(edits, max_size=3))
def test_the_two_readers_never_disagree_on_damaged_documents(
    document: Any, changes: list[tuple[int, int, bytes]]
) -> None:
    agree(edited(written(document, False, 1).encode(), changes))


@given(st.text(st.sampled_from('{}[]",:\\u0d8e1-+.ntN \n'), max_size=12))
def test_the_two_readers_never_disagree_on_scraps(text: str) -> None:
    agree(text.encode())


def agree(data: bytes) -> None:
    """Check that bytes are read alike by both readers, or refused with reasons by both."""
    found = faults(data)
    assert all(p.line and p.column and p.path and all(all(problem_texts(p, lang)) for lang in LANGS) for p in found)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        assert {p.code for p in found} <= {"json.not_utf8", "json.utf16", "json.bom"}
        assert found
        return
    if {p.code for p in found} & {"json.utf16", "json.bom", "file.empty"}:
        return
    scanned = scan(text)
    assert [p.code for p in found] == [fault.code for fault in scanned.faults]
    if not found:
        assert same(read_json(data, "p").value, scanned.value)
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        assert found


@pytest.mark.parametrize("data", SEEDS)
def test_a_fault_shows_nothing_that_a_terminal_would_obey(data: bytes) -> None:
    for problem in faults(data.replace(b"a", "\\u001b\u009b".encode())):
        assert all(text.isprintable() and len(text) <= 60 for text in problem.params.values())
