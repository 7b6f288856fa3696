"""How many places there are: asked, changed, and who waits when there are fewer."""

from dataclasses import dataclass

from rules.capacity import Changed, Refused, TooMany
from rules.ids import SessionId
from screens.bookings import rows as place_rows
from screens.facts import facts_of
from screens.home import menu_row
from screens.presses import Press, press
from screens.screen import AnyButton, Screen, button, screen, shortened, text
from screens.ways import SessionPress, organiser_row, session_row
from storage.views.bookings import MyPlace
from storage.views.capacity import Done

PER_PAGE = 8
_LONGEST_NAME = 40
_NAMES = 1200
"""Characters for the names of those who were moved."""


@press("cp")
@dataclass(frozen=True, slots=True)
class PlacesPress(Press):
    """To change how many places there are."""

    session_id: int


@press("cl")
@dataclass(frozen=True, slots=True)
class ChoicesPress(Press):
    """To those who would have to wait for there to be so many places."""

    session_id: int
    wanted: int
    page: int


@press("cm")
@dataclass(frozen=True, slots=True)
class ChoosePress(Press):
    """Asks before anything happens; member 0 means those who booked last."""

    session_id: int
    wanted: int
    member_id: int


@press("cy")
@dataclass(frozen=True, slots=True)
class ConfirmChoicePress(Press):
    session_id: int
    wanted: int
    member_id: int


def after(done: Done, page: int = 0) -> Screen:
    """How many places there are now, or who would have to wait for that."""
    session = done.decision.session
    facts = facts_of(session, done.community)
    match done.decision:
        case Changed(already=True):
            said = text("places-already", places=session.places, **facts)
        case Changed(moved=()):
            said = text("places-changed", places=session.places, **facts)
        case Changed():
            said = text("places-fewer", places=session.places, names=_names(done.moved), **facts)
        case Refused(reason=reason):
            said = text(f"places-refused-{reason}", **facts)
        case TooMany():
            return _choices(done, done.decision, page)
    return screen(said, rows=(organiser_row(session.id), menu_row()))


def _choices(done: Done, decision: TooMany, page: int) -> Screen:
    session, wanted = decision.session, decision.wanted
    page = max(0, min(page, (len(done.holders) - 1) // PER_PAGE))
    shown = done.holders[page * PER_PAGE : (page + 1) * PER_PAGE]
    turn = (
        button("button-page-back", ChoicesPress(session.id, wanted, page - 1)) if page else None,
        button("button-page-on", ChoicesPress(session.id, wanted, page + 1))
        if len(done.holders) > (page + 1) * PER_PAGE
        else None,
    )
    return screen(
        text("places-moved", names=_names(done.moved)) if done.moved else None,
        text(
            "places-too-many",
            wanted=wanted,
            over=decision.over,
            places=session.places,
            **facts_of(session, done.community),
        ),
        rows=(
            (button("button-places-latest", ChoosePress(session.id, wanted, 0), over=decision.over),),
            *(
                (
                    button(
                        "button-places-choose",
                        ChoosePress(session.id, wanted, member_id),
                        name=shortened(name, _LONGEST_NAME),
                    ),
                )
                for member_id, name in shown
            ),
            tuple(one for one in turn if one is not None),
            (button("button-places-keep", SessionPress(session.id), places=session.places),),
            menu_row(),
        ),
    )


def sure(done: Done, member_id: int) -> Screen:
    """Before somebody is moved to the line; once nobody need be, or they hold nothing, the list says so."""
    decision = done.decision
    if not isinstance(decision, TooMany):
        return after(done)
    chosen = done.holders[: decision.over] if member_id == 0 else done.holders
    names = tuple(name for one, name in chosen if member_id in (0, one))
    if not names:
        return after(done)
    session, wanted = decision.session, decision.wanted
    return screen(
        text("places-sure", names=_names(names), number=len(names), **facts_of(session, done.community)),
        rows=(
            (button("button-places-yes", ConfirmChoicePress(session.id, wanted, member_id)),),
            (button("button-places-no", ChoicesPress(session.id, wanted, 0)),),
        ),
    )


def moved_to_line(place: MyPlace) -> Screen:
    """To the member who waits instead."""
    view = place.places
    assert view.mine.position is not None
    return screen(
        text(
            "places-you-wait",
            position=view.mine.position,
            **facts_of(view.session, place.community),
        ),
        rows=(*place_rows(view), session_row(view.session.id), menu_row()),
    )


def added(place: MyPlace) -> Screen:
    """To the facilitator: there is a place more, so that the presenter has one."""
    session = place.places.session
    return screen(
        text("places-added", places=session.places, **facts_of(session, place.community)),
        rows=(organiser_row(session.id), menu_row()),
    )


def places_row(session_id: SessionId) -> tuple[AnyButton, ...]:
    """For those who organise the session."""
    return (button("button-places", PlacesPress(session_id)),)


def _names(names: tuple[str, ...]) -> str:
    return shortened(", ".join(names), _NAMES)
