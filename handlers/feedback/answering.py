"""The presses of a questionnaire, and its messages."""

from collections.abc import Callable

from telegram import Update

from actions.feedback import answering as actions
from actions.feedback.answering import Kept
from handlers import buttons, quoting
from handlers.context import Context
from handlers.routes import Routes
from rules.feedback.rounds import Refused, State
from rules.ids import RoundId
from rules.permissions import Membership
from screens.feedback import answering as screens
from screens.feedback import telling
from screens.feedback.presses import (
    AnswerPress,
    ConfirmPress,
    KeptAnswerPress,
    KeptConfirmPress,
    KeptPress,
    RoundPress,
    ToldPress,
)
from screens.outgoing import Outgoing, Post
from screens.screen import Screen
from storage.db import Tx
from storage.outbox import Owed
from storage.views import feedback as views
from storage.views.feedback import RoundView


async def on_round(update: Update, context: Context) -> None:
    press = buttons.read(update, RoundPress)
    view = await context.look(views.shown, RoundId(press.round_id))
    await context.show(telling.page(view, _me(context, view)))


async def on_told(update: Update, context: Context) -> None:
    press = buttons.read(update, ToldPress)
    view = await context.look(views.shown, RoundId(press.round_id))
    # Before its end there is nothing to turn to.
    told = view.round.state is State.PUBLISHED and 0 <= press.first < len(view.survey.items)
    me = _me(context, view)
    await context.show(telling.told(view, me, press.first) if told else telling.page(view, me))


def _me(context: Context, view: RoundView) -> Membership | None:
    """Who looks, as a member of the round's community; None for a guest from another one."""
    return None if context.actor is None else context.actor.within(view.community.id)


async def on_answer(update: Update, context: Context) -> None:
    """Nothing is written down: the next buttons hold what was answered."""
    press = buttons.read(update, AnswerPress)
    shown = await context.look(actions.look, RoundId(press.round_id), press.token)
    await context.show(screens.refused(shown) if isinstance(shown, Refused) else screens.item(shown))


async def on_confirm(update: Update, context: Context) -> None:
    press = buttons.read(update, ConfirmPress)
    round_id = RoundId(press.round_id)
    decision = await context.do_unnoted(actions.confirm, round_id, press.token)
    await context.show(screens.confirmed(decision))


async def on_kept(update: Update, context: Context) -> None:
    """The member's own copy of the first answers: it stays where it is, and the second questionnaire comes
    below it.
    """
    press = buttons.read(update, KeptPress)
    shown = await context.look(actions.look_kept, Kept(RoundId(press.first_id), press.token))
    if isinstance(shown, Refused):
        await context.toast(screens.toast(shown), alert=True)
    else:
        await context.say(screens.item(shown))


async def on_kept_answer(update: Update, context: Context) -> None:
    press = buttons.read(update, KeptAnswerPress)
    kept = _kept_in(update)
    if kept is None:
        await context.show(screens.refused(Refused("old-button")))
        return
    shown = await context.look(actions.look, RoundId(press.round_id), press.token, kept)
    await context.show(screens.refused(shown) if isinstance(shown, Refused) else screens.item(shown))


async def on_kept_confirm(update: Update, context: Context) -> None:
    press = buttons.read(update, KeptConfirmPress)
    round_id, kept = RoundId(press.round_id), _kept_in(update)
    if kept is None:
        await context.show(screens.refused(Refused("old-button")))
        return
    decision = await context.do_unnoted(actions.confirm, round_id, press.token, kept)
    await context.show(screens.confirmed(decision))


def _kept_in(update: Update) -> Kept | None:
    """The first answers, in the button of the same message that holds them."""
    message = quoting.message_of(update)
    rows = () if message is None or message.reply_markup is None else message.reply_markup.inline_keyboard
    for button in (each for row in rows for each in row):
        data = button.callback_data
        if isinstance(data, str) and data.startswith(f"{KeptPress.code}:"):
            press = buttons.unpack(data)
            assert isinstance(press, KeptPress)
            return Kept(RoundId(press.first_id), press.token)
    return None


def _of(show: Callable[[RoundView], Screen], *states: State) -> Callable[[Tx, Owed], Outgoing | None]:
    def compose(tx: Tx, owed: Owed) -> Outgoing | None:
        view = views.round_of(tx, RoundId(owed.variables["round"]))
        return Post(show(view)) if view is not None and view.round.state in states else None

    return compose


def told(tx: Tx, owed: Owed) -> Outgoing | None:
    """To those who lead the feedback: what was said, or that nothing can be told."""
    view = views.round_of(tx, RoundId(owed.variables["round"]))
    if view is None:
        return None
    return Post(telling.told_to_staff(view, views.to_sort(tx, view.community.id)))


ROUTES = Routes(
    presses={
        RoundPress: on_round,
        ToldPress: on_told,
        AnswerPress: on_answer,
        ConfirmPress: on_confirm,
        KeptPress: on_kept,
        KeptAnswerPress: on_kept_answer,
        KeptConfirmPress: on_kept_confirm,
    },
    notices={
        "feedback-asked": _of(screens.asked, State.OPEN),
        "feedback-reminder": _of(screens.reminder, State.OPEN),
        "feedback-told": told,
    },
)
