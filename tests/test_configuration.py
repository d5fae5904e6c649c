"""Configure a repository of agreements: found from the draft upwards, whole, refused when wrong, and always told."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from pydantic.fields import FieldInfo

from rulebook.check import installed
from rulebook.cli import rulebook
from rulebook.cli.configured import Configured, key_of
from rulebook.load.initext import read_ini
from rulebook.load.source import Source
from rulebook.load.tomltext import read_toml
from rulebook.model.configuration import KEYS
from rulebook.model.written.configuration import ConfigurationFile
from rulebook.render import FORMATS

ROOT = Path(__file__).parent.parent
DRAFT = ROOT / "agreements" / "be-nl-frigates-minehunters-second-draft.json"
MINIMAL = {"reading": "one", "strict": True, "lang": "nl"}


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Be the working folder: the top of a git repository, with a draft in a folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("RULEBOOK_LANG", raising=False)
    (tmp_path / ".git").mkdir()
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "d.json").write_bytes(DRAFT.read_bytes())
    return tmp_path


def run(*words: str, **env: str) -> Result:
    return CliRunner().invoke(rulebook, words, standalone_mode=False, env=env)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def settings(*words: str, **env: str) -> dict[str, tuple[list[str], str]]:
    """Return the values of each key that somebody chose, and who did."""
    done = run("config", *words, "--format", "json", **env)
    assert done.return_value == 0, done.stderr
    found = {one["key"]: one for one in json.loads(done.stdout)["settings"]}
    assert list(found) == list(KEYS)
    return {
        key: (one["values"], f"{one['path']}:{one['line']}:{one['column']}" if one["path"] else one["origin"])
        for key, one in found.items()
        if one["origin"] != "default"
    }


def refused(*words: str) -> list[str]:
    """Return what a check says that it refuses to do, without what to do about it."""
    done = run(*words)
    assert (done.return_value, done.stdout) == (2, "")
    lines = done.stderr.splitlines()
    assert all(line.startswith(("  help: ", "  wat te doen: ")) for line in lines[1::2])
    return lines[::2]


TOML = """\
paths = ["drafts"]
edition = [
    "kst-33279-36",  # the letter
    "rgbv",
]
ignore = ["SPEC-801"]
strict = true
lang = "nl"
engine = "native"
reading.both-needs = "larger"
"""
INI = """\
[metadata]
name = ours

[tool:rulebook]
paths = drafts
edition =
    kst-33279-36
    ; the treaties
    rgbv
ignore = SPEC-801
strict = yes
lang = nl
engine: native
reading =
    both-needs = larger
