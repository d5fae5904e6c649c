"""A ministry's folder: what it may say, and how every fault in it is named, with its place."""

from __future__ import annotations

import base64
import io
import os
import re
import shutil
import struct
import zlib
from dataclasses import fields
from pathlib import Path

import pytest

from rulebook.annex.chapters import CHAPTERS
from rulebook.annex.contrast import READABLE, contrast
from rulebook.annex.faults import KEYS
from rulebook.annex.logo import logo
from rulebook.annex.style import Style, load
from rulebook.annex.template import DEFAULT, MOST_SETTINGS
from rulebook.errors import UsageError
from rulebook.words import problem_lines

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><path d="M0 0H90V30H0Z" fill="#1f3f63"/></svg>'


def faults(folder: Path) -> list[tuple[str, int | None, str]]:
    """Return what is wrong with a folder: the file, the line, and the code."""
    with pytest.raises(UsageError) as caught:
        load(folder)
    for problem in caught.value.problems:
        assert problem_lines(problem, "nl") != problem_lines(problem, "en")
    return [
        (Path(problem.path or "").relative_to(folder).as_posix(), problem.line, problem.code)
        for problem in caught.value.problems
    ]


def settings(folder: Path, text: str) -> Path:
    (folder / "template.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_default_is_a_template_like_any_other(tmp_path: Path) -> None:
    shutil.copytree(DEFAULT, tmp_path / "copy", ignore=shutil.ignore_patterns("*.typ", "*.css"))
    copied, default = load(tmp_path / "copy"), load()
    same = {each.name for each in fields(Style)} - {"fonts"}
    assert {name: getattr(copied.style, name) for name in same} == {name: getattr(default.style, name) for name in same}
    assert (copied.texts, copied.order) == (default.texts, default.order) == ({}, tuple(CHAPTERS))


def test_the_default_can_be_read_by_everybody() -> None:
    style = load().style
    words = (style.ink, style.soft, style.accent, *style.marks.values())
    assert min(contrast(word, behind) for word in words for behind in ("#ffffff", style.wash)) >= READABLE
    assert set(style.marks) == set(KEYS["marks"])


def test_contrast_is_that_of_the_norm() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_folder_says_only_what_differs(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(LOGO, encoding="utf-8")
    order = ", ".join(f'"{name}"' for name in reversed(CHAPTERS))
    found = load(
        settings(
            tmp_path,
            f'[fonts]\nsize = 11\n[colours]\naccent = "#7a1f4b"\n[marks]\nfail = "#8a1c14"\n'
            f'[page]\nmargins = [30, 20, 30, 25.5]\n[logo]\nfile = "logo.svg"\nsays = "Ministerie van Voorbeelden"\n'
            f'[texts.title]\nnl = "Bijlage bij het ontwerp"\n[sections]\norder = [{order}]\n',
        )
    )
    style, default = found.style, load().style
    assert (style.size, style.accent, style.ink) == (11, "#7a1f4b", default.ink)
    assert (style.marks["fail"], style.marks["pass"]) == ("#8a1c14", default.marks["pass"])
    assert style.margins == (30, 20, 30, 25.5)
    assert (style.logo, style.logo_says) == (tmp_path.resolve() / "logo.svg", "Ministerie van Voorbeelden")
    assert found.texts == {"title": {"nl": "Bijlage bij het ontwerp", "en": "Compliance annex"}}
    assert found.order == tuple(reversed(CHAPTERS))


def test_the_digest_tells_templates_apart_and_not_where_they_are(tmp_path: Path) -> None:
    found = {}
    for name, size in (("a", 11), ("b", 11), ("c", 12)):
        (tmp_path / name).mkdir()
        found[name] = load(settings(tmp_path / name, f"[fonts]\nsize = {size}\n")).digest
    assert found["a"] == found["b"]
    assert len({found["a"], found["c"], load().digest}) == 3
    assert re.fullmatch("[0-9a-f]{64}", found["a"])


def test_all_faults_are_named_at_once_each_with_its_line(tmp_path: Path) -> None:
    text = """\
[fonts]
text = "No Such Family"
code = "a'; } body { color"
sise = 10
size = "big"
[colours]
ink = "red"
soft = "#aaaaaa"
wash = "#f0f0f0"
[colors]
[marks]
fail = "#b0271"
passed = "#000000"
[page]
margins = [24, 22, 24]
[logo]
file = "../logo.svg"
height = 400
[texts.titel]
nl = "x"
[texts.page]
nl = "{page}"
en = "{page of {pages}"
[texts.contents]
de = "Inhalt"
[sections]
order = ["conclusion"]
"""
    found = faults(settings(tmp_path, text))
    assert {file for file, _, _ in found} == {"template.toml"}
    assert sorted((line or 0, code.removeprefix("template.")) for _, line, code in found) == [
        (2, "family"),
        (3, "font_name"),
        (4, "key_near"),
        (5, "number"),
        (7, "colour"),
        (8, "contrast"),
        (10, "table_near"),
        (12, "colour"),
        (13, "key_near"),
        (15, "margins"),
        (16, "logo_lacks"),
        (17, "logo_outside"),
        (18, "range"),
        (19, "key_near"),
        (22, "places"),
        (23, "places"),
        (24, "languages"),
        (27, "order"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[fonts]\nsize = 10\nsize = 11\n", (3, "toml")),
        ("fonts = 3\n", (1, "not_a_table")),
        ("[logo]\nfile = 'logo.gif'\nsays = 'x'\n", (2, "logo_kind")),
        ("[logo]\nfile = 'logo.png'\nsays = 'x'\n", (2, "logo_missing")),
        ("[logo]\nfile = ''\nsays = 'x'\n", (2, "text")),
        ("[fonts]\nsize = true\n", (2, "number")),
        ("[fonts]\nsize = 40\n", (2, "range")),
        ('[colours]\nwash = "#222222"\n', (2, "contrast")),
        ("texts.page.nl = 3\n", (1, "places")),
        # Widths and kinds would be obeyed when the text is filled in.
        ('[texts.page]\nnl = "{page:>999999999} {pages}"\n', (2, "places")),
        ('[texts.page]\nnl = "{page!x} {pages}"\n', (2, "places")),
        ('[texts.title]\nnl = " "\n', (2, "blank")),
        ("[fonts]\nsize = 0x" + "f" * 5_000, (2, "range")),
        ("[fonts]\nsize = " + "9" * 5_000, (None, "nested")),
        ("a = " + "[" * 50_000, (None, "nested")),
        ("[logo]\nfile = 'l\\u0000.png'\nsays = 'x'\n".replace("'", '"'), (2, "logo_missing")),
        (f"[logo]\nfile = '{'l' * 5_000}.png'\nsays = 'x'\n", (2, "logo_missing")),
    ],
)
def test_a_fault_has_its_line(tmp_path: Path, text: str, found: tuple[int | None, str]) -> None:
    ((file, line, code),) = faults(settings(tmp_path, text))
    assert (file, line, code) == ("template.toml", found[0], f"template.{found[1]}")


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    assert faults(tmp_path / "no") == [(".", None, "template.not_found")]
    assert faults(tmp_path / "file") == [(".", None, "template.not_a_folder")]
    assert faults(tmp_path / "empty") == [(".", None, "template.empty")]


def test_settings_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "template.toml").write_bytes(b"\xff\xfe")
    assert faults(tmp_path) == [("template.toml", None, "template.encoding")]
    (tmp_path / "template.toml").unlink()
    (tmp_path / "template.toml").mkdir()
    assert faults(tmp_path) == [("template.toml", None, "file.is_folder")]


def test_what_is_no_file_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "template.toml")
    assert faults(tmp_path) == [("template.toml", None, "file.not_regular")]
    (tmp_path / "template.toml").unlink()
    (tmp_path / "template.toml").symlink_to("nowhere")
    assert faults(tmp_path) == [("template.toml", None, "file.dangling_link")]
    (tmp_path / "template.toml").unlink()
    with (tmp_path / "template.toml").open("wb") as file:
        file.truncate(MOST_SETTINGS + 1)
    assert faults(tmp_path) == [("template.toml", None, "file.too_large")]


PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYPgPAAEDAQAIicLsAAAAAElFTkSuQmCC")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _sized(width: int, height: int) -> bytes:
    return PNG[:8] + _chunk(b"IHDR", struct.pack(">II", width, height) + PNG[24:29]) + PNG[33:]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("l.png", b"", "broken"),
        ("l.png", PNG[:20], "broken"),
        ("l.png", PNG[:-1], "broken"),
        ("l.png", PNG.replace(b"IDAT", b"IDAT\0"), "broken"),
        ("l.png", LOGO.encode(), "broken"),
        ("l.png", _sized(0, 1), "broken"),
        ("l.png", _sized(60_000, 60_000), "large"),
        ("l.svg", b"", "broken"),
        ("l.svg", PNG, "broken"),
        ("l.svg", LOGO.replace("</svg>", "").encode(), "broken"),
        ("l.svg", b"<p>not a drawing</p>", "broken"),
        ("l.svg", b'<!DOCTYPE svg [<!ENTITY a "a"><!ENTITY b "&a;&a;">]>' + LOGO.encode(), "broken"),
        ("l.svg", b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + LOGO.encode(), "broken"),
        ("l.svg", LOGO.replace("</svg>", '<image href="file:///etc/passwd"/></svg>').encode(), "refers"),
        ("l.svg", LOGO.replace("</svg>", '<use href=" https://example.org/a#b"/></svg>').encode(), "refers"),
    ],
)  # fmt: skip
def test_a_logo_that_is_no_picture_in_itself_is_refused_before_anything_is_made(
    tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(data)
    found = faults(settings(tmp_path, f'[logo]\nfile = "{name}"\nsays = "x"\n'))
    assert found == [("template.toml", 2, f"template.logo_{code}")]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("l.png", PNG),
        ("l.svg", LOGO.replace("</svg>", '<a href="https://example.org"/><use href="#a"/></svg>').encode()),
        ("l.svg", b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">' + LOGO.encode()),
    ],
)
def test_a_logo_that_is_whole_is_taken(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert load(settings(tmp_path, f'[logo]\nfile = "{name}"\nsays = "x"\n')).style.logo == tmp_path.resolve() / name


def test_a_logo_as_wide_as_a_street_is_drawn_no_wider_than_the_text(tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="an SVG is drawn by typst: pip install '.[annex]'")
    (tmp_path / "l.svg").write_text(LOGO.replace('width="90"', 'width="9000000"'), encoding="utf-8")
    style = load(settings(tmp_path, '[logo]\nfile = "l.svg"\nsays = "x"\n')).style
    drawn = logo(style, 470)
    assert drawn is not None
    assert drawn.width == pytest.approx(470)
    assert 0 < drawn.height < 1


def test_a_layout_of_somebody_else_is_not_run(tmp_path: Path) -> None:
    (tmp_path / "annex.typ").write_text('#read("/etc/passwd")', encoding="utf-8")
    assert faults(settings(tmp_path, "[fonts]\nsize = 11\n")) == [("annex.typ", None, "template.layout")]


def test_a_font_that_is_none_is_named(tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="fonts are looked at by typst: pip install '.[annex]'")
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "House-Regular.ttf").write_bytes(b"not a font")
    assert faults(tmp_path) == [("fonts/House-Regular.ttf", None, "template.font_broken")]


