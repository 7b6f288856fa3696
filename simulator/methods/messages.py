"""Texts: sending, editing, deleting, pinning; answers to presses."""

from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

from simulator import checks
from simulator.entities import units
from simulator.methods.registry import method
from simulator.methods.sending import find_message, inline_markup, own_message, target, with_users
from simulator.nouns import Chat, Message
from simulator.params import Params
from simulator.posting import amend, post_service
from simulator.refusals import Refused, bad
from simulator.world import World

DELETABLE = timedelta(hours=48)
ANSWER = 200
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)


@method("sendMessage", counted=True)
def send_message(world: World, params: Params) -> Any:
    text, entities = checks.text(params)
    content: dict[str, Any] = {"text": text}
    if entities:
        content["entities"] = with_users(world, entities)
    return target(world, params).send(world, content).wire


@method("editMessageText", counted=True)
def edit_message_text(world: World, params: Params) -> Any:
    text, entities = checks.text(params)
    markup = inline_markup(params)
    message = own_message(world, params, "edit")
    if "text" not in message.base:
        raise bad("there is no text in the message to edit")
    return _edit(world, message, {"text": text, "entities": with_users(world, entities)}, markup)


@method("editMessageCaption", counted=True)
def edit_message_caption(world: World, params: Params) -> Any:
    caption, entities = checks.caption(params)
    markup = inline_markup(params)
    message = own_message(world, params, "edit")
    if message.file is None:
        raise bad("there is no caption in the message to edit")
    return _edit(
        world, message, {"caption": caption, "caption_entities": with_users(world, entities)}, markup
    )


@method("editMessageReplyMarkup", counted=True)
def edit_message_reply_markup(world: World, params: Params) -> Any:
    markup = inline_markup(params)
    return _edit(world, own_message(world, params, "edit"), {}, markup)


def _edit(world: World, message: Message, content: dict[str, Any], markup: Any) -> Any:
    wanted = {**content, "reply_markup": markup}
    base = message.base
    if all((base.get(key) or None) == (value or None) for key, value in wanted.items()):
        raise bad(NOT_MODIFIED)
    changes = {key: value for key, value in wanted.items() if value}
    changes["edit_date"] = int(world.now().timestamp())
    amend(world, message, changes, remove=tuple(wanted))
    return message.wire


@method("deleteMessage")
def delete_message(world: World, params: Params) -> Any:
    chat = world.find_chat(params)
    world.require_presence(chat)
    _delete(world, chat, find_message(chat, params, "message to delete not found"))
    return True


@method("deleteMessages")
def delete_messages(world: World, params: Params) -> Any:
    chat = world.find_chat(params)
    world.require_presence(chat)
    numbers = params.structure("message_ids")
    if not isinstance(numbers, list) or not all(isinstance(number, int) for number in numbers):
        raise bad("can't parse message identifiers JSON object")
    if not 1 <= len(numbers) <= 100:
        raise bad("message identifiers are not specified" if not numbers else "too many messages to delete")
    # What is gone already is skipped, as Telegram does.
    messages = [chat.messages[number] for number in numbers if number in chat.messages]
    for message in messages:
        _require_deletable(world, chat, message)
    for message in messages:
        _delete(world, chat, message)
    return True


def _require_deletable(world: World, chat: Chat, message: Message) -> None:
    me = chat.member(world.bot.id)
    may_any = me is not None and me.may("can_delete_messages")
    young = world.now() - message.at < DELETABLE
    if young and (may_any or chat.private or message.sender is world.bot):
        return
    raise bad("message can't be deleted" + (" for everyone" if message.sender is world.bot else ""))


def _delete(world: World, chat: Chat, message: Message) -> None:
    _require_deletable(world, chat, message)
    del chat.messages[message.id]
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)
    world.changed(chat)


@method("answerCallbackQuery")
def answer_callback_query(world: World, params: Params) -> Any:
    text = params.text("text")
    if text and units(text) > ANSWER:
        raise bad("MESSAGE_TOO_LONG")
    url = params.text("url")
    if url and not is_start_link(world, url):
        # Games and t.me links with a start parameter of the bot are all that Telegram opens from here.
        raise bad("URL_INVALID")
    answer = {"text": text or None, "alert": params.flag("show_alert"), "url": url or None}
    world.answer_query(params.text("callback_query_id") or "", answer)
    return True


def is_start_link(world: World, url: str) -> bool:
    """Whether a link opens the private chat with the bot."""
    parts = urlsplit(url)
    if parts.netloc not in {"t.me", "telegram.me"}:
        return False
    same = parts.path.strip("/").lower() == (world.bot.username or "").lower()
    payload = parse_qs(parts.query).get("start", [""])[0]
    return same and bool(checks.PAYLOAD.fullmatch(payload))


@method("pinChatMessage")
def pin_chat_message(world: World, params: Params) -> Any:
    chat = _pinnable(world, params)
    message = find_message(chat, params, "message to pin not found")
    if message.id not in chat.pinned:
        chat.pinned.append(message.id)
        post_service(world, chat, world.bot, {"pinned_message": message.wire})
    return True


@method("unpinChatMessage")
def unpin_chat_message(world: World, params: Params) -> Any:
    chat = _pinnable(world, params)
    number = params.integer("message_id") or (chat.pinned[-1] if chat.pinned else None)
    if number is None or number not in chat.messages:
        raise bad("message to unpin not found")
    if number in chat.pinned:
        chat.pinned.remove(number)
        world.changed(chat)
    return True


@method("unpinAllChatMessages")
def unpin_all_chat_messages(world: World, params: Params) -> Any:
    chat = _pinnable(world, params)
    chat.pinned.clear()
    world.changed(chat)
    return True


def _pinnable(world: World, params: Params) -> Chat:
    chat = world.find_chat(params)
    if chat.private:
        world.require_presence(chat)
        return chat
    right = "can_edit_messages" if chat.type == "channel" else "can_pin_messages"
    world.require_right(chat, right, "not enough rights to manage pinned messages in the chat")
    return chat


@method("sendChatAction")
def send_chat_action(world: World, params: Params) -> Any:
    if params.text("action") not in ACTIONS:
        raise bad("wrong parameter action in request")
    chat = world.find_chat(params)
    world.require_writing(chat)
    for listener in world.on_typing:
        listener(chat)
    return True


@method("setMessageReaction")
def set_message_reaction(world: World, params: Params) -> Any:
    chat = world.find_chat(params)
    world.require_presence(chat)
    message = find_message(chat, params, "message to react not found")
    reaction = params.structure("reaction") or []
    if not isinstance(reaction, list) or not all(isinstance(one, dict) for one in reaction):
        raise bad("can't parse reaction types JSON object")
    if len(reaction) > 1:
        raise Refused("Bad Request: REACTIONS_TOO_MANY")
    message.reactions[world.bot.id] = reaction
    world.changed(chat)
    return True
