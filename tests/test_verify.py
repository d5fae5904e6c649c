"""Verify annexes: what belongs, each way in which something was changed, and files made to do harm."""

from __future__ import annotations

import base64
import datetime
import importlib.util
import io
import json
import shutil
import stat
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import jsonschema_rs
import pytest

from rulebook.annex.forms import FORMS
from rulebook.annex.inside import MOST_PARTS, report_inside, words_of
from rulebook.annex.style import load
from rulebook.annex.subject import REPORT
from rulebook.annex.verify import Difference, inputs, results, words
from rulebook.cli.annex import checked_as
from rulebook.cli.annexing import Maker
from rulebook.errors import UsageError
from rulebook.load.choosing import choose_rulebooks
from rulebook.load.draft import load_draft
from rulebook.load.edition import EDITIONS
from rulebook.load.waivers import gather
from rulebook.model.report import Report
from rulebook.model.verification import DifferenceKind, NoteKind, SameKind
from rulebook.render.schemas import schema
from rulebook.render.verify import Verified, verified_json, verified_text
from rulebook.words import LANGS
from rulebook.words.verify import DIFFERENCES, NOTES
from tests.signing import needs_library
from tests.test_cli import SAMPLES, run

DRAFT = "benelux-air-security.json"
AS_OF = "2026-01-01"
VALID = jsonschema_rs.validator_for(schema("verification"))
LIBRARIES = {"pdf": ("typst", "fontTools", "pypdf"), "odt": (), "docx": ("docx",), "html": ()}


def _missing(form: str) -> bool:
    here = importlib.util.find_spec(f"rulebook.annex.{form}") is not None
    return not here or any(importlib.util.find_spec(library) is None for library in LIBRARIES[form])


