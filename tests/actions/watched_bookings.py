"""The promises about places, looked at after every step of a history; what is looked at is read at once."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from rules.bookings import Change, Phase, phase
from rules.ids import MemberId
from rules.sessions import Change as SessionChange
from screens import places
from storage import bookings as stored
from storage import due
from storage.sessions import load
from storage.tables import (
    BookingChangeRow,
    BookingRow,
    OutboxRow,
    PlaceOfferRow,
    SessionChangeRow,
    WaitlistEntryRow,
)
from storage.upsert import columns
from storage.views import bookings as views
from tests.handlers.composing import TEXTS

REMINDERS = ("reminder-week", "reminder-day", "reminder-hour")
COMPOSED = (*REMINDERS, "who-comes", "place-offered", "place-free", "offer-lapsed", "moved-to-line")
"""The messages that are composed and looked at as they go out."""
COUNTED = (
    "place-offered",
    "offer-lapsed",
    "moved-to-line",
    "booked-for",
    "cancelled-for",
    "my-place",
    "place-added",
    "session-moved",
    "session-cancelled",
)
"""The messages of which exactly as many are owed as there were changes."""
_FOR_SOMEBODY = {
    Change.BOOKED: "booked-for",
    Change.WAITLISTED: "booked-for",
    Change.CANCELLED: "cancelled-for",
    Change.LEFT_LIST: "cancelled-for",
    Change.DECLINED: "cancelled-for",
    Change.MOVED_TO_LINE: "moved-to-line",
}
_LONDON = ZoneInfo("Europe/London")
_view = stored.view
"""The truth, also where a test plants a lie."""


class BrokenError(AssertionError):
    """A promise that was not kept."""


def must(kept, broken):
    if not kept:
        raise BrokenError(broken)


@dataclass(frozen=True)
class State:
    """The places of one session at one moment."""

    session: object
    booked: list
    line: dict
    """Who waits, offers included, in order: the id of their entry."""
    offers: dict
    """The newest offer of each member."""
    shown: dict
    """What each who waits without an offer reads."""

    @property
    def held(self):
        return {member for member, offer in self.offers.items() if offer.state == "open"}

    @property
    def waiting(self):
        return [member for member in self.line if member not in self.held]


@dataclass(frozen=True)
class Seen:
    """Everything at one moment, and what was written since the moment before."""

    states: dict
    more_to_do: bool
    offers: list
    changes: list
    session_changes: list
    owed: list


class Watch:
    """Keeps what it saw last, so that it can tell what a step has done."""

    def __init__(self, world, facilitator):
        self.world = world
        self.facilitator = facilitator
        self.newest = {}
        self.told = Counter()
        """How often each message of what can be sent once only was sent."""
        self.states = {}
        self.presenting = frozenset()
        """Who was given a place to present: by a rule of its own."""

    def begin(self, sessions):
        """Take what is there now for what was there before."""
        self.states = self._read(sessions).states

    def look(self, sessions, *, in_group=False):
        """After a step, or a piece of due work: every promise. `in_group` says where somebody has pressed."""
        before, seen = self.states, self._read(sessions)
        self.states = seen.states
        for state in seen.states.values():
            self._places(state, more_to_do=seen.more_to_do)
        self._order(before, seen)
        self._told_once(before, seen, in_group=in_group)

    def look_at_message(self, owed, words):
        """A message as it goes out: true now, to the right person, and not at night unless it is near."""
        now, kind = self.world.now, owed.kind
        session = self.world.db.read_now(load, owed.variables["session"])
        view = self.world.db.read_now(_view, session, MemberId(owed.member_id), now)
        if kind in REMINDERS or kind == "who-comes":
            must(session.status == "scheduled", "a reminder of what was cancelled")
            must(owed.variables["starts"] == session.starts_unix, "a reminder of another time")
            self._once((kind, session.id, session.starts_at, owed.member_id), "reminded twice")
        if kind in REMINDERS:
            must(view.mine.booked, "a reminder of a place that was given up")
        if kind == "place-offered":
            must(view.mine.offer is not None and "held for you" in words, "an offer that is none")
        if kind == "place-free":
            must(view.mine.position is not None, "a free place told to somebody who does not wait")
            must(view.free > 0, "a free place that is none")
            entry = self.world.db.read_now(self._entry, session.id, owed.member_id)
            self._once((kind, entry, session.starts_at), "told twice of free places")
        near = session.starts_at - now <= timedelta(hours=2)
        must(near or 8 <= now.astimezone(_LONDON).hour < 20, f"{kind} at night")

    def _once(self, what, otherwise):
        self.told[what] += 1
        must(self.told[what] == 1, otherwise)

    def _places(self, state, *, more_to_do):
        session, now = state.session, self.world.now
        taken = len(state.booked) + len(state.held)
        must(taken <= session.places, "oversold")
        must(len(set(state.booked)) == len(state.booked), "two places for one doctor")
        must(not set(state.line) & set(state.booked), "somebody has a place and waits")
        must(state.held <= set(state.line), "an offer to somebody who does not wait")
        stage = phase(session, now)
        if stage is Phase.LINE:
            must(taken == session.places or not state.waiting, "a place is idle while somebody waits")
            for position, member in enumerate(state.waiting, 1):
                must(f"You are number {position} in line" in state.shown[member], "a position is not true")
        elif not more_to_do:
            must(not state.held, "a place is held in the last two hours, or after booking has closed")

    def _order(self, before, seen):
        """Offers went to the first in line, and nobody got a place before them."""
        for change in seen.changes:
            if change.session_id not in before or change.session_id not in seen.states:
                continue
            then, state = before[change.session_id], seen.states[change.session_id]
            touched = {one.member_id for one in seen.changes if one.session_id == change.session_id}
            if change.change == Change.OFFERED:
                kept = set(state.waiting) - touched
                line = list(then.line)
                if change.member_id in line:
                    line = line[: line.index(change.member_id)]
                must(not kept & set(line), "somebody was offered a place, others were passed over")
            if change.change == Change.BOOKED and change.by_member_id in (
                change.member_id,
                self.facilitator,
            ):
                self._was_next(change.member_id, then)

    def _was_next(self, member, then):
        """Whoever has just got a place had an offer, or nobody waited; but see the last two hours."""
        entitled = member in then.held or phase(then.session, self.world.now) is not Phase.LINE
        must(entitled or not then.waiting or member in self.presenting, "somebody overtook the line")

    def _told_once(self, before, seen, *, in_group):
        owed = Counter(
            (row.kind, row.variables["session"], row.member_id) for row in seen.owed if row.kind in COUNTED
        )
        expected = Counter(
            ("place-offered", offer.session_id, offer.member_id) for offer in seen.offers if offer.told
        )
        for change in seen.changes:
            expected += self._of_booking(seen, change, in_group=in_group)
        for change in seen.session_changes:
            expected += self._of_session(before, change)
        must(owed == expected, f"not told once: {expected - owed} is missing, {owed - expected} too much")

    def _of_booking(self, seen, change, *, in_group):
        """What is to be told of a change of somebody's place, and to whom."""
        whom, kind = (change.session_id, change.member_id), Change(change.change)
        expected = Counter()
        if kind is Change.LAPSED and self._is_told(seen, change):
            expected["offer-lapsed", *whom] += 1
        if change.by_member_id == self.facilitator != change.member_id and kind in _FOR_SOMEBODY:
            expected[_FOR_SOMEBODY[kind], *whom] += 1
        if in_group and kind in (Change.BOOKED, Change.WAITLISTED):
            expected["my-place", *whom] += 1
        return expected

    def _of_session(self, before, change):
        """What is to be told of a change of the session: to all who come or wait, but for who did it."""
        kind, then = f"session-{change.change}", before[change.session_id]
        expected = Counter()
        if kind in COUNTED:
            everybody = {*then.booked, *then.line} - {self.facilitator}
            expected += Counter((kind, change.session_id, one) for one in everybody)
        if change.change == SessionChange.PLACES and change.by_member_id != self.facilitator:
            expected["place-added", change.session_id, self.facilitator] += 1
        return expected

    def _is_told(self, seen, change):
        """Whether this lapse is: not in the last two hours, when all who wait hear of the free place."""
        state = seen.states[change.session_id]
        return state.offers[change.member_id].told and phase(state.session, change.at) is not Phase.FIRST_COME

    # What is read.

    def _read(self, sessions):
        return self.world.db.read_now(self._read_all, sessions)

    def _read_all(self, tx, sessions):
        return Seen(
            states={one: self._state(tx, one) for one in sessions},
            more_to_do=bool(due.ready(tx, self.world.now)),
            offers=self._new(tx, PlaceOfferRow),
            changes=self._new(tx, BookingChangeRow),
            session_changes=self._new(tx, SessionChangeRow),
            owed=self._new(tx, OutboxRow),
        )

    def _new(self, tx, row):
        """The rows that were not there when this was last asked."""
        table = columns(row)
        found = tx.execute(
            sa.select(table).where(table.c.id > self.newest.get(row, 0)).order_by(table.c.id)
        ).all()
        if found:
            self.newest[row] = found[-1].id
        return found

    def _state(self, tx, session_id):
        session = load(tx, session_id)
        booked, line, offers = map(columns, (BookingRow, WaitlistEntryRow, PlaceOfferRow))
        state = State(
            session=session,
            booked=list(
                tx.execute(sa.select(booked.c.member_id).where(booked.c.session_id == session_id)).scalars()
            ),
            line={
                row.member_id: row.id
                for row in tx.execute(
                    sa.select(line).where(line.c.session_id == session_id).order_by(line.c.place_in_line)
                )
            },
            offers={
                row.member_id: row
                for row in tx.execute(
                    sa.select(offers).where(offers.c.session_id == session_id).order_by(offers.c.id)
                )
            },
            shown={},
        )
        for member in state.waiting:
            state.shown[member] = TEXTS.body(places.my_place(views.of_member(tx, session_id, member)))
        return state

    @staticmethod
    def _entry(tx, session_id, member_id):
        line = columns(WaitlistEntryRow)
        mine = line.c.session_id == session_id, line.c.member_id == member_id
        return tx.execute(sa.select(line.c.id).where(*mine)).scalar_one()
