"""Standings, slots and a session for the tests of presenting."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from rules.ids import DrawId, MemberId, PresenterSlotId
from rules.presenters import times
from rules.presenters.draws import Standing
from rules.presenters.slots import Part, Slot, SlotState
from tests import sample

START = datetime(2026, 11, 19, 17, tzinfo=UTC)
NOW = START - timedelta(days=14)
SESSION = sample.session(facilitator_id=MemberId(99))
AMARA, BEN = MemberId(7), MemberId(8)


def standing(*members, **changes):
    known = Standing(
        tuple(MemberId(one) for one in members),
        turns=0,
        last_turn=None,
        attended=True,
        booked=False,
        clash=False,
        asked=False,
        resting=False,
    )
    return replace(known, **changes)


def slot(state=SlotState.ASKED, member=AMARA, part=Part.PRESENTER, session=SESSION, number=5):
    return Slot(
        PresenterSlotId(number),
        session.id,
        MemberId(member),
        DrawId(3),
        state,
        NOW,
        NOW + times.TO_ANSWER,
        NOW,
        part,
    )
