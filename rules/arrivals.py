"""Doctors who have not arrived in the UK yet: what they say of it, and from when they are invited onward."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Final

from rules.communities import Community
from rules.dialogue import Flow, Given, Problem, Step
from rules.names import clean
from rules.typed_dates import FURTHEST, read_day

ASKED_AT: Final = time(9)
"""When on the day of arrival somebody is asked, by the community's clocks."""
ASKED_AFTER: Final = timedelta(hours=1)
"""How long after somebody came into a group for doctors on their way they are asked for the day. Most say it
before, in the hello form, and are not asked."""
AGAIN: Final = timedelta(days=7)
"""How long after the first time they are asked once more, if they have said nothing."""


class State(StrEnum):
    """COMING → HERE. Who never said is taken for here."""

    COMING = "coming"
    HERE = "here"


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a member has said of their arrival."""

    state: State | None = None
    on: date | None = None
    """The day they plan to arrive; None where it is not known yet."""

    def is_here(self, today: date) -> bool:
        """Whether they may be taken to be in the UK on that day."""
        return self.state is not State.COMING or (self.on is not None and self.on <= today)


UNSAID: Final = Arrival()
HERE: Final = Arrival(State.HERE)


def is_to_be_asked(arrival: Arrival) -> bool:
    """Whether somebody who has joined a group for doctors on their way is asked for the day."""
    return arrival.state is None


def asked_at(arrival: Arrival, community: Community) -> datetime | None:
    """When they are asked whether they have arrived: on the day, at a decent hour, in UTC."""
    if arrival.state is not State.COMING or arrival.on is None:
        return None
    return community.decent(datetime.combine(arrival.on, ASKED_AT, community.zone).astimezone(UTC))


def told(answers: Mapping[str, Any], before: Arrival, today: date) -> Arrival:
    """The arrival after these answers. Skipped or not asked, it stays as it was.

    Who plans to arrive today has as good as arrived, and is not asked about it.
    """
    match answers.get("arrival"):
        case "yes":
            return HERE
        case "not-yet":
            said = answers.get("arrives")
            on = None if said is None else date.fromisoformat(said)
            return HERE if on is not None and on <= today else Arrival(State.COMING, on)
        case _:
            return before


_MONTH_ALONE = re.compile(r"(?:in )?[a-z]{3,9}\.?(?: 20\d\d)?")


def read_arrival(typed: str, given: Given) -> str | Problem:
    """The day that was typed, in ISO form; one that has passed or is too far off is asked about."""
    words = clean(typed).casefold()
    today = given.now.astimezone(given.zone).date()
    day = read_day(words, given.now, given.zone)
    if isinstance(day, Problem):
        return day if day.id != "schedule-date-unreadable" else Problem("arrival-unreadable", {})
    if _MONTH_ALONE.fullmatch(words) and words not in ("today", "tomorrow"):
        return Problem("arrival-unreadable", {})
    if day < today:
        return Problem("arrival-passed", {"day": day})
    if day - today > FURTHEST:
        return Problem("arrival-too-far", {"day": day})
    return day.isoformat()


def _read_here(typed: str, _given: Given) -> str | Problem:
    wanted = clean(typed).casefold().replace(" ", "-")
    known = {"yes": "yes", "no": "not-yet", "not-yet": "not-yet"}
    return known.get(wanted) or Problem("member-pick-one", {})


def steps(wanted: Callable[[Mapping[str, Any]], bool] = lambda _answers: True) -> tuple[Step, Step]:
    """The two questions, for a flow of its own and for the hello form."""

    def asks_when(answers: Mapping[str, Any]) -> bool:
        return wanted(answers) and answers.get("arrival") == "not-yet"

    def asks_whether(answers: Mapping[str, Any]) -> bool:
        return wanted(answers) and not answers.get("coming")

    return (
        Step("arrival", _read_here, ("yes", "not-yet"), may_skip=True, wanted=asks_whether),
        Step("arrives", read_arrival, may_skip=True, wanted=asks_when),
    )


ARRIVAL: Final = Flow("arrival", steps())
"""Starts out knowing `COMING` where somebody has said already that they are not here."""
COMING: Final[Mapping[str, Any]] = {"arrival": "not-yet", "coming": True}
