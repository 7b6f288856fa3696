"""Votes on topics: where they stand, and what is told of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from rules.ids import ChatId, CommunityId, MemberId, MessageId, TopicId, TopicVoteId
from rules.members import Status
from rules.polls import Form
from rules.votes import Release, State
from storage import chat_polls
from storage.db import Tx
from storage.tables import MemberRow, TopicVoteRow
from storage.upsert import columns, insert

_votes = columns(TopicVoteRow)
_members = columns(MemberRow)


@dataclass(frozen=True, slots=True)
class TopicVote:
    """One vote."""

    id: TopicVoteId
    community_id: CommunityId
    opened_by: MemberId
    state: State
    chat_id: ChatId
    message_id: MessageId | None
    topics: tuple[TopicId, ...]
    """What could be voted for, in the order of the options."""
    release: Release | None


class NoSuchVoteError(LookupError):
    """The vote does not exist (a button from elsewhere, or forged)."""


def load(tx: Tx, vote_id: TopicVoteId) -> TopicVote:
    """The vote, or NoSuchVoteError."""
    found = _one(tx, sa.select(_votes).where(_votes.c.id == vote_id))
    if found is None:
        raise NoSuchVoteError
    return found


def lock(tx: Tx, vote_id: TopicVoteId) -> TopicVote:
    """The vote, locked until the transaction ends."""
    found = _one(tx, sa.select(_votes).where(_votes.c.id == vote_id).with_for_update())
    if found is None:
        raise NoSuchVoteError
    return found


def open_in(tx: Tx, community_id: CommunityId) -> TopicVote | None:
    """The community's vote that is not closed."""
    return _one(tx, sa.select(_votes).where(_votes.c.open_in == community_id))


def latest(tx: Tx, community_id: CommunityId) -> TopicVote | None:
    """The community's last vote that is closed; one that was lost is none."""
    return _one(
        tx,
        sa.select(_votes)
        .where(_votes.c.community_id == community_id, _votes.c.state == State.CLOSED)
        .order_by(_votes.c.id.desc())
        .limit(1),
    )


def plan(
    tx: Tx, community_id: CommunityId, by: MemberId, chat_id: ChatId, topics: Sequence[TopicId]
) -> TopicVoteId | None:
    """A vote that is owed to this chat; None when the community has an open one."""
    added = tx.execute(
        insert(tx, TopicVoteRow)
        .values(
            community_id=community_id,
            open_in=community_id,
            opened_by=by,
            chat_id=chat_id,
            state=State.PLANNED,
            topics=list(topics),
        )
        .on_conflict_do_nothing(index_elements=["open_in"])
        .returning(_votes.c.id)
    ).scalar_one_or_none()
    return None if added is None else TopicVoteId(added)


def cut_off(tx: Tx, chat_id: ChatId) -> list[TopicVoteId]:
    """Votes whose poll was posted before the chat had this id: it can be neither closed nor deleted."""
    return [TopicVoteId(one) for one in chat_polls.cut_off(tx, _votes, _votes.c.id, chat_id)]


def posted(tx: Tx, vote_id: TopicVoteId, message_id: MessageId) -> bool:
    """Whether this is the first time that it was posted; the message of a later one is not kept."""
    return chat_polls.posted(tx, _votes, _votes.c.id == vote_id, message_id)


def closed(tx: Tx, vote_id: TopicVoteId, release: Release) -> bool:
    """Whether this is the first time that it was closed; what a later close says is not kept."""
    told = {
        "open_in": None,
        "form": release.form,
        "voters": release.voters,
        "chosen": list(release.chosen),
        "totals": None if release.totals is None else list(release.totals),
    }
    return chat_polls.closed(tx, _votes, _votes.c.id == vote_id, told)


def lost(tx: Tx, vote_id: TopicVoteId) -> None:
    """It was never posted: nobody was asked."""
    tx.execute(
        sa.update(_votes)
        .where(_votes.c.id == vote_id, _votes.c.state == State.PLANNED)
        .values(state=State.LOST, open_in=None)
    )


def members(tx: Tx, community_id: CommunityId) -> int:
    """How many doctors are in the community."""
    counted: int = tx.execute(
        sa.select(sa.func.count()).where(
            _members.c.community_id == community_id, _members.c.status == Status.ADMITTED
        )
    ).scalar_one()
    return counted


def _one(tx: Tx, statement: sa.Select[Any]) -> TopicVote | None:
    row = tx.execute(statement).one_or_none()
    if row is None:
        return None
    return TopicVote(
        id=TopicVoteId(row.id),
        community_id=CommunityId(row.community_id),
        opened_by=MemberId(row.opened_by),
        state=State(row.state),
        chat_id=ChatId(row.chat_id),
        message_id=None if row.message_id is None else MessageId(row.message_id),
        topics=tuple(map(TopicId, row.topics)),
        release=None
        if row.form is None
        else Release(
            Form(row.form),
            row.voters,
            tuple(map(TopicId, row.chosen or ())),
            None if row.totals is None else tuple(row.totals),
        ),
    )
