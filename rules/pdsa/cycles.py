"""A PDSA cycle: a change that is planned, done, studied and acted upon. Pure functions."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from rules.ids import CommunityId, MemberId, PdsaCycleId


class State(StrEnum):
    """PLAN → DO → STUDY → ACT → ENDED, and one step back at a time."""

    PLAN = "plan"
    DO = "do"
    STUDY = "study"
    ACT = "act"
    ENDED = "ended"


class Field(StrEnum):
    """What a cycle tells, in the order in which it is read."""

    OBJECTIVE = "objective"
    CHANGE = "change"
    QUESTION = "question"
    PREDICTION = "prediction"
    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    HOW = "how"
    DATA = "data"
    """How it will be known whether the prediction was right."""
    DONE = "done"
    """Whether it was done as planned (`Done`)."""
    PROBLEMS = "problems"
    RESULT = "result"
    """The data against the prediction."""
    LEARNING = "learning"
    DECISION = "decision"
    """What is decided (`Decision`)."""
    NEXT = "next"


class Day(StrEnum):
    """The dates of a cycle."""

    STARTED = "started"
    ENDED = "ended"


class Done(StrEnum):
    """Whether it was done as planned."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Decision(StrEnum):
    """What becomes of the change."""

    ADOPT = "adopt"
    ADAPT = "adapt"
    ABANDON = "abandon"


PARTS: Final[Mapping[State, tuple[Field, ...]]] = {
    State.PLAN: (
        Field.OBJECTIVE,
        Field.CHANGE,
        Field.QUESTION,
        Field.PREDICTION,
        Field.WHO,
        Field.WHEN,
        Field.WHERE,
        Field.HOW,
        Field.DATA,
    ),
    State.DO: (Field.DONE, Field.PROBLEMS),
    State.STUDY: (Field.RESULT, Field.LEARNING),
    State.ACT: (Field.DECISION, Field.NEXT),
}
"""What belongs to which part; once a cycle has ended there is nothing more to tell."""
NEEDED: Final[Mapping[State, tuple[Field, ...]]] = {
    State.PLAN: (Field.CHANGE, Field.PREDICTION, Field.DATA),
    State.DO: (Field.DONE,),
    State.STUDY: (Field.RESULT, Field.LEARNING),
    State.ACT: (Field.DECISION,),
}
"""What has to be told of a part before a cycle goes on from it. No cycle is without an objective.

Without a change, a prediction and data there is nothing to study, and reports often lack them (Taylor and
others, BMJ Quality & Safety 2014;23:290-298).
"""
CHOSEN: Final[Mapping[Field, type[StrEnum]]] = {Field.DONE: Done, Field.DECISION: Decision}
"""The fields that hold no words of their own."""
LONGEST_AGO: Final = timedelta(days=5 * 366)
"""How long before today a cycle may have started: an earlier day was mistyped."""
_ORDER: Final = tuple(State)


@dataclass(frozen=True, slots=True)
class PdsaCycle:
    """One cycle."""

    id: PdsaCycleId
    community_id: CommunityId
    number: int
    """From 1 in each community."""
    owner_id: MemberId
    state: State = State.PLAN
    started: date | None = None
    ended: date | None = None
    told: Mapping[Field, str] = field(default_factory=dict)
    """Words, or the value of what was chosen; nothing stands for a field that is empty."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The cycle as it is now; `already` when nothing had to change."""

    cycle: PdsaCycle
    already: bool = False
    gone_on: bool = False
    """Whether it stands at the next part now. One that has ended stands at none."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `reason` is the end of a text's id."""

    cycle: PdsaCycle
    reason: str
    lacking: tuple[Field, ...] = ()
    """What would have to be told first."""


def after(state: State) -> State | None:
    """The state that follows."""
    at = _ORDER.index(state) + 1
    return _ORDER[at] if at < len(_ORDER) else None


def before(state: State) -> State | None:
    """The state that it came from."""
    at = _ORDER.index(state)
    return _ORDER[at - 1] if at else None


