"""The four documents of one draft hold the same words in the same order, read by programs of others.

What is passed over is what a form of paper has and the other has not, and nothing else: hyphens at the ends of lines,
the marking and the number on each page, the head of a table on its next page, the numbers of pages in the table of
contents, the marks of lists, which a browser and an office program draw themselves, and the link by which a page gives
out the report, where a short document does not name it. Spaces and line breaks are alike.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from rulebook.annex.document import Document, Paragraph, Run
from rulebook.annex.forms import FORMS, written
from rulebook.annex.style import load
from rulebook.cli import rulebook
from tests.annexed import whole, words
from tests.officed import converted, missing, read
from tests.samples import SAMPLES

pytest.importorskip("typst", reason="the PDF is set by typst: pip install '.[annex]'")
pytest.importorskip("docx", reason="DOCX is written with python-docx: pip install '.[annex]'")
lxml_html = pytest.importorskip("lxml.html", reason="the tests read HTML with lxml: pip install '.[test]'")
tagged = pytest.importorskip("tests.tagged", reason="the tests read PDF with pypdf: pip install '.[test]'")
pytestmark = pytest.mark.skipif(missing() is not None, reason=str(missing()))

SECOND = SAMPLES / "be-nl-frigates-minehunters-second-draft.json"
ASKED = {
    "nl": ["--lang", "nl"],
    "en": ["--lang", "en"],
    "nl,en": ["--lang", "nl,en"],
    "memo": ["--lang", "nl", "--memo"],
}
STYLE = load().style
Said = dict[tuple[str, str], list[str]]

CHANGES: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "another word": lambda text: text.replace("niet", "wel"),
    "a word less": lambda text: text.replace("niet", ""),
    "two words changed about": lambda text: text.replace("voldoet niet", "niet voldoet"),
    "a letter less": lambda text: text.replace("niet", "nie"),
    "a hyphen": lambda text: text.replace("niet", "ni-et"),
}  # fmt: skip


def changed(change: str) -> Document:
    """Return a small document with a change in one of its sentences."""
    text = CHANGES[change]("Het ontwerp voldoet niet.")
    before = whole()
    return replace(before, blocks=(*before.blocks, Paragraph((Run(text),))))


def in_html(data: bytes) -> list[str]:
    """Return the words that a page shows, without the marking at its head and foot and a link to the report below."""
    body = lxml_html.document_fromstring(data.decode()).body
    for each in body.xpath(
        "//*[@class='marking'] | //main/p[@class='note saved'][last()][a[@download]][string()=string(a)]"
    ):
        each.drop_tree()
    for apart in body.xpath("//*[not(self::a or self::code or self::em or self::span or self::strong)]"):
        apart.text, apart.tail = f" {apart.text or ''}", f" {apart.tail or ''}"
    return str(body.text_content()).split()


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Said:
    """Return the words of each document, by its name and form."""
    folder = tmp_path_factory.mktemp("equal")
    files: dict[tuple[str, str], bytes] = {}
    for name, asked in ASKED.items():
        outputs = [f"--output={folder / 'annex'}.{form}" for form in FORMS]
        given = [str(SECOND), "--as-of", "2026-01-01", "--engine", "native", "--marking", "ONGERUBRICEERD", "--force"]
        done = CliRunner().invoke(rulebook, ["annex", *given, *asked, *outputs], standalone_mode=False)
        assert (done.return_value, done.output) == (0, "")
        files |= {(name, form): (folder / f"annex.{form}").read_bytes() for form in FORMS}
    files |= {(change, form): written(changed(change), form, STYLE) for change in CHANGES for form in FORMS}
    office = {f"{n}.{form}": data for n, ((_, form), data) in enumerate(files.items()) if form in ("odt", "docx")}
    texts = converted(office, "txt:Text (encoded):UTF8", folder / "txt")
    read_by = {"pdf": tagged.words, "html": in_html}
    return {
        (name, form): read_by[form](data) if form in read_by else read(texts[str(n)])
        for n, ((name, form), data) in enumerate(files.items())
    }


@pytest.mark.parametrize("name", ASKED)
def test_the_four_documents_of_a_draft_hold_the_same_words_in_the_same_order(said: Said, name: str) -> None:
    assert len(said[name, "html"]) > (250 if name == "memo" else 9_000)
    for form in FORMS:
        assert said[name, form] == said[name, "html"], form


@pytest.mark.parametrize("form", FORMS)
def test_one_change_in_one_form_is_seen(said: Said, form: str) -> None:
    before = said["as it is", form]
    assert before == words(changed("as it is"))
    for change in CHANGES:
        assert (said[change, form] != before) == (change != "as it is"), change
        assert said[change, form] == words(changed(change))


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="there is no pdfinfo: apt-get install poppler-utils")
def test_another_program_reads_the_same_from_the_structure_of_a_pdf(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(written(whole(), "pdf", STYLE))
    done = subprocess.run(
        ["pdfinfo", "-enc", "UTF-8", "-struct-text", tmp_path / "a.pdf"], capture_output=True, check=True, timeout=60
    )
    lines = re.findall(r'^ *"(.*)"$', done.stdout.decode(), re.MULTILINE)
    marks = re.compile(r"•|[12]\.?")
    found = "".join("".join(line.split()) for line in lines if not marks.fullmatch(line.strip()))
    assert found == "".join(
        word for word in tagged.words((tmp_path / "a.pdf").read_bytes()) if not marks.fullmatch(word)
    )
