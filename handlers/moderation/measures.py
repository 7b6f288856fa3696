"""A measure is done with a last press, told to the person, carried out at Telegram, and lifted."""

from datetime import datetime

from telegram import ChatMember, ChatMemberAdministrator, ChatMemberOwner, Update
from telegram.error import BadRequest, ChatMigrated, Forbidden

from actions.moderation import carrying_out, deciding
from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes, Unreached
from rules.groups import Right
from rules.ids import ChatId, GroupId, MeasureId, UserId
from rules.moderation.measures import Appeal, Seen, State
from screens.moderation import cases as case_screens
from screens.moderation import measures as screens
from screens.moderation.presses import ActPress, DropPress, LiftPress, MeasurePress
from screens.outgoing import (
    Decline,
    Delete,
    Outgoing,
    Post,
    Receipt,
    Release,
    Remove,
    Restrict,
    Unban,
)
from storage.db import Tx
from storage.outbox import Owed
from storage.views import moderation as views


async def on_act(update: Update, context: Context) -> None:
    """The last press: Telegram is asked what the moderator may do there, outside any transaction."""
    measure_id = MeasureId(buttons.read(update, ActPress).measure_id)
    seen = await _seen(context, measure_id)
    await context.show(screens.acted(await context.do(deciding.act, measure_id, seen)))


async def on_drop(update: Update, context: Context) -> None:
    measure_id = MeasureId(buttons.read(update, DropPress).measure_id)
    case = await context.do(deciding.drop_proposal, measure_id)
    await context.show(case_screens.card(await context.look(views.case, case.id)))


async def on_measure(update: Update, context: Context) -> None:
    press = buttons.read(update, MeasurePress)
    await context.show(screens.about(await context.look(views.measure, MeasureId(press.measure_id))))


async def on_lift(update: Update, context: Context) -> None:
    measure_id = MeasureId(buttons.read(update, LiftPress).measure_id)
    seen = await _seen(context, measure_id)
    await context.show(screens.lifted(await context.do(carrying_out.lift, measure_id, seen)))


async def _seen(context: Context, measure_id: MeasureId) -> dict[GroupId, Seen]:
    """What Telegram says of the groups this may be done in: a command does no more than its caller may."""
    asking = await context.look(views.asked_before_acting, measure_id)
    return {group_id: await _seen_in(context, chat_id, asking.user_id) for group_id, chat_id in asking.chats}


async def _seen_in(context: Context, chat_id: ChatId, about: UserId) -> Seen:
    mine = await _standing(context, chat_id, context.user_id)
    theirs = await _standing(context, chat_id, about)
    runs_it = isinstance(theirs, ChatMemberOwner | ChatMemberAdministrator)
    return Seen(_rights(mine), runs_it=runs_it, known=mine is not None)


async def _standing(context: Context, chat_id: ChatId, user_id: UserId) -> ChatMember | None:
    """None when Telegram knows of no such person there, or the bot may not ask."""
    try:
        return await context.bot.get_chat_member(chat_id, user_id)
    except (BadRequest, Forbidden, ChatMigrated):
        return None


def _rights(member: ChatMember | None) -> frozenset[Right]:
    if isinstance(member, ChatMemberOwner):
        return frozenset(Right)
    if not isinstance(member, ChatMemberAdministrator):
        return frozenset()
    return frozenset(right for right in Right if getattr(member, right, False))


def told(tx: Tx, owed: Owed) -> Outgoing:
    view = views.measure_for_notice(tx, _measure(owed))
    may_appeal = view.measure.in_force and view.measure.appeal is Appeal.OPEN
    return Post(screens.told(view, views.chat_of_case(tx, view.measure.id), may_appeal=may_appeal))


def note_told(tx: Tx, owed: Owed, _receipt: Receipt, now: datetime) -> None:
    carrying_out.note_told(tx, now, _measure(owed))


def note_untold(tx: Tx, owed: Owed, now: datetime) -> None:
    carrying_out.note_untold(tx, now, _measure(owed))


def untold(tx: Tx, owed: Owed) -> Outgoing:
    return Post(screens.untold(views.measure_for_notice(tx, _measure(owed))))


def ended(tx: Tx, owed: Owed) -> Outgoing:
    view = views.measure_for_notice(tx, _measure(owed))
    elsewhere = bool(owed.variables.get("elsewhere"))
    return Post(screens.ended(view, lifted=view.measure.state is State.LIFTED, elsewhere=elsewhere))


def failed(tx: Tx, owed: Owed) -> Outgoing:
    group_id = owed.variables["group"]
    group = None if group_id is None else views.group(tx, GroupId(group_id))
    what = str(owed.variables["what"]).removeprefix("moderation-")
    view = views.measure_for_notice(tx, _measure(owed))
    return Post(screens.failed(view, "" if group is None else group.title, what))


def barred(tx: Tx, owed: Owed) -> Outgoing | None:
    view = views.measure_for_notice(tx, _measure(owed))
    if not view.measure.in_force:
        return None
    return Post(screens.barred(view, may_appeal=view.measure.appeal is Appeal.OPEN))


def restrict(tx: Tx, owed: Owed) -> Outgoing | None:
    measure = views.measure_for_notice(tx, _measure(owed)).measure
    return Restrict(measure.user_id, measure.ends_at) if measure.in_force else None


def release(tx: Tx, owed: Owed) -> Outgoing | None:
    measure = views.measure_for_notice(tx, _measure(owed)).measure
    return None if measure.in_force else Release(measure.user_id)


def remove(tx: Tx, owed: Owed) -> Outgoing | None:
    measure = views.measure_for_notice(tx, _measure(owed)).measure
    return Remove(measure.user_id, measure.ends_at) if measure.in_force else None


def unban(tx: Tx, owed: Owed) -> Outgoing | None:
    measure = views.measure_for_notice(tx, _measure(owed)).measure
    return None if measure.in_force else Unban(measure.user_id)


def delete(_tx: Tx, owed: Owed) -> Outgoing:
    return Delete(owed.variables["message"])


def decline(tx: Tx, owed: Owed) -> Outgoing:
    return Decline(views.measure_for_notice(tx, _measure(owed)).measure.user_id)


def note_failed(tx: Tx, owed: Owed, now: datetime) -> None:
    group_id = owed.variables.get("group")
    carrying_out.note_failed(
        tx, now, owed.kind, _measure(owed), None if group_id is None else GroupId(group_id)
    )


def _measure(owed: Owed) -> MeasureId:
    return MeasureId(owed.variables["measure"])


_FAILING: dict[str, Unreached] = {
    "moderation-restrict": note_failed,
    "moderation-release": note_failed,
    "moderation-remove": note_failed,
    "moderation-unban": note_failed,
    "moderation-delete": note_failed,
}

ROUTES = Routes(
    presses={ActPress: on_act, DropPress: on_drop, MeasurePress: on_measure, LiftPress: on_lift},
    notices={
        "moderation-told": told,
        "moderation-untold": untold,
        "moderation-ended": ended,
        "moderation-failed": failed,
        "moderation-barred": barred,
        "moderation-restrict": restrict,
        "moderation-release": release,
        "moderation-remove": remove,
        "moderation-unban": unban,
        "moderation-delete": delete,
        "moderation-decline": decline,
    },
    sent={"moderation-told": note_told},
    unreached={"moderation-told": note_untold, **_FAILING},
)
