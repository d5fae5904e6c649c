"""The PDF is archivable, tagged, the same each time, and whatever words a draft has stay words."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf.generic import Destination

from rulebook.annex.build import annex
from rulebook.annex.memo import memo
from rulebook.annex.outline import headings, plain
from rulebook.annex.pdf import pdf
from rulebook.annex.style import load
from rulebook.annex.summary import Summarised, summary
from rulebook.cli import rulebook
from rulebook.words import Lang
from tests.annexed import whole
from tests.samples import SAMPLES
from tests.test_annex import HOSTILE, hostile, sample, views

pytest.importorskip("typst", reason="the PDF is set by typst: pip install '.[annex]'")
pypdf = pytest.importorskip("pypdf", reason="the tests read PDF with pypdf: pip install '.[test]'")

SECOND = SAMPLES / "be-nl-frigates-minehunters-second-draft.json"
STYLE = load().style


def read(data: bytes) -> object:
    return pypdf.PdfReader(io.BytesIO(data))


def text(data: bytes) -> str:
    """Return the words of all pages in reading order, without the hyphens and breaks of lines."""
    joined = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    return "".join(joined.replace("-\n", "").split())


def test_an_annex_claims_its_norms_is_tagged_and_says_its_language_and_title() -> None:
    data = pdf(annex(views(sample(), "nl"), b"{}"), STYLE)
    reader = pypdf.PdfReader(io.BytesIO(data))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    metadata = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>3</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert reader.metadata.title == "Toetsingsbijlage"
    assert [entry.title for entry in reader.outline if not isinstance(entry, list)][:2] == [
        "1 Conclusie", "2 Wat het oordeel bepaalt",
    ]  # fmt: skip


def test_without_anything_inside_it_is_the_stricter_archive_norm() -> None:
    data = pdf(replace(whole(), attachments=()), STYLE)
    metadata = pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in metadata


def test_the_report_travels_inside_byte_for_byte() -> None:
    inside = b'{"a": "\xc3\xa9 </script>"}'
    data = pdf(annex(views(sample(), "en"), inside), STYLE)
    assert dict(pypdf.PdfReader(io.BytesIO(data)).attachments) == {"rulebook-report.json": [inside]}


def test_words_come_in_the_order_of_the_document() -> None:
    found = text(pdf(annex(views(sample(), "nl"), b"{}"), STYLE))
    places = [
        found.index(each)
        for each in (
            "VOLDOETNIET.Hetontwerpvoldoetniet", "Inhoud", "Nationaletakeninhethele", "Elkeregelenzijnoordeel",
            "Waaropheto", "Meteenantwoordopdezevragen", "K.H.Ollongren", "keuzevanhetregelboek",
        )
    ]  # fmt: skip
    assert places == sorted(places)
    assert "€\u00a0" not in found
    assert "VOLDOETNIET" in found


def test_the_structure_has_headings_table_heads_and_quotes() -> None:
    kinds: dict[str, int] = {}
    pending = [pypdf.PdfReader(io.BytesIO(pdf(whole(), STYLE))).trailer["/Root"]["/StructTreeRoot"]]
    while pending:
        element = pending.pop().get_object()
        if isinstance(element, list):
            pending += element
        elif isinstance(element, dict):
            kind = element.get("/S")
            if kind is not None:
                kinds[kind] = kinds.get(kind, 0) + 1
            pending += [element["/K"]] if "/K" in element else []
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/LI", "/Link", "/BlockQuote"} <= set(kinds)
    assert kinds["/TH"] >= 5


@pytest.mark.parametrize(
    "words",
    [
        HOSTILE,
        '#panic("no") $x^2$ @missing <label> \\ `raw` *b* _i_ //c',
        "w" * 10_000,
        "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd e\u0301\u0323 \U0001f6a2 \u6f22\u5b57",
        "\ud7ff\u2028\u200b",
        "woord " * 6_000,
    ],
    ids=["markup", "typst", "long word", "scripts", "signs", "long paragraph"],
)
def test_whatever_words_there_are_it_is_set_and_nothing_is_run(words: str) -> None:
    data = pdf(whole(words), STYLE)
    assert data.startswith(b"%PDF-1.7")
    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) >= 2


def test_control_characters_and_signs_that_turn_text_round_are_made_visible(tmp_path: Path) -> None:
    data = json.loads(SECOND.read_text(encoding="utf-8"))
    data["agreement"]["title"] = {"nl": "a\x07b\x1b[31m \u202ec", "en": "x"}
    (tmp_path / "a.json").write_text(json.dumps(data), encoding="utf-8")
    asked = ["annex", str(tmp_path / "a.json"), "-o", str(tmp_path / "a.pdf"), "-o", str(tmp_path / "a.html")]
    assert CliRunner().invoke(rulebook, [*asked, "--lang", "nl"], standalone_mode=False).return_value == 0
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert not {"\x07", "\x1b", "\u202e"} & set(page)


def test_words_of_a_draft_stay_words() -> None:
    found = text(pdf(annex(views(hostile("#panic(1) *b* $x$ <a>"), "nl"), b"{}"), STYLE))
    assert "#panic(1)*b*$x$<a>" in found


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="there is no qpdf: apt-get install qpdf")
def test_a_second_annex_reads_no_font_again_and_has_the_typesetter_of_the_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A typesetter of its own, or fonts read anew, would be a third of a second each time: nobody would see it here."""
    import typst
    from fontTools import ttLib

    style = load().style
    first, second = whole("Het eerste."), whole("Het tweede.")
    pdf(first, style)
    # Read anew, the same style is the same.
    again = load().style
    for library, name in ((typst, "Fonts"), (typst, "Compiler"), (ttLib, "TTFont")):
        monkeypatch.setattr(library, name, None)
    assert "Hettweede." in text(pdf(second, again))


