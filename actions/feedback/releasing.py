"""A round ends by its plan, never because the last answer came: it is told, pooled or destroyed."""

from dataclasses import replace
from datetime import datetime

from actions.feedback.asking import drop, end_key_at
from rules.feedback.buffer import Buffer
from rules.feedback.releasing import Destroy, Pool, Publish, release
from rules.feedback.rounds import WAIT_FOR, Round, State
from rules.feedback.surveys import Survey
from rules.ids import RoundId
from rules.notices import Notice, ToMember
from rules.permissions import Role
from storage import communities, due, outbox, roles, sessions
from storage.db import Tx
from storage.feedback import lines, published, rounds, sealed


def close_round(tx: Tx, now: datetime, round_id: RoundId) -> None:
    """Due work: what the round holds is told as far as it may be; its key is destroyed."""
    one = rounds.find(tx, RoundId(round_id), lock=True)
    if one is None or one.state is not State.OPEN:
        return
    # Two rounds that end at once look at one pool after the other.
    communities.lock(tx, one.community_id)
    survey = rounds.survey(tx, one)
    name = sealed.name_of(one)
    buffer = sealed.read(tx, name)
    if buffer is not None:
        _settle(tx, now, one, survey, buffer)
    else:
        rounds.move(tx, one, State.DESTROYED)
    _tell(tx, now, one)
    drop(tx, now, name)
    if one.first_id is not None:
        # Nobody's copy of the first answers opens any more.
        end_key_at(tx, sealed.kept_name(one.first_id), now)


def _settle(tx: Tx, now: datetime, one: Round, survey: Survey, buffer: Buffer) -> None:
    until = datetime.fromisoformat(buffer.until) if buffer.until else now + WAIT_FOR
    match release(buffer, survey, last=now >= until, before=_told_before(tx, one, survey)):
        case Publish(figures=figures, lines=said, pairs=pairs):
            published.add(tx, one, figures)
            published.add_pairs(tx, one, pairs)
            lines.hand_on(tx, one.id, said)
            rounds.move(tx, one, State.PUBLISHED)
        case Pool(buffer=waiting):
            pool = sealed.new_pool_name(one)
            sealed.write(tx, pool, replace(waiting, until=until.isoformat()), one.size)
            rounds.move(tx, one, State.POOLED)
            due.put(tx, "feedback-pool-ends", f"feedback-pool-ends:{pool}", until, {"name": pool})
        case Destroy():
            rounds.move(tx, one, State.DESTROYED)


def _told_before(tx: Tx, one: Round, survey: Survey) -> list[int | None] | None:
    """Of an "after": per item how many people's answers were told of the "before"; None where that is not
    known, since some may have answered twice.
    """
    if one.first_id is None:
        return None
    found = published.figures(tx, one.first_id)
    told = [found.get(item.id) for item in survey.items]
    return [None if one is None or one.margin > 1 else one.answered for one in told]


def _tell(tx: Tx, now: datetime, one: Round) -> None:
    """The facilitator, or of what was asked at large all who lead feedback, hear what was said, or that
    nothing can be told; whoever was asked finds it behind the same button.
    """
    community = communities.load(tx, one.community_id)
    if one.session_id is not None:
        told = [sessions.load(tx, one.session_id).facilitator_id]
    else:
        told = roles.holders(tx, one.community_id, Role.ADMIN, Role.FACILITATOR)
    notices = [
        Notice(
            "feedback-told",
            f"feedback-told:{one.id}:{member_id}",
            ToMember(member_id),
            community.decent(now),
            {"round": one.id},
        )
        for member_id in told
    ]
    outbox.add(tx, notices, now)


def end_pool(tx: Tx, now: datetime, name: str) -> None:
    """Due work: nobody has come to take these answers along, so they are destroyed."""
    drop(tx, now, name)


def end_key(tx: Tx, now: datetime, name: str) -> None:  # noqa: ARG001  As all due work.
    """Due work: no copy of what was sealed under it opens any more."""
    tx.keys.destroy(name)
