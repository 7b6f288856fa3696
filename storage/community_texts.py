"""The words that communities have changed, with their history."""

from datetime import datetime

import sqlalchemy as sa

from rules.community_texts.changes import Change, superfluous
from rules.ids import ChatId, CommunityId, CommunityTextChangeId, MemberId
from rules.members import Status
from storage.db import Tx
from storage.tables import (
    CommunityRow,
    CommunityTextChangeRow,
    CommunityTextRow,
    GroupRow,
    JoinRequestRow,
    MemberRow,
)
from storage.upsert import columns, insert

_texts = columns(CommunityTextRow)
_changes = columns(CommunityTextChangeRow)
_communities = columns(CommunityRow)
_members = columns(MemberRow)
_groups = columns(GroupRow)
_requests = columns(JoinRequestRow)
_EVERY = sa.select(_texts.c.community_id, _texts.c.text_id, _texts.c.pattern).order_by(
    _texts.c.community_id, _texts.c.text_id
)


class NoSuchChangeError(LookupError):
    """That version was never there, is no longer kept, or is of another text."""


def of_everybody(tx: Tx) -> tuple[tuple[CommunityId, str, str], ...]:
    """Every text that any community has changed: community, text, words."""
    return tuple((CommunityId(row.community_id), row.text_id, row.pattern) for row in tx.execute(_EVERY))


def of_community(tx: Tx, community_id: CommunityId) -> dict[str, str]:
    """The words of the community by the ids of their texts."""
    return {text_id: words for owner, text_id, words in of_everybody(tx) if owner == community_id}


def words_of(tx: Tx, community_id: CommunityId, text_id: str) -> str | None:
    """What the text says there; None for what is shipped."""
    found: str | None = tx.execute(
        sa.select(_texts.c.pattern).where(_texts.c.community_id == community_id, _texts.c.text_id == text_id)
    ).scalar_one_or_none()
    return found


def keep(
    tx: Tx, community_id: CommunityId, text_id: str, words: str | None, by: MemberId | None, now: datetime
) -> None:
    """Have the text say these words, None for what is shipped; and note it in the history."""
    if words is None:
        tx.execute(
            sa.delete(_texts).where(_texts.c.community_id == community_id, _texts.c.text_id == text_id)
        )
    else:
        values = {"pattern": words, "changed_by": by, "changed_at": now}
        tx.execute(
            insert(tx, CommunityTextRow)
            .values(community_id=community_id, text_id=text_id, **values)
            .on_conflict_do_update(index_elements=["community_id", "text_id"], set_=values)
        )
    tx.execute(
        sa.insert(_changes),
        {"community_id": community_id, "text_id": text_id, "pattern": words, "by_member_id": by, "at": now},
    )
    if old := superfluous(history(tx, community_id, text_id)):
        tx.execute(sa.delete(_changes).where(_changes.c.id.in_(old)))


def history(tx: Tx, community_id: CommunityId, text_id: str) -> list[Change]:
    """What the text has said, the newest first."""
    rows = tx.execute(
        sa.select(_changes)
        .where(_changes.c.community_id == community_id, _changes.c.text_id == text_id)
        .order_by(_changes.c.id.desc())
    )
    return [_change_of(row) for row in rows]


def change(tx: Tx, community_id: CommunityId, text_id: str, change_id: CommunityTextChangeId) -> Change:
    """One version of that text, or NoSuchChangeError."""
    found = next((one for one in history(tx, community_id, text_id) if one.id == change_id), None)
    if found is None:
        raise NoSuchChangeError
    return found


def _change_of(row: sa.Row[tuple[object, ...]]) -> Change:
    by = None if row.by_member_id is None else MemberId(row.by_member_id)
    return Change(CommunityTextChangeId(row.id), row.text_id, row.pattern, by, row.at)


def keys(tx: Tx) -> dict[str, CommunityId]:
    """Every community by its key in the configuration."""
    rows = tx.execute(sa.select(_communities.c.key, _communities.c.id).order_by(_communities.c.id))
    return {row.key: CommunityId(row.id) for row in rows}


def spoken_to(tx: Tx, chat_id: ChatId, member_id: MemberId | None) -> CommunityId | None:
    """Whose words are for this member or chat: a group's community, the only one of a person, or the one
    that they have asked to join. None where there is none, or more than one.
    """
    if member_id is not None:
        mine = sa.select(_members.c.community_id).where(_members.c.id == member_id)
    elif chat_id < 0:
        mine = sa.select(_groups.c.community_id).where(_groups.c.chat_id == chat_id)
    else:
        mine = sa.select(_members.c.community_id).where(
            _members.c.user_id == chat_id, _members.c.status == Status.ADMITTED
        )
    found = set(tx.execute(mine).scalars())
    if not found and chat_id > 0:
        asked = sa.select(_requests.c.community_id).where(_requests.c.user_id == chat_id)
        found = set(tx.execute(asked).scalars())
    return CommunityId(found.pop()) if len(found) == 1 else None
