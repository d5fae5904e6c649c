"""Say what the tests of keys and signatures need that may not be installed."""

from __future__ import annotations

import importlib.util
import shutil

import pytest

MINISIGN = shutil.which("minisign")
"""The program itself, by its maker (Debian: minisign): what it makes must be read here, and the other way round."""

needs_library = pytest.mark.skipif(
    importlib.util.find_spec("minisign") is None, reason="py-minisign is not installed: pip install '.[sign]'"
)
needs_minisign = pytest.mark.skipif(MINISIGN is None, reason="minisign is not installed: apt-get install minisign")
