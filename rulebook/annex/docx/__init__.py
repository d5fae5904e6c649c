"""Write an annex as a Word document (Office Open XML, ISO/IEC 29500).

Start at `package.py`. python-docx keeps the parts and how they belong together; the elements that it
has no words for (languages, bookmarks, fields, repeated heads) are written by their names in the standard.
"""

from __future__ import annotations

from rulebook.annex.docx.package import docx

__all__ = ["docx"]
