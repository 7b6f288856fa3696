"""Attendance: every mark with what follows from it, and the facilitator's sheet."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from actions import interviews, missed, polls, presenters
from actions.certificates import ending
from rules import attendance as rules
from rules.attendance import Batch, Established, Refused, Seen, Sheet, Status
from rules.communities import Community
from rules.dialogue import Draft, Problem
from rules.ids import MemberId, SessionId
from rules.notices import Notice, ToMember
from rules.permissions import Actor, Membership, Verb
from rules.sessions import Session
from rules.sessions import Status as SessionStatus
from rules.sheets import Found, find
from storage import attendance, communities, due, members, outbox, sessions
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Finding:
    """The names that were found for a sheet."""

    sheet: Sheet
    community: Community
    found: Found


@dataclass(frozen=True, slots=True)
class Marked:
    """The sheet as it stands after a tap; with a refusal, nothing was changed."""

    sheet: Sheet
    community: Community
    refused: Refused | None = None
    batch: Batch | None = None
    """What one press has marked for several, and one more can take back."""
    checking_in: bool = False
    """Whether check-in is open, so that the code can be shown."""


def record(tx: Tx, session: Session, marks: Sequence[Seen], by: MemberId | None, now: datetime) -> None:
    """Note who was there, with its trace, and do what follows from it. The caller holds the session's lock.

    Every mark goes through here, whoever makes it; `by` is None when it was nobody of the community.
    """
    if not marks:
        return
    attendance.save(tx, session.id, marks, by, now)
    marked = [one.member_id for one in marks]
    for follow in _MARKED:
        follow(tx, session, marked, now)


def _settle_presented(tx: Tx, session: Session, _marked: Collection[MemberId], now: datetime) -> None:
    """Whether the presenter presented follows the sheet."""
    presenters.settle_presented(tx, now, session.id)


def _decide_poll(tx: Tx, session: Session, _marked: Collection[MemberId], now: datetime) -> None:
    """A poll that waits for the sheet does so too."""
    polls.sheet_changed(tx, session, now)


# What follows from marks: called with the transaction, the session, the members marked and now, under the
# session's lock and after the marks were saved. A noun that follows the sheet adds its line.
_MARKED: tuple[Callable[[Tx, Session, Collection[MemberId], datetime], None], ...] = (
    _settle_presented,
    _decide_poll,
    interviews.marks_changed,
    missed.marks_changed,
    ending.marks_changed,
)


def plan_attendance(tx: Tx, session: Session, now: datetime) -> None:  # noqa: ARG001  As the other nouns' plans.
    """Have the sheet of this session sent at its end, whenever that is."""
    due.put(tx, "sheet-reminder", _reminder(session.id), session.ends_at, {"session_id": session.id})


def session_cancelled(tx: Tx, session: Session, now: datetime) -> None:  # noqa: ARG001  As the other nouns'.
    """Nobody is asked who was at a session that does not take place."""
    due.drop(tx, _reminder(session.id))


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


def mark_attendance(
    tx: Tx,
    actor: Actor,
    now: datetime,
    session_id: SessionId,
    member_id: MemberId,
    status: Status | None,
    minutes: int | None = None,
) -> Marked:
    """One tap on the sheet. It counts at once, and can be changed for two weeks.

    Without a status it takes the mark back.
    """
    me, sheet = _lock(tx, actor, session_id)
    refused = rules.mark(sheet, member_id, now)
    seen = Seen(member_id, status, Established.SHEET, minutes)
    if refused is None and rules.is_news(sheet, seen):
        record(tx, sheet.session, [seen], me.member_id, now)
    return _marked(tx, sheet.session, now, refused)


def mark_the_rest(tx: Tx, actor: Actor, now: datetime, session_id: SessionId) -> Marked:
    """All attended, except those who are marked already."""
    me, sheet = _lock(tx, actor, session_id)
    wanted = rules.the_rest(sheet, now)
    if isinstance(wanted, Refused):
        return _marked(tx, sheet.session, now, wanted)
    if not wanted:
        return _marked(tx, sheet.session, now)
    before = attendance.last_trace(tx, session_id)
    _save(tx, sheet.session, wanted, Status.ATTENDED, me, now)
    batch = Batch(before + 1, attendance.last_trace(tx, session_id))
    return replace(_marked(tx, sheet.session, now), batch=batch)


def undo_the_rest(tx: Tx, actor: Actor, now: datetime, session_id: SessionId, batch: Batch) -> Marked:
    """Take back what one press has marked; who was marked otherwise since stays so."""
    me, sheet = _lock(tx, actor, session_id)
    if reason := rules.sheet_closed(sheet.session, now):
        return _marked(tx, sheet.session, now, Refused(sheet.session, reason))
    wanted = attendance.still_as_marked(tx, session_id, batch)
    if not wanted:
        return _marked(tx, sheet.session, now, Refused(sheet.session, "nothing-to-undo"))
    unmarked = [Seen(one, None, Established.SHEET) for one in wanted]
    record(tx, sheet.session, unmarked, me.member_id, now)
    return _marked(tx, sheet.session, now)


def add_to_sheet(tx: Tx, actor: Actor, now: datetime, session_id: SessionId, member_id: MemberId) -> Marked:
    """Somebody came who had no place and did not press "I'm here". LookupError for who is no member here."""
    me, sheet = _lock(tx, actor, session_id)
    listed = {one for one, _ in attendance.all_others(tx, sheet.session)}
    if sheet.line(member_id) is None and member_id not in listed:
        raise members.NoSuchMemberError(member_id)
    if reason := rules.sheet_closed(sheet.session, now):
        return _marked(tx, sheet.session, now, Refused(sheet.session, reason))
    if sheet.line(member_id) is None:
        _save(tx, sheet.session, [member_id], Status.ATTENDED, me, now)
    return _marked(tx, sheet.session, now)


def find_on_sheet(tx: Tx, actor: Actor, _now: datetime, draft: Draft) -> Finding | Problem:
    """The end of the dialogue "find": the names that fit what was typed. Nothing is changed."""
    session = sessions.load(tx, SessionId(draft.answers["session"]))
    rules.require_sheet(actor, Verb.MARK_ATTENDANCE, session)
    typed = draft.answers["name"]
    sheet = attendance.sheet(tx, session)
    found = find(sheet, attendance.all_others(tx, session), typed)
    if not found.on_sheet and not found.others:
        return Problem("find-nobody", {"typed": typed})
    return Finding(sheet, communities.load(tx, session.community_id), found)


def _lock(tx: Tx, actor: Actor, session_id: SessionId) -> tuple[Membership, Sheet]:
    session = sessions.lock(tx, session_id)
    me = rules.require_sheet(actor, Verb.MARK_ATTENDANCE, session)
    return me, attendance.sheet(tx, session)


def _save(
    tx: Tx, session: Session, member_ids: list[MemberId], status: Status, me: Membership, now: datetime
) -> None:
    seen = [Seen(one, status, Established.SHEET) for one in member_ids]
    record(tx, session, seen, me.member_id, now)


def _marked(tx: Tx, session: Session, now: datetime, refused: Refused | None = None) -> Marked:
    return Marked(
        attendance.sheet(tx, session),
        communities.load(tx, session.community_id),
        refused,
        checking_in=rules.check_in_closed(session, now) is None,
    )


def start_of(session: Session) -> str:
    """The start as notices carry it: one that names another start than the session's is out of date."""
    return f"{session.starts_at:%Y%m%dT%H%MZ}"


def _reminder(session_id: SessionId) -> str:
    return f"sheet-reminder:{session_id}"
