"""Write annexes as ODT and DOCX: the words of the document, real structure, the norms, the same bytes everywhere."""

from __future__ import annotations

import base64
import datetime
import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from rulebook.annex.build import annex
from rulebook.annex.characters import pieces, right_to_left, visible
from rulebook.annex.document import (
    Attachment,
    Bullets,
    Card,
    Column,
    Contents,
    Document,
    Facts,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Run,
    Table,
)
from rulebook.annex.inside import parts_of
from rulebook.annex.locales import locale
from rulebook.annex.memo import memo
from rulebook.annex.odt import odt
from rulebook.annex.outline import short
from rulebook.annex.style import Style, load
from rulebook.annex.zipped import zipped
from rulebook.errors import UsageError
from tests.annexed import whole, words
from tests.officed import converted, faults_of_docx, faults_of_odt, missing, pages, read
from tests.samples import ROOT
from tests.test_annex import sample, views

pytest.importorskip("docx", reason="DOCX is written with python-docx: pip install '.[annex]'")
odfdo = pytest.importorskip("odfdo", reason="the tests read ODT with odfdo: pip install '.[test]'")

import docx as word  # noqa: E402

from rulebook.annex.docx import docx  # noqa: E402

FORMS: dict[str, Callable[[Document, Style], bytes]] = {"odt": odt, "docx": docx}
STYLE = load().style
NASTY = (
    "<b>&amp;]]></b> =cmd|'/C calc'!A0 {=SUM(A1)} \\input{x} $x$ #let "
    "e\u0301o\u0323\u0302 👩‍👩‍👧‍👦🏳️‍🌈 \x00\x07\x1b\ufffe\ud800 zero\u200bwidth soft\u00adhyphen a\u00a0b"
)
HEBREW, ARABIC = "שלום, עולם 123", "اتفاقية التعاون (الدفاع)"
each_form = pytest.mark.parametrize("form", FORMS)
opened = pytest.mark.skipif(missing() is not None, reason=str(missing()))


def run(text: str, **looks: Any) -> tuple[Run, ...]:
    return (Run(text, **looks),)


def strange() -> Document:
    """Return a document of everything that a draft may hold and no one foresees."""
    cell = (
        Paragraph(run(NASTY)),
        Quote(run(HEBREW, lang="he"), run(ARABIC, lang="ar")),
        Bullets(((Paragraph(run("•")),),)),
    )
    bare = Table((), (Column(run("a"), 0.3), Column((), 0.7)), (Row(((), cell)), Row(((), ()), id="row 2/é")))
    return Document(
        title=NASTY,
        subtitle="x" * 300,
        langs=("en",),
        date=datetime.date(1815, 9, 26),
        page="page {page} of {pages} {x}",
        subject="s" * 300,
        keywords=(NASTY, "k" * 300),
        landscape=True,
        blocks=(
            PageBreak(),
            bare,
            bare_without_ids(bare),
            PageBreak(),
            bare_without_ids(bare),
            Contents(run("Contents"), 3),
            *(
                Heading(1 + n % 3, "" if n % 5 == 0 else f"{n}.1", run(f"{NASTY} {n}"), f"id {n} ü'\"<")
                for n in range(400)
            ),
            Paragraph(run(HEBREW, to="row 2/é"), lang="he"),
            Paragraph(run("one\ttwo\nthree\r\nfour  five   six "), "lead"),
            Paragraph(run("w" * 10_000, code=True), "note"),
            Paragraph(run("A paragraph of sixty pages goes on. " * 7_000)),
            Paragraph(()),
            Bullets(()),
            Bullets(((Paragraph(run("lead"), "lead"), Paragraph(run("note"), "note")), (Paragraph(run("x")),)), True),
            Bullets(((Paragraph(run("anew")),),), True),
            Facts(((run(NASTY), run(HEBREW)), ((), ()))),
            Quote(run("without a source"), ()),
            Figure("<svg/>", run("shows"), run("caption")),
            Card((Heading(2, "", run("Card"), "card"), Quote(run(ARABIC), run("source"))), mark=None),
            Paragraph((Run("all", strong=True, emphasis=True, code=True, mark="waived", to="card", lang="fr-BE"),)),
            bare_without_ids(bare),
            PageBreak(),
        ),
    )