each_form = pytest.mark.parametrize(
    "form",
    [
        pytest.param(form, marks=pytest.mark.skipif(_missing(form), reason=f"no annex can be written as {form} here"))
        for form in FORMS
    ],
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a draft, its decisions and an annex in each form."""
    folder = tmp_path_factory.mktemp("verify")
    for file in SAMPLES.glob("benelux-air-security*"):
        shutil.copy(file, folder)
    made = [f"--output=annex.{form}" for form in FORMS if not _missing(form)]
    done = run("annex", DRAFT, "--as-of", AS_OF, "--engine", "native", "--lang", "nl,en", *made, cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    return folder


@pytest.fixture
def copy(place: Path, tmp_path: Path) -> Path:
    """Return a copy of that folder, to change."""
    return Path(shutil.copytree(place, tmp_path / "copy"))


def verify(folder: Path, annex: str, *more: str, draft: str = DRAFT) -> dict[str, Any]:
    """Return what verifying says, as JSON; a code of 2 with what was said on standard error."""
    done = run("verify", annex, "--draft", draft, "--format", "json", *more, cwd=folder)
    if done.returncode == 2:
        return {"exit_code": 2, "says": done.stderr.decode()}
    found: dict[str, Any] = json.loads(done.stdout)
    assert done.returncode == found["exit_code"]
    assert [fault.message for fault in VALID.iter_errors(found)] == []
    return found


def kinds(found: dict[str, Any]) -> list[str]:
    assert "differences" in found, found
    return [each["kind"] for each in found["differences"]]


class Forger(Maker):
    """Make an annex that says in its report, or in its words, what the check did not give."""

    changed = ("", "")

    def inside(self, draft: Any) -> bytes:
        report = super().inside(draft)
        old, new = self.changed
        assert not old or old.encode() in report
        return report.replace(old.encode(), new.encode(), 1)


def forged(folder: Path, form: str, report: tuple[str, str] = ("", ""), text: tuple[str, str] | None = None) -> str:
    """Write an annex with one change in the report inside, or in a fixed text, and return its name."""
    day = datetime.date.fromisoformat(AS_OF)
    rulebooks = choose_rulebooks([], [], {}, day)
    house = load()
    if text is not None:
        from rulebook.words.annex import ANNEX

        key, words_ = text
        house = replace(house, texts={**ANNEX, **house.texts, key: {"nl": words_, "en": words_}})
    draft = load_draft(str(folder / DRAFT))
    checked = checked_as(
        draft, DRAFT, gather([str(folder / DRAFT)]), [each.edition for each in rulebooks], day, False, "native"
    )
    maker = Forger(Report(rulebooks, ("native",), day, ()), ("nl", "en"), house, "annex", None)
    maker.changed = report
    name = f"forged.{form}"
    (folder / name).write_bytes(maker.one(checked, form))
    return name


@each_form
def test_an_annex_belongs_to_the_draft_it_was_made_from_wherever_that_lies(copy: Path, form: str) -> None:
    found = verify(copy, f"annex.{form}")
    assert found["verdict"] == "same"
    assert found["form"] == form
    assert [each["kind"] for each in found["same"]] == ["draft", "decision", "rulebook", "letter", "engines"]
    assert found["notes"] == []
    (copy / DRAFT).rename(copy / "final (2).json")
    found = verify(copy, f"annex.{form}", draft="final (2).json")
    assert found["verdict"] == "same"
    assert [(each["kind"], each["inside"], each["here"]) for each in found["notes"]] == [
        ("renamed", DRAFT, "final (2).json")
    ]


@each_form
def test_signs_that_are_made_visible_are_so_when_the_annex_is_made_again(copy: Path, form: str) -> None:
    data = json.loads((copy / DRAFT).read_text(encoding="utf-8"))
    data["agreement"]["title"] = {"nl": "Een \x07 bel \u202e om", "en": "A \x1b[31m bell"}
    (copy / DRAFT).write_text(json.dumps(data), encoding="utf-8")
    done = run("annex", DRAFT, "--as-of", AS_OF, "--engine", "native", "-o", f"signs.{form}", cwd=copy)
    assert done.returncode == 0, done.stderr.decode()
    assert verify(copy, f"signs.{form}")["differences"] == []


@each_form
def test_what_a_forger_changes_nothing_in_is_the_annex_itself(copy: Path, form: str) -> None:
    assert (copy / forged(copy, form)).read_bytes() == (copy / f"annex.{form}").read_bytes()


@each_form
def test_one_letter_of_the_draft_is_named(copy: Path, form: str) -> None:
    path = copy / DRAFT
    path.write_bytes(path.read_bytes() + b"\n")
    found = verify(copy, f"annex.{form}")
    assert kinds(found) == ["draft"]
    (difference,) = found["differences"]
    assert len(difference["inside"]) == len(difference["here"]) == 64
    assert difference["inside"] != difference["here"]
    assert [each["kind"] for each in found["notes"]] == ["not_remade"]
    assert "draft" not in [each["kind"] for each in found["same"]]


@each_form
def test_one_letter_of_the_words_is_named_with_both_lines(copy: Path, form: str) -> None:
    found = verify(copy, forged(copy, form, text=("account", "Verantwoordinq")))
    assert kinds(found)[0] == "text"
    assert set(kinds(found)) <= {"text", "more_text"}
    first = found["differences"][0]
    assert "Verantwoordinq" in first["inside"]
    assert "Verantwoordinq" not in first["here"]


@each_form
def test_a_verdict_changed_in_the_report_inside_is_named(copy: Path, form: str) -> None:
    found = verify(
        copy, forged(copy, form, report=(',"verdict":"deviating","exit_code"', ',"verdict":"compliant","exit_code"'))
    )
    assert kinds(found)[0] == "verdict"
    assert (found["differences"][0]["inside"], found["differences"][0]["here"]) == ("compliant", "deviating")


@each_form
def test_one_letter_of_the_report_inside_is_named_with_its_place(copy: Path, form: str) -> None:
    found = verify(copy, forged(copy, form, report=('"reason":"', '"reason":"X')))
    assert "report" in kinds(found)
    report = next(each for each in found["differences"] if each["kind"] == "report")
    assert report["name"].startswith("/")
    assert report["inside"].startswith("X")


@each_form
def test_a_decision_changed_added_or_taken_away_is_named(copy: Path, form: str) -> None:
    (waiver,) = copy.glob("*.waiver.json")
    data = waiver.read_bytes()
    waiver.write_bytes(data + b"\n")
    found = verify(copy, f"annex.{form}")
    assert kinds(found) == ["decision"]
    assert found["differences"][0]["name"] == waiver.name
    waiver.unlink()
    found = verify(copy, f"annex.{form}")
    assert kinds(found)[0] == "decision"
    assert found["differences"][0]["here"] is None
    assert {"verdict", "outcome"} <= set(kinds(found))


def test_one_letter_of_the_rulebook_is_named(copy: Path) -> None:
    shutil.copytree(EDITIONS / "rgbv-2010", copy / "book")
    arguments = ("--as-of", "2015-01-01", "--engine", "native", "--rulebook", "book", "-o", "own.html")
    assert run("annex", DRAFT, *arguments, cwd=copy).returncode == 0
    assert verify(copy, "own.html", "--rulebook", "book")["verdict"] == "same"
    rule = next((copy / "book/rules").glob("*.yaml"))
    rule.write_bytes(rule.read_bytes() + b"# x\n")
    found = verify(copy, "own.html", "--rulebook", "book")
    assert kinds(found) == ["rulebook"]
    assert found["differences"][0]["name"] == "rgbv-2010"


def test_an_expired_edition_is_named_and_one_that_expired_later_is_no_fault(copy: Path) -> None:
    for name in ("rgbv-2010", "rgbv-2017"):
        shutil.copytree(EDITIONS / name, copy / "series" / name)
    make = ("annex", DRAFT, "--engine", "native", "--rulebook", "series/rgbv-2010", "-o")
    assert run(*make, "late.html", "--as-of", AS_OF, cwd=copy).returncode == 0
    assert run(*make, "then.html", "--as-of", "2015-01-01", cwd=copy).returncode == 0
    found = verify(copy, "late.html", "--rulebook", "series")
    assert "expired" in kinds(found)
    expired = next(each for each in found["differences"] if each["kind"] == "expired")
    assert (expired["name"], expired["inside"]) == ("rgbv-2010", AS_OF)
    found = verify(copy, "then.html", "--rulebook", "series")
    assert found["verdict"] == "same"
    assert [(each["kind"], each["name"]) for each in found["notes"]] == [("expired_since", "rgbv-2010")]


def test_another_edition_and_a_rulebook_too_many_are_named(copy: Path) -> None:
    shutil.copytree(EDITIONS / "rgbv-2010", copy / "book")
    found = verify(copy, "annex.html", "--rulebook", "book")
    assert "rulebooks" in kinds(found)


def test_a_rulebook_that_is_not_here_cannot_be_verified(copy: Path) -> None:
    shutil.copytree(EDITIONS / "rgbv-2010", copy / "mine-2010")
    edition = copy / "mine-2010/edition.yaml"
    edition.write_text(edition.read_text().replace("id: rgbv-2010", "id: mine-2010"))
    arguments = ("--as-of", "2015-01-01", "--engine", "native", "--rulebook", "mine-2010", "-o", "own.html")
    done = run("annex", DRAFT, *arguments, cwd=copy)
    assert done.returncode == 0, done.stderr.decode()
    found = verify(copy, "own.html")
    assert found["exit_code"] == 2
    assert "checked against `mine-2010`, which does not ship" in found["says"]


def test_the_readings_that_were_chosen_are_chosen_again(copy: Path) -> None:
    arguments = ("--as-of", AS_OF, "--engine", "native", "--reading", "tolerance=5", "-o", "chosen.html")
    assert run("annex", DRAFT, *arguments, "--memo", "--marking", "INTERN", "--strict", cwd=copy).returncode == 0
    assert verify(copy, "chosen.html")["verdict"] == "same"


@needs_library
def test_a_signature_is_trusted_only_if_it_is_of_a_trusted_key(copy: Path) -> None:
    for name in ("ours.key", "theirs.key"):
        assert run("keygen", name, "--no-password", cwd=copy).returncode == 0
    unsigned = verify(copy, "annex.html", "--trust", "ours.pub")
    assert kinds(unsigned) == ["signature"]
    assert "there is no signature" in unsigned["differences"][0]["says"]
    assert run("sign", "annex.html", "--key", "ours.key", cwd=copy).returncode == 0
    found = verify(copy, "annex.html", "--trust", "ours.pub")
    assert found["verdict"] == "same"
    assert found["signed"]["comment"] == f"file:annex.html\tas-of:{AS_OF}"
    assert [each["kind"] for each in verify(copy, "annex.html")["notes"]] == ["signature"]
    wrong = verify(copy, "annex.html", "--trust", "theirs.pub")
    assert kinds(wrong) == ["signature"]
    assert found["signed"]["key"] in wrong["differences"][0]["says"]
    (copy / "annex.html.minisig").rename(copy / "elsewhere")
    elsewhere = verify(copy, "annex.html", "--trust", "ours.pub", "--signature", "elsewhere")
    assert elsewhere["signed"] == found["signed"]
    (copy / "annex.html").write_bytes((copy / "annex.html").read_bytes() + b" ")
    changed = verify(copy, "annex.html", "--trust", "ours.pub", "--signature", "elsewhere")
    assert kinds(changed) == ["bytes", "signature"]
    assert "was changed after signing" in changed["differences"][1]["says"]


def of_another_version(folder: Path, change: Callable[[bytes], bytes] = bytes) -> list[tuple[str, str, str]]:
    """Let the annex say that another version made it, change it, and return what verifying makes of it."""
    data = (folder / "annex.html").read_bytes()
    report = report_inside(data)
    older = report.replace(b'"version":"0.1.0"', b'"version":"0.0.9"', 1)
    data = data.replace(base64.b64encode(report), base64.b64encode(older)).replace(b"0.1.0", b"0.0.9")
    (folder / "older.html").write_bytes(change(data))
    return [(each["kind"], each["inside"], each["here"]) for each in verify(folder, "older.html")["differences"]]


TOOL = ("tool", "0.0.9", "0.1.0")


def test_an_annex_of_another_version_is_compared_as_far_as_can_be_and_is_not_called_equal(copy: Path) -> None:
    assert of_another_version(copy) == [TOOL]
    hidden = b"<style>main p{display:none}</style></head>"
    assert of_another_version(copy, lambda data: data.replace(b"</head>", hidden)) == [TOOL]
    said = of_another_version(copy, lambda data: data.replace(b"Verantwoording", b"Verantwoordinq"))
    assert {kind for kind, *_ in said} == {"text", "tool"}


@needs_library
def test_who_signed_an_annex_of_another_version_vouches_for_its_looks(copy: Path) -> None:
    assert run("keygen", "ours.key", "--no-password", cwd=copy).returncode == 0
    of_another_version(copy)
    assert run("sign", "older.html", "--key", "ours.key", cwd=copy).returncode == 0
    found = verify(copy, "older.html", "--trust", "ours.pub")
    assert found["verdict"] == "same"
    assert [(each["kind"], each["inside"], each["here"]) for each in found["notes"]] == [TOOL]
    (copy / "older.html").write_bytes((copy / "older.html").read_bytes() + b" ")
    assert kinds(verify(copy, "older.html", "--trust", "ours.pub")) == ["signature", "tool"]


def test_bytes_that_no_reader_sees_are_named_as_such(copy: Path) -> None:
    path = copy / "annex.html"
    path.write_bytes(path.read_bytes().replace(b"</body>", b"<!-- x --></body>"))
    assert kinds(verify(copy, "annex.html")) == ["bytes"]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_people_read_what_differs_with_both_values(copy: Path, lang: str) -> None:
    done = run("verify", "annex.html", "--draft", DRAFT, "--lang", lang, cwd=copy)
    first = {"nl": "HOORT ERBIJ  annex.html", "en": "BELONGS  annex.html"}
    assert done.stdout.decode().splitlines()[0] == first[lang]
    path = copy / DRAFT
    path.write_bytes(path.read_bytes() + b"\n")
    said = run("verify", "annex.html", "--draft", DRAFT, "--lang", lang, cwd=copy).stdout.decode().splitlines()
    labels = {"nl": ("WIJKT AF", "in de bijlage:", "hier:"), "en": ("DIFFERS", "in the annex:", "here:")}
    verdict, inside, here = labels[lang]
    assert said[0] == f"{verdict}  annex.html"
    assert any(line.strip().startswith(inside) for line in said)
    assert any(line.strip().startswith(here) for line in said)
    assert said[-1].startswith(f"{verdict} · exit")


# What is no annex, or was made to do harm.


def zipped(*files: tuple[str, bytes], mimetype: bytes = b"application/vnd.oasis.opendocument.text") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("mimetype", mimetype)
        for name, content in files:
            container.writestr(name, content)
    return target.getvalue()


def linked() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as container:
        container.writestr("mimetype", b"application/vnd.oasis.opendocument.text")
        link = zipfile.ZipInfo(REPORT)
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        container.writestr(link, "/etc/passwd")
    return target.getvalue()


def twice() -> bytes:
    with pytest.warns(UserWarning, match="Duplicate name"):
        return zipped((REPORT, b"{}"), (REPORT, b"[]"))


def html(*reports: bytes) -> bytes:
    link = '<a download="rulebook-report.json" href="data:application/json;base64,{}">x</a>'
    return ("<!doctype html>" + "".join(link.format(base64.b64encode(each).decode()) for each in reports)).encode()


def pdf(*reports: bytes, others: int = 0) -> bytes:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    for number in range(others):
        writer.add_attachment(f"{number}.txt", b"x")
    for report in reports:
        writer.add_attachment(REPORT, report)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def deep(n: int = 100_000) -> bytes:
    return b'{"annex":' + b"[" * n + b"]" * n + b',"report":{}}'


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "this is no annex"),
    "words": (lambda: b"Geachte voorzitter", "this is no annex"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n", "this is no annex"),
    "another zip": (lambda: zipped(mimetype=b"application/epub+zip"), "this is no annex"),
    "a cut zip": (lambda: zipped((REPORT, b"{}"))[:-30], "the ZIP file is damaged"),
    "a bomb": (lambda: zipped(("content.xml", b"\0" * 130_000_000)), "would be larger than 128,000,000 bytes"),
    "bombs": (lambda: zipped(*((f"{n}.xml", b"\0" * 30_000_000) for n in range(5))), "larger than 128,000,000 bytes"),
    "many parts": (lambda: zipped(*((f"{n}", b"") for n in range(MOST_PARTS))), "there are more than 1,000 parts"),
    "a link": (linked, "is a link to somewhere else"),
    "a part twice": (twice, "stands inside twice"),
    "an odt without": (lambda: zipped(("content.xml", b"<a/>")), "there is no `rulebook-report.json` inside"),
    "reports that differ": (lambda: zipped((REPORT, b"{}"), (f"x/{REPORT}", b"[]")), "there are 2 files"),
    "html without": (lambda: html(), "there is no `rulebook-report.json` inside"),
    "html with two": (lambda: html(b"{}", b"[]"), "there are 2 files"),
    "no json": (lambda: html(b"{"), "{"),
    "deep json": (lambda: html(deep()), "deep"),
    "a list": (lambda: html(b"[]"), "the report inside is not what `rulebook annex` writes"),
    "a hollow report": (lambda: html(b'{"annex": {}, "report": {}}'), "the report inside is not what"),
    "base64": (lambda: html().replace(b">", b'><a download="rulebook-report.json" href="data:a/b;base64,*">'), "damaged"),
    "100 MB": (lambda: b"%PDF-1.7\n" + b"\0" * 100_000_000, "64,000,000"),
    "a broken pdf": (lambda: b"%PDF-1.7\nxref\n0 1\ntrailer<</Root 1 0 R>>startxref\n9\n%%EOF", "the PDF file is damaged"),
    "pdf without": (lambda: pdf(), "there is no `rulebook-report.json` inside"),
    "pdf with many": (lambda: pdf(b"{}", others=MOST_PARTS), "there are more than 1,000 parts"),
    "pdf with two": (lambda: pdf(b"{}", b"[]"), "there are 2 files"),
    "pdf with one many times": (lambda: pdf(*(b"{}" for _ in range(5))), "there are 5 files"),
    "pdf bomb": (lambda: pdf(b" " * 40_000_000), "larger than 32,000,000 bytes"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_annex_ends_in_2_with_the_reason(place: Path, tmp_path: Path, name: str) -> None:
    make, says = HOSTILE[name]
    if "pdf" in name:
        pytest.importorskip("pypdf", reason="pypdf is not installed: pip install '.[sign]'")
    (tmp_path / "annex").write_bytes(make())
    found = verify(place, str(tmp_path / "annex"))
    assert found["exit_code"] == 2, found
    assert says in found["says"]
    assert "help:" in found["says"]
    # Nothing else is said: not what a library thinks of the file.
    assert all(": error: " in line or line.startswith("  help: ") for line in found["says"].splitlines())
    assert "internal error" not in found["says"]


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data["report"].update({"as_of": "soon"}),
        lambda data: data["report"].update({"as_of": "0000-13-45"}),
        lambda data: data["report"].update({"drafts": []}),
        lambda data: data["report"].update({"engines": []}),
        lambda data: data["report"].update({"engines": ["oracle"]}),
        lambda data: data["report"].update({"engines": ["native", "native"]}),
        lambda data: data["report"].update({"rulebooks": []}),
        lambda data: data["report"].update({"lang": "en"}),
        lambda data: data["report"].pop("rulebooks"),
        lambda data: data["report"].update({"$schema": "x"}),
        lambda data: data["annex"].update({"langs": ["nl", "nl"]}),
        lambda data: data["annex"].update({"langs": [["nl"]]}),
        lambda data: data["annex"].update({"kind": "poem"}),
        lambda data: data["annex"].update({"marking": 1}),
        lambda data: data["report"]["rulebooks"][0].update({"edition": "../../etc"}),
        lambda data: data["report"]["rulebooks"][0]["parameters"][0].update({"chosen": True, "value": "many"}),
    ],
)
def test_a_report_that_says_what_cannot_be_is_refused(
    place: Path, tmp_path: Path, change: Callable[[Any], Any]
) -> None:
    data = json.loads(report_inside((place / "annex.html").read_bytes()))
    change(data)
    (tmp_path / "annex.html").write_bytes(html(json.dumps(data).encode()))
    found = verify(place, str(tmp_path / "annex.html"))
    assert found["exit_code"] == 2, found
    assert "internal error" not in found["says"]
    assert "help:" in found["says"]


def test_a_report_that_orders_nothing_to_be_read_reads_nothing(place: Path, tmp_path: Path) -> None:
    data = json.loads(report_inside((place / "annex.html").read_bytes()))
    data["report"]["drafts"][0]["path"] = "../../../etc/passwd\x1b[31m"
    (tmp_path / "annex.html").write_bytes(html(json.dumps(data).encode()))
    done = run("verify", str(tmp_path / "annex.html"), "--draft", DRAFT, cwd=place)
    assert done.returncode == 1
    assert b"\x1b" not in done.stdout


@pytest.mark.parametrize("key", ["$schema", "edition"])
def test_what_a_report_says_never_reaches_a_terminal_as_more_than_words(place: Path, tmp_path: Path, key: str) -> None:
    data = json.loads(report_inside((place / "annex.html").read_bytes()))
    (data["report"] if key == "$schema" else data["report"]["rulebooks"][0])[key] = "\x1b[2Jgone\nBELONGS"
    (tmp_path / "annex.html").write_bytes(html(json.dumps(data).encode()))
    done = run("verify", str(tmp_path / "annex.html"), "--draft", DRAFT, cwd=place)
    assert done.returncode == 2
    # An escape is taken out of what is no terminal anyway: only its mark says that it could not have got there.
    assert "`\N{REPLACEMENT CHARACTER}[2Jgone BELONGS`" in done.stderr.decode()


def test_words_in_xml_that_declares_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">]><a>&b;</a>'
    with pytest.raises(UsageError) as caught:
        words_of(zipped(("content.xml", bomb)))
    assert [problem.code for problem in caught.value.problems] == ["verify.broken"]


def test_words_are_read_paragraph_by_paragraph_and_what_is_not_shown_is_passed_over() -> None:
    page = b"<!doctype html><style>p{}</style><h1>One <b>two</b></h1><p>three\n four<br>five</p><img alt=six>"
    assert words_of(page) == ["One two", "three four", "five", "six"]
    content = b'<d xmlns:t="x"><t:h>One <t:span>two</t:span></t:h><t:p>three</t:p></d>'
    assert words_of(zipped(("content.xml", content))) == ["One two", "three"]


@pytest.mark.parametrize("begun", ["<!--", "<?", "</a "])
def test_what_begins_a_million_times_and_never_ends_is_read_once(begun: str) -> None:
    """Read in a second. Each beginning tried anew, it would be hours: there is no other way to see it here."""
    assert words_of(f"<!doctype html><p>One{begun * 1_000_000}".encode()) == ["One" + (begun * 1_000_000).strip()]


# The comparison itself.


def report(**changes: Any) -> dict[str, Any]:
    """Return a small report with changes."""
    book = {
        "edition": "e-1", "digest": "d", "letter": {"sha256": "l"}, "left_out": [], "valid_until": None, "in_force": True,
        "parameters": [{"name": "p", "value": "10"}], "readings": [{"name": "r", "value": "wide"}],
    }  # fmt: skip
    result = {
        "outcomes": [{"rule": "R-1", "outcome": "pass", "reason": "so"}],
        "waivers": [{"path": "w", "sha256": "s"}],
    }
    whole = {
        "rulebooks": [{**book, **changes.pop("book", {})}],
        "engines": ["native"],
        "strict": False,
        "verdict": "compliant",
        "tool": {"version": "1"},
        "drafts": [{"sha256": "f", "results": [{**result, **changes.pop("result", {})}]}],
    }
    return {**whole, **changes}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"book": {"digest": "x"}}, [Difference("rulebook", "e-1", "d", "x")]),
        ({"book": {"edition": "e-2"}}, [Difference("edition", "", "e-1", "e-2")]),
        ({"book": {"letter": {"sha256": "x"}}}, [Difference("letter", "e-1", "l", "x")]),
        ({"book": {"parameters": [{"name": "p", "value": "9"}]}}, [Difference("parameter", "p", "10", "9")]),
        ({"book": {"readings": []}}, [Difference("reading", "r", "wide", None)]),
        ({"book": {"left_out": ["R-2"]}}, [Difference("left_out", "e-1", "", "R-2")]),
        ({"book": {"valid_until": "2027-01-01"}}, [Difference("until", "e-1", None, "2027-01-01")]),
        ({"rulebooks": []}, [Difference("rulebooks", "", "e-1", "")]),
        ({"engines": ["native", "durable"]}, [Difference("engines", "", "native", "native, durable")]),
        ({"strict": True}, [Difference("strict", "", "False", "True")]),
        ({"drafts": [{"sha256": "g", "results": []}]}, [Difference("draft", "", "f", "g"), Difference("decision", "w", "s", None)]),
        ({"result": {"waivers": [{"path": "v", "sha256": "s"}]}}, []),
        ({"result": {"waivers": [{"path": "w", "sha256": "t"}]}}, [Difference("decision", "w", "s", "t")]),
    ],
)  # fmt: skip
def test_whatever_it_was_made_from_is_compared(changes: dict[str, Any], expected: list[Difference]) -> None:
    assert list(inputs(report(), report(**changes))) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"verdict": "incomplete"}, [Difference("verdict", "", "compliant", "incomplete")]),
        ({"result": {"outcomes": [{"rule": "R-1", "outcome": "fail", "reason": "so"}]}}, [Difference("outcome", "R-1", "pass", "fail")]),
        ({"result": {"outcomes": [{"rule": "R-1", "outcome": "pass", "reason": "sa"}]}}, [Difference("report", "/drafts/0/results/0/outcomes/0/reason", "so", "sa")]),
        ({"result": {"outcomes": []}}, [Difference("outcome", "R-1", "pass", None), Difference("report", "/drafts/0/results/0/outcomes", "[1]", "[0]")]),
        ({"tool": {"version": "2"}}, []),
        ({"exit_code": 1}, [Difference("report", "/exit_code", None, "1")]),
    ],
)  # fmt: skip
def test_whatever_the_check_finds_is_compared(changes: dict[str, Any], expected: list[Difference]) -> None:
    assert list(results(report(), report(**changes))) == expected


def test_every_kind_of_result_keeps_its_schema_and_is_said_in_both_languages() -> None:
    assert (set(get_args(DifferenceKind)), set(get_args(NoteKind))) == (set(DIFFERENCES), set(NOTES))
    differences, notes = (
        [Difference(kind, "a\udc80\x1b", "b", None) for kind in words_] for words_ in (DIFFERENCES, NOTES)
    )
    same = [Difference(kind, "", None, "f" * 64) for kind in get_args(SameKind)]
    whole = Verified("a\udc80.pdf", "pdf", AS_OF, differences, same, notes, {"key": "k", "comment": "c"})
    for found in (whole, replace(whole, differences=[], notes=[], signed=None)):
        for lang in LANGS:
            said = json.loads(verified_json(found, lang))
            assert VALID.is_valid(said)
            assert [each["kind"] for each in said["differences"]] == [each.kind for each in found.differences]
            assert "\x1b" not in verified_text(found, lang).decode()


@pytest.mark.parametrize(
    "change",
    [
        {"verdict": "equal"}, {"exit_code": 2}, {"form": "rtf"}, {"signed": {}}, {"more": 1},
        {"differences": [{"kind": "colour", "name": "", "inside": None, "here": None, "says": ""}]},
        {"same": [{"kind": "draft", "name": "", "value": None}]}, {"notes": [{"kind": "tool"}]},
    ],
)  # fmt: skip
def test_the_schema_refuses_what_verifying_never_says(change: dict[str, Any]) -> None:
    said = json.loads(verified_json(Verified("a.pdf", "pdf", AS_OF, [], [], []), "en"))
    assert VALID.is_valid(said)
    assert not VALID.is_valid({**said, **change})
    for key in said:
        assert not VALID.is_valid({name: value for name, value in said.items() if name != key}), key


def test_many_differences_are_counted_and_not_all_shown() -> None:
    said = report(more=[*range(50)])
    found = list(results(said, report(more=[*range(50, 100)])))
    assert [each.kind for each in found] == ["report"] * 10 + ["more"]
    assert found[-1].name == "40"
    assert [each.kind for each in words([*"abcdefghijklmnopqrstuvwx"], [*"aBcDeFgHiJkLmNoPqRsTuVwX"])] == [
        *["text"] * 10,
        "more_text",
    ]


def test_a_difference_is_found_behind_many_that_have_a_name_of_their_own() -> None:
    said, here = (
        report(
            result={"outcomes": [{"rule": f"R-{n}", "outcome": outcome, "reason": "so"} for n in range(300)]},
            last=outcome,
        )
        for outcome in ("pass", "fail")
    )
    found = list(results(said, here))
    assert [each.kind for each in found] == ["outcome"] * 300 + ["report"]
    assert found[-1] == Difference("report", "/last", "pass", "fail")


def test_a_long_line_is_shown_around_where_it_differs() -> None:
    (found,) = words(["a", "x" * 200 + "1" + "y" * 200], ["a", "x" * 200 + "2" + "y" * 200])
    assert found == Difference("text", "", f"…{'x' * 60}1{'y' * 59}…", f"…{'x' * 60}2{'y' * 59}…")
    assert list(words(["a"], ["a", "b"])) == [Difference("text", "", None, "b")]
    assert list(words([*map(str, range(90_000))], [*map(str, range(90_000))])) == []
    long = list(_letters())
    assert [each.kind for each in words(long, [*long[:-1], "z"])] == ["text"]


def _letters() -> Iterator[str]:
    yield from (str(number % 7) for number in range(30_000))
