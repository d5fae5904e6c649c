"""Load rulebooks from strangers: none runs code, reads what is not its own, or keeps the program busy."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from rulebook.errors import EditionError
from rulebook.load import edition as loading
from rulebook.load.edition import load_edition
from rulebook.workshop import soundness
from tests.books import small
from tests.test_cli import run

SAID = {"nl": "iets", "en": "something"}
TRACK = {"there_is": {"in": "tracks", "as": "track"}}


def found(book: Path) -> list[tuple[str, str]]:
    """Return the faults of a rulebook: what, and in which of its files."""
    with pytest.raises(EditionError) as raised:
        load_edition(book)
    return [(p.code, os.path.relpath(p.path or "", book).replace(os.sep, "/")) for p in raised.value.problems]


def define(book: Path, name: str, when: Any, **more: Any) -> None:
    data = {"name": name, "title": dict(SAID), "meaning": dict(SAID), **more, "when": when}
    (book / "definitions" / f"{name}.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")


def _link(book: Path) -> None:
    (book / "rules" / "x.yaml").symlink_to("/etc/passwd")


def _linked_folder(book: Path) -> None:
    outside = book.parent / "outside"
    outside.mkdir()
    (book / "definitions" / "bought-together.yaml").rename(outside / "bought-together.yaml")
    (book / "definitions").rmdir()
    (book / "definitions").symlink_to(outside)


def _pipe(book: Path) -> None:
    (book / "edition.yaml").unlink()
    os.mkfifo(book / "edition.yaml")


def _huge(book: Path) -> None:
    with (book / "rules" / "x.yaml").open("wb") as file:
        file.truncate(10**10)


def _folder(book: Path) -> None:
    (book / "rules" / "x.yaml").mkdir()


def _deep(book: Path) -> None:
    (book / "rules" / "x.yaml").write_text("a: " + "[" * 100_000)


def _bomb(book: Path) -> None:
    (book / "rules" / "x.yaml").write_text("a: &a [x, x]\nb: [*a, *a]\n")


def _object(book: Path) -> None:
    (book / "rules" / "x.yaml").write_text("!!python/object/apply:os.system [exit]")


def _doubled(book: Path) -> None:
    for step in range(30):
        define(book, f"d{step}", {"all_of": [{"is": f"d{step + 1}"}, {"is": f"d{step + 1}"}]})
    define(book, "d30", TRACK)


def _doubled_records(book: Path) -> None:
    each = {"in": "tracks", "as": "track"}
    for step in range(30):
        within = [{"there_is": {"in": f"d{step + 1}", "as": name}} for name in ("one", "other")]
        define(book, f"d{step}", {"all_of": within}, for_each=each)
    define(book, "d30", {"said": "track.kind"}, for_each=each)


def _long(book: Path) -> None:
    for step in range(1500):
        define(book, f"d{step}", {"is": f"d{step + 1}"})
    define(book, "d1500", TRACK)


def _nested(book: Path) -> None:
    when: Any = {"said": "a.state"}
    for name in "abcdefgh":
        when = {"there_is": {"in": "parties", "as": name, "that": when}}
    define(book, "nested", when)


def _letter(book: Path) -> None:
    (book / "letter" / "reading.json").write_text("[" * 100_000)


def _other_ending(book: Path) -> None:
    (book / "rules" / "more.yml").write_text("id: TEST-102", encoding="utf-8")


def _folder_below(book: Path) -> None:
    (book / "rules" / "more").mkdir()


def _two_in_one(book: Path) -> None:
    # In the list of files that is signed, this one would stand for two: for one that is not there, too.
    (book / "rules" / f"x.yaml\n{'0' * 64}  uncited.yaml").write_text("a: b", encoding="utf-8")


HOSTILE: list[tuple[Callable[[Path], None], list[tuple[str, str]]]] = [
    (_link, [("edition.outside", "rules/x.yaml")]),
    (_linked_folder, [("edition.outside", "definitions/bought-together.yaml")]),
    (_pipe, [("edition.no_file", "edition.yaml")]),
    (_huge, [("edition.file_too_large", "rules/x.yaml")]),
    (_folder, [("edition.no_file", "rules/x.yaml")]),
    (_other_ending, [("edition.stray", "rules/more.yml")]),
    (_folder_below, [("edition.stray", "rules/more")]),
    (_two_in_one, [("edition.name", f"rules/x.yaml\N{REPLACEMENT CHARACTER}{'0' * 64}  uncited.yaml")]),
    (_deep, [("json.deep", "rules/x.yaml")]),
    (_bomb, [("yaml.alias", "rules/x.yaml")]),
    (_object, [("yaml.tag", "rules/x.yaml")]),
    (_doubled, [("rule.unfolded", "definitions/d17.yaml"), ("rule.unfolded", "definitions/d3.yaml")]),
    (_doubled_records, [("rule.unfolded", "definitions/d17.yaml"), ("rule.unfolded", "definitions/d4.yaml")]),
    (_long, [("rule.many_steps", "definitions/d1460.yaml")]),
    (_nested, [("rule.too_deep", "definitions/nested.yaml")]),
    (_letter, [("letter.not_json", "letter/reading.json")]),
]


def test_what_editors_leave_and_what_is_of_another_sort_is_passed_over(tmp_path: Path) -> None:
    book = small(tmp_path, {})
    for name in (".told.yaml.swp", "told.yaml~", "#told.yaml#", "README.md"):
        (book / "rules" / name).write_text("{", encoding="utf-8")
    assert load_edition(book).rules


@pytest.mark.parametrize(("spoil", "faults"), HOSTILE, ids=lambda case: getattr(case, "__name__", ""))
def test_a_rulebook_that_means_harm_is_refused_with_file_and_reason(
    tmp_path: Path, spoil: Callable[[Path], None], faults: list[tuple[str, str]]
) -> None:
    book = small(tmp_path)
    spoil(book)
    assert found(book) == faults


@pytest.mark.parametrize(("limit", "code"), [("MOST_FILES", "edition.too_many"), ("MOST_BYTES", "edition.too_large")])
def test_more_than_anybody_would_write_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, code: str
) -> None:
    monkeypatch.setattr(loading, limit, 3)
    assert [problem for problem, _ in found(small(tmp_path))] == [code]


def test_a_link_within_the_rulebook_is_followed(tmp_path: Path) -> None:
    book = small(tmp_path)
    (book / "kept.yaml").write_bytes((book / "rules" / "told.yaml").read_bytes())
    (book / "rules" / "told.yaml").unlink()
    (book / "rules" / "told.yaml").symlink_to(Path("..") / "kept.yaml")
    assert [rule.id for rule in load_edition(book).rules] == ["TEST-101"]


def test_a_message_cannot_look_into_the_program(tmp_path: Path) -> None:
    texts = {"nl": "{notice.__class__}", "en": "{agreement.__init__.__globals__}"}
    book = small(tmp_path, {"rules/told.yaml": {"/limbs/0/messages/pass": texts}})
    assert {code for code, _ in found(book)} == {"rule.no_such_field"}


def test_a_file_that_cannot_be_read_hides_no_faults_of_the_others_and_makes_none(tmp_path: Path) -> None:
    book = small(
        tmp_path,
        {
            "rules/told.yaml": {"/cites/0/quote": "De Kamer wordt nooit geïnformeerd."},
            "definitions/bought-together.yaml": {"/wen": 1},
            "interpretations/who.yaml": {"/takes": "zzz"},
        },
    )
    assert sorted(found(book)) == [
        ("reading.not_offered", "interpretations/who.yaml"),
        ("rule.quote_not_in_letter", "rules/told.yaml"),
        ("shape.unknown_key_near", "definitions/bought-together.yaml"),
    ]


def test_an_edition_file_that_cannot_be_read_makes_no_faults_elsewhere(tmp_path: Path) -> None:
    assert found(small(tmp_path, {"edition.yaml": {"/zzz": 1}})) == [("shape.unknown_key", "edition.yaml")]


def test_a_broken_letter_is_one_fault_and_hides_none(tmp_path: Path) -> None:
    book = small(tmp_path, {"rules/told.yaml": {"/limbs/0/requires/all_of/0/value": "notice.snt"}})
    (book / "letter" / "received.txt").write_text("Iets anders.\n", encoding="utf-8")
    assert found(book) == [
        ("letter.digest", "letter/reading.json"),
        ("rule.no_such_field_near", "rules/told.yaml"),
    ]


BAD: list[tuple[str, str, Any, str]] = [
    ("rules/told.yaml", "/cites/0/quote", "Wat er niet staat.", "rule.quote_not_in_letter"),
    ("interpretations/who.yaml", "/rules/1", "SPEC-201", "reading.no_such_rule"),
    ("interpretations/who.yaml", "/readings/0/forces", {"SPEC-201": "may"}, "reading.no_such_rule"),
    ("edition.yaml", "/parameters/days/value", 31, "reading.out_of_range"),
    ("interpretations/who.yaml", "/takes", "third", "reading.not_offered"),
    ("rules/told.yaml", "/examples/cases/0/readings", {"who": "third"}, "reading.not_offered"),
    ("rules/told.yaml", "/limbs/0/under", {"whom": "second"}, "reading.no_such_name_near"),
]


def test_what_is_wrong_in_many_ways_is_told_at_once_with_place_and_help_and_ends_in_2(tmp_path: Path) -> None:
    changes: dict[str, dict[str, Any]] = {}
    for name, pointer, value, _ in BAD:
        changes.setdefault(name, {})[pointer] = value
    book = small(tmp_path, changes)
    codes = {code for code, _ in found(book)}
    assert codes == {"reading.no_limb_left", *(code for *_, code in BAD)}
    done = run("rules", "--rulebook", book.as_posix())
    assert (done.returncode, done.stdout) == (2, b"")
    lines = done.stderr.decode().splitlines()
    assert sum(": error: " in line and ".yaml:" in line for line in lines) == len(found(book))
    assert sum(line.startswith("  help: ") for line in lines) == len(found(book))


def _track(within: int) -> Any:
    when: Any = {"said": "a.materiel"}
    for name in "abcde"[:within][::-1]:
        when = {"there_is": {"in": "tracks", "as": name, "that": {"not": when}}}
    return when


TRACKS = [
    {"id": f"t{n}", "kind": "procurement", "materiel": {"en": "A ship"}, "participants": ["nl"]} for n in range(60)
]
CASES = [{"name": f"e-{n}", "says": SAID, "expect": {"outcome": "pass"}} for n in range(10_000)]
WORDS = [f"w-{n}" for n in range(4000)]
NOTED = {"value": "notice.reference", "equals": "A-1"}
BUSY: list[tuple[str, str, dict[str, Any], str, str]] = [
    (
        "selections within selections, of many records",
        "example.too_much",
        {"/limbs/0/requires/all_of/3": _track(5), "/examples/draft/tracks": TRACKS},
        "/examples",
        "MOST_TRIED",
    ),
    (
        "very many examples",
        "example.too_much",
        {"/examples/cases": CASES, "/examples/draft/agreement/title/en": "A deal " * 3000},
        "/examples",
        "MOST_TRIED",
    ),
    (
        "very many derogations, of which two conflict",
        "rule.too_much",
        {"/limbs/0/unless": {"all_of": [*({**NOTED, "equals": word} for word in WORDS), NOTED, {"not": NOTED}]}},
        "/limbs/0",
        "MOST_COMPARED",
    ),
    (
        "very many values of one field",
        "rule.too_much",
        {"/limbs/0/unless": {"any_of": [{"value": "notice.reference", "one_of": WORDS} for _ in range(8)]}},
        "/limbs/0",
        "MOST_COMPARED",
    ),
]


@pytest.mark.parametrize(("code", "changes", "pointer", "limit"), [case[1:] for case in BUSY], ids=[c[0] for c in BUSY])
def test_looking_for_contradictions_cannot_keep_the_program_busy(
    tmp_path: Path, code: str, changes: dict[str, Any], pointer: str, limit: str
) -> None:
    book = small(tmp_path, {"rules/told.yaml": changes})
    with pytest.raises(EditionError) as raised:
        load_edition(book, trying=soundness.contradicting)
    (fault,) = [problem for problem in raised.value.problems if problem.code.endswith(".too_much")]
    assert (fault.code, fault.pointer) == (code, pointer)
    # What is written earns its trial, and these write little for what they ask.
    least, allowed = getattr(soundness, limit), int(fault.params["limit"].replace(",", ""))
    assert least <= allowed < 1.1 * least
    assert (fault.path or "").endswith("rules/told.yaml")
    assert fault.line
