"""Test the YAML reader: plain data only, each value with its place, and every refusal with a reason."""

from __future__ import annotations

import time
import tracemalloc
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from rulebook.errors import EditionError, Problem
from rulebook.load import yamltext
from rulebook.load.source import join_pointer
from rulebook.load.yamltext import read_yaml
from rulebook.words import LANGS, problem_texts
from rulebook.words.reading import READING

Fault = tuple[str, int, int, dict[str, str]]
PYTHON = "tag:yaml.org,2002:python/object/apply:os.system"

# name, bytes, then each problem: code, line, column, what its sentence is filled with
CASES: list[tuple[str, bytes, list[Fault]]] = [
    ("byte order mark", b"\xef\xbb\xbfa: 1", [("json.bom", 1, 1, {})]),
    ("Latin-1", "a: 1\né: ü".encode("latin-1"), [("json.not_utf8", 2, 1, {"byte": "e9"})]),
    ("UTF-16", "a: 1".encode("utf-16"), [("json.not_utf8", 1, 1, {})]),
    ("a control character", "é: ü\nü: \x07".encode(), [("yaml.character", 2, 4, {"found": "U+0007"})]),
    ("a zero byte", b"a: 1\x00", [("yaml.character", 1, 5, {"found": "U+0000"})]),
    ("a tab for indentation", b"a:\n\tb: 1", [("yaml.tab", 2, 1, {})]),
    ("a tab within a list", b"a:\n  - b: 1\n\t- c", [("yaml.tab", 3, 1, {})]),
    ("a list left open", b"a: [1, 2", [("yaml.flow", 1, 9, {})]),
    ("a colon between braces", b"a: {nl: b: c}", [("yaml.flow", 1, 10, {})]),
    ("a bracket that nothing opened", b"a: }", [("yaml.flow", 1, 4, {})]),
    ("a quote left open", b"a: 'x\n", [("yaml.open", 2, 1, {})]),
    ("a quote within a quoted text", b"a: 'd'x'", [("yaml.indent", 1, 7, {})]),
    ("two colons on a line", "é: ü: 1".encode(), [("yaml.colon", 1, 5, {})]),
    ("a line that is indented too far", b"a:\n  b: 1\n   c: 2", [("yaml.colon", 3, 5, {})]),
    ("a line that is indented too little", b"a:\n    - id: x\n     d: y", [("yaml.indent", 3, 6, {})]),
    ("a key without a colon", b"a: 1\nb\nc: 2", [("yaml.no_colon", 3, 1, {})]),
    ("a list behind its key", b"a: - b", [("yaml.dash", 1, 4, {})]),
    ("a backslash between double quotes", b'a: "x\\q"', [("yaml.escape", 1, 6, {})]),
    ("a word that starts with a sign", b"a: @x", [("yaml.token", 1, 4, {"found": "@"})]),
    ("what YAML has a rule for and nobody meets", b"a: |x", [("yaml.syntax", 1, 5, {})]),
    (
        "a key three times",
        b"a: 1\na: 2\n'a': 3",
        [
            ("json.duplicate_key", 2, 1, {"key": "a", "first": "1"}),
            ("json.duplicate_key", 3, 1, {"key": "a", "first": "1"}),
        ],
    ),
    (
        "the same key in two mappings of the same name",
        b"a: {b: 1}\na:\n  c: 1\n  b: 2\n  b: 3",
        [
            ("json.duplicate_key", 2, 1, {"key": "a", "first": "1"}),
            ("json.duplicate_key", 5, 3, {"key": "b", "first": "4"}),
        ],
    ),
    (
        "a number and a text as the same key",
        b"1: a\n'1': b",
        [("json.duplicate_key", 2, 1, {"key": "1", "first": "1"})],
    ),
    ("an anchor", b"a: &x 1\nb: 2", [("yaml.alias", 1, 4, {"name": "x"})]),
    ("an anchor on a list", b"a: &x [1]\nb: *x", [("yaml.alias", 1, 4, {"name": "x"})]),
    ("an anchor on a key", b"&x a: 1", [("yaml.alias", 1, 1, {"name": "x"})]),
    ("an alias", b"a: 1\nb: *x", [("yaml.alias", 2, 4, {"name": "x"})]),
    ("a Python object", b"a: !!python/object/apply:os.system ['true']", [("yaml.tag", 1, 4, {"name": PYTHON})]),
    ("a tag of the house", b"a: !sum [1]", [("yaml.tag", 1, 4, {"name": "!sum"})]),
    ("a tag of YAML", b"a: !!str 1", [("yaml.tag", 1, 4, {"name": "tag:yaml.org,2002:str"})]),
    ("the tag that says no tag", b"a: ! 1", [("yaml.tag", 1, 4, {"name": "!"})]),
    ("a merge key", b"a: 1\n<<: {b: 2}", [("yaml.merge", 2, 1, {})]),
    ("two documents", b"--- {a: 1}\n--- {a: 2}", [("yaml.documents", 2, 1, {})]),
    ("a list for a key", b"[a]: 1", [("yaml.key", 1, 1, {})]),
    ("a mapping for a key", b"? {a: b}\n: c", [("yaml.key", 1, 3, {})]),
    ("101 lists", b"[" * 101 + b"]" * 101, [("json.deep", 1, 101, {"limit": "100"})]),
    (
        "a fault that is no matter of syntax, and one that is",
        b"a: 1\na: 2\nb: *x",
        [("json.duplicate_key", 2, 1, {"key": "a"}), ("yaml.alias", 3, 4, {"name": "x"})],
    ),
]

