"""Put files in a zip container that has the same bytes wherever and whenever it is made."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Mapping

_EARLIEST, _LATEST = datetime.date(1980, 1, 1), datetime.date(2107, 12, 31)


def zipped(files: Mapping[str, bytes], date: datetime.date, first: str | None = None) -> bytes:
    """Return a zip of the files, `first` in front and the others by name, all dated `date`.

    Nothing is compressed. What deflate writes depends on the zlib that a Python was built with, and
    whoever makes the annex again in ten years must get these bytes; the mail and the archive that it
    goes to compress it themselves.
    """
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as container:
        for name in sorted(files, key=lambda name: (name != first, name)):
            container.writestr(_entry(name, date), files[name])
    return written.getvalue()


def _entry(name: str, date: datetime.date) -> zipfile.ZipInfo:
    day = min(max(date, _EARLIEST), _LATEST)
    entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    # Else these two tell of the machine.
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    return entry
