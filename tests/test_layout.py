"""Lay texts out: by the columns that a terminal shows, losing nothing and never wider than asked."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulebook.render.layout import Text, beside, clipped, columns, drawn, hung, on_screen, spaced, stacked


def shown(*blocks: object, width: int = 20, colour: bool = False) -> list[str]:
    """Return the lines on a terminal."""
    return on_screen(blocks, width, colour).decode().split("\n")[:-1]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "takes"),
    [("abc", 3), ("é", 1), ("e\u0301", 1), ("日本", 4), ("Ａ", 2), ("a\u200bb", 2), ("“–”", 3), ("", 0)],
)
def test_columns_are_those_of_a_terminal(text: str, takes: int) -> None:
    assert columns(text) == takes


def test_what_is_cut_to_one_line_says_that_there_is_more() -> None:
    assert shown(clipped(Text("one two three")), width=9) == ["one two …"]
    assert shown(clipped(Text("one two")), width=9) == ["one two"]
    assert shown(clipped(Text("")), width=9) == [""]


def test_words_wrap_and_those_wider_than_a_line_are_folded() -> None:
    assert shown(Text("one two three"), width=8) == ["one two", "three"]
    assert shown(Text("a /path/without/end"), width=8) == ["a", "/path/wi", "thout/en", "d"]
    assert shown(Text("日本語日本語"), width=5) == ["日本", "語日", "本語"]
    assert shown(Text("one\n\ntwo")) == ["one", "", "two"]


@given(st.text(alphabet="ab é日e\u0301-/\n", max_size=60), st.integers(min_value=2, max_value=12))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = shown(Text(text), width=width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(columns(line) <= width for line in lines)


def test_blocks_stand_below_and_beside_each_other() -> None:
    both = beside(("L", "R"), (Text("one two three four"), Text("日本 e\u0301")))
    assert shown(stacked([drawn("=", "T"), both]), width=21) == [
        "T " + "=" * 19,
        " L        R",
        "─" * 21,
        " one      日本 e\u0301",
        " two",
        " three",
        " four",
    ]
    assert shown(spaced(hung("-", Text("one two"), 2), 1), width=7) == [" - one", "   two", ""]


def test_styles_are_written_once_and_only_in_colour() -> None:
    text = Text("one ", "bold")
    text.append("two", "red")
    assert shown(text, colour=True) == ["\x1b[1mone \x1b[0m\x1b[1;31mtwo\x1b[0m"]
    assert shown(text.dimmed(), colour=True) == ["\x1b[1;2mone \x1b[0m\x1b[1;2;31mtwo\x1b[0m"]
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown(text, colour=True)[0]) == shown(text)[0]
