"""Invite links and requests to join."""

from datetime import datetime
from typing import Any

from simulator.entities import units
from simulator.members import join
from simulator.methods.registry import method
from simulator.nouns import Chat, InviteLink, JoinRequest
from simulator.params import Params
from simulator.refusals import bad
from simulator.world import World

NAME = 32
MOST_MEMBERS = 99_999
RIGHT = "can_invite_users"


def _chat(world: World, params: Params) -> Chat:
    chat = world.find_chat(params)
    world.require_right(chat, RIGHT, "not enough rights to manage chat invite link")
    return chat


@method("createChatInviteLink")
def create_chat_invite_link(world: World, params: Params) -> Any:
    chat = _chat(world, params)
    link = world.new_link(chat, world.bot)
    _describe(world, link, params)
    return link.wire


@method("editChatInviteLink")
def edit_chat_invite_link(world: World, params: Params) -> Any:
    link = _own_link(world, params)
    _describe(world, link, params)
    return link.wire


@method("revokeChatInviteLink")
def revoke_chat_invite_link(world: World, params: Params) -> Any:
    link = _own_link(world, params)
    link.revoked = True
    return link.wire


@method("exportChatInviteLink")
def export_chat_invite_link(world: World, params: Params) -> Any:
    chat = _chat(world, params)
    for link in chat.links.values():
        if link.primary and link.creator is world.bot:
            link.revoked = True
    made = world.new_link(chat, world.bot)
    made.primary = True
    return made.url


def _own_link(world: World, params: Params) -> InviteLink:
    chat = _chat(world, params)
    link = chat.links.get(params.text("invite_link") or "")
    if link is None:
        raise bad("INVITE_HASH_EXPIRED")
    if link.creator is not world.bot:
        raise bad("CHAT_ADMIN_REQUIRED")
    return link


def _describe(world: World, link: InviteLink, params: Params) -> None:
    name = params.text("name") or None
    if name and units(name) > NAME:
        raise bad("invite link name is too long")
    limit = params.integer("member_limit")
    if limit is not None and not 0 <= limit <= MOST_MEMBERS:
        raise bad("invalid value for member_limit")
    asks = params.flag("creates_join_request")
    if asks and limit:
        raise bad("member limit can't be specified for links requiring administrator approval")
    expires = params.integer("expire_date")
    link.name = name
    link.member_limit = limit or None
    link.creates_join_request = asks
    link.expires = datetime.fromtimestamp(expires, world.now().tzinfo) if expires else None


def _request(world: World, params: Params) -> tuple[Chat, JoinRequest]:
    chat = world.find_chat(params)
    world.require_right(chat, RIGHT, "not enough rights to manage chat join requests")
    user = world.user(params.number("user_id"))
    member = chat.member(user.id)
    if member is not None and member.present:
        raise bad("USER_ALREADY_PARTICIPANT")
    request = chat.pending.get(user.id)
    if request is None:
        raise bad("HIDE_REQUESTER_MISSING")
    return chat, request


@method("approveChatJoinRequest")
def approve_chat_join_request(world: World, params: Params) -> Any:
    chat, request = _request(world, params)
    join(world, chat, request.user, link=request.link, by=world.bot, request=True)
    return True


@method("declineChatJoinRequest")
def decline_chat_join_request(world: World, params: Params) -> Any:
    chat, request = _request(world, params)
    del chat.pending[request.user.id]
    world.changed(chat, "chats")
    return True
