"""Whatever is changed in an annex, verifying never takes it for the one that was made, and never breaks on it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from rulebook.annex.forms import FORMS
from tests.books import SMALL
from tests.test_verify import LIBRARIES, _missing

for library in {library for form in FORMS for library in LIBRARIES[form]}:
    pytest.importorskip(library, reason=f"there is no {library}: pip install '.[annex,sign]'")

from tests.tampering import TAMPERS, made, tampered, verified  # noqa: E402

BOOK = ("--rulebook", str(SMALL))
NAMED = {
    "a letter of its words": "The words of the annex are not what it ought to say.",
    "a letter of the report": "he report inside",
    "letters that say another": "The words of the annex are not what it ought to say.",
    "a part more": "The file extra.bin within the annex is not as it ought to be",
    "a custom part": "The words of the annex are not what it ought to say.",
    "a macro": "The words of the annex are not what it ought to say.",
    "a part elsewhere": "The file ../../etc/cron.d/x within the annex",
    "a part twice": "stands inside twice",
    "a part that declares entities": "document type declarations are not allowed",
    "a report more": "there are 2 files `rulebook-report.json` inside",
    "a second report": "there are 2 files `rulebook-report.json` inside",
    "a report more behind": "there are 2 files `rulebook-report.json` inside",
    "words that are hidden": "The ",
    "a style that hides": "The annex has the right words, but other bytes",
    "a page covered": "The annex has the right words, but other bytes",
    "a page covered behind": "The annex has the right words, but other bytes",
    "parts in another order": "The annex has the right words, but other bytes",
}
"""What verifying says of some ways: it tells what was changed, not only that something was."""


@pytest.fixture(scope="module")
def annexes(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    assert not any(map(_missing, FORMS))
    return made(tmp_path_factory.mktemp("made"), *BOOK)


@pytest.mark.parametrize("form", FORMS)
def test_no_way_to_tamper_with_an_annex_is_taken_for_it_or_breaks_verifying(
    annexes: Mapping[str, bytes], form: str, tmp_path: Path
) -> None:
    assert verified(tmp_path / "annex", annexes[form], *BOOK)[0] == 0
    wrong = []
    for _, name, changed in tampered({form: annexes[form]}, 1):
        code, says = verified(tmp_path / "annex", changed, *BOOK)
        told = code in (1, 2) and ("help:" in says if code == 2 else says.startswith("DIFFERS"))
        if not told or NAMED.get(name, "") not in says:
            wrong.append((name, code, says[:300]))
    assert wrong == []
    assert len(TAMPERS[form]) > 25
