"""Make WordprocessingML elements by the names that the standard gives them."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

Node = Any
"""An lxml element: the library has no types."""


def w(tag: str, *children: Node, **attributes: str | int) -> Node:
    """Return an element of the main namespace; its attributes are of that namespace, too."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def words(text: str, tag: str = "t") -> Node:
    """Return words as an element, their spaces kept."""
    made = w(tag)
    made.text = text
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def twips(length: float) -> int:
    """Return a length in points in the unit of the standard, a twentieth of one."""
    return round(length * 20)
