"""A plan before it counts: all its dates on one screen, and one of them opened."""

from collections.abc import Mapping
from datetime import datetime
from functools import reduce

from actions.cycles.plans import CyclePlanned, PlanSeen
from actions.cycles.turning import CLOSE, OPEN, TOPIC, VOTED
from actions.dialogues import Finished, Question
from rules.communities import Community
from rules.cycles.dates import nth
from rules.cycles.plans import Mark, MarkedDate, Turn
from rules.dialogue import Draft
from rules.schedule import starting
from screens import dates, schedule
from screens.cycles.presses import CyclePress, CyclesPress, PlanCyclePress, PlanDatePress
from screens.dialogues import LEAVE, DialoguePress, rows, wrong
from screens.facts import topic_shown
from screens.home import menu_row
from screens.screen import Button, Lines, Screen, Text, Value, button, screen, text

_LONGEST_TOPIC = 40
"""So that thirty dates with their marks fit one message."""
_IN_A_ROW = 2


def where(communities: tuple[Community, ...]) -> Screen:
    """Somebody who plans in several communities says for which."""
    return screen(
        text("cycle-where"),
        rows=(
            *((button("button-cycle-where", PlanCyclePress(one.id), name=one.name),) for one in communities),
            menu_row(),
        ),
    )


def of_draft(draft: Draft, community: Community) -> Mapping[str, Value]:
    """What the questions say of the answers so far."""
    said = dict(schedule.of_draft(draft, community))
    if "starts" in draft.answers:
        local = starting(draft.answers, community).astimezone(community.zone)
        said |= {"nth": nth(local.date()), "weekday": local.weekday(), "time": f"{local:%H:%M}"}
    return said


def question(turn: Question) -> Screen | None:
    """The dates, or the one that is open; None for the other questions."""
    seen = turn.seen
    if not isinstance(seen, PlanSeen):
        return None
    if turn.draft.step == "dates":
        return _all(turn, seen)
    if turn.draft.step == "date" and seen.open is not None:
        return _one(turn, seen, seen.open)
    return None


def _all(turn: Question, seen: PlanSeen) -> Screen:
    zone, answers = turn.community.zone, turn.draft.answers
    number = sum(not one.planned.out for one in seen.dates)
    said = {**of_draft(turn.draft, turn.community), "number": number}
    opened = [
        _press(turn, one.planned.index, OPEN, _label(one), **_short(one, turn.community))
        for one in seen.dates
    ]
    by_vote = _press(turn, 0, VOTED, "button-cycle-voted") if answers.get("voted") else None
    return screen(
        wrong(turn),
        text("cycle-dates-question", **said),
        Lines(tuple(_line(one, seen, turn.community) for one in seen.dates)),
        text("cycle-dates-how", place=dates.place(zone)),
        rows=(
            *(tuple(opened[at : at + _IN_A_ROW]) for at in range(0, len(opened), _IN_A_ROW)),
            (by_vote,) if by_vote else (),
            *rows(turn, said),
        ),
    )


def _line(one: MarkedDate, seen: PlanSeen, community: Community) -> Text:
    said = {
        **_day(one.planned.starts_at, community),
        "number": one.number,
        "topic": topic_shown(one.planned.topic, _LONGEST_TOPIC),
    }
    if one.planned.out:
        return text("cycle-line-out", **_day(one.planned.starts_at, community))
    marks = _marks(one, seen, community)
    if marks is None:
        return text("cycle-line", **said)
    return text("cycle-line-marked", marks=marks, **said)


def _marks(one: MarkedDate, seen: PlanSeen, community: Community) -> Text | None:
    if not one.marks:
        return None
    local = one.planned.starts_at.astimezone(community.zone)
    figures: dict[Mark, dict[str, Value]] = {
        Mark.HOLIDAY: {"name": seen.holidays.get(local.date(), "")},
        Mark.CLOCKS: {"time": f"{local:%H:%M}"},
    }
    shown = [text(f"cycle-mark-{mark}", **figures.get(mark, {})) for mark in one.marks]
    return reduce(lambda so_far, mark: text("cycle-marks", so_far=so_far, mark=mark), shown)


def _one(turn: Question, seen: PlanSeen, one: MarkedDate) -> Screen:
    index = one.planned.index
    marks = _marks(one, seen, turn.community)
    back = _press(turn, index, CLOSE, "button-cycle-all-dates")
    leave = Button(text("button-cancel"), DialoguePress(turn.draft.serial, turn.draft.step, LEAVE))
    about = {"when": dates.when(one.planned.starts_at, turn.community.zone)}
    if one.planned.out:
        return screen(
            wrong(turn),
            text("cycle-date-out", **about),
            rows=((_press(turn, index, Turn.IN, "button-cycle-put-back"),), (back, leave)),
        )
    return screen(
        wrong(turn),
        text("cycle-date-about", number=one.number, topic=topic_shown(one.planned.topic), **about),
        text("cycle-date-marks", marks=marks) if marks else None,
        text("cycle-date-question", place=dates.place(turn.community.zone)),
        rows=(
            (
                _press(turn, index, Turn.EARLIER, "button-cycle-earlier"),
                _press(turn, index, Turn.LATER, "button-cycle-later"),
            ),
            (_press(turn, index, Turn.FREE, "button-cycle-free"),),
            (
                _press(turn, index, TOPIC, "button-cycle-topic"),
                _press(turn, index, Turn.OUT, "button-cycle-out"),
            ),
            (back, leave),
        ),
    )


def _press(turn: Question, index: int, move: str, label: str, **said: Value) -> Button:
    return button(label, PlanDatePress(turn.draft.serial, index, move), **said)


def _label(one: MarkedDate) -> str:
    if one.planned.out:
        return "button-cycle-date-out"
    return "button-cycle-date-marked" if one.marks else "button-cycle-date"


def _short(one: MarkedDate, community: Community) -> dict[str, Value]:
    day: dict[str, Value] = {"day": dates.short(one.planned.starts_at, community.zone)}
    return day if one.planned.out else {"number": one.number, **day}


def _day(at: datetime, community: Community) -> dict[str, Value]:
    return {"day": dates.day_of(at, community.zone), "time": dates.time(at, community.zone)}


def done(finished: Finished) -> Screen:
    """The plan counts."""
    planned: CyclePlanned = finished.decision
    return screen(
        text("cycle-planned", name=planned.cycle.name, sessions=planned.sessions, groups=planned.groups),
        rows=(
            (button("button-cycle-page", CyclePress(planned.cycle.id, -1)),),
            (button("button-cycles", CyclesPress()), *menu_row()),
        ),
    )
