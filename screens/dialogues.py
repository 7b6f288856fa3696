"""A question of a dialogue: its text by the flow's and the step's name, its choices, and the way out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from actions.dialogues import Gone, Question
from rules.communities import Community
from rules.dialogue import Problem
from screens import dates
from screens.home import problem
from screens.presses import Press, press
from screens.screen import Button, Screen, Text, Value, screen, shortened, text

_LONGEST_LABEL = 40
SKIP, BACK, LEAVE, LIKELY = "s", "b", "x", "t"
"""Moves of a DialoguePress; a choice is its index, and what was likely meant is typed after its letter."""


@press("d")
@dataclass(frozen=True, slots=True)
class DialoguePress(Press):
    serial: int
    step: str
    move: str


def question(turn: Question, variables: Mapping[str, Value]) -> Screen:
    """The open question; after a reply that could not be taken, with what was wrong and an example."""
    return screen(
        wrong(turn),
        text(f"{turn.flow.name}-{turn.draft.step}-question", **variables),
        rows=rows(turn, variables),
    )


def rows(turn: Question, variables: Mapping[str, Value]) -> tuple[tuple[Button, ...], ...]:
    """The buttons of the open question: its choices, and the ways out."""
    flow, draft = turn.flow, turn.draft
    step = flow.step(draft.step)

    def move(label: Text, move: str) -> Button:
        return Button(label, DialoguePress(draft.serial, step.name, move))

    offered = step.offered(draft.answers)
    labels = (
        *(text("button-dialogue-offered", choice=shortened(one, _LONGEST_LABEL)) for one in offered),
        *(Text(f"button-{flow.name}-{step.name}-{value}", variables) for value in step.choices),
    )
    choices = tuple((move(label, str(index)),) for index, label in enumerate(labels))
    likely = tuple(
        (move(_moment(one), f"{LIKELY}{one:%d/%m/%Y %Hh%M}"),)
        for one in (turn.problem.likely if turn.problem else ())
    )
    first = next(one for one in flow.steps if one.wanted(draft.answers)) is step
    ways = (
        move(text("button-skip"), SKIP) if step.may_skip else None,
        None if first else move(text("button-back"), BACK),
        move(text("button-cancel"), LEAVE),
    )
    return (*likely, *choices, tuple(one for one in ways if one is not None))


def wrong(turn: Question) -> Text | None:
    """What was wrong with the reply, if anything was."""
    return None if turn.problem is None else _wrong(turn.problem, turn.community)


def _wrong(problem: Problem, community: Community) -> Text:
    """What was wrong with the reply; moments and days among the figures are shown as dates."""
    shown = dict(problem.variables)
    for name, value in shown.items():
        if isinstance(value, datetime):
            shown[name] = dates.when(value, community.zone)
        elif isinstance(value, date):
            shown[name] = dates.day(value)
    return Text(problem.id, shown)


def _moment(local: datetime) -> Text:
    return text("button-dialogue-likely", day=dates.day(local.date()), time=f"{local:%H:%M}")


def gone(turn: Gone) -> Screen:
    """The dialogue this belonged to is over."""
    return problem(text("home-expired" if turn.expired else "home-old-button"))


def left() -> Screen:
    """The person has cancelled."""
    return problem(text("home-left"))


def nothing_left(turn: Gone) -> Screen:
    """The person has cancelled where nothing was open."""
    return problem(text("home-expired" if turn.expired else "home-nothing-to-leave"))
