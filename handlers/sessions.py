"""The list, a session's page, and the dialogues that schedule, move, link and cancel one."""

from datetime import UTC, datetime

from telegram import Update

from actions import dialogues as drafts
from actions import sessions as actions
from actions.dialogues import Finished
from handlers import buttons, calendar, dialogues, home
from handlers.context import Context
from handlers.routes import Dialogue, Routes
from rules.ids import CommunityId, MemberId, SessionId
from rules.permissions import NotAllowedError, Verb
from rules.sessions import Status
from screens import schedule as asking
from screens.home import Entry, Section
from screens.outgoing import Outgoing
from screens.screen import Screen, text
from screens.sessions import changes, listing, page
from screens.sessions.presses import (
    CancelSessionPress,
    ConfirmCancelPress,
    LinkPress,
    MovePress,
    RetopicPress,
    SchedulePress,
    SessionsPagePress,
    SessionsPress,
)
from screens.ways import SessionPress
from storage.db import Tx
from storage.outbox import Owed
from storage.views import sessions as views
from storage.views.sessions import Page


async def on_sessions(_update: Update, context: Context) -> None:
    await context.show(listing.upcoming(await context.look(views.upcoming)))


async def on_sessions_page(update: Update, context: Context) -> None:
    press = buttons.read(update, SessionsPagePress)
    await context.show(listing.upcoming(await context.look(views.upcoming, press.page)))


async def on_start_sessions(_update: Update, context: Context, _argument: str) -> None:
    """The link under a plan in the group."""
    await context.show(listing.upcoming(await context.look(views.upcoming)))


async def on_session(update: Update, context: Context) -> None:
    press = buttons.read(update, SessionPress)
    await context.show(page.page(await context.look(views.page, SessionId(press.session_id))))


async def on_start_session(_update: Update, context: Context, argument: str) -> None:
    """The link that was shared: anybody may have it."""
    session_id = buttons.id_in(argument)
    if session_id is None:
        await home.show_menu(context, text("home-dead-link"))
        return
    try:
        view = await context.look(views.page, SessionId(session_id))
    except (NotAllowedError, LookupError):
        # The same words for both: nobody learns whether there is such a session elsewhere.
        await home.show_menu(context, text("session-elsewhere"))
        return
    await context.show(page.page(view))


async def on_schedule(update: Update, context: Context) -> None:
    """The button or the command; who may schedule in several communities says first in which."""
    chosen = buttons.read(update, SchedulePress).community_id if update.callback_query else 0
    if chosen == 0:
        communities = await context.look(views.where_to_schedule)
        if len(communities) > 1:
            await context.show(asking.where(communities))
            return
        chosen = communities[0].id
    question = await context.do(drafts.start, "schedule", CommunityId(chosen))
    await dialogues.ask(context, question)


async def on_move(update: Update, context: Context) -> None:
    view = await context.look(views.to_manage, SessionId(buttons.read(update, MovePress).session_id))
    session = view.session
    if session.status is Status.CANCELLED or view.begun:
        await context.show(page.page(view))
        return
    known = {"session": session.id, "topic": session.topic, "was": session.starts_unix}
    await dialogues.ask(context, await context.do(drafts.start, "move", session.community_id, known))


async def on_link(update: Update, context: Context) -> None:
    view = await context.look(views.to_manage, SessionId(buttons.read(update, LinkPress).session_id))
    session = view.session
    if session.status is Status.CANCELLED or view.over:
        await context.show(page.page(view))
        return
    known = {"session": session.id, "topic": session.topic}
    await dialogues.ask(context, await context.do(drafts.start, "link", session.community_id, known))


async def on_retopic(update: Update, context: Context) -> None:
    view = await context.look(views.to_manage, SessionId(buttons.read(update, RetopicPress).session_id))
    session = view.session
    if session.status is Status.CANCELLED or view.begun:
        await context.show(page.page(view))
        return
    known = {"session": session.id, "held": session.topic, "at": session.starts_unix}
    await dialogues.ask(context, await context.do(drafts.start, "retopic", session.community_id, known))


async def on_cancel_session(update: Update, context: Context) -> None:
    press = buttons.read(update, CancelSessionPress)
    await context.show(page.sure(await context.look(views.to_manage, SessionId(press.session_id))))


async def on_confirm_cancel(update: Update, context: Context) -> None:
    press = buttons.read(update, ConfirmCancelPress)
    await context.show(changes.after(await context.do(actions.cancel_session, SessionId(press.session_id))))


def session_moved(tx: Tx, owed: Owed) -> Outgoing | None:
    """To everybody concerned, unless it was moved again or cancelled since."""
    view = _concerned(tx, owed)
    if view is None or view.session.status is Status.CANCELLED:
        return None
    if view.session.starts_unix != owed.variables["starts"]:
        return None
    said = changes.moved(view, datetime.fromtimestamp(owed.variables["was"], UTC))
    return calendar.carried(tx, owed, said)


def session_cancelled(tx: Tx, owed: Owed) -> Outgoing | None:
    view = _concerned(tx, owed)
    return None if view is None else calendar.carried(tx, owed, changes.cancelled(view))


def session_link(tx: Tx, owed: Owed) -> Outgoing | None:
    """To those who may see the link: with a place, or in charge."""
    view = _concerned(tx, owed)
    if view is None or view.session.status is Status.CANCELLED:
        return None
    if not (view.places.mine.booked or view.may_manage):
        return None
    return calendar.carried(tx, owed, changes.link_changed(view))


def session_topic(tx: Tx, owed: Owed) -> Outgoing | None:
    """To everybody concerned, unless it was changed again or called off since."""
    view = _concerned(tx, owed)
    if view is None or view.session.status is Status.CANCELLED:
        return None
    if views.last_topic_change(tx, view.session.id) != owed.variables["sequence"]:
        return None
    return calendar.carried(tx, owed, changes.topic_changed(view))


def _concerned(tx: Tx, owed: Owed) -> Page | None:
    assert owed.member_id is not None
    return views.concerned(tx, SessionId(owed.variables["session"]), MemberId(owed.member_id))


def _done(finished: Finished) -> Screen:
    return changes.after(finished.decision)


ROUTES = Routes(
    presses={
        SessionsPress: on_sessions,
        SessionPress: on_session,
        SchedulePress: on_schedule,
        MovePress: on_move,
        LinkPress: on_link,
        RetopicPress: on_retopic,
        SessionsPagePress: on_sessions_page,
        CancelSessionPress: on_cancel_session,
        ConfirmCancelPress: on_confirm_cancel,
    },
    commands={"sessions": on_sessions, "schedule": on_schedule},
    starts={"session": on_start_session, "sessions": on_start_sessions},
    menu=(
        Entry(Verb.BOOK, "button-sessions-menu", SessionsPress()),
        Entry(Verb.SCHEDULE, "button-schedule", SchedulePress(0), Section.SESSIONS),
    ),
    dialogues={
        "schedule": Dialogue(_done, asking.of_draft),
        "move": Dialogue(_done, asking.of_draft),
        "link": Dialogue(_done, asking.of_draft),
        "retopic": Dialogue(_done, asking.of_draft),
    },
    notices={
        "session-moved": session_moved,
        "session-cancelled": session_cancelled,
        "session-link": session_link,
        "session-topic": session_topic,
    },
)
