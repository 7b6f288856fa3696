"""Presses and notices about sessions that several communities come to."""

from telegram import Update

from actions import sharing as actions
from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes
from rules.ids import CommunityId, SessionId
from rules.sharing import State
from screens import sharing as screens
from screens.outgoing import Outgoing, Post
from screens.sharing import AnswerInvitationPress, InvitePress, OthersPress, WithdrawSharingPress
from storage.db import Tx
from storage.outbox import Owed
from storage.views import sharing as views


async def on_others(update: Update, context: Context) -> None:
    press = buttons.read(update, OthersPress)
    await context.show(screens.others(await context.look(views.others, SessionId(press.session_id))))


async def on_invite(update: Update, context: Context) -> None:
    press = buttons.read(update, InvitePress)
    done = await context.do(
        actions.invite_community, SessionId(press.session_id), CommunityId(press.community_id)
    )
    await context.show(screens.after(done))


async def on_answer(update: Update, context: Context) -> None:
    press = buttons.read(update, AnswerInvitationPress)
    done = await context.do(
        actions.answer_invitation,
        SessionId(press.session_id),
        CommunityId(press.community_id),
        agreed=bool(press.agreed),
    )
    await context.show(screens.after(done))


async def on_withdraw(update: Update, context: Context) -> None:
    press = buttons.read(update, WithdrawSharingPress)
    done = await context.do(
        actions.withdraw_sharing, SessionId(press.session_id), CommunityId(press.community_id)
    )
    await context.show(screens.after(done))


def invited(tx: Tx, owed: Owed) -> Outgoing | None:
    view = _view(tx, owed)
    guest = view.guest
    # Of two that wait for the morning, the second says it all.
    if guest is None or guest.state is not State.INVITED or guest.times_invited != owed.variables["times"]:
        return None
    return Post(screens.invited(view))


def answered(tx: Tx, owed: Owed) -> Outgoing:
    return Post(screens.answered(_view(tx, owed), State(owed.variables["state"])))


def withdrawn(tx: Tx, owed: Owed) -> Outgoing:
    return Post(screens.withdrawn(_view(tx, owed)))


def _view(tx: Tx, owed: Owed) -> views.Invitation:
    return views.invitation(
        tx, SessionId(owed.variables["session"]), CommunityId(owed.variables["community"])
    )


ROUTES = Routes(
    presses={
        OthersPress: on_others,
        InvitePress: on_invite,
        AnswerInvitationPress: on_answer,
        WithdrawSharingPress: on_withdraw,
    },
    notices={"sharing-invited": invited, "sharing-answered": answered, "sharing-withdrawn": withdrawn},
)
