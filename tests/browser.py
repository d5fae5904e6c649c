"""Find a browser, and what looks at pages in it; say what is missing.

`npm install --prefix build/node axe-core puppeteer-core vnu-jar`, and Debian's chromium and java: .ci/run installs all.
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
VALIDATOR = MODULES / "vnu-jar/build/dist/vnu.jar"


def missing() -> str | None:
    """Return what is missing to look at pages in a browser, or None."""
    if shutil.which("chromium") is None:
        return "there is no chromium: apt-get install chromium"
    if shutil.which("node") is None:
        return "there is no node: apt-get install nodejs"
    if not all((MODULES / name).is_dir() for name in ("axe-core", "puppeteer-core")):
        return "npm install --prefix build/node axe-core puppeteer-core"
    return None


def missing_validator() -> str | None:
    """Return what is missing to have pages validated as HTML, or None."""
    if shutil.which("java") is None:
        return "there is no java: apt-get install default-jre-headless"
    return None if VALIDATOR.exists() else "npm install --prefix build/node vnu-jar"


def invalid(files: Sequence[Path]) -> list[str]:
    """Return what the Nu Html Checker finds wrong in pages."""
    done = subprocess.run(
        ["java", "-jar", VALIDATOR, "--format", "json", "--exit-zero-always", "--stdout", *files],
        capture_output=True, text=True, check=True, timeout=600,
    )  # fmt: skip
    # It says of a style that it knows no hash for it, whatever the hash; a browser is asked about that.
    found = [(each.get("subType") or each["type"], each["message"]) for each in json.loads(done.stdout)["messages"]]
    return [f"{kind}: {message}" for kind, message in found if "Content Security Policy" not in message]


def used(file: Path) -> dict[str, Any]:
    """Return what is seen of a report in a browser, before and after each use of its filter."""
    done = subprocess.run(
        ["node", ROOT / "tests/page.cjs", shutil.which("chromium") or "", file],
        env={**os.environ, "NODE_PATH": str(MODULES)}, capture_output=True, text=True, check=True, timeout=600,
    )  # fmt: skip
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


def printed(file: Path) -> bytes:
    """Return a page as a browser prints it: a PDF."""
    target = file.with_suffix(".printed.pdf")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-pdf-header-footer"]
    asked = [shutil.which("chromium") or "", *flags, f"--user-data-dir={file.parent}/browser"]
    subprocess.run([*asked, f"--print-to-pdf={target}", file.as_uri()], capture_output=True, check=True, timeout=600)
    return target.read_bytes()


def violations(files: Sequence[Path]) -> list[dict[str, Any]]:
    """Return what axe-core finds in pages: narrow and dark, wide and light."""
    done = subprocess.run(
        ["node", ROOT / "tests/axe.cjs", shutil.which("chromium") or "", *files],
        env={**os.environ, "NODE_PATH": str(MODULES)}, capture_output=True, text=True, check=True, timeout=600,
    )  # fmt: skip
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found
