"""Hold that two versions of a draft are compared truly: each changed outcome, what changed it, and nothing else."""

from __future__ import annotations

import copy
import datetime
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache, partial
from itertools import combinations, pairwise, permutations
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from rulebook import load_edition
from rulebook.check import check, check_against
from rulebook.cli import rulebook
from rulebook.errors import RulebookError, UsageError
from rulebook.load.draft import parse_draft
from rulebook.load.revisions import read_versions
from rulebook.model.compared_drafts import Edit, Versions
from rulebook.render.edits import EditWriter
from rulebook.render.schemas import schema
from rulebook.versions.edits import applied, edits
from rulebook.versions.outcomes import compared, severity
from rulebook.versions.smallest import smallest

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
DAY = datetime.date(2026, 1, 1)
STAGES = [f"be-nl-frigates-minehunters{stage}" for stage in ("-first-draft", "-second-draft", "")]
FILES = sorted(path.stem for path in (ROOT / "agreements").glob("*.json") if "." not in path.stem)
EDITION = load_edition()


def data(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "agreements" / f"{name}.json").read_bytes())
    return found


def versions(old: Any, new: Any) -> Versions:
    sides = [
        check_against(parse_draft(json.dumps(side).encode(), "d.json"), [EDITION], as_of=DAY, engine="native")
        for side in (old, new)
    ]
    return compared(sides[0], sides[1], [EDITION], DAY)


@cache
def stages(old: str, new: str) -> Versions:
    return versions(data(old), data(new))


def run(*arguments: str | Path, cwd: Path | None = None) -> Result:
    before = Path.cwd()
    os.chdir(cwd or before)
    try:
        asked = ["diff", "--as-of", "2026-01-01", *map(str, arguments)]
        return CliRunner().invoke(rulebook, asked, standalone_mode=False)
    finally:
        os.chdir(before)


def unordered(value: Any) -> Any:
    """Return a value in which the order of a list of records or words does not count."""
    if isinstance(value, dict):
        return {key: unordered(part) for key, part in value.items()}
    if isinstance(value, list):
        parts = [unordered(part) for part in value]
        return sorted(parts, key=partial(json.dumps, sort_keys=True)) if parts else parts
    return value


@pytest.mark.parametrize(("old", "new"), [*permutations(STAGES, 2), *pairwise(FILES)])
def test_all_edits_together_make_the_newer_version(old: str, new: str) -> None:
    ours, theirs = data(old), data(new)
    before = copy.deepcopy(ours)
    assert unordered(applied(ours, edits(ours, theirs))) == unordered(theirs)
    assert ours == before
    assert edits(ours, copy.deepcopy(ours)) == ()


def test_where_records_stand_in_the_file_is_no_difference() -> None:
    draft = data(STAGES[2])
    turned = {key: value[::-1] if isinstance(value, list) else value for key, value in reversed(draft.items())}
    assert edits(draft, turned) == ()
    assert versions(draft, turned).changes == ((),)


@given(st.integers(1, 24), st.data())
def test_a_smallest_part_does_it_and_no_member_can_be_left_out(n: int, drawn: st.DataObject) -> None:
    sets = drawn.draw(st.lists(st.sets(st.integers(0, n - 1), min_size=1), min_size=1, max_size=3))

    def does(part: Sequence[int]) -> bool:
        return any(needed <= set(part) for needed in sets)

    found = smallest(range(n), does)
    assert does(found)
    assert found == sorted(found)
    assert not any(does([thing for thing in found if thing != left_out]) for left_out in found if len(found) > 1)


@pytest.mark.parametrize(("old", "new"), list(combinations(STAGES, 2)))
def test_each_cause_alone_changes_the_outcome_and_without_any_of_its_edits_it_does_not(old: str, new: str) -> None:
    found = stages(old, new)
    assert found.old.draft is not None
    before = found.old.draft.data

    def outcome(chosen: Sequence[Edit], rule: str) -> tuple[str, str] | None:
        """Check a draft that is written and read again, as a user would."""
        try:
            draft = parse_draft(json.dumps(applied(before, chosen), default=float).encode(), "d.json")
        except RulebookError:
            return None
        (reached,) = check(draft, EDITION, as_of=DAY, rules=[rule], engine="native").outcomes
        return reached.outcome, reached.force

    for change in found.changes[0]:
        wanted = (change.new.outcome, change.new.force)
        rule = change.new.rule.id
        assert change.causes or "waived" in (change.old.outcome, change.new.outcome), rule
        for part in change.causes:
            assert outcome(part, rule) in (wanted, ("fail" if wanted[0] == "waived" else wanted[0], wanted[1])), rule
            if len(change.records) == 1 and change.old.outcome != change.new.outcome:
                assert all(outcome([e for e in part if e is not left], rule) != wanted for left in part), rule


