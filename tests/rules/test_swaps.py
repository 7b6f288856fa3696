"""A swap is offered by one presenter, agreed to by the other, and changes nothing otherwise."""

from dataclasses import replace
from datetime import timedelta

import pytest

from rules.ids import CycleId, MemberId, PresenterSlotId, PresenterSwapId, SessionId
from rules.presenters import swaps
from rules.presenters.slots import Part, SlotState
from rules.presenters.swaps import Refused, Side, Swap, Swapped, SwapState
from rules.sessions import Kind, Status
from tests.rules.presenters_world import AMARA, BEN, NOW, SESSION, START, slot

LATER = replace(SESSION, id=SessionId(2), starts_at=START + timedelta(days=21))
MINE = Side(slot(SlotState.ACCEPTED), SESSION, AMARA, clash=False)
THEIRS = Side(slot(SlotState.ACCEPTED, BEN, session=LATER, number=6), LATER, BEN, clash=False)
SWAP = Swap(
    PresenterSwapId(1),
    PresenterSlotId(5),
    PresenterSlotId(6),
    SwapState.OPEN,
    NOW + timedelta(hours=48),
)
IN_THE_WAY = [
    ("slot", {"slot": slot(SlotState.HANDED_BACK, BEN, session=LATER)}, "gone"),
    ("only asked", {"slot": slot(SlotState.ASKED, BEN, session=LATER)}, "gone"),
    ("a backup", {"slot": slot(SlotState.ACCEPTED, BEN, Part.BACKUP, LATER)}, "gone"),
    ("cancelled", {"session": replace(LATER, status=Status.CANCELLED)}, "gone"),
    ("begun", {"session": replace(LATER, starts_at=NOW)}, "gone"),
    ("no case", {"session": replace(LATER, kind=Kind.WORKSHOP)}, "gone"),
    ("the same", {"session": SESSION}, "gone"),
    ("another cycle", {"session": replace(LATER, cycle_id=CycleId(9))}, "other-cycle"),
    ("not open", {"comes_as": None}, "not-open"),
    ("clash", {"clash": True}, "clash"),
]


def offer(mine=MINE, other=THEIRS, member=AMARA, asked_at=NOW, now=NOW, offered=0):
    return swaps.offer(mine, other, member, asked_at, now, offered=offered)


class TestTheOffer:
    def test_stands_for_two_days(self):
        assert offer() == NOW + timedelta(hours=48)

    def test_and_ends_a_day_before_the_earlier_start(self):
        near = START - timedelta(hours=30)
        assert offer(asked_at=near, now=near) == START - timedelta(hours=24)
        too_near = START - timedelta(hours=24)
        assert offer(asked_at=too_near, now=too_near) == Refused("too-late")

    def test_by_somebody_who_is_only_asked(self):
        assert offer(replace(MINE, slot=slot())) == NOW + timedelta(hours=48)

    @pytest.mark.parametrize(("what", "changes", "reason"), IN_THE_WAY)
    def test_the_other_cannot(self, what, changes, reason):
        assert offer(other=replace(THEIRS, **changes)) == Refused(reason)

    @pytest.mark.parametrize(
        ("changes", "reason"),
        [
            ({"comes_as": None}, "not-open"),
            ({"clash": True}, "clash"),
            ({"slot": slot(SlotState.DECLINED)}, "not-yours-any-more"),
            ({"slot": slot(SlotState.ACCEPTED, part=Part.BACKUP)}, "not-yours-any-more"),
            ({"session": replace(SESSION, status=Status.CANCELLED)}, "session-cancelled"),
            ({"session": replace(SESSION, starts_at=NOW)}, "session-begun"),
        ],
    )
    def test_i_cannot(self, changes, reason):
        assert offer(replace(MINE, **changes)) == Refused(reason)

    def test_not_without_end_and_not_for_others(self):
        assert offer(offered=swaps.MOST_OFFERED) == Refused("too-many")
        assert offer(member=BEN) == Refused("not-yours")


class TestTheAnswer:
    def test_agreed_once(self):
        agreed = swaps.agree(SWAP, THEIRS, MINE, BEN, NOW)
        assert agreed == Swapped(replace(SWAP, state=SwapState.AGREED))
        assert swaps.agree(agreed.swap, THEIRS, MINE, BEN, NOW) == Swapped(agreed.swap, already=True)

    def test_not_by_others_and_not_too_late(self):
        assert swaps.agree(SWAP, THEIRS, MINE, MemberId(77), NOW) == Refused("not-yours")
        assert swaps.agree(SWAP, THEIRS, MINE, BEN, SWAP.expires_at) == Refused("gone")
        for state in (SwapState.DECLINED, SwapState.LAPSED, SwapState.WITHDRAWN):
            over = replace(SWAP, state=state)
            assert swaps.agree(over, THEIRS, MINE, BEN, NOW) == Refused("gone")

    @pytest.mark.parametrize(("what", "changes", "reason"), IN_THE_WAY)
    def test_everything_is_looked_at_again(self, what, changes, reason):
        assert swaps.agree(SWAP, replace(THEIRS, **changes), MINE, BEN, NOW) == Refused(reason)

    def test_the_one_who_offered_may_have_answered_meanwhile(self):
        handed_back = replace(MINE, slot=slot(SlotState.HANDED_BACK))
        assert swaps.agree(SWAP, THEIRS, handed_back, BEN, NOW) == Refused("gone")

    def test_declined_once(self):
        declined = swaps.decline(SWAP, THEIRS.slot, BEN)
        assert declined == Swapped(replace(SWAP, state=SwapState.DECLINED))
        assert swaps.decline(declined.swap, THEIRS.slot, BEN) == Swapped(declined.swap, already=True)
        assert swaps.decline(SWAP, THEIRS.slot, AMARA) == Refused("not-yours")
        assert swaps.decline(replace(SWAP, state=SwapState.AGREED), THEIRS.slot, BEN) == Refused("gone")

    @pytest.mark.parametrize("before", SwapState)
    @pytest.mark.parametrize("after", SwapState)
    def test_no_step_but_those_of_the_table(self, before, after):
        swap = replace(SWAP, state=before)
        if after in swaps.TRANSITIONS[before]:
            assert swap.to(after).state is after
        else:
            with pytest.raises(ValueError, match="cannot become"):
                swap.to(after)
