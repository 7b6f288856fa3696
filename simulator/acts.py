"""What people do in Telegram, whoever plays them: a test or somebody at the page."""

from typing import Any

from simulator import members
from simulator.blocking import unblock
from simulator.buttons import Button
from simulator.entities import read, units
from simulator.methods.files import document_wire, keep, photo_wire
from simulator.methods.messages import is_start_link
from simulator.nouns import CallbackQuery, Chat, InviteLink, Message, User
from simulator.params import Upload
from simulator.pictures import size_of
from simulator.posting import amend, deliver, post
from simulator.refusals import Refused
from simulator.world import World

LONGEST = 4096
CAPTION = 1024


class ImpossibleError(AssertionError):
    """Telegram's apps would not let this person do that. The message says why, for people to read."""


def name_of(chat: Chat) -> str:
    """What people call a chat."""
    return chat.title or "the private chat"


def require_sight(chat: Chat, user: User) -> None:
    """Only members see a group, and nobody sees somebody else's private chat."""
    member = chat.member(user.id)
    if chat.user is not user if chat.private else member is None or not member.present:
        raise ImpossibleError(f"{user.name} is not in {name_of(chat)}.")


def may_write(chat: Chat, user: User) -> bool:
    """Whether the apps would show this person a field to write in."""
    if chat.private:
        return chat.user is user and not chat.blocked
    member = chat.member(user.id)
    if member is None or not member.present or chat.moved_to is not None:
        return False
    if chat.type == "channel":
        return member.may("can_post_messages")
    if member.status == "restricted":
        return member.rights.get("can_send_messages", False)
    return member.admin or chat.permissions.get("can_send_messages", True)


def write(
    world: World,
    user: User,
    chat: Chat,
    text: str,
    *,
    reply_to: int | None = None,
    topic: int | None = None,
    anonymously: bool = False,
) -> Message:
    """Writes a text; one that is too long for one message goes in several, as from Telegram's apps.

    An admin who writes `anonymously` writes in the name of the group.
    """
    _require_writing(world, chat, user)
    plain, _ = read(text, None)
    if not plain:
        raise ImpossibleError("There is nothing to send. Type a message first.")
    world.acted(user, "writes", plain, chat)
    content = _place(chat, topic)
    sender = user
    if anonymously:
        member = chat.member(user.id)
        if member is None or not member.admin:
            raise ImpossibleError(f"{user.name} is not an admin of {name_of(chat)}.")
        sender, content = world.anonymous, {**content, "sender_chat": chat.wire}
    replied = chat.messages.get(reply_to) if reply_to else None
    for part in _parts(plain):
        body, entities = read(part, None)
        extra = {"entities": entities} if entities else {}
        message = _say(world, sender, chat, {**content, "text": body, **extra}, replied)
    return message


def send_on(world: World, user: User, message: Message, *, hidden: bool = False) -> Message:
    """Sends a message on to the bot in private. Telegram tells whose it is, and never from which group.

    With `hidden` its author lets nobody see the account behind what is sent on: then a name is all there is.
    """
    require_sight(message.chat, user)
    private = world.chats[user.id]
    _require_writing(world, private, user)
    if message.protected:
        raise ImpossibleError("This message cannot be sent on.")
    world.acted(user, "sends on", message.text, private)
    content = {key: value for key, value in message.base.items() if key in _SENT_ON}
    content["forward_origin"] = _origin(message, hidden=hidden)
    return _say(world, user, private, content, None, message.file)


_SENT_ON = frozenset(("text", "entities", "caption", "caption_entities", "document", "photo"))


def _origin(message: Message, *, hidden: bool) -> dict[str, Any]:
    date = message.base["date"]
    chat = message.base.get("sender_chat")
    if message.chat.type == "channel":
        return {"type": "channel", "date": date, "chat": message.chat.wire, "message_id": message.id}
    if chat is not None:
        return {"type": "chat", "date": date, "sender_chat": chat}
    if hidden:
        return {"type": "hidden_user", "date": date, "sender_user_name": message.sender.name}
    return {"type": "user", "date": date, "sender_user": message.sender.wire}


def edit(world: World, user: User, message: Message, text: str) -> None:
    """Changes a text that one wrote."""
    if message.sender is not user or "text" not in message.base:
        raise ImpossibleError("Only a text of one's own can be changed.")
    plain, entities = read(text, None)
    if not plain or units(plain) > LONGEST:
        raise ImpossibleError(f"A message has 1 to {LONGEST} characters.")
    world.acted(user, "edits", plain, message.chat)
    changes: dict[str, Any] = {"text": plain, "edit_date": int(world.now().timestamp())}
    if entities:
        changes["entities"] = entities
    amend(world, message, changes, remove=("entities",))
    deliver(world, message, edited=True)