GOOD: list[tuple[str, bytes, Any]] = [
    ("true, false and null", b"[true, false, null, ~]", [True, False, None, None]),
    ("nothing", b"a:\nb: ''", {"a": None, "b": ""}),
    ("an empty file", b"# nothing\n", None),
    (
        "words that other readers twist",
        b"[no, on, Yes, NO, True, NULL, y]",
        ["no", "on", "Yes", "NO", "True", "NULL", "y"],
    ),
    ("dates and times", b"[2018-06-20, 12:30, 2018-06-20T12:00:00Z]", ["2018-06-20", "12:30", "2018-06-20T12:00:00Z"]),
    ("whole numbers", b"[0, 7, -12]", [0, 7, -12]),
    ("decimals stay exact", b"[0.10, -2.50]", [Decimal("0.10"), Decimal("-2.50")]),
    (
        "numbers of other kinds",
        b"[1e3, 0x1F, 0o7, 007, 1_000, +1, .5, 1., .inf]",
        ["1e3", "0x1F", "0o7", "007", "1_000", "+1", ".5", "1.", ".inf"],
    ),
    ("quotes make words", b"['true', \"1\", 'null', '1.5']", ["true", "1", "null", "1.5"]),
    ("blocks make words", b"a: |\n  true\nb: >-\n  1\n", {"a": "true\n", "b": "1"}),
    (
        "keys are words",
        b"1: a\ntrue: b\nnull: c\n2018-06-20: d\n? \n: e",
        {"1": "a", "true": "b", "null": "c", "2018-06-20": "d", "": "e"},
    ),
    ("100 lists", b"[" * 100 + b"]" * 100, eval("[" * 100 + "]" * 100)),
    ("the line ends of three systems", b"a: 1\r\nb: 2\rc: |\r\n  x\r\n  y\n", {"a": 1, "b": 2, "c": "x\ny\n"}),
]


def faults(data: bytes) -> list[Problem]:
    """Return the problems for which bytes are refused; none when they are read."""
    try:
        read_yaml(data, "rule.yaml")
    except EditionError as error:
        return list(error.problems)
    return []


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def _either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with libyaml, and as where it is not installed."""
    monkeypatch.setattr(yamltext, "_LOADER", getattr(yaml, request.param))


@pytest.mark.parametrize(("data", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_fault_is_named_and_placed(data: bytes, expected: list[Fault]) -> None:
    found = faults(data)
    assert [(p.path, p.code, p.line, p.column) for p in found] == [("rule.yaml", *case[:3]) for case in expected]
    for problem, case in zip(found, expected, strict=True):
        assert {name: problem.params[name] for name in case[3]} == case[3]
        assert all(all(problem_texts(problem, lang)) for lang in LANGS)


def test_every_code_of_this_reader_has_a_case() -> None:
    assert {fault[0] for case in CASES for fault in case[2]} >= {code for code in READING if code.startswith("yaml.")}


@pytest.mark.parametrize(("data", "expected"), [case[1:] for case in GOOD], ids=[case[0] for case in GOOD])
def test_only_the_plainest_words_are_more_than_words(data: bytes, expected: Any) -> None:
    assert repr(read_yaml(data, "p").value) == repr(expected)


TEXT = """# a rule
é😀: {a/b: [10, x]}
when:
  - é: ü
    "~": |
      long
  -
