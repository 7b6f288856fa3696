"""What those who lead the feedback see: what was asked, what can be asked, and what would be sent."""

from collections.abc import Iterator, Sequence
from typing import Final

from actions.feedback.opening import Offer, Opened
from rules.feedback.rounds import OPEN_FOR, Refused, State
from rules.feedback.surveys import Item
from rules.ids import CommunityId
from screens import dates
from screens.communities import community_row
from screens.facts import topic_shown
from screens.feedback.answering import option, question
from screens.feedback.editing_presses import SurveysPress
from screens.feedback.presses import (
    AskPress,
    FeedbackPress,
    MentionsPress,
    OfferPress,
    OpenPress,
    RoundPress,
)
from screens.feedback.sorting import sort_row
from screens.home import Section, menu_row
from screens.screen import Button, Lines, Screen, Text, button, screen, text
from storage.views.feedback import Overview, RoundView

_TOLD: Final = 3
"""Of how many rounds it can be read at once what was said."""


def overview(view: Overview, said: Text | None = None) -> Screen:
    """The rounds, the latest first, and what can be asked now."""
    return screen(
        said,
        text("feedback-lead"),
        Lines(tuple(_line(one, view) for one in view.rounds)) if view.rounds else text("feedback-lead-none"),
        rows=(
            *((_told(one),) for one in _latest(view)),
            _mentions(view),
            (button("button-feedback-ask", AskPress(view.community.id)),),
            sort_row(view.community.id, view.to_sort),
            (button("button-surveys", SurveysPress(view.community.id)),),
            (*community_row(view.community.id, Section.SESSIONS), *menu_row()),
        ),
    )


def _mentions(view: Overview) -> tuple[Button, ...]:
    """To what the lines are about, of the cycle of the latest round that was told and asked for any."""
    told = next(
        (one.round for one in view.rounds if one.round.state is State.PUBLISHED and one.round.lines), None
    )
    return () if told is None else (button("button-feedback-mentions", MentionsPress(told.id)),)


def _latest(view: Overview) -> list[RoundView]:
    return [one for one in view.rounds if one.round.state is State.PUBLISHED][:_TOLD]


def choice(view: Overview) -> Screen:
    """What can be asked now. What is being asked is not offered again."""
    here = view.community.id
    return screen(
        text("feedback-choice"),
        rows=(
            *((button(f"button-feedback-ask-{one}", OfferPress(here, one)),) for one in view.askings),
            (button("button-feedback-back", FeedbackPress(here)), *menu_row()),
        ),
    )


def offer(community_id: CommunityId, one: Offer) -> Screen:
    """What would be asked, of how many, before anybody is."""
    items = one.survey.items
    return screen(
        text(f"feedback-offer-{one.asking}", asked=one.asked),
        Lines(tuple(_what_is_asked(one, items))),
        text("feedback-offer-then", days=OPEN_FOR.days),
        Lines(tuple(_still_open(one))) if one.still_open else None,
        rows=(
            (button("button-feedback-open", OpenPress(community_id, one.asking)),),
            (button("button-feedback-back", FeedbackPress(community_id)), *menu_row()),
        ),
    )


def _what_is_asked(one: Offer, items: Sequence[Item]) -> Iterator[Text]:
    """Each question; of those where several may be chosen, what there is to choose."""
    for each in items:
        yield text("feedback-offer-item", question=question(one.survey, each))
        if not each.ordered:
            for number in range(len(each.options)):
                yield text("feedback-offer-option", option=option(one.survey, each, number))


def _still_open(one: Offer) -> Iterator[Text]:
    """What the same people are asked already."""
    yield text("feedback-offer-much")
    for other in one.still_open:
        yield text("feedback-offer-still-open", what=text(f"feedback-about-{other}"))


def opened(decision: Opened | Refused) -> Text:
    """What has come of it, above the page."""
    if isinstance(decision, Refused):
        return refused(decision)
    return text("feedback-opened", asked=decision.asked)


def refused(refusal: Refused) -> Text:
    return text(f"feedback-not-opened-{refusal.reason}")


def _line(one: RoundView, view: Overview) -> Text:
    day = dates.day_of(one.round.closes_at, view.community.zone)
    return text(f"feedback-lead-{one.round.state}", what=_what(one), day=day)


def _told(one: RoundView) -> Button:
    return button("button-feedback-told", RoundPress(one.round.id), what=_what(one))


def _what(one: RoundView) -> Text:
    """A round by what it is about."""
    if one.session is not None:
        day = dates.day_of(one.session.starts_at, one.community.zone)
        return text("feedback-about-session", topic=topic_shown(one.session.topic), day=day)
    return text(f"feedback-about-{one.round.asking}")
