"""Swaps between two presenters, as each of them and their facilitators see it."""

from rules.ids import SessionId
from rules.presenters.swaps import Refused, SwapState
from rules.sessions import Session
from screens import dates
from screens.facts import facts_of
from screens.home import menu_row
from screens.presenters.asking import my_asking
from screens.presenters.presses import (
    AgreeSwapPress,
    DeclineSwapPress,
    MyAskingPress,
    OfferSwapPress,
)
from screens.screen import Lines, Screen, Text, button, screen, shortened, text
from screens.ways import organiser_row
from storage.views.presenters.asking import Asking, SwapAsking

_LONGEST_LABEL_TOPIC = 24
SHOWN = 12
"""How many sessions are offered at once."""


def choices(asking: Asking, sessions: tuple[Session, ...]) -> Screen:
    """The sessions whose presenters can be asked. No names: nobody is told who was asked to present."""
    facts = facts_of(asking.session, asking.community)
    back = (button("button-back", MyAskingPress(asking.slot.id)),)
    if not sessions:
        return screen(text("swap-nobody", **facts), rows=(back, menu_row()))
    return screen(
        text("swap-choose", **facts),
        rows=(
            *(
                (
                    button(
                        "button-swap-with",
                        OfferSwapPress(asking.slot.id, one.id),
                        day=dates.short(one.starts_at, asking.community.zone),
                        topic=shortened(one.topic, _LONGEST_LABEL_TOPIC),
                    ),
                )
                for one in sessions[:SHOWN]
            ),
            back,
            menu_row(),
        ),
    )


def after_offer(asking: Asking, refused: Refused | None) -> Screen:
    """Where the turn stands once a swap was offered, or why none was."""
    return my_asking(asking, first=text(f"swap-refused-{refused.reason}") if refused else None)


def asked(view: SwapAsking, first: Text | None = None) -> Screen:
    """To the presenter who may agree; once it is over, that it is."""
    if view.swap.state is not SwapState.OPEN:
        return screen(
            first,
            text(
                f"swap-over-{view.swap.state}",
                mine=_named(view.session, view),
                other=_named(view.other, view),
            ),
            rows=((button("button-my-part", MyAskingPress(view.slot.id)),), menu_row()),
        )
    return screen(
        first,
        text(
            "swap-asked",
            mine=_named(view.session, view),
            other=_named(view.other, view),
            until=dates.when(view.swap.expires_at, view.community.zone),
        ),
        text("swap-asked-places"),
        rows=(
            (
                button("button-swap-agree", AgreeSwapPress(view.swap.id)),
                button("button-swap-decline", DeclineSwapPress(view.swap.id)),
            ),
            menu_row(),
        ),
    )


def _named(session: Session, view: SwapAsking) -> Text:
    return text("swap-session", **facts_of(session, view.community))


def refused_to(view: SwapAsking, refused: Refused) -> Screen:
    """Why agreeing changed nothing."""
    return asked(view, text(f"swap-refused-{refused.reason}"))


def agreed(asking: Asking) -> Screen:
    """To either presenter: where they present from now on."""
    return my_asking(asking, first=text("swap-done"))


def off(asking: Asking) -> Screen:
    """To whoever offered it: it came to nothing."""
    return my_asking(asking, first=text("swap-off"))


def told(first: Asking, second: Asking) -> Screen:
    """To a facilitator: who presents where from now on."""
    one, other = sorted((first, second), key=lambda each: each.session.starts_at)
    return screen(
        text("swap-told"),
        Lines(tuple(_presents(each) for each in (one, other))),
        rows=(organiser_row(SessionId(one.session.id)), menu_row()),
    )


def _presents(asking: Asking) -> Text:
    return text("swap-told-line", name=asking.name, **facts_of(asking.session, asking.community))
