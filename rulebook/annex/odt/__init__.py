"""Write an annex as an OpenDocument text (ODF 1.3, ISO/IEC 26300), by the standard library alone.

Start at `package.py`. The elements are written by their names in the standard, and its RELAX NG
schema checks them in the tests; what a program makes of them, LibreOffice says there.
"""

from __future__ import annotations

from rulebook.annex.odt.package import odt

__all__ = ["odt"]
