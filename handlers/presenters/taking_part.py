"""Offering to present, and the page of a member's own."""

from telegram import Update

from actions import presenters as actions
from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes
from rules.ids import CommunityId, SessionId, TopicId
from rules.presenters.volunteers import Refused
from screens.presenters import taking_part as screens
from screens.presenters.presses import (
    MyPresentingPress,
    NeverAskPress,
    TopicPress,
    VolunteerPress,
    WithdrawPress,
)
from screens.screen import Text, text
from storage.views.presenters import taking_part as views


async def on_volunteer(update: Update, context: Context) -> None:
    session_id = SessionId(buttons.read(update, VolunteerPress).session_id)
    home, decision = await context.do(actions.volunteer_for_session, session_id)
    refused = decision if isinstance(decision, Refused) else None
    await context.show(screens.volunteered(session_id, refused, home))


async def on_withdraw(update: Update, context: Context) -> None:
    session_id = SessionId(buttons.read(update, WithdrawPress).session_id)
    offered = await context.do(actions.withdraw_from_session, session_id)
    await context.show(screens.withdrawn(session_id, offered=offered))


async def on_topic(update: Update, context: Context) -> None:
    press = buttons.read(update, TopicPress)
    community_id, topic_id = CommunityId(press.community_id), TopicId(press.topic_id)
    refused = None
    if press.on:
        refused = await context.do(actions.volunteer_for_topic, community_id, topic_id)
    else:
        await context.do(actions.withdraw_from_topic, community_id, topic_id)
    await _show(context, community_id, text(f"volunteer-refused-{refused.reason}") if refused else None)


async def on_never_ask(update: Update, context: Context) -> None:
    community_id = CommunityId(buttons.read(update, NeverAskPress).community_id)
    await context.do(actions.never_ask, community_id)
    await _show(context, community_id, None)


async def on_my_presenting(update: Update, context: Context) -> None:
    await _show(context, CommunityId(buttons.read(update, MyPresentingPress).community_id), None)


async def _show(context: Context, community_id: CommunityId, first: Text | None) -> None:
    await context.show(screens.my_presenting(await context.look(views.my_presenting, community_id), first))


ROUTES = Routes(
    presses={
        VolunteerPress: on_volunteer,
        WithdrawPress: on_withdraw,
        TopicPress: on_topic,
        NeverAskPress: on_never_ask,
        MyPresentingPress: on_my_presenting,
    },
)
