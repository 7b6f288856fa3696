"""The draw: who is in it, who comes first, and why. Pure functions; the lot is handed in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from rules.ids import DrawId, MemberId, SessionId

REST: Final = timedelta(days=42)
"""After "not this time" nobody is asked again for this long: the next monthly session passes them by.
It is a promise to the member, so it holds even when nobody else is left to be asked."""
AHEAD: Final = 0
"""How many turns more than the fewest a volunteer may have and still go before everybody else. With 0,
volunteering puts nobody two turns ahead of somebody who could be asked."""


class Pool(StrEnum):
    """Among whom the draw was made."""

    VOLUNTEERS = "volunteers"
    """Those who offered themselves, for this session or for its topic."""
    ATTENDED = "attended"
    """Everybody who has been to at least one session: the rule."""
    BOOKED = "booked"
    """Nobody has been to any session yet: those who booked this one."""
    ADMITTED = "admitted"
    """Nobody has been to any session, and nobody who booked can be asked: every member."""


class Volunteering(StrEnum):
    """What a member has offered; for a session counts where they have offered both."""

    SESSION = "session"
    """To present at this session: they have said yes, and are not asked."""
    TOPIC = "topic"
    """To present on this topic some day: they are asked, before others."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How some members stand before a draw, and who they are.

    All of them are admitted, willing and can be written to. Members who differ in nothing that the draw looks
    at share one standing, so that a community of thousands has few.
    """

    members: tuple[MemberId, ...]
    turns: int
    """Turns in the session's cycle."""
    last_turn: datetime | None
    """Start of the last session presented, in any cycle."""
    attended: bool
    """Have been to at least one session."""
    booked: bool
    """Have a place in this session."""
    clash: bool
    """Lead this session, or have a place in, or lead, another one at the same time."""
    asked: bool
    """Were asked for this session before, or took back an offer to present at it: they have answered."""
    resting: bool
    """Said "not this time", handed back or did not answer less than REST ago."""
    volunteering: Volunteering | None = None


@dataclass(frozen=True, slots=True)
class Behind:
    """Those who come after the first."""

    members: int
    turns: int
    """Of the foremost among them."""


@dataclass(frozen=True, slots=True)
class Front:
    """Those who come first, equal in turns and in wait, in order of their ids; and how many come after."""

    members: tuple[MemberId, ...]
    turns: int
    last_turn: datetime | None
    behind: Behind | None

    @property
    def candidates(self) -> int:
        """How many were in the draw."""
        return len(self.members) + (self.behind.members if self.behind else 0)


@dataclass(frozen=True, slots=True)
class Draw:
    """One draw with what it takes to make it again."""

    id: DrawId
    session_id: SessionId
    drawn_at: datetime
    pool: Pool
    front: Front
    lot: int
    """A number from 1 to as many as come first: chance's only part in it."""
    chosen: MemberId


def resting_since(now: datetime) -> datetime:
    """Who said no after this moment still rests."""
    return now - REST


def eligible(
    standings: Iterable[Standing], *, any_attended: bool, near: bool = False
) -> tuple[Pool, tuple[Standing, ...]]:
    """Who is in the draw. `any_attended`: whether anybody of the community has been to a session yet.

    Volunteers go first, as long as that puts none of them two turns ahead of somebody who could be asked;
    where the start is `near` they go first in any case. Who volunteers for the session itself has said yes,
    so neither an earlier answer nor a rest keeps them out.
    """
    everybody = [one for one in standings if not one.clash]
    pool, others = usual(everybody, any_attended=any_attended)
    fewest = min((one.turns for one in others), default=None)
    volunteers = tuple(
        one for one in everybody if _offers(one) and (near or fewest is None or one.turns <= fewest + AHEAD)
    )
    return (Pool.VOLUNTEERS, volunteers) if volunteers else (pool, others)


def usual(standings: Iterable[Standing], *, any_attended: bool) -> tuple[Pool, tuple[Standing, ...]]:
    """Who may be asked where nobody has offered to present."""
    may_be_asked = [one for one in standings if not (one.clash or one.asked or one.resting)]
    if any_attended:
        return Pool.ATTENDED, tuple(one for one in may_be_asked if one.attended)
    booked = tuple(one for one in may_be_asked if one.booked)
    return (Pool.BOOKED, booked) if booked else (Pool.ADMITTED, tuple(may_be_asked))


def _offers(one: Standing) -> bool:
    if one.volunteering is Volunteering.TOPIC:
        return not one.asked and not one.resting
    return one.volunteering is Volunteering.SESSION


def front(standings: Iterable[Standing]) -> Front | None:
    """Who comes first: fewest turns, then longest since the last. None when there is nobody."""
    ordered = sorted(standings, key=_order)
    if not ordered:
        return None
    first = [one for one in ordered if _order(one) == _order(ordered[0])]
    others = ordered[len(first) :]
    members = sorted(member for one in first for member in one.members)
    behind = Behind(sum(len(one.members) for one in others), others[0].turns) if others else None
    return Front(tuple(members), first[0].turns, first[0].last_turn, behind)


def _order(one: Standing) -> tuple[int, bool, float]:
    # Who has never presented has waited longest.
    since = 0.0 if one.last_turn is None else one.last_turn.timestamp()
    return one.turns, one.last_turn is not None, since


def choose(first: Front, lot: int) -> MemberId:
    """Whom the lot falls on; `lot` is a number from 1 to as many as come first."""
    return first.members[lot - 1]


def replay(stored: Draw) -> MemberId:
    """Who the draw chooses when it is made again from what was stored: always `stored.chosen`."""
    return choose(stored.front, stored.lot)


class DecidedBy(StrEnum):
    """What made the difference."""

    ALONE = "alone"
    TURNS = "turns"
    LAST_TURN = "last-turn"
    LOT = "lot"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a member was chosen, in figures about them; of the others nothing but how many and how few."""

    decided_by: DecidedBy
    pool: Pool
    candidates: int
    turns: int
    fewest_of_others: int | None
    """None when there was nobody else."""
    last_turn: datetime | None
    lot: int
    equals: int
    """How many others had the same turns and the same wait, so that the lot decided."""


def why(stored: Draw) -> Reason:
    """The figures behind "Why me?"."""
    first = stored.front
    equals = len(first.members) - 1
    fewest: int | None = first.behind.turns if first.behind else None
    if equals:
        decided_by, fewest = DecidedBy.LOT, first.turns
    elif fewest is None:
        decided_by = DecidedBy.ALONE
    else:
        decided_by = DecidedBy.TURNS if fewest > first.turns else DecidedBy.LAST_TURN
    return Reason(
        decided_by=decided_by,
        pool=stored.pool,
        candidates=first.candidates,
        turns=first.turns,
        fewest_of_others=fewest,
        last_turn=first.last_turn,
        lot=stored.lot,
        equals=equals,
    )