def bare_without_ids(table: Table) -> Table:
    return replace(table, rows=tuple(replace(row, id=None) for row in table.rows))


DOCUMENTS: dict[str, Document] = {}


def documents() -> dict[str, Document]:
    """Return what is written: every kind of block, a real annex in one and in two languages, and the strange one."""
    if not DOCUMENTS:
        DOCUMENTS["whole"] = whole(NASTY)
        DOCUMENTS["dutch"] = annex(views(sample(), "nl"), b"{}", marking="ONGERUBRICEERD")
        DOCUMENTS["both"] = annex(views(sample(), "nl", "en"), b"{}")
        DOCUMENTS["memo"] = memo(views(sample(), "nl"), b"{}")
        DOCUMENTS["strange"] = strange()
    return DOCUMENTS


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return {
        f"{name}-{form}.{form}": write(document, STYLE)
        for name, document in documents().items()
        for form, write in FORMS.items()
    }


@opened
def test_libreoffice_reads_the_words_of_the_document_in_their_order(files: dict[str, bytes], tmp_path: Path) -> None:
    texts = converted(files, "txt:Text (encoded):UTF8", tmp_path / "txt")
    for name, document in documents().items():
        said = visible(" ".join(words(document))).split()
        assert len(said) > 40
        for form in FORMS:
            assert read(texts[f"{name}-{form}"]) == said, (name, form)


@opened
def test_every_page_has_its_number_its_marking_and_the_head_of_its_table(
    files: dict[str, bytes], tmp_path: Path
) -> None:
    printed = converted({name: data for name, data in files.items() if "strange" not in name}, "pdf", tmp_path / "pdf")
    for form in FORMS:
        found = pages(printed[f"dutch-{form}"])
        assert len(found) > 20
        for number, page in enumerate(found, 1):
            lines = [line.strip() for line in page.strip().split("\n")]
            assert lines[0] == "ONGERUBRICEERD", (form, number)
            assert lines[-1] == f"{number} van {len(found)}", (form, number)
        rules = [page for page in found if "SPEC-" in page and "Oordeel" in page and "Reden" in page]
        assert len(rules) > 3
        assert len(pages(printed[f"memo-{form}"])) == 1
        assert not re.search("ONGERUBRICEERD", "".join(pages(printed[f"both-{form}"])))
        assert [re.findall(r"^ *([12]) +[A-Z]", page, re.M)[-1] for page in pages(printed[f"whole-{form}"])] == [
            "1",
            "2",
        ]


@opened
def test_both_forms_keep_their_norms(files: dict[str, bytes], tmp_path: Path) -> None:
    for name, data in files.items():
        found = faults_of_odt(data) if name.endswith(".odt") else faults_of_docx(data, tmp_path)
        assert found == [], name


@opened
def test_those_who_know_the_norms_see_a_fault(files: dict[str, bytes], tmp_path: Path) -> None:
    assert faults_of_odt(changed(files["whole-odt.odt"], "content.xml", b"text:outline-level", b"text:level"))
    assert faults_of_docx(changed(files["whole-docx.docx"], "word/document.xml", b"w:tblGrid", b"w:grid"), tmp_path)


def changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    parts = parts_of(data)
    assert old in parts[part]
    return zipped({**parts, part: parts[part].replace(old, new)}, datetime.date(2026, 1, 1), "mimetype")