@pytest.mark.parametrize(("old", "new"), list(combinations(STAGES, 2)))
def test_every_changed_outcome_is_named_and_nothing_else(old: str, new: str) -> None:
    found = stages(old, new)
    ours, theirs = (
        {o.rule.id: (o.outcome, o.force) for o in side.results[0].outcomes} for side in (found.old, found.new)
    )
    named = {change.new.rule.id for change in found.changes[0]}
    assert {rule for rule in ours if ours[rule] != theirs[rule]} <= named
    for change in found.changes[0]:
        if ours[change.new.rule.id] == theirs[change.new.rule.id]:
            assert any(
                record.old is None or record.new is None or record.old.outcome != record.new.outcome
                for record in change.records
            )


def test_one_changed_article_is_named_as_what_changed_one_outcome() -> None:
    old = data(STAGES[2])
    new = copy.deepcopy(old)
    article = next(article for article in new["articles"] if article["id"] == "own-defence")
    article["paragraphs"][0]["text"] = {"nl": "Iets heel anders.", "en": "Something else entirely."}
    (changes,) = versions(old, new).changes
    assert [(change.new.rule.id, change.way) for change in changes if change.new.force != "may"] == [
        ("SPEC-101", "worse")
    ]
    assert next([[step for edit in part for step in edit.at] for part in change.causes] for change in changes) == [
        [("articles", "own-defence"), ("paragraphs", article["paragraphs"][0]["id"]), ("text", None)]
    ]


def test_of_a_list_of_ids_only_the_one_that_did_it_is_named_and_not_what_came_with_it() -> None:
    (change,) = (each for each in stages(*STAGES[1:]).changes[0] if each.new.rule.id == "SPEC-201")
    (part,) = change.causes
    writer = EditWriter(stages(*STAGES[1:]).old.draft, stages(*STAGES[1:]).new.draft, "en")
    said = [writer.view(edit).says for edit in part]
    assert "binding act signature-2023, binds to: nl-vessels-index added" in said
    assert [each for each in said if "commitment be-" in each] == []


