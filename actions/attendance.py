"""Attendance: "I'm here", the facilitator's sheet, and the moments at which both are sent."""

from dataclasses import dataclass, replace
from datetime import datetime

from actions import polls, presenters
from rules import attendance as rules
from rules.attendance import Batch, CheckedIn, Established, Mark, Refused, Sheet, Status
from rules.communities import Community
from rules.ids import MemberId, SessionId
from rules.notices import Notice, ToMember
from rules.permissions import Actor, Membership, NotAllowedError, Verb, require
from rules.priority import Priority
from rules.sessions import Session
from rules.sessions import Status as SessionStatus
from storage import attendance, bookings, communities, due, members, outbox, sessions
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Here:
    """What came of "I'm here", and the community whose time zone it is told in."""

    decision: CheckedIn | Refused
    community: Community


@dataclass(frozen=True, slots=True)
class Marked:
    """The sheet as it stands after a tap; with a refusal, nothing was changed."""

    sheet: Sheet
    community: Community
    refused: Refused | None = None
    batch: Batch | None = None
    """What one press has marked for several, and one more can take back."""


def plan_attendance(tx: Tx, session: Session, now: datetime) -> None:  # noqa: ARG001  As the other nouns' plans.
    """Have the button and the sheet of this session sent at their time."""
    about = {"session_id": session.id}
    due.put(tx, "check-in-opens", _opens(session.id), rules.opens_at(session), about)
    due.put(tx, "sheet-reminder", _reminder(session.id), session.ends_at, about)


def session_moved(tx: Tx, session: Session, now: datetime) -> None:
    """The button and the sheet move along. The caller has saved the new time."""
    plan_attendance(tx, session, now)


def session_cancelled(tx: Tx, session: Session, now: datetime) -> None:  # noqa: ARG001  As the other nouns'.
    """Nobody is asked about a session that does not take place."""
    due.drop(tx, _opens(session.id), _reminder(session.id))


def open_check_in(tx: Tx, now: datetime, session_id: SessionId) -> None:
    """Due work, ten minutes before the start and once more at it: the button for everybody with a place."""
    session = sessions.load(tx, session_id)
    if rules.check_in_closed(session, now):
        return
    if now < session.starts_at:
        # Places can be booked until the start. Whoever has the button by then does not get it twice.
        due.put(tx, "check-in-opens", _opens(session_id), session.starts_at, {"session_id": session_id})
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


def remind_of_sheet(tx: Tx, now: datetime, session_id: SessionId) -> None:
    """Due work at the end: the facilitator gets the sheet."""
    session = sessions.load(tx, session_id)
    if session.status is SessionStatus.CANCELLED or now < session.ends_at:
        return
    start = start_of(session)
    outbox.add(
        tx,
        [
            Notice(
                kind="attendance-sheet",
                key=f"attendance-sheet:{session_id}:{start}",
                to=ToMember(session.facilitator_id),
                not_before=communities.load(tx, session.community_id).decent(now),
                variables={"session": session_id, "start": start},
            )
        ],
        now,
    )


def check_in(tx: Tx, actor: Actor, now: datetime, session_id: SessionId) -> Here:
    """The member presses "I'm here"."""
    session = sessions.lock(tx, session_id)
    me = require(actor, Verb.CHECK_IN, session.community_id)
    decision = rules.check_in(attendance.presence(tx, session, me.member_id), now)
    if isinstance(decision, CheckedIn) and not decision.already:
        mark = Mark(Status.ATTENDED, decision.established)
        attendance.save(tx, session_id, [me.member_id], mark, me.member_id, now)
    return Here(decision, communities.load(tx, session.community_id))


