"""A round is opened: whom it asks hears so, and is told first who could know what."""

from collections.abc import Sequence
from datetime import UTC, datetime

from rules.communities import Community
from rules.feedback import buffer as buffers
from rules.feedback.buffer import FullError
from rules.feedback.releasing import takes_lines
from rules.feedback.rounds import KEPT_FOR, OPEN_FOR, SESSION_OPEN_FOR, Asking, Round
from rules.feedback.surveys import Purpose, Survey
from rules.ids import CommunityId, MemberId, RoundId, SessionId
from rules.notices import Notice, ToMember
from rules.sessions import Session
from storage import communities, due, outbox
from storage.db import Tx
from storage.feedback import audiences, rounds, sealed, surveys


def ask_about_session(tx: Tx, now: datetime, session: Session) -> Round:
    """Put the questionnaire to everybody who was there. The caller holds the session's lock."""
    found = rounds.of_session(tx, session.id)
    if found is not None:
        return found
    survey = surveys.put(tx, session.community_id, Purpose.SESSION)
    assert survey is not None
    there = audiences.of_session(tx, session.id)
    return open_round(tx, now, session.community_id, survey, there, session_id=session.id)


def open_round(
    tx: Tx,
    now: datetime,
    community_id: CommunityId,
    survey: Survey,
    asked: Sequence[MemberId],
    *,
    session_id: SessionId | None = None,
    first_id: RoundId | None = None,
) -> Round:
    """Put the questions to these members from now on."""
    community = communities.load(tx, community_id)
    # At the same time of day, whichever way the clocks go in between.
    local = now.astimezone(community.zone)
    closes_at = community.decent(
        (local + (OPEN_FOR if session_id is None else SESSION_OPEN_FOR)).astimezone(UTC)
    )
    size = buffers.size_for(survey, len(asked))
    one = rounds.add(
        tx,
        community_id,
        session_id,
        survey,
        now,
        closes_at,
        size,
        first_id,
        lines=takes_lines(survey, len(asked)),
    )
    _fill(tx, now, one, survey)
    due.put(tx, "feedback-closes", f"feedback-closes:{one.id}", closes_at, {"round_id": one.id})
    if one.asking is Asking.BEFORE:
        kept = sealed.kept_name(one.id)
        tx.keys.make(kept)
        end_key_at(tx, kept, closes_at + KEPT_FOR)
    _tell(tx, now, community, one, asked, "feedback-asked", now)
    _tell(tx, now, community, one, asked, "feedback-reminder", one.reminds_at)
    return one


def _fill(tx: Tx, now: datetime, one: Round, survey: Survey) -> None:
    """Its answers: none, or those that waited for it because they were too few to be told."""
    pool = sealed.waiting(tx, one)
    taken = None if pool is None else sealed.read(tx, pool)
    empty = buffers.empty(survey, sealed.new_pool(), paired=one.asking is Asking.AFTER)
    try:
        sealed.write(tx, sealed.name_of(one), taken or empty, one.size)
    except FullError:
        # They wait for a larger round.
        sealed.write(tx, sealed.name_of(one), empty, one.size)
    else:
        if pool is not None:
            drop(tx, now, pool)


def drop(tx: Tx, now: datetime, name: str) -> None:
    """What is sealed under that name goes. The key goes once this is committed: before, answers that are
    needed would be lost with it.
    """
    sealed.drop(tx, name)
    end_key_at(tx, name, now)


def end_key_at(tx: Tx, name: str, at: datetime) -> None:
    """The key is destroyed then; a later call moves it."""
    due.put(tx, "feedback-key-goes", f"feedback-key-goes:{name}", at, {"name": name})


def _tell(
    tx: Tx,
    now: datetime,
    community: Community,
    one: Round,
    members: Sequence[MemberId],
    kind: str,
    not_before: datetime,
) -> None:
    at = community.decent(not_before)
    notices = [
        Notice(kind, f"{kind}:{one.id}:{member_id}", ToMember(member_id), at, {"round": one.id})
        for member_id in members
    ]
    outbox.add(tx, notices, now)
