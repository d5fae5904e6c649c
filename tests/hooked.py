"""Say what is missing to try the hooks with pre-commit itself: it installs the package from a registry."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from functools import lru_cache


@lru_cache
def missing() -> str | None:
    """Return what is missing, or None."""
    if shutil.which("git") is None:
        return "there is no git: apt-get install git"
    if importlib.util.find_spec("pre_commit") is None:
        return "pre-commit is not installed: pip install '.[test]'"
    asked = [sys.executable, "-m", "pip", "index", "versions", "click"]
    try:
        found = subprocess.run(asked, capture_output=True, timeout=60, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        found = False
    return None if found else "no package registry can be reached, from which pre-commit installs a hook"
