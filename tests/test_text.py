"""Keep the text report as it was last looked at: golden files, reviewed like code.

After a change that is meant: RULEBOOK_UPDATE=1 python -m pytest tests/test_text.py
"""

from __future__ import annotations

import datetime
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rulebook.check import check
from rulebook.load.draft import parse_draft
from rulebook.load.edition import load_edition
from rulebook.model.report import DraftReport, Report
from rulebook.model.view import ResultView
from rulebook.render import FORMATS
from rulebook.render.layout import columns
from rulebook.render.view import draft_view
from rulebook.words import LANGS, Lang
from tests.samples import decisions

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
STAGES = [
    "be-nl-frigates-minehunters",
    "be-nl-frigates-minehunters-first-draft",
    "be-nl-frigates-minehunters-second-draft",
]
TEXTS = ("text-brief", "text", "text-full")
AS_OF = datetime.date(2026, 1, 1)


def text(name: str, lang: Lang, width: int, colour: bool, form: str = "text") -> str:
    """Return the text report on a sample."""
    edition = load_edition()
    draft = parse_draft((ROOT / "agreements" / f"{name}.json").read_bytes(), f"{name}.json")
    checked = check(draft, edition, as_of=AS_OF, waivers=decisions(draft))
    report = Report.of(edition, ("native", "durable"), AS_OF, (checked,))
    return b"".join(FORMATS[form](report, lang, width, colour)).decode()


