"""`rulebook annex` writes documents: whole or not at all, and over nothing that is there."""

from __future__ import annotations

import base64
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from rulebook.cli import rulebook
from tests.samples import SAMPLES

SECOND = SAMPLES / "be-nl-frigates-minehunters-second-draft.json"
WAIVER = SAMPLES / "be-nl-frigates-minehunters-no-payment-in-2024.waiver.json"


def run(*arguments: str | Path) -> Result:
    asked = ["annex", "--as-of", "2026-01-01", "--engine", "native", *map(str, arguments)]
    return CliRunner().invoke(rulebook, asked, standalone_mode=False)


def inside(page: bytes) -> Any:
    """Return what travels inside an annex in HTML."""
    (content,) = re.findall(rb'download="rulebook-report.json" href="data:application/json;base64,([^"]+)"', page)
    return json.loads(base64.b64decode(content))


def test_an_annex_is_written_whatever_its_verdict_and_carries_the_report(tmp_path: Path) -> None:
    file = tmp_path / "annex.html"
    done = run(SECOND, "-o", file, "--lang", "nl", "--marking", "ONGERUBRICEERD")
    assert (done.return_value, done.output) == (0, "")
    page = file.read_bytes()
    assert "VOLDOET NIET" in page.decode()
    told = inside(page)
    assert told["annex"]["kind"] == "annex"
    assert (told["annex"]["langs"], told["annex"]["marking"]) == (["nl"], "ONGERUBRICEERD")
    (draft,) = told["report"]["drafts"]
    assert (draft["path"], draft["verdict"]) == (SECOND.name, "non-compliant")
    assert [waiver["path"] for waiver in draft["results"][0]["waivers"]] == [WAIVER.name]
    assert [path.name for path in tmp_path.iterdir()] == ["annex.html"]


def test_nothing_that_is_there_is_overwritten_without_force(tmp_path: Path) -> None:
    file = tmp_path / "annex.html"
    file.write_text("mine", encoding="utf-8")
    done = run(SECOND, "-o", file)
    assert done.return_value == 2
    assert f"`{file}` is there already" in done.output
    assert file.read_text(encoding="utf-8") == "mine"
    assert run(SECOND, "-o", file, "--force").return_value == 0
    assert file.read_bytes().startswith(b"<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([SECOND], "it is not said where the document goes"),
        ([SECOND, "-o", "a.html", "--out", "b"], "it is not said where the document goes, or said twice"),
        ([SECOND, "-o", "a.html", "--form", "odt"], "--form is for the folder of --out"),
        ([SECOND, "-o", "a.html", "--marking", "geheim \udcff"], "the marking has bytes that are no UTF-8"),
        ([SECOND, "-o", "a.rtf"], "the name `a.rtf` tells no form of document"),
        ([SECOND, "-o", "a.html", "-o", "b.html"], "`b.html` is the second document in the form html"),
        ([SAMPLES, "-o", "a.html"], "--output takes one draft; there are 21"),
        ([SECOND, "-o", "/dev/null/x.html"], "/dev/null/x.html"),
        ([SECOND, "-o", "a.html", "--template", "nowhere"], "nowhere"),
        ([SECOND, "-o", "a.html", "--reading", "nowhere=1"], "nowhere"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(
    arguments: list[str | Path], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert done.return_value == 2
    assert said in done.output
    assert list(tmp_path.iterdir()) == []


def test_a_draft_that_cannot_be_read_gets_no_annex(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    done = run(tmp_path / "bad.json", "-o", tmp_path / "a.html")
    assert done.return_value == 2
    assert "bad.json:1:1" in done.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.json"]


def test_a_folder_of_drafts_gets_an_annex_each_and_an_index_that_leads_to_them(tmp_path: Path) -> None:
    drafts, out = tmp_path / "drafts", tmp_path / "out"
    (drafts / "deep").mkdir(parents=True)
    for file in (SECOND, WAIVER):
        shutil.copy(file, drafts)
    shutil.copy(SAMPLES / "mrtt-pool.json", drafts / "deep")
    (drafts / "bad.json").write_text("{", encoding="utf-8")
    done = run(drafts, "--out", out, "--form", "html", "--lang", "nl")
    assert done.return_value == 2
    assert "bad.json:1:1" in done.output
    written = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    assert written == ["be-nl-frigates-minehunters-second-draft.html", "deep/mrtt-pool.html", "index.html"]
    index = (out / "index.html").read_text(encoding="utf-8")
    assert [link for link in written if f'href="{link}"' in index] == written[:2]
    assert "kon niet worden getoetst" in index
    assert "NIET GETOETST" in index


def test_two_drafts_of_one_name_do_not_end_in_one_file(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        shutil.copy(SAMPLES / "mrtt-pool.json", tmp_path / folder)
    done = run(
        tmp_path / "a/mrtt-pool.json", tmp_path / "b/mrtt-pool.json", "--out", tmp_path / "out", "--form", "html"
    )
    assert done.return_value == 2
    assert "two reports would go to" in done.output
    assert not (tmp_path / "out").exists()


def test_a_memo_is_a_document_of_its_own(tmp_path: Path) -> None:
    assert run(SECOND, "-o", tmp_path / "memo.html", "--memo", "--lang", "nl").return_value == 0
    page = (tmp_path / "memo.html").read_bytes()
    assert "Hoofdboodschap" in page.decode()
    assert inside(page)["annex"]["kind"] == "memo"
