"""Booking for somebody who asked, and giving up a place for them: the lists, the question, the messages."""

from dataclasses import dataclass

from actions.booked_for import Done, Found
from rules.bookings import Booked, Mine, Phase, Refused, Released, Waitlisted
from rules.ids import SessionId
from screens.bookings import clash, link_line
from screens.bookings import rows as place_rows
from screens.facts import facts_of
from screens.home import menu_row
from screens.presses import Press, press
from screens.screen import AnyButton, Screen, Text, button, screen, shortened, text
from screens.ways import WhoComesPress, organiser_row, session_row
from storage.views.booked_for import PAGE, People, Somebody
from storage.views.bookings import MyPlace

_LONGEST_NAME = 40


@press("bf")
@dataclass(frozen=True, slots=True)
class BookForPress(Press):
    """To the members who hold nothing in the session."""

    session_id: int
    page: int


@press("bs")
@dataclass(frozen=True, slots=True)
class SearchPress(Press):
    """To type a part of the name."""

    session_id: int


@press("bp")
@dataclass(frozen=True, slots=True)
class BookPersonPress(Press):
    """Asks before anything happens."""

    session_id: int
    member_id: int


@press("by")
@dataclass(frozen=True, slots=True)
class ConfirmBookForPress(Press):
    session_id: int
    member_id: int


@press("cb")
@dataclass(frozen=True, slots=True)
class CancelForPress(Press):
    """To those who hold something in the session."""

    session_id: int
    page: int


@press("cg")
@dataclass(frozen=True, slots=True)
class CancelPersonPress(Press):
    """Asks before anything happens."""

    session_id: int
    member_id: int


@press("ch")
@dataclass(frozen=True, slots=True)
class ConfirmCancelForPress(Press):
    session_id: int
    member_id: int


def candidates(people: People) -> Screen:
    """Whom a place can be booked for."""
    session_id = people.session.id
    return screen(
        text(
            "booked-for-list" if people.members else "booked-for-all",
            **facts_of(people.session, people.community),
        ),
        rows=(
            *(_person(name, BookPersonPress(session_id, one)) for one, name in people.members),
            _turn(
                BookForPress(session_id, people.page - 1) if people.page else None,
                BookForPress(session_id, people.page + 1) if people.more else None,
            ),
            (button("button-booked-for-search", SearchPress(session_id)),),
            _back(session_id),
        ),
    )


def found(result: Found) -> Screen:
    """Whose names fit what was typed; the first few of many."""
    session_id = result.session.id
    left_out = len(result.members) - PAGE
    return screen(
        text("booked-for-found", part=result.part, **facts_of(result.session, result.community)),
        text("booked-for-more", more=left_out) if left_out > 0 else None,
        rows=(
            *(_person(name, BookPersonPress(session_id, one)) for one, name in result.members[:PAGE]),
            (button("button-booked-for-search-again", SearchPress(session_id)),),
            _back(session_id),
        ),
    )


def holders(people: People) -> Screen:
    """Whose place, or place in line, can be given up for them."""
    session_id = people.session.id
    return screen(
        text(
            "cancelled-for-list" if people.members else "cancelled-for-nobody",
            **facts_of(people.session, people.community),
        ),
        rows=(
            *(_person(name, CancelPersonPress(session_id, one)) for one, name in people.members),
            _turn(
                CancelForPress(session_id, people.page - 1) if people.page else None,
                CancelForPress(session_id, people.page + 1) if people.more else None,
            ),
            _back(session_id),
        ),
    )


def sure_to_book(one: Somebody) -> Screen:
    """Before a place is booked for somebody."""
    view, facts = one.places, facts_of(one.places.session, one.community)
    if view.mine != Mine() and view.mine.offer is None:
        return screen(_stands(one), rows=(_back(view.session.id),))
    free = view.free > 0 or view.mine.offer is not None
    return screen(
        text("booked-for-sure" if free else "booked-for-sure-to-wait", name=one.name, **facts),
        rows=(
            (button("button-booked-for-yes", ConfirmBookForPress(view.session.id, one.member_id)),),
            (button("button-booked-for-no", BookForPress(view.session.id, 0)),),
        ),
    )


def sure_to_cancel(one: Somebody) -> Screen:
    """Before what somebody holds is given up for them."""
    view = one.places
    if view.mine == Mine():
        return screen(_stands(one), rows=(_back(view.session.id),))
    kind = "cancelled-for-sure" if view.mine.position is None else "cancelled-for-sure-line"
    return screen(
        text(kind, name=one.name, **facts_of(view.session, one.community)),
        rows=(
            (button("button-cancelled-for-yes", ConfirmCancelForPress(view.session.id, one.member_id)),),
            (button("button-cancelled-for-no", CancelForPress(view.session.id, 0)),),
        ),
    )


def _stands(one: Somebody) -> Text:
    mine = one.places.mine
    if mine.booked:
        return text("booked-for-has-place", name=one.name)
    if mine.position is not None:
        return text("booked-for-waits", name=one.name, position=mine.position)
    return text("booked-for-has-none", name=one.name)


def after(done: Done) -> Screen:
    """What was done for somebody."""
    session = done.decision.view.session
    facts = {"name": done.member.name, **facts_of(session, done.community)}
    match done.decision:
        case Booked(already=already):
            said = text("booked-for-already" if already else "booked-for-done", **facts)
        case Waitlisted(position=position, already=already):
            known = "booked-for-already-waits" if already else "booked-for-done-waits"
            said = text(known, position=position, **facts)
        case Released():
            said = text("cancelled-for-done", **facts)
        case Refused(reason=reason):
            said = text(f"booked-for-refused-{reason}", **facts)
    return screen(said, rows=(organiser_row(session.id), menu_row()))


def booked(place: MyPlace, by: str) -> Screen:
    """To the member a place was booked for, or who was put on the list."""
    view = place.places
    facts = facts_of(view.session, place.community)
    if view.mine.booked:
        said = text("booked-for-you", by=by, **facts)
    elif view.phase is Phase.LINE and view.mine.position is not None:
        said = text("booked-for-you-wait", by=by, position=view.mine.position, **facts)
    else:
        said = text("booked-for-you-listed", by=by, **facts)
    return screen(
        said,
        link_line(view) if view.mine.booked else None,
        clash(view, place.community),
        rows=(*place_rows(view), session_row(view.session.id), menu_row()),
    )


def cancelled(place: MyPlace, by: str) -> Screen:
    """To the member for whom something was given up."""
    view = place.places
    return screen(
        text("cancelled-for-you", by=by, **facts_of(view.session, place.community)),
        rows=(*place_rows(view), session_row(view.session.id), menu_row()),
    )


def for_somebody_row(session_id: SessionId) -> tuple[AnyButton, ...]:
    """Under the list of who comes."""
    return (
        button("button-booked-for", BookForPress(session_id, 0)),
        button("button-cancelled-for", CancelForPress(session_id, 0)),
    )


def _person(name: str, action: Press) -> tuple[AnyButton, ...]:
    return (button("button-booked-for-person", action, name=shortened(name, _LONGEST_NAME)),)


def _turn(back: Press | None, on: Press | None) -> tuple[AnyButton, ...]:
    return (
        *((button("button-page-back", back),) if back else ()),
        *((button("button-page-on", on),) if on else ()),
    )


def _back(session_id: SessionId) -> tuple[AnyButton, ...]:
    return (button("button-who-comes", WhoComesPress(session_id)), *menu_row())
