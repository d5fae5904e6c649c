"""Turn the path of a draft into an address that other programs read."""

from __future__ import annotations

from urllib.parse import quote


def uri(path: str) -> str:
    """Return a path as a URI (RFC 3986): relative to the folder it was given in, or absolute."""
    drive = path[1:2] == ":" and path[:1].isascii() and path[:1].isalpha() and path[2:3] == "/"
    address = quote(path.encode("utf-8", "surrogateescape"), safe="/:" if drive else "/")
    return f"file:///{address}" if drive else f"file://{address}" if address.startswith("/") else address
