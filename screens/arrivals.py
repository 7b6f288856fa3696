"""Arriving in the UK: what a member has said of it, and the question on the day."""

from dataclasses import dataclass
from datetime import date

from actions.dialogues import Finished
from rules.arrivals import Arrival, State
from rules.communities import Community
from rules.ids import CommunityId
from rules.members import About
from screens import dates
from screens.finding_presses import FindPress, LinkPress
from screens.home import menu_row
from screens.presses import Press, press
from screens.screen import Button, Screen, Text, button, screen, shortened, text
from storage.views.finding import Onward

_MOST = 6
_LABEL = 28
_VALUES = {State.HERE: "arrival-here", State.COMING: "arrival-coming-some-day", None: "arrival-unsaid"}


@press("aq")
@dataclass(frozen=True, slots=True)
class ArrivalPress(Press):
    """To the two questions about the arrival."""

    community_id: int


@press("ad")
@dataclass(frozen=True, slots=True)
class ArrivalDayPress(Press):
    """Not here yet: to the day alone."""

    community_id: int


@press("as")
@dataclass(frozen=True, slots=True)
class SkipArrivalPress(Press):
    """The question for the day, left unanswered; it is not asked again."""

    community_id: int


@press("ah")
@dataclass(frozen=True, slots=True)
class ArrivePress(Press):
    """The member has arrived."""

    community_id: int


def after_questions(finished: Finished) -> Screen:
    """What was said of the arrival, and what follows from it."""
    return told(finished.decision)


def told(one: About) -> Screen:
    """What is known of the arrival now."""
    return screen(
        _told(one.member.arrival),
        rows=((button("button-find", FindPress(one.community.id, 0)),), menu_row()),
    )


def _told(arrival: Arrival) -> Text:
    if arrival.state is State.COMING:
        if arrival.on is None:
            return text("arrival-told-some-day")
        return text("arrival-told-on", day=dates.day(arrival.on))
    return text("arrival-told-here" if arrival.state is State.HERE else "arrival-told-nothing")


def about_line(one: About) -> Text:
    """The line of "About me"."""
    return text("about-arrival", value=_value(one.member.arrival))


def _value(arrival: Arrival) -> Text:
    if arrival.on is not None:
        return text("arrival-on", day=dates.day(arrival.on))
    return text(_VALUES[arrival.state])


def is_asked(one: About) -> bool:
    """Whether "About me" speaks of the arrival: where a group prepares for it, or something was said."""
    return one.pre_arrival or one.member.arrival.state is not None


def coming_line(arrival: Arrival, today: date) -> Text | None:
    """Beside the groups: what is known of the arrival, or that it can be told."""
    if arrival.state is None:
        return text("arrival-can-be-told")
    if arrival.is_here(today):
        return None
    return text("arrival-coming", value=_value(arrival))


def asked(community: Community) -> Screen:
    """To who has joined a group for doctors on their way: when do they arrive?"""
    return screen(
        text("arrival-ask", community=community.name),
        rows=(
            (button("button-arrival-day", ArrivalDayPress(community.id)),),
            (button("button-arrival-here", ArrivePress(community.id)),),
            (button("button-skip", SkipArrivalPress(community.id)), *menu_row()),
        ),
    )


def skipped(community_id: CommunityId) -> Screen:
    """The question was left unanswered."""
    return screen(
        text("arrival-told-nothing"),
        rows=((button("button-find", FindPress(community_id, 0)),), menu_row()),
    )


def arrival_row(community_id: CommunityId) -> tuple[Button, ...]:
    """To telling or changing the date."""
    return (button("button-arrival", ArrivalPress(community_id)),)


def onward(view: Onward, *, again: bool) -> Screen:
    """On the day, and once more a week later: has the member arrived, and where can they go on to."""
    assert view.arrival.on is not None
    community_id = view.community.id
    return screen(
        text("arrival-onward-again" if again else "arrival-onward", day=dates.day(view.arrival.on)),
        text("arrival-onward-groups") if view.groups else text("arrival-onward-no-groups"),
        rows=(
            (button("button-arrival-arrived", ArrivePress(community_id)),),
            *(
                (button("button-finding-link", LinkPress(one.id), title=shortened(one.title, _LABEL)),)
                for one in view.groups[:_MOST]
            ),
            (button("button-arrival-another", ArrivalPress(community_id)),),
            (button("button-find", FindPress(community_id, 0)), *menu_row()),
        ),
    )
