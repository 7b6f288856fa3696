"""A question of a dialogue: its text by the flow's and the step's name, its choices, and the way out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from actions.dialogues import Gone, Left, Question
from rules.communities import Community
from rules.dialogue import Problem, Step
from screens import dates
from screens.home import problem
from screens.presses import Press, press
from screens.screen import Button, Screen, Text, Value, screen, text

SKIP, BACK, LEAVE = "s", "b", "x"
"""Moves of a DialoguePress; a choice is its index."""


@press("d")
@dataclass(frozen=True, slots=True)
class DialoguePress(Press):
    serial: int
    step: str
    move: str


def question(turn: Question, variables: Mapping[str, Value]) -> Screen:
    """The open question; after a reply that could not be taken, with what was wrong and an example."""
    flow, draft = turn.flow, turn.draft
    step = flow.step(draft.step)
    wrong = None if turn.problem is None else _wrong(turn.problem, turn.community)

    def move(label: Text, move: str) -> Button:
        return Button(label, DialoguePress(draft.serial, step.name, move))

    choices = tuple(
        (move(_choice_label(flow.name, step, value), str(index)),) for index, value in enumerate(step.choices)
    )
    first = next(one for one in flow.steps if one.wanted(draft.answers)) is step
    ways = (
        move(text("button-skip"), SKIP) if step.may_skip else None,
        None if first else move(text("button-back"), BACK),
        move(text("button-cancel"), LEAVE),
    )
    return screen(
        wrong,
        text(f"{flow.name}-{step.name}-question", **variables),
        rows=(*choices, tuple(one for one in ways if one is not None)),
    )


def _wrong(problem: Problem, community: Community) -> Text:
    """What was wrong with the reply; moments and days among the figures are shown as dates."""
    shown = dict(problem.variables)
    for name, value in shown.items():
        if isinstance(value, datetime):
            shown[name] = dates.when(value, community.zone)
        elif isinstance(value, date):
            shown[name] = dates.day(value)
    return Text(problem.id, shown)


def _choice_label(flow: str, step: Step, value: object) -> Text:
    return text(f"button-{flow}-{step.name}-{value}")


def gone(turn: Gone) -> Screen:
    """The dialogue this belonged to is over."""
    return problem(text("home-expired" if turn.expired else "home-old-button"))


def left(turn: Left | Gone) -> Screen:
    """The person has cancelled."""
    if isinstance(turn, Left):
        return problem(text("home-left"))
    return problem(text("home-expired" if turn.expired else "home-nothing-to-leave"))