def lacks(cycle: PdsaCycle) -> tuple[Field, ...]:
    """What is still to be told before it goes on from where it stands, of every part up to there.

    Of one that has ended: what it should not have ended without. A change that is abandoned in the end may
    be left as it is.
    """
    abandoned = cycle.told.get(Field.DECISION) == Decision.ABANDON
    if abandoned and cycle.state in (State.ACT, State.ENDED):
        return ()
    parts = _ORDER[: _ORDER.index(cycle.state) + 1]
    return tuple(one for part in parts for one in NEEDED.get(part, ()) if one not in cycle.told)


def move(cycle: PdsaCycle, to: State, today: date) -> Changed | Refused:
    """One step on or back. The first step on is the day on which it started, the last one that of its end.

    It goes on once it lacks nothing.
    """
    if cycle.state is to:
        return Changed(cycle, already=True)
    if to not in (after(cycle.state), before(cycle.state)):
        return Refused(cycle, "elsewhere")
    lacking = lacks(cycle)
    if to is after(cycle.state) and lacking:
        return Refused(cycle, "unwritten", lacking)
    if to is State.ENDED:
        return Changed(_ended(cycle, today))
    if cycle.state is State.ENDED:
        return Changed(_opened(cycle))
    started = cycle.started if to is State.PLAN else cycle.started or today
    moved = replace(cycle, state=to, started=started, ended=None)
    return Changed(moved, gone_on=to is after(cycle.state))


def abandon(cycle: PdsaCycle, today: date) -> Changed | Refused:
    """It ends where it stands, with what is written. One that has ended otherwise has to be opened first."""
    if cycle.state is not State.ENDED:
        return Changed(_ended(tell(cycle, {Field.DECISION: Decision.ABANDON}), today))
    if cycle.told.get(Field.DECISION) == Decision.ABANDON:
        return Changed(cycle, already=True)
    return Refused(cycle, "elsewhere")


def _opened(cycle: PdsaCycle) -> PdsaCycle:
    """It is to be decided again. An abandoned change goes on where something is lacking."""
    stands = State.ACT
    if cycle.told.get(Field.DECISION) == Decision.ABANDON:
        cycle = tell(cycle, {Field.DECISION: ""})
        stands = next(part for part, fields in NEEDED.items() if not set(fields) <= set(cycle.told))
    return replace(cycle, state=stands, ended=None)


def _ended(cycle: PdsaCycle, today: date) -> PdsaCycle:
    started = cycle.started or today
    return replace(cycle, state=State.ENDED, started=started, ended=max(today, started))


def tell(cycle: PdsaCycle, told: Mapping[Field, str | None]) -> PdsaCycle:
    """The cycle with these fields; None leaves one as it was, and an empty one is taken away."""
    known = dict(cycle.told)
    for one, words in told.items():
        if words:
            known[one] = words
        elif words is not None:
            known.pop(one, None)
    return replace(cycle, told={one: known[one] for one in Field if one in known})


def write(cycle: PdsaCycle, part: State, told: Mapping[Field, str | None], today: date) -> Changed | Refused:
    """Tell what belongs to a part. Where the cycle stands at that part and lacks nothing, it goes on."""
    corrected = correct(cycle, told)
    following = after(part)
    if cycle.state is not part or following is None or lacks(corrected.cycle):
        return corrected
    return move(corrected.cycle, following, today)


def correct(cycle: PdsaCycle, told: Mapping[Field, str | None]) -> Changed | Refused:
    """Tell something where it stands. What an ended cycle needs can be put otherwise, and not be emptied."""
    written = tell(cycle, told)
    lacking = lacks(written) if cycle.state is State.ENDED else ()
    if lacking:
        return Refused(cycle, "incomplete", lacking)
    return Changed(written, already=written == cycle)


def dated(cycle: PdsaCycle, which: Day, day: date) -> PdsaCycle | None:
    """The cycle with this date; None where it would end before it started."""
    started = day if which is Day.STARTED else cycle.started
    ended = day if which is Day.ENDED else cycle.ended
    if started and ended and ended < started:
        return None
    return replace(cycle, started=started, ended=ended)


def hand_over(cycle: PdsaCycle, owner_id: MemberId) -> Changed:
    """Somebody else looks after it from now on."""
    return Changed(replace(cycle, owner_id=owner_id), already=cycle.owner_id == owner_id)