def test_a_reader_of_docx_finds_headings_tables_and_languages() -> None:
    found = word.Document(io.BytesIO(docx(whole(), STYLE)))
    assert [(each.style.name, each.text) for each in found.paragraphs if each.style.name.startswith("Heading")] == [
        ("Heading 1", "1\tConclusie"), ("Heading 2", "1.1\tRegels"), ("Heading 1", "2\tKaarten"),
        ("Heading 2", "2.1\tSPEC-401 Industrie"),
    ]  # fmt: skip
    assert [each.text for each in found.paragraphs if each.style.name == "Title"] == ["Toetsing aan de brief"]
    assert [(each.style.name, each.text) for each in found.paragraphs if each.style.name.startswith("List")] == [
        ("List Number", "Eerste"), ("List Number", "Tweede"), ("List Continue", "vervolg"),
    ]  # fmt: skip
    grid, sides = found.tables
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [
        ["Norm", "Oordeel", "Reden"], ["Industrie"] * 3, ["SPEC-401", "voldoet niet", "Het ontwerp voldoet niet.\neen feit"],
    ]  # fmt: skip
    assert [sides.cell(1, 1).text, sides.style.name, grid.style.name] == [
        "in English\nartikel 3.1", "Annex Sides", "Annex Grid",
    ]  # fmt: skip
    for table in (grid, sides):
        assert [bool(row._tr.xpath("w:trPr/w:tblHeader")) for row in table.rows] == [True] + [False] * (
            len(table.rows) - 1
        )
    assert grid._tbl.xpath("w:tblPr/w:tblLook/@w:firstColumn") == ["1"]
    assert grid._tbl.xpath("w:tblPr/w:tblCaption/@w:val") == ["De regels"]
    marked = [run for each in found.paragraphs for run in each.runs if run.style.name.startswith("Mark")]
    assert [(run.text, run.style.name) for run in marked] == [
        ("VOLDOET NIET", "Mark non-compliant"), ("voldoet niet", "Mark fail"),
    ]  # fmt: skip
    spoken = [(run.text, run.xpath("w:rPr/w:lang/@w:val")) for run in found.element.body.xpath("//w:r")]
    assert [text for text, tags in spoken if tags == ["en-GB"]] == [
        "See ",
        "SPEC-401",
        " and ",
        "art-3.1",
        "in English",
    ]
    assert found.styles.element.xpath("w:docDefaults//w:lang/@w:val") == ["nl-NL"]


def test_a_reader_of_odt_finds_headings_tables_and_languages() -> None:
    found = odfdo.Document(io.BytesIO(odt(whole(), STYLE)))
    heads = [(each.get_attribute("text:outline-level"), each.inner_text) for each in found.body.headers]
    assert heads == [("1", "1\tConclusie"), ("2", "1.1\tRegels"), ("1", "2\tKaarten"), ("2", "2.1\tSPEC-401 Industrie")]
    grid, sides = found.body.get_elements("//table:table")
    said = [
        [cell.inner_text.split("\n")[:-1] for cell in row.get_elements("table:table-cell")]
        for row in grid.get_elements("//table:table-row")
    ]
    assert said[:3] == [
        [["Norm"], ["Oordeel"], ["Reden"]], [["Industrie"]],
        [["[SPEC-401](#spec-401)"], ["voldoet niet"], ["Het ontwerp voldoet niet.", " -  een feit"]],
    ]  # fmt: skip
    for table in (grid, sides):
        assert len(table.get_elements("table:table-header-rows/table:table-row")) == 1
    assert len(grid.get_elements("table:table-header-columns/table:table-column")) == 1
    assert len(sides.get_elements("table:table-header-columns")) == 0
    assert [each.inner_text.split() for each in found.body.get_elements("//text:list")] == [
        ["-", "Eerste", "-", "Tweede", "-", "vervolg"], ["-", "een", "feit"],
    ]  # fmt: skip
    spoken = {
        each.get_attribute("style:name")
        for each in found.get_part("content.xml").get_elements("//style:style")
        if any(part.get_attribute("fo:language") == "en" for part in each.get_elements("style:text-properties"))
    }
    assert [
        each.inner_text.strip()
        for each in found.body.get_elements("//text:p | //text:span")
        if each.get_attribute("text:style-name") in spoken
    ] == ["See [SPEC-401](#spec-401) and art-3.1", "in English"]
    default = found.get_part("styles.xml").get_element("//style:default-style/style:text-properties")
    assert default.get_attribute("fo:language") == "nl"


def xml(data: bytes, part: str) -> ElementTree.Element:
    return ElementTree.fromstring(parts_of(data)[part])


