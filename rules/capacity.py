"""How many places a session has, changed up and down. Nobody who has a place loses it unnoticed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from rules.bookings import BookingView, begun
from rules.dialogue import Flow, Step
from rules.ids import MemberId
from rules.schedule import MOST_PLACES, read_places
from rules.sessions import Session

PLACES: Final = Flow("places", (Step("places", read_places),))
"""Starts out knowing the `session`, its `topic`, and how many places there are (`was`) and are `taken`."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The session has so many places; `already` when it had as many before.

    `moved` are those who wait at the front of the line for it.
    """

    session: Session
    was: int
    already: bool = False
    moved: tuple[MemberId, ...] = ()


@dataclass(frozen=True, slots=True)
class TooMany:
    """More places are taken than there would be (`wanted`), by so many (`over`): somebody must choose.

    What is `moved` already stays so; the number went down with each of them.
    """

    session: Session
    wanted: int
    over: int
    moved: tuple[MemberId, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `reason` is the id of the refusal."""

    session: Session
    reason: str


def change_places(view: BookingView, wanted: int, now: datetime) -> Changed | TooMany | Refused:
    """More or fewer places, but never fewer than are booked and held."""
    session = view.session
    if refused := _settled(session, wanted, now):
        return refused
    if wanted == session.places:
        return Changed(session, session.places, already=True)
    over = view.booked + view.held - wanted
    if over > 0:
        return TooMany(session, wanted, over)
    return Changed(replace(session, places=wanted), session.places)


def move_to_line(
    view: BookingView, wanted: int, holders: Sequence[MemberId], chosen: Iterable[MemberId], now: datetime
) -> Changed | TooMany | Refused:
    """Those chosen wait at the front of the line, and there are as many places fewer, down to `wanted`.

    Nobody is moved who holds nothing (`holders`) or need not be: places may have been given up meanwhile.
    """
    session = view.session
    if refused := _settled(session, wanted, now):
        return refused
    taken = view.booked + view.held
    names = tuple(dict.fromkeys(one for one in chosen if one in holders))
    moved = names[: max(0, taken - wanted)]
    left = taken - len(moved)
    if left <= wanted:
        already = not moved and session.places == wanted
        return Changed(replace(session, places=wanted), session.places, already=already, moved=moved)
    fewer = left if moved else session.places
    return TooMany(replace(session, places=fewer), wanted, left - wanted, moved)


def holders(
    booked: Sequence[MemberId], offered: Sequence[MemberId], presenter: MemberId | None
) -> tuple[MemberId, ...]:
    """Who would wait instead, the likeliest first: offers before places, the latest before earlier ones.

    Whoever presents comes last, for without them the session is another one.
    """
    latest = (*reversed(offered), *reversed(booked))
    return tuple(sorted(latest, key=lambda one: one == presenter))


def _settled(session: Session, wanted: int, now: datetime) -> Refused | None:
    if reason := begun(session, now):
        return Refused(session, reason)
    return None if 1 <= wanted <= MOST_PLACES else Refused(session, "no-such-number")