"""


@pytest.mark.parametrize(
    ("name", "text", "lines"),
    [
        ("rulebook.toml", TOML, (1, 2, 10, 6, 7, 9, 8)),
        ("pyproject.toml", "[project]\nname = 'x'\n[tool.rulebook]\n" + TOML, (4, 5, 13, 9, 10, 12, 11)),
        ("setup.cfg", INI, (5, 6, 14, 10, 11, 13, 12)),
    ],
)
def test_each_kind_of_file_says_the_same_and_each_value_names_its_line(
    repo: Path, name: str, text: str, lines: tuple[int, ...]
) -> None:
    write(repo / name, text)
    values = {
        "paths": ["drafts"], "edition": ["kst-33279-36", "rgbv"], "reading": ["both-needs=larger"],
        "ignore": ["SPEC-801"], "strict": ["true"], "engine": ["native"], "lang": ["nl"],
    }  # fmt: skip
    places = dict(zip(values, (f"{name}:{line}:1" for line in lines), strict=True))
    assert settings() == {key: (value, places[key]) for key, value in values.items()}


def test_a_flag_goes_before_the_environment_and_that_before_the_file_and_that_before_the_default(repo: Path) -> None:
    assert settings() == {}
    assert settings(RULEBOOK_LANG="nl") == {"lang": (["nl"], "environment")}
    write(repo / "rulebook.toml", 'lang = "nl"\nstrict = true\nselect = ["SPEC-1"]\n')
    assert settings() == {
        "lang": (["nl"], "rulebook.toml:1:1"), "strict": (["true"], "rulebook.toml:2:1"),
        "select": (["SPEC-1"], "rulebook.toml:3:1"),
    }  # fmt: skip
    assert settings(RULEBOOK_LANG="en")["lang"] == (["en"], "environment")
    flags = ("--lang", "nl", "--no-strict", "--select", "SPEC-2", "--select", "SPEC-3")
    assert settings(*flags, RULEBOOK_LANG="en") == {
        "lang": (["nl"], "flag"), "strict": (["false"], "flag"), "select": (["SPEC-2", "SPEC-3"], "flag"),
    }  # fmt: skip
    assert settings("--isolated") == {}


def test_the_nearest_configuration_counts_whole_and_the_search_ends_at_the_top_of_the_repository(repo: Path) -> None:
    write(repo / "rulebook.toml", "strict = true\n")
    write(repo / "drafts" / "pyproject.toml", '[tool.rulebook]\nlang = "nl"\n')
    write(repo / "drafts" / "setup.cfg", "[metadata]\nname = rulebook\n")
    nearest = settings("drafts/d.json")
    assert nearest.pop("paths") == (["drafts/d.json"], "flag")
    assert nearest == {"lang": (["nl"], "drafts/pyproject.toml:2:1")}
    assert settings("drafts")["lang"] == nearest["lang"]
    assert settings() == {"strict": (["true"], "rulebook.toml:1:1")}
    (repo / "inner" / ".git").mkdir(parents=True)
    (repo / "inner" / "d.json").write_bytes(DRAFT.read_bytes())
    assert settings("inner/d.json") == {"paths": (["inner/d.json"], "flag")}
    (repo / "inner" / "rulebook.toml").touch()
    assert (
        json.loads(run("config", "inner", "--format", "json").stdout)["configuration"]["path"] == "inner/rulebook.toml"
    )


def test_paths_and_folders_in_a_configuration_start_from_it(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(repo / "rulebook.toml", 'paths = ["drafts"]\nwaivers = ["decided"]\nrulebook = ["../theirs", "ours"]\n')
    for folder in (repo / "ours", repo.parent / "theirs"):
        assert run("rules", "init", str(folder)).return_value == 0
    monkeypatch.chdir(repo / "drafts")
    # Two copies of one rulebook cannot be used together, which tells that both were read.
    assert "theirs-2022 and ours-2022 both have the rules" in refused("config")[0].replace("`", "")
    write(repo / "rulebook.toml", 'paths = ["drafts"]\nwaivers = ["decided"]\nrulebook = ["../theirs"]\n')
    theirs = "../../theirs"
    assert settings() == {
        "paths": (["../drafts"], "../rulebook.toml:1:1"), "waivers": (["../decided"], "../rulebook.toml:2:1"),
        "rulebook": ([theirs], "../rulebook.toml:3:1"),
    }  # fmt: skip
    assert run("config").stdout.splitlines()[-1] == f"outside of the repository: {theirs}"


def test_a_check_without_paths_checks_those_of_the_configuration(repo: Path) -> None:
    done = run("check")
    assert "Missing parameter: paths" in str(done.exception)
    write(repo / "rulebook.toml", 'paths = ["drafts"]\nengine = "native"\nformat = "json"\n')
    assert [draft["path"] for draft in json.loads(run("check").stdout)["drafts"]] == ["drafts/d.json"]
    (repo / "other.json").write_bytes(DRAFT.read_bytes())
    assert [draft["path"] for draft in json.loads(run("check", "other.json").stdout)["drafts"]] == ["other.json"]


def test_every_report_names_the_configuration_and_what_it_chose(repo: Path) -> None:
    text = 'lang = "en"\nstrict = true\nengine = "native"\nignore = ["SPEC-8"]\n[reading]\nboth-needs = "larger"\n'
    write(repo / "rulebook.toml", text)
    digest = hashlib.sha256(text.encode()).hexdigest()
    check = ("check", "drafts/d.json", "--as-of", "2026-01-01", "--no-strict")
    view = {
        "path": "rulebook.toml", "sha256": digest, "keys": ["reading", "ignore", "engine", "lang"],
    }  # fmt: skip
    assert json.loads(run(*check, "--format", "json").stdout)["configuration"] == view
    said = f"configuration: rulebook.toml ({digest[:12]}), which chooses: reading, ignore, engine, lang"
    for form in ("text", "text-brief", "text-full"):
        assert said in run(*check, "--format", form).stdout.splitlines()
    assert f"{said}  " in run(*check, "--format", "markdown").stdout.splitlines()
    sarif = json.loads(run(*check, "--format", "sarif").stdout)["runs"][0]["properties"]
    assert sarif["configuration"] == view
    props = json.loads(run(*check, "--format", "oscal").stdout)["assessment-results"]["metadata"]["props"]
    assert {each["name"]: each["value"] for each in props if each["name"].startswith("configuration")} == {
        "configuration": "rulebook.toml", "configuration-sha256": digest,
    }  # fmt: skip
    diff = ("diff", "drafts/d.json", "drafts/d.json", "--as-of", "2026-01-01")
    said = f"configuration: rulebook.toml ({digest[:12]}), which chooses: reading, strict, lang"
    assert said in run(*diff).stdout.splitlines()
    assert said in run(*diff, "--format", "markdown").stdout.splitlines()
    assert json.loads(run(*diff, "--format", "json").stdout)["configuration"]["keys"] == ["reading", "strict", "lang"]
    idle = run(*check, "--format", "text", "--isolated").stdout
    assert "configuration:" not in idle
    write(repo / "rulebook.toml", "")
    digest = hashlib.sha256(b"").hexdigest()[:12]
    assert f"configuration: rulebook.toml ({digest}), which chooses nothing here" in run(*check).stdout.splitlines()


def test_the_form_of_a_configuration_is_for_what_nobody_said_another_of(repo: Path) -> None:
    write(repo / "rulebook.toml", 'format = "text-brief"\nselect = ["SPEC-101"]\n')
    assert run("check", "drafts", "-o", "report.json", "-o", "-").return_value in (0, 1, 3)
    assert json.loads((repo / "report.json").read_bytes())["configuration"]["keys"] == ["select", "format"]
    assert "more: --format text\n" in run("check", "drafts").stdout
    # What a command cannot write it leaves aside.
    assert run("lint", str(ROOT / "rulebook" / "editions" / "rgbv-2017")).return_value in (0, 1)


FAULTY = """\
edtion = ["rgbv"]
strict = "yes"
lang = "de"
paths = [1, "", "a\\u0000b"]
reading = ["both-needs=larger"]
engine = "nativ"
as-of = 2020-01-01
select = [
    "SPEC-101",
    2,
]
exit-zero = true
output = ["x.json"]
"""
FAULTS = [
    "rulebook.toml:1:1: error: `edtion` is not a key that can stand here",
    "rulebook.toml:2:10: error: found `yes`, expected true or false",
    "rulebook.toml:3:8: error: found `de`, expected one of: nl, en",
    "rulebook.toml:4:10: error: found `1`, expected text between quotes",
    "rulebook.toml:4:13: error: found ``, expected a name or a path",
    "rulebook.toml:4:17: error: found `a\N{REPLACEMENT CHARACTER}b`, expected a name or a path",
    "rulebook.toml:5:11: error: found `[...]`, expected readings, each as a name and a value",
    "rulebook.toml:6:10: error: found `nativ`, expected one of: native, durable, both",
    "rulebook.toml:7:1: error: `as-of` is not a key that can stand here",
    "rulebook.toml:10:5: error: found `2`, expected text between quotes",
    "rulebook.toml:12:1: error: `exit-zero` is not a key that can stand here",
    "rulebook.toml:13:1: error: `output` is not a key that can stand here",
]


def test_everything_that_is_wrong_is_said_at_once_with_its_place_by_every_command(repo: Path) -> None:
    write(repo / "rulebook.toml", FAULTY)
    for words in (("check", "drafts"), ("config",), ("diff", "drafts/d.json", "drafts/d.json"), ("lint",), ("rules",)):
        assert refused(*words) == FAULTS
    done = run("check", "drafts", "--lang", "nl")
    assert done.stderr.splitlines()[:2] == [
        "rulebook.toml:1:1: fout: `edtion` is geen sleutel die hier kan staan", "  wat te doen: bedoelde u `edition`?",
    ]  # fmt: skip
    assert run("check", "drafts", "--isolated", "--engine", "native").return_value == 1
    assert run("check", "--help").return_value == 0


BROKEN = [
    ("rulebook.toml", "strict = true\nlang = nl\n", ["2:8: error: this is no valid TOML: `Invalid value`"]),
    ("rulebook.toml", "strict = true\nstrict = true\n", ["2:14: error: this is no valid TOML: `Cannot overwrite a value`"]),
    ("rulebook.toml", "strict = [", ["1: error: this is no valid TOML: `Invalid value`"]),
    ("rulebook.toml", "reading = " + "[" * 5000, ["error: lists or tables are nested too deeply, or a number is too long"]),
    ("rulebook.toml", "strict = " + "9" * 5000, ["error: lists or tables are nested too deeply, or a number is too long"]),
    ("rulebook.toml", "strict = 0x" + "f" * 5000, [f"1:10: error: found `0x{'f' * 38}`, expected true or false"]),
    ("rulebook.toml", "[tool.rulebook]\nstrict = true\n", ["1:2: error: `tool` is not a key that can stand here"]),
    ("rulebook.toml", "[reading]\nboth-needs = [1]\n", ["2:14: error: found `[...]`, expected a reading or a number"]),
    ("pyproject.toml", "[tool]\nrulebook = 3\n", ["2:12: error: found `3`, expected keys with values"]),
    ("pyproject.toml", "[tool.rulebok]\n", ["1:2: error: found `[tool.rulebok]`, which nobody reads"]),
    ("pyproject.toml", "[rulebook]\n", ["1:2: error: found `[rulebook]`, which nobody reads"]),
    ("pyproject.toml", '["tool:rulebook"]\n', ['1:2: error: found `["tool:rulebook"]`, which nobody reads']),
    ("setup.cfg", "[tool.rulebook]\n", ["1:2: error: found `[tool.rulebook]`, which nobody reads"]),
    ("setup.cfg", "lang = nl\n[tool:rulebook]\n", ["1: error: found `lang = nl` before any section"]),
    ("setup.cfg", "[tool:rulebook]\nlang = nl\nlang = en\n", ["3: error: `lang` was used before"]),
    ("setup.cfg", "[tool:rulebook]\n[tool:rulebook]\n", ["2: error: `[tool:rulebook]` was used before"]),
    (
        "setup.cfg",
        "[tool:rulebook]\nnonsense\nstrict = true\n= 3\n",
        [
            "2: error: found `nonsense`, expected KEY = VALUE, or a line of its own that starts with blanks",
            "4: error: found `= 3`, expected KEY = VALUE, or a line of its own that starts with blanks",
        ],
    ),
    (
        "setup.cfg",
        "[tool:rulebook]\nstrict = maybe\nStrict = true\nreading =\n  both-needs=larger\n  both-needs=sum\n",
        [
            "2:10: error: found `maybe`, expected true or false",
            "3:1: error: `Strict` is not a key that can stand here",
            "5:3: error: found `both-needs=larger\N{REPLACEMENT CHARACTER}both-needs=sum`, expected readings, "
            "each as a name and a value",
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "says"), BROKEN)
def test_what_cannot_be_read_says_where_and_decides_nothing(repo: Path, name: str, text: str, says: list[str]) -> None:
    write(repo / name, text)
    assert refused("check", "drafts") == [f"{name}:{' ' if line[0] == 'e' else ''}{line}" for line in says]


def test_a_file_that_is_none_or_no_text_is_refused(repo: Path) -> None:
    (repo / "rulebook.toml").write_bytes(b'lang = "nl"\n# \xff\n')
    assert refused("check", "drafts") == ["rulebook.toml:2: error: byte `ff` is not UTF-8"]
    (repo / "rulebook.toml").write_bytes(b"#" * 1_000_001)
    assert refused("check", "drafts") == ["rulebook.toml: error: the file is larger than 1,000,000 bytes"]
    (repo / "rulebook.toml").unlink()
    os.mkfifo(repo / "rulebook.toml")
    assert refused("check", "drafts")[0].startswith("rulebook.toml: error: ")


def test_names_that_nobody_knows_are_refused_with_their_places_all_at_once(repo: Path) -> None:
    write(repo / "rulebook.toml", 'edition = ["kst-33279-37", "rgvb"]\nrulebook = ["nowhere"]\n')
    assert refused("check", "drafts") == [
        "rulebook.toml:1:12: error: there is no edition `kst-33279-37`",
        "rulebook.toml:1:28: error: there is no edition `rgvb`",
        "rulebook.toml:2:13: error: there is no rulebook in `nowhere`",
    ]
    write(
        repo / "rulebook.toml",
        'select = ["SPEC-999"]\nignore = ["SPEC-1", "nope"]\n[reading]\n'
        'both-nedes = "larger"\nsuch-arrangements = "with-mony"\nallowed-difference = 99\n',
    )
    unknown = [
        "rulebook.toml:4:1: error: there is no interpretation or parameter `both-nedes` to choose a reading for",
        "rulebook.toml:6:1: error: there is no interpretation or parameter `allowed-difference` to choose a reading for",
        "rulebook.toml:5:1: error: `with-mony` is no reading of `such-arrangements` that can be chosen",
        "rulebook.toml:1:11: error: there is no rule `SPEC-999`",
        "rulebook.toml:2:21: error: there is no rule `nope`",
    ]
    assert refused("check", "drafts") == refused("config") == unknown
    # What a flag says is not the configuration's fault.
    assert refused("config", "--select", "SPEC-999")[-2:] == ["error: there is no rule `SPEC-999`", unknown[-1]]


@pytest.mark.skipif(installed(), reason="durable_rules is installed")
def test_an_engine_that_is_not_installed_is_refused_with_its_place(repo: Path) -> None:
    write(repo / "rulebook.toml", 'engine = "durable"\n')
    assert refused("check", "drafts")[0].startswith("rulebook.toml:1:10: error: the engine `durable` needs")


def test_readings_of_the_configuration_are_left_aside_by_rulebooks_that_a_flag_names(repo: Path) -> None:
    write(repo / "rulebook.toml", '[reading]\nboth-needs = "larger"\n')
    check = ("check", "drafts", "--engine", "native", "--format", "json")
    other = json.loads(run(*check, "--edition", "rgbv").stdout)
    assert other["rulebooks"][0]["readings"] == []
    own = json.loads(run(*check, "--edition", "kst-33279-36").stdout)["rulebooks"][0]["readings"]
    assert [(each["value"], each["chosen"]) for each in own if each["name"] == "both-needs"] == [("larger", True)]
    assert (
        "there is nothing to choose in this rulebook, so not `both-needs` either"
        in run(*check, "--edition", "rgbv", "--reading", "both-needs=sum").stderr
    )
    assert run("docs", str(ROOT / "rulebook" / "editions" / "rgbv-2017"), "--output", "site").return_value == 0


def test_two_configurations_in_one_folder_must_say_the_same(repo: Path) -> None:
    write(repo / "rulebook.toml", '# first\nlang = "nl"\nselect = ["SPEC-1"]\nstrict = true\n')
    write(repo / "setup.cfg", "[tool:rulebook]\nlang = en\nstrict = true\nignore = SPEC-2\n")
    done = run("check", "drafts")
    assert (done.return_value, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "rulebook.toml:3:1: error: `select` is not the same as in setup.cfg:1",
        "  help: keep one of the two configurations",
        "rulebook.toml:1:1: error: `ignore` is not the same as in setup.cfg:4",
        "  help: keep one of the two configurations",
        "rulebook.toml:2:1: error: `lang` is not the same as in setup.cfg:2",
        "  help: keep one of the two configurations",
    ]
    write(repo / "setup.cfg", "[tool:rulebook]\nstrict = true\nselect = SPEC-1\nlang = nl\n")
    assert settings()["lang"] == (["nl"], "rulebook.toml:2:1")


def test_drafts_under_different_configurations_are_not_checked_together(repo: Path) -> None:
    write(repo / "rulebook.toml", "strict = true\n")
    write(repo / "other" / "deep" / "setup.cfg", "[tool:rulebook]\nstrict = true\n")
    (repo / "other" / "deep" / "d.json").write_bytes(DRAFT.read_bytes())
    deep = "other/deep/setup.cfg is the one for `other/deep`"
    assert refused("check", "drafts/d.json", "other/deep/d.json") == [
        f"rulebook.toml: error: this is the configuration for `drafts`, and {deep}"
    ]
    # One that lies deeper in a folder is not passed over.
    assert refused("check", "other") == [f"rulebook.toml: error: this is the configuration for `other`, and {deep}"]
    assert refused("diff", "drafts/d.json", "other/deep/d.json")[0].endswith(deep)
    assert refused("rules", "diff", "rgbv-2010", "rgbv-2017", "--draft", "drafts", "--draft", "other/deep")[0].endswith(
        deep
    )
    assert run("check", ".", "--config", "rulebook.toml", "--engine", "native").return_value == 1
    assert run("check", ".", "--isolated", "--engine", "native").return_value == 1
    (repo / "drafts" / ".git").mkdir()
    assert refused("check", "drafts", "other/deep") == [
        "other/deep/setup.cfg: error: this is the configuration for `other/deep`, and there is none for `drafts`"
    ]


def test_a_configuration_that_is_named_counts_wherever_it_stands(repo: Path) -> None:
    write(repo / "rulebook.toml", "strict = true\n")
    write(repo / "ci" / "night.toml", 'lang = "nl"\n')
    write(repo / "ci" / "night.ini", "[tool:rulebook]\nlang = nl\n")
    for name in ("ci/night.toml", "ci/night.ini", str(repo / "ci" / "night.toml")):
        assert settings("--config", name)["lang"][1].startswith(f"{name}:")
        assert set(settings("--config", name)) == {"lang"}
    assert refused("config", "--config", "gone.toml") == ["gone.toml: error: there is no `gone.toml`"]
    write(repo / "setup.cfg", "[metadata]\n")
    assert refused("config", "--config", "setup.cfg") == ["setup.cfg: error: there is no section `[tool:rulebook]`"]
    assert refused("config", "--config", "rulebook.toml", "--isolated") == [
        "error: --config names a configuration, and --isolated says that there is none"
    ]


PLACES = [
    ("[tool]\nrulebook.lang = 'nl'\n", {"/lang": (2, 17)}),
    ("tool.rulebook.lang = 'nl'\n", {"/lang": (1, 22)}),
    ("[tool]\nrulebook = { lang = 'nl', strict = true }\n", {"/lang": (2, 21), "/strict": (2, 36)}),
    ("[ tool . 'rulebook' ]\n  \"lang\" = 'nl' # lang\n", {"/lang": (2, 12)}),
    ('[other]\nx = """\n[tool.rulebook]\nlang = 1\n"""\n[tool.rulebook]\nlang = "nl"\n', {"/lang": (7, 8)}),
    ("[tool.rulebook.reading]\na = 'b'\n[tool.rulebook]\nlang='nl'\n", {"/reading/a": (2, 5), "/lang": (4, 6)}),
    ("[tool.rulebook]\nselect = [\n  'a', # b\n\n  'b',\n]\n", {"/select/0": (3, 3), "/select/1": (5, 3)}),
    ('[tool.rulebook]\nselect = ["a]", 2.5, "\\"b", """\n# c""", 7]\n', {"/select/1": (2, 17), "/select/4": (3, 9)}),
    ("[[other]]\na = [{b = 1}, [2]]\n[tool.rulebook]\n'odd key'.x = 1\n", {"/odd key/x": (4, 15), "/odd key": (4, 1)}),
    ("[tool.rulebook]\nwhen = 1979-05-27 07:32:00\nlang = 'nl' # x\n", {"/when": (2, 8), "/lang": (3, 8)}),
    ("[tool.rulebook]\nc.d =[{ k = 2.5 }]\n", {"/c/d": (2, 6), "/c/d/0": (2, 7), "/c/d/0/k": (2, 13)}),
    ("[tool.rulebook]\nreading = { a = 'a', b = 2 }\n", {"/reading/a": (2, 17), "/reading/b": (2, 26)}),
]


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_values_are_found_however_the_file_is_written(text: str, places: dict[str, tuple[int, int]]) -> None:
    source = read_toml(text, "pyproject.toml", ("tool", "rulebook"))
    assert isinstance(source, Source)
    assert {pointer: source.locate(pointer) for pointer in places} == places


