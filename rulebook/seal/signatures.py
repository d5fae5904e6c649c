"""Sign bytes, and tell whether bytes were signed with a key that somebody trusts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from rulebook.errors import Problem
from rulebook.seal.keys import key_id

if TYPE_CHECKING:
    import minisign

SUFFIX = ".minisig"
_AS_IT_IS = " !\"#$&'()*+,;<=>?@[]^`{|}~"


@dataclass(frozen=True, slots=True)
class Signed:
    """Say with which key something was signed, and the comment that was signed along."""

    key: str
    comment: str


def signature(data: bytes, key: minisign.SecretKey, comment: str) -> bytes:
    """Return a signature as a file. The same data, key and comment give the same bytes: it holds no time."""
    name = key_id(key.get_public_key().to_base64())
    signed = key.sign(data, untrusted_comment=f"signed with rulebook, key {name}", trusted_comment=comment)
    return bytes(signed) + b"\n"


def comment_of(name: str, **more: str) -> str:
    """Return the comment that is signed along: the name of the file, and more. minisign shows only ASCII."""
    # The name as the system has it, which need not be text.
    parts = {"file": quote(name.encode("utf-8", "surrogateescape"), safe=_AS_IT_IS), **more}
    return "\t".join(f"{key}:{value}" for key, value in parts.items())


def judged(data: bytes, signed: bytes, path: str, trusted: Sequence[minisign.PublicKey]) -> Signed | Problem:
    """Return who signed the data, if it is somebody trusted, or what is wrong. `path` is the signature's."""
    import minisign

    try:
        found = minisign.Signature.from_bytes(signed)
    except minisign.ParseError:
        return Problem("seal.no_signature", {"path": path}, path)
    name = key_id(signed.splitlines()[1])
    known = {key_id(key.to_base64()): key for key in trusted}
    if name not in known:
        return Problem("seal.other_key", {"key": name, "known": ", ".join(known)}, path)
    try:
        known[name].verify(data, found)
    except minisign.VerifyError:
        return Problem("seal.broken", {"key": name}, path)
    return Signed(name, found.trusted_comment)
