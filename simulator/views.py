"""What the page is told: chats and messages as one person sees them, as plain JSON."""

from typing import Any
from urllib.parse import quote

from simulator.acts import may_write
from simulator.entities import as_html
from simulator.methods.me import commands_in
from simulator.nouns import Chat, Message, StoredFile, User
from simulator.running import invite_link, owner_of
from simulator.world import World

Json = dict[str, Any]


def can_see(chat: Chat, user: User) -> bool:
    """Whether this person can read the chat."""
    if chat.private:
        return chat.user is user
    member = chat.member(user.id)
    return member is not None and member.present


def chats_of(world: World, user: User) -> list[Chat]:
    """The chats in this person's list, with those they could ask to join."""
    return [
        chat
        for chat in world.chats.values()
        if can_see(chat, user) or (not chat.private and (user.id in chat.pending or joinable(chat, user)))
    ]


def joinable(chat: Chat, user: User) -> bool:
    """Everybody has the link to every group that has an owner, unless they were removed from it."""
    member = chat.member(user.id)
    banned = member is not None and member.status == "kicked"
    return not chat.private and not can_see(chat, user) and not banned and owner_of(chat) is not None


def chat_view(world: World, chat: Chat, user: User, read_up_to: int) -> Json:
    """One line of the list of chats and the head of a conversation."""
    inside = can_see(chat, user)
    member = chat.member(user.id)
    messages = list(chat.messages.values()) if inside else []
    admin = member is not None and member.admin
    return {
        "id": chat.id,
        "type": chat.type,
        "title": world.bot.name if chat.private else chat.title,
        "forum": chat.forum,
        "topics": [
            {"id": topic.id, "name": topic.name, "closed": topic.closed} for topic in chat.topics.values()
        ],
        "started": chat.private and chat.started and not chat.blocked,
        "blocked": chat.blocked,
        "member": inside,
        "pending": user.id in chat.pending,
        "joinable": joinable(chat, user) and user.id not in chat.pending,
        "can_write": may_write(chat, user),
        "admin": admin,
        "members": 2 if chat.private else sum(one.present for one in chat.members.values()),
        "unread": sum(m.id > read_up_to and m.sender is not user for m in messages),
        "link": invite_link(world, chat).url if admin else None,
        "bot": None if chat.private else _bot_view(world, chat),
        "commands": commands_in(world, chat, user),
        "last": _last(messages[-1], user) if messages else None,
    }


def _bot_view(world: World, chat: Chat) -> Json:
    me = chat.member(world.bot.id)
    if me is None or not me.present:
        return {"role": "none", "rights": None}
    return {"role": "admin", "rights": me.rights} if me.admin else {"role": "member", "rights": None}


def _last(message: Message, user: User) -> Json:
    text = message.text or (message.file.name if message.file else "")
    sender = "You" if message.sender is user else message.sender.first_name
    return {"from": sender, "text": text[:200], "at": message.at.isoformat()}


def message_view(message: Message, user: User) -> Json:
    """One message as this person sees it."""
    chat = message.chat
    sender = message.sender
    shown = {"id": sender.id, "name": sender.name, "is_bot": sender.is_bot}
    if chat.type == "channel":
        shown = {"id": chat.id, "name": chat.title, "is_bot": False}
    replied = message.reply_to
    file = message.file
    return {
        "id": message.id,
        "at": message.at.isoformat(),
        "from": shown,
        "mine": sender is user,
        "text": message.text,
        "html": as_html(message.text, message.entities) if message.poll is None else "",
        "service": message.service,
        "edited": message.edited,
        "pinned": message.id in chat.pinned,
        "protected": message.protected,
        "topic": message.topic,
        "reply_to": {"id": replied.id, "text": replied.text[:200]} if replied else None,
        "buttons": [
            [
                {
                    "text": button.text,
                    "kind": button.kind,
                    "row": button.row,
                    "column": button.column,
                    "url": button.url,
                    "copy": button.copy,
                }
                for button in row
            ]
            for row in message.buttons
        ],
        "reply_keyboard": message.reply_keyboard,
        "file": _file(file, user) if file and file.kind != "photo" else None,
        "photo": {"url": _url(file, user), "width": file.width, "height": file.height}
        if file and file.kind == "photo"
        else None,
        "poll": _poll(message, user),
    }


def _file(file: StoredFile, user: User) -> Json:
    return {"name": file.name, "size": len(file.data), "mime": file.mime, "url": _url(file, user)}


def _url(file: StoredFile, user: User) -> str:
    return f"/sim/files/{quote(file.path)}?as={user.id}"


def _poll(message: Message, user: User) -> Json | None:
    poll = message.poll
    if poll is None:
        return None
    mine = poll.votes.get(user.id, ())
    # Counts show once one has voted or the poll is closed, as in the apps.
    hidden = poll.hidden or not (mine or poll.closed)
    counts = poll.counts()
    return {
        "question": poll.question,
        "options": [
            {"text": option.text, "votes": None if hidden else count}
            for option, count in zip(poll.options, counts, strict=True)
        ],
        "total": len(poll.votes),
        "voted": list(mine),
        "anonymous": poll.anonymous,
        "multiple": poll.multiple,
        "closed": poll.closed,
        "hidden": poll.hidden_until_closed,
        "revoting": poll.revoting,
    }
