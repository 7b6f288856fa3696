"""Who may not ask anonymously for a while: marks that name nobody without a key that ends with them."""

import secrets
from datetime import date

import sqlalchemy as sa

from rules import sealing
from rules.ids import CommunityId, UserId
from storage.db import Tx
from storage.tables import QuestionBlockRow
from storage.upsert import columns

_blocks = columns(QuestionBlockRow)


def block(tx: Tx, community_id: CommunityId, user_id: UserId, until: date) -> None:
    """This person may not ask in the community until that day, the first of a month; nothing says which
    question it was for, and two marks of one person have nothing in common.
    """
    salt = secrets.token_hex(16)
    key = tx.keys.make(_key_name(community_id, until))
    _add(tx, community_id, until, salt, sealing.tag(key, f"{salt}:{user_id}"))


def add_blank(tx: Tx, community_id: CommunityId, until: date) -> None:
    """A mark that is nobody's. One comes with every refusal, so that none shows which of them was a block."""
    # The key as well, or the folder would show it.
    tx.keys.make(_key_name(community_id, until))
    _add(tx, community_id, until, secrets.token_hex(16), secrets.token_hex(32))


def blocked_until(tx: Tx, community_id: CommunityId, user_id: UserId) -> date | None:
    """Until when this person may not ask, if they were blocked."""
    rows = tx.execute(
        sa.select(_blocks).where(_blocks.c.community_id == community_id).order_by(_blocks.c.until.desc())
    )
    for row in rows:
        key = tx.keys.read(_key_name(community_id, row.until))
        if key is not None and sealing.tag(key, f"{row.salt}:{user_id}") == row.tag:
            until: date = row.until
            return until
    return None


def forget(tx: Tx, today: date) -> int:
    """Remove the marks that are over, with their keys; how many."""
    over = _blocks.c.until <= today
    months = sa.select(_blocks.c.community_id, _blocks.c.until).where(over).distinct()
    keys = [_key_name(row.community_id, row.until) for row in tx.execute(months)]
    number = tx.execute(sa.delete(_blocks).where(over)).rowcount
    # Whether or not this is undone: nobody is blocked by them any more.
    for one in keys:
        tx.keys.destroy(one)
    return number


def _add(tx: Tx, community_id: CommunityId, until: date, salt: str, tag: str) -> None:
    values = {"tag": tag, "salt": salt, "community_id": community_id, "until": until}
    tx.execute(sa.insert(_blocks), values)


def _key_name(community_id: int, until: date) -> str:
    """All marks of a community that end on one day have one key, and it ends with them."""
    return f"question-blocks-{community_id}-{until:%Y-%m}"
