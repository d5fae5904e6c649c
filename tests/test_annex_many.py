"""Drafts get the same annexes wherever, whenever and by whomever they are made, in every form and language."""

from __future__ import annotations

from pathlib import Path

import pytest

from rulebook.annex.forms import FORMS
from tests.many import LANGS, tried
from tests.test_verify import LIBRARIES

for library in {library for form in FORMS for library in LIBRARIES[form]}:
    pytest.importorskip(library, reason=f"there is no {library}: pip install '.[annex,sign]'")


def test_a_few_drafts_have_the_same_bytes_in_another_folder_time_zone_locale_and_umask(tmp_path: Path) -> None:
    found, wrong = tried(1, tmp_path, langs=LANGS[2:])
    assert wrong == []
    first, second = found.values()
    assert first == second
    names = {f"nl,en/be-fr-land-forces.{form}" for form in FORMS} | {"nl,en/index.html", "nl,en/summary.pdf"}
    assert set(first) == names
