"""A session's page, and what those who organise it can press there."""

from rules.sessions import Status
from screens.bookings import rows as place_rows
from screens.bookings import standing
from screens.calendar import file_button
from screens.capacity import places_row
from screens.cards import share
from screens.certificates.presses import MySessionPress, PeoplePress
from screens.facts import facts_of, kind_shown
from screens.home import menu_row
from screens.presenters import draw_row, part_lines, part_row, presenter_line
from screens.screen import AnyButton, Screen, Text, button, screen, text
from screens.sessions.presses import (
    CancelSessionPress,
    ConfirmCancelPress,
    LinkPress,
    MovePress,
    RetopicPress,
    back_to_list,
)
from screens.sharing import others_row
from screens.sheets import SheetPress, show_row
from screens.ways import SessionPress, WhoComesPress
from storage.views.sessions import Page


def page(view: Page) -> Screen:
    """A session as this person may see it, with what they can do."""
    session = view.session
    about = text(
        "session-about",
        kind=kind_shown(session.kind),
        minutes=session.minutes,
        facilitator=view.facilitator,
        **facts_of(session, view.community),
    )
    if session.status is Status.CANCELLED:
        return screen(about, text("session-is-cancelled"), rows=(back_to_list(), menu_row()))
    known = session.join_link and not view.over and (view.places.mine.booked or view.may_manage)
    return screen(
        about,
        _state(view),
        text("session-link-shown", link=session.join_link) if known else _link_hidden(view),
        presenter_line(view.presenter) if view.presenter else None,
        *part_lines(view.presenting),
        rows=(
            *(_staff_rows(view) if view.may_manage else ()),
            *(() if view.begun or not _may_want_a_place(view) else place_rows(view.places)),
            part_row(view.presenting, session.id),
            () if view.begun else (*_file_buttons(view), share(session, view.community)),
            _certificate_row(view),
            back_to_list(),
            menu_row(),
        ),
    )


def _may_want_a_place(view: Page) -> bool:
    """The facilitator comes without one; but one that was booked can be given up."""
    return not view.leads or concerned(view)


def _file_buttons(view: Page) -> tuple[AnyButton, ...]:
    """For those who are to be there."""
    return (file_button(view.session.id),) if view.places.mine.booked or view.leads else ()


def _certificate_row(view: Page) -> tuple[AnyButton, ...]:
    """For those who are likely to have been there; anybody finds theirs from "About me"."""
    if not view.over or not (view.places.mine.booked or view.leads):
        return ()
    return (button("button-my-certificate", MySessionPress(view.session.id)),)


def _state(view: Page) -> Text:
    if view.over:
        return text("session-is-over")
    if view.begun:
        return text("session-has-begun")
    return standing(view.places, view.community)


def _link_hidden(view: Page) -> Text | None:
    if view.over:
        return None
    if not view.session.join_link and (view.places.mine.booked or view.may_manage):
        return text("session-link-later")
    return text("session-link-hidden")


def _staff_rows(view: Page) -> tuple[tuple[AnyButton, ...], ...]:
    """The buttons of those who organise the session."""
    session_id = view.session.id
    who = button("button-who-comes", WhoComesPress(session_id))
    shown = show_row(session_id) if view.checking_in else ()
    if view.begun:
        later = button("button-session-certificates", PeoplePress(session_id, 0))
        link = (later if view.over else button("button-change-link", LinkPress(session_id)),)
        return shown, (who, button("button-session-sheet", SheetPress(session_id, 0))), link
    return (
        shown,
        (who, button("button-change-link", LinkPress(session_id))),
        (
            button("button-move", MovePress(session_id)),
            button("button-cancel-session", CancelSessionPress(session_id)),
        ),
        places_row(session_id),
        (button("button-change-topic", RetopicPress(session_id)),),
        draw_row(view.presenter) if view.presenter else (),
        others_row(session_id) if view.may_share else (),
    )


def sure(view: Page) -> Screen:
    """Before a session is cancelled."""
    session = view.session
    if session.status is Status.CANCELLED or view.begun:
        return page(view)
    return screen(
        text(
            "cancel-session-sure",
            told=view.places.booked + view.places.held + view.places.waiting,
            **facts_of(session, view.community),
        ),
        rows=(
            (button("button-cancel-session-yes", ConfirmCancelPress(session.id)),),
            (button("button-cancel-session-no", SessionPress(session.id)),),
        ),
    )


def concerned(view: Page) -> bool:
    """Whether the person has a place, is offered one, or waits."""
    mine = view.places.mine
    return mine.booked or mine.offer is not None or mine.position is not None
