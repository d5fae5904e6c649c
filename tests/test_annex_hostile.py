"""Whatever words a draft has, the command writes all four documents, runs nothing of it, and can verify them."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from rulebook.annex.forms import FORMS
from rulebook.annex.inside import parts_of, words_of
from rulebook.cli import rulebook
from tests.books import SMALL
from tests.samples import SAMPLES
from tests.test_verify import LIBRARIES

for library in {library for form in FORMS for library in LIBRARIES[form]}:
    pytest.importorskip(library, reason=f"there is no {library}: pip install '.[annex,sign]'")
tagged = pytest.importorskip("tests.tagged", reason="the tests read PDF with pypdf: pip install '.[test]'")

BOOK = ("--rulebook", str(SMALL))
CODE = (
    "<script>alert(1)</script> </style> =cmd|'/C calc'!A0 {=SUM(A1)} #panic(1) $x^2$ ]]> &amp; <!ENTITY x 'y'> "
    '{ INCLUDETEXT "/etc/passwd" } DDEAUTO c:\\\\cmd %s {0} {marking}'
)
WORDS = {
    "markup": CODE,
    "a long word": "w" * 10_000,
    "scripts": "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd e\u0301\u0323o\u0302 a\u202eb\u202c",
    "signs that no font has": "\u6f22\u5b57 \U0001f6a2 \U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1f3\U0001f1f1",
    "nothing but a sign": "\u200b",
}
TALL = {
    "400 articles": 400,
    "an article of 60 pages": 1,
}


def draft(name: str) -> dict[str, Any]:
    """Return a sample with these words in its title, its parties and an article."""
    data: dict[str, Any] = copy.deepcopy(json.loads((SAMPLES / "frysian-flag.json").read_bytes()))
    words = WORDS.get(name, "Een zin. ")
    if name in WORDS:
        data["agreement"]["title"] = {"nl": f"A {words} Z", "en": f"A {words} Z"}
        data["parties"][0]["name"] = {"nl": words, "en": words}
    for number in range(TALL.get(name, 1)):
        text = "Deze zin staat er zestig bladzijden lang. " * 4_700 if name == "an article of 60 pages" else words
        added = {"id": f"more-{number}", "number": f"9{number:03}", "role": "operative", "text": {"nl": text}}
        data["articles"].append({**added, "heading": {"nl": words, "en": words}})
    return data


@pytest.mark.parametrize("name", [*WORDS, *TALL])
def test_whatever_a_draft_says_its_documents_are_written_and_verified_and_nothing_is_run(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / "draft.json"
    path.write_text(json.dumps(draft(name)), encoding="utf-8")
    files = {form: tmp_path / f"annex.{form}" for form in FORMS}
    asked = ["--as-of", "2026-01-01", "--engine", "native", "--marking", WORDS.get(name, "x")[:300], *BOOK]
    outputs = [f"--output={file}" for file in files.values()]
    done = CliRunner().invoke(rulebook, ["annex", str(path), *asked, *outputs], standalone_mode=False)
    assert (done.exception, done.return_value, done.output) == (None, 0, "")
    for file in files.values():
        said = CliRunner().invoke(rulebook, ["verify", str(file), "--draft", str(path), *BOOK], standalone_mode=False)
        assert (said.exception, said.return_value) == (None, 0), said.output
    assert not re.search(rb"<script|<iframe|<object| on[a-z]+=", files["html"].read_bytes())
    for form in ("odt", "docx"):
        parts = parts_of(files[form].read_bytes())
        text = b"".join(content for part, content in parts.items() if part.endswith((".xml", ".rels")))
        asked_of_it = {found.split()[0] for found in re.findall(rb"<w:instrText[^>]*>([^<]*)<", text)}
        assert asked_of_it <= {b"TOC", b"PAGEREF", b"PAGE", b"NUMPAGES"}
        assert not re.search(rb"<!(?:DOCTYPE|ENTITY)|TargetMode|text:execute-macro|text:dde|script:", text)
    if name == "markup":
        for form in ("odt", "docx", "html"):
            assert f"A {' '.join(CODE.split())} Z" in " ".join(words_of(files[form].read_bytes())), form
        assert "".join(f"A{CODE}Z".split()) in "".join(tagged.words(files["pdf"].read_bytes()))


def test_what_no_font_of_a_pdf_has_is_written_out_and_not_left_as_a_box(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    path.write_text(json.dumps(draft("signs that no font has")), encoding="utf-8")
    asked = ["annex", str(path), "--as-of", "2026-01-01", "--engine", "native", *BOOK, "-o", str(tmp_path / "a.pdf")]
    assert CliRunner().invoke(rulebook, asked, standalone_mode=False).return_value == 0
    said = "".join(tagged.words((tmp_path / "a.pdf").read_bytes()))
    assert "A[U+6F22][U+5B57][U+1F6A2][U+1F468][U+200D][U+1F469][U+200D][U+1F467][U+1F1F3][U+1F1F1]Z" in said
    assert not {"\u6f22", "\U0001f6a2", "\ufffd"} & set(said)


@pytest.mark.parametrize("form", FORMS)
def test_a_house_style_without_its_fonts_is_refused_before_anything_is_written(form: str, tmp_path: Path) -> None:
    (tmp_path / "style").mkdir()
    (tmp_path / "style/template.toml").write_text('[fonts]\ntext = "Rijksoverheid Sans"\n', encoding="utf-8")
    target = tmp_path / f"a.{form}"
    asked = ["annex", str(SAMPLES / "frysian-flag.json"), *BOOK, "--as-of", "2026-01-01", "--engine", "native"]
    given = [*asked, "--template", str(tmp_path / "style"), "-o", str(target)]
    done = CliRunner().invoke(rulebook, given, standalone_mode=False)
    assert done.return_value == 2
    assert "Rijksoverheid Sans" in done.output
    assert "help: " in done.output
    assert not target.exists()
