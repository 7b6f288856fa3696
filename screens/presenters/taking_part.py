"""Presenting on a session's page, and the page of a member's own: turns, askings, offers."""

from rules.ids import CommunityId
from rules.presenters.slots import Part, SlotState, Willingness
from rules.presenters.volunteers import Refused
from screens import dates
from screens.facts import facts_of
from screens.home import menu_row
from screens.presenters.asking import ask_me_again
from screens.presenters.presses import (
    MyAskingPress,
    MyPresentingPress,
    NeverAskPress,
    TopicPress,
    VolunteerPress,
    WithdrawPress,
)
from screens.presenters.titling import case_line
from screens.screen import AnyButton, Button, Lines, Screen, Text, button, screen, shortened, text
from screens.ways import SessionPress, session_row
from storage.views.presenters import MyPart
from storage.views.presenters.taking_part import MyPresenting, Offer, Turn

_PAST = 6
"""How many earlier askings a member's own page lists."""
_LONGEST_LABEL = 28


def part_lines(part: MyPart | None) -> tuple[Text, ...]:
    """On a session's page: what the case is called, and what presenting there is to the one who looks."""
    if part is None:
        return ()
    case = case_line(part.case)
    mine: Text | None = None
    if part.slot is not None:
        mine = text(f"part-{part.slot.part}-{part.slot.state}")
    elif part.volunteers:
        mine = text("part-volunteers")
    return tuple(one for one in (case, mine) if one is not None)


def part_row(part: MyPart | None, session_id: int) -> tuple[AnyButton, ...]:
    """On a session's page: to one's own turn, or to volunteer for one."""
    if part is None:
        return ()
    if part.slot is not None:
        return (button("button-my-part", MyAskingPress(part.slot.id)),)
    if part.volunteers:
        return (button("button-volunteer-no-more", WithdrawPress(session_id)),)
    return (button("button-volunteer", VolunteerPress(session_id)),) if part.may_volunteer else ()


def volunteered(session_id: int, refused: Refused | None, home: CommunityId) -> Screen:
    """After "I would present"."""
    said = text(f"volunteer-refused-{refused.reason}") if refused else text("volunteer-noted")
    again = refused is not None and refused.reason == "never"
    return screen(
        said,
        rows=(
            (ask_me_again(home),) if again else (),
            () if refused else (button("button-volunteer-no-more", WithdrawPress(session_id)),),
            (button("button-session-page", SessionPress(session_id)),),
            menu_row(),
        ),
    )


def withdrawn(session_id: int, *, offered: bool) -> Screen:
    """After the offer was taken back."""
    return screen(
        text("volunteer-withdrawn" if offered else "volunteer-was-none"),
        rows=((button("button-session-page", SessionPress(session_id)),), menu_row()),
    )


def willingness_line(willingness: Willingness) -> Text:
    """For "About me"."""
    return text(f"presenting-about-me-{willingness}")


def willingness_row(willingness: Willingness, community_id: CommunityId) -> tuple[Button, ...]:
    """For "About me": to the page of one's own, and the way back from "never ask me"."""
    page = button("button-presenting", MyPresentingPress(community_id))
    return (page, ask_me_again(community_id)) if willingness is Willingness.NEVER else (page,)


def my_presenting(view: MyPresenting, first: Text | None = None) -> Screen:
    """All that presenting is to a member."""
    never = view.willingness is Willingness.NEVER
    return screen(
        first,
        text("my-presenting", community=view.community.name),
        Lines((willingness_line(view.willingness), *_turns(view))),
        _listed("my-presenting-coming", tuple(_turn(view, one) for one in view.coming)),
        _listed("my-presenting-past", tuple(_turn(view, one) for one in view.past[:_PAST])),
        None if never else text("my-presenting-topics" if view.topics else "my-presenting-no-topics"),
        rows=(
            *((_to(view, one),) for one in view.coming),
            *(session_row(one.id) for one in view.sessions[:1] if len(view.sessions) == 1),
            *(() if never else tuple((_topic(view, one),) for one in view.topics)),
            (
                ask_me_again(view.community.id)
                if never
                else button("button-never-ask-me", NeverAskPress(view.community.id)),
            ),
            menu_row(),
        ),
    )


def _turns(view: MyPresenting) -> tuple[Text, ...]:
    volunteering = tuple(
        text("my-presenting-volunteers", **facts_of(one, view.community)) for one in view.sessions
    )
    if view.cycle is None:
        return volunteering
    return (text("my-presenting-turns", turns=view.turns, cycle=view.cycle), *volunteering)


def _listed(title: str, lines: tuple[Text, ...]) -> Lines | None:
    return Lines((text(title), *lines)) if lines else None


def _turn(view: MyPresenting, one: Turn) -> Text:
    when = dates.when(one.session.starts_at, view.community.zone)
    kind = "backup" if one.slot.part is Part.BACKUP else "presenter"
    return text(f"my-turn-{kind}-{one.slot.state}", when=when, topic=one.session.topic)


def _to(view: MyPresenting, one: Turn) -> Button:
    day = dates.short(one.session.starts_at, view.community.zone)
    label = "button-my-asking" if one.slot.state is SlotState.ASKED else "button-my-turn"
    topic = shortened(one.session.topic, _LONGEST_LABEL - 6)
    return button(label, MyAskingPress(one.slot.id), day=day, topic=topic)


def _topic(view: MyPresenting, one: Offer) -> Button:
    label = "button-topic-on" if one.offered else "button-topic-off"
    name = shortened(one.name, _LONGEST_LABEL)
    return button(label, TopicPress(view.community.id, one.topic_id, 0 if one.offered else 1), topic=name)
