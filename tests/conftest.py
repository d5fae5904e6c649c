"""Give every run of the tests a store of its own, so that none sees what another has kept, and lines that hold a path."""

from __future__ import annotations

import os
import shutil
import tempfile

import pytest

# Editions are loaded when test modules are imported: before any fixture.
CACHE = tempfile.mkdtemp(prefix="rulebook-tests-")
os.environ["XDG_CACHE_HOME"] = os.environ["LOCALAPPDATA"] = CACHE
# Whoever runs the tests has a terminal of some width, and a folder for them whose name is long or short.
os.environ["COLUMNS"] = "200"

LONGEST = (
    "verify", "sarif", "hostile_engine", "versions", "independence", "html", "laws", "annex", "site", "differential",
    "cli", "oscal", "text", "generate", "lint", "second_engine", "annex_office", "configuration", "outputs", "hooks",
    "soundness", "annex_pdf", "examples", "rules_init", "formats", "keys",
)  # fmt: skip
"""The files of tests that take longest, longest first: a worker that gets one of them last keeps all others waiting."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the files that take longest come first; the others, and the tests within each, stay in their order."""
    places = {f"test_{name}.py": place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.name, len(places)))


def pytest_unconfigure() -> None:
    """Remove the store."""
    shutil.rmtree(CACHE, ignore_errors=True)