def test_what_is_worse_goes_by_what_decides() -> None:
    order = [("pass", "must"), ("waived", "should"), ("undetermined", "should"), ("fail", "should"), ("waived", "must"),
             ("undetermined", "must"), ("fail", "must"), ("error", "should")]  # fmt: skip
    ranks = [severity(outcome, force) for outcome, force in order]  # type: ignore[arg-type]
    assert ranks == sorted(set(ranks))
    assert severity("fail", "may") == severity("not-applicable", "must") == 0


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize(("old", "new"), [(STAGES[0], STAGES[1]), (STAGES[1], STAGES[2])])
def test_the_comparison_is_the_one_that_was_reviewed(
    old: str, new: str, form: str, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    done = run(*(f"agreements/{name}.json" for name in (old, new)), "--lang", lang, "--format", form, cwd=ROOT)
    golden = (
        GOLDEN
        / f"diff-{old.removeprefix('be-nl-frigates-minehunters-')}.{lang}.{'md' if form == 'markdown' else 'txt'}"
    )
    if os.environ.get("RULEBOOK_UPDATE"):
        golden.write_text(done.stdout, encoding="utf-8")
    assert done.stdout == golden.read_text(encoding="utf-8")
    assert done.return_value == (1 if old == STAGES[0] else 0)


def test_the_json_is_valid_under_its_schema_and_says_what_the_text_says() -> None:
    done = run(*(f"agreements/{name}.json" for name in STAGES[:2]), "--format", "json", cwd=ROOT)
    found = json.loads(done.stdout)
    Draft202012Validator(schema("versions")).validate(found)
    assert found["exit_code"] == done.return_value == 1
    assert [found["results"][0][side] for side in ("old", "new", "way")] == ["incomplete", "non-compliant", "worse"]
    assert all(change["causes"] for change in found["results"][0]["outcomes"] if change["new"] != "waived")


def test_a_version_against_itself_says_the_same() -> None:
    done = run(f"agreements/{STAGES[2]}.json", f"agreements/{STAGES[2]}.json", cwd=ROOT)
    assert (done.return_value, "Both versions say the same." in done.stdout) == (0, True)


def test_a_version_that_cannot_be_read_ends_in_2_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text('{"agreement": ', encoding="utf-8")
    for form in ("text", "markdown", "json"):
        done = run(tmp_path / "bad.json", ROOT / "agreements" / f"{STAGES[2]}.json", "--format", form)
        assert (done.return_value, "bad.json" in done.stdout, "could not be compared" in done.stdout) == (2, True, True)
    done = run(tmp_path / "none.json", tmp_path / "bad.json")
    assert (done.return_value, "none.json" in done.stderr) == (2, True)


HOSTILE = "\x1b[31mred\x1b[0m </td><script>alert(1)</script> [click](http://evil) @minister `code` | ::error::x"


def test_texts_of_a_draft_stay_texts(tmp_path: Path) -> None:
    old = data(STAGES[1])
    new = data(STAGES[2])
    for article in new["articles"]:
        article["heading"] = {"nl": HOSTILE, "en": HOSTILE}
    new["agreement"]["id"] = "another-one"
    found = {}
    for form in ("text", "markdown"):
        for name, draft in (("old.json", old), ("new.json", new)):
            (tmp_path / name).write_text(json.dumps(draft), encoding="utf-8")
        found[form] = run("old.json", "new.json", "--format", form, cwd=tmp_path).stdout
    assert "\x1b" not in found["text"]
    assert "different ids, `be-nl-frigates-minehunters` and `another-one`" in found["text"]
    assert "\x1b" not in found["markdown"]
    assert "<script" not in found["markdown"]
    assert not re.search(r"[^\\]\]\(", found["markdown"])
    assert not re.search(r"@\w", found["markdown"])


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Make a repository with the three stages as three commits; the file gets another name in the last."""
    where = tmp_path / "repo"
    (where / "agreements").mkdir(parents=True)
    git(where, "init", "-q", "-b", "main")
    for place, stage in enumerate(STAGES):
        text = (ROOT / "agreements" / f"{stage}.json").read_bytes()
        (where / "agreements" / "draft.json").write_bytes(text)
        git(where, "add", "-A")
        git(where, "commit", "-q", "-m", f"stage {place}")
    git(where, "mv", "agreements/draft.json", "agreements/a treaty é.json")
    git(where, "commit", "-q", "-m", "rename")
    return where


def git(where: Path, *command: str) -> None:
    who = ["-c", "user.name=n", "-c", "user.email=e@example.org"]
    subprocess.run(["git", *who, *command], cwd=where, check=True, capture_output=True)


def test_versions_are_read_from_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = "HEAD~3:agreements/draft.json", "HEAD~2:agreements/draft.json"
    done = run(first, second, cwd=repository)
    assert (done.return_value, "INCOMPLETE -> NON-COMPLIANT" in done.stdout) == (1, True)
    monkeypatch.chdir(repository / "agreements")
    old, new = read_versions("HEAD~2:./draft.json", "HEAD:./a treaty é.json")
    assert (old.name, new.name) == (second, "HEAD:agreements/a treaty é.json")
    stored = [(ROOT / "agreements" / f"{stage}.json").read_bytes() for stage in STAGES[1:]]
    assert [old.data, new.data] == stored
    assert old.commit != new.commit


def read_names(first: str, second: str, where: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(where)
    return [version.name for version in read_versions(first, second)]


def test_a_draft_that_was_renamed_is_found_under_its_earlier_name(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for earlier in ("HEAD~2:", "HEAD~3:"):
        for now in ("agreements/a treaty é.json", "main:agreements/a treaty é.json"):
            assert read_names(earlier, now, repository, monkeypatch) == [f"{earlier}agreements/draft.json", now]
    same = read_names("HEAD:", "agreements/a treaty é.json", repository, monkeypatch)
    assert same == ["HEAD:agreements/a treaty é.json", "agreements/a treaty é.json"]


def test_a_rename_is_found_from_a_subfolder_and_on_either_side_of_it(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = "agreements/a treaty é.json"
    git(repository, "config", "diff.relative", "true")
    below = read_names("HEAD~2:", "a treaty é.json", repository / "agreements", monkeypatch)
    assert below == ["HEAD~2:agreements/draft.json", "a treaty é.json"]
    later = read_names("HEAD~2:agreements/draft.json", "HEAD:", repository, monkeypatch)
    assert later == ["HEAD~2:agreements/draft.json", f"HEAD:{new}"]
    git(repository, "checkout", "-q", "-b", "side", "HEAD~2")
    git(repository, "mv", "agreements/draft.json", "agreements/ours.json")
    git(repository, "commit", "-q", "-m", "another name")
    for one, other in (("main:", "agreements/ours.json"), ("agreements/ours.json", "main:")):
        assert f"main:{new}" in read_names(one, other, repository, monkeypatch)


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names there are text")
def test_names_that_are_no_utf_8_are_read(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = repository / os.fsdecode(b"b\xff")
    folder.mkdir()
    shutil.copy(repository / "agreements" / "a treaty é.json", folder / "d.json")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "odd")
    name = os.fsdecode(b"HEAD:b\xff/d.json")
    assert read_names("HEAD:", "d.json", folder, monkeypatch) == [name, "d.json"]
    assert read_names("HEAD:./d.json", "d.json", folder, monkeypatch) == [name, "d.json"]
    odd = repository.rename(repository.with_name(os.fsdecode(b"top\xff")))
    assert read_names("HEAD:", "d.json", odd / folder.name, monkeypatch) == [name, "d.json"]


@pytest.mark.parametrize(
    ("part", "code"), [("--depth=1", "git.no_revision_shallow"), ("--filter=blob:none", "git.not_fetched")]
)
def test_a_clone_that_lacks_a_version_says_so_and_fetches_nothing(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str, code: str
) -> None:
    git(repository, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", part, f"file://{repository}", "clone")
    with pytest.raises(UsageError) as caught:
        read_names("HEAD~2:agreements/draft.json", "agreements/a treaty é.json", tmp_path / "clone", monkeypatch)
    assert [problem.code for problem in caught.value.problems] == [code]


@pytest.mark.parametrize(
    ("old", "code", "says"),
    [
        ("nowhere:agreements/draft.json", 2, "git knows no revision `nowhere`"),
        ("-q:agreements/draft.json", 2, "No such option"),
        ("HEAD:agreements/draft.json", 2, "there is no file `agreements/draft.json`"),
        ("HEAD:agreements/a treaty e.json", 2, "did you mean `agreements/a treaty é.json`"),
        ("HEAD:../outside.json", 2, "lies outside the repository"),
        ("HEAD:/etc/passwd", 2, "lies outside the repository"),
        ("HEAD:agreements", 2, "is no regular file"),
        ("HEAD:link.json", 2, "is no regular file"),
        ("HEAD::(glob)*", 2, "there is no file"),
        ("nothing.json", 2, "nothing.json"),
    ],
)
def test_what_git_does_not_have_is_said(repository: Path, old: str, code: int, says: str) -> None:
    os.symlink("/etc/passwd", repository / "link.json")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "a link")
    done = run(old, "agreements/a treaty é.json", cwd=repository)
    said = f"{done.stderr}{done.exception or ''}"
    assert says in said
    assert done.return_value == code or done.exit_code != 0


def test_a_file_outside_has_no_version_of_its_own(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.json").write_text("{}", encoding="utf-8")
    done = run("HEAD:", tmp_path / "outside.json", cwd=repository)
    assert (done.return_value, "lies outside the repository" in done.stderr) == (2, True)
    done = run("HEAD:", "HEAD~1:", cwd=repository)
    assert (done.return_value, "names no path" in done.stderr) == (2, True)


def test_without_a_repository_or_git_the_help_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "draft.json").write_text("{}", encoding="utf-8")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    done = run("HEAD:draft.json", "draft.json", cwd=tmp_path)
    assert (done.return_value, "no git repository" in done.stderr) == (2, True)
    monkeypatch.setenv("PATH", str(tmp_path))
    done = run("HEAD:draft.json", "draft.json", cwd=tmp_path)
    assert (done.return_value, "git is not installed" in done.stderr) == (2, True)


def test_a_filter_of_the_repository_does_not_run(repository: Path) -> None:
    (repository / ".gitattributes").write_text("*.json filter=evil diff=evil\n", encoding="utf-8")
    for key in ("filter.evil.smudge", "filter.evil.clean", "diff.evil.textconv", "core.fsmonitor"):
        git(repository, "config", key, f"touch {repository}/ran; cat")
    done = run("HEAD~2:", "agreements/a treaty é.json", cwd=repository)
    assert done.return_value == 0
    assert not (repository / "ran").exists()
