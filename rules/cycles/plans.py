"""A year's plan before it counts: each date can be moved, left out or given a topic.

It lives among the answers of the dialogue "cycle" until it is confirmed: `moves` by the number of the date in
the rhythm, `out`, and `order`, the topics in the order of the dates. They hold for the `basis` they were made
on: another first date, rhythm or number begins anew.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from rules.communities import Community
from rules.cycles.dates import at_time_of, dates, free_day
from rules.dialogue import Problem
from rules.ids import MemberId
from rules.schedule import Plan, starting_in
from rules.schedule import planned as as_session
from rules.sessions import Session

_Answers = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PlannedDate:
    """One date of a plan. `index` is its number in the rhythm, for ever; `starts_at` is UTC."""

    index: int
    starts_at: datetime
    out: bool
    """Whether it is left out."""
    topic: str = ""
    """Empty while it is not settled, and when the date is left out."""


class Mark(StrEnum):
    """What somebody who plans should know of a date."""

    HOLIDAY = "holiday"
    PAST = "past"
    LEADS = "leads"
    """Who plans leads another session at that time."""
    OTHER = "other"
    """The community has another session at that time."""
    TWICE = "twice"
    """Another date of the same plan is at that time."""
    CLOCKS = "clocks"
    """The first date after the clocks have changed: the time of day stays."""


@dataclass(frozen=True, slots=True)
class MarkedDate:
    """A date with what should be known of it. `number` counts those that are not left out, from 1 on."""

    planned: PlannedDate
    number: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What dates are checked against: the day and the hour, and what there is already."""

    now: datetime
    zone: ZoneInfo
    minutes: int
    """How long each session of the plan lasts."""
    holidays: Collection[date]
    others: Sequence[Session]
    leads: Collection[MemberId]
    """Who plans, in every community."""


class Turn(StrEnum):
    """What a press does to one date of a plan."""

    EARLIER = "e"
    LATER = "l"
    FREE = "f"
    """To the next day that is no bank holiday."""
    OUT = "x"
    IN = "i"


def planned(answers: _Answers, zone: ZoneInfo) -> tuple[PlannedDate, ...]:
    """The dates the answers describe, in order of time, with the topics in theirs."""
    moves, out = _held(answers, "moves", {}), _held(answers, "out", [])
    rhythm = dates(starting_in(answers, zone), answers["rhythm"], answers["number"], zone)
    found = [
        PlannedDate(index, datetime.fromisoformat(moves.get(str(index), at.isoformat())), index in out)
        for index, at in enumerate(rhythm)
    ]
    found.sort(key=lambda one: (one.starts_at, one.index))
    topics = iter(_order(answers))
    return tuple(one if one.out else replace(one, topic=next(topics, "")) for one in found)


def kept(plan: Sequence[PlannedDate]) -> tuple[PlannedDate, ...]:
    """The dates that are not left out."""
    return tuple(one for one in plan if not one.out)


def sessions(answers: _Answers, community: Community) -> tuple[Plan, ...]:
    """The sessions that the confirmed answers come to."""
    return tuple(
        as_session(answers, community, one.topic, one.starts_at)
        for one in kept(planned(answers, community.zone))
    )


def wrong(plan: Sequence[PlannedDate], now: datetime) -> Problem | None:
    """Why the plan cannot count as it is, if so."""
    if not kept(plan):
        return Problem("cycle-nothing-left", {}, step="dates")
    past = next((one.starts_at for one in kept(plan) if one.starts_at <= now), None)
    return None if past is None else Problem("cycle-date-past", {"moment": past}, step="dates")


def turned(
    answers: _Answers, zone: ZoneInfo, index: int, turn: Turn, holidays: Mapping[date, str]
) -> dict[str, Any] | None:
    """The answers after one date was changed; None when there is no such date."""
    one = _of(planned(answers, zone), index)
    if one is None:
        return None
    out = [held for held in _held(answers, "out", []) if held != index]
    local = one.starts_at.astimezone(zone)
    if turn is Turn.OUT:
        return _with(answers, out=[*out, index])
    if turn is Turn.IN:
        return _with(answers, out=out)
    if turn is Turn.FREE:
        day = free_day(local.date(), holidays)
    else:
        day = local.date() + timedelta(weeks=1 if turn is Turn.LATER else -1)
    return placed(answers, index, at_time_of(local, day, zone))