def test_a_font_that_is_passed_over_or_breaks_its_reader_is_named(tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="fonts are looked at by typst: pip install '.[annex]'")
    from rulebook.annex.fonts import ordered

    good = DEFAULT / "fonts/IBMPlexSans-Regular.ttf"
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts/Pipe.ttf").symlink_to("nowhere")
    assert faults(tmp_path) == [("fonts/Pipe.ttf", None, "template.font_broken")]
    (tmp_path / "fonts/Pipe.ttf").unlink()
    # A link, though it leads to a font of the default's, is a font.
    (tmp_path / "fonts/Link.ttf").symlink_to(good)
    assert tmp_path.resolve() / "fonts/Link.ttf" in load(tmp_path).style.fonts
    (tmp_path / "fonts/Link.ttf").unlink()
    # The typesetter reads this one; the library that knows its signs does not.
    data = good.read_bytes()
    at = data.index(b"cmap", 12)
    (tmp_path / "fonts/Cut.ttf").write_bytes(data[: at + 12] + b"\0\0\0\5" + data[at + 16 :])
    style = load(tmp_path).style
    with pytest.raises(UsageError) as caught:
        ordered(style.fonts, (style.text_font,))
    (problem,) = caught.value.problems
    assert (problem.code, Path(problem.path or "").name) == ("template.font_broken", "Cut.ttf")


def test_a_font_of_its_own_is_used_and_the_default_shows_what_it_cannot(tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="the PDF is set by typst: pip install '.[annex]'")
    ttlib = pytest.importorskip("fontTools.ttLib", reason="pip install '.[annex]'")
    from fontTools.subset import Subsetter

    from rulebook.annex.fonts import ordered
    from rulebook.annex.pdf import pdf
    from tests.annexed import whole

    # A font without capitals, under a name of its own.
    font = ttlib.TTFont(DEFAULT / "fonts/IBMPlexSerif-Regular.ttf")
    subsetter = Subsetter()
    subsetter.populate(text="abcdefghijklmnopqrstuvwxyz .,-0123456789")
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 4, 6, 16):
            record.string = "House"
    (tmp_path / "fonts").mkdir()
    font.save(tmp_path / "fonts/House.ttf")
    (tmp_path / "logo.svg").write_text(LOGO, encoding="utf-8")
    text = '[fonts]\ntext = "House"\n[logo]\nfile = "logo.svg"\nsays = "Ministerie van Voorbeelden"\n'
    style = load(settings(tmp_path, text)).style
    families = ordered(style.fonts, (style.text_font, style.heading_font, style.code_font))
    assert next(iter(families)) == "House"
    assert ord("a") in families["House"]
    assert ord("A") not in families["House"]
    data = pdf(whole("Een woord met Hoofdletters."), style)
    assert b"+House" in data
    pypdf = pytest.importorskip("pypdf", reason="the tests read PDF with pypdf: pip install '.[test]'")
    assert "Een woord met Hoofdletters." in pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()
