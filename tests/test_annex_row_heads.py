"""The head of each row in a PDF is a head for who hears it, and what typst wrote stays as it is."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

import pytest

from rulebook.annex.build import annex
from rulebook.annex.document import Attachment, Card, Column, Document, Heading, Paragraph, Quote, Row, Run, Table
from rulebook.annex.row_heads import with_row_heads
from rulebook.annex.style import load
from rulebook.annex.summary import Summarised, summary
from rulebook.errors import UsageError
from rulebook.words import Lang, problem_lines
from tests.annexed import whole
from tests.test_annex import sample, views

pytest.importorskip("typst", reason="the PDF is set by typst: pip install '.[annex]'")
pypdf = pytest.importorskip("pypdf", reason="the tests read PDF with pypdf: pip install '.[test]'")
tagged = pytest.importorskip("tests.tagged", reason="the tests read PDF with pypdf: pip install '.[test]'")

from rulebook.annex.pdf import pdf  # noqa: E402 - only with typst

STYLE = load().style
MAIN = Heading(1, "1", (Run("Begin"),), "begin")
COLUMNS = (Column((Run("Norm"),), 0.3), Column((Run("Oordeel"),), 0.3), Column((Run("Reden"),), 0.4))
LOOKALIKE = (
    "\nendobj\n3 0 obj\n<</Type/StructElem/S/TD/P 4 0 R/A[<</O/Table/Headers[(U1x0y0)]>>]/K[5 0 R]>>\nendobj\n"
    "xref\n0 1\n0000000000 65535 f\r\ntrailer\n<</Size 9/Root 1 0 R/ID[(a)(a)]>>\nstartxref\n0\n%%EOF"
)


def full(*langs: Lang) -> Document:
    return annex(views(sample(), *langs), b"{}", marking="ONGERUBRICEERD")


def folder() -> Document:
    found = views(sample(), "nl")
    one = Summarised.of({lang: draft for lang, (_, draft) in found.items()}, {})
    drafts = [replace(one, path=f"ontwerp-{number}.json") for number in range(40)]
    return summary({lang: head for lang, (head, _) in found.items()}, drafts, STYLE)


def cell(*texts: str, lang: str | None = None) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Run(text),), lang=lang) for text in texts)


def odd(words: str = "woorden") -> Document:
    """Return a document with rows and tables that are unlike the others, before and after one without heads of rows."""
    long = Row((cell("lang " * 800), cell("langer " * 900), cell("kort")))
    rows = (
        Row((cell("Groep"),), heading=True),
        Row((cell("eerste"), cell(words), cell("c"))),
        long,
        Row((cell("Groep twee"),), heading=True),
        Row(((), (), ())),
        Row((cell("first", lang="en"), cell("second", lang="en"), cell("third", lang="en"))),
        Row((cell("twee", "alinea's"), (Quote((Run(words),), (Run("bron"),)),), cell(""))),
    )
    plain = Table((), COLUMNS, (Row((cell("a"), cell("b"), cell("c"))),), kind="sides")
    one = Table((Run(""),), (Column((Run("Alles"),), 1),), (Row((cell(words),)),), row_heads=True, lang="en")
    headed = Table((Run(words),), COLUMNS, rows, row_heads=True)
    card = Card((Heading(2, "1.1", (Run(words),), "card"), plain, headed), mark="fail")
    return replace(whole(words), blocks=(MAIN, headed, plain, card, one, headed), title=words, subject=words)


@lru_cache
def made(name: str) -> tuple[Document, bytes]:
    document = {
        "nl": lambda: full("nl"),
        "en": lambda: full("en"),
        "nl, en": lambda: full("nl", "en"),
        "a folder": folder,
        "odd": odd,
    }[name]()
    return document, pdf(document, STYLE)


def before(data: bytes) -> bytes:
    """Return what typst wrote: all that stands before the update."""
    ends = [found.end() for found in re.finditer(rb"startxref\n\d+\n%%EOF", data)]
    return data[: ends[-2]]


def tables(document: Document) -> list[Table]:
    blocks = [part for block in document.blocks for part in (block.blocks if isinstance(block, Card) else [block])]
    return [block for block in blocks if isinstance(block, Table)]


def words(row: Row) -> list[str]:
    """Return the words of the first cell of a row."""
    parts = [text for part in row.cells[0] for text in (part.text, getattr(part, "source", ()))]
    return " ".join("".join(run.text for run in text) for text in parts).split()


def below(element: Any, *kinds: str) -> Iterator[Any]:
    """Yield the nearest elements of these kinds below an element, in reading order."""
    parts = element.get("/K", [])
    for part in parts if isinstance(parts, list) else [parts]:
        part = part.get_object()
        if isinstance(part, dict):
            yield from [part] if part.get("/S") in kinds else below(part, *kinds)


def bare(element: Any) -> dict[str, bytes]:
    """Return what an object or the trailer says, without what makes a cell a head and a file another version."""
    said = {}
    for key in element.keys() - {"/S", "/ID", "/A", "/IDTree", "/Prev"}:
        element.raw_get(key).write_to_stream(stream := io.BytesIO())
        said[key] = stream.getvalue()
    return said


def of_table(element: Any) -> dict[str, Any]:
    (found,) = [each for each in element["/A"] if each["/O"] == "/Table"]
    return dict(found)


@pytest.mark.parametrize("name", ["nl", "en", "nl, en", "a folder", "odd"])
def test_the_head_of_each_row_is_one_has_a_name_and_its_cells_say_it(name: str) -> None:
    document, data = made(name)
    reader = pypdf.PdfReader(io.BytesIO(data))
    tree = reader.trailer["/Root"]["/StructTreeRoot"]
    # All words of a long document take seconds.
    said = tagged.said(reader) if name in ("a folder", "odd") else None
    listed = [part.get_object() for part in tree["/IDTree"]["/Names"]]
    names = dict(zip(listed[::2], listed[1::2], strict=True))
    assert listed[::2] == sorted(names)
    heads = 0
    for table, model in zip(below(tree, "/Table"), tables(document), strict=True):
        first, *rows = below(table, "/TR")
        over = [head["/ID"] for head in below(first, "/TH")]
        for row, expected in zip(rows, model.rows, strict=True):
            cells = list(below(row, "/TH", "/TD"))
            assert said is None or tagged.words_in(cells[0], said) == words(expected)
            scopes = [of_table(each).get("/Scope") for each in cells]
            if expected.heading:
                assert scopes == ["/Column"]
                over = [cells[0]["/ID"]] * len(model.columns)
                continue
            assert len(cells) == len(model.columns)
            above = [[each] for each in over]
            if model.row_heads:
                heads += 1
                assert [each["/S"] for each in cells] == ["/TH", *["/TD"] * (len(cells) - 1)]
                assert scopes == ["/Row", *[None] * (len(cells) - 1)]
                assert names[cells[0]["/ID"]] == cells[0]
                above[1:] = [[*each, cells[0]["/ID"]] for each in above[1:]]
            else:
                assert {each["/S"] for each in cells} == {"/TD"}
            assert [of_table(each)["/Headers"] for each in cells] == above
    assert heads == sum(not row.heading for model in tables(document) if model.row_heads for row in model.rows) > 0
    assert {each["/S"] for each in names.values()} == {"/TH"}
    assert all(element["/ID"] == name for name, element in names.items())


@pytest.mark.parametrize("name", ["nl, en", "odd"])
def test_what_typst_wrote_stays_and_only_tables_and_the_tree_of_names_get_a_new_version(name: str) -> None:
    document, data = made(name)
    first = before(data)
    assert with_row_heads(first, document) == data
    old, new = (pypdf.PdfReader(io.BytesIO(each)) for each in (first, data))
    assert "Row" not in {of_table(each).get("/Scope") for each in below(old.trailer["/Root"]["/StructTreeRoot"], "/TH")}
    changed = [
        (number, old.get_object(number), new.get_object(number))
        for number in range(1, old.trailer["/Size"])
        if old.xref[0][number] != new.xref[0][number]
    ]
    for _, one, other in changed:
        assert bare(one) == bare(other)
    kinds = [(one.get("/S"), other.get("/S"), other.get("/Type")) for _, one, other in changed]
    assert set(kinds) == {
        ("/TD", "/TH", "/StructElem"), ("/TD", "/TD", "/StructElem"), (None, None, "/StructTreeRoot"),
    }  # fmt: skip
    assert bare(old.trailer) == bare(new.trailer)
    # One file, and another version of it (ISO 32000-1, 14.4).
    (name_, version), (first_name, first_version) = new.trailer["/ID"], old.trailer["/ID"]
    assert (name_ == first_name, version == first_version) == (True, False)


def test_a_document_without_heads_of_rows_stays_as_typst_wrote_it() -> None:
    document = whole()
    blocks = [replace(block, row_heads=False) if isinstance(block, Table) else block for block in document.blocks]
    data = pdf(replace(document, blocks=tuple(blocks)), STYLE)
    assert len(re.findall(rb"startxref\n\d+\n%%EOF", data)) == 1


def test_words_and_files_that_look_like_parts_of_a_pdf_change_nothing() -> None:
    inside = LOOKALIKE.encode() * 3
    kept = replace(odd(), attachments=(Attachment("report.json", "application/json", b"{}", "x"),))
    attached = Attachment("report.json", "application/json", inside, LOOKALIKE)
    hostile = replace(odd(LOOKALIKE), subtitle=LOOKALIKE, marking="trailer", attachments=(attached,))
    hostile = replace(hostile, keywords=(LOOKALIKE,))
    seen = []
    for document in (kept, hostile):
        reader = pypdf.PdfReader(io.BytesIO(pdf(document, STYLE)))
        cells = below(reader.trailer["/Root"]["/StructTreeRoot"], "/TH", "/TD")
        seen.append(
            [(each["/S"], each.get("/ID"), of_table(each).get("/Scope"), of_table(each)["/Headers"]) for each in cells]
        )
    assert seen[0] == seen[1]
    assert dict(reader.attachments) == {"report.json": [inside]}


def another(change: Callable[[Table], Table]) -> Callable[[bytes, Document], tuple[bytes, Document]]:
    """Change the first table of the document, so that the file is that of another one."""

    def changed(data: bytes, document: Document) -> tuple[bytes, Document]:
        first, table, *others = document.blocks
        assert isinstance(table, Table)
        return data, replace(document, blocks=(first, change(table), *others))

    return changed


def written(old: bytes, new: bytes) -> Callable[[bytes, Document], tuple[bytes, Document]]:
    """Change bytes where they stand first."""

    def changed(data: bytes, document: Document) -> tuple[bytes, Document]:
        assert old in data
        return data.replace(old, new, 1), document

    return changed


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda data, document: (data[:-1], document), "trailer"),
        (lambda data, document: (data + b"\n", document), "trailer"),
        (lambda data, document: (data[:9] + b"\n" + data[9:], document), "xref"),
        (lambda data, document: (with_row_heads(data, document), document), "trailer"),
        (lambda data, document: (b"", document), "trailer"),
        (lambda data, document: (data, replace(document, blocks=document.blocks[:-1])), "/IDTree"),
        (another(lambda table: replace(table, columns=table.columns[1:])), "/IDTree"),
        (another(lambda table: replace(table, rows=(table.rows[1], table.rows[0], *table.rows[2:]))), "/IDTree"),
        (another(lambda table: replace(table, rows=table.rows[:-1])), "table 1"),
        (another(lambda table: replace(table, rows=(*table.rows, table.rows[-1]))), "table 1"),
        (written(b"/StructTreeRoot ", b"/StructTreeRood "), " 0 obj"),
        (written(b"/ParentTreeNextKey ", b"/ParentTreeNextKez "), " 0 obj"),
        (written(b"/S/TD/P ", b"/S/TX/P "), " 0 obj"),
        (written(b"/S/TR/P ", b"/S/TX/P "), " 0 obj"),
        (written(b"/S/TBody/P ", b"/S/TBodx/P "), " 0 obj"),
        (lambda data, document: (re.sub(rb"(\(U1x0y0\))\d(\d+ 0 R)", rb"\g<1>0\2", data, count=1), document), " 0 obj"),
        (lambda data, document: (re.sub(rb"(\n0000000\d\d)\d( 00000 n)", rb"\g<1>0\2", data), document), " 0 obj"),
        (written(b"/IDTree<</Names[(U1x0y0)", b"/IDTree<</Names[(U9x0y0)"), "/IDTree"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_what_typst_makes_of_the_document_is_refused(
    change: Callable[[bytes, Document], tuple[bytes, Document]], place: str
) -> None:
    document, data = made("odd")
    with pytest.raises(UsageError) as caught:
        with_row_heads(*change(before(data), document))
    (problem,) = caught.value.problems
    assert (problem.code, place in str(problem.params["place"])) == ("annex.row_heads", True), problem
    said, _ = problem_lines(problem, "nl")
    assert "de koppen van rijen zijn in de PDF niet aan te geven" in said
