"""Topics of a forum, whoever makes or changes them: the bot through its methods, or people in their apps."""

from simulator.nouns import Chat, Topic, User
from simulator.posting import post_service
from simulator.world import World

COLOUR = 7322096


def make(world: World, by: User, chat: Chat, name: str, colour: int = COLOUR) -> Topic:
    """A new topic. Its number is that of the message that opens it."""
    topic = Topic(chat.last_id + 1, name)
    chat.topics[topic.id] = topic
    created = {"name": name, "icon_color": colour}
    post_service(world, chat, by, {"message_thread_id": topic.id, "forum_topic_created": created})
    world.changed(chat, "chats")
    return topic


def open_or_close(world: World, by: User, chat: Chat, topic: Topic, *, closed: bool) -> None:
    """Close it, or reopen it; both are told in the topic."""
    topic.closed = closed
    event = "forum_topic_closed" if closed else "forum_topic_reopened"
    post_service(world, chat, by, {"message_thread_id": topic.id, event: {}})


def delete(world: World, chat: Chat, topic: Topic) -> None:
    """Delete it with all its messages. Nobody is told."""
    del chat.topics[topic.id]
    for message in [m for m in chat.messages.values() if m.topic == topic.id]:
        del chat.messages[message.id]
    world.changed(chat, "chats")


def rename(world: World, by: User, chat: Chat, topic: Topic, name: str) -> None:
    """Another name, which is told in the topic."""
    topic.name = name
    post_service(world, chat, by, {"message_thread_id": topic.id, "forum_topic_edited": {"name": name}})
    world.changed(chat, "chats")
