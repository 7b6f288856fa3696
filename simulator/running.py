"""What people do who run a group: adding and removing, admin rights, deciding on requests."""

from collections.abc import Mapping

from simulator import members
from simulator.acts import ImpossibleError, name_of
from simulator.nouns import Chat, InviteLink, User
from simulator.world import World


def own(world: World, user: User, chat: Chat) -> None:
    """Somebody becomes the owner of a group that has none."""
    members.set_member(world, chat, user, "creator", user)


def owner_of(chat: Chat) -> User | None:
    return next((member.user for member in chat.members.values() if member.status == "creator"), None)


def require_admin(world: World, user: User, chat: Chat) -> None:
    """The one who acts must run the group. A group without an owner belongs to whoever acts first."""
    if owner_of(chat) is None:
        own(world, user, chat)
    member = chat.member(user.id)
    if member is None or not member.admin:
        raise ImpossibleError(f"{user.name} is not an admin of {name_of(chat)}.")


def require_forum(world: World, user: User, chat: Chat) -> None:
    """Topics are the admins' here; a forum may let every member make them, which nothing depends on."""
    require_admin(world, user, chat)
    if not chat.forum:
        raise ImpossibleError(f"{name_of(chat)} has no topics.")


def invite_link(world: World, chat: Chat) -> InviteLink:
    """The group's own link, which makes requests to join. It is made when it is first asked for."""
    owner = owner_of(chat)
    if owner is None:
        raise ImpossibleError(f"{name_of(chat)} has no owner yet, so nobody could make a link.")
    for link in chat.links.values():
        if link.primary and link.creator is owner and not link.revoked:
            return link
    link = world.new_link(chat, owner)
    link.primary = True
    link.creates_join_request = True
    return link


def add_bot(world: World, user: User, chat: Chat, rights: Mapping[str, bool] | None) -> None:
    """Adds the bot, as an administrator with `rights` or with None as an ordinary member."""
    require_admin(world, user, chat)
    me = chat.member(world.bot.id)
    if me is not None and me.present:
        raise ImpossibleError(f"The bot is in {name_of(chat)} already.")
    world.acted(user, "adds the bot", name_of(chat), chat)
    _stand(world, user, chat, rights)


def set_bot_rights(world: World, user: User, chat: Chat, rights: Mapping[str, bool] | None) -> None:
    """Gives the bot other rights; None makes it an ordinary member."""
    require_admin(world, user, chat)
    me = chat.member(world.bot.id)
    if me is None or not me.present:
        raise ImpossibleError(f"The bot is not in {name_of(chat)}.")
    world.acted(user, "changes the bot's rights", name_of(chat), chat)
    _stand(world, user, chat, rights)


def _stand(world: World, user: User, chat: Chat, rights: Mapping[str, bool] | None) -> None:
    if rights is None:
        members.set_member(world, chat, world.bot, "member", user)
    else:
        known = members.admin_rights(chat, rights)
        members.set_member(world, chat, world.bot, "administrator", user, rights=known)


def remove_bot(world: World, user: User, chat: Chat) -> None:
    """Removes the bot from a group."""
    require_admin(world, user, chat)
    world.acted(user, "removes the bot", name_of(chat), chat)
    members.set_member(world, chat, world.bot, "kicked", user)


def add(world: World, by: User, user: User, chat: Chat) -> None:
    """An admin adds somebody."""
    require_admin(world, by, chat)
    world.acted(by, "adds", user.name, chat)
    members.join(world, chat, user, link=None, by=by, request=False)


def remove(world: World, by: User, user: User, chat: Chat) -> None:
    """An admin removes and bans somebody."""
    require_admin(world, by, chat)
    world.acted(by, "removes", user.name, chat)
    members.leave(world, chat, user, by, "kicked")


def promote(world: World, by: User, user: User, chat: Chat, rights: Mapping[str, bool] | None) -> None:
    """An admin makes somebody an admin too, or with None an ordinary member again."""
    require_admin(world, by, chat)
    world.acted(by, "promotes" if rights is not None else "demotes", user.name, chat)
    if rights is None:
        members.set_member(world, chat, user, "member", by)
    else:
        known = members.admin_rights(chat, rights)
        members.set_member(world, chat, user, "administrator", by, rights=known)


def decide(world: World, by: User, user: User, chat: Chat, *, admit: bool) -> None:
    """An admin answers a request to join in Telegram itself, past the bot."""
    require_admin(world, by, chat)
    request = chat.pending.get(user.id)
    if request is None:
        raise ImpossibleError(f"{user.name} has not asked to join {name_of(chat)}.")
    world.acted(by, "admits" if admit else "declines", user.name, chat)
    if admit:
        members.join(world, chat, user, link=request.link, by=by, request=True)
    else:
        del chat.pending[user.id]
        world.changed(chat, "chats")