def test_a_link_leads_to_a_bookmark_in_the_file_and_a_lost_one_is_a_fault() -> None:
    first, second = (
        parts_of(odt(whole(), STYLE))["content.xml"].decode(),
        parts_of(docx(whole(), STYLE))["word/document.xml"].decode(),
    )
    led, marked = (
        set(re.findall('xlink:href="#([^"]+)"', first)),
        re.findall('<text:bookmark text:name="([^"]+)"', first),
    )
    assert led == {"spec-401", "conclusion", "rules", "cards"}
    assert marked == ["conclusion", "rules", "row-401", "cards", "spec-401"]
    led, marked = (
        set(re.findall('w:anchor="([^"]+)"', second)),
        re.findall('<w:bookmarkStart[^>]* w:name="([^"]+)"', second),
    )
    assert len(led) == 4
    assert led < set(marked)
    assert len(marked) == 5
    lost = replace(whole(), blocks=(Paragraph(run("x", to="nowhere")),))
    twice = replace(whole(), blocks=(Heading(1, "1", run("x"), "x"), Heading(1, "2", run("x"), "x")))
    for write in FORMS.values():
        with pytest.raises(KeyError, match="nowhere"):
            write(lost, STYLE)
        with pytest.raises(ValueError, match="twice"):
            write(twice, STYLE)


def test_the_files_say_what_they_are_and_nothing_of_who_made_them_when() -> None:
    said = word.Document(io.BytesIO(docx(whole(), STYLE))).core_properties
    day = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    assert (said.title, said.subject, said.keywords, said.language, said.created, said.modified) == (
        "Toetsing aan de brief", "Toetsing van een ontwerp", "toetsing, SPEC-401", "nl", day, day,
    )  # fmt: skip
    assert said.author.startswith("rulebook/")
    meta = [(each.tag.rpartition("}")[2], each.text) for each in xml(odt(whole(), STYLE), "meta.xml")[0]]
    program = said.author
    assert meta == [
        ("generator", program), ("title", "Toetsing aan de brief"), ("subject", "Toetsing van een ontwerp"),
        ("keyword", "toetsing"), ("keyword", "SPEC-401"), ("initial-creator", program), ("creator", program),
        ("creation-date", "2026-01-01T00:00:00"), ("date", "2026-01-01T00:00:00"), ("language", "nl"),
        ("user-defined", "Het rapport voor programma's"),
    ]  # fmt: skip


@each_form
def test_what_is_attached_is_a_file_in_the_container(form: str) -> None:
    parts = parts_of(FORMS[form](whole(), STYLE))
    folder = {"odt": "Attachments", "docx": "attachments"}[form]
    assert parts[f"{folder}/report.json"] == b'{"verdict":"fail"}'
    index = parts["META-INF/manifest.xml" if form == "odt" else "[Content_Types].xml"].decode()
    assert re.search(rf'{folder}/report.json" [a-zA-Z:-]+="application/json"', index)
    for names in (["../x"], ["a/b"], [""], ["x.json", "x.json"], [".hidden"]):
        wrong = tuple(Attachment(name, "application/json", b"", "") for name in names)
        with pytest.raises(ValueError, match="no file in a document can be called"):
            FORMS[form](replace(whole(), attachments=wrong), STYLE)


@each_form
def test_nothing_is_loaded_run_or_reached(form: str, files: dict[str, bytes]) -> None:
    for name in documents():
        parts = parts_of(files[f"{name}-{form}.{form}"])
        assert not [part for part in parts if re.search(r"(?i)vba|script|macro|basic|ole|embed", part)]
        texts = [content.decode() for part, content in parts.items() if part.endswith((".xml", ".rels"))]
        assert not [text for text in texts if "TargetMode" in text]
        places = {place for text in texts for place in re.findall(r'(?:xlink:href|r:link|Target)="([^"]*)"', text)}
        assert not [place for place in places if ":" in place]
        asked = {words.split()[0] for text in texts for words in re.findall(r"<w:instrText[^>]*>([^<]*)<", text)}
        assert asked <= {"TOC", "PAGEREF", "PAGE", "NUMPAGES"}
        assert not [text for text in texts if re.search("updateFields|text:dde|text:execute-macro|<!DOCTYPE", text)]


