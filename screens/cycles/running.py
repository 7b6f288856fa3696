"""A cycle that runs: the list, its page, what changing it comes to, and what others read of it."""

from actions.cycles.running import Renamed, Shifted, ShiftSeen
from actions.dialogues import Finished, Question
from rules.cycles.running import Cycle
from rules.sessions import Session, Status
from screens import dates
from screens.cycles.presses import (
    AddDatePress,
    CyclePress,
    CyclesPagePress,
    CyclesPress,
    PlanCyclePress,
    RenameCyclePress,
    ShiftCyclePress,
)
from screens.dialogues import rows, wrong
from screens.facts import topic_shown
from screens.home import menu_row
from screens.screen import AnyButton, Lines, Screen, StartButton, Text, Value, button, screen, text
from screens.topics import TopicsPress
from screens.ways import SessionPress
from storage.views.cycles import CyclePage, Cycles, Line, Move, Told

_LONGEST_TOPIC = 40
_IN_A_ROW = 2


def cycles(view: Cycles) -> Screen:
    """The plans there are, and the way to a new one."""
    several = len(view.communities) > 1
    names = {one.id: one.name for one in view.communities}

    def opens(cycle: Cycle) -> AnyButton:
        press = CyclePress(cycle.id, -1)
        if several:
            return button("button-cycle-in", press, name=cycle.name, community=names[cycle.community_id])
        return button("button-cycle", press, name=cycle.name)

    turn = (
        button("button-sessions-earlier", CyclesPagePress(view.page + 1)) if view.more else None,
        button("button-sessions-later", CyclesPagePress(view.page - 1)) if view.page > 0 else None,
    )
    return screen(
        text("cycles-about") if view.cycles or view.page else text("cycles-none"),
        rows=(
            (button("button-cycle-plan", PlanCyclePress(0)),),
            *((opens(one),) for one in view.cycles),
            tuple(one for one in turn if one is not None),
            (button("button-topics", TopicsPress(0)),),
            menu_row(),
        ),
    )


def page(view: CyclePage) -> Screen:
    """A cycle with the state of each session, and how it can be changed."""
    cycle_id = view.cycle.id
    opens = [_opens(line, view) for line in view.lines]
    turn = (
        button("button-sessions-earlier", CyclePress(cycle_id, view.page - 1)) if view.page > 0 else None,
        button("button-sessions-later", CyclePress(cycle_id, view.page + 1))
        if view.page + 1 < view.pages
        else None,
    )
    return screen(
        text("cycle-about", name=view.cycle.name, place=dates.place(view.community.zone)),
        Lines(tuple(_line(line, view) for line in view.lines)) if view.lines else text("cycle-empty"),
        rows=(
            *(tuple(opens[at : at + _IN_A_ROW]) for at in range(0, len(opens), _IN_A_ROW)),
            tuple(one for one in turn if one is not None),
            (
                button("button-cycle-add", AddDatePress(cycle_id)),
                button("button-cycle-rename", RenameCyclePress(cycle_id)),
            ),
            (button("button-cycle-shift", ShiftCyclePress(cycle_id)),) if view.to_come else (),
            (button("button-cycles", CyclesPress()), *menu_row()),
        ),
    )


def _line(line: Line, view: CyclePage) -> Text:
    session = line.session
    said: dict[str, Value] = {
        "day": dates.day_of(session.starts_at, view.community.zone),
        "time": dates.time(session.starts_at, view.community.zone),
        "topic": topic_shown(session.topic, _LONGEST_TOPIC),
    }
    if session.status is Status.CANCELLED:
        return text("cycle-line-cancelled", **said)
    said["number"] = line.number
    if line.over:
        return text("cycle-line-over", booked=line.booked, **said)
    return text("cycle-line-open", booked=line.booked, places=session.places, waiting=line.waiting, **said)


def _opens(line: Line, view: CyclePage) -> AnyButton:
    day = dates.short(line.session.starts_at, view.community.zone)
    if line.session.status is Status.CANCELLED:
        return button("button-cycle-session-cancelled", SessionPress(line.session.id), day=day)
    return button("button-cycle-date", SessionPress(line.session.id), number=line.number, day=day)


def shift_question(turn: Question) -> Screen | None:
    """What shifting comes to, before it counts; None while it is asked by how much."""
    seen = turn.seen
    if turn.draft.step != "confirm" or not isinstance(seen, ShiftSeen):
        return None
    lines = tuple(
        text(
            "cycle-shift-line",
            was=dates.short(one.session.starts_at, seen.community.zone),
            day=dates.day_of(one.to, seen.community.zone),
            time=dates.time(one.to, seen.community.zone),
            topic=topic_shown(one.session.topic, _LONGEST_TOPIC),
        )
        for one in seen.shifts
    )
    return screen(
        wrong(turn),
        text("cycle-shift-confirm-question", told=seen.told),
        Lines(lines) if lines else text("cycle-shift-nothing"),
        rows=rows(turn, {}),
    )


def after_shift(finished: Finished) -> Screen:
    """The sessions have another date."""
    shifted: Shifted = finished.decision
    return _after(shifted.cycle, text("cycle-shifted-done", sessions=shifted.sessions))


def after_rename(finished: Finished) -> Screen:
    """The cycle has another name."""
    renamed: Renamed = finished.decision
    said = "cycle-renamed-already" if renamed.already else "cycle-renamed"
    return _after(renamed.cycle, text(said, name=renamed.cycle.name))


def _after(cycle: Cycle, said: Text) -> Screen:
    return screen(said, rows=((button("button-cycle-page", CyclePress(cycle.id, -1)),), menu_row()))


def announced(view: Told) -> Screen:
    """To the group: every date at once. Each session's own card follows when it is near."""
    return screen(
        text("cycle-announced", place=dates.place(view.community.zone)),
        Lines(tuple(_announced_line(number, one, view) for number, one in view.sessions)),
        text("cycle-announced-more", more=view.more) if view.more else None,
        text("cycle-announced-next"),
        rows=((StartButton(text("button-cycle-announced"), "sessions"),),),
    )


def _announced_line(number: int, session: Session, view: Told) -> Text:
    said: dict[str, Value] = {
        "day": dates.day_of(session.starts_at, view.community.zone),
        "time": dates.time(session.starts_at, view.community.zone),
        "topic": topic_shown(session.topic, _LONGEST_TOPIC),
    }
    if session.status is Status.CANCELLED:
        return text("cycle-line-cancelled", **said)
    return text("cycle-line", number=number, **said)


def shifted(moves: tuple[Move, ...]) -> Screen:
    """To somebody concerned: all their sessions that have another date, in one message."""
    lines = tuple(
        text(
            f"cycle-shifted-line{_standing(move)}",
            was=dates.short(move.was, move.page.community.zone),
            when=dates.when(move.page.session.starts_at, move.page.community.zone),
            topic=topic_shown(move.page.session.topic, _LONGEST_TOPIC),
        )
        for move in moves
    )
    opens = [
        button(
            "button-session",
            SessionPress(move.page.session.id),
            day=dates.short(move.page.session.starts_at, move.page.community.zone),
            topic=topic_shown(move.page.session.topic, 26),
        )
        for move in moves
    ]
    return screen(
        text("cycle-shifted"),
        Lines(lines),
        text("cycle-shifted-next"),
        rows=(*((one,) for one in opens), menu_row()),
    )


def _standing(move: Move) -> str:
    mine = move.page.places.mine
    if mine.booked:
        return "-booked"
    return "" if mine.position is None else "-waiting"
