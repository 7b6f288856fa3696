"""The answers of a round, sealed as one piece under a key that is not in the database."""

import secrets

import sqlalchemy as sa

from rules import sealing
from rules.feedback import buffer as buffers
from rules.feedback.buffer import POOL_BYTES, Buffer
from rules.feedback.rounds import Round
from rules.ids import RoundId
from storage.db import Tx
from storage.tables import SealedAnswersRow
from storage.upsert import columns

_sealed = columns(SealedAnswersRow)


class NoAnswersError(LookupError):
    """The answers of this round are not there, or its key is not."""


def key_of(tx: Tx, one: Round) -> bytes:
    """The key of a round that is open; NoAnswersError once it is destroyed."""
    key = tx.keys.read(name_of(one))
    if key is None:
        raise NoAnswersError
    return key


def name_of(one: Round) -> str:
    return f"feedback-{one.id}"


def kept_name(first_id: RoundId) -> str:
    """The name of the key with which a member's own copy of the first answers is sealed."""
    return f"feedback-kept-{first_id}"


def new_pool_name(one: Round) -> str:
    """Where answers wait that were too few, for the next round with the same questions. Never used again, so
    that its key can be destroyed.
    """
    return f"{_pool(one)}{secrets.token_hex(8)}"


def waiting(tx: Tx, one: Round) -> str | None:
    """The name under which such answers wait; one of them, where there are several."""
    wanted = sa.select(_sealed.c.name).where(_sealed.c.name.startswith(_pool(one)))
    name: str | None = tx.execute(wanted.order_by(_sealed.c.name)).scalars().first()
    return name


def _pool(one: Round) -> str:
    """What is asked before waits for another "before", and what is asked after for another "after"."""
    purpose = one.purpose if one.first_id is None else f"{one.purpose}-after"
    return f"feedback-pool-{one.community_id}-{purpose}-{one.version}-"


def read(tx: Tx, name: str) -> Buffer | None:
    """The answers under that name; None when there are none, or their key is gone."""
    key = tx.keys.read(name)
    sealed = tx.execute(sa.select(_sealed.c.sealed).where(_sealed.c.name == name)).scalar_one_or_none()
    if key is None or sealed is None:
        return None
    return buffers.decode(sealing.unseal(key, bytes(sealed), name))


def write(tx: Tx, name: str, buffer: Buffer, size: int) -> None:
    """Seal all of it anew, under the key of that name, which is made if there is none. FullError when more
    is in it than `size` bytes hold.
    """
    key = tx.keys.make(name)
    nonce = secrets.token_bytes(sealing.NONCE_BYTES)
    sealed = sealing.seal(key, nonce, buffers.encode(buffer, size), name, size=size)
    changed = tx.execute(sa.update(_sealed).where(_sealed.c.name == name).values(sealed=sealed))
    if not changed.rowcount:
        tx.execute(sa.insert(_sealed), {"name": name, "sealed": sealed})


def drop(tx: Tx, name: str) -> None:
    """What was sealed under that name goes; its key is destroyed afterwards."""
    tx.execute(sa.delete(_sealed).where(_sealed.c.name == name))


def new_pool() -> bytes:
    return secrets.token_bytes(POOL_BYTES)
