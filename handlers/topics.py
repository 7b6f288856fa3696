"""The topics of a community: the list, one topic, the dialogues that add and rename."""

from telegram import Update

from actions import dialogues as drafts
from actions import topics as actions
from actions.topics import Changed
from handlers import buttons, dialogues
from handlers.context import Context
from handlers.routes import Dialogue, Routes
from rules.communities import Community
from rules.dialogue import Draft
from rules.ids import CommunityId, TopicId
from screens import topics as screens
from screens.screen import Value
from screens.topics import (
    AddTopicPress,
    RenameTopicPress,
    RetireTopicPress,
    ShiftTopicPress,
    TopicPress,
    TopicsPress,
)
from storage.views import topics as views


async def on_topics(update: Update, context: Context) -> None:
    """The list; who keeps several says first which."""
    chosen = buttons.read(update, TopicsPress).community_id
    if chosen == 0:
        communities = await context.look(views.where_to_edit)
        if len(communities) > 1:
            await context.show(screens.where(communities))
            return
        chosen = communities[0].id
    await context.show(screens.topics(await context.look(views.topic_list, CommunityId(chosen))))


async def on_topic(update: Update, context: Context) -> None:
    found, view = await context.look(views.topic, TopicId(buttons.read(update, TopicPress).topic_id))
    await context.show(screens.topic(found, view))


async def on_add(update: Update, context: Context) -> None:
    community_id = CommunityId(buttons.read(update, AddTopicPress).community_id)
    await dialogues.ask(context, await context.do(drafts.start, "topic-add", community_id))


async def on_rename(update: Update, context: Context) -> None:
    topic_id = TopicId(buttons.read(update, RenameTopicPress).topic_id)
    found, _ = await context.look(views.topic, topic_id)
    known = {"topic": topic_id, "was": found.name}
    question = await context.do(drafts.start, "topic-rename", found.community_id, known)
    await dialogues.ask(context, question)


async def on_shift(update: Update, context: Context) -> None:
    press = buttons.read(update, ShiftTopicPress)
    by = 1 if press.by > 0 else -1
    await _after(context, await context.do(actions.shift_topic, TopicId(press.topic_id), by))


async def on_retire(update: Update, context: Context) -> None:
    press = buttons.read(update, RetireTopicPress)
    retired = bool(press.retired)
    changed = await context.do(actions.retire_topic, TopicId(press.topic_id), retired=retired)
    await _after(context, changed)


async def _after(context: Context, changed: Changed) -> None:
    view = await context.look(views.topic_list, changed.community_id)
    await context.show(screens.after(changed, view))


def _was(draft: Draft, _community: Community) -> dict[str, Value]:
    return {"was": draft.answers["was"]}


ROUTES = Routes(
    presses={
        TopicsPress: on_topics,
        TopicPress: on_topic,
        AddTopicPress: on_add,
        RenameTopicPress: on_rename,
        ShiftTopicPress: on_shift,
        RetireTopicPress: on_retire,
    },
    dialogues={
        "topic-add": Dialogue(screens.done),
        "topic-rename": Dialogue(screens.done, _was),
    },
)
