"""The draw: who is in it, who comes first, and why. Pure functions; the lots are handed in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from rules.ids import DrawId, MemberId, SessionId
from rules.sessions import Session

REST: Final = timedelta(days=42)
"""After "not this time" nobody is asked again for this long: the next monthly session passes them by."""


class Pool(StrEnum):
    """Among whom the draw was made."""

    ATTENDED = "attended"
    """Everybody who has been to at least one session: the rule."""
    BOOKED = "booked"
    """Nobody has been to any session yet: those who booked this one."""
    ADMITTED = "admitted"
    """Nobody has been to any session, and nobody who booked can be asked: every member."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of one member who is admitted, willing and can be written to."""

    member_id: MemberId
    turns: int
    """Turns in the session's cycle."""
    last_turn: datetime | None
    """Start of the last session presented, in any cycle."""
    attended: bool
    """Has been to at least one session."""
    booked: bool
    """Has a place in this session."""
    clash: bool
    """Has a place in, or leads, another session at the same time."""
    asked: bool
    """Was asked for this session before."""
    rested_from: datetime | None
    """When the member last said "not this time", handed back or did not answer."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member in the draw. The lot decides between equals; each number is drawn once."""

    member_id: MemberId
    turns: int
    last_turn: datetime | None
    lot: int


@dataclass(frozen=True, slots=True)
class Draw:
    """One draw with all that it was made from."""

    id: DrawId
    session_id: SessionId
    drawn_at: datetime
    pool: Pool
    candidates: tuple[Candidate, ...]
    chosen: MemberId


def eligible(
    standings: Iterable[Standing], session: Session, now: datetime, *, any_attended: bool
) -> tuple[Pool, tuple[Standing, ...]]:
    """Who is in the draw. `any_attended`: whether anybody of the community has been to a session yet."""
    may_be_asked = [
        one
        for one in standings
        if one.member_id != session.facilitator_id
        and not one.asked
        and not one.clash
        and (one.rested_from is None or one.rested_from + REST <= now)
    ]
    if any_attended:
        return Pool.ATTENDED, tuple(one for one in may_be_asked if one.attended)
    booked = tuple(one for one in may_be_asked if one.booked)
    if booked:
        return Pool.BOOKED, booked
    return Pool.ADMITTED, tuple(may_be_asked)


def with_lots(standings: Sequence[Standing], lots: Sequence[int]) -> tuple[Candidate, ...]:
    """Each member with their lot; `lots` are as many different numbers, in an order that chance made."""
    return tuple(
        Candidate(one.member_id, one.turns, one.last_turn, lot)
        for one, lot in zip(standings, lots, strict=True)
    )


def draw(candidates: Iterable[Candidate]) -> tuple[MemberId | None, tuple[Candidate, ...]]:
    """The chosen member, and everybody in order: fewest turns, longest since the last, lowest lot."""
    ordered = tuple(sorted(candidates, key=_order))
    return (ordered[0].member_id if ordered else None), ordered


def _order(one: Candidate) -> tuple[int, bool, float, int]:
    # Who has never presented has waited longest.
    since = 0.0 if one.last_turn is None else one.last_turn.timestamp()
    return one.turns, one.last_turn is not None, since, one.lot


def replay(stored: Draw) -> MemberId | None:
    """Who the draw chooses when it is made again from what was stored: always `stored.chosen`."""
    return draw(stored.candidates)[0]


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
    _, (chosen, *others) = draw(stored.candidates)
    same_turns = [one for one in others if one.turns == chosen.turns]
    equals = [one for one in same_turns if one.last_turn == chosen.last_turn]
    if not others:
        decided_by = DecidedBy.ALONE
    elif not same_turns:
        decided_by = DecidedBy.TURNS
    elif not equals:
        decided_by = DecidedBy.LAST_TURN
    else:
        decided_by = DecidedBy.LOT
    return Reason(
        decided_by=decided_by,
        pool=stored.pool,
        candidates=len(stored.candidates),
        turns=chosen.turns,
        fewest_of_others=min((one.turns for one in others), default=None),
        last_turn=chosen.last_turn,
        lot=chosen.lot,
        equals=len(equals),
    )