def too_early(changed: _Answers, zone: ZoneInfo, index: int, turn: Turn, now: datetime) -> Problem | None:
    """Why that date cannot go a week earlier, if so; `changed` are the answers afterwards."""
    one = _of(planned(changed, zone), index)
    if turn is not Turn.EARLIER or one is None or one.starts_at > now:
        return None
    return Problem("cycle-not-earlier", {"moment": one.starts_at}, step="date")


def placed(answers: _Answers, index: int, at: datetime) -> dict[str, Any]:
    """The answers with that date at another moment."""
    return _with(answers, moves={**_held(answers, "moves", {}), str(index): at.isoformat()})


def opened(answers: _Answers, index: int | None, *, topic: bool = False) -> dict[str, Any]:
    """The answers with one date open, for its time or its topic; None for all dates."""
    return {**answers, "open": index, "asks": "topic" if topic else "date"}


def voted(answers: _Answers) -> dict[str, Any]:
    """The answers with the topics in the order that the group voted for."""
    return _with(answers, order=[*answers.get("voted", [])])


def given_topic(answers: _Answers, zone: ZoneInfo, index: int, topic: str) -> dict[str, Any] | None:
    """The answers with that date about this topic; the date that had it gets the one that was here.

    None when there is no such date.
    """
    shown = kept(planned(answers, zone))
    one = _of(shown, index)
    if one is None:
        return None
    at = shown.index(one)
    order = [*_order(answers)]
    order += [""] * (at + 1 - len(order))
    if topic and topic in order:
        order[order.index(topic)] = order[at]
    order[at] = topic
    return _with(answers, order=order)


def marked(plan: Sequence[PlannedDate], around: Around) -> tuple[MarkedDate, ...]:
    """Each date with its marks, in the order they stand in."""
    found = []
    number = 0
    before: PlannedDate | None = None
    for one in plan:
        if one.out:
            found.append(MarkedDate(one, 0, ()))
            continue
        number += 1
        found.append(MarkedDate(one, number, tuple(_marks(one, before, plan, around))))
        before = one
    return tuple(found)


def _marks(
    one: PlannedDate, before: PlannedDate | None, plan: Sequence[PlannedDate], around: Around
) -> Iterator[Mark]:
    local = one.starts_at.astimezone(around.zone)
    if one.starts_at <= around.now:
        yield Mark.PAST
    if local.date() in around.holidays:
        yield Mark.HOLIDAY
    clashes = [other for other in around.others if other.overlaps(one.starts_at, around.minutes)]
    if any(other.facilitator_id in around.leads for other in clashes):
        yield Mark.LEADS
    elif clashes:
        yield Mark.OTHER
    length = timedelta(minutes=around.minutes)
    if any(abs(twin.starts_at - one.starts_at) < length for twin in kept(plan) if twin is not one):
        yield Mark.TWICE
    if before is not None and before.starts_at.astimezone(around.zone).utcoffset() != local.utcoffset():
        yield Mark.CLOCKS


def _of(plan: Sequence[PlannedDate], index: int) -> PlannedDate | None:
    return next((one for one in plan if one.index == index), None)


def _basis(answers: _Answers) -> list[Any]:
    return [answers.get(name) for name in ("starts", "clock", "rhythm", "number")]


def _held(answers: _Answers, name: str, fresh: Any) -> Any:
    """What was changed of the plan, if it was changed on the dates as they are now."""
    return answers.get(name, fresh) if answers.get("basis") == _basis(answers) else fresh


def _order(answers: _Answers) -> list[str]:
    order: list[str] = _held(answers, "order", answers.get("topics", []))
    return order


def _with(answers: _Answers, **changes: Any) -> dict[str, Any]:
    held = {"moves": _held(answers, "moves", {}), "out": _held(answers, "out", []), "order": _order(answers)}
    return {**answers, **held, **changes, "basis": _basis(answers)}
