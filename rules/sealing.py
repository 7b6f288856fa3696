"""Sealed words and tags: what is stored so that only who holds a key can read it.

ChaCha20-Poly1305 with a nonce of twelve bytes, which is never used twice with a key; HMAC-SHA256.
"""

import hashlib
import hmac
from typing import Final

KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12


class UnsealableError(ValueError):
    """Sealed with another key, or bound to something else. Says nothing about what was in it."""


def seal(key: bytes, nonce: bytes, content: bytes, bound_to: str, *, size: int) -> bytes:
    """The content as bytes of one length, whatever it is: nonce, then ciphertext.

    `bound_to` says what it belongs to; it opens for nothing else. ValueError when it takes more than
    `size` bytes.
    """
    if len(content) > size:
        raise ValueError("this is too long to be sealed at that size")
    return wrap(key, nonce, len(content).to_bytes(4, "big") + content.ljust(size, b"\0"), bound_to)


def unseal(key: bytes, sealed: bytes, bound_to: str) -> bytes:
    """What was sealed; UnsealableError when it does not open."""
    padded = unwrap(key, sealed, bound_to)
    return padded[4 : 4 + int.from_bytes(padded[:4], "big")]


def wrap(key: bytes, nonce: bytes, content: bytes, bound_to: str) -> bytes:
    """As `seal`, but as long as the content, with 28 bytes around it: for content of one length."""
    # Heavy, so it is loaded by the first who asks for it.
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    return nonce + ChaCha20Poly1305(key).encrypt(nonce, content, bound_to.encode())


def unwrap(key: bytes, wrapped: bytes, bound_to: str) -> bytes:
    """What was wrapped; UnsealableError when it does not open."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    try:
        return ChaCha20Poly1305(key).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], bound_to.encode())
    except (InvalidTag, ValueError):
        raise UnsealableError from None


def tag(key: bytes, of: str) -> str:
    """A name under which the same thing is known again, and from which nobody without the key learns it."""
    return hmac.new(key, of.encode(), hashlib.sha256).hexdigest()