def test_the_container_is_as_its_norm_wants(files: dict[str, bytes]) -> None:
    for name, data in files.items():
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            entries = container.infolist()
        names = [entry.filename for entry in entries]
        year = 1980 if "strange" in name else 2026
        assert {(entry.date_time, entry.compress_type) for entry in entries} == {
            ((year, 1, 1, 0, 0, 0), zipfile.ZIP_STORED)
        }
        if name.endswith(".odt"):
            assert data[30:77] == b"mimetypeapplication/vnd.oasis.opendocument.text"
            listed = re.findall('full-path="([^"]+)"', parts_of(data)["META-INF/manifest.xml"].decode())
            assert sorted(listed) == sorted(
                ["/", *(each for each in names if each not in ("mimetype", "META-INF/manifest.xml"))]
            )
            assert names == ["mimetype", *sorted(names[1:])]
        else:
            assert names == sorted(names)
            assert names[0] == "[Content_Types].xml"


@each_form
def test_the_bytes_are_the_same_in_another_folder_time_zone_and_locale(form: str, tmp_path: Path) -> None:
    script = (
        "import hashlib; from rulebook.annex.style import load; from tests.annexed import whole;"
        f"from rulebook.annex.{form} import {form}; print(hashlib.sha256({form}(whole(), load().style)).hexdigest())"
    )
    places = [("UTC", "C", "0", tmp_path), ("Pacific/Chatham", "nl_NL.UTF-8", "1", ROOT)]
    made = {
        subprocess.run(
            [sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=True,
            env={**os.environ, "TZ": zone, "LC_ALL": spoken, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        ).stdout
        for zone, spoken, seed, folder in places
    }  # fmt: skip
    assert len(made) == 1


PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAC0lEQVR42mNggAIAAAUAAVkaRUIAAAAASUVORK5CYII=")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100"><rect width="400" height="100" fill="#154273"/></svg>'


@each_form
@pytest.mark.parametrize(("name", "content", "wide"), [("logo.png", PNG, 2), ("logo.svg", SVG, 4)])
def test_a_logo_stands_in_front_and_says_what_it_shows(
    form: str, name: str, content: bytes, wide: int, tmp_path: Path
) -> None:
    if name.endswith("svg"):
        pytest.importorskip("typst", reason="an SVG is drawn by typst: pip install '.[annex]'")
    (tmp_path / name).write_bytes(content)
    style = replace(STYLE, logo=tmp_path / name, logo_says='Ministry <of> "Examples"')
    data = FORMS[form](whole(), style)
    pictures = [part for part in parts_of(data) if part.endswith(".png")]
    assert len(pictures) == 1
    main = parts_of(data)["content.xml" if form == "odt" else "word/document.xml"].decode()
    assert 'Ministry &lt;of&gt; "Examples"' in main.replace("&quot;", '"')
    assert main.index("Ministry") < main.index("Toetsing aan de brief")
    size = r'svg:width="([\d.]+)pt" svg:height="([\d.]+)pt"' if form == "odt" else r'<wp:extent cx="(\d+)" cy="(\d+)"'
    ((across, down),) = re.findall(size, main)
    assert float(across) / float(down) == pytest.approx(wide, rel=0.01)
    if missing() is None:
        assert (faults_of_odt(data) if form == "odt" else faults_of_docx(data, tmp_path)) == []


@pytest.mark.parametrize(("name", "content"), [("logo.png", b"GIF89a"), ("logo.svg", b"<svg")])
def test_a_logo_that_is_none_is_named(name: str, content: bytes, tmp_path: Path) -> None:
    if name.endswith("svg"):
        pytest.importorskip("typst", reason="an SVG is drawn by typst: pip install '.[annex]'")
    (tmp_path / name).write_bytes(content)
    for write in FORMS.values():
        with pytest.raises(UsageError) as found:
            write(whole(), replace(STYLE, logo=tmp_path / name))
        assert [(each.code, each.params["name"]) for each in found.value.problems] == [("annex.logo", name)]


@each_form
def test_without_a_marking_there_is_no_header(form: str) -> None:
    with_it, without = (FORMS[form](replace(whole(), marking=marking), STYLE) for marking in ("GEHEIM & zo", None))

    def heads(data: bytes) -> list[str]:
        texts = [content.decode() for name, content in parts_of(data).items() if name.endswith(".xml")]
        return [found for text in texts for found in re.findall(r"GEHEIM &amp; zo|<style:header>|<w:hdr", text)]

    assert sorted(heads(with_it)) == sorted(["GEHEIM &amp; zo", "<style:header>" if form == "odt" else "<w:hdr"])
    assert heads(without) == []


@opened
def test_a_new_page_begins_where_it_is_asked_and_nowhere_else(tmp_path: Path) -> None:
    table = Table((), (Column(run("head"), 1.0),), (Row(((Paragraph(run("cell")),),)),))
    blocks = (PageBreak(), table, table, PageBreak(), Contents(run("list")), Heading(1, "", run("x"), "x"), PageBreak(),
              PageBreak(), Bullets(((Paragraph(run("item")),),)), PageBreak(), table, PageBreak())  # fmt: skip
    document = replace(whole(), blocks=blocks, marking=None, page="")
    made = converted(
        {f"{form}.{form}": write(document, STYLE) for form, write in FORMS.items()}, "pdf", tmp_path / "new"
    )
    for form in FORMS:
        assert [page.split()[-1] for page in pages(made[form])] == ["fregatten", "cell", "x", "item", "cell"], form


def test_a_numbered_list_counts_from_one_each_time() -> None:
    main = xml(docx(strange(), STYLE), "word/document.xml")
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    numbers = [each.get(f"{space}val") for each in main.iter(f"{space}numId")]
    assert [number for number in numbers if number not in ("1", "3")] == ["5", "5", "6"]
    starts = xml(docx(strange(), STYLE), "word/numbering.xml").iter(f"{space}startOverride")
    assert [each.get(f"{space}val") for each in starts] == ["1", "1"]


def test_what_runs_from_right_to_left_says_so() -> None:
    document = replace(whole(), blocks=(Paragraph(run(HEBREW), lang="he"), Paragraph(run("abc " + HEBREW))))
    first, second = (
        parts_of(odt(document, STYLE))["content.xml"].decode(),
        parts_of(docx(document, STYLE))["word/document.xml"].decode(),
    )
    assert first.count('fo:text-align="right" style:writing-mode="rl-tb"') == 1
    assert 'fo:language="he"' in first
    assert (second.count("<w:bidi/>"), second.count("<w:rtl/>")) == (1, 1)
    assert '<w:lang w:val="he" w:bidi="he"/>' in second
    assert [right_to_left(text) for text in (HEBREW, ARABIC, "123 " + HEBREW, "a" + HEBREW, "123", "")] == [
        True, True, True, False, False, False,
    ]  # fmt: skip


def test_what_xml_forbids_is_shown_and_lines_and_tabs_are_kept() -> None:
    assert visible("a\x00\x0b\x1fb\ud800\ufffe\uffffé\t\n\r😀") == "a␀␋␟b���é\t\n\r😀"
    assert pieces("a\tb\r\nc\rd\n\ne") == ["a", "\t", "b", "\n", "c", "\n", "d", "\n", "\n", "e"]
    assert pieces("") == []


def test_a_language_has_the_region_that_office_programs_want() -> None:
    assert [locale(tag) for tag in ("nl", "en", "fr-BE", "sr-Latn-rs", "he")] == [
        ("nl", "NL"), ("en", "GB"), ("fr", "BE"), ("sr", "RS"), ("he", None),
    ]  # fmt: skip


def test_a_short_row_is_not_torn_and_a_long_one_may_be() -> None:
    columns = (Column(run("a"), 0.1), Column(run("b"), 0.9))
    rows = [Row(((Paragraph(run("x" * n)),), (Paragraph(run("y")),))) for n in (10, 150, 250)]
    assert [short(row, Table((), columns, tuple(rows))) for row in rows] == [True, True, False]
    document = replace(whole(), blocks=(Table((), columns, tuple(rows)),))
    first, second = (
        parts_of(odt(document, STYLE))["content.xml"].decode(),
        parts_of(docx(document, STYLE))["word/document.xml"].decode(),
    )
    assert re.findall('<table:table-row table:style-name="([^"]+)"', first) == ["Row", "Row", "Row", "Long_20_Row"]
    assert re.findall(r"<w:tr>(?:<w:trPr>(?:<w:(cantSplit)/>)?)?", second) == [
        "cantSplit",
        "cantSplit",
        "cantSplit",
        "",
    ]
