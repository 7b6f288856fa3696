"""Sealing: one length whatever is in it, nothing opens with another key or for something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import sealing
from rules.sealing import UnsealableError

KEY, OTHER = bytes(32), bytes([1]) * 32
NONCE = bytes(range(12))


@given(st.binary(max_size=64))
def test_what_is_sealed_comes_back(content):
    sealed = sealing.seal(KEY, NONCE, content, "words:1", size=64)
    assert sealing.unseal(KEY, sealed, "words:1") == content
    assert len(sealed) == len(sealing.seal(KEY, NONCE, b"", "words:1", size=64))


@pytest.mark.parametrize(
    ("key", "bound_to", "damage"),
    [(OTHER, "words:1", 0), (KEY, "words:2", 0), (KEY, "words:1", 1), (KEY, "words:1", -1)],
)
def test_nothing_else_opens_it(key, bound_to, damage):
    sealed = bytearray(sealing.seal(KEY, NONCE, b"canary", "words:1", size=64))
    if damage:
        sealed[20 * damage] ^= 1
    with pytest.raises(UnsealableError):
        sealing.unseal(key, bytes(sealed), bound_to)


@pytest.mark.parametrize("sealed", [b"", b"short", bytes(12)])
def test_what_was_never_sealed(sealed):
    with pytest.raises(UnsealableError):
        sealing.unseal(KEY, sealed, "words:1")


def test_what_is_too_long_is_no_secret():
    with pytest.raises(ValueError, match="too long"):
        sealing.seal(KEY, NONCE, bytes(65), "words:1", size=64)


def test_a_tag_is_the_same_for_the_same_alone():
    assert sealing.tag(KEY, "1:1000") == sealing.tag(KEY, "1:1000")
    assert len({sealing.tag(KEY, "1:1000"), sealing.tag(OTHER, "1:1000"), sealing.tag(KEY, "2:1000")}) == 3
