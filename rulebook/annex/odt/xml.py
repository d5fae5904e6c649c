"""Make XML elements by the names that the standard gives them, prefix included."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element, tostring

SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
    "ooo": "http://openoffice.org/2004/office",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
}
VERSION = "1.3"


def node(tag: str, attributes: Mapping[str, str] | None = None, *children: Element | str) -> Element:
    """Return an element with attributes and children, which are elements or words.

    The tag is written as it stands ("text:p"): `root` declares every prefix.
    """
    element = Element(tag, dict(attributes or {}))
    for child in children:
        append(element, child)
    return element


def append(element: Element, child: Element | str) -> None:
    """Add an element or words at the end of an element."""
    if not isinstance(child, str):
        element.append(child)
    elif len(element):
        element[-1].tail = (element[-1].tail or "") + child
    else:
        element.text = (element.text or "") + child


def root(tag: str, spaces: str, *children: Element) -> bytes:
    """Return a whole part as bytes: its first element, with the prefixes in `spaces` declared."""
    declared = {f"xmlns:{prefix}": SPACES[prefix] for prefix in spaces.split()}
    version = f"{tag.partition(':')[0]}:version"
    made = node(tag, {**declared, version: VERSION}, *children)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(made, "unicode").encode()
