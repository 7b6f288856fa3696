"""Messages that may identify a patient: heard in the groups, answered to their authors in private."""

from datetime import datetime

from telegram import Update

from actions import patient_data as actions
from handlers import buttons
from handlers.context import Context
from handlers.hearing import Heard, Todo
from handlers.house import House
from handlers.routes import Routes
from rules.ids import MessageId, PatientOfferId
from rules.patient_data import Kind, find
from rules.patient_data.offers import State
from rules.permissions import Actor
from screens import patient_data as screens
from screens.outgoing import Delete, Edit, Outgoing, Post, Receipt
from screens.patient_data import AllowedPress, DeletePress, FinePress, OfferPress
from storage.db import Tx
from storage.outbox import Owed
from storage.views import patient_data as views


def hear(_house: House, heard: Heard) -> Todo | None:
    """What may identify a patient goes on as kinds alone; an edited message also when nothing is found."""
    if heard.user_id is None:
        return None  # A channel, or an administrator who writes as the group: nobody to tell in private.
    kinds = {one.kind for one in find(heard.words)} if heard.words else set()
    if not kinds and not heard.edited:
        return None

    def note(tx: Tx, actor: Actor, now: datetime) -> None:
        actions.note_words(tx, actor, now, heard.group, heard.message_id, kinds, edited=heard.edited)

    return note


async def on_unclaimed(update: Update, context: Context) -> bool:
    """Written in private where nothing is asked: the advice, and nothing of it is kept or offered on."""
    message = update.effective_message
    assert message is not None
    kinds = {one.kind for one in find(message.text or message.caption or "")}
    if kinds:
        await context.show(screens.in_private(kinds))
    return bool(kinds)


async def on_delete(update: Update, context: Context) -> None:
    press = buttons.read(update, DeletePress)
    decision = await context.do(actions.delete_message, PatientOfferId(press.offer_id))
    await context.show(screens.after(decision))


async def on_fine(update: Update, context: Context) -> None:
    press = buttons.read(update, FinePress)
    await context.show(screens.after(await context.do(actions.keep_message, PatientOfferId(press.offer_id))))


async def on_allowed(update: Update, context: Context) -> None:
    press = buttons.read(update, AllowedPress)
    view = await context.look(views.mine, PatientOfferId(press.offer_id))
    await context.show(screens.allowed(view.offer))


async def on_offer(update: Update, context: Context) -> None:
    """Back to the offer, or to what became of it."""
    press = buttons.read(update, OfferPress)
    view = await context.look(views.mine, PatientOfferId(press.offer_id))
    if view.offer.state is State.OPEN:
        await context.show(screens.offer(view, ()))
    else:
        await context.show(screens.after(view.offer))


def patient_offer(tx: Tx, owed: Owed) -> Outgoing | None:
    """Made once for each round, as long as nothing was decided."""
    view = views.of_notice(tx, _offer_id(owed))
    if view is None or view.offer.state is not State.OPEN or view.offer.round != owed.variables["round"]:
        return None
    return Post(screens.offer(view, [Kind(one) for one in owed.variables["kinds"].split(",")]))


def patient_thanks(tx: Tx, owed: Owed) -> Outgoing | None:
    """In place of the offer, when the author has edited the message so that nothing is left."""
    view = views.of_notice(tx, _offer_id(owed))
    if view is None or view.offer.state is not State.WITHDRAWN or view.offer.notice_id is None:
        return None
    return Edit(view.offer.notice_id, screens.after(view.offer))


def patient_delete(tx: Tx, owed: Owed) -> Outgoing | None:
    """The message; unless its group has moved since, where the number is another message's."""
    view = views.of_notice(tx, _offer_id(owed))
    if view is None or view.offer.state is not State.DELETING or view.offer.chat_id != owed.chat_id:
        return None
    return Delete(view.offer.message_id)


def patient_stuck(tx: Tx, owed: Owed) -> Outgoing | None:
    """Telegram would not delete it."""
    view = views.of_notice(tx, _offer_id(owed))
    return Post(screens.after(view.offer)) if view and view.offer.state is State.STUCK else None


def offer_sent(tx: Tx, owed: Owed, receipt: Receipt, now: datetime) -> None:
    if receipt.message_id is not None:
        notice = MessageId(receipt.message_id)
        actions.note_offered(tx, _offer_id(owed), owed.variables["round"], notice, now)


def offer_unreached(tx: Tx, owed: Owed, now: datetime) -> None:
    actions.note_unreached(tx, _offer_id(owed), now)


def deleted(tx: Tx, owed: Owed, _receipt: Receipt, now: datetime) -> None:
    actions.note_deletion(tx, _offer_id(owed), now, done=True)


def not_deleted(tx: Tx, owed: Owed, now: datetime) -> None:
    actions.note_deletion(tx, _offer_id(owed), now, done=False)


def _offer_id(owed: Owed) -> PatientOfferId:
    return PatientOfferId(owed.variables["offer"])


ROUTES = Routes(
    presses={DeletePress: on_delete, FinePress: on_fine, AllowedPress: on_allowed, OfferPress: on_offer},
    unclaimed=(on_unclaimed,),
    ears=(hear,),
    notices={
        "patient-offer": patient_offer,
        "patient-thanks": patient_thanks,
        "patient-delete": patient_delete,
        "patient-stuck": patient_stuck,
    },
    sent={"patient-offer": offer_sent, "patient-delete": deleted},
    unreached={"patient-offer": offer_unreached, "patient-delete": not_deleted},
)
