"""Tell which signs the fonts of an annex can show, and write out those that they cannot.

PDF/A and PDF/UA forbid a file in which a sign has no shape. `[U+1F600]` says on paper, too, what
stood there. So does it for what would turn the order of the words around it without being seen.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from rulebook.annex.pieces import extends

Family = frozenset[int]
"""The code points that each file of a family has, without those that a PDF must not have (`allowed`)."""

# Seen by nobody, and needing no shape (Unicode, Default_Ignorable_Code_Point).
_UNSEEN = frozenset("\n\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064") | frozenset(
    map(chr, [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)])
)
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINES = {ord(sign): "\n" for sign in "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"} | {ord("\t"): " "}


def allowed(sign: str) -> bool:
    """Say whether PDF/A and PDF/UA let a sign stand in a text: none that is a control, private or no sign at all.

    Fonts have some of them all the same. Nor may words be turned round by a sign that nobody sees.
    """
    return unicodedata.category(sign) not in ("Cc", "Co", "Cs", "Cn") and sign not in _TURNING and sign != "\ufeff"


def written(text: str, families: Sequence[Family]) -> Iterator[tuple[str, bool]]:
    """Yield the text in parts that can be shown; True where a part is written out."""
    text = text.replace("\r\n", "\n").translate(_LINES)
    if text and families[0].issuperset(map(ord, text)):
        yield text, False
        return
    for shown, clusters in groupby(_clusters(text), lambda cluster: can_be_shown(cluster, families)):
        whole = "".join(clusters)
        yield (whole if shown else "".join(f"[U+{ord(sign):04X}]" for sign in whole)), not shown


def can_be_shown(cluster: str, families: Sequence[Family]) -> bool:
    """Say whether one family has all of a sign and what extends it: they are never set from two."""
    if not all(sign == "\n" or allowed(sign) for sign in cluster):
        return False
    return any(
        all(ord(sign) in family or sign in _UNSEEN for sign in unicodedata.normalize(form, cluster))
        for form in ("NFC", "NFD")
        for family in families
    )


def _clusters(text: str) -> Iterator[str]:
    cluster = ""
    for sign in text:
        if cluster and (cluster == "\n" or not extends(sign)) and not cluster.endswith("\u200d"):
            yield cluster
            cluster = ""
        cluster += sign
    if cluster:
        yield cluster