def mark_attendance(
    tx: Tx, actor: Actor, now: datetime, session_id: SessionId, member_id: MemberId, status: Status
) -> Marked:
    """One tap on the sheet. It counts at once, and can be changed for two weeks."""
    me, sheet = _lock(tx, actor, session_id)
    refused = rules.mark(sheet, member_id, now)
    line = sheet.line(member_id)
    if refused is None and (line is None or line.mark is None or line.mark.status is not status):
        _save(tx, sheet.session, [member_id], status, me, now)
    return _marked(tx, sheet.session, refused)


def mark_the_rest(tx: Tx, actor: Actor, now: datetime, session_id: SessionId) -> Marked:
    """All attended, except those who are marked already."""
    me, sheet = _lock(tx, actor, session_id)
    wanted = rules.the_rest(sheet, now)
    if isinstance(wanted, Refused):
        return _marked(tx, sheet.session, wanted)
    if not wanted:
        return _marked(tx, sheet.session, None)
    before = attendance.last_trace(tx, session_id)
    _save(tx, sheet.session, wanted, Status.ATTENDED, me, now)
    batch = Batch(before + 1, attendance.last_trace(tx, session_id))
    return replace(_marked(tx, sheet.session, None), batch=batch)


def undo_the_rest(tx: Tx, actor: Actor, now: datetime, session_id: SessionId, batch: Batch) -> Marked:
    """Take back what one press has marked; who was marked otherwise since stays so."""
    me, sheet = _lock(tx, actor, session_id)
    if reason := rules.sheet_closed(sheet.session, now):
        return _marked(tx, sheet.session, Refused(sheet.session, reason))
    wanted = attendance.still_as_marked(tx, session_id, batch)
    if not wanted:
        return _marked(tx, sheet.session, Refused(sheet.session, "nothing-to-undo"))
    attendance.unmark(tx, session_id, wanted, me.member_id, now)
    _sheet_changed(tx, sheet.session, now)
    return _marked(tx, sheet.session, None)


def add_to_sheet(tx: Tx, actor: Actor, now: datetime, session_id: SessionId, member_id: MemberId) -> Marked:
    """Somebody came who had no place and did not press "I'm here". LookupError for who is no member here."""
    me, sheet = _lock(tx, actor, session_id)
    members.load_admitted(tx, member_id, sheet.session.community_id)
    if reason := rules.sheet_closed(sheet.session, now):
        return _marked(tx, sheet.session, Refused(sheet.session, reason))
    if sheet.line(member_id) is None:
        _save(tx, sheet.session, [member_id], Status.ATTENDED, me, now)
    return _marked(tx, sheet.session, None)


def _lock(tx: Tx, actor: Actor, session_id: SessionId) -> tuple[Membership, Sheet]:
    session = sessions.lock(tx, session_id)
    me = require(actor, Verb.MARK_ATTENDANCE, session.community_id)
    if not rules.may_mark(me, session):
        raise NotAllowedError(Verb.MARK_ATTENDANCE)
    return me, attendance.sheet(tx, session)


def _save(
    tx: Tx, session: Session, member_ids: list[MemberId], status: Status, me: Membership, now: datetime
) -> None:
    attendance.save(tx, session.id, member_ids, Mark(status, Established.SHEET), me.member_id, now)
    _sheet_changed(tx, session, now)


def _sheet_changed(tx: Tx, session: Session, now: datetime) -> None:
    # Whether the presenter presented follows the sheet, and so does a poll that waits for it.
    presenters.settle_presented(tx, now, session.id)
    polls.sheet_changed(tx, session, now)


def _marked(tx: Tx, session: Session, refused: Refused | None) -> Marked:
    return Marked(attendance.sheet(tx, session), communities.load(tx, session.community_id), refused)


def start_of(session: Session) -> str:
    """The start as notices carry it: one that names another start than the session's is out of date."""
    return f"{session.starts_at:%Y%m%dT%H%MZ}"


def _opens(session_id: SessionId) -> str:
    return f"check-in-opens:{session_id}"


def _reminder(session_id: SessionId) -> str:
    return f"sheet-reminder:{session_id}"
