"""What all methods that send have in common: where to, in answer to what, with which buttons."""

from dataclasses import dataclass
from typing import Any

from simulator import checks
from simulator.entities import Entities
from simulator.nouns import Chat, Message, StoredFile, Wire
from simulator.params import Params
from simulator.polls import Poll
from simulator.posting import post
from simulator.refusals import bad
from simulator.world import World


@dataclass(slots=True)
class Target:
    """A chat that may be written to, and what every message carries."""

    chat: Chat
    reply_to: Message | None
    content: Wire
    reply_keyboard: list[list[str]] | None

    def send(
        self, world: World, content: Wire, *, poll: Poll | None = None, file: StoredFile | None = None
    ) -> Message:
        """Puts the bot's message into the chat."""
        return post(
            world,
            self.chat,
            world.bot,
            self.content | content if self.content else content,
            reply_to=self.reply_to,
            poll=poll,
            file=file,
            reply_keyboard=self.reply_keyboard,
        )


def target(world: World, params: Params) -> Target:
    """Where a call wants to send to, with every refusal that has to do with the place."""
    given = params.given
    content: Wire = {}
    keyboard = None
    if "reply_markup" in given:
        inline, keyboard = checks.reply_markup(params.structure("reply_markup"))
        if inline:
            content["reply_markup"] = inline
    chat = world.find_chat(params)
    world.require_writing(chat)
    if "message_thread_id" in given:
        _into_topic(world, chat, params, content)
    if "protect_content" in given and params.flag("protect_content"):
        content["has_protected_content"] = True
    reply_to = None
    if "reply_parameters" in given or "reply_to_message_id" in given:
        reply_to = _replied(chat, params)
    return Target(chat, reply_to, content, keyboard)


def _into_topic(world: World, chat: Chat, params: Params, content: Wire) -> None:
    number = params.integer("message_thread_id")
    if not number:
        return
    topic = chat.topics.get(number)
    if topic is None:
        raise bad("message thread not found")
    if topic.closed and not chat.members[world.bot.id].may("can_manage_topics"):
        raise bad("TOPIC_CLOSED")
    content["message_thread_id"] = number


def _replied(chat: Chat, params: Params) -> Message | None:
    reply = params.structure("reply_parameters") or {}
    if not isinstance(reply, dict):
        raise bad("object expected as reply parameters")
    number = reply.get("message_id", params.integer("reply_to_message_id"))
    if number is None:
        return None
    message = chat.messages.get(number)
    lenient = reply.get("allow_sending_without_reply", params.flag("allow_sending_without_reply"))
    if message is None and not lenient:
        raise bad("message to be replied not found")
    return message


def with_users(world: World, entities: Entities) -> Entities:
    """Entities whose mentions carry the whole user; a mention of somebody unknown is dropped."""
    if not any("user_id" in entity for entity in entities):
        return entities
    found = []
    for entity in entities:
        if "user_id" not in entity:
            found.append(entity)
        elif user := world.users.get(entity["user_id"]):
            found.append({k: v for k, v in entity.items() if k != "user_id"} | {"user": user.wire})
    return found


def own_message(world: World, params: Params, verb: str) -> Message:
    """The bot's message that a call wants to `verb`."""
    if params.given.get("inline_message_id"):
        raise bad("MESSAGE_ID_INVALID")
    chat = world.find_chat(params)
    if chat.blocked or not chat.private:
        world.require_presence(chat)
    message = find_message(chat, params, f"message to {verb} not found")
    if message.sender is not world.bot or message.service:
        raise bad(f"message can't be {verb}ed")
    return message


def find_message(chat: Chat, params: Params, refusal: str) -> Message:
    """The message of the chat that a call names."""
    number = params.integer("message_id")
    if not number:
        raise bad("message identifier is not specified")
    message = chat.messages.get(number)
    if message is None:
        raise bad(refusal)
    return message


def inline_markup(params: Params) -> Any:
    """The new inline keyboard of an edit; None takes the old one away."""
    return (
        checks.inline_keyboard(params.structure("reply_markup")) if "reply_markup" in params.given else None
    )
