"""Topics of a forum."""

from typing import Any

from simulator import forums
from simulator.checks import short
from simulator.methods.registry import method
from simulator.nouns import Chat, Topic
from simulator.params import Params
from simulator.refusals import bad
from simulator.world import World

NAME = 128
COLOURS = (forums.COLOUR, 16766590, 13338331, 9367192, 16749490, 16478047)


def _forum(world: World, params: Params) -> Chat:
    chat = world.find_chat(params)
    if not chat.forum:
        raise bad("the chat is not a forum")
    world.require_right(chat, "can_manage_topics", "not enough rights to manage topics")
    return chat


def _topic(chat: Chat, params: Params) -> Topic:
    topic = chat.topics.get(params.number("message_thread_id"))
    if topic is None:
        raise bad("TOPIC_ID_INVALID")
    return topic


@method("createForumTopic")
def create_forum_topic(world: World, params: Params) -> Any:
    name = short(params.text("name"), NAME, "TOPIC_TITLE_EMPTY")
    chat = _forum(world, params)
    colour = params.integer("icon_color")
    if colour is not None and colour not in COLOURS:
        raise bad("TOPIC_ICON_COLOR_INVALID")
    made = forums.make(world, world.bot, chat, name, colour or COLOURS[0])
    return {"message_thread_id": made.id, "name": name, "icon_color": colour or COLOURS[0]}


@method("editForumTopic")
def edit_forum_topic(world: World, params: Params) -> Any:
    chat = _forum(world, params)
    topic = _topic(chat, params)
    name = params.text("name")
    if name:
        new = short(name, NAME, "TOPIC_TITLE_EMPTY")
        if new == topic.name:
            raise bad("TOPIC_NOT_MODIFIED")
        forums.rename(world, world.bot, chat, topic, new)
    return True


@method("closeForumTopic")
def close_forum_topic(world: World, params: Params) -> Any:
    return _close(world, params, closed=True)


@method("reopenForumTopic")
def reopen_forum_topic(world: World, params: Params) -> Any:
    return _close(world, params, closed=False)


def _close(world: World, params: Params, *, closed: bool) -> bool:
    chat = _forum(world, params)
    topic = _topic(chat, params)
    if topic.closed is closed:
        raise bad("TOPIC_NOT_MODIFIED")
    forums.open_or_close(world, world.bot, chat, topic, closed=closed)
    return True


@method("deleteForumTopic")
def delete_forum_topic(world: World, params: Params) -> Any:
    chat = _forum(world, params)
    forums.delete(world, chat, _topic(chat, params))
    return True
