"""Find a browser, and what looks at pages in it; say what is missing.

`npm install --prefix build/node axe-core puppeteer-core` and Debian's chromium: .ci/run installs both.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
MODULES = ROOT / "build/node/node_modules"


def missing() -> str | None:
    """Return what is missing to look at pages in a browser, or None."""
    if shutil.which("chromium") is None:
        return "there is no chromium: apt-get install chromium"
    if shutil.which("node") is None:
        return "there is no node: apt-get install nodejs"
    if not all((MODULES / name).is_dir() for name in ("axe-core", "puppeteer-core")):
        return "npm install --prefix build/node axe-core puppeteer-core"
    return None


def violations(files: Sequence[Path]) -> list[dict[str, Any]]:
    """Return what axe-core finds in pages: narrow and wide, light and dark."""
    done = subprocess.run(
        ["node", ROOT / "tests/axe.cjs", shutil.which("chromium") or "", *files],
        env={**os.environ, "NODE_PATH": str(MODULES)}, capture_output=True, text=True, check=True, timeout=600,
    )  # fmt: skip
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found