def test_an_ini_file_is_read_as_others_read_it_without_running_anything(repo: Path) -> None:
    text = "[DEFAULT]\nlang = en\n[tool:rulebook]\nselect =\n  # none\n  %(lang)s\n\n  ${HOME}\nlang: nl\n"
    source = read_ini(text, "setup.cfg", "tool:rulebook")
    assert source is not None
    assert source.value == {"select": ["%(lang)s", "${HOME}"], "lang": "nl"}
    assert [source.locate(each) for each in ("/select/0", "/select/1", "/lang")] == [(6, 3), (8, 3), (9, 7)]


def commands(group: click.Group, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        assert found is not None
        yield from commands(found, (*words, name)) if isinstance(found, click.Group) else [((*words, name), found)]


def test_no_command_with_a_flag_that_a_configuration_can_choose_is_forgotten() -> None:
    found = dict(commands(rulebook))
    assert len(found) >= 13
    for words, command in found.items():
        keys = {key for each in command.params if (key := key_of(each)) is not None}
        assert isinstance(command, Configured) or not keys, words
        options = {opt for each in command.params for opt in each.opts}
        assert {"--config", "--isolated"} <= options, words
        drafts = {each.name for each in command.params if each.name in ("paths", "path", "old", "new")}
        assert isinstance(command, Configured), words
        assert set(command.drafts) == drafts, words


def test_the_keys_are_the_flags_of_a_check_and_the_published_schema_knows_them_all() -> None:
    check = dict(commands(rulebook))[("check",)]
    assert {key_of(each) for each in check.params} - {None} == set(KEYS)
    fields: dict[str, FieldInfo] = dict(ConfigurationFile.model_fields)
    assert list(fields) == list(KEYS)
    kinds: dict[str, Any] = {"names": [], "paths": [], "pairs": {}, "switch": False}
    assert {key: fields[key].default for key in KEYS if KEYS[key] in kinds} == {
        key: kinds[kind] for key, kind in KEYS.items() if kind in kinds
    }
    for each in check.params:
        key = key_of(each)
        if key is not None and KEYS[key] == "word":
            assert isinstance(each.type, click.Choice)
            assert sorted(each.type.choices) == sorted(fields[key].annotation.__args__)  # type: ignore[union-attr]
    assert sorted(fields["format"].annotation.__args__) == sorted(FORMATS)  # type: ignore[union-attr]
