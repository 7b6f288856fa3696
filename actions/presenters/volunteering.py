"""Offering oneself, for one session or for a topic, and taking it back."""

from datetime import datetime

from actions.presenters.telling import draw_at
from rules.ids import CommunityId, MemberId, SessionId, TopicId
from rules.permissions import Actor, Verb, require
from rules.presenters import times
from rules.presenters import volunteers as rules
from rules.presenters.slots import Willingness
from rules.presenters.volunteers import Refused, Volunteered
from rules.sessions import Session
from storage import sessions, sharing, topics
from storage.db import Tx
from storage.presenters import slots, volunteers


def volunteer_for_session(
    tx: Tx, actor: Actor, now: datetime, session_id: SessionId
) -> tuple[CommunityId, Volunteered | Refused]:
    """The member would present at this session: at its draw they go first, and are not asked any more.

    What was decided, and the community as whose member they come.
    """
    session = sessions.lock(tx, session_id)
    me = sharing.coming(tx, actor, Verb.ANSWER_PRESENTING, session)
    return me.community_id, _volunteer(tx, session, me.member_id, now)


def _volunteer(tx: Tx, session: Session, me: MemberId, now: datetime) -> Volunteered | Refused:
    already = volunteers.offers_session(tx, me, session.id)
    live = slots.live(tx, session.id)
    decision = rules.volunteer(session, me, live, now, already=already)
    if isinstance(decision, Refused) or decision.already:
        return decision
    if slots.willingness(tx, me) is Willingness.NEVER:
        return Refused("never")
    volunteers.add_for_session(tx, me, session.id, now)
    if live is None and times.draw_at(session, now) <= now:
        # The time to draw has come and nobody was found, so somebody is now.
        draw_at(tx, session.id, now)
    return decision


def withdraw_from_session(tx: Tx, actor: Actor, now: datetime, session_id: SessionId) -> bool:  # noqa: ARG001
    """The member would rather not, which the session's draw respects; whether they had offered it.

    Who presents by now hands it back instead.
    """
    session = sessions.lock(tx, session_id)
    me = sharing.coming(tx, actor, Verb.ANSWER_PRESENTING, session).member_id
    return volunteers.withdraw_from_session(tx, me, session_id)


def volunteer_for_topic(
    tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, topic_id: TopicId
) -> Refused | None:
    """The member would present on that topic: when it comes up, they are asked before others.

    NoSuchTopicError when there is none.
    """
    me = require(actor, Verb.ANSWER_PRESENTING, community_id).member_id
    topic = topics.load(tx, topic_id)
    if topic.community_id != community_id or topic.retired:
        return Refused("no-such-topic")
    if slots.willingness(tx, me) is Willingness.NEVER:
        return Refused("never")
    volunteers.add_for_topic(tx, me, topic_id, now)
    return None


def withdraw_from_topic(
    tx: Tx,
    actor: Actor,
    now: datetime,  # noqa: ARG001
    community_id: CommunityId,
    topic_id: TopicId,
) -> None:
    """The member would rather not present on that topic."""
    me = require(actor, Verb.ANSWER_PRESENTING, community_id).member_id
    volunteers.drop_for_topic(tx, me, topic_id)
