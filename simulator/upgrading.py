"""A plain group becomes a supergroup: another chat with another id, which the bot is told of twice."""

from simulator.nouns import Chat, User
from simulator.posting import post_service
from simulator.world import World


def upgrade(world: World, chat: Chat, by: User, *, silently: bool = False) -> Chat:
    """The supergroup, with the same people. Until now the group counts as a plain one.

    Messages stay behind, and calls to the old id are refused with the new one. With `silently` the bot
    learns it from these refusals only, as when the updates are late.
    """
    chat.type = "group"
    chat.refresh()
    new = world.add_group(chat.title or "", None, "supergroup")
    new.members = dict(chat.members)
    new.permissions = dict(chat.permissions)
    if not silently:
        post_service(world, chat, by, {"migrate_to_chat_id": new.id})
        post_service(world, new, world.anonymous, {"migrate_from_chat_id": chat.id})
    chat.moved_to = new
    world.changed(new, "chats")
    return new