"""
PLACES = {
    "": ((2, 1), (2, 1)),
    "/é😀": ((2, 5), (2, 1)),
    "/é😀/a~1b": ((2, 11), (2, 6)),
    "/é😀/a~1b/1": ((2, 16), (2, 16)),
    "/when": ((4, 3), (3, 1)),
    "/when/0": ((4, 5), (4, 5)),
    "/when/0/é": ((4, 8), (4, 5)),
    "/when/0/~0": ((5, 10), (5, 5)),
    "/when/1": ((7, 4), (7, 4)),
    "/when/0/none/0": ((4, 5), (4, 5)),
    "/none": ((2, 1), (2, 1)),
}


@pytest.mark.parametrize("pointer", PLACES)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_pointer_leads_to_the_value_and_its_key_or_to_what_is_around_it(pointer: str, ending: str) -> None:
    source = read_yaml(TEXT.replace("\n", ending).encode(), "p")
    assert (source.locate(pointer), source.locate_key(pointer)) == PLACES[pointer]


@pytest.mark.parametrize("opening", [b"[", b"- ", b"{a: ", b"[{a: ", b"? "])
def test_a_hundred_thousand_levels_are_refused_at_once(opening: bytes) -> None:
    start = time.process_time()
    assert len(faults(opening * 100_000)) == 1
    assert time.process_time() - start < 1


def test_a_bomb_is_refused_at_its_first_anchor() -> None:
    bomb = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))]
    assert [(p.code, p.line, p.column) for p in faults("\n".join(bomb).encode())] == [("yaml.alias", 1, 5)]


def test_more_than_the_limit_is_refused_unread() -> None:
    data = b"[" * (yamltext.MAX_BYTES + 1)
    tracemalloc.start()
    found = faults(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [(p.code, p.path, p.params) for p in found] == [("file.too_large", "rule.yaml", {"limit": "1,000,000"})]
    assert peak < 1_000_000


texts = st.text(st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029\r"), max_size=8)
documents = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | texts,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(texts.filter(lambda key: key != "<<"), inner, max_size=4)
    ),
    max_leaves=15,
)


@given(documents, st.booleans())
def test_a_document_that_was_written_is_read_back_with_every_key_in_its_place(document: Any, flow: bool) -> None:
    text = yaml.safe_dump(document, allow_unicode=True, default_flow_style=flow, sort_keys=False)
    source = read_yaml(text.encode(), "p")
    assert repr(source.value) == repr(document)
    lines = text.split("\n")
    for pointer, key in keys(document):
        line, column = source.locate_key(pointer)
        rest = "\n".join([lines[line - 1][column - 1 :], *lines[line:]])
        assert rest.startswith((key[:1], "'", '"', "? "))


def keys(value: Any, pointer: str = "") -> list[tuple[str, str]]:
    """Return every key of a document with its pointer."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else []
    inner = [(join_pointer(pointer, str(key)), key, item) for key, item in members]
    own = [(at, key) for at, key, _ in inner if isinstance(key, str)]
    return [*own, *(found for at, _, item in inner for found in keys(item, at))]


@given(st.text(st.sampled_from("ab:-[]{}?!&*<>|'\"#%@`, \n\t\r\ufeff\u2028é😀\x00~1"), max_size=30))
def test_whatever_the_text_it_is_read_or_refused_with_a_place(text: str) -> None:
    data = text.encode()
    for problem in faults(data):
        assert problem.line
        assert problem.column
        assert all(all(problem_texts(problem, lang)) for lang in LANGS)
