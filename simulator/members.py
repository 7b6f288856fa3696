"""Who belongs to a group, with which rights, and what the bot is told about changes."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from simulator.nouns import Chat, InviteLink, JoinRequest, Member, User
from simulator.posting import post_service
from simulator.refusals import bad
from simulator.world import REQUEST_WINDOW, World

ADMIN_RIGHTS = [
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
]
GROUP_RIGHTS = ["can_pin_messages", "can_manage_topics", "can_manage_tags"]
CHANNEL_RIGHTS = ["can_post_messages", "can_edit_messages", "can_manage_direct_messages"]
PERMISSIONS = [
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
]


def known_rights(chat: Chat) -> list[str]:
    return ADMIN_RIGHTS + (CHANNEL_RIGHTS if chat.type == "channel" else GROUP_RIGHTS)


def wire_of(chat: Chat, user: User) -> dict[str, Any]:
    """The ChatMember of somebody; who never was there has left."""
    member = chat.member(user.id)
    if member is None:
        return {"status": "left", "user": user.wire}
    return member_wire(chat, member)


def member_wire(chat: Chat, member: Member) -> dict[str, Any]:
    wire: dict[str, Any] = {"status": member.status, "user": member.user.wire}
    until = int(member.until.timestamp()) if member.until else 0
    if member.status == "creator":
        wire["is_anonymous"] = False
    elif member.status == "administrator":
        wire |= {"can_be_edited": False, "is_anonymous": member.rights.get("is_anonymous", False)}
        wire |= {right: member.rights.get(right, False) for right in known_rights(chat)}
    elif member.status == "restricted":
        wire |= {"is_member": member.present, "until_date": until}
        wire |= {right: member.rights.get(right, False) for right in PERMISSIONS}
    elif member.status == "kicked":
        wire["until_date"] = until
    if member.title and member.admin:
        wire["custom_title"] = member.title
    return wire


def set_member(
    world: World,
    chat: Chat,
    user: User,
    status: str,
    by: User,
    *,
    rights: Mapping[str, bool] | None = None,
    until: datetime | None = None,
    link: InviteLink | None = None,
    via_request: bool = False,
) -> Member:
    """Gives somebody a new standing and tells the bot.

    The bot's own changes arrive as `my_chat_member`; those of others as `chat_member`, only if the
    bot is an admin (and, by default, only if it asked for that kind). A change to what was already
    true makes no update.
    """
    before = wire_of(chat, user)
    old = chat.member(user.id)
    member = Member(user, status, dict(rights or {}), old.title if old else None, until)
    chat.members[user.id] = member
    after = member_wire(chat, member)
    if before != after:
        body: dict[str, Any] = {
            "chat": chat.wire,
            "from": by.wire,
            "date": int(world.now().timestamp()),
            "old_chat_member": before,
            "new_chat_member": after,
        }
        if link is not None:
            body["invite_link"] = link.wire
        if via_request:
            body["via_join_request"] = True
        if user is world.bot:
            world.updates.emit("my_chat_member", body)
        elif world.bot_is_admin(chat):
            world.updates.emit("chat_member", body)
        world.changed(chat, "chats")
    return member


def admin_rights(chat: Chat, given: Mapping[str, bool]) -> dict[str, bool]:
    """Rights of an admin: those named, and `can_manage_chat`, which every admin has."""
    allowed = set(known_rights(chat)) | {"is_anonymous"}
    if unknown := set(given) - allowed:
        raise ValueError(f"no such right in a {chat.type}: {', '.join(sorted(unknown))}")
    return {"can_manage_chat": True} | {right: bool(value) for right, value in given.items()}


def join(
    world: World, chat: Chat, user: User, *, link: InviteLink | None, by: User | None, request: bool
) -> None:
    """Somebody comes in; groups show a service message, channels do not."""
    if link is not None:
        link.joined += 1
    chat.pending.pop(user.id, None)
    lapse(world, chat, user)
    old = chat.member(user.id)
    if old is not None and old.status == "restricted":
        # Who was muted and has left is still muted when they come back.
        rights = {**old.rights, "is_member": True}
        set_member(
            world, chat, user, "restricted", by or user,
            rights=rights, until=old.until, link=link, via_request=request,
        )  # fmt: skip
    else:
        set_member(world, chat, user, "member", by or user, link=link, via_request=request)
    if chat.type != "channel":
        post_service(world, chat, user, {"new_chat_members": [user.wire]})


def leave(
    world: World, chat: Chat, user: User, by: User, status: str = "left", until: datetime | None = None
) -> None:
    """Somebody goes, or is made to go (`status` "kicked")."""
    member = chat.member(user.id)
    was_there = member is not None and member.present
    if status == "left" and member is not None and member.status == "restricted":
        lapse(world, chat, user)
        member = chat.members[user.id]
    if status == "left" and member is not None and member.status == "restricted":
        rights = {**member.rights, "is_member": False}
        set_member(world, chat, user, "restricted", by, rights=rights, until=member.until)
    else:
        set_member(world, chat, user, status, by, until=until)
    if was_there and chat.type != "channel" and user is not world.bot:
        post_service(world, chat, by, {"left_chat_member": user.wire})


def usable(world: World, link: InviteLink) -> bool:
    full = link.member_limit is not None and link.joined >= link.member_limit
    late = link.expires is not None and world.now() >= link.expires
    return not (link.revoked or full or late)


def request_to_join(
    world: World, chat: Chat, user: User, link: InviteLink | None, user_chat_id: int | None
) -> None:
    """Somebody asks to come in; the bot is told if it may invite, and may write to them for five minutes.

    The window ends earlier only when the request is dealt with in Telegram's documentation; real
    bots keep writing after approving, so the simulator keeps it open for the full five minutes.
    """
    member = chat.member(user.id)
    if member is not None and member.present:
        raise bad("USER_ALREADY_PARTICIPANT")
    if member is not None and member.status == "kicked":
        raise bad("USER_KICKED")
    chat.pending[user.id] = JoinRequest(user, world.now(), link)
    me = chat.member(world.bot.id)
    if me is None or not me.may("can_invite_users"):
        world.changed(chat, "chats")
        return
    private = world.chats[user.id]
    private.window = world.now() + REQUEST_WINDOW
    if user_chat_id is not None and user_chat_id != user.id:
        world.aliases[user_chat_id] = private
    body = {
        "chat": chat.wire,
        "from": user.wire,
        "user_chat_id": user_chat_id or user.id,
        "date": int(world.now().timestamp()),
    }
    if link is not None:
        body["invite_link"] = link.wire
    world.updates.emit("chat_join_request", body)
    world.changed(chat, "chats")


FOR_EVER_UNDER = timedelta(seconds=30)
FOR_EVER_OVER = timedelta(days=366)


def until_when(now: datetime, given: int | None) -> datetime | None:
    """The end of a ban or a mute; None, for ever, if under 30 seconds or over 366 days from now."""
    if not given:
        return None
    until = datetime.fromtimestamp(given, now.tzinfo)
    return None if until - now < FOR_EVER_UNDER or until - now > FOR_EVER_OVER else until


def lapse(world: World, chat: Chat, user: User) -> None:
    """Ends a ban or mute whose time is over. Telegram sends no update for that, neither do we."""
    member = chat.member(user.id)
    if member is None or member.until is None or member.until > world.now():
        return
    status = "member" if member.status == "restricted" and member.present else "left"
    chat.members[user.id] = Member(user, status)