def _parts(text: str) -> list[str]:
    parts, rest = [], text
    while units(rest) > LONGEST:
        size = LONGEST
        while units(rest[:size]) > LONGEST:
            size -= units(rest[:size]) - LONGEST
        cut = rest.rfind(" ", size // 2, size)
        size = cut if cut > 0 else size
        parts.append(rest[:size])
        rest = rest[size:].lstrip()
    return [*parts, rest] if rest else parts


def _say(
    world: World, user: User, chat: Chat, content: dict[str, Any], replied: Message | None, file: Any = None
) -> Message:
    if chat.private and not chat.started:
        chat.started = True
        world.changed(chat, "chats")
    message = post(world, chat, user, content, reply_to=replied, file=file)
    deliver(world, message)
    return message


def _require_writing(world: World, chat: Chat, user: User) -> None:
    require_sight(chat, user)
    members.lapse(world, chat, user)
    if chat.private and chat.blocked:
        raise ImpossibleError(f"{user.name} has blocked the bot. Press Start to open the chat again.")
    if not may_write(chat, user):
        raise ImpossibleError(f"{user.name} may not write in {name_of(chat)}.")


def _place(chat: Chat, topic: int | None) -> dict[str, Any]:
    if topic is None:
        return {}
    if topic not in chat.topics:
        raise ImpossibleError(f"{name_of(chat)} has no topic {topic}.")
    if chat.topics[topic].closed:
        raise ImpossibleError("This topic is closed.")
    return {"message_thread_id": topic}


def start(world: World, user: User, payload: str | None = None) -> Message:
    """Presses Start in the private chat, or follows a link that does. Unblocks the bot as well."""
    chat = world.chats[user.id]
    unblock(world, user)
    world.acted(user, "starts", payload or "", chat)
    text = f"/start {payload}" if payload else "/start"
    entities = [{"type": "bot_command", "offset": 0, "length": len("/start")}]
    return _say(world, user, chat, {"text": text, "entities": entities}, None)


def press(world: World, user: User, message: Message, button: Button) -> CallbackQuery | None:
    """Presses a button under a message. None for a link; links into Telegram are followed at once."""
    require_sight(message.chat, user)
    world.acted(user, "presses", button.text, message.chat)
    if button.kind == "callback":
        return press_data(world, user, message, button.data or "")
    if button.url:
        follow(world, user, button.url)
    return None


def press_data(world: World, user: User, message: Message, data: str) -> CallbackQuery:
    """A press that carries any data at all, also what no button ever said."""
    chat = message.chat
    query = world.open_query(user, message)
    me = chat.member(world.bot.id)
    if not chat.blocked if chat.private else me is not None and me.present:
        body = {
            "id": query.id,
            "from": user.wire,
            "message": message.wire,
            "chat_instance": str(abs(chat.id) * 7919),
            "data": data,
        }
        world.updates.emit("callback_query", body)
    return query


def follow(world: World, user: User, url: str) -> bool:
    """Opens a link; True if it led somewhere inside Telegram: to the bot, or into a group."""
    if is_start_link(world, url):
        start(world, user, url.partition("start=")[2].partition("&")[0])
        return True
    link = world.links.get(url)
    if link is None:
        return False
    ask_to_join(world, user, link.chat, link)
    return True


def ask_to_join(
    world: World, user: User, chat: Chat, link: InviteLink, user_chat_id: int | None = None
) -> None:
    """Uses an invite link: sends a request, or comes in where the link lets everybody in."""
    if not members.usable(world, link):
        raise ImpossibleError("This invite link is no longer valid. Ask for a new one.")
    member = chat.member(user.id)
    if member is not None:
        members.lapse(world, chat, user)
    world.acted(user, "asks to join" if link.creates_join_request else "joins", name_of(chat), chat)
    try:
        if link.creates_join_request:
            members.request_to_join(world, chat, user, link, user_chat_id)
            return
    except Refused as refused:
        raise ImpossibleError(_WHY.get(refused.description.split()[-1], refused.description)) from None
    members.join(world, chat, user, link=link, by=None, request=False)


_WHY = {
    "USER_ALREADY_PARTICIPANT": "You are in this group already.",
    "USER_KICKED": "You were removed from this group and cannot ask to join.",
}


def leave(world: World, user: User, chat: Chat) -> None:
    """Leaves a group, or takes back a request to join it."""
    world.acted(user, "leaves", name_of(chat), chat)
    if user.id in chat.pending:
        del chat.pending[user.id]
        world.changed(chat, "chats")
        return
    require_sight(chat, user)
    members.leave(world, chat, user, user)


def upload(
    world: World,
    user: User,
    chat: Chat,
    file: Upload,
    *,
    caption: str = "",
    as_photo: bool = False,
    topic: int | None = None,
) -> Message:
    """Sends a file, or where asked for and possible a picture."""
    _require_writing(world, chat, user)
    words, entities = read(caption, None)
    if units(words) > CAPTION:
        raise ImpossibleError(f"The caption is too long. It may have {CAPTION} characters.")
    kind = "photo" if as_photo and size_of(file.data) else "document"
    try:
        stored = keep(world, file, kind)
    except Refused as refused:
        raise ImpossibleError(f"The file cannot be sent: {refused.description}.") from None
    world.acted(user, "uploads", stored.name, chat)
    wire: dict[str, Any] = (
        {"photo": photo_wire(stored)} if kind == "photo" else {"document": document_wire(stored)}
    )
    if words:
        wire["caption"] = words
    if entities:
        wire["caption_entities"] = entities
    return _say(world, user, chat, _place(chat, topic) | wire, None, stored)
