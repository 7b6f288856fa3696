"""Topics of a forum: the admin's presses, what people do in Telegram, and where announcements go."""

from dataclasses import replace
from datetime import datetime

from telegram import Update
from telegram.ext import MessageHandler, filters

from actions import dialogues
from actions import group_topics as actions
from actions.group_topics import Event, SeenTopic
from handlers import buttons
from handlers.context import Context
from handlers.dialogues import ask
from handlers.routes import Compose, Dialogue, Routes
from rules import group_topics as rules
from rules.group_topics import MAKE, PURPOSES, State
from rules.groups import Purpose
from rules.ids import ChatId, GroupId, GroupTopicId, MemberId
from screens import group_topics as screens
from screens.group_topics import (
    AnnounceTherePress,
    MakeTopicPress,
    OpenTopicPress,
    TopicPress,
    TopicPurposePress,
)
from screens.groups import TopicsPress
from screens.outgoing import Outgoing, PollPost, Post, Receipt, TopicMake, TopicOpen
from storage.db import Tx
from storage.outbox import Owed
from storage.views import group_topics as views
from storage.views import groups as group_views


async def on_topics(update: Update, context: Context) -> None:
    press = buttons.read(update, TopicsPress)
    await context.show(screens.topics(await context.look(views.of_group, GroupId(press.group_id))))


async def on_topic(update: Update, context: Context) -> None:
    press = buttons.read(update, TopicPress)
    await context.show(screens.topic(await context.look(views.one, GroupTopicId(press.group_topic_id))))


async def on_make(update: Update, context: Context) -> None:
    """The questions about a new topic; where it cannot be made, the reason at once."""
    group_id = GroupId(buttons.read(update, MakeTopicPress).group_id)
    page = await context.look(views.of_group, group_id)
    if refused := rules.manage(None if page is None else page.group):
        await context.show(screens.after(refused))
        return
    assert page is not None
    known = {"group_id": group_id}
    await ask(context, await context.do(dialogues.start, MAKE.name, page.group.community_id, known))


async def on_open(update: Update, context: Context) -> None:
    press = buttons.read(update, OpenTopicPress)
    topic_id = GroupTopicId(press.group_topic_id)
    await context.show(
        screens.after(await context.do(actions.open_topic, topic_id, opened=press.opened == 1))
    )


async def on_announce(update: Update, context: Context) -> None:
    press = buttons.read(update, AnnounceTherePress)
    topic_id = GroupTopicId(press.group_topic_id)
    await context.show(
        screens.after(await context.do(actions.announce_there, topic_id, there=press.there == 1))
    )


async def on_purpose(update: Update, context: Context) -> None:
    press = buttons.read(update, TopicPurposePress)
    purpose = buttons.one_of(Purpose, press.purpose) if press.purpose else None
    if purpose is not None and purpose not in PURPOSES:
        raise buttons.UnknownPressError
    decision = await context.do(actions.name_topic, GroupTopicId(press.group_topic_id), purpose)
    await context.show(screens.after(decision))


async def on_event(update: Update, context: Context) -> None:
    """Somebody has made or changed a topic in Telegram itself."""
    message = update.effective_message
    assert message is not None
    thread_id = message.message_thread_id
    if thread_id is None:
        return
    if (made := message.forum_topic_created) is not None:
        event, name = Event.CREATED, made.name
    elif (edited := message.forum_topic_edited) is not None:
        event, name = Event.EDITED, edited.name or ""
    else:
        event = Event.CLOSED if message.forum_topic_closed is not None else Event.REOPENED
        name = ""
    seen = SeenTopic(ChatId(message.chat_id), thread_id, event, name or None)
    await context.do(actions.note_seen, seen)
    context.house.known_groups.clear()


def announced(compose: Compose) -> Compose:
    """What is announced in a group goes to the topic that an admin has chosen for it, if there is one."""

    def into_topic(tx: Tx, owed: Owed) -> Outgoing | None:
        outgoing = compose(tx, owed)
        if isinstance(outgoing, Post | PollPost) and owed.member_id is None:
            return replace(outgoing, thread_id=views.announcing_thread(tx, owed.chat_id))
        return outgoing

    return into_topic


def make(tx: Tx, owed: Owed) -> Outgoing | None:
    found = views.for_notice(tx, _topic(owed))
    return TopicMake(found[1].name) if found is not None and found[1].state is State.ASKED else None


def state(tx: Tx, owed: Owed) -> Outgoing | None:
    """Open or closed, as it is to be now."""
    found = views.for_notice(tx, _topic(owed))
    if found is None or found[1].thread_id is None:
        return None
    return TopicOpen(found[1].thread_id, found[1].state is State.OPEN)


def failed(tx: Tx, owed: Owed) -> Outgoing | None:
    group = group_views.for_notice(tx, GroupId(owed.variables["group"]))
    return None if group is None else Post(screens.failed(group, owed.variables["what"]))


def gone(tx: Tx, owed: Owed) -> Outgoing | None:
    group = group_views.for_notice(tx, GroupId(owed.variables["group"]))
    return None if group is None else Post(screens.gone(group))


def made(tx: Tx, owed: Owed, receipt: Receipt, _now: datetime) -> None:
    assert receipt.message_id is not None
    actions.note_made(tx, _topic(owed), receipt.message_id)


def not_made(tx: Tx, owed: Owed, now: datetime) -> None:
    actions.note_not_made(tx, now, _topic(owed))


def not_changed(tx: Tx, owed: Owed, now: datetime) -> None:
    by = owed.variables["by"]
    actions.note_not_changed(tx, now, _topic(owed), None if by is None else MemberId(by))


def _topic(owed: Owed) -> GroupTopicId:
    return GroupTopicId(owed.variables["topic"])


_EVENTS = (
    filters.StatusUpdate.FORUM_TOPIC_CREATED
    | filters.StatusUpdate.FORUM_TOPIC_EDITED
    | filters.StatusUpdate.FORUM_TOPIC_CLOSED
    | filters.StatusUpdate.FORUM_TOPIC_REOPENED
)

ROUTES = Routes(
    presses={
        TopicsPress: on_topics,
        TopicPress: on_topic,
        MakeTopicPress: on_make,
        OpenTopicPress: on_open,
        AnnounceTherePress: on_announce,
        TopicPurposePress: on_purpose,
    },
    dialogues={MAKE.name: Dialogue(screens.made)},
    notices={
        "group-topic-make": make,
        "group-topic-state": state,
        "group-topic-failed": failed,
        "group-topic-gone": gone,
    },
    sent={"group-topic-make": made},
    unreached={"group-topic-make": not_made, "group-topic-state": not_changed},
    others=(MessageHandler(_EVENTS, on_event),),
)
