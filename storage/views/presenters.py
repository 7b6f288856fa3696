"""Who presents, as staff see it; and one asking, as the member who is asked sees it."""

from dataclasses import dataclass
from datetime import datetime

from rules.communities import Community
from rules.ids import PresenterSlotId, SessionId
from rules.permissions import Actor, Verb, require
from rules.presenters import draws
from rules.presenters import slots as rules
from rules.presenters.draws import Reason
from rules.presenters.slots import Slot, SlotState
from rules.sessions import Session, Status
from storage import communities, members, sessions
from storage.db import Tx
from storage.presenters import slots

_NAMED = (SlotState.ASKED, SlotState.ACCEPTED, SlotState.PRESENTED, SlotState.MISSED)


@dataclass(frozen=True, slots=True)
class PresenterView:
    """For those who organise the session: members are not told who was asked."""

    session: Session
    community: Community
    state: SlotState | None
    """ASKED, ACCEPTED, PRESENTED or MISSED; None while nobody is asked."""
    name: str | None
    answer_by: datetime | None
    asked: int
    """How many were asked so far."""
    may_draw: bool
    """Whether nobody is asked or found, and there is time to ask somebody."""

    @property
    def is_missing(self) -> bool:
        """Whether the session takes place and nobody has agreed."""
        return self.session.status is Status.SCHEDULED and self.state in (None, SlotState.ASKED)


@dataclass(frozen=True, slots=True)
class Asking:
    """One asking, with what its screens say."""

    slot: Slot
    session: Session
    community: Community
    name: str
    """Of the member who was asked, for the notices to the facilitator."""


def presenter_of(tx: Tx, session_id: SessionId, now: datetime | None = None) -> PresenterView:
    """The caller has checked that whoever looks may know.

    Without `now`, for a notice, the notice itself says whether there is time to ask somebody.
    """
    session = sessions.load(tx, session_id)
    asked = slots.of_session(tx, session_id)
    slot = next((one for one in reversed(asked) if one.state in _NAMED), None)
    community = communities.load(tx, session.community_id)
    asked_at = None if now is None else community.decent(now)
    return PresenterView(
        session=session,
        community=community,
        state=slot.state if slot else None,
        name=members.load(tx, slot.member_id).name if slot else None,
        answer_by=min(slot.answer_by, session.starts_at) if slot else None,
        asked=len(asked),
        may_draw=slot is None and (asked_at is None or rules.may_ask(session, None, asked_at) is None),
    )


def for_staff(tx: Tx, actor: Actor, now: datetime, session_id: SessionId) -> PresenterView:
    """After a press on "Draw a presenter"."""
    require(actor, Verb.DRAW_PRESENTER, sessions.load(tx, session_id).community_id)
    return presenter_of(tx, session_id, now)


def mine(tx: Tx, actor: Actor, _now: datetime, slot_id: PresenterSlotId) -> Asking | None:
    """The asking for the member it was meant for, None for anybody else; NoSuchSlotError."""
    asking = asking_of(tx, slot_id)
    me = require(actor, Verb.ANSWER_PRESENTING, asking.session.community_id)
    return asking if asking.slot.member_id == me.member_id else None


def asking_of(tx: Tx, slot_id: PresenterSlotId) -> Asking:
    """For a notice; NoSuchSlotError when there is none."""
    slot = slots.load(tx, slot_id)
    session = sessions.load(tx, slot.session_id)
    return Asking(
        slot=slot,
        session=session,
        community=communities.load(tx, session.community_id),
        name=members.load(tx, slot.member_id).name,
    )


def why_me(tx: Tx, actor: Actor, now: datetime, slot_id: PresenterSlotId) -> tuple[Asking, Reason] | None:
    """The figures of the stored draw, for the member it chose; None for anybody else."""
    asking = mine(tx, actor, now, slot_id)
    if asking is None:
        return None
    return asking, draws.why(slots.load_draw(tx, asking.slot.draw_id))
