"""Multi-step dialogues as a pure function: a flow, a draft, a reply → what happens next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Any, Final
from zoneinfo import ZoneInfo

from rules.ids import CommunityId, UserId

LIFETIME: Final = timedelta(hours=24)
"""How long a draft waits for its next reply."""


@dataclass(frozen=True, slots=True)
class Given:
    """What reading an answer may depend on."""

    now: datetime
    zone: ZoneInfo
    answers: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a reply cannot be taken; `id` names the text, which always shows an example."""

    id: str
    variables: Mapping[str, Any]
    step: str = ""
    """The question to answer anew; empty for the one that was open."""
    likely: tuple[datetime, ...] = ()
    """What was likely meant, in local time: offered beside the question."""


@dataclass(frozen=True, slots=True)
class Step:
    """One question. `read` turns the typed reply into a JSON value, or says what is wrong with it.

    `choices` are the values of its buttons, which are not read again.
    """

    name: str
    read: Callable[[str, Given], Any | Problem]
    choices: tuple[Any, ...] = ()
    may_skip: bool = False
    wanted: Callable[[Mapping[str, Any]], bool] = lambda _answers: True
    """Whether the question is asked at all, given the answers so far."""
    keep: Callable[[Given, Any], Mapping[str, Any]] | None = None
    """What the answers become with this one, where that is more than one under the step's name."""
    offers: str = ""
    """Under which name the answers hold further choices, those that the draft began with."""

    def offered(self, answers: Mapping[str, Any]) -> tuple[str, ...]:
        """The choices of this draft; their buttons come first, and are numbered first."""
        return tuple(answers.get(self.offers, ())) if self.offers else ()


@dataclass(frozen=True, slots=True)
class Flow:
    """A dialogue: its questions in order. After the last one comes `confirm` if the flow reads back."""

    name: str
    steps: tuple[Step, ...]

    def step(self, name: str) -> Step:
        return next(step for step in self.steps if step.name == name)


@dataclass(frozen=True, slots=True)
class Draft:
    """An open dialogue. A skipped question is None among the answers."""

    user_id: UserId
    community_id: CommunityId
    serial: int
    flow: str
    step: str
    answers: Mapping[str, Any]
    expires_at: datetime


class Move(Enum):
    """The replies that are no answer."""

    SKIP = "skip"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Typed:
    text: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """The nth of the step's choices."""

    index: int


Reply = Typed | Chosen | Move


@dataclass(frozen=True, slots=True)
class Asked:
    """The dialogue goes on at `draft.step`; with a problem, the same question again."""

    draft: Draft
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """Every question has its answer."""

    draft: Draft


def begin(
    flow: Flow,
    user_id: UserId,
    community_id: CommunityId,
    serial: int,
    now: datetime,
    known: Mapping[str, Any] | None = None,
) -> Draft:
    """A new draft at the first question; `known` are answers the dialogue starts out with."""
    draft = Draft(user_id, community_id, serial, flow.name, "", dict(known or {}), now + LIFETIME)
    after = _after(flow, draft, None)
    assert isinstance(after, Asked), "a flow has at least one question"
    return after.draft


def advance(flow: Flow, draft: Draft, reply: Reply, now: datetime, zone: ZoneInfo) -> Asked | Answered:
    """The draft after this reply. Nothing that was answered is lost by a wrong reply or by going back."""
    step = flow.step(draft.step)
    draft = replace(draft, expires_at=now + LIFETIME)
    if reply is Move.BACK:
        return Asked(_before(flow, draft))
    if reply is Move.SKIP:
        if not step.may_skip:
            return Asked(draft, Problem("dialogue-cannot-skip", {}))
        value: Any = None
    elif isinstance(reply, Chosen):
        choices = (*step.offered(draft.answers), *step.choices)
        if not 0 <= reply.index < len(choices):
            return Asked(draft, Problem("dialogue-no-such-choice", {}))
        value = choices[reply.index]
    else:
        assert isinstance(reply, Typed)
        value = step.read(reply.text.strip(), Given(now, zone, draft.answers))
        if isinstance(value, Problem):
            return Asked(draft, value)
    return _after(flow, replace(draft, answers=_kept(step, draft, value, now, zone)), step)


def _kept(step: Step, draft: Draft, value: Any, now: datetime, zone: ZoneInfo) -> Mapping[str, Any]:
    if step.keep is not None:
        return step.keep(Given(now, zone, draft.answers), value)
    return {**draft.answers, step.name: value}


def _after(flow: Flow, draft: Draft, step: Step | None) -> Asked | Answered:
    start = 0 if step is None else flow.steps.index(step) + 1
    for following in flow.steps[start:]:
        if following.wanted(draft.answers):
            return Asked(replace(draft, step=following.name))
    return Answered(draft)


def _before(flow: Flow, draft: Draft) -> Draft:
    at = flow.steps.index(flow.step(draft.step))
    for earlier in reversed(flow.steps[:at]):
        if earlier.wanted(draft.answers):
            return replace(draft, step=earlier.name)
    return draft