@pytest.mark.parametrize("name", STAGES)
@pytest.mark.parametrize(
    ("form", "lang", "width"),
    [
        ("text-brief", "nl", 80),
        ("text-brief", "en", 120),
        ("text", "nl", 80),
        ("text", "en", 120),
        ("text-full", "nl", 160),
        ("text-full", "en", 60),
    ],
)
def test_the_report_is_the_one_that_was_reviewed(name: str, form: str, lang: Lang, width: int) -> None:
    found = re.sub(r"\([0-9a-f]{12}\)", "(digest)", text(name, lang, width, colour=False, form=form))
    golden = GOLDEN / f"{name}.{form}.{lang}.{width}.txt"
    if os.environ.get("RULEBOOK_UPDATE"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", STAGES)
@pytest.mark.parametrize("form", TEXTS)
def test_colour_only_adds_to_the_words(name: str, form: str) -> None:
    coloured = text(name, "nl", 100, colour=True, form=form)
    assert "\x1b[" in coloured
    plain = "\n".join(line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", coloured).splitlines())
    assert plain == text(name, "nl", 100, colour=False, form=form).rstrip("\n")


@pytest.mark.parametrize("name", STAGES)
@pytest.mark.parametrize("form", TEXTS)
@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_screen(name: str, form: str, width: int) -> None:
    assert [line for line in text(name, "en", width, False, form).splitlines() if columns(line) > width] == []


@pytest.mark.parametrize("name", STAGES)
def test_each_length_names_every_rule_that_a_person_must_look_at_and_the_longer_ones_the_others_too(name: str) -> None:
    outcomes = result(name).outcomes
    look = {o.rule for o in outcomes if o.outcome in ("fail", "undetermined", "waived", "error")}
    named = {form: set(re.findall(r"^SPEC-\d+", text(name, "en", 120, False, form), re.M)) for form in TEXTS}
    named["text-brief"] = set(re.findall(r"SPEC-\d+", text(name, "en", 120, False, "text-brief")))
    assert named == {"text-brief": look, "text": {o.rule for o in outcomes}, "text-full": {o.rule for o in outcomes}}


@pytest.mark.parametrize("name", STAGES)
def test_the_brief_report_gives_each_rule_that_decides_its_place_and_why_in_two_lines(name: str) -> None:
    lines = text(name, "en", 400, False, "text-brief").splitlines()
    for outcome in result(name).outcomes:
        if outcome.force == "must" and outcome.outcome in ("fail", "undetermined", "waived"):
            records = [r for r in outcome.records if r.outcome == outcome.outcome and r.force == outcome.force]
            where = sorted({r.line for r in records})[0]
            (at,) = [place for place, line in enumerate(lines) if line.startswith(f"{outcome.rule}  ")]
            assert re.match(rf"{outcome.rule}  lines? {where}\b.* · {re.escape(outcome.title)}$", lines[at])
            why = next(line for line in lines[at:] if line.startswith("    "))
            assert re.sub(r"^    (each of these \d+: )?", "", why) == records[0].reason


@pytest.mark.parametrize("lang", LANGS)
def test_the_brief_report_of_the_worst_sample_fits_a_screen(lang: Lang) -> None:
    names = [path.stem for path in sorted((ROOT / "agreements").glob("*.json")) if "." not in path.stem]
    long = {name: len(text(name, lang, 80, False, "text-brief").splitlines()) for name in names}
    assert len(long) > 15
    assert {name: lines for name, lines in long.items() if lines > 56} == {}


@pytest.mark.parametrize("name", STAGES)
def test_the_whole_report_says_of_every_rule_why_it_applies_or_does_not(name: str) -> None:
    shown = " ".join(text(name, "en", 4000, False, "text-full").split())
    for outcome in result(name).outcomes:
        assert outcome.applies.startswith("Does not apply: ") is (outcome.outcome == "not-applicable")
        assert " ".join(outcome.applies.split()) in shown


def result(name: str) -> ResultView:
    """Return the view of a sample that the reports above are made of."""
    edition = load_edition()
    draft = parse_draft((ROOT / "agreements" / f"{name}.json").read_bytes(), f"{name}.json")
    report = Report.of(edition, ("native", "durable"), AS_OF, (check(draft, edition, as_of=AS_OF),))
    return draft_view(next(iter(report.drafts)), report, "en").results[0]


def test_control_characters_of_a_draft_never_reach_the_terminal() -> None:
    edition = load_edition()
    hostile = b'{"agreement": {"id": "x", "title": {"en": "Nice \\u001b[31m red \\u0007 bell \\u202e turned"}}}'
    report = Report.of(
        edition, ("native", "durable"), AS_OF, (check(parse_draft(hostile, "x.json"), edition, as_of=AS_OF),)
    )
    shown = b"".join(FORMATS["text"](report, "en", 80, False)).decode()
    assert not set(shown) & {"\x1b", "\x07", "\u202e"}
    assert "Nice" in shown


def test_many_drafts_show_a_progress_bar_on_a_terminal_and_nowhere_else(tmp_path: Path) -> None:
    sample = (ROOT / "tests" / "drafts" / "every-key.json").read_bytes()
    for number in range(25):
        (tmp_path / f"{number:02}.json").write_bytes(sample)
    command = [sys.executable, "-m", "rulebook", "check", str(tmp_path), "--format", "json"]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"}
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs, env=env) as process:
        os.close(theirs)
        seen = b""
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:
                break
            if not part:
                break
            seen += part
    os.close(ours)
    assert b"drafts" in seen
    assert b"100%" in seen
    assert process.returncode in (0, 1, 3)
    quiet = subprocess.run(command, capture_output=True, env=env, check=False)
    assert quiet.stderr == b""


ONLY_FINDINGS = {"sarif-github", "github", "gitlab"}
"""Formats that say nothing of a draft that is compliant."""


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_each_draft_is_written_before_the_next_one_is_checked(form: str) -> None:
    edition, checking = load_edition(), []

    def drafts() -> Iterator[DraftReport]:
        for name in STAGES:
            checking.append(name)
            draft = parse_draft((ROOT / "agreements" / f"{name}.json").read_bytes(), f"{name}.json")
            yield check(draft, edition, as_of=AS_OF, engine="native")

    written, before = b"", {}
    for part in FORMATS[form](Report.of(edition, ("native",), AS_OF, drafts()), "en", 100, False):
        written += part
        before.setdefault(len(checking), written.decode())
    for count, name in enumerate(STAGES, 1):
        assert f"{name}.json" in before[count] or (form in ONLY_FINDINGS and name == STAGES[0])
        assert not any(f"{later}.json" in before[count] for later in STAGES[count:])
