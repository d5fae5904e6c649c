"""Hold that a report is written wherever it was asked for, and nowhere else."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rulebook.cli import rulebook
from rulebook.cli.outputs import Output, outputs_of
from rulebook.errors import UsageError
from rulebook.render import FORMATS, SUFFIXES

ROOT = Path(__file__).parent.parent
MAIN = ROOT / "agreements" / "be-nl-frigates-minehunters.json"
ASKED = ["check", "--as-of", "2026-01-01", "--engine", "native"]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(rulebook, [*ASKED, *map(str, arguments)], standalone_mode=False)


def codes(named: list[str], form: str | None, read: tuple[str, ...] = ()) -> list[str]:
    with pytest.raises(UsageError) as raised:
        outputs_of(named, form, read)
    return [problem.code for problem in raised.value.problems]


def test_every_form_but_those_that_share_a_suffix_is_told_by_a_name() -> None:
    assert {form for forms in SUFFIXES.values() for form in forms} <= set(FORMATS)
    assert all(outputs_of([f"{form}:x"], None) == (Output(form, "x"),) for form in FORMATS)
    assert all(
        outputs_of([f"x{suffix}"], None) == (Output(forms[0], f"x{suffix}"),) for suffix, forms in SUFFIXES.items()
    )
    assert all(outputs_of(["x"], form) == (Output(form, "x"),) for form in FORMATS)


def test_without_output_the_report_is_printed_as_text_or_in_the_form_asked_for() -> None:
    assert outputs_of([], None) == (Output("text", "-"),)
    assert outputs_of([], "json") == (Output("json", "-"),)
    assert outputs_of(["-", "a.json"], None) == (Output("text", "-"), Output("json", "a.json"))


def test_a_name_that_does_not_tell_its_form_or_tells_another_is_refused_with_all_others() -> None:
    assert codes(["report.pdf", "noname"], None) == ["output.form", "output.form"]
    assert codes(["report.json", "report.txt"], "text") == ["output.other_form"]
    assert codes(["gitlabs:a.json", "none:a.json"], None) == ["output.unknown_form_near", "output.unknown_form"]
    assert outputs_of(["./none:a.json", "C:a.json"], None) == (
        Output("json", "./none:a.json"),
        Output("json", "C:a.json"),
    )
    assert codes(["a.json", "text:a.json", "./a.json"], None) == ["output.twice", "output.twice"]
    assert codes(["-", "json:-"], None) == ["output.twice"]


def test_two_forms_of_one_report_say_what_each_says_alone(tmp_path: Path) -> None:
    text, found = tmp_path / "report.txt", tmp_path / "report.json"
    done = run(MAIN.parent, "-o", text, "-o", found, "-o", "-")
    alone = run(MAIN.parent)
    assert done.return_value == alone.return_value
    assert done.stdout == alone.stdout
    assert text.read_text(encoding="utf-8") == alone.stdout
    assert found.read_text(encoding="utf-8") == run(MAIN.parent, "--format", "json").stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.json", "report.txt"]


def test_a_draft_is_never_overwritten_by_its_report(tmp_path: Path) -> None:
    draft = tmp_path / "draft.json"
    shutil.copy(MAIN, draft)
    link = tmp_path / "link.json"
    os.symlink(draft, link)
    before = draft.read_bytes()
    for name in (draft, link):
        done = run(draft, "-o", name)
        assert (done.return_value, "is one of the files that are checked" in done.stderr) == (2, True)
    assert draft.read_bytes() == before


def test_when_one_report_cannot_be_written_none_is(tmp_path: Path) -> None:
    kept = tmp_path / "report.json"
    kept.write_text("the old one", encoding="utf-8")
    done = run(MAIN, "-o", kept, "-o", tmp_path / "no" / "report.txt")
    assert (done.return_value, "cannot be written" in done.stderr) == (2, True)
    assert kept.read_text(encoding="utf-8") == "the old one"
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


def test_reports_side_by_side_hold_few_drafts_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever takes all drafts at once would hold them for the others: each is let go as the last has it."""
    import gc

    from rulebook.cli import outputs
    from rulebook.model.report import Checked

    gc.collect()
    others = {id(each) for each in gc.get_objects() if isinstance(each, Checked)}
    most = 0

    def slow(report, lang, width, colour):  # type: ignore[no-untyped-def]
        for _ in report.drafts:
            yield from [b"."] * 10

    def quick(report, lang, width, colour):  # type: ignore[no-untyped-def]
        nonlocal most
        for _ in report.drafts:
            held = [each for each in gc.get_objects() if isinstance(each, Checked) and id(each) not in others]
            most = max(most, len(held))
            del held
            yield b""
        yield b"all"

    monkeypatch.setitem(outputs.FORMATS, "text", slow)
    monkeypatch.setitem(outputs.FORMATS, "json", quick)
    folder = tmp_path / "drafts"
    folder.mkdir()
    for n in range(12):
        (folder / f"{n}.json").write_text("{}", encoding="utf-8")
    run(folder, "-o", tmp_path / "a.txt", "-o", tmp_path / "b.json")
    assert len((tmp_path / "a.txt").read_bytes()) == 120
    assert (tmp_path / "b.json").read_text() == "all"
    assert 0 < most <= 4
