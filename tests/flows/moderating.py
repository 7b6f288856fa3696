"""A community whose moderators may also act at Telegram, and the steps that most stories share."""

from rules.permissions import Role

STAFF_RIGHTS = ("can_delete_messages", "can_restrict_members")
MINUS_BAN = ("can_invite_users", "can_delete_messages", "can_pin_messages")


async def moderators(vale, *names):
    """Moderators with the rights at Telegram that they need."""
    await vale.doctors(*names, roles=(Role.MODERATOR,))
    for name in names:
        await vale.noor.promotes(vale.person(name), vale.group, STAFF_RIGHTS)


async def says(vale, person, words="You are all useless"):
    return await person.writes(words, vale.group)


async def mutes(vale, moderator, message, *, span="One day", reason="Unkind to others", delete="Leave it"):
    """A moderator answers a message with /mute, and goes through the questions."""
    await moderator.writes("/mute", vale.group, reply_to=message)
    for label in ("Mute", reason, span, delete, "Mute now"):
        await moderator.presses(label)


async def warns(vale, moderator, message):
    await moderator.writes("/warn", vale.group, reply_to=message)
    for label in ("Warn", "Unkind to others", "Leave it", "Warn now"):
        await moderator.presses(label)


async def removes(vale, moderator, message, *, span="Six months"):
    await moderator.writes("/remove", vale.group, reply_to=message)
    for label in ("Remove", "Remove", "Unkind to others", span, "Remove now"):
        await moderator.presses(label)


def may_write(vale, person, group=None):
    member = (group or vale.group).chat.member(person.id)
    return member is not None and (
        member.status != "restricted" or bool(member.rights.get("can_send_messages"))
    )
