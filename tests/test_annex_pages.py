"""What stands on the pages of a PDF: for eyes, for who hears it read, and for who copies it."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rulebook.annex.document import (
    Block,
    Bullets,
    Card,
    Column,
    Contents,
    Document,
    Facts,
    Heading,
    Paragraph,
    Quote,
    Row,
    Run,
    Table,
)
from rulebook.annex.pieces import pieces
from rulebook.annex.style import load
from tests.annexed import whole
from tests.checkers import BIN

pytest.importorskip("typst", reason="the PDF is set by typst: pip install '.[annex]'")
pypdf = pytest.importorskip("pypdf", reason="the tests read PDF with pypdf: pip install '.[test]'")

from rulebook.annex.fonts import ordered  # noqa: E402 - only with typst
from rulebook.annex.handed import handed, language  # noqa: E402
from rulebook.annex.pdf import pdf  # noqa: E402
from rulebook.annex.signs import written  # noqa: E402

STYLE = load().style
FAMILIES = ordered(STYLE.fonts, (STYLE.text_font, STYLE.heading_font, STYLE.code_font))


def opened(document: Document) -> Any:
    return pypdf.PdfReader(io.BytesIO(pdf(document, STYLE)))


def on_pages(document: Document) -> list[str]:
    return [page.extract_text() for page in opened(document).pages]


def with_blocks(*blocks: Block) -> Document:
    return replace(whole(), blocks=(Heading(1, "1", (Run("Begin"),), "begin"), *blocks), marking=None)


def elements(node: Any, kind: str) -> list[Any]:
    """Return the elements of a kind in the structure of a file, in reading order."""
    node = node.get_object()
    if isinstance(node, list):
        return [found for part in node for found in elements(part, kind)]
    if not isinstance(node, dict):
        return []
    below = elements(node["/K"], kind) if "/K" in node else []
    return [node, *below] if node.get("/S") == kind else below


def attributes(element: Any) -> dict[str, Any]:
    given = element["/A"].get_object()
    return {key: value for part in (given if isinstance(given, list) else [given]) for key, value in part.items()}


def said(blocks: Any) -> list[str]:
    """Return the words of a document, in its order."""
    if isinstance(blocks, Run):
        return blocks.text.split()
    if isinstance(blocks, tuple):
        return [word for part in blocks for word in said(part)]
    if isinstance(blocks, Heading):
        return [*blocks.number.split(), *said(blocks.text)]
    if isinstance(blocks, Contents):
        return said(blocks.title)
    if isinstance(blocks, Table):
        return said((blocks.caption, tuple(column.head for column in blocks.columns), blocks.rows))
    if isinstance(blocks, Quote):
        return said((blocks.text, blocks.source))
    if isinstance(blocks, Bullets | Facts):
        return said(blocks.items)
    if isinstance(blocks, Row):
        return said(blocks.cells)
    if isinstance(blocks, Card):
        return said(blocks.blocks)
    return said(blocks.text) if isinstance(blocks, Paragraph) else []


def test_each_word_of_the_document_is_there_in_its_order() -> None:
    document = whole("Artikel 7 zegt niets over #kosten.")
    rest = iter(" ".join(on_pages(document)).split())
    missing = [word for word in said(document.blocks) if word not in rest]
    assert missing == []


def test_heads_of_tables_are_heads_for_who_hears_them_and_come_again_on_each_page() -> None:
    row = Row(((Paragraph((Run("links"),)),), (Paragraph((Run("rechts"),)),)))
    group = Row(((Paragraph((Run("Groep"),)),),), heading=True)
    columns = (Column((Run("Kopje-een"),), 0.4), Column((Run("Kopje-twee"),), 0.6))
    reader = opened(with_blocks(Table((Run("Bijschrift"),), columns, (group, *[row] * 90))))
    tree = reader.trailer["/Root"]["/StructTreeRoot"]
    heads = [attributes(head) for head in elements(tree, "/TH")]
    assert [head["/Scope"] for head in heads] == ["/Column"] * 3
    assert heads[2]["/ColSpan"] == 2
    cells = [attributes(cell)["/Headers"] for cell in elements(tree, "/TD")]
    assert len(cells) == 180
    assert all(len(headers) == 1 for headers in cells)
    assert len(elements(tree, "/Caption")) == 1
    texts = [page.extract_text() for page in reader.pages]
    assert len(texts) >= 3
    assert all(text.count("Kopje-twee") == text.count("Groep") == 1 for text in texts)


def test_words_in_another_language_are_tagged_with_it() -> None:
    reader = opened(with_blocks(Paragraph((Run("Nederlands "), Run("du français", lang="fr-BE")))))
    marked = "".join(page.get_contents().get_data().decode("latin-1") for page in reader.pages)
    tree = reader.trailer["/Root"]["/StructTreeRoot"]
    langs = {
        str(element["/Lang"]) for kind in ("/Span", "/P") for element in elements(tree, kind) if "/Lang" in element
    }
    assert "fr-BE" in langs | set(re.findall(r"/Lang ?\(([^)]+)\)", marked))


def test_pages_say_their_number_and_the_marking_only_where_one_is_given() -> None:
    marked = on_pages(whole())
    assert [text.count("ONGERUBRICEERD") for text in marked] == [2, 2]
    assert [f"{number} van 2" in text for number, text in enumerate(marked, 1)] == [True, True]
    assert "ONGERUBRICEERD" not in "".join(on_pages(replace(whole(), marking=None)))


def test_links_and_bookmarks_lead_to_headings() -> None:
    reader = opened(whole())
    links = [
        link for page in reader.pages for link in page.get("/Annots", []) if link.get_object()["/Subtype"] == "/Link"
    ]
    # Four headings in the table of contents, and two words that lead to a card.
    assert len(links) == 6
    assert all(link.get_object()["/Contents"] for link in links)
    first, below, *_ = reader.outline
    assert (first.title, below[0].title) == ("1 Conclusie", "1.1 Regels")


def test_a_sign_without_a_shape_is_written_out_and_one_with_a_shape_is_kept() -> None:
    words = "schip \U0001f6a2 \u6f22 e\u0301 \u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd \u0416 \u20ac \ue000 a\u0007b \u202ec"
    found = "".join(written_words for written_words, _ in written(words, list(FAMILIES.values())))
    assert found == (
        "schip [U+1F6A2] [U+6F22] e\u0301 \u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd \u0416 \u20ac "
        "[U+E000] a[U+0007]b [U+202E]c"
    )
    assert "[U+1F6A2]" in on_pages(whole(words))[0]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=12), max_size=12))
def test_any_text_at_all_can_be_set(texts: list[str]) -> None:
    runs = [Run(text, strong=place % 2 == 0, code=place % 3 == 0) for place, text in enumerate(texts)]
    document = with_blocks(Paragraph(tuple(runs)), Quote(tuple(runs), ()))
    assert pdf(replace(document, title="Titel " + "".join(texts), subtitle=" ".join(texts)), STYLE).startswith(
        b"%PDF-1.7"
    )


def test_each_kind_of_sign_in_unicode_can_be_set_with_an_accent() -> None:
    kinds: dict[str, list[str]] = {}
    for sign in map(chr, range(0x20000)):
        kinds.setdefault(unicodedata.category(sign), []).append(sign)
    some = [sign for signs in kinds.values() for sign in signs[:: max(1, len(signs) // 40)]]
    runs = tuple(Run(f"{sign} {sign}\u0301 x{sign}y ", strong=place % 2 == 0) for place, sign in enumerate(some))
    assert len(kinds) == 30
    assert pdf(with_blocks(Paragraph(runs)), STYLE).startswith(b"%PDF-1.7")


@given(st.text(), st.booleans())
def test_cutting_a_word_loses_nothing_and_parts_no_accent_from_its_letter(text: str, code: bool) -> None:
    cut = pieces(text, code)
    assert "".join(cut) == text
    assert not any(unicodedata.category(piece[0])[0] == "M" for piece in cut[1:] if len(text.split()) == 1 and piece)


def test_long_words_are_cut_where_they_may_be() -> None:
    assert pieces("het bondgenootschappelijke grondgebied") == ["het bondgenootschappelijke grondgebied"]
    assert pieces("zie /clauses/3/sharing.holders", True) == ["zie /", "clauses/", "3/", "sharing.", "holders"]
    assert pieces("0123456789abcdef", True) == ["01234567", "89abcdef"]
    assert pieces("x" * 40)[:2] == ["x" * 8, "x" * 8]
    assert pieces("(€\u00a01.990.400.000). Bijlage.5.van.dit") == [
        "(€\u00a01.990.400.000). Bijlage.",
        "5.",
        "van.",
        "dit",
    ]


def test_nothing_runs_off_the_page(tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("there is no pdftotext: apt-get install poppler-utils")
    long = Paragraph((Run("w" * 3_000), Run(" "), Run("0123456789abcdef" * 40, code=True)))
    columns = (Column((Run("Smal"),), 0.1), Column((Run("Breed"),), 0.9))
    table = Table((), columns, (Row(((long,), (long,))),))
    facts = Facts((((Run("een heel lange term die naast niets past"),), long.text), (long.text, long.text)))
    card = Card((Heading(2, "1.1", (Run("samenwerkingsovereenkomst " * 12),), "card"), long, facts, table), "fail")
    (tmp_path / "a.pdf").write_bytes(pdf(with_blocks(card, *_limits()), STYLE))
    boxes = subprocess.run(
        ["pdftotext", "-bbox", tmp_path / "a.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    places = re.findall(r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"', boxes)
    assert len(places) > 500
    right, bottom = 595 - 20 * 2.83, 842 - 10 * 2.83
    assert [place for place in places if float(place[2]) > right or float(place[3]) > bottom] == []


def _limits() -> list[Card]:
    """Return, of cards that grow, the longest that are still kept on one page."""
    found = []
    for word in ("woord ", "WWWWWW ", "a\n"):
        card = None
        for n in range(5, 500, 5):
            longer = Card((Heading(2, "2", (Run("kaart"),), f"{word[0]}{n}"), Paragraph((Run(word * n),))), "fail")
            told = json.loads(handed(with_blocks(longer), STYLE, FAMILIES))
            if not told["document"]["blocks"][1]["short"]:
                break
            card = longer
        assert card is not None
        found.append(card)
    return found


def test_a_short_card_is_not_torn_and_a_long_one_is_continued() -> None:
    filler = Paragraph((Run("\n" * 36),))
    short = Card((Heading(2, "1.1", (Run("KOP"),), "a"), Paragraph((Run("regel\n" * 8 + "SLOT"),))), "pass")
    pages = on_pages(with_blocks(filler, short))
    assert [("KOP" in page, "SLOT" in page) for page in pages] == [(False, False), (True, True)]
    long = Card((Heading(2, "1.1", (Run("KOP"),), "a"), Paragraph((Run("regel\n" * 150 + "SLOT"),))), "pass")
    pages = on_pages(with_blocks(long))
    assert ("KOP" in pages[0], "SLOT" in pages[0], "SLOT" in pages[-1]) == (True, False, True)


def test_an_item_of_a_list_is_not_torn_from_the_questions_below_it() -> None:
    asks = Bullets(((Paragraph((Run("REDEN"),)), Paragraph((Run("EERST"),)), Paragraph((Run("LAATST"),))),))
    where = set()
    for lines in range(30, 46):
        pages = on_pages(with_blocks(Paragraph((Run("\n" * lines),)), asks))
        where |= {
            tuple(next(n for n, page in enumerate(pages) if word in page) for word in ("REDEN", "EERST", "LAATST"))
        }
    assert where == {(0, 0, 0), (1, 1, 1)}


def test_a_heading_and_what_leads_to_a_table_stand_on_the_page_where_the_table_begins() -> None:
    row = Row(((Paragraph((Run("RIJ"),)),),))
    column = (Column((Run("Kolom"),), 1),)
    table = Table((Run("Bijschrift"),), column, (row,) * 3)
    for leads in (
        Paragraph((Run("INLEIDING"),)),
        Table((), column, (Row(((Paragraph((Run("INLEIDING"),)),),)),), "sides"),
    ):
        where = set()
        for lines in range(14, 44):
            filler = Paragraph((Run("\n" * lines),))
            pages = on_pages(with_blocks(filler, Heading(1, "2", (Run("KOP"),), "b"), leads, table))
            where |= {
                tuple(next(n for n, page in enumerate(pages) if word in page) for word in ("KOP", "INLEIDING", "RIJ"))
            }
        assert where == {(0, 0, 0), (1, 1, 1)}


def test_four_hundred_headings_and_a_paragraph_of_sixty_pages_are_set() -> None:
    headings = [Heading(2, f"1.{n}", (Run(f"Artikel {n}"),), f"h{n}") for n in range(400)]
    document = with_blocks(*headings, Paragraph((Run("woord " * 45_000),)))
    reader = opened(replace(document, blocks=(Contents((Run("Inhoud"),)), *document.blocks)))
    assert len(reader.pages) > 70
    assert len(reader.outline[1]) == 400


@pytest.mark.parametrize(
    ("tag", "parts"),
    [("nl", ("nl", None)), ("nl-be", ("nl", "BE")), ("zh-Hans-CN", ("zh", "CN")), ("x-ship", None), (None, None)],
)
def test_tags_of_languages_are_understood(tag: str | None, parts: tuple[str, str | None] | None) -> None:
    assert language(tag) == (parts and {"lang": parts[0], "region": parts[1]})


@pytest.mark.skipif(
    not (BIN / "outloud").exists(), reason="there is no outloud: build/checkers/bin/pip install outloud"
)
def test_a_checker_of_others_finds_no_fault_against_pdf_ua(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(whole(), STYLE))
    # Its other layer guesses, and takes a table with a head for each group to be torn to pieces.
    asked = [BIN / "outloud", "a.pdf", "--layer", "conformance", "--json", "found.json"]
    done = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, check=False)
    (found,) = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))["results"]
    passed = {rule["rule"] for rule in found["rules"] if rule["outcome"] == "pass"}
    assert (done.returncode, found["verdict"], found["findings"]) == (0, "pass", [])
    assert {"DOC-012", "DOC-013", "TAG-001", "TXT-005", "HDG-001", "TBL-001", "TBL-002"} <= passed
