"""Reminders, and for the facilitator the list of who comes."""

from dataclasses import dataclass
from itertools import accumulate

from rules.members import Member
from rules.reminders import Reminder
from rules.sessions import Session
from screens.booked_for import for_somebody_row
from screens.bookings import CancelPlacePress
from screens.facts import facts_of
from screens.home import menu_row
from screens.presenters import draw_row, presenter_line
from screens.presses import Press, press
from screens.screen import AnyButton, Lines, LinkButton, Screen, Text, button, screen, text
from screens.sessions.presses import LinkPress
from screens.ways import session_row
from storage.views.sessions import Page, Waiting, WhoComes

_ROOM = 1700
"""Characters for the names of one list: two of them, and what stands around them, fit a message."""
_BESIDE_THE_NAME = 40
"""Characters that a line holds besides the name, at most: its number, the grade."""


@press("rs")
@dataclass(frozen=True, slots=True)
class RemindersPress(Press):
    """To what one is reminded of."""


@press("ro")
@dataclass(frozen=True, slots=True)
class SwitchPress(Press):
    """Says which way, not "the other way": a tap that arrives twice is one tap."""

    reminder: str
    on: int


def switches(off: frozenset[Reminder]) -> Screen:
    """What the member is reminded of, each with its switch."""
    return screen(
        text("reminders-about"),
        Lines(tuple(text(f"reminders-{one}-{'off' if one in off else 'on'}") for one in Reminder)),
        text("reminders-link-elsewhere") if Reminder.HOUR in off else None,
        rows=(
            *(
                (
                    button(
                        f"button-reminders-{one}-{'on' if one in off else 'off'}",
                        SwitchPress(one, int(one in off)),
                    ),
                )
                for one in Reminder
            ),
            menu_row(),
        ),
    )


def fewer_row() -> tuple[AnyButton, ...]:
    """Under every reminder."""
    return (button("button-reminders-fewer", RemindersPress()),)


def week_before(page: Page) -> Screen:
    """To a member with a place."""
    return _ahead("reminder-week", page)


def day_before(page: Page) -> Screen:
    """To a member with a place."""
    return _ahead("reminder-day", page)


def _ahead(text_id: str, page: Page) -> Screen:
    return screen(
        text(text_id, minutes=page.session.minutes, **facts_of(page.session, page.community)),
        text("reminder-free-the-place"),
        rows=(
            session_row(page.session.id),
            (button("button-reminder-give-up", CancelPlacePress(page.session.id)),),
            fewer_row(),
            menu_row(),
        ),
    )


def hour_before(page: Page) -> Screen:
    """To a member with a place: the link."""
    link = page.session.join_link
    join: tuple[AnyButton, ...] = (LinkButton(text("button-reminder-join"), link),) if link else ()
    return screen(
        text("reminder-hour", minutes=page.session.minutes, **facts_of(page.session, page.community)),
        None if link else text("reminder-no-link", facilitator=page.facilitator),
        rows=(join, session_row(page.session.id), fewer_row(), menu_row()),
    )


def who_comes(coming: WhoComes, *, reminder: bool = False) -> Screen:
    """For those who organise the session; as the reminder a day before, it says so."""
    session = coming.session
    missing_link = None if session.join_link else text("who-no-link")
    return screen(
        text("who-reminder" if reminder else "who-title", **facts_of(session, coming.community)),
        presenter_line(coming.presenter),
        text("who-booked", booked=len(coming.booked), places=session.places),
        _listed(tuple(_booked(number, one) for number, one in enumerate(coming.booked, 1))),
        text("who-waiting", waiting=len(coming.waiting)) if coming.waiting else None,
        _listed(tuple(_waits(number, one) for number, one in enumerate(coming.waiting, 1))),
        missing_link,
        rows=(
            # A day before the start it would be refused: nobody is asked at such short notice.
            () if reminder else draw_row(coming.presenter),
            (_link_button(session),) if missing_link else (),
            for_somebody_row(session.id),
            session_row(session.id),
            menu_row(),
        ),
    )


def _link_button(session: Session) -> AnyButton:
    return button("button-add-link", LinkPress(session.id))


def _listed(lines: tuple[Text, ...]) -> Lines | None:
    if not lines:
        return None
    filled = accumulate(len(str(line.variables["name"])) + _BESIDE_THE_NAME for line in lines)
    shown = sum(1 for length in filled if length <= _ROOM)
    if shown == len(lines):
        return Lines(lines)
    return Lines((*lines[:shown], text("who-more", more=len(lines) - shown)))


def _booked(number: int, member: Member) -> Text:
    if member.grade is None:
        return text("who-line", number=number, name=member.name)
    return text("who-line-grade", number=number, name=member.name, grade=text(f"grade-{member.grade}"))


def _waits(number: int, one: Waiting) -> Text:
    return text("who-line-offered" if one.offered else "who-line", number=number, name=one.member.name)
