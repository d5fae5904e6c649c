"""Give every run of the tests a store of its own, so that none sees what another has kept, and lines that hold a path."""

from __future__ import annotations

import os
import shutil
import tempfile

# Editions are loaded when test modules are imported: before any fixture.
CACHE = tempfile.mkdtemp(prefix="rulebook-tests-")
os.environ["XDG_CACHE_HOME"] = os.environ["LOCALAPPDATA"] = CACHE
# Whoever runs the tests has a terminal of some width, and a folder for them whose name is long or short.
os.environ["COLUMNS"] = "200"


def pytest_unconfigure() -> None:
    """Remove the store."""
    shutil.rmtree(CACHE, ignore_errors=True)
