"""Reminders, checked again when they are sent; and who comes."""

from telegram import Update

from actions import reminders as actions
from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes
from rules.ids import MemberId, SessionId
from rules.reminders import Reminder
from rules.sessions import Session, Status
from screens import reminders as screens
from screens.outgoing import Outgoing, Post
from screens.reminders import RemindersPress, SwitchPress
from screens.ways import WhoComesPress
from storage.db import Tx
from storage.outbox import Owed
from storage.views import reminders as wishes
from storage.views import sessions as views
from storage.views.sessions import Page


async def on_who_comes(update: Update, context: Context) -> None:
    press = buttons.read(update, WhoComesPress)
    await context.show(screens.who_comes(await context.look(views.who_comes, SessionId(press.session_id))))


async def on_reminders(_update: Update, context: Context) -> None:
    await context.show(screens.switches(await context.look(wishes.off)))


async def on_switch(update: Update, context: Context) -> None:
    press = buttons.read(update, SwitchPress)
    reminder = buttons.one_of(Reminder, press.reminder)
    await context.show(
        screens.switches(await context.do(actions.switch_reminder, reminder, on=press.on != 0))
    )


def reminder_week(tx: Tx, owed: Owed) -> Outgoing | None:
    view = _booked(tx, owed, Reminder.WEEK)
    return None if view is None else Post(screens.week_before(view))


def reminder_day(tx: Tx, owed: Owed) -> Outgoing | None:
    view = _booked(tx, owed, Reminder.DAY)
    return None if view is None else Post(screens.day_before(view))


def reminder_hour(tx: Tx, owed: Owed) -> Outgoing | None:
    view = _booked(tx, owed, Reminder.HOUR)
    return None if view is None else Post(screens.hour_before(view))


def who_comes(tx: Tx, owed: Owed) -> Outgoing | None:
    """The list, to whoever is the facilitator still."""
    view = views.coming(tx, SessionId(owed.variables["session"]))
    if not _still_on(view.session, owed) or view.session.facilitator_id != owed.member_id:
        return None
    return Post(screens.who_comes(view, reminder=True))


def _booked(tx: Tx, owed: Owed, reminder: Reminder) -> Page | None:
    """The session for a member who still has a place, at the time they are reminded of, and wants to be."""
    assert owed.member_id is not None
    member_id = MemberId(owed.member_id)
    view = views.concerned(tx, SessionId(owed.variables["session"]), member_id)
    if view is None or not view.places.mine.booked or not _still_on(view.session, owed):
        return None
    return view if wishes.is_wanted(tx, member_id, reminder) else None


def _still_on(session: Session, owed: Owed) -> bool:
    return session.status is Status.SCHEDULED and session.starts_unix == owed.variables["starts"]


ROUTES = Routes(
    presses={WhoComesPress: on_who_comes, RemindersPress: on_reminders, SwitchPress: on_switch},
    notices={
        "reminder-week": reminder_week,
        "reminder-day": reminder_day,
        "reminder-hour": reminder_hour,
        "who-comes": who_comes,
    },
)
