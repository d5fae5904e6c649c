"""Read and make keys, in the form of minisign: bytes in, keys out. Nothing here opens a file or asks for a password.

The format, and scrypt around a secret key, are py-minisign's, of which minisign's own author is one
of the makers; Ed25519 is that of `cryptography`. It is imported late: few commands need it.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import TYPE_CHECKING

from rulebook.errors import Problem, UsageError

if TYPE_CHECKING:
    import minisign

MOST_BYTES = 100_000
"""No key or signature is larger; minisign's own are below 10,000 bytes."""

_ID = slice(2, 10)
_SECRET, _PUBLIC = 158, 42
"""How many bytes the two kinds of key have, before base64."""

Asked = Callable[[], str]
"""What asks for the password, once, when a key turns out to need one."""


def new_pair(password: str | None) -> tuple[bytes, bytes]:
    """Return a new secret key, locked by the password if there is one, and its public key, as files."""
    import minisign

    pair = minisign.KeyPair.generate()
    public = pair.public_key
    name = key_id(public.to_base64())
    pair.secret_key.untrusted_comment = f"rulebook {'encrypted ' if password else ''}secret key {name}"
    public.untrusted_comment = f"rulebook public key {name}"
    if password:
        pair.secret_key.encrypt(password)
    return bytes(pair.secret_key) + b"\n", bytes(public) + b"\n"


def secret_key(data: bytes, path: str, ask: Asked) -> minisign.SecretKey:
    """Return the secret key that a file holds, unlocked. Raises UsageError."""
    import minisign

    if _size(data) == _PUBLIC:
        raise UsageError(Problem("seal.public_as_secret", {"path": path}, path))
    try:
        key = minisign.SecretKey.from_bytes(data)
        if key.is_encrypted():
            try:
                key.decrypt(ask())
            except minisign.ParseError:
                raise
            except (minisign.Error, UnicodeEncodeError):
                raise UsageError(Problem("seal.password", {"path": path}, path)) from None
        # A key of which a byte was changed still signs, but not so that anybody could tell by whom.
        key.get_public_key().verify(b"", key.sign(b"", trusted_comment=""))
    except (minisign.ParseError, minisign.VerifyError, ValueError):
        raise UsageError(Problem("seal.no_secret_key", {"path": path}, path)) from None
    return key


def public_key(data: bytes, path: str) -> minisign.PublicKey:
    """Return the public key that a file holds. Raises UsageError."""
    import minisign

    if _size(data) == _SECRET:
        raise UsageError(Problem("seal.secret_as_public", {"path": path}, path))
    try:
        return minisign.PublicKey.from_bytes(data)
    except minisign.ParseError:
        raise UsageError(Problem("seal.no_public_key", {"path": path}, path)) from None


def public_key_of(text: str) -> minisign.PublicKey | None:
    """Return the public key that a text is, as minisign shows it in one line, or None."""
    import minisign

    try:
        return minisign.PublicKey.from_base64(text.strip())
    except (minisign.ParseError, ValueError):
        return None


def key_id(line: bytes) -> str:
    """Return the name of a key as minisign shows it, from the base64 of a public key or a signature."""
    return base64.b64decode(line)[_ID][::-1].hex().upper()


def _size(data: bytes) -> int:
    """Return how many bytes the second line stands for."""
    lines = data.splitlines()
    try:
        return len(base64.b64decode(lines[1], validate=True))
    except (IndexError, ValueError):
        return 0
