"""List the files of a rulebook with their digests: one small file that is signed for all of them.

It is in the form of `sha256sum`, so without this program `sha256sum --check rulebook.sha256` and
`minisign -V -m rulebook.sha256 -p KEY` say the same. It is no file of the edition: the edition's
digest does not change when it is signed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

NAME = "rulebook.sha256"

_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


def manifest(files: Mapping[str, bytes]) -> bytes:
    """Return the list of these files."""
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()


def changed(listed: bytes, files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the names of files that are not as they were listed: other bytes, gone, or new."""
    was = {name: digest for digest, name in _LINE.findall(listed.decode("utf-8", "replace"))}
    now = {name: digest for digest, name in _LINE.findall(manifest(files).decode())}
    yield from (name for name in sorted({*was, *now}) if was.get(name) != now.get(name))
