"""Check-in: the button, the code and the picture by which those who are there say so."""

from dataclasses import dataclass
from datetime import datetime

from actions.attendance import record, start_of
from actions.code_boards import close_boards, show_to
from actions.members import open_private_chat
from rules import attendance as rules
from rules import check_in as codes
from rules.attendance import CheckedIn, Established, Refused, Seen, Status
from rules.check_in import WrongCode
from rules.communities import Community
from rules.ids import ChatId, MemberId, SessionId
from rules.notices import Notice, ToMember
from rules.permissions import Actor, NotAllowedError, Verb
from rules.priority import Priority
from rules.sessions import Session
from storage import attendance, bookings, check_in, communities, due, outbox, sessions, sharing
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Here:
    """What came of "I'm here", and the community whose time zone it is told in."""

    decision: CheckedIn | Refused
    community: Community


def plan_check_in(tx: Tx, session: Session, now: datetime) -> None:  # noqa: ARG001  As the other nouns' plans.
    """Have the button and the code sent at their time."""
    due.put(tx, *_opens(session.id), rules.opens_at(session), {"session_id": session.id})


def session_moved(tx: Tx, session: Session, now: datetime) -> None:
    """Button and code move along; a code that is shown already counts no longer."""
    plan_check_in(tx, session, now)
    close_boards(tx, session, now)


def session_cancelled(tx: Tx, session: Session, now: datetime) -> None:
    """Nobody is asked about a session that does not take place."""
    due.drop(tx, _opens(session.id)[1])
    close_boards(tx, session, now)


def open_check_in(tx: Tx, now: datetime, session_id: SessionId) -> None:
    """Due work, ten minutes before the start and once more at it: the button for everybody with a place.

    The facilitator gets the code.
    """
    session = sessions.lock(tx, session_id)
    if rules.check_in_closed(session, now):
        return
    if now < session.starts_at:
        # Places can be booked until the start. Whoever has the button by then does not get it twice.
        due.put(tx, *_opens(session_id), session.starts_at, {"session_id": session_id})
        if check_in.board(tx, session_id, session.facilitator_id) is None:
            show_to(tx, session, session.facilitator_id, now)
    start = start_of(session)
    booked, _ = bookings.concerned(tx, session_id)
    outbox.add(
        tx,
        [
            Notice(
                kind="check-in-opens",
                key=f"check-in-opens:{session_id}:{start}:{member_id}",
                to=ToMember(member_id),
                # The session does not wait for the end of quiet hours.
                not_before=now,
                variables={"session": session_id, "start": start},
                priority=Priority.NOTICE,
                not_after=rules.closes_at(session),
            )
            for member_id in booked
        ],
        now,
    )


def say_here(tx: Tx, actor: Actor, now: datetime, session_id: SessionId) -> Here:
    """The member presses "I'm here"."""
    session = sessions.lock(tx, session_id)
    me = sharing.coming(tx, actor, Verb.CHECK_IN, session)
    return _arrive(tx, session, me.member_id, now, None)


def say_here_by_code(tx: Tx, actor: Actor, now: datetime, typed: str) -> Here | WrongCode | None:
    """The member types the code. None when no session of theirs is open for check-in.

    A wrong code counts as a try for each session that is open for them, so that a second one gives nobody
    more tries. Where a code can add nothing to their mark it costs none, and whoever is marked is told that
    instead of what is wrong with the code. NotAllowedError for whoever may check in nowhere.
    """
    if not actor.may(Verb.CHECK_IN):
        raise NotAllowedError(Verb.CHECK_IN)
    left = marked = None
    # In order of their ids, so that nobody waits for a row that another holds.
    for session in sorted(attendance.open_for(tx, actor, now), key=lambda one: one.id):
        me = sharing.coming(tx, actor, Verb.CHECK_IN, session).member_id
        known = attendance.presence(tx, session, me)
        if known.came:
            marked = _here(tx, session, rules.check_in(known, now))
        if known.settled:
            continue
        spent = check_in.spend_try(tx, session.id, me)
        if not known.came:
            left = max(left or 0, 0 if spent is None else codes.TRIES - spent)
        if spent is None:
            continue
        drawn = check_in.secret(tx, session.id)
        if drawn is not None and codes.is_code(drawn, session, typed, now):
            check_in.give_try_back(tx, session.id, me)
            return _arrive(tx, sessions.lock(tx, session.id), me, now, Established.CODE)
    return marked if left is None else WrongCode(left)


def say_here_by_picture(
    tx: Tx, actor: Actor, now: datetime, chat_id: ChatId, name: str, session_id: SessionId, key: str
) -> Here | None:
    """The member opens the link of the picture, which starts the private chat as well.

    None when the session is none of theirs. They are not told whether it exists.
    """
    open_private_chat(tx, actor, now, chat_id, name)
    try:
        session = sessions.lock(tx, session_id)
        me = sharing.coming(tx, actor, Verb.CHECK_IN, session)
    except (NotAllowedError, sessions.NoSuchSessionError):
        return None
    drawn = check_in.secret(tx, session_id)
    if drawn is None or not codes.is_key(drawn, session, key):
        return _here(tx, session, Refused(session, "old-picture"))
    return _arrive(tx, session, me.member_id, now, Established.QR)


def _arrive(tx: Tx, session: Session, member_id: MemberId, now: datetime, shown: Established | None) -> Here:
    """Under the session's lock."""
    decision = rules.check_in(attendance.presence(tx, session, member_id), now, shown)
    if isinstance(decision, CheckedIn) and not decision.already:
        seen = Seen(member_id, Status.ATTENDED, decision.established)
        record(tx, session, [seen], member_id, now)
    return _here(tx, session, decision)


def _here(tx: Tx, session: Session, decision: CheckedIn | Refused) -> Here:
    return Here(decision, communities.load(tx, session.community_id))


def _opens(session_id: SessionId) -> tuple[str, str]:
    """Kind and key of the due work that opens check-in."""
    return "check-in-opens", f"check-in-opens:{session_id}"