def test_qpdf_finds_nothing_wrong(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf(annex(views(sample(), "nl", "en"), b"{}", marking="ONGERUBRICEERD"), STYLE))
    done = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    assert (done.returncode, "No syntax or stream encoding errors found" in done.stdout) == (0, True), done.stdout


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ('[colours]\nink = "red"\n', "red"),
        ("[page]\nmargins = [1]\n", "margins"),
        ('[fonts]\ntext = "No Such Family"\n', "No Such Family"),
        ("[fonts]\nsise = 3\n", "sise"),
        ("[fonts\n", "template.toml"),
    ],
)
def test_a_house_style_that_cannot_be_is_refused_with_its_place(tmp_path: Path, settings: str, says: str) -> None:
    from rulebook.errors import UsageError

    (tmp_path / "template.toml").write_text(settings, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load(tmp_path)
    from rulebook.words import problem_lines

    told = "\n".join(line for problem in caught.value.problems for line in problem_lines(problem, "en"))
    assert says in told
    assert "template.toml" in told


@pytest.mark.parametrize("langs", [("en",), ("nl", "en")], ids="-".join)
@pytest.mark.parametrize("draft", ["second", "long words"])
def test_a_memo_takes_one_page_in_each_language(draft: str, langs: tuple[Lang, ...]) -> None:
    found = sample() if draft == "second" else hostile("Overeenstemming over de fregatten en de mijnenjagers " * 20)
    pages = pypdf.PdfReader(io.BytesIO(pdf(memo(views(found, *langs), b"{}"), STYLE))).pages
    assert [{"nl": "Hoe is getoetst", "en": "How it was checked"}[lang] for lang in langs] == [
        says for page in pages for says in ("Hoe is getoetst", "How it was checked") if says in page.extract_text()
    ]
    assert len(pages) == len(langs)


def test_a_memo_in_a_larger_house_style_with_a_logo_takes_one_page(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60"><rect width="50" height="60"/></svg>'
    )
    settings = """
        [fonts]
        size = 10.5
        [page]
        margins = [26, 25, 26, 25]
        [logo]
        file = "logo.svg"
        height = 18
        says = "Ministerie van Voorbeelden"
    """
    (tmp_path / "template.toml").write_text(settings, encoding="utf-8")
    style = load(tmp_path).style
    for lang, last in (("nl", "Hoe is getoetst"), ("en", "How it was checked")):
        (page,) = pypdf.PdfReader(io.BytesIO(pdf(memo(views(sample(), lang), b"{}", style=style), style))).pages
        assert last in page.extract_text()


@pytest.mark.parametrize("langs", [("nl",), ("nl", "en")], ids="-".join)
def test_the_matrix_of_a_folder_stands_on_the_first_page(langs: tuple[Lang, ...]) -> None:
    found = views(sample(), *langs)
    one = Summarised.of({lang: draft for lang, (_, draft) in found.items()}, {})
    drafts = [replace(one, path=f"ontwerp-{number}.json") for number in range(21)]
    data = pdf(summary({lang: head for lang, (head, _) in found.items()}, drafts, STYLE), STYLE)
    first = pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()
    assert [draft.path for draft in drafts if draft.path.removesuffix(".json") not in first] == []


@pytest.mark.parametrize("langs", [("nl",), ("nl", "en")], ids="-".join)
@pytest.mark.parametrize("name", ["be-nl-frigates-minehunters-first-draft.json", "main-ground-combat-system.json"])
def test_what_decides_the_verdict_takes_one_page(name: str, langs: tuple[Lang, ...]) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf(annex(views(sample(name), *langs), b"{}"), STYLE)))
    starts = [reader.get_destination_page_number(each) for each in reader.outline if isinstance(each, Destination)]
    assert [page + 1 for page in starts[:3]] == [1, 3, 4]


def test_the_table_of_contents_is_whole_on_the_second_page() -> None:
    for langs in (("nl",), ("nl", "en")):
        document = annex(views(sample(), *langs), b"{}")
        reader = pypdf.PdfReader(io.BytesIO(pdf(document, STYLE)))
        second = "".join(reader.pages[1].extract_text().split())
        # The number of its page may stand within one that takes two lines.
        named = ["".join(plain(heading.text).split())[:24] for heading in headings(document, 2)]
        assert [name for name in named if name not in second] == []
